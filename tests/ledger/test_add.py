"""Adding from every kind of source; bad items are noted and stop nothing; a run can be broken off anywhere."""

import errno
import gzip
import io
import json
import os
import signal
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from counterclaim.errors import LedgerError
from counterclaim.export.formats import write
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.ledger import tables
from counterclaim.ledger.add import run, workers
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.prepare import Prepared, report_of, take, with_rows
from counterclaim.ledger.add.run import Options, Summary, Watch, add
from counterclaim.ledger.add.sources import count, items
from counterclaim.ledger.captures import FolderCaptures, folder_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.rows import decoded, rows_of
from counterclaim.matters.facets import facets
from counterclaim.model import Reading
from counterclaim.reports.given import Given
from tests.ledger.made import Said, added, contents, reading

NEW: Callable[[str], bool] = lambda _: False  # noqa: E731


def some(number: int = 6) -> list[Reading]:
    return [reading(Said("Norland" if n % 2 else "Surria", 10 + n % 3), number=n) for n in range(number)]


def lines(path: Path, readings: list[Reading]) -> str:
    path.write_text("".join(one.to_json() + "\n" for one in readings), encoding="utf-8")
    return str(path)


def test_readings_are_added_once_however_often_they_come(ledger: Ledger, tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", some())
    first = add(ledger, [source])
    before = contents(ledger)
    second = add(ledger, [source])
    assert (first.added, first.claims, second.added, second.known) == (6, 6, 0, 6)
    assert contents(ledger) == before
    assert all(row["kept"] for row in before["capture"])
    assert all(ledger.captures.get(row["sha256"]) for row in before["capture"])


@pytest.mark.one_store
def test_a_bad_item_is_noted_and_the_rest_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f'{{"schema": "counterclaim.reading/1", "report": 3}}\nnot json\n{some(1)[0].to_json()}\n')
    done = add(ledger, [str(tmp_path / "gone"), str(path)])
    assert (done.added, done.failed) == (1, 3)
    rows = {row["source"].rpartition("/")[2]: row for row in contents(ledger)["capture"]}
    assert {name: row["outcome"] for name, row in rows.items()} == {
        "gone": "failed", "in.jsonl#1": "failed", "in.jsonl#2": "failed", "in.jsonl#3": "read",
    }  # fmt: skip
    assert rows["in.jsonl#2"]["reason"].startswith("not JSON")


def test_a_worker_keeps_nothing_of_what_it_has_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading(Said(), Said("Surria", 4))
    monkeypatch.setattr(workers, "_read", lambda report: read)
    item = Item(source="one.json", data=read.to_json().encode(), kind="reading")
    made = msgspec.msgpack.decode(workers._work(msgspec.msgpack.encode(item), True), type=Prepared)
    assert made.rows is not None
    assert len(made.rows.claim) == len(read.claims)
    assert (decoded.cache_info().currsize, facets.cache_info().currsize) == (0, 0)


@pytest.mark.one_store
def test_a_run_counts_the_reports_that_nobody_dates(ledger: Ledger, tmp_path: Path) -> None:
    one, other = some(2)
    open_ = msgspec.structs.replace(one, report=msgspec.structs.replace(one.report, published=None))
    assert add(ledger, [lines(tmp_path / "in.jsonl", [open_, other])]).undated == 1


def test_raw_bytes_can_be_left_out(ledger: Ledger, tmp_path: Path) -> None:
    add(ledger, [lines(tmp_path / "in.jsonl", some(1))], Options(raw=False))
    row = contents(ledger)["capture"][0]
    assert not row["kept"]
    assert ledger.captures.get(row["sha256"]) is None


