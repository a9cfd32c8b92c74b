"""JSON written item by item, so that memory stays flat."""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO


def encoded(value: Any) -> bytes:
    """The value as JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, as escapes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False).encode("ascii")


def write_list(items: Iterable[Any], out: BinaryIO) -> int:
    """Write a JSON list; returns how many items."""
    count = 0
    out.write(b"[")
    for item in items:
        out.write((b",\n" if count else b"\n") + encoded(item))
        count += 1
    out.write(b"\n]")
    return count


def write_lines(items: Iterable[Any], out: BinaryIO) -> int:
    """Write one JSON value a line; returns how many."""
    count = 0
    for item in items:
        out.write(encoded(item) + b"\n")
        count += 1
    return count
