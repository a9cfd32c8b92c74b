"""Who acts and on whom, against hand-made tables: is the party right, its side, and its kind.

A row of a table is looked at where a claim has its own words (token F1 at least 0.8). It names "actor" and "target",
"actor_side" and "target_side", and may name "target_kind" (one of model.claim.PartyKind).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from counterclaim.evaluation.claims import Row, claim_of
from counterclaim.evaluation.match import same_name

RoleName = Literal["actor", "target"]
ROLES: tuple[RoleName, RoleName] = ("actor", "target")


class RoleScore(msgspec.Struct, frozen=True, kw_only=True):
    """Counts over the rows found.

    labelled, given: the table, the reading names a party; right: both do, and the same (one name holds the other's
    words, or both end in the same word); both, neither: whichever it is. side, kind: of the right ones of which the
    table tells it, (right, given by the reading, told by the table). beside: (right, given) where the reading names the
    other party, too: what an export of deeds hands on. types: by claim type, that and (labelled).
    """

    labelled: int
    given: int
    both: int
    neither: int
    right: int
    side: tuple[int, int, int]
    kind: tuple[int, int, int]
    beside: tuple[int, int]
    types: dict[str, tuple[int, int, int]]

    @property
    def holds(self) -> float:
        """Share of the given ones that are right."""
        return self.right / max(1, self.given)

    @property
    def found(self) -> float:
        """Share of the labelled ones that are given and right."""
        return self.right / max(1, self.labelled)

    @property
    def agreed(self) -> float:
        """Share of all rows on which both agree, rows without a party included: as annotators are compared."""
        return (self.right + self.neither) / max(1, self.labelled + self.given - self.both + self.neither)


def score_roles(reports: Iterable[tuple[Row, Row]]) -> dict[RoleName, RoleScore]:
    """The scores of actors and targets over (gold table, reading as `Reading.to_dict()` gives it)."""
    pairs = [
        (row, claim)
        for gold, reading in reports
        for row in gold["claims"]
        if row["required"] and (claim := claim_of(row, reading["claims"])) is not None
    ]
    return {role: _score(role, pairs) for role in ROLES}


def _score(role: RoleName, pairs: Iterable[tuple[Row, Row]]) -> RoleScore:
    count: Counter[str] = Counter()
    part: dict[str, Counter[str]] = {"side": Counter(), "kind": Counter()}
    types: dict[str, Counter[str]] = {}
    for row, claim in pairs:
        roles = claim.get("roles") or {}
        name, read, beside = row.get(role), roles.get(role), all(roles.get(one) for one in ROLES)
        seen = ["labelled"] * bool(name) + ["given"] * bool(read)
        seen += ["both"] if len(seen) == 2 else ["neither"] if not seen else []
        if name and read and same_name(name, read["name"]):
            seen.append("right")
            for field, tally in part.items():
                _compare(tally, row.get(f"{role}_{field}"), read.get(field))
        seen += [f"{one} beside" for one in seen if beside]
        count.update(seen)
        types.setdefault(row["event_type"], Counter()).update(seen)
    return RoleScore(
        labelled=count["labelled"], given=count["given"], both=count["both"], neither=count["neither"],
        right=count["right"], side=_told(part["side"]), kind=_told(part["kind"]),
        beside=(count["right beside"], count["given beside"]),
        types={kind: (n["right beside"], n["given beside"], n["labelled"]) for kind, n in sorted(types.items())},
    )  # fmt: skip


def _compare(tally: Counter[str], told: str | None, read: str | None) -> None:
    if told is not None:
        tally.update(["told"] + ["given"] * (read is not None))
        tally["right"] += read is not None and (read == told or same_name(read, told))


def _told(tally: Mapping[str, int]) -> tuple[int, int, int]:
    return tally["right"], tally["given"], tally["told"]


def as_dict(scores: Mapping[RoleName, RoleScore]) -> dict[str, Any]:
    """The scores as plain values, shares with them."""
    return {
        role: {
            **msgspec.to_builtins(one),
            "holds": round(one.holds, 4), "found": round(one.found, 4), "agreed": round(one.agreed, 4),
        }
        for role, one in scores.items()
    }  # fmt: skip
