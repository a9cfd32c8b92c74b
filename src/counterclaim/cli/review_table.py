"""Claims to review, with the words around them and why they come up; and corrections in one line each."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from counterclaim.cli.ledger_tables import FIGURE, QUIET
from counterclaim.ledger.queries.changes import changes, done
from counterclaim.ledger.queries.labels import figure_label
from counterclaim.ledger.queries.results import ClaimRow, CorrectionRow, ReviewItem
from counterclaim.show.safe import one_line
from counterclaim.show.words import plain

_DONE = {
    "accept": "accepted", "reject": "rejected", "edit": "edited", "add": "added", "merge": "merged", "split": "split",
    "relate": "related", "undo": "undone", "merge_speakers": "merged", "split_speaker": "split",
    "merge_events": "merged events", "split_event": "split", "move_claims": "moved", "rename_event": "named",
}  # fmt: skip


def review_items(items: Sequence[ReviewItem]) -> RenderableType:
    """Each claim with its fields, the words around it and the reasons it comes up for."""
    return Group(*(part for item in items for part in _item(item)))


def _item(item: ReviewItem) -> Iterator[RenderableType]:
    row, cut = item.claim, item.excerpt
    yield Text(row.id, style="bold")
    words = Text()
    at = 0
    for start, end in sorted(row.content):
        start, end = max(0, start - cut.start), max(0, end - cut.start)
        words.append(one_line(cut.text[at:start]), style=QUIET)
        words.append(one_line(cut.text[start:end]), style=FIGURE)
        at = end
    words.append(one_line(cut.text[at:]), style=QUIET)
    yield Padding(words, (0, 0, 0, 2))
    speaker = "the report itself" if row.voice == "narrator" else row.speaker_name or "speaker not resolved"
    told = [
        f"{speaker}{f' ({row.side})' if row.side else ''}",
        plain(row.type),
        plain(row.stance),
        plain(row.factuality),
        *(f"figure {n}: {figure_label(one)}" for n, one in enumerate(row.figures, 1)),
        *(f"place {n}: {one.name or one.text + ' (not resolved)'}" for n, one in enumerate(row.places, 1)),
        *(f"time {n}: {one.value or one.text + ' (not resolved)'}" for n, one in enumerate(row.times, 1)),
        f"revision {row.revision}",
    ]
    yield Padding(Text(one_line(" · ".join(told))), (0, 0, 0, 2))
    if item.why:
        yield Padding(Text(one_line("; ".join(item.why)), style=QUIET), (0, 0, 0, 2))
    if item.question:
        yield Padding(Text(one_line(f"Matter: {item.question}"), style=QUIET), (0, 0, 0, 2))
    yield Text("")


def told(row: CorrectionRow, claims: Sequence[ClaimRow]) -> str:
    """A correction that was just made, in one line."""
    what = f"correction {row.undoes}" if row.action == "undo" else ", ".join(row.claims[:3])
    more = f" and {len(row.claims) - 3} more" if row.action != "undo" and len(row.claims) > 3 else ""
    status = f" It is now {claims[0].status}." if claims and row.action in ("edit", "undo") else ""
    return one_line(f"{_DONE[row.action].capitalize()} {what}{more} (correction {row.id} by {row.who}).{status}")


def corrections_lines(rows: Sequence[CorrectionRow]) -> RenderableType:
    """Corrections, a paragraph each."""
    out: list[RenderableType] = []
    for row in rows:
        head = Text(f"{row.id}  {row.at[:16].replace('T', ' ')}  {one_line(row.who)}  {done(row)}", style=FIGURE)
        if row.undone:
            head.append("  (undone since)", style=QUIET)
        lines = [Text(one_line(", ".join(row.claims[:4])))]
        for one in changes(row):
            before = "" if one.before is None else f"{one.before} → "
            lines.append(Text(f"{one.field}: {before}{one.after}"))
        if row.reason:
            lines.append(Text(one_line(row.reason), style=QUIET))
        out += [head, Padding(Group(*lines), (0, 0, 0, 4))]
    return Group(*out)
