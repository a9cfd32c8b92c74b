"""Small closed word classes that the figure rules share, and the noun table nouns.csv."""

import csv
from functools import cache
from pathlib import Path

from counterclaim.plurals import PLURALS
from counterclaim.reader.figures.tokens import words
from counterclaim.registry import tables

PEOPLE = "people"
"""Unit of every count of persons, whatever they are called; `counted` has the report's word ("soldiers")."""

MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec"
)
DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today "
    "yesterday tomorrow tonight overnight"
)
AUXILIARIES = words(
    "is are was were be been being am 's 're has have had having do does did will would can could may might shall "
    "should must ain't isn't aren't wasn't weren't hasn't haven't hadn't won't"
)
BE = words("is are was were be been being am get got getting gets")
PREPOSITIONS = words(
    "in on at of to for from by with without about against between among amid across through throughout over under "
    "into onto upon within inside outside near around along after before since until till during despite as than "
    "like per toward towards beyond behind beneath beside besides below above off out up down via including "
    "excluding alongside aboard following because due"
)
CONJUNCTIONS = words(
    "and or but nor while when where whereas if that which who whom whose because so although though unless"
)
PRONOUNS = words(
    "he she it they we i you him her them us me his its their our my your who whom this that these those themselves "
    "himself itself"
)
DETERMINERS = words("the a an this that these those its their his her our my your all both each every any some no")
ADVERBS = words(
    "also still now currently already only just even alone yet then there here again ago later earlier so far "
    "reportedly allegedly apparently believed thought officially too not never ever once twice soon almost nearly "
    "perhaps probably likely instead meanwhile together respectively each apart away home abroad daily annually "
    "weekly monthly yearly recently previously initially subsequently eventually finally successfully seriously "
    "critically severely badly lightly slightly fatally directly forcibly simultaneously usually mostly mainly "
    "largely partly partially completely fully totally altogether overall first last next more less"
)
# Between the number and the noun; they belong to neither ("another", "more", "other").
FILLERS = words("more other additional further extra fewer of")
NUMBER_WORDS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "dozens hundreds thousands scores several"
)
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
_NOT_PLURAL = words(
    "this his its us yes was is has as thus plus always perhaps besides news iris bus gas virus campus bonus focus "
    "status chaos crisis basis analysis texas kansas paris previous various dangerous serious religious "
    "precious famous numerous enormous continuous consecutive less across towards afterwards says does goes minus "
    "versus vs ms mrs united arms odds thousands hundreds religious suspicious mysterious gross "
    "cross class"
)
# Words in -s that start a compound noun rather than end it ("arms dealers", "sports clubs", "national-security").
_LEADING_S = words("arms sports goods sales savings customs communications operations human-rights rights logistics")
# Nouns without a plural ending.
_BARE_PLURALS = words(
    "people men women children troops personnel police staff aircraft artillery infantry dead wounded injured "
    "missing killed cattle sheep livestock crew military militia cavalry others elderly homeless displaced"
)
# Nationality plurals: capitalised, so "Abrams" and "Patriots" must not pass; the endings are those of people.
_PEOPLES_ENDINGS = (
    "ians",
    "eans",
    "icans",
    "ghans",
    "rmans",
    "elis",
    "anis",
    "aqis",
    "alis",
    "udis",
    "aitis",
    "itis",
    "menis",
    "ese",
    "mans",
    "sans",
    "tans",
    "wans",
    "ubans",
    "uans",
    "yans",
    "opians",
)
# Beside the peoples of states, which the registry has.
_PEOPLES = words(
    "africans alawites amharas arabs asians baloch bosniaks buddhists catholics chechens christians copts "
    "dagestanis druze english europeans hazaras hindus hutus ingush jews karabakhis koreans kurds muslims "
    "northerners oromos orthodox ossetians pashtuns rohingya rohingyas scots shiites sikhs southerners sunnis "
    "tamils tatars tigrayans turkmens tutsis westerners yazidis"
)


_ACRONYMS = frozenset(("US", "IS", "WHO"))
_NOT_MEN = words("regimen specimen abdomen acumen omen semen yemen turkmen ramen amen stamen")


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


def is_people(word: str) -> bool:
    """True for a nationality, faith or ethnic group in the plural ("Russians"): capitalised words only."""
    low = word.lower().removeprefix("non-")
    if not word[:1].isupper() and low == word.lower():
        return False
    return (
        low in _PEOPLES
        or low in _of_states()
        or low in _groups()[0]
        or (len(low) > 5 and low.endswith(_PEOPLES_ENDINGS))
    )


@cache
def _of_states() -> frozenset[str]:
    """The peoples of the registry's states, in the plural as far as they have one ("Cypriots", "Burmese")."""
    names = {name.lower() for country in tables.countries() for name in country.demonyms}
    return frozenset(name for name in names if name + "s" not in names)


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
