"""Fuzz targets for files with parts of their own: feeds, lists of feeds, archives, tables, gold, JSON Lines."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from counterclaim.errors import CounterclaimError

FIRST = 64  # bytes into an archive at which its second part starts, as parts do, in the middle of anything


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def _written(data: bytes) -> Path:
    path = _folder() / "input"
    path.write_bytes(data)
    return path


def feed(data: bytes) -> None:
    """RSS and Atom, however broken."""
    from counterclaim.ledger.feed import looks_like_feed, parse

    looks_like_feed(data)
    with suppress(CounterclaimError):
        for one in parse(data, "https://example.org/feed").entries:
            assert one.address.startswith(("http://", "https://"))
            assert one.title is None or len(one.title) <= 300


def opml(data: bytes) -> None:
    """Lists of feeds."""
    from counterclaim.ledger.feed import addresses_in_opml, looks_like_opml

    looks_like_opml(data)
    with suppress(CounterclaimError):
        for address in addresses_in_opml(data):
            assert address.startswith(("http://", "https://"))


def warc(data: bytes) -> None:
    """Web archives as `add` reads them."""
    from counterclaim.ledger.add.archives import warc as run
    from counterclaim.reports.limits import LIMITS

    for one in run(str(_written(data)), LIMITS):
        assert one.source


class _Held(BytesIO):
    """Bytes as the batch's storage hands them out."""

    def size(self) -> int:
        return len(self.getbuffer())


class _Storage:
    """A folder of one file that is in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @contextmanager
    def open(self, name: str) -> Iterator[_Held]:
        """The file, whatever the name."""
        yield _Held(self.data)


def _parts(data: bytes, name: str, kind: Any) -> Iterator[Any]:
    """The records of both parts of a file that is cut at FIRST; each lies in its own part, and none is met twice."""
    from counterclaim.batch.inputs.records import records
    from counterclaim.batch.values import Part

    met = set()
    cut = min(FIRST, len(data))
    for first, last in ((0, cut), (cut, len(data))):
        part = Part(id="p", file=name, kind=kind, first=first, last=last, size=len(data))
        for one in records(_Storage(data), part):  # type: ignore[arg-type]
            assert one.at not in met
            met.add(one.at)
            yield one


def members(data: bytes) -> None:
    """Web archives as a batch reads them: from the middle, past damage."""
    for name in ("a.warc", "a.warc.gz"):
        for one in _parts(data, name, "warc"):
            assert 0 <= one.at < len(data)


def lines(data: bytes) -> None:
    """JSON Lines as a batch reads them: ranges of bytes; together they give every line once."""
    from counterclaim.batch.inputs.record import Record

    found = [one.raw for one in _parts(data, "a.jsonl", "jsonl") if isinstance(one, Record)]
    blank = b" \t\r\n\xef\xbb\xbf"
    assert [raw.rstrip(b"\n") for raw in found] == [line for line in data.split(b"\n") if line.strip(blank)]


def dump(data: bytes) -> None:
    """Rows of a GeoNames dump and of its alternate names."""
    from counterclaim.gazetteer.dump import alternate_names, rows, size

    told: list[tuple[int, str]] = []
    path = _written(data)
    with suppress(CounterclaimError):
        size(path)
        for row in rows(path, lambda number, words: told.append((number, words)), lambda n: None):
            assert -90 <= row.lat <= 90
            assert -180 <= row.lon <= 180
            assert row.names
        for _ in alternate_names(path, lambda number, words: told.append((number, words)), lambda n: None):
            pass
    assert all(number > 0 and words for number, words in told)


def gold(data: bytes) -> None:
    """Annotated texts for `evaluate`: JSON Lines with rows of a task."""
    from counterclaim.evaluation.attributions import Marked
    from counterclaim.evaluation.gold import load_gold

    with suppress(CounterclaimError):
        assert load_gold([_written(data)], "attributions", Marked)


def corrections(data: bytes) -> None:
    """Dates as people write them in corrections; columns out of EDTF."""
    from counterclaim.ledger.corrections.edtf import days_of
    from counterclaim.ledger.edtf import first_day

    text = data.decode("utf-8", "surrogateescape")
    first_day(text)
    with suppress(CounterclaimError):
        first, last, precision = days_of(text, "here")
        assert first is None or last is None or first <= last
        assert precision
