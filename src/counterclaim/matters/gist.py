"""What most of an event's claims tell of where no kind of act is sure: violent acts, a theme, who speaks. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from counterclaim.events.names import sound
from counterclaim.events.signs import HARM, SHORTEST, group_of, no_scene, tells, told_days
from counterclaim.events.telling import Telling
from counterclaim.matters import naming, shared
from counterclaim.matters.portrait import OF_GROUP, called, finer, names_a_place
from counterclaim.matters.shared import Claims
from counterclaim.matters.speakers import key_of, speaker_name
from counterclaim.matters.topics import done_to
from counterclaim.model.actor import Actor
from counterclaim.model.claim import NOT_YET, Party
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.registry import Registry

PART = 0.2  # share of what tells of violence that either of two kinds has at least; set by eye
HEARD = 0.15  # share of the claims that those have said who are named; set by eye
REPORTS = 3  # reports that tell an act from which on it is named though as many claims tell others; set by eye
VOICES = 2  # speakers that a heading names
HEARD_OF = 0.8  # how sure it is that a claim is theirs; set by eye
PEACEFUL = OF_GROUP | {"crash", "disaster"}
"""Kinds of act by which nobody harms anybody, or nobody means to."""
_STRUCK = frozenset({"air", "missile", "drone", "bomb"})  # kinds that claims name by "strikes", "raids", "bombings"
_ANNOUNCED = frozenset({"talks", "aid"})
_OTHERS = frozenset({"other", "others"})
_WIDE = frozenset({"country", "continent", "facility"})
_MARKS = frozenset("_/:()[]")


def tokens(
    facts: EventFacts, place: str, tellings: Sequence[Telling], fresh: Claims, counting: Claims, doing: Claims, *,
    kind: bool, toll: bool, few: bool,
) -> Iterator[str]:  # fmt: skip
    """What is said of an event in EventFacts.named beside its kind: acts, theme, speakers, places. place: as far as it
    is sure; counting: the claims that give its toll, where that is (toll); doing: those of its act; few: hardly any
    claim counts victims."""
    done = shared.happened(fresh)
    heard = voices(fresh) if few and not kind else []
    topic = None if kind or (heard and not place) else theme(fresh, shared.CLEAR if heard else shared.MOST)
    acts = () if kind or (few and topic) else deeds(tellings, shared.happened(counting), harm=not few)
    acts = () if acts == ("ground",) and not place else acts  # of a whole war somebody fights everywhere
    several = _several(facts.kind if kind else None, acts, "place" if toll else place, fresh)
    if several:
        yield "several"
    if acts and (not toll or place in ("country", "")):
        yield f"acts:{'/'.join(acts)}"
    if topic:
        yield f"of:{topic}"
    if most := _type_of(facts.kind if kind else topic, done):
        yield f"as:{most}"
    fought = _parties({id: [e for e in mine if group_of(e) == "violence"] for id, mine in fresh.items()})
    quoted = few and not (kind or acts or topic)
    if quoted:
        if heard:
            yield f"by:{'/'.join(heard)}".replace(" ", "_")
        names = [] if heard and place else fought if not place and fought else _parties(fresh)
        if names:
            yield f"on:{'/'.join(names)}".replace(" ", "_")
        elif not (heard or place) and (told := theme(done, shared.MANY)):
            yield f"of:{told}"
    elif not place and (names := fought or (_parties(fresh) if few else [])):
        yield f"on:{'/'.join(names)}".replace(" ", "_")
    if place == "country" and not quoted and (names := places(facts.country, doing)) and (len(names) == 1 or several):
        yield f"at:{'/'.join(names)}".replace(" ", "_")


def of_act(
    facts: EventFacts, tellings: Sequence[Telling], fresh: Claims, *, kind: bool, toll: bool, few: bool
) -> Claims:
    """The claims of each telling that tell the act of the heading, or count its victims; all where none does."""
    acts = {facts.kind} if kind else set() if few else set(deeds(tellings, fresh, harm=not few))
    state = "killed" if facts.killed_high else "wounded"
    out = {}
    for t in tellings:
        told = [(e, shared.acts_of(e) | _violent(e)) for e in fresh.get(t.id, ())]
        found = [
            e
            for e, some in told
            if any({k, finer(k, [t])} & acts for k in some)
            or ((toll or not acts) and not few and any(done_to(e.read, f) == state for f in e.read.figures))
        ]
        if found:
            out[t.id] = found
    return out or fresh


def deeds(tellings: Sequence[Telling], fresh: Claims, *, harm: bool) -> tuple[str, ...]:
    """The one kind of violent act, or the two, that most claims and reports which tell of violence tell of. harm: they
    count victims; else more of the claims have to tell of it."""
    told = {id: [found for e in mine if (found := _violent(e))] for id, mine in fresh.items()}
    every = [e for mine in fresh.values() for e in mine]
    violent = sum(map(of_deed, every))
    least = shared.SOME * violent if harm else shared.MANY * len(every)
    if violent < shared.SOME * len(every) or sum(map(len, told.values())) < least:
        return ()  # not what they tell, or told of few of the dead
    same = {found for mine in told.values() for found in mine}
    if len(same) == 1 and "bomb" in (only := next(iter(same))) and len(only) > 1:
        return ("bomb",)  # "bombings", of whatever bombs
    times = Counter(kind for mine in told.values() for found in mine for kind in found)
    voices = {kind: sum((kind in found) / len(found) for mine in told.values() for found in mine) for kind in times}
    first = sorted(voices, key=lambda kind: (-voices[kind], kind))[:2]
    by = [{k for e in mine for k in shared.acts_of(e)} for mine in fresh.values() if any(map(_violent, mine))]
    for some in (first[:1], first):  # one where that will do
        given = shared.share([not found.isdisjoint(some) for found in mine] for mine in told.values())
        clear = sum(voices[kind] for kind in some) >= shared.CLEAR * sum(voices.values())
        # Of two each is told by most reports, or the second may be of another day or town.
        both = len(some) == 1 or all(
            times[k] > 1 and voices[k] >= PART * sum(voices.values()) and 2 * sum(k in one for one in by) > len(by)
            for k in some
        )
        if clear and both and min(given.claims, given.reports) >= shared.WELL:
            some = ["ground"] if set(some) == {"ground", "shooting"} else some
            return tuple(finer(kind, [t for t in tellings if t.id in fresh]) for kind in some)
    most = [k for k in first[:1] if voices[k] >= shared.CLEAR * sum(voices[one] for one in first)]
    if most and sum(most[0] in one for one in by) >= max(REPORTS, shared.WELL * len(by)):  # the surest one of two
        return tuple(finer(kind, [t for t in tellings if t.id in fresh]) for kind in most)
    return ()


def _several(kind: str | None, acts: Sequence[str], place: str, fresh: Claims) -> bool:
    """True where most claims tell of several strikes or raids, or several reports of acts that they put nowhere."""
    if {kind, *acts} & _STRUCK and shared.several(fresh):
        return True
    return bool(acts) and len(fresh) > 1 and not place.startswith(("place", "name"))


def _violent(entry: Entry) -> frozenset[str]:
    """The violent acts that a claim tells; "ground" for what fights over ground."""
    acts = shared.acts_of(entry) - PEACEFUL if group_of(entry) == "violence" else frozenset[str]()
    return acts | (frozenset({"ground"}) if entry.read.type == "ground_offensive" else acts)


def of_deed(entry: Entry) -> bool:
    """True for violence, with its kind or its victims."""
    return bool(_violent(entry)) or _harm(entry)


def done_in(country: str | None, fresh: Claims) -> bool:
    """False where most claims that put violence or its victims into any state put it into another one."""
    states = [{p.country for p in e.read.places if p.country and not no_scene(p, e)} for mine in fresh.values()
              for e in mine if of_deed(e)]  # fmt: skip
    told = [one for one in states if one]
    return not told or 2 * sum(country in one for one in told) > len(told)


def narrowly(ids: Collection[str], claims: Claims, *, state: bool) -> bool:
    """False where those of these claims that name a place name but a state; where a state is all that is named (state),
    where none of them names any place."""
    mine = [e for some in claims.values() for e in some if e.id in ids]
    kinds = [{p.kind for p in e.read.places} for e in mine]
    if state and not any(kinds):
        return any(e.place is not None and e.place_basis != "report" for e in mine)
    return state or not any(kinds) or any(one - _WIDE for one in kinds)


def dated(ids: Collection[str], claims: Claims) -> bool:
    """True where one of these claims gives a day in its own words."""
    return any(told_days(e) is not None for mine in claims.values() for e in mine if e.id in ids)


def harmful(fresh: Claims) -> bool:
    """True where a good part of the claims tell of violence or its victims, and one counts victims."""
    every = [e for mine in fresh.values() for e in mine]
    return sum(map(of_deed, every)) >= shared.SOME * len(every) and any(map(_harm, every))


def of_news(state: str, ids: Collection[str], news: Claims) -> bool:
    """True where one of these claims is among the news, and no claim counts as many others beside them. state: what was
    done to those they count."""
    every = [e for mine in news.values() for e in mine]
    given = [(e, f) for e in every for f in e.read.figures if done_to(e.read, f) == state and f.value]
    most = max((f.value or 0 for e, f in given if e.id in ids), default=0)
    others = (f for e, f in given if e.id not in ids and (f.value or 0) >= most)
    return most > 0 and not any(_OTHERS & set(f.text.lower().split()) for f in others)


def _harm(entry: Entry) -> bool:
    return any(done_to(entry.read, f) in HARM for f in entry.read.figures)


def told_widely(kind: str | None, fresh: Claims) -> bool:
    """True where a good part of the claims tell of the kind by word or type."""
    every = [e for mine in fresh.values() for e in mine]
    return sum(kind in shared.acts_of(e) for e in every) >= shared.SOME * len(every)


def theme(fresh: Claims, least: float) -> str | None:
    """The group of acts that so many of the claims and reports (least) tell of by type; fighting where that is
    for ground. What is denied, expected or demanded did not happen; of talks and aid that is what reports tell."""
    for group in sorted({group_of(e) for mine in fresh.values() for e in mine} & OF_GROUP):
        votes = ([group_of(e) == group and (group in _ANNOUNCED or _done(e)) for e in mine] for mine in fresh.values())
        given = shared.share(votes)
        if min(given.claims, given.reports) >= least:
            fought = [_fought(e) for mine in fresh.values() for e in mine if group_of(e) == group]
            return "ground" if group == "land" and 2 * sum(fought) >= len(fought) else group
    return None


def _done(entry: Entry) -> bool:
    return tells(entry) and entry.read.factuality not in NOT_YET


def _type_of(group: str | None, fresh: Claims) -> str:
    """The type that most claims of a group have; "" where none has."""
    times = Counter(e.read.type for mine in fresh.values() for e in mine if group_of(e) == group)
    most = max(times.values(), default=0)
    return min((one for one, n in times.items() if n == most >= shared.WELL * sum(times.values())), default="")


def _fought(entry: Entry) -> bool:
    return entry.read.type == "ground_offensive" or "ground" in shared.acts_of(entry)


def places(country: str | None, fresh: Claims) -> list[str]:
    """The one place in the state, or the two, in which most claims and reports that name any put something, as most of
    them call it."""
    told = [[_put_in(e, country) for e in mine] for mine in fresh.values()]
    told = [named for mine in told if (named := [one for one in mine if one])]
    times = Counter(key for mine in told for named in mine for key in named)
    first = sorted(times, key=lambda key: (-times[key], key))[:2]
    every = sum(map(len, told))
    for some in (first[:1], first):
        given = shared.share([not named.keys().isdisjoint(some) for named in mine] for mine in told)
        if (
            some
            and min(given.claims, given.reports) >= shared.CLEAR
            and all(times[key] > 1 and times[key] >= PART * every for key in some)
        ):
            names = [Counter(named[key] for mine in told for named in mine if key in named) for key in some]
            return [min(one, key=lambda name: (-one[name], len(name), name)) for one in names]
    return []


def _put_in(entry: Entry, country: str | None) -> dict[str, str]:
    """The places narrower than the state that the claim puts something in, each by its sound with its name."""
    found = [p for p in entry.read.places if p.kind not in _WIDE and not p.anaphor]
    abroad = any(p.kind == "country" and p.country not in (country, None) for p in entry.read.places)
    found = [p for p in found if p.country == country or (p.id is None and not abroad)]
    found = [p for p in found if not no_scene(p, entry) and naming.inside(p, entry.read.text)]
    found = [p for p in found if p.id is None or not shared.only_near(p, entry.read.text)]
    named = {p.id or sound(name): name for p in found if (name := called([p])) and names_a_place(name)}
    return {key: name for key, name in named.items() if not set(name) & _MARKS}


def voices(fresh: Claims) -> list[str]:
    """The people, states and bodies that speak in most reports and claims, no more than VOICES; none where hardly any
    claim is theirs."""
    every = [e for mine in fresh.values() for e in mine]
    said: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in every:
        if _speaks(entry) and (name := _known_by(entry)):
            said[key_of(entry)].append((entry, name))
    told = {key: (len({e.report for e, _ in mine}), len(mine)) for key, mine in said.items()}
    first = sorted((k for k in told if told[k][1] > 1), key=lambda key: (*(-n for n in told[key]), key))[:VOICES]
    if sum(told[key][1] for key in first) < max(2, HEARD * len(every)):
        return []
    # By the name that most claims give, the longer of two; what shares a word with another is hardly somebody else.
    names = [Counter(name for _, name in said[key]) for key in first]
    called_so = [min(one, key=lambda name: (-one[name], -len(name), name)) for one in names]
    return [
        name for n, name in enumerate(called_so)
        if not any(set(name.split()) & set(other.split()) for other in called_so[:n])
    ]  # fmt: skip


def _parties(fresh: Claims) -> list[str]:
    """The sides, two at most, that act or suffer in a good part of the claims that name any."""
    roles = ((e.speaker, p) for mine in fresh.values() for e in mine for p in (e.read.roles.actor, e.read.roles.target))
    times = Counter(p.side for who, p in roles if p is not None and p.side and not _of_publisher(who, p))
    least = max(2, shared.SOME * max(times.values(), default=0))
    first = sorted((one for one in times if times[one] >= least), key=lambda one: (-times[one], one))[:2]
    return [one for one in first if not set(one) & _MARKS]


def _of_publisher(who: Actor | None, party: Party) -> bool:
    """True where only the report's publisher tells whose they are: "ten of their lorries"."""
    published = who is not None and who.kind == "report" and who.side == party.side
    return published and Registry.load().side_of(party.name) is None


