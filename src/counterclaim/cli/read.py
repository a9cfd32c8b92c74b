"""`counterclaim read`: reports in, claims out, as a table, JSON, an HTML page or JSON Lines."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.given_options import (
    KindOption,
    PublishedOption,
    PublisherOption,
    SideOption,
    SpeakerOption,
)
from counterclaim.cli.program import FAILED, as_json, complain, put, say, write_file
from counterclaim.cli.sure import SureOption, kept
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.ledger.add.here import Here
    from counterclaim.model import Reading, Report
    from counterclaim.reader.reader import Reader
    from counterclaim.reports.given import Given


class Part(StrEnum):
    """What `--only` can ask for (counterclaim.reader.options.Part, which is not imported here for its weight)."""

    tags = "tags"
    attributions = "attributions"
    places = "places"
    figures = "figures"
    times = "times"
    claims = "claims"


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("read", no_args_is_help=True, short_help="Read reports and show their claims.")(read)


def read(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Reports: text files, saved HTML pages, PDFs, documents (DOCX, ODT, RTF, EPUB, EML), folders of them, "
            "http(s) addresses, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON: one object, or one line a report where there are several.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write a page that needs no network: OUT.html, or a folder for several."),
    ] = None,
    only: Annotated[
        Part | None,
        typer.Option(
            metavar="PART",
            help="Run just what this part needs, over the whole text, and print it as JSON: "
            "tags, attributions, places, figures, times or claims.",
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(metavar="CLAIM", help="Print what decided each field of one claim (c7)."),
    ] = None,
    publisher: PublisherOption = None,
    speaker: SpeakerOption = None,
    side: SideOption = None,
    kind: KindOption = None,
    published: PublishedOption = None,
    jsonl: Annotated[
        Path | None,
        typer.Option(
            metavar="IN",
            help='Read many: JSON Lines of {"id", "text"} and, if known, title, published, publisher, url, '
            "speaker, side, kind.",
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="OUT", help="Where --jsonl writes; - is standard output.")
    ] = Path("-"),
    min_confidence: Annotated[
        float,
        typer.Option(
            metavar="X",
            min=0.0,
            max=1.0,
            help="Leave out claims, attributions, places and times less sure than this: of those with .7, seven in ten "
            "are right.",
        ),
    ] = 0.0,
    sure: SureOption = None,
    threads: Annotated[int, typer.Option(metavar="N", min=1, max=256, help="Threads for the encoder.")] = 1,
    gazetteer: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Find places in a file that `gazetteer build` wrote."),
    ] = None,
) -> None:
    """Read reports and show their claims: who says it, in which words, when, where, how firmly.

    Ends with 2 where a SOURCE, or every line of --jsonl, could not be read.

    \b
    Examples:
      counterclaim read report.txt
      counterclaim read page.html --html claims.html
      counterclaim read briefing.txt --kind statement --publisher "Ministry of Defence of Norva"
      counterclaim read report.txt --explain c7
      cat report.txt | counterclaim read - --json
      counterclaim read --jsonl reports.jsonl -o readings.jsonl
      counterclaim read --jsonl reports.jsonl -o figures.jsonl --only figures
    """
    if jsonl is not None and (sources or html):
        raise CounterclaimError("--jsonl takes no SOURCE and no --html.", next_step="Give one or the other.")
    if jsonl is None and not sources:
        raise CounterclaimError("no report given.", next_step="Try: counterclaim read report.txt, or counterclaim demo")

    if explain is not None and len(sources or []) != 1:
        raise CounterclaimError(
            "--explain takes one report.",
            next_step="Try: counterclaim read report.txt --explain c7",
        )
    from counterclaim.levels import levels
    from counterclaim.reports.given import Given

    given = Given(
        publisher=publisher, speaker=speaker, side=side, kind=kind.value if kind else None, published=published
    )
    asked = levels(sure)
    if asked and (only or explain):
        raise CounterclaimError("--sure goes with neither --only nor --explain.", next_step="Leave one out.")
    reader = _reader(min_confidence, threads, gazetteer)
    if explain is not None:
        _explain(reader, (sources or [])[0], explain, given, json=json)
        return
    if jsonl is not None:
        from counterclaim.cli.bulk import read_many

        if not read_many(reader, jsonl, out, only.value if only else None, given, asked):
            raise typer.Exit(FAILED)
        return
    _read_each(reader, sources or [], given, asked, json=json, html=html, only=only.value if only else None)


def _reader(min_confidence: float, threads: int, gazetteer: Path | None) -> "Reader":
    from counterclaim.reader.encoder import Encoder

    encoder = Encoder(threads=threads)
    encoder.load_ahead()  # while the rest of the reader is imported, which takes as long
    from counterclaim.reader.options import Options
    from counterclaim.reader.reader import Reader

    return Reader(Options(min_confidence=min_confidence), encoder=encoder, gazetteer=gazetteer)


def _read_each(
    reader: "Reader", sources: list[str], given: "Given", asked: dict[str, float], *, json: bool, html: Path | None,
    only: str | None,
) -> None:  # fmt: skip
    """Read one source after the other; one that fails is told and the rest is read."""
    from counterclaim.reports.copied import copied
    from counterclaim.reports.parts import items
    from counterclaim.reports.reckoned import far_from_print

    failed = False
    several = len(sources) > 1 or any(Path(source).is_dir() for source in sources)
    for source, told in _files(sources):
        try:
            report = _report(source, told, given)
            if report is None:
                continue
            if only:
                put(as_json({"id": report.id, only: reader.part(report, only)}) + "\n")
                continue
            some = items(report) if report.kind == "digest" or copied(report.text) else [report]
            many = several or len(some) > 1
            for one in some:
                reading = kept(reader.read_report(one), asked)
                if far := far_from_print(reading.report):
                    say(f"{source}: {far}")
                if json:
                    put(_without_folders(reading).to_json(indent=None if many else 2) + "\n")
                if html is not None:
                    _write_page(reading, page_path(html, one.source or source, many=many))
                if not json and html is None:
                    _show(reading)
        except CounterclaimError as error:
            complain(error)
            failed = True
    if failed:
        raise typer.Exit(FAILED)


def _files(sources: list[str]) -> "Iterator[tuple[str, Here | None]]":
    """Each source, a folder's files in its place, with what the sheet beside it says; what is no report is told."""
    from counterclaim.ledger.add.folder import files
    from counterclaim.ledger.add.here import Here
    from counterclaim.ledger.add.item import Bad
    from counterclaim.reports.beside import on_disk

    beside = on_disk()
    for source in sources:
        path = Path(source)
        if source == "-" or "://" in source:
            yield source, None
        elif not path.is_dir():
            yield source, Here(path.as_posix(), path.parent.as_posix(), beside)
        else:
            empty = True
            for one in files(path):
                named = one.source if isinstance(one, Bad) else one
                here = Here(Path(named).as_posix(), path.as_posix(), beside)
                if isinstance(one, Bad) and not here.listed:
                    say(f"{named}: {one.outcome}: {one.reason}")
                else:
                    empty = False
                    yield named, here
            if empty:
                yield source, None  # refused as a folder


