"""An item to the rows that are written for it: everything that can be done away from the ledger, so in a worker."""

from typing import TYPE_CHECKING, Literal

import msgspec

from counterclaim.errors import CounterclaimError, LanguageError, ReportError
from counterclaim.ledger.add.item import Item
from counterclaim.ledger.add.sources import told
from counterclaim.ledger.rows import ReportRows, rows_of
from counterclaim.model import Reading
from counterclaim.reports.reckoned import far_from_print

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.model import Report


Outcome = Literal["read", "skipped", "failed"]


class Prepared(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What became of an item: its rows, or why there are none. warnings: what to check, in words."""

    rows: ReportRows | None = None
    outcome: Outcome = "read"
    reason: str | None = None
    warnings: tuple[str, ...] = ()


class Taken(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Half-way to that: an item's reading, or why there is none."""

    reading: Reading | None = None
    outcome: Outcome = "read"
    reason: str | None = None
    warnings: tuple[str, ...] = ()


def prepare(item: Item, read: "Callable[[Report], Reading]") -> Prepared:
    """Read an item; whatever is wrong with it is told, never raised."""
    return with_rows(item, take(item, read))


def take(item: Item, read: "Callable[[Report], Reading]") -> Taken:
    """The first half of `prepare`."""
    if item.kind == "whole":
        return Taken(outcome="skipped", reason="holds several reports; each is added by itself.")
    if item.kind == "leaf":
        return Taken(outcome="skipped", reason="a page of an article; its pages are added as one report.")
    try:
        reading = reading_of(item, read)
        return Taken(reading=reading, warnings=_warnings(item, reading))
    except LanguageError as error:
        return Taken(outcome="skipped", reason=told(error))
    except CounterclaimError as error:
        return Taken(outcome="failed", reason=told(error))
    except Exception as error:  # round one item of a run, as below, everything is caught
        return Taken(outcome="failed", reason=_fault(error))


def _warnings(item: Item, reading: Reading) -> tuple[str, ...]:
    from counterclaim.reports.jsonl import BadLine, parse_line

    line = parse_line(item.data, 1) if item.kind == "line" else None
    told = item.warnings + (() if line is None or isinstance(line, BadLine) else line.warnings)
    far = far_from_print(reading.report)
    return (*told, far) if far else told


def with_rows(item: Item, taken: Taken) -> Prepared:
    """The second half."""
    if taken.reading is None:
        return Prepared(outcome=taken.outcome, reason=taken.reason)
    try:
        return Prepared(rows=rows_of(taken.reading, item.source), warnings=taken.warnings)
    except Exception as error:
        return Prepared(outcome="failed", reason=_fault(error))


def _fault(error: Exception) -> str:
    return f"a fault of the program, please report it ({type(error).__name__}: {error})"


def reading_of(item: Item, read: "Callable[[Report], Reading]") -> Reading:
    """The reading of an item, made now or taken over; raises ReportError, and LanguageError for another language."""
    if item.kind == "reading":
        try:
            return Reading.from_json(item.data)
        except (ValueError, msgspec.ValidationError, RecursionError) as error:
            raise ReportError(f"not a reading ({str(error)[:200]}).") from None
    return read(report_of(item))


def report_of(item: Item) -> "Report":
    """The report of an item; raises ReportError, and LanguageError for one in a language not read."""
    from counterclaim.reports.jsonl import BadLine, parse_line
    from counterclaim.reports.load import from_bytes

    if item.kind == "page":
        report = from_bytes(item.data, source=item.source, url=item.url, charset=item.charset)
        if item.published and report.published is None:
            report = msgspec.structs.replace(report, published=item.published, published_basis="feed")
        return item.given.on(report)
    found = parse_line(item.data, 1)
    if isinstance(found, BadLine):
        raise ReportError(found.reason)
    return item.given.on(found.report())


def reader() -> "Callable[[Report], Reading]":
    """Reads reports with the model loaded once, on first use: readings that are only taken over need none."""
    loaded: list[Callable[[Report], Reading]] = []

    def read(report: "Report") -> Reading:
        if not loaded:
            from counterclaim.reader.reader import Reader

            loaded.append(Reader().read_report)
        return loaded[0](report)

    return read
