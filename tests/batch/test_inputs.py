"""Records of input files: each belongs to one part, and damage costs itself only."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from counterclaim.batch.inputs.record import LIMITS, Lost, Other, Record
from counterclaim.batch.inputs.records import records
from counterclaim.batch.plan import kind_of, plan
from counterclaim.batch.storage import Folder
from tests.batch.made import archive, page, write_lines, write_rows

HTML = "text/html; charset=utf-8"


def read(path: Path, part_bytes: int) -> list[Record | Lost | Other]:
    folder = Folder(str(path))
    return [record for part in plan(folder, part_bytes, "1").parts for record in records(folder, part)]


def kinds(found: list[Record | Lost | Other]) -> list[str]:
    return [one.reason if isinstance(one, Lost) else type(one).__name__.lower() for one in found]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", "jsonl"), ("a.JSONL.gz", "jsonl"), ("a.ndjson.zst", "jsonl"), ("a.parquet", "parquet"),
        ("a.parquet.gz", None), ("x.warc", "warc"), ("x.warc.gz", "warc"), ("CC-NEWS.warc.wet.gz", "warc"),
        ("readme.txt", None), ("jsonl", None),
    ],
)  # fmt: skip
def test_kind_by_name(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@settings(max_examples=30, deadline=None)
@given(
    lines=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60), max_size=30),
    part_bytes=st.integers(1, 400),
    end=st.booleans(),
)
def test_every_line_is_in_one_part(tmp_path_factory: pytest.TempPathFactory, lines: list[str], part_bytes: int,
                                   end: bool) -> None:  # fmt: skip
    path = tmp_path_factory.mktemp("lines") / "in.jsonl"
    path.write_bytes(("\n".join(lines) + ("\n" if end else "")).encode())
    found = read(path, part_bytes)
    told = [one.raw.decode().rstrip("\n") for one in found if isinstance(one, Record)]
    assert told == [line for line in lines if line.strip(" \t\r\n\ufeff")]
    assert len({one.at for one in found}) == len(found)


def test_a_packed_file_is_one_part_and_its_end_may_be_missing(tmp_path: Path) -> None:
    whole = gzip.compress(b"".join(json.dumps({"text": f"{n}" * 50}).encode() + b"\n" for n in range(2000)))
    (tmp_path / "in.jsonl.gz").write_bytes(whole)
    assert kinds(read(tmp_path, 100)) == ["record"] * 2000
    (tmp_path / "in.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    found = kinds(read(tmp_path, 100))
    assert found[-1] == "damaged"
    assert set(found[:-1]) <= {"record"}


def test_a_line_beyond_all_bounds_is_passed_over(tmp_path: Path) -> None:
    long = '{"text": "' + "x" * (6 * LIMITS.text + 200_000) + '"}'
    path = write_lines(tmp_path / "in.jsonl", ['{"text": "a"}', long, '{"text": "b"}'])
    assert kinds(read(path, 500_000)) == ["record", "too_large", "record"]


def test_every_row_is_in_one_part(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "in.parquet", 23)
    for size in (1, 1_000, 1_000_000):
        found = read(path, size)
        assert [one.at for one in found] == list(range(23))
        assert set(kinds(found)) == {"record"}


def test_a_damaged_row_group_costs_itself(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "in.parquet", 20)
    column = parquet.ParquetFile(path).metadata.row_group(1).column(1)
    data = bytearray(path.read_bytes())
    at = column.data_page_offset + column.total_compressed_size - 60  # past the header of the page
    data[at : at + 20] = b"\xff" * 20
    path.write_bytes(data)
    found = read(path, 1_000_000)
    lost = [one for one in found if isinstance(one, Lost)]
    assert [(one.reason, one.at, one.count) for one in lost] == [("damaged", 5, 5)]
    assert [one.at for one in found if isinstance(one, Record)] == [*range(5), *range(10, 20)]


def test_rows_that_are_no_reports_cost_themselves(tmp_path: Path) -> None:
    table = pa.table({"text": ["good", None, "x" * (LIMITS.text + 1)], "id": ["a", "b", "c"]})
    parquet.write_table(table, tmp_path / "in.parquet")
    found = read(tmp_path, 1_000_000)
    assert kinds(found) == ["record", "record", "too_large"]  # what has no text is told when it is read
    parquet.write_table(table.drop_columns("text"), tmp_path / "in.parquet")
    assert kinds(read(tmp_path, 1_000_000)) == ["no_text"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("part_bytes", [150, 1_000, 1_000_000])
def test_every_record_of_an_archive_is_in_one_part(tmp_path: Path, packed: bool, part_bytes: int) -> None:
    parts = archive([(page(n), HTML, "200 OK") for n in range(12)], packed=packed)
    (tmp_path / f"in.warc{'.gz' if packed else ''}").write_bytes(b"".join(parts))
    found = read(tmp_path, part_bytes)
    assert kinds(found) == ["other", *["record"] * 12]
    assert [one.raw for one in found[1:] if isinstance(one, Record)] == [page(n) for n in range(12)]
    assert found[1].url == "https://news.example/0"  # type: ignore[union-attr]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("part_bytes", [200, 1_000_000])
def test_a_record_that_is_cut_off_costs_itself(tmp_path: Path, packed: bool, part_bytes: int) -> None:
    parts = archive([(page(n), HTML, "200 OK") for n in range(6)], packed=packed)
    parts[3] = parts[3][: len(parts[3]) * 2 // 3]
    parts[6] = parts[6][: len(parts[6]) // 2]
    (tmp_path / f"in.warc{'.gz' if packed else ''}").write_bytes(b"".join(parts))
    found = kinds(read(tmp_path, part_bytes))
    assert found.count("record") == 4
    assert found.count("damaged") == 2


def test_what_is_no_page_or_no_answer_is_skipped_with_its_reason(tmp_path: Path) -> None:
    bodies = [
        (page(0), HTML, "200 OK"),
        (b"\x89PNG", "image/png", "200 OK"),
        (b"gone", HTML, "404 Not Found"),
        (page(1, least=LIMITS.html), HTML, "200 OK"),
        (page(2, least=50_000_000), HTML, "200 OK"),
        (page(3), "", "200 OK"),
    ]
    (tmp_path / "in.warc.gz").write_bytes(b"".join(archive(bodies)))
    found = read(tmp_path, 1_000_000)
    assert kinds(found) == ["other", "record", "not_a_page", "http_status", "too_large", "too_large", "record"]


@settings(max_examples=40, deadline=None)
@given(cut=st.binary(max_size=200), at=st.integers(0, 3000), packed=st.booleans())
def test_any_bytes_in_an_archive_are_survived(tmp_path_factory: pytest.TempPathFactory, cut: bytes, at: int,
                                              packed: bool) -> None:  # fmt: skip
    data = b"".join(archive([(page(n), HTML, "200 OK") for n in range(3)], packed=packed))
    path = tmp_path_factory.mktemp("warc") / f"in.warc{'.gz' if packed else ''}"
    at = min(at, len(data))
    path.write_bytes(data[:at] + cut + data[at + len(cut) :])
    for size in (300, 1_000_000):
        assert len(read(path, size)) <= 12
