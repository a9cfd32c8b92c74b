"""Utterances: one act of speaking, however many reports carry it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from counterclaim.matters.days import iso, said_day
from counterclaim.matters.facets import KEPT, Facet, facets
from counterclaim.matters.speakers import key_of, same_speaker
from counterclaim.model.claim import DENYING
from counterclaim.model.entry import Entry
from counterclaim.model.matter import Utterance
from counterclaim.reader import comparing

REACH = 2  # days between two dates of one utterance where one of them rests on publication alone; set by eye
SAME_WORDS = 0.6  # overlap coefficient of stems; set by eye on the demo reports and open clusters
FEWEST = 3  # stems that two claims without figures must share
_COMPARED = 64  # earlier utterances of one speaker that a claim is held against, the latest first


def utterance_block(entry: Entry) -> str | None:
    """Where to look for other reports of the same utterance: equal blocks, at most `REACH` days apart by `day_said`.

    None for the report's own voice, unnamed and unresolved speakers: what they say is in this report only. Spellings
    of a surname and the full name share a block.
    """
    return _block(_spoken(entry))


class _Spoken(NamedTuple):
    """A claim as it is compared with others' words: each part worked out once.

    key: of its speaker. day: ordinal of the day it was said. told: the text tells that day. counts: its facets that
    have figures.
    """

    entry: Entry
    report: str
    key: str
    day: int | None
    told: bool
    denying: bool
    counts: tuple[Facet, ...]


@lru_cache(KEPT)
def _spoken(entry: Entry) -> _Spoken:
    claim = entry.claim
    return _Spoken(
        entry, entry.report, key_of(entry), said_day(entry), claim.said_basis == "text", claim.stance in DENYING,
        tuple(f for f in facets(entry) if f.figure is not None),
    )  # fmt: skip


def _block(one: _Spoken) -> str | None:
    key = one.key
    if not key or key == "narrator" or key.startswith("unnamed:") or one.day is None:
        return None
    if key.startswith("name:"):
        _, name, side = key.split(":", 2)
        return f"name:{name.split()[-1] if name else ''}:{side}"
    return key


def day_said(entry: Entry) -> str | None:
    """The ISO day an utterance is looked up by: when it was said, else when its report was published."""
    day = said_day(entry)
    return None if day is None else iso(day)


def same_utterance(a: Entry, b: Entry) -> bool:
    """True when both report one act of speaking: same speaker, day or channel, and the same said in other words."""
    return a.report != b.report and _one(_spoken(a), _spoken(b))


def one_utterance(a: Facet, b: Facet) -> bool:
    """As `same_utterance`, of the claims of two facets."""
    if a.entry.report == b.entry.report:
        return False
    return _one(_spoken(a.entry), _spoken(b.entry))


def _one(a: _Spoken, b: _Spoken) -> bool:
    if a.denying != b.denying or not a.key or a.key == "narrator" or not _same_day(a, b):
        return False
    return same_speaker(a.key, b.key) and _same_said(a, b)


def utterances(entries: Iterable[Entry]) -> tuple[Utterance, ...]:
    """The utterances of the entries, those of one claim included; the same in whatever order they come."""
    ordered = sorted((_spoken(e) for e in entries), key=lambda one: (one.day or 0, one.entry.id))
    by_block: dict[str, list[list[_Spoken]]] = {}
    out: list[list[_Spoken]] = []
    for one in ordered:
        block = _block(one)
        if block is None:
            out.append([one])
            continue
        groups = by_block.setdefault(block, [])
        group = _joined(one, groups)
        if group is None:
            groups.append([one])
            out.append(groups[-1])
        else:
            group.append(one)
    return tuple(sorted((_utterance([one.entry for one in group]) for group in out), key=lambda u: u.members))


def _joined(one: _Spoken, groups: Sequence[list[_Spoken]]) -> list[_Spoken] | None:
    """The last of a block's utterances that the claim is one of; they stand in order of their first day."""
    day = one.day or 0
    # Asked most of all: what parts most claims comes first, and a loop costs half of what a generator does.
    for group in reversed(groups[-_COMPARED:]):
        first = group[0]
        apart = day - (first.day or 0)
        if apart > REACH:
            return None  # those before it lie further off still
        if apart and (one.told or (apart > 1 and not first.told)):
            continue  # a day that is told lies on the other's or before it
        # Every member must fit, so that no chain of days or rewordings joins two speeches.
        for other in group:
            if one.denying != other.denying or one.report == other.report or not _one(one, other):
                break
        else:
            return group
    return None


def alone(entry: Entry) -> Utterance:
    """The utterance of one claim while no other report of it is known."""
    return _utterance([entry])


def _utterance(group: Sequence[Entry]) -> Utterance:
    dated = [e for e in group if e.claim.said_basis == "text"]
    first = (dated or list(group))[0]
    members = tuple(sorted(e.id for e in group))
    key = key_of(group[0]) or f"unresolved:{group[0].report}"
    channel = next((e.claim.channel for e in group if e.claim.channel), None)
    return Utterance(
        id=f"u{members[0]}", speaker=key, said=first.claim.said, channel=channel, members=members,
    )  # fmt: skip


def _same_day(a: _Spoken, b: _Spoken) -> bool:
    first, second = a.day, b.day
    if first is None or second is None:
        return False
    apart = abs(first - second)
    if a.told and b.told:
        return apart == 0
    if a.told or b.told:
        # The day told lies before the other report's publication, or on it.
        early, late = (first, second) if a.told else (second, first)
        return 0 <= late - early <= REACH
    return apart <= 1


def _same_said(a: _Spoken, b: _Spoken) -> bool:
    counted = _same_counts(a.counts, b.counts) if a.counts and b.counts else None
    if counted is not None:
        return counted
    ours, theirs = comparing.stems(a.entry.claim.text), comparing.stems(b.entry.claim.text)
    shared, fewer = len(ours & theirs), min(len(ours), len(theirs))
    if a.entry.claim.figures or b.entry.claim.figures:
        return shared >= FEWEST + 1 and shared >= SAME_WORDS * max(len(ours), len(theirs))
    if fewer < FEWEST:
        return ours == theirs and a.entry.claim.type == b.entry.claim.type and fewer > 0
    return shared >= FEWEST and shared >= SAME_WORDS * fewer


def _same_counts(ours: Sequence[Facet], theirs: Sequence[Facet]) -> bool | None:
    """Whether figures of one topic and place agree; None where the claims have no such figures."""
    pairs = [
        (a, b)
        for a in ours
        for b in theirs
        if a.topic == b.topic and _same_place(a, b) and a.running == b.running
        and a.days.length == b.days.length and (a.whose is None or b.whose is None or a.whose == b.whose)
        and a.counted == b.counted
    ]  # fmt: skip
    if not pairs:
        return None
    return all(a.fits(b) for a, b in pairs)


def _same_place(a: Facet, b: Facet) -> bool:
    return a.region == b.region and (a.place == b.place or a.place == a.region or b.place == b.region)
