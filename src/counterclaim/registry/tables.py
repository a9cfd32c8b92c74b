"""The registry's tables as immutable rows, read from data/*.csv."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """A state or contested territory, in the press's plain name.

    iso2: "" where ISO 3166 gives no code. capitals: the capital's spellings. metonyms: houses and streets that stand
    for the government. regions: parts whose name alone tells the side ("Gaza"), never the whole territory's name.
    """

    iso2: str
    name: str
    variants: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    regions: tuple[str, ...]


class Party(NamedTuple):
    """An armed group, state body, organisation or medium.

    side: whom it speaks for; None where it speaks for no side (media, monitors). start, end: ISO dates, maybe cut to
    a year or month, "" where open. ambiguous: names it shares with others; they never tell a side by themselves.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    side: str | None
    start: str
    end: str
    ambiguous: tuple[str, ...]


class Office(NamedTuple):
    """Who held an office.

    short: how the press names the person alone ("Zelensky", "Xi", "Abiy"); empty where that would be misread.
    start, end: ISO dates, maybe cut to a year or month, end "" while it lasts.
    """

    person: str
    variants: tuple[str, ...]
    short: tuple[str, ...]
    role: str
    role_class: str
    side: str
    start: str
    end: str

    def holds(self, date: str, margin: int = 0) -> bool:
        """True when the office was held on an ISO date (maybe cut short), or ended up to `margin` years before."""
        return covers(self.start, self.end, date, margin)


class Role(NamedTuple):
    """A role noun phrase in lower case, its class, and whether one person holds it (else a body or a group)."""

    words: str
    role_class: str
    person: bool


def covers(start: str, end: str, date: str, margin: int = 0) -> bool:
    """True when an ISO date lies between two, each maybe cut short or "" for open; `margin`: years after the end."""
    if start and date < start[: len(date)]:
        return False
    if not end:
        return True
    if margin and end[:4].isdigit():
        end = f"{int(end[:4]) + margin:04d}{end[4:]}"
    return date[: len(end)] <= end


@cache  # here and below: the encoder's stand-ins and the registry both read them
def countries() -> tuple[Country, ...]:
    """Rows of countries.csv."""
    return tuple(
        Country(iso2, name, many(variants), many(demonyms), many(capitals), many(metonyms), many(regions))
        for iso2, name, variants, demonyms, capitals, metonyms, regions, _ in rows("countries.csv")
    )


def parties() -> Iterator[Party]:
    """Rows of parties.csv."""
    for name, aliases, kind, side, start, end, ambiguous, _ in rows("parties.csv"):
        yield Party(name, many(aliases), kind, side or None, start, end, many(ambiguous))


@cache
def offices() -> tuple[Office, ...]:
    """Rows of offices.csv."""
    return tuple(
        Office(person, many(variants), many(short), role, role_class, side, start, end)
        for person, variants, short, role, role_class, side, start, end, _ in rows("offices.csv")
    )


def roles() -> Iterator[Role]:
    """Rows of roles.csv."""
    for words, role_class, person, _ in rows("roles.csv"):
        yield Role(words, role_class, person == "1")


@cache
def first_names() -> dict[str, str]:
    """Given names of first_names.csv, each with "m", "f" or "u"."""
    lines = files("counterclaim.data").joinpath("first_names.csv").read_text(encoding="utf-8").split("\n")[1:]
    return dict([line.split(",") for line in lines if line])


@cache
def borne_names() -> frozenset[str]:
    """Names of states, peoples and capitals that people bear as well, in lower case: borne-names.csv."""
    return frozenset(name for name, _, _ in rows("borne-names.csv"))


@cache
def peoples() -> frozenset[str]:
    """Peoples and faiths beside those of states, in lower case, as many as are counted: peoples.csv."""
    return frozenset(name.lower() for name, _ in rows("peoples.csv"))


@cache
def parliaments() -> frozenset[str]:
    """Parliaments' own names, in lower case: parliaments.csv."""
    return frozenset(name for name, _, _ in rows("parliaments.csv"))


def rows(name: str) -> Iterator[list[str]]:
    """Rows below the header; plain csv.reader, which takes a third of DictReader's time on these tables."""
    text = files("counterclaim.data").joinpath(name).read_text(encoding="utf-8")
    found = csv.reader(text.split("\n"))
    next(found)
    return (row for row in found if row)


def many(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(cell.split("|")) if cell else ()
