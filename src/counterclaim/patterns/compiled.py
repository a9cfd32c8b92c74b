"""A pattern from the file that `build.py` makes, or, where it isn't there for this Python, from `re`.

Python keeps the byte code of modules on disk, but not that of regular expressions: every process works some 140 of
them out anew. The file holds what `re` had made of each, by pattern and flags, so a pattern that was changed since is
not found and compiled as ever: a file that is missing, old or made by another Python costs time and nothing else.
"""

import re
import sys
from array import array
from functools import cache
from importlib import import_module
from pathlib import Path

import msgspec

FILE = Path(__file__).parent / "patterns.msgpack"
ASKED: dict[tuple[str, int], None] = {}  # what this process has asked for, in order; build.py reads it
_WORD = "I"  # the engine's code is a list of unsigned 32-bit numbers


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One compiled pattern.

    pattern, flags: as asked for. found: the flags with those that the pattern itself sets. groups: how many;
    names: of groups. code: the engine's numbers, in this machine's byte order.
    """

    pattern: str
    flags: int
    found: int
    groups: int
    names: dict[str, int]
    code: bytes


class Patterns(msgspec.Struct, frozen=True, array_like=True):
    """The file. python: which engine the code is for, as `engine` says it."""

    python: str
    entries: tuple[Entry, ...]


def engine() -> str:
    """Which Pythons understand each other's code: the same version, engine, width and byte order."""
    sre = import_module("_sre")
    version = f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}"
    return f"{version} {sre.MAGIC} {sre.CODESIZE} {array(_WORD).itemsize} {sys.byteorder}"


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as re.compile(pattern, flags), from the file where it is there."""
    key = pattern, int(flags)
    ASKED[key] = None
    entry = _entries().get(key)
    return re.compile(pattern, flags) if entry is None else _pattern(entry)


def _pattern(entry: Entry) -> re.Pattern[str]:
    """What the last line of re's own compiler does; the engine checks the code before it takes it."""
    numbers = array(_WORD, entry.code).tolist()
    by_number: list[str | None] = [None] * (entry.groups + 1)
    for name, number in entry.names.items():
        by_number[number] = name
    made: re.Pattern[str] = import_module("_sre").compile(
        entry.pattern, entry.found, numbers, entry.groups, entry.names, tuple(by_number)
    )
    return made


@cache
def _entries() -> dict[tuple[str, int], Entry]:
    try:
        read = msgspec.msgpack.decode(FILE.read_bytes(), type=Patterns)
        known = read.entries if read.python == engine() else ()
    except (OSError, ImportError, AttributeError, msgspec.DecodeError):  # no file, another Python, a damaged file
        known = ()
    return {(entry.pattern, entry.flags): entry for entry in known}
