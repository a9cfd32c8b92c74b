"""Sheets and channel exports to items: a row, or a post, a report."""

import json
from collections.abc import Iterator, Mapping

from counterclaim.errors import ReportError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.reports import sheets, telegram
from counterclaim.reports.limits import Limits


def items(data: bytes, source: str, columns: Mapping[str, str], limits: Limits) -> Iterator[Item | Bad]:
    """One item a row, with the row's number in its address ("log.csv#12", "log.xlsx#May!12").

    columns: headings by role. Raises ReportError for a sheet that can't be read, or whose columns are not known.
    """
    for row in sheets.rows(sheets.sheets(data, limits=limits, where=None), columns):
        if isinstance(row, ReportError):
            yield Bad(source=f"{source}#{row.where}", reason=row.what, outcome="skipped")
            continue
        name = f"{source}#{row.sheet}!{row.number}" if row.sheet else f"{source}#{row.number}"
        if not row.text:
            yield Bad(source=name, reason="no text in this row.", outcome="skipped")
            continue
        yield Item(source=name, data=line(row.text), kind="line", warnings=row.warnings)


def posts(data: bytes, source: str, limits: Limits) -> Iterator[Item | Bad]:
    """One item a post of a Telegram export, with its number in its address ("result.json#1204")."""
    for post in telegram.posts(data, limits=limits):
        if isinstance(post, telegram.Left):
            name = f"{source}#{post.name}"
            yield Bad(source=name, reason=post.reason, outcome="failed" if post.damaged else "skipped")
        else:
            yield Item(source=f"{source}#{post.number}", data=line(post.text), kind="line")


def line(text: str) -> bytes:
    """A text as an item's data of kind "line"."""
    return json.dumps({"text": text}, ensure_ascii=False).encode("utf-8", "replace")
