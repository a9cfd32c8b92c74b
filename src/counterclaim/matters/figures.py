"""How two figures of one question stand to each other, with the reason in words; precision first.

Two counts are held against each other only where they are of one scope; a part beside its whole is `part_of`, a later
count of one account `updates`. Two accounts that give different counts `differ`. They `contradict` each other only
where nothing else explains it: no time between them, no wider place, no other people, no bound that allows both.
"""

import re

from counterclaim.events.names import sound
from counterclaim.matters import words
from counterclaim.matters.days import iso
from counterclaim.matters.facets import Facet, converted, every_facet
from counterclaim.matters.happening import (
    NO_RIVAL,
    less,
    names_apart,
    one_account,
    one_place,
    own_deeds,
    owner,
    parted,
    points_back,
    risen,
    shares_name,
    two_armies,
    two_speakers,
)
from counterclaim.matters.rivals import floors, leaves_open, less_by, opposed
from counterclaim.matters.speakers import same_speaker
from counterclaim.matters.speech import one_utterance
from counterclaim.matters.topics import MOVED, UNARMED
from counterclaim.model.matter import MatterRelationKind
from counterclaim.reader import comparing

SINCE = 31  # days by which the beginnings of two running totals may differ; set by eye
HELD = 3  # days that rival accounts of what is held may lie apart; set by eye
GROWN = 31  # days in which a lower total by a rival, of what can only grow, is no mere update; set by eye
NEARLY = 1.5  # how many times the other a count may be that updates it, where one speaker is of no side; set by eye
FAR_OFF = 2.0  # how many times a lower bound the other's count is that differs from it, though both can hold; by eye
FLOORS = 10.0  # and up to how many times the other two of them are of one count; set by eye

_GROWS = frozenset({"killed", "wounded", "killed or wounded", "captured", "released"})
_THERE = re.compile(r"\b(?:there|alone)\b", re.I)
_WHOLE = frozenset({"incident", "day"})
_PARTS = frozenset({"part", "seen_here"})
_LOOSE = frozenset({"part", "seen_here", "window", "running_total"})
Found = tuple[MatterRelationKind, str]
Edge = tuple[Facet, Facet, MatterRelationKind, str]
"""(a, b, relation, reason): "a updates b", "a is part of b"."""


def relate(later: Facet, earlier: Facet) -> Edge | None:
    """How two facets with figures, of one matter, stand to each other; None where nothing sure can be said."""
    if later.entry.id == earlier.entry.id or later.figure is None or earlier.figure is None:
        return None
    if later.entry.report == earlier.entry.report and _nested(later, earlier):
        return None
    for one, other in ((later, earlier), (earlier, later)):
        if _part_of(one, other):
            why = f"{words.figure(one)} counts {words.counts(one)}, a part of {words.figure(other)}"
            return one, other, "part_of", why
    found = _compared(later, earlier)
    return (later, earlier, *found) if found is not None else None


def _compared(later: Facet, earlier: Facet) -> Found | None:
    a, b = later.entry, earlier.entry
    if later.named or earlier.named:
        return _named(later, earlier)
    if later.denied != earlier.denied:
        return _denied(later, earlier)
    if later.denied:
        return None
    apart = _not_comparable(later, earlier)
    if apart is not None:
        return "not_comparable", apart
    if ((later.part or earlier.part) and not one_utterance(later, earlier)) or _other_spot(later, earlier):
        return None
    ours, theirs = _scope(later), _scope(earlier)
    if ours != theirs and (ours in _LOOSE or theirs in _LOOSE) and not later.fits(earlier):
        return None
    # A town and its region: what fits may be the same toll, what is far off may count more towns.
    wider = a.report != b.report and not one_place(later, earlier)
    if wider and not later.fits(earlier) and not less_by(later, earlier, NEARLY):
        return None
    if floors(later, earlier) and not (later.running or less_by(later, earlier, FLOORS)):
        return None  # that "at least 90" and "at least 2,000" can both hold says nothing
    if later.fits(earlier):
        return _differing_bound(later, earlier) or _together(later, earlier)
    if not later.clashes(earlier):
        return None
    found = _total(later, earlier) if later.running else _event(later, earlier)
    if found is not None and found[0] == "updates" and not _ordered(later, earlier):
        return _differs(later, earlier)
    return found


def _ordered(a: Facet, b: Facet) -> bool:
    """False where nobody dates one of two reports: which count is the later one is not known."""
    return a.entry.report == b.entry.report or all(f.entry.read.said or f.entry.published for f in (a, b))


def _scope(facet: Facet) -> str:
    """How much the figure counts; a running total is one by its question, whatever scope was read."""
    read = (facet.figure.scope if facet.figure is not None else None) or "incident"
    if read in _PARTS:
        return read
    if facet.running:
        return "running_total"
    if read == "window" and facet.days.explicit:
        return "day"  # "killed in the town on Thursday"
    return "incident" if read == "running_total" else read


