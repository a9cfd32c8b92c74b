"""What a reading should hold."""

from typing import Literal, get_args

import msgspec

Part = Literal["tags", "attributions", "places", "figures", "times", "claims"]
PARTS: tuple[str, ...] = get_args(Part)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Options of a reading.

    min_confidence: claims, attributions, places and times below it are left out (0 to 1).
    """

    min_confidence: float = 0.0
