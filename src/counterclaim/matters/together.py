"""Matters of a handful of reports without a ledger: for scoring, tests and trying things out."""

from collections.abc import Sequence
from typing import Any

from counterclaim.matters.assembly import assemble
from counterclaim.matters.output import matter_json
from counterclaim.matters.reading import entries
from counterclaim.model.entry import Entry
from counterclaim.reader.reader import Reader


def read_matters(sources: Sequence[str], reader: Reader | None = None) -> list[dict[str, Any]]:
    """The matters of the reports, in their JSON form; raises ReportError where one can't be read."""
    reader = reader or Reader()
    found = read_entries(sources, reader)
    by_id = {e.id: e for e in found}
    return [matter_json(m, by_id) for m in assemble(found)]


def read_entries(sources: Sequence[str], reader: Reader | None = None) -> list[Entry]:
    """The claims of the reports; raises ReportError where one can't be read."""
    reader = reader or Reader()
    return [e for source in sources for e in entries(reader.read(source), source)]
