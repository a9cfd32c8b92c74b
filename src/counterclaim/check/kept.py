"""A sheet checked and kept in a ledger, and checked again when reports have come in."""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from counterclaim.check.given import Rows, rows_of
from counterclaim.check.results import Check, Checked
from counterclaim.check.run import check
from counterclaim.errors import LedgerError
from counterclaim.ledger.checks import KeptRow, KeptSheet, keep
from counterclaim.ledger.queries.checks import find_sheet, stored_rows
from counterclaim.reports import sheets
from counterclaim.reports.limits import Limits

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger


def read_rows(data: bytes, told: Mapping[str, str], *, where: str) -> Rows:
    """The rows of a file (CSV, TSV, XLSX, XLS, ODS); raises ReportError."""
    return rows_of(sheets.sheets(data, limits=Limits(), where=where), told, where=where)


def check_and_keep(
    ledger: "Ledger", data: bytes, *, name: str, told: Mapping[str, str], least: int, who: str
) -> tuple[str, Check]:
    """Check a file's rows and keep what is found; returns the sheet's id and the check. Raises ReportError."""
    rows = read_rows(data, told, where=name)
    with ledger.reading() as db:
        found = check(db, rows, least=least)
    sheet = KeptSheet(
        name=name, sha256=hashlib.sha256(data).hexdigest(), profile=found.profile, headings=found.headings,
        used=found.used, unused=found.unused, columns=told, least=least,
    )  # fmt: skip
    return ledger.write(lambda db: keep(db, sheet, [kept(one) for one in found.rows], who=who)), found


def check_again(ledger: "Ledger", sheet: str, *, who: str) -> Check:
    """Check a kept sheet's rows against what the ledger holds by now; decisions stay. Raises UnknownError."""
    with ledger.reading() as db:
        known = find_sheet(db, sheet)
        stored, _ = stored_rows(db, known.id, limit=10_000_000)
        given = tuple(row for one in stored if (row := decoded(one.value).row) is not None)
        if not given:
            raise LedgerError("the sheet has no rows.", where=known.name)
        rows = Rows(profile=known.profile, headings=known.headings, used=known.used, unused=known.unused, rows=given)
        found = check(db, rows, least=known.least)
    same = KeptSheet(
        name=known.name, sha256=known.sha256, profile=known.profile, headings=known.headings, used=known.used,
        unused=known.unused, columns=known.columns, least=known.least,
    )  # fmt: skip
    ledger.write(lambda db: keep(db, same, [kept(one) for one in found.rows], who=who))
    return found


def kept(one: Checked) -> KeptRow:
    """A checked row as the ledger keeps it."""
    kinds = tuple(dict.fromkeys(finding.kind for finding in one.findings))
    words = {finding.id: finding.text for finding in one.findings}
    return KeptRow(one.key, one.event, kinds, words, msgspec.json.encode(one))


def decoded(value: bytes) -> Checked:
    """A checked row out of the ledger."""
    return msgspec.json.decode(value, type=Checked)


