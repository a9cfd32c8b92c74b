"""What of an event is sure enough to be in its name. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from counterclaim.events.pair import APART
from counterclaim.events.recall import order
from counterclaim.events.scorer import scorer
from counterclaim.events.signs import LATE, REACHES, Spot, between, days_of, no_scene, spots_of
from counterclaim.events.telling import Telling
from counterclaim.events.words import kinds, stems_of
from counterclaim.matters import gist, naming, settled, shared
from counterclaim.matters.days import ordinal
from counterclaim.matters.facets import every_facet
from counterclaim.matters.grouping import of_event, of_one_event
from counterclaim.matters.portrait import (
    SURE_PLACE,
    acts_of,
    by_its_telling,
    finer,
    homes_of,
    levels_of,
    places_told,
)
from counterclaim.matters.recorder import STATES, Count, End
from counterclaim.matters.shared import NEWS, Claims
from counterclaim.matters.topics import class_of, done_to
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.model.place import Place
from counterclaim.registry import Registry

EVEN = 0.5  # probability from which on two tellings are likelier of one event than not
COMPARED = 24  # tellings of an event that each is held against; more tell nothing more
COUNTED = 100  # reports whose own counts are looked at; an event that more tell takes no longer to name


def named(facts: EventFacts, tellings: Sequence[Telling], entries: Iterable[Entry], counts: Iterable[Count]) -> str:
    """EventFacts.named of an event whose facts these are. tellings, entries, counts: as `portrait` takes them."""
    entries = list(entries)
    claims = by_its_telling(tellings, entries)
    whole = {c.what: c for c in counts if c.group == ""}
    main = whole.get("killed") or whole.get("injured")
    # What is told again of what was news long ago is told in one and the same way: one of them is as good as many.
    fresh = [t for t in tellings if not t.recalled] or tellings[:1]
    old = shared.recalls(tellings, claims)
    war = old and shared.of_the_war(tellings, claims)
    news = {} if old else shared.news(fresh, claims) or shared.news(tellings, claims)
    told = news or {t.id: list(claims.get(t.id, ())) for t in tellings}  # of old times only: what most say of them
    # Each part is said of what the parts before it name: a day of the place, an act of that day there.
    place = settled.place_of(facts, _of_place(facts, fresh, claims, homes_of(entries)), tellings, told)
    if place == "country" and not (gist.done_in(facts.country, told) or gist.places(facts.country, told)):
        place = ""
    there = [t for t in fresh if _Scene.of(facts, "", place).holds(t)]
    days = settled.days_of(facts, _of_days(facts, there, claims), tellings, told)
    ends = {id for end in (main.low, main.high) for id in end.entries} if main is not None else set()
    recalled = facts.first is not None and any(e.read.event_role != "conflict" for e in entries if e.id in ends)
    if not news and (recalled or not war) and settled.one_old_day(facts, tellings):
        days = "days"  # of what is long past only: "in 1967"
    scene = _Scene.of(facts, days, place)
    here = [t for t in there if scene.holds(t)]
    toll = _of_toll(main, scene, fresh, claims) if main is not None else ""
    if toll and main is not None and not (_one_count(main, entries) and _of_all(main, entries)):
        toll = ""
    if toll and main is not None and main.high.value >= shared.WAR and not gist.dated(ends, claims):
        toll = ""  # the dead of a war so far, in the report of a day
    state = "killed" if facts.killed_high else "wounded"
    if not (gist.of_news(state, ends, news) if news else gist.narrowly(ends, claims, state=place == "country")):
        toll = ""
    counting = {
        t.id: [e for e in claims.get(t.id, ())
               if (e.id in ends and not (news and shared.past(e))) or e in told.get(t.id, ())]
        for t in tellings
    }  # fmt: skip
    harmed = shared.of_harm(state, tellings, counting)
    if toll and main is not None and not (harmed.many and settled.toll_of(toll, main, days, place, facts, counting)):
        toll = ""
    kind = _of_kind(facts, here, claims) and _told_there(facts, place, here, claims)
    kind = settled.kind_of(facts, kind, tellings, told)
    if war and not (kind and days == "days") and not recalled:
        state = shared.place_of_war(facts, claims)
        state = "" if state == "country" and not gist.done_in(facts.country, claims) else state
        dead = shared.dead_of_war(facts, state, tellings, claims)
        if dead or place != "place" or not shared.news(tellings, claims):  # else it tells what happened in a town, too
            return " ".join(one for one in ("war", state, settled.reported(tellings, claims), dead) if one)
    if toll and main is not None and (_running(main, entries) or _died_of_another(facts, main, fresh, claims)):
        kind = False
    if kind and facts.kind in gist.PEACEFUL and facts.killed_high and gist.deeds(tellings, told, harm=harmed.many):
        kind = False  # an attack on an aid convoy is no delivery
    done = shared.happened(told)
    violence = _of_violence(fresh, claims) and shared.of_violence(done).claims >= shared.SOME
    toll = toll if place or days or violence else ""  # what a report about something else recalls
    few = not toll and not (harmed.many and gist.harmful(done))
    doing = gist.of_act(facts, tellings, told, kind=kind, toll=bool(toll), few=few)
    place, days = settled.borne(facts, place, days, tellings, doing)
    near = place == "place" and facts.place_kind == "town" and shared.around(facts, doing)
    toll = toll if place or len(told) == 1 else ""
    accounts = settled.accounts_of(main, [e for e in entries if scene.fits(e)]) if toll and main is not None else ""
    counting = {id: [e for e in mine if e.id in ends] for id, mine in claims.items()} if toll else told
    gist_of = list(gist.tokens(facts, place, tellings, told, counting, doing, kind=kind, toll=bool(toll), few=few))
    days = "" if news and any(one.startswith("by:") for one in gist_of) else days  # what is said of a day is said later
    sure = (
        "kind" if kind else "", accounts, days, toll, place,
        "around" if near and "several" in gist_of and shared.inside(facts, doing) else "near" if near else "",
        "violence" if violence else "", "few" if few else "", "past" if not news else "", *gist_of,
        "" if days and news else settled.reported([t for t in tellings if t.id in told], claims),
    )  # fmt: skip
    return " ".join(one for one in sure if one)


def candidates(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Place], bool]]:
    """(level, names of it, whether most places of these claims lie in its country) of each place that may be where it
    happened. entries: of one telling."""
    homes = homes_of(entries)
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places_told(entries):
        for level, key in levels_of(homes).items():
            if (one := key(place)) is not None:
                found[level, one].append(place)
    for (level, _), same in found.items():
        yield level, same, same[0].country in homes


def _of_kind(facts: EventFacts, tellings: Iterable[Telling], claims: Claims) -> bool:
    if facts.kind is None:
        return False
    told, against = [], []
    for t in tellings:
        mine = [k for k in acts_of(t) if facts.kind in (k, finer(k, [t]))]
        signs = {k: naming.of_kind(k, t, claims.get(t.id, ())) for k in mine or acts_of(t)}
        told += [signs[k] for k in mine]
        if not mine and signs:
            against.append(max(naming.chance("kind", [one]) for one in signs.values()))
    return naming.surely("kind", told, against)


def _told_there(facts: EventFacts, place: str, tellings: Iterable[Telling], claims: Claims) -> bool:
    """True where a report that tells of the act names the place, too, if the heading does: not an air strike of one
    report in the town of another."""
    if place != "place":
        return True
    told = (t for t in tellings if any(facts.kind in (k, finer(k, [t])) for k in acts_of(t) if facts.kind is not None))
    return any(
        facts.place == p.id if facts.place is not None else facts.place_name in (p.text, p.name)
        for t in told for p in places_told(claims.get(t.id, ()))
    )  # fmt: skip


def _of_days(facts: EventFacts, tellings: Sequence[Telling], claims: Claims) -> str:
    """ "days", no more than their "month", or ""; neither where one report in three does not fit them."""
    first, last = ordinal(facts.first), ordinal(facts.last)
    if first is None or last is None:
        return ""
    dated = [(t, naming.of_days(t, claims.get(t.id, ()))) for t in tellings if t.dated and t.last <= t.published]
    for field, span in (("days", (first, last)), ("month", naming.month_of(first, last))):
        if span is None or 3 * sum(_could_be(t, span) for t in tellings) < 2 * len(tellings):
            continue
        same = [(t.first, t.last) == (first, last) if field == "days" else _within(t, span) for t, _ in dated]
        told = [signs for (_, signs), ours in zip(dated, same, strict=True) if ours]
        told = [signs for signs in told if naming.one_day(signs) or (field == "month" and first - LATE >= span[0])]
        rest = [one for one, ours in zip(dated, same, strict=True) if not ours]
        against = [naming.chance(field, [signs]) for t, signs in rest if not t.recalled and not _meets(t, span)]
        if naming.surely(field, told, against):
            return field
    return ""


def _could_be(telling: Telling, span: tuple[int, int]) -> bool:
    """True where a report gives such days, or gives none and came out as news of them would."""
    if telling.dated:
        return _meets(telling, span)
    return span[0] <= telling.published <= span[1] + NEWS


def _within(telling: Telling, span: tuple[int, int]) -> bool:
    return span[0] <= telling.first and telling.last <= span[1]


def _meets(telling: Telling, span: tuple[int, int]) -> bool:
    return telling.first <= span[1] and span[0] <= telling.last


def _of_violence(tellings: Iterable[Telling], claims: Claims) -> bool:
    """True where most reports surely tell of violence, of whatever kind."""
    sure = [naming.surely("violence", [naming.about(t, claims.get(t.id, ()))]) for t in tellings]
    return 2 * sum(sure) > len(sure)


class _Scene(NamedTuple):
    """The place and the days that the heading names, as far as it does."""

    spots: tuple[Spot, ...]
    days: tuple[int, int] | None

    @staticmethod
    def of(facts: EventFacts, days: str, place: str) -> "_Scene":
        spots: tuple[Spot, ...] = ()
        located = facts.place_kind in REACHES and facts.lat is not None and facts.lon is not None
        if place.startswith("place") and located:
            at = {"text": facts.place_name or "", "start": 0, "end": 0, "name": facts.place_name}
            for name in ("lat", "lon", "admin1", "precision"):
                at[name] = getattr(facts, name)
            spots = spots_of([msgspec.convert({**at, "kind": facts.place_kind}, Place)])
        first, last = ordinal(facts.first), ordinal(facts.last)
        dated = days == "days" and first is not None and last is not None
        return _Scene(spots, (first or 0, last or 0) if dated else None)

    def fits(self, entry: Entry) -> bool:
        """False where the claim's own words give another day, or none but other places."""
        own = [p for p in entry.read.places if not p.anaphor and not no_scene(p, entry)]
        if not own and entry.place is not None and entry.place_basis in ("claim", "sentence"):
            own = [entry.place]  # "in the capital"
        days = days_of(entry)
        if self.days is not None and days is not None and not (days[0] <= self.days[1] and self.days[0] <= days[1]):
            return False
        return not self.spots or between(spots_of(own), self.spots) <= APART

    def holds(self, telling: Telling) -> bool:
        """The same of a report's whole account."""
        other = self.days is not None and telling.dated and not telling.recalled and not _meets(telling, self.days)
        return not other and (not self.spots or between(telling.spots, self.spots) <= APART)


