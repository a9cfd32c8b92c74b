"""What most of an event's claims and reports tell alike: its name says no more than that. Pure.

Several happenings may stand in one event; where they do, a day, a town or a kind of act that one of them has is not the
event's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import msgspec

from counterclaim import vocabulary
from counterclaim.events.names import sound
from counterclaim.events.signs import HARM, LATE, days_of, group_of, km, no_scene, published_on, tells
from counterclaim.events.telling import Telling
from counterclaim.matters.portrait import OF_GROUP, acts_said, finer, names_a_place
from counterclaim.matters.topics import done_to
from counterclaim.model.claim import BACKGROUND
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.model.place import Place
from counterclaim.reader import comparing
from counterclaim.reader.beside import words_before
from counterclaim.reader.places.type_words import AFTER, part_before, part_end

MOST = 0.5  # share of claims, and of reports, that more have to give than not, or no name tells it
MANY = 0.4  # the same of what is sure otherwise
WELL = 0.75  # share from which on both bear what a single report would leave open
CLEAR = 0.6  # share of the claims from which on two reports that hardly any contradicts bear it, too
SOME = 0.25  # share of the claims that tell of violence, under which it is not what they tell
ENOUGH = 3  # claims from which on a report weighs as much as any
OLD = 31  # days before its report after which what happened is no news; all of them set by eye
WAR = 1000  # dead from which on a count in the background is that of a war
TOWN = 15.0  # kilometres that lie inside or beside a town
ROUND = 40.0  # and around it
NEWS = 1  # days after which a report that gives none is hardly news of one
_WIDE = frozenset({"country", "continent"})
_PLACED = frozenset({"town", "facility", "unknown"})
_AROUND = vocabulary.words("places.around")
_NEAR = vocabulary.words("places.near")
_DEEDS = vocabulary.words("claims.deeds")
BEFORE = 4  # words before a name that tell that it is only near: "near the capital | Kelde"

Test = Callable[[EventFacts, Sequence[Place], Entry], bool | None]
"""Whether a claim that names these places is of the event's place; None where they leave it open."""

Claims = Mapping[str, Sequence[Entry]]
"""The claims of each telling, by its id."""


class Share(NamedTuple):
    """What part, from 0 to 1, of the claims that tell anything of it gives one thing, and of their reports; how many
    reports (told) and claims (times) give it."""

    claims: float
    reports: float
    told: int = 0
    times: int = 0

    @property
    def most(self) -> bool:
        return self.claims > MOST and self.reports > MOST

    @property
    def well(self) -> bool:
        """True where two claims or more give it, and hardly anybody another."""
        return self.claims >= WELL and self.reports >= WELL and self.times >= 2

    @property
    def clear(self) -> bool:
        """True where most claims give it, and two reports or more, and hardly any of them another."""
        return self.well or (self.claims >= CLEAR and self.reports >= WELL and self.told >= 2)

    @property
    def many(self) -> bool:
        """True where no more give another thing than this one, and two claims in five this one."""
        return self.claims >= MANY and self.reports >= MOST

    @property
    def whole(self) -> bool:
        """True where all claims that tell anything of it give it."""
        return self.claims == self.reports == 1.0 and self.times > 0

    @property
    def half(self) -> bool:
        return self.claims >= MOST and self.reports >= MOST

    @property
    def open(self) -> bool:
        """True where nobody tells anything of it."""
        return not self.claims and not self.reports


NOBODY = Share(0.0, 1.0)  # told of by claims, but not as this


def share(votes: Iterable[Sequence[bool | None]]) -> Share:
    """votes: of each report, whether each of its claims gives the one thing; None for one that tells nothing of it,
    which goes on with the claim before it. A report that has but a claim or two of it weighs less."""
    told = [([one for one in some if one is not None], _carried(some)) for some in votes]
    told = [(given, carried) for given, carried in told if given]
    if not told:
        return Share(0.0, 0.0)
    for_it = [1.0 if 2 * sum(one) > len(one) else 0.5 if 2 * sum(one) == len(one) else 0.0 for one, _ in told]
    weights = [min(len(one), ENOUGH) for one, _ in told]
    agree = sum(vote * weight for vote, weight in zip(for_it, weights, strict=True)) / sum(weights)
    every = [one for _, carried in told for one in carried]
    return Share(sum(every) / len(every), agree, sum(any(one) for one, _ in told), sum(sum(one) for one, _ in told))


