"""How two figures of one question stand to each other, with the reason in words; precision first."""

import re

from counterclaim.events.names import sound
from counterclaim.matters import words
from counterclaim.matters.days import iso
from counterclaim.matters.facets import Facet, converted
from counterclaim.matters.speakers import same_speaker
from counterclaim.matters.speech import one_utterance
from counterclaim.matters.topics import UNARMED
from counterclaim.model.matter import MatterRelationKind
from counterclaim.reader import comparing

SINCE = 31  # days by which the beginnings of two running totals may differ; set by eye
HELD = 3  # days that rival accounts of what is held may lie apart; set by eye
GROWN = 31  # days in which a lower total by a rival, of what can only grow, is no mere update; set by eye

NEARLY = 1.5  # how many times the other a count may be that updates it, where one speaker is of no side; set by eye

_GROWS = frozenset({"killed", "wounded", "killed or wounded", "captured", "released"})
_MOVED = frozenset({"displaced", "evacuated"})
_RISEN = re.compile(
    r"\b(?:rose|risen|rises|rising|climb\w*|increas\w*|grown|grew|revised|updated?|now stands?|up from|new toll|"
    r"later said|brought (?:the|to))\b",
    re.I,
)
_THERE = re.compile(r"\b(?:there|alone)\b", re.I)
_CIVIL = re.compile(
    r"\b(?:unions?|oppositions?|part(?:y|ies)|organisers?|organizers?|residents?|villagers?|witness(?:es)?|parents?|"
    r"teachers?|activists?|families|relatives|hospitals?|doctors?|medics?|lawyers?|journalists?|protesters?|"
    r"demonstrators?|rights group|aid groups?|church|elders?|community|civil society|survivors?)\b",
    re.I,
)
Found = tuple[MatterRelationKind, str]


def relate(later: Facet, earlier: Facet) -> Found | None:
    """The relation of two facets with figures, of one matter; None where nothing sure can be said."""
    a, b = later.entry, earlier.entry
    if a.id == b.id or later.figure is None or earlier.figure is None:
        return None
    if a.report == b.report and _nested(later, earlier):
        return None
    if later.named or earlier.named:
        return _named(later, earlier)
    if later.denied != earlier.denied:
        return _denied(later, earlier)
    if later.denied:
        return None
    apart = _not_comparable(later, earlier)
    if apart is not None:
        return "not_comparable", apart
    if later.part or earlier.part or _other_spot(later, earlier):
        return None
    # A town and its region: what fits may be the same toll, what is far off may count more towns.
    apart_in_place = later.place != earlier.place and a.report != b.report
    if apart_in_place and not later.fits(earlier) and not _less_by(later, earlier, NEARLY):
        return None
    if later.fits(earlier):
        return _together(later, earlier)
    if later.hedged or earlier.hedged or not later.clashes(earlier):
        return None
    return _total(later, earlier) if later.running else _event(later, earlier)


def _other_spot(a: Facet, b: Facet) -> bool:
    """True for two places that no gazetteer knows, and for fewer in such a place than its report counts in all."""
    if a.spot and b.spot:
        return sound(a.spot) != sound(b.spot)
    inner, whole = (a, b) if a.spot else (b, a)
    return bool(inner.spot) and inner.entry.report == whole.entry.report and _less(inner, whole)


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
    if no.side is not None and no.side == yes.side:
        return None
    if no.key and same_speaker(no.key, yes.key):
        return None
    if not yes.fits(no) or _not_comparable(later, earlier) is not None:
        return None
    return "denies", f"{words.who(no)} denies {words.figure(yes)}, as {words.who(yes)} puts it"


def _not_comparable(a: Facet, b: Facet) -> str | None:
    """Why the two count different things; None where they count the same, as far as they tell."""
    if a.whose and b.whose and a.whose != b.whose:
        return f"{words.figure(a)} counts {a.whose}'s, {words.figure(b)} counts {b.whose}'s"
    if a.counted != b.counted and not _same_army(a, b) and not (a.fits(b) and None in (a.counted, b.counted)):
        return f"{words.figure(a)} counts {words.counts(a)}, {words.figure(b)} counts {words.counts(b)}"
    if a.by and b.by and a.by != b.by and a.topic in ("area", "settlements", "towns"):
        return f"{words.figure(a)} is what {a.by} holds or took, {words.figure(b)} what {b.by} does"
    if a.running and a.days.since and b.days.since and abs(a.days.since - b.days.since) > SINCE:
        return f"{words.figure(a)} counts since {iso(a.days.since)}, {words.figure(b)} since {iso(b.days.since)}"
    if a.days.explicit and b.days.explicit and not a.running:
        ours, theirs = (a.days.first or 0, a.days.last or 0), (b.days.first or 0, b.days.last or 0)
        if (ours[0] < theirs[0] and ours[1] < theirs[1]) or (theirs[0] < ours[0] and theirs[1] < ours[1]):
            return f"{words.figure(a)} is of {iso(ours[1])}, {words.figure(b)} of {iso(theirs[1])}"
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
    return facet.entry.claim.voice == "actor" and facet.entry.speaker is not None and not facet.hedged


