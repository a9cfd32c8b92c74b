"""Sheets, written by libraries that users' programs use: columns known, told or refused; and ones made to choke."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from counterclaim.errors import ReportError
from counterclaim.reports import load
from counterclaim.reports.columns import ROLES, parse_columns, recognised
from counterclaim.reports.limits import LIMITS, Limits
from counterclaim.reports.sheets import Row, rows, sheets

ACLED = {
    "event_id_cnty": "NOR12", "event_date": "03 May 2024", "admin1": "Upland", "admin2": "Lan", "location": "Lanham",
    "country": "Norland", "latitude": "51.1", "longitude": "35.2", "source": "Harbour Gazette; Radio Lan",
    "notes": "On 3 May 2024, gunmen killed four farmers near Lanham.", "fatalities": "4",
}  # fmt: skip
UCDP = {
    "id": "412", "source_article": '"Harbour Gazette, 2024-05-04, Four farmers killed near Lanham"',
    "source_office": "Harbour Gazette", "source_date": "2024-05-04",
    "source_headline": "Four farmers killed near Lanham",
    "where_coordinates": "Lanham", "adm_1": "Upland", "country": "Norland", "date_start": "2024-05-01 00:00:00",
    "date_end": "2024-05-03 00:00:00", "best": "4",
}  # fmt: skip
AIRWARS = {
    "Incident Code": "NL44", "Incident Date": "3 May 2024", "Location": "Lanham",
    "Summary": "Four farmers were killed.",
    "Sources": "https://harbour.example/4 https://radio.example/9",
}  # fmt: skip
ARCHIVED = {
    "Link": "https://chat.example/lan/9", "Archive status": "archived", "Archive location": "https://box.example/a9",
    "Upload timestamp": "2024-05-03T10:00:00+00:00", "Upload title": "Lanham",
    "Text content": "Four farmers were killed.",
}  # fmt: skip
ATLOS = {
    "slug": "NL-7", "status": "Completed", "description": "Four farmers were killed in Lanham.", "date": "2024-05-03",
    "geolocation": "Lanham",
}  # fmt: skip
FORMS = [
    (ACLED, ["event date: 2024-05-03", "event place: Lanham, Lan, Upland, Norland", "event point: 51.1, 35.2",
             "publisher: Harbour Gazette; Radio Lan", "id: NOR12"], "On 3 May"),
    (UCDP, ["date: 2024-05-04", "event date: 2024-05-01/2024-05-03", "event place: Lanham, Upland, Norland",
            "publisher: Harbour Gazette", "id: 412"], "Four farmers"),
    (AIRWARS, ["event date: 2024-05-03", "event place: Lanham", "url: https://harbour.example/4", "id: NL44"], "Four"),
    (ARCHIVED, ["title: Lanham", "date: 2024-05-03T10:00:00+00:00", "url: https://chat.example/lan/9",
                "archive: https://box.example/a9"], "Four farmers"),
    (ATLOS, ["event date: 2024-05-03", "event place: Lanham", "id: NL-7"], "Four farmers"),
]  # fmt: skip


def separated(table: list[list[Any]], mark: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(table)
    return out.getvalue().encode()


def excel(tables: dict[str, list[list[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    for number, (name, table) in enumerate(tables.items()):
        sheet = book.active if not number else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        for row in table:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opendocument(table: list[list[str]]) -> bytes:
    book, made = OpenDocumentSpreadsheet(), Table(name="Log")
    for row in table:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            line.addElement(cell)
        made.addElement(line)
    book.spreadsheet.addElement(made)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def read(data: bytes, told: str = "", limits: Limits = LIMITS) -> list[Row]:
    found = list(rows(sheets(data, limits=limits), parse_columns([told] if told else [])))
    assert all(isinstance(one, Row) for one in found)
    return [one for one in found if isinstance(one, Row)]


@pytest.mark.parametrize(("cells", "head", "text"), FORMS)
def test_known_forms_need_no_words_about_their_columns(cells: dict[str, str], head: list[str], text: str) -> None:
    (row,) = read(separated([list(cells), list(cells.values())]))
    above, _, below = row.text.partition("\n\n")
    assert above.splitlines() == [f"# {line}" for line in head]
    assert below.startswith(text)
    assert (row.number, row.warnings) == (2, ())


LOG = [["id", "date", "notes"], ["1", "2024-05-03", "Gunmen killed 4 farmers."], ["2", "2024-05-09", "12 homes burnt."]]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_separated_values(mark: str) -> None:
    found = read(separated(LOG, mark))
    assert [(row.number, row.text) for row in found] == [
        (2, "# event date: 2024-05-03\n# id: 1\n\nGunmen killed 4 farmers."),
        (3, "# event date: 2024-05-09\n# id: 2\n\n12 homes burnt."),
    ]
    assert read(b"sep=" + mark.encode() + b"\r\n" + separated(LOG, mark))[0].text == found[0].text


def test_workbooks() -> None:
    table = [["Incident log"], [], ["id", "date", "notes"], [1, date(2024, 5, 3), "Gunmen killed 4 farmers."],
             [2.0, datetime(2024, 5, 9, 14, 30), "=1+1"]]  # fmt: skip
    found = read(excel({"May": table}))
    assert [(row.sheet, row.number, row.text) for row in found] == [
        ("May", 4, "# event date: 2024-05-03\n# id: 1\n\nGunmen killed 4 farmers."),
        ("May", 5, ""),  # a formula whose value was never saved
    ]
    old = (Path(__file__).parent / "documents" / "log.xls").read_bytes()  # written by xlwt 1.3
    for data in (opendocument(LOG), old):
        assert [row.text for row in read(data)] == [row.text for row in read(separated(LOG))]


def test_a_workbook_of_several_sheets_says_which_was_not_read() -> None:
    data = excel({"Codes": [["code", "meaning"], ["K", "killed"]], "Log": LOG})
    found = list(rows(sheets(data, limits=LIMITS), {}))
    assert [one.where if isinstance(one, ReportError) else one.sheet for one in found] == ["Codes", "Log", "Log"]


DATES = """
04/05/2024, 25/05/2024 | 2024-05-04, 2024-05-25
04/05/2024, 05/25/2024 | 2024-04-05, 2024-05-25
04/05/2024, 03/05/2024 | open, open
25/05/2024, 05/25/2024, 04/05/2024 | 2024-05-25, 2024-05-25, open
03 May 2024, 5.3.2024 | 2024-05-03, 2024-03-05
about May, 2024-02-31 | open, open
"""


@pytest.mark.parametrize("line", DATES.strip().splitlines())
def test_day_and_month_are_told_by_the_column_or_left_open(line: str) -> None:
    cells, _, expected = line.partition(" | ")
    found = read(separated([["date", "notes", "x"], *([cell, "Four died.", ""] for cell in cells.split(", "))]))
    days = [row.text.splitlines()[0].removeprefix("# event date: ") if not row.warnings else "open" for row in found]
    assert days == expected.split(", ")


def test_unknown_columns_are_listed_and_can_be_told() -> None:
    data = separated([["nr", "day", "remark, long"], ["1", "2024-05-03", "Gunmen killed 4 farmers."]])
    with pytest.raises(ReportError) as refused:
        read(data)
    assert "Its columns: nr, day, remark, long." in str(refused.value)
    assert "--columns text=HEADING" in str(refused.value)
    (row,) = read(data, "text=remark, long,date=Day")
    assert row.text == "# event date: 2024-05-03\n\nGunmen killed 4 farmers."
    with pytest.raises(ReportError, match='no column "remarks"'):
        read(data, "text=remarks")
    for wrong, reason in (("notes", "no column can be"), ("what=notes", "no column can be"), ("text=", "no heading")):
        with pytest.raises(ReportError, match=reason):
            parse_columns([wrong])


def test_no_row_below_the_headings_is_one_of_headings() -> None:
    with pytest.raises(ReportError, match="columns: file, publisher, kind") as refused:
        read(separated([["file", "publisher", "kind"], ["a.txt", "Front", "statement"], ["b.txt", "D", "report"]]))
    assert "counterclaim.csv" in str(refused.value)


def test_what_is_told_goes_before_what_is_known() -> None:
    cells = dict(zip(ROLES, ROLES, strict=True))
    known = recognised([*cells, "notes"], {"text": "title"})
    assert known is not None
    assert known.cell(["a", "b"], "text") == "b"
    assert known.cell(["a", "b"], "title") == ""


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def _far_cell() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"], book.active["XFD1048576"] = "notes", "x"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


BROKEN = {
    "cut off": (excel({"Log": LOG})[:-100], "can't be opened"),
    "no workbook": (zipped(**{"xl/workbook.xml": b"nothing"}), "can't be opened"),
    "far cell": (_far_cell(), "workbook"),
    "many cells": (separated([["notes", "a", "b"], *([["x", "", ""]] * 40)]), "one sheet (cells: 100)"),
    "blank": (separated([["", "", ""], ["", "", ""]]), "no rows in this sheet."),
    "only headings": (separated([["notes", "day", "town"]]), "headings, and no row below them."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused_in_words(name: str) -> None:
    data, reason = BROKEN[name]
    limits = Limits(cells=100, parse_seconds=20.0)
    with pytest.raises(ReportError) as told:
        read(data, limits=limits)
    assert reason in str(told.value)


def test_one_report_cannot_be_read_out_of_a_sheet(tmp_path: Any) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(separated(LOG))
    with pytest.raises(ReportError, match="a sheet; each row is a report"):
        load(path)
