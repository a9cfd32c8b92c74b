"""What a denial without a figure denies: the claim before it in its report, or a rival's of the same day and words."""

from collections.abc import Sequence

from counterclaim.matters import ground, words
from counterclaim.matters.facets import NOWHERE, Facet
from counterclaim.matters.speakers import same_speaker
from counterclaim.reader import comparing
from counterclaim.reader.denials import POINTS_BACK, calls_false

NEAR = 2  # days between a claim and its denial in another report; set by eye
SHARED = 2  # stems beside the place's that a denial has in common with what it denies in another report; set by eye
_PREFIX = 5  # letters by which a state's name and its adjective are taken for one
_COMPARED = 48  # claims of other reports, the nearest days first, that a denial is held against
ANSWERS = 6  # claims before it in its report among which a denial that only points back finds what it denies


def in_report(denial: Facet, near: Sequence[Facet]) -> Facet | None:
    """What the denial denies among the claims near it in its report: the last before it of another side that is of its
    type where it only points back ("the claim"), or that shares its words, else one after it; None where none fits."""
    points = _points_back(denial)
    rivals = [f for f in near if f.entry.order < denial.entry.order and _rival(denial, f)]
    for facet in sorted(rivals, key=lambda f: -f.entry.order):
        if (points and facet.entry.claim.type == denial.entry.claim.type) or _same_words(denial, facet, SHARED):
            return facet
    after = [f for f in near if f.entry.order > denial.entry.order and _rival(denial, f)]
    return next((f for f in after if (not points or _named(denial, f)) and _same_words(denial, f, SHARED)), None)


def targets(denial: Facet, others: Sequence[Facet]) -> list[Facet]:
    """What the denial denies among the facets of its block: what `in_report` found, and of other reports what says the
    same in so many words; [] where nothing fits."""
    found = [f for f in others if f.entry.id == denial.entry.answers]
    points = _points_back(denial)
    away = [f for f in others if f.entry.report != denial.entry.report and abs(f.said - denial.said) <= NEAR]
    away.sort(key=lambda f: (abs(f.said - denial.said), f.order))
    for facet in away[:_COMPARED]:
        told = not points or _named(denial, facet)
        if told and _rival(denial, facet) and _same_words(denial, facet, SHARED):
            found.append(facet)
    return found


def _named(denial: Facet, facet: Facet) -> bool:
    """True where the denial names whose claim it denies ("Russia's claim to have captured the town")."""
    if facet.side is None:
        return False
    names = [w[:_PREFIX] for w in comparing.stems(facet.side)]
    told = {w[:_PREFIX] for w in comparing.stems(denial.entry.claim.text)}
    return bool(names) and all(name in told for name in names)  # "Russian forces" names Russia


def _points_back(denial: Facet) -> bool:
    text = denial.entry.claim.text.strip()
    return bool(POINTS_BACK.match(text)) or calls_false(text)


def reason(denial: Facet, denied: Facet) -> str:
    """The reason of a `denies` relation, in words."""
    return f"{words.who(denial)} denies what {words.who(denied)} says"


def _rival(denial: Facet, facet: Facet) -> bool:
    claim = facet.entry.claim
    if facet.denied or claim.voice != "actor" or facet.entry.id == denial.entry.id:
        return False
    if same_speaker(denial.key, facet.key):
        return False
    return denial.side is None or facet.side != denial.side


def _same_words(denial: Facet, facet: Facet, fewest: int) -> bool:
    if facet.figure is not None and not (facet.by is not None and facet.by == denial.side):
        return False  # how many were killed is not denied by who denies to have done it, unless it was laid to him
    place = comparing.stems(words.where(denial) + " " + words.where(facet))
    if ground.takes(denial) and ground.takes(facet) and denial.place == facet.place and denial.place != NOWHERE:
        return True
    shared = (comparing.stems(denial.entry.claim.text) & comparing.stems(facet.entry.claim.text)) - place
    accused = facet.by is not None and facet.by == denial.side
    return len(shared) >= (1 if accused or _named(denial, facet) else fewest)
