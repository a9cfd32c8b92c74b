"""Counts in digits and words, as they stand before units of time."""

from itertools import takewhile

from counterclaim.reader.times.vocabulary import DECADE_WORDS, ORDINAL, SMALL, TENS

# No length of time in a report needs more; larger numbers are dropped rather than reckoned with.
LARGEST = 100_000


def count(words: str) -> float | None:
    """The value of "12", "2,000", "twenty-four", "a hundred"; None where it is no number or above LARGEST."""
    plain = words.replace(",", "")
    if plain[:1].isdigit():
        try:
            value = float(plain)
        except ValueError:
            return None
        return value if value <= LARGEST else None
    total = current = 0
    for word in _words(words):
        if word in SMALL or word in TENS:
            current += SMALL.get(word) or TENS[word]
        elif word in ("a", "an"):
            current += 1
        elif word == "hundred":
            current = max(1, current) * 100
        elif word == "thousand":
            total, current = total + max(1, current) * 1000, 0
        elif word != "and":
            return None
    total += current
    return float(total) if 0 < total <= LARGEST else None


def ordinal(words: str) -> int | None:
    """1 for "first" or "1st", 21 for "twenty-first"; None where it is no ordinal."""
    if words[:1].isdigit():
        return int("".join(takewhile(str.isdigit, words)))
    total = 0
    for word in _words(words):
        if word in ORDINAL:
            return total + ORDINAL[word]
        if word not in TENS:
            return None
        total += TENS[word]
    return None


def spoken_year(words: str) -> int | None:
    """1994 for "nineteen ninety-four", 2000 for "two thousand"; None for what no one calls a year."""
    parts = _words(words)
    if len(parts) >= 2 and parts[0] in ("nineteen", "eighteen", "twenty") and parts[1] in TENS | {"hundred": 0}:
        rest = count(" ".join(parts[1:])) if parts[1] != "hundred" else 0
        return (SMALL.get(parts[0]) or TENS[parts[0]]) * 100 + int(rest or 0)
    value = count(words)
    return int(value) if value and 2000 <= value < 2030 and parts[:2] == ["two", "thousand"] else None


def short_decade(words: str) -> int | None:
    """1990 for "90s", "'90s" and "nineties"; the twentieth century, but the 2020s are never said that way yet."""
    if words in DECADE_WORDS:
        return 1900 + DECADE_WORDS[words]
    digits = "".join(takewhile(str.isdigit, words))
    return 1900 + int(digits) if len(digits) == 2 and digits[0] != "0" and digits[1] == "0" else None


def _words(words: str) -> list[str]:
    return words.replace("-", " ").split()
