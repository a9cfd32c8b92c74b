"""What of an event's name most of its claims and reports share, held against what is sure of it by itself. Pure.

A name says no more than most tell: of several happenings in one event the wider place, the days of the reports, the
kind alone. Where two reports or more agree, it may say what a single one leaves open.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from counterclaim.events import signs
from counterclaim.events.signs import HARM, LATE, published_on
from counterclaim.events.telling import Telling
from counterclaim.matters import gist, naming, shared
from counterclaim.matters.days import iso, ordinal
from counterclaim.matters.portrait import NARROW, told_on
from counterclaim.matters.recorder import Count, End, ranges
from counterclaim.matters.shared import MOST, NEWS, OLD, Claims
from counterclaim.matters.speakers import key_of
from counterclaim.matters.topics import done_to
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.registry import Registry

LATIN = 0xFF  # last letter of the names that read as English; the gazetteer has divisions in their own spelling
FEW = 4  # claims of an act of which one is enough to tell its state; set by eye
TENFOLD = 10.0  # how far apart no two numbers of one heading may be; set by eye
TWICE = 2.0  # how far apart two numbers may be of whom no report names who gives them; set by eye


def place_of(facts: EventFacts, sure: str, tellings: Sequence[Telling], told: Claims) -> str:
    """The narrowest place that most claims and reports name, or what lies around a town: no narrower than is sure,
    unless two reports agree."""
    named = {level: shared.of_place(level, facts, told) for level in ("place", "around", "division", "country")}
    level = sure.split()[-1] if sure else ""
    scattered = len(told) > 1 and shared.elsewhere(facts, told)
    if scattered:
        named |= dict.fromkeys(("place", "around"), shared.NOBODY)
    about = [t.country for t in tellings if t.country is not None]
    surely = len(about) > 1 or (len(tellings) == 1 and shared.backs(facts.country, told))
    state = level in ("country", "division", "place") or (surely and set(about) == {facts.country})
    if level in ("place", "name") and (named["place"].most or named["place"].open):
        return "place" if level == "name" and state else sure
    here = facts.place_kind in NARROW or facts.place is None
    if here and not scattered and named["place"].whole and _done_there(facts, tellings, told):
        return "place" if state else "name"
    town = facts.place is not None and facts.place_kind == "town"
    narrow = facts.place_kind in NARROW or facts.place_kind == "region" or facts.place is None
    several = len(told) > 1  # of a single report the regressions know better
    enough = named["place"].told >= 2 or (not several and facts.place is not None)
    well = named["place"].well or (facts.place is None and several and named["place"].most)
    if narrow and enough and well and shared.counted_there(facts, told):
        return "place" if facts.place is not None or state else "name"
    sound = level in ("place", "division", "division?") or (several and named["around"].clear)
    if town and named["around"].most and named["around"].told >= 2 and sound:
        return "place" if shared.around(facts, told) else "place around"
    latin = facts.admin1 is not None and all(ord(c) <= LATIN for c in facts.admin1)
    agreed = several and named["division"].clear
    mostly = (named["division"].most and not scattered) or not several
    if latin and (agreed or (level in ("place", "division") and mostly)):
        return "division"
    at_home = surely and set(about) == {facts.country}  # what other states are named for is told beside it
    return "country" if state and (at_home or named["country"].most or named["country"].open) else ""


def _done_there(facts: EventFacts, tellings: Sequence[Telling], told: Claims) -> bool:
    """True where a report tells a deed or its victims in the very place: "a bomb went off in Kelde"."""
    return any(
        shared.same(facts, p) and naming.inside(p, e.read.text) and gist.of_deed(e)
        for t in tellings for e in told.get(t.id, ()) for p in e.read.places
    )  # fmt: skip


def days_of(facts: EventFacts, sure: str, tellings: Sequence[Telling], told: Claims) -> str:
    """The days where most claims and reports give them or could be news of them; the month only where reports that
    came out with days of each other say when better."""
    first, last = ordinal(facts.first), ordinal(facts.last)
    if first is None or last is None:
        return ""
    given = shared.of_day(first, last, tellings, told)
    out = [t.published for t in tellings if t.id in told]
    if given.open and out and first < min(out) - OLD:
        return ""  # only what they recall is dated
    if given.whole and _that_day(first, last, tellings, told):
        return "days"
    if sure == "days":
        most = given.many if len(told) == 1 else given.most
        return sure if most or given.open else ""
    dated = (t for t in tellings if t.exact and (t.first, t.last) == (first, last) and t.group != "land")
    sole = given.claims == given.reports == 1  # a day that two reports give, and nobody another
    if (
        given.clear
        and given.told >= 2
        and any(naming.one_day(naming.of_days(t, told.get(t.id, ())), sole=sole) for t in dated)
    ):
        return "days"
    near = bool(out) and max(out) - min(out) <= LATE and first >= min(out) - LATE
    return "" if near else sure


def _that_day(first: int, last: int, tellings: Sequence[Telling], told: Claims) -> bool:
    """True where all claims that tell a day tell this one, or two that follow, and one of them a deed of that day."""
    dated = {e.id: d for mine in told.values() for e in mine if (d := signs.days_of(e)) is not None}
    if last - first > 1 or not dated or any(d[1] - d[0] > 1 or d[0] > last or d[1] < first for d in dated.values()):
        return False
    mine = [(t, e) for t in tellings for e in told.get(t.id, ()) if e.id in dated and gist.of_deed(e)]
    return any(naming.one_day(naming.of_days(t, told[t.id])) for t, _ in mine if t.exact and t.last <= t.published)


def one_old_day(facts: EventFacts, tellings: Sequence[Telling]) -> bool:
    """True where all reports that date what is long past give the same days."""
    days = (ordinal(facts.first), ordinal(facts.last))
    return all((t.first, t.last) == days for t in tellings if t.dated)


def kind_of(facts: EventFacts, sure: bool, tellings: Sequence[Telling], told: Claims) -> bool:
    """True where most claims and reports that tell an act tell this one, and it is sure or two reports agree."""
    if facts.kind is None:
        return False
    given = shared.of_kind(facts.kind, tellings, told)
    if len(tellings) == 1:
        return (sure and given.told > 0) or (
            given.whole and facts.kind not in gist.PEACEFUL and gist.told_widely(facts.kind, told)
        )
    return (sure and (given.many or given.open)) or (given.well and given.reports == 1 and given.told >= 2)


def toll_of(toll: str, count: Count, days: str, place: str, facts: EventFacts, told: Claims) -> bool:
    """False where the numbers may count different dead: of several days or towns, a part and its whole as one report
    gives them, or where a report counts more than the range."""
    low, high = count.low.value, count.high.value
    own = [c for mine in told.values() if (c := counted(count.what, mine)) is not None]
    out = [published_on(mine[0]) for mine in told.values() if mine and counted(count.what, mine) is not None]
    if not days and max(out, default=0) - min(out, default=0) > NEWS:
        return False  # the same number days apart may well be of another fight
    towns = shared.of_place("around" if place == "division" else "place", facts, told)
    apart = not (towns.most or towns.open) or shared.other_towns(told)
    if place in ("country", "division") and len(own) > 1 and apart:
        return False
    if place in ("country", "") and len(own) == 1 < len(told):
        return False  # what one of several counts in a whole state may well be a total
    if toll == "least":
        agree = sum(c.low.value <= low <= c.high.value for c in own)
        return 2 * agree > len(own) or agree == len(own) == 1
    inside = sum(low <= c.low.value and c.high.value <= high for c in own)
    if not 0 < 2 * len(own) <= 3 * inside:
        return False
    if low == high:
        return True
    if sum((c.low.value, c.high.value) == (low, high) for c in own) >= 2:
        return False  # as part and whole, which one report has from another
    if high >= TENFOLD * low:
        return False  # not of one happening, whoever gives them
    if high > TWICE * low and any(c.low.value <= low and high <= c.high.value for c in own):
        return False  # a day's dead beside those of all days, whoever gives them
    voices = [_voices(end, told.values()) for end in (count.low, count.high)]
    wide = high > TWICE * low and not all(voices)
    one_report = any(c.low.value != c.high.value and not _two_voices(c, told.values()) for c in own)
    return days == "days" and not wide and not one_report


def _two_voices(count: Count, claims: Iterable[Sequence[Entry]]) -> bool:
    """True where two whom the report names give the ends of what it counts, not the report both: part and whole."""
    low, high = (_voices(end, claims) for end in (count.low, count.high))
    return bool(low and high and not low & high)


def _voices(end: End, claims: Iterable[Sequence[Entry]]) -> set[str]:
    """Who gives an end, save the reports themselves."""
    given = (e.speaker for mine in claims for e in mine if e.id in end.entries)
    return {one.name for one in given if one is not None and one.kind != "report"}


def gives(entry: Entry, end: End) -> bool:
    """True for a claim that gives an end of a range, or that number of dead or injured."""
    figures = entry.read.figures
    return entry.id in end.entries or any(f.value == end.value and done_to(entry.read, f) in HARM for f in figures)


def accounts_of(count: Count, entries: Iterable[Entry]) -> str:
    """ "in:3", how many reports have the toll of its one account; "" for several accounts of speakers who are surely
    others; "relayed" where somebody may have it from somebody else. entries: claims of what the heading names."""
    mine = [e for e in entries if gives(e, count.low) or gives(e, count.high)]
    reports = {e.report for e in mine}
    given = [e for e in mine if e.speaker is not None and e.speaker.kind != "report"]
    said = {key_of(e): e for e in given}
    if len(said) <= 1 and count.accounts == 1 and (len(reports) == 1 or {e.report for e in given} == reports):
        return f"in:{len(reports)}"
    alone = {e.report for e in given} != reports or len(said) != count.accounts or len(said) < 2
    return "relayed" if alone or not all(_others(a, b) for a, b in combinations(said.values(), 2)) else ""


def _others(one: Entry, other: Entry) -> bool:
    """True for speakers of two sides."""
    a, b = one.speaker, other.speaker
    return a is not None and b is not None and None not in (a.side, b.side) and a.side != b.side


def borne(facts: EventFacts, place: str, days: str, tellings: Sequence[Telling], doing: Claims) -> tuple[str, str]:
    """Place and days without what the claims that tell the act (doing) do not bear: those of another act."""
    if place.startswith("place") and facts.place is not None:
        level = "around" if place.endswith("around") else "place"
        known = {id: [e for e in mine if any(p.id for p in e.read.places)] for id, mine in doing.items()}
        there = shared.of_place(level, facts, known)
        if not (there.open or there.claims >= MOST or there.reports >= MOST):
            place = "division" if shared.of_place("division", facts, doing).most else "country"
        elif level == "around" and shared.of_place("place", facts, doing).clear:
            place = "place"
    if place == "division" and shared.outside_capital(facts, doing):
        place = "country"
    whole = shared.of_place("country", facts, doing)
    if place == "country" and not (whole.open or whole.claims >= MOST or whole.reports >= MOST):
        place = ""
    if place == "country" and not _put_in_state(facts.country, doing):
        place = ""
    first, last = ordinal(facts.first), ordinal(facts.last)
    if days == "days" and first is not None and last is not None:
        given = shared.of_day(first, last, tellings, doing)
        days = days if given.half or given.open else ""
    return place, days


def _put_in_state(country: str | None, doing: Claims) -> bool:
    """False where of several claims no two put something into a state, and but others act or suffer in them."""
    every = [e for mine in doing.values() for e in mine]
    there = sum(any(p.country == country for p in e.read.places) for e in every)
    parties = [p for e in every for p in (e.read.roles.actor, e.read.roles.target) if p is not None and p.side]
    states = {state.iso2 for p in parties if (state := Registry.load().by_name(p.side or "")) is not None}
    return there > 1 or len(every) <= FEW or country in states


def reported(tellings: Sequence[Telling], claims: Claims) -> str:
    """ "told:2024-05-01/2024-05-03": first and last day of the reports, or on which what they tell was said."""
    days = [told_on(t, claims.get(t.id, ())) for t in tellings]
    return f"told:{iso(min(days))}/{iso(max(days))}" if days else ""


def counted(what: str, entries: Sequence[Entry]) -> Count | None:
    return next((c for c in ranges(entries) if c.group == "" and c.what == what), None)
