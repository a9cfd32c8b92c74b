"""auto-archiver's sheet: for each link where it was archived, when, and with which hash."""

import re
from collections.abc import Mapping, Sequence

from counterclaim.errors import ReportError
from counterclaim.proofs.proof import Proof, State
from counterclaim.reports import sheets
from counterclaim.reports.dates import to_iso

# Headings of its sheet by what they hold, as its configuration names them unless somebody changes them.
HEADINGS = {
    "link": "url", "url": "url", "archive status": "status", "archive location": "archive", "archive date": "at",
    "hash": "hash", "wacz": "wacz", "timestamp": "uploaded", "upload timestamp": "uploaded", "screenshot": "screenshot",
}  # fmt: skip
Files = Mapping[str, Sequence[str]]
_HEADS_WITHIN = 20
_SHA256 = re.compile(r"(?:sha-?256\s*[:~]\s*)?\b([0-9a-f]{64})\b", re.I)
_DONE = re.compile(r"\b(?:success|archived|already archived)\b", re.I)


def rows(found: Sequence[sheets.Sheet], *, name: str, sha256: str, files: Files) -> list[Proof]:
    """A proof for each row that was archived. files: names by SHA-256, of files given along with the sheet.

    Raises ReportError where no sheet has a column of links and one of where they were archived, or of hashes.
    """
    out: list[Proof] = []
    known = False
    for sheet in found:
        for at, heads in enumerate(sheet.rows[:_HEADS_WITHIN]):
            named = [(HEADINGS.get(_plain(cell)), number) for number, cell in enumerate(heads)]
            columns = {role: number for role, number in reversed(named) if role}
            if "url" in columns and ("archive" in columns or "hash" in columns):
                known = True
                out += [
                    proof
                    for number, row in enumerate(sheet.rows[at + 1 :], at + 2)
                    if (proof := _row(columns, row, f"row {number}", name, sha256, files)) is not None
                ]
                break
    if not known:
        raise ReportError(
            "a sheet without auto-archiver's columns (link, archive status, archive location, hash).", where=name,
            next_step="Export the sheet that auto-archiver filled in, with its headings.",
        )  # fmt: skip
    return out


def _row(
    columns: Mapping[str, int], row: Sequence[str], part: str, name: str, sha256: str, files: Files
) -> Proof | None:
    def cell(role: str) -> str:
        at = columns.get(role)
        return row[at].strip() if at is not None and at < len(row) else ""

    url, archive = cell("url"), cell("archive")
    if not url.startswith(("http://", "https://")) or not (archive or cell("hash")):
        return None
    checks = [f"auto-archiver says: {cell('status')[:100]}."] if cell("status") else []
    if archive:
        checks.append(f"Kept at {archive[:300]}.")
    digests = tuple(dict.fromkeys(one.lower() for one in _SHA256.findall(cell("hash"))))
    state: State = "stated"
    if digests:
        here = [file for one in digests for file in files.get(one, ())]
        if here:
            checks.append(f"The hash is that of {', '.join(here[:3])}, given with it.")
            state = "holds"
        else:
            checks.append(f"SHA-256 of the archived file: {digests[0]}. The file is not here, so it was not checked.")
    elif cell("hash"):
        checks.append(f"Its hash is no SHA-256, and was not checked: {cell('hash')[:140]}.")
    if cell("status") and not _DONE.search(cell("status")):
        checks.append("By its status the link may not have been archived whole.")
    return Proof(
        kind="sheet", name=name, sha256=sha256, part=part, url=url[:2_000], digests=digests, state=state,
        at=to_iso(cell("at")), checks=tuple(checks),
    )  # fmt: skip


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", heading.casefold()).strip()
