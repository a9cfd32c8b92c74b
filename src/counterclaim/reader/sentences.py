"""Sentences of a running text, by rule; quotation marks stay with the sentence they close."""

from bisect import bisect_right
from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.beside import word_end
from counterclaim.reports.layout import BULLET

# Abbreviations after which a full stop does not end a sentence when a name or number follows.
_TITLES = vocabulary.words("sentences.titles")
_OPENING = "\"“‘'«(["
# From the first stop of a run on, and nothing given back: a million dots are gone through once.
_END = compiled(r"(?<![.!?…؟])[.!?…؟]++[\"”’'»)\]]*+(?=\s|$)")
_OPENS = compiled(r"(?<!\s)\s++[\"“‘'«(\[—–-]*+\s*+(?:[A-Z0-9À-ÖØ-ÞА-ЯЁІЇЄҐא-תء-ي]|\S*[A-Z])")


def split(doc: RunningText) -> tuple[Span, ...]:
    """Sentence spans in order, none crossing a paragraph, no blanks at their ends."""
    out: list[Span] = []
    for paragraph in doc.paragraphs:
        out.extend(split_span(doc.text, paragraph.start, paragraph.end))
    return tuple(out)


def split_span(text: str, start: int, end: int) -> list[Span]:
    """Sentence spans of text[start:end]; offsets into `text`."""
    cuts: list[int] = []
    for match in _END.finditer(text, start, end):
        if match.end() >= end:
            break
        if not _OPENS.match(text, match.end(), end):
            continue
        if match.end() - start <= 4 and BULLET.match(text, start, end):  # "2. 140 soldiers": a list's number
            continue
        stop = match.group()
        if (
            stop.startswith(".")
            and not stop.startswith("..")
            and _abbreviated(text, start, match.start(), match.end(), end)
        ):
            continue
        cuts.append(match.end())
    out: list[Span] = []
    begin = start
    for cut in [*cuts, end]:
        s, e = begin, cut
        while s < e and text[s].isspace():
            s += 1
        while e > s and text[e - 1].isspace():
            e -= 1
        if s < e:
            out.append((s, e))
        begin = cut
    return out


def _abbreviated(text: str, start: int, dot: int, after: int, end: int) -> bool:
    if after > dot + 1:  # a closing mark follows the stop: `Jan."` may end a sentence
        return False
    word = text[max(start, dot - 24) : dot].translate(_PARTING).rpartition(" ")[2]
    letters = word.split(".")
    initials = all(len(one) == 1 and one.isascii() and one.isalpha() for one in letters)
    if word in _TITLES or (initials and word.isupper() and len(letters) == 1):
        return True
    if not initials:
        return False
    if letters[-1] == "m" and not _of_an_hour(text[after : min(end, after + 40)].split()):
        return False  # "It exploded at 4 a.m. Gunmen then came"
    # "U.S. forces" goes on, "in the U.S. The army" does not: an article or pronoun opens a sentence.
    following = text[after : min(end, after + 40)].lstrip().lstrip(_OPENING)
    return following[: word_end(following, 0)].partition("-")[0] not in _OPENERS


def _of_an_hour(words: Sequence[str]) -> bool:
    """True for what goes on with an hour: "4 a.m. | Monday", "GMT", "Moscow time"."""
    first = words[0].strip(",.;()") if words else ""
    return first.isupper() or first in _CALENDAR or "time" in [word.strip(",.;") for word in words[1:2]]


_CALENDAR = vocabulary.words("times.weekdays") | vocabulary.words("times.months")
_PARTING = str.maketrans(dict.fromkeys("(\"“‘'—–-\n\t\u00a0", " "))
_OPENERS = vocabulary.words("sentences.openers")


class SentenceIndex:
    """Which sentence a character stands in, by bisection."""

    def __init__(self, sentences: Sequence[Span]) -> None:
        self.sentences = tuple(sentences)
        self._starts = [s for s, _ in self.sentences]

    def at(self, point: int) -> int:
        """Number of the sentence that holds or last began before `point`; -1 before the first."""
        return bisect_right(self._starts, point) - 1

    def end(self, point: int) -> int:
        """Where the sentence ends that holds `point`; `point` itself before the first."""
        number = self.at(point)
        return max(point, self.sentences[number][1]) if number >= 0 else point
