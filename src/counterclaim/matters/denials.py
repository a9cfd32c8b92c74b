"""What a denial without a figure denies: the claim before it in its report, or a rival's of the same day and words."""

from collections.abc import Sequence

from counterclaim.matters import ground, words
from counterclaim.matters.facets import NOWHERE, Facet
from counterclaim.matters.speakers import same_speaker
from counterclaim.model.claim import BACKGROUND, Claim
from counterclaim.reader import comparing
from counterclaim.reader.denials import (
    DENIED,
    THINGS,
    calls_false,
    itself,
    lays_the_deed,
    names_another,
    of_earlier,
    points_back,
    says_denied,
)
from counterclaim.reader.laid import laid_to, prefixes
from counterclaim.reader.losses import denies_loss
from counterclaim.registry import TOGETHER

NEAR = 2  # days between a claim and its denial in another report; set by eye
SHARED = 2  # stems beside the place's that a denial has in common with what it denies in another report; set by eye
_COMPARED = 48  # claims of other reports, the nearest days first, that a denial is held against
_NO_DEED = frozenset({"other", "arrested", "agreed"})
"""Questions whose answers nobody is accused by: views, demands, arrests, terms."""
_WHO = "who_did_it"
MOST_REPEATED = 8  # words of a claim that a denial may repeat one after the other; set by eye
NEXT = 3  # claims before it in its report of which one that lays the like to the denier is denied; set by eye
BACK = 5  # claims before it that "this", "it" or "the claim" goes back over at most; set by eye on unseen reports
ANSWERS = 10  # claims before it in its report among which a denial that only points back finds what it denies


def in_report(denial: Facet, near: Sequence[Facet]) -> Facet | None:
    """What the denial denies among the claims near it in its report: the last before it that lays the deed to the
    denier, or that it says again with a no to it; else one after it that does both; None where none fits."""
    if not _own(denial) or of_earlier(denial.entry.read.text):
        return None
    points = _points_back(denial)
    if points and (said := _said_before(denial, near)) is not None:
        return in_report(said, near)  # "It fired no shell, he said. The reports are false."
    others = {f.entry.order for f in near if f.entry.read.voice == "actor" and not _ours(denial, f)}
    for facet in sorted((f for f in near if f.entry.order < denial.entry.order), key=lambda f: -f.entry.order):
        gap = sum(facet.entry.order <= n < denial.entry.order for n in others)  # his own words do not part the two
        if not _rival(denial, facet, gap):
            continue
        back = denial.entry.order - facet.entry.order <= BACK
        if points and back and (_accused(denial, facet) or (_next(denial, facet) and _taken_up(denial, facet))):
            return facet
        if _same_words(denial, facet) or _blamed(denial, facet, gap) or (gap <= NEXT and _laid(denial, facet)):
            return facet
    after = [f for f in near if f.entry.order > denial.entry.order and _rival(denial, f)]
    told = (f for f in after if not points or _accused(denial, f) or _named(denial, f))
    here = denial.entry.order
    return next((f for f in told if _same_words(denial, f) or _blamed(denial, f, f.entry.order - here)), None)


def _said_before(denial: Facet, near: Sequence[Facet]) -> Facet | None:
    """The denial right before, of the same side, which one that points back only goes on with."""
    order = denial.entry.order
    last = next((f for f in near if f.entry.order == order - 1), None)
    return last if last is not None and last.denied and _ours(denial, last) else None


def targets(denial: Facet, others: Sequence[Facet]) -> list[Facet]:
    """What the denial denies among the facets of its block: what `in_report` found, and of other reports what lays the
    same to the denier; [] where nothing fits."""
    if not _own(denial) or denial.entry.answers == "":
        return []
    found = [f for f in others if f.entry.id == denial.entry.answers]
    points = _points_back(denial)
    if denial.entry.read.event_role in BACKGROUND:
        return found  # a standing denial is of no one attack
    away = [f for f in others if f.entry.report != denial.entry.report and abs(f.said - denial.said) <= NEAR]
    away.sort(key=lambda f: (abs(f.said - denial.said), f.order))
    for facet in away[:_COMPARED]:
        laid = _accused(denial, facet) or _loss(denial, facet)
        if not points and laid and _rival(denial, facet) and _same_words(denial, facet):
            found.append(facet)
    return found


