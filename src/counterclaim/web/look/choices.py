"""What the fields of filters and corrections offer: the codes of claims, in the order of their tables."""

import csv
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from counterclaim.language import mark
from counterclaim.model.claim import Evidentiality, Factuality, Stance
from counterclaim.model.figure import Bound

NOT_CHECKED, ADDED = mark("not checked"), mark("added by a person")


@cache
def choices() -> dict[str, tuple[Any, ...]]:
    """Codes by field; (code, words) where a code needs other words than its own."""
    return {
        "type": _types(),
        "stance": get_args(Stance),
        "factuality": get_args(Factuality),
        "evidentiality": get_args(Evidentiality),
        "bound": get_args(Bound),
        "status": (("machine", NOT_CHECKED), "accepted", "rejected", "edited", ("added", ADDED)),
    }


def _types() -> tuple[str, ...]:
    with files("counterclaim.data").joinpath("claim-types.csv").open(encoding="utf-8") as lines:
        return tuple(row["type"] for row in csv.DictReader(lines))
