"""The seven questions that an assistant may ask of a ledger; each answer is bounded and names the other accounts."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from counterclaim.agents.answers import Answered, Source, Told, source, told
from counterclaim.agents.asked import ID, LONGEST_SENTENCE, MOST_ROWS, OFFSET, PAGED, arguments, input_schema
from counterclaim.agents.rivals import AGREE, with_rivals
from counterclaim.agents.sentence import Checked, Sentences
from counterclaim.errors import FilterError, UnknownError
from counterclaim.ledger.queries import claims, cursor, events, matter_page, search
from counterclaim.ledger.queries.captures import captures_of
from counterclaim.ledger.queries.event_results import Blamed, RangeRow
from counterclaim.ledger.queries.excerpts import around_spans
from counterclaim.ledger.queries.filters import Filters, Sort
from counterclaim.ledger.queries.load import claim_rows, report_briefs
from counterclaim.ledger.queries.relations import relation_rows
from counterclaim.ledger.queries.results import Excerpt, Member, View
from counterclaim.ledger.queries.rows import ClaimRow, EventRow, RelationRow
from counterclaim.ledger.storable import plain
from counterclaim.ledger.tables import claim, report
from counterclaim.web.api.described import WORD, Parameter, filter_parameters

T = TypeVar("T")
MOST_CHARACTERS = 60_000  # of one answer; some 15,000 tokens. By judgement
ROWS = 10  # unless asked for more
MANY = 40  # sides, versions, ranges and the like of one answer
RELATIONS = 100
CARRIERS = 500  # carriers of one utterance that are counted
LONGEST_QUOTATION = 2_000
_FIND = "Ids stand in the answers of search and claims."


class Found(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Claims. next: cursor of what follows; total: how many in all, more: or more. hint: what to try instead.

    events: events that the words fit, by place, name or the claims found.
    """

    rows: tuple[Answered, ...]
    next: str | None = None
    total: int = 0
    more: bool = False
    events: tuple[EventRow, ...] = ()
    hint: str | None = None


class SideCount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A side that speaks, and how many claims it has here. side None: not known; narrator: the reports' own words."""

    claims: int
    side: str | None = None
    narrator: bool = False


class VersionTold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Claims that agree, in few words; reports: independent ones."""

    number: int
    label: str
    sides: tuple[str | None, ...]
    reports: int
    claims: int
    first_said: str | None = None
    last_said: str | None = None


class EventTold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event: the recorder's ranges with the claims each end rests on, who is blamed by which claims and denies it,
    every side that speaks, and the accounts in the order of saying, copies folded away, with how they stand to each
    other. next: cursor of the rest. Rivals of an account that stand among the accounts are not told twice."""

    event: EventRow
    sides: tuple[SideCount, ...]
    ranges: tuple[RangeRow, ...]
    blamed: tuple[Blamed, ...]
    accounts: tuple[Answered, ...]
    relations: tuple[RelationRow, ...] = ()
    copies: int = 0
    matters: tuple[str, ...] = ()
    next: str | None = None
    left_out: int = 0


class MatterTold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question: all its versions and sides, what each convention would count and why, and the accounts in the order
    of saying, copies folded away, with how they relate. next: as of an event."""

    matter: str
    question: str
    contested: bool
    sides: tuple[SideCount, ...]
    versions: tuple[VersionTold, ...]
    views: tuple[View, ...]
    accounts: tuple[Answered, ...]
    relations: tuple[RelationRow, ...] = ()
    copies: int = 0
    event: str | None = None
    next: str | None = None
    left_out: int = 0


class Origins(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an utterance came from. first: its earliest carrier in this ledger, with rivals of the claim. carriers: all
    of them, the earliest first; independent: reports among them, a wire story's copies counted once."""

    first: Answered
    carriers: tuple[Told, ...]
    reports: int
    independent: int
    next: str | None = None
    more: bool = False


