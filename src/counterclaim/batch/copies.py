"""The last steps of a run: pairs of reports and claims out of the bands, and wire families out of the pairs."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.batch.bands import groups, turns_for
from counterclaim.batch.schema import schemas
from counterclaim.batch.storage import Folder
from counterclaim.batch.tasks import MATCHED
from counterclaim.batch.values import Job, PartDone, Task

KINDS = ("reports", "utterances")
SAME_COPY = 0.3
"""Share of the fewer's hashes from which two reports are taken for one copy, as copies/pairs.py has it for words."""
HASHES = 40  # rows of bands a report brings, about: 600 words, of which winnowing keeps one in eight or nine


def matching(job: Job, done: Sequence[PartDone]) -> list[list[Task]]:
    """The tasks that find candidates, in two rounds: the second needs all of the first."""
    parts = tuple(sorted(one.part.id for one in done))
    turns = turns_for(HASHES * sum(one.counts.read for one in done))
    return [
        [Task(do=do, job=job, bands=kind, turn=turn, turns=turns, parts=parts if do == "match" else ())
         for kind in KINDS for turn in range(turns)]
        for do in ("match", "gather")
    ]  # fmt: skip


def clear(folder: Folder) -> None:
    """Remove what an earlier run left of pairs and families."""
    for kind in KINDS:
        for root in (MATCHED, "copies"):
            for name in folder.names(f"{root}/{kind}"):
                folder.remove(f"{root}/{kind}/{name}")
    folder.remove("copies/families.parquet")


def put_families(folder: Folder, done: Sequence[PartDone]) -> int:
    """Write the families that the pairs of reports make, and say how many there are.

    Only numbers pass through this process: two of 8 bytes a pair and the ids of reports that stand in a family.
    """
    import pyarrow as pa
    from pyarrow import parquet

    a, b = _links(folder)
    keys, family = groups(a, b)
    order = np.argsort(keys)
    keys, family = keys[order], family[order]
    schema = schemas()["families"]
    with folder.new("copies/families.parquet") as temporary, parquet.ParquetWriter(temporary, schema) as writer:
        for one in done if len(keys) else ():
            with folder.open(f"readings/{one.part.id}.parquet") as file:
                rows = parquet.read_table(file, columns=["key", "report"], use_threads=False)
            own = rows.column("key").to_numpy()
            at = np.minimum(np.searchsorted(keys, own), len(keys) - 1)
            inside = keys[at] == own
            if inside.any():
                reports = rows.column("report").filter(pa.array(inside))
                columns = [pa.array(family[at[inside]]), pa.array(own[inside]), reports]
                writer.write_table(pa.table(columns, schema=schema))
    return len(np.unique(family))


def _links(folder: Folder) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    from pyarrow import parquet

    found: list[tuple[Any, Any]] = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    for name in folder.names("copies/reports"):
        with folder.open(f"copies/reports/{name}") as file:
            rows = parquet.read_table(file, columns=["a", "b", "share"], use_threads=False)
        keep = rows.column("share").to_numpy() >= SAME_COPY
        found.append((rows.column("a").to_numpy()[keep], rows.column("b").to_numpy()[keep]))
    return np.concatenate([a for a, _ in found]), np.concatenate([b for _, b in found])
