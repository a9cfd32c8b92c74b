"""The recorder's range of one event: the least and the most killed and injured, in all and by group, with the words and
the account that each end rests on. Pure.

No figure is made: each end is one that an account stands by, or the sum of parts that one claim lists. docs/matters.md
has the rules; tests/gold/incidents what they are measured on.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import msgspec

from counterclaim import vocabulary
from counterclaim.events.words import kinds
from counterclaim.matters.accounts import accounts
from counterclaim.matters.context import around
from counterclaim.matters.days import COUNTED_OVER
from counterclaim.matters.elsewhere import Scene, of_scene
from counterclaim.matters.facets import Facet, every_facet, named_alone
from counterclaim.matters.happening import begun, of_one_doer, one_account, owner, two_armies
from counterclaim.matters.lists import OF_THEM, PARTS_OF_PEOPLE, ends, given_for_all, listed, listed_kinds, listed_parts
from counterclaim.matters.members import completed
from counterclaim.matters.topics import UNARMED, UNDER_ARMS, class_of
from counterclaim.model.claim import BACKGROUND
from counterclaim.model.entry import Entry
from counterclaim.reader import comparing
from counterclaim.registry.kinds import nature

Group = Literal["", "civilians", "children", "women", "fighters"]
GROUPS: tuple[Group, ...] = ("", "civilians", "children", "women", "fighters")
"""Whom a range counts: everybody, or one group of them."""
STATES = {"killed": "killed", "wounded": "injured"}

FOUGHT = 4  # days of a fight that a count may be of as a whole ("in two days of shelling"); set by eye
TWICE = 2  # how many times as many or as few as others count in all those under arms may be to be a whole; set by eye

_OPEN = ("at_least", "more_than")
# A later toll that is told as one takes the place of everybody's earlier one: such words lead up to its number.
_REPLACES = re.compile(
    r"\b(?:risen|rises|rose|rising|climb\w*|gone up|went up|moved up|rais(?:ed|ing)|increas\w*|updat\w*|revis\w*|"
    r"correct\w*|reached|stood at|now stands?)\b[^,;:.]*$",
    re.I,
)
# What stood before; it sets no end where something else is told.
_BEFORE = re.compile(
    r"\b(?:at first|initial(?:ly)?|in the first (?:\w+ )?hours?|earlier|previous(?:ly)?|"
    r"first (?:put|said|gave|spoke))\b",
    re.I,
)
_WITHDRAWN = re.compile(
    r"\b(?:withdrew|withdrawn|retracted|dropped|disowned|took back) (?:the|that|this|its|his|her|their) (?:\w+ )?"
    r"(?:number|figure|toll|count|total)s?\b"
    r"|\b(?:number|figure|toll|count|total)s?(?: of \d+)? (?:was|were|had been|has been|is)(?: later| since)? "
    r"(?:withdrawn|retracted|taken back|dropped|an? (?:mistake|error))\b"
    r"|\btook (?:the|that|this|its|his|her|their) (?:number|figure|toll|count) back\b",
    re.I,
)
_FROM = re.compile(
    r"\b(?:up|down|rais\w+|ris\w+|rose|climb\w+|increas\w+|revis\w+)\b[^;:.]*\bfrom (?:an? |the )?(?:\w+ ){0,2}$", re.I
)
_BODIES = re.compile(r"\b(?:bodies|corpses|buried)\b", re.I)
_SITE = re.compile(
    r"\b(?:hospitals?|clinics?|morgues?|mortuary|wards?|surgeons?|doctors?|medics?|grave\w*|cemeter\w+|received|"
    r"medical cent(?:er|re)s?)\b",
    re.I,
)
_HERE = re.compile(
    r"\b(?:received|admitted|treated|brought (?:in|to)|taken in|took in|had seen|(?:our|his|her|their|this) "
    r"(?:hospital|clinic|morgue|ward)|there$)",
    re.I,
)
_NAMED = re.compile(
    r"\b(?:confirm\w*|verif\w*|identif\w*|establish\w*)\b[^,;.]*\b(?:only|just)\b|"
    r"\bonly\b[^,;.]*\b(?:confirm\w*|verif\w*|identif\w*|establish\w*)\b|\bby name\b|^only\b",
    re.I,
)
_OF_OURS = re.compile(r"^ (?:members )?of (?:his|her|their|our|its|my)\b", re.I)
_ATTACKERS = re.compile(rf"\b(?:{'|'.join(vocabulary.listed('accounts.attackers'))})\b", re.I)


class End(msgspec.Struct, frozen=True):
    """One end of a range. entries: ids of the claims it rests on, the last the latest; text: its figure as written."""

    value: float
    entries: tuple[str, ...]
    text: str


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A range. what: "killed" or "injured"; group: of whom, "" for all. accounts: how many give a figure.

    best: UCDP's best estimate where its rule decides, else None; best_rule: why, in words. bounded: False where the
    least is a lower bound only ("at least 12"). roughly: "nearly" or "about", where all who count say so of one number.
    """

    what: str
    group: Group
    low: End
    high: End
    accounts: int
    best: End | None = None
    best_rule: str = ""
    bounded: bool = True
    roughly: str = ""