class Cited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words to cite. citation: one line that names who says it and where. sha256: of the bytes the report was read
    from. claims: those whose words these are, each with its rivals."""

    words: str
    start: int
    end: int
    context: Excerpt
    report: Source
    citation: str
    sha256: tuple[str, ...] = ()
    claims: tuple[Answered, ...] = ()


class Tool(msgspec.Struct, frozen=True):
    """A tool: what it is for, its arguments, and the function from a connection, values and filters to an answer."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    run: Callable[["Connection", dict[str, Any], Filters, int], Any]
    required: tuple[str, ...] = ()

    @property
    def schema(self) -> dict[str, Any]:
        """Its arguments as JSON Schema."""
        return input_schema(self.parameters, self.required)

    def answer(self, db: Connection, given: dict[str, Any]) -> bytes:
        """Its answer as JSON of at most MOST_CHARACTERS; raises LedgerError, worded for who asked."""
        values, filters = arguments(given, self.parameters, self.required)
        limit = values.pop("limit", ROWS)
        while True:
            try:
                made = msgspec.json.encode(self.run(db, values, filters, limit))
            except UnknownError as error:
                raise UnknownError(error.what, where=error.where, next_step=_FIND) from error
            if len(made) <= MOST_CHARACTERS or limit == 1:
                return made
            limit //= 2


def tools(sentences: Sentences) -> tuple[Tool, ...]:
    """All tools. sentences: what reads a sentence that is to be checked."""

    def check(db: Connection, values: dict[str, Any], _: Filters, limit: int) -> Checked:
        return sentences.checked(db, values["sentence"], values.get("day"), limit)

    claim_id = Parameter("claim", "Id of a claim.", ID)
    some = tuple(p for p in filter_parameters() if p.name in ("side", "speaker", "place", "said_from", "said_to"))
    return (
        Tool(
            "search", "Claims that hold all of the words, best match first, and events that the words fit.",
            (Parameter("q", 'Few words, or "a phrase"; nothing in it is an operator.', WORD), *some, *PAGED),
            _search, ("q",),
        ),
        Tool(
            "claims", "Claims by their fields: speaker, side, type, stance, place, days, figures, publisher, event.",
            (*filter_parameters(), Parameter("sort", "Order.", {"type": "string", "enum": list(get_args(Sort))}),
             *PAGED),
            _claims,
        ),
        Tool(
            "event", "One event: range of the killed and injured, who is blamed and denies it, every account.",
            (Parameter("id", "Id of an event.", ID), *PAGED), _event, ("id",),
        ),
        Tool(
            "matter", "One question (say, how many were killed) with everybody's version of it.",
            (Parameter("id", "Id of a matter.", ID), *PAGED), _matter, ("id",),
        ),
        Tool(
            "origins", "Who carried a statement first, who repeated it, and how many of them are independent.",
            (claim_id, *PAGED), _origins, ("claim",),
        ),
        Tool(
            "check", "Whether the reports carry a sentence: by whom it is said, and what is said against it.",
            (Parameter("sentence", "One sentence that names who, where and when.",
                       {"type": "string", "maxLength": LONGEST_SENTENCE}),
             Parameter("day", "ISO day on which it was said; without it, that of the likeliest report.", WORD),
             PAGED[0]),
            check, ("sentence",),
        ),
        Tool(
            "cite", "Exact words to quote, by claim or by offsets in a report, with a line that names their source.",
            (claim_id, Parameter("report", "Id of a report.", ID), Parameter("start", "First character.", OFFSET),
             Parameter("end", "Character after the last.", OFFSET)),
            _cite,
        ),
    )  # fmt: skip


def _search(db: Connection, values: dict[str, Any], asked: Filters, limit: int) -> Found:
    page = search.search(db, values["q"], asked, limit=limit, cursor=values.get("cursor"))
    found = [hit.claim for hit in page.rows if hit.claim is not None]
    near = events.events_with(db, values["q"], page) if not values.get("cursor") else ()
    hint = None if found else "No claim holds all these words. Try fewer, a place, or the tool claims."
    return Found(
        rows=with_rivals(db, found), next=page.next, total=page.total, more=page.more, events=near, hint=hint
    )  # fmt: skip


