"""`--sure FIELD=X`: only claims of which a field is as sure as asked; how many are left out is told."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.program import say
from counterclaim.errors import CounterclaimError

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


def levels(given: Sequence[str] | None) -> dict[str, float]:
    """By field the share asked for; raises CounterclaimError for what is no field or no share."""
    from counterclaim.model.claim import Sure

    out = {}
    for one in given or ():
        name, _, share = one.partition("=")
        try:
            out[name] = float(share)
        except ValueError:
            out[name] = -1.0
        if name not in Sure.__struct_fields__ or not 0 <= out[name] <= 1:
            raise CounterclaimError(
                f'"{one[:60]}" is no field with a share from 0 to 1.', where="--sure",
                next_step=f"Give one of {', '.join(Sure.__struct_fields__)}, as in --sure speaker=.98.",
            )  # fmt: skip
    return out


def kept(reading: "Reading", asked: Mapping[str, float]) -> "Reading":
    """The reading with the claims that are as sure as asked; tells how many are left out."""
    if not asked:
        return reading
    found = reading.at_least(asked)
    out = len(reading.claims) - len(found.claims)
    if out:
        say(f"{reading.report.source or reading.report.id}: {out} of {len(reading.claims)} claims left out (--sure).")
    return found
