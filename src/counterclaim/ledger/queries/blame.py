"""Who is said to have done what an event tells, by whom, and who of them denies it."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from counterclaim.ledger.queries.event_results import Blamed
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.matters.elsewhere import Scene, apart, elsewhere
from counterclaim.model.claim import DENYING, UNSAID
from counterclaim.names.keys import name_key
from counterclaim.reader.doers import struck_by
from counterclaim.reader.figures.lexicon import PRONOUNS
from counterclaim.registry.kinds import names_something, nature

HARM = frozenset("strike explosive_attack attack_on_civilians casualties abuse_allegation damage_destruction".split())
"""Types of claims that tell of harm done: what somebody is blamed for."""

_SAID = frozenset({"asserted", "hedged"})
_UNDER_ARMS = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "SPY"})  # sectors of registry.kinds


def blamed(
    rows: Sequence[ClaimRow], copies: Collection[str], scene: Scene, denied: Collection[tuple[str, str]] = ()
) -> tuple[Blamed, ...]:
    """The sides, or who is named where no side is known, the one most spoken of first. rows: an event's claims; copies:
    ids of those that repeat another; scene: where the event is: what is said of another town is said of another deed;
    denied: ids of a denial and of the claim that it denies.
    """
    towns = apart((row.text, row.places) for row in rows)
    told = [row for row in rows if row.id not in copies and row.type in HARM]
    told = [row for row in told if not elsewhere(row.places, scene, towns)]
    said: dict[tuple[str | None, str], list[ClaimRow]] = defaultdict(list)
    for row in told:
        side = _by(row) if row.stance not in DENYING else None
        named = _named(row) if side is None and row.stance not in DENYING else None
        if side is not None:
            said[side, side].append(row)
        elif named is not None:
            said[None, name_key(named)].append(row)
    return tuple(
        Blamed(
            name=side or (claims[0].actor.name if claims[0].actor is not None else name), side=side,
            claims=tuple(row.id for row in claims),
            denials=tuple(
                row.id for row in told
                if row.stance in DENYING
                and (_denies(row, side, name) or any((row.id, one.id) in denied for one in claims))
            ),
        )
        for (side, name), claims in sorted(said.items(), key=lambda item: -len(item[1]))
    )  # fmt: skip


def _denies(row: ClaimRow, side: str | None, name: str) -> bool:
    """True where that side, or who speaks for what has that name ("the army"), denies its own deed."""
    if side is not None:
        return row.side == side and _own_deed(row)
    of = {name_key(word) for word in f"{row.speaker_name or ''} {row.role or ''}".split()}
    its = row.actor is not None and (name_key(row.actor.name) == name or row.actor.side == row.side is not None)
    return its and name in of


def _named(row: ClaimRow) -> str | None:
    """Who is said to have done it where no side is known: "the army", "gunmen"; no arms, and nobody for a fight."""
    if row.actor is None or row.actor.side is not None or row.stance in UNSAID or row.factuality not in _SAID:
        return None
    accused = row.stance == "accuses"
    if not accused and (nature(row.actor.name).sector not in _UNDER_ARMS or row.actor.name[:1].isdigit()):
        return None
    fought = row.target is not None and row.target.kind == "military" and not accused
    named = names_something(row.actor.name) and row.actor.name.lower() not in PRONOUNS
    return row.actor.name if named and not fought and (row.target or row.figures or accused) else None


def _by(row: ClaimRow) -> str | None:
    """The side that did it; None where the claim tells of none, or of a side's own dead, or of fighters killed."""
    if row.stance in UNSAID or row.factuality not in _SAID:
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
