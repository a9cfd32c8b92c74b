"""Reads reports and prints their matters as JSON, without a ledger: python -m counterclaim.matters REPORT... > out.json

For developing and scoring; `counterclaim matters` is the command for users.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from counterclaim.matters.assembly import assemble
from counterclaim.matters.output import matter_json
from counterclaim.matters.reading import entries
from counterclaim.reader.reader import Reader


def read_matters(paths: Sequence[str], reader: Reader | None = None) -> list[dict[str, Any]]:
    """The matters of the reports, in their JSON form."""
    reader = reader or Reader()
    found = [e for path in paths for e in entries(reader.read(path), str(path))]
    by_id = {e.id: e for e in found}
    return [matter_json(m, by_id) for m in assemble(found)]


if __name__ == "__main__":
    json.dump(read_matters(sys.argv[1:]), sys.stdout, ensure_ascii=False, indent=1)
