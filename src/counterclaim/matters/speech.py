"""Utterances: one act of speaking, however many reports carry it."""

import hashlib
from collections.abc import Iterable, Sequence

from counterclaim.matters.days import iso, said_day
from counterclaim.matters.facets import Facet, facets
from counterclaim.matters.speakers import key_of, same_speaker
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
    key = key_of(entry)
    if not key or key == "narrator" or key.startswith("unnamed:") or said_day(entry) is None:
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
    return a.report != b.report and _one(a, b, key_of(a), key_of(b))


def one_utterance(a: Facet, b: Facet) -> bool:
    """As `same_utterance`, of the claims of two facets."""
    return a.entry.report != b.entry.report and _one(a.entry, b.entry, a.key, b.key)


def _one(a: Entry, b: Entry, key: str, other: str) -> bool:
    if not key or key == "narrator" or not same_speaker(key, other):
        return False
    return _same_day(a, b) and _same_said(a, b)


def utterances(entries: Iterable[Entry]) -> tuple[Utterance, ...]:
    """The utterances of the entries, those of one claim included; the same in whatever order they come."""
    ordered = sorted(entries, key=lambda e: (said_day(e) or 0, e.id))
    by_block: dict[str, list[list[Entry]]] = {}
    out: list[list[Entry]] = []
    for entry in ordered:
        block = utterance_block(entry)
        if block is None:
            out.append([entry])
            continue
        groups = by_block.setdefault(block, [])
        for group in reversed(groups[-_COMPARED:]):
            # Every member must fit, so that no chain of days or rewordings joins two speeches.
            if all(same_utterance(entry, other) for other in group):
                group.append(entry)
                break
        else:
            groups.append([entry])
            out.append(groups[-1])
    return tuple(sorted((_utterance(group) for group in out), key=lambda u: u.members))


def _utterance(group: Sequence[Entry]) -> Utterance:
    dated = [e for e in group if e.claim.said_basis == "text"]
    first = (dated or list(group))[0]
    members = tuple(sorted(e.id for e in group))
    key = key_of(group[0]) or f"unresolved:{group[0].report}"
    channel = next((e.claim.channel for e in group if e.claim.channel), None)
    return Utterance(
        id="u" + hashlib.sha256(members[0].encode("utf-8", "surrogatepass")).hexdigest()[:16],
        speaker=key, said=first.claim.said, channel=channel, members=members,
    )  # fmt: skip


def _same_day(a: Entry, b: Entry) -> bool:
    first, second = said_day(a), said_day(b)
    if first is None or second is None:
        return False
    told = (a.claim.said_basis == "text", b.claim.said_basis == "text")
    apart = abs(first - second)
    if all(told):
        return apart == 0
    if any(told):
        # The day told lies before the other report's publication, or on it.
        early, late = (first, second) if told[0] else (second, first)
        return 0 <= late - early <= REACH
    return apart <= 1


def _same_said(a: Entry, b: Entry) -> bool:
    if (a.claim.stance in _DENYING) != (b.claim.stance in _DENYING):
        return False
    counted = _same_counts(facets(a), facets(b))
    if counted is not None:
        return counted
    ours, theirs = comparing.stems(a.claim.text), comparing.stems(b.claim.text)
    shared, fewer = len(ours & theirs), min(len(ours), len(theirs))
    if a.claim.figures or b.claim.figures:
        return shared >= FEWEST + 1 and shared >= SAME_WORDS * max(len(ours), len(theirs))
    if fewer < FEWEST:
        return ours == theirs and a.claim.type == b.claim.type and fewer > 0
    return shared >= FEWEST and shared >= SAME_WORDS * fewer


_DENYING = frozenset({"denies", "disputes"})


def _same_counts(ours: Sequence[Facet], theirs: Sequence[Facet]) -> bool | None:
    """Whether figures of one topic and place agree; None where the claims have no such figures."""
    pairs = [
        (a, b)
        for a in ours
        for b in theirs
        if a.figure and b.figure and a.topic == b.topic and _same_place(a, b) and a.running == b.running
        and a.days.length == b.days.length and (a.whose is None or b.whose is None or a.whose == b.whose)
        and a.counted == b.counted
    ]  # fmt: skip
    if not pairs:
        return None
    return all(a.fits(b) for a, b in pairs)


def _same_place(a: Facet, b: Facet) -> bool:
    return a.region == b.region and (a.place == b.place or a.place == a.region or b.place == b.region)