def _carried(votes: Sequence[bool | None]) -> list[bool]:
    """The votes, where those that leave it open have that of the one before them; the first ones that after them."""
    last = next((one for one in votes if one is not None), False)
    return [last := one if one is not None else last for one in votes]


def news(tellings: Sequence[Telling], claims: Claims) -> dict[str, list[Entry]]:
    """The claims of each telling that tell what happened, not the course of the war or what is long past."""
    found = {t.id: [e for e in claims.get(t.id, ()) if not _old(e)] for t in tellings}
    return {id: mine for id, mine in found.items() if mine}


def _old(entry: Entry) -> bool:
    return past(entry) or entry.read.event_role in BACKGROUND


def past(entry: Entry) -> bool:
    """True where its words give days long before its report."""
    days = days_of(entry)
    return days is not None and published_on(entry) - days[1] > OLD


def of_the_war(tellings: Sequence[Telling], claims: Claims) -> bool:
    """True where half of the reports, at least, tell of the course of the war: else what all recall is of another."""
    course = [any(e.read.event_role == "conflict" for e in claims.get(t.id, ())) for t in tellings]
    return 2 * sum(course) >= len(course)


def recalls(tellings: Sequence[Telling], claims: Claims) -> bool:
    """True where most reports tell hardly more than the course of the war or other background, nor do most claims."""
    told = [[e.read.event_role in BACKGROUND for e in claims.get(t.id, ())] for t in tellings]
    only = sum(4 * sum(one) >= 3 * len(one) for one in told if one)
    return 2 * only >= len(told) and 3 * sum(map(sum, told)) >= 2 * sum(map(len, told))


def place_of_war(facts: EventFacts, claims: Claims) -> str:
    """ "division" where what most recall is of a war there ("Gaza"), else the "country", or ""."""
    whole, state = (of_place(level, facts, claims) for level in ("division", "country"))
    if facts.place_kind == "ADM1" and facts.admin1 is not None and whole.most:
        return "division"
    return "country" if facts.country is not None and (state.most or state.open) else ""


def dead_of_war(facts: EventFacts, level: str, tellings: Sequence[Telling], claims: Claims) -> str:
    """ "dead:150000/170000", with "flat" where no report says "at least", "about" where one says "nearly": how many a
    war has killed there (level: as `place_of_war` has it) by the counts of its background that are no less than half of
    the highest; "" where fewer than half of the reports give one."""
    counts = [
        (t.id, f.value, f.bound, e)
        for t in tellings for e in claims.get(t.id, ()) for f in e.read.figures
        if e.read.event_role in BACKGROUND and done_to(e.read, f) == "killed" and f.value is not None and f.value >= WAR
    ]  # fmt: skip
    most = max((value for _, value, _, _ in counts), default=0)
    told = [one[:3] for one in counts if 2 * one[1] >= most and _counted_in(facts, level, one[3])]
    if not told or 2 * len({id for id, _, _ in told}) < len(tellings):
        return ""
    bounds = {bound for _, _, bound in told}
    flat = "" if bounds & {"at_least", "more_than"} else " flat" if bounds == {"exact"} else " flat about"
    return f"dead:{min(value for _, value, _ in told):.0f}/{most:.0f}{flat}"


def _counted_in(facts: EventFacts, level: str, entry: Entry) -> bool:
    named = [p for p in entry.read.places if not p.anaphor]
    if level == "division":
        within = named or ([entry.place] if entry.place is not None else [])
        return all((p.country, p.admin1) == (facts.country, facts.admin1) for p in within)
    return all(p.kind in _WIDE for p in named)


