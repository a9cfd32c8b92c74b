"""The parties of a report in a language beside English, and what it must name before they count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import cast

from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.reader.claims.parties import Parties
from counterclaim.reader.languages.language import Language
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.strangers import Strangers
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Words
from counterclaim.registry import Registry

SEVERAL = 2  # places of a state that is named by no word of the report


def heard(
    text: str, sentences: SentenceIndex, places: Sequence[Place], names: Callable[[int], Named]
) -> frozenset[str]:
    """The sides that a report names, and the states of several of its places; names: the registry at an offset."""
    sides = {
        one.side
        for start, end in sentences.sentences
        for one in names(start).tongue.namings(text[start:end])
        if one.side is not None
    }
    towns: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if place.country:
            towns[place.country].add(place.id or place.text)
    registry = names(0)
    known = (registry.by_iso(country) for country, inside in towns.items() if len(inside) >= SEVERAL)
    return frozenset(sides | {state.name for state in known if state is not None})


def parties(
    text: str, sentences: SentenceIndex, places: Sequence[Place], words: Words, registry: Named, language: Language,
    report: Report, told: Collection[str],
) -> Parties:  # fmt: skip
    """The parties of a report; a place tells of a state that is heard of beside it; told: as `heard` has it."""
    strangers = Strangers(text, sentences, words, registry, language, places)
    sure = [p for p in places if p.country and (of := registry.by_iso(p.country)) is not None and of.name in told]
    return Parties(
        text, sentences, sure, cast(Registry, registry), report, registry.words_of, strange=strangers.named(),
        strange_states=strangers.states.values(),
    )  # fmt: skip
