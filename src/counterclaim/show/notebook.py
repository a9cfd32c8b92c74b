"""Readings and events as small pieces of HTML for a notebook: everything escaped, no script, no style sheet."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from counterclaim.model import Reading
from counterclaim.show.card import card
from counterclaim.show.safe import one_line
from counterclaim.show.sides import side_of, sides_of
from counterclaim.show.summary import counts, source_line

ROWS = 40  # of one table; a notebook keeps what it shows
_LONGEST = 300  # characters of one cell


def reading_html(reading: Reading) -> str:
    """A reading: title, source, counts, and a row for each of its first claims."""
    sides = sides_of(reading)
    shown = [
        card(number, claim, reading, side_of(claim, sides))
        for number, claim in enumerate(reading.claims[:ROWS], start=1)
    ]
    rows = [
        (str(one.number), f"{one.side.sign} {one.label}", claim.text, one.line)
        for one, claim in zip(shown, reading.claims, strict=False)
    ]
    head = (reading.report.title or "A report without a title", source_line(reading.report), counts(reading))
    return block(head, ("", "Who", "Words", "What, when, where"), rows, len(reading.claims) - len(rows))


def block(head: Sequence[str], names: Sequence[str], rows: Iterable[Sequence[str]], left_out: int = 0) -> str:
    """Lines of text, the first of them as a heading, and a table; left_out: rows that are not in it."""
    cell = Markup('<td style="text-align:left;vertical-align:top">{}</td>')
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(cell.format(_shown(one)) for one in row)) for row in rows
    )
    top = Markup("").join(Markup('<th style="text-align:left">{}</th>').format(_shown(one)) for one in names)
    first, *rest = [_shown(line) for line in head if line]
    lines = Markup("").join(Markup("<div>{}</div>").format(line) for line in rest)
    table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(top, body) if body else ""
    more = Markup("<div>and {} more</div>").format(f"{left_out:,}") if left_out > 0 else ""
    return str(Markup("<div><strong>{}</strong>{}{}{}</div>").format(first, lines, table, more))


def _shown(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
