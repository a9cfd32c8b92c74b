"""Parquet: the same tables with types, written a group of rows at a time."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from counterclaim.errors import CounterclaimError
from counterclaim.export.files import sayable
from counterclaim.export.source import Source
from counterclaim.export.tables import TABLES, Row, Table
from counterclaim.gazetteer.attribution import attribution

# Rows a group: some megabytes, so that memory stays flat and readers can skip.
GROUP = 20_000


def write_parquet(source: Source, out: BinaryIO, *, table: str = "claims") -> int:
    """Write one table; returns how many rows. Raises CounterclaimError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise CounterclaimError(
            "Parquet needs pyarrow, which is not installed.",
            next_step="Install it with: pip install 'counterclaim[parquet]', or export as csv.",
        ) from None
    chosen = TABLES[table]
    schema = _schema(pa, chosen)
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        rows = chosen.rows(source)
        while group := list(islice(_sayable(rows), GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
            count += len(group)
    return count


def _sayable(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield {name: sayable(value) for name, value in row.items()}


def _schema(pa: Any, table: Table) -> Any:
    # Days stay text: "date" columns of Parquet have no room for years before 1 or after 9999, and EDTF may bring them.
    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
             "date": pa.string()}  # fmt: skip
    fields = [
        pa.field(f.name, types[f.type], nullable=not f.required, metadata={"description": f.description})
        for f in table.fields
    ]
    return pa.schema(fields, metadata={"title": table.title, "attribution": attribution()})
