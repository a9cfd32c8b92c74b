"""The jobs that people do with a ledger, from their files to the rows they need (benchmarks/jobs.py has the texts)."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "jobs.py"


@pytest.fixture(scope="module")
def jobs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("jobs_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_month_of_briefings_to_event_rows(jobs: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    done, rows = jobs.briefings(folder)
    assert (done.added, done.undated, done.failed) == (len(jobs.BRIEFINGS), 0, 0)
    assert sorted(row["location"] for row in rows) == sorted(deed.town for deed in jobs.DEEDS)
    by_town = {row["location"]: row for row in rows}
    for deed in jobs.DEEDS:
        row = by_town[deed.town]
        assert row["event_date"] in (deed.day, ""), "a day that is given is the event's, not that of the briefing"
        assert row["event_date"] or "no report tells the day" in row["left_empty"]
        assert row["fatalities"] == ("" if deed.killed is None else str(deed.killed))
        assert jobs.SPEAKER in row["notes"], "who speaks stands in the sheet beside the files only"
    assert 2 * sum(bool(row["event_date"]) for row in rows) >= len(rows)


def test_one_disputed_number_from_eight_reports(jobs: ModuleType, tmp_path: Path) -> None:
    matter = next(one for one in jobs.eight(tmp_path) if one.state == "killed")
    assert (matter.place_name, matter.first, matter.contested) == ("Bogande", "2024-03-09", True)
    latest = {one.side: one.figure.value for one in matter.latest if one.figure is not None}
    assert latest["Karvan Front"] == 3
    assert latest["Norva"] == 17
    assert matter.reports >= 4
