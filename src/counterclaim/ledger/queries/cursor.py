"""Cursors: where a page of a list ended, as one opaque word that fits into an address."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from counterclaim.errors import FilterError

Key = tuple[str | float | int, ...]


def write(key: Key, asked: object) -> str:
    """The cursor after the row with that sort key; `asked` is what the list was asked with (filters and order)."""
    raw = msgspec.json.encode([_mark(asked), *key])
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def read(cursor: str | None, asked: object, kinds: Sequence[type]) -> Key | None:
    """The sort key that `write` took, None without a cursor; raises FilterError where it isn't one of this list."""
    if not cursor:
        return None
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        values: Any = msgspec.json.decode(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, msgspec.DecodeError, ValueError):
        values = None
    if not isinstance(values, list) or len(values) != len(kinds) + 1:
        raise FilterError("not a cursor of this list.", next_step="Begin the list anew, without a cursor.")
    if values[0] != _mark(asked):
        raise FilterError(
            "the cursor belongs to a list with other filters or another order.",
            next_step="Begin the list anew, without a cursor.",
        )
    key = values[1:]
    if not all(isinstance(v, k) or (k is float and isinstance(v, int)) for v, k in zip(key, kinds, strict=True)):
        raise FilterError("not a cursor of this list.", next_step="Begin the list anew, without a cursor.")
    return tuple(key)


def _mark(asked: object) -> str:
    return hashlib.sha256(msgspec.json.encode(asked)).hexdigest()[:8]
