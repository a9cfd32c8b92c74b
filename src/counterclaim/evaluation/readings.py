"""What is scored: one part of the readings of the gold texts, read now or taken from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.evaluation.gold import GoldText, Row, lines
from counterclaim.reports.dates import to_iso
from counterclaim.reports.load import from_text

if TYPE_CHECKING:
    from counterclaim.reader.reader import Reader


class Readings(msgspec.Struct, frozen=True):
    """Rows of one part by id of the text; failed: what went wrong, by id."""

    rows: dict[str, list[dict[str, Any]]]
    failed: dict[str, str]

    def of(self, name: str, kind: type[Row]) -> list[Row]:
        """The rows of one text as typed values; empty where there are none.

        Raises CounterclaimError where they aren't rows of this part.
        """
        try:
            return msgspec.convert(self.rows.get(name, []), list[kind])  # type: ignore[valid-type]
        except msgspec.ValidationError as error:
            raise CounterclaimError(
                f'the reading of "{name}" is not of this part ({error}).',
                next_step="Make the file with: counterclaim read --jsonl IN -o OUT --only PART",
            ) from None


def read_gold(
    reader: Reader, texts: Iterable[GoldText[Row]], part: str, *, done: Callable[[], object] = lambda: None
) -> Readings:
    """Read each text once, whatever the number of its annotators; `done` is called after each.

    As `read --jsonl` does it: a date that is none is left out; a text that can't be read is kept in `failed`.
    """
    out = Readings({}, {})
    for text in texts:
        if text.id in out.rows or text.id in out.failed:
            continue
        published = to_iso(text.published) if text.published else None
        try:
            report = from_text(text.text, id=text.id, title=text.title, published=published)
            out.rows[text.id] = reader.part(report, part)
        except CounterclaimError as error:
            out.failed[text.id] = str(error)
        done()
    return out


def load_readings(path: Path, part: str) -> Readings:
    """The output of `read --jsonl --only PART`; several lines of one id are taken together.

    Raises CounterclaimError for a file that can't be read or that holds another part.
    """
    out = Readings({}, {})
    for where, line in lines([path]):
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CounterclaimError(f"not JSON ({error}).", where=where, next_step="Give JSON Lines.") from None
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise CounterclaimError('no "id".', where=where, next_step="Give what `read --jsonl` writes.")
        if isinstance(row.get("error"), str):
            out.failed[row["id"]] = row["error"]
        elif isinstance(row.get(part), list):
            out.rows.setdefault(row["id"], []).extend(row[part])
        else:
            raise CounterclaimError(
                f'no "{part}" in the line.',
                where=where,
                next_step=f"Make the file with: counterclaim read --jsonl IN -o OUT --only {part}",
            )
    return out
