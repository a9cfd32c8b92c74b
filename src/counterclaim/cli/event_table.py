"""Events in a terminal: the list, and one with its accounts."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from counterclaim.cli.ledger_tables import FIGURE, QUIET, Sides, side_of, words_of
from counterclaim.ledger.queries.deeds import deeds
from counterclaim.ledger.queries.event_results import Account, EventPage
from counterclaim.ledger.queries.labels import account_name, figure_label, party_label, range_label
from counterclaim.ledger.queries.rows import EventRow
from counterclaim.show.safe import one_line
from counterclaim.show.words import day, many, plain

MOST_DEEDS = 8
MOST = 12  # denials and matters listed; --json has all


def events_table(rows: Sequence[EventRow]) -> RenderableType:
    """Events, a sentence each."""
    return Group(*(_row(row) for row in rows))


def _row(row: EventRow) -> RenderableType:
    counts = [
        "contested" if row.contested else "", many(row.reports, "independent report"), many(row.claims, "claim"), row.id
    ]  # fmt: skip
    quiet = Text(" · ".join(part for part in counts if part), QUIET)
    return Group(Text(one_line(row.heading), style="bold"), Padding(quiet, (0, 0, 1, 0)))


def event_view(page: EventPage, sides: Sides, whole: Mapping[str, str]) -> RenderableType:
    """One event with every account of it. whole: sentences of the claims whose words are too few to be understood."""
    row = page.event
    counts = [
        many(row.claims, "claim"), many(row.reports, "independent report"),
        f"{many(page.copies, 'repetition')} not counted" if page.copies else "",
        "contested" if row.contested else "", row.id,
    ]  # fmt: skip
    return Group(
        Text(one_line(row.heading), style="bold"),
        Text(" · ".join(part for part in counts if part), QUIET),
        *_ranges(page), *_accounts(page, sides), *_blamed(page, sides), *_deeds(page), *_denials(page, sides, whole),
        *_matters(page),
    )  # fmt: skip


def _ranges(page: EventPage) -> Iterator[RenderableType]:
    if page.ranges:
        yield from _head("Least and most")
    names = {one.claim.id: account_name(one.claim) for one in page.claims}
    for one in page.ranges:
        line = Text(f"  {range_label(one)}", FIGURE)
        ends = [one.low] if one.low == one.high else [one.low, one.high]
        told = (f"“{one_line(end.text)}” ({one_line(names[end.claims[-1]])})" for end in ends)
        line.append(f"  {', '.join(told)}", QUIET)
        yield line


def _accounts(page: EventPage, sides: Sides) -> Iterator[RenderableType]:
    if page.accounts:
        yield from _head("Who gave which figure when")
    for one in page.accounts:
        side = side_of(one.side, one.narrator, sides)
        yield Text(f"  {side.sign} {one_line(account_name(one))}", style=side.colour)
        for line in _statements(one):
            yield Text(f"      {line}")


def _statements(account: Account) -> Iterator[str]:
    for one in account.statements:
        notes = [f"of {one.counted}" if one.counted else "", "a part" if one.part else ""]
        notes += ["denied"] if one.denied else []
        more = ", ".join(note for note in notes if note)
        yield one_line(f"{day(one.said_first)}: {figure_label(one.figure)}{f' ({more})' if more else ''}")


def _blamed(page: EventPage, sides: Sides) -> Iterator[RenderableType]:
    names = {one.claim.id: account_name(one.claim) for one in page.claims}
    if page.blamed:
        yield from _head("Who is said to have done it")
    for one in page.blamed:
        side = side_of(one.side, False, sides)
        by = ", ".join(dict.fromkeys(one_line(names[id]) for id in one.claims))
        denied = "; its side denies it" if one.denials else ""
        yield Text(f"  {side.sign} {one_line(one.name)}: according to {by}{denied}")


def _deeds(page: EventPage) -> Iterator[RenderableType]:
    told = deeds(page)[:MOST_DEEDS]
    names = {one.claim.id: account_name(one.claim) for one in page.claims}
    if told:
        yield from _head("Who did what to whom, as told")
    for one in told:
        by = ", ".join(dict.fromkeys(names[id] for id in one.claims))
        line = Text(f"  {party_label(one.actor)} · {plain(one.type)} · {party_label(one.target)}")
        yield line.append(f"  {by}", QUIET)


def _denials(page: EventPage, sides: Sides, whole: Mapping[str, str]) -> Iterator[RenderableType]:
    rows = {one.claim.id: one.claim for one in page.claims}
    if page.denials:
        yield from _head("Denials")
    for id in page.denials[:MOST]:
        row = rows[id]
        side = side_of(row.side, row.voice == "narrator", sides)
        yield Text(f"  {side.sign} {one_line(account_name(row))}, {day(row.said_first)}", style=side.colour)
        yield Padding(words_of(row, whole.get(id)), (0, 0, 0, 6))


def _matters(page: EventPage) -> Iterator[RenderableType]:
    if page.matters:
        yield from _head("Questions its claims answer")
    for one in page.matters[:MOST]:
        line = Text(f"  {one_line(one.heading)}")
        line.append(f"  {many(one.size, 'claim')} · {one.id}", QUIET)
        yield line


def _head(words: str) -> Iterator[RenderableType]:
    yield Text("")
    yield Text(words, style="bold")
