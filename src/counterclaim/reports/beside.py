"""A sheet beside a folder's files, `counterclaim.csv`, that tells of each file what its text does not say."""

import os
import posixpath
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, get_args

from counterclaim.errors import ReportError
from counterclaim.model.report import Kind
from counterclaim.reports.columns import Columns, known
from counterclaim.reports.given import NOTHING, Given
from counterclaim.reports.limits import LIMITS, Limits
from counterclaim.reports.sheets import ENDINGS, Sheet, day_of, filled, headings, order_of_days, sheets

NAME = "counterclaim"
"""The sheet's name without its ending, which is that of any sheet (sheets.ENDINGS)."""
_ROLES = ("published", "publisher", "speaker", "side", "kind")
_COLUMNS = f"file, {', '.join(_ROLES)}"


class Found(NamedTuple):
    """What is told of one file. sheet: the name of the nearest sheet above it; listed: whether one has a row for it.

    wrong: why what the row says can't be used.
    """

    sheet: str | None = None
    listed: bool = False
    given: Given = NOTHING
    wrong: str | None = None


class Trouble(NamedTuple):
    """What of a sheet is not used. where: the sheet, with the row where it is one ("may/counterclaim.csv#4")."""

    where: str
    reason: str


class _Beside(NamedTuple):
    rows: dict[str, Found]  # by path below the sheet's folder, with "/"
    troubles: list[Trouble]


SheetIn = Callable[[str], tuple[str, bytes] | None]
"""The name and the bytes of the sheet in a folder."""


class Told:
    """What the sheets beside files say; each is read once. Paths have "/" between their parts.

    sheet_in: gives a folder's sheet. is_file: whether there is a file of that path.
    """

    def __init__(self, sheet_in: SheetIn, is_file: Callable[[str], bool], limits: Limits = LIMITS) -> None:
        self._sheet_in = sheet_in
        self._is_file = is_file
        self._limits = limits
        self._read: dict[str, tuple[str, _Beside] | ReportError | None] = {}
        self._said: set[str] = set()

    def of(self, path: str, root: str) -> Found:
        """What the nearest sheet that lists the file says of it, from its own folder up to `root`.

        Raises ReportError for a sheet that can't be used at all: nothing beside it should be read without it.
        """
        sheet = None
        for folder, (name, beside) in self._above(path, root):
            found = beside.rows.get(_plain(posixpath.relpath(path, folder or ".")))
            if found is not None:
                return found
            sheet = sheet or name
        return Found(sheet)

    def troubles(self, path: str, root: str) -> Iterator[Trouble]:
        """What of the sheets above a file is not used, each told once; raises as `of` does."""
        for folder, (_, beside) in self._above(path, root):
            if folder not in self._said:
                self._said.add(folder)
                yield from beside.troubles

    def _above(self, path: str, root: str) -> Iterator[tuple[str, tuple[str, _Beside]]]:
        folder = posixpath.dirname(path)
        if root not in ("", ".") and not f"{folder}/".startswith(f"{root}/"):
            return
        while True:
            if folder not in self._read:
                self._read[folder] = self._opened(folder)
            sheet = self._read[folder]
            if isinstance(sheet, ReportError):
                raise sheet
            if sheet is not None:
                yield folder, sheet
            if folder == root or folder in ("", "/"):
                return
            folder = posixpath.dirname(folder)

    def _opened(self, folder: str) -> tuple[str, _Beside] | ReportError | None:
        try:
            found = self._sheet_in(folder)
            return found and (found[0], self._parsed(folder, *found))
        except ReportError as error:
            return error

    def _there(self, folder: str, file: str) -> bool:
        return any(self._is_file(posixpath.join(folder, form)) for form in (file, unicodedata.normalize("NFD", file)))

    def _parsed(self, folder: str, name: str, data: bytes) -> _Beside:
        try:
            sheet, at, columns = _table(sheets(data, limits=self._limits), name)
        except ReportError as error:
            if error.where == name:
                raise
            raise ReportError(f"{name} beside it can't be used: {error.what}", next_step=error.next_step) from None
        where = posixpath.join(folder, name)
        used = {number for numbers in columns.at.values() for number in numbers}
        left = [head for number, head in enumerate(columns.headings) if head and number not in used]
        troubles = []
        if left:
            several = "columns that are" if len(left) > 1 else "a column that is"
            troubles.append(Trouble(where, f"has {several} not used: {', '.join(left)}. Used are {_COLUMNS}."))
        rows: dict[str, Found] = {}
        body = sheet.rows[at + 1 :]
        order = order_of_days(body, columns)
        for number, row in enumerate(body, at + 2):
            if not filled(row):
                continue
            file = _plain(columns.cell(row, "file"))
            if not file or file.startswith("../") or not self._there(folder, file):
                reason = f'no file "{file}" in this folder.' if file else "names no file."
                troubles.append(Trouble(f"{where}#{number}", reason))
            elif file in rows:
                wrong = f"listed more than once in {name}, as in row {number}. Keep one row."
                rows[file] = Found(name, True, wrong=wrong)
            else:
                rows[file] = Found(name, True, *_row(row, columns, order, f"row {number} of {name}"))
        return _Beside(rows, troubles)


