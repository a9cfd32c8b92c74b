"""What a page module hands on: a template with its values, and the same as data for a download."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.rows import ClaimRow

Row = dict[str, Any]


class Table(msgspec.Struct, frozen=True):
    """A page's result as rows for a spreadsheet: all of it, not only what the page shows; read as it is written."""

    names: tuple[str, ...]
    rows: Callable[[Connection], Iterable[Row]]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A page before it is filled in, for the live server and for a published folder alike.

    section: entry of the menu it belongs to. value: what "download as JSON" gives. table: what "as CSV" gives.
    feed: the claims that its feed tells of. cited: the claim that a citation is of. about: (kind, id) of the one thing
    that the page is about, beside which a desk keeps notes, tags and collections.
    values:  what the template shows besides. cacheable parts there are none: every page is somebody's own.
    """

    template: str
    title: str
    section: str
    value: Any = None
    table: Table | None = None
    feed: Filters | None = None
    cited: ClaimRow | None = None
    about: tuple[str, str] | None = None
    values: dict[str, Any] = {}