def _speaks(entry: Entry) -> bool:
    """True where the speaker is sure, and neither spoken to nor spoken of in the very claim."""
    sure, who = entry.read.sure.speaker, entry.speaker
    if who is None or (sure is not None and sure < HEARD_OF) or entry.claim.addressee == who.id:
        return False
    return who.name.split()[-1].lower() not in entry.claim.text.lower()


def _known_by(entry: Entry) -> str:
    """The name by which a heading can call the speaker; "" for media, bodies that nobody knows, and who has none."""
    who = entry.speaker
    if who is None or who.kind not in ("person", "state", "organisation"):
        return ""
    name = speaker_name(who, entry.published)
    body = Registry.load().party(name) if who.kind == "organisation" else None
    if who.kind == "organisation" and (body is None or body.kind == "media"):
        return ""
    if who.kind == "person" and len(name.split()) < 2:
        return ""
    if who.kind == "person" and name.split()[0].isupper() and "." not in name.split()[0]:
        return ""  # an agency run into it: "AP John Orvik"
    plain = name[:1].isupper() and (not name.isupper() or len(name) <= SHORTEST)
    *first, last = name.split()
    if who.kind == "person" and len(first) > 1 and last.isupper() and Registry.load().party(last) is not None:
        name = " ".join(first)  # "Ann Orvik ICRC", whose comma was lost
    shouted = (one.title() if one.isupper() and len(one) >= SHORTEST else one for one in name.split())  # "Ann LINDHOLM"
    return " ".join(shouted) if plain and not set(name) & _MARKS else ""
