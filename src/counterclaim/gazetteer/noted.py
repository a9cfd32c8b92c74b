"""The hand-kept places of conflicts: merged into GeoNames' places where they are the same, of their own otherwise."""

import math
from collections import defaultdict
from collections.abc import Iterable

from counterclaim.errors import ModelError
from counterclaim.gazetteer.countries import DATA, rows
from counterclaim.gazetteer.entry import KINDS, Kind
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.record import Record, bare
from counterclaim.gazetteer.store import OWN

# How far, in km, a place of the same name and kind may lie from ours and still be it. Villages of one name lie
# 20 km apart in the Donbas; GeoNames' points of divisions are off by half their width.
NEAR_TOWN = 12.0
NEAR_DIVISION = 400.0


def add_noted(records: list[Record]) -> list[Record]:
    """Merge our lists into `records`; returns the places that are not in them. Raises ModelError for a bad row."""
    by_name: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.kind in ("town", "ADM1", "ADM2"):
            for name in record.names:
                by_name[record.kind, name].append(record)
    new: list[Record] = []
    towns: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.kind == "town" and record.admin1:
            towns[record.country].append(record)
    slugs: set[str] = set()
    for path in sorted(DATA.glob("noted-places-*.csv")):
        for line, row in enumerate(rows(path.name), 2):
            kind = _kind(row["kind"], f"{path.name}, line {line}")
            names = [row["name"], *filter(None, row["variants"].split("|"))]
            lat, lon = float(row["lat"]), float(row["lon"])
            folded = [fold(n) for n in names] + ([bare(names[0])] if kind in ("ADM1", "ADM2") else [])
            same = _same(by_name, kind, folded, row["country"], lat, lon)
            if same is None:
                slug = _slug(row["name"], slugs)
                same = Record(OWN + len(new), row["name"], kind, lat, lon, row["country"], slug=slug)
                same.admin1 = _division(by_name, row["country"], row["admin1"], lat, lon)
                if not same.admin1 and kind in ("town", "facility"):
                    same.admin1 = _division_by_towns(towns[row["country"]], lat, lon)
                same.call(row["name"], official=True)
                new.append(same)
            same.noted = True
            same.name = row["name"]
            same.call(*names)
            same.official.add(fold(row["name"]))
            same.names.update(n for n in folded if n)
    return new


def _kind(word: str, where: str) -> Kind:
    for kind in KINDS:
        if kind == word:
            return kind
    raise ModelError(f"{word!r} is no kind of place.", where=where, next_step=f"Kinds are {', '.join(KINDS)}.")


def _same(
    by_name: dict[tuple[str, str], list[Record]], kind: Kind, names: Iterable[str], country: str, lat: float, lon: float
) -> Record | None:
    limit = NEAR_TOWN if kind == "town" else NEAR_DIVISION
    best: tuple[float, int, Record] | None = None
    for name in names:
        for record in by_name.get((kind, name), ()):
            away = km(lat, lon, record.lat, record.lon)
            if away <= limit and (not country or record.country == country):
                # The larger of two records of one place is the one that keeps its spellings.
                rank = (away if kind != "town" else -float(record.population), record.number, record)
                if best is None or rank[:2] < best[:2]:
                    best = rank
    return best[2] if best else None


def _division(by_name: dict[tuple[str, str], list[Record]], country: str, name: str, lat: float, lon: float) -> str:
    if not name:
        return ""
    found = _same(by_name, "ADM1", [fold(name), bare(name)], country, lat, lon)
    return found.admin1 if found else ""


def _division_by_towns(towns: Iterable[Record], lat: float, lon: float) -> str:
    """The division of the nearest town, "" where none lies within 30 km: borders are near at the front."""
    near = [t for t in towns if abs(t.lat - lat) < 0.3 and abs(t.lon - lon) < 0.5]
    best = min(near, key=lambda t: (km(lat, lon, t.lat, t.lon), t.number), default=None)
    return best.admin1 if best else ""


def _slug(name: str, taken: set[str]) -> str:
    slug = fold(name).replace(" ", "-")
    number = 2
    while slug in taken:  # two places of one name: the second in the files gets a number
        slug = f"{fold(name).replace(' ', '-')}-{number}"
        number += 1
    taken.add(slug)
    return slug


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))
