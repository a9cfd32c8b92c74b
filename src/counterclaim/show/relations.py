"""Relations between claims in words: one row each, for terminal, pages and exports. A new relation needs a row here.

A relation has a direction: in "a denies b" the claim `a` is the denial. Whoever stands at `b` reads the passive.
"""

from typing import NamedTuple

from counterclaim.language import _, n_, p_


class Relation(NamedTuple):
    """active: "a ... b". passive: "b ... a". one, many: how many there are. against: the two cannot both be right."""

    active: str
    passive: str
    one: str
    many: str
    against: bool = False


RELATIONS: dict[str, Relation] = {
    "same_utterance": Relation("repeats", "is repeated by", "repetition", "repetitions"),
    "restates": Relation("says the same as", "says the same as", "restatement", "restatements"),
    "agrees": Relation("agrees with", "agrees with", "agreement", "agreements"),
    "compatible": Relation("is compatible with", "is compatible with", "compatible pair", "compatible pairs"),
    "updates": Relation("is a later count than", "is an earlier count than", "later count", "later counts"),
    "part_of": Relation("is part of", "includes", "part of a larger count", "parts of a larger count"),
    "differs": Relation("differs from", "differs from", "difference", "differences", True),
    "contradicts": Relation("contradicts", "is contradicted by", "contradiction", "contradictions", True),
    "opposed": Relation("conflicts with", "conflicts with", "conflict", "conflicts", True),
    "denies": Relation("denies", "is denied by", "denial", "denials", True),
    "inconsistent": Relation("does not fit with", "does not fit with", "inconsistency", "inconsistencies", True),
    "not_comparable": Relation(
        "cannot be compared with", "cannot be compared with",
        "pair that cannot be compared", "pairs that cannot be compared",
    ),
}  # fmt: skip


def verb(relation: str, *, passive: bool = False) -> str:
    """The words between the two claims: "denies", or "is denied by" where the one denied comes first."""
    row = RELATIONS[relation]
    return p_("relation", row.passive if passive else row.active)


def sentence(relation: str, a: str, b: str) -> str:
    """ "1 denies 2"; "1 does not fit with itself" of a claim whose figure and conversion differ."""
    return _("%(first)s %(verb)s %(second)s", first=a, verb=verb(relation), second=_("itself") if a == b else b)


def counted(relation: str, count: int) -> str:
    """ "1 denial", "2 denials"."""
    row = RELATIONS[relation]
    return n_(f"%(count)s {row.one}", f"%(count)s {row.many}", count)


def against(relation: str) -> bool:
    """True where the two claims cannot both be right, or differ."""
    return RELATIONS[relation].against
