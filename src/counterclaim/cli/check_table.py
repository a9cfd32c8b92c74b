"""Findings of a checked sheet as a table for the terminal."""

from rich.table import Table
from rich.text import Text

from counterclaim.check.results import Check
from counterclaim.show.safe import one_line

MOST = 50  # rows shown; --out and --json give all


def findings_table(found: Check) -> Table:
    """The rows that have findings, in the order of the sheet, then events without a row."""
    out = Table(show_lines=False, pad_edge=False, box=None, header_style="bold")
    for name in ("Row", "Id", "What does not fit", "Event"):
        out.add_column(name, overflow="fold")
    with_findings = [one for one in found.rows if one.findings]
    for one in with_findings[:MOST]:
        out.add_row(
            str(one.row.number) if one.row is not None else "none",
            Text(one_line(one.row.own_id)[:40] if one.row is not None else ""),
            Text(one_line(" ".join(finding.text for finding in one.findings))),
            Text(one_line(one.heading or "none found")),
        )
    if len(with_findings) > MOST:
        out.caption = f"{len(with_findings) - MOST:,} more; --out FILE or --json gives all."
    return out
