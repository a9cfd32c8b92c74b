"""CSV: UTF-8, comma, a header line, RFC 4180 quoting."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from counterclaim.export.files import cell
from counterclaim.export.source import Source
from counterclaim.export.tables import TABLES


def write_csv(source: Source, out: BinaryIO, *, table: str = "claims") -> int:
    """Write one table; returns how many rows. Text that begins like a formula gets an apostrophe before it."""
    chosen = TABLES[table]
    return write_rows([field.name for field in chosen.fields], chosen.rows(source), out)


def write_rows(names: Sequence[str], rows: Iterable[dict[str, Any]], out: BinaryIO) -> int:
    """Write rows under a header; empty cells for None."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    count = 0
    for row in rows:
        writer.writerow([cell(row[name]) for name in names])
        count += 1
    text.detach()
    return count
