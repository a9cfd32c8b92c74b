"""A reading as a table of its claims in a terminal; two layouts, for 80 columns and for wide windows."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from counterclaim.model import Claim, Reading
from counterclaim.show import words
from counterclaim.show.claim_words import runs
from counterclaim.show.safe import one_line
from counterclaim.show.sides import REPORT, UNKNOWN, Side, side_of, sides_of
from counterclaim.show.summary import counts, source_line

WIDE = 118  # columns from which seven columns leave the words at least 36 characters each line
_FIGURE = Style(bold=True)
_QUIET = Style(dim=True)


def claims_table(reading: Reading, width: int) -> RenderableType:
    """Header, table, relations and legend of a reading, to be printed on a console `width` columns wide."""
    sides = sides_of(reading)
    title = Text(one_line(reading.report.title or "Report without a title"), style="bold")
    head: list[RenderableType] = [title, Text(source_line(reading.report), style=_QUIET)]
    head.append(Text(counts(reading)))
    body: RenderableType = Text("")
    if reading.claims:
        body = _wide(reading, sides) if width >= WIDE else _narrow(reading, sides)
    return Group(*head, body, *_relations(reading), _legend(reading, sides), Text(""))


def print_claims(reading: Reading, console: Console) -> None:
    """Print a reading's claims."""
    console.print(claims_table(reading, console.width))


def _wide(reading: Reading, sides: dict[str, Side]) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("Who says it", ratio=5)
    table.add_column("What", ratio=4)
    table.add_column("The words", ratio=12)
    table.add_column("When", ratio=4)
    table.add_column("Where", ratio=4)
    table.add_column("How firm", ratio=5)
    for number, claim in enumerate(reading.claims, start=1):
        side = side_of(claim, sides)
        table.add_row(
            str(number), _sign(side), _speaker(claim, side), words.plain(claim.type), _words(reading, claim),
            _when(reading, claim), _where(claim), _firm(claim),
        )  # fmt: skip
        table.add_section()
    return table


def _narrow(reading: Reading, sides: dict[str, Side]) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("Who says it", width=19)
    table.add_column("What, in the report's words", ratio=1)
    for number, claim in enumerate(reading.claims, start=1):
        side = side_of(claim, sides)
        details = [
            words.plain(claim.type),
            *(part for part in (_when(reading, claim), _where(claim)) if part),
            _firm(claim),
        ]
        table.add_row(
            str(number),
            _sign(side),
            _speaker(claim, side),
            Group(_words(reading, claim), Text(" · ".join(details), style=_QUIET)),
        )
        table.add_section()
    return table


def _sign(side: Side) -> Text:
    return Text(side.sign, style=side.colour)


def _speaker(claim: Claim, side: Side) -> Text:
    said = Text(one_line(words.speaker_name(claim)))
    if claim.voice == "actor" and claim.speaker is None:
        said.stylize("italic")
    elif side is not REPORT and claim.speaker is not None and claim.speaker.name != side.name:
        said.append(f"\n{one_line(side.name)}", style=side.colour)
    return said


def _words(reading: Reading, claim: Claim) -> Text:
    said = Text()
    for run in runs(reading, claim):
        if run.gap:
            said.append(" … ", style=_QUIET)
        said.append(run.text, style=_FIGURE if run.figure else Style())
    return said


def _when(reading: Reading, claim: Claim) -> str:
    """Dates of the claimed thing, and of the saying where it is another day than the publication's."""
    times = [words.when(time) for time in claim.times if time.role != "said"]
    if claim.said and claim.said != (reading.report.published or "")[:10]:
        times.append(f"said {words.date(claim.said)}")
    return one_line("; ".join(dict.fromkeys(times)))


def _where(claim: Claim) -> str:
    return one_line("; ".join(dict.fromkeys(words.where(place) for place in claim.places)))


def _firm(claim: Claim) -> str:
    return words.firmness(claim)


def _relations(reading: Reading) -> Iterator[RenderableType]:
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    told = [words.relation(link, numbers) for link in reading.relations if link.a in numbers and link.b in numbers]
    if told:
        yield Text("Where the claims agree and differ", style="bold")
        yield Padding(Group(*(Text(one_line(line)) for line in told)), (0, 0, 1, 2))


def _legend(reading: Reading, sides: dict[str, Side]) -> Text:
    shown = [*sides.values()]
    used = {side_of(claim, sides).key for claim in reading.claims}
    shown += [side for side in (UNKNOWN, REPORT) if side.key in used]
    legend = Text()
    for side in shown:
        legend.append(f"{side.sign} {one_line(side.name)}", style=side.colour)
        legend.append("   ")
    legend.rstrip()
    return legend