def _part_of(one: Facet, other: Facet) -> bool:
    """True where the first counts a part of the second: so its words say, or the kind of people that it counts."""
    if one.denied or other.denied or one.named or other.named or other.part or one.running or other.running:
        return False
    if (one.whose and other.whose and one.whose != other.whose) or _other_spot(one, other):
        return False
    if one.entry.report != other.entry.report and not (one_place(one, other) and _one_day(one, other)):
        return False
    fewer_people = one.counted in UNARMED - {"civilians"} and other.counted in (None, "civilians")
    if one.part and other.counted not in (None, one.counted) and not fewer_people:
        return False
    return (one.part or fewer_people) and less(one, other) and not _of_another_whole(one, other)


def _of_another_whole(part: Facet, other: Facet) -> bool:
    """True where the part's own claim gives another whole than the other: "46 villagers, three of them women" of 45."""
    ours, theirs = part.figure, other.figure
    if ours is None or theirs is None or part.entry.id == other.entry.id:
        return False
    alike = [
        f for f in part.entry.read.figures if f.start < ours.start and (f.unit, f.state) == (ours.unit, ours.state)
    ]
    wholes = [f for f in alike if f.scope not in _PARTS]
    return bool(wholes) and not any(comparing.one_number(f, theirs) for f in wholes)


def _one_day(a: Facet, b: Facet) -> bool:
    """True where the days that both give have one in common, or one of them gives none."""
    if a.days.first is None or b.days.first is None:
        return True
    return a.days.first <= (b.days.last or b.days.first) and b.days.first <= (a.days.last or a.days.first)


def _other_spot(a: Facet, b: Facet) -> bool:
    """True for two places that no gazetteer knows, and for fewer in one than its report, but for "the toll", has."""
    if a.spot and b.spot:
        return sound(a.spot) != sound(b.spot)
    inner, whole = (a, b) if a.spot else (b, a)
    anew = "toll" in comparing.stems(whole.entry.read.text)
    return bool(inner.spot) and inner.entry.report == whole.entry.report and less(inner, whole) and not anew


def _nested(a: Facet, b: Facet) -> bool:
    return any(s < d and c < e for s, e in a.entry.claim.content for c, d in b.entry.claim.content)


def _named(later: Facet, earlier: Facet) -> Found | None:
    """ "named only five of them": the speaker's own count is not borne out by what the speaker then gave."""
    one, other = (later, earlier) if later.named else (earlier, later)
    if other.named or one.entry.report != other.entry.report or one.entry.order < other.entry.order:
        return None
    if one.figure is None or other.figure is None or one.figure.value is None or other.figure.value is None:
        return None
    if one.figure.value >= other.figure.value:
        return None
    return "inconsistent", (
        f"{words.who(other)} gave {words.figure(other)}, and then {words.figure(one)} only: one source, two counts"
    )


def _denied(later: Facet, earlier: Facet) -> Found | None:
    no, yes = (later, earlier) if later.denied else (earlier, later)
    if "narrator" in (no.entry.read.voice, yes.entry.read.voice) or (no.side and no.side == yes.side):
        return None
    if no.key and same_speaker(no.key, yes.key):
        return None
    if no.figure is None or yes.figure is None or not comparing.one_number(no.figure, yes.figure):
        return None  # who denies 60 dead does not deny 80
    if _not_comparable(later, earlier) is not None:
        return None
    return "denies", f"{words.who(no)} denies {words.figure(yes)}, as {words.who(yes)} puts it"


def _not_comparable(a: Facet, b: Facet) -> str | None:
    """Why the two count different things; None where they count the same, as far as they tell."""
    if two_armies(a, b) or (a.whose and b.whose and a.whose != b.whose):
        return f"{words.figure(a)} counts {owner(a)}'s, {words.figure(b)} counts {owner(b)}'s"
    if a.counted != b.counted and not _same_army(a, b) and not (a.fits(b) and None in (a.counted, b.counted)):
        return f"{words.figure(a)} counts {words.counts(a)}, {words.figure(b)} counts {words.counts(b)}"
    if a.by and b.by and a.by != b.by and a.group in ("land", "forces"):
        return f"{words.figure(a)} is what {a.by} holds or took, {words.figure(b)} what {b.by} does"
    if a.running and a.days.since and b.days.since and abs(a.days.since - b.days.since) > SINCE:
        return f"{words.figure(a)} counts since {iso(a.days.since)}, {words.figure(b)} since {iso(b.days.since)}"
    if a.days.explicit and b.days.explicit and not a.running:
        ours, theirs = (a.days.first or 0, a.days.last or 0), (b.days.first or 0, b.days.last or 0)
        if (ours[0] < theirs[0] and ours[1] < theirs[1]) or (theirs[0] < ours[0] and theirs[1] < ours[1]):
            return f"{words.figure(a)} is of {iso(ours[1])}, {words.figure(b)} of {iso(theirs[1])}"
    return None


