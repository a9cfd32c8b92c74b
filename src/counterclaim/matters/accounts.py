"""Whose account each claim of an event is: the voices of one body are one, and a report that tells who counted ("a
doctor put the dead at 31", "by noon he had raised it to five") gives that one's account, not its own. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.gazetteer import fold
from counterclaim.matters.speakers import key_of
from counterclaim.model.entry import Entry

NEXT = 8  # characters up to what goes on with a sentence (", and with"); set by eye

# Who counts, in the report's own voice: what stands before such a verb, or before a colon.
_COUNTED = re.compile(
    r"^(?P<who>[^:;]{2,140}?),? (?:(?:had|has|have|later|also|then|still|now|could|only|at first|first|earlier) )*"
    rf"(?:{'|'.join(vocabulary.listed('accounts.counting'))}|(?P<has>had|has))\b|^(?P<head>[^:;.]{{3,90}}): ",
    re.I,
)
_ITS = re.compile(r"\b(?:its|his|her|their)\b", re.I)
_PRONOUN = re.compile(r"\b(?:he|she|it|they)$", re.I)
# "On Wednesday | the deputy minister", "At noon, when the search ended, | the service".
_LEAD = re.compile(r"^(?:by|on|in|at|after|later|within|when|as|while)\b", re.I)
_BEGINS = re.compile(r"^.*?(?=\b(?:the|an?|its|his|her|their|he|she|it|they)\b)", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)(?: \w+)?$", re.I)  # "six people were also | reported"
_OWNER = re.compile(r"['’]s?(?!\w)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = vocabulary.words("accounts.small")
# Who speaks for a body, or works for it: what is left of the phrase is the body.
_VOICES = vocabulary.words("accounts.voices")
_OTHER = re.compile(r"\b(?:another|other|second|third)\b", re.I)


class _Seen(NamedTuple):
    """A voice of a report. key: of its account. words: folded, that name it; proper: those that name its body, with a
    capital. kind: person, body, voice (nobody named), crowd ("residents": one account with none of its words), told.
    office: of a person the words without the name."""

    key: str
    words: frozenset[str]
    proper: frozenset[str]
    kind: str
    side: str | None = None
    office: frozenset[str] = frozenset()


def account(entry: Entry, speakers: Mapping[str, str | None] = MappingProxyType({})) -> str:
    """Whose account a claim is: its speaker's, else its report's ("report:..."); one of its own where that is open."""
    known = speakers.get(entry.id)
    if known:
        return known
    key = key_of(entry)
    if entry.read.voice == "actor" and not key:
        return f"open:{entry.id}"
    return key if key and key != "narrator" else f"report:{entry.family or entry.report}"


def accounts(entries: Iterable[Entry], speakers: Mapping[str, str | None] = MappingProxyType({})) -> dict[str, str]:
    """The account of each claim by its id. entries: claims of one event, of whatever reports; speakers: who speaks by
    entry id, as a ledger knows them."""
    same: dict[str, str] = {}
    own: dict[str, str] = {}
    seen: list[_Seen] = []
    report, before = "", None
    for entry in sorted(entries, key=lambda e: (e.report, e.order, e.id)):
        if entry.report != report:
            report, seen = entry.report, []
        phrase = _phrase(entry)
        voice = _voice(entry, phrase, speakers)
        own[entry.id] = voice.key
        if entry.read.voice == "narrator" and not phrase:
            if before is not None and before.report == entry.report and _goes_on(before, entry):
                own[entry.id] = own[before.id]
            before = entry
            continue
        before = entry
        last = seen[-1] if seen else None
        if last is not None and _PRONOUN.search(phrase):
            own[entry.id] = last.key
            continue
        its = last is not None and voice.kind != "body" and (bool(_ITS.search(phrase)) or _bare(phrase, last))
        known = last if its else _among(voice, seen) if not _OTHER.search(phrase) else None
        if known is not None and None not in (known.side, voice.side) and known.side != voice.side:
            known = None
        if known is not None and _root(same, known.key) != _root(same, voice.key):
            same[_root(same, voice.key)] = _root(same, known.key)
        seen.append(voice)
    return {id: _root(same, key) for id, key in own.items()}


def _goes_on(before: Entry, entry: Entry) -> bool:
    """True for what follows at once in the sentence: "14 killed, and 108 injured"."""
    ends, begins = before.claim.content, entry.claim.content
    near = bool(ends and begins) and 0 <= begins[0][0] - ends[-1][1] <= NEXT
    return near and not entry.claim.text[:1].isupper()  # no new sentence


def _bare(phrase: str, last: _Seen) -> bool:
    """ "Its director, ..." after what a body said: an office that names no body."""
    return bool(phrase) and not _words(phrase)[0] and last.kind in ("body", "told")


def _root(same: Mapping[str, str], key: str) -> str:
    while key in same:
        key = same[key]
    return key


def _phrase(entry: Entry) -> str:
    """The words that say who counts; "" where none do."""
    if entry.read.voice != "narrator":
        return "" if entry.speaker is None else entry.speaker.role or entry.speaker.name
    text, figures = entry.read.text, entry.read.figures
    found = _COUNTED.match(text) if entry.plain is None and figures else None
    if found is not None and found["has"] and not any(text.startswith(f.text, found.end() + 1) for f in figures):
        return ""  # "12 people had died"
    if found is None or (found["who"] and _PASSIVE.search(found["who"])):
        return ""
    parts = (found["who"] or found["head"]).split(", ")
    while len(parts) > 1 and _LEAD.match(parts[0]):
        parts.pop(0)
    return _BEGINS.sub("", parts[0]) if _LEAD.match(parts[0]) else parts[0]


def _voice(entry: Entry, phrase: str, speakers: Mapping[str, str | None]) -> _Seen:
    words, proper = _words(phrase)
    who = entry.speaker
    if entry.read.voice == "narrator":
        key = f"told:{entry.report}:{' '.join(sorted(words))}" if words else account(entry, speakers)
        return _Seen(key, words, proper, "told")
    kind = {"person": "person", "collective": "crowd", "unnamed": "voice"}.get(who.kind if who else "", "body")
    office: frozenset[str] = frozenset()
    if who is not None and kind == "person":
        office, proper = (words, proper) if who.role else (office, office)
        words |= _words(who.name)[0]
    return _Seen(account(entry, speakers), words, proper, kind, who.side if who is not None else None, office)


def _words(phrase: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a phrase that name a body or a person, folded, in the singular; and those of them with a capital."""
    every, proper = set(), set()
    found = list(_WORD.finditer(_OWNER.sub("", phrase)))
    for n, match in enumerate(found):
        word = fold(match[0]).removesuffix("s")
        word = "ministry" if word == "minister" else word
        if word in _SMALL or word in _VOICES:
            continue
        every.add(word)
        begins = n == 0 and not (len(found) > 1 and found[1][0][:1].isupper())
        if match[0][:1].isupper() and not begins:
            proper.add(word)
    return frozenset(every), frozenset(proper)


def _among(voice: _Seen, seen: Sequence[_Seen]) -> _Seen | None:
    """The voice told before that this one is of: the same body, or the one it speaks for."""
    words = voice.words
    if not words or voice.kind == "crowd":
        return None
    for one in reversed(seen):
        if not one.words or one.kind == "crowd" or (one.kind == voice.kind == "voice"):
            continue
        # "The ministry" after "the health ministry"; but "a Gaza surgeon" is not the Gaza ministry.
        if words == one.words or (words < one.words and not words <= one.proper):
            return one
        if one.kind in ("body", "told") and voice.office <= one.words and not voice.office <= one.proper:
            return one  # "government spokesman Ana Sorel" after "the government of Norva"
        # "A spokesman for the health ministry" after "the health ministry"; but not "the Free Army" after "the army".
        if one.words < words and not (words - one.words) & voice.proper:
            return one
    return None
