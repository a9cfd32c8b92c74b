"""Reading one part: its records to rows, its rows to files, and a note of it that says that it is done."""

import hashlib
import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from counterclaim.batch.bands import put_sorted
from counterclaim.batch.clock import OutOfTime, at_most
from counterclaim.batch.extract import Read, extract
from counterclaim.batch.inputs.record import Lost, Other, Record
from counterclaim.batch.inputs.records import records
from counterclaim.batch.sketches import BANDS, Band
from counterclaim.batch.storage import Folder
from counterclaim.batch.tables import claim_rows, problem_row, reading_row
from counterclaim.batch.usage import busy, peak_mb
from counterclaim.batch.values import Counts, Job, Part, PartDone
from counterclaim.batch.write import PartFiles
from counterclaim.reader.reader import Reader

SKIPPED = {
    "took_too_long": "took longer than a report may.",
    "ended_the_process": "ended each process that read it.",
}
"""Reasons for records that are not tried again, in words."""


class PartReader:
    """Reads parts with one reader, kept for all of them.

    tell: called with the place of a record before it is read, and with the counts so far. overran: whether a report was
    broken off since the start; what it left running may not be fit for more.
    """

    def __init__(self, job: Job, tell: Callable[[int, Counts], None]) -> None:
        from counterclaim.reader.options import Options

        self.job = job
        self.tell = tell
        self.overran = False
        self.input, self.output = Folder(job.input), Folder(job.output)
        self.reader = Reader(Options(min_confidence=job.min_confidence))

    def read(self, part: Part, skip: Mapping[str, str]) -> PartDone:
        """Read a part and put its files in place, the note last: what has no note is not done.

        skip: places of records that are not to be tried, as decimal strings, with the reason. Raises OSError or
        ValueError where the file can't be read or the output not be written.
        """
        started, before = time.monotonic(), busy()
        counts, hash = Counts(), hashlib.sha256()
        bands: dict[str, list[Band]] = {name: [] for name in BANDS}
        with PartFiles(self.output, part.id) as files:
            for record in records(self.input, part):
                if isinstance(record, Other):
                    counts.other += 1
                    continue
                self.tell(record.at, counts)
                hash.update(len(record.raw).to_bytes(8, "big") + record.raw)
                found = self._one(part, record, skip.get(str(record.at))) if isinstance(record, Record) else record
                if isinstance(found, Lost):
                    counts.note(found.outcome, found.reason, found.count)
                    files.add("problems", problem_row(part.file, found))
                    continue
                counts.read += 1
                counts.claims += len(found.reading.claims)
                files.add("readings", reading_row(part.file, found))
                files.add("claims", *claim_rows(part.file, found))
                if found.fault is not None:
                    files.add("problems", problem_row(part.file, found.fault, found.reading.report.id))
                for name, rows in found.bands.items():
                    bands[name].extend(rows)
        if self.job.bands:
            for name, rows in bands.items():
                columns = np.array(rows, np.int64).reshape(-1, 3)
                named: dict[str, Any] = dict(zip(("hash", "key", "of"), columns.T, strict=True))
                named["of"] = named["of"].astype(np.int32)
                put_sorted(self.output, f"bands/{name}/{part.id}.parquet", "bands", "hash", named)
        return PartDone(
            part=part, version=self.job.version, hash=hash.hexdigest(), counts=counts,
            seconds=round(time.monotonic() - started, 3), cpu_seconds=round(busy() - before, 3), peak_mb=peak_mb(),
        )  # fmt: skip

    def _one(self, part: Part, record: Record, given_up: str | None) -> Read | Lost:
        if given_up is not None:
            return Lost(record.at, "failed", given_up, SKIPPED.get(given_up, given_up), raw=record.raw)
        try:
            with at_most(self.job.seconds):
                return extract(self.reader, record, part.file, bands=self.job.bands)
        except OutOfTime:
            self.overran = True
            words = f"took longer than {self.job.seconds:g} seconds."
            return Lost(record.at, "failed", "took_too_long", words, raw=record.raw)


def hash_of(folder: Folder, part: Part) -> str:
    """The hash that reading the part would note, without reading its reports."""
    hash = hashlib.sha256()
    for record in records(folder, part):
        if not isinstance(record, Other):
            hash.update(len(record.raw).to_bytes(8, "big") + record.raw)
    return hash.hexdigest()
