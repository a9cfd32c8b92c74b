"""The gazetteer as the reader uses it: names to entries, and what lies in what. Knows nothing of texts."""

import os
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from counterclaim.errors import ModelError
from counterclaim.gazetteer.containment import ascend, regions_by_part
from counterclaim.gazetteer.entry import KINDS, Entry, Kind
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.spellings import SPELLED, spelling_keys

if TYPE_CHECKING:
    from counterclaim.gazetteer.abroad import Abroad

FILE = Path(__file__).with_name("gazetteer.sqlite")
FORMAT = "4"
"""Number of the file's layout; a file of another number is refused."""
ABROAD = Path(__file__).with_name("abroad.sqlite")
"""Further names of the same places in other languages, and other spellings; read only where a text asks for them."""
FORMAT_ABROAD = "1"
LANGUAGES = frozenset({"ru", "uk", "ar", "he", "fr"})
"""Languages of `named`."""

OWN = 100_000_000  # internal numbers from here on are places of our own list; GeoNames ids stay far below
_REBUILD = "Install the package again (pip install counterclaim), or run: python -m counterclaim.gazetteer.build"
_BUILD = "Build it (counterclaim gazetteer build --geonames DUMP --out FILE), or unset COUNTERCLAIM_GAZETTEER."
CHOSEN_BY = "COUNTERCLAIM_GAZETTEER"
"""Environment variable that names the file to use in place of the embedded one."""
_ARTICLES = ("al ", "el ", "ar ", "as ", "ash ", "ad ", "an ", "az ", "at ", "the ")
MOST_KEPT = 4_096  # answers kept in memory; a bulk run over long texts must not grow without end
_MOST = 400  # entries of one name that are looked at, the most populous first ("San Jose" has some 300)