def _own(denial: Facet) -> bool:
    """True where the denier speaks of a deed; not where a report calls something wrong, somebody tells that another
    denied, or a view is disputed."""
    text = denial.entry.read.text
    if denial.entry.read.asks == "other" and not calls_false(text) and THINGS.isdisjoint(comparing.words(text)):
        return False
    told = not DENIED.isdisjoint(comparing.words(text))
    return denial.entry.read.voice == "actor" and (not told or not _names(denial).isdisjoint(prefixes(text)))


def _accused(denial: Facet, facet: Facet) -> bool:
    """True where the claim lays what it tells to the denier or its side: the doer's side tells, else names in it."""
    return laid_to(facet.entry.read, denial.entry.speaker)


def _loss(denial: Facet, facet: Facet) -> bool:
    """True where the denier denies to have lost any of what the claim tells that he lost."""
    return denies_loss(denial.entry.read, facet.entry.read, denial.entry.speaker)


def _blamed(denial: Facet, facet: Facet, gap: int) -> bool:
    """True where a claim so many claims of others off says who did a deed that may be the denied one: right before, or
    near and of the denier."""
    if facet.entry.read.asks != _WHO:
        return False
    alike = denial.group == facet.group or _points_back(denial)
    far = denial.entry.order - facet.entry.order
    accused, words_of = _accused(denial, facet), (denial.entry.read.text, facet.entry.read.text)
    shared = comparing.stems(words_of[0]) & comparing.stems(words_of[1])
    if not (accused or _points_back(denial) or _itself(denial) or len(shared) >= SHARED):
        return False  # who did another thing
    before = far == 1 or (far > 1 and gap == 1 and facet.entry.read.stance == "accuses")
    near = gap <= NEXT if far > 0 else gap < NEXT
    return alike and (before or (near and accused))


def _laid(denial: Facet, facet: Facet) -> bool:
    return denial.group == facet.group and lays_the_deed(denial.entry.read, facet.entry.read, denial.entry.speaker)


def _next(denial: Facet, facet: Facet) -> bool:
    """True for the claim right before, of one type, which "the claim" goes back to where it blames nobody; where it is
    not denied who did it, for the one before that, too."""
    most = 1 if denial.entry.read.asks == _WHO else 2
    return denial.entry.order - facet.entry.order <= most and _kindred(denial, facet) and not _itself(denial)


def _other_doer(denial: Facet, facet: Facet) -> bool:
    """True where the claim lays the deed to somebody else than the denial is of."""
    doer = denial.by or denial.side
    if facet.by is None or facet.by in (doer, denial.side, facet.side):
        return False  # nobody blames his own side
    if doer is None:  # "the rebels denied that they ..." beside what blames a government
        speaker = denial.entry.speaker
        doer = speaker.name if speaker is not None and _itself(denial) else ""
    return bool(doer) and prefixes(doer).isdisjoint(prefixes(facet.entry.read.text))


def _itself(denial: Facet) -> bool:
    """True where the denier denies to have done it: he is the doer, or "its", "using", "having"."""
    return itself(denial.entry.read, denial.entry.speaker) and denial.entry.read.asks == _WHO


def _names(denial: Facet) -> frozenset[str]:
    """The denier's names, by the letters that a state's name and its adjective share."""
    speaker = denial.entry.speaker
    named = f"{denial.side or ''} {speaker.name if speaker is not None else ''}"
    return prefixes(" ".join(word for word in named.split() if word[:1].isupper()))


def _named(denial: Facet, facet: Facet) -> bool:
    """True where the denial names whose claim it denies ("Russia's claim to have captured the town")."""
    names = prefixes(facet.side or "")
    return bool(names) and names <= prefixes(denial.entry.read.text)


def _taken_up(denial: Facet, facet: Facet) -> bool:
    """True where a denial that points back may mean the claim: no doer is told, so that it happened at all is denied;
    or it names whose claim it is, or says its words again ("the claim that jets had been shot down")."""
    if (facet.by is None and facet.entry.read.roles.actor is None) or _named(denial, facet):
        return True
    return len(comparing.stems(denial.entry.read.text) & comparing.stems(facet.entry.read.text)) >= SHARED


