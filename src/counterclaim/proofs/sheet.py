"""auto-archiver's sheet, or its CSV database: for each link where it was archived, when, and with which hash.

Both as auto-archiver 1.2.9 writes them. Its CSV database (db.csv) has three columns, two of them Python's own way of
writing a dictionary and a list: they are searched for what is needed, and never run.
"""

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
# Of what it writes as a status; a status that is only a module's name ("antibot") is one of a link that was archived.
_NOT_DONE = re.compile(r"no archiver|nothing archived|in progress|\bfail|\berror|unavailable", re.I)
_CSV = {"status": "status", "metadata": "metadata", "media": "media"}
_STRING = r"""(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")"""
_URL = re.compile(rf"'url': {_STRING}")
_URLS = re.compile(rf"'urls': \[{_STRING}")
_STATED = re.compile(r"'hash': '(SHA-256:[0-9a-f]{64})'", re.I)
_THE_HASH = ("The hash is", "A hash is")
_AT = re.compile(r"'_processed_at': datetime\.datetime\((\d+), (\d+), (\d+)")


def rows(found: Sequence[sheets.Sheet], *, name: str, sha256: str, files: Files) -> list[Proof]:
    """A proof for each row that was archived. files: names by SHA-256, of files given along with the sheet.

    Raises ReportError where no sheet has a column of links and one of where they were archived, or of hashes.
    """
    out: list[Proof] = []
    known = False
    for sheet in found:
        for at, heads in enumerate(sheet.rows[:_HEADS_WITHIN]):
            columns, database = _columns(heads, HEADINGS), _columns(heads, _CSV)
            if len(database) == len(_CSV) or ("url" in columns and ("archive" in columns or "hash" in columns)):
                known = True
                for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
                    cells = _cells(row, columns) if len(database) < len(_CSV) else _written(_cells(row, database))
                    proof = _row(cells, f"row {number}", name, sha256, files)
                    out += [proof] if proof is not None else []
                break
    if not known:
        raise ReportError(
            "a sheet without auto-archiver's columns (link, archive status, archive location, hash; of its CSV "
            "database: status, metadata, media).", where=name,
            next_step="Export the sheet that auto-archiver filled in, with its headings.",
        )  # fmt: skip
    return out


def _columns(heads: Sequence[str], known: Mapping[str, str]) -> dict[str, int]:
    """The first column of each role."""
    named = [(known.get(_plain(cell)), number) for number, cell in enumerate(heads)]
    return {role: number for role, number in reversed(named) if role}


def _cells(row: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    return {role: row[at].strip() for role, at in columns.items() if at < len(row)}


def _written(cells: Mapping[str, str]) -> dict[str, str]:
    """A row of the CSV database as a row of the sheet; "hash" has those of all its files."""

    def first(pattern: re.Pattern[str], cell: str) -> str:
        found = pattern.search(cells.get(cell, ""))
        return next((part for part in found.groups() if part), "") if found else ""

    day = _AT.search(cells.get("metadata", ""))
    return {
        "url": first(_URL, "metadata"), "status": cells.get("status", ""), "archive": first(_URLS, "media"),
        "hash": " ".join(_STATED.findall(cells.get("media", ""))),
        "at": "{}-{:0>2}-{:0>2}".format(*day.groups()) if day else "",
    }  # fmt: skip


def _row(cells: Mapping[str, str], part: str, name: str, sha256: str, files: Files) -> Proof | None:
    def cell(role: str) -> str:
        return cells.get(role, "")

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
        away = [one for one in digests if not files.get(one)]
        if here:
            checks.append(f"{_THE_HASH[len(digests) > 1]} that of {', '.join(here[:3])}, given with it.")
        if not away:
            state = "holds"
        elif len(digests) == 1:
            checks.append(f"SHA-256 of the archived file: {digests[0]}. The file is not here, so it was not checked.")
        else:
            checks.append(f"{len(away)} of the {len(digests)} files that it has hashes of are not here to be checked.")
    elif cell("hash"):
        checks.append(f"Its hash is no SHA-256, and was not checked: {cell('hash')[:140]}.")
    if _NOT_DONE.search(cell("status")):
        checks.append("By its status the link may not have been archived whole.")
    return Proof(
        kind="sheet", name=name, sha256=sha256, part=part, url=url[:2_000], digests=digests, state=state,
        at=to_iso(cell("at")), checks=tuple(checks),
    )  # fmt: skip


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", heading.casefold()).strip()
