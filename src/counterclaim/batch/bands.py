"""Which reports may carry the same copy, and which claims one utterance, as group-by over hashes in ranges.

Rows (hash, key, of) lie in files sorted by hash, cut into row groups at fixed hashes. `match` takes one range of
hashes from all files and gives the pairs that share a hash; `gather` takes one range of pairs and counts. So no process
ever sees more than one range, and the work grows as the rows do: a hash brings at most `NEAREST` pairs a row.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.batch.schema import schemas
from counterclaim.batch.storage import Folder

RANGES = 64
"""Ranges of hashes: of ten million reports with forty hashes each, one has six million rows (150 MB)."""
CEILING = 200
"""A hash that more reports carry is a phrase of the trade or a site's own, as in copies/sketch.py."""
ROWS_A_TURN = 4_000_000  # of 20 bytes, some copies of them while they are sorted: about 300 MB
NEAREST = 32
"""A report is paired with so many others of one hash at most, the next ones by key: families hold together by chains,
and a story that 200 outlets carry makes 6,400 pairs, not 20,000."""


class Rule(NamedTuple):
    """When shared hashes make a pair of candidates: so many of them, and such a share of the fewer."""

    least: int
    share: float


RULES = {
    # Exact containment is held against .3 later (copies/pairs.py); hashes of a sample of the words tell it to about .1.
    "reports": Rule(2, 0.2),
    # matters/speech.py asks for six tenths of the fewer's stems; claims of neighbouring days share one window of two.
    "utterances": Rule(2, 0.3),
}


def range_of(hashes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The range each hash falls into, 0 to RANGES - 1, by its first six bits."""
    return ((hashes.view(np.uint64) >> np.uint64(58)) ^ np.uint64(32)).astype(np.int64)


def put_sorted(folder: Folder, path: str, table: str, column: str, columns: dict[str, NDArray[Any]]) -> None:
    """Write rows sorted by one column, one row group for each range of it."""
    import pyarrow as pa
    from pyarrow import parquet

    order = np.lexsort((*(values for name, values in columns.items() if name != column), columns[column]))
    schema = schemas()[table]
    rows = pa.table([columns[name][order] for name in schema.names], schema=schema)
    cuts = np.searchsorted(range_of(columns[column][order]), np.arange(RANGES + 1))
    with folder.new(path) as temporary, parquet.ParquetWriter(temporary, schema, compression="zstd") as writer:
        for first, last in pairwise(cuts):
            # Row group n is range n, whether it has rows or not.
            writer.write_table(rows.slice(first, last - first))


def get_ranges(folder: Folder, paths: Iterable[str], ranges: range, names: Sequence[str]) -> list[NDArray[Any]]:
    """The columns of some ranges of all files."""
    from pyarrow import parquet

    found: list[list[NDArray[Any]]] = [[] for _ in names]
    for path in paths:
        with folder.open(path) as file:
            rows = parquet.ParquetFile(file).read_row_groups(list(ranges), columns=list(names), use_threads=False)
        for into, name in zip(found, names, strict=True):
            into.append(rows.column(name).to_numpy())
    return [np.concatenate(each) if each else np.empty(0, np.int64) for each in found]


def share_of_ranges(turn: int, turns: int) -> range:
    """The ranges of one turn; turns divide RANGES."""
    each = RANGES // turns
    return range(turn * each, (turn + 1) * each)


def turns_for(rows: int) -> int:
    """Into how many turns the ranges are cut, so that none has more rows than a worker holds easily."""
    turns = 1
    while turns < RANGES and rows > turns * ROWS_A_TURN:
        turns *= 4
    return turns


def match(hashes: NDArray[np.int64], keys: NDArray[np.int64], of: NDArray[np.int32]) -> dict[str, NDArray[Any]]:
    """Pairs that share a hash, the lesser key first, with how many they share and the fewer of their numbers."""
    order = np.lexsort((keys, hashes))
    hashes, keys, of = hashes[order], keys[order], of[order]
    fresh = np.ones(len(hashes), bool)  # a report with the same hash in two paragraphs counts once
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (keys[1:] != keys[:-1])
    hashes, keys, of = hashes[fresh], keys[fresh], of[fresh]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(hashes)])
    group = np.repeat(np.arange(len(starts)), sizes)
    usable = (sizes >= 2) & (sizes <= CEILING)
    keep = usable[group] if len(group) else np.empty(0, bool)
    keys, of, group = keys[keep], of[keep], group[keep]
    a, b, fewer = [], [], []
    for step in range(1, NEAREST + 1):
        same = np.flatnonzero(group[step:] == group[:-step]) if len(group) > step else np.empty(0, np.int64)
        if not len(same):
            break
        a.append(keys[same])
        b.append(keys[same + step])
        fewer.append(np.minimum(of[same], of[same + step]))
    empty = np.empty(0, np.int64)
    first, second = (np.concatenate(a), np.concatenate(b)) if a else (empty, empty)
    least = np.concatenate(fewer) if fewer else empty
    return _counted(first, second, np.ones(len(first), np.int32), least.astype(np.int32))


def _counted(
    a: NDArray[np.int64], b: NDArray[np.int64], shared: NDArray[np.int32], fewer: NDArray[np.int32]
) -> dict[str, NDArray[Any]]:
    """Each pair once, its shared hashes summed."""
    order = np.lexsort((b, a))
    a, b, shared, fewer = a[order], b[order], shared[order], fewer[order]
    starts = np.flatnonzero(np.r_[True, (a[1:] != a[:-1]) | (b[1:] != b[:-1])]) if len(a) else np.empty(0, np.int64)
    summed = np.add.reduceat(shared, starts).astype(np.int32) if len(a) else shared
    return {"a": a[starts], "b": b[starts], "shared": summed, "fewer": fewer[starts]}


def gather(
    a: NDArray[np.int64], b: NDArray[np.int64], shared: NDArray[np.int32], fewer: NDArray[np.int32], rule: Rule
) -> dict[str, NDArray[Any]]:
    """The pairs of one range that are candidates by the rule, each once, with the share of the fewer's hashes."""
    found = _counted(a, b, shared, fewer)
    share = found["shared"] / np.maximum(1, found["fewer"])
    # Few hashes in all (a report of a paragraph or two) may all be shared and still be fewer than the rule's number.
    enough = found["shared"] >= np.minimum(rule.least, found["fewer"])
    keep = enough & (share >= rule.share)
    return {"a": found["a"][keep], "b": found["b"][keep], "shared": found["shared"][keep],
            "share": np.minimum(1.0, share[keep])}  # fmt: skip


def groups(a: NDArray[np.int64], b: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Keys and the group each belongs to (its least key) where the pairs are links; near-linear in the pairs.

    Every key takes the least label among its neighbours, and labels are followed to their end, until nothing changes:
    rounds grow as the logarithm of the longest chain (Shiloach and Vishkin 1982).
    """
    keys = np.unique(np.r_[a, b])
    left, right = np.searchsorted(keys, a), np.searchsorted(keys, b)
    label = np.arange(len(keys))
    while True:
        low = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, label[left], low)
        np.minimum.at(label, label[right], low)
        while True:
            followed = label[label]
            if np.array_equal(followed, label):
                break
            label = followed
        if np.array_equal(before, label):
            return keys, keys[label]
