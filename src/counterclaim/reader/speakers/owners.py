"""Owners left out: whose "the army" or "the interior minister" is, told only where the report leaves one state."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.cast import Member
from counterclaim.reader.words import Words
from counterclaim.registry import Registry

# Bodies and offices that belong to a state even where the report leaves out which.
STATE_BODIES = frozenset(
    (
        "army military navy forces police ministry government presidency parliament troops authorities staff "
        "command guard administration service air force defence defense officials soldiers office"
    ).split()
)
STATE_CLASSES = frozenset(
    (
        "head_of_state head_of_government foreign_minister defence_minister military_chief commander officer_rank "
        "governor mayor minister police legislator legal"
    ).split()
)
LOCAL_CLASSES = frozenset({"governor", "mayor", "police"})

# Role classes that one person may hold under two names: "army chief" is called "general" too.
KIN = {
    "military_chief": {"military_chief", "officer_rank", "commander"},
    "officer_rank": {"officer_rank", "commander", "military_chief"},
    "commander": {"commander", "officer_rank", "military_chief"},
    "head_of_state": {"head_of_state", "royal", "party_leader"},
    "party_leader": {"party_leader", "head_of_state"},
}

ARMED_BODIES = frozenset("army military navy forces troops soldiers force staff command guard".split())
ARMED_CLASSES = frozenset({"military_chief", "commander", "officer_rank", "defence_minister"})
EVENT_PLACES = frozenset({"town", "ADM1", "ADM2", "facility"})
THEATRE = 0.7  # share of a report's towns and regions that one country must hold; set by eye


class Owners:
    """One report's places and forces, as evidence for whom its bodies belong to."""

    def __init__(
        self,
        doc: RunningText,
        words: Words,
        sentences: SentenceIndex,
        places: Sequence[Place],
        registry: Registry,
        published: str | None,
    ) -> None:
        self.doc, self.words, self.sentences = doc, words, sentences
        self.places, self.registry, self.published = places, registry, published

    def of(self, member: Member) -> str | None:
        """The state of "the army", "the interior minister" or "the police", None where the report leaves several.

        An army is that of the one state whose forces were named before; else, and for any other body, the state of
        the places told of. Where the report names the forces of another state too, "the army" stays open.
        """
        of_state = member.head in STATE_BODIES or bool(member.classes & STATE_CLASSES)
        if not of_state or (member.kind == "organisation" and self.registry.party(member.name) is not None):
            return None
        local = bool(member.classes & LOCAL_CLASSES)
        near = self._countries_near(member.mentions[0][0]) if member.mentions and local else set()
        if len(near) == 1:
            return next(iter(near))
        armed = member.head in ARMED_BODIES or bool(member.classes & ARMED_CLASSES)
        if armed and "government" not in member.name.lower():
            owner = self._army_before(member.mentions[0][0]) if member.mentions else None
            if owner is not None:
                return owner
            if self.theatre is not None and self.armies - {self.theatre}:
                return None
        return self.theatre

    def _army_before(self, at: int) -> str | None:
        """The one state whose forces the report has named with their owner when "the army" is first spoken of.

        "Israeli troops ... the army said": what has a "the" was named before. Where several states' were, none is told.
        """
        before = [(s, side) for s, side in self._armed if s < at]
        if len({side for _, side in before}) == 1:
            return before[-1][1]
        return None

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

    @property
    def armies(self) -> set[str]:
        """States whose forces the text names with their owner ("Russian troops", "Ukraine's General Staff")."""
        return {side for _, side in self._armed}

    @cached_property
    def _armed(self) -> list[tuple[int, str]]:
        """(where, side) of each naming of a state's forces with their owner, in reading order."""
        out: list[tuple[int, str]] = []
        for i, word in enumerate(self.words):
            if word.lower not in ARMED_BODIES:
                continue
            before = self.words[max(0, i - 4) : i]
            phrase = self.doc.text[before[0].start : word.end] if before else word.text
            hit = self.registry.side_of(phrase.split(",")[-1], self.published)
            if hit is not None and self.registry.country(hit.side) is not None:
                out.append((word.start, hit.side))
        return out
