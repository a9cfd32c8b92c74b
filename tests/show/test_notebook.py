"""Notebooks show readings and events: words as they are, escaped, and small."""

from html.parser import HTMLParser

import msgspec

from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.results import Member
from counterclaim.ledger.queries.rows import ClaimRow, EventRow, FigureRow, ReportBrief
from counterclaim.model import Reading, Report

ATTACK = '<img src=x onerror=alert(1)> \u202e"&\ud800'


class _Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_reading_shows_every_claim_with_who_says_it(hand_made: Reading) -> None:
    seen = _Seen(hand_made._repr_html_())
    assert all(claim.text in seen.text for claim in hand_made.claims)
    assert "Olaf Brandt, Norland" in seen.text
    assert _Seen(Reading(report=Report(id="r", text=""))._repr_html_()).text.endswith("No claim was found.")


def test_an_event_shows_its_accounts_and_nothing_of_a_report_acts() -> None:
    report = ReportBrief(id="r", source="s", title=ATTACK, publisher=ATTACK, published="2024-05-03")
    figure = FigureRow(text="40", start=0, end=2, value=40, unit="people", state="killed")
    one = ClaimRow(
        id="r:c1", report=report, number=1, voice="actor", type="casualties", stance="asserts", factuality="asserted",
        evidentiality="official_statement", text=ATTACK, content=((0, 5),), speaker_name=ATTACK, side=ATTACK,
        said_first="2024-05-03", figures=(figure,),
    )  # fmt: skip
    row = EventRow(id="e1", heading=ATTACK, claims=1, reports=1, speakers=1)
    page = EventPage(
        event=row, revision="", ranges=(), accounts=(), blamed=(), denials=(), matters=(),
        claims=tuple(Member(claim=msgspec.structs.replace(one, id=f"r:c{n}"), version=0) for n in range(100)),
    )  # fmt: skip
    for html in (row._repr_html_(), page._repr_html_()):
        html.encode()
        seen = _Seen(html)
        assert seen.tags <= {"div", "strong", "table", "thead", "tbody", "tr", "th", "td"}
        assert "<img src=x onerror=alert(1)>" in seen.text
        assert "\u202e" not in html
    assert "40 people killed" in seen.text
    assert "and 60 more" in seen.text
    assert len(html) < 60_000
