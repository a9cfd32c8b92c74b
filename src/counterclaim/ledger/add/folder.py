"""A folder to the files in it that can be reports; the others are told, with the reason, and not read."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from counterclaim.ledger.add.item import Bad
from counterclaim.reports.sheets import ENDINGS as SHEETS

_LEDGERS = (".db", ".db-wal", ".db-shm", ".db-journal", ".sqlite", ".sqlite3", ".part", ".captures")
LISTS = (".opml", ".rss", ".atom", ".xml")
"""Endings of feeds and of lists of feeds."""
_ENDINGS = (
    ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".json", ".jsonl", ".ndjson", ".warc",
    ".warc.gz", ".wacz", ".parquet", ".pq", ".docx", ".odt", ".rtf", ".eml", ".epub", *LISTS, *SHEETS,
)  # fmt: skip
"""Names of reports end so, or in nothing; any other file is read where it is named itself."""
_ABOUT = frozenset(
    "readme license licence notice copying changelog changes contributing authors security todo manifest "
    "requirements makefile dockerfile vagrantfile jenkinsfile gemfile rakefile procfile codeowners robots sitemap "
    "humans".split()
)
"""Names, without ending, of notes about a folder; none is a report's."""
_LISTING = "index"
"""And of what lists its pages or files: the front page of a site, our own among them."""
_PACKAGE = "datapackage.json"


def files(folder: Path) -> Iterator[str | Bad]:
    """The files under a folder, by path; hidden ones, ledgers and their captures are left out without a word.

    A folder that `counterclaim export package` wrote is passed over as a whole.
    """
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not left_out(f))
        if _PACKAGE in names and _handed_on(Path(here, _PACKAGE)):
            folders.clear()
            yield Bad(source=here, reason="what counterclaim handed on, no reports.", outcome="skipped")
            continue
        for name in sorted(names):
            if left_out(name):
                continue
            path = os.path.join(here, name)
            why = why_no_report(name.lower())
            yield Bad(source=path, reason=why, outcome="skipped") if why else path


def left_out(name: str) -> bool:
    """True for a file or folder that is passed over without a word: hidden ones, ledgers and their captures."""
    return name.startswith(".") or name.lower().endswith(_LEDGERS)


def why_no_report(name: str) -> str | None:
    """Why a file in a folder is no report, by its name in lower case; None where it can be one."""
    stem, dot, ending = name.partition(".")
    if stem in _ABOUT:
        return "by its name a note about the folder; name it itself to have it read."
    if stem == _LISTING:
        return "by its name a list of what is in the folder; name it itself to have it read."
    if dot and not name.endswith(_ENDINGS):
        return f"not a report by its ending (.{ending.rpartition('.')[2]}); name it itself to have it read."
    return None


def _handed_on(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            value = json.loads(file.read(10_000_000))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("name") == "counterclaim-ledger"
