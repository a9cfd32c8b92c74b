"""Whose office a phrase names: the classes of office that hold together, and the office before a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from counterclaim.reader.languages.bodies import STEM
from counterclaim.reader.languages.language import ARTICLES, Language, fold
from counterclaim.reader.languages.tokens import LONGEST, Tokens

OFFICE = 5  # words back from a name in which its office is looked for
SHORT = 3  # letters of a preposition at most
VAGUE = frozenset("official civilian expert media".split())
_NARROWER = {"minister": frozenset({"foreign_minister", "defence_minister"})}
_HEADS = frozenset("head_of_state head_of_government foreign_minister defence_minister minister governor mayor".split())


def office_before(tokens: Tokens) -> str | None:
    """The class of the office whose words end the tokens, a name apart: "Chancellor of Norva | Ana Sorel"."""
    for k in range(len(tokens) - 1, max(-1, len(tokens) - OFFICE - 1), -1):
        found = tokens.of(k, "role")
        if found is not None:
            near = range(max(0, k - LONGEST), k)
            at = next((m for m in near if (one := tokens.of(m, "role")) and m + one.size > k), k)  # "prime | minister"
            led = tokens.of(at - 1, "preposition", "joins") is not None  # "porte-parole | du président"
            outer = tokens.of(at - 1 - led, "role") if at > led else None
            office = outer or tokens.of(at, "role") or found
            return office.value if office.value not in VAGUE else None
        if not tokens.low[k].isalpha() or tokens.of(k, "saying", "according", "preposition") is not None:
            return None
    return None


def fits(role_class: str, classes: Collection[str], *, leader: bool) -> bool:
    """True where who has one of these classes of office may be meant by one of another: "the minister" by the foreign
    minister; "the Norvan leader" by Norva's head. leader: the phrase says so, and names the side that is his.
    """
    if role_class in classes or not _NARROWER.get(role_class, frozenset()).isdisjoint(classes):
        return True
    return leader and role_class == "official" and not _HEADS.isdisjoint(classes)


def leader(office: str, language: Language) -> bool:
    """True for "the Norvan leader", which may be Norva's president; not for "a Norvan official"."""
    tokens = Tokens(office, 0, len(office), language)
    return any(tokens.of(k, "leader") is not None for k in range(len(tokens)))


def told_alike(role_class: str, office: str, roles: Iterable[str], language: Language) -> bool:
    """False for "the spokesman of Norva's army" and a spokesman whom the text tells to be nobody of that army."""
    tokens = Tokens(office, 0, len(office), language)
    first = next((k for k in range(len(tokens)) if tokens.of(k, "role") is not None), len(tokens))
    owner = {fold(word)[:STEM] for word in office.split()[first + 1 :] if len(word) > SHORT}
    return role_class != "spokesperson" or not owner or any(fold(w)[:STEM] in owner for r in roles for w in r.split())


def bare(tokens: Tokens) -> bool:
    """True for an office alone that tells by its article, where the language has one, that it was named before."""
    code = tokens.language.code
    first = int(code == "fr" and tokens.word(0) in ("le", "la", "l'", "l’"))
    office = tokens.of(first, "role")
    definite = code in ("ru", "uk") or first > 0 or tokens.word(0).startswith(ARTICLES.get(code, "\0"))
    return definite and office is not None and office.value not in VAGUE and first + office.size == len(tokens)