def _report(source: str, here: "Here | None", given: "Given") -> "Report | None":
    """The report of a source with all that is told of it; None for a sheet that tells of others."""
    from counterclaim.reports.load import load

    if here is None:
        return given.on(load(source))
    for trouble in here.troubles():
        say(f"{trouble.where}: {trouble.reason}")
    if here.is_sheet:
        return None
    said, doubt = here.said()
    if doubt:
        say(f"{source}: {doubt}")
    return said.over(given).on(load(source))


def _without_folders(reading: "Reading") -> "Reading":
    """The reading, its file named without the folders it lies in: they tell who works where."""
    from msgspec.structs import replace

    from counterclaim.ledger.queries.labels import without_folders

    source = reading.report.source
    return replace(reading, report=replace(reading.report, source=without_folders(source))) if source else reading


def _explain(reader: "Reader", source: str, claim: str, given: "Given", *, json: bool) -> None:
    report = next((report for one, here in _files([source]) if (report := _report(one, here, given))), None)
    if report is None:
        raise CounterclaimError("no report in it.", where=source, next_step="Name one report.")
    reasons = reader.explain(report, claim)
    if json:
        put(as_json([one._asdict() for one in reasons]) + "\n")
        return
    for one in reasons:
        put(f"{one.field:14} {one.value}\n{'':14} {one.why}\n")


def _show(reading: "Reading") -> None:
    from counterclaim.cli.terminal import console, show

    show(reading, console())


def _write_page(reading: "Reading", path: Path) -> None:
    from counterclaim.show.page import html_page

    write_file(path, html_page(reading))
    say(f"Wrote {path}: {len(reading.claims)} claims.")


def page_path(html: Path, source: str, *, many: bool) -> Path:
    """Where a source's page goes: the file itself, or for several sources (or a folder) a file named after each."""
    if not many and not html.is_dir():
        return html
    try:
        html.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CounterclaimError(
            "not a folder, and several pages need one.", where=str(html), next_step="Name a folder after --html."
        ) from error
    stem = "stdin" if source == "-" else Path(source.rstrip("/")).stem
    return html / f"{stem or 'report'}.html"
