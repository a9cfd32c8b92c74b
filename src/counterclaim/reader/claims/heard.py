"""What somebody has from another: "I heard from the headman that ...", "I was told by my cousin that ..." has it from
the headman and the cousin."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span
from counterclaim.reader.words import Words

_SELVES = ("i", "we")
_HEARD = vocabulary.words("claims.heard")
_TOLD = vocabulary.words("claims.heard_passive")  # only with a form of "be": "I was told by"
_BE = vocabulary.words("figures.be")
_LEADS = ("from", "by")
_MOST = 9  # words of who told it


def with_tellers(found: Sequence[Attribution], words: Words) -> list[Attribution]:
    """The attributions, each of "I" and "we" that names from whom it was heard with that one as its source."""
    out = []
    for one in found:
        teller = _teller(one, words)
        out.append(msgspec.structs.replace(one, source=(teller,)) if teller is not None else one)
    return out


def _teller(one: Attribution, words: Words) -> Span | None:
    if len(one.source) != 1 or not one.cue or not one.content or one.content[0][0] < one.cue[-1][1]:
        return None
    mine = words.slice(one.source[0])
    said = words.slice((one.source[0][1], one.cue[-1][1]))
    if len(mine) != 1 or mine[0].lower not in _SELVES:
        return None
    passive = any(w.lower in _BE for w in said) and any(w.lower in _TOLD for w in said)
    if not passive and not any(w.lower in _HEARD for w in said):
        return None
    between = words.slice((one.cue[-1][1], one.content[0][0]))
    who = [w for w in between[1:] if any(map(str.isalnum, w.text)) and w.lower != "that"]
    if not between or between[0].lower not in _LEADS or not 0 < len(who) <= _MOST:
        return None
    return who[0].start, who[-1].end
