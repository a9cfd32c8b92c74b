"""Where the records of a web archive begin and end, in any part of it, past any damage.

An archive is a run of records, each packed by itself (.warc.gz) or all unpacked (.warc). A part starts anywhere, so the
next beginning is searched for, and so it is after a record that is cut off: only that one is lost.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b\x08"
_BEGIN = re.compile(rb"WARC/\d\.\d\r?\n")
_LENGTH = re.compile(rb"\r?\nContent-Length:[ \t]*(\d{1,18})[ \t]*\r?\n", re.IGNORECASE)
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEADER = 65_536
LONGEST = 22_000_000
"""Bytes kept of one record: above the greatest bound on one report (a PDF's 20 million) and its headers."""
_FARTHEST = 4_000_000_000  # bytes unpacked of one record before it is given up: a bomb, not a page


class Member(NamedTuple):
    """One record: where it begins, its first LONGEST bytes, and its length in all. ok: False where it is cut off."""

    at: int
    data: bytes
    length: int
    ok: bool


def packed(file: Any, first: int, last: int, size: int) -> Iterator[Member]:
    """Records of a packed archive that begin in [first, last)."""
    at = _next_packed(file, first, size)
    while at is not None and at < last:
        end, found = _unpack(file, at)
        yield from found
        if end is None:
            at = _next_packed(file, at + 1, size)
            continue
        at = end
        if end < size and not _starts_packed(file, end):
            if end < last:
                yield from _rest(file, end)
            at = _next_packed(file, end, size)


def _unpack(file: Any, at: int) -> tuple[int | None, list[Member]]:
    """One gzip member at `at`: its end (None where it is damaged) and the record in it.

    An archive that was packed as one member breaks the standard (WARC 1.1, annex D) and is one damaged record here.
    """
    unpacker = zlib.decompressobj(31)
    kept, length = bytearray(), 0
    file.seek(at)
    position = at
    try:
        while not unpacker.eof:
            data = unpacker.unconsumed_tail
            if not data:
                data = file.read(_CHUNK)
                position += len(data)
                if not data:
                    raise EOFError
            piece = unpacker.decompress(data, _CHUNK * 16)
            length += len(piece)
            if len(kept) < LONGEST:
                kept += piece[: LONGEST - len(kept)]
            if length > _FARTHEST:
                raise EOFError
    except (zlib.error, EOFError):
        return None, [Member(at, bytes(kept), length, False)]
    return position - len(unpacker.unused_data), [_checked(at, bytes(kept), length)]


def _rest(file: Any, at: int) -> Iterator[Member]:
    """What stands where a record should begin, as one that is cut off; nothing for blanks."""
    file.seek(at)
    data = file.read(1000)
    if data.strip():
        yield Member(at, data, len(data), False)


def _checked(at: int, data: bytes, length: int) -> Member:
    """A member whose own header agrees with its length."""
    body = _body(data)
    ok = body is not None and body[0] + body[1] <= length <= body[0] + body[1] + 8
    return Member(at, data, length, ok)


def _body(data: bytes) -> tuple[int, int] | None:
    """Where a record's block begins and how long it is by its header; None where that can't be told."""
    if _BEGIN.match(data) is None:
        return None
    end = _HEADER_END.search(data, 0, _LONGEST_HEADER)
    told = _LENGTH.search(data, 0, end.start() + 2) if end else None
    return (end.end(), int(told.group(1))) if end and told else None


def _starts_packed(file: Any, at: int) -> bool:
    """Whether a packed record begins here: gzip's mark, and what it unpacks to."""
    file.seek(at)
    head = file.read(_CHUNK)
    if not head.startswith(_GZIP):
        return False
    try:
        return bool(_BEGIN.match(zlib.decompressobj(31).decompress(head, 64)))
    except zlib.error:
        return False


def _next_packed(file: Any, at: int, size: int) -> int | None:
    return _search(file, at, size, lambda data, i: data.find(_GZIP, i), lambda start: _starts_packed(file, start))


def unpacked(file: Any, first: int, last: int, size: int) -> Iterator[Member]:
    """Records of an archive that is not packed, those that begin in [first, last)."""
    at = _next_unpacked(file, first, size)
    while at is not None and at < last:
        file.seek(at)
        head = file.read(_LONGEST_HEADER)
        body = _body(head)
        if body is None or _BEGIN.search(head, 1, body[0]):  # the next record begins in the head of this one
            yield Member(at, head[:1000], len(head), False)
            at = _next_unpacked(file, at + 1, size)
            continue
        length = body[0] + body[1]
        file.seek(min(at + length, size))
        after = file.read(4)
        # Two line breaks end a record. Where they are missing it was cut off, and the next one began inside it.
        if at + length > size or not (after.startswith((b"\r\n\r\n", b"\n\n"))):
            yield Member(at, head[:1000], length, False)
            at = _next_unpacked(file, at + 1, size)
            continue
        file.seek(at)
        yield Member(at, file.read(min(length, LONGEST)), length, True)
        at = at + length + (4 if after == b"\r\n\r\n" else 2)
        if at < size and not _starts_unpacked(file, at):
            if at < last:
                yield from _rest(file, at)
            at = _next_unpacked(file, at, size)


def _starts_unpacked(file: Any, at: int) -> bool:
    file.seek(at)
    return _body(file.read(_LONGEST_HEADER)) is not None


def _next_unpacked(file: Any, at: int, size: int) -> int | None:
    # Not at the beginning of a line: where a record is cut off, the next one follows upon any byte.
    return _search(
        file, at, size, lambda data, i: data.find(b"WARC/", i), lambda start: _starts_unpacked(file, start)
    )


def _search(file: Any, at: int, size: int, find: Any, begins: Any) -> int | None:
    """The first place from `at` on that `find` names in the bytes and `begins` agrees to."""
    overlap = 8
    while at < size:
        file.seek(at)
        data = file.read(_CHUNK * 16)
        if not data:
            return None
        i = find(data, 0)
        while i >= 0:
            if begins(at + i):
                return at + int(i)
            i = find(data, i + 1)
        if len(data) <= overlap or at + len(data) >= size:
            return None
        at += len(data) - overlap
    return None


