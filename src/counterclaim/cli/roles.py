"""`counterclaim evaluate roles`: how often who acts, and on whom, is right."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.program import as_json, put

if TYPE_CHECKING:
    from counterclaim.evaluation.roles import RoleScore


def add_to(group: typer.Typer) -> None:
    """Add this module's command to the evaluate group."""
    group.command("roles", short_help="Who acts and on whom, against hand-marked reports.")(roles)


def roles(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            help="Gold tables that name actors and targets, with their texts, or folders of them.",
            show_default=False,
        ),
    ],
    readings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Score this output of `read --json` or `--jsonl`; nothing is read anew."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    types: Annotated[bool, typer.Option("--types", help="Also the targets of each claim type.")] = False,
    results: Annotated[
        Path | None, typer.Option("--results", metavar="FILE", help="Also write the score into this file of results.")
    ] = None,
) -> None:
    """Score who acts and on whom, of the rows whose words were found: the party, its side, and of targets the kind.

    "right" is the share of the given ones that are right, "found" that of the labelled ones; "agreed" also counts rows
    where nobody names one, as two annotators are compared; "beside" counts the right and the given ones where the
    reading names both parties, which is what `export plover` hands on.

    Example: counterclaim evaluate roles OUT --readings OUT/readings.jsonl --types
    """
    from counterclaim.cli.scores import score_table
    from counterclaim.cli.terminal import console
    from counterclaim.evaluation import reports
    from counterclaim.evaluation import roles as scorer

    marked = reports.find_reports(gold)
    if readings is not None:
        found = [(one.gold, reading) for one, reading in reports.given(marked, readings)]
    else:
        from counterclaim.reader.reader import Reader

        reader = Reader()
        found = [(one.gold, reader.read(one.text).to_dict()) for one in marked]
    scores = scorer.score_roles(found)
    if results is not None:
        from counterclaim.evaluation.results import keep

        keep(results, "roles", gold, scorer.as_dict(scores))
    if json:
        put(as_json(scorer.as_dict(scores)) + "\n")
        return
    table = score_table("who", "labelled", "given", "right", "found", "agreed", "beside", "side", "kind")
    for role, one in scores.items():
        shares = [f"{100 * share:.1f}" for share in (one.holds, one.found, one.agreed)]
        table.add_row(
            "acts" if role == "actor" else "on whom", f"{one.labelled:,}", f"{one.given:,}", *shares, _of(one.beside),
            _of(one.side), _of(one.kind),
        )  # fmt: skip
    console().print(table)
    if types:
        console().print(_types(scores["target"]))


def _of(counts: tuple[int, ...]) -> str:
    right, given = counts[:2]
    return f"{right:,} of {given:,}" if given else "-"


def _types(score: "RoleScore") -> object:
    from counterclaim.cli.scores import score_table

    table = score_table("on whom, beside who acts", "labelled", "given", "right")
    for kind, (right, given, labelled) in score.types.items():
        table.add_row(kind, f"{labelled:,}", f"{given:,}", f"{right:,}")
    return table
