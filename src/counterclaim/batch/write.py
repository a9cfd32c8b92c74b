"""The output files of one part: rows are written as they come, the files put in place when all of them are whole."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from counterclaim.batch.schema import schemas
from counterclaim.batch.storage import Folder
from counterclaim.batch.tables import Row

_ROWS = 2_000  # buffered of a table at most,
_BYTES = 4_000_000  # or as many bytes of readings: what a worker holds stays the same however long the part is

TABLES = ("readings", "claims", "problems")


class PartFiles:
    """Writes the tables of a part; a table without rows has a file, too, so that every part has the same files."""

    def __init__(self, folder: Folder, part: str) -> None:
        self._folder = folder
        self._part = part
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._bytes = 0
        self._writers: dict[str, Any] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        from pyarrow import parquet

        for name in TABLES:
            path: Path = self._open.enter_context(self._folder.new(f"{name}/{self._part}.parquet"))
            writer = parquet.ParquetWriter(path, schemas()[name], compression="zstd")
            self._writers[name] = writer
            self._open.callback(writer.close)  # before the file is put in place: what was entered last ends first
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._flush()
        self._open.__exit__(kind, error, at)

    def add(self, table: str, *rows: Row) -> None:
        """More rows of one table."""
        self._rows[table].extend(rows)
        if table == "readings":
            self._bytes += sum(len(row["reading"]) for row in rows)
        if self._bytes > _BYTES or len(self._rows[table]) > _ROWS:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        for name, rows in self._rows.items():
            if rows:
                self._writers[name].write_table(pa.Table.from_pylist(rows, schema=schemas()[name]))
                rows.clear()
        self._bytes = 0