def of_day(first: int, last: int, tellings: Sequence[Telling], fresh: Claims) -> Share:
    """How many give these days, or, of reports that give none, could be news of them."""
    votes = []
    for t in tellings:
        told = [d if (d := days_of(e)) is not None and d[1] - d[0] <= OLD else None for e in fresh.get(t.id, ())]
        # "In the past two weeks" is not the day of it, nor are "the past few days" where the report is no news of it.
        longest = max(LATE if t.published <= last + NEWS else NEWS, last - first)
        given = [d and d[0] <= last and first <= d[1] and d[1] - d[0] <= longest for d in told]
        late = t.id not in fresh or t.published > last + LATE  # tells it again, if it tells of it at all
        votes.append(given if any(told) else [] if late else [first <= t.published <= last + NEWS])
    return share(votes)


def of_kind(kind: str, tellings: Sequence[Telling], fresh: Claims) -> Share:
    """How many of those that tell an act tell this one."""
    votes = []
    for t in tellings:
        acts = (acts_of(e) for e in fresh.get(t.id, ()))
        votes.append([any(kind in (k, finer(k, [t])) for k in found) if found else None for found in acts])
    return share(votes)


def several(fresh: Claims) -> bool:
    """True where most claims that name the act by a noun have it in the plural: "raids", "air strikes"."""
    told = [w for mine in fresh.values() for e in mine for w in comparing.words(e.read.text) if w.rstrip("s") in _DEEDS]
    return 2 * sum(word.endswith("s") for word in told) > len(told)


def acts_of(entry: Entry) -> frozenset[str]:
    """The kinds of act that a claim's words tell, else that of its type."""
    return acts_said(entry) or frozenset({group_of(entry)} & OF_GROUP)


def happened(claims: Claims) -> dict[str, list[Entry]]:
    """The claims of each telling that say that something happened."""
    found = {id: [e for e in mine if tells(e)] for id, mine in claims.items()}
    return {id: mine for id, mine in found.items() if mine}


def of_violence(fresh: Claims) -> Share:
    """How many tell of violence, by their type or an act."""
    return share([group_of(e) == "violence" or bool(acts_of(e) - OF_GROUP) for e in mine] for mine in fresh.values())


def of_harm(state: str, tellings: Sequence[Telling], fresh: Claims) -> Share:
    """How many reports count the killed ("killed") or the injured ("wounded"); of claims it says nothing."""
    told = [
        any(done_to(e.read, f) == state and f.value != 0 for e in fresh.get(t.id, ()) for f in e.read.figures)
        for t in tellings if fresh.get(t.id)
    ]  # fmt: skip
    return share([one] for one in told)


def of_place(level: str, facts: EventFacts, fresh: Claims) -> Share:
    """How many of those that name a place narrower than a state name this one, or what lies in it. level: "place",
    "around" it, "division" or "country"."""
    test = {"place": _in_town, "around": _round_town, "division": _in_division, "country": _in_country}[level]
    told = [[(_vote(test, facts, e), e) for e in mine] for mine in fresh.values()]
    # A village that the gazetteer lacks lies by the town that is named with it; a report of none but others is of
    # another place.
    inside = {name for mine in told for vote, e in mine if vote for name in _villages(e)}
    votes = []
    for mine in told:
        if level != "country" and not any(vote for vote, _ in mine):
            mine = [(not inside.isdisjoint(names) if vote is None and (names := _villages(e)) else vote, e)
                    for vote, e in mine]  # fmt: skip
        votes.append([vote for vote, _ in mine])
    return share(votes)


def _vote(test: Test, facts: EventFacts, entry: Entry) -> bool | None:
    """What the claim's places say; "the city" by itself tells that it is the town, but no other."""
    named = _named(entry)
    vote = test(facts, [p for p in named if not p.anaphor], entry)
    return True if vote or test(facts, named, entry) else vote


