"""Rows exported from a ledger, with faults planted in them by seed; and whether a check finds them."""

import csv
import io
import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection

from counterclaim.check.given import Rows, rows_of
from counterclaim.check.places import km
from counterclaim.check.results import KINDS, Check
from counterclaim.export import codings
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.reports.sheets import Sheet

WRITERS: dict[str, Callable[..., int]] = {
    "ACLED": codings.write_acled, "UCDP": codings.write_ucdp, "Airwars": codings.write_airwars,
}  # fmt: skip
# What names the event or holds the claims' own words is taken out: a coder's sheet has neither.
ID = {"ACLED": "event_id", "UCDP": "id", "Airwars": "incident"}
TOLD = frozenset("event source source_article left_empty place_data fatalities_rule rule grade_rule claims "
                 "independent_reports number_of_sources accounts grade contested denied_by".split())  # fmt: skip
DAY = {"ACLED": ("event_date",), "UCDP": ("date_start", "date_end"), "Airwars": ("date",)}
PLACE = {"ACLED": "location", "UCDP": "where_coordinates", "Airwars": "location"}
REGION = {"ACLED": "admin1", "UCDP": "adm_1", "Airwars": "admin1"}
PARTIES = {"ACLED": ("actor1", "actor2"), "UCDP": ("side_a", "side_b"), "Airwars": ("blamed", None)}
NUMBERS = {
    "ACLED": ("fatalities",), "UCDP": ("low", "best", "high"),
    "Airwars": ("killed_min", "killed_max", "civilians_min", "civilians_max", "injured_min", "injured_max"),
}  # fmt: skip
OFF_KM = 3.0  # that a coder's point lies off ours

Cells = dict[str, str]


class Town(NamedTuple):
    """A place that rows are moved to."""

    name: str
    region: str
    lat: float
    lon: float
    country: str


class Sown(NamedTuple):
    """A sheet with faults. truth: of each row its event, "" for an invented one; fault: its kind, "" for a sound one;
    gone: events whose row was taken out.
    """

    rows: Rows
    truth: list[str]
    faults: list[str]
    gone: set[str]


class Score(NamedTuple):
    """right, of: faults found by kind; any: found with whatever finding; blamed, sound: rows without a fault; tied, of
    those that have an event.
    """

    right: Counter[str]
    any: Counter[str]
    of: Counter[str]
    blamed: int
    sound: int
    tied: int
    events: int

    def __add__(self, other: "Score") -> "Score":  # type: ignore[override]
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


NOTHING = Score(Counter(), Counter(), Counter(), 0, 0, 0, 0)


