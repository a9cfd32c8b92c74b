"""The parties of a report: who is named in it, where, how often, and as whose bodies and offices."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from typing import Literal, NamedTuple

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.reader.beside import word_end
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.acronyms import spelled_out
from counterclaim.reader.speakers.bearers import OF_NO_STATE
from counterclaim.reader.speakers.owners import ARMED_BODIES, ARMED_CLASSES, STATE_BODIES
from counterclaim.reader.speakers.phrase import BODY_NOUNS, GROUP_PRONOUNS, PERSON_PRONOUNS, indefinite
from counterclaim.reader.speakers.sides import of_a_part
from counterclaim.reader.tag import TaggedSpan
from counterclaim.registry import OPPOSITION, TOGETHER, Registry, opposition
from counterclaim.registry.tokens import tokens
from counterclaim.registry.words import ARTICLES, BODY, FROM_ABROAD, JUDGING, REBEL

Kind = Literal["nobody", "state", "opposition", "group", "several"]
EVERY: frozenset[Kind] = frozenset(("state", "opposition", "group"))
_NAMES: frozenset[Kind] = frozenset(("state", "opposition", "group", "several"))
STATES = 8  # of the states that a report names most, so many are weighed
AGAINST = 3  # of the states named most, so many may have an opposition that speaks
SETTLED = frozenset({"town", "ADM1", "ADM2", "facility"})
HEAD_LINES, HEAD_LONGEST = 4, 400
_OURS = vocabulary.words("claims.ours")
_THEIRS = PERSON_PRONOUNS.keys() | GROUP_PRONOUNS
_OWNED = 3  # words before a unit's noun: "Norva's 4th Guards | Brigade"
_GOVERN = ("mayor", "governor")


def _lower(text: str) -> list[str]:
    return text.lower().split()


class Party(NamedTuple):
    """One for whom somebody may speak; state: the state itself, or the one that an opposition stands against."""

    side: str
    kind: Kind
    state: str | None


class Named(NamedTuple):
    """A party named in the report (running-text offset); kind and head as in registry.Naming."""

    start: int
    side: str
    kind: str
    head: str
    sentence: int


class Parties:
    """One report's parties.

    text, sentences, places: of the running text. report: tells the day, the datelines and who published it. words: the
    English words of a sentence. speakers: a state's name that one of them bears names nobody ("Pedro Tonga"). away:
    where places begin that only tell where somebody speaks; a state named nowhere else has no speaker. strange: where
    parties are named that no table knows; strange_states: which of those are states.
    """

    def __init__(
        self, text: str, sentences: SentenceIndex, places: Sequence[Place], registry: Registry, report: Report,
        words: Callable[[str], list[str]] = _lower, speakers: Sequence[Actor] = (), away: Collection[int] = (),
        strange: Iterable[Named] = (), strange_states: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.title, published = report.title or "", (report.published or "")[:10] or None
        self.text, self.sentences, self.registry, self.published = text, sentences, registry, published
        borne = _borne(speakers)
        self.named: list[Named] = [
            Named(start + one.start, one.side, one.kind, one.head, n)
            for n, (start, end) in enumerate(sentences.sentences)
            for one in registry.namings(text[start:end], published)
            if one.kind == "person" or not (start + one.start in borne or _tongue(text, start + one.start, one.kind))
        ]
        taken = {one.start for one in self.named}
        self.named = sorted([*self.named, *(one for one in strange if one.start not in taken)])
        self.strange_states = frozenset(strange_states)
        self.bands: Mapping[str, str] = {}  # what bodies that no table knows are called, to their names
        self.head = _head(text)
        self.starts = [one.start for one in self.named]
        self.towns = {p.text for p in places if p.country and p.kind == "town"}
        self.places = [(p.start, state, p.kind) for p in places if (state := self._state_of(p))]
        seen = [*((one.start, one.side) for one in self.named), *((at, state) for at, state, _ in self.places)]
        self._elsewhere = {side for at, side in seen if at in away} - {side for at, side in seen if at not in away}
        self.dateline = {one.side for one in registry.namings(_dateline(report), published)}
        publishers = "; ".join(name for name in (report.publisher, report.agency) if name)
        self.publisher = {one.side for one in registry.namings(publishers, published)}
        spelled = spelled_out(text).items()
        self.letters = {letters: full for letters, full in spelled if not self._known(letters, full)}
        lower = [words(text[start:end]) for start, end in sentences.sentences]
        self.ours = {n for n, words in enumerate(lower) if not _OURS.isdisjoint(words)}
        self.rebels = sum(word in REBEL for words in lower for word in words)

    def widened(self, strange: Iterable[Named], states: Collection[str], bands: Mapping[str, str]) -> Parties:
        """The same parties and those named besides; states: which of those are states; bands: as in the attribute."""
        out, taken = copy(self), {one.start for one in self.named}
        out.named = sorted([*self.named, *(one for one in strange if one.start not in taken)])
        out.starts = [one.start for one in out.named]
        out.strange_states, out.bands = self.strange_states | set(states), bands
        return out

    def within(self, spans: Iterable[Span]) -> list[Named]:
        """What of the named begins in any of the spans, in order."""
        at = {n for b, e in spans for n in range(bisect_left(self.starts, b), bisect_left(self.starts, e))}
        return [self.named[n] for n in sorted(at)]

    def against(self, spans: Iterable[Span], roles: Sequence[TaggedSpan]) -> set[str]:
        """The sides that somebody's words name as others than himself, in a sentence on both: "its guns had hit | a
        Norvan post", "Norvan guns | had hit its post"."""
        out: set[str] = set()
        for start, end in spans:
            inside = [one for one in roles if start <= one.start < end]
            own = [one for one in inside if self.text[one.start : one.end].lower().split()[0] in _THEIRS]
            here = {self.sentences.at(one.start) for one in own}
            out |= {n.side for n in self.within([(start, end)]) if n.sentence in here}
        return out

    def meant(self, actor: Actor, role: str | None, near: int) -> list[set[str]]:
        """The sides of which one a bare noun must be of: "the army" of those whose men or armed bodies ("Norva's army")
        are named at most so many sentences before it, "the governor" of those in whose land anything is told, "the
        governor of Orsk" of that in whose land it lies, or none.
        """
        words, at = set(actor.name.split()), actor.mentions[0].start
        if ARMED_BODIES & words and words <= BODY | ARMED_BODIES:
            last = (n for n in self.named if n.start < at and self.sentences.at(at) - n.sentence <= near)
            found = {n.side for n in last if not ARMED_BODIES.isdisjoint([n.head, *self._body(n)])}
            return [found] if found else []
        if actor.kind != "person" and not REBEL.isdisjoint(actor.name.split()):  # "Norvan militias": not the state's
            return [{p.side for p in self.weighed(()) if p.kind != "state"} | {actor.name, *self.bands.values()}]
        if (unit := self._unit(actor.name.lower(), at)) is not None:
            return [unit]
        if self.registry.unarmed(actor.name.replace("’", "'").partition("'s ")[2]):
            return [set()]  # "Norva's | Open Shore": a medium's or a charity's own name, behind that of its land
        if role in ARMED_CLASSES and actor.kind != "person" and indefinite(actor.mentions[0].text.lower()):
            return [{state for _, state, _ in self.places}]
        if role not in _GOVERN:
            return []
        spans = [(m.start, m.end) for m in actor.mentions]
        land = {state for at, state, _ in self.places if any(b <= at < e for b, e in spans)}
        called = (actor.role or "") if actor.kind == "person" else actor.name
        if land or self._placed(called):  # "Orsk Mayor Ana Sorel": where Orsk lies, or nobody knows
            return [land | {n.side for n in self.within(spans)} - self.strange_states]
        found = {state for _, state, _ in self.places}
        return [found] if found or role == "mayor" else []

    def _placed(self, office: str) -> bool:
        """True for an office with a name in it: "Orsk Mayor", "the governor of Orsk"."""
        words = [word for word in office.split() if word[:1].isupper()]
        return any(self.registry.role_class(word.lower()) is None and word.lower() not in ARTICLES for word in words)

    def _unit(self, noun: str, at: int) -> set[str] | None:
        """Whose unit was last named before by more than this noun: "the Norvan 4th Brigade ... The | Brigade"."""
        if noun not in BODY or noun in STATE_BODIES:
            return None
        before = tokens(self.text[:at])
        for n in range(len(before) - 1, 0, -1):
            if before[n].key == noun and before[n - 1].key not in ARTICLES:
                first = before[max(0, n - _OWNED)].start
                return {one.side for one in self.within([(first, before[n].start)])}
        return None

    def _body(self, one: Named) -> list[str]:
        """The words behind the first of a body's name, two at most."""
        return [t.key for t in tokens(self.text[one.start : one.start + 60])[1:3]] if one.kind == "body" else []

    def _known(self, letters: str, full: str) -> bool:
        """True for letters of a body that the registry has, under its own name."""
        return self.registry.party(letters) is not None or self.registry.party(full) is not None

    def _state_of(self, place: Place) -> str | None:
        country = self.registry.by_iso(place.country) if place.country else None
        return country.name if country is not None else None

    def party(self, side: str) -> Party:
        """The party of a side as it is written."""
        if TOGETHER in side:
            return Party(side, "several", None)
        if side in self.strange_states or self.registry.by_name(side) is not None:
            return Party(side, "state", side)
        if side.endswith(" " + OPPOSITION):
            people = side.removesuffix(" " + OPPOSITION)
            state = self.registry.by_demonym(people) or self.registry.by_name(people)
            return Party(side, "opposition", state.name if state is not None else None)
        return Party(side, "group", None)

    def weighed(self, told: Iterable[str]) -> list[Party]:
        """The parties for whom any speaker of the report may speak; told: sides that its words tell outright."""
        counted = Counter(one.side for one in self.named)
        counted.update(state for _, state, _ in self.places)
        counted.update(told)
        counted.update(self.letters.keys())
        counted.update(self.dateline | self.publisher)
        parties = [p for side, _ in counted.most_common() if (p := self.party(side)).side not in self._elsewhere]
        states = [p for p in parties if p.kind == "state"][:STATES]
        others = [p for p in parties if p.kind != "state"]
        against = [
            Party(opposition(country), "opposition", state.side)
            for state in states[:AGAINST]
            if (country := self.registry.by_name(state.side)) is not None
        ]
        against += [
            Party(f"{s.side} {OPPOSITION}", "opposition", s.side) for s in states if s.side in self.strange_states
        ]
        return list(dict.fromkeys([*states, *others, *against]))


