"""Files that are there whole or not at all, and cells that a spreadsheet will not run."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

# What a spreadsheet takes for a formula at a cell's start (OWASP, "CSV Injection").
_RUNS = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file under a passing name beside `path`, flushed to disk and renamed when all is written; else removed."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sayable(value: Any) -> Any:
    """The text with lone surrogates, which no UTF-8 file can hold, as \\udXXX; other values as they are."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value


def cell(value: Any) -> Any:
    """What a CSV cell holds: text that a spreadsheet would run gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)  # 12 people, not 12.0
    if isinstance(value, str) and value.startswith(_RUNS):
        return "'" + str(sayable(value))
    return sayable(value)
