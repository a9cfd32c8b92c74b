"""The registry's tables as immutable rows, read from data/*.csv."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent.parent / "data"


class Country(NamedTuple):
    """A state or contested territory; iso2 is "" where ISO 3166 gives it no code. Wording is the press's plain name."""

    iso2: str
    name: str
    variants: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]


class Party(NamedTuple):
    """An armed group, body, organisation or medium; side is None where it speaks for no side (media, monitors)."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    side: str | None


class Office(NamedTuple):
    """Who held an office; start, end: ISO dates, maybe cut to a year, end "" while it lasts."""

    person: str
    variants: tuple[str, ...]
    role: str
    role_class: str
    side: str
    start: str
    end: str

    def holds(self, date: str) -> bool:
        """True when the office was held on an ISO date (a year's margin after it: former holders keep their side)."""
        year = int(date[:4])
        return self.start[:4] <= date[:4] and (not self.end or year <= int(self.end[:4]) + 1)


def countries() -> Iterator[Country]:
    """Rows of countries.csv."""
    for row in _rows("countries.csv"):
        yield Country(
            row["iso2"],
            row["name"],
            _many(row["variants"]),
            _many(row["demonyms"]),
            _many(row["capital"]),
            _many(row["metonyms"]),
        )


def parties() -> Iterator[Party]:
    """Rows of parties.csv."""
    for row in _rows("parties.csv"):
        yield Party(row["name"], _many(row["aliases"]), row["kind"], row["side"] or None)


def offices() -> Iterator[Office]:
    """Rows of offices.csv."""
    for row in _rows("offices.csv"):
        yield Office(
            row["person"], _many(row["variants"]), row["role"], row["role_class"], row["side"], row["from"], row["to"]
        )


def roles() -> Iterator[tuple[str, str]]:
    """(role phrase, class) of roles.csv."""
    for row in _rows("roles.csv"):
        yield row["role"], row["class"]


def first_names() -> Iterator[tuple[str, str]]:
    """(given name, "m", "f" or "u") of first_names.csv."""
    for row in _rows("first_names.csv"):
        yield row["name"], row["gender"]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
