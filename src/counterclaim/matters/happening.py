"""Whether two claims of one matter tell of one happening, and whether two surely speak: by their own words alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from counterclaim.events.names import proper, sound
from counterclaim.events.pair import RARE_ACTS
from counterclaim.events.signs import of_party
from counterclaim.events.words import kinds
from counterclaim.matters.facets import KEPT, TOLLS, Facet, facets
from counterclaim.matters.ground import hold
from counterclaim.matters.speakers import same_speaker
from counterclaim.matters.topics import UNDER_ARMS
from counterclaim.model.claim import BACKGROUND
from counterclaim.reader import comparing

NO_RIVAL = 20.0  # how many times the other a count may be that is still a rival; set by eye
_CIVIL = re.compile(
    r"\b(?:unions?|oppositions?|part(?:y|ies)|organisers?|organizers?|residents?|villagers?|witness(?:es)?|parents?|"
    r"teachers?|activists?|families|relatives|hospitals?|doctors?|medics?|lawyers?|journalists?|protesters?|"
    r"demonstrators?|rights group|aid groups?|church|elders?|community|civil society|survivors?)\b",
    re.I,
)
_RISEN = re.compile(
    r"\b(?:rose|risen|rises|rising|climb\w*|increas\w*|grown|grew|revised|updated?|now stands?|up from|new toll|"
    r"later said|brought (?:the|to))\b",
    re.I,
)
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]+(?: \d+\b)?")  # "District 10" is another than "District 3"
_NARROW = frozenset({"town", "facility", "ADM2", "water", "unknown"})
_TOWNS = frozenset({"town", "ADM1", "ADM2"})
_NAMED = frozenset({"town", "unknown"})


def civil(facet: Facet) -> bool:
    """True for unions, parties, residents and the like: of a state's people, but not its voice."""
    speaker = facet.entry.speaker
    return speaker is not None and bool(_CIVIL.search(f"{speaker.name} {speaker.role or ''}"))


def one_account(a: Facet, b: Facet) -> bool:
    """True for one speaker, for the voices of one side, and for one report's own voice beside what it reports."""
    if a.key != "narrator" and same_speaker(a.key, b.key):
        return True
    if a.side is not None and a.side == b.side:
        return civil(a) == civil(b)
    return a.entry.report == b.entry.report and (own_voice(a) or own_voice(b))


def own_voice(facet: Facet) -> bool:
    """True for what a report tells itself, also where its outlet speaks for a side and is named as who says it."""
    entry = facet.entry
    return entry.read.voice == "narrator" or (entry.speaker is not None and entry.speaker.name == entry.publisher)


def two_speakers(a: Facet, b: Facet) -> bool:
    """True where the words tell that two speak: of two sides, of two proper names, people or a body of no side beside
    an authority.
    "The monitor" may be the Observatory, and "a SANA reporter" SANA."""
    ours, theirs = a.entry.speaker, b.entry.speaker
    if ours is None or theirs is None or one_account(a, b):
        return False
    if (a.side is not None and b.side is not None) or civil(a) != civil(b):
        return True
    # A common noun stands for somebody in particular where it has a side ("the governor's office").
    told = all(s.name != s.name.lower() or s.side is not None for s in (ours, theirs))
    return told and not comparing.stems(ours.name) & comparing.stems(theirs.name)


def owner(facet: Facet) -> str | None:
    """Whose the counted are: a side, else of soldiers the name by which the words call them ("40 Norvan troops")."""
    if facet.whose is not None or facet.figure is None or facet.counted != "soldiers":
        return facet.whose
    *before, noun = (facet.figure.counted or "").split() or [""]
    return next((w for w in before if w[:1].isupper() and w.isalpha()), None) if noun.islower() else None


def begun(name: str | None) -> str:
    """How a party's name begins, which its adjective has as well: "Norland" and "Norlandic"."""
    return (name or "")[: comparing.NAMED].lower()


def two_armies(a: Facet, b: Facet) -> bool:
    """True for the people of two sides, be it that no registry knows them ("Norvan troops", "soldiers of Ostia")."""
    ours, theirs = owner(a), owner(b)
    alike = a.counted == b.counted or UNDER_ARMS.issuperset({a.counted, b.counted} - {None})
    if ours is None or theirs is None or ours == theirs or not alike:
        return False
    return None not in (a.whose, b.whose) or begun(ours) != begun(theirs)


def risen(facet: Facet) -> bool:
    """True where the words tell that a count has grown since an earlier one."""
    return bool(_RISEN.search(facet.entry.read.text))


def less(a: Facet, b: Facet) -> bool:
    """True where all that a allows is less than what b allows."""
    if a.figure is None or b.figure is None:
        return False
    high, low = comparing.interval(a.figure)[1], comparing.interval(b.figure)[0]
    if high is None:
        high = comparing.interval(a.figure)[0]  # "at least 12" is twelve so far
    if low is None:
        low = comparing.interval(b.figure)[1]
    return high is not None and low is not None and high < low


