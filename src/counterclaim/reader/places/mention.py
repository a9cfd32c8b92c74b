"""Mention: a stretch of text that names a place, read for its name, its kind and how near it means."""

import msgspec

from counterclaim import vocabulary
from counterclaim.gazetteer import Gazetteer, Kind
from counterclaim.reader.beside import is_name, words_before
from counterclaim.reader.places.type_words import (
    AFTER,
    NAME_OPENERS,
    Kinds,
    near_before,
    part_before,
    part_end,
    type_after,
    type_before,
)
from counterclaim.registry.words import ARTICLES

_OPENERS = vocabulary.words("places.openers")
_BACK = 48  # characters before a name that are read for type words; the longest construction above has 41


class Mention(msgspec.Struct, frozen=True):
    """A place name in the text.

    start, end: code points, the type word included ("Kursk region"), the article not. name: what to look up.
    kinds: kinds that its words allow, () for any. near: the place meant lies by or in a part of the named one.
    strict: the type word is part of the name ("Atlas Mountains"). name_start, name_end: the name alone.
    """

    start: int
    end: int
    name: str
    kinds: Kinds = ()
    near: bool = False
    strict: bool = False
    name_start: int = 0
    name_end: int = 0

    def allows(self, kind: Kind) -> bool:
        """Whether the words beside the name allow that kind."""
        return not self.kinds or kind in self.kinds


def read_mention(text: str, start: int, end: int, gazetteer: Gazetteer) -> Mention | None:
    """What the words in and around text[start:end] say; None where nothing is left of the span."""
    start, end = _trim(text, start, end)
    if start >= end or text[start:end].lower() in ARTICLES:
        return None
    outer = start
    near = False
    part = part_end(text, start, end)
    if start < part < end and not _known_whole(text, start, end, gazetteer):
        near = True
        start, end = _trim(text, part, end)
        if start >= end:
            return None
    start, end = _without_owner(text, start, end, gazetteer)
    before = words_before(text, outer, _BACK)
    near = near or part_before(before) or near_before(before)
    name_end, span_end, kinds = _type_after(text, start, end, gazetteer)
    if not kinds:
        of, told = type_before(before)
        owner = before[-of - 1] if of < len(before) else ""
        if not is_name(owner) or owner.lower() in _OPENERS:  # not in "the Kursk region of Russia"
            kinds = told
    name = text[start:name_end]
    opener = name.split(" ", 1)[0].lower()
    if opener in NAME_OPENERS and " " in name:
        kinds = NAME_OPENERS[opener]
    strict = bool(kinds) and kinds[0] in ("water", "region") and _capital_type(text, name_end, span_end)
    return Mention(start, span_end, name, kinds, near, strict, start, name_end)


def _capital_type(text: str, start: int, end: int) -> bool:
    return text[start:end].strip(" -")[:1].isupper()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(end, len(text))
    while start < end and not text[start].isalnum():
        start += 1
    while 0 < start < end and text[start - 1].isalnum():  # a span that cuts into a word takes all of it
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    if text[start:end].lower().startswith("the ") and end - start > 4:
        start += 4
    if text[max(start, end - 2) : end].lower() in ("'s", "’s"):
        end -= 2
    while end > start and not text[end - 1].isalnum() and text[end - 1] != ".":
        end -= 1
    if text[end - 1 : end] == "." and "." not in text[start : end - 1] and end - start > 5:
        end -= 1  # the sentence's stop, not an abbreviation's
    return start, end


def _without_owner(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """The span without an owner's ending whose apostrophe is lost ("Aleppos rebel-held east", "Norlands | Kelde")."""
    first = text.find(" ", start, end)
    words = [(start, first), (first + 1, end)] if first > 0 else [(start, end)]
    s, e = words[0]
    last = text.rfind(" ", start, end) + 1
    if last and text[end - 1] == "s" and not gazetteer.find(text[start:end]):
        state = gazetteer.find(text[last : end - 1], loose=False)
        if any(one.kind == "country" for one in state):
            return start, last - 1  # "in Kelde Norlands news agency said"
    if text[e - 1] != "s" or gazetteer.find(text[start:end]) or gazetteer.find(text[s:e]):
        return start, end
    owner = gazetteer.find(text[s : e - 1], loose=False) if text[s].isupper() else ()
    if len(words) > 1:
        return words[1] if any(one.kind == "country" for one in owner) else (start, end)
    return (start, end - 1) if any(one.noted or one.kind == "country" for one in owner) else (start, end)


def _known_whole(text: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    found = gazetteer.find(text[start:end])
    return bool(found) and (text[start].isupper() or any(e.noted for e in found))


def _type_after(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int, Kinds]:
    """(end of the name, end of the span, kinds) by a type word inside or after the span."""
    inner = _last_word(text, start, end)
    if inner is not None:
        word_start, kinds = inner
        whole = gazetteer.find(text[start:end])
        if whole and any(e.kind in kinds or e.noted for e in whole):
            return end, end, tuple(dict.fromkeys((*kinds, *(e.kind for e in whole if e.noted))))
        if gazetteer.find(text[start:word_start]) or gazetteer.spelled_like(text[start:word_start]):
            return word_start, end, kinds
        return end, end, ()
    after = type_after(text, end)
    if after is None:
        return end, end, ()
    after_end, word = after
    # "Rafah crossing" is a place of its own; the longest name that is known stands.
    longer = gazetteer.find(text[start:after_end])
    if longer:
        return after_end, after_end, tuple(dict.fromkeys(e.kind for e in longer))
    kinds = AFTER[word]
    if word == "state" and not gazetteer.find(text[start:end]):
        return end, after_end, kinds  # "Zelmark state": what no table has can't be told by its kind
    if word in ("state", "republic", "front", "direction", "base", "camp", "port", "plant", "territory"):
        # Words of many uses ("Iraq state media", "Israel front"): only where the name is of a fitting kind.
        known = [e for e in gazetteer.find(text[start:end]) if e.kind in kinds]
        if not known or any(e.kind in ("country", "continent") for e in gazetteer.find(text[start:end])):
            return end, end, ()
    if kinds == ("facility",):
        return end, after_end, kinds  # an unlisted facility of a listed town: the town's point, marked as near
    return end, after_end, kinds


def _last_word(text: str, start: int, end: int) -> tuple[int, Kinds] | None:
    blank = max(text.rfind(" ", start, end), text.rfind("-", start, end))
    if blank <= start:
        return None
    kinds = AFTER.get(text[blank + 1 : end].lower())
    return (blank, kinds) if kinds else None
