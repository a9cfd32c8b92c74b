"""Gold and readings from files: what is taken, and what is told of files that are something else."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.evaluation.gold import by_corpus, load_gold
from counterclaim.evaluation.readings import load_readings, read_gold
from counterclaim.evaluation.times import Marked, Read

LINE = {"id": "a", "text": "On Monday", "timexes": [{"start": 3, "end": 9, "type": "DATE", "value": "2024-05-06"}]}


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: Any) -> Path:
        path = tmp_path / "gold.jsonl"
        told = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path.write_text("\n".join(told), encoding="utf-8")
        return path

    return write


def test_gold_is_loaded(file: Callable[..., Path]) -> None:
    other = LINE | {"id": "b", "corpus": "own", "dct": "2024-05-07", "title": "T", "conflict": True, "primary": False}
    texts = load_gold([file(LINE, "", other)], "timexes", Marked)
    assert [text.corpus for text in texts] == ["all", "own"]
    assert texts[1].published == "2024-05-07"
    assert (texts[0].primary, texts[1].primary) == (True, False)
    assert texts[0].rows == (Marked(3, 9, "DATE", "2024-05-06"),)
    assert list(by_corpus(texts)) == ["all", "own", "ALL"]


BROKEN = [
    ("{", "line 1"),
    ('{"id": "a"}', "line 1"),
    (json.dumps({"id": "a", "text": "x"}), "line 1"),
    (json.dumps(LINE | {"timexes": [{"start": "3"}]}), "line 1"),
    (json.dumps(LINE) + "\n" + json.dumps(LINE | {"text": "Other"}), "line 2"),
]


@pytest.mark.parametrize(("content", "where"), BROKEN)
def test_broken_gold_is_told(file: Callable[..., Path], content: str, where: str) -> None:
    with pytest.raises(CounterclaimError) as caught:
        load_gold([file(content)], "timexes", Marked)
    assert where in (caught.value.where or "")
    assert caught.value.next_step


def test_missing_and_empty_files_are_told(tmp_path: Path, file: Callable[..., Path]) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path, file("")):
        with pytest.raises(CounterclaimError):
            load_gold([path], "timexes", Marked)


def test_readings_are_loaded(file: Callable[..., Path]) -> None:
    row = {"start": 3, "end": 9, "timex": {"type": "DATE", "value": "2024-05-06"}, "text": "Monday"}
    path = file({"id": "a", "times": [row]}, {"id": "a", "times": [row]}, {"id": "b", "error": "not English"})
    readings = load_readings(path, "times")
    assert len(readings.of("a", Read)) == 2
    assert readings.of("b", Read) == []
    assert readings.failed == {"b": "not English"}


@pytest.mark.parametrize("content", ["{", "[]", '{"id": 7, "times": []}', '{"id": "a", "places": []}'])
def test_broken_readings_are_told(file: Callable[..., Path], content: str) -> None:
    with pytest.raises(CounterclaimError) as caught:
        load_readings(file(content), "times")
    assert caught.value.next_step


def test_rows_of_another_part_are_told(file: Callable[..., Path]) -> None:
    with pytest.raises(CounterclaimError):
        load_readings(file({"id": "a", "times": [{"lat": 3}]}), "times").of("a", Read)


class _Reader:
    """Stands in for the reader: tells what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, str | None, str]] = []

    def part(self, report: Any, only: str) -> list[dict[str, Any]]:
        self.asked.append((report.id, report.published, only))
        return [{"start": 3, "end": 9}]


def test_each_text_is_read_once_and_a_date_that_is_none_is_left_out(file: Callable[..., Path]) -> None:
    undated = LINE | {"id": "b", "dct": "31.02.2026"}
    texts = load_gold([file(LINE | {"dct": "2024-05-07"}, LINE, undated)], "timexes", Marked)
    reader, steps = _Reader(), []
    readings = read_gold(reader, texts, "times", done=lambda: steps.append(1))  # type: ignore[arg-type]
    assert reader.asked == [("a", "2024-05-07", "times"), ("b", None, "times")]
    assert readings.of("a", Read) == readings.of("b", Read) == [Read(3, 9)]
    assert len(steps) == 2


def test_failures_are_kept(file: Callable[..., Path]) -> None:
    class Failing(_Reader):
        def part(self, report: Any, only: str) -> list[dict[str, Any]]:
            if report.id == "b":
                raise CounterclaimError("not English")
            return super().part(report, only)

    texts = load_gold([file(LINE, LINE | {"id": "b"})], "timexes", Marked)
    readings = read_gold(Failing(), texts, "times")  # type: ignore[arg-type]
    assert (list(readings.rows), readings.failed) == (["a"], {"b": "not English"})