def _tongue(text: str, at: int, kind: str) -> bool:
    """True for a language: "a statement in | Norvan, ...", "Radio Osten in | Norvan 0100 GMT"."""
    if kind != "demonym" or not text[max(0, at - 4) : at].lower().endswith(" in "):
        return False
    return not text[word_end(text, at) :][:2].lstrip()[:1].isalpha()


def _borne(speakers: Sequence[Actor]) -> set[int]:
    """Where the surnames of people begin who are named in full."""
    out = set()
    for actor in speakers:
        first, _, surname = actor.name.rpartition(" ")
        if actor.kind == "person" and first:
            for one in actor.mentions:
                at = one.text.casefold().rfind(surname.casefold())
                out |= {one.start + at} if at >= 0 else set()
    return out


def _head(text: str) -> int:
    """Where the first lines end, in which a document says whose it is."""
    at = 0
    for _ in range(HEAD_LINES):
        at = text.find("\n", at + 1)
        if at < 0 or at > HEAD_LONGEST:
            break
    return max(0, min(at, HEAD_LONGEST))


def _dateline(report: Report) -> str:
    """The words of a report's datelines and bylines."""
    return "; ".join(report.text[f.start : f.end] for f in report.furniture if f.kind in ("dateline", "byline"))


def judges(actor: Actor) -> bool:
    """True for "the court", "an independent commission"; a court by its own name is that of some state."""
    words = tokens(actor.name)
    return actor.name.islower() and bool(words) and words[-1].key in JUDGING


