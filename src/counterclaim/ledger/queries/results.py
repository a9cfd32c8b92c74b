"""What questions to the ledger answer with: one value for each page an analyst looks at.

Offsets are code points into the report's text, end exclusive. Days are ISO dates, moments UTC in ISO 8601.
"""

from typing import Any, Literal

import msgspec

from counterclaim.ledger.queries.coverage import Basis, Silent
from counterclaim.ledger.queries.proofs import ProofRow
from counterclaim.ledger.queries.rows import (
    COUNTED,
    AuditRow,
    Bin,
    CaptureRow,
    ClaimRow,
    CorrectionRow,
    DayCount,
    EventRow,
    Excerpt,
    FacetValue,
    FamilyMember,
    FamilyRow,
    FeedRow,
    FigureRow,
    FurnitureRow,
    MatterRow,
    Named,
    Page,
    PlaceRow,
    RelationRow,
    ReportBrief,
    RoleRow,
    SideCount,
    SideLatest,
    SpeakerRow,
    TimeRow,
)
from counterclaim.ledger.queries.sides_held import NameRow, SideRow
from counterclaim.model.span import Span, Spans

__all__ = [
    "COUNTED",
    "AuditRow",
    "Bin",
    "CaptureRow",
    "ClaimPage",
    "ClaimRow",
    "Compared",
    "Comparison",
    "CorrectionRow",
    "DayCount",
    "EventRow",
    "Excerpt",
    "FacetValue",
    "Facets",
    "FamilyMember",
    "FamilyRow",
    "FeedRow",
    "FigureRow",
    "FurnitureRow",
    "MapPage",
    "MapPlace",
    "MatterPage",
    "MatterRow",
    "Member",
    "Named",
    "Overview",
    "Page",
    "PlaceRow",
    "RelationRow",
    "ReportBrief",
    "ReportPage",
    "ReviewItem",
    "RoleRow",
    "SearchHit",
    "SideColumn",
    "SideCount",
    "SideLatest",
    "SpeakerPage",
    "SpeakerRow",
    "TimeRow",
    "Timeline",
    "TimelinePoint",
    "Version",
    "View",
]


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A claim inside a matter.

    version: number of its version. figure: the one compared, None where none is. happened: said of it in EDTF or days.
    copy_of: id of the member whose copy or utterance this repeats (it is folded away), None for a voice of its own.
    """

    claim: ClaimRow
    version: int
    figure: FigureRow | None = None
    copy_of: str | None = None


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of a matter that agree. label: in words ("74 settlements", "at least 40"). sides: None is not known.

    claims: ids. reports: independent ones; utterances: acts of speaking. first_said, last_said: days.
    figure: the earliest claim's.
    """

    number: int
    label: str
    claims: tuple[str, ...]
    sides: tuple[str | None, ...]
    reports: int
    utterances: int
    first_said: str | None = None
    last_said: str | None = None
    figure: FigureRow | None = None


class SideColumn(msgspec.Struct, frozen=True, kw_only=True):
    """One side's column, or one speaker's where the side is not known: numbers of its versions, in the order of saying.

    speakers: who speaks in it, by name. members: ids of its claims.
    """

    side: str | None
    narrator: bool
    versions: tuple[int, ...]
    members: tuple[str, ...]
    speakers: tuple[str, ...] = ()


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A matter, or one count in it, by one convention. name: all | latest | acled | ucdp | airwars.

    rule: how claims and figures were chosen, in words. claims: ids of those it rests on.
    counts: what the figures count, in words; low, best, high: in `unit`, None where the convention gives none.
    low_said, high_said: words without a number ("dozens") that give that end, or (acled) the best: what is to be shown.
    low, best and high are in units that people read (km², not m²). contested: claims in it contradict or deny one
    another. side: whose latest claim it is ("latest"). count: number of the count within the matter, from 1, the same
    in every convention; 0 where the view is of no single count.
    """

    name: str
    rule: str
    claims: tuple[str, ...] = ()
    counts: str | None = None
    unit: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    low_said: str | None = None
    high_said: str | None = None
    contested: bool = False
    side: str | None = None
    count: int = 0


class MatterPage(msgspec.Struct, frozen=True, kw_only=True):
    """One matter with all that is shown of it.

    members: in the order of saying, at most `limit`; left_out: how many more there are.
    copies: members folded away. revision: what a merge or split must be based on.
    """

    matter: MatterRow
    revision: str
    sides: tuple[SideColumn, ...]
    versions: tuple[Version, ...]
    members: tuple[Member, ...]
    relations: tuple[RelationRow, ...]
    views: tuple[View, ...]
    copies: int = 0
    left_out: int = 0
    corrections: tuple[CorrectionRow, ...] = ()


class ClaimPage(msgspec.Struct, frozen=True, kw_only=True):
    """One claim with its words, its matters, what others say to it, and its history.

    machine: the claim as read, before any correction (the shape of docs/output.md).
    same: other claims of the same utterance.
    """

    claim: ClaimRow
    excerpt: Excerpt
    machine: dict[str, Any]
    relations: tuple[RelationRow, ...] = ()
    related: tuple[ClaimRow, ...] = ()
    same: tuple[ClaimRow, ...] = ()
    matters: tuple[MatterRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """One report as published, with its claims in the order of the text. reader: the version that read it."""

    report: ReportBrief
    text: str
    furniture: tuple[FurnitureRow, ...]
    claims: tuple[ClaimRow, ...]
    relations: tuple[RelationRow, ...]
    reader: str
    byline: str | None = None
    language: str | None = None
    published_basis: str | None = None
    captures: tuple[CaptureRow, ...] = ()
    proofs: tuple[ProofRow, ...] = ()
    family: FamilyRow | None = None


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """How a speaker's claim compared with somebody else's, of the same matter or the same report.

    passive: the relation runs from the other claim to the speaker's ("is denied by"). matter, question: of the matter
    both stand in, None where they only share a report. by_person: set in review.
    """

    claim: ClaimRow
    other: ClaimRow
    relation: str
    reason: str
    passive: bool = False
    by_person: bool = False
    matter: str | None = None
    question: str | None = None


class SpeakerPage(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker. comparisons: how often each relation to others' claims stands, over the latest claims (value: the
    relation, label: as the speaker has it, "denies" or "is denied by"); compared: the most telling
    in full, the latest first.

    sampled: comparisons and types are over that many of the speaker's latest claims alone, 0: over all. roles_sampled:
    roles are over so many of the reports alone, whichever they are, 0: over all. names: under which it is known. sides:
    one for each period. voices: the people who speak for it, by name.
    """

    speaker: SpeakerRow
    roles: tuple[RoleRow, ...]
    names: tuple[NameRow, ...]
    sides: tuple[SideRow, ...]
    voices: tuple[SpeakerRow, ...]
    types: tuple["FacetValue", ...]
    claims: Page[ClaimRow]
    comparisons: tuple["FacetValue", ...]
    compared: tuple[Compared, ...]
    sampled: int = 0
    roles_sampled: int = 0


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """Counts by field. sampled: of wide questions that many of the newest claims are looked through, 0: all of them
    (where words are asked for, of the claims with those words, those added last).
    """

    side: tuple[FacetValue, ...] = ()
    type: tuple[FacetValue, ...] = ()
    stance: tuple[FacetValue, ...] = ()
    factuality: tuple[FacetValue, ...] = ()
    publisher: tuple[FacetValue, ...] = ()
    country: tuple[FacetValue, ...] = ()
    month: tuple[FacetValue, ...] = ()
    status: tuple[FacetValue, ...] = ()
    sampled: int = 0