def _differing_bound(later: Facet, earlier: Facet) -> Found | None:
    """ "At least 56" and 160 of two accounts can both hold, but no reader takes them for one count."""
    if later.running or _late(later, earlier) or parted(later, earlier) or not two_speakers(later, earlier):
        return None
    if not (_whole(later) and _whole(earlier)):
        return None
    for one, other in ((later, earlier), (earlier, later)):
        if one.figure is None or other.figure is None or other.figure.value is None:
            continue
        low, high = comparing.interval(one.figure)
        if low and high is None and other.figure.value >= FAR_OFF * low and other.figure.bound in ("exact", "about"):
            return _differs(later, earlier)
    return None


def _together(later: Facet, earlier: Facet) -> Found:
    one, two = words.figure(later), words.figure(earlier)
    if one_utterance(later, earlier):
        return "same_utterance", f"{words.who(later)}, the same day: {one} and {two} are one statement in two reports"
    assert later.figure is not None
    assert earlier.figure is not None
    if comparing.equal(later.figure, earlier.figure) and later.figure.bound == earlier.figure.bound:
        return "agrees", f"both give {one} for {words.counts(later)}"
    if converted(later.figure, earlier.figure):
        return "compatible", f"{one} and {two} are one amount in two units"
    return "compatible", f"{one} and {two} can both hold for {words.counts(later)}"


def _sure(facet: Facet) -> bool:
    """True where somebody in particular puts the figure forward as it stands."""
    return facet.entry.read.voice == "actor" and facet.entry.speaker is not None and not facet.hedged


def _whole(facet: Facet) -> bool:
    return not facet.part and not facet.added and _scope(facet) in _WHOLE


def _comparable(a: Facet, b: Facet) -> bool:
    """True where two accounts count the same as far as their words go: a wider place, people of unknown side and the
    like leave it open."""
    if (a.whose is None) != (b.whose is None) or a.counted != b.counted or names_apart(a, b):
        return False
    if a.entry.report != b.entry.report:
        inside = bool(a.spot) != bool(b.spot) and not shares_name(a, b)  # of a town and of somewhere in it
        if inside or "report" == a.entry.place_basis == b.entry.place_basis or not one_place(a, b):
            return False
    elif a.entry.place_basis == b.entry.place_basis == "claim" and not one_place(a, b):
        return False  # "across the whole of the province"
    if bool(_THERE.search(a.entry.read.text)) != bool(_THERE.search(b.entry.read.text)):
        return False  # "75 were killed there", of 82 in all
    two_parties = None not in (a.side, b.side) and a.side != b.side
    if two_parties and a.whose is None and a.topic in MOVED | {"killed or wounded"}:
        return False  # each counts those who left its own ground, or the losses of one army
    unowned = a.counted is not None and a.whose is None and two_parties
    # "25 civilians" by one side and "41 civilians" by the other: perhaps each counts its own.
    return not unowned or (_placed(a) and _placed(b))


def _rivals(later: Facet, earlier: Facet) -> bool:
    """True where two who are surely two put the figures forward as they stand; in one report, where it sets them
    against each other, or each speaks for a side."""
    if not (_sure(later) and _sure(earlier)) or not two_speakers(later, earlier):
        return False
    apart = later.entry.report != earlier.entry.report
    return apart or None not in (later.side, earlier.side) or points_back(later, earlier)


def _same_army(a: Facet, b: Facet) -> bool:
    """True where soldiers of one side are called by two names ("troops", "fighters")."""
    return a.whose is not None and a.whose == b.whose and not {a.counted, b.counted} & UNARMED


def _placed(facet: Facet) -> bool:
    return facet.entry.place_basis in ("claim", "sentence")


def _differs(later: Facet, earlier: Facet) -> Found:
    each = [f"{words.who(later)} gives {words.figure(later)}", f"{words.who(earlier)} {words.figure(earlier)}"]
    return "differs", f"{', '.join(each)} for {words.counts(later)}"


def _clash(later: Facet, earlier: Facet) -> Found:
    one, two = words.figure(later), words.figure(earlier)
    place = words.where(later) or words.where(earlier)
    at = f", {place}" if place else ""
    thing = words.counts(later if later.whose or later.by else earlier)
    return "contradicts", (
        f"both count {thing}{at}; {one} ({words.who(later)}) and {two} ({words.who(earlier)}) cannot both hold"
    )


