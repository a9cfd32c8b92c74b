"""`counterclaim evaluate`: score readings against gold, on the public corpora or on one's own annotations."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import calibration as calibration_command
from counterclaim.cli import fairness as fairness_command
from counterclaim.cli import roles as roles_command
from counterclaim.cli.program import as_json, put, say
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.evaluation.gold import GoldText
    from counterclaim.evaluation.ratio import Score
    from counterclaim.evaluation.readings import Readings

Gold = Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold texts, JSON Lines.", show_default=False)]
Given = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Score this output of `read --jsonl --only PART`; nothing is read anew."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Results = Annotated[
    Path | None, typer.Option("--results", metavar="FILE", help="Also write the score into this file of results.")
]
Conflict = Annotated[bool, typer.Option("--conflict-only", help="Only gold texts marked as being about a conflict.")]

_group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    """Add this module's group of commands."""
    app.add_typer(_group, name="evaluate", short_help="Score readings against gold annotations.")


@_group.callback()
def evaluate() -> None:
    """Score readings against gold annotations: the public corpora's, or your own.

    The gold texts are read with this version of the program, or a file of readings is scored.
    docs/accuracy.md tells the formats and what the figures mean.

    \b
    Examples:
      counterclaim evaluate attributions polnear-dev.jsonl --by-kind
      counterclaim evaluate claims my-reports/ --rows
    """


@_group.command("attributions", short_help="Who said what, against attributions in PolNeAR's manner.")
def attributions(
    gold: Gold,
    readings: Given = None,
    json: Json = False,
    by_kind: Annotated[
        bool, typer.Option("--by-kind", help="Also by kind of quotation (direct, mixed, indirect), source and cue.")
    ] = False,
    bootstrap: Annotated[
        int, typer.Option(metavar="N", min=0, max=100_000, help="95 % intervals from N draws of the texts.")
    ] = 0,
    all_annotators: Annotated[
        bool, typer.Option("--all-annotators", help="Score against every annotator's row of a text, not the primary.")
    ] = False,
    with_source: Annotated[
        bool, typer.Option("--with-source", help="Leave out gold attributions without a source in the text.")
    ] = False,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Read nothing: how far the annotators agree with each other.")
    ] = False,
    results: Results = None,
) -> None:
    """Score attributions: sources, cues and contents, in words.

    A gold line is {"id", "text", "attributions": [{"source", "cue", "content"}]}, each a list of [start, end].

    Example: counterclaim evaluate attributions polnear-dev.jsonl --by-kind --bootstrap 1000
    """
    from counterclaim.evaluation import attributions as scorer
    from counterclaim.evaluation.gold import load_gold

    texts = load_gold(gold, "attributions", scorer.Marked)
    if agreement:
        _print([scorer.agreement(texts)], scorer.MEASURES, {}, json=json)
        return
    texts = scorer.chosen(texts, all_annotators=all_annotators, with_source=with_source)
    found = _readings(texts, "attributions", readings)
    score = scorer.score_attributions(texts, found, by_kind=by_kind, resamples=bootstrap)
    _keep(results, "attributions", gold, score.to_dict())
    _print([score], scorer.MEASURES, scorer.SHARES, json=json)


@_group.command("places", short_help="Place names and their points, against gold toponyms.")
def places(
    gold: Gold, readings: Given = None, json: Json = False, conflict_only: Conflict = False, results: Results = None
) -> None:
    """Score places: which names were found, and how far off their points are.

    A gold line is {"id", "text", "toponyms": [{"start", "end", "lat", "lon", "kind"}]}.

    Example: counterclaim evaluate places lgl.dev.jsonl trnews.dev.jsonl
    """
    from counterclaim.evaluation import places as scorer

    score = scorer.score_places
    _score(gold, "toponyms", "places", scorer.Marked, score, scorer, readings, json, results, conflict_only)


