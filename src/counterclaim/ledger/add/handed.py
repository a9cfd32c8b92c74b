"""Files that a person hands over, in the browser say: read from where they are kept, told by their own names."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.add.folder import left_out, why_no_report
from counterclaim.ledger.add.here import Here
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.sources import How, Known, file_items, told
from counterclaim.ledger.storable import plain
from counterclaim.reports.beside import Told, is_beside, one_of
from counterclaim.reports.polite import Polite

_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,10}){1,2}\Z")
_LONGEST = 200  # characters of a name that are kept


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file. path: where its bytes lie now. name: its own, with "/" where it came in a folder."""

    path: str
    name: str


def items(some: Sequence[File], known: Known) -> Iterator[Item | Bad]:
    """What the files hold, in order. The rules of a folder hold for what came in one: notes about it are left out, and
    a sheet tells of the files beside it (reports/beside.py)."""
    beside, guest = _told(some), Polite()
    for one in some:
        in_folder = "/" in one.name
        here = Here(one.name, one.name.partition("/")[0] if in_folder else "", beside)
        try:
            why = why_no_report(posixpath.basename(one.name).lower()) if in_folder else None
            if why and not here.listed:
                yield Bad(source=one.name, reason=why, outcome="skipped")
                continue
            yield from here.items(_own(one, file_items(one.path, How(known, guest), in_folder=in_folder)))
        except CounterclaimError as error:
            yield Bad(source=one.name, reason=told(error))


def _own(one: File, found: Iterator[Item | Bad]) -> Iterator[Item | Bad]:
    """The same under the file's own name."""
    for item in found:
        if item.source.startswith(one.path):  # else a page that a feed names
            item = msgspec.structs.replace(item, source=one.name + item.source[len(one.path) :])
        yield item


def _told(some: Sequence[File]) -> Told:
    """What the sheets among the files say of the others."""
    paths = {one.name: one.path for one in some}
    sheets: dict[str, list[str]] = {}
    for name in paths:
        if is_beside(posixpath.basename(name)):
            sheets.setdefault(posixpath.dirname(name), []).append(name)

    def sheet_in(folder: str) -> tuple[str, bytes] | None:
        name = one_of(sorted(sheets.get(folder, ())))
        return None if name is None else (posixpath.basename(name), Path(paths[name]).read_bytes())

    return Told(sheet_in, paths.__contains__)


def own_name(given: str) -> str:
    """A file's name as a browser sends it, without what could lead anywhere: drives, "..", control characters. Empty
    for a file that is passed over without a word, as `add` does in folders: hidden ones and ledgers.
    """
    parts = [plain("".join(c for c in part if c.isprintable())).strip() for part in given.replace("\\", "/").split("/")]
    parts = [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]
    if not parts or (len(parts) > 1 and any(map(left_out, parts))):
        return ""
    return "/".join(part[-_LONGEST:] for part in parts)[-_LONGEST:].lstrip("/")


def place_for(folder: Path, number: int, name: str) -> Path:
    """Where a file of that name is kept in `folder`: under a number, with the ending that tells what it is."""
    found = _ENDING.search(name)
    return folder / f"{number:06d}{found.group().lower() if found else ''}"
