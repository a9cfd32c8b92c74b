"""One matter in a terminal: each side's versions with their words, relations with reasons, or a convention's view."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from counterclaim.cli.ledger_tables import FIGURE, QUIET, side_of, words_of
from counterclaim.ledger.queries.results import MatterPage, Member, View
from counterclaim.show.safe import one_line
from counterclaim.show.sides import Side, signed
from counterclaim.show.words import number, plain

_STANDS = {
    "same_utterance": "{a} repeats {b}",
    "agrees": "{a} agrees with {b}",
    "compatible": "{a} fits {b}",
    "updates": "{a} is a later count of {b}",
    "contradicts": "{a} contradicts {b}",
    "denies": "{a} denies {b}",
    "not_comparable": "{a} and {b} cannot be compared",
    "inconsistent": "{a} and {b} do not fit together, though one source gives both",
}
MOST_REASONS = 20  # relations told; --json has all


def matter_view(page: MatterPage, view: str, width: int) -> RenderableType:
    """The whole matter, or what one convention makes of it."""
    sides = signed(column.side for column in page.sides if column.side)
    row = page.matter
    counts = [
        _many(row.size, "claim"),
        _many(row.utterances, "utterance"),
        _many(row.reports, "independent report"),
        f"{page.copies} folded as repeated" if page.copies else "",
        "contested" if row.contested else "",
        "a total that grows" if row.running else "",
        row.id,
    ]
    head = [
        Text(one_line(row.question), style="bold"),
        Text(one_line(" · ".join(part for part in counts if part)), style=QUIET),
        Text(""),
    ]
    if view == "all":
        return Group(*head, *_versions(page, sides), *_relations(page))
    return Group(*head, *_convention(page, [one for one in page.views if one.name == view], sides))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _versions(page: MatterPage, sides: dict[str, Side]) -> Iterator[RenderableType]:
    numbers = _numbers(page)
    labels = {version.number: version.label for version in page.versions}
    for column in page.sides:
        side = side_of(column.side, column.narrator, sides)
        yield Text(f"{side.sign} {one_line(side.name)}", style=f"bold {side.colour}")
        for version in column.versions:
            yield Text(f"  {one_line(labels[version])}", style=FIGURE)
            for member in page.members:
                same = member.claim.side == column.side and (member.claim.voice == "narrator") == column.narrator
                if member.version == version and same:
                    yield _line(member, numbers)
        yield Text("")
    if page.left_out:
        yield Text(f"{page.left_out} more claims are left out.", style=QUIET)


def _line(member: Member, numbers: dict[str, int]) -> RenderableType:
    row = member.claim
    about = [
        row.speaker_name or ("" if row.voice == "narrator" else "speaker not resolved"),
        plain(row.stance) if row.stance != "asserts" else "",
        f"said {row.said_first}" if row.said_first else "",
        row.report.publisher or row.report.source.rsplit("/", 1)[-1],
        f"repeats {numbers[member.copy_of]}" if member.copy_of in numbers else "",
    ]
    words = Text(f"{numbers[row.id]}. ")
    words.append_text(words_of(row))
    return Padding(Group(words, Text(one_line(" · ".join(part for part in about if part)), style=QUIET)), (0, 0, 0, 4))


def _relations(page: MatterPage) -> Iterator[RenderableType]:
    numbers = _numbers(page)
    told = [one for one in page.relations if one.a in numbers and one.b in numbers]
    if told:
        yield Text("How they stand to each other", style="bold")
    for one in told[:MOST_REASONS]:
        words = _STANDS.get(one.relation, "{a} " + plain(one.relation) + " {b}")
        reason = f": {one_line(one.reason)}" if one.reason else ""
        by = " (set in review)" if one.by_person else ""
        yield Padding(Text(words.format(a=numbers[one.a], b=numbers[one.b]) + reason + by), (0, 0, 0, 2))
    if len(told) > MOST_REASONS:
        yield Text(f"  and {len(told) - MOST_REASONS} more; --json has all.", style=QUIET)


def _convention(page: MatterPage, views: list[View], sides: dict[str, Side]) -> Iterator[RenderableType]:
    if not views:
        yield Text("This convention counts figures, and this matter compares none.")
        return
    members = {one.claim.id: one for one in page.members}
    numbers = _numbers(page)
    for one in views:
        unit = f" {one.unit}" if one.unit else ""
        values = [
            f"{name} {number(value)}{unit}"
            for name, value in (("low", one.low), ("best", one.best), ("high", one.high))
            if value is not None
        ]
        head = ", ".join(values) or (one.side or ("speakers of no side" if one.name == "latest" else "no figure"))
        yield Text(one_line(f"{head}{f' ({one.counts})' if one.counts else ''}"), style=FIGURE)
        yield Text(f"  {one_line(one.rule)}{'; contested' if one.contested else ''}", style=QUIET)
        for id in one.claims:
            if id in members:
                yield _line(members[id], numbers)
        yield Text("")


def _numbers(page: MatterPage) -> dict[str, int]:
    return {member.claim.id: number for number, member in enumerate(page.members, 1)}
