"""Rows of a run of row groups of a Parquet file; a damaged row group costs what of it can't be read."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from counterclaim.batch.inputs.record import LIMITS, Lost, Record
from counterclaim.batch.storage import Folder
from counterclaim.batch.values import Part

COLUMNS = ("id", "text", "title", "published", "publisher", "url")
ROWS_AT_ONCE = 64  # of 5 kB each, one of 1 million characters among them at times: a few MB


def rows(folder: Folder, part: Part) -> Iterator[Record | Lost]:
    """The part's rows in order; `at` is the row's number in the file. Columns of other names are not read."""
    from pyarrow import parquet

    with folder.open(part.file) as opened:
        file = parquet.ParquetFile(opened, page_checksum_verification=True, buffer_size=1 << 20)
        columns = [name for name in COLUMNS if name in file.schema_arrow.names]
        at = sum(file.metadata.row_group(i).num_rows for i in range(part.first))
        if "text" not in columns:
            count = sum(file.metadata.row_group(i).num_rows for i in range(part.first, part.last))
            yield Lost(at, "failed", "no_text", 'the file has no column "text".', count)
            return
        for group in range(part.first, part.last):
            end = at + file.metadata.row_group(group).num_rows
            yield from _group(file, group, columns, at, end)
            at = end


def _group(file: Any, group: int, columns: list[str], at: int, end: int) -> Iterator[Record | Lost]:
    try:
        for batch in file.iter_batches(batch_size=ROWS_AT_ONCE, row_groups=[group], columns=columns, use_threads=False):
            cells = batch.columns
            for row in range(batch.num_rows):
                yield _row({name: cells[i][row] for i, name in enumerate(columns)}, at)
                at += 1
    except (OSError, ValueError) as error:
        words = str(error).splitlines()
        told = words[0][:200] if words else type(error).__name__
        yield Lost(at, "failed", "damaged", f"row group {group} can't be read from row {at} on ({told}).", end - at)


def _row(cells: dict[str, Any], at: int) -> Record | Lost:
    values: dict[str, Any] = {}
    try:
        for name, cell in cells.items():
            value = cell.as_py()
            if isinstance(value, date | datetime):
                value = value.isoformat()
            elif isinstance(value, bytes):
                value = value.decode("utf-8")
            if name == "text" and isinstance(value, str) and len(value) > LIMITS.text:
                return Lost(at, "skipped", "too_large", f"a text of {len(value):,} characters.", raw=str(at).encode())
            values[name] = value
        return Record(at, json.dumps(values).encode())
    except (ValueError, TypeError, OverflowError) as error:
        return Lost(at, "failed", "bad_record", f"row {at}: {type(error).__name__}: {str(error)[:200]}")