def _villages(entry: Entry) -> set[str]:
    """Names of places that the gazetteer lacks, as `sound` keys."""
    found = [p.text for p in _named(entry) if p.id is None and p.kind == "unknown"]
    return {sound(name) for name in found if names_a_place(name) or name.split(" ")[-1].lower() in AFTER}


def other_towns(fresh: Claims) -> bool:
    """True where two reports count the harmed in towns of which they share none."""
    towns = []
    for mine in fresh.values():
        harm = (e for e in mine if any(done_to(e.read, f) in HARM for f in e.read.figures))
        towns.append({p.id for e in harm for p in _named(e) if p.id is not None and p.kind in ("town", "facility")})
    return any(a and b and a.isdisjoint(b) for a, b in combinations(towns, 2))


def elsewhere(facts: EventFacts, fresh: Claims) -> bool:
    """True where most claims that name a place of the gazetteer name one far from the town, or one other town is named
    by more of them, and by more reports, than this one: round-ups of a day in several towns."""
    given: dict[str, list[tuple[str, bool]]] = {}
    for id, mine in fresh.items():
        for entry in mine:
            named = {p.id or "": p for p in _named(entry) if p.id is not None or same(facts, p)}
            known = [p for p in named.values() if p.kind not in ("ADM1", "region")]
            here = [p for p in known if same(facts, p) or _next_to(facts, p)]
            for one in here or (p for p in known if facts.place is not None or p.precision != "near"):
                given.setdefault(one.id or "", []).append((id, bool(here)))
    ours = [id for votes in given.values() for id, here in votes if here]
    others = [[id for id, here in votes if not here] for votes in given.values()]
    outdone = any(len(one) > len(ours) and len(set(one)) > len(set(ours)) for one in others)
    return outdone or len(ours) < sum(map(len, others))


def around(facts: EventFacts, fresh: Claims) -> bool:
    """True where most that name the town name what is around it ("Kelde countryside", "the suburbs of Kelde")."""
    named = [(e, p) for mine in fresh.values() for e in mine for p in _named(e) if same(facts, p)]
    return 2 * sum(only_near(p, e.read.text) for e, p in named) > len(named)


def inside(facts: EventFacts, fresh: Claims) -> bool:
    """True where a report puts more into the town than around it."""
    told = [[only_near(p, e.read.text) for e in mine for p in _named(e) if same(facts, p)] for mine in fresh.values()]
    return any(2 * sum(one) < len(one) for one in told)


def outside_capital(facts: EventFacts, fresh: Claims) -> bool:
    """True where most claims that put something into the division name but what is around its capital, not itself."""
    capital = sound(facts.admin1 or "").split()[:1]
    found = [(e, p) for mine in fresh.values() for e in mine for p in _named(e) if p.admin1 == facts.admin1]
    named = [(e, p) for e, p in found if p.kind == "town" and sound(p.text).split()[:1] == capital]
    near = sum(only_near(p, e.read.text) for e, p in named)
    return 2 * near > len(found)


def _named(entry: Entry) -> list[Place]:
    known = (p for p in entry.read.places if p.id is not None or not p.anaphor)
    found = [p for p in known if p.kind not in _WIDE and not no_scene(p, entry)]
    return [msgspec.structs.replace(p, kind="ADM1") if _typed(p, entry.read.text) else p for p in found]


def _typed(place: Place, text: str) -> bool:
    """True for "Kelde province", and its "Kelde province's", that was found as the town."""
    after = text[text.find(place.text) + len(place.text) :].split()[:1] if place.text in text else []
    words = (place.text.split(" ")[-1], *(word.strip(".,;:").removesuffix("'s").removesuffix("’s") for word in after))
    told = (AFTER.get(word.lower()) or AFTER.get(word.lower().removesuffix("s"), ()) for word in words)
    return place.kind == "town" and any(one[:1] == ("ADM1",) for one in told)


