"""Builds gazetteer.sqlite and abroad.sqlite from pinned packages and the CSV files in data/. Same inputs, same file.

python -m counterclaim.gazetteer.build [OUT.sqlite] [--force]; `pip install` runs it through hatch_build.py.
"""

import hashlib
import os
import sqlite3
import struct
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from counterclaim.errors import ModelError
from counterclaim.gazetteer.attribution import ATTRIBUTION, LICENCE
from counterclaim.gazetteer.countries import DATA, Country, continents, countries
from counterclaim.gazetteer.divisions import divisions
from counterclaim.gazetteer.entry import KINDS
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.noted import add_noted
from counterclaim.gazetteer.packages import versions
from counterclaim.gazetteer.record import Record
from counterclaim.gazetteer.store import ABROAD, FILE, FORMAT, FORMAT_ABROAD
from counterclaim.gazetteer.tongues import add_names_abroad, heard, spelled
from counterclaim.gazetteer.towns import romanised, towns

_LAYOUT = """
pragma page_size = 16384;
create table meta (key text primary key, value text not null) without rowid;
create table place (id integer primary key, name text not null, kind integer not null, lat integer not null,
  lon integer not null, division integer not null, admin2 integer not null, population integer not null,
  noted integer not null);
create table name (folded text primary key, ids blob not null) without rowid;
create table division (number integer primary key, country text not null, code text not null, id integer, name text,
  unique (country, code));
create table country (code text primary key, id integer not null, capital integer, neighbours text) without rowid;
create table own (id integer primary key, slug text not null unique);
"""
_LAYOUT_ABROAD = """
pragma page_size = 16384;
create table meta (key text primary key, value text not null) without rowid;
create table abroad (folded text primary key, ids blob not null) without rowid;
create table heard (key text primary key, ids blob not null) without rowid;
"""