def test_what_a_broken_off_run_left_is_matched_by_the_next(ledger: Ledger) -> None:
    """A report is whole as soon as it is there; its matching waits in the queue, and is not lost."""
    for n, one in enumerate(some()):
        ledger.add_reading(one, source=str(n), match=False)
    assert contents(ledger)["pending"]
    assert not contents(ledger)["matter"]
    add(ledger, [])
    assert not contents(ledger)["pending"]
    assert contents(ledger)["matter"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
def test_kills_at_any_instant_lose_nothing(address: Callable[[], str], tmp_path: Path) -> None:
    """The small form of benchmarks/ledger_crash.py."""
    source = lines(tmp_path / "in.jsonl", some(12))
    calm, killed = address(), address()
    Ledger(killed).close()
    for wait in (0.0, 0.05, 0.1, 0.2):
        id = os.fork()
        if id == 0:
            try:
                with Ledger(killed) as opened:
                    add(opened, [source])
            finally:
                os._exit(0)
        time.sleep(wait)
        os.kill(id, signal.SIGKILL)
        os.waitpid(id, 0)
    with Ledger(killed) as one, Ledger(calm) as other:
        add(one, [source])
        add(other, [source])
        assert contents(one) == contents(other)


def page(title: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><article><p>{title}.</p></article></body></html>".encode()


def warc(path: Path, pages: dict[str, bytes], *, status: str = "200 OK") -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for url, data in pages.items():
            headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=headers)
            writer.write_record(record)
            record.raw_stream.close()


def found(*sources: Path | str) -> list[Item | Bad]:
    return list(items([str(one) for one in sources], known=NEW))


def test_a_folder_is_gone_through_in_order_without_ledgers_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.html", ".hidden/x.txt", "own.db", "own.db.captures/ab/x.gz", "b/.y"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    assert [Path(one.source).name for one in found(tmp_path)] == ["a.html", "two.txt"]
    assert count([str(tmp_path)]) == 2


FOLDER = """
    report.txt           | read
    page.html            | read
    notes                | read
    Readme.md            | note about the folder
    LICENSE              | note about the folder
    Makefile             | note about the folder
    robots.txt           | note about the folder
    index.html           | list of what is in the folder
    fetch.py             | ending (.py)
    photo.jpeg           | ending (.jpeg)
    codes.csv            | Its columns: day, place, dead
    table.txt            | Its columns: day, place, dead
    log.docm             | ending (.docm)
    own.html             | a page that counterclaim made
    list.json            | JSON
    out/datapackage.json | handed on
    other/datapackage.json | JSON
"""
TABLE = 'day,place,dead\n2024-05-01,Dori,4\n2024-05-02,"Kaya, north",0\n'
CONTENT = {
    "table.txt": TABLE, "codes.csv": TABLE,
    "own.html": '<!doctype html><head><meta name="generator" content="counterclaim 1.0">',
    "list.json": '[{"text": "One."}]', "datapackage.json": '{"name": "counterclaim-ledger"}',
}  # fmt: skip


def test_of_a_folder_only_what_can_be_a_report_is_read_and_the_rest_told(tmp_path: Path) -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in FOLDER.strip().splitlines()]
    for name, _ in rows:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(CONTENT.get(path.name, "The army said two bridges were hit."))
    (tmp_path / "out" / "claims.csv").write_text("id,text")
    (tmp_path / "other" / "datapackage.json").write_text('{"name": "mine"}')
    got = {str(Path(one.source).relative_to(tmp_path)): one for one in found(tmp_path)}
    assert len(got) == len(rows)
    for name, expected in rows:
        one = got["out" if name.startswith("out/") else name]
        if expected == "read":
            assert isinstance(one, Item), name
        else:
            assert isinstance(one, Bad), name
            assert (one.outcome, expected in one.reason) == ("skipped", True), one.reason
    assert count([str(tmp_path)]) is None  # how many rows sheets have is not known before they are read
    named = found(tmp_path / "Readme.md", tmp_path / "fetch.py")
    assert all(isinstance(one, Item) for one in named), "what is named itself is read"


@pytest.mark.one_store
def test_one_file_under_two_publishers_is_a_report_of_each(tmp_path: Path, ledger: Ledger) -> None:
    path = tmp_path / "same.txt"
    path.write_text("Norland's army said that it had taken the bridge at Lanham.", "utf-8")
    told = [("Suva Sun", "2024-05-03"), ("Levuka Star", "2024-05-05")]

    def adding(publisher: str, published: str) -> Summary:
        given = Given(publisher=publisher, published=published)
        return add(ledger, [str(path)], options=Options(given=given))

    assert [adding(*one).added for one in told] == [1, 1]
    with ledger.reading() as db:
        kept = {(row.publisher, row.published) for row in db.execute(select(tables.report))}
        captures = db.execute(select(tables.capture)).all()
    assert kept == set(told)
    assert len({one.report for one in captures}) == len(captures) == 2  # neither has lost where it is from
    assert [(again.added, again.known) for again in (adding(*one) for one in told)] == [(0, 1), (0, 1)]


