"""A batch run: what is missing is planned, read by an engine, joined and summed up. `counterclaim batch` calls this."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from counterclaim.batch import copies, manifest
from counterclaim.batch.engines.local import Local, Told
from counterclaim.batch.plan import Plan, fitting_size, plan
from counterclaim.batch.storage import Folder, left_over
from counterclaim.batch.tasks import MATCHED
from counterclaim.batch.values import Answer, Counts, Job, Part, PartDone, Task
from counterclaim.errors import CounterclaimError
from counterclaim.processors import processors
from counterclaim.version import __version__


class Engine(Protocol):
    """Who does tasks: processes here, or a cluster."""

    @property
    def workers(self) -> int:
        """How many tasks it does at a time."""

    @property
    def restarts(self) -> int:
        """Worker processes started in the place of others, as far as it knows."""

    def run(self, tasks: Sequence[Task], told: Told) -> Iterator[tuple[int, Answer]]: ...
    def end(self) -> None: ...


class Watch:
    """What a run tells while it goes on; the command line shows it, a library user may not care."""

    def started(self, total: int, before: int, workers: int) -> None:
        """Bytes to read, bytes read in earlier runs, workers."""

    def moved(self, part: Part, counts: Counts) -> None:
        """A part has come so far."""

    def done(self, part: Part, counts: Counts) -> None:
        """A part is done."""

    def say(self, words: str) -> None:
        """Something that a person should know."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did and what its output holds; written as summary.json beside it.

    counts: of all reports in the output, earlier runs included. parts, parts_before: in the plan, and of those done in
    earlier runs. not_done: parts that could not be done, with words; a rerun tries them again. unread: input files of
    other kinds, broken: that can't be opened. seconds: of this run. cpu_seconds: of the workers, over all runs.
    peak_mb: the greatest resident memory of any worker. pairs: families: found by shared hashes.
    """

    input: str
    output: str
    version: str
    counts: Counts
    parts: int
    parts_before: int
    not_done: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    broken: tuple[tuple[str, str], ...]
    workers: int
    restarts: int
    seconds: float
    reports_now: int
    cpu_seconds: float
    peak_mb: float
    families: int | None = None


def batch(
    input: str,
    output: str,
    *,
    engine: Engine | None = None,
    workers: int | None = None,
    part_bytes: int | None = None,
    seconds: float = 60.0,
    min_confidence: float = 0.0,
    bands: bool = True,
    watch: Watch | None = None,
) -> Summary:
    """Read all reports of a file or folder into Parquet files; what an earlier run finished is kept.

    engine: None is this machine, with `workers` processes (None: as many as processors). part_bytes: of input a part,
    for an output that is begun (None: fitting). Raises CounterclaimError where input or output can't be used; what is
    wrong with single files and reports is in the summary and in the problems table.
    """
    started = time.monotonic()
    watch = watch or Watch()
    source, target = Folder(input), Folder(output)
    _apart(source, target)
    crew: Engine = engine or Local(workers or processors())
    head = manifest.begin(target, _address(source), part_bytes or fitting_size(source, crew.workers))
    job = Job(input=_address(source), output=_address(target), version=__version__, seconds=seconds,
              min_confidence=min_confidence, bands=bands)  # fmt: skip
    found = plan(source, head.part_bytes, f"{__version__}, {min_confidence}, {bands}")
    if not found.parts and not found.broken:
        raise CounterclaimError(
            "no Parquet, JSON Lines or WARC files in it.",
            where=input,
            next_step="Give files named .parquet, .jsonl (also .gz, .zst) or .warc (.gz).",
        )
    try:
        return _run(found, job, target, crew, watch, started)
    finally:
        if engine is None:
            crew.end()


def _run(found: Plan, job: Job, target: Folder, engine: Engine, watch: Watch, started: float) -> Summary:
    left_over(target)
    before = manifest.done_parts(target)
    wanted = {part.id: part for part in found.parts}
    for stale in before.keys() - wanted.keys():
        manifest.forget(target, stale)
    done = {id: one for id, one in before.items() if id in wanted and one.part.modified == wanted[id].modified}
    kept = len(done)
    missing = [part for part in found.parts if part.id not in done]
    tasks = [Task(do="read", job=job, part=p, parts=(p.id,) if p.id in before else ()) for p in missing]
    total, known = sum(p.size for p in found.parts), sum(done[id].part.size for id in done)
    watch.started(total, known, min(engine.workers, max(1, len(missing))))
    not_done: list[tuple[str, str]] = []
    now = 0
    for number, answer in engine.run(tasks, lambda n, counts: watch.moved(missing[n], counts)):
        if answer.done is None:
            words = " ".join(part for part in (answer.error or ("no answer", None, None)) if part)
            not_done.append((tasks[number].name, words))
            watch.say(words)
            watch.done(missing[number], Counts())
            continue
        done[missing[number].id] = answer.done
        now += answer.done.counts.reports
        watch.done(missing[number], answer.done.counts)
    families = _join(job, target, engine, [done[p.id] for p in found.parts if p.id in done], watch)
    summary = _summary(found, done, job, engine, not_done, kept, now, families, time.monotonic() - started)
    target.put("summary.json", msgspec.json.format(msgspec.json.encode(summary)) + b"\n")
    return summary


def _join(job: Job, target: Folder, engine: Engine, done: Sequence[PartDone], watch: Watch) -> int | None:
    """Pairs and families anew, unless the parts are those that they were made of; how many families, None: not asked.

    What can't be joined leaves the readings as they are, and is told.
    """
    if not job.bands:
        return None
    made_of = hashlib.sha256("\n".join(sorted(f"{p.part.id} {p.hash}" for p in done)).encode()).hexdigest()
    mark = target.get("copies/_made_of.json")
    if mark is not None:
        known = msgspec.json.decode(mark)
        if known.get("parts") == made_of:
            return int(known["families"])
    target.remove("copies/_made_of.json")
    copies.clear(target)
    for tasks in copies.matching(job, done):
        for number, answer in engine.run(tasks, lambda n, counts: None):
            if answer.error is not None:
                watch.say(f"{tasks[number].name}: {' '.join(part for part in answer.error if part)}")
                return None
    families = copies.put_families(target, done)
    for kind in copies.KINDS:
        for name in target.names(f"{MATCHED}/{kind}"):
            target.remove(f"{MATCHED}/{kind}/{name}")
    target.put("copies/_made_of.json", msgspec.json.encode({"parts": made_of, "families": families}))
    return families


def _summary(
    found: Plan, done: dict[str, PartDone], job: Job, engine: Engine, not_done: list[tuple[str, str]], kept: int,
    now: int, families: int | None, seconds: float,
) -> Summary:  # fmt: skip
    counts = Counts()
    for one in done.values():
        counts.add(one.counts)
    return Summary(
        input=job.input, output=job.output, version=job.version, counts=counts, parts=len(found.parts),
        parts_before=kept, not_done=tuple(not_done), unread=tuple(found.unread), broken=tuple(found.broken),
        workers=engine.workers, restarts=engine.restarts, seconds=round(seconds, 3), reports_now=now,
        cpu_seconds=round(sum(one.cpu_seconds for one in done.values()), 3),
        peak_mb=max((one.peak_mb for one in done.values()), default=0.0), families=families,
    )  # fmt: skip


def _address(folder: Folder) -> str:
    """The address as every worker understands it: a path of this machine in full."""
    return folder.path if folder.local else folder.address


def _apart(source: Folder, target: Folder) -> None:
    """Raises CounterclaimError where the output would be read as input."""
    if source.fs.equals(target.fs) and (target.path == source.path or target.path.startswith(source.path + "/")):
        raise CounterclaimError(
            "lies in the input, and would be read with it.", where=target.address, next_step="Name another folder."
        )