class Gazetteer:
    """Names to places, from one read-only SQLite file. Not to be shared between threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._containers: dict[str, tuple[str, ...]] = {}
        self._respelled: dict[str, tuple[Entry, ...]] = {}
        self._further: sqlite3.Connection | None = None

    @classmethod
    def open(cls, path: str | Path | None = None) -> "Gazetteer":
        """Open the file at `path`, else the one that COUNTERCLAIM_GAZETTEER names, else the embedded one.

        Raises ModelError where the file is missing or of another layout.
        """
        file = Path(path) if path is not None else chosen()
        return cls(_opened(file, FORMAT, _REBUILD if file == FILE else _BUILD), file)

    def close(self) -> None:
        """Close the file; the gazetteer is of no use afterwards."""
        self._db.close()
        if self._further is not None:
            self._further.close()

    def __enter__(self) -> "Gazetteer":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def meta(self) -> dict[str, str]:
        """What the file says of itself: format, inputs (a hash), attribution, licence, sources, entries."""
        return dict(self._db.execute("select key, value from meta"))

    @cached_property
    def size(self) -> int:
        """How many places it holds."""
        known = self.meta.get("entries")
        return int(known) if known else int(self._db.execute("select count(*) from place").fetchone()[0])

    def find(self, name: str, *, loose: bool = True) -> tuple[Entry, ...]:
        """All places of that name in any spelling known, the most populous first; () where there is none.

        loose: an Arabic article may be there or not ("Hasakah", "al-Hasakah"), and Slavic endings vary ("-skyi").
        """
        key = fold(name)
        found = self._exact(key)
        if found or not loose:
            return found
        for other in _other_spellings(key):
            found = self._exact(other)
            if found:
                break
        return found

    def named(self, name: str, lang: str, *, loose: bool = True) -> tuple[Entry, ...]:
        """All places that a text in Russian, Ukrainian, Arabic, Hebrew or French may mean by a name, in whatever case
        it stands, with a particle or a word for its kind or without, the most populous first; () where there is none.

        name: "Покровском", "Курской области", "селі Роботине", "بموسكو", "לחיפה", "région de Koursk". loose: a name
        that no table has is found by its sound ("קורסק"). For another language it is `find`.
        """
        if lang not in LANGUAGES:
            return self.find(name, loose=loose)
        return self._abroad.named(name, lang, loose)

    def spelled_like(self, name: str) -> tuple[Entry, ...]:
        """All places of which a name in Latin letters is another transliteration ("Maaret al-Noman" for Maarrat
        al-Nu'man), the most populous first; only of countries that write otherwise and have places of conflicts.
        """
        found = self._respelled.get(name)
        if found is None:
            if len(self._respelled) > MOST_KEPT:
                self._respelled.clear()
            each = {e.id: e for key in sorted(spelling_keys(name)) for e in self._numbered("heard", SPELLED + key)}
            found = tuple(sorted(each.values(), key=lambda e: (-e.population, e.id)))
            self._respelled[name] = found
        return found

    @cached_property
    def _abroad(self) -> "Abroad":
        from counterclaim.gazetteer.abroad import Abroad  # nothing of it is loaded for a text in English

        return Abroad(self, self._numbered, self._firsts)

    def begins(self, word: str, lang: str) -> bool:
        """Whether a name of several words in another language may begin with this one, as `named` takes them."""
        return self._abroad.begins(word, lang)

    def _more(self) -> sqlite3.Connection:
        if self._further is None:
            self._further = _opened(ABROAD, FORMAT_ABROAD, _REBUILD)
        return self._further

    def _firsts(self) -> Iterator[str]:
        several = "select distinct substr(folded, 1, instr(folded, ' ') - 1) from abroad where instr(folded, ' ') > 0"
        return (row[0] for row in self._more().execute(several))

    def _numbered(self, table: Literal["abroad", "heard"], key: str) -> tuple[Entry, ...]:
        """The places under a key of one of the further tables."""
        row = self._more().execute(_FURTHER[table], (_plain(key),)).fetchone()
        ids = struct.unpack(f"<{len(row[0]) // 4}I", row[0]) if row else ()
        return self._entries([(number, False) for number in ids])

    def _exact(self, key: str) -> tuple[Entry, ...]:
        found = self._found.get(key)
        if found is None:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            found = self._found[key] = self._read(key)
        return found

    def entry(self, id: str) -> Entry | None:
        """The place with that id, None where there is none."""
        number = self._number(id)
        found = self._entries([(number, True)]) if number is not None else ()
        return found[0] if found else None

    def containers(self, id: str) -> tuple[str, ...]:
        """Ids of the places that hold this one whole, from narrow to wide: second-level division, first-level division,
        regions of the country, the country, regions of several countries (docs/gazetteer.md); () for an unknown id.

        By the gazetteer's codes and data/region-parts.csv, never by distance: a region that no whole division makes up
        (the Sahel, a front) holds nothing. What is asked for again is kept in memory.
        """
        known = self._containers.get(id)
        if known is None:
            if len(self._containers) > MOST_KEPT:
                self._containers.clear()
            entry = self.entry(id)
            known = self._containers[id] = ascend(entry, self._above) if entry else ()
        return known

    def _above(self, entry: Entry) -> Iterable[Entry]:
        if entry.admin2:
            yield from filter(None, [self.entry(entry.admin2)])
        if entry.kind not in ("country", "continent") and entry.country:
            # A second-level division listed as a first-level one (Gaza's governorates) has that one's code.
            if entry.admin1:
                yield from filter(None, [self.admin1(entry.country, entry.admin1)])
            yield from filter(None, [self.country(entry.country)])
        yield from filter(None, map(self.entry, regions_by_part().get(entry.id, ())))

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-2 code, None where there is none."""
        row = self._db.execute("select id from country where code = ?", (_plain(code),)).fetchone()
        return self._entries([(row[0], True)])[0] if row else None

    def admin1(self, country: str, code: str) -> Entry | None:
        """The first-level division of a country by its GeoNames code, None where there is none."""
        row = self._db.execute(
            "select id from division where country = ? and code = ?", (_plain(country), _plain(code))
        ).fetchone()
        return self._entries([(row[0], True)])[0] if row and row[0] else None

    def capital(self, country: str) -> Entry | None:
        """The capital of a country by its ISO code, None where the file has none."""
        row = self._db.execute("select capital from country where code = ?", (_plain(country),)).fetchone()
        return self._entries([(row[0], True)])[0] if row and row[0] else None

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Ids of all capitals."""
        rows = self._db.execute("select capital from country where capital is not null")
        return frozenset(f"geonames:{row[0]}" for row in rows)

    def largest(self, country: str, kind: Kind, most: int) -> tuple[Entry, ...]:
        """The most populous places of a kind in a country, at most so many."""
        rows = self._db.execute(
            "select p.id from place p join division d on d.number = p.division "
            "where d.country = ? and p.kind = ? order by p.population desc, p.id limit ?",
            (_plain(country), KINDS.index(kind), most),
        )
        return self._entries([(row[0], True) for row in rows])

    def divisions(self) -> tuple[Entry, ...]:
        """All first-level divisions that are places of their own."""
        rows = self._db.execute("select id from place where kind = ?", (KINDS.index("ADM1"),))
        return self._entries([(row[0], True) for row in rows], most=None)

    def towns_in(self, west: float, south: float, east: float, north: float, most: int) -> tuple[Entry, ...]:
        """The most populous towns of a box in degrees, at most so many."""
        edges = [round(edge * 10_000) for edge in (west, east, south, north)]
        rows = self._db.execute(
            "select id from place where kind = ? and lon between ? and ? and lat between ? and ? and population > 0 "
            "order by population desc, id limit ?",
            (KINDS.index("town"), *edges, most),
        )
        return self._entries([(row[0], True) for row in rows])

    def neighbours(self, country: str) -> tuple[str, ...]:
        """ISO codes of the countries that border on it."""
        row = self._db.execute("select neighbours from country where code = ?", (_plain(country),)).fetchone()
        return tuple(row[0].split(",")) if row and row[0] else ()

    def _number(self, id: str) -> int | None:
        source, _, rest = id.partition(":")
        if source == "geonames" and rest.isascii() and rest.isdigit() and len(rest) < 10:
            return int(rest)
        if source == "cc":
            row = self._db.execute("select id from own where slug = ?", (_plain(rest),)).fetchone()
            return int(row[0]) if row else None
        return None

    def _read(self, key: str) -> tuple[Entry, ...]:
        if not key:
            return ()
        row = self._db.execute("select ids from name where folded = ?", (_plain(key),)).fetchone()
        if row is None:
            return ()
        marked = struct.unpack(f"<{len(row[0]) // 4}I", row[0])
        return self._entries([(m >> 1, bool(m & 1)) for m in marked])

    def _entries(self, wanted: Sequence[tuple[int, bool]], most: int | None = _MOST) -> tuple[Entry, ...]:
        official = dict(wanted)
        numbers = [number for number, _ in wanted]
        rows: list[tuple[object, ...]] = []
        for at in range(0, len(numbers), 500):
            part = numbers[at : at + 500]
            rows += self._db.execute(_SELECT.format(",".join("?" * len(part))), part).fetchall()
        return tuple(_entry(row, official) for row in sorted(rows, key=_by_population)[:most])


_FURTHER = {
    "abroad": "select ids from abroad where folded = ?", "heard": "select ids from heard where key = ?",
}  # fmt: skip


def _opened(file: Path, layout: str, cure: str) -> sqlite3.Connection:
    if not file.is_file():
        raise ModelError("The gazetteer is missing.", where=str(file), next_step=cure)
    try:
        # The pages' threads share it; it is only ever read.
        db = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        row = db.execute("select value from meta where key = 'format'").fetchone()
    except sqlite3.Error as error:
        raise ModelError(f"The gazetteer can't be read ({error}).", where=str(file), next_step=cure) from error
    if row is None or row[0] != layout:
        db.close()
        raise ModelError("The gazetteer is of another version.", where=str(file), next_step=cure)
    return db


def chosen() -> Path:
    """The file in use: the one that COUNTERCLAIM_GAZETTEER names, else the embedded one."""
    named = os.environ.get(CHOSEN_BY)
    return Path(named).expanduser() if named else FILE


_SELECT = """
select p.id, p.name, p.kind, p.lat, p.lon, d.country, d.code, d.name, p.admin2, p.population, p.noted, o.slug
from place p join division d on d.number = p.division left join own o on o.id = p.id
where p.id in ({})
"""


def _by_population(row: tuple[object, ...]) -> tuple[int, int]:
    return (-int(str(row[9])), int(str(row[0])))


def _entry(row: Iterable[object], official: dict[int, bool]) -> Entry:
    number, name, kind, lat, lon, country, admin1, admin1_name, admin2, population, noted, slug = row
    at = int(str(number))
    return Entry(
        id=f"cc:{slug}" if at >= OWN else f"geonames:{at}",
        name=str(name),
        kind=KINDS[int(str(kind))],
        lat=int(str(lat)) / 10_000,
        lon=int(str(lon)) / 10_000,
        country=str(country) if country else None,
        admin1=str(admin1) if admin1 else None,
        admin1_name=str(admin1_name) if admin1_name else None,
        admin2=f"geonames:{admin2}" if admin2 else None,
        population=int(str(population)),
        noted=bool(noted),
        official=official.get(at, True),
    )


def _plain(text: str) -> str:
    # SQLite takes no lone surrogates; a name that holds one is in no gazetteer.
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _other_spellings(key: str) -> Iterable[str]:
    for article in _ARTICLES:
        if key.startswith(article):
            yield key[len(article) :]
    if " " not in key and len(key) > 3:
        yield "al " + key
    for ending, other in _ENDINGS:
        if key.endswith(ending):
            yield key[: -len(ending)] + other


# Slavic adjectives are romanised in many ways; each is tried for each.
_SKY = ("skyi", "skyy", "skiy", "skij", "skii", "sky", "ski", "skoye", "skoe", "ske", "ska", "skaya")
_ENDINGS = tuple((a, b) for group in (_SKY[:7], _SKY[7:10], _SKY[10:]) for a in group for b in group if a != b)
