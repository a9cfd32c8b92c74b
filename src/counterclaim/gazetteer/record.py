"""Record: one place while the gazetteer is being built; and which spellings are worth a row."""

import re
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.gazetteer.entry import Kind
from counterclaim.gazetteer.fold import fold

Script = Literal["latin", "cyrillic", "arabic"]

# Type words that a division's name carries in many tongues; without them stands the name the press uses.
_TYPE = re.compile(
    r"\b(?:oblast|oblasti|oblast|region|province|state|governorate|department|district|kray|krai|rayon|raion|county|"
    r"autonomous republic|republic of|republic|respublika|avtonomna|parish|prefecture|muhafazat|wilaya|wilayat|velayat|"
    r"viloyati|canton|voivodeship|provincia(?: de)?|departamento(?: de| del)?|estado(?: de)?|municipality|"
    r"municipio(?: de)?|opstina|gmina|powiat|okrug|avtonomnyy|gorodskoy|"
    r"область|області|край|район|республика|республіка|"
    r"محافظة|ولاية|إقليم)\b"
)
_BLANKS = re.compile(r" +")
_LEADING = re.compile(r"^(?:of|de|du|del|della|da|do) ")


@dataclass(slots=True)
class Record:
    """One place; `names` are folded, `official` those of them that are its first name.

    abroad: further names, in the languages of names.LANGUAGES, folded for their own table (`tongues.folded`).
    heard: to be found by a key of its sound too. spelled: by keys of all its Latin names.
    """

    number: int
    name: str
    kind: Kind
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    admin2: int = 0
    population: int = 0
    slug: str = ""
    noted: bool = False
    names: set[str] = field(default_factory=set)
    official: set[str] = field(default_factory=set)
    abroad: set[str] = field(default_factory=set)
    heard: bool = False
    spelled: bool = False

    def call(self, *names: str, official: bool = False) -> None:
        """Add names in any spelling."""
        for name in names:
            folded = fold(name)
            if folded:
                self.names.add(folded)
                if official:
                    self.official.add(folded)


def bare(name: str) -> str:
    """A division's folded name without its type word: "sumy" of "Sumy Oblast"; "" where nothing is left."""
    return _LEADING.sub("", _BLANKS.sub(" ", _TYPE.sub(" ", fold(name))).strip())


def script_of(name: str) -> Script | None:
    """The script of an alternate name that a report may carry; None for what is not worth a row.

    Dropped: airport codes, addresses of web pages, the machine romanisations of Chinese, Thai and the like (which
    GeoNames writes in small letters), and other scripts than Latin, Cyrillic and Arabic.
    """
    first = name[:1]
    if len(name) < 3 or len(name) > 60 or any(c.isdigit() for c in name):
        return None
    if "A" <= first <= "Z" or "À" <= first <= "ɏ" or "Ḁ" <= first <= "ỿ":
        return "latin" if first.isupper() and not (name.isupper() and len(name) < 5) else None
    if "Ѐ" <= first <= "ӿ":
        return "cyrillic"
    return "arabic" if "ء" <= first <= "ۿ" else None
