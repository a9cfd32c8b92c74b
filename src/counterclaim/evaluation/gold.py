"""Gold texts from JSON Lines: one annotated text a line, as the public corpora of each task were converted."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from counterclaim.errors import CounterclaimError

Row = TypeVar("Row", bound=msgspec.Struct)


class GoldText(msgspec.Struct, Generic[Row], frozen=True, kw_only=True):
    """One text and what a person marked in it; offsets in `rows` are code points into `text`.

    published: the date relative dates rest on. conflict: None where nobody said whether it is about a conflict.
    primary:   False for the rows of further annotators of the same text.
    """

    id: str
    text: str
    rows: tuple[Row, ...]
    corpus: str
    title: str | None = None
    published: str | None = None
    conflict: bool | None = None
    primary: bool = True


class _Line(msgspec.Struct):
    """What a line may carry beside its rows."""

    id: str
    text: str
    corpus: str | None = None
    title: str | None = None
    dct: str | None = None
    date: str | None = None
    published: str | None = None
    conflict: bool | None = None
    primary: bool | None = None


def load_gold(paths: Iterable[Path], field: str, kind: type[Row]) -> list[GoldText[Row]]:
    """The texts of the files in order; `field` holds the rows ("attributions", "toponyms", ...).

    Raises CounterclaimError for a file that can't be read or a line that isn't gold of this task.
    """
    out: list[GoldText[Row]] = []
    texts: dict[str, str] = {}
    rows_of = msgspec.json.Decoder(dict[str, msgspec.Raw])
    for where, line in lines(paths):
        try:
            plain = msgspec.json.decode(line, type=_Line)
            raw = rows_of.decode(line)
            if field not in raw:
                raise CounterclaimError(
                    f'no "{field}": not gold of this task.',
                    where=where,
                    next_step="docs/accuracy.md shows the format of each task.",
                )
            rows = msgspec.json.decode(raw[field], type=tuple[kind, ...])  # type: ignore[valid-type]
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CounterclaimError(
                f"not gold of this task ({error}).",
                where=where,
                next_step="docs/accuracy.md shows the format of each task.",
            ) from None
        if texts.setdefault(plain.id, plain.text) != plain.text:
            raise CounterclaimError(
                f'"{plain.id}" is the id of an earlier line with another text.',
                where=where,
                next_step="Give every text an id of its own.",
            )
        out.append(
            GoldText(
                id=plain.id,
                text=plain.text,
                rows=rows,
                corpus=plain.corpus or "all",
                title=plain.title,
                published=plain.dct or plain.date or plain.published,
                conflict=plain.conflict,
                primary=plain.primary is not False,
            )
        )
    if not out:
        raise CounterclaimError("no gold text in the files given.", next_step="Give JSON Lines with a text a line.")
    return out


def lines(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The lines of the files that are not blank, each with "FILE, line N"; raises CounterclaimError."""
    for path in paths:
        try:
            with path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield f"{path}, line {number}", line
        except OSError as error:
            raise CounterclaimError(
                f"can't be read ({error.strerror or error}).", where=str(path), next_step="Check the path."
            ) from None


def by_corpus(texts: Iterable[GoldText[Row]]) -> dict[str, list[GoldText[Row]]]:
    """The texts by corpus in the order of the names, and all of them under "ALL" where there is more than one."""
    groups: dict[str, list[GoldText[Row]]] = {}
    everything: list[GoldText[Row]] = []
    for text in texts:
        groups.setdefault(text.corpus, []).append(text)
        everything.append(text)
    out = dict(sorted(groups.items()))
    return out | {"ALL": everything} if len(out) > 1 else out