def exported(db: Connection, profile: str) -> list[Cells]:
    """The ledger's event rows in a convention."""
    out = io.BytesIO()
    WRITERS[profile](LedgerSource(db), out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def sown(
    rows: list[Cells], profile: str, wanted: Counter[str], towns: list[Town], seed: int, strange: list[str] | None
) -> Sown:
    """The rows as a coder's sheet, shuffled, with as many faults of each kind as are wanted and the rows allow.

    strange: words of other events, for rows of what no report tells; None: a sheet without a coder's words. Else a row
    has half the words of one account of its event.
    """
    draw = random.Random(seed)
    sheet = [(dict(row), row[ID[profile]], "") for row in rows if row[DAY[profile][0]]]
    draw.shuffle(sheet)
    for cells, _, _ in sheet:
        _as_coded(cells, draw)
        cells["notes"] = half(cells["notes"], draw) if strange else ""
    gone: set[str] = set()
    for _ in range(min(wanted["event without a row"], len(sheet) // 10)):
        gone.add(sheet.pop(draw.randrange(len(sheet)))[1])
    parties = sorted({one for row in rows for p in PARTIES[profile] if p for one in row[p].split("; ") if one})
    for kind in ("number", "day", "place", "actor", "side"):
        left = wanted[kind]
        for at in draw.sample(range(len(sheet)), len(sheet)):
            cells, event, fault = sheet[at]
            if left and not fault and _spoilt(cells, kind, profile, parties, towns, draw):
                sheet[at] = (cells, event, kind)
                left -= 1
    whole = [one for one in sheet if not one[2]]
    for cells, event, _ in draw.sample(whole, min(wanted["double"], len(whole) // 4)):
        again = dict(cells)
        _as_coded(again, draw)
        again["notes"] = half(": " + again["notes"], draw)
        sheet.insert(draw.randrange(len(sheet)), (again, event, "double"))
    for _ in range(wanted["no report found"] if rows else 0):
        cells = dict(draw.choice(rows))
        _as_coded(cells, draw)
        _invented(cells, profile, rows, parties, towns, draw)
        cells["notes"] = half(draw.choice(strange), draw) if strange else ""
        sheet.insert(draw.randrange(len(sheet)), (cells, "", "no report found"))
    names = [name for name in (rows[0] if rows else {}) if name not in TOLD]
    body = [[f"N{n:05}" if name == ID[profile] else cells[name] for name in names] for n, (cells, _, _) in
            enumerate(sheet)]  # fmt: skip
    return Sown(rows_of([Sheet("", [names, *body])], {}), [e for _, e, _ in sheet], [f for _, _, f in sheet], gone)


def score(found: Check, given: Sown) -> Score:
    """What of the faults was found, and what of the sound rows blamed."""
    right, any_, of = Counter[str](), Counter[str](), Counter[str]()
    blamed = sound = tied = events = 0
    checked = [one for one in found.rows if one.row is not None]
    doubled = {truth for truth, fault in zip(given.truth, given.faults, strict=True) if fault == "double"}
    blamed_twice = {one.event for one in checked for f in one.findings if f.kind == "double"}
    for one, truth, fault in zip(checked, given.truth, given.faults, strict=True):
        kinds = {f.kind for f in one.findings}
        if truth:
            events += 1
            tied += one.event == truth
        if fault == "double":
            of[fault] += 1
            right[fault] += truth in blamed_twice
            any_[fault] += truth in blamed_twice or bool(kinds)
        elif fault:
            of[fault] += 1
            right[fault] += fault in kinds
            any_[fault] += bool(kinds)
        else:
            sound += 1
            blamed += bool(kinds - ({"double"} if one.event in doubled else set()))
    missing = {one.event for one in found.rows if one.row is None}
    of["event without a row"] += len(given.gone)
    right["event without a row"] += len(given.gone & missing)
    any_["event without a row"] += len(given.gone & missing)
    return Score(right, any_, of, blamed, sound, tied, events)


def even(total: int) -> Counter[str]:
    """So many faults, as many of each kind."""
    return Counter({kind: total // len(KINDS) for kind in KINDS})


def _as_coded(cells: Cells, draw: random.Random) -> None:
    """What a coder's own gazetteer does to the point."""
    if cells["latitude"] and cells["longitude"]:
        cells["latitude"] = f"{float(cells['latitude']) + draw.uniform(-1, 1) * OFF_KM / 111:.4f}"
        cells["longitude"] = f"{float(cells['longitude']) + draw.uniform(-1, 1) * OFF_KM / 111:.4f}"


def half(notes: str, draw: random.Random) -> str:
    """Half the words of one of the accounts that an export lists."""
    words = draw.choice(notes.split(" | ")).partition(": ")[2].split()
    return " ".join(word for word in words if draw.random() < 0.5) or "none"


def _spoilt(
    cells: Cells, kind: str, profile: str, parties: list[str], towns: list[Town], draw: random.Random
) -> bool:
    """Spoil a row in place; False where it has nothing that could be spoilt so."""
    if kind == "number":
        filled = [name for name in NUMBERS[profile] if cells.get(name)]
        if not filled:
            return False
        name = draw.choice(filled)
        cells[name] = str(_other_number(int(float(cells[name])), draw))
        return True
    if kind == "day":
        shift = timedelta(draw.choice((1, -1)) * draw.choice((2, 3, 5, 7, 10, 14, 30, 31, 365)))
        for name in DAY[profile]:
            cells[name] = (date.fromisoformat(cells[name]) + shift).isoformat()
        return True
    if kind == "place":
        return bool(cells["latitude"]) and _moved(cells, profile, towns, draw)
    first, second = PARTIES[profile]
    mine = {one for name in (first, second) if name for one in cells[name].split("; ")}
    others = [party for party in parties if party not in mine]
    if kind == "actor":
        if not cells[first] or not others:
            return False
        cells[first] = draw.choice(others)
        return True
    if second is None or not cells[second]:
        return False
    if cells[first] and cells[first] != cells[second] and profile == "ACLED" and cells["event_type"] != "Battles":
        cells[first], cells[second] = cells[second], cells[first]
        return True
    if not others:
        return False
    cells[second] = draw.choice(others)
    return True


def _other_number(value: int, draw: random.Random) -> int:
    made = {value * 10, value + 10, value + draw.randrange(1, 4), max(0, value - draw.randrange(1, 4)),
            int(str(value)[::-1]), value // 10}  # fmt: skip
    return draw.choice(sorted(one for one in made if one != value))


def _moved(cells: Cells, profile: str, towns: list[Town], draw: random.Random) -> bool:
    lat, lon = float(cells["latitude"]), float(cells["longitude"])
    far = [t for t in towns if t.country == cells["country"] and km(lat, lon, t.lat, t.lon) > 80]
    how = draw.choice(("all", "all", "turned", "name"))
    if how == "turned" and abs(lat - lon) > 2:
        cells["latitude"], cells["longitude"] = cells["longitude"], cells["latitude"]
        return True
    if not far:
        return False
    town = draw.choice(far)
    cells[PLACE[profile]], cells[REGION[profile]] = town.name, town.region
    if how != "name":
        cells["latitude"], cells["longitude"] = str(town.lat), str(town.lon)
    return True


def _invented(
    cells: Cells, profile: str, rows: list[Cells], parties: list[str], towns: list[Town], draw: random.Random
) -> None:
    """A row of something that no report tells: another town, another day, other numbers."""
    days = sorted(row[DAY[profile][0]] for row in rows if row[DAY[profile][0]])
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    day = first + timedelta(draw.randrange((last - first).days + 1))
    for name in DAY[profile]:
        cells[name] = day.isoformat()
    told = {(row["latitude"], row["longitude"]) for row in rows}
    here = [t for t in towns if (str(t.lat), str(t.lon)) not in told and t.country == cells["country"]]
    town = draw.choice(here or towns)
    cells |= {"latitude": str(town.lat), "longitude": str(town.lon), PLACE[profile]: town.name,
              REGION[profile]: town.region, "country": town.country}  # fmt: skip
    for name in NUMBERS[profile]:
        if cells.get(name):
            cells[name] = str(max(1, int(draw.lognormvariate(2.0, 1.0))))
    for name in PARTIES[profile]:
        if name and cells[name] and parties:
            cells[name] = draw.choice(parties)


def towns_of(rows: list[Cells], gazetteer: Any, most: int = 300) -> list[Town]:
    """Towns of the countries of these rows."""
    out = []
    for code in sorted({row["country"] for row in rows if row["country"]}):
        for one in gazetteer.largest(code, "town", most):
            out.append(Town(one.name, one.admin1_name or "", one.lat, one.lon, code))
    return out
