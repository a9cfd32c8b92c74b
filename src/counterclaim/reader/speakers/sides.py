"""Whose side an actor is on: what the phrases tell, then the office, then whom the report leaves; else open.

Where somebody is based, lives or speaks gives no side, and neither does a guess.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from counterclaim import vocabulary
from counterclaim.model.actor import SideBasis
from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.acronyms import expanded, spelled_out
from counterclaim.reader.speakers.cast import Cast, Member
from counterclaim.reader.speakers.owners import ARMED_BODIES, GOVERNING, STATE_BODIES, Owners
from counterclaim.reader.speakers.phrase import subject_phrase
from counterclaim.reader.words import Words
from counterclaim.registry import NOBODY, OPPOSITION, Registry, Standing, opposition
from counterclaim.registry.words import ARTICLES, BODY, FORMER, REBEL

# After these a phrase names no place that somebody governs.
_ELSEWHERE = frozenset(("with", "at", "from", "near", "to"))


_SERVING = ("of", "at", "for", "with")


# Who governs what a state does not hold is not that state.
_CONTESTED = REBEL | vocabulary.words("speakers.contested")
_STATES = vocabulary.words("claims.only_states") - {"ministry"}  # which is "of" what it is for
_OF_STATES = STATE_BODIES | BODY | {"state", "affairs", "republic"}


class Sides:
    """One report's sides: members of its cast carry what was told of them, `of` closes them."""

    def __init__(
        self, doc: RunningText, words: Words, sentences: SentenceIndex, places: Sequence[Place],
        registry: Registry, published: str | None, cast: Cast,
    ) -> None:  # fmt: skip
        self.places, self.registry, self.published = places, registry, published
        self._text, self._words, self._sentences = doc.text, words, sentences
        self.spelled_out = spelled_out(doc.text)
        self._owners = Owners(doc, words, sentences, places, registry, published, cast)

    def standing(self, phrase: str, span: Span) -> Standing:
        """For whom the speaker of a phrase speaks; places that it governs, inside the span, lend their country."""
        found = self.registry.standing(expanded(phrase, self.spelled_out), self.published)
        if found.settled:
            return found
        if has_army(phrase.split(" ")):
            return NOBODY  # "the Ost army": a region's forces are not those of the state that it lies in
        served = _served(phrase.split(" "))
        placed = any(p.text in phrase for p in self._inside(span))
        if served and not placed and _OF_STATES.isdisjoint(served):
            return NOBODY  # "president of the Ost Federation": whom he serves is told, and it is no state
        if not _CONTESTED.isdisjoint(phrase.lower().split()):
            return NOBODY
        if not self._governs(phrase):
            return found
        words = phrase.split(" ")
        governed = " ".join(words[: next((n for n, word in enumerate(words) if word in _ELSEWHERE), len(words))])
        inside = [p for p in self._inside(span) if p.text in governed]
        of_states = not _STATES.isdisjoint(governed.lower().split())
        if of_states and inside and all(p.kind != "country" for p in inside):
            return NOBODY  # "the regional government of Ost", which may be at war with the state that Ost lies in
        countries = {p.country for p in inside if p.country}
        country = self.registry.by_iso(countries.pop()) if len(countries) == 1 else None
        return Standing(country.name, True) if country is not None else found

    def subjects(self, at: int) -> str | None:
        """The side of whom a sentence is about, before a place in it: "Norvan troops left, | their commander said"."""
        start, _ = self._sentences.sentences[self._sentences.at(at)]
        words = subject_phrase(self._words.slice((start, at)))
        about = (words[0].start, words[-1].end) if words else (at, at)
        return self.standing(self._text[slice(*about)], about).side

    def _inside(self, span: Span) -> list[Place]:
        return [p for p in self.places if span[0] <= p.start and p.end <= span[1]]

    def stand(self, member: Member, phrase: str, span: Span) -> None:
        """Keep with the actor what a phrase tells of its side."""
        found = self.standing(phrase, span)
        if found.side is not None and found.side not in member.sides:
            member.sides.append(found.side)
        member.neutral = member.neutral or (found.settled and found.side is None)

    def _named(self, side: str, member: Member) -> str | None:
        """The side by its name: "the rebels" are the one armed group that the report names, "the opposition" that of
        the state it tells of, by name; else open.
        """
        if side != OPPOSITION:
            return side
        if len(self._owners.groups) == 1 and not any(OPPOSITION in t.lower() for t in (member.name, *member.roles)):
            return next(iter(self._owners.groups))
        state = self.registry.by_name(self._owners.theatre or "")
        named = {n.side for n in self.registry.namings(self._text, self.published)} if state is not None else set()
        return opposition(state) if state is not None and state.name in named else None

    def of(self, member: Member) -> tuple[str | None, SideBasis | None]:
        """The side, and whether the text, the registry or the rest of the report tells it."""
        told = next((side for one in member.sides if (side := self._named(one, member))), None)
        if told is not None:
            return told, "text"
        former = any(not FORMER.isdisjoint(role.lower().split()) for role in member.roles)
        if member.sides or (member.neutral and (former or member.kind != "person")):
            return None, None
        if member.kind == "person":  # in office, whatever else the text calls him ("the father of two")
            office = self.registry.office_holder(member.name, self.published)
            if office is not None and office.role_class == "legislator":
                return None, None  # a member of parliament, whose word is not the government's
            if office is not None:
                return (None, None) if self.registry.neutral(office.side) else (office.side, "registry")
            if member.neutral:
                return None, None
        owner = self._owners.of(member)
        return (owner, "report") if owner else (None, None)

    def office_side(self, member: Member) -> str | None:
        """The side of the office that the registry knows a person by."""
        office = self.registry.office_holder(member.name, self.published)
        return office.side if office is not None else None

    def _governs(self, phrase: str) -> bool:
        """True for who governs or polices a place: "the mayor of Ost", "officials in Ost", not "a nurse from Ost"."""
        return self.registry.role_class(phrase) in GOVERNING or not STATE_BODIES.isdisjoint(phrase.lower().split())


def has_army(words: Sequence[str]) -> bool:
    """True for forces by a name that is no state's, inside a phrase: "Colonel Sorel of the | Ost army"."""
    pairs = pairwise(words[1:])
    return any(name[:1].isupper() and name.isalpha() and body.strip(".,;:()") in ARMED_BODIES for name, body in pairs)


def of_strangers(name: str, phrases: Iterable[str]) -> bool:
    """True for forces or a body by a name where nothing tells whose it is: "the | Ostan defence ministry".

    name: without what is written large where a sentence begins. phrases: all that the report calls it.
    """
    first, *after = name.split(" ")
    owner = first[:1].isupper() and first.lower() not in STATE_BODIES | BODY | ARTICLES
    return (owner and not STATE_BODIES.isdisjoint(after[-1:])) or any(has_army(one.split(" ")) for one in phrases)


def of_a_part(name: str) -> bool:
    """True for a government or ministry of what only part of a state has the name of: "the government of Ost"."""
    words = name.split(" ")
    served = _served(words)
    return bool(served) and _OF_STATES.isdisjoint(served) and not _STATES.isdisjoint(map(str.lower, words))


def _served(words: Sequence[str]) -> list[str]:
    """The words of the first name that a phrase says somebody serves, in lower case: "president of the | Ost Front"."""
    for n, word in enumerate(words[:-1]):
        name = words[n + 2 if words[n + 1] == "the" else n + 1 :] if word in _SERVING else []
        if name and name[0][:1].isupper():
            return [one.strip(".,;:()").lower() for one in takewhile(lambda one: one[:1].isupper(), name)]
    return []
