"""Sheets (CSV, TSV, XLSX, XLS, ODS) to reports, a row each: its text, and above it what its other columns tell."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from counterclaim.errors import ReportError
from counterclaim.reports import ours
from counterclaim.reports.columns import Columns, recognised, unknown
from counterclaim.reports.columns import Known as KnownColumns
from counterclaim.reports.dates import to_iso
from counterclaim.reports.decode import decode
from counterclaim.reports.kinds import SEPARATED, kind_of
from counterclaim.reports.limits import Limits, refuse_above
from counterclaim.reports.lines import tidy
from counterclaim.reports.metadata import Known

Rows = list[list[str]]
_HEADS_WITHIN = 20  # rows above the headings: titles, dates, notes on the sheet
_MARKS = (",", "\t", ";", "|")
_SLASHED = re.compile(r"\s{0,4}(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b")
ENDINGS = (*SEPARATED, ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""Endings of sheets."""


class Sheet(NamedTuple):
    """A sheet of a workbook, or a whole CSV file (name: ""); rows from the first, as text."""

    name: str
    rows: Rows


class Row(NamedTuple):
    """One row as a report. number: as spreadsheet programs count it, from 1. text: "" where it has none.

    warnings: what of the row could not be used, in words.
    """

    sheet: str
    number: int
    text: str
    warnings: tuple[str, ...] = ()


def sheets(data: bytes, *, limits: Limits, where: str | None = None) -> list[Sheet]:
    """The sheets of a workbook or the one of a CSV file; raises ReportError for one that can't be read."""
    refuse_above(len(data), limits.sheet, name="sheet", unit="bytes", where=where)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from counterclaim.reports.child import Job
        from counterclaim.reports.parsing import take_apart

        text, _ = take_apart(Job(kind="sheet", data=data, limits=limits, where=where))
        return [Sheet(name, rows) for name, rows in json.loads(text)]
    return [Sheet("", _separated(decode(data, where=where), limits, where))]


def parse_workbook(data: bytes, *, limits: Limits, where: str | None = None) -> tuple[str, Known]:
    """A workbook's sheets as JSON ([[name, [[cell, ...], ...]], ...]): what the child runs.

    Formulas give the values that were saved with them.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        out: list[tuple[str, Rows]] = []
        left = limits.cells
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows: Rows = []
            for row in sheet.to_python(skip_empty_area=False):
                left -= len(row)
                if left < 0:
                    raise _too_many(limits, where)
                rows.append([_shown(cell) for cell in row])
            out.append((name, rows))
    except CalamineError as error:
        raise _damaged(str(error), where) from None
    return json.dumps(out, ensure_ascii=False), Known()


def _damaged(reason: str, where: str | None) -> ReportError:
    if "password" in reason.lower() or "encrypt" in reason.lower():
        return ReportError(
            "a workbook with a password.", where=where, next_step="Save it without the password, or as CSV."
        )
    return ReportError(
        f"this workbook can't be opened: it is damaged or not whole ({reason[:120]}).",
        where=where,
        next_step="Open it in its own program and save it again, or as CSV.",
    )


def _too_many(limits: Limits, where: str | None) -> ReportError:
    return ReportError(
        f"above the limit for one sheet (cells: {limits.cells:,}).", where=where,
        next_step="Split it into several files, or leave out columns and empty rows.",
    )  # fmt: skip


def _shown(cell: Any) -> str:
    """A cell as text: days as ISO dates, whole numbers without a decimal point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return "" if cell is None else str(cell)


def _separated(text: str, limits: Limits, where: str | None) -> Rows:
    text = text.removeprefix("\ufeff")
    mark = _mark(text)
    if re.match(r"sep=.\r?\n", text):  # Excel's own line
        text = "\n" + text.split("\n", 1)[1]
    csv.field_size_limit(max(limits.text, csv.field_size_limit()))
    rows: Rows = []
    left = limits.cells
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False):
            left -= max(1, len(row))
            if left < 0:
                raise _too_many(limits, where)
            rows.append(row)
    except csv.Error as error:
        raise ReportError(
            f"a table that breaks off in row {len(rows) + 1} ({error}).", where=where,
            next_step="Save it again as CSV (UTF-8).",
        ) from None  # fmt: skip
    return rows


def _mark(text: str) -> str:
    """What parts the cells: as Excel's first line says, else what most of the first lines hold most often."""
    told = re.match(r"sep=(.)\r?\n", text)
    if told:
        return told.group(1)
    head = [line for line in text[:20_000].splitlines()[:_HEADS_WITHIN] if line.strip()]
    counts = {mark: Counter(line.count(mark) for line in head if mark in line) for mark in _MARKS}
    first = head[0] if head else ""
    return max(_MARKS, key=lambda mark: (first.count(mark) > 0, sum(counts[mark].values()), first.count(mark)))


def is_table(data: bytes, name: str) -> bool:
    """True for a sheet: a workbook or separated values by its bytes, the latter also by its ending."""
    if kind_of(data) == "sheet":
        return True
    return name.lower().endswith(SEPARATED) and not data.startswith(b"PK") and kind_of(data) == "text"


