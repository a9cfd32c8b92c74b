"""One spelling for each unit a gold corpus or a reading may write, so that "sq km" equals "square kilometres"."""

import re

_SYMBOLS = {
    "$": "dollar", "us$": "dollar", "usd": "dollar", "u.s. dollar": "dollar", "united states dollar": "dollar",
    "us dollar": "dollar", "£": "pound sterling", "gbp": "pound sterling", "british pound": "pound sterling",
    "€": "euro", "eur": "euro", "%": "percentage", "percent": "percentage", "per cent": "percentage",
    "pct": "percentage", "percentage point": "percentage", "km": "kilometre", "kilometer": "kilometre",
    "km2": "square kilometre", "square kilometer": "square kilometre", "sq km": "square kilometre",
    "meter": "metre", "m": "metre", "mi": "mile", "sq mi": "square mile", "kg": "kilogram",
    "kilogramme": "kilogram", "tonne": "metric ton", "t": "metric ton", "mph": "mile per hour",
    "miles per hour": "mile per hour", "ft": "foot", "feet": "foot", "yr": "year", "hr": "hour", "min": "minute",
    "sec": "second", "-": "", "none": "", "dimensionless": "", "year old": "year of age",
    "years old": "year of age", "year-old": "year of age", "years of age": "year of age",
}  # fmt: skip


def same_unit(a: str | None, b: str | None) -> bool:
    """True where both name the same unit, or both none."""
    return key(a) == key(b)


def key(unit: str | None) -> str:
    """The unit in words, singular, lower case; "" for none."""
    plain = re.sub(r"[\[\]_]", " ", (unit or "").lower()).strip(" ,.")
    plain = re.sub(r"\s+", " ", plain)
    plain = _SYMBOLS.get(plain, plain)
    plain = " ".join(_singular(_SYMBOLS.get(word, word)) for word in plain.split())
    return _SYMBOLS.get(plain, plain)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y" if re.search(r"[a-z]{3}ies\Z", word) else word
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
