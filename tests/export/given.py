"""A small source made by hand: rival claims of two sides, with hostile and foreign text in every place."""

from collections.abc import Iterator

from counterclaim.export.source import words_around
from counterclaim.ledger.queries.event_results import Blamed, EventPage, RangeEnd, RangeRow
from counterclaim.ledger.queries.results import (
    ClaimRow,
    EventRow,
    FigureRow,
    MatterPage,
    MatterRow,
    Member,
    Named,
    PlaceRow,
    RelationRow,
    ReportBrief,
    TimeRow,
    View,
)

TEXT = (
    "😀 Rivertown, 4 May - At least 12 people were killed in Rivertown, the defence ministry of Northland said; the "
    "governor of Lakeland put the dead at 31 «не менее». =SUM(A1) said the mayor."
)
REPORT = ReportBrief(
    id="r1", source="in/one.txt", title='=HYPERLINK("x"), "quoted"\nand broken', publisher="The Ünit, Ltd",
    agency="AFP", published="2025-05-04", url="https://one.example/a?b=1&c=«d»", added_at="2025-05-05T00:00:00Z",
)  # fmt: skip
OTHER = ReportBrief(id="r2", source="in/two.txt", published="2025-05-05", url="javascript:alert(1)")

EMPTY = ReportBrief(id="r3", source="in/three.txt")


def _span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def _claim(number: int, words: str, **fields: object) -> ClaimRow:
    base: dict[str, object] = {
        "id": f"r1:c{number}", "report": REPORT, "number": number, "voice": "actor", "type": "casualties",
        "stance": "asserts", "factuality": "asserted", "evidentiality": "official_statement", "text": words,
        "content": (_span(words),), "said_first": "2025-05-04", "matter": "m1", "confidence": 0.5,
    }  # fmt: skip
    return ClaimRow(**{**base, **fields})  # type: ignore[arg-type]


TOWN = {"id": "geonames:1", "name": "Rivertown", "kind": "town", "lat": 10.5, "lon": -20.25, "country": "GB",
        "admin1": "Lakes"}  # fmt: skip
_AT = _span("Rivertown, the")[0]
CLAIMS = (
    _claim(
        1, "At least 12 people were killed in Rivertown", speaker="s1", speaker_name="defence ministry of Northland",
        side="Northland", happened_first="2025-05-04", happened_last="2025-05-04",
        actor=Named("Lakeland", "Lakeland"), target=Named("people", None, "civilian"),
        figures=(
            FigureRow(
                text="At least 12 people", start=_span("At least 12")[0], end=_span("At least 12 people")[1], value=12,
                low=12, bound="at_least", unit="people", counted="people", state="killed",
            ),
        ),
        places=(PlaceRow(text="Rivertown", start=_AT, end=_AT + 9, precision="town", **TOWN),),  # type: ignore[arg-type]
        times=(TimeRow(text="4 May", start=13, end=18, value="2025-05-04", first="2025-05-04", last="2025-05-04",
                       precision="day", basis="publication"),),
    ),
    _claim(
        2, "put the dead at 31 «не менее»", speaker="s2", speaker_name="governor of Lakeland", side="Lakeland",
        figures=(FigureRow(text="31", start=_span("31")[0], end=_span("31")[1], value=31, low=31, high=31,
                           unit="people", state="killed"),),
        places=(
            PlaceRow(text="Lakeland", start=_span("Lakeland")[0], end=_span("Lakeland")[1], id="x:2", name="Lakeland",
                     kind="ADM1", lat=1.0, lon=2.0, precision="ADM1"),
            PlaceRow(text="Nowhere", start=0, end=1),
        ),
    ),
    _claim(3, "=SUM(A1)", voice="narrator", matter=None, type="other"),
    ClaimRow(id="r2:c1", report=OTHER, number=1, voice="actor", type="strike", stance="denies", factuality="asserted",
             evidentiality="unnamed_source", text="lone \ud800 half", content=((0, 4), (10, 14))),
)  # fmt: skip
RELATION = RelationRow(a="r1:c2", b="r1:c1", relation="compatible", reason="both count people killed in Rivertown")
MATTER = MatterPage(
    matter=MatterRow(
        id="m1", question="people killed, Rivertown, 4 May 2025", heading="How many people were killed in Rivertown?",
        type="casualties", state="killed", unit="people",
        place="geonames:1", place_name="Rivertown", first="2025-05-04", last="2025-05-04", size=2, reports=1,
        utterances=2, sides=2, versions=2, contested=True,
    ),
    revision="1", sides=(), versions=(), relations=(RELATION,),
    members=(Member(claim=CLAIMS[0], version=0), Member(claim=CLAIMS[1], version=1)),
    views=(
        View(name="acled", rule="the lowest figure", low=12, best=12, claims=("r1:c1",)),
        View(name="ucdp", rule="the most often given; least and most beside it", low=12, best=12, high=31),
    ),
)  # fmt: skip


EVENT = EventPage(
    event=EventRow(
        id="e1",
        heading="12 to 31 people killed in Rivertown, United Kingdom, on 4 May 2025, according to two accounts",
        place="geonames:1", place_name="Rivertown", place_kind="town", country="GB", admin1="Lakes",
        lat=10.5, lon=-20.25, precision="town", first="2025-05-04", last="2025-05-04", reported="2025-05-04",
        killed_low=12, killed_high=31, tellers=2, claims=2, reports=1, speakers=2, sides=2, contested=True,
    ),
    revision="1",
    ranges=(
        RangeRow(
            what="killed", group="", low=RangeEnd(value=12, claims=("r1:c1",), text="At least 12 people"),
            high=RangeEnd(value=31, claims=("r1:c2",), text="31"), accounts=2, best_rule="left open",
        ),
        RangeRow(
            what="killed", group="children", low=RangeEnd(value=2, claims=("r1:c1",), text="two children"),
            high=RangeEnd(value=2, claims=("r1:c1",), text="two children"), accounts=1,
        ),
    ),
    accounts=(), blamed=(Blamed(name="Lakeland", side="Lakeland", claims=("r1:c1",)),), denials=(), matters=(),
    claims=(Member(claim=CLAIMS[0], version=0), Member(claim=CLAIMS[1], version=0)),
)  # fmt: skip


class Given:
    """The source above."""

    def claims(self) -> Iterator[ClaimRow]:
        return iter(CLAIMS)

    def reports(self) -> Iterator[ReportBrief]:
        return iter((REPORT, OTHER, EMPTY))

    def relations(self) -> Iterator[RelationRow]:
        return iter((RELATION,))

    def matters(self) -> Iterator[MatterPage]:
        return iter((MATTER,))

    def events(self) -> Iterator[EventPage]:
        return iter((EVENT,))

    def around(self, claim: ClaimRow) -> tuple[str, str]:
        return words_around(TEXT, claim) if claim.report.id == "r1" else ("", "")
