"""Claims without a figure: which of them are of one question, and how they stand to each other."""

from collections.abc import Sequence
from math import fsum

from counterclaim import vocabulary
from counterclaim.events.rarity import rarity
from counterclaim.matters import ground, words
from counterclaim.matters.days import Span
from counterclaim.matters.facets import Facet, every_facet
from counterclaim.matters.happening import another_act, one_account, other_names, own_deeds, parted
from counterclaim.matters.speakers import same_speaker
from counterclaim.matters.speech import one_occasion, one_utterance
from counterclaim.model.claim import BACKGROUND
from counterclaim.model.matter import MatterRelationKind
from counterclaim.reader import comparing

SAME = 0.5  # overlap coefficient of stems, the place's left out, of two claims that say the same; set by eye
SAME_LONGER = 1 / 3  # and of the longer one's: "its army used gas" beside a sentence on what came of it; set by eye
NEARLY = 0.7  # of the longer one's from which on the two are one text, whatever the role read of each; set by eye
FEWEST = 3  # stems that they must share
NEAR = 1  # days between two rival claims of who holds a place; set by eye
FAR = 1  # days between two claims that say the same; of labelled ones 2 days apart 16 of 16 pairs were of two events
TELLING = 3.6
"""How rare the words that two claims of two days share must be, on average: "rockets fired on a district" is told of
every day of a war. Set by eye on 33 pairs; of the 8 that were of two events none is left, of the 25 others 18."""
LONG = 4  # stems of a name from which on it is a long one; set by eye
REACH = 2  # days up to which a speaker's words may be printed again (speech.py)
_CLAUSE = vocabulary.words("claims.clause")
_COMPARED = 32  # claims before it, by day and id, that a claim is held against


def linked(members: Sequence[Facet]) -> list[tuple[int, int, MatterRelationKind, str]]:
    """Pairs of the facets (numbers in `members`, the later first) that are of one question, with relation and reason.

    members: facets of one group and place, in order; each is held against a bounded number of those before it. Of one
    report's claims that are told in like words ("damaged houses", of two attacks) only the likest agrees with another
    report's.
    """
    found: list[tuple[int, int, MatterRelationKind, str, float]] = []
    for i, later in enumerate(members):
        for j in range(i - 1, max(-1, i - 1 - _COMPARED), -1):
            if later.said - members[j].said > REACH:
                break
            pair = _pair(later, members[j])
            if pair is not None:
                found.append((i, j, *pair))
    best: dict[tuple[int, str], float] = {}
    for i, j, _, _, like in found:
        for one, report in ((i, members[j].entry.report), (j, members[i].entry.report)):
            best[one, report] = max(like, best.get((one, report), like))
    return [
        (i, j, kind, why)
        for i, j, kind, why, like in found
        if like >= max(best[i, members[j].entry.report], best[j, members[i].entry.report])
    ]


def _pair(later: Facet, earlier: Facet) -> tuple[MatterRelationKind, str, float] | None:
    """The relation with its reason, and how like the two are: 1 where it rests on more than their words."""
    a, b = later.entry, earlier.entry
    if a.report == b.report and (
        a.id == b.id or any(s < d and c < e for s, e in a.claim.content for c, d in b.claim.content)
    ):
        return None
    # Asked of every pair: who speaks is told at once, and parts most of them.
    one_voice = same_speaker(later.key, earlier.key)
    clause = _clause(later) or _clause(earlier)
    if one_voice and not clause and one_utterance(later, earlier):
        return "same_utterance", f"{words.who(later)}, the same day, in nearly the same words", 1.0
    if later.denied or earlier.denied:
        return None
    opposed = ground.opposed(later, earlier) if abs(later.said - earlier.said) <= NEAR else None
    if opposed is not None:
        return "contradicts", opposed[1], 1.0
    first, second = ground.hold(later), ground.hold(earlier)
    same = first is not None and second is not None and first.state == second.state and first.by == second.by
    if same and first is not None and first.by is not None:
        told = f"{words.where(later) or 'the place'} {first.state} by {first.by}"
        if not one_voice:
            return "agrees", f"both have {told}", 1.0
        if one_occasion(later, earlier):
            return "same_utterance", f"{words.who(later)}, the same day: both have {told}", 1.0
    if clause or abs(later.said - earlier.said) > FAR or (a.report == b.report and one_account(later, earlier)):
        return None
    if a.read.type != b.read.type or later.hedged != earlier.hedged:
        return None
    place = comparing.stems(words.where(later)) | (_parties(later) & _parties(earlier))
    ours, theirs = comparing.stems(a.read.text) - place, comparing.stems(b.read.text) - place
    shared, longer = ours & theirs, max(len(ours), len(theirs))
    # What is recalled of a long war is told in few and common words: of two such claims more must be shared.
    recalled = a.read.event_role in BACKGROUND and b.read.event_role in BACKGROUND
    # A third of the longer tells little where it is three words.
    of_longer = SAME if recalled or len(shared) == FEWEST else SAME_LONGER
    if len(shared) < max(FEWEST, SAME * min(len(ours), len(theirs)), of_longer * longer):
        return None
    nearly = len(shared) >= NEARLY * longer
    daily = a.publisher is not None and a.publisher == b.publisher  # one outlet tells of two days in the same words
    if later.said != earlier.said and (daily or not nearly) and _telling(shared) < TELLING:
        return None
    if any(of(later, earlier) for of in (_parted, other_names, another_act)) or (not nearly and parted(later, earlier)):
        return None
    return "agrees", f"both say it: {comparing.written(a.read.text, shared)}", len(shared) / longer


def _telling(stems: frozenset[str]) -> float:
    """How rare these words are in reports, on average."""
    rare, rarest = rarity()
    return fsum(rare.get(stem, rarest) for stem in sorted(stems)) / len(stems)


def _parties(facet: Facet) -> frozenset[str]:
    """The stems of long names of who acts and who is acted on, but for one: "national liberation front" says who, and
    not what."""
    roles = facet.entry.claim.roles
    names = (comparing.stems(party.name) for party in (roles.actor, roles.target) if party is not None)
    return frozenset(stem for name in names if len(name) >= LONG for stem in sorted(name)[1:])


def _clause(facet: Facet) -> bool:
    """True for what says nothing without the sentence it hangs on: "which began there", "causing damage"."""
    first = facet.entry.read.text.partition(" ")[0]
    return first in _CLAUSE or (first.islower() and first.endswith("ing"))


def _another_day(a: Span, b: Span) -> bool:
    """True for days that both have an end and do not meet."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.last < b.first or b.last < a.first


def _parted(a: Facet, b: Facet) -> bool:
    """True where the claims tell of different parties in the same part, of two places no gazetteer knows, each of a day
    of its own, or count what one side did on each of two."""
    if (a.spot and b.spot and a.spot != b.spot) or comparing.other_people(a.entry.claim.roles, b.entry.claim.roles):
        return True
    if a.days.explicit and b.days.explicit and _another_day(a.days, b.days):
        return True
    ours, theirs = ([f for f in every_facet(one.entry) if f.figure is not None] for one in (a, b))
    if any(own_deeds(f, g) for f in ours for g in theirs if f.topic == g.topic):
        return True
    return bool((a.by and b.by and a.by != b.by) or (a.whose and b.whose and a.whose != b.whose))