@_group.command("times", short_help="Time expressions and their values, against gold TIMEX3.")
def times(
    gold: Gold, readings: Given = None, json: Json = False, conflict_only: Conflict = False, results: Results = None
) -> None:
    """Score times: spans, types, TIMEX3 values, and the days they mean.

    A gold line is {"id", "text", "dct", "timexes": [{"start", "end", "type", "value"}]}; dct is the publication date.

    Example: counterclaim evaluate times timebank.dev.jsonl
    """
    from counterclaim.evaluation import times as scorer

    _score(gold, "timexes", "times", scorer.Marked, scorer.score_times, scorer, readings, json, results, conflict_only)


@_group.command("quantities", hidden=True)
@_group.command("figures", short_help="Figures with bound, unit and what is counted, against gold quantities.")
def figures(gold: Gold, readings: Given = None, json: Json = False, results: Results = None) -> None:
    """Score figures: values, bounds, units and what is counted. `evaluate quantities` is the same.

    A gold line is {"id", "text", "quantities": [{"start", "end", "values", "unit_norm", "bound", "counted"}]}.

    Example: counterclaim evaluate figures newsquant.dev.jsonl
    """
    from counterclaim.evaluation import figures as scorer

    _score(gold, "quantities", "figures", scorer.Marked, scorer.score_figures, scorer, readings, json, results)


@_group.command("claims", short_help="Whole readings, against hand-marked reports.")
def claims(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            help="Gold tables (NAME.gold.json with NAME.txt beside it), or folders of them.",
            show_default=False,
        ),
    ],
    readings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score this output of `read --json`; nothing is read anew.")
    ] = None,
    json: Json = False,
    rows: Annotated[bool, typer.Option("--rows", help="List the rows that are missing or wrong.")] = False,
    results: Results = None,
) -> None:
    """Score claims: which rows of the gold tables were found, by whom, and which fields are right.

    Example: counterclaim evaluate claims tests/gold/reports/open --rows
    """
    from counterclaim.evaluation import reports

    marked = reports.find_reports(gold)
    if readings is not None:
        scores = reports.score_given(marked, readings)
    else:
        from counterclaim.reader.reader import Reader

        scores = reports.score_reports(marked, Reader())
    _keep(results, "claims", gold, reports.as_dict(scores, rows=False))
    if json:
        put(as_json(reports.as_dict(scores, rows=rows)) + "\n")
        return
    from counterclaim.cli.scores import print_claims
    from counterclaim.cli.terminal import console

    print_claims(scores, console(), rows=rows)


@_group.command("matters", short_help="Matters and relations, against sets marked by hand.")
def matters(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", help="Gold table (JSON), or a folder with matters.gold.json.", show_default=False
        ),
    ],
    given: Annotated[
        Path | None,
        typer.Argument(metavar="MATTERS", help="Output of `matters --json`; else the reports beside GOLD are read."),
    ] = None,
    json: Json = False,
    rows: Annotated[bool, typer.Option("--rows", help="List every set, and the false contradictions.")] = False,
    results: Results = None,
) -> None:
    """Score matters: which marked sets of claims stand together, in the right relation, and what is falsely opposed.

    Example: counterclaim evaluate matters tests/gold/matters/open --rows
    """
    from counterclaim.evaluation import matters as scorer

    table = scorer.load_gold(gold)
    if given is not None:
        found = scorer.load_matters(given)
    else:
        from counterclaim.matters.together import read_matters

        reports = scorer.reports_of(table, gold if gold.is_dir() else gold.parent)
        if not reports:
            raise CounterclaimError(
                "none of its reports lies beside it.", where=str(gold), next_step="Give the matters, too: GOLD MATTERS."
            )
        found = read_matters([str(path) for path in reports])
    score = scorer.score_matters(table, found)
    _keep(results, "matters", [gold], scorer.as_dict(score))
    if json:
        put(as_json(scorer.as_dict(score)) + "\n")
        return
    if rows:
        for one in score.sets:
            state = "right" if one.right else "found" if one.found else "missing"
            put(f"{state:8} {one.cluster}: {one.question} [{one.relation}]\n")
        for a, b, reason in score.false:
            put(f"false    {a} contradicts {b}: {reason}\n")
    put(
        f"sets found {score.found}/{len(score.sets)}, right {score.right}/{len(score.sets)}, "
        f"false contradictions {len(score.false)}\n"
    )


