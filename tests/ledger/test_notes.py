"""Notes filed weeks later: their events have the days that the notes tell (benchmarks/notes.py makes them)."""

import importlib.util
from pathlib import Path

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "notes.py"


def test_no_event_of_a_note_has_the_day_of_filing_and_most_come_out_as_themselves(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("notes_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    notes = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(notes)
    events, made, told = notes.measure(tmp_path, notes=20)
    assert (len(events), len(made)) == (19, 20)
    assert (told.filed, told.missing) == ([], [])
    alone = {one.number for one in events if all(len(n.events) == 1 for n in made if one.number in n.events)}
    assert not alone & set(told.misdated), "a note of one event gives it its day"
    assert 2 * len(told.right) > len(events)
