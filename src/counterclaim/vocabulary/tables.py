"""Lists of words by the name of their table and their own: `words("calendar.months")`."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

GAP = "␣"  # stands for the blank inside a phrase


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, whatever their order; KeyError where no table has it."""
    return frozenset(listed(name))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of a list in the order of its table."""
    table, _, own = name.partition(".")
    return tuple(word.replace(GAP, " ") for word in lists(table)[own].split())


@cache
def lists(table: str) -> Mapping[str, str]:
    """List to its words, as the table has them; its columns are list, words, source."""
    with Path(__file__).with_name(f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["list"]: row["words"] for row in csv.DictReader(file)})


@cache
def pairs(name: str) -> Mapping[str, str]:
    """The words of a list that are written "word=other", each with its other."""
    return MappingProxyType(dict(word.split("=", 1) for word in listed(name)))
