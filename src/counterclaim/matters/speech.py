"""Utterances: one act of speaking, however many reports carry it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from counterclaim.matters.days import iso, said_day
from counterclaim.matters.facets import ABOUT, KEPT, Facet, facets
from counterclaim.matters.speakers import key_of, same_speaker
from counterclaim.model.claim import DENYING
from counterclaim.model.entry import Entry
from counterclaim.model.figure import Figure
from counterclaim.model.matter import Utterance
from counterclaim.patterns import compiled
from counterclaim.reader import comparing

REACH = 2  # days between two dates of one utterance where one of them rests on publication alone; set by eye
SAME_LONGER = 0.4  # and of the longer one's stems; set by eye
SAME_WORDS = 0.6  # overlap coefficient of stems; set by eye on the demo reports and open clusters
FEWEST = 3  # stems that two claims without figures must share
# Share of the stems of two claims that both have: of one speaker, or where one of them names none, and of two named
# speakers. Set by eye on real copy.
NEARLY, ALMOST = 0.7, 0.85
ECHO = 6  # words that claims of speakers with different names must have, or claims with a number and no named speaker
_WEAK = ("narrator", "unnamed:")
_ORDERS = (0, 0x9E3779B9, 0x3C6EF372)
_DIGITS = compiled(r"\d+(?:,\d{3})*(?:\.\d+)?")


def utterance_block(entry: Entry) -> str | None:
    """Where other reports of the same speaker's words are looked for: equal blocks, at most `REACH` days apart by
    `day_said`.

    None for the report's own voice, unnamed and unresolved speakers. Spellings of a surname and the full name share a
    block.
    """
    return _block(_spoken(entry))


def utterance_blocks(entry: Entry) -> tuple[str, ...]:
    """All blocks that the claim is looked for in: its speaker's, and those of its words, whoever says them."""
    one = _spoken(entry)
    own = _block(one)
    return one.echoes if own is None else (own, *one.echoes)


class _Spoken(NamedTuple):
    """A claim as it is compared with others' words: each part worked out once.

    key: of its speaker. day: ordinal of the day it was said. told: the text tells that day. counts: its facets that
    have figures. stems, numbers: of its words. echoes: blocks of its words.
    """

    entry: Entry
    report: str
    key: str
    day: int | None
    told: bool
    denying: bool
    counts: tuple[Facet, ...]
    stems: frozenset[str]
    numbers: frozenset[float]
    echoes: tuple[str, ...]


@lru_cache(KEPT)
def _spoken(entry: Entry) -> _Spoken:
    claim = entry.read
    day = said_day(entry)
    return _Spoken(
        entry, entry.report, key_of(entry), day, claim.said_basis == "text", claim.stance in DENYING,
        tuple(f for f in facets(entry) if f.figure is not None), comparing.stems(claim.text), _numbers(entry),
        () if day is None else _echoes(claim.text, any(f.value is not None for f in claim.figures)),
    )  # fmt: skip


def _numbers(entry: Entry) -> frozenset[float]:
    """Every number of the claim's words, read or not."""
    found = {float(f.value) for f in entry.read.figures if f.value is not None}
    for one in _DIGITS.findall(entry.read.text):
        found.add(float(one.replace(",", "")))
    return frozenset(found)


def _echoes(text: str, counted: bool) -> tuple[str, ...]:
    """Hashes of the words that claims in nearly the same words share: of pairs of words beside each other the least by
    each of three orders (MinHash). None for a claim of few words: two attacks of one day may each have killed
    12 people.
    """
    found = [word for word in comparing.words(text) if word not in comparing.STOP]
    if len(found) < (ECHO if counted else FEWEST + 1):
        return ()
    pairs = [f"{a} {b}".encode("utf-8", "surrogatepass") for a, b in pairwise(found)]
    return tuple(f"={n}{min(crc32(pair, seed) for pair in pairs):08x}" for n, seed in enumerate(_ORDERS))


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
    """True when both report one act of speaking: the same speaker, day and matter of it in other words, or nearly the
    same words, whoever is said to say them.
    """
    return a.report != b.report and _one(_spoken(a), _spoken(b))


def one_utterance(a: Facet, b: Facet) -> bool:
    """As `same_utterance`, of the claims of two facets."""
    if a.entry.report == b.entry.report:
        return False
    return _one(_spoken(a.entry), _spoken(b.entry))


def one_occasion(a: Facet, b: Facet) -> bool:
    """True where two reports may carry the same words of one speaker: both were said on one day."""
    one, other = _spoken(a.entry), _spoken(b.entry)
    named = bool(one.key) and not one.key.startswith(_WEAK)
    return named and one.report != other.report and same_speaker(one.key, other.key) and _same_day(one, other)


def _one(a: _Spoken, b: _Spoken) -> bool:
    if a.denying != b.denying:
        return False
    if a.key and a.key != "narrator" and same_speaker(a.key, b.key):
        return (_same_day(a, b) and _same_said(a, b) and not _renumbered(a, b)) or _echo(a, b, NEARLY)
    if not (a.echoes and b.echoes):
        return False
    weak = a.key.startswith(_WEAK) or b.key.startswith(_WEAK) or not a.key or not b.key
    few = min(len(a.stems), len(b.stems)) < ECHO
    if min(len(a.stems), len(b.stems)) < 2 * ECHO and _two_voices(a.entry, b.entry):
        return False
    return (weak or not few or a.stems == b.stems) and _echo(a, b, NEARLY if weak and not few else ALMOST)


