"""What a brief of an event says: sections of statements, each with the number of its report in the list at the end.

Every side gets the same room, in the order in which the ledger met them; nothing in it says who is right.
"""

import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.ledger.queries.event_results import EventPage, RangeEnd
from counterclaim.ledger.queries.labels import denial
from counterclaim.ledger.queries.rows import ClaimRow, ReportBrief
from counterclaim.show.safe import one_line
from counterclaim.show.words import day, many
from counterclaim.web.look import values
from counterclaim.web.look.chart import Figures
from counterclaim.web.look.missing import missing
from counterclaim.web.look.signs import Signs
from counterclaim.web.public import web_address

EACH = 6  # statements of one side under "What each side says"; the others are counted
MOST = 60  # rows of any other section
WORDS = 400  # characters of a statement; a longer one is cut between words

Rows = tuple["Quote", ...]


class Quote(msgspec.Struct, frozen=True):
    """A statement. who: with its sign; told: the figure in words, or ""; cite: number of its report; rtl: its script
    runs from right to left; note: what else a reader must know ("denied", "a later figure")."""

    who: str
    day: str
    told: str
    words: str
    cite: int
    claim: str
    note: str = ""
    rtl: bool = False


class Section(msgspec.Struct, frozen=True):
    """A part of the brief. lead: a line under the heading; chart: the drawing stands here; groups: (heading, rows)."""

    heading: str
    lead: str = ""
    rows: Rows = ()
    chart: bool = False
    groups: tuple[tuple[str, Rows], ...] = ()


class Source(msgspec.Struct, frozen=True):
    """A report in the list at the end. address: of the web, "" where it has none; id: in the ledger."""

    number: int
    title: str
    outlet: str
    address: str
    id: str


class Brief(msgspec.Struct, frozen=True):
    """All of it. made: ISO day; facts: lines under the title; chart: of the figures, where there are any."""

    title: str
    made: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    chart: Figures | None


NOTICE = (
    "A statement is listed because a report carries it, not because it is true. The statements were read by a machine "
    "that makes mistakes: check the words in the report before you use them."
)


def brief_of(page: EventPage, chart: Figures | None, signs: Signs, made: str) -> Brief:
    """The brief of an event. chart: of its figures; made: the day, ISO."""
    made_of = _Writer(page, signs)
    drawing = msgspec.structs.replace(chart, title="", label=chart.unit, unit="") if chart is not None else None
    sections = [one for one in made_of.sections(chart is not None) if one.rows or one.groups or one.lead]
    return Brief(page.event.heading, made, made_of.facts(), tuple(sections), made_of.sources(), drawing)


