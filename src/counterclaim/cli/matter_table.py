"""One matter in a terminal: each side's versions with their words, relations with reasons, or a convention's view."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from counterclaim.cli.ledger_tables import FIGURE, QUIET, Sides, side_of, words_of
from counterclaim.ledger.queries.labels import column_head, source_name
from counterclaim.ledger.queries.matter_page import labels_of
from counterclaim.ledger.queries.results import MatterPage, Member, View
from counterclaim.show import relations
from counterclaim.show.safe import one_line
from counterclaim.show.words import days_written, many, plain, quantity

MOST_REASONS = 20  # relations listed; --json has all


def matter_view(page: MatterPage, view: str, sides: Sides, whole: Mapping[str, str]) -> RenderableType:
    """The whole matter, or what one convention makes of it. whole: sentences of the claims whose words are too few to
    be understood."""
    row = page.matter
    counts = [
        many(row.size, "claim"),
        many(row.reports, "independent report"),
        f"{many(page.copies, 'repetition')} not counted" if page.copies else "",
        "contested" if row.contested else "",
        "running total" if row.running and any(one.figure for one in page.members) else "",
        row.id,
    ]
    head = [
        Text(one_line(row.heading), style="bold"),
        Text(one_line(" · ".join(part for part in counts if part)), style=QUIET),
        Text(""),
    ]
    if view == "all":
        return Group(*head, *_versions(page, sides, whole), *_relations(page))
    return Group(*head, *_convention(page, [one for one in page.views if one.name == view], sides, whole))


def _versions(page: MatterPage, sides: Sides, whole: Mapping[str, str]) -> Iterator[RenderableType]:
    numbers = _numbers(page)
    labels = labels_of(page)
    for column in page.sides:
        side = side_of(column.side, column.narrator, sides)
        head = column_head(column)
        yield Text(f"{side.sign} {head}", style=f"bold {side.colour}")
        if column.side and column.side != head:
            yield Text(f"  for {one_line(column.side)}", style=QUIET)
        inside = frozenset(column.members)
        for version in column.versions:
            own = [one for one in page.members if one.version == version and one.claim.id in inside]
            for label, same in groupby(own, lambda one: labels[one.claim.id]):
                yield Text(f"  {one_line(label)}", style=FIGURE)
                yield from (_line(member, numbers, whole) for member in same)
        yield Text("")
    if page.left_out:
        yield Text(f"{many(page.left_out, 'more claim')} not shown; --json has all.", style=QUIET)


def _line(member: Member, numbers: dict[str, int], whole: Mapping[str, str]) -> RenderableType:
    row = member.claim
    about = [
        row.speaker_name or ("" if row.voice == "narrator" else "speaker not resolved"),
        plain(row.stance) if row.stance != "asserts" else "",
        f"said {row.said_first}" if row.said_first else "",
        row.report.publisher or source_name(row.report),
        f"repeats {numbers[member.copy_of]}" if member.copy_of in numbers else "",
    ]
    words = Text(f"{numbers[row.id]}. ")
    words.append_text(words_of(row, whole.get(row.id)))
    return Padding(Group(words, Text(one_line(" · ".join(part for part in about if part)), style=QUIET)), (0, 0, 0, 4))


def _relations(page: MatterPage) -> Iterator[RenderableType]:
    numbers = _numbers(page)
    told = [one for one in page.relations if one.a in numbers and one.b in numbers]
    if told:
        yield Text("Where they agree and differ", style="bold")
    for one in told[:MOST_REASONS]:
        words = relations.sentence(one.relation, str(numbers[one.a]), str(numbers[one.b]))
        reason = f": {one_line(days_written(one.reason))}" if one.reason else ""
        by = " (set in review)" if one.by_person else ""
        yield Padding(Text(words + reason + by), (0, 0, 0, 2))
    if len(told) > MOST_REASONS:
        yield Text(f"  and {len(told) - MOST_REASONS} more; --json has all.", style=QUIET)


def _convention(
    page: MatterPage, views: list[View], sides: Sides, whole: Mapping[str, str]
) -> Iterator[RenderableType]:
    if not views:
        yield Text("This convention counts figures, and no figures are compared here.")
        return
    members = {one.claim.id: one for one in page.members}
    numbers = _numbers(page)
    for one in views:
        ends = (("low", one.low, one.low_said), ("best", one.best, None), ("high", one.high, one.high_said))
        values = [f"{name} {said or quantity(value, one.unit)}" for name, value, said in ends if value is not None]
        if one.name == "acled" and one.low_said and one.best is not None:
            values = [f"{one.low_said}, read as {quantity(one.best, one.unit)}"]
        head = ", ".join(values) or (one.side or ("speakers of no side" if one.name == "latest" else "no figure"))
        yield Text(one_line(f"{head}{f' ({one.counts})' if one.counts else ''}"), style=FIGURE)
        yield Text(f"  {one_line(one.rule)}{'; contested' if one.contested else ''}", style=QUIET)
        for id in one.claims:
            if id in members:
                yield _line(members[id], numbers, whole)
        yield Text("")


def _numbers(page: MatterPage) -> dict[str, int]:
    return {member.claim.id: number for number, member in enumerate(page.members, 1)}
