"""Rows of every form checked against a small ledger, and decisions on what is found."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import openpyxl
import pytest
from sqlalchemy import Connection

from counterclaim.check.given import rows_of
from counterclaim.check.kept import check_again, check_and_keep, decoded, read_rows
from counterclaim.check.output import names, table
from counterclaim.check.results import Check, Checked
from counterclaim.check.run import check
from counterclaim.errors import CorrectionError, OutdatedError, ReportError, UnknownError
from counterclaim.export.delimited import lines
from counterclaim.ledger.checks import decide, drop
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.audit_log import audit
from counterclaim.ledger.queries.checks import checked_sheets, decisions_of, stored_rows
from counterclaim.ledger.verify import whole
from counterclaim.model import Figure, Reading
from counterclaim.reports.sheets import Sheet
from tests.ledger.conftest import (  # noqa: F401
    address,
    empty,
    once,
    postgresql,
    pytest_generate_tests,
    with_readings,
)
from tests.ledger.made import Said, added, reading

REPORTS = [
    reading(Said("Norland", 12), number=1), reading(Said("Surria", 29), number=2, outlet="Hill Post"),
    reading(Said("Norland", 5, where="Orvik", day="2024-06-11"), number=3, published="2024-06-12"),
]  # fmt: skip
ACLED = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,"
ACLED += "geo_precision,fatalities"
SOUND = "XX1,2024-05-02,1,,,Norland,Surria,Lanham,51.01,35.02,1,12"
ORVIK = "XX2,11 June 2024,1,,,Norland,Surria,Orvik,50.0,34.0,1,5"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """To ask; nothing is written to it."""
    with Ledger(tmp_path_factory.mktemp("checked") / "three.db") as made:
        added(made, REPORTS)
        yield made


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return REPORTS


@pytest.fixture
def mine(with_readings: Ledger) -> Ledger:  # noqa: F811
    """To write to, in each store."""
    return with_readings


def checked(ledger: Ledger, *rows: str, headings: str = ACLED, told: dict[str, str] | None = None) -> Check:
    sheet = [list(row) for row in csv.reader([headings, *rows])]
    with ledger.reading() as db:
        return check(db, rows_of([Sheet("", sheet)], told or {}))


def kinds(one: Checked) -> list[str]:
    return [finding.kind for finding in one.findings]


def test_numbers_that_the_sentences_carry_are_told_and_not_blamed(tmp_path: Path) -> None:
    told = reading(Said("Norland", 12), number=9)
    text = told.report.text.replace(" at Lanham.", " at Lanham, among them a boy of nine; the clinic had fourteen.")
    more = Figure(text="3", start=0, end=0, number_start=0, number_end=0, value=3, unit="people", state="died")
    claim = msgspec.structs.replace(told.claims[0], figures=(*told.claims[0].figures, more))
    given = msgspec.structs.replace(told, report=msgspec.structs.replace(told.report, text=text), claims=(claim,))
    row = "2024-05-02,Lanham,{},{}"
    with Ledger(tmp_path / "one.db") as made:
        added(made, [given])
        for killed, children, found in ((14, 1, []), (15, "", []), (9, "", ["number"]), (16, 2, ["number"] * 2)):
            out = checked(made, row.format(killed, children), headings="date,location,killed,children")
            assert kinds(out.rows[0]) == found, (killed, children)


def test_exported_rows_come_back_from_a_spreadsheet(filled: Ledger, tmp_path: Path) -> None:
    from counterclaim.export.formats import write
    from counterclaim.export.ledger_source import LedgerSource

    for form in ("acled", "ucdp", "airwars"):
        out, book, file = io.BytesIO(), openpyxl.Workbook(), tmp_path / f"{form}.xlsx"
        with filled.reading() as db:
            write(LedgerSource(db), form, out)
        rows = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))
        for row in rows:
            book.active.append([float(cell) if cell.replace(".", "", 1).isdigit() else cell for cell in row])
        book.save(file)
        with filled.reading() as db:
            found = check(db, read_rows(file.read_bytes(), {}, where=file.name))
        assert [one.event for one in found.rows] == [row[0] for row in rows[1:]]
        assert [kinds(one) for one in found.rows] == [[]] * (len(rows) - 1)


@pytest.mark.parametrize(
    ("row", "found", "words"),
    [
        (SOUND, [], ""),
        (SOUND.replace(",12", ",31"), ["number"], "by its convention it would be 12"),
        (SOUND.replace("05-02", "05-12"), ["day"], "10 days earlier"),
        (SOUND.replace("51.01,35.02", "35.02,51.01"), ["place"], "where the accounts and its own words have it"),
        (SOUND.replace("Norland", "Military Forces of Kenya (2013-)"), ["actor"], "the accounts name Norland"),
        (SOUND.replace("Norland,Surria", "Surria,Norland"), ["side"], "turned round"),
        ("XX7,2023-01-09,1,,,,,Elsewhere,10,10,1,3", ["no report found"], "fits this row."),
    ],
)
def test_what_does_not_fit_is_told(filled: Ledger, row: str, found: list[str], words: str) -> None:
    out = checked(filled, row, ORVIK)
    assert kinds(out.rows[0]) == found
    assert words in " ".join(finding.text for finding in out.rows[0].findings)
    assert kinds(out.rows[1]) == []


def test_a_row_has_the_claims_that_carry_it(filled: Ledger) -> None:
    one = checked(filled, SOUND, ORVIK).rows[0]
    assert len(one.carried) == 2
    assert [(e.role, e.value, e.note) for e in one.expected] == [("killed", 12.0, "")]
    # The other account's number is carried: no finding, and told beside what the convention would take.
    other = checked(filled, SOUND.replace(",12", ",29"), ORVIK).rows[0]
    assert other.findings == ()
    assert other.expected[0].note == "the row has 29, which an account gives"
    assert "12 to 29 people killed" in one.heading


def test_two_rows_of_one_event_and_an_event_without_a_row(filled: Ledger) -> None:
    out = checked(filled, SOUND, SOUND.replace("XX1", "XX3"), ORVIK)
    assert [kinds(one) for one in out.rows] == [[], ["double"], []]
    assert "Row 2 (XX1)" in out.rows[1].findings[0].text
    out = checked(filled, SOUND, "XX9,2024-07-01,1,,,,,Nowhere,10,10,1,3")
    missing = [one for one in out.rows if one.row is None]
    assert [kinds(one) for one in missing] == [["event without a row"]]
    assert "Orvik" in missing[0].heading


@pytest.mark.parametrize(("day", "tied"), [("2024-05-02", True), ("2024-12-04", False)])
def test_an_event_without_a_place_is_not_that_of_a_row_of_another_season(tmp_path: Path, day: str, tied: bool) -> None:
    told = reading(Said("Norland", 12), number=9)
    nowhere = msgspec.structs.replace(told, claims=(msgspec.structs.replace(told.claims[0], places=()),))
    with Ledger(tmp_path / "one.db") as made:
        added(made, [nowhere])
        row = f"XX1,{day},1,Battles,,Norland,Surria,Lanham,51.01,35.02,1,12,12 soldiers of Surria were killed"
        (one,) = (one for one in checked(made, row, headings=f"{ACLED},notes").rows if one.row is not None)
        assert (one.event is not None) == tied
        assert kinds(one) == ([] if tied else ["no report found"])


def test_rows_of_ones_own_columns(filled: Ledger) -> None:
    head = "When,Where,Dead,Hurt"
    with pytest.raises(ReportError, match=r"the day of the event is not known\. Its columns: When, Where, Dead, Hurt"):
        checked(filled, "2 May 2024,Lanham,20,", headings=head)
    told = {"date": "When", "place": "Where", "killed": "Dead"}
    out = checked(filled, "2 May 2024,Lanham,20,", "11 June 2024,Orvik,dozens,", headings=head, told=told)
    assert out.unused == ("Hurt",)
    assert kinds(out.rows[0]) == []  # between what the accounts give
    assert out.rows[1].row is not None
    assert out.rows[1].row.warnings == ('"Dead" is "dozens", not a number',)


def test_what_is_found_is_kept_and_decided_on(mine: Ledger) -> None:
    data = "\n".join([ACLED, SOUND.replace(",12", ",31"), ORVIK]).encode()
    id, found = check_and_keep(mine, data, name="rows.csv", told={}, least=1, who="ada")
    words = found.rows[0].findings[0].text
    finding = found.rows[0].findings[0].id
    assert finding == "number: fatalities"

    def say(verdict: str, given: str = words, note: str | None = None, key: str = "XX1") -> None:
        mine.write(lambda db: decide(db, id, key, finding, verdict, words=given, who="ada", note=note))

    say("accept", note="the note says 12")
    with mine.reading() as db:
        (sheet,) = checked_sheets(db)
        assert (sheet.rows, sheet.found, sheet.open) == (2, 1, 0)
        assert audit(db, action="decide_row").rows[0].who == "ada"
    with pytest.raises(OutdatedError):
        say("reject", given="something else")
    with pytest.raises(CorrectionError):
        say("perhaps")
    with pytest.raises(CorrectionError):
        say("note")
    with pytest.raises(UnknownError):
        say("accept", key="XX404")

    check_and_keep(mine, data, name="rows.csv", told={}, least=1, who="bo")  # added again
    with mine.reading() as db:
        (row, *_), total = stored_rows(db, id)
        assert (total, row.open, row.decisions[finding].note) == (2, 0, "the note says 12")
    # A report comes in that gives a lower toll: the finding is another, and what was decided is no longer of it.
    mine.add_reading(reading(Said("Brandt", 9), number=4, outlet="Dale News"), source="four")
    check_again(mine, "rows.csv", who="bo")
    with mine.reading() as db:
        (row, *_), _ = stored_rows(db, id)
        assert row.open == 1
        assert row.decisions[finding].finding == words
    say("undo", given=decoded(row.value).findings[0].text)
    with mine.reading() as db:
        assert decisions_of(db, id) == {"XX1": {}}
    assert whole(mine.verify())
    mine.write(lambda db: drop(db, "rows.csv", who="ada"))
    with mine.reading() as db:
        assert checked_sheets(db) == ()


def test_decisions_are_never_changed(mine: Ledger) -> None:
    data = "\n".join([ACLED, SOUND.replace(",12", ",31")]).encode()
    id, found = check_and_keep(mine, data, name="rows.csv", told={}, least=1, who="ada")
    one = found.rows[0].findings[0]
    mine.write(lambda db: decide(db, id, "XX1", one.id, "reject", words=one.text, who="ada"))
    for statement in ("UPDATE decision SET verdict = 'accept'", "DELETE FROM decision"):
        with pytest.raises(Exception, match="append-only"):
            mine.write(lambda db, statement=statement: db.exec_driver_sql(statement))


def test_the_table_has_the_rows_as_they_came_and_runs_nothing(filled: Ledger) -> None:
    row = SOUND.replace("Lanham", "=HYPERLINK(1)").replace("35.02", "-35.020")
    out = checked(filled, row, ORVIK)
    with filled.reading() as db:
        made = b"".join(lines(names(out.headings), table(db, out.headings, out.rows, {})))
    back = list(csv.DictReader(io.StringIO(made.decode(), newline="")))
    assert back[0]["location"] == "'=HYPERLINK(1)"
    assert back[0]["longitude"] == "-35.020"
    assert back[1]["event_date"] == "11 June 2024"
    assert "Norland army (Norland)" in back[1]["accounts"]
    assert json.dumps(back)


def test_a_workbook_is_read_like_a_table(filled: Ledger, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Incidents of the spring"])
    sheet.append(["date", "location", "killed min", "killed max", "remarks"])
    sheet.append([datetime(2024, 5, 2), "Lanham", 12, 30, "x"])
    book.save(tmp_path / "own.xlsx")
    rows = read_rows((tmp_path / "own.xlsx").read_bytes(), {}, where="own.xlsx")
    with filled.reading() as db:
        (one, *_) = check(db, rows).rows
    assert [(f.kind, f.heading) for f in one.findings] == [("number", "killed max")]
    assert "at most 30 killed; by its convention it would be 29" in one.findings[0].text
    assert rows.unused == ("remarks",)


def test_a_changed_decision_is_found_out(mine: Ledger) -> None:
    data = "\n".join([ACLED, SOUND.replace(",12", ",31")]).encode()
    id, found = check_and_keep(mine, data, name="rows.csv", told={}, least=1, who="ada")
    one = found.rows[0].findings[0]
    mine.write(lambda db: decide(db, id, "XX1", one.id, "reject", words=one.text, who="ada"))
    assert whole(mine.verify())

    def forged(db: Connection) -> None:
        drop_it = "DROP TRIGGER decision_no_update" if db.dialect.name == "sqlite" else (
            "DROP TRIGGER decision_no_change ON decision"
        )  # fmt: skip
        db.exec_driver_sql(drop_it)
        db.exec_driver_sql("UPDATE decision SET verdict = 'accept'")

    mine.write(forged)
    assert [one.what for one in mine.verify() if one.state == "broken"] == ["decisions"]


def test_what_two_rows_rightly_tell_of_one_event_is_no_double(filled: Ledger) -> None:
    whole = checked(filled, SOUND, ORVIK).rows
    assert [kinds(one) for one in whole] == [[], []]
    for cell, other, found in (("XX1", "XX3", ["double"]), ("2024-05-02", "2024-05-03", ["day"])):
        again = checked(filled, SOUND, SOUND.replace(cell, other)).rows[1]
        assert again.event == whole[0].event
        assert kinds(again) == found, (cell, other)
