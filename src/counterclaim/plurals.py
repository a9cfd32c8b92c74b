"""English nouns in the plural."""

PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "lives": "life",
    "wives": "wife", "knives": "knife", "halves": "half", "wolves": "wolf", "thieves": "thief", "leaves": "leaf",
    "bodies": "body", "buses": "bus", "gases": "gas", "viruses": "virus", "crises": "crisis", "bases": "base",
    "houses": "house", "horses": "horse", "causes": "cause", "cases": "case", "phases": "phase", "corpses": "corpse",
    "series": "series", "species": "species", "headquarters": "headquarters", "aircraft": "aircraft", "axes": "axe",
    "purchases": "purchase", "licenses": "license", "licences": "licence", "releases": "release", "nurses": "nurse",
    "responses": "response", "universities": "university", "movies": "movie", "dies": "die", "missiles": "missile",
    "sources": "source", "forces": "force", "offences": "offence", "offenses": "offense", "incidents": "incident",
    "corps": "corps", "troops": "troops", "data": "data", "media": "media", "staff": "staff", "personnel": "personnel",
}  # fmt: skip
_BY_SINGULAR = {one: many for many, one in PLURALS.items()} | {"person": "people"}
_SIBILANT = ("s", "x", "z", "ch", "sh")


def plural(noun: str) -> str:
    """A noun's plural, lower case ("bus": "buses", "family": "families"); one that is a plural already stays."""
    before, blank, last = noun.rpartition(" ")
    return before + blank + _plural(last)


def _plural(noun: str) -> str:
    if noun in _BY_SINGULAR:
        return _BY_SINGULAR[noun]
    if noun in PLURALS or noun.endswith(("people", "men", "craft", "hertz")):
        return noun
    if noun.endswith("man") and not noun.endswith("human"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_SIBILANT) else "s")
