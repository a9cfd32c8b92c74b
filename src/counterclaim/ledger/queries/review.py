"""What to look at first: the least certain claims and those that others speak against."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, exists, false, func, not_, select

from counterclaim.language import _, n_
from counterclaim.ledger.queries import cursor as cursors
from counterclaim.ledger.queries.excerpts import excerpt
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import claim_rows
from counterclaim.ledger.queries.matters import matter_questions
from counterclaim.ledger.queries.order import Order, Step, ordered
from counterclaim.ledger.queries.paging import check_limit
from counterclaim.ledger.queries.relations import relation_rows
from counterclaim.ledger.queries.results import ReviewItem
from counterclaim.ledger.queries.rows import ClaimRow, Page, RelationRow
from counterclaim.ledger.queries.selection import rivalled, select_claims
from counterclaim.ledger.tables import claim, correction, correction_claim

# How much sooner a contested claim comes up than an uncontested one: as if the reader were by so much less sure of it.
# By judgement: a contested claim of confidence 0.9 comes beside an uncontested one of 0.5.
CONTESTED = 0.4
_UNSURE = 0.5  # below it the confidence is told as a reason
JUDGED = ("accept", "reject", "edit")

_ORDER: Order = (Step(claim.c.confidence, False, float), Step(claim.c.id))


def queue(
    db: Connection,
    asked: Filters = Filters(),  # noqa: B008 immutable
    *,
    who: str | None = None,
    second: bool = False,
    limit: int = 50,
    cursor: str | None = None,
) -> Page[ReviewItem]:
    """Claims nobody judged yet, the least certain and most contested first; raises FilterError.

    second: instead claims that others judged and `who` did not, for agreement between reviewers. `total` is not
    counted (0) where `more` is True.
    """
    check_limit(limit)
    where = [*select_claims(db, asked).where(db), *_open(who, second=second)]
    mark = ["review", asked, who, second]
    after = cursors.read(cursor, mark, [float, str, float, str])
    found: list[tuple[float, float, str, bool]] = []
    for contested, key in ((True, after and after[:2]), (False, after and after[2:])):
        query = select(claim.c.id, claim.c.confidence).where(*where, rivalled() if contested else not_(rivalled()))
        for row in db.execute(ordered(query, _ORDER, key, limit)):
            found.append((row.confidence - (CONTESTED if contested else 0.0), row.confidence, row.id, contested))
    found.sort()
    following = None
    if len(found) > limit:
        ends = {True: (after or (-1.0, "", -1.0, ""))[:2], False: (after or (-1.0, "", -1.0, ""))[2:]}
        for _, confidence, id, contested in found[:limit]:
            ends[contested] = (confidence, id)
        following = cursors.write((*ends[True], *ends[False]), mark)
    ids = [id for _, _, id, _ in found[:limit]]
    items = _items(db, ids)
    more = following is not None
    return Page(rows=tuple(items), next=following, total=0 if more or after else len(items), more=more)


class Progress(msgspec.Struct, frozen=True):
    """How far a review has come: claims that somebody judged, that `who` did, and all."""

    judged: int
    mine: int
    claims: int


def progress(db: Connection, who: str | None) -> Progress:
    """Counted over what people did, which is little beside the claims."""
    judged = (
        select(func.count(correction_claim.c.claim.distinct()))
        .join(correction, correction.c.id == correction_claim.c.correction)
        .where(correction.c.action.in_(JUDGED))
    )
    mine = judged.where(correction.c.who == who) if who is not None else None
    return Progress(
        judged=int(db.scalar(judged) or 0),
        mine=int(db.scalar(mine) or 0) if mine is not None else 0,
        claims=int(db.scalar(select(func.count()).select_from(claim)) or 0),
    )


def _open(who: str | None, *, second: bool) -> list[ColumnElement[bool]]:
    def judged(*by: ColumnElement[bool]) -> Any:
        about = and_(correction_claim.c.correction == correction.c.id, correction_claim.c.claim == claim.c.id)
        return exists().where(about, correction.c.action.in_(JUDGED), *by).correlate(claim)

    if not second:
        return [claim.c.status == "machine"]
    if who is None:
        return [false()]
    return [judged(correction.c.who != who), not_(judged(correction.c.who == who))]


def _items(db: Connection, ids: list[str]) -> list[ReviewItem]:
    rows = claim_rows(db, ids)
    relations = relation_rows(db, ids)
    matters = {row.matter for row in rows if row.matter}
    questions = matter_questions(db, matters)
    judged = (
        select(correction_claim.c.claim, func.count(correction.c.who.distinct()))
        .join(correction, correction.c.id == correction_claim.c.correction)
        .where(correction_claim.c.claim.in_(ids), correction.c.action.in_(JUDGED))
        .group_by(correction_claim.c.claim)
    )
    reviews = {row[0]: row[1] for row in db.execute(judged)}
    return [
        ReviewItem(
            claim=row,
            excerpt=excerpt(db, row.report.id, row.content),
            why=_why(row, relations),
            reviews=reviews.get(row.id, 0),
            question=questions.get(row.matter) if row.matter else None,
        )
        for row in rows
    ]


def _why(row: ClaimRow, relations: tuple[RelationRow, ...]) -> tuple[str, ...]:
    out = []
    counts = {
        kind: sum(one.relation == kind and row.id in (one.a, one.b) for one in relations)
        for kind in ("contradicts", "denies", "inconsistent")
    }
    if count := counts["contradicts"]:
        out.append(n_("contradicted in its matter", "contradicted in its matter %(count)s times", count))
    if count := counts["denies"]:
        told = n_(
            "it denies another claim, or another denies it",
            "it denies other claims, or others deny it, %(count)s times",
            count,
        )
        out.append(told)
    if count := counts["inconsistent"]:
        out.append(n_("inconsistent in its matter", "inconsistent in its matter %(count)s times", count))
    if row.confidence < _UNSURE:
        out.append(_("the reader's confidence is %(confidence)s", confidence=f"{row.confidence:.2f}"))
    if row.voice == "actor" and row.speaker is None:
        out.append(_("the speaker is not resolved"))
    if any(place.id is None for place in row.places):
        out.append(_("a place is not resolved"))
    if any(time.value is None for time in row.times):
        out.append(_("a time is not resolved"))
    if any(figure.inconsistent for figure in row.figures):
        out.append(_("a figure and its conversion do not fit"))
    return tuple(out)
