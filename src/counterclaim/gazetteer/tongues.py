"""Names of places in Russian, Ukrainian, Arabic, Hebrew and French: what the build adds, and how they are looked up."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from counterclaim.gazetteer.entry import KINDS, Kind
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.record import Record, bare
from counterclaim.gazetteer.spellings import SPELLED, consonants, spelling_keys
from counterclaim.names import LANGUAGES, name_key, plain, script

# Towns of other countries are added in these scripts from this size on; in a country that has places of conflicts in
# our own list, whatever their size. With these limits the table takes some 4 MB.
KNOWN_ABROAD = 15_000
FEWEST_NOTED = 2
# Found by sound alone: towns of such countries with so many people, elsewhere the large ones; a key of at least so many
# consonants.
HEARD, HEARD_ABROAD = 1_000, 100_000
SHORTEST = 3
MOST_CONSONANTS = 7  # of a name that is found by its spelling; longer ones are many, and news shortens them
# Letters that no Russian or Ukrainian name has (Serbian, Kazakh, Bashkir …), and Persian, Urdu, Kurdish ones.
_ALPHABETS = {
    "cyrillic": re.compile(r"[а-яєіїґё'’ʼ \-]+", re.IGNORECASE),
    "arabic": re.compile(r"[\u0621-\u063a\u0641-\u064a \-]+"),
    "hebrew": re.compile(r"[\u05d0-\u05ea\"'״׳ \-]+"),
}
_BREAK = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """One form of a name for the table of names in other languages: no marks, case or apostrophes."""
    return _BREAK.sub(" ", plain(name).replace("'", "")).strip() if script(name) != "latin" else fold(name)


def call_abroad(record: Record, names: Iterable[str]) -> None:
    """Add those names of a town that are written in one of the scripts, in letters of our languages."""
    for name in names:
        alphabet = _ALPHABETS.get(script(name))
        if 3 <= len(name) <= 40 and alphabet is not None and alphabet.fullmatch(name):
            record.abroad.add(folded(name))


def add_names_abroad(records: list[Record], romanised: Collection[str]) -> None:
    """Give divisions and the places of our own list their names; take those of small towns elsewhere away.

    romanised: countries whose places are found by any Latin spelling, where our own list has places of conflicts there.
    """
    noted = [record.country for record in records if record.noted]
    conflicts = {country for country in noted if country and noted.count(country) >= FEWEST_NOTED}
    divisions = {int(row["geonames"]): row for row in _rows("division-names.csv")}
    ours = {row["name"]: row for row in _rows("noted-names.csv")}
    for record in records:
        if record.kind == "town" and record.population < KNOWN_ABROAD and record.country not in conflicts:
            record.abroad.clear()
        fewest = HEARD if record.country in conflicts else HEARD_ABROAD
        record.heard = record.kind in ("ADM1", "country") or (record.kind == "town" and record.population >= fewest)
        record.spelled = record.country in romanised and record.country in conflicts
        names = [*_listed(divisions.get(record.number)), *(_listed(ours.get(record.name)) if record.noted else ())]
        record.abroad |= {folded(name) for name in names}
        if record.kind in ("ADM1", "ADM2"):
            record.abroad |= {folded(short) for name in names if (short := bare(name))}


def heard(record: Record) -> set[str]:
    """Keys under which the place is found by a spelling that no table has: of places that reports on wars name."""
    if not (record.heard or record.noted) or record.kind in ("continent", "ADM2"):
        return set()
    name = bare(record.name) if record.kind == "ADM1" else record.name
    key = name_key(name)
    return {key} if len(key) >= SHORTEST else set()


def spelled(record: Record) -> set[str]:
    """Keys under which the place is found by a Latin spelling that no table has (`Gazetteer.spelled_like`)."""
    if not record.spelled or record.kind in ("country", "continent"):
        return set()
    names = {bare(name) for name in record.names} if record.kind in ("ADM1", "ADM2") else record.names
    keys = {key for name in names if len(name) >= SHORTEST for key in spelling_keys(name)}
    return {SPELLED + key for key in keys if consonants(key) <= MOST_CONSONANTS}


def names_of_states() -> dict[str, list[str]]:
    """What the press calls states in the languages, by ISO code: "США", "ФРГ" (the registry's table)."""
    data = files("counterclaim.data")
    codes = {row["name"]: row["iso2"] for row in _table(data.joinpath("countries.csv"))}
    out: dict[str, list[str]] = {}
    for row in _table(data.joinpath("states-abroad.csv")):
        out.setdefault(codes[row["name"]], []).extend(filter(None, row["names"].split("|")))
    return out


def _listed(row: dict[str, str] | None) -> Iterator[str]:
    for lang in sorted(LANGUAGES):
        yield from filter(None, row[lang].split("|") if row else ())


def without_type(name: str, lang: str) -> tuple[str, tuple[Kind, ...]]:
    """The name without a word for its kind at either end, and the kinds that the word allows: "село Роботине",
    "إقليم كورسك", "région de Koursk"; the name as it is and () where no such word stands there.
    """
    words = name.split()
    types = type_words().get(lang, {})
    for size in (3, 2, 1):
        if len(words) <= size:
            continue
        for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            kinds = types.get(" ".join(part).casefold())
            if kinds:
                return " ".join(rest), kinds
    return name, ()


@cache
def type_words() -> dict[str, dict[str, tuple[Kind, ...]]]:
    """Words for kinds of places, by language."""
    out: dict[str, dict[str, tuple[Kind, ...]]] = {}
    for row in _rows("place-words.csv"):
        kinds: tuple[Kind, ...] = tuple(kind for word in row["kinds"].split() for kind in KINDS if kind == word)
        out.setdefault(row["lang"], {}).update(dict.fromkeys(row["words"].casefold().split("|"), kinds))
    return out


@cache
def several(lang: str) -> frozenset[str]:
    """Of the words for kinds those that name two places or more: "مدينتي"."""
    rows = [row for row in _rows("place-words.csv") if row["lang"] == lang and row["several"]]
    return frozenset(word for row in rows for word in row["words"].casefold().split("|"))


def _rows(name: str) -> list[dict[str, str]]:
    return _table(files("counterclaim.gazetteer").joinpath("data", name))


def _table(file: Traversable) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