class TimelinePoint(msgspec.Struct, frozen=True, kw_only=True):
    """One claim on two time axes: when it was said, and from when to when it speaks of."""

    claim: str
    report: str
    said_first: str
    text: str
    type: str
    stance: str
    happened_first: str | None = None
    happened_last: str | None = None
    side: str | None = None
    narrator: bool = False
    speaker_name: str | None = None
    matter: str | None = None
    figure: FigureRow | None = None


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Bins over all claims asked for (by day, month or year, whatever gives 400 steps at most), and a page of them.

    sampled: bins are over that many of the newest claims alone, 0: over all of them (as in Facets). basis: what the
    bins of each span rest on. silent: streams of reports that were silent in that time, so that counts are lower.
    """

    step: Literal["day", "month", "year"]
    bins: tuple[Bin, ...]
    points: Page[TimelinePoint]
    sampled: int = 0
    basis: tuple[Basis, ...] = ()
    silent: tuple[Silent, ...] = ()


class MapPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place that claims speak of. `precision` says how it may be drawn: "exact" and "town" as a point, "near" as a
    ring, ADM2, ADM1, region and country as an area; lat, lon are where the gazetteer sets its label.
    """

    id: str
    name: str
    kind: str
    precision: str
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    claims: int = 0
    sides: tuple[SideCount, ...] = ()
    first: str | None = None
    last: str | None = None


class MapPage(msgspec.Struct, frozen=True, kw_only=True):
    """Places of the claims asked for, those with most claims first. unplaced: claims whose place is not resolved or
    that name none. left_out: places beyond the limit.
    sampled: counts are over that many of the newest claims alone, 0: over all of them (as in Facets).
    """

    places: tuple[MapPlace, ...]
    bins: tuple[Bin, ...]
    unplaced: int = 0
    left_out: int = 0
    sampled: int = 0


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """A claim or a report that holds the words.

    snippet: words around them. marks: offsets into the snippet. start: where the snippet begins in the report's text.
    claim: None where the words stand outside every claim of the report.
    """

    report: ReportBrief
    snippet: str
    start: int
    marks: Spans
    claim: ClaimRow | None = None


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The ledger at a glance. since: the moment `changed` and `corrected` count from. added: the last 30 days, the
    latest first; sampled: counted over that many reports alone, those added last, 0: over all of these days. events:
    those with most to compare, recent ones first. silent: streams of reports that stopped while others went on.
    """

    reports: int
    claims: int
    speakers: int
    matters: int
    contested: int
    since: str
    added: tuple[DayCount, ...]
    newest: tuple[ReportBrief, ...]
    events: tuple[EventRow, ...]
    changed_events: tuple[EventRow, ...]
    contested_now: tuple[MatterRow, ...]
    changed: tuple[MatterRow, ...]
    corrected: int
    feeds: tuple[FeedRow, ...]
    failed: tuple[CaptureRow, ...]
    first: str | None = None
    last: str | None = None
    sampled: int = 0
    silent: tuple[Silent, ...] = ()


class ReviewItem(msgspec.Struct, frozen=True, kw_only=True):
    """A claim to look at. why: in words. reviews: people who judged it already. question: of its matter."""

    claim: ClaimRow
    excerpt: Excerpt
    why: tuple[str, ...]
    reviews: int = 0
    question: str | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports side by side: the words each shares with the other, and its own; spans of its own text."""

    a: ReportBrief
    b: ReportBrief
    a_text: str
    b_text: str
    pairs: tuple[tuple[Span, Span], ...]
    a_own: Spans
    b_own: Spans
