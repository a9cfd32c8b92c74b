"""A batch run from files to files: what is read, skipped and failed; what a rerun does; what a kill costs: nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet

from counterclaim.batch.engines.local import Local
from counterclaim.batch.run import Summary, Watch, batch
from counterclaim.batch.schema import schemas
from counterclaim.batch.values import Counts, Part
from counterclaim.errors import CounterclaimError
from counterclaim.model import Reading
from tests.batch.made import GERMAN, archive, everything, page, rows, text, write_lines, write_rows

HTML = "text/html; charset=utf-8"


def fill(folder: Path) -> Path:
    """An archive of every kind, with something wrong in each file."""
    folder.mkdir()
    lines = [{"id": f"l{n}", "text": text(n), "published": "2024-05-03"} for n in range(8)]
    write_lines(
        folder / "a.jsonl",
        [*lines, "{not json", {"id": "de", "text": GERMAN}, {"text": ""}, {"text": "A lone \ud83d half, he said."}],
    )
    write_rows(folder / "b.parquet", 10)
    column = parquet.ParquetFile(folder / "b.parquet").metadata.row_group(0).column(1)
    data = bytearray((folder / "b.parquet").read_bytes())
    data[column.data_page_offset + column.total_compressed_size - 60] ^= 0xFF
    (folder / "b.parquet").write_bytes(data)
    records = archive([(page(n), HTML, "200 OK") for n in range(3)] + [(page(9, least=50_000_000), HTML, "200 OK")])
    records[2] = records[2][:-80]
    (folder / "c.warc.gz").write_bytes(b"".join(records))
    (folder / "d.parquet").write_bytes(b"PAR1 and nothing more")
    (folder / "notes.txt").write_text("not ours")
    return folder


@pytest.fixture(scope="module")
def alone() -> Iterator[Local]:
    """One process for all that nobody disturbs: to start one takes longer than its work."""
    made = Local(1)
    yield made
    made.end()


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, alone: Local) -> tuple[Path, Path, Summary]:
    root = tmp_path_factory.mktemp("batch")
    source = fill(root / "in")
    return source, root / "out", batch(str(source), str(root / "out"), engine=alone, part_bytes=1_000_000)


def test_counts_say_what_became_of_every_report(done: tuple[Path, Path, Summary]) -> None:
    _, _, summary = done
    assert summary.counts.read == 8 + 1 + 5 + 2
    assert summary.counts.skipped == {"not_english": 1, "empty": 1, "too_large": 1}
    assert summary.counts.failed == {"bad_record": 1, "damaged": 5 + 1}
    assert summary.counts.other == 1
    assert summary.not_done == ()
    assert summary.unread == ("notes.txt",)
    assert [path for path, _ in summary.broken] == ["d.parquet"]
    assert 0 < summary.peak_mb < 500


def test_tables_have_the_columns_they_promise_and_agree_with_the_readings(done: tuple[Path, Path, Summary]) -> None:
    _, out, summary = done
    for name in ("readings", "claims", "problems"):
        for path in (out / name).glob("*.parquet"):
            assert parquet.read_schema(path).equals(schemas()[name])
    found = everything(out)
    assert len(found["readings"]) == summary.counts.read
    assert len(found["claims"]) == summary.counts.claims
    assert sum(row["count"] for row in found["problems"]) == summary.counts.reports - summary.counts.read
    assert len({row["key"] for row in found["readings"]}) == summary.counts.read
    claims = {(row["key"], row["claim"]): row for row in found["claims"]}
    for row in found["readings"]:
        reading = Reading.from_json(row["reading"])
        assert reading.report.id == row["report"]
        for claim in reading.claims:
            flat = claims.pop((row["key"], claim.id))
            assert flat["text"] == claim.text.encode("utf-8", "replace").decode()
            assert flat["sure_type"] == claim.sure.type is not None
            assert flat["speaker"] == (claim.speaker.name if claim.speaker else None)
            assert [figure["value"] for figure in flat["figures"]] == [figure.value for figure in claim.figures]
    assert claims == {}


def test_a_rerun_reads_nothing_and_changes_nothing(done: tuple[Path, Path, Summary]) -> None:
    source, out, summary = done
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    again = batch(str(source), str(out))
    assert (again.reports_now, again.parts_before) == (0, summary.parts)
    assert again.counts == summary.counts
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")} == before


def test_a_rerun_reads_what_is_new_and_forgets_what_is_gone(tmp_path: Path, alone: Local) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in ("a", "b", "c"):
        write_lines(source / f"{name}.jsonl", [{"id": name, "text": text(1)}])
    out = tmp_path / "out"
    batch(str(source), str(out), engine=alone)
    (source / "a.jsonl").unlink()
    write_lines(source / "b.jsonl", [{"id": "b", "text": text(2)}])
    os.utime(source / "c.jsonl", ns=(1, 1))  # another date, the same bytes
    kept = {path: path.stat().st_mtime_ns for path in (out / "readings").glob("*.parquet")}
    again = batch(str(source), str(out), engine=alone)
    assert {row["report"]: Reading.from_json(row["reading"]).report.text for row in rows(out, "readings")} == {
        "b": text(2), "c": text(1),
    }  # fmt: skip
    assert again.counts.read == 2
    unchanged = [path for path, at in kept.items() if path.exists() and path.stat().st_mtime_ns == at]
    assert len(unchanged) == 1


def test_what_can_not_be_is_refused_in_words(tmp_path: Path, done: tuple[Path, Path, Summary]) -> None:
    source, out, _ = done
    for given in ((tmp_path, out), (source, source / "out"), (tmp_path / "none", tmp_path / "o"), (tmp_path, "bad://")):
        with pytest.raises(CounterclaimError) as told:
            batch(str(given[0]), str(given[1]), workers=1)
        assert told.value.next_step


def test_the_same_through_fsspec(done: tuple[Path, Path, Summary], alone: Local, tmp_path: Path) -> None:
    source, out, summary = done
    # "local" is a file system of fsspec's, and takes every way that a store elsewhere takes: no rename, an upload.
    found = batch(f"local://{source}", f"local://{tmp_path}/out", engine=alone, part_bytes=1_000_000, bands=False)
    assert found.counts == summary.counts
    assert everything(tmp_path / "out") == everything(out)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, alone: Local) -> tuple[Path, Path]:
    """An input of some parts, and its output of an undisturbed run."""
    root = tmp_path_factory.mktemp("many")
    source = write_lines(root / "in.jsonl", [{"id": f"r{n}", "text": text(n)} for n in range(72)])
    batch(str(source), str(root / "out"), engine=alone, part_bytes=5_000)
    return source, root / "out"


class Killer(Watch):
    """Kills a worker with -9 each time so many reports were begun."""

    def __init__(self, engine: Local, every: int) -> None:
        self.engine, self.every, self.steps, self.killed = engine, every, 0, 0

    def moved(self, part: Part, counts: Counts) -> None:
        self.steps += 1
        if self.steps % self.every == 0 and self.killed < 3:
            pid = self.engine.crew[self.killed % 2].pid
            if pid is not None:
                self.killed += 1
                os.kill(pid, signal.SIGKILL)


def test_killed_workers_lose_nothing_and_double_nothing(many: tuple[Path, Path], tmp_path: Path) -> None:
    source, whole = many
    engine = Local(2)
    killer = Killer(engine, 15)
    try:
        summary = batch(str(source), str(tmp_path / "out"), engine=engine, part_bytes=5_000, watch=killer)
    finally:
        engine.end()
    assert killer.killed == 3
    assert summary.restarts >= 1  # a worker that has nothing left to do is not started again
    assert summary.counts.failed == {}
    assert everything(tmp_path / "out") == everything(whole)


KILLED = """\
import os, signal, sys
from counterclaim.batch.run import Watch, batch

