"""R's readr opens what is exported, and reads in every cell what was written there."""

import csv
import io
import json
from pathlib import Path

import pytest

from counterclaim.export.formats import write
from counterclaim.export.tables import TABLES
from tests import in_r
from tests.export.given import Given

READ = """
library(readr)
read <- function(file) {
  rows <- read_csv(file, show_col_types = FALSE, progress = FALSE, guess_max = Inf)
  list(
    names = I(names(rows)), problems = nrow(problems(rows)), cells = rows,
    types = as.list(sapply(rows, function(column) class(column)[1]))
  )
}
files <- list.files(pattern = "[.]csv$")
cat(jsonlite::toJSON(setNames(lapply(files, read), files), digits = NA, na = "null", auto_unbox = TRUE))
"""


def test_readr_reads_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written = {}
    for form, table in [*(("csv", name) for name in TABLES), ("acled", ""), ("ucdp", ""), ("airwars", "")]:
        out = io.BytesIO()
        write(Given(), form, out, bom=True, **({"table": table} if table else {}))
        Path(f"{table or form}.csv").write_bytes(out.getvalue())
        text = out.getvalue().decode("utf-8-sig")
        written[f"{table or form}.csv"] = list(csv.DictReader(io.StringIO(text, newline="")))
    read = json.loads(in_r.run(READ, ["readr", "jsonlite"]))
    assert list(read) == sorted(written)
    for name, rows in written.items():
        assert read[name]["problems"] == 0, name
        assert len(read[name]["cells"]) == len(rows) > 0, name
        for wanted, got in zip(rows, read[name]["cells"], strict=True):
            assert read[name]["names"] == list(wanted)
            for column, cell in wanted.items():
                assert _same(got[column], cell, read[name]["types"][column]), (name, column, cell, got[column])


def _same(read: object, written: str, kind: str) -> bool:
    if read is None:
        return written == ""
    if kind == "numeric":
        return float(str(read)) == float(written)
    if kind == "logical":
        return str(read).lower() == written.lower()
    return read == written
