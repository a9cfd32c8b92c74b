"""The claim whose words name an event of which no place and no state, or no deed and no harm is sure. Pure.

Where its fields would make no heading that a person would write, its name is what one of its reports says, with who
says it: the claim that most of the others tell too, and that can be read without the sentences around it. Who speaks
for a side is not quoted: no event bears the words of one.
"""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim import vocabulary
from counterclaim.events.signs import days_of
from counterclaim.events.telling import Telling
from counterclaim.events.words import kinds
from counterclaim.matters import naming, shared
from counterclaim.matters.days import ordinal
from counterclaim.matters.portrait import by_its_telling
from counterclaim.matters.topics import done_to
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.reader import comparing

SHORTEST, LONGEST = 5, 28  # words of a quotation that can be read at a glance; set by eye
LETTERS = 180
COMPARED = 60  # reports whose claims are held against each other; more tell nothing more
DATELINE = 4  # letters from which on a first word in capitals is a dateline, not a body's short name
SIGNS = {
    "others": 3.0, "its own": 0.5, "share": 1.0, "place": 0.8, "harm": 0.6, "deed": 0.8, "capital": 0.6, "main": 0.3,
    "verb": 0.5, "named": 0.5, "its day": 0.3, "its place": 0.4, "title": -0.2, "points back": -0.5, "apart": -0.5,
}  # fmt: skip
"""What makes a claim stand for its event; set by eye."""

_HANGS = vocabulary.words("claims.clause") | vocabulary.words("figures.conjunctions")
_POINTS = vocabulary.words("figures.pronouns") | vocabulary.words("speakers.other_pronouns")
_EARLIER = vocabulary.words("claims.leads_to_earlier")
_OPEN_ENDS = _HANGS | vocabulary.words("pages.hanging")
_SAID = vocabulary.words("sentences.saying")
_ARTICLES = vocabulary.words("parties.articles")
_VERBS = vocabulary.words("figures.auxiliaries") | vocabulary.words("times.past")
_MARKS = frozenset('"“”„«»()[]')


def quoting(facts: EventFacts, tellings: Sequence[Telling], entries: Iterable[Entry]) -> EventFacts:
    """The facts with the words that name the event, where what is sure of it says too little."""
    entry = _best(facts, tellings, entries) if _vague(facts) else None
    if entry is None or entry.speaker is None:
        return facts
    own = entry.speaker.kind == "report"
    who, words = entry.publisher if own else entry.speaker.name, " ".join(entry.claim.text.split())
    day = f" {'wrote' if own else 'said'}:{entry.published[:10]}" if entry.published else ""
    return msgspec.structs.replace(facts, named=f"{facts.named}{day}", quote=words, quoted=who)


def _vague(facts: EventFacts) -> bool:
    """True where what is sure names neither a place nor a state, or neither a deed nor that people were harmed."""
    sure = set(facts.named.split())
    harmed = bool(facts.killed_high or facts.injured_high) and "few" not in sure
    told = harmed or not sure.isdisjoint({"kind", "toll", "least", "war", "of:ground"})  # "fighting in Kelm" says enough
    return not told or sure.isdisjoint({"place", "name", "division", "country"})


def _best(facts: EventFacts, tellings: Sequence[Telling], entries: Iterable[Entry]) -> Entry | None:
    """The claim that stands best for the event; of two the one that came out first. None where none can be quoted."""
    claims = by_its_telling(tellings, entries)
    reports = list((shared.news(tellings, claims) or claims).values())[:COMPARED]
    stems = [[comparing.stems(e.read.text) for e in mine] for mine in reports]
    told = [(e, n) for n, mine in enumerate(reports) for e in mine if _whole(e)]
    if "violence" in facts.named.split():
        deeds = [(e, n) for e, n in told if _harms(e) or kinds(comparing.stems(e.read.text), "act")]
        told = deeds or [(e, n) for e, n in told if e.read.figures]
    scores = {e.id: round(_score(e, n, stems, facts), 6) for e, n in told}
    return min((e for e, _ in told), key=lambda e: (-scores[e.id], e.published or "", e.id), default=None)


def _whole(entry: Entry) -> bool:
    """True for words that stand together in the text and say something by themselves."""
    claim, words = entry.claim, entry.claim.text.split()
    if len(claim.content) != 1 or not SHORTEST <= len(words) <= LONGEST or len(claim.text) > LETTERS:
        return False
    if claim.factuality != "asserted" or not _MARKS.isdisjoint(claim.text) or entry.speaker is None:
        return False
    if entry.speaker.side is not None:
        return False  # the words of one side name no event
    first, last = words[0].lower(), words[-1].lower()
    counts = any(f.start == claim.content[0][0] for f in claim.figures)
    if first in _HANGS | _POINTS | _EARLIER or last in _OPEN_ENDS | _SAID or last.endswith("ing"):
        return False
    if words[0].islower() and not (_told(words) and (counts or first in _ARTICLES)):  # "kills 7 people", "the siege"
        return False
    return not (words[0].isupper() and len(first) > DATELINE) and _voice(entry)


def _told(words: Iterable[str]) -> bool:
    return any(word in _VERBS or word.endswith("ed") for word in map(str.lower, words))


def _voice(entry: Entry) -> bool:
    """False for somebody whom only a common noun names ("spokesman"), and for a name that is cut off."""
    if entry.read.voice == "narrator" or entry.speaker is None:
        return True
    name = entry.speaker.name
    whole = name.split(" ")[-1] not in _OPEN_ENDS
    return whole and (name.endswith("s") if name == name.lower() else not name[0].islower())


def _harms(entry: Entry) -> bool:
    return any(done_to(entry.read, f) in naming.HARM for f in entry.read.figures)


def _score(entry: Entry, report: int, stems: Sequence[Sequence[frozenset[str]]], facts: EventFacts) -> float:
    mine, read, words = comparing.stems(entry.read.text), entry.read, entry.claim.text.split()
    others = [max(_like(mine, one) for one in told) for n, told in enumerate(stems) if n != report]
    own = sorted((_like(mine, one) for one in stems[report]), reverse=True)[1:4]
    who = entry.speaker.name if entry.speaker is not None else ""
    days, first, last = days_of(entry), ordinal(facts.first), ordinal(facts.last)
    low = [word.lower() for word in words]
    signs = {
        "others": sum(others) / max(1, len(others)), "its own": sum(own) / 3,
        "share": len(stems[report]) / sum(map(len, stems)),
        "place": float(any(p.kind not in naming.WIDE and not p.anaphor for p in read.places)),
        "harm": float(_harms(entry)),
        "deed": float(bool(kinds(mine, "act"))), "capital": float(not words[0][0].islower()),
        "main": float(read.event_role == "main"),
        "verb": float(_told(words)),
        "named": float(read.voice == "narrator" or who != who.lower()),
        "its day": float(days is not None and first is not None and last is not None
                         and days[0] <= last and first <= days[1]),
        "its place": float(any(facts.place_name in (p.text, p.name) or p.id == facts.place for p in read.places)),
        "title": float(2 * sum(word[0].isupper() for word in words) > len(words)),
        "points back": float(any(p.anaphor for p in read.places) or not _POINTS.isdisjoint(low)),
        "apart": float(bool(kinds(mine, "apart"))),
    }  # fmt: skip
    return sum(SIGNS[name] * value for name, value in signs.items())


def _like(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their stems that both have, from 0 to 1."""
    return 2 * len(one & other) / max(1, len(one) + len(other))
