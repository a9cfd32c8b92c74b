"""JSON Lines in bulk: one item a line, and for each bad line its number and what is wrong with it."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from counterclaim.errors import ReportError
from counterclaim.model.report import Report
from counterclaim.reports.dates import to_iso
from counterclaim.reports.limits import LIMITS, Limits
from counterclaim.reports.load import from_text

_OPTIONAL = ("title", "published", "publisher", "url", "speaker", "side", "kind")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line's report.

    line: its number, from 1. id: as given, or "line-12" where the line has none. warnings: what of the line could not
    be used, in words; the report is read without it.
    """

    line: int
    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    speaker: str | None = None
    side: str | None = None
    kind: str | None = None
    warnings: tuple[str, ...] = ()

    def report(self) -> Report:
        """The item as a Report."""
        return from_text(
            self.text,
            id=self.id,
            title=self.title,
            published=self.published,
            publisher=self.publisher,
            url=self.url,
            speaker=self.speaker,
            side=self.side,
            kind=self.kind,
        )


class BadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line that is no report, with the reason in words; id as far as it could be read."""

    line: int
    id: str
    reason: str


def read_lines(path: str | Path, *, limits: Limits = LIMITS) -> Iterator[Item | BadLine]:
    """The items of a JSON Lines file ("-" for standard input) in order; a bad line never stops the rest.

    Blank lines are passed over. Raises ReportError only where the file itself can't be opened.
    """
    # A character of text takes six bytes at most in JSON (\\u0000); a longer line can't be within the limit.
    longest = 6 * limits.text + 100_000
    with _opened(path) as file:
        number = 0
        while True:
            line = file.readline(longest + 1)
            if not line:
                return
            number += 1
            if len(line) > longest and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = file.readline(longest)
                yield BadLine(
                    line=number, id=f"line-{number}", reason=f"longer than the limit (text: {limits.text:,})."
                )
                continue
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield parse_line(line, number, limits)


@contextmanager
def _opened(path: str | Path) -> Iterator[BinaryIO]:
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115, closed below
    except FileNotFoundError:
        raise ReportError("no such file.", where=str(path), next_step="Check the path.") from None
    except IsADirectoryError:
        raise ReportError("a directory, not JSON Lines.", where=str(path), next_step="Give one file.") from None
    except (OSError, ValueError) as error:
        raise ReportError(f"can't be read ({error}).", where=str(path)[:200], next_step="Check the path.") from None
    with file:
        yield file


def parse_line(line: bytes, number: int, limits: Limits = LIMITS) -> Item | BadLine:
    """The item of one line; number: of the line, from 1. Any bytes give an answer."""
    fallback = f"line-{number}"
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return BadLine(line=number, id=fallback, reason=f"not UTF-8 (byte {error.start} of the line).")
    except json.JSONDecodeError as error:
        return BadLine(line=number, id=fallback, reason=f"not JSON ({error.msg} at character {error.pos}).")
    except (RecursionError, ValueError):  # brackets without end; a number of thousands of digits
        return BadLine(line=number, id=fallback, reason="not JSON that can be read.")
    if not isinstance(value, dict):
        return BadLine(line=number, id=fallback, reason='not an object with "id" and "text".')
    name = _id(value.get("id"), fallback)
    reason = _wrong(value, limits)
    if reason:
        return BadLine(line=number, id=name, reason=reason)
    fields = {key: value[key] for key in _OPTIONAL if value.get(key) is not None}
    warnings = []
    if "published" in fields:
        printed = fields.pop("published")
        fields["published"] = to_iso(printed)
        if fields["published"] is None:
            told = json.dumps(printed[:40], ensure_ascii=False)
            warnings.append(f'"published" is {told}, not a date: relative dates stay unresolved.')
    return Item(line=number, id=name, text=value["text"], warnings=tuple(warnings), **fields)


def _id(value: Any, fallback: str) -> str:
    if isinstance(value, str) and value:
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else fallback


def _wrong(value: dict[str, Any], limits: Limits) -> str | None:
    if value.get("text") is None:
        return 'no "text".'
    if not isinstance(value["text"], str):
        return '"text" is not a string.'
    if not value["text"].strip():
        return '"text" is empty.'
    if len(value["text"]) > limits.text:
        return f'"text" is above the limit for one report (text: {limits.text:,} characters).'
    if value.get("id") is not None and (isinstance(value["id"], bool) or not isinstance(value["id"], str | int)):
        return '"id" is neither a string nor a whole number.'
    for key in _OPTIONAL:
        if value.get(key) is not None and not isinstance(value[key], str):
            return f'"{key}" is not a string.'
    return None