def of_many(actor: Actor) -> bool:
    """True for "Western officials" and "Norvan and Western officials": of nobody knows which states."""
    words = [token.key for token in tokens(actor.name)]
    unnamed = actor.kind in ("unnamed", "collective") and not FROM_ABROAD.isdisjoint(words[:1])
    both = words[:1] == ["both"]  # "both armies"
    return both or unnamed or ("and" in words and not FROM_ABROAD.isdisjoint(words))


def never(actor: Actor, role: str | None) -> frozenset[Kind]:
    """What kinds of party a bare noun is never of, unless its words say so: "the army" is none of a rebel group that
    the report names, "the gang" none of the state that fights it, "the coalition" neither's. A lone name without an
    office is nobody's.
    """
    if actor.side is None and of_a_part(actor.name):
        return EVERY
    bare = actor.kind in ("person", "organisation") and role is None and actor.role is None and actor.name.isalpha()
    if bare and not (actor.name.islower() or actor.name.isupper()):
        return _NAMES
    head = actor.name.split()[-1] if actor.name.islower() else ""
    of_state = head in ARMED_BODIES or (bool(head) and role in _GOVERN)
    out: set[Kind] = {"group"} if of_state or (role == "militant" and head in BODY_NOUNS) else set()
    of_none = role == "militant" or (head.endswith("s") and role in OF_NO_STATE)
    if head and of_none and head not in STATE_BODIES:
        out.add("state")
    return frozenset(out)
