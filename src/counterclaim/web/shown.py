"""What a page module hands on: a template with its values, and the same as data for a download."""

from typing import Any

import msgspec


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A page before it is filled in, for the live server and for a published folder alike.

    section: entry of the menu it belongs to. value: what "download as JSON" gives. rows: what "as CSV" gives, flat.
    values:  what the template shows besides. cacheable parts there are none: every page is somebody's own.
    """

    template: str
    title: str
    section: str
    value: Any = None
    rows: tuple[dict[str, Any], ...] | None = None
    values: dict[str, Any] = {}