def _rivals(later: Facet, earlier: Facet) -> bool:
    """True where the two speak for different sides, or one report sets two speakers against each other."""
    if not (_sure(later) and _sure(earlier)):
        return False
    if same_speaker(later.key, earlier.key):
        return False
    if later.entry.report != earlier.entry.report and "report" == later.entry.place_basis == earlier.entry.place_basis:
        return False
    if (later.whose is None) != (earlier.whose is None):
        return False  # one does not say whose it counts
    if later.by and earlier.by and later.by != earlier.by:
        return False  # each tells of what another did
    if bool(_THERE.search(later.entry.claim.text)) != bool(_THERE.search(earlier.entry.claim.text)):
        return False  # "75 were killed there", of 82 in all
    two_parties = None not in (later.side, earlier.side) and later.side != earlier.side
    if two_parties and later.whose is None and later.topic in _MOVED:
        return False  # each counts those who left its own ground
    unowned = later.counted is not None and later.whose is None and two_parties
    if unowned and not (_placed(later) and _placed(earlier)):
        return False  # "25 civilians" by one side and "41 civilians" by the other: perhaps each counts its own
    if later.side is not None and earlier.side is not None and later.side != earlier.side:
        return True
    if later.side is not None and later.side == earlier.side:
        return _civil(later) != _civil(earlier)
    return later.entry.report == earlier.entry.report and later.entry.speaker != earlier.entry.speaker


def _same_army(a: Facet, b: Facet) -> bool:
    """True where soldiers of one side are called by two names ("troops", "fighters")."""
    return a.whose is not None and a.whose == b.whose and not {a.counted, b.counted} & UNARMED


def _placed(facet: Facet) -> bool:
    return facet.entry.place_basis in ("claim", "sentence")


def _civil(facet: Facet) -> bool:
    """True for unions, parties, residents and the like: of a state's people, but not its voice."""
    speaker = facet.entry.speaker
    return speaker is not None and bool(_CIVIL.search(f"{speaker.name} {speaker.role or ''}"))


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
    grows = later.topic in _GROWS
    if _rivals(later, earlier):
        if apart <= HELD or (grows and apart <= GROWN and _less(later, earlier)):
            return _clash(later, earlier)
        return None
    if apart > 0 and (_one_account(later, earlier)):
        return "updates", (
            f"{words.figure(later)} ({iso(later.said)}) is a later count of {words.counts(later)} than "
            f"{words.figure(earlier)} ({iso(earlier.said)})"
        )
    return None


def _event(later: Facet, earlier: Facet) -> Found | None:
    both_dated = later.days.explicit and earlier.days.explicit
    near = both_dated or later.entry.report == earlier.entry.report or abs(later.said - earlier.said) <= 1
    if _rivals(later, earlier):
        return _clash(later, earlier) if near else None
    if not _one_account(later, earlier):
        return None
    if _in_order(later, earlier) and (_less(earlier, later) or _RISEN.search(later.entry.claim.text)):
        return "updates", f"{words.figure(later)} is the later count of what was {words.figure(earlier)} before"
    same_day = later.said == earlier.said and later.entry.report != earlier.entry.report
    grows = later.topic in _GROWS or later.topic.endswith("shot down")
    if same_day and grows and _less(earlier, later):
        return "updates", f"the same day; {words.figure(later)} is higher, and a toll grows as it is counted"
    return None


def _one_account(a: Facet, b: Facet) -> bool:
    """True where a difference may be the passing of time: no two sides that tell it differently."""
    if a.by and b.by and a.by != b.by:
        return False
    if a.side is not None and b.side is not None:
        return a.side == b.side
    if a.side is None and b.side is None:
        return True
    # Somebody of no side, far from what a side says, is perhaps its rival.
    return _less_by(a, b, NEARLY) or same_speaker(a.key, b.key)


def _less_by(a: Facet, b: Facet, times: float) -> bool:
    """True where neither value is more than so many times the other."""
    values = [f.figure.value for f in (a, b) if f.figure is not None and f.figure.value is not None]
    return len(values) == 2 and max(values) <= times * min(values)


def _less(a: Facet, b: Facet) -> bool:
    """True where all that a allows is less than what b allows."""
    if a.figure is None or b.figure is None:
        return False
    high, low = comparing.interval(a.figure)[1], comparing.interval(b.figure)[0]
    if high is None:
        high = comparing.interval(a.figure)[0]  # "at least 12" is twelve so far
    if low is None:
        low = comparing.interval(b.figure)[1]
    return high is not None and low is not None and high < low


def _in_order(later: Facet, earlier: Facet) -> bool:
    if later.said != earlier.said:
        return True
    if later.entry.report == earlier.entry.report:
        return bool(_RISEN.search(later.entry.claim.text)) and later.entry.order > earlier.entry.order
    a, b = later.entry.published or "", earlier.entry.published or ""
    return (len(a) == len(b) and a > b) or bool(_RISEN.search(later.entry.claim.text))
