"""`counterclaim gazetteer`: what a name can mean, and a larger file out of a GeoNames dump."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.program import as_json, put, say

if TYPE_CHECKING:
    from counterclaim.gazetteer import Entry, Gazetteer

_group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

File = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="This gazetteer; default: $COUNTERCLAIM_GAZETTEER, else the one in the package."),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's group of commands."""
    app.add_typer(_group, name="gazetteer", short_help="Look places up, or build a larger gazetteer.")


@_group.callback()
def gazetteer() -> None:
    """Look places up in the gazetteer, or build a larger one from a GeoNames dump.

    \b
    Examples:
      counterclaim gazetteer find "Kursk"
      counterclaim gazetteer build --geonames allCountries.txt
    """


@_group.command("find", no_args_is_help=True, short_help="Show what a place name can mean.")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place name in any spelling.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="At most so many.")] = 20,
    gazetteer: File = None,
) -> None:
    """Show what a place name can mean, the most populous first.

    The reader chooses among these by what the report says around the name.

    \b
    Examples:
      counterclaim gazetteer find Kursk
      counterclaim gazetteer find "Khan Yunis" --json
    """
    from counterclaim.gazetteer import Gazetteer, attribution

    with Gazetteer.open(gazetteer) as opened:
        found = opened.find(name)
        rows = [_row(opened, entry) for entry in found[:limit]]
        licence = opened.meta.get("licence")
    if json:
        told = {
            "query": name, "found": len(found), "candidates": rows, "licence": licence, "attribution": attribution(),
        }  # fmt: skip
        put(as_json(told) + "\n")
    elif rows:
        _print(rows, len(found), attribution())
    else:
        say(f"Nothing is called {name!r} in the gazetteer.")


def _row(opened: "Gazetteer", entry: "Entry") -> dict[str, Any]:
    from counterclaim.gazetteer.entry import PRECISION

    country = opened.country(entry.country) if entry.country else None
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "country": entry.country,
        "country_name": country.name if country else None,
        "admin1": entry.admin1_name,
        "lat": entry.lat,
        "lon": entry.lon,
        "population": entry.population or None,
        "precision": PRECISION[entry.kind],
        "noted": entry.noted,
        "within": list(opened.containers(entry.id)),
    }


def _print(rows: list[dict[str, Any]], found: int, licence: str) -> None:
    from rich.table import Table

    from counterclaim.cli.terminal import console
    from counterclaim.show.safe import visible

    on = console()
    titles = ["name", "kind", "country", "division", "people", "precision", "id", "lat, lon"]
    if on.width < _WIDE:
        titles.pop()  # the point stays in --json
    table = Table(box=None, pad_edge=False)
    for title in titles:
        narrow = title not in ("name", "division")
        table.add_column(title, justify="right" if title == "people" else "left", no_wrap=narrow, overflow="fold")
    for row in rows:
        people = f"{row['population']:,}" if row["population"] else "-"
        point = f"{row['lat']:.2f}, {row['lon']:.2f}"
        cells = (row["name"], row["kind"], row["country"] or "-", row["admin1"] or "-", people, row["precision"])
        table.add_row(*[visible(cell) for cell in (*cells, row["id"], point)][: len(titles)])
    on.print(table)
    if found > len(rows):
        on.print(f"{len(rows)} of {found:,}; --limit shows more.")
    on.print(licence)


@_group.command("build", no_args_is_help=True, short_help="Add a GeoNames dump to the gazetteer.")
def build(
    geonames: Annotated[
        Path,
        typer.Option(metavar="DUMP", help="allCountries.txt or a country's file from GeoNames; a zip of it will do."),
    ],
    alternate_names: Annotated[
        Path | None, typer.Option(metavar="NAMES", help="alternateNamesV2.txt: more spellings of the same places.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Where to write it; default: the user's data folder."),
    ] = None,
) -> None:
    """Build a larger gazetteer: the package's own, and every place and spelling of a GeoNames dump that it lacks.

    Ids and fields of what is in the package stay as they are. Rows that make no sense are told and left out. Memory
    stays the same whatever the dump's size; the system's folder for temporary files needs about its size on disk.

    \b
    Examples:
      counterclaim gazetteer build --geonames allCountries.txt
      counterclaim gazetteer build --geonames UA.zip --out ukraine.sqlite
    """
    from counterclaim.cli.progress import Progress
    from counterclaim.gazetteer import dump
    from counterclaim.gazetteer.full import extend, user_file

    # The dump is gone through twice: for the divisions, then for all places.
    total = 2 * dump.size(geonames) + (dump.size(alternate_names) if alternate_names else 0)
    target = out or user_file()
    with Progress("Megabytes read", max(1, total // _MEGABYTE)) as progress:
        built = extend(geonames, target, _Watch(progress), alternates=alternate_names)
    left_out = f", {built.bad:,} bad rows left out" if built.bad else ""
    say(f"Wrote {built.path}: {built.entries:,} places, {built.added:,} of them new, {built.named:,} names{left_out}.")
    say(f"To read with it: counterclaim read --gazetteer '{built.path}', or set COUNTERCLAIM_GAZETTEER to it.")


_WIDE = 100  # columns that the table takes with coordinates
_MEGABYTE = 1_000_000
_MOST_TOLD = 10  # bad rows told one by one; the rest are counted


class _Watch:
    """Passes a build's progress on to a person."""

    def __init__(self, progress: Any) -> None:
        self.progress = progress
        self.read = 0
        self.bad_rows = 0

    def advance(self, count: int) -> None:
        """So many more bytes were read."""
        before, self.read = self.read // _MEGABYTE, self.read + count
        for _ in range(self.read // _MEGABYTE - before):
            self.progress.advance()

    def bad(self, path: Path, line: int, problem: str) -> None:
        """A row was left out."""
        self.bad_rows += 1
        if self.bad_rows <= _MOST_TOLD:
            self.progress.tell(f"{path.name}, line {line:,}: {problem}; left out.")
        elif self.bad_rows == _MOST_TOLD + 1:
            self.progress.tell("More bad rows follow; they are left out and counted.")
