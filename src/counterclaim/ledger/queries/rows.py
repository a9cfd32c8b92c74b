"""The values that lists of the ledger are made of: claims, reports, matters, speakers, each as one row.

Offsets are code points into the report's text, end exclusive. Days are ISO dates, moments UTC in ISO 8601.
"""

from typing import Any, Generic, Literal, TypeVar

import msgspec

from counterclaim.copies.changes import Reworded
from counterclaim.model.claim import PartyKind, Sure
from counterclaim.model.event import EventFacts
from counterclaim.model.span import Spans

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list.

    next: cursor of the part after it, None at the end; to be handed back as it is, with the same filters and order.
    total: how many there are in all; counting stops at `results.COUNTED`, then `more` is True ("10,000 or more").
    """

    rows: tuple[T, ...]
    next: str | None = None
    total: int = 0
    more: bool = False


COUNTED = 10_000  # rows counted for a page's total: a count of a million costs more than the page


class Named(msgspec.Struct, frozen=True):
    """Who acts or is acted on in a claim; fields as in model.Party."""

    name: str
    side: str | None = None
    kind: PartyKind | None = None


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a claim; fields as in model.Figure."""

    text: str
    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = "exact"
    unit: str | None = None
    counted: str | None = None
    state: str | None = None
    side: str | None = None
    by: str | None = None
    window: str | None = None
    same_as: str | None = None
    inconsistent: bool = False


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a claim; fields as in model.Place."""

    text: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    kind: str = "unknown"
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str = "unresolved"


class TimeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A time of a claim; fields as in model.When."""

    text: str
    start: int
    end: int
    value: str | None = None
    first: str | None = None
    last: str | None = None
    precision: str = "vague"
    basis: str = "unresolved"
    role: str = "event"