def _total(later: Facet, earlier: Facet) -> Found | None:
    apart = later.said - earlier.said
    if later.added or earlier.added or not less_by(later, earlier, NO_RIVAL):
        return None
    one_report = later.entry.report == earlier.entry.report
    if (one_report or opposed(later, earlier)) and _rivals(later, earlier) and _comparable(later, earlier):
        if apart > HELD and not (later.topic in _GROWS and apart <= GROWN and less(later, earlier)):
            return None
        if (later.days.since is None) != (earlier.days.since is None) or leaves_open(later, earlier):
            return _differs(later, earlier)  # one does not tell since when it counts
        return _clash(later, earlier)
    one = one_account(later, earlier)
    if apart > 0 and (one or _passing(later, earlier)):
        if not one and two_speakers(later, earlier):
            return _differs(later, earlier)
        return "updates", (
            f"{words.figure(later)} ({iso(later.said)}) is a later count of {words.counts(later)} than "
            f"{words.figure(earlier)} ({iso(earlier.said)})"
        )
    return _differs(later, earlier) if not one and _of_one_stretch(later, earlier) else None


def _of_one_stretch(later: Facet, earlier: Facet) -> bool:
    """True for totals that two surely two give within days of each other, both since one day that they tell."""
    if later.days.since is None or earlier.days.since is None or abs(later.said - earlier.said) > HELD:
        return False
    told = abs(later.days.since - earlier.days.since) <= 1 and less_by(later, earlier, NO_RIVAL)
    return told and two_speakers(later, earlier) and _comparable(later, earlier)


def _event(later: Facet, earlier: Facet) -> Found | None:
    rising = risen(later) and less(earlier, later)
    one = one_account(later, earlier)
    grown = (one or _passing(later, earlier)) and less(earlier, later) and not own_deeds(later, earlier)
    in_order = _in_order(later, earlier) or (rising and later.entry.report == earlier.entry.report)
    if in_order and (rising or grown or (one and risen(later))):
        if not one and two_speakers(later, earlier):
            return _differs(later, earlier)  # whoever counted later did not count for whom counted before
        return "updates", f"{words.figure(later)} is the later count of what was {words.figure(earlier)} before"
    if one:
        same_day = later.said == earlier.said and later.entry.report != earlier.entry.report
        grows = later.topic in _GROWS or later.topic.endswith("shot down")
        if same_day and grows and less(earlier, later):
            return "updates", f"the same day; {words.figure(later)} is higher, and a toll grows as it is counted"
        return None
    if (later.by and earlier.by and later.by != earlier.by) or not (_whole(later) and _whole(earlier)):
        return None  # each tells of what another did; or of how much of the event it tells is not sure
    if parted(later, earlier) or not less_by(later, earlier, NO_RIVAL) or (risen(earlier) and less(later, earlier)):
        return None
    if _given_too(later, earlier) or _given_too(earlier, later):
        return None
    both_dated = later.days.explicit and earlier.days.explicit
    one_report = later.entry.report == earlier.entry.report
    near = both_dated or one_report or abs(later.said - earlier.said) <= 1
    if _rivals(later, earlier) and _comparable(later, earlier) and near and not _late(later, earlier):
        dated = (later.days.explicit or earlier.days.explicit) and later.said == earlier.said
        sure = both_dated or one_report or dated or opposed(later, earlier)  # else two days' attacks, perhaps
        return _clash(later, earlier) if sure and not leaves_open(later, earlier) else _differs(later, earlier)
    if later.entry.report == earlier.entry.report:
        return _differs(later, earlier) if two_speakers(later, earlier) and points_back(later, earlier) else None
    return _differs(later, earlier) if near and _one_day(later, earlier) else None


def _given_too(a: Facet, b: Facet) -> bool:
    """True where the claim of the first gives the second's count as well ("among the 23 killed was a family of 10")."""
    return any(f.figure != a.figure and f.topic == b.topic and f.fits(b) for f in every_facet(a.entry))


def _late(later: Facet, earlier: Facet) -> bool:
    """True where the higher count is the later: time may explain it."""
    return later.said > earlier.said and less(earlier, later)


def _passing(later: Facet, earlier: Facet) -> bool:
    """True where a difference may be the passing of time, whoever counts: no two sides, on two days, not far apart."""
    if later.side is not None and earlier.side is not None:
        return False
    return later.said > earlier.said and less_by(later, earlier, NEARLY)


def _in_order(later: Facet, earlier: Facet) -> bool:
    if later.said != earlier.said:
        return True
    if later.entry.report == earlier.entry.report:
        return risen(later) and later.entry.order > earlier.entry.order
    a, b = later.entry.published or "", earlier.entry.published or ""
    return (len(a) == len(b) and a > b) or risen(later)
