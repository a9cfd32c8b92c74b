"""The rows to check, out of a sheet: which day, place, parties and numbers each gives."""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from counterclaim.errors import ReportError
from counterclaim.reports import sheets
from counterclaim.reports.columns import Columns, Known, known, unknown

GROUPS = ("killed", "injured", "civilians", "children", "women", "fighters")
COUNTS = tuple(f"{group}{end}" for group in GROUPS for end in ("", "_least", "_most"))
"""Roles of columns that hold a number: of all who were killed or injured, of groups of the killed."""
ROLES = (
    "date", "until", "place", "district", "region", "country", "lat", "lon", "id", "kind", "actor", "target",
    "date precision", "place precision", "text", *COUNTS,
)  # fmt: skip
MOST_ROWS = 50_000
MOST_TEXT = 5_000  # characters of a row's words that are looked at

# Days before and after that a code of time_precision (ACLED) or date_prec (UCDP GED) leaves open, and kilometres that
# one of geo_precision or where_prec does, by the codebooks that export/precision.py names.
_DAYS_OPEN = {"ACLED": {2: 6, 3: 31}, "UCDP": {2: 6, 3: 7, 4: 31, 5: 366}}
_KM_OPEN = {"ACLED": {2: 50.0, 3: 200.0}, "UCDP": {2: 25.0, 3: 60.0, 4: 150.0, 5: 200.0, 6: 700.0}}
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What one row says; "" or None for what it leaves empty.

    key: its own id, else made of its cells; the same row has the same key each time. number: as spreadsheets count,
    from 1. cells: as they stand. first, last: ISO days of the event. open_days, open_km: how far day and place may be
    off by the row's own codes of precision. text: the coder's words. counts: numbers by role (COUNTS). warnings: what
    could not be read.
    """

    key: str
    number: int
    sheet: str
    cells: tuple[str, ...]
    own_id: str = ""
    first: str | None = None
    last: str | None = None
    open_days: int = 0
    places: tuple[str, ...] = ()
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    open_km: float = 0.0
    kind: str = ""
    actor: str = ""
    target: str = ""
    text: str = ""
    counts: dict[str, float] = {}
    warnings: tuple[str, ...] = ()


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet's rows. profile: whose form it has ("ACLED", "UCDP", "Airwars"), "" for any other. unused: headings that
    the check does not look at. used: the heading of each role.
    """

    profile: str
    headings: tuple[str, ...]
    used: dict[str, str]
    unused: tuple[str, ...]
    rows: tuple[Given, ...]


def table() -> Known:
    """What is known of columns of data sets (columns.csv)."""
    return known("counterclaim.check", "columns.csv", "date")


def rows_of(found: Sequence[sheets.Sheet], told: Mapping[str, str], *, where: str | None = None) -> Rows:
    """The rows of the first sheet whose columns are known. told: headings by role (columns.parse_columns).

    Raises ReportError, with the columns it has, where no sheet says which column holds the day.
    """
    for sheet in found:
        heads = sheets.headings(sheet, told, table())
        if heads is not None:
            return _rows(sheet, *heads, where)
    first = next((sheet for sheet in found if any(map(sheets.filled, sheet.rows))), None)
    raise unknown(sheets.widest(first) if first else (), told, where=where, table=table())


def _rows(sheet: sheets.Sheet, at: int, columns: Columns, where: str | None) -> Rows:
    body = sheet.rows[at + 1 :]
    if len(body) > MOST_ROWS:
        raise ReportError(
            f"has more than {MOST_ROWS:,} rows.", where=where, next_step="Split it, by year or by country."
        )
    order = sheets.order_of_days(body, columns)
    profile = columns.profile or ""
    filled = [(n, row) for n, row in enumerate(body, at + 2) if sheets.filled(row)]
    ids = Counter(columns.cell(row, "id") for _, row in filled)
    seen: Counter[str] = Counter()
    out = []
    for number, row in filled:
        own = columns.cell(row, "id")
        key = own if own and ids[own] == 1 else _digest(row)
        seen[key] += 1  # two rows of the same cells are two rows
        key = key if seen[key] == 1 else f"{key}#{seen[key]}"
        out.append(_given(key, number, sheet.name, row, columns, order, profile))
    used = {role: columns.headings[places[0]] for role, places in columns.at.items()}
    looked_at = {number for places in columns.at.values() for number in places}
    unused = tuple(h for n, h in enumerate(columns.headings) if n not in looked_at and h)
    return Rows(profile=profile, headings=columns.headings, used=used, unused=unused, rows=tuple(out))


