"""CSV: UTF-8, comma, a header line, RFC 4180 quoting."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO

from counterclaim.export.files import cell
from counterclaim.export.source import Source
from counterclaim.export.tables import TABLES


def write_csv(source: Source, out: BinaryIO, *, table: str = "claims") -> int:
    """Write one table; returns how many rows. Text that begins like a formula gets an apostrophe before it."""
    chosen = TABLES[table]
    return write_rows([field.name for field in chosen.fields], chosen.rows(source), out)


def write_rows(names: Sequence[str], rows: Iterable[dict[str, Any]], out: BinaryIO) -> int:
    """Write rows under a header; returns how many. Empty cells for None."""
    count = -1  # the header
    for line in lines(names, rows):
        out.write(line)
        count += 1
    return count


def lines(names: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """The header and the rows, each as the bytes of one line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for cells in chain([list(names)], ([cell(row[name]) for name in names] for row in rows)):
        writer.writerow(cells)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
