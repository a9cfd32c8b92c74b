"""States that a report in a language beside English names and no table knows: the owners of ministries and armies.

What is found is what the text says of somebody: "the defence minister of Kalma" makes Kalma a state of this report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.place import Place
from counterclaim.model.span import Span
from counterclaim.names import nominative
from counterclaim.reader.claims.parties import Named
from counterclaim.reader.languages.language import ARTICLES, Language, fold
from counterclaim.reader.languages.nominatives import OWNERS, masculine
from counterclaim.reader.languages.registry import Named as Names
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Words
from counterclaim.registry.abroad import Body
from counterclaim.registry.tables import Role

# Bodies that a town or a region has, too; of all others of the registry the owner is a state.
LOCAL = frozenset(("police", "prosecutor's office", "regional administration", "regional command", "media office"))
OFFICES = frozenset((
    "defence_minister", "foreign_minister", "head_of_state", "head_of_government", "military_chief", "minister",
    "envoy",
))  # fmt: skip
WORDS = 2  # of a state's name
BETWEEN = 4  # tokens between a body and the name of its owner, "republic" or "of energy" among them
LEAST = 4  # letters of a name, and of those by which its cases are alike
# Letters that cases and adjectives change at the end of a state's name.
_ENDS = {"ru": "аеиоуыэюяйь", "uk": "аеиоуіїєюяйь", "ar": "اهي", "he": "הא", "fr": "aeéiosy"}
_LED = {"ar": ("ال", "ب", "لل"), "he": ("ה", "ב", "ל")}  # adjectives, "in", "to": what does not own
_GENITIVE = {"ru": ("а",), "uk": ("а", "у")}  # of masculine names, which end in a consonant
_PLACES = ("GPE", "NORP", "ORG")
PERSONS = frozenset(("army", "armed forces", "central military command", "national guard"))  # these may be a person's
BEARERS = frozenset(("civilian", "expert", "media", "medical", "religious"))  # of a people, whatever state they serve
_MADE = 9  # letters that an adjective has beyond the name that it is made of, at most


class Strangers:
    """The unknown states of one report and where they are named (offsets of the running text).

    places: of the report; a region is no state.
    """

    def __init__(
        self, text: str, sentences: SentenceIndex, words: Words, registry: Names, language: Language,
        places: Sequence[Place] = (),
    ) -> None:  # fmt: skip
        self.text, self.sentences, self.words = text, sentences, words
        self.registry, self.language = registry, language
        self.states: dict[str, str] = {}  # the letters by which it is known again, and its name
        self._heads: dict[int, str] = {}
        self._spelled = {fold(word.text) for word in words}
        self._regions = {place.start for place in places if place.kind == "ADM1"}
        placed = (self.text[w.start : w.end] for w in words if w.name.endswith(_PLACES))
        self._marked = {self._stem(word) for word in placed if word[:1].isalpha()}
        names = [w.text for w in words if w.tag.startswith("NNP") and len(w.text) >= LEAST]
        names = [n for n in names if language.right_to_left or (n[:1].isupper() and not n.isupper())]
        names = [n for n in names if not language.meanings([fold(n)])]
        shown = [(self._stem(n), self._nominative(n)) for n in names]
        self._proper_names = dict(sorted(shown, key=lambda one: -len(one[1])))  # of several forms the shortest
        for span in sentences.sentences:
            self._owners(span)

    def _owners(self, span: Span) -> None:
        found = self.registry.tongue.namings(self.text[slice(*span)])
        tokens = Tokens(self.text, *span, self.language)
        taken = [(span[0] + o.start, span[0] + o.end) for o in found]
        for one in found:
            row = one.row
            if one.side is not None or not isinstance(row, Body | Role):
                continue
            first = next((k for k, start in enumerate(tokens.starts) if start >= span[0] + one.start), len(tokens))
            at = next((k for k, start in enumerate(tokens.starts) if start >= span[0] + one.end), len(tokens))
            if isinstance(row, Body) or row.role_class not in BEARERS:
                self._by_adjective(tokens, first, at, taken)
            if not (row.name not in LOCAL if isinstance(row, Body) else row.role_class in OFFICES):
                continue
            persons = isinstance(row, Role) or row.name in PERSONS
            office = tokens.low[first] if isinstance(row, Role) and first < len(tokens) else ""
            holds = office in self.registry.tongue.nominatives(office) if office else False
            self._keep(tokens, self._name(tokens, at, taken, sure=not persons, holds=holds), _head(row))
        for k in range(len(tokens)):
            if tokens.of(k, "statehood") is not None:
                self._keep(tokens, self._name(tokens, k, taken, sure=False), "")

    def _by_adjective(self, tokens: Tokens, first: int, last: int, taken: Sequence[Span]) -> None:
        """The state whose adjective stands beside a body or an office, where the report has its name elsewhere."""
        for k in (first - 1, last) if not self.language.right_to_left else (last,):
            if not 0 <= k < len(tokens) or any(s <= tokens.starts[k] < e for s, e in taken):
                continue
            adjective = tokens.low[k]
            if self._capital(tokens, k):
                continue
            if self.language.right_to_left:
                article = ARTICLES[self.language.code]
                if not adjective.startswith(article):
                    continue
                adjective = adjective.removeprefix(article)
            base = max((n for n in self._proper_names if _made_of(adjective, n)), key=len, default=None)
            if base is not None:
                self.states.setdefault(base, self._proper_names[base])

    def _keep(self, tokens: Tokens, name: tuple[int, int] | None, head: str) -> None:
        if name is None or tokens.starts[name[0]] in self._regions:
            return
        shown = self._nominative(self.text[tokens.starts[name[0]] : tokens.ends[name[1] - 1]], owner=bool(head))
        self.states.setdefault(self._stem(shown), shown)
        if head:
            self._heads[tokens.starts[name[0]]] = head

    def _name(
        self, tokens: Tokens, at: int, taken: Sequence[Span], *, sure: bool, holds: bool = False
    ) -> tuple[int, int] | None:
        """The tokens of a name behind a body, over words such as "of the republic"; None where a known owner follows.

        sure: nothing but a state's name may stand there. Behind an office stands the name of its holder, and an army
        may be a person's, so that only what the encoder marks as a place counts, or holds, for an office in the
        nominative, is true: then what stands in the genitive owns it.
        """
        state = False
        for first in range(at, min(len(tokens), at + BETWEEN)):
            start = tokens.starts[first]
            if any(s <= start < e for s, e in taken) or not tokens.word(first)[:1].isalpha():
                return None
            if tokens.of(first, "statehood") is not None or self._of(tokens, first):
                state = True
            elif self._capital(tokens, first) or not self._of_office(tokens, first):
                break
        else:
            return None
        owns = holds and self._owns(tokens, first)
        sure, last = sure or owns, first
        while last < len(tokens) and last - first < WORDS and self._proper(tokens, last, state=state, sure=sure):
            last += 1
        placed = any(self._place(tokens, k) for k in range(first, last))
        people = [self._person(tokens, k) for k in range(first, last) if not owns]
        if last == first or not (sure or placed or state) or (len(people) > 1 and all(people)):
            return None
        if not state:
            last = first + 1
            behind = last
            while behind < len(tokens) and self._capital(tokens, behind):
                behind += 1
            if not owns and (behind - last == 1 or (behind > last and not self._place(tokens, first))):
                return None  # one more is a person's name: "the army of Ana | Sorel"
        return first, last

    def _owns(self, tokens: Tokens, k: int) -> bool:
        """True for a name that stands in the genitive by its ending, or by its other cases in the text."""
        word = tokens.low[k]
        return self.language.code in _GENITIVE and (word.endswith(OWNERS) or masculine(word, self._spelled))

    def _nominative(self, name: str, *, owner: bool = False) -> str:
        """The nominative, as far as the ending tells it; owner: the name is in the genitive."""
        code = self.language.code
        if owner and name.endswith(_GENITIVE.get(code, ())) and len(name) > LEAST:
            return name[:-1]
        return (nominative(name, code) or name) if code in ("ru", "uk") else name

    def _of_office(self, tokens: Tokens, k: int) -> bool:
        """True for a small word between an office and its owner: "minister of | energy | of Kalma", "de" in French."""
        if self.language.code == "fr" and tokens.of(k, "joins", "linked") is not None:
            return True
        if self.language.right_to_left or tokens.of(k, "preposition", "joins", "pronoun") is not None:
            return False
        return self._classed(tokens, k, "NN", "JJ")

    def _person(self, tokens: Tokens, k: int) -> bool:
        inside = self.words.slice((tokens.starts[k], tokens.ends[k]))
        return any(w.name.endswith("PERSON") for w in inside)

    def _classed(self, tokens: Tokens, k: int, *classes: str) -> bool:
        inside = self.words.slice((tokens.starts[k], tokens.ends[k]))
        return bool(inside) and all(w.tag.startswith(classes) for w in inside)

    def _of(self, tokens: Tokens, k: int) -> bool:
        """True for the Hebrew "of", behind which a state's name may begin with a letter that is also a particle."""
        return tokens.of(k, "owned") is not None

    def _proper(self, tokens: Tokens, k: int, *, state: bool, sure: bool) -> bool:
        word = self.text[tokens.starts[k] : tokens.ends[k]]
        if len(word) < LEAST or (not (state or sure) and self._person(tokens, k)):
            return False
        if tokens.of(k, "role", "title", "body", "people", "saying", "month", "weekday", "pronoun", "noun") is not None:
            return False
        if self.language.right_to_left:
            led = tokens.low[k].startswith(_LED[self.language.code])
            return (self._place(tokens, k) or self._classed(tokens, k, "NNP")) and (state or not led)
        return word[0].isupper() and not word.isupper()

    def _capital(self, tokens: Tokens, k: int) -> bool:
        return not self.language.right_to_left and self.text[tokens.starts[k]].isupper()

    def _place(self, tokens: Tokens, k: int) -> bool:
        """True for what the encoder marks as a place or a people, here or where it is named again."""
        word = self.text[tokens.starts[k] : tokens.ends[k]]
        return self._stem(word) in self._marked

    def _stem(self, name: str) -> str:
        last = fold(name).split()[-1]
        stem = last.rstrip(_ENDS[self.language.code])
        return stem if len(stem) >= LEAST else last

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


def _made_of(adjective: str, stem: str) -> bool:
    """True for an adjective that is made of the name with this stem: "kalman", "kalmienne", of Kalma."""
    return adjective.startswith(stem) and 0 < len(adjective) - len(stem) <= _MADE


def _head(row: Body | Role) -> str:
    return (row.name if isinstance(row, Body) else row.role_class.replace("_", " ")).split()[-1]