class ReportBrief(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a list. family: id of its wire family. claims: how many it has, None where nobody asked."""

    id: str
    source: str
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    published: str | None = None
    url: str | None = None
    added_at: str = ""
    family: str | None = None
    claims: int | None = None


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in its current state: as the machine read it, with people's corrections applied.

    speaker: id across reports, None for the narrator and where unresolved (`voice` tells which).
    role: the speaker's office as this report words it. said: EDTF. said_first: the day it sorts under.
    matters: ids of all it stands in (one for each of its figures, maybe); matter: the first of them.
    shared: its words are copy that a wire family shares. status: machine | accepted | rejected | edited | added.
    sure: how sure the reader was of each field that it gave, 0 to 1 (docs/output.md); of what people changed: was.
    revision: what a correction must be based on; changes with every correction and re-reading.
    """

    id: str
    report: ReportBrief
    number: int
    voice: Literal["actor", "narrator"]
    type: str
    stance: str
    factuality: str
    evidentiality: str
    text: str
    content: Spans
    speaker: str | None = None
    speaker_name: str | None = None
    role: str | None = None
    side: str | None = None
    actor: Named | None = None
    target: Named | None = None
    channel: str | None = None
    addressee: str | None = None
    said: str | None = None
    said_first: str | None = None
    happened_first: str | None = None
    happened_last: str | None = None
    confidence: float = 0.0
    sure: Sure = Sure()
    utterance: str | None = None
    matter: str | None = None
    matters: tuple[str, ...] = ()
    shared: bool = False
    status: str = "machine"
    revision: str = "0"
    figures: tuple[FigureRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    times: tuple[TimeRow, ...] = ()


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report around a claim. start: where `text` begins in the report; marks: offsets into the report."""

    text: str
    start: int
    marks: Spans = ()


class RelationRow(msgspec.Struct, frozen=True, kw_only=True):
    """How two claims stand to each other ("a updates b"), with the reason in words; by_person: set in review."""

    a: str
    b: str
    relation: str
    reason: str = ""
    by_person: bool = False


class CorrectionRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of a reading. claims: the ids it is about. undone: a later row takes it back."""

    id: int
    action: str
    who: str
    at: str
    claims: tuple[str, ...] = ()
    old: Any = None
    new: Any = None
    reason: str | None = None
    undoes: int | None = None
    undone: bool = False


class SideLatest(msgspec.Struct, frozen=True, kw_only=True):
    """A side, or who speaks for none, in a matter: the latest claim. sentence: the report's, if words are few."""

    side: str | None
    narrator: bool
    claims: int
    claim: str
    text: str
    stance: str
    speaker: str | None = None
    said_first: str | None = None
    figure: FigureRow | None = None
    sentence: str | None = None


class MatterRow(msgspec.Struct, frozen=True, kw_only=True):
    """A matter in a list. size: claims; reports: independent ones (a wire family counts once). event: id of the event
    that it is a question about; None where it is about none.

    sides, versions: how many. latest: each side's last word, sides in order of first appearance. heading: the question,
    as a person would ask it. also: other matters of its dispute, {id: heading}; dispute: the matter it is listed under.
    """

    id: str
    question: str
    heading: str
    type: str
    counted: str | None = None
    state: str | None = None
    unit: str | None = None
    whose: str | None = None
    by: str | None = None
    place: str | None = None
    place_name: str | None = None
    first: str | None = None
    last: str | None = None
    running: bool = False
    size: int = 0
    reports: int = 0
    utterances: int = 0
    sides: int = 0
    versions: int = 0
    contested: bool = False
    differs: bool = False
    changed_at: str = ""
    event: str | None = None
    latest: tuple[SideLatest, ...] = ()
    also: dict[str, str] = {}
    dispute: str | None = None


class EventRow(EventFacts, frozen=True, kw_only=True):
    """An event in a list; what names it as in EventFacts. heading: the sentence that names it, with its toll.

    name: what a person called it. claims, speakers, sides: how many; reports: independent ones. contested: claims of it
    contradict or deny each other. weight: how much there is to compare; rank: the same with its day.
    """

    id: str
    heading: str
    name: str | None = None
    claims: int = 0
    reports: int = 0
    speakers: int = 0
    sides: int = 0
    contested: bool = False
    weight: float = 0.0
    rank: float = 0.0
    changed_at: str = ""

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from counterclaim.ledger.queries.notebook import event_row_html

        return event_row_html(self)


class FurnitureRow(msgspec.Struct, frozen=True):
    """A span that is not reporting."""

    kind: str
    start: int
    end: int


class CaptureRow(msgspec.Struct, frozen=True, kw_only=True):
    """Raw bytes as they came: the evidence."""

    id: str
    sha256: str
    source: str
    fetched_at: str
    bytes: int
    kept: bool
    outcome: str
    url: str | None = None
    report: str | None = None
    reason: str | None = None


class FamilyMember(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a wire family; shared, own: spans of its text that others carry, or none does. changed: what it
    words otherwise than the first version does, numbers first; of the first members of a large family only.
    """

    report: ReportBrief
    position: int
    containment: float
    shared: Spans = ()
    own: Spans = ()
    changed: tuple[Reworded, ...] = ()


class FamilyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A wire family in the order of versions. basis: what it rests on."""

    id: str
    basis: str
    agency: str | None = None
    members: tuple[FamilyMember, ...] = ()


class SpeakerRow(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker across reports. first, last: days of the first and last claim. contested: claims spoken against.

    side: that most reports give; base: the state it is based in, which is no side. speaks_for: the body whose account
    a person's claims are, with its name. more: claims, reports and contested are counted over the latest claims alone:
    there are so many, or more.
    """

    id: str
    name: str
    kind: str
    side: str | None = None
    base: str | None = None
    speaks_for: str | None = None
    body: str | None = None
    claims: int = 0
    reports: int = 0
    contested: int = 0
    first: str | None = None
    last: str | None = None
    more: bool = False


class RoleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An office or side as reports worded it, and from when to when they did."""

    name: str
    reports: int
    role: str | None = None
    side: str | None = None
    side_basis: str | None = None
    first: str | None = None
    last: str | None = None


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the claims asked for have this value; value "" is none."""

    value: str
    label: str
    count: int


class FeedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A feed and how it does."""

    address: str
    title: str | None = None
    polled_at: str | None = None
    next_poll: str | None = None
    failures: int = 0
    last_error: str | None = None
    entries: int = 0


class AuditRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the audit log. hash: SHA-256 over this row and `previous`."""

    id: int
    at: str
    who: str
    action: str
    detail: dict[str, Any]
    previous: str
    hash: str
    object: str | None = None


class DayCount(msgspec.Struct, frozen=True):
    """What was added on one day, by how many outlets, in how many languages."""

    day: str
    reports: int
    claims: int
    outlets: int = 0
    languages: int = 0


class SideCount(msgspec.Struct, frozen=True):
    """Claims of a side; narrator: the reports' own."""

    side: str | None
    narrator: bool
    claims: int


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """Claims said in one span of time ("2024-08" or "2024-08-13") by one side."""

    start: str
    side: str | None
    narrator: bool
    claims: int
