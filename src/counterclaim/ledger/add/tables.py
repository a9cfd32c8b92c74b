"""Parquet to items: a table with a column `text`, or the readings of a batch run."""

import json
from collections.abc import Iterator
from typing import Any

from counterclaim.errors import ReportError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.reports import ours

_NAMES = ("text", "id", "title", "published", "publisher", "url", "speaker", "side", "kind")
_ROWS = 64  # read at a time: a row may hold ten million characters


def items(source: str) -> Iterator[Item | Bad]:
    """One item a row. Raises ReportError for a file that is no such table, or where pyarrow is not installed."""
    table = _opened(source)
    names = set(table.schema_arrow.names)
    if "reading" in names:
        wanted = ["reading"]
    else:
        ours.refuse(names)
        wanted = [name for name in _NAMES if name in names]
        if "text" not in names:
            raise ReportError('a table without a column "text".', next_step="Name the column of the texts so.")
    number = 0
    try:
        for batch in table.iter_batches(_ROWS, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _item(row, f"{source}#{number}")
    except (OSError, ValueError) as error:  # a damaged row group: pyarrow's errors are both of these
        yield Bad(source=f"{source}#{number + 1}", reason=f"the table can't be read from here on ({_first(error)}).")


def count(source: str) -> int:
    """How many rows; 0 for what can't be opened."""
    try:
        return int(_opened(source).metadata.num_rows)
    except ReportError:
        return 0


def _opened(source: str) -> Any:
    try:
        from pyarrow import parquet
    except ImportError:
        raise ReportError(
            "Parquet needs pyarrow, which is not installed.", next_step="Run: pip install 'counterclaim[parquet]'"
        ) from None
    try:
        return parquet.ParquetFile(source)
    except (OSError, ValueError) as error:
        raise ReportError(
            f"this Parquet file can't be opened: it is damaged or not whole ({_first(error)}).",
            next_step="Write or copy it again.",
        ) from None


def _item(row: dict[str, Any], source: str) -> Item | Bad:
    if "reading" in row:
        data = row["reading"]
        if not data:
            return Bad(source=source, reason='no "reading" in this row.')
        return Item(source=source, data=data if isinstance(data, bytes) else str(data).encode(), kind="reading")
    kept = {name: value if isinstance(value, str) else str(value) for name, value in row.items() if value is not None}
    return Item(source=source, data=json.dumps(kept).encode(), kind="line")


def _first(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