class _Writer:
    """Numbers reports in the order in which they are first cited."""

    def __init__(self, page: EventPage, signs: Signs) -> None:
        self.page = page
        self.signs = signs
        self.claims = {member.claim.id: member.claim for member in page.claims}
        self.cited: dict[str, ReportBrief] = {}

    def facts(self) -> tuple[str, ...]:
        """Where and when, and what is counted."""
        page, event = self.page, self.page.event
        when = values.days(event.first, event.last)
        counted = f"{many(event.claims, 'claim')} in {many(event.reports, 'independent report')}"
        copies = f"; {many(page.copies, 'repetition')} not counted" if page.copies else ""
        told = [
            f"{values.event_place(event)}{values.somewhere(event.precision)}" if event.place_name else "",
            f"Happened: {when}" if when else "",
            f"{counted}{copies}",
        ]
        return tuple(one_line(one) for one in told if one)

    def sections(self, drawn: bool) -> Iterable[Section]:
        """All sections, empty ones too."""
        page = self.page
        yield Section("The least and the most", rows=tuple(self._ends()))
        numbered = [(at, n, one) for at, who in enumerate(page.accounts) for n, one in enumerate(who.statements)]
        given = sorted((one.said_first or "", at, n) for at, n, one in numbered)
        figures = [row for _, at, n in given[:MOST] for row in self._statement(at, n)]
        more = f"{len(given) - MOST} further figures are not listed." if len(given) > MOST else ""
        yield Section("Who gave which figure when", more, tuple(figures), chart=drawn)
        blamed = []
        for one in page.blamed:
            rows = [*self._said(one.claims[:EACH]), *self._said(one.denials[:EACH], "denial")]
            blamed.append((self._side(one.side) if one.side else one_line(one.name), tuple(rows)))
        yield Section("Who is said to have done it", groups=tuple(blamed))
        yield Section("Denials", rows=self._said(page.denials[:MOST]))
        yield Section("What each side says", groups=tuple(self._sides()))
        yield Section("What is missing", "\n".join(self._missing()))

    def _ends(self) -> Iterable[Quote]:
        for row in self.page.ranges:
            ends: list[tuple[str, RangeEnd]] = [("least", row.low)]
            ends += [("most", row.high)] if row.high != row.low else []
            for name, one in ends:
                told = f"{values.range(row)}; {name}: “{one.text}”"
                yield from self._said(one.claims[-1:], told=one_line(told))

    def _statement(self, account: int, number: int) -> Rows:
        one = self.page.accounts[account].statements[number]
        notes = ["a later figure"] * one.again + ["a part of the toll"] * one.part + ["denied"] * one.denied
        return self._said([one.claim], "; ".join(notes), values.figure(one.figure))

    def _sides(self) -> Iterable[tuple[str, Rows]]:
        own = [member.claim for member in self.page.claims if member.copy_of is None]
        for side in self.signs.index():
            said = [one.id for one in own if one.voice == "actor" and one.side == side]
            if said:
                left = f" ({len(said) - EACH} more in the ledger)" if len(said) > EACH else ""
                yield self._side(side) + left, self._said(said[:EACH])
        others = [one.id for one in own if one.voice == "actor" and not one.side]
        if others:
            left = f" ({len(others) - EACH} more in the ledger)" if len(others) > EACH else ""
            yield "Speakers of no known side" + left, self._said(others[:EACH])

    def _missing(self) -> Iterable[str]:
        yield from missing(self.page)
        nowhere = sum(not web_address(one) for one in self.cited.values())
        if nowhere:
            yield f"{many(nowhere, 'report')} cited here {'has' if nowhere == 1 else 'have'} no address on the web."

    def _side(self, side: str | None) -> str:
        one = self.signs.of(side)
        return f"{one.sign} {one_line(one.name)}"

    def _said(self, ids: Sequence[str], note: str = "", told: str = "") -> Rows:
        return tuple(self._quote(self.claims[id], note, told) for id in ids if id in self.claims)

    def _quote(self, claim: ClaimRow, note: str, told: str) -> Quote:
        self.cited.setdefault(claim.report.id, claim.report)
        words = values.cut(claim.text, WORDS)
        sign = self.signs.of(claim.side, claim.voice == "narrator").sign
        note = note or denial(claim).rstrip(": ")
        return Quote(
            who=f"{sign} {values.account(claim)}", day=values.short_day(claim.said_first), told=told, words=words,
            cite=list(self.cited).index(claim.report.id) + 1, claim=claim.id, note=note, rtl=_from_the_right(words),
        )  # fmt: skip

    def sources(self) -> tuple[Source, ...]:
        """The reports that were cited."""
        return tuple(
            Source(n, values.title(one), values.outlet(one), one_line(web_address(one)), one_line(one.id))
            for n, one in enumerate(self.cited.values(), 1)
        )


def foot(brief: Brief) -> str:
    """The line at the end."""
    return f"Made by Counterclaim on {day(brief.made)}."


def _from_the_right(text: str) -> bool:
    """True where the first letter that has a direction runs from right to left."""
    return next((way != "L" for one in text if (way := unicodedata.bidirectional(one)) in ("L", "R", "AL")), False)
