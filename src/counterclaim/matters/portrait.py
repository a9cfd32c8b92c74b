"""What names an event: its kind, place and days as far as its accounts agree, and its toll. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

import msgspec

from counterclaim.events.names import sound
from counterclaim.events.signs import SHORTEST, group_of, no_scene, of_party, said_on, tells, wide_names
from counterclaim.events.telling import Telling
from counterclaim.events.words import kinds, stems_of, table
from counterclaim.gazetteer.entry import PRECISION
from counterclaim.matters import naming
from counterclaim.matters.days import iso
from counterclaim.matters.recorder import Count
from counterclaim.matters.topics import done_to
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.model.place import Place
from counterclaim.reader import comparing
from counterclaim.reader.beside import words_before
from counterclaim.reader.places.type_words import AFTER, part_before, part_end
from counterclaim.registry import Registry

T = TypeVar("T", bound=Hashable)

SURE = 0.6  # share of the tellings that name a kind of act from which on it is shown; set by eye
MOST = 0.5  # share of the tellings that name a place that agree on it; set by eye
SURE_PLACE = 0.5  # confidence under which a place that nothing else in its country backs is a name only; set by eye
DIVISION = 2  # its place among the levels
NARROW = frozenset({"town", "facility", "ADM2", "water"})
OF_GROUP = frozenset("protest visit talks land law movement forces captives aid".split())
"""Kinds that are told by the types of claims, where no word tells an act."""


def portrait(tellings: Sequence[Telling], entries: Iterable[Entry]) -> EventFacts:
    """The facts of one event, save its toll. tellings: of it; entries: its claims."""
    entries = list(entries)
    by_telling = by_its_telling(tellings, entries)
    said = {t.id: told_on(t, by_telling.get(t.id, ())) for t in tellings}
    first, last = _days([t for t in tellings if said[t.id] == t.published])
    fresh = [t for t in tellings if not t.recalled] or tellings
    at = _place(fresh, by_telling, homes_of(entries))
    at = _whole(at, [e for t in fresh for e in by_telling.get(t.id, ())]) if at is not None else None
    about = [t.country for t in tellings if t.country]
    about = about or [e.place.country for e in entries if e.place is not None and e.place.country]
    told = next(iter(about)) if len(about) > 1 and len(set(about)) == 1 else None
    if at is not None and told is not None and at.country not in (told, None):
        over = at.country not in homes_of(entries) or at.kind in ("country", "ADM1")
        at = None if over else at  # over the border of what all the reports are about
    state = (at.country if at else None) or told
    return EventFacts(
        kind=_kind(tellings, entries), place=at.id if at else None, place_name=at.name if at else None,
        place_kind=_kind_of(at) if at else None, country=state, admin1=at.admin1 if at else None,
        lat=at.lat if at else None, lon=at.lon if at else None, precision=at.precision if at else None,
        first=iso(first) if first is not None else None, last=iso(last) if last is not None else None,
        reported=iso(min(said.values())) if tellings else None,
    )  # fmt: skip


def told_on(telling: Telling, entries: Iterable[Entry]) -> int:
    """The day that a telling's claims (entries) were made."""
    return said_on(telling.published, (telling.first, telling.last) if telling.dated else None, entries)


def with_toll(facts: EventFacts, counts: Sequence[Count]) -> EventFacts:
    """The facts with the toll. counts: the event's ranges."""
    toll = {c.what: c for c in counts if c.group == ""}
    killed, injured = toll.get("killed"), toll.get("injured")
    main = killed or injured
    return msgspec.structs.replace(
        facts,
        killed_low=killed.low.value if killed else None, killed_high=killed.high.value if killed else None,
        injured_low=injured.low.value if injured else None, injured_high=injured.high.value if injured else None,
        tellers=main.accounts if main else 0, bounded=main.bounded if main else True,
    )  # fmt: skip


def _whole(at: Place, entries: Sequence[Entry]) -> Place:
    """The division of a town, or the region around it, where more claims name it, in its own words, than the town: a
    front runs through it."""
    if at.kind != "town" or at.admin1 is None:
        return at
    named = [[p for p in e.read.places if not p.anaphor and not no_scene(p, e)] for e in entries]
    whole = [p for ps in named for p in ps if p.kind == "ADM1" and (p.country, p.admin1) == (at.country, at.admin1)]
    town = sum(any(p.id == at.id or (p.kind != "ADM1" and p.admin1 == at.admin1) for p in ps) for ps in named)
    if len(whole) > town:
        return _as_level(whole[0], DIVISION, called(whole) or whole[0].name or "")
    here = sum(any(p.id == at.id for p in ps) for ps in named)
    region = [p for ps in named for p in ps if p.kind == "region" and p.id is not None and p.country == at.country]
    times = Counter(p.id for p in region)
    most = [p for p in region if times[p.id] == max(times.values()) > here]
    return msgspec.structs.replace(most[0], name=called(most) or most[0].name) if most else at


