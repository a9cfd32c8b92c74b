"""A contested matter on a few lines: the question, who says what and where, and one reason."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from rich.text import Text

from counterclaim.cli.ledger_tables import FIGURE, QUIET, Sides, side_of
from counterclaim.ledger.queries.labels import source_name
from counterclaim.ledger.queries.results import ClaimRow, MatterPage
from counterclaim.ledger.queries.rows import RelationRow
from counterclaim.show import relations
from counterclaim.show.safe import one_line
from counterclaim.show.words import day, days_written

_TITLE = 2  # lines of the question
_WORDS = 1  # lines of a claim's words
_REASON = 3  # lines of the reason, one less where the question takes two


def matter_card(number: int, page: MatterPage, sides: Sides, width: int, whole: Mapping[str, str]) -> Iterator[Text]:
    """At most eight lines: the question, two claims that tell against each other, and why. whole: sentences of the
    claims whose words are too few to be understood."""
    head = f"{number}. {_sentence(page.matter.heading)}"
    asked = wrap(head, width, max_lines=_TITLE, placeholder=" …", subsequent_indent="   ")
    for line in asked:
        yield Text(line, style="bold")
    rows = {one.claim.id: one.claim for one in page.members}
    chosen = _chosen(page, rows)
    first = [chosen.b, chosen.a] if chosen is not None else [one.members[0] for one in page.sides[:2]]
    for id in first:
        yield from _said(rows[id], sides, width, whole.get(id))
    if chosen is not None:
        told = f"{relations.RELATIONS[chosen.relation].one}: {days_written(chosen.reason)}"
        for line in wrap(_sentence(told), width - 3, max_lines=_REASON + 1 - len(asked), placeholder=" …"):
            yield Text(f"   {line}", style=QUIET)


def _chosen(page: MatterPage, rows: Mapping[str, ClaimRow]) -> RelationRow | None:
    """The relation that a card tells: the first that sets two claims against each other, else the first of all."""
    known = [one for one in page.relations if one.a in rows and one.b in rows and one.a != one.b]
    return next((one for one in known if relations.against(one.relation)), known[0] if known else None)


def _said(row: ClaimRow, sides: Sides, width: int, whole: str | None) -> Iterator[Text]:
    side = side_of(row.side, row.voice == "narrator", sides)
    name = "The report itself" if row.voice == "narrator" else row.speaker_name or "Speaker not resolved"
    source = row.report.publisher or source_name(row.report)
    where = ", ".join(part for part in (source, day(row.said_first) if row.said_first else "") if part)
    head = Text(f"   {side.sign} ", style=side.colour)
    head.append(_cut(one_line(name), width // 2), style=FIGURE)
    head.append(_cut(f" ({one_line(where)})", width - len(head.plain)), style=QUIET)
    yield head
    told = one_line(whole or row.text)
    own = one_line(row.text)
    if len(told) > width - 7 and own in told:  # what stands before the words tells what they are said of
        words = told[: told.index(own) + len(own)].split()
        while len(words) > 1 and len(" ".join(words)) > width - 9:
            del words[0]
        told = f"… {' '.join(words)}"
    for line in wrap(f"“{told}”", width - 5, max_lines=_WORDS, placeholder=" …”"):
        yield Text(f"     {line}")


def _sentence(text: str) -> str:
    line = one_line(text).strip()
    return line[:1].upper() + line[1:]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 2].rstrip() + " …"
