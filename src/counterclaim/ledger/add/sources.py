"""Sources to items, one at a time: files, folders, addresses, feeds, lists of feeds, JSON Lines, archives, Parquet."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from counterclaim.errors import CounterclaimError, ReportError
from counterclaim.ledger.add import archives, feeds, lines, tables
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.storable import plain
from counterclaim.patterns import compiled
from counterclaim.reports.limits import LIMITS, Limits

_ADDRESS = compiled(r"https?://", 2)  # re.IGNORECASE
_NOT_OURS = (".db", ".db-wal", ".db-shm", ".db-journal", ".sqlite", ".sqlite3", ".part")
Known = Callable[[str], bool]
"""True for an address that the ledger has already read; it is not fetched again."""


def items(sources: Sequence[str], *, known: Known, limits: Limits = LIMITS) -> Iterator[Item | Bad]:
    """What the sources hold, in order; what can't be read comes as Bad, and the rest goes on."""
    for source in sources:
        try:
            yield from _of(source, known, limits)
        except CounterclaimError as error:
            yield Bad(source=source, reason=told(error), url=source if _ADDRESS.match(source) else None)


def told(error: CounterclaimError) -> str:
    """An error without the place, which is kept beside it."""
    return plain(" ".join(part for part in (error.what, error.next_step) if part))


def _of(source: str, known: Known, limits: Limits) -> Iterator[Item | Bad]:
    if _ADDRESS.match(source):
        yield from feeds.address(source, known, limits)
        return
    path = Path(source)
    if source != "-" and path.is_dir():
        for file in files(path):
            try:
                yield from _file(file, known, limits)
            except CounterclaimError as error:
                yield Bad(source=file, reason=told(error))
        return
    yield from _file(source, known, limits)


def files(folder: Path) -> Iterator[str]:
    """The files under a folder, by path; hidden ones, ledgers and their captures left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not f.endswith(".captures"))
        for name in sorted(names):
            if not name.startswith(".") and not name.lower().endswith(_NOT_OURS):
                yield os.path.join(here, name)


def _file(source: str, known: Known, limits: Limits) -> Iterator[Item | Bad]:
    low = source.lower()
    if source == "-" or low.endswith((".jsonl", ".ndjson")):
        yield from lines.items(source, limits)
    elif low.endswith((".warc", ".warc.gz")):
        yield from archives.warc(source, limits)
    elif low.endswith(".wacz"):
        yield from archives.wacz(source, limits)
    elif low.endswith((".parquet", ".pq")):
        yield from tables.items(source)
    else:
        data = _bytes(source, limits)
        if low.endswith((".opml", ".rss", ".atom", ".xml")) and feeds.is_list_or_feed(data):
            yield from feeds.of_bytes(data, source, known, limits)
        else:
            yield Item(source=source, data=data)


def _bytes(source: str, limits: Limits) -> bytes:
    most = max(limits.pdf, limits.mhtml, limits.html, limits.text)
    try:
        with open(source, "rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise ReportError("no such file.", next_step="Check the path, or give an http(s) address.") from None
    except (OSError, ValueError) as error:
        raise ReportError(f"can't be read ({getattr(error, 'strerror', None) or error}).") from None
    if len(data) > most:
        raise ReportError("larger than any report may be.", next_step="Split it into single reports.")
    return data


def count(sources: Sequence[str]) -> int | None:
    """How many items there are, as far as that can be told quickly; None where it can't."""
    total = 0
    for source in sources:
        if source == "-" or _ADDRESS.match(source):
            return None
        for file in files(Path(source)) if Path(source).is_dir() else [source]:
            low = file.lower()
            if low.endswith((".warc", ".warc.gz", ".wacz", ".opml", ".rss", ".atom", ".xml")):
                return None
            if low.endswith((".jsonl", ".ndjson")):
                total += lines.count(file)
            elif low.endswith((".parquet", ".pq")):
                total += tables.count(file)
            else:
                total += 1
    return total
