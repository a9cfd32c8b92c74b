"""Who is named in a report: states, office holders, armed groups and places, as far as the registry knows them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from counterclaim.evaluation.fairness.renaming import printed, standing_alone
from counterclaim.registry import tables
from counterclaim.registry.tables import Country, Office, Party

_TYPE_WORDS = re.compile(
    r" (?:[Rr]egion|[Oo]blast|[Pp]rovince|[Dd]istrict|[Cc]ounty|[Ss]tate|[Ii]slands?|[Gg]overnorate|[Rr]aion|[Cc]ity)$"
)

# "South Vietnam", "Western Sahara": the name of something else.
_COMPASS = re.compile(r"\b(?:North|South|East|West|New|Greater|Northern|Southern|Eastern|Western|Gulf of) ([A-Z]\w+)")


class StateNamed(msgspec.Struct, frozen=True):
    """A state and how the text names it. names: surface to "name", "adjective", "people", "capital" or "seat"."""

    country: Country
    names: Mapping[str, str]
    count: int


class Cast(msgspec.Struct, frozen=True):
    """All that is named, the most often named first.

    places: name to country code. longer: names of the text that hold a shorter one ("South Sudan"). shown: names of
    parties and states that a reading gives for another name of theirs ("Palestinian Islamic Jihad" for "Islamic
    Jihad", "Northern Cyprus" for "Turkish Cypriot").
    """

    states: tuple[StateNamed, ...]
    groups: tuple[tuple[Party, tuple[str, ...]], ...]
    holders: tuple[Office, ...]
    places: Mapping[str, str]
    longer: frozenset[str]
    shown: frozenset[str] = frozenset()


def forms(country: Country) -> dict[str, str]:
    """Every name of a state with its kind."""
    out: dict[str, str] = {}
    for name in (country.name, *country.variants):
        out[name] = "name"
    for name in country.demonyms:
        out.setdefault(name, "people" if name.endswith("s") and name[:-1] in country.demonyms else "adjective")
    for name in country.capitals:
        out.setdefault(name, "capital")
    for name in country.metonyms:
        out.setdefault(name, "seat")
    return out


def read_cast(text: str, places: Iterable[Mapping[str, Any]]) -> Cast:
    """Who is named; places: rows of `read --only places` of the text."""
    found = Counter(m[0] for m in _everything().finditer(text))
    known = _names()
    for name in [n for n in found if n.isupper() and len(n) > 3]:
        found[printed(name, known)] += found[name]
    states = []
    longer: set[str] = set()
    for country in tables.countries():
        names = {name: kind for name, kind in forms(country).items() if found[name]}
        if names:
            states.append(StateNamed(country, names, sum(found[n] for n in names)))
    states.sort(key=lambda one: -one.count)
    bodies = _bodies()
    longer.update(name for name in found if (" " in name or "-" in name) and name not in bodies)
    longer.update(m[0] for m in _COMPASS.finditer(text) if m[1] in found)
    groups = [(party, tuple(n for n in (party.name, *party.aliases) if found[n])) for party in _groups()]
    groups = sorted((g for g in groups if g[1]), key=lambda g: -sum(found[n] for n in g[1]))
    holders = []
    seen = set()
    for office in tables.offices():
        if office.person in seen or not any(found[n] for n in _person_names(office)):
            continue
        surname = office.person.split()[-1]
        # A surname alone is somebody's of that name; the full name, or one the press uses alone, tells whose.
        full = found[office.person] or any(found[n] for n in (*office.variants, *office.short) if n != surname)
        if full or (surname in office.short and found[surname] and not office.end):
            seen.add(office.person)
            holders.append(office)
    shown = frozenset(
        party.name for party in tables.parties()
        if party.name not in bodies and party.name not in found and any(found[n] for n in party.aliases)
    ) | frozenset(
        country.name for country in tables.countries()
        if " " in country.name and country.name not in found and any(found[n] for n in forms(country))
    )  # fmt: skip
    return Cast(tuple(states), tuple(groups), tuple(holders), _places(places), frozenset(longer), shown)


def _places(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    out: dict[str, str] = {}
    states = {name for country in tables.countries() for name in (*forms(country), *country.regions)}
    for row in rows:
        name = _TYPE_WORDS.sub("", row["text"]).strip()
        name = name.title() if name.isupper() and len(name) > 3 else name
        if row["id"] is None or row["anaphor"] or row["kind"] not in ("town", "ADM1", "ADM2"):
            continue
        if name not in states and name[:1].isupper() and row["country"]:
            out.setdefault(name, row["country"])
    return out


def person_words(office: Office) -> tuple[str, str]:
    """Given name and surname of an office holder with a name of two words; ("", "") for others."""
    words = office.person.split()
    return (words[0], words[1]) if len(words) == 2 and all(w.isalpha() for w in words) else ("", "")


def gender(office: Office) -> str:
    """ "m", "f" or "u" by the given name."""
    return _genders().get(office.person.split()[0], "u")


@cache
def _genders() -> dict[str, str]:
    return dict(tables.first_names())


def _person_names(office: Office) -> Sequence[str]:
    return (office.person, *office.variants, *office.short)


@cache
def _groups() -> tuple[Party, ...]:
    return tuple(p for p in tables.parties() if p.kind == "armed_group" and not p.ambiguous)


@cache
def _bodies() -> frozenset[str]:
    """Names of states' own bodies ("Lebanon's army"): the state's name in them changes like any other."""
    states = {country.name for country in tables.countries()}
    own = [p for p in tables.parties() if p.side in states and p.kind != "armed_group"]
    return frozenset(name for party in own for name in (party.name, *party.aliases))


@cache
def _names() -> frozenset[str]:
    names = {n for country in tables.countries() for n in forms(country)}
    names |= {n for party in tables.parties() for n in (party.name, *party.aliases)} - _bodies()
    names |= {n for office in tables.offices() for n in _person_names(office)}
    return frozenset(names)


@cache
def _everything() -> re.Pattern[str]:
    names = _names() | {n.upper() for n in _names() if len(n) > 3}
    ordered = sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n))
    return standing_alone(ordered)