def _kind_of(place: Place) -> str | None:
    """What kind of place it is; by its name where no gazetteer tells ("Salan district", "Orvik bridge")."""
    kinds = AFTER.get((place.name or "").split(" ")[-1].lower(), ()) if place.id is None else ()
    return kinds[0] if kinds else place.kind


def homes_of(entries: Sequence[Entry]) -> frozenset[str]:
    """The countries that most places of the claims lie in; those of the claims' own places where none is named."""
    told = of_deeds(entries)
    counts = Counter(p.country for e in told for p in e.read.places if p.country and not no_scene(p, e))
    counts = counts or Counter(e.place.country for e in entries if e.place is not None and e.place.country)
    return frozenset(country for country, count in counts.items() if count == max(counts.values()))


def by_its_telling(tellings: Iterable[Telling], entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The claims of each telling, by its id."""
    home = {claim: t.id for t in tellings for claim in t.claims}
    out: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.id in home:
            out[home[entry.id]].append(entry)
    return out


def acts_of(telling: Telling) -> frozenset[str]:
    """The kinds of act that a telling's words tell, else that of its claims' types."""
    # What counts the harmed tells the act seldom: "killing 12 people" stands beside "warplanes struck".
    acts = telling.acts or kinds(telling.words, "act")
    return acts or frozenset({telling.group} & OF_GROUP)


def acts_said(entry: Entry) -> frozenset[str]:
    """The kinds of act that a claim's words tell: who "gunmen" kill need not be shot."""
    stems = stems_of(entry.read.text)
    return kinds(stems - table()["doer"].keys(), "act")


def _kind(tellings: Sequence[Telling], entries: Iterable[Entry]) -> str | None:
    kind = _agreed((t.acts or kinds(t.words, "act") for t in tellings), SURE) or _most(
        Counter(t.group for t in tellings), len(tellings) * SURE
    )
    if not any(kind in acts_said(e) or kind == group_of(e) for e in entries if tells(e)):
        return None  # but denied, or told of by the name of those who act alone
    told = [t for t in tellings if kind in acts_of(t)]
    return finer(kind, told) if kind is not None and told else None


def finer(kind: str, told: Iterable[Telling]) -> str:
    """The narrower name of an act of which no wider word is used: "missile" where nobody speaks of shells."""
    acts, narrow = table()["act"], table()["finer"]
    named = {narrow.get(stem) for t in told for stem in t.words if kind in acts.get(stem, ())}
    one = next(iter(named)) if len(named) == 1 else None
    return next(iter(one)) if one else kind


def _agreed(named: Iterable[frozenset[str]], share: float) -> str | None:
    """The word that this share of those who name any have; who names several gives each a part of a voice."""
    voices: Counter[str] = Counter()
    given = 0
    for words in named:
        given += bool(words)
        for word in words:
            voices[word] += 1 / len(words)  # type: ignore[assignment]
    return _most(voices, given * share)


def _most(voices: "Counter[T]", least: float, times: Mapping[T, int] = MappingProxyType({})) -> T | None:
    """What has most voices, and so many; of two that have as many what is named more often (times), else None."""
    most = max(voices.values(), default=0)
    if most < least or most <= 0:
        return None
    first = [one for one, count in voices.items() if count == most]
    often = max(times.get(one, 0) for one in first)
    named = [one for one in first if times.get(one, 0) == often]
    return named[0] if len(named) == 1 else None


def _days(tellings: Sequence[Telling]) -> tuple[int | None, int | None]:
    """The days that most of the tellings give whose words date the event, of those that don't just recall it where
    there are such; the narrower, then the earlier of two."""
    told = [t for t in tellings if t.dated]
    dated = Counter((t.first, t.last) for t in told if not t.recalled) or Counter((t.first, t.last) for t in told)
    if not dated:
        return None, None
    return min(dated, key=lambda d: (-dated[d], d[1] - d[0], d))


def _place(tellings: Sequence[Telling], entries: dict[str, list[Entry]], homes: frozenset[str]) -> Place | None:
    """The narrowest place on which most of the tellings agree that name one as narrow. homes: the countries that its
    claims speak of most; another one as a whole ("U.S. air strikes", "outlawed in Russia") is not where it happened.
    """
    named = [places_told(entries.get(t.id, [])) for t in tellings]
    every = [p for es in entries.values() for e in es for p in e.read.places if not p.anaphor and not no_scene(p, e)]
    keys_of = list(levels_of(homes).values())
    counted = [_votes(named, key, level) for level, key in enumerate(keys_of)]
    # A town that reports name only to say that it was near is where it happened for lack of a better one.
    at_all = [[p for p in places if p.precision != "near"] for places in named]
    narrow, name = (max(_votes(at_all, key, n)[0].values(), default=0) for n, key in enumerate(keys_of[:2]))
    # A village that as many of them name, in more claims, as any town of the gazetteer is where it happened.
    often = [
        max((sum(key(p) == one for p in every if p.precision != "near") for one in votes), default=0)
        for key, (votes, _) in zip(keys_of[:2], counted[:2], strict=True)
    ]
    village = name > 1 and (name, often[1]) > (narrow, often[0])
    for level in (1, 0, 2, 3) if village else range(4):
        key, (votes, given) = keys_of[level], counted[level]
        times = Counter(k for p in every if (k := key(p)) is not None) if given > 1 else Counter[str]()
        best = _most(votes, max(given * MOST, 1), times) or _first(votes, named, key, given)
        if best is None or (level == 1 and votes[best] < 2 and not _surely(best, tellings, entries)):
            continue
        same = [p for places in named for p in places if key(p) == best]
        whole = [p for p in same if level != DIVISION or p.kind == "ADM1"] or same  # not what its towns are called
        at = _as_level(_inside(whole, entries), level, called(whole) or whole[0].name or "")
        if level == 1 and len(homes) == 1:  # where most places lie that the claims name
            state = next(iter(homes))
            within = Counter(a for ps in named for a in {p.admin1 for p in ps if p.country == state} if a is not None)
            return msgspec.structs.replace(at, country=state, admin1=_most(within, sum(map(bool, named)) * SURE))
        return at if level or _backed(same, named, homes) else _name_only(at)
    return None


def _votes(
    named: Sequence[Sequence[Place]], key: Callable[[Place], str | None], level: int
) -> tuple["Counter[str]", int]:
    """How many reports name each place of a level, and how many name any."""
    votes: Counter[str] = Counter()
    given = 0
    for places in named:
        keys = [k for p in places if (k := key(p)) is not None]
        given += bool(keys)
        votes.update(set(keys[:3]) if level < DIVISION else {keys[0]} if keys else ())
    return votes, given


def _surely(name: str, tellings: Sequence[Telling], entries: dict[str, list[Entry]]) -> bool:
    """True where a name that the gazetteer lacks, and that one report alone gives, is surely where it happened."""
    for one in tellings:
        mine = entries.get(one.id, [])
        same = [p for p in places_told(mine) if p.id is None and sound(p.text) == name]
        if same and naming.surely("name", [naming.of_place(same, one, mine, home=False)]):
            return True
    return False


def levels_of(homes: frozenset[str]) -> dict[str, Callable[[Place], str | None]]:
    """From narrow to wide, what stands for a place there: in the gazetteer and narrower than a division, a name only, a
    division, a country."""
    return {
        "narrow": lambda p: p.id if p.kind in NARROW or (p.kind == "region" and p.country in homes) else None,
        "name": lambda p: sound(p.text) if p.id is None and p.kind != "facility" and names_a_place(p.text) else None,
        "division": lambda p: f"{p.country}/{p.admin1}" if p.country and p.admin1 and p.country in homes else None,
        "country": lambda p: p.country if p.country in homes else None,
    }


def _inside(same: Sequence[Place], entries: dict[str, list[Entry]]) -> Place:
    """The place, as "near" only where most say so: who names a part of it ("central Baghdad") says it was in it."""
    first, kind = same[0], same[0].kind
    told = [(e.read.text, p) for es in entries.values() for e in es for p in e.read.places if p in same]
    near = sum(
        p.precision == "near"
        and not part_end(p.text, 0, len(p.text))
        and not part_before(words_before(text, text.find(p.text)))
        for text, p in told
    )
    surely = not told or 2 * near > len(told)
    if first.precision != "near" or (surely and kind not in ("ADM1", "ADM2")):
        return first
    return msgspec.structs.replace(first, precision=PRECISION[kind] if kind != "unknown" else "unresolved")


def names_a_place(text: str) -> bool:
    """False for "the town", "the West", a deed ("Car Attack"), and for what names a state or a party ("Syria's")."""
    name = _from_name(text)
    if not name or part_end(f"{name} ", 0, len(name) + 1) > len(name) or kinds(comparing.stems(name), "act"):
        return False
    return not any(of_party(one) or of_party(one.removesuffix("s")) for one in (name, name.split()[0]))


def _backed(same: Sequence[Place], named: Sequence[Sequence[Place]], homes: frozenset[str]) -> bool:
    """True where the gazetteer's entry can be relied on: by itself in a country that the claims speak of most, or as
    others of its country are named too."""
    sure = max(p.confidence for p in same)  # 0 where whoever made the place does not say
    return (same[0].country in homes and not 0 < sure < SURE_PLACE) or any(
        p.country == same[0].country and p.id not in (None, same[0].id) for places in named for p in places
    )


def _name_only(place: Place) -> Place:
    return Place(text=place.text, start=0, end=0, name=place.name)


def called(same: Sequence[Place]) -> str | None:
    """What most of the reports call the place; the shorter of two. None where none has a name for it ("the town"), or
    all shout it (a dateline's "BEIRUT")."""
    told = (_from_name(p.text) for p in same if not p.anaphor)
    names = Counter(n for n in told if n and (not n.isupper() or len(n) < SHORTEST))
    return min(names, key=lambda n: (-names[n], len(n), n)) if names else None


def _from_name(text: str) -> str:
    """The words of a place from its first capital on, without an owner's ending; "" where none of them is a name."""
    words = text.removesuffix("'s").removesuffix("’s").split()
    first = next((i for i, w in enumerate(words) if any(c.isupper() or not c.isascii() for c in w)), len(words))
    named = " ".join(words[first:])
    return named if sound(named) else ""


def _first(
    votes: "Counter[str]", named: Sequence[Sequence[Place]], key: Callable[[Place], str | None], given: int
) -> str | None:
    """Of two places that as many name, the one that is named first where a single report tells; else none."""
    if given != 1 or not votes:
        return None
    return next((k for places in named for p in places if (k := key(p)) is not None), None)


def _as_level(place: Place, level: int, called: str) -> Place:
    """The place itself, in the reports' own spelling, or what holds it."""
    if level < 2 or (level == 2 and place.kind == "ADM1"):
        return msgspec.structs.replace(place, name=called)
    state = Registry.load().by_iso(place.country or "")
    name = place.admin1 if level == 2 else state.name if state is not None else place.country
    whole = place if level == 3 and place.kind == "country" else Place(text=name or "", start=0, end=0)
    return msgspec.structs.replace(
        whole, name=name, kind="ADM1" if level == 2 else "country", country=place.country,
        admin1=name if level == 2 else None, precision="ADM1" if level == 2 else "country",
    )  # fmt: skip


def places_told(entries: Sequence[Entry]) -> list[Place]:
    """The places that a telling's claims name, those of claims that count the harmed first, the most named first."""
    entries = of_deeds(entries)
    harm = [e for e in entries if any(done_to(e.read, f) in naming.HARM for f in e.read.figures)]
    wide = wide_names(entries)
    for some in (harm, entries):
        found = [p for e in some for p in e.read.places if not p.anaphor and not no_scene(p, e)]
        found = [p for p in found if p.id is not None or not _run_together(p.text, wide)]
        found += [e.place for e in some if e.place is not None and e.place_basis in ("sentence", "only")]
        if found:
            times = Counter(p.id or sound(p.text) for p in found)
            return sorted(found, key=lambda p: -times[p.id or sound(p.text)])
    return [e.place for e in entries if e.place is not None and not no_scene(e.place, e)]


def of_deeds(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The claims that tell of deeds: where somebody lives, or means to travel, is not where they were done; all where
    none does."""
    return [e for e in entries if e.read.of_deed] or entries


def _run_together(name: str, wide: Collection[str]) -> bool:
    """True for words of which one alone names a state or a division ("Aleppo Kills", "al-Fouaa Idleb"). wide: those."""
    words = name.split()
    return len(words) > 1 and any(sound(word) in wide for word in words)