def is_beside(name: str) -> bool:
    """True for the name of such a sheet."""
    stem, ending = os.path.splitext(name.lower())
    return stem == NAME and ending in ENDINGS


def on_disk(limits: Limits = LIMITS) -> Told:
    """Of the files of this machine."""

    def sheet_in(folder: str) -> tuple[str, bytes] | None:
        here = Path(folder)
        try:
            names = sorted(one.name for one in here.iterdir() if is_beside(one.name) and one.is_file())
        except OSError:
            return None
        name = one_of(names)
        return None if name is None else (name, _bytes(here / name))

    return Told(sheet_in, lambda path: Path(path).is_file(), limits)


def one_of(names: list[str]) -> str | None:
    """The one sheet of these; None where there is none. Raises ReportError where there are several."""
    if len(names) > 1:
        raise ReportError(
            f"{' and '.join(names)} both tell of the files beside them.", next_step="Keep one and rename the other."
        )
    return names[0] if names else None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportError(
            f"{path.name} beside it can't be read ({error.strerror or error}).", next_step="Check its permissions."
        ) from None


def _table(found: list[Sheet], name: str) -> tuple[Sheet, int, Columns]:
    """The first sheet that has the columns, the row of its headings from 0, and the columns."""
    table = known(name="data/beside.csv", needed="file")
    for sheet in found:
        heads = headings(sheet, {}, table)
        if heads is not None and heads[1].at.keys() & set(_ROLES):
            return sheet, *heads
    raise ReportError(
        f"{name} beside it has no column that names the files, or none that says anything of them.",
        where=name, next_step=f"Its first row should name its columns, of these: {_COLUMNS}. Or rename it.",
    )  # fmt: skip


def _row(row: list[str], columns: Columns, order: str | None, where: str) -> tuple[Given, str | None]:
    """What a row says, and why it can't be used."""
    cells = {role: cell for role in _ROLES if (cell := columns.cell(row, role))}
    kinds = {str(kind): kind for kind in get_args(Kind)}
    kind = cells.pop("kind", "").lower()
    if kind and kind not in kinds:
        return NOTHING, f'{where}: "kind" is "{kind[:40]}". Kinds are {", ".join(kinds)}.'
    if told := cells.get("published"):
        day = day_of(told, order)
        if day is None:
            return NOTHING, f'{where}: "published" is "{told[:40]}", not a date that can be read in one way only.'
        cells["published"] = day
    return Given(kind=kinds.get(kind), **cells), None


def _plain(path: str) -> str:
    """A path as rows and folders both write it; what one system decomposes ("é") the other may not."""
    path = unicodedata.normalize("NFC", path.strip().replace("\\", "/"))
    return posixpath.normpath(path) if path else ""