@_group.command("incidents", short_help="The least and most killed, against a recorder's.")
def incidents(
    gold: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Texts, each with a JSON file of its name.", show_default=False)
    ],
    json: Json = False,
    rows: Annotated[bool, typer.Option("--rows", help="List every incident.")] = False,
    results: Results = None,
) -> None:
    """Score the recorder's range: of how many incidents the least and the most killed, injured and others are right.

    A JSON file is {"killed": [12, 29], "injured": [30, 30], "children": [7, 7]}; women and fighters likewise.

    Example: counterclaim evaluate incidents tests/gold/incidents --rows
    """
    from counterclaim.evaluation import incidents as scorer
    from counterclaim.matters.together import read_entries
    from counterclaim.reader.reader import Reader

    reader = Reader()
    found = scorer.score(scorer.load(gold), lambda path: read_entries([str(path)], reader))
    _keep(results, "incidents", [gold], scorer.as_dict(found))
    if json:
        put(as_json(scorer.as_dict(found)) + "\n")
        return
    for one in found.incidents if rows else ():
        for name, wanted in one.wanted.items():
            state = "right" if one.found[name] == wanted else "wrong"
            put(f"{state} {one.name} {name}: {_range(wanted)}, found {_range(one.found[name])}\n")
    for name in scorer.NAMES:
        right, of = found.both(name)
        put(f"{name}: both ends right {right}/{of}\n")
    right, of = found.differing()
    put(f"killed, where least and most differ: {right}/{of}\n")


def _range(ends: "tuple[float, float] | None") -> str:
    return "nothing" if ends is None else f"{ends[0]:g} to {ends[1]:g}"


def _score(
    gold: Sequence[Path],
    field: str,
    part: str,
    kind: Any,
    score: "Callable[[list[GoldText[Any]], Readings], list[Score]]",
    words: Any,
    readings: Path | None,
    json: bool,
    results: Path | None,
    conflict_only: bool = False,
) -> None:
    """Load, read, score and print one part; words: the module with MEASURES and SHARES."""
    from counterclaim.evaluation.gold import load_gold

    texts: list[GoldText[Any]] = load_gold(gold, field, kind)
    if conflict_only:
        texts = [text for text in texts if text.conflict]
        if not texts:
            raise CounterclaimError(
                "no gold text is marked as being about a conflict.", next_step="Leave out --conflict-only."
            )
    found = score(texts, _readings(texts, part, readings))
    _keep(results, part, gold, {one.corpus: one.to_dict() for one in found})
    _print(found, words.MEASURES, getattr(words, "SHARES", {}), json=json)


def _keep(file: Path | None, part: str, gold: Sequence[Path], score: Any) -> None:
    if file is not None:
        from counterclaim.evaluation import results

        results.keep(file, part, gold, score)


def _readings(texts: "Sequence[GoldText[Any]]", part: str, given: Path | None) -> "Readings":
    from counterclaim.evaluation.readings import load_readings, read_gold

    if given is not None:
        return load_readings(given, part)
    from counterclaim.cli.progress import Progress
    from counterclaim.reader.reader import Reader

    reader = Reader()
    with Progress("Reading", len({text.id for text in texts})) as progress:
        found = read_gold(reader, texts, part, done=progress.advance)
    for name, error in found.failed.items():
        say(f"{name}: {error}")
    return found


def _print(scores: "Sequence[Score]", measures: dict[str, str], shares: dict[str, str], *, json: bool) -> None:
    if json:
        put(as_json({score.corpus: score.to_dict() for score in scores}) + "\n")
        return
    from counterclaim.cli.scores import print_scores
    from counterclaim.cli.terminal import console

    print_scores(scores, measures, shares, console())


fairness_command.add_to(_group)
calibration_command.add_to(_group)
roles_command.add_to(_group)
