"""Owners left out: whose "the army" or "the interior minister" is, told only where the report leaves one state."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from counterclaim import vocabulary
from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.cast import Cast, Member
from counterclaim.reader.speakers.names import written
from counterclaim.reader.speakers.phrase import PLURAL_PEOPLE
from counterclaim.reader.words import Words
from counterclaim.registry import Registry
from counterclaim.registry.words import AGAINST_THE_STATE

# Bodies and offices that belong to a state even where the report leaves out which.
STATE_BODIES = vocabulary.words("speakers.state_bodies")
STATE_CLASSES = frozenset(
    (
        "head_of_state head_of_government foreign_minister defence_minister military_chief commander officer_rank "
        "governor mayor minister police legal"
    ).split()
)
VOICES = frozenset({"official", "spokesperson", "commander"})  # for a body that their role names
ONE = frozenset({"official", "officer", "minister", "general", "commander"})  # "the official" is who was named last
LOCAL_CLASSES = frozenset({"governor", "mayor", "police"})

# Role classes that one person may hold under two names: "army chief" is called "general" too.
KIN = {
    "military_chief": {"military_chief", "officer_rank", "commander"},
    "officer_rank": {"officer_rank", "commander", "military_chief"},
    "commander": {"commander", "officer_rank", "military_chief"},
    "head_of_state": {"head_of_state", "royal", "party_leader"},
    "party_leader": {"party_leader", "head_of_state"},
}

# Who is a body's voice without being it: "police sources", "the ministry's spokesman".
SPEAKING = vocabulary.words("speakers.speaking")
ARMED_BODIES = vocabulary.words("speakers.armed_bodies")
ARMED_CLASSES = frozenset({"military_chief", "commander", "officer_rank", "defence_minister"})
# Who governs or polices a place speaks for the state that it lies in.
GOVERNING = frozenset({"governor", "mayor", "police", "official", "legal"})
EVENT_PLACES = frozenset({"town", "ADM1", "ADM2", "facility"})
THEATRE = 0.7  # share of the towns and regions, or of the named offices, that one country must hold; set by eye


class Owners:
    """One report's places, forces and offices, as evidence for whom its bodies belong to."""

    def __init__(
        self,
        doc: RunningText,
        words: Words,
        sentences: SentenceIndex,
        places: Sequence[Place],
        registry: Registry,
        published: str | None,
        cast: Cast,
    ) -> None:
        self.doc, self.words, self.sentences = doc, words, sentences
        self.places, self.registry, self.published, self.cast = places, registry, published, cast

    def of(self, member: Member) -> str | None:
        """The state of "the army", "the interior minister" or "the police", None where the report leaves several.

        A body is that of the one state whose like was named ("Norvan officials ... officials said"); else that of the
        one state that the report places things in, or whose offices it names. Where the report names the forces of
        another state too, "the army" stays open.
        """
        texts = member.roles if member.kind == "person" else [member.name, *member.roles]
        words = {w for text in texts for w in text.lower().split()}
        body = member.head in STATE_BODIES or (member.kind == "organisation" and words & STATE_BODIES)
        voice = words & STATE_BODIES and (words & SPEAKING or member.classes & VOICES)
        classes = member.classes & STATE_CLASSES
        if classes == {"officer_rank"} and all(t == t.lower() for t in texts):
            classes = set()  # "the captain" of a ship or a team; "Captain Sorel" is a state's
        if not (body or voice or classes):
            return None
        if member.kind == "organisation" and self.registry.party(member.name) is not None:
            return None
        at = member.mentions[0][0] if member.mentions else len(self.doc.text)
        if member.classes & LOCAL_CLASSES and len(near := self._countries_near(at)) == 1:
            return next(iter(near))
        alike = self._alike(member, words, at)
        if len(set(alike)) == 1 or (alike and self.doc.text[at : at + 4].lower() == "the " and member.head in ONE):
            return alike[-1]
        if alike:
            return self.theatre if self.theatre in alike else None
        if bool(words & ARMED_BODIES) or bool(member.classes & ARMED_CLASSES):
            return None if self.theatre is not None and self.armies - {self.theatre} else self.theatre
        if self.theatre is not None:
            return self.theatre if not self.offices or self.theatre in self.offices else None
        side, times = self.offices.most_common(1)[0] if self.offices else (None, 0)
        return side if times >= THEATRE * self.offices.total() else None

    def _alike(self, member: Member, words: set[str], at: int) -> list[str]:
        """The states whose like the report has named with their owner before, in reading order."""
        heads = {_lemma(member.head), *(_lemma(w) for w in words & STATE_BODIES)}
        if heads & _ARMED:
            heads |= _ARMED  # "Norvan troops ... the army said"
        return [side for where, head, side in self._namings if head in heads and where < at]

    def _countries_near(self, at: int) -> set[str]:
        sentence = self.sentences.at(at)
        return {
            name for p in self.places
            if p.country and p.kind in EVENT_PLACES and 0 <= sentence - self.sentences.at(p.start) <= 1
            and (name := self._country_name(p.country))
        }  # fmt: skip

    @cached_property
    def theatre(self) -> str | None:
        """The country that holds most of the report's towns and regions; None where two are near equal."""
        counted = Counter(p.country for p in self.places if p.country and p.kind in EVENT_PLACES)
        # "In western Niger": the state itself, where something is placed in it, stands beside its towns.
        counted.update(p.country for p in self.places if p.country and p.kind == "country")
        if not counted:
            return None
        iso, times = counted.most_common(1)[0]
        return self._country_name(iso) if times >= THEATRE * sum(counted.values()) else None

    def _country_name(self, iso: str) -> str | None:
        country = self.registry.by_iso(iso)
        return country.name if country is not None else None

    @cached_property
    def armies(self) -> set[str]:
        """States whose forces the text names with their owner ("Russian troops", "Ukraine's General Staff")."""
        return {side for _, head, side in self._namings if head in _ARMED}

    @cached_property
    def groups(self) -> set[str]:
        """The armed groups that the text names, and not only the men of, unless it calls them rebels."""
        found = set()
        for i, word in enumerate(self.words):
            if word.text[:1].isupper():
                for size in range(1, _LONGEST_NAME + 1):
                    party = self.registry.party(written(self.words[i : i + size]))
                    after = self.words[i + size : i + size + 1]
                    men = bool(after) and after[0].lower in PLURAL_PEOPLE - AGAINST_THE_STATE
                    if party is None or party.kind != "armed_group" or not party.side or men:
                        continue
                    if self.registry.by_name(party.side) is None:
                        found.add(party.side)
        return found

    @cached_property
    def offices(self) -> Counter[str]:
        """How often the text names civil bodies and office holders of each state."""
        named = [side for _, head, side in self._namings if head not in _ARMED]
        named += [m.side for m in self.cast.members if m.side and self.registry.by_name(m.side) is not None]
        return Counter(named)

    @cached_property
    def _namings(self) -> list[tuple[int, str, str]]:
        """(where, body, state) of each naming of a state's body with its owner, in reading order."""
        out: list[tuple[int, str, str]] = []
        for i, word in enumerate(self.words):
            if word.lower not in STATE_BODIES:
                continue
            before = self.words[max(0, i - 4) : i]
            parted = next((n for n in range(len(before), 0, -1) if before[n - 1].lower in _PARTING), 0)
            start = before[parted].start if parted < len(before) else word.start
            phrase = self.doc.text[start : word.end].rpartition("\n")[2]
            hit = self.registry.side_of(phrase, self.published)
            if hit is not None and self.registry.country(hit.side) is not None:
                out.append((word.start, _lemma(word.lower), hit.side))
        return out


def _lemma(word: str) -> str:
    return word.removesuffix("s")


_ARMED = frozenset(_lemma(word) for word in ARMED_BODIES)
_LONGEST_NAME = 5  # words of a group's name
_PARTING = vocabulary.words("speakers.parting")