class _Told(msgspec.Struct, frozen=True, eq=False):
    """What one account says: value of a figure, or a sum of figures of one claim."""

    facet: Facet
    low: float
    high: float
    entries: tuple[str, ...]
    text: str
    summed: bool = False


def ranges(
    entries: Iterable[Entry], speakers: Mapping[str, str | None] = MappingProxyType({}), at: Scene | None = None
) -> tuple[Count, ...]:
    """The ranges of one event, in the order of STATES and GROUPS; () where nobody is counted. entries: all its claims,
    copies left out by the caller where they shall not count as accounts. speakers: who speaks by entry id, as a ledger
    knows them; else as their names tell. at: where it was, so that what is counted in another town is left out."""
    every = completed(entries)
    who = accounts(every, speakers)
    told = [f for e in every for f in every_facet(e) if f.figure is not None and f.topic in STATES and not f.denied]
    given = sorted((f for f in told if _counts(f) and not _of_one_army(f, told)), key=_order)
    gone = _taken_back(every, given, who)
    given = of_scene([f for f in given if f not in gone], every, at)
    given = [f for f in given if f.figure is None or f.figure.value != 0] or given  # "gave no toll"
    out = []
    for state, what in STATES.items():
        mine = [f for f in given if f.topic == state]
        for group in GROUPS:
            found = _range(what, group, mine, who)
            if found is not None:
                out.append(found)
    return tuple(out)


def counted_otherwise(counts: Sequence[Count], entries: Iterable[Entry]) -> bool:
    """True where somebody else counts the same people as the one account that gives the toll, if in no number of dead
    ("dozens of soldiers were lost")."""
    entries = list(entries)
    main = next((one for one in counts if one.group == ""), None)
    its = {e.id: e for e in entries if main is not None and e.id in main.low.entries}
    voices = {(e.speaker.name if e.speaker is not None else "") for e in its.values()}
    kinds_told = {f.counted for e in its.values() for f in every_facet(e) if f.figure is not None}
    for entry in entries:
        if entry.id in its or (entry.speaker.name if entry.speaker is not None else "") in voices:
            continue
        for facet in every_facet(entry):
            lost = facet.topic in ("killed", "killed or wounded") and not facet.denied and not facet.part
            if lost and facet.figure is not None and not facet.running and facet.days.length is None:
                told = class_of(facet.figure, "")
                if (facet.topic != "killed" or ends(facet.figure) is None) and told in kinds_told:
                    return True
    return False


