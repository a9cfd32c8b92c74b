"""Text in capitals as it would be printed in both cases, letter by letter, so that every offset stays.

What is no common word is written like a name. data/cases.txt says which words are common, which of them are written
large beside names (n: before one, l: after one), which pairs are names ("white_house"), which endings common words have
("-ted"), and which words are capitals (U) or names (C) anyway. training/fit_cases.py counts it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.model.running import Paragraph
from counterclaim.model.span import Span
from counterclaim.patterns import compiled

LEAST_WORDS = 8  # of a paragraph in capitals: fewer are a label, a name or a title; set by eye
SHARE = 0.9  # of its letters that are capitals
ENGLISH = 0.25  # share of the words that are common ones; set by eye
LETTERS = 8  # of an acronym at most
ENDING = 3  # letters of an ending in the table
_WORD = compiled(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
_OPENS = compiled(r"(?:^|(?<![\s.(][^\W\d_])\.|[!?:]|\n)[\s\"“”‘(\[–—-]*$")
STOPS = 2  # that a telex has at least; one may be a sign's, or an order
_STOP = " STOP"
_OPENED, _CLOSED = "QUOTE ", " UNQUOTE"
_LONGEST = 2_000  # characters between the two
_BEFORE_VERBS = vocabulary.words("pages.before_verbs")
_LOOKED = 24  # characters before a word in which a sentence may begin


class _Cases(NamedTuple):
    """small: common words, with the sides of names on which they are written large. upper: words in capitals. endings:
    of common words that are not listed; large: words that end so and are names.
    """

    small: dict[str, str]
    upper: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    endings: frozenset[str]
    large: frozenset[str]


@cache
def _cases() -> _Cases:
    small: dict[str, str] = {}
    upper, large, pairs, endings = set(), set(), set(), set()
    with files("counterclaim.reports").joinpath("data/cases.txt").open(encoding="utf-8") as rows:
        for row in rows:
            word, _, mark = row.rstrip("\n").partition(" ")
            first, _, second = word.partition("_")
            if word.startswith("-"):
                endings.add(word[1:])
            elif second:
                pairs.add((first, second))
            elif mark == "U":
                upper.add(word)
            elif mark == "C":
                large.add(word)
            else:
                small[word] = mark
    return _Cases(small, frozenset(upper), frozenset(pairs), frozenset(endings), frozenset(large))


def in_both_cases(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The running text with its paragraphs in capitals recast, as long as before; the same where it has none."""
    told = [at for at, one in enumerate(paragraphs) if in_capitals(text[one.start : one.end])]
    if not told:
        return text
    if in_capitals(text):  # then its short lines are no labels
        told = list(range(len(paragraphs)))
    text = _without_telex(text, [paragraphs[at] for at in told])
    rest = set(range(len(paragraphs))).difference(told)
    own = Counter(word[0] for at in rest for word in _WORD.finditer(text, paragraphs[at].start + 1, paragraphs[at].end))
    out, end = [], 0
    for one in (paragraphs[at] for at in told):
        out += [text[end : one.start], recased(text[one.start : one.end], own)]
        end = one.end
    return "".join([*out, text[end:]])


