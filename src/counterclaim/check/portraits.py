"""What rows are compared with: a ledger's events, each a line of numbers with its parties and kinds."""

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from counterclaim.check.parties import party_of
from counterclaim.export.codings import ACLED_TYPES
from counterclaim.gazetteer.fold import fold
from counterclaim.ledger.tables import claim, event, event_claim

Numbers = NDArray[np.float64]
# Kilometres within which a place of that precision lies of the point that stands for it: half the width of a usual
# district, division, country.
SPREAD = {"exact": 0.0, "town": 0.0, "near": 25.0, "ADM2": 40.0, "ADM1": 150.0, "region": 250.0, "country": 700.0}
REPORTED_WITHIN = 7
"""Days before the first report in which an event whose day nobody tells is taken to lie."""


class Parties(msgspec.Struct, frozen=True):
    """Who acts, on whom, and ACLED's types of what was done, as any of an event's claims has it."""

    actors: tuple[frozenset[str], ...] = ()
    targets: tuple[frozenset[str], ...] = ()
    kinds: frozenset[str] = frozenset()


class Portraits:
    """Events by number, from 0. first, last: days as ordinals, told: whether a report tells the day; lat, lon, spread:
    degrees, kilometres; low, high: of the killed. NaN: not known.
    """

    def __init__(self, db: Connection) -> None:
        names = ("id", "place", "place_name", "admin1", "country", "lat", "lon", "precision", "first", "last",
                 "reported", "killed_low", "killed_high", "injured_low", "injured_high")  # fmt: skip
        rows = db.execute(select(*(event.c[name] for name in names)).order_by(event.c.id)).all()
        self.ids: list[str] = [row.id for row in rows]
        self.places: list[str | None] = [row.place for row in rows]
        self.called = [fold(row.place_name or row.country or "") for row in rows]
        self.names = [frozenset(fold(name) for name in (row.place_name, row.admin1) if name) for row in rows]
        self.placed = np.array([bool(row.place or row.place_name or row.country) for row in rows], dtype=bool)
        self.countries = np.array([row.country or "" for row in rows], dtype=object)
        self.lat, self.lon = (_column(rows, name) for name in ("lat", "lon"))
        self.spread = np.array([SPREAD.get(row.precision or "", 700.0) for row in rows])
        self.low, self.high = (_column(rows, name) for name in ("killed_low", "killed_high"))
        self.injured_low, self.injured_high = (_column(rows, name) for name in ("injured_low", "injured_high"))
        self.told = np.array([row.first is not None for row in rows], dtype=bool)
        self.first = np.array([_ordinal(row.first, row.reported, -REPORTED_WITHIN) for row in rows])
        self.last = np.array([_ordinal(row.last or row.first, row.reported, 0) for row in rows])
        self.by_place = _indexed((row.place,) if row.place else () for row in rows)
        self.by_name = _indexed(self.names)
        found = _parties(db)
        # Few sets of parties are met again and again: each is compared once, then handed on by its code.
        self.parties = list(dict.fromkeys((_NOBODY, *found.values())))
        codes = {one: code for code, one in enumerate(self.parties)}
        self.party = np.array([codes[found.get(id, _NOBODY)] for id in self.ids], dtype=np.int64)

    def __len__(self) -> int:
        return len(self.ids)

    def km(self, lat: float, lon: float) -> Numbers:
        """Great-circle distance of every event's point, kilometres; NaN where it has none."""
        a, b = np.radians(self.lat), math.radians(lat)
        half = np.sin((a - b) / 2) ** 2 + np.cos(a) * math.cos(b) * np.sin(np.radians(self.lon - lon) / 2) ** 2
        found: Numbers = 12742.0 * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
        return found

    def of(self, number: int) -> Parties:
        """Parties and kinds of the event of that number."""
        return self.parties[int(self.party[number])]


_NOBODY = Parties()


def _indexed(of_events: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Numbers of the events that have each of these."""
    out: dict[str, list[int]] = defaultdict(list)
    for number, values in enumerate(of_events):
        for value in values:
            out[value].append(number)
    return out


def _column(rows: object, name: str) -> Numbers:
    return np.array([math.nan if getattr(row, name) is None else float(getattr(row, name)) for row in rows])  # type: ignore[attr-defined]


def _ordinal(day: str | None, reported: str | None, days: int) -> float:
    try:
        return float(date.fromisoformat(day or reported or "").toordinal() + (0 if day else days))
    except ValueError:
        return math.nan


def _parties(db: Connection) -> dict[str, Parties]:
    actor = func.coalesce(claim.c.actor_side, claim.c.actor_role)
    target = func.coalesce(claim.c.target_side, claim.c.target_role)
    query = select(event_claim.c.event, claim.c.type, actor.label("actor"), target.label("target"))
    query = query.join(claim, claim.c.id == event_claim.c.claim).where(claim.c.type.in_(list(ACLED_TYPES)))
    found: dict[str, tuple[set[str], set[str], set[str]]] = defaultdict(lambda: (set(), set(), set()))
    for row in db.execute(query.distinct()):
        actors, targets, kinds = found[row.event]
        if row.actor:
            actors.add(row.actor)
        if row.target:
            targets.add(row.target)
        if ACLED_TYPES[row.type][0]:
            kinds.add(fold(ACLED_TYPES[row.type][0]))
    return {
        id: Parties(tuple(map(party_of, sorted(a))), tuple(map(party_of, sorted(t))), frozenset(k))
        for id, (a, t, k) in found.items()
    }