def _digest(row: Sequence[str]) -> str:
    return "r" + hashlib.sha256("\x1f".join(cell.strip() for cell in row).encode("utf-8", "replace")).hexdigest()[:16]


def _given(
    key: str, number: int, sheet: str, row: Sequence[str], columns: Columns, order: str | None, profile: str
) -> Given:
    warnings: list[str] = []
    days = {}
    for role in ("date", "until"):
        cell = columns.cell(row, role)
        day = sheets.day_of(cell, order)
        days[role] = day[:10] if day else None
        if cell and day is None:
            named = columns.headings[columns.at[role][0]]
            warnings.append(f'"{named}" is "{cell[:40]}", not a date that can be read in one way only')
    counts = {}
    for role in COUNTS:
        cell = columns.cell(row, role)
        value = _number(cell)
        if value is not None:
            counts[role] = value
        elif cell:
            warnings.append(f'"{columns.headings[columns.at[role][0]]}" is "{cell[:40]}", not a number')
    lat, lon = _number(columns.cell(row, "lat")), _number(columns.cell(row, "lon"))
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        warnings.append(f"{lat:g}, {lon:g} is no point on earth")
        lat = lon = None
    if lat is None or lon is None:
        lat = lon = None
    last = days["until"] if days["until"] and days["date"] and days["until"] >= days["date"] else days["date"]
    return Given(
        key=key, number=number, sheet=sheet, cells=tuple(row), own_id=columns.cell(row, "id"), first=days["date"],
        last=last, open_days=_DAYS_OPEN.get(profile, {}).get(_code(columns, row, "date precision"), 0),
        places=tuple(dict.fromkeys(filter(None, (columns.cell(row, r) for r in ("place", "district", "region"))))),
        country=columns.cell(row, "country"), lat=lat, lon=lon,
        open_km=_KM_OPEN.get(profile, {}).get(_code(columns, row, "place precision"), 0.0),
        kind=columns.cell(row, "kind"), actor=columns.cell(row, "actor"), target=columns.cell(row, "target"),
        text=columns.cell(row, "text")[:MOST_TEXT], counts=counts, warnings=tuple(warnings),
    )  # fmt: skip


def _code(columns: Columns, row: Sequence[str], role: str) -> int:
    value = _number(columns.cell(row, role))
    return int(value) if value is not None and abs(value) < 100 else 0


def _number(cell: str) -> float | None:
    """A cell as a number: "1,204" and "12.5" are; "12-15" and "dozens" are none."""
    plain = cell.strip().replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        return None
    value = float(plain.replace(",", "."))
    return value if math.isfinite(value) and abs(value) < 1e12 else None


def window(given: Given) -> tuple[int, int] | None:
    """First and last day of the row as ordinals, with the days that its precision leaves open; None without a day."""
    try:
        first, last = date.fromisoformat(given.first or ""), date.fromisoformat(given.last or "")
        return first.toordinal() - given.open_days, (last + timedelta(given.open_days)).toordinal()
    except (ValueError, OverflowError):
        return None


def plain_places(given: Given) -> Iterator[str]:
    """The names by which the row's place may be looked up, the narrowest first."""
    for name in given.places:
        yield name
        bare = re.sub(r"\s*\(.*?\)", "", name).split(",")[0].strip()
        if bare and bare != name:
            yield bare
