"""The rows of a GeoNames dump (allCountries.txt, UA.txt, a zip of one) and of alternateNamesV2.txt, one at a time.

Layout: https://download.geonames.org/export/dump/readme.txt. What is no row is told to the caller and left out.
"""

import csv
import math
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

import msgspec

from counterclaim import vocabulary
from counterclaim.errors import ModelError
from counterclaim.gazetteer.entry import Kind
from counterclaim.gazetteer.store import OWN

_COLUMNS = 19
_LONGEST = 1_000_000  # bytes of a line; GeoNames' longest has some 15,000
# What stands in alternateNamesV2 in place of a language and is no name: addresses, codes, romanisations for sorting.
_NO_NAMES = vocabulary.words("places.no_names")

Complain = Callable[[int, str], None]
"""Told of a bad row: its line number from 1, and what is wrong with it."""


class Row(msgspec.Struct, frozen=True):
    """A row of a dump that the gazetteer has a kind for. lat, lon: degrees. admin1, admin2: GeoNames' codes."""

    number: int
    name: str
    names: tuple[str, ...]
    kind: Kind
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    population: int


@cache
def _kinds() -> dict[tuple[str, str], Kind]:
    """Kind by feature class and code, and by class alone where the table names no code (data/feature-kinds.csv)."""
    out: dict[tuple[str, str], Kind] = {}
    with (Path(__file__).with_name("data") / "feature-kinds.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            kind = msgspec.convert(row["kind"], Kind)
            out.update({(row["class"], code): kind for code in row["codes"].split("|")})
    return out


def kind_of(feature_class: str, code: str) -> Kind | None:
    """The kind of a feature, None for what the gazetteer has no use for (roads, undersea ridges, countries)."""
    kinds = _kinds()
    return kinds.get((feature_class, code)) or kinds.get((feature_class, ""))


def rows(path: Path, complain: Complain, advance: Callable[[int], None], *, holding: str = "") -> Iterator[Row]:
    """The rows of a dump; advance: told how many bytes were read since; holding: only rows with these characters.

    Raises ModelError where the file can't be opened.
    """
    for number, line in _lines(path, complain, advance):
        if holding not in line:
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            complain(number, f"{len(cells)} columns, not {_COLUMNS}")
            continue
        kind = kind_of(cells[6], cells[7])
        if kind is None:
            continue
        try:
            yield _row(cells, kind)
        except ValueError as error:
            complain(number, str(error))


def _row(cells: list[str], kind: Kind) -> Row:
    number = _whole(cells[0], "id")
    if not 0 < number < OWN:
        raise ValueError(f"id {number} is out of range")
    name = cells[1].strip()
    if not name or "\ufffd" in name:
        raise ValueError("no name" if not name else "the name is no UTF-8")
    lat, lon = _degrees(cells[4], 90, "latitude"), _degrees(cells[5], 180, "longitude")
    alternates = [a for a in cells[3].split(",") if a and "\ufffd" not in a]
    names = tuple(dict.fromkeys([name, *([cells[2]] if cells[2] else []), *alternates]))
    population = max(0, _whole(cells[14] or "0", "population"))
    return Row(number, name, names, kind, lat, lon, cells[8][:2], cells[10], cells[11], population)


def alternate_names(path: Path, complain: Complain, advance: Callable[[int], None]) -> Iterator[tuple[int, str]]:
    """(GeoNames id, name) of each alternate name that is a name and still or once in use."""
    for number, line in _lines(path, complain, advance):
        cells = line.split("\t")
        if len(cells) < 4:
            complain(number, f"{len(cells)} columns, not 8 or more")
        elif cells[2] not in _NO_NAMES:
            try:
                yield _whole(cells[1], "id"), cells[3]
            except ValueError as error:
                complain(number, str(error))


def _whole(cell: str, what: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 13):
        raise ValueError(f"{what} {cell[:20]!r} is no number")
    return int(cell)


def _degrees(cell: str, most: int, what: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not -most <= value <= most:
        raise ValueError(f"{what} {cell[:20]!r} is none")
    return value


def _lines(path: Path, complain: Complain, advance: Callable[[int], None]) -> Iterator[tuple[int, str]]:
    with _opened(path) as lines:
        number = 0
        while line := lines.readline(_LONGEST):
            number += 1
            advance(len(line))
            if not line.endswith(b"\n") and len(line) >= _LONGEST:
                complain(number, "the line is too long")
                while line and not line.endswith(b"\n"):
                    line = lines.readline(_LONGEST)
                    advance(len(line))
                continue
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            if text and not text.startswith("#"):
                yield number, text


# RuntimeError: a password is asked for, or a form that zipfile does not know; ValueError: names that are no text.
_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                inner = [i for i in archive.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename]
                if not inner:
                    raise ModelError("The archive holds no .txt file.", where=str(path), next_step=_GET)
                with archive.open(max(inner, key=lambda i: i.file_size)) as lines:
                    yield lines
        else:
            with path.open("rb") as lines:
                yield lines
    except _BROKEN as error:
        raise ModelError(f"It can't be read ({_why(error)}).", where=str(path), next_step=_GET) from error


_GET = "Give allCountries.txt or a country's file from download.geonames.org/export/dump, unpacked or as zip."


def size(path: Path) -> int:
    """Bytes of text that reading the file will go through."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return max((i.file_size for i in archive.infolist() if i.filename.endswith(".txt")), default=0)
        return path.stat().st_size
    except _BROKEN as error:
        raise ModelError(f"It can't be read ({_why(error)}).", where=str(path), next_step=_GET) from error


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
