"""Search over the words of claims, or of whole reports, with the filters of any list."""

from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, exists, not_, or_, select

from counterclaim.errors import FilterError
from counterclaim.ledger.matching.identity import scripts_meet
from counterclaim.ledger.queries import cursor as cursors
from counterclaim.ledger.queries import fulltext
from counterclaim.ledger.queries.excerpts import around_spans
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import chunks, claim_rows, report_briefs
from counterclaim.ledger.queries.names import place_ids, speaker_ids
from counterclaim.ledger.queries.order import SAID
from counterclaim.ledger.queries.paging import check_limit
from counterclaim.ledger.queries.results import SearchHit
from counterclaim.ledger.queries.rows import ClaimRow, Page
from counterclaim.ledger.queries.selection import select_claims
from counterclaim.ledger.queries.words import Terms, marks, terms
from counterclaim.ledger.tables import claim, place, report
from counterclaim.matters.abroad import is_abroad
from counterclaim.names import LANGUAGES

LOOKED_THROUGH = 5_000  # claims with the words that filters are asked of, those added last
AT_ONCE = 100  # hits looked up at once where the first page is all that is needed
FEW = 20  # hits, a page of them, under which it is looked for whom and what the words name
AROUND = 120  # characters of the report on either side of a claim's words in a snippet


def search(
    db: Connection,
    words: str,
    asked: Filters = Filters(),  # noqa: B008 immutable
    *,
    within: Literal["claims", "reports"] = "claims",
    limit: int = 20,
    cursor: str | None = None,
) -> Page[SearchHit]:
    """Claims, or reports, that hold all the words, the best match first; raises FilterError.

    words: as typed; "..." is a phrase, everything else is words and no operator. Endings of English words, case and
    accents play no part. Where the words name a speaker or a place, claims by that speaker or of that place come last,
    though their words don't name it; where more than FEW hold the words, those alone that name it in another script.
    Of very many matches the RANKED added last are ranked and `more` is True. A report meets the filters by one of its
    claims.
    """
    check_limit(limit)
    if within not in ("claims", "reports"):
        raise FilterError(f'"{within}" can\'t be searched.', where="within", next_step="Give claims or reports.")
    wanted = terms(words)
    mark = ["search", words, asked, within]
    after = cursors.read(cursor, mark, [int])
    if not wanted:
        return Page(rows=())
    begin = int(after[0]) if after else 0
    ids, total, more = _found(db, wanted, asked, within, begin + limit + 1)
    if within == "claims" and not more:
        others = _named(db, words, wanted, asked, few=total < FEW)
        ids += others if len(ids) == total else []
        total += len(others)
    part = ids[begin : begin + limit]
    rows = _claim_hits(db, part, wanted) if within == "claims" else _report_hits(db, part, wanted)
    following = cursors.write((begin + limit,), mark) if len(ids) > begin + limit else None
    return Page(rows=tuple(rows), next=following, total=total, more=more)


def _found(db: Connection, wanted: Terms, asked: Filters, within: str, need: int) -> tuple[list[str], int, bool]:
    """Ids in the order of rank, `need` of them at least where there are so many; how many in all; whether more."""
    table: Any = claim if within == "claims" else report
    kind: fulltext.Kind = "claim" if within == "claims" else "report"
    where: list[ColumnElement[bool]] = []
    if within == "claims":
        where = select_claims(db, asked).where(db)
    elif asked != Filters():
        where = [exists().where(claim.c.report == report.c.id, *select_claims(db, asked).where(db))]
    if within == "claims" and asked != Filters() and fulltext.are_many(db, wanted):
        # Words that stand in very many claims, of which the filters may leave few: those, the newest said first.
        query = fulltext.of_latest(db, wanted, LOOKED_THROUGH).where(*where)
        ids = list(db.scalars(query.order_by(SAID.desc(), claim.c.id.desc()).limit(fulltext.RANKED)).all())
        return ids, len(ids), True
    order = [row for row, _ in fulltext.latest(db, kind, wanted, fulltext.RANKED)]
    ids = []
    for part in chunks(order, AT_ONCE if asked == Filters() else fulltext.RANKED):
        query = select(table.c.row, table.c.id).where(table.c.row.in_(part), *where)
        found = {row[0]: row[1] for row in db.execute(query).all()}
        ids += [found[row] for row in part if row in found]
        if len(ids) >= need and asked == Filters():  # without filters all the others are hits, too
            return ids, len(order), len(order) >= fulltext.RANKED
    return ids, len(ids), len(order) >= fulltext.RANKED


def _named(db: Connection, words: str, wanted: Terms, asked: Filters, *, few: bool) -> list[str]:
    """Claims by the speaker or of the place that the words name, without these words, newest said first. Unless the
    hits are few, of Latin words those of reports in other languages, where the ledger has names in another script.
    """
    latin = not is_abroad(words)
    if '"' in words or (latin and not few and not scripts_meet(db)):
        return []
    places, speakers = place_ids(db, words), speaker_ids(db, words)
    if not places and not speakers:
        return []
    there = exists().where(place.c.claim == claim.c.id, place.c.gazetteer.in_(places)).correlate(claim)
    where = [or_(claim.c.speaker.in_(speakers), there), not_(fulltext.holds(db, wanted))]
    if latin and not few:
        abroad = report.c.language.in_(sorted(LANGUAGES))
        where.append(exists().where(report.c.id == claim.c.report, abroad).correlate(claim))
    where += select_claims(db, asked).where(db)
    query = select(claim.c.id).where(*where).order_by(SAID.desc(), claim.c.id.desc())
    return list(db.scalars(query.limit(fulltext.RANKED)))


def _claim_hits(db: Connection, ids: list[str], wanted: Terms) -> list[SearchHit]:
    rows = claim_rows(db, ids)
    texts = _texts(db, [row.report.id for row in rows])
    return [_hit(row, texts[row.report.id], wanted) for row in rows]


def _hit(row: ClaimRow, text: str, wanted: Terms) -> SearchHit:
    cut = around_spans(text, row.content, around=AROUND, paragraph=True)
    found = marks(cut.text, wanted)
    inside = tuple((s, e) for s, e in found if any(a - cut.start < e and s < b - cut.start for a, b in row.content))
    return SearchHit(report=row.report, claim=row, snippet=cut.text, start=cut.start, marks=inside)


def _report_hits(db: Connection, ids: list[str], wanted: Terms) -> list[SearchHit]:
    briefs = report_briefs(db, ids)
    texts = _texts(db, ids)
    out = []
    for id in ids:
        found = marks(texts[id], wanted)
        cut = around_spans(texts[id], found[:1], around=AROUND, paragraph=True)
        end = cut.start + len(cut.text)
        shown = tuple((s - cut.start, e - cut.start) for s, e in found if cut.start <= s and e <= end)
        out.append(SearchHit(report=briefs[id], snippet=cut.text, start=cut.start, marks=shown))
    return out


def _texts(db: Connection, ids: list[str]) -> dict[str, str]:
    return {
        id: text
        for part in chunks(list(dict.fromkeys(ids)))
        for id, text in db.execute(select(report.c.id, report.c.text).where(report.c.id.in_(part)))
    }
