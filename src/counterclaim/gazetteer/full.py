"""Builds a larger gazetteer: the embedded one with a GeoNames dump added. What was in it keeps its id and its fields.

Memory stays bounded whatever the size of the dump: rows go straight to SQLite, names are sorted by it on disk.
"""

import os
import shutil
import sqlite3
import struct
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from counterclaim.errors import ModelError
from counterclaim.gazetteer import dump
from counterclaim.gazetteer.entry import KINDS
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.record import bare, script_of
from counterclaim.gazetteer.store import FILE, Gazetteer

# Places kept under one name, the most populous first: some 4,000 villages are called San Antonio, and a name that says
# so little is not told apart by more of them. The reader looks at 60.
MOST_OF_A_NAME = 1_000
_BATCH = 5_000  # rows written at a time; memory and time are flat from 1,000 to 50,000


class Watch(Protocol):
    """Who is told of a build while it runs."""

    def advance(self, count: int) -> None:
        """So many more bytes were read."""

    def bad(self, path: Path, line: int, problem: str) -> None:
        """A row was left out."""


class Built(msgspec.Struct, frozen=True):
    """What a build did. entries: places in the file; added: of them from the dump; bad: rows left out."""

    path: Path
    entries: int
    added: int
    named: int
    bad: int


def extend(geonames: Path, out: Path, watch: Watch, *, alternates: Path | None = None, base: Path = FILE) -> Built:
    """Write to `out` the gazetteer at `base` with all places and names of a dump that it lacks.

    geonames: allCountries.txt, a country's file, or a zip of one. alternates: alternateNamesV2.txt.
    Raises ModelError where a file can't be read or written, or holds no row of a dump; `out` is then as it was.
    """
    Gazetteer.open(base).close()  # says what is wrong with it
    unfinished = out.with_name(out.name + f".{os.getpid()}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(base, unfinished)
        db = sqlite3.connect(unfinished, isolation_level=None)
        try:
            built = _Build(db, watch).run(geonames, alternates)
        finally:
            db.close()
        unfinished.replace(out)
    except (OSError, sqlite3.Error) as error:
        problem = f"The gazetteer can't be written ({error})."
        raise ModelError(problem, where=str(out), next_step="Name a file with --out on a disk with room.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return msgspec.structs.replace(built, path=out)


class _Build:
    def __init__(self, db: sqlite3.Connection, watch: Watch) -> None:
        self.db = db
        self.watch = watch
        self.bad = 0
        # A place points at its division by a small number; there are some 4,000.
        self.divisions: dict[tuple[str, str], int] = {
            (country, code): n for n, country, code in db.execute("select number, country, code from division")
        }
        self.second: dict[tuple[str, str, str], int] = {}

    def run(self, geonames: Path, alternates: Path | None) -> Built:
        db = self.db
        db.execute("pragma journal_mode = off")  # the file is new: an interrupted build is thrown away whole
        db.execute("pragma synchronous = off")
        db.execute("pragma temp_store = file")
        db.execute("create temp table spelled (folded text not null, mark integer not null)")
        before = self._count()
        db.execute("begin")
        self._divisions(geonames)
        read = self._places(geonames)
        if not read:
            raise ModelError("It holds no row of a GeoNames dump.", where=str(geonames), next_step=_LAYOUT)
        if alternates is not None:
            self._alternates(alternates)
        named = self._names()
        entries = self._count()
        sources = f"{geonames.name}, {geonames.stat().st_size:,} bytes"
        if alternates is not None:
            sources += f"; {alternates.name}, {alternates.stat().st_size:,} bytes"
        meta = {"entries": str(entries), "sources": f"the embedded gazetteer; {sources}"}
        db.executemany("insert or replace into meta values (?, ?)", sorted(meta.items()))
        db.execute("commit")
        return Built(Path(), entries, entries - before, named, self.bad)

    def _count(self) -> int:
        return int(self.db.execute("select count(*) from place").fetchone()[0])

    def _complain(self, path: Path) -> dump.Complain:
        def complain(line: int, problem: str) -> None:
            self.bad += 1
            self.watch.bad(path, line, problem)

        return complain

    def _divisions(self, path: Path) -> None:
        """The first pass: divisions, which the places of the second pass point at."""
        for row in dump.rows(path, lambda line, problem: None, self.watch.advance, holding="\tA\tADM"):
            if row.kind == "ADM1" and row.admin1:
                number = self._division(row.country, row.admin1)
                self.db.execute(
                    "update division set id = ?, name = ? where number = ? and id is null",
                    (row.number, row.name, number),
                )
            elif row.kind == "ADM2" and row.admin2:
                self.second.setdefault((row.country, row.admin1, row.admin2), row.number)

    def _division(self, country: str, code: str) -> int:
        number = self.divisions.get((country, code))
        if number is None:
            number = self.divisions[country, code] = len(self.divisions) + 1
            self.db.execute("insert into division values (?, ?, ?, null, null)", (number, country, code))
        return number

    def _places(self, path: Path) -> int:
        """The second pass: every place that is not there yet, and the names of all."""
        read = 0
        for batch in _batches(dump.rows(path, self._complain(path), self.watch.advance)):
            read += len(batch)
            self.db.executemany(
                "insert or ignore into place values (?,?,?,?,?,?,?,?,0)", [self._place(row) for row in batch]
            )
            self.db.executemany("insert into spelled values (?, ?)", [pair for row in batch for pair in _spelled(row)])
        return read

    def _place(self, row: dump.Row) -> tuple[object, ...]:
        admin2 = 0 if row.kind == "ADM2" else self.second.get((row.country, row.admin1, row.admin2), 0)
        division = self._division(row.country, row.admin1)
        lat, lon = round(row.lat * 10_000), round(row.lon * 10_000)
        return (row.number, row.name, KINDS.index(row.kind), lat, lon, division, admin2, row.population)

    def _alternates(self, path: Path) -> None:
        names = dump.alternate_names(path, self._complain(path), self.watch.advance)
        kept = ((folded, number << 1) for number, name in names if script_of(name) and (folded := fold(name)))
        for batch in _batches(kept):
            self.db.executemany("insert into spelled values (?, ?)", batch)

    def _names(self) -> int:
        """Add the spellings to the names; returns how many names are new or lead to more places."""
        changed = 0
        reading, writing = self.db.cursor(), self.db.cursor()
        # The join leaves out spellings of what is no place here (a row of alternateNames for a hotel).
        rows = reading.execute(
            "select s.folded, s.mark from spelled s join place p on p.id = s.mark >> 1 order by s.folded, s.mark"
        )
        for folded, group in groupby(rows, key=lambda row: row[0]):
            old = writing.execute("select ids from name where folded = ?", (folded,)).fetchone()
            marks = set(_unpacked(old[0])) if old else set()
            before, known = len(marks), {mark >> 1 for mark in marks}
            new = {mark >> 1: mark for _, mark in group}  # of a place's two marks the first name's, which comes last
            marks |= {mark for number, mark in new.items() if number not in known}
            if len(marks) > MOST_OF_A_NAME:
                marks = self._largest(marks)
            if len(marks) != before or not old:
                packed = struct.pack(f"<{len(marks)}I", *sorted(marks))
                writing.execute("insert or replace into name values (?, ?)", (folded, packed))
                changed += 1
        return changed

    def _largest(self, marks: set[int]) -> set[int]:
        by_number = {mark >> 1: mark for mark in marks}
        people: list[tuple[int, int, int]] = []
        numbers = list(by_number)
        for at in range(0, len(numbers), _IN_ONE):
            part = numbers[at : at + _IN_ONE]
            query = f"select noted, population, id from place where id in ({','.join('?' * len(part))})"
            people += self.db.execute(query, part).fetchall()
        people.sort(key=lambda row: (-row[0], -row[1], row[2]))
        return {by_number[number] for _, _, number in people[:MOST_OF_A_NAME]}


_IN_ONE = 500  # ids in one query; SQLite takes 999 in its oldest versions
_LAYOUT = "Its rows have 19 columns parted by tabs; see download.geonames.org/export/dump/readme.txt."


def _spelled(row: dump.Row) -> Iterator[tuple[str, int]]:
    """Every folded spelling of a row with the place's mark (id << 1, the last bit set for its first name)."""
    first = fold(row.name)
    folded = {f for name in row.names if name == row.name or script_of(name) if (f := fold(name))}
    if row.kind in ("ADM1", "ADM2"):
        folded |= {short for name in row.names if script_of(name) if (short := bare(name))}
    for name in sorted(folded | ({first} if first else set())):
        yield name, row.number << 1 | (name == first)


def _unpacked(blob: bytes) -> Iterable[int]:
    return struct.unpack(f"<{len(blob) // 4}I", blob)


T = TypeVar("T")


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def user_file() -> Path:
    """Where a larger gazetteer goes unless told otherwise: the user's data folder of the system at hand."""
    if os.name == "nt":
        folder = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = str(Path.home() / "Library" / "Application Support")
    else:
        folder = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(folder) / "counterclaim" / "gazetteer.sqlite"
