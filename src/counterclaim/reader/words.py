"""Words with their class, their part in the clause and their name tag, as the encoder's heads give them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.model.span import Span
from counterclaim.patterns import compiled

# Words as the silver labels cut them: abbreviations with their stops, numbers whole, "'s" and "n't" apart; but names
# with an apostrophe inside ("O'Casey", "Qa'im") are one word.
APOSTROPHES = frozenset("'’ʼ`")
_NAME = r"\b[A-Z]\w*(?:['’ʼ`](?!(?:[sS]|[tT]|ll|re|ve|d|m)\b)\w+)+"
TOKEN = compiled(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|['’][sS]\b|\w+?(?=n['’]t\b)|n['’]t\b|" + _NAME + r"|\w+|[^\w\s]")
NAME_WITH_APOSTROPHE = compiled(_NAME)

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_KEPT = 80  # words of a stretch that is kept, since it is asked for again and again
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


class Word(NamedTuple):
    """One word or mark.

    start, end: code points into the running text. tag: Penn Treebank class. dep: its relation to its head,
    as spaCy's English models name it (the head itself is not known). name: "B-PERSON", "I-ORG", ... or "O".
    """

    start: int
    end: int
    text: str
    tag: str
    dep: str
    name: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def verb(self) -> bool:
        """Any verb form, modals included."""
        return self.tag[0] == "V" or self.tag == "MD"

    @property
    def noun(self) -> bool:
        """Common or proper noun."""
        return self.tag[0] == "N"


class Words(tuple[Word, ...]):
    """The words of a running text in order, found by position."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._starts = [w.start for w in words]
        self._ends = [w.end for w in words]
        self._slices: dict[Span, tuple[Word, ...]] = {}

    def within(self, span: Span) -> tuple[int, int]:
        """(first, last+1) of the words that overlap the span."""
        first = bisect_right(self._ends, span[0])
        return first, max(first, bisect_left(self._starts, span[1]))

    def slice(self, span: Span) -> tuple[Word, ...]:
        """The words that overlap the span."""
        found = self._slices.get(span)
        if found is None:
            first, stop = self.within(span)
            found = self[first:stop]
            if stop - first <= _KEPT:
                self._slices[span] = found
        return found


def is_clause(words: Sequence[Word]) -> bool:
    """True where the words hold a finite verb and a subject, by its label or as a noun before the verb."""
    verb = next((i for i, w in enumerate(words) if w.tag in FINITE), None)
    if verb is None:
        return False
    return any(w.dep in SUBJECTS for w in words) or any(w.noun or w.tag in ("PRP", "EX") for w in words[:verb])


def words_of(text: str, starts: Sequence[int], tags: Sequence[str], deps: Sequence[str], names: Sequence[str]) -> Words:
    """The words of a text with the labels of their first tokens.

    starts: offsets of the encoder's tokens, ascending; tags, deps, names: one label a token. A word no token
    begins in is a mark without a relation.
    """
    out: list[Word] = []
    name = -1  # where the name stands whose words are being gone through
    i, count = 0, len(starts)  # the first token that begins at the word or after it
    for match in TOKEN.finditer(text):
        start, end = match.span()
        while i < count and starts[i] < start:
            i += 1
        if i < count and starts[i] < end:
            name = start
            out.append(Word(start, end, match.group(), tags[i], deps[i], names[i]))
        elif out and i and starts[i - 1] == name and (match.group()[0].isalpha() or match.group()[0] in "'’-"):
            # The rest of a name that was read as one token ("North Korea"): the last word carries its part.
            before = out[-1]
            first = before.start == name and before.lower == "the"
            out[-1] = before._replace(tag="DT", dep="det", name="O") if first else before._replace(dep="compound")
            labels = (before.tag, before.dep, before.name)
            out.append(Word(start, end, match.group(), *labels))
        else:
            out.append(Word(start, end, match.group(), "NFP", "punct", "O"))
    return Words(out)
