"""What commands on a ledger share: where it is, opening it, and how lists are printed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from counterclaim.errors import LedgerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.ledger.ledger import Ledger
    from counterclaim.show.sides import Side

T = TypeVar("T")
DEFAULT = "counterclaim.db"

ENVIRONMENT = "COUNTERCLAIM_LEDGER"
"""Variable that names the ledger where no option does, as in a container."""

LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger", metavar="PATH", help="The ledger: a file, or postgresql://user@host/name.",
        envvar=ENVIRONMENT, show_envvar=False,
    ),
]  # fmt: skip
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV; text that a spreadsheet would run gets a ' first.")]
LimitOption = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many; 50 in a table, else all.")
]
AFTER = 50  # rows of a table unless told otherwise


@contextmanager
def reading(ledger: str) -> "Iterator[Connection]":
    """A connection that sees one state of the ledger; raises LedgerError where there is none."""
    with opened(ledger, read_only=True) as one, one.reading() as db:
        yield db


def writing(ledger: str, run: "Callable[[Connection], T]") -> "T":
    """What `run` returns, called in a transaction that is committed; it may be called again."""
    with opened(ledger, read_only=False) as one:
        return one.write(run)


def opened(ledger: str, *, read_only: bool) -> "Ledger":
    """The ledger; raises LedgerError where there is none."""
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.migrations import HEAD, revision_of

    one = Ledger(ledger, create=False, read_only=read_only)
    at = revision_of(one.engine)
    if at is not None and at < HEAD:
        one.close()
        raise LedgerError(
            "was made by an older Counterclaim.",
            where=one.address.shown,
            next_step=f"Bring it up to date: counterclaim verify --ledger {ledger}",
        )
    if at is None:
        one.close()
        raise LedgerError(
            "there is no ledger in it yet.",
            where=one.address.shown,
            next_step=f"Make one: counterclaim add SOURCE --ledger {ledger}",
        )
    return one


def unmatched(db: "Connection") -> str | None:
    """That matching is not finished, so that matters are not all there yet; None where it is."""
    from counterclaim.ledger.matching.queue import waiting

    left = waiting(db)
    return f"Matching is not finished (parts waiting: {left:,}): adding anything goes on with it." if left else None


def print_json(value: Any) -> None:
    """A value as indented JSON; a struct by its fields, the file of a report without its folders."""
    import json

    import msgspec

    from counterclaim.cli.program import put

    plain = _without_folders(msgspec.to_builtins(value))
    text = json.dumps(plain, ensure_ascii=False, indent=2)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(plain, indent=2)
    put(text + "\n")


def _without_folders(value: Any) -> Any:
    """The plain value; what tells of a report names its file alone: folders tell who works where."""
    from counterclaim.ledger.queries.labels import without_folders

    if isinstance(value, list):
        return [_without_folders(one) for one in value]
    if not isinstance(value, dict):
        return value
    told = {name: _without_folders(one) for name, one in value.items()}
    if "added_at" in told and isinstance(told.get("source"), str):
        told["source"] = without_folders(told["source"])
    return told


def side_signs(db: "Connection") -> "dict[str, Side]":
    """Signs and colours of the ledger's sides, the same in every table of it and on its pages."""
    from counterclaim.ledger.queries.sides import sides
    from counterclaim.show.sides import signed

    return signed(sides(db))


def print_rows(names: list[str], rows: Any) -> None:
    """Rows, each a dict, as CSV under a header."""
    import sys

    from counterclaim.export.delimited import write_rows

    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is not None:
        write_rows(names, rows, stream)
        stream.flush()
        return
    from io import BytesIO

    kept = BytesIO()
    write_rows(names, rows, kept)
    sys.stdout.write(kept.getvalue().decode())


def how_many(count: int, total: int, noun: str, *, more: bool) -> str:
    """The line under a table: "50 of 1,204 claims." """
    if count >= total and not more:
        return f"{count:,} {noun}{'' if count == 1 else 's'}."
    return f"{count:,} of {total:,}{' or more' if more else ''} {noun}s; --limit N shows more."