def backs(country: str | None, fresh: Claims) -> bool:
    """True where the claims name the state or a division of it, or two places there, and most name no other state's:
    not one name that it may share with another."""
    every = [p for mine in fresh.values() for e in mine for p in e.read.places if p.country and not p.anaphor]
    ours = [p for p in every if p.country == country]
    sure = len({p.id or p.text for p in ours}) > 1 or any(p.kind in ("country", "ADM1") for p in ours)
    return sure and 2 * len(ours) > len(every)


def counted_there(facts: EventFacts, fresh: Claims) -> bool:
    """False where those who count the harmed name other places than the town for them."""
    every = (e for mine in fresh.values() for e in mine if any(done_to(e.read, f) in HARM for f in e.read.figures))
    harm = [e for e in every if _villages(e) or _vote(_in_town, facts, e) is not None]
    return 2 * sum(bool(_vote(_in_town, facts, e)) for e in harm) >= len(harm)


def same(facts: EventFacts, place: Place) -> bool:
    """True for the event's place, by its id or its name."""
    if facts.place is not None and place.id is not None:
        return place.id == facts.place
    name = sound(facts.place_name or "")
    return place.kind != "ADM1" and name != "" and name in (sound(place.text), sound(place.text.removesuffix("s")))


def only_near(place: Place, text: str) -> bool:
    at = text.find(place.text)
    after = text[at + len(place.text) :].split()[:2]
    before = text[: max(0, at)].split()[-BEFORE:]
    around = any(word.strip(".,").lower() in _AROUND for word in (*after, *before))
    told = [word.lower() for word in before]
    near = any(word in _NEAR for word in (*told, *map(" ".join, pairwise(told))))
    part = part_before(words_before(text, max(0, at))) or part_end(place.text, 0, len(place.text))
    return (place.precision == "near" and not part) or around or near  # "east Kelde" is a part of it


def _in_town(facts: EventFacts, places: Sequence[Place], entry: Entry) -> bool | None:
    """None for what says no more than what holds the town, and for names that the gazetteer lacks."""
    here = [p for p in places if same(facts, p) or _next_to(facts, p)]
    if here:
        # "in the market of Orvik, near Kelde": not in Kelde.
        beside = all(only_near(p, entry.read.text) for p in here)
        names = (p.text for p in places if p not in here and p.kind in _PLACED and not only_near(p, entry.read.text))
        return not (beside and any(names_a_place(name) for name in names))
    known = [p for p in places if p.id is not None and p.country is not None]
    namesake = any(p.kind == "ADM1" and sound(p.admin1 or "") == sound(facts.admin1 or "") for p in known)
    if namesake and sound(facts.place_name or "")[:4] == sound(facts.admin1 or "")[:4]:
        return False  # "Kelde province" is not the city
    apart = [p for p in known if p.kind != "ADM1" or p.admin1 != facts.admin1]
    return False if apart else None


def _round_town(facts: EventFacts, places: Sequence[Place], entry: Entry) -> bool | None:
    known = [p for p in places if p.id is not None and p.country is not None and p.kind != "ADM1"]
    known += [p for p in places if p.kind == "ADM1"] if not known else []
    return any(same(facts, p) or _next_to(facts, p, ROUND) for p in known) if known else None


def _next_to(facts: EventFacts, place: Place, far: float = TOWN) -> bool:
    known = None not in (facts.lat, facts.lon, place.lat, place.lon) and place.kind not in ("ADM1", *_WIDE)
    return known and km((facts.lat, facts.lon), (place.lat, place.lon)) <= far  # type: ignore[arg-type]


def _in_division(facts: EventFacts, places: Sequence[Place], entry: Entry) -> bool | None:
    known = [p for p in places if p.country is not None and p.admin1 is not None]
    return any(p.country == facts.country and p.admin1 == facts.admin1 for p in known) if known else None


def _in_country(facts: EventFacts, places: Sequence[Place], entry: Entry) -> bool | None:
    if any(p.country == facts.country is not None for p in entry.read.places):
        return True
    return False if any(p.country is not None for p in places) else None  # a state by itself may but act