def _core(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings that are likelier than not of one event with most of the others."""
    ask = scorer().chance
    some = tellings[:COMPARED]
    out = []
    for one in tellings:
        likely = [ask(*sorted((one, t), key=order)) >= EVEN for t in some if t is not one]
        if 2 * sum(likely) >= len(likely):
            out.append(one)
    return out


def _of_toll(count: Count, scene: _Scene, tellings: Sequence[Telling], claims: Claims) -> str:
    """ "toll" where both ends of the range surely count the dead or injured of what the heading names; "least" where
    only the lower one does; else "". Where only the upper one does, no report says "up to" it."""
    here = [t for t in _core(tellings) if scene.holds(t)][:COUNTED]
    own = {t: settled.counted(count.what, claims.get(t.id, ())) for t in here}
    counts = [c for c in own.values() if c is not None]
    apart = [c for c in counts if c.low.value > count.high.value or c.high.value < count.low.value]
    if 2 * len(apart) > len(counts):  # most who count give no number of this range
        return ""
    low, high = (_chance_of(end, own, scene, claims) for end in (count.low, count.high))
    if min(low, high) >= naming.SHOWN["toll"]:
        return "toll"
    return "least" if low >= max(high, naming.END) else ""


def _one_count(count: Count, entries: Sequence[Entry]) -> bool:
    """False where the ends of the range answer two questions: a day's dead and those of the whole siege."""
    if count.low.value == count.high.value:
        return True
    topic = next(state for state, what in STATES.items() if what == count.what)
    facets = [f for e in entries for f in every_facet(e) if f.topic == topic and of_event(f)]
    ends = [{f for f in facets if f.entry.id in end.entries} for end in (count.low, count.high)]
    if not all(ends):
        return True  # an end that is added up, or of no day
    groups = of_one_event("", facets, entries).values()
    return any(not one.isdisjoint(ends[0]) and not one.isdisjoint(ends[1]) for one in map(set, groups))


def _of_all(count: Count, entries: Iterable[Entry]) -> bool:
    """False where an end of the range counts but the children or the women among the dead."""
    state = next(state for state, what in STATES.items() if what == count.what)
    for end in (count.low, count.high):
        given = [f for e in entries if e.id in end.entries for f in e.read.figures
                 if f.value == end.value and done_to(e.read, f) == state]  # fmt: skip
        if given and all(class_of(f, state) in ("children", "women") for f in given):
            return False
    return True


def _running(count: Count, entries: Iterable[Entry]) -> bool:
    """True where the numbers are of more than one deed: a total that grows, or of some weeks."""
    ends = {id for end in (count.low, count.high) for id in end.entries}
    values = (count.low.value, count.high.value)
    given = [
        f.scope in ("running_total", "window") or ((days := days_of(e)) is not None and days[1] - days[0] > LATE)
        for e in entries if e.id in ends for f in e.read.figures if f.value in values
    ]  # fmt: skip
    return bool(given) and all(given)


def _died_of_another(facts: EventFacts, count: Count, tellings: Iterable[Telling], claims: Claims) -> bool:
    """True where the claims that give the toll, or those next to them, tell of other acts than that of the heading."""
    ends = {id for end in (count.low, count.high) for id in end.entries}
    told = []
    for t in tellings:
        mine = sorted(claims.get(t.id, ()), key=lambda e: e.order)
        for at, entry in enumerate(mine):
            if entry.id in ends:
                near = (entry, *mine[max(0, at - 1) : at], *mine[at + 1 : at + 2])
                acts = [found for e in near if (found := kinds(stems_of(e.read.text), "act"))]
                told += [any(facts.kind in (k, finer(k, [t])) for found in acts for k in found)] if acts else []
    return bool(told) and not any(told)


def _chance_of(end: End, own: Mapping[Telling, Count | None], scene: _Scene, claims: Claims) -> float:
    """How likely an end of the range is one. own: what each report counts; a number that its own report tells as a part
    of that is no end of the whole."""
    told = []
    for one, count in own.items():
        same = next((e for e in (count.low, count.high) if e.value == end.value), None) if count is not None else None
        if count is not None and same is not None:
            mine = claims[one.id]
            if any(settled.gives(e, end) and scene.fits(e) for e in mine):
                told.append(naming.of_end(same, count, one, mine))
    return naming.chance("toll", told)


def _of_place(facts: EventFacts, tellings: Sequence[Telling], claims: Claims, homes: frozenset[str]) -> str:
    """How narrow a place may name the event: its "place", its "name" without the country, its "division", its
    "country", or "". "division?" and "country?" are sure enough only for what reports are about."""
    about = ""
    told = {t: places_told(claims.get(t.id, ())) for t in tellings}
    whole = {"narrow": facts.place, "division": f"{facts.country}/{facts.admin1}", "country": facts.country}
    for level, key in levels_of(homes).items():
        if level == "name" and facts.place is None and facts.place_name is not None:
            same = {t: [p for p in ps if facts.place_name in (p.text, p.name)] for t, ps in told.items()}
        else:
            same = {t: [p for p in ps if key(p) is not None and key(p) == whole.get(level)] for t, ps in told.items()}
        by = {t: ps for t, ps in same.items() if ps}
        if level in ("division", "country") and not any(_certain(p) for ps in by.values() for p in ps):
            continue
        if level == "division" and any(ord(c) > settled.LATIN for c in facts.admin1 or ""):
            continue
        if level != "country" and facts.admin1 and _other_division(f"{facts.country}/{facts.admin1}", by, tellings):
            continue
        if level == "country" and _speaks_another(facts.country, claims):
            continue
        signs = [naming.of_place(ps, t, claims[t.id], ps[0].country in homes) for t, ps in by.items()]
        if level in ("narrow", "name"):
            signs = [one for one in signs if naming.right_there(one)]
        known = level == "name" and any(p.id is not None for ps in by.values() for p in ps)
        field = "narrow" if known else level
        against = _elsewhere(by, [t for t in tellings if t not in by], claims) if field == "narrow" else ()
        chance = naming.chance(field, signs, against)
        if chance >= naming.SHOWN[field]:
            if level == "name" and facts.country is not None and not _of_country(facts, told, claims, homes):
                return "name"
            return "place" if level in ("narrow", "name") else f"{about} {level}".strip()
        if level in ("division", "country") and chance >= naming.ABOUT:
            about = about or f"{level}?"
    return about


def _other_division(region: str, by: Mapping[Telling, Sequence[Place]], tellings: Iterable[Telling]) -> bool:
    """True where as many reports name places in other divisions only as name this one."""
    away = [t for t in tellings if t not in by and t.regions and region not in t.regions]
    return len(away) >= max(1, len(by))


def _speaks_another(country: str | None, claims: Claims) -> bool:
    """True where one name alone tells of this state, all who speak for states speak for one other, and nobody acts or
    suffers for either: as the police of Norland tell of a town whose name Farland has, too."""
    every = [e for mine in claims.values() for e in mine]
    voices = {e.speaker.side for e in every if e.speaker is not None and e.speaker.side}
    parties = (p for e in every for p in (e.read.roles.actor, e.read.roles.target) if p is not None)
    states = {state.iso2 for side in voices if (state := Registry.load().by_name(side)) is not None}
    sides = {state.iso2 for p in parties if p.side and (state := Registry.load().by_name(p.side)) is not None}
    places = {p.id: p.kind for e in every for p in e.read.places if p.country == country}
    told = len(places) > 1 or "country" in places.values()
    return not told and len(states) == 1 and country not in states and sides.isdisjoint({*states, country})


def _of_country(
    facts: EventFacts, told: Mapping[Telling, Sequence[Place]], claims: Claims, homes: frozenset[str]
) -> bool:
    """True where the country is sure of a place that only its name tells."""
    same = {t: [p for p in ps if p.country == facts.country] for t, ps in told.items()}
    return naming.surely("country", (naming.of_place(ps, t, claims[t.id], facts.country in homes)
                                     for t, ps in same.items() if ps))  # fmt: skip


def _elsewhere(by: Mapping[Telling, Sequence[Place]], others: Iterable[Telling], claims: Claims) -> list[float]:
    """Of each report that names places far from these, and none of them, how sure the surest is."""
    spots = spots_of(p for ps in by.values() for p in ps)
    out = []
    for t in others:
        mine = claims.get(t.id, ())
        apart = [
            naming.chance("narrow", [naming.of_place(same, t, mine, home)])
            for field, same, home in candidates(mine)
            if field == "narrow" and between(spots_of(same), spots) > APART
        ]
        out += [max(apart)] if apart else []
    return out


def _certain(place: Place) -> bool:
    return place.confidence == 0 or place.confidence >= SURE_PLACE