def rows(found: Sequence[Sheet], told: Mapping[str, str], *, where: str | None = None) -> Iterator[Row | ReportError]:
    """Each row of each sheet as a report; a sheet whose columns are not known comes as a ReportError.

    told: headings by role (columns.parse_columns). Raises ReportError where that is so of every sheet.
    """
    for sheet in found:
        ours.refuse(sheet.rows[0] if sheet.rows else (), where)
    known = [(sheet, headings(sheet, told)) for sheet in found]
    if not any(columns for _, columns in known):
        first = next((sheet for sheet, _ in known if any(map(filled, sheet.rows))), None)
        raise unknown(widest(first) if first else (), told, where=where)
    empty = True
    for sheet, columns in known:
        if columns is None:
            if any(map(filled, sheet.rows)):
                empty = False
                yield unknown(widest(sheet), told, where=sheet.name)
            continue
        at, heads = columns
        order = order_of_days(sheet.rows[at + 1 :], heads)
        for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
            if filled(row):
                empty = False
                yield _row(sheet.name, number, row, heads, order)
    if empty:
        raise ReportError("headings, and no row below them.", where=where, next_step="Save the sheet with its rows.")


def headings(
    sheet: Sheet, told: Mapping[str, str], table: KnownColumns | None = None
) -> tuple[int, Columns] | None:
    """The row of headings, from 0, and what they are; None where they are not known (columns.recognised).

    What stands above headings (a title, notes) has fewer cells: below a row of as many, a row is none of headings.
    """
    most = 1
    for number, row in enumerate(sheet.rows[:_HEADS_WITHIN]):
        cells = sum(1 for cell in row if cell.strip())
        if cells > most and (found := recognised(row, told, table)) is not None:
            return number, found
        most = max(most, cells)
    return None


def widest(sheet: Sheet) -> Sequence[str]:
    """The row that is likeliest to hold the headings: of the first ones, the first with most cells."""
    return max(sheet.rows[:_HEADS_WITHIN], key=lambda row: sum(1 for cell in row if cell.strip()), default=())


def filled(row: Sequence[str]) -> bool:
    """True for a row with something in it."""
    return any(cell.strip() for cell in row)


def order_of_days(some: Rows, columns: Columns) -> str | None:
    """ "dmy" or "mdy" where a date of this sheet can only be read that way ("25/04/2024") and none only the other."""
    found = set()
    for row in some:
        for role in ("date", "until", "published"):
            slashed = _SLASHED.match(columns.cell(row, role))
            if slashed:
                a, b = int(slashed.group(1)), int(slashed.group(2))
                found |= {"dmy"} if a > 12 >= b else {"mdy"} if b > 12 >= a else set()
    return found.pop() if len(found) == 1 else None


def day_of(cell: str, order: str | None) -> str | None:
    """A cell as an ISO date or date-time; None for no date, and for one that two countries read differently."""
    slashed = _SLASHED.match(cell)
    if slashed and order:
        a, b, year = (int(part) for part in slashed.groups())
        day, month = (a, b) if order == "dmy" else (b, a)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    return to_iso(cell)


def _row(sheet: str, number: int, row: Sequence[str], columns: Columns, order: str | None) -> Row:
    text = columns.cell(row, "text")
    if not text:
        return Row(sheet, number, "")
    head: list[tuple[str, str]] = []
    warnings = []
    days = {}
    for role in ("published", "date", "until"):
        cell = columns.cell(row, role)
        days[role] = day_of(cell, order)
        if cell and days[role] is None:
            named = columns.headings[columns.at[role][0]]
            warnings.append(f'"{named}" is "{cell[:40]}", not a date that can be read in one way only.')
    title = columns.cell(row, "title")
    head.append(("title", title if title != text else ""))
    head.append(("date", days["published"] or ""))
    event = days["date"] or ""
    if event and days["until"] and days["until"][:10] > event[:10]:
        event = f"{event[:10]}/{days['until'][:10]}"
    head.append(("event date", event))
    places = dict.fromkeys(filter(None, (columns.cell(row, r) for r in ("place", "district", "region", "country"))))
    head.append(("event place", ", ".join(places)))
    point = (columns.cell(row, "lat"), columns.cell(row, "lon"))
    head.append(("event point", ", ".join(point) if all(point) else ""))
    url = columns.cell(row, "url")
    source = columns.cell(row, "source")
    if not url and re.match(r"https?://", source):
        url, source = source, ""
    head += [("publisher", source[:200]), ("speaker", columns.cell(row, "speaker")), ("url", _first(url))]
    head += [("archive", columns.cell(row, "archive")), ("id", columns.cell(row, "id"))]
    lines = [f"# {key}: {tidy(value)[:1_000]}" for key, value in head if tidy(value)]
    return Row(sheet, number, "\n".join([*lines, "", text]) if lines else text, tuple(warnings))


def _first(addresses: str) -> str:
    """The first of several addresses in a cell."""
    return re.split(r"[\s,;|]+(?=https?://)", addresses.strip())[0]