def inputs_hash() -> str:
    """A hash over everything the file is made from: our data, the code that reads it, the packages' versions."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    sources = [
        *folder.glob("*.py"), *DATA.glob("*.csv"), *folder.with_name("data").glob("states*.csv"),
        *folder.with_name("names").glob("[!_]*.*"),
    ]  # fmt: skip
    for path in sorted(sources, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for name, version in sorted(versions().items()):
        digest.update(f"{name}=={version}\n".encode())
    return digest.hexdigest()


def is_current(path: Path, inputs: str) -> bool:
    """True when the file at `path` was made from these inputs."""
    if not path.is_file():
        return False
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            row = db.execute("select value from meta where key = 'inputs'").fetchone()
        finally:
            db.close()
    except sqlite3.Error:
        return False
    return bool(row) and row[0] == inputs


def build(out: Path = FILE, *, force: bool = False) -> bool:
    """Write the gazetteer to `out`; returns False, and writes nothing, where it is up to date already."""
    inputs = inputs_hash()
    abroad = out.with_name(ABROAD.name)
    if not force and is_current(out, inputs) and is_current(abroad, inputs):
        return False
    listed = countries()
    parts, second = divisions(listed)
    places = towns(second, {c.code: c.languages for c in listed})
    records = [*(c.record for c in listed), *continents(), *parts, *places]
    records += add_noted(records)
    add_names_abroad(records, {c.code for c in listed if romanised(c.languages)})
    _written(out, lambda db: _write(db, listed, records, inputs))
    _written(abroad, lambda db: _write_abroad(db, records, inputs))
    return True


def _written(out: Path, write: Callable[[sqlite3.Connection], None]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(out.name + f".{os.getpid()}.part")  # two installs at once must not share it
    unfinished.unlink(missing_ok=True)
    db = sqlite3.connect(unfinished)
    try:
        write(db)
    finally:
        db.close()
    unfinished.replace(out)


def _write(db: sqlite3.Connection, listed: Sequence[Country], records: Sequence[Record], inputs: str) -> None:
    db.executescript(_LAYOUT)
    unique = {r.number: r for r in reversed(records)}  # a number twice: the first stands (countries before divisions)
    sources = ", ".join(f"{name} {version}" for name, version in versions().items())
    meta = {
        "format": FORMAT, "inputs": inputs, "attribution": ATTRIBUTION, "licence": LICENCE,
        "entries": str(len(unique)), "sources": f"{sources}; Natural Earth; places of conflicts by hand",
    }  # fmt: skip
    db.executemany("insert into meta values (?, ?)", sorted(meta.items()))
    rows = [unique[number] for number in sorted(unique)]
    # A place points at its country and first-level division by one small number; in full they would cost 1 MB.
    first: dict[tuple[str, str], Record | None] = {}
    for r in rows:
        if r.kind == "ADM1" and r.admin1:
            first.setdefault((r.country, r.admin1), r)
    for r in rows:
        first.setdefault((r.country, r.admin1), None)
    numbers = {key: n for n, key in enumerate(sorted(first), 1)}
    db.executemany(
        "insert into division values (?,?,?,?,?)",
        [(n, *key, r.number if r else None, r.name if r else None) for key, n in numbers.items() for r in [first[key]]],
    )
    db.executemany("insert into place values (?,?,?,?,?,?,?,?,?)", (_row(r, numbers) for r in rows))
    db.executemany("insert into name values (?, ?)", _names(rows))
    capitals = _capitals(listed, rows)
    db.executemany(
        "insert into country values (?,?,?,?)",
        [(c.code, c.record.number, capitals.get(c.code), c.neighbours) for c in sorted(listed, key=lambda c: c.code)],
    )
    db.executemany("insert into own values (?, ?)", [(r.number, r.slug) for r in rows if r.slug])
    db.commit()
    db.execute("vacuum")


def _write_abroad(db: sqlite3.Connection, records: Iterable[Record], inputs: str) -> None:
    db.executescript(_LAYOUT_ABROAD)
    meta = {"format": FORMAT_ABROAD, "inputs": inputs, "attribution": ATTRIBUTION, "licence": LICENCE}
    db.executemany("insert into meta values (?, ?)", sorted(meta.items()))
    rows = list({r.number: r for r in reversed(list(records))}.values())
    db.executemany("insert into abroad values (?, ?)", _numbered((r, r.abroad - r.names - {""}) for r in rows))
    db.executemany("insert into heard values (?, ?)", _numbered((r, heard(r) | spelled(r)) for r in rows))
    db.commit()
    db.execute("vacuum")


def _row(r: Record, numbers: Mapping[tuple[str, str], int]) -> tuple[object, ...]:
    lat, lon = round(r.lat * 10_000), round(r.lon * 10_000)  # 11 m
    kind = KINDS.index(r.kind)
    return (r.number, r.name, kind, lat, lon, numbers[r.country, r.admin1], r.admin2, r.population, int(r.noted))


def _names(rows: Iterable[Record]) -> list[tuple[str, bytes]]:
    by_name: dict[str, list[int]] = defaultdict(list)
    for r in rows:
        for name in r.names:
            by_name[name].append(r.number << 1 | (name in r.official))
    return [(name, struct.pack(f"<{len(ids)}I", *sorted(ids))) for name, ids in sorted(by_name.items())]


def _numbered(called: Iterable[tuple[Record, Iterable[str]]]) -> list[tuple[str, bytes]]:
    """Names of places with the numbers of those that bear them."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for record, names in called:
        for name in names:
            by_name[name].append(record.number)
    return [(name, struct.pack(f"<{len(ids)}I", *sorted(ids))) for name, ids in sorted(by_name.items())]


def _capitals(listed: Iterable[Country], rows: Iterable[Record]) -> dict[str, int]:
    wanted = {(c.code, fold(c.capital)) for c in listed if c.capital}
    best: dict[str, Record] = {}
    for r in rows:
        if r.kind == "town" and any((r.country, name) in wanted for name in r.names):
            other = best.get(r.country)
            if other is None or r.population > other.population:
                best[r.country] = r
    return {code: r.number for code, r in best.items()}


def main(arguments: Sequence[str]) -> int:
    """The command line: an optional path, and --force."""
    paths = [a for a in arguments if not a.startswith("-")]
    out = Path(paths[0]) if paths else FILE
    try:
        written = build(out, force="--force" in arguments)
    except ModelError as error:
        print(f"{error.where or out}: {error.what} {error.next_step or ''}", file=sys.stderr)
        return 2
    print(f"{out}: {'written' if written else 'up to date'}, {out.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
