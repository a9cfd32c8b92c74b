"""`--sure FIELD=X`: only claims of which a field is as sure as asked; how many are left out is told."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.program import say

if TYPE_CHECKING:
    from counterclaim.model import Reading

SureOption = Annotated[
    list[str] | None,
    typer.Option(
        "--sure", metavar="FIELD=X", show_default=False,
        help="Only claims of which this field is given and as sure: speaker=.98 keeps those of whose speakers 98 in 100"
        " were right. Fields: speaker, side, type, stance, factuality, evidentiality, figures, places, times."
        " Again for several.",
    ),
]  # fmt: skip


def kept(reading: "Reading", asked: Mapping[str, float]) -> "Reading":
    """The reading with the claims that are as sure as asked; tells how many are left out."""
    if not asked:
        return reading
    found = reading.at_least(asked)
    out = len(reading.claims) - len(found.claims)
    if out:
        say(f"{reading.report.source or reading.report.id}: {out} of {len(reading.claims)} claims left out (--sure).")
    return found