def _without_telex(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The text, as long as before, with the marks that a telex spells out in the paragraphs printed as such.

    "HELD STOP" ends a sentence where the words have more such ends than full stops, and "TO STOP" is a verb; "QUOTE"
    opens what "UNQUOTE" closes.
    """
    parts = [text[one.start : one.end] for one in paragraphs]
    stops = sum(1 for part in parts for _ in _stops(part))
    full = sum(len(word) > 3 and word.find(".") == len(word) - 1 for part in parts for word in part.split())
    telex = stops >= STOPS and stops > full
    out, end = [], 0
    for one, part in zip(paragraphs, parts, strict=True):
        part = _with_marks(part)
        if telex:
            part = _stopped(part)
        out += [text[end : one.start], part]
        end = one.end
    return "".join([*out, text[end:]])


def _stopped(part: str) -> str:
    out, at = [], 0
    for start, end in _stops(part):
        out += [part[at:start], ".".ljust(end - start)]
        at = end
    return "".join([*out, part[at:]])


def _stops(part: str) -> Iterator[Span]:
    """Where STOP ends a sentence, with the blanks before it."""
    at = -1
    while (at := part.find(_STOP, at + 1)) >= 0:
        before, end = part[max(0, at - _LOOKED) : at], at + len(_STOP)
        verb = before.rpartition(" ")[2].lower() in _BEFORE_VERBS
        if not verb and before.strip() and not part[end : end + 1].isalnum():
            yield at - len(before) + len(before.rstrip(" ")), end + (part[end : end + 1] == ".")


def _with_marks(part: str) -> str:
    """ "QUOTE WE HOLD UNQUOTE" with marks right beside the words, and blanks where the rest was spelled."""
    part = part.replace(" END QUOTE", f"{_CLOSED}  ")
    out, at, close = [], 0, -1
    while (close := part.find(_CLOSED, max(at, close + 1))) >= 0:
        opened = part.rfind(_OPENED, max(at, close - _LONGEST), close)
        if opened >= 0 and not part[max(0, opened - 1) : opened].isalnum():
            out += [part[at:opened], '"'.rjust(len(_OPENED)), part[opened + len(_OPENED) : close]]
            out.append('"'.ljust(len(_CLOSED)))
            at = close + len(_CLOSED)
    return "".join([*out, part[at:]])


def in_capitals(text: str) -> bool:
    """True for words that are printed in capitals as a whole, in English as far as common words tell."""
    if text.count(" ") + 1 < LEAST_WORDS or sum(map(str.isupper, text)) < SHARE * sum(map(str.islower, text)):
        return False  # most text, told at once
    letters = [c for c in text if c.isalpha() and c.lower() != c.upper()]
    if sum(c.isupper() for c in letters) < SHARE * max(1, len(letters)):
        return False
    words = _WORD.findall(text)
    return sum(word.lower() in _cases().small for word in words) >= ENGLISH * len(words)


def recased(text: str, own: Counter[str]) -> str:
    """The paragraph in both cases, as many characters. own: words that the report prints in both cases elsewhere."""
    table = _cases()
    words = [(found.start(), found.group()) for found in _WORD.finditer(text)]
    lows = [word.lower().rstrip("'’") for _, word in words]
    large = [_large(low, table, own) for low in lows]
    for at, pair in enumerate(pairwise(lows)):
        if pair in table.pairs and text[words[at][0] + len(words[at][1]) : words[at + 1][0]] == " ":
            large[at] = large[at + 1] = True
    for at, (start, word) in enumerate(words):
        if text[start - 1 : start] == "(" and text[start + len(word) : start + len(word) + 1] == ")":
            for named in _spelled(lows, at):
                large[named] = True
    names = list(large)
    for at, low in reversed(list(enumerate(lows))):  # "the National Security Council": a word before one before a name
        mark = table.small.get(low, "")
        after = at + 1 < len(lows) and large[at + 1] and _adjoins(text, words[at], words[at + 1])
        before = at > 0 and names[at - 1] and _adjoins(text, words[at - 1], words[at])
        dated = low == "may" and any(c.isdigit() for c in text[max(0, words[at][0] - 3) : words[at][0] + 6])
        large[at] = large[at] or ("n" in mark and after) or ("l" in mark and before) or dated
    out = list(text)
    for (start, word), low, is_large in zip(words, lows, large, strict=True):
        if (low in table.upper and not own[low]) or _letters(text, start, word, table):
            continue
        begins = start > 0 and text[start - 1] in "'’" and len(low) == 1  # the "s" of "Norland's"
        first = is_large or _OPENS.search(text[max(0, start - _LOOKED) : start]) is not None
        for at in range(start + (first and not begins), start + len(word)):
            small = text[at].lower()
            out[at] = small if len(small) == 1 else text[at]
    return "".join(out)


def _spelled(lows: Sequence[str], at: int) -> list[int]:
    """The words before a short name in brackets that it is short for: "Norland Rescue Force (NRF)"."""
    letters, found = list(lows[at]), []
    for n in range(at - 1, max(-1, at - 2 * len(letters)), -1):
        if letters and lows[n][0] == letters[-1]:
            found.append(n)
            letters.pop()
        elif len(lows[n]) > LETTERS:
            break
    return [] if letters or len(found) < 2 else found


def _large(low: str, table: _Cases, own: Counter[str]) -> bool:
    """True where the word is written large: as the report itself does elsewhere, else where it is no common word."""
    if own[low] or own[low.capitalize()]:
        return own[low.capitalize()] > own[low]
    if low in table.small or len(low) == 1:
        return low == "i"
    return len(low) <= ENDING + 2 or low in table.large or low[-ENDING:] not in table.endings


def _letters(text: str, start: int, word: str, table: _Cases) -> bool:
    """True for what is spelled by its letters: "G7", "U.S.", "KGB", a short name alone in brackets."""
    around = text[start - 1 : start], text[start + len(word) : start + len(word) + 1]
    if around[1].isdigit() or (len(word) == 1 and word != "A" and around[0] not in ("'", "’")):
        return True
    if word.lower() in table.small:
        return False
    return len(word) <= LETTERS and (around == ("(", ")") or not set(word.lower()) & set("aeiouy"))


def _adjoins(text: str, a: tuple[int, str], b: tuple[int, str]) -> bool:
    return text[a[0] + len(a[1]) : b[0]] in (" ", "-", ". ")