@pytest.mark.one_store
def test_a_sheet_of_unknown_columns_is_refused_with_what_to_type(tmp_path: Path, ledger: Ledger) -> None:
    told: list[str] = []

    class Told(Watch):
        def tell(self, line: str) -> None:
            told.append(line)

    (tmp_path / "log.csv").write_text(TABLE)
    assert add(ledger, [str(tmp_path / "log.csv")], watch=Told()).failed == 1
    assert "Its columns: day, place, dead" in told[0]
    assert "--columns text=HEADING" in told[0]


SHEET = "nr,day,remark\n1,2024-05-03,The army said two bridges were hit.\n2,13/14/2024,\n3,13/14/2024,Two died.\n"


def test_a_row_of_a_sheet_is_a_report_with_its_number_in_the_address(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(SHEET)
    got = list(items([str(tmp_path / "log.csv")], known=NEW, columns={"text": "remark", "date": "day"}))
    assert [one.source.rpartition("/")[2] for one in got] == ["log.csv#2", "log.csv#3", "log.csv#4"]
    first, second, third = got
    assert isinstance(first, Item)
    report = report_of(first)
    assert report.text == "# event date: 2024-05-03\n\nThe army said two bridges were hit."
    assert (report.published, report.published_basis) == ("2024-05-03", "event date")
    assert isinstance(second, Bad)
    assert second.reason == "no text in this row."
    assert isinstance(third, Item)
    assert third.warnings == ('"day" is "13/14/2024", not a date that can be read in one way only.',)


def channel(path: Path) -> str:
    posts = [
        {"id": n, "type": "message", "date": f"2024-05-03T18:{n:02}:00", "text": f"The army said {n} bridges were hit."}
        for n in range(2, 8)
    ]
    path.write_text(json.dumps({"name": "Army", "type": "public_channel", "id": 7, "messages": posts}))
    return str(path)


def sheet(path: Path) -> str:
    path.write_text("notes,date,id\n" + "".join(f"The army said {n} bridges were hit.,,{n}\n" for n in range(2, 8)))
    return str(path)


def digest(path: Path) -> str:
    posts = (f"3 May 2024 18:{n:02}\nThe army said {n} bridges were hit.\n" for n in range(2, 8))
    path.write_text("Army channel\n\n" + "\n".join(posts))
    return str(path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize(
    ("made", "first"), [(channel, "result.json#2"), (sheet, "log.csv#2"), (digest, "digest.txt#1")]
)
def test_what_holds_many_reports_is_gone_on_with_after_a_kill(
    made: Callable[[Path], str], first: str, address: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = made(tmp_path / first.partition("#")[0])
    where = address()

    def read(item: Item, _: object) -> Prepared:
        if item.kind == "whole":
            return with_rows(item, take(item, lambda report: reading(Said())))
        number = int("".join(filter(str.isdigit, report_of(item).text.partition("said")[2])) or 0)
        return Prepared(rows=rows_of(reading(Said(), number=number), item.source))

    def read_slowly(item: Item, reader: object) -> Prepared:
        time.sleep(0.05)
        return read(item, reader)

    monkeypatch.setattr(run, "KEEP_EVERY", 1)
    monkeypatch.setattr(workers, "prepare", read_slowly)
    Ledger(where).close()
    id = os.fork()
    if id == 0:
        try:
            with Ledger(where) as opened:
                add(opened, [source])
        finally:
            os._exit(0)
    until = time.monotonic() + 60
    with Ledger(where) as looked:
        while time.monotonic() < until and len(contents(looked)["report"]) < 2:
            time.sleep(0.02)
    os.kill(id, signal.SIGKILL)
    os.waitpid(id, 0)
    monkeypatch.setattr(workers, "prepare", read)
    with Ledger(where) as opened:
        kept = len(contents(opened)["report"])
        done = add(opened, [source])
        rows = [row for row in contents(opened)["capture"] if row["outcome"] == "read"]
        assert kept >= 2
        assert (done.added, done.known) == (6 - kept, kept)
        assert len(rows) == 6
        assert min(row["source"].rpartition("/")[2] for row in rows) == first


@pytest.mark.one_store
def test_of_a_digest_the_whole_is_kept_as_it_came(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = digest(tmp_path / "digest.txt")
    monkeypatch.setattr(workers, "reader", lambda: lambda report: reading(Said(), number=len(report.text)))
    add(ledger, [source])
    (whole,) = (row for row in contents(ledger)["capture"] if row["outcome"] == "skipped")
    assert whole["source"] == source
    assert ledger.captures.get(whole["sha256"]) == Path(source).read_bytes()


def test_a_page_without_a_day_of_its_own_has_the_one_its_feed_gives() -> None:
    body = b"<html><body><article><p>%s</p></article></body></html>" % (b"The army said two bridges were hit. " * 5)
    item = Item(source="https://a.example/1", url="https://a.example/1", data=body, published="2024-05-03T10:00:00Z")
    report = report_of(item)
    assert (report.published, report.published_basis) == ("2024-05-03T10:00:00Z", "feed")
    meta = b'<head><meta property="article:published_time" content="2024-04-01"></head><body>'
    dated = body.replace(b"<body>", meta)
    assert report_of(msgspec.structs.replace(item, data=dated)).published == "2024-04-01"


@pytest.mark.one_store
def test_a_reading_in_a_file_is_taken_over(tmp_path: Path, ledger: Ledger) -> None:
    (tmp_path / "one.json").write_text(some(1)[0].to_json(indent=2))
    assert add(ledger, [str(tmp_path)]).added == 1


@pytest.mark.one_store
def test_what_was_handed_on_is_no_report(tmp_path: Path, ledger: Ledger) -> None:
    pytest.importorskip("pyarrow")
    added(ledger, some(2))
    with ledger.reading() as db:
        write(LedgerSource(db), "package", tmp_path / "out")
    summary = add(ledger, [str(tmp_path / "out"), str(tmp_path / "out" / "claims.parquet")])
    assert (summary.added, summary.skipped, summary.failed) == (0, 1, 1)


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
@pytest.mark.parametrize("where", ["head", "body", "end"])
def test_of_a_damaged_archive_the_record_is_told_and_the_rest_read(tmp_path: Path, name: str, where: str) -> None:
    for number in (1, 2, 3):
        warc(tmp_path / f"{number}-{name}", {f"https://a.example/{number}": page("Body " * 300)})
    first, second, third = ((tmp_path / f"{n}-{name}").read_bytes() for n in (1, 2, 3))
    kept = {"head": 30, "body": len(second) // 2, "end": len(second) - 9}[where]
    for data, good in ((first + second[:kept] + third, 2), (first + third + second[:kept], 2)):
        (tmp_path / name).write_bytes(data)
        got = found(tmp_path / name)
        assert [one.url for one in got if isinstance(one, Item)] == ["https://a.example/1", "https://a.example/3"][
            :good
        ]
        assert any(isinstance(one, Bad) and "cut off or damaged" in one.reason for one in got)
    with zipfile.ZipFile(tmp_path / "x.wacz", "w", zipfile.ZIP_DEFLATED) as package:
        package.write(tmp_path / name, f"archive/{name}")
    assert len(found(tmp_path / "x.wacz")) == len(got)


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_archives(tmp_path: Path, name: str) -> None:
    warc(tmp_path / name, {"https://a.example/1": page("One"), "https://a.example/2": page("Two")})
    got = found(tmp_path / name)
    assert [(one.url, b"One" in one.data) for one in got] == [
        ("https://a.example/1", True), ("https://a.example/2", False),
    ]  # fmt: skip
    assert isinstance(got[0], Item)
    assert got[0].charset == "utf-8"
    assert got[0].fetched_at.startswith("20")


def test_a_package_of_archives(tmp_path: Path) -> None:
    warc(tmp_path / "x.warc.gz", {"https://a.example/1": page("One")})
    with zipfile.ZipFile(tmp_path / "x.wacz", "w") as package:
        package.write(tmp_path / "x.warc.gz", "archive/x.warc.gz")
        package.writestr("datapackage.json", "{}")
    assert [one.url for one in found(tmp_path / "x.wacz")] == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "cut.warc.gz",
            gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTT", mtime=0)[:-9],
        ),
        ("none.warc", b"no archive at all"),
        ("none.wacz", b"PK\x03\x04 no package"),
        ("none.parquet", b"PAR1 no table"),
    ],
    ids=["cut.warc.gz", "none.warc", "none.wacz", "none.parquet"],
)
def test_broken_archives_are_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert all(isinstance(one, Bad) and one.reason for one in found(tmp_path / name))


def test_answers_that_are_no_pages_are_left_out(tmp_path: Path) -> None:
    warc(tmp_path / "x.warc", {"https://a.example/1": b"gone"}, status="404 Not Found")
    assert found(tmp_path / "x.warc") == []


def test_tables(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pa.table({"text": ["One.", "Two."], "title": ["A", None]}), tmp_path / "x.parquet")
    got = found(tmp_path / "x.parquet")
    assert [json.loads(one.data) for one in got] == [{"text": "One.", "title": "A"}, {"text": "Two."}]
    readings: list[Any] = [one.to_json().encode() for one in some(2)]
    parquet.write_table(pa.table({"reading": readings}), tmp_path / "r.parquet")
    assert [one.kind for one in found(tmp_path / "r.parquet") if isinstance(one, Item)] == ["reading", "reading"]


def test_raw_bytes_are_put_in_place_whole(tmp_path: Path) -> None:
    captures = FolderCaptures(folder_of(tmp_path / "x.db"))
    captures.keep(b"bytes")
    captures.keep(b"bytes")
    (path,) = list(captures.folder.glob("*/*"))
    assert captures.get(path.stem) == b"bytes"
    path.write_bytes(gzip.compress(b"other"))
    assert captures.get(path.stem) is None, "bytes that are not those of the hash are not given out"
    assert captures.forget(path.stem)
    assert not captures.forget(path.stem)
    captures.keep(b"bytes", b"more bytes", b"bytes")
    assert {captures.get(path.stem) for path in captures.folder.glob("*/*")} == {b"bytes", b"more bytes"}


def test_where_raw_bytes_cannot_be_kept_none_of_them_is_left_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    captures = FolderCaptures(folder_of(tmp_path / "x.db"))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LedgerError, match="No space left on device"):
        captures.keep(b"bytes", b"more bytes")
    assert not list(captures.folder.glob("*/*"))


@pytest.mark.one_store
def test_the_order_of_sources_does_not_matter(ledger: Ledger, tmp_path: Path) -> None:
    readings = some()
    add(ledger, [lines(tmp_path / "b.jsonl", readings[3:]), lines(tmp_path / "a.jsonl", readings[:3])])
    other = tmp_path / "other.db"
    with Ledger(other) as second:
        added(second, readings)
        assert [row["id"] for row in contents(second)["matter"]] == [row["id"] for row in contents(ledger)["matter"]]


@pytest.mark.one_store
def test_one_text_of_two_publishers_is_two_reports_with_their_days(ledger: Ledger, tmp_path: Path) -> None:
    text = "LANHAM, May 3, 2024 - The army of Norland said that two bridges over the river had been hit on Friday."
    rows: list[dict[str, str]] = [
        {"text": text, "publisher": "Harbour Gazette", "published": "2024-05-03"},
        {"text": text, "publisher": "Hill Post", "published": "2021-05-04"},
        {"text": text, "publisher": "Hill Post", "published": "no day"},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = add(ledger, [str(path)])
    assert (done.added, done.again, done.warned) == (2, 1, 2)
    found = contents(ledger)["report"]
    assert {(row["publisher"], row["published"]) for row in found} == {
        ("Harbour Gazette", "2024-05-03"), ("Hill Post", "2021-05-04"),
    }  # fmt: skip