def _taken_back(entries: Sequence[Entry], given: Sequence[Facet], who: Mapping[str, str]) -> set[Facet]:
    """The figures that their own speakers withdrew: of the account, else of the claim before."""
    out: set[Facet] = set()
    for entry in entries:
        said = _WITHDRAWN.search(entry.read.text)
        if said is None:
            continue
        here = [f for f in given if f.entry.report == entry.report]
        own = [f for f in here if f.entry.id == entry.id and _begins(f) < said.start()]
        before = own or [f for f in here if f.entry.order < entry.order]
        mine = [f for f in before if who[f.entry.id] == who[entry.id]]
        last = mine or [f for f in before if f.entry is before[-1].entry]
        out.update(f for f in last if f.topic == "killed")
    return out


def _begins(facet: Facet) -> int:
    return len(around(facet.entry.read, facet.figure)[0]) if facet.figure is not None else 0


def _order(facet: Facet) -> tuple[int, str, str, int, int]:
    said, published, _ = facet.order
    return (said, published, facet.entry.report, facet.entry.order, facet.figure.start if facet.figure else 0)


def _counts(facet: Facet) -> bool:
    if facet.denied or facet.named or facet.figure is None or facet.running or not _of_days(facet):
        return False
    claim = facet.entry.claim
    if facet.figure.scope == "running_total" and (
        claim.event_role in BACKGROUND or kinds(comparing.stems(claim.text), "campaign")
    ):
        return False  # the war's dead, told beside the event's
    return ends(facet.figure) is not None and not facet.added


def _of_one_army(facet: Facet, told: Sequence[Facet]) -> bool:
    """True for one army's dead where one account counts another's too, or each army speaks: neither is of all dead."""
    others = (f for f in told if f.topic == facet.topic and f.entry.id != facet.entry.id and two_armies(f, facet))
    whose, side = begun(owner(facet)), begun(facet.side)
    return any(one_account(f, facet) or {begun(f.side), side} == {begun(owner(f)), whose} for f in others)


def _of_days(facet: Facet) -> bool:
    """True for a count of what happened on a day, or in a fight of a few: not "in the past three days"."""
    length = facet.days.length
    if length is None:
        return True
    window = (facet.figure.window or "").lower() if facet.figure is not None else ""
    return length <= FOUGHT and not COUNTED_OVER.search(window)


def _range(what: str, group: Group, mine: Sequence[Facet], who: Mapping[str, str]) -> Count | None:
    mine = of_one_doer([f for f in mine if not _once(f)] or mine)
    mine = [f for f in mine if group or not named_alone(f, mine)] or mine
    standing = _standing(_whole(mine, who) if group == "" else _of_group(group, mine), who)
    if not standing:
        return None
    low = min(standing, key=lambda t: t.low)
    # What one grave or hospital counts is no part where it is more than anybody counts in all.
    more = _standing([_told([f]) for f in mine if _partial(f) and f.counted is None], who) if group == "" else []
    high = max([*standing, *more], key=lambda t: t.high)
    best, rule = _best(standing)
    return Count(
        what=what, group=group, low=End(low.low, low.entries, low.text), high=End(high.high, high.entries, high.text),
        accounts=len({who[t.facet.entry.id] for t in standing}), best=best, best_rule=rule,
        bounded=not (low.facet.figure and low.facet.figure.bound in _OPEN) and not named_alone(low.facet, mine),
        roughly=_roughly(standing) if low.low == high.high else "",
    )  # fmt: skip


def _roughly(standing: Sequence[_Told]) -> str:
    figures = [t.facet.figure for t in standing]
    if any(f is None or f.bound != "about" for f in figures) or any(t.summed for t in standing):
        return ""
    return "nearly" if all(f is not None and f.low is None and f.high == f.value for f in figures) else "about"


def _armed(facet: Facet) -> bool:
    """True for soldiers, police, members of a militia and others under arms."""
    if facet.counted in UNDER_ARMS:
        return True
    words = facet.figure.counted if facet.figure is not None else None
    return bool(words) and facet.counted not in UNARMED and nature(words or "").kind == "military"


