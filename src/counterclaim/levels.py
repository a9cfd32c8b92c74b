"""How sure a field is asked to be, as people write it: "speaker=.98"."""

from collections.abc import Sequence

from counterclaim.errors import FilterError
from counterclaim.model.claim import Sure


def levels(given: Sequence[str] | None, where: str = "--sure") -> dict[str, float]:
    """By field the share asked for, 0 to 1; raises FilterError for what is no field or no share."""
    out = {}
    for one in given or ():
        name, _, share = one.partition("=")
        try:
            out[name] = float(share)
        except ValueError:
            out[name] = -1.0
        if name not in Sure.__struct_fields__ or not 0 <= out[name] <= 1:
            raise FilterError(
                f'"{one[:60]}" is no field with a share from 0 to 1.', where=where,
                next_step=f"Give one of {', '.join(Sure.__struct_fields__)}, as in speaker=.98.",
            )  # fmt: skip
    return out
