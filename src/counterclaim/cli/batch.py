"""`counterclaim batch`: an archive in, Parquet files of readings and claims out, on this machine or a cluster."""

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.program import FAILED, put, say
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.batch.run import Engine, Summary


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("batch", no_args_is_help=True, short_help="Read an archive into Parquet files, with many processes.")(
        batch
    )


def batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="A Parquet, JSON Lines or WARC file, or a folder of them, here or at an address such as s3://...",
            show_default=False,
        ),
    ],
    out: Annotated[
        str, typer.Argument(metavar="OUTPUT", help="The folder to write to, here or at an address.", show_default=False)
    ],
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=100_000, help="Processes. Else one a processor; see below for a cluster."),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help='A running Ray cluster: "auto", host:6379 or ray://host:10001.'),
    ] = None,
    part_size: Annotated[
        float | None,
        typer.Option(metavar="MB", min=0.01, max=10_000, help="Input a part; else up to 8 MB, fitting the input."),
    ] = None,
    seconds: Annotated[
        float, typer.Option(metavar="S", min=0.1, max=86_400, help="A report that takes longer is given up.")
    ] = 60.0,
    min_confidence: Annotated[
        float, typer.Option(metavar="X", min=0.0, max=1.0, help="Leave out claims the reader is less sure of (0 to 1).")
    ] = 0.0,
    copies: Annotated[bool, typer.Option(help="Also look for wire families and shared utterances.")] = True,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read many reports into Parquet files of readings and claims; run it again and it does what is missing.

    Needs pip install 'counterclaim[batch]'. A report that fails costs itself; problems/ tells why. On a cluster all
    nodes must reach INPUT and OUTPUT and have the same version installed; it takes as many workers as are left when
    its largest node is lost.

    \b
    Examples:
      counterclaim batch archive/ readings/
      counterclaim batch s3://bucket/warc/ s3://bucket/readings/ --cluster auto
    """
    _have_parquet()
    from counterclaim.batch.run import batch as run
    from counterclaim.cli.batch_progress import BatchProgress

    with BatchProgress() as progress:
        summary = run(
            source,
            out,
            engine=_engine(cluster, workers),
            workers=workers,
            part_bytes=int(part_size * 1e6) if part_size else None,
            seconds=seconds,
            min_confidence=min_confidence,
            bands=copies,
            watch=progress,
        )
    _print(summary, json=json)
    if summary.not_done:
        raise typer.Exit(FAILED)


def _have_parquet() -> None:
    try:
        import pyarrow  # noqa: F401
        import warcio  # noqa: F401
    except ImportError as error:
        raise CounterclaimError(
            f"batch runs need pyarrow and warcio ({error}).",
            next_step="pip install 'counterclaim[batch]', or 'counterclaim[batch-local]' for one machine.",
        ) from None


def _engine(cluster: str | None, workers: int | None) -> "Engine | None":
    if cluster is None:
        return None
    from counterclaim.batch.engines.cluster import Cluster

    return Cluster(cluster, workers)


def _print(summary: "Summary", *, json: bool) -> None:
    if json:
        import msgspec

        put(msgspec.json.encode(summary).decode() + "\n")
        return
    from rich.table import Table

    from counterclaim.cli.terminal import console

    counts = summary.counts
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    rows = [("reports", counts.reports), ("read", counts.read)]
    for word, found in (("skipped", counts.skipped), ("failed", counts.failed)):
        rows += [(f"{word}: {reason.replace('_', ' ')}", count) for reason, count in sorted(found.items())]
    rows += [("claims", counts.claims)]
    if summary.families is not None:
        rows.append(("wire families (candidates)", summary.families))
    rows += [("parts", summary.parts), ("parts done before", summary.parts_before)]
    for name, value in rows:
        table.add_row(name, f"{value:,}")
    table.add_row("CPU seconds", f"{summary.cpu_seconds:,.0f}")
    table.add_row("largest worker, MB", f"{summary.peak_mb:,.0f}")
    console().print(table)
    for path, words in summary.broken:
        say(f"{path}: can't be opened ({words})")
    for name, words in summary.not_done:
        say(f"{name}: not done ({words})")
    if summary.unread:
        say(f"{len(summary.unread):,} files of other kinds were left alone.")
    rate = f", {summary.reports_now / summary.seconds:.1f} a second" if summary.seconds > 0 else ""
    say(f"{summary.reports_now:,} reports in {summary.seconds:.1f} s{rate}. The output is in {summary.output}")
