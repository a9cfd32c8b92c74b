"""Who opens a report without a name and is named right after: "a monitor said. The Tarn Observatory said that ..."."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from counterclaim.model.span import Spans
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.cast import Member
from counterclaim.reader.speakers.owners import KIN, STATE_BODIES
from counterclaim.reader.speakers.phrase import PERSON_PRONOUNS
from counterclaim.registry import Registry
from counterclaim.registry.words import BODY, NEUTRAL, NEUTRAL_BODIES

OPENING = 2  # sentences in which somebody is brought in
_NEXT = 3  # sentences on in which the name follows
_WATCHERS = (NEUTRAL & NEUTRAL_BODIES) | {"monitor", "group", "organisation", "organization"}


def named_after(
    answer: Mapping[int, Member | None], sources: Sequence[Spans], sentences: SentenceIndex, text: str,
    registry: Registry,
) -> dict[int, Member | None]:  # fmt: skip
    """The answers; whoever opens the report as "a monitor" or "a police spokesman" is the one who speaks next, where
    that one is named for the first time and is of that kind."""
    order = sorted((spans[0][0], spans[-1][1], n) for n, spans in enumerate(sources) if spans)
    for start, end, n in order:
        one = answer[n]
        if sentences.at(start) >= OPENING:
            break
        if one is None or one.kind == "person" or text[start:end].split()[0].lower() not in ("a", "an"):
            continue
        later = next(((at, m) for at, _, k in order if at > start and (m := answer[k]) not in (None, one)), None)
        if later is None or sentences.at(later[0]) - sentences.at(start) > _NEXT:
            continue
        other = later[1]
        if other is not None and other.mentions and min(other.mentions)[0] > start and _fits(one, other, registry):
            other.mentions = sorted({*other.mentions, *one.mentions})
            return {k: other if m is one else m for k, m in answer.items()}
    return dict(answer)


def followed(
    answer: Mapping[int, Member | None], sources: Sequence[Spans], roles: Container[int], sentences: SentenceIndex,
    text: str,
) -> dict[int, Member | None]:  # fmt: skip
    """The answers; "he" and "she" whom nobody known fits are the one who spoke right before by an office alone: "The
    general told me that ... He said that ..."."""
    out = dict(answer)
    order = sorted((spans[0][0], spans[-1][1], n) for n, spans in enumerate(sources) if spans)
    for (before, _, one), (start, end, n) in pairwise(order):
        speaks = out[one] if one in roles or (one in out and out[one] is not answer[one]) else None
        near = sentences.at(start) - sentences.at(before) <= _NEXT
        if out[n] is None and near and speaks is not None and text[start:end].lower() in PERSON_PRONOUNS:
            speaks.add_mention((start, end))
            out[n] = speaks
    return out


def is_group(member: Member, registry: Registry) -> bool:
    """True for whom the registry knows as an armed group, a charity or a party."""
    party = registry.party(member.name) if member.kind == "organisation" else None
    return party is not None and party.kind in ("armed_group", "ngo", "party")


def group_named(text: str, sentences: SentenceIndex, at: int, registry: Registry, back: int) -> str | None:
    """The one armed group that the nearest sentence before an offset names which names any, so many back at most."""
    here = sentences.at(at)
    for start, end in reversed(sentences.sentences[max(0, here - back) : here]):
        sides = {one.side for one in registry.namings(text[start:end])}
        groups = [side for side in sides if (party := registry.party(side)) is not None and party.kind == "armed_group"]
        if groups:
            return groups[0] if len(groups) == 1 else None
    return None


def _fits(one: Member, other: Member, registry: Registry) -> bool:
    """True where the name may be that of whom the words bring in."""
    if other.side and one.side and other.side != one.side:
        return False
    if other.kind == "person":
        role = registry.role_class(one.name)
        return role is not None and bool({role, *KIN.get(role, ())} & other.classes)
    if other.kind != "organisation" or one.head not in _WATCHERS or other.side is not None:
        return False
    party = registry.party(other.name)
    if party is not None:
        return party.kind == "ngo"
    named = other.name[:1].isupper() and (" " in other.name or other.name.isupper())  # "Police" is no name
    return named and other.head in (BODY | NEUTRAL_BODIES) - STATE_BODIES
