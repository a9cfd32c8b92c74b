"""Small closed word classes that the figure rules share, and the noun table nouns.csv."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from counterclaim import vocabulary
from counterclaim.plurals import PLURALS
from counterclaim.registry import tables

PEOPLE = "people"
"""Unit of every count of persons, whatever they are called; `counted` has the report's word ("soldiers")."""

MONTHS = vocabulary.words("figures.months")
DAYS = vocabulary.words("figures.days")
AUXILIARIES = vocabulary.words("figures.auxiliaries")
BE = vocabulary.words("figures.be")
PREPOSITIONS = vocabulary.words("figures.prepositions")
CONJUNCTIONS = vocabulary.words("figures.conjunctions")
PRONOUNS = vocabulary.words("figures.pronouns")
DETERMINERS = vocabulary.words("figures.determiners")
ADVERBS = vocabulary.words("figures.adverbs")
# Between the number and the noun; they belong to neither ("another", "more", "other").
FILLERS = vocabulary.words("figures.fillers")
NUMBER_WORDS = vocabulary.words("figures.number_words")
STOPS = (
    AUXILIARIES
    | PREPOSITIONS
    | CONJUNCTIONS
    | PRONOUNS
    | (DETERMINERS - {"no"})
    | (ADVERBS - {"more", "first", "last", "next"})
    | DAYS
)

# They end in "s" and name one thing, or are no nouns at all.
_NOT_PLURAL = vocabulary.words("figures.not_plural")
# Words in -s that start a compound noun rather than end it ("arms dealers", "sports clubs", "national-security").
_LEADING_S = vocabulary.words("figures.leading_s")
# Nouns without a plural ending.
_BARE_PLURALS = vocabulary.words("figures.bare_plurals")
_SHARED = 40  # an ending that one in so many of the registry's peoples has tells of a people that it lacks

_ACRONYMS = frozenset(("US", "IS", "WHO"))
_NOT_MEN = vocabulary.words("figures.not_men")


@cache
def nouns() -> dict[str, str]:
    """Noun (lower case, singular and plural, one or more words) to its unit name."""
    out: dict[str, str] = {}
    with Path(__file__).with_name("nouns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out.update((noun, row["unit"]) for noun in row["nouns"].split("|"))
    return out


@cache
def noun_units() -> frozenset[str]:
    """The unit names of nouns.csv."""
    return frozenset(nouns().values())


@cache
def _animals() -> frozenset[str]:
    with Path(__file__).with_name("animals.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(noun for row in csv.DictReader(file) for noun in row["nouns"].split())


def is_animal(noun: str) -> bool:
    """True for a noun or unit that names an animal ("goats", "pack_mule"), whatever befell it; not for names ("Lions")
    and what nouns.csv knows as something else ("drone")."""
    part = noun.rpartition("_")[2]
    return part not in nouns() and (part in _animals() or singular(part) in _animals())


def is_people(word: str) -> bool:
    """True for a nationality, faith or ethnic group in the plural ("Russians"): capitalised words only."""
    low = word.lower().removeprefix("non-")
    if not word[:1].isupper() and low == word.lower():
        return False
    return low in _peoples() or low in _groups()[0] or (len(low) > 5 and low.endswith(_endings()))


@cache
def _peoples() -> frozenset[str]:
    """The registry's peoples, of states and others, in the plural as far as they have one ("Cypriots", "Burmese")."""
    names = {name.lower() for country in tables.countries() for name in country.demonyms}
    return frozenset(name for name in names if name + "s" not in names) | tables.peoples()


@cache
def _endings() -> tuple[str, ...]:
    """How many of them end ("-ians"): capitalised words alone, so "Abrams" and "Patriots" must not pass."""
    found = Counter(name[-4:] for name in _peoples() if len(name) > 5)
    return tuple(sorted(end for end, n in found.items() if n * _SHARED >= len(_peoples())))


@cache
def _groups() -> tuple[frozenset[str], frozenset[str]]:
    """One-word names of armed groups in -s: those that name their people, and those that name the group alone."""
    names = {
        n.lower() for p in tables.parties() if p.kind == "armed_group" for n in (p.name, *p.aliases) if n.isalpha()
    }
    plural = {n for n in names if n.endswith("s") and n[:-1] in names}
    return frozenset(plural), frozenset(n for n in names - plural if n.endswith("s"))


def is_plural(word: str) -> bool:
    """True where the word looks like a noun in the plural or a collective ("tanks", "people", "aircraft")."""
    low = word.lower()
    if low in _NOT_MEN:
        return False
    if low in _BARE_PLURALS or low in PLURALS or low.endswith(("men", "women", "people", "folk", "children")):
        return True
    if low in _LEADING_S or low in _NOT_PLURAL or low in _groups()[1] or len(low) < 3 or word in ("States", "Nations"):
        return False
    if is_people(word):
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "ous"))


def stops(word: str) -> bool:
    """True for function words, which end a noun phrase; not for the acronyms that look like them ("12 IS fighters")."""
    return word.lower() in STOPS and word not in _ACRONYMS


def leads_on(low: str) -> bool:
    """True for words that look plural but usually qualify the next ("arms dealers")."""
    return low in _LEADING_S


def singular(low: str) -> str:
    """The singular of a lower-case noun; unchanged where it is none."""
    if low in PLURALS:
        return PLURALS[low]
    if low.endswith(("women", "men")):
        return low[:-2] + "an"
    if (
        low in _NOT_PLURAL
        or low in _groups()[1]
        or not low.endswith("s")
        or low.endswith(("ss", "us", "is"))
        or len(low) < 4
    ):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses", "zes")):
        return low[:-2]
    return low[:-1]