def _two_voices(one: Entry, other: Entry) -> bool:
    """True for speakers of whose names no word is the same: "the governor of Kelm" and "the Salt Observatory"."""
    said = [entry.speaker for entry in (one, other) if entry.read.voice == "actor"]
    names = [comparing.stems(f"{who.name} {who.role or ''}") for who in said if who is not None]
    return len(names) == 2 and all(names) and names[0].isdisjoint(names[1])


def _renumbered(a: _Spoken, b: _Spoken) -> bool:
    """The same sentence with other numbers: what is said tomorrow in the words of today, or was put right."""
    shared = len(a.stems & b.stems)
    return shared >= NEARLY * (len(a.stems) + len(b.stems) - shared) and not _same_numbers(a, b)


def _same_numbers(a: _Spoken, b: _Spoken) -> bool:
    return a.numbers <= b.numbers or b.numbers <= a.numbers


def _echo(a: _Spoken, b: _Spoken, least: float) -> bool:
    """Nearly the same words with the same numbers, near in time: one text, whomever a carrier lets say it.

    A bulletin that one outlet prints day by day is another every day.
    """
    shared = len(a.stems & b.stems)
    union = len(a.stems) + len(b.stems) - shared
    if shared < FEWEST + 1 or shared < least * union:
        return False
    if not _same_numbers(a, b):
        return False
    if a.day is None or b.day is None:
        return False
    apart = abs(a.day - b.day)
    if apart and (a.told and b.told):
        return False
    if apart and a.entry.publisher is not None and a.entry.publisher == b.entry.publisher:
        return False
    return apart <= (REACH if shared >= ALMOST * union else 1)


def utterances(entries: Iterable[Entry]) -> tuple[Utterance, ...]:
    """The utterances of the entries, those of one claim included; the same in whatever order they come.

    Claims are one utterance where a chain of them is, each one with the next; two are looked at where they share a
    block and lie at most REACH days apart.
    """
    found = sorted((_spoken(e) for e in entries), key=lambda one: (one.day or 0, one.entry.id))
    home = list(range(len(found)))

    def top(n: int) -> int:
        while home[n] != n:
            home[n] = home[home[n]]
            n = home[n]
        return n

    blocks: dict[str, list[int]] = {}
    for n, one in enumerate(found):
        own = _block(one)
        for block in one.echoes if own is None else (own, *one.echoes):
            before = blocks.setdefault(block, [])
            for other in reversed(before):
                if (one.day or 0) - (found[other].day or 0) > REACH:
                    break
                if one.report != found[other].report and top(n) != top(other) and _one(one, found[other]):
                    home[top(n)] = top(other)
            before.append(n)
    groups: dict[int, list[Entry]] = {}
    for n, one in enumerate(found):
        groups.setdefault(top(n), []).append(one.entry)
    return tuple(sorted((_utterance(group) for group in groups.values()), key=lambda u: u.members))


def alone(entry: Entry) -> Utterance:
    """The utterance of one claim while no other report of it is known."""
    return _utterance([entry])


def _utterance(group: Sequence[Entry]) -> Utterance:
    dated = [e for e in group if e.claim.said_basis == "text"]
    first = (dated or list(group))[0]
    members = tuple(sorted(e.id for e in group))
    named = [key for e in group if (key := key_of(e)) and not key.startswith(_WEAK)]
    key = (named or [key_of(group[0])])[0] or f"unresolved:{group[0].report}"
    channel = next((e.claim.channel for e in group if e.claim.channel), None)
    return Utterance(
        id=f"u{members[0]}", speaker=key, said=first.claim.said, channel=channel, members=members,
    )  # fmt: skip


def _same_day(a: _Spoken, b: _Spoken) -> bool:
    first, second = a.day, b.day
    if first is None or second is None:
        return False
    apart = abs(first - second)
    if apart and a.entry.publisher is not None and a.entry.publisher == b.entry.publisher and not (a.told or b.told):
        return False  # what an outlet prints on another day is another report of it
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
    ours, theirs = comparing.stems(a.entry.read.text), comparing.stems(b.entry.read.text)
    shared, fewer = len(ours & theirs), min(len(ours), len(theirs))
    if a.entry.read.figures or b.entry.read.figures:
        return shared >= FEWEST + 1 and shared >= SAME_WORDS * max(len(ours), len(theirs))
    if fewer < FEWEST:
        return ours == theirs and a.entry.read.type == b.entry.read.type and fewer > 0
    return shared >= FEWEST and shared >= SAME_WORDS * fewer and shared >= SAME_LONGER * max(len(ours), len(theirs))


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
    return all(a.fits(b) and _vague(a) == _vague(b) and not _far(a.figure, b.figure) for a, b in pairs)


def _vague(one: Facet) -> bool:
    return one.figure is not None and one.figure.bound == "vague"


def _far(a: Figure | None, b: Figure | None) -> bool:
    """True for two numbers that are no rounding of one: "at least 71" is not how 90 is told again."""
    if a is None or b is None or a.value is None or b.value is None or a.unit != b.unit:
        return False
    return abs(a.value - b.value) > ABOUT * max(a.value, b.value)


def _same_place(a: Facet, b: Facet) -> bool:
    return a.region == b.region and (a.place == b.place or a.place == a.region or b.place == b.region)
