"""States that a report in a language beside English names and no table knows: the owners of ministries and armies.

What is found is what the text says of somebody: "the defence minister of Kalma" makes Kalma a state of this report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.span import Span
from counterclaim.names import nominative
from counterclaim.reader.claims.parties import Named
from counterclaim.reader.languages.language import Language, fold
from counterclaim.reader.languages.registry import Named as Names
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Words
from counterclaim.registry.abroad import Body
from counterclaim.registry.tables import Role

# Bodies and offices that only a state has; a town has police and a governor, too.
BODIES = frozenset((
    "army", "armed forces", "general staff", "defence ministry", "foreign ministry", "interior ministry", "government",
    "presidency", "navy", "air force", "parliament", "security council", "intelligence", "finance ministry",
    "justice ministry", "information ministry",
))  # fmt: skip
OFFICES = frozenset(("defence_minister", "foreign_minister", "head_of_state", "head_of_government", "military_chief"))
WORDS = 2  # of a state's name
BETWEEN = 3  # tokens between a body and the name of its owner, "republic" among them
LEAST, STEM = 4, 3  # letters of a name, and of those by which its cases are alike
_LED = {"ar": ("ال", "ب", "لل"), "he": ("ה", "ב", "ל")}  # adjectives, "in", "to": what does not own
_PLACES = ("GPE", "NORP", "ORG")


class Strangers:
    """The unknown states of one report and where they are named (offsets of the running text)."""

    def __init__(self, text: str, sentences: SentenceIndex, words: Words, registry: Names, language: Language) -> None:
        self.text, self.sentences, self.words = text, sentences, words
        self.registry, self.language = registry, language
        self.states: dict[str, str] = {}  # the letters by which it is known again, and its name
        self._heads: dict[int, str] = {}
        for number, span in enumerate(sentences.sentences):
            self._owners(number, span)

    def _owners(self, number: int, span: Span) -> None:
        sentence = self.text[slice(*span)]
        found = self.registry.tongue.namings(sentence)
        tokens = Tokens(self.text, *span, self.language)
        for one in found:
            row = one.row
            if one.side is not None or not isinstance(row, Body | Role):
                continue
            if not (row.name in BODIES if isinstance(row, Body) else row.role_class in OFFICES):
                continue
            at = next((k for k, start in enumerate(tokens.starts) if start >= span[0] + one.end), len(tokens))
            spans = [(span[0] + o.start, span[0] + o.end) for o in found]
            name = self._name(tokens, at, spans, office=isinstance(row, Role))
            if name is None:
                continue
            shown = self.text[tokens.starts[name[0]] : tokens.ends[name[1] - 1]]
            if self.language.code in ("ru", "uk"):
                shown = nominative(shown, self.language.code) or shown
            self.states.setdefault(self._stem(shown), shown)
            self._heads[tokens.starts[name[0]]] = _head(row)

    def _name(self, tokens: Tokens, at: int, taken: Sequence[Span], *, office: bool) -> tuple[int, int] | None:
        """The tokens of a name behind a body, over words such as "of the republic"; None where a known owner follows.

        Behind an office stands the name of its holder, too, so that only what the encoder marks as a place counts.
        """
        state = False
        for first in range(at, min(len(tokens), at + BETWEEN)):
            start = tokens.starts[first]
            if any(s <= start < e for s, e in taken) or not tokens.word(first)[:1].isalpha():
                return None
            if tokens.of(first, "statehood") is not None:
                state = True
            elif not (self.language.code == "fr" and tokens.of(first, "joins", "linked") is not None):
                break
        else:
            return None
        last = first
        while last < len(tokens) and last - first < WORDS and self._proper(tokens, last, state=state):
            last += 1
        placed = any(self._place(tokens, k) for k in range(first, last))
        if last == first or (office and not placed and not state):
            return None
        if not state:
            last = first + 1
            behind = last
            while behind < len(tokens) and self._capital(tokens, behind):
                behind += 1
            if behind - last == 1 or (behind > last and not self._place(tokens, first)):
                return None  # one more is a person's name: "the army of Ana | Sorel"
        return first, last

    def _proper(self, tokens: Tokens, k: int, *, state: bool) -> bool:
        inside = self.words.slice((tokens.starts[k], tokens.ends[k]))
        word = self.text[tokens.starts[k] : tokens.ends[k]]
        if len(word) < LEAST or any(w.name.endswith("PERSON") for w in inside):
            return False
        if tokens.of(k, "role", "title", "body", "people", "saying", "month", "weekday", "pronoun", "noun") is not None:
            return False
        if self.language.right_to_left:
            led = tokens.low[k].startswith(_LED[self.language.code])
            return self._place(tokens, k) and (state or not led)
        return word[0].isupper() and not word.isupper()

    def _capital(self, tokens: Tokens, k: int) -> bool:
        return not self.language.right_to_left and self.text[tokens.starts[k]].isupper()

    def _place(self, tokens: Tokens, k: int) -> bool:
        inside = self.words.slice((tokens.starts[k], tokens.ends[k]))
        return any(w.name.endswith(_PLACES) for w in inside)

    def _stem(self, name: str) -> str:
        last = fold(name).split()[-1]
        cut = 1 if self.language.code in ("ru", "uk") and len(last) > LEAST else 0
        return last[: max(STEM, len(last) - cut)]

    def named(self) -> Iterator[Named]:
        """Where the states are named again, in whatever case, and by the adjectives made of their names."""
        if not self.states:
            return
        for number, (start, end) in enumerate(self.sentences.sentences):
            tokens = Tokens(self.text, start, end, self.language)
            for k, word in enumerate(tokens.low):
                forms = [rest for rest, _ in self.language.forms(word)]
                for stem, name in self.states.items():
                    if any(one.startswith(stem) for one in forms):
                        at = tokens.starts[k]
                        yield Named(at, name, "country", self._heads.get(at, ""), number)
                        break


def _head(row: Body | Role) -> str:
    return (row.name if isinstance(row, Body) else row.role_class.replace("_", " ")).split()[-1]
