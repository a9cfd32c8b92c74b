"""Figures raised: somebody who gave one figure for a matter and later a higher one for the same people or things.

A lower one later is left out: most of those read were a count of something else ("12 more settlements", "only five").
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, exists, literal_column, select

from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.matters import compared_figures, matter_questions
from counterclaim.ledger.queries.order import SAID
from counterclaim.ledger.queries.rows import FigureRow
from counterclaim.ledger.tables import claim, figure, matter_claim
from counterclaim.model.claim import DENYING

LOOKED = 300  # of the claims said last that give a figure; SQLite takes some 10 ms for them
NEAR = 1.5  # times as many, of things told in other words ("losses", "soldiers"), are still a count of the same; by eye
STANDS = (claim.c.status != "rejected", claim.c.stance.not_in(sorted(DENYING)))  # whoever denies a figure gave none
_PLAIN = frozenset({"exact", "about"})  # "more than 60" after "50" need not be more


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that replaces an earlier one of the same speaker. said, earlier: days, ISO 8601."""

    matter: str
    heading: str
    claim: str
    speaker: str
    speaker_name: str
    side: str | None
    before: float
    after: float
    earlier: str
    said: str


def raised(db: Connection, *, limit: int = 6) -> tuple[Raised, ...]:
    """The latest, one a speaker and matter, the newest first."""
    counts = exists().where(figure.c.claim == claim.c.id)
    newest = (
        select(claim.c.id, claim.c.speaker)
        .where(claim.c.speaker.is_not(None), *STANDS, literal_column("''") < SAID, counts)
        .order_by(SAID.desc(), claim.c.id.desc())
        .limit(LOOKED)
    )
    speakers = {row.id: row.speaker for row in db.execute(newest)}
    pairs: set[tuple[str, str]] = set()
    for part in chunks(list(speakers)):
        query = select(matter_claim.c.matter, matter_claim.c.claim).where(matter_claim.c.claim.in_(part))
        pairs |= {(row.matter, speakers[row.claim]) for row in db.execute(query)}
    changes = sorted(_changes(db, pairs), key=lambda one: (one.said, one.matter, one.speaker), reverse=True)
    named = matter_questions(db, [one.matter for one in changes[:limit]])
    return tuple(msgspec.structs.replace(one, heading=named[one.matter]) for one in changes[:limit])


def _changes(db: Connection, pairs: set[tuple[str, str]]) -> Iterator[Raised]:
    """Of each pair of matter and speaker the latest figure, where the one of the day before was lower."""
    names = ("id", "speaker", "speaker_name", "side", "said_first")
    told: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for part in chunks(sorted({matter for matter, _ in pairs})):
        query = select(matter_claim.c.matter, *(claim.c[name] for name in names))
        query = query.join(claim, claim.c.id == matter_claim.c.claim).where(matter_claim.c.matter.in_(part))
        for row in db.execute(query.where(*STANDS, claim.c.said_first.is_not(None))):
            if (row.matter, row.speaker) in pairs:
                told[row.matter, row.speaker].append(row)
    ids = [row.id for rows in told.values() for row in rows if len(rows) > 1]
    figures = compared_figures(db, ids, [matter for matter, _ in told])
    for (matter, speaker), rows in told.items():
        days: dict[str, tuple[float, FigureRow, Row[Any]]] = {}  # of each day the highest: the others count a part
        for row in rows:
            one = figures.get((matter, row.id))
            if one is None or one.value is None or one.bound not in _PLAIN:
                continue
            day = row.said_first[:10]
            if day not in days or one.value > days[day][0]:
                days[day] = (one.value, one, row)
        if len(days) < 2:
            continue
        earlier, said = sorted(days)[-2:]
        (before, then, _), (after, now, last) = days[earlier], days[said]
        alike = then.counted == now.counted or after <= NEAR * before
        if before < after and then.state == now.state and alike:
            yield Raised(
                matter=matter, heading="", claim=last.id, speaker=speaker, speaker_name=last.speaker_name,
                side=last.side, before=before, after=after, earlier=earlier, said=said,
            )  # fmt: skip
