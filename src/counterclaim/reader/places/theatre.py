"""Which countries a text is about, from the adjectives and peoples in it; places vote in resolve.py."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from counterclaim.patterns import compiled

_WORD = compiled(r"[A-Z][a-zé]+(?: (?:African|Korean|Lankan|Sudanese)s?)?")
ENOUGH = 8  # mentions of one people beyond which more tell nothing new


@cache
def demonyms() -> dict[str, str]:
    """ISO country code by adjective or name of a people or of an armed party bound to one country."""
    with Path(__file__).with_name("demonyms.csv").open(encoding="utf-8", newline="") as lines:
        return {word: row["country"] for row in csv.DictReader(lines) for word in row["words"].split("|")}


def peoples(text: str) -> Counter[str]:
    """How often each country is named by its adjective, at most ENOUGH times."""
    by_word = demonyms()
    found: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        country = by_word.get(match.group())
        if country and found[country] < ENOUGH:
            found[country] += 1
    return found
