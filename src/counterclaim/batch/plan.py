"""From the input's files to parts of about equal bytes, and to the input files that are none of ours."""

import hashlib
from itertools import pairwise
from typing import NamedTuple

from counterclaim.batch.storage import Entry, Folder
from counterclaim.batch.values import Kind, Part

PART_BYTES = 8_000_000
"""Bytes of a part where the input is large: some 1,600 reports of 5 kB, two to three minutes of one worker, which is
what a lost worker costs at most. Not calibrated further; `--part-size` changes it."""
LEAST_PART = 65_536

_PACKED = (".gz", ".zst", ".bz2", ".lz4")
_SUFFIXES: tuple[tuple[str, Kind], ...] = (
    (".parquet", "parquet"),
    (".pq", "parquet"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".warc", "warc"),
    (".wet", "warc"),
)


class Plan(NamedTuple):
    """What there is to do. unread: files of no kind that is known. broken: files that can't be opened, with words."""

    parts: list[Part]
    unread: list[str]
    broken: list[tuple[str, str]]


def kind_of(name: str) -> Kind | None:
    """What a file is, by its name; None for what is not read."""
    low = name.lower()
    bare = next((low.removesuffix(end) for end in _PACKED if low.endswith(end)), low)
    return next((kind for end, kind in _SUFFIXES if bare.endswith(end) and (kind != "parquet" or bare == low)), None)


def is_packed(name: str) -> bool:
    """True for a file that can be read from its start only. An archive's records are packed one by one, so not it."""
    return name.lower().endswith(_PACKED) and kind_of(name) == "jsonl"


def plan(folder: Folder, part_bytes: int, version: str) -> Plan:
    """Parts of the input in the order of file and place; the same input and size give the same parts."""
    parts: list[Part] = []
    unread: list[str] = []
    broken: list[tuple[str, str]] = []
    for entry in folder.entries():
        kind = kind_of(entry.path)
        if kind is None:
            unread.append(entry.path)
            continue
        try:
            ranges = _row_groups(folder, entry, part_bytes) if kind == "parquet" else _bytes(entry, part_bytes)
        except (OSError, ValueError) as error:  # a broken footer; pyarrow's errors are both of these
            words = str(error).splitlines()
            broken.append((entry.path, words[0][:200] if words else type(error).__name__))
            continue
        for first, last, size in ranges:
            name = f"{entry.path}\n{kind}\n{first}\n{last}\n{version}"
            parts.append(
                Part(
                    id=hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:20],
                    file=entry.path, kind=kind, first=first, last=last, size=size, modified=entry.modified,
                )
            )  # fmt: skip
    return Plan(parts, unread, broken)


def fitting_size(folder: Folder, workers: int) -> int:
    """Bytes of a part for an input that was not read before: several for each worker, so that all end together."""
    total = sum(entry.size for entry in folder.entries() if kind_of(entry.path))
    return max(LEAST_PART, min(PART_BYTES, total // (8 * max(1, workers)) + 1))


def _bytes(entry: Entry, part_bytes: int) -> list[tuple[int, int, int]]:
    if is_packed(entry.path) or entry.size <= part_bytes:
        return [(0, entry.size, entry.size)] if entry.size else []
    count = -(-entry.size // part_bytes)
    edges = [entry.size * i // count for i in range(count + 1)]
    return [(a, b, b - a) for a, b in pairwise(edges)]


def _row_groups(folder: Folder, entry: Entry, part_bytes: int) -> list[tuple[int, int, int]]:
    """Runs of row groups; one row group is never cut, since to read half of it all of it must be read."""
    from pyarrow import parquet

    with folder.open(entry.path) as file:
        told = parquet.ParquetFile(file).metadata
        sizes = [_stored(told.row_group(i)) for i in range(told.num_row_groups)]
    out: list[tuple[int, int, int]] = []
    first = size = 0
    for number, one in enumerate(sizes):
        if size and size + one > part_bytes:
            out.append((first, number, size))
            first, size = number, 0
        size += one
    if first < len(sizes):
        out.append((first, len(sizes), size))
    return out


def _stored(group: object) -> int:
    count: int = group.num_columns  # type: ignore[attr-defined]
    return sum(group.column(i).total_compressed_size for i in range(count))  # type: ignore[attr-defined]
