"""Lists of a ledger as tables in a terminal: claims, matters, speakers, hits and a timeline; 80 columns are enough."""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from counterclaim.ledger.queries.excerpts import parts_of
from counterclaim.ledger.queries.labels import claim_label, denial, source_name
from counterclaim.ledger.queries.results import (
    ClaimRow,
    MatterRow,
    SearchHit,
    SideLatest,
    SpeakerRow,
    Timeline,
    TimelinePoint,
)
from counterclaim.show.event_words import day_span
from counterclaim.show.safe import one_line
from counterclaim.show.sides import REPORT, UNKNOWN, Side
from counterclaim.show.words import day, plain

Sides = Mapping[str, Side]
"""How each side of the ledger is shown; the same in every table (`ledger_option.side_signs`)."""
QUIET = Style(dim=True)
FIGURE = Style(bold=True)
STATUS = {"accepted": "accepted", "edited": "corrected", "rejected": "rejected"}
MOST_LATEST = 6  # last words under a matter, as on the pages
SPANS = 12  # spans of time whose basis is shown under a timeline


def claims_table(rows: Sequence[ClaimRow], width: int, sides: Sides, whole: Mapping[str, str]) -> RenderableType:
    """Claims with speaker, words and what is known of them; the sides' signs below. whole: sentences of the claims
    whose words are too few to be understood."""
    table = _table()
    table.add_column("", no_wrap=True)
    table.add_column("Who says it", width=19 if width < 118 else 30)
    table.add_column("What, in the report's words", ratio=1)
    for row in rows:
        side = side_of(row.side, row.voice == "narrator", sides)
        table.add_row(
            Text(side.sign, style=side.colour),
            speaker_cell(row, side),
            Group(words_of(row, whole.get(row.id)), Text(_details(row), QUIET)),
        )
        table.add_section()
    return Group(table, legend(sides, rows))


def side_of(side: str | None, narrator: bool, sides: Sides) -> Side:
    """How a side is shown; the report itself and what is not known have signs of their own."""
    return REPORT if narrator else sides.get(side or "", UNKNOWN)


def speaker_cell(row: ClaimRow, side: Side) -> Text:
    """Who speaks, and for which side."""
    if row.voice == "narrator":
        return Text("The report itself")
    if row.speaker_name is None:
        return Text("speaker not resolved", style="italic")
    said = Text(one_line(row.speaker_name))
    if row.side and row.side != row.speaker_name:
        said.append(f"\n{one_line(row.side)}", style=side.colour)
    return said


def words_of(row: ClaimRow, sentence: str | None = None) -> Text:
    """The claim's words, its figures in bold; in quotation marks in the sentence they stand in, where it is given."""
    text = Text(one_line(row.text))
    for figure in row.figures:
        words = one_line(figure.text)
        at = text.plain.find(words)
        if at >= 0:
            text.stylize(FIGURE, at, at + len(words))
    before, own, after = one_line(sentence or "").partition(text.plain)
    return Text.assemble((f"{before}“", QUIET), text, (f"”{after}", QUIET)) if own else text


def _details(row: ClaimRow) -> str:
    times = [one.value or f"{one.text} (not resolved)" for one in row.times if one.role != "said"]
    places = [one.name or f"{one.text} (not resolved)" for one in row.places]
    parts = [
        plain(row.type),
        plain(row.stance),
        plain(row.factuality) if row.factuality != "asserted" else "",
        "; ".join(dict.fromkeys(times)),
        "; ".join(dict.fromkeys(places)),
        f"said {row.said_first}" if row.said_first else "day not known",
        STATUS.get(row.status, ""),
        row.id,
    ]
    return one_line(" · ".join(part for part in parts if part))


def matters_table(rows: Sequence[MatterRow], width: int, sides: Sides) -> RenderableType:
    """Matters, each with the last word of every side."""
    table = _table()
    table.add_column("Matter", no_wrap=True)
    table.add_column("Question, and the last word of each side", ratio=1)
    table.add_column("Claims", justify="right")
    for row in rows:
        head = Text(one_line(row.heading), style="bold")
        told = [_last_word(one, sides, width) for one in row.latest[:MOST_LATEST]]
        days = day_span(row.first, row.last) if row.first and row.last else day(row.first or row.last or "")
        counts = [
            "contested" if row.contested else "figures differ" if row.differs else "",
            f"{row.versions} version{'' if row.versions == 1 else 's'}",
            f"{row.reports} independent report{'' if row.reports == 1 else 's'}",
            days if row.first or row.last else "",
        ]
        quiet = Text(" · ".join(part for part in counts if part), QUIET)
        also = [Text(one_line(f"also {id}: {asked}"), QUIET) for id, asked in row.also.items()]
        table.add_row(Text(row.id), Group(head, *told, quiet, *also), str(row.size))
        table.add_section()
    return Group(table, _signs(sides, [one for row in rows for one in row.latest]))