def _kindred(denial: Facet, facet: Facet) -> bool:
    """True for two claims of one type, which "the claim" and the like go back to."""
    return facet.entry.read.type == denial.entry.read.type


def _points_back(denial: Facet) -> bool:
    text = denial.entry.read.text.strip()
    return points_back(text) or calls_false(text)


def reason(denial: Facet, denied: Facet) -> str:
    """The reason of a `denies` relation, in words."""
    return f"{words.who(denial)} denies what {words.who(denied)} says"


def _ours(denial: Facet, facet: Facet) -> bool:
    return same_speaker(denial.key, facet.key) or (denial.side is not None and denial.side == facet.side)


def _rival(denial: Facet, facet: Facet, gap: int = 0) -> bool:
    """True where somebody else puts something forward that can be denied: no view, no demand. gap: as in `_blamed`."""
    claim = facet.entry.read
    if facet.denied or claim.voice != "actor" or facet.entry.id == denial.entry.id:
        return False
    if claim.asks in _NO_DEED or claim.factuality not in ("asserted", "hedged") or same_speaker(denial.key, facet.key):
        return False
    if not DENIED.isdisjoint(comparing.words(claim.text)) or _other_doer(denial, facet) or _either(claim):
        return False  # what tells of a denial, or blames somebody else, or one of two
    before = denial.entry.order - facet.entry.order == 1 and denial.entry.report == facet.entry.report
    before |= gap == 1 and facet.entry.read.stance == "accuses"
    if denial.entry.report != facet.entry.report and _days_apart(denial, facet):
        return False
    said, who, by = denial.entry.read, denial.entry.speaker, facet.entry.speaker
    if names_another(said, claim) or not says_denied(said, claim, who, by, right_before=before):
        return False
    if claim.text in denial.entry.read.text and len(comparing.words(claim.text)) > MOST_REPEATED:
        return False  # nobody denies a whole sentence in its very words: the report says it twice
    return denial.side is None or denial.side not in (facet.side or "").split(TOGETHER)


def _either(claim: Claim) -> bool:
    """True for "either Norland's or Sudmark's jets", which accuses neither."""
    actor = claim.roles.actor
    return actor is not None and "or" in comparing.words(actor.name)


def _days_apart(a: Facet, b: Facet) -> bool:
    days, others = a.days, b.days
    if not (days.explicit and others.explicit):
        return False
    return (days.last or 0) < (others.first or 0) or (others.last or 0) < (days.first or 0)


def _one_scene(a: Facet, b: Facet) -> bool:
    """True where both claims themselves name one town or site."""
    place = a.entry.place
    named = a.entry.place_basis == b.entry.place_basis == "claim"
    return named and a.place == b.place and place is not None and place.kind in ("town", "facility")


def _same_words(denial: Facet, facet: Facet) -> bool:
    """True where both tell of the same deed: two words in common where it is laid to the denier, one where both name
    the town, too, else three; of one place taken, none."""
    accused = _accused(denial, facet)
    if _loss(denial, facet):
        return True
    if facet.figure is not None and not (accused and facet.entry.read.roles.actor is not None):
        return False  # how many were killed is not denied by who denies to have done it, unless it was laid to him
    if ground.takes(denial) and ground.takes(facet) and denial.place == facet.place and denial.place != NOWHERE:
        return True
    ours, theirs = denial.entry.read.text, facet.entry.read.text
    if _itself(denial) and not accused:
        return False
    place = comparing.stems(words.where(denial) + " " + words.where(facet))
    names = _names(denial)
    shared = {w for w in (comparing.stems(ours) & comparing.stems(theirs)) - place if w[: comparing.NAMED] not in names}
    if accused and _one_scene(denial, facet):
        times = comparing.stems(" ".join(t.text for f in (denial, facet) for t in f.entry.read.times))
        return bool(shared - times)
    return len(shared) >= (SHARED if accused else SHARED + 1)
