"""How precise a place and a date are, in the codes of ACLED and UCDP GED.

ACLED codebook: geo_precision 1 (the town), 2 (near it, or part of a region), 3 (a larger region); time_precision 1 (the
day), 2 (within a week), 3 (within a month). UCDP GED codebook: where_prec 1 exact, 2 within 25 km, 3 ADM2, 4 ADM1, 5 a
fuzzy region, 6 country; date_prec 1 day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year.
"""

from datetime import date

_ACLED_PLACE = {"exact": 1, "town": 1, "near": 2, "ADM2": 2, "ADM1": 3, "region": 3}
_UCDP_PLACE = {"exact": 1, "town": 1, "near": 2, "ADM2": 3, "ADM1": 4, "region": 5, "country": 6}


def acled_place(precision: str) -> int | None:
    """ACLED's geo_precision; None for a country or an unresolved place, which ACLED does not code."""
    return _ACLED_PLACE.get(precision)


def ucdp_place(precision: str) -> int | None:
    """UCDP's where_prec; None for an unresolved place."""
    return _UCDP_PLACE.get(precision)


def acled_time(first: str | None, last: str | None) -> int | None:
    """ACLED's time_precision of a window of ISO days; None where it is open or longer than a month."""
    days = _days(first, last)
    return None if days is None or days > 31 else 1 if days == 1 else 2 if days <= 7 else 3


def ucdp_time(first: str | None, last: str | None) -> int | None:
    """UCDP's date_prec of a window of ISO days; None where it is open or longer than a year."""
    days = _days(first, last)
    if days is None or days > 366:
        return None
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def _days(first: str | None, last: str | None) -> int | None:
    try:
        return (date.fromisoformat(last or "") - date.fromisoformat(first or "")).days + 1
    except ValueError:  # open, or beyond the years that dates have
        return None