def _claims(db: Connection, values: dict[str, Any], asked: Filters, limit: int) -> Found:
    sort = values.get("sort", "newest")
    page = claims.claims(db, asked, sort=sort, limit=limit, cursor=values.get("cursor"))
    hint = None if page.rows else "No claim meets all of this. Leave a filter out."
    return Found(rows=with_rivals(db, page.rows), next=page.next, total=page.total, more=page.more, hint=hint)


def _event(db: Connection, values: dict[str, Any], _: Filters, limit: int) -> EventTold:
    page = events.event_page(db, values["id"])
    own = [one.claim for one in page.claims if one.copy_of is None]
    shown, following = _part(own, limit, values.get("cursor"), ["event", page.event.id])
    ids = {one.id for one in shown}
    return EventTold(
        event=page.event, sides=_sides(page.claims), ranges=page.ranges[:MANY],
        blamed=tuple(msgspec.structs.replace(b, claims=b.claims[:MANY], denials=b.denials[:MANY])
                     for b in page.blamed[:MANY]),
        accounts=_accounts(db, shown), copies=page.copies, matters=tuple(m.id for m in page.matters[:MANY]),
        relations=tuple(r for r in relation_rows(db, sorted(ids)) if {r.a, r.b} <= ids)[:RELATIONS],
        next=following, left_out=page.left_out,
    )  # fmt: skip


def _matter(db: Connection, values: dict[str, Any], _: Filters, limit: int) -> MatterTold:
    page = matter_page.matter_page(db, values["id"])
    own = [one.claim for one in page.members if one.copy_of is None]
    shown, following = _part(own, limit, values.get("cursor"), ["matter", page.matter.id])
    ids = {one.id for one in shown}
    return MatterTold(
        matter=page.matter.id, question=page.matter.heading, contested=page.matter.contested, event=page.matter.event,
        sides=_sides(page.members), views=tuple(msgspec.structs.replace(v, claims=v.claims[:MANY])
                                                for v in page.views[:MANY]),
        versions=tuple(
            VersionTold(number=v.number, label=v.label[:300], sides=v.sides[:MANY], reports=v.reports,
                        claims=len(v.claims), first_said=v.first_said, last_said=v.last_said)
            for v in page.versions[:MANY]
        ),
        accounts=_accounts(db, shown),
        relations=tuple(r for r in page.relations if {r.a, r.b} <= ids)[:RELATIONS],
        copies=page.copies, next=following, left_out=page.left_out,
    )  # fmt: skip


def _origins(db: Connection, values: dict[str, Any], _: Filters, limit: int) -> Origins:
    row = _claim(db, values["claim"])
    rows = _carriers(db, row)
    shown, following = _part(rows, limit, values.get("cursor"), ["origins", row.id])
    (first,) = with_rivals(db, rows[:1], 2 * ROWS)
    reports = {one.report.id for one in rows}
    independent = {one.report.family if one.shared and one.report.family else one.report.id for one in rows}
    return Origins(
        first=first, carriers=tuple(told(one) for one in shown), reports=len(reports), independent=len(independent),
        next=following, more=len(rows) >= CARRIERS,
    )  # fmt: skip


def _carriers(db: Connection, row: ClaimRow) -> list[ClaimRow]:
    """Claims that carry the row's utterance, are copies of its words, or say the same by the same speaker, itself among
    them; the earliest first."""
    found = {row.id: row}
    if row.utterance:
        found |= _rows(db, claim.c.utterance == row.utterance)
    if row.speaker and row.voice == "actor":
        same = [one for one in relation_rows(db, list(found)) if one.relation in AGREE]
        ids = {id for one in same for id in (one.a, one.b)}
        found |= _rows(db, claim.c.id.in_(sorted(ids)[:CARRIERS]), claim.c.speaker == row.speaker)
    copied = {(one.report.family, one.text) for one in found.values() if one.shared and one.report.family}
    for family, text in sorted(copied):
        of = select(report.c.id).where(report.c.family == family)
        found |= _rows(db, claim.c.report.in_(of), claim.c.shared, claim.c.text == text)
    return sorted(
        found.values(), key=lambda one: (one.report.published or one.said_first or "9", one.report.added_at, one.id)
    )


