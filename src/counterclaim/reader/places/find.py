"""Place names by rule, beside the encoder's: type words, containers, prepositions, and names that stand for one place.

Made for precision: a name that is only one of many possible readings of its word is left to the encoder.
"""

from collections.abc import Collection, Iterator, Sequence

from counterclaim import vocabulary
from counterclaim.gazetteer import Entry, Gazetteer
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.beside import without_article, words_before
from counterclaim.reader.places.theatre import demonyms, is_seat
from counterclaim.reader.places.type_words import (
    AFTER,
    STRONG_TYPES,
    Kinds,
    is_part,
    type_before,
)

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ſА-ЯЁІЇЄҐḀ-ỿ"
_LETTERS = r"(?:[^\W\d_]|['’`ʼ](?=[^\W\d_]{2})|(?<=\w)-(?=\w)|\.(?=[A-Z]\.))*"
_WORD = rf"(?:(?:[Aa]l|[Ee]l|[AaEe][nrsdzt]|[AaEe]sh)-)?[{_CAPITAL}]{_LETTERS}\.?"
# At most eight words: a line wholly in capitals must not be one run.
_RUN = compiled(rf"(?<![\w-]){_WORD}(?: (?:(?:de|da|do|del|la|le|el|al|on|of the|of|upon|ez|es|az) )?{_WORD}){{0,7}}")
_ABBREVIATED = frozenset(("St.", "Mt.", "Ft."))
_INTO = vocabulary.words("places.into")
_INSIDE = vocabulary.words("places.inside")
_HELD = vocabulary.words("places.held")
# Words that open a sentence or a title and are no part of a name after them.
_OPENERS = vocabulary.words("places.openers")
# Capitalised words that name no place whatever the gazetteer holds under them.
_NEVER = vocabulary.words("places.never")
BIG = 15_000  # people from which a town is found after a preposition; 5,000 to 100,000 tried on places train
_LONGEST = 5


def find(text: str, gazetteer: Gazetteer, *, alone: bool = True) -> list[Span]:
    """Spans of place names, in reading order, none overlapping; without type words (mention.py adds them).

    alone: no other finder has read the text; then towns that no list of ours notes are found too, after "in" and the
    like. Beside the encoder they cost more in false finds than they bring (places dev, end to end F1 -.006).
    """
    runs = [words for run in _RUN.finditer(text) for words in _sentences(text, *run.span())]
    first = [list(_in_run(text, run, gazetteer, alone, frozenset())) for run in runs]
    seen = frozenset(text[s:e] for found in first for s, e in found)
    # Once a report has used a name for a place beyond doubt, the name alone tells it again. Runs without any word
    # that such a name begins with are not read again.
    ends = {s: e for run in runs for s, e in run}
    opening = {text[s : ends[s]] for found in first for s, _ in found}
    return [
        span
        for run, found in zip(runs, first, strict=True)
        for span in (
            found if opening.isdisjoint(text[s:e] for s, e in run) else _in_run(text, run, gazetteer, alone, seen)
        )
    ]


def _sentences(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The words of a run, apart where a full stop ends a sentence."""
    words: list[Span] = []
    for word in text[start:end].split(" "):
        end = start + len(word)
        words.append(_bounds(text, start, end))
        if words[-1][1] < end and word.endswith("."):
            yield words
            words = []
        start = end + 1
    if words:
        yield words


def _in_run(
    text: str, words: Sequence[Span], gazetteer: Gazetteer, alone: bool, seen: frozenset[str]
) -> Iterator[Span]:
    first = 0
    while first < len(words):
        step = 1
        # A word that only opens a sentence may begin a name of several words: "Central African Republic".
        shortest = first + (text[words[first][0] : words[first][1]].lower() in _OPENERS)
        if shortest < len(words):
            for last in range(min(len(words), first + _LONGEST) - 1, shortest - 1, -1):
                found = gazetteer.find(text[words[first][0] : words[last][1]], loose=False)
                if found and _accepted(text, words, first, last, found, alone, seen):
                    yield words[first][0], words[last][1]
                    step = last - first + 1
                    break
        first += step


def _bounds(text: str, start: int, end: int) -> Span:
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    letters = text[start:end].split(".")
    initials = all(len(letter) == 1 and letter.isupper() for letter in letters[:-1])
    if text[end - 1] == "." and not initials and text[start:end] not in _ABBREVIATED:
        end -= 1
    return start, end


def _accepted(
    text: str, words: Sequence[Span], first: int, last: int, found: Sequence[Entry], alone: bool, seen: frozenset[str]
) -> bool:
    start, end = words[first][0], words[last][1]
    name = text[start:end]
    low = name.lower()
    if low in _NEVER or name in demonyms() or is_seat(name, found):
        return False
    if name.isupper() and len(name) < 5 and not _initials(name, found):
        return False
    before = words_before(text, start)
    kinds = _typed(before, text[end : end + 24])
    if kinds and any(e.kind in kinds for e in found):
        return True
    if last + 1 < len(words) and text[words[last + 1][0]].isupper():
        return False  # "Washington Post", "Israel Katz"
    if first > 0 and not _opener(text, words[first - 1]):
        return False  # "Michael Jordan"
    if name in seen:
        return True
    known = any(e.noted or e.kind in ("country", "continent", "ADM1") for e in found)
    if len(low) < 5 and not any(_well_known(e) for e in found):
        return known and placed(before, _INSIDE)
    if any(e.kind in ("country", "continent") for e in found):
        return True
    if any(e.noted and e.kind != "town" and e.official for e in found) or (" " in name and any(e.noted for e in found)):
        return True
    if any(e.noted for e in found):
        return len(low) > 5 or placed(before, _INTO)
    return alone and any(e.population >= BIG for e in found) and placed(before, _INSIDE)


def placed(before: Sequence[str], words: Collection[str]) -> bool:
    """True for one of the words right before a name, or with an article, a part and whose it is between: "into the
    northern", "near Ostia's"."""
    rest = list(before)
    if rest and (rest[-1].endswith(("'s", "’s")) or rest[-1].rpartition("-")[2] in _HELD):
        rest.pop()
    if rest and (is_part(rest[-1]) or rest[-1].endswith("ern")):
        rest.pop()
    rest = without_article(rest)
    return bool(rest) and rest[-1] in words


def _well_known(entry: Entry) -> bool:
    return entry.kind == "country" or entry.population > (30_000 if entry.noted else 500_000)


def _initials(name: str, found: Sequence[Entry]) -> bool:
    return any(e.kind == "country" for e in found) and name not in ("IN", "IT", "NO", "SO", "AM", "IS", "US", "CAR")


def _opener(text: str, word: Span) -> bool:
    low = text[word[0] : word[1]].lower()
    owner = text[word[1] : word[1] + 2] in ("'s", "’s")
    return owner or text[word[0]].islower() or low in _OPENERS or text[word[0] : word[1]] in demonyms()


def _typed(before: Sequence[str], after: str) -> Kinds:
    """The kinds that a type word right after or before the name allows; () where there is none."""
    words = after.split(" ", 2)
    if len(words) > 1 and words[0] == "":
        word = words[1].strip(".,;:)’'\"”").lower()
        if word in STRONG_TYPES:
            return AFTER[word]
    return type_before(before)[1]
