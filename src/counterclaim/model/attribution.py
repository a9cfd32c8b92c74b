"""Attributions: source, cue and content spans, as the PolNeAR corpus marks them."""

from typing import Literal

import msgspec

from counterclaim.model.span import Spans

Quotation = Literal["direct", "indirect", "mixed"]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have said what; span lists may be discontinuous.

    confidence: share of attributions with such a score that were right on gold annotations.
    attitude: True where the cue is no act of speaking ("wants", "fears").
    """

    id: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    quotation: Quotation = "indirect"
    actor: str | None = None
    attitude: bool = False
    confidence: float = 0.0
