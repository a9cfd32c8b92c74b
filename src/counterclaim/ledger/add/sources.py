"""Sources to items, one at a time: files, folders, addresses, feeds, lists of feeds, JSON Lines, archives, sheets,
Parquet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.errors import CounterclaimError, ReportError
from counterclaim.ledger.add import archives, feeds, lines, sheets, tables
from counterclaim.ledger.add.folder import LISTS, files
from counterclaim.ledger.add.here import Here
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.storable import plain
from counterclaim.patterns import compiled
from counterclaim.reports.beside import Told, on_disk
from counterclaim.reports.kinds import kind_of, other_than_report
from counterclaim.reports.limits import LIMITS, Limits
from counterclaim.reports.polite import Polite
from counterclaim.reports.sheets import ENDINGS, is_table

_ADDRESS = compiled(r"https?://", 2)  # re.IGNORECASE
Known = Callable[[str], bool]


class How(NamedTuple):
    """How sources are opened. known: True for an address that the ledger has already read; it is not fetched again.
    columns: the headings of sheets by role (reports.columns). feed: told of each address that is a feed. guest: asks
    for what addresses and feeds name; one for all sources, since some may be of one host."""

    known: Known
    guest: Polite
    limits: Limits = LIMITS
    columns: Mapping[str, str] = {}
    feed: Callable[[str], None] = lambda _: None


def items(
    sources: Sequence[str], *, known: Known, limits: Limits = LIMITS, columns: Mapping[str, str] | None = None,
    feed: Callable[[str], None] = lambda _: None,
) -> Iterator[Item | Bad]:  # fmt: skip
    """What the sources hold, in order; what can't be read comes as Bad, and the rest goes on. Arguments as of How."""
    how = How(known, Polite(limits=limits), limits, columns or {}, feed)
    beside = on_disk(limits)
    for source in sources:
        try:
            yield from _of(source, how, beside)
        except CounterclaimError as error:
            yield Bad(source=source, reason=told(error), url=source if _ADDRESS.match(source) else None)


def told(error: CounterclaimError) -> str:
    """An error without the place, which is kept beside it."""
    return plain(" ".join(part for part in (error.what, error.next_step) if part))


def _of(source: str, how: How, beside: Told) -> Iterator[Item | Bad]:
    if _ADDRESS.match(source):
        yield from feeds.address(source, how.known, how.limits, how.guest, how.feed)
    elif source == "-":
        yield from file_items(source, how)
    elif (folder := Path(source)).is_dir():
        for one in files(folder):
            named = one.source if isinstance(one, Bad) else one
            try:
                here = Here(Path(named).as_posix(), folder.as_posix(), beside)
                if isinstance(one, Bad) and not here.listed:
                    yield one
                else:
                    yield from here.items(file_items(named, how, in_folder=True))
            except CounterclaimError as error:
                yield Bad(source=named, reason=told(error))
    else:
        path = Path(source)
        yield from Here(path.as_posix(), path.parent.as_posix(), beside).items(file_items(source, how))


def file_items(source: str, how: How, *, in_folder: bool = False) -> Iterator[Item | Bad]:
    """What one file holds; raises CounterclaimError where it can't be opened. in_folder: nobody named it itself."""
    limits = how.limits
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
        if low.endswith(LISTS) and feeds.is_list_or_feed(data):
            yield from feeds.of_bytes(data, source, how.known, how.guest)
        elif lines.is_reading(data):
            yield Item(source=source, data=data, kind="reading")
        elif kind_of(data) == "telegram":
            yield from sheets.posts(data, source, limits)
        elif is_table(data, source):
            try:
                yield from sheets.items(data, source, how.columns, limits)
            except ReportError as error:
                if not in_folder:
                    raise
                yield Bad(source=source, reason=told(error), outcome="skipped", data=data)
        elif in_folder and (other := other_than_report(data)) is not None:
            yield Bad(source=source, reason=f"not a report but {other}.", outcome="skipped", data=data)
        else:
            yield Item(source=source, data=data)


def _bytes(source: str, limits: Limits) -> bytes:
    most = max(limits.pdf, limits.mhtml, limits.html, limits.text, limits.sheet, limits.document, limits.posts)
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
            if isinstance(file, Bad):
                total += 1
                continue
            low = file.lower()
            if low.endswith((".warc", ".warc.gz", ".wacz", *LISTS, *ENDINGS)):
                return None
            if low.endswith((".jsonl", ".ndjson")):
                total += lines.count(file)
            elif low.endswith((".parquet", ".pq")):
                total += tables.count(file)
            else:
                total += 1
    return total