def _rows(db: Connection, *where: ColumnElement[bool]) -> dict[str, ClaimRow]:
    query = select(claim.c.id).where(*where, claim.c.status != "rejected").order_by(claim.c.id).limit(CARRIERS)
    return {one.id: one for one in claim_rows(db, list(db.scalars(query)))}


def _cite(db: Connection, values: dict[str, Any], _: Filters, limit: int) -> Cited:
    if "claim" in values:
        row = _claim(db, values["claim"])
        id, start, end, rows = row.report.id, row.content[0][0], row.content[-1][1], [row]
    elif {"report", "start", "end"} <= set(values):
        id, start, end, rows = plain(values["report"]), values["start"], values["end"], []
    else:
        raise FilterError("nothing is named.", next_step="Give a claim, or report, start and end.")
    brief = report_briefs(db, [id]).get(id)
    text = db.scalar(select(report.c.text).where(report.c.id == id)) or ""
    if brief is None:
        raise UnknownError("there is no such report in the ledger.", where=id[:80])
    if not start < end <= len(text) or end - start > LONGEST_QUOTATION:
        raise FilterError(
            f"characters {start} to {end} can't be cited: the report has {len(text):,}, and {LONGEST_QUOTATION:,} can "
            "be cited at once.", where="start, end", next_step="Take the spans of a claim.",
        )  # fmt: skip
    if not rows:
        page = claims.claims(db, Filters(report=id), sort="report", limit=MOST_ROWS)
        rows = [one for one in page.rows if any(s < end and start < e for s, e in one.content)][:limit]
    return Cited(
        words=text[start:end], start=start, end=end, context=around_spans(text, [(start, end)]), report=source(brief),
        citation=citation(rows[0] if "claim" in values else None, source(brief), start, end),
        sha256=tuple(one.sha256 for one in captures_of(db, id)[:MANY]), claims=with_rivals(db, rows),
    )  # fmt: skip


def citation(row: ClaimRow | None, of: Source, start: int, end: int) -> str:
    """One line: who says it, and where it stands. Nobody is named where nobody was found for sure."""
    who = row.speaker_name if row is not None and row.voice == "actor" else None
    side = row.side if row is not None and who and row.side != who else None
    said_by = f"{who} ({side})" if who and side else who
    title = f"“{of.title}”" if of.title else None
    where = ", ".join(part for part in (of.publisher, title, of.day, of.address) if part) or of.id
    return f"{f'{said_by}, in: ' if said_by else ''}{where}, characters {start}–{end}"


def _claim(db: Connection, id: str) -> ClaimRow:
    rows = claim_rows(db, [plain(id)])
    if not rows:
        raise UnknownError("there is no such claim in the ledger.", where=id[:80])
    return rows[0]


def _accounts(db: Connection, shown: Sequence[ClaimRow]) -> tuple[Answered, ...]:
    """Accounts, each with those rivals that are not among them: no page, and no matter, tells one side only."""
    return with_rivals(db, shown, apart={one.id for one in shown})


def _part(rows: Sequence[T], limit: int, at: str | None, mark: list[str]) -> tuple[Sequence[T], str | None]:
    """A page of rows that are all there, and the cursor of the next; raises FilterError."""
    after = cursor.read(at, mark, [int])
    begin = max(0, int(after[0])) if after else 0
    following = cursor.write((begin + limit,), mark) if begin + limit < len(rows) else None
    return rows[begin : begin + limit], following


def _sides(members: Sequence[Member]) -> tuple[SideCount, ...]:
    narrated = [(None if one.claim.voice == "narrator" else one.claim.side, one.claim.voice == "narrator")
                for one in members if one.copy_of is None]  # fmt: skip
    return tuple(SideCount(claims=n, side=s, narrator=v) for (s, v), n in Counter(narrated).most_common(MANY))
