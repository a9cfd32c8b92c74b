"""How far places lie from each other, and which lies in which."""

import math

from counterclaim.gazetteer import Entry


def holds(outer: Entry | None, inner: Entry | None) -> bool:
    """Whether both are known and the second lies in the first."""
    return outer is not None and inner is not None and lies_in(inner, outer)


def named_division(entry: Entry) -> bool:
    """True for a first-level division and for the town that one is called after."""
    return entry.kind == "ADM1" or (entry.kind == "town" and (entry.admin1_name or "").startswith(entry.name))


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether one entry lies in another by their codes, or near the point of a region that has none."""
    if inner.id == outer.id:
        return False
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if outer.kind == "ADM1":
        return (inner.country, inner.admin1) == (outer.country, outer.admin1) and inner.kind not in ("country", "ADM1")
    if outer.kind == "ADM2":
        return inner.admin2 == outer.id
    if outer.kind == "region":
        return inner.kind in ("town", "facility", "ADM2") and km(inner, outer) < 250
    if outer.kind == "town":
        return inner.kind in ("town", "facility") and km(inner, outer) < 40
    return False


def km(a: Entry, b: Entry) -> float:
    """Kilometres between two points; good to some per cent below 1000 km, beyond that only an order."""
    # Equirectangular, good to some per cent below 1000 km and cheap; only nearness matters.
    x = (b.lon - a.lon + 180) % 360 - 180
    x *= math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(x, b.lat - a.lat)
