"""The values that pass between the driver of a batch run and its workers; plain structs, sent as JSON."""

from collections.abc import Mapping
from typing import Literal

import msgspec

Kind = Literal["jsonl", "parquet", "warc"]
Outcome = Literal["skipped", "failed"]

READER_SECONDS = 60.0
"""A report of 5,000 characters takes a tenth of a second, one of 1 million characters about half a minute."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of one input file that one worker reads in one go.

    id:       names its output files; made of file, range, part kind and reader's version, so that it changes with them.
    file:     path under the input folder (a single file's own name).
    first, last: bytes from `first` up to `last` (a line or record belongs to the part in which it starts); for Parquet
        the row groups from `first` up to `last`. A compressed JSON Lines file is one part.
    size:     bytes of input, as stored. modified: when the file was changed, ISO 8601, as its file system tells.
    """

    id: str
    file: str
    kind: Kind
    first: int
    last: int
    size: int
    modified: str = ""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What all parts of a run have in common.

    input, output: addresses. version: of the reader; a worker of another version refuses. seconds: limit for one
    report. bands: whether rows for finding copies and utterances are written, too.
    """

    input: str
    output: str
    version: str
    seconds: float = READER_SECONDS
    min_confidence: float = 0.0
    bands: bool = True


class Counts(msgspec.Struct, kw_only=True):
    """Reports met in a part or a run.

    read: with a reading in the output. skipped, failed: by reason. other: records of an archive that are no
    responses (requests, notes on the crawl); they are no reports. claims: in the readings.
    """

    read: int = 0
    claims: int = 0
    other: int = 0
    skipped: dict[str, int] = msgspec.field(default_factory=dict)
    failed: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def reports(self) -> int:
        """Reports met, whatever became of them."""
        return self.read + sum(self.skipped.values()) + sum(self.failed.values())

    def note(self, outcome: Outcome, reason: str, count: int = 1) -> None:
        """One more report that has no reading."""
        into = self.skipped if outcome == "skipped" else self.failed
        into[reason] = into.get(reason, 0) + count

    def add(self, more: "Counts") -> None:
        """Take another part's counts in."""
        self.read += more.read
        self.claims += more.claims
        self.other += more.other
        for mine, theirs in ((self.skipped, more.skipped), (self.failed, more.failed)):
            for reason, count in theirs.items():
                mine[reason] = mine.get(reason, 0) + count


class PartDone(msgspec.Struct, frozen=True, kw_only=True):
    """What is recorded of a part once its output is in place; one file each under `_parts` of the output folder.

    hash:  SHA-256 over the raw lines, rows or records of the part, in order, hexadecimal.
    seconds, cpu_seconds: of the worker, its children included. peak_mb: the worker's greatest resident memory so far.
    """

    part: Part
    version: str
    hash: str
    counts: Counts
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mb: float = 0.0


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of work for a worker; what it does lies in tasks.py.

    do:     "read" a part; "match" or "gather" bands (bands.py).
    skip:   for "read": records that are not to be tried again, by their place, with the reason.
    bands:  of "reports" or "utterances". turn, turns: which share of the ranges of hashes, of how many shares.
    parts:  for "match": the parts whose bands are taken. For "read": the part itself where an older note of it exists.
    """

    do: Literal["read", "match", "gather"]
    job: Job
    part: Part | None = None
    skip: Mapping[str, str] = {}
    bands: str = ""
    turn: int = 0
    turns: int = 1
    parts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """For messages."""
        if self.part is not None:
            return f"{self.part.file} [{self.part.first}:{self.part.last}]"
        return f"{self.do} {self.bands}, {self.turn + 1} of {self.turns}"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Where a worker stands: about to read the record at `at`, after so many others."""

    at: int
    counts: Counts


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a task. error: what, where, next step, where the task as a whole could not be done.

    renew: the worker asks to be replaced (its memory has grown, or it had to break off a report).
    """

    done: PartDone | None = None
    error: tuple[str, str | None, str | None] | None = None
    renew: bool = False
