"""A report as copy in few bytes, as a ledger keeps it: eight bytes a window."""

import sys
from array import array

import msgspec

from counterclaim.copies.value import Copy, CopyParagraph

_BIG = sys.byteorder == "big"


class _Paragraph(msgspec.Struct, frozen=True, array_like=True):
    start: int
    end: int
    words: int
    windows: bytes
    spoken: tuple[int, ...]


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    report: str
    site: str | None
    agency: str | None
    published: str | None
    paragraphs: tuple[_Paragraph, ...]


_DECODER = msgspec.msgpack.Decoder(_Packed)


def pack(copy: Copy) -> bytes:
    """The copy as MessagePack, windows as signed 64-bit integers, little end first."""
    paragraphs = tuple(
        _Paragraph(p.start, p.end, p.words, _bytes(p.windows), tuple(sorted(p.spoken))) for p in copy.paragraphs
    )
    return msgspec.msgpack.encode(_Packed(copy.report, copy.site, copy.agency, copy.published, paragraphs))


def unpack(data: bytes) -> Copy:
    """The copy that `pack` gave; raises msgspec.ValidationError or msgspec.DecodeError for anything else."""
    one = _DECODER.decode(data)
    return Copy(
        report=one.report, site=one.site, agency=one.agency, published=one.published,
        paragraphs=tuple(
            CopyParagraph(p.start, p.end, _windows(p.windows), frozenset(p.spoken), p.words) for p in one.paragraphs
        ),
    )  # fmt: skip


def _bytes(windows: tuple[int, ...]) -> bytes:
    values = array("q", windows)
    if _BIG:
        values.byteswap()
    return values.tobytes()


def _windows(data: bytes) -> tuple[int, ...]:
    values = array("q")
    values.frombytes(data)
    if _BIG:
        values.byteswap()
    return tuple(values)
