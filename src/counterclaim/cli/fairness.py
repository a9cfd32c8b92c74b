"""`counterclaim evaluate fairness`: is everybody read alike? Reports are changed in names only and read again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.program import as_json, put, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.evaluation.fairness.score import Invariance


def add_to(group: typer.Typer) -> None:
    """Add this module's command to the evaluate group."""
    group.command("fairness", short_help="How much of a reading stays when parties, outlets or paragraphs change.")(
        fairness
    )


def fairness(
    reports: Annotated[
        list[Path], typer.Argument(metavar="REPORT...", help="Reports, or folders of them.", show_default=False)
    ],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    examples: Annotated[
        int, typer.Option(metavar="N", min=0, max=1_000, help="Breaks to show of each kind of change.")
    ] = 3,
    results: Annotated[
        Path | None, typer.Option("--results", metavar="FILE", help="Also write the score into this file of results.")
    ] = None,
) -> None:
    """Swap parties, replace them, change outlets and move paragraphs, and count the claims that stay as they were.

    A claim stays where every field of it does: words, voice, speaker, side, type, stance, factuality, figures, places,
    times, roles; through matters, where it also stands in the same matters in the same relations. Nothing is marked by
    hand, so any folder of reports will do.

    Example: counterclaim evaluate fairness my-reports/
    """
    from counterclaim.cli.progress import Progress
    from counterclaim.evaluation.fairness import score
    from counterclaim.reader.reader import Reader

    paths = score.find_texts(reports)
    with Progress("Reading", len(paths)) as progress:
        found, failed = score.measure(Reader(), paths, done=progress.advance)
    for path, why in failed.items():
        say(f"{path}: {why}")
    if results is not None:
        from counterclaim.evaluation.results import keep

        keep(results, "fairness", reports, score.as_dict(found, failed, 0))
    if json:
        put(as_json(score.as_dict(found, failed, examples)) + "\n")
        return
    _print(found, examples)


def _print(found: "Sequence[Invariance]", examples: int) -> None:
    from rich.markup import escape

    from counterclaim.cli.scores import score_table
    from counterclaim.cli.terminal import console
    from counterclaim.evaluation.fairness.changes import KINDS

    on = console()
    rows = score_table("change", "reports", "claims", "same", "%", "through_matters_%", "what it is", explained=True)
    for one in found:
        counts = (f"{n:,}" for n in (one.reports, one.claims, one.same))
        rates = (f"{100 * rate:.1f}" for rate in (one.rate, one.through_matters))
        rows.add_row(one.kind, *counts, *rates, KINDS[one.kind])
    claims, same, matters = (sum(getattr(one, name) for one in found) for name in ("claims", "same", "matters"))
    rates = (f"{100 * kept / max(1, claims):.1f}" for kept in (same, matters))
    rows.add_row("all", "", f"{claims:,}", f"{same:,}", *rates, "")
    on.print(rows)
    for one in found:
        for each in one.breaks[:examples]:
            on.print()
            on.print(escape(f"{one.kind}, {each.report}: {each.content}"), soft_wrap=True)
            for field, (before, after) in each.differs.items():
                on.print(escape(f"    {field}: {before} -> {after}"), soft_wrap=True)