def own_deeds(a: Facet, b: Facet) -> bool:
    """True where one speaker counts on two days what his side has done: no toll that grows ("repelled seven attacks").

    The people he says it killed or hurt may be counted on, unless they are fewer.
    """
    before, after = sorted((a, b), key=lambda f: f.said)
    if before.said == after.said or not one_account(a, b) or risen(after):
        return False
    its = a.by is not None and a.by == b.by == a.side == b.side
    return its and not a.fits(b) and (a.topic not in TOLLS or less(after, before))


def parted(a: Facet, b: Facet) -> bool:
    """True where their own words set the two apart: another place, another kind of act, the war beside an event."""
    if (a.entry.read.event_role in BACKGROUND) != (b.entry.read.event_role in BACKGROUND):
        return True
    if _told_apart(a) or _told_apart(b):
        return True
    ours, theirs = _acts(a), _acts(b)
    if ours and theirs and not ours & theirs:
        return True
    here, there = _names(a), _names(b)
    return bool(here and there) and not here & there


def one_place(a: Facet, b: Facet) -> bool:
    """True where both stand at one place, or name one, whatever the gazetteer made of the name in each report."""
    return a.place == b.place or shares_name(a, b)


def shares_name(a: Facet, b: Facet) -> bool:
    """True where both name one narrow place, be it that only one report tells enough to look it up."""
    return not _names(a).isdisjoint(_names(b))


def of_one_doer(counts: Sequence[Facet]) -> list[Facet]:
    """The counts without those of people whom another side killed elsewhere than the side of whom most is told: 16 by
    one side's shelling and 31 by the other's strikes are no range. A number that both give, or of a place that both
    name, may be one deed that each lays to the other."""
    doers = Counter(f.by for f in counts if f.by is not None)
    if len(doers) < 2:
        return list(counts)
    first = max(doers, key=lambda by: doers[by])
    its = [f for f in counts if f.by == first]

    def apart(facet: Facet) -> bool:
        return facet.by not in (None, first) and not any(f.fits(facet) or _names(f) & _names(facet) for f in its)

    return [f for f in counts if not apart(f)]


def of_one_town(counts: Sequence[Facet], at: str | None = None) -> list[Facet]:
    """The counts without those of another place than one, where a claim or a voice itself counts so many in one and so
    many in the other: 16 in one town and 31 in the next are no range. at: the event's place, which is the one where
    anything is counted there; else the one of which most is counted."""
    by_claim: dict[tuple[str, str], list[Facet]] = defaultdict(list)
    by_voice: dict[tuple[str, str, str], list[Facet]] = defaultdict(list)
    for facet in counts:
        if facet.figure is not None and not facet.part:
            by_claim[facet.entry.id, facet.topic].append(facet)
            by_voice[facet.entry.report, facet.key, facet.topic].append(facet)
    town = {facet: name for found in by_claim.values() for facet, name in _town_by_town(found)}
    town |= {facet: name for found in by_voice.values() for facet, name in _town_of_each(found)}
    if not town:
        return list(counts)
    own = {f: frozenset({town[f]}) if f in town else _names(f) for f in counts}
    told = Counter(name for names in own.values() for name in names if name and name in town.values())
    first = sound(at) if at is not None and sound(at) in told else max(told, key=lambda name: told[name])
    others = frozenset(town.values()) - {first}
    return [f for f in counts if first in own[f] or not own[f] & others]


def _town_by_town(found: Sequence[Facet]) -> list[tuple[Facet, str]]:
    """Each count of a claim with its town, where counts and towns take turns and no town comes twice; else nothing."""
    claim = found[0].entry.read
    told = [p for p in claim.places if not p.anaphor and p.text in claim.text]
    told = [p for p in told if not any(f.start <= p.start < f.end for f in claim.figures)]
    figures = sorted(found, key=lambda f: f.figure.start if f.figure is not None else 0)
    values = [f.figure.value or 0 if f.figure is not None else 0 for f in figures]
    in_all = figures[:1] if len(values) > 2 and values[0] == sum(values[1:]) else []
    figures = figures[len(in_all) :]  # "17 people, 12 in Kelde and five in Orvik"
    for kinds_of in (_NAMED, _NAMED | _TOWNS):
        places = sorted((p for p in told if p.kind in kinds_of), key=lambda p: p.start)
        if len({p.id or sound(p.text) for p in places}) == len(places) == len(figures) > 1:
            break
    else:
        return []
    marks = [(f.figure.start if f.figure is not None else 0, p.start) for f, p in zip(figures, places, strict=True)]
    turns = sorted(at for pair in marks for at in pair)
    if turns not in ([at for pair in marks for at in pair], [at for pair in marks for at in reversed(pair)]):
        return []
    return [*((f, "") for f in in_all), *((f, sound(p.text)) for f, p in zip(figures, places, strict=True))]