class Ends(Watch):
    def done(self, part, counts):
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    batch(sys.argv[1], sys.argv[2], workers=2, part_bytes=10_000, watch=Ends())
"""


def alive(group: int) -> bool:
    """Whether any process of the group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_driver_is_followed_by_the_rest_only(many: tuple[Path, Path], tmp_path: Path) -> None:
    source, whole = many
    out = tmp_path / "out"
    driver = tmp_path / "driver.py"
    driver.write_text(KILLED)
    begun = subprocess.Popen([sys.executable, str(driver), str(source), str(out)], start_new_session=True)
    assert begun.wait() == -signal.SIGKILL
    waited = time.monotonic()
    while alive(begun.pid) and time.monotonic() - waited < 120:  # a worker that is left ends at its next report
        time.sleep(0.02)
    notes = {path: path.stat().st_mtime_ns for path in (out / "_parts").glob("*.json")}
    assert notes
    command = [sys.executable, "-m", "counterclaim", "batch", str(source), str(out), "--workers", "2"]
    ended = subprocess.run([*command, "--part-size", "0.01", "--json"], capture_output=True, check=True)
    summary = json.loads(ended.stdout)
    assert summary["parts_before"] == len(notes)
    assert summary["reports_now"] < 72
    assert {path: path.stat().st_mtime_ns for path in notes} == notes
    assert everything(out) == everything(whole)
    assert not list(out.rglob(".*.part"))
