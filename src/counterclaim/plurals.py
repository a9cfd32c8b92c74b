"""English nouns in the plural."""

from counterclaim import vocabulary

PLURALS = vocabulary.pairs("figures.plurals")
_BY_SINGULAR = {one: many for many, one in PLURALS.items()} | {"person": "people"}
_SHORT = 3  # letters of "gas" and "bus", which are no plurals
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
    if noun.endswith("s") and len(noun) > _SHORT and noun[-2] not in "isu":
        return noun  # "civilians", "houses"; not "class", "virus", "crisis"
    if noun.endswith("man") and not noun.endswith("human"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_SIBILANT) else "s")
