"""Claims in reading order with their ids; the same words under the same voice count once."""

from collections.abc import Sequence

import msgspec

from counterclaim.model.claim import Claim


def arrange(claims: Sequence[Claim]) -> list[Claim]:
    """Sorted by where their words begin, outer claims first, then a list's items; ids c1, c2, ... in that order."""
    seen: set[tuple[object, ...]] = set()
    out: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.content[0][0], -c.content[0][1], c.content[1:], c.voice)):
        key = (claim.content, claim.voice, claim.actor)
        if key in seen:
            continue
        seen.add(key)
        out.append(msgspec.structs.replace(claim, id=f"c{len(out) + 1}"))
    return out
