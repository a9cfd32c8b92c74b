"""The labels of which reports tell of one happening belong to events that are labelled."""

import json
from pathlib import Path

import pytest

LABELS = Path(__file__).parents[2] / "training" / "labels"


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (LABELS / name).read_text(encoding="utf-8").split("\n") if line]


@pytest.mark.parametrize("name", ["across-1.jsonl", "across-twice-1.jsonl"])
def test_each_key_is_of_a_labelled_event(name: str) -> None:
    files = [file.name for file in LABELS.glob("en-*.jsonl")] + ["held-1.jsonl"]
    known = {row["id"]: {event[0] for event in row.get("events", [])} for file in files for row in rows(file)}  # type: ignore[attr-defined]
    for row in rows(name):
        events = row["events"]
        assert isinstance(events, dict)
        assert events.keys() <= known[row["id"]], row["id"]
        assert all(1 <= len(found) <= 3 and all(isinstance(word, str) for word in found) for found in events.values())
        assert all(found[0] for found in events.values()), row["id"]


def test_no_document_stands_twice() -> None:
    ids = [row["id"] for row in rows("across-1.jsonl")]
    assert len(ids) == len(set(ids)) == 1509
