"""Notes filed weeks later: their events have the days that the notes tell (benchmarks/notes.py makes them)."""

import csv
import importlib.util
from pathlib import Path
from typing import Any

import pytest

from counterclaim.export.formats import write
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.ledger.ledger import Ledger

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "notes.py"


@pytest.mark.parametrize("style", ["field", "office", "monitor", "log"])
def test_no_event_of_a_note_has_the_day_of_filing_and_most_come_out_as_themselves(tmp_path: Path, style: str) -> None:
    spec = importlib.util.spec_from_file_location("notes_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    notes = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(notes)
    events, made, told = notes.measure(tmp_path, notes=20, style=notes.STYLES[style])
    assert (len(events), len(made)) == (19, 20)
    assert (told.filed, told.missing) == ([], [])
    alone = {one.number for one in events if all(len(n.events) == 1 for n in made if one.number in n.events)}
    assert not alone & set(told.misdated), "a note of one event gives it its day"
    assert not told.joined
    assert 10 * len(told.right) > 9 * len(events)
    with Ledger(str(tmp_path / "notes.db")) as ledger, ledger.reading() as db:
        write(LedgerSource(db), "register", tmp_path / "register.csv")
    with (tmp_path / "register.csv").open(encoding="utf-8", newline="") as file:
        check_register(list(csv.DictReader(file)), tmp_path, events, made, told.right)


def check_register(rows: list[dict[str, str]], folder: Path, events: Any, made: Any, right: list[int]) -> None:
    """Every note has lines, each with its exact words; an event that came out as itself has its line right."""
    names = [f"note-{number:03}.txt" for number in range(len(made))]
    assert {Path(row["note"]).name for row in rows} == set(names)
    for row in rows:
        text = (folder / Path(row["note"]).name).read_text()
        for words, at in zip(row["words"].split(" | "), row["offsets"].split(" | "), strict=True):
            spans = [text[int(start) : int(end)] for start, end in (span.split("-") for span in at.split(";"))]
            assert " ".join(" ".join(spans).split()) == " ".join(words.split())
    for number in right:
        one = events[number]
        for name in (name for name, note in zip(names, made, strict=True) if number in note.events):
            mine = [row for row in rows if Path(row["note"]).name == name and one.place in row["place_words"]]
            assert {row["event_id"] != "" for row in mine} == {True}
            assert one.day.isoformat() in {row["date_first"] for row in mine}
