"""`counterclaim read --jsonl`: many reports, one line each, in order; a line that fails never stops the run."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.cli.program import as_json, put, say
from counterclaim.cli.progress import Progress
from counterclaim.errors import CounterclaimError
from counterclaim.reports.given import Given
from counterclaim.reports.jsonl import BadLine, Item, read_lines
from counterclaim.reports.reckoned import far_from_print

if TYPE_CHECKING:
    from counterclaim.model import Reading
    from counterclaim.reader.reader import Reader


def read_many(
    reader: "Reader", source: Path, out: Path, only: str | None, given: Given, asked: Mapping[str, float]
) -> bool:
    """Read every line of `source` and write one line each to `out`; the summary goes to stderr. False where all failed.

    Raises CounterclaimError where a file can't be opened; what fails in a single line is that line's "error".
    """
    if str(out) != "-" and source.exists() and out.exists() and source.samefile(out):
        raise CounterclaimError("is both input and output.", where=str(out), next_step="Name another file after -o.")
    lines = read_lines(source)
    first = next(lines, None)  # an input that can't be opened is told before the output is emptied
    read = failed = 0
    left: Counter[str] = Counter()
    started = time.monotonic()
    with _opened(out) as write, Progress("Reading", _lines_in(source)) as progress:
        item = first
        while item is not None:
            answer, error = _answer(reader, item, only, given, asked, left)
            write(as_json(answer) + "\n")
            for warning in answer.get("warnings", ()):
                progress.tell(f"{source}, line {item.line}: {warning}")
            if error:
                failed += 1
                progress.tell(f"{source}, line {item.line}: {error}")
            else:
                read += 1
            progress.advance()
            item = next(lines, None)
    seconds = time.monotonic() - started
    total = read + failed
    rate = f", {total / seconds:.1f} a second" if total and seconds > 0 else ""
    say(f"Read {read:,} of {total:,} reports, {failed:,} failed, in {seconds:.1f} s{rate}.")
    if asked:
        say(f"{left['out']:,} of {left['of']:,} claims left out (--sure).")
    return not failed or read > 0


def _kept(reading: "Reading", asked: Mapping[str, float], left: Counter[str]) -> "Reading":
    """The reading with the claims that are as sure as asked; left counts those that are not."""
    found = reading.at_least(asked) if asked else reading
    left["of"] += len(reading.claims)
    left["out"] += len(reading.claims) - len(found.claims)
    return found


def _answer(
    reader: "Reader", item: Item | BadLine, only: str | None, given: Given, asked: Mapping[str, float],
    left: Counter[str],
) -> tuple[dict[str, Any], str | None]:
    """The line to write, and what went wrong."""
    if isinstance(item, BadLine):
        return {"id": item.id, "error": item.reason}, item.reason
    try:
        report = given.on(item.report())
        far = far_from_print(report)
        doubts = [*item.warnings, far] if far else list(item.warnings)
        warnings = {"warnings": doubts} if doubts else {}
        if only:
            return {"id": item.id, only: reader.part(report, only), **warnings}, None
        return {"id": item.id, **_kept(reader.read_report(report), asked, left).to_dict(), **warnings}, None
    except CounterclaimError as error:
        return {"id": item.id, "error": str(error)}, str(error)
    except Exception as error:  # the one place that catches everything: round one item of a run
        told = f"a fault of the program, please report it ({type(error).__name__}: {error})"
        return {"id": item.id, "error": told}, told


@contextmanager
def _opened(out: Path) -> Iterator[Callable[[str], object]]:
    if str(out) == "-":
        yield put
        return
    try:
        file = out.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise CounterclaimError(
            f"can't be written ({error.strerror or error}).",
            where=str(out),
            next_step="Name a file in a folder that exists and that you may write to.",
        ) from error
    with file:
        yield file.write


def _lines_in(source: Path) -> int | None:
    """How many lines there are to read; None for what can be read once only."""
    if not source.is_file():
        return None
    with source.open("rb") as file:
        return sum(1 for line in file if line.strip())