def _town_of_each(found: Sequence[Facet]) -> list[tuple[Facet, str]]:
    """Each count of one voice of a report with its claim's one place, where these are several, none of which holds
    another; else nothing."""
    told = [[p for p in f.entry.read.places if p.kind in _TOWNS and p.id is not None and not p.anaphor] for f in found]
    if any(len(places) != 1 for places in told) or len({places[0].id for places in told}) < 2:
        return []
    wide = {(p.country, p.admin1) for places in told for p in places if p.kind != "town"}
    if wide and len({(p.country, p.admin1) for places in told for p in places}) < len({p[0].id for p in told}):
        return []
    return [(f, sound(places[0].text)) for f, places in zip(found, told, strict=True)]


def names_apart(a: Facet, b: Facet) -> bool:
    """True where each names something that the other does not: perhaps another place, whatever any gazetteer knows."""
    ours, theirs = _capitals(a), _capitals(b)
    return bool(ours - theirs) and bool(theirs - ours)


def other_names(a: Facet, b: Facet) -> bool:
    """True where each names something besides the place that both stand at and who fights, and none is the other's:
    two quarters of one town, however alike the rest is told."""
    ours, theirs = _besides(a), _besides(b)
    return bool(ours and theirs) and not ours & theirs


def another_act(a: Facet, b: Facet) -> bool:
    """True where one tells a rare act that the other, which tells an act as well, does not: gas beside plain shells."""
    ours, theirs = _acts(a), _acts(b)
    return bool(ours and theirs) and any(act not in RARE_ACTS for act in ours ^ theirs)


def points_back(a: Facet, b: Facet) -> bool:
    """True where the second of one report's two tells no place or no act of its own: how a report sets two counts of
    one event against each other."""
    before, after = sorted((a, b), key=lambda f: f.entry.order)
    if _acts(a) and _acts(b):
        return bool(_names(a) & _names(b)) or not _names(after)
    return not (_names(before) and _names(after)) or bool(_names(before) & _names(after))


@lru_cache(KEPT)
def _acts(facet: Facet) -> frozenset[str]:
    return kinds(comparing.stems(facet.entry.read.text), "act")


@lru_cache(KEPT)
def _capitals(facet: Facet) -> frozenset[str]:
    """The names in the claim as they sound; not days, nor who acts, nor whose the counted are."""
    claim = facet.entry.read
    text = claim.text
    for told in (*(t.text for t in claim.times), *(f.text for f in claim.figures)):
        text = text.replace(told, " ")
    parties = (p for p in (claim.roles.actor, claim.roles.target) if p is not None and p.side is not None)
    known = " ".join(p.name for p in parties) + " " + text[: text.find(" ")]
    return _heard(text) - _heard(known)


def _heard(text: str) -> frozenset[str]:
    """The names in a text as they sound; numerals and acronyms, of which each letter counts, as they are written."""
    return frozenset(w if w.isupper() else sound(w) for w in _NAME.findall(text))


@lru_cache(KEPT)
def _besides(facet: Facet) -> frozenset[str]:
    place, claim = facet.entry.place, facet.entry.read
    known = " ".join(p for p in (place.text, place.name, place.admin1) if p) if place is not None else ""
    parties = " ".join(p.name for p in (claim.roles.actor, claim.roles.target) if p is not None and p.side is not None)
    names = frozenset(sound(w) for w in _NAME.findall(claim.text.partition(" ")[2]) if not of_party(w))
    return names - _heard(known) - _heard(parties) - _heard(" ".join(t.text for t in claim.times))


@lru_cache(KEPT)
def _told_apart(facet: Facet) -> bool:
    """True for "another attack", "in a separate raid", and for "as well as the ten", who were told of before."""
    text, figure = facet.entry.read.text, facet.figure
    before = text[: max(0, text.find(figure.text))].lower().split()[-1:] if figure is not None else []
    return before == ["the"] or bool(kinds(comparing.stems(text), "apart"))


@lru_cache(KEPT)
def _names(facet: Facet) -> frozenset[str]:
    claim = facet.entry.read
    own = [
        p for p in claim.places
        if p.kind in _NARROW and not p.anaphor and p.text in claim.text  # not of the words around it
        and not any(f.start <= p.start < f.end for f in claim.figures)
    ]  # fmt: skip
    told = [name for p in own for name in (p.text if p.id is not None else proper(p.text), p.name) if name]
    return frozenset(map(sound, told))


def forget() -> None:
    """Let go of all that was worked out of entries: those of a sentence that is checked once never come up again."""
    for one in (facets, hold, _acts, _capitals, _besides, _told_apart, _names):
        one.cache_clear()
