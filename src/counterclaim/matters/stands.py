"""Claims without a figure: which of them are of one question, and how they stand to each other."""

from collections.abc import Sequence

from counterclaim.matters import ground, words
from counterclaim.matters.days import Span
from counterclaim.matters.facets import Facet
from counterclaim.matters.speakers import same_speaker
from counterclaim.matters.speech import one_utterance
from counterclaim.model.matter import MatterRelationKind
from counterclaim.reader import comparing

SAME = 0.5  # overlap coefficient of stems, the place's left out, of two claims that say the same; set by eye
FEWEST = 3  # stems that they must share
NEAR = 1  # days between two rival claims of who holds a place; set by eye
FAR = 1  # days between two claims that say the same; of labelled ones 2 days apart 16 of 16 pairs were of two events
REACH = 2  # days up to which a speaker's words may be printed again (speech.py)
_COMPARED = 32  # claims before it, by day and id, that a claim is held against


def linked(members: Sequence[Facet]) -> list[tuple[int, int, MatterRelationKind, str]]:
    """Pairs of the facets (numbers in `members`, the later first) that are of one question, with relation and reason.

    members: facets of one group and place, in order; each is held against a bounded number of those before it.
    """
    out: list[tuple[int, int, MatterRelationKind, str]] = []
    for i, later in enumerate(members):
        for j in range(i - 1, max(-1, i - 1 - _COMPARED), -1):
            if later.said - members[j].said > REACH:
                break
            found = _pair(later, members[j])
            if found is not None:
                out.append((i, j, *found))
    return out


def _pair(later: Facet, earlier: Facet) -> tuple[MatterRelationKind, str] | None:
    a, b = later.entry, earlier.entry
    if a.report == b.report and (
        a.id == b.id or any(s < d and c < e for s, e in a.claim.content for c, d in b.claim.content)
    ):
        return None
    # Asked of every pair: who speaks is told at once, and parts most of them.
    one_voice = same_speaker(later.key, earlier.key)
    if one_voice and one_utterance(later, earlier):
        return "same_utterance", f"{words.who(later)}, the same day, in nearly the same words"
    if later.denied or earlier.denied:
        return None
    opposed = ground.opposed(later, earlier) if abs(later.said - earlier.said) <= NEAR else None
    if opposed is not None:
        return "contradicts", opposed[1]
    first, second = ground.hold(later), ground.hold(earlier)
    same = first is not None and second is not None and first.state == second.state and first.by == second.by
    if same and first is not None and first.by is not None and not one_voice:
        return "agrees", f"both have {words.where(later) or 'the place'} {first.state} by {first.by}"
    if abs(later.said - earlier.said) > FAR:
        return None
    if a.read.type != b.read.type or later.hedged != earlier.hedged:
        return None
    place = comparing.stems(words.where(later))
    ours, theirs = comparing.stems(a.read.text) - place, comparing.stems(b.read.text) - place
    shared = ours & theirs
    if len(shared) >= FEWEST and len(shared) >= SAME * min(len(ours), len(theirs)) and not _parted(later, earlier):
        return "agrees", f"both say it: {', '.join(sorted(shared)[:5])}"
    return None


def _another_day(a: Span, b: Span) -> bool:
    """True for days that both have an end and do not meet."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.last < b.first or b.last < a.first


def _parted(a: Facet, b: Facet) -> bool:
    """True where the claims tell of different parties in the same part, of two places no gazetteer knows, or each of a
    day of its own."""
    if a.spot and b.spot and a.spot != b.spot:
        return True
    if a.days.explicit and b.days.explicit and _another_day(a.days, b.days):
        return True
    return bool((a.by and b.by and a.by != b.by) or (a.whose and b.whose and a.whose != b.whose))