def _of_group(group: Group, mine: Sequence[Facet]) -> list[_Told]:
    by_claim: dict[str, list[Facet]] = defaultdict(list)
    for facet in mine:
        if _armed(facet) if group == "fighters" else facet.counted == group:
            by_claim[facet.entry.id].append(facet)
    return [one for found in by_claim.values() for one in _sums(found, [f for f in mine if f.entry is found[0].entry])]


def _whole(mine: Sequence[Facet], who: Mapping[str, str]) -> list[_Told]:
    """The figures that count everybody: not children or women alone, not what one hospital has where others give all.

    Civilians, soldiers and police that one claim lists beside each other are added up.
    """
    victims = [f for f in mine if f.figure is None or not _ATTACKERS.search(f.figure.text)] or list(mine)
    apart = listed_kinds(victims)
    parts = {f for f in victims if _partial(f) or _beside_more(f, victims, who)} - listed_parts(victims)
    people = [f for f in victims if f in apart or (f.counted not in PARTS_OF_PEOPLE and f not in parts)]
    people = people or [f for f in victims if f.counted not in PARTS_OF_PEOPLE] or list(victims)
    by_claim: dict[str, list[Facet]] = defaultdict(list)
    for facet in people:
        by_claim[facet.entry.id].append(facet)
    # "More than 70 dead: 35 soldiers, 32 gunmen and four civilians": the kinds are parts of what is given for all.
    told: list[_Told] = []
    for found in by_claim.values():
        given = given_for_all(found[0], mine)
        if not given and apart.issuperset(found):
            told.append(_told(found))
        else:
            told += _sums(given or [f for f in found if f.counted is None] or found)
    plain = [t for t in told if not _armed(t.facet) or t.summed]
    if not plain or any(t.facet.counted in UNARMED and not t.summed for t in plain):
        return plain or told  # civilians of one account and fighters of another are different dead
    # An account of soldiers alone is one of everybody only where it is not far from what others count in all; far off
    # it counts one side, or another fight.
    known = {who[t.facet.entry.id] for t in plain}
    least, most = min(t.low for t in plain), max(t.high for t in plain)
    return [
        t for t in told
        if t in plain or (who[t.facet.entry.id] not in known and least <= TWICE * t.high and t.high < TWICE * most)
    ]  # fmt: skip


def _beside_more(facet: Facet, mine: Sequence[Facet], who: Mapping[str, str]) -> bool:
    """True for what was read as a part, without words that say so, where its own account tells more."""
    if facet.figure is None or facet.figure.scope not in ("part", "seen_here"):
        return False
    own = ends(facet.figure)
    others = [ends(f.figure) for f in mine if f is not facet and who[f.entry.id] == who[facet.entry.id]]
    return own is not None and any(e is not None and e[1] > own[1] for e in others)


def _partial(facet: Facet) -> bool:
    """True for a part of the dead: so the words say, or a hospital or a grave has so many, or somebody could name so
    many. Whoever else recovered or counted bodies stands by that number."""
    claim, figure = facet.entry.read, facet.figure
    if figure is None:
        return facet.part
    after = around(claim, figure)[1]
    noun = figure.text[figure.number_end - figure.start :]
    if _NAMED.search(claim.text) or _OF_OURS.match(after) or _OF_OURS.match(noun):
        return True
    if not noun and OF_THEM.match(after[1:]):
        return True  # "one of the children"
    speaker = facet.entry.speaker
    name, role = (speaker.name, speaker.role or "") if speaker is not None else ("", "")
    if _HERE.search(claim.text) and _SITE.search(f"{name} {role} {claim.text}"):
        return True
    if facet.counted is None and not facet.added and not OF_THEM.search(figure.text) and _BODIES.search(claim.text):
        return bool(_SITE.search(f"{name} {claim.text}"))
    return facet.part


