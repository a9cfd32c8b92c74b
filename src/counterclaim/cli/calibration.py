"""`counterclaim evaluate calibration`: does a confidence of 70 % mean that seven in ten are right?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.program import as_json, put
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.evaluation.sureness import Reach


def add_to(group: typer.Typer) -> None:
    """Add this module's command to the evaluate group."""
    group.command("calibration", short_help="Whether confidences mean what they say, against gold.")(calibration)


def calibration(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...", show_default=False,
            help="Gold texts, JSON Lines; or gold tables of whole reports, as for evaluate claims.",
        ),
    ],
    readings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With gold tables: score this output of `read --jsonl`, read nothing anew."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    results: Annotated[
        Path | None, typer.Option("--results", metavar="FILE", help="Also write the score into this file of results.")
    ] = None,
) -> None:
    """Compare confidences of attributions, places or times with the share that is right, in ten bins.

    Gold lines as for `evaluate attributions`, `evaluate places` or `evaluate times`; which it is, the lines tell.
    With gold tables as for `evaluate claims`: for each field of a claim, how far what is told of it holds, and how much
    of it can be had so that 98, and 95, in 100 are right.

    \b
    Examples:
      counterclaim evaluate calibration polnear-dev.jsonl
      counterclaim evaluate calibration my-reports/
    """
    if all(path.is_dir() or path.suffix == ".json" for path in gold):
        _fields(gold, readings, json=json, results=results)
        return
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


def _fields(gold: list[Path], readings: Path | None, *, json: bool, results: Path | None) -> None:
    """Score how sure the fields of claims are told to be."""
    from counterclaim.evaluation import reports
    from counterclaim.evaluation import sureness as scorer

    marked = reports.find_reports(gold)
    if readings is not None:
        read = reports.given(marked, readings)
    else:
        from counterclaim.reader.reader import Reader

        read = list(reports.readings_of(marked, Reader()))
    scores = scorer.scores(one for report, reading in read for one in scorer.judge(report.gold, reading))
    told = {"documents": len(marked), "fields": scorer.as_dict(scores)}
    if results is not None:
        from counterclaim.evaluation.results import keep

        keep(results, "calibration", gold, told)
    if json:
        put(as_json(told) + "\n")
        return
    from counterclaim.cli.scores import score_table
    from counterclaim.cli.terminal import console

    rows = score_table("field", "values", "right", "error", "told .98 or more", "told .95 or more", "98 %", "95 %")
    for name, one in scores.items():
        rows.add_row(
            name, f"{one.values:,}", f"{100 * one.right:.1f} %", f"{one.error:.3f}",
            *(_reach(one.said[level]) for level in one.said),
            *(f"{100 * one.ranked[level].share:.0f} %" for level in one.ranked),
        )  # fmt: skip
    on = console()
    on.print(rows)
    on.print(
        f"{len(marked):,} documents; of the claims found in them. error: expected calibration error. told: share of the"
        " values that are told to be as sure, and of these right, with the 95 % interval. 98 %, 95 %: share of the"
        " values, surest first, of which so many are right; that cut is chosen on these documents.",
        soft_wrap=True,
    )


def _reach(one: "Reach") -> str:
    if not one.kept:
        return "none"
    return f"{100 * one.share:.0f} %: {100 * one.right:.1f} ({100 * one.least:.1f} to {100 * one.most:.1f})"
