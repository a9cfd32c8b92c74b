"""`counterclaim evaluate calibration`: does a confidence of 70 % mean that seven in ten are right?"""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.program import as_json, put
from counterclaim.errors import CounterclaimError


def add_to(group: typer.Typer) -> None:
    """Add this module's command to the evaluate group."""
    group.command("calibration", short_help="Whether confidences mean what they say, against gold.")(calibration)


def calibration(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold texts, JSON Lines.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    results: Annotated[
        Path | None, typer.Option("--results", metavar="FILE", help="Also write the score into this file of results.")
    ] = None,
) -> None:
    """Compare confidences of attributions, places or times with the share that is right, in ten bins.

    Gold lines as for `evaluate attributions`, `evaluate places` or `evaluate times`; which it is, the lines tell.

    Example: counterclaim evaluate calibration polnear-dev.jsonl
    """
    import msgspec

    from counterclaim.cli.progress import Progress
    from counterclaim.evaluation import calibration as scorer
    from counterclaim.evaluation.gold import lines, load_gold
    from counterclaim.evaluation.readings import read_gold
    from counterclaim.reader.reader import Reader

    _, first = next(iter(lines(gold)), ("", b"{}"))
    try:
        fields = msgspec.json.decode(first, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        fields = {}
    field = next((name for name in scorer.FIELDS if name in fields), None)
    if field is None:
        raise CounterclaimError(
            f"none of {', '.join(scorer.FIELDS)} in its first line.",
            where=str(gold[0]),
            next_step="See docs/accuracy.md.",
        )
    part = scorer.FIELDS[field]
    texts = load_gold(gold, field, scorer.KINDS[part])
    with Progress("Reading", len({text.id for text in texts})) as progress:
        found = read_gold(Reader(), texts, part, done=progress.advance)
    told = scorer.reliability(part, scorer.judge(part, texts, found))
    if results is not None:
        from counterclaim.evaluation.results import keep

        keep(results, "calibration", gold, {**msgspec.to_builtins(told), "part": part})
    if json:
        put(as_json({**msgspec.to_builtins(told), "right": scorer.RIGHT[part]}) + "\n")
        return
    from counterclaim.cli.scores import score_table
    from counterclaim.cli.terminal import console

    rows = score_table("confidence", "answers", "on average", "right")
    for one in told.bins:
        rows.add_row(
            f"{one.low:.1f} to {one.high:.1f}", f"{one.answers:,}", f"{one.confidence:.3f}", f"{one.right:.3f}"
        )
    on = console()
    on.print(rows)
    on.print(f"{told.answers:,} {part}; right: {scorer.RIGHT[part]}.", soft_wrap=True)
    on.print(f"Expected calibration error: {told.error:.3f}")