def _last_word(one: SideLatest, sides: Sides, width: int) -> Text:
    side = side_of(one.side, one.narrator, sides)
    line = Text(f"{side.sign} ", style=side.colour)
    line.append(f"{one_line(one.speaker or side.name)}: ")
    if one.figure is not None:
        line.append(one_line(claim_label(one, one.figure)), style=FIGURE)
        return line
    told = one_line(f"“{one.sentence}”" if one.sentence else f"{denial(one)}“{one.text}”")
    room = 3 * max(20, width - 32) - len(line.plain)  # three lines
    line.append(told if len(told) <= room else told[:room].rpartition(" ")[0] + " …”")
    return line


def speakers_table(rows: Sequence[SpeakerRow], sides: Sides) -> RenderableType:
    """Speakers with their counts."""
    table = _table()
    table.add_column("", no_wrap=True)
    table.add_column("Speaker", ratio=3)
    table.add_column("Side", ratio=2)
    for name in ("Claims", "Reports", "Contested"):
        table.add_column(name, justify="right")
    table.add_column("From", no_wrap=True)
    table.add_column("To", no_wrap=True)
    for row in rows:
        side = side_of(row.side, False, sides)
        table.add_row(
            Text(side.sign, style=side.colour), _named(row), one_line(row.side or "not known"),
            f"{row.claims:,}", f"{row.reports:,}", f"{row.contested:,}", row.first or "", row.last or "",
        )  # fmt: skip
    return table


def _named(row: SpeakerRow) -> Text:
    name = Text(one_line(row.name))
    if row.body:
        name.append(f" for {one_line(row.body)}", style=QUIET)
    return name


def _found(hit: SearchHit) -> Text:
    """The words around a hit; a claim's own in quotation marks, for those around it are not its speaker's."""
    words = Text()
    for part in parts_of(hit):
        quoted = hit.claim is not None and part.own
        words.append("“" if quoted else "")
        for start, end, lit in part.runs:
            style = FIGURE if lit else Style() if part.own else QUIET
            words.append(one_line(hit.snippet[start:end]), style=style)
        words.append("”" if quoted else "")
    return words


def hits_table(rows: Sequence[SearchHit], width: int, sides: Sides) -> RenderableType:
    """Search hits with the words found in bold."""
    table = _table()
    table.add_column("", no_wrap=True)
    table.add_column("Where", width=19 if width < 118 else 30)
    table.add_column("The words", ratio=1)
    for hit in rows:
        words = _found(hit)
        side = UNKNOWN
        who = Text(one_line(hit.report.title or source_name(hit.report)))
        if hit.claim is not None:
            side = side_of(hit.claim.side, hit.claim.voice == "narrator", sides)
            who = speaker_cell(hit.claim, side)
        about = [
            hit.report.publisher or "",
            (hit.report.published or "")[:10],
            hit.claim.id if hit.claim else hit.report.id,
        ]
        quiet = Text(one_line(" · ".join(part for part in about if part)), QUIET)
        table.add_row(Text(side.sign if hit.claim else "", style=side.colour), who, Group(words, quiet))
        table.add_section()
    return table


def timeline_table(found: Timeline, width: int, sides: Sides) -> RenderableType:
    """Claims by the day they were said, beside the days they speak of."""
    rows = found.points.rows
    table = _table()
    table.add_column("Said", no_wrap=True)
    table.add_column("Happened", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("What", ratio=1)
    for row in rows:
        side = side_of(row.side, row.narrator, sides)
        told = Text(one_line(row.speaker_name or ("" if row.narrator else "speaker not resolved")), style=QUIET)
        told.append(": " if told.plain else "")
        told.append(denial(row) + one_line(row.text), style=Style(dim=False))
        table.add_row(row.said_first, _happened(row), Text(side.sign, style=side.colour), told)
    return Group(table, _signs(sides, rows))


def basis_table(found: Timeline) -> RenderableType:
    """How many claims were said in each span of time, and what that rests on; the latest spans."""
    table = _table()
    table.add_column(found.step.capitalize(), no_wrap=True)
    for name in ("Claims", "Reports", "Outlets", "Languages"):
        table.add_column(name, justify="right")
    for one in found.basis[-SPANS:]:
        table.add_row(one.start, *(f"{n:,}" for n in (one.claims, one.reports, one.outlets, one.languages)))
    return table


def _happened(row: TimelinePoint) -> str:
    first, last = row.happened_first, row.happened_last
    if not first and not last:
        return ""
    return first or "" if first == last else f"{first or '..'}\n{last or '..'}"


def legend(sides: Sides, rows: Sequence[ClaimRow]) -> Text:
    """The signs used, with the sides' names."""
    used = [side_of(row.side, row.voice == "narrator", sides) for row in rows]
    return _legend(sides, used)


def _signs(sides: Sides, rows: Sequence[SideLatest] | Sequence[TimelinePoint]) -> Text:
    return _legend(sides, [side_of(row.side, row.narrator, sides) for row in rows])


def _legend(sides: Sides, used: Sequence[Side]) -> Text:
    line = Text()
    for side in [one for one in (*sides.values(), UNKNOWN, REPORT) if one in used]:
        line.append(f"{side.sign} {one_line(side.name)}", style=side.colour)
        line.append("   ")
    line.rstrip()
    return line


def _table() -> Table:
    return Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