def _sums(found: Sequence[Facet], beside: Sequence[Facet] = ()) -> list[_Told]:
    """A claim's figures, added up where they count people of different kinds, or stand in one list, maybe with others
    of the claim (beside)."""
    kinds = [f.counted for f in found]
    if len(found) > 1 and None not in kinds and (len(set(kinds)) == len(kinds) or listed(beside or found)):
        return [_told(found)]
    return [_told([f]) for f in found]


def _told(found: Sequence[Facet]) -> _Told:
    given = [e for f in found if (e := ends(f.figure)) is not None]
    texts = [" ".join(f.figure.text.split()) for f in found if f.figure is not None]
    return _Told(
        found[-1], sum(e[0] for e in given), sum(e[1] for e in given), (found[-1].entry.id,), " and ".join(texts),
        summed=len(found) > 1,
    )  # fmt: skip


def _standing(told: Sequence[_Told], who: Mapping[str, str]) -> list[_Told]:
    """What the accounts stand by in the end: of each its last word, and nothing that a later toll replaced."""
    last: dict[str, _Told] = {}
    for one in told:
        key = who[one.facet.entry.id]
        for earlier in [k for k, t in last.items() if k != key and _replaces(one, t)]:
            del last[earlier]
        if key not in last or not (_risen_since(last[key], one) or _fewer_of_others(one, last[key])):
            last[key] = one
    # Of one report what is told further on to have risen is the later, whatever days its claims are of.
    for one in list(last.values()):
        last = {k: t for k, t in last.items() if t is one or not _risen_since(one, t)}
    return sorted(last.values(), key=lambda t: _order(t.facet))


def _fewer_of_others(later: _Told, earlier: _Told) -> bool:
    """True for fewer people than the civilians that the same report counted before: others, who died elsewhere."""
    a, b = later.facet, earlier.facet
    return a.entry.report == b.entry.report and not a.counted and b.counted in UNARMED and later.high < earlier.low


def _risen_since(later: _Told, earlier: _Told) -> bool:
    a, b = later.facet.entry, earlier.facet.entry
    return a.report == b.report and a.order > b.order and _replaces(later, earlier)


def _once(facet: Facet) -> bool:
    """True for a count that is told as what stood before ("up from 11", "the toll at five in the first hours")."""
    claim = facet.entry.read
    before = around(claim, facet.figure)[0] if facet.figure is not None else ""
    return bool(_BEFORE.search(claim.text)) or bool(_FROM.search(before))


def _replaces(later: _Told, earlier: _Told) -> bool:
    claim, figure = later.facet.entry.read, later.facet.figure
    if figure is None or figure.bound == "at_most":
        return False
    led = _REPLACES.search(around(claim, figure)[0] or claim.text.partition(figure.text)[0])
    return led is not None and (earlier.high < later.high or "correct" in led[0].lower())


def _best(standing: Sequence[_Told]) -> tuple[End | None, str]:
    """The figure that a best estimate can rest on without judging who is right, and why."""
    exact = [t for t in standing if t.facet.figure is not None and t.facet.figure.bound in ("exact", "about")]
    by_value: dict[float, list[_Told]] = defaultdict(list)
    for one in exact:
        if one.low == one.high:
            by_value[one.low].append(one)
    shared = [v for v, ts in by_value.items() if len({t.facet.side for t in ts if t.facet.side is not None}) > 1]
    if len(shared) == 1:
        return _end(by_value[shared[0]]), "speakers of two sides give this figure"
    if len(by_value) == 1 and len({(t.low, t.high) for t in standing}) == 1:
        return _end(next(iter(by_value.values()))), "the one figure given"
    return None, "left open; which source is the most reliable is for a coder to judge"


def _end(found: Sequence[_Told]) -> End:
    return End(found[-1].low, tuple(dict.fromkeys(i for t in found for i in t.entries)), found[-1].text)
