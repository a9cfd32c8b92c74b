"""A file to be read, where it was named, and what the sheets beside it say."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from counterclaim.errors import ReportError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.reports.beside import Told, Trouble, is_beside
from counterclaim.reports.given import NOTHING, Given


class Here(NamedTuple):
    """A file, the folder that was named above it, both with "/", and what the sheets between them say of it."""

    path: str
    root: str
    beside: Told

    @property
    def listed(self) -> bool:
        """Whether a sheet has a row for it: then it is a report, whatever its name."""
        return self.beside.of(self.path, self.root).listed

    @property
    def is_sheet(self) -> bool:
        """Whether it is such a sheet itself, and no report."""
        return is_beside(posixpath.basename(self.path))

    def troubles(self) -> Iterator[Trouble]:
        """What of those sheets can't be used, each told once."""
        return self.beside.troubles(self.path, self.root)

    def said(self) -> tuple[Given, str | None]:
        """What its row says, and what to tell of it; raises ReportError where the row can't be used."""
        found = self.beside.of(self.path, self.root)
        if found.wrong:
            raise ReportError(found.wrong, where=self.path)
        unlisted = found.sheet and not found.listed
        return found.given, f"not in {found.sheet}, so nothing of it was used." if unlisted else None

    def items(self, found: Iterator[Item | Bad]) -> Iterator[Item | Bad]:
        """What the file holds, with what its row says, and the troubles of its sheets."""
        for trouble in self.troubles():
            yield Bad(source=trouble.where, reason=trouble.reason, outcome="skipped")
        if self.is_sheet:
            return
        given, doubt = self.said()
        for one in found:
            if isinstance(one, Item):
                if one.kind == "reading" and given != NOTHING:
                    doubt = "a reading, taken as it is: nothing of the sheet beside it was used."
                one = msgspec.structs.replace(one, given=given, warnings=(*one.warnings, *([doubt] if doubt else [])))
                doubt = None
            yield one
