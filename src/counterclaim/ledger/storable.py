"""Text that both stores take, of the same length: neither keeps halves of surrogate pairs, PostgreSQL no NUL."""

import json
import zlib
from typing import Any

import msgspec

from counterclaim.model import Reading


def plain(words: str) -> str:
    """The words with lone surrogates as "?" and NUL as U+FFFD; code points stay where they were."""
    if words.isascii():
        return words if "\0" not in words else words.replace("\0", "\ufffd")
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def packed(reading: Reading) -> bytes:
    """The whole reading as JSON, zlib; every character as it was."""
    try:
        data = msgspec.json.encode(reading)
    except UnicodeEncodeError:
        data = json.dumps(reading.to_dict()).encode("ascii")
    return zlib.compress(data, 3)  # level 6 takes twice as long for a thirteenth less


def unpacked(data: bytes) -> Reading:
    """The reading that `packed` gave; raises zlib.error, ValueError or msgspec.ValidationError for anything else."""
    return Reading.from_json(zlib.decompress(data))


def storable(reading: Reading) -> Reading:
    """The reading with all its words plain; itself where they are."""
    try:
        data = msgspec.json.encode(reading)
    except UnicodeEncodeError:
        data = b"\\u0000"
    if b"\\u0000" not in data:
        return reading
    return msgspec.convert(_plain(reading.to_dict()), Reading)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
