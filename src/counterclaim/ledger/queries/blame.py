"""Who is said to have done what an event tells, by whom, and who of them denies it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from counterclaim.ledger.queries.event_results import Blamed
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.model.claim import DENYING
from counterclaim.reader.doers import struck_by

HARM = frozenset("strike explosive_attack attack_on_civilians casualties abuse_allegation damage_destruction".split())
"""Types of claims that tell of harm done: what somebody is blamed for."""

_SAID = frozenset({"asserted", "hedged"})
_OPEN = frozenset({"declines_to_confirm", "cannot_verify"})


def blamed(rows: Sequence[ClaimRow], copies: Collection[str]) -> tuple[Blamed, ...]:
    """The sides, the one most spoken of first. rows: an event's claims; copies: ids of those that repeat another."""
    told = [row for row in rows if row.id not in copies and row.type in HARM]
    said: dict[str, list[str]] = defaultdict(list)
    for row in told:
        side = _by(row) if row.stance not in DENYING else None
        if side is not None:
            said[side].append(row.id)
    denied: Mapping[str, list[str]] = {
        side: [row.id for row in told if row.stance in DENYING and row.side == side and _own_deed(row)] for side in said
    }
    return tuple(
        Blamed(name=side, side=side, claims=tuple(claims), denials=tuple(denied[side]))
        for side, claims in sorted(said.items(), key=lambda item: -len(item[1]))
    )


def _by(row: ClaimRow) -> str | None:
    """The side that did it; None where the claim tells of none, or of a side's own dead, or of fighters killed."""
    if row.stance in _OPEN or row.factuality not in _SAID:
        return None
    side = row.actor.side if row.actor is not None else _striker(row)
    # Of another side's own dead only who names their killer blames: "prisoners were killed by their side's shells".
    others = row.side not in (None, side) and row.actor is not None
    if side is None or (side in _harmed(row) and not others) or any(figure.state == "lost" for figure in row.figures):
        return None
    fought = row.target is not None and row.target.kind == "military" and row.stance != "accuses"
    if fought and (row.side == side or row.figures):
        return None
    return side if row.target is not None or row.figures or row.stance == "accuses" else None


def _harmed(row: ClaimRow) -> set[str]:
    """The sides of those harmed."""
    of_figures = {figure.side for figure in row.figures}
    return {side for side in (*of_figures, row.target.side if row.target is not None else None) if side is not None}


def _striker(row: ClaimRow) -> str | None:
    """Whose strikes or shelling it was, in the words of another side ("killed in Surrian strikes"); from others the
    same words may tell where it was."""
    side = struck_by(row.text, row.report.published)
    return side if row.side is not None and row.side != side else None


def _own_deed(row: ClaimRow) -> bool:
    """True for a denial that the denier did it; not of dead, of losses, or of what others did."""
    if row.actor is not None:
        return row.actor.side == row.side and row.side not in _harmed(row)
    return not row.figures and row.type != "casualties"
