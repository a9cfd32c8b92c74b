"""What a denial without a figure denies: the claim before it in its report, or a rival's of the same day and words."""

from collections.abc import Sequence

from counterclaim.matters import words
from counterclaim.matters.facets import Facet
from counterclaim.matters.speakers import same_speaker
from counterclaim.matters.speech import key_of
from counterclaim.reader import comparing
from counterclaim.reader.denials import POINTS_BACK, calls_false

NEAR = 2  # days between a claim and its denial in another report; set by eye
SHARED = 2  # stems beside the place's that a denial has in common with what it denies in another report; set by eye
_COMPARED = 48  # claims of other reports, the nearest days first, that a denial is held against
_ANSWERS = 6  # claims before it in its report among which a denial that only points back finds what it denies


def targets(denial: Facet, others: Sequence[Facet]) -> list[Facet]:
    """What the denial denies among the facets of its block: of its own report the nearest claim before it of another
    side, of others what says the same in so many words; [] where nothing fits."""
    text = denial.entry.claim.text.strip()
    points = bool(POINTS_BACK.match(text)) or calls_false(text)
    own = [
        f
        for f in others
        if f.entry.report == denial.entry.report and f.entry.order < denial.entry.order and _rival(denial, f)
        and denial.entry.order - f.entry.order <= _ANSWERS
    ]  # fmt: skip
    own.sort(key=lambda f: -f.entry.order)
    found: list[Facet] = []
    for facet in own:
        if (points and facet.entry.claim.type == denial.entry.claim.type) or _same_words(denial, facet, 1):
            found = [f for f in own if f.entry.id == facet.entry.id]
            break
    if not points:
        away = [f for f in others if f.entry.report != denial.entry.report and abs(f.said - denial.said) <= NEAR]
        away.sort(key=lambda f: (abs(f.said - denial.said), f.order))
        found += [f for f in away[:_COMPARED] if _rival(denial, f) and _same_words(denial, f, SHARED)]
    return found


def reason(denial: Facet, denied: Facet) -> str:
    """The reason of a `denies` relation, in words."""
    return f"{words.who(denial)} denies what {words.who(denied)} says"


def _rival(denial: Facet, facet: Facet) -> bool:
    claim = facet.entry.claim
    if facet.denied or claim.voice != "actor" or facet.entry.id == denial.entry.id:
        return False
    if same_speaker(key_of(denial.entry), key_of(facet.entry)):
        return False
    return denial.side is None or facet.side != denial.side


def _same_words(denial: Facet, facet: Facet, fewest: int) -> bool:
    place = comparing.stems(words.where(denial) + " " + words.where(facet))
    shared = (comparing.stems(denial.entry.claim.text) & comparing.stems(facet.entry.claim.text)) - place
    return len(shared) >= fewest
