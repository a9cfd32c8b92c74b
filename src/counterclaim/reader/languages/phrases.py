"""What a source phrase in a language beside English says of its speaker: a name, an office, a body, a pronoun."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from counterclaim.model.actor import ActorKind
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.languages import nominatives
from counterclaim.reader.languages.bare import bare
from counterclaim.reader.languages.language import Language, fold
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.languages.unmarked import AND
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Word, Words

ARTICLE = re.compile(r"^(?:(?:les?|la|une?|des)\s+|l['’])", re.I)  # of French phrases
LONGEST = 4  # words of a person's name
JOINTS = 3  # tokens that join two parts of a name
_ALI = "علي"  # a name that is written like a preposition where dots are left out
LONGEST_SOURCE = 10  # words behind an article that was marked as a source alone


class Phrase(NamedTuple):
    """A source phrase taken apart: what it names, the name and where it stands, and the words of the office."""

    kind: ActorKind | str
    text: str
    name: str = ""
    span: Span | None = None
    role: str = ""
    role_class: str | None = None
    pronoun: str = ""


class Phrases:
    """Takes source phrases of one report apart; offsets of the running text."""

    def __init__(
        self, doc: RunningText, words: Words, sentences: SentenceIndex, registry: Callable[[str], Named],
        language_at: Callable[[int], Language],
    ) -> None:  # fmt: skip
        self.doc, self.words, self.sentences = doc, words, sentences
        self._registry, self._language_at = registry, language_at
        self.spelled = {fold(word.text) for word in words}

    def begins_with_and(self, word: Word) -> bool:
        """True for "and" with a word that stands alone elsewhere: "Morris | and-Cole"."""
        conjunction = AND.get(self._language_at(word.start).code)
        return word.text[:1] == conjunction and fold(word.text[1:]) in self.spelled

    def placed(self, span: Span) -> bool:
        """True for words of which the encoder marks one as a place and none as a person."""
        names = [word.name for word in self.words.slice(span)]
        return any(n.endswith("GPE") for n in names) and not any(n.endswith("PERSON") for n in names)

    def read(self, span: Span) -> Phrase:
        """What a source phrase names."""
        language = self._language_at(span[0])
        registry = self._registry(language.code)
        tokens = Tokens(self.doc.text, *span, language)
        span = bare(tokens, span)
        tokens = Tokens(self.doc.text, *span, language)
        text = self.doc.text[slice(*span)]
        if not len(tokens):
            return Phrase("none", text)
        if all(tokens.of(k, "saying") is not None for k in range(len(tokens))) and not self._noun(span):
            return Phrase("pronoun", text, pronoun="m")  # "adding that ..."
        last = tokens.of(len(tokens) - 1, "pronoun")
        first = tokens.of(0, "pronoun")
        rest = range(first.size if first is not None else 0, len(tokens))
        if first is not None and all(tokens.of(k, "saying") is not None for k in rest):  # "I | think"
            return Phrase("pronoun", text, pronoun=first.value)
        if len(tokens) > 1 and tokens.of(0, "owned") is not None:  # "its | spokesman"
            tokens = Tokens(self.doc.text, tokens.starts[1], span[1], language)
            span = (tokens.starts[0], span[1])
            text = self.doc.text[slice(*span)]
        if last is not None and all(word in ("t", "-") for word in tokens.low[:-1]):
            return Phrase("pronoun", text, pronoun=last.value)  # "a-t-il affirmé"
        if language.code == "fr":
            text = ARTICLE.sub("", text)
        named = self._name_in(tokens)
        people = next((k for k in range(len(tokens)) if tokens.of(k, "people") is not None), None)
        if people == 0 and named is not None and named[0] > 0:
            return Phrase("collective", text, text, span)  # "residents of | Morris"
        known = (
            [registry.party(self._text(tokens, i, j)) is not None for i, j in _runs(len(tokens))] if not named else []
        )
        role = self._role(tokens, registry, named)
        if named is not None and not (named == (0, len(tokens)) and registry.country(text) is not None):
            i, j = named
            return Phrase("person", text, self._text(tokens, i, j), (tokens.starts[i], tokens.ends[j - 1]), *role)
        if registry.country(text) is not None:
            return Phrase("state", text, text, span)
        body = next((k for k in range(len(tokens)) if tokens.of(k, "body") is not None), None)
        if people is not None and (body is None or people < body):
            return Phrase("collective", text, text, span)
        if role[0] and (body is None or self._first_role(tokens) < body):
            return Phrase("role", text, text, span, *role)
        if body is not None or any(known):
            return Phrase("organisation", text, text, span)
        inside = self.words.slice(span)
        proper = any(w.tag.startswith("NNP") or w.name.endswith("ORG") for w in inside)
        capital = any(c.isupper() for c in text[:1]) and not self._opens(span[0])
        return Phrase("organisation" if proper or capital else "unnamed", text, text, span)

    def _noun(self, span: Span) -> bool:
        """True for words of which the first is a noun: "the charge", not "charging"."""
        return self.words.slice(span)[0].tag.startswith("NN")

    def _text(self, tokens: Tokens, i: int, j: int) -> str:
        return self.doc.text[tokens.starts[i] : tokens.ends[j - 1]]

    def _opens(self, at: int) -> bool:
        """True where a sentence begins, so that a capital letter tells no name."""
        number = self.sentences.at(at)
        return number < 0 or not any(c.isalnum() for c in self.doc.text[self.sentences.sentences[number][0] : at])

    def _first_role(self, tokens: Tokens) -> int:
        return next((k for k in range(len(tokens)) if tokens.of(k, "role") is not None), len(tokens))

    def _role(self, tokens: Tokens, registry: Named, named: tuple[int, int] | None) -> tuple[str, str | None]:
        """The words of an office before the name or behind its comma, and the office's class."""
        for k in range(len(tokens)):
            found = tokens.of(k, "role")
            if found is None or (named is not None and named[0] <= k < named[1]):
                continue
            stop = named[0] if named is not None and k < named[0] else len(tokens)
            start = k
            while start and tokens.low[start - 1].isalpha() and tokens.of(start - 1, "month", "weekday") is None:
                if named is not None and named[0] < start <= named[1]:
                    break
                start -= 1
            if stop <= start:
                continue
            return self._text(tokens, start, stop).strip(" ,–—-"), found.value
        if named is not None and named[0] > 0:
            before = self._text(tokens, 0, named[0]).strip(" ,–—-")
            return before, None
        return "", None

    def _name_in(self, tokens: Tokens) -> tuple[int, int] | None:
        """The tokens of a person's name in a source phrase."""
        if tokens.language.right_to_left:
            return self._before_office(tokens) or self._tagged_name(tokens) or self._behind_office(tokens)
        found = [(self._likely(tokens, i, j), tokens.word(i - 1) != ",", i, j) for i, j in self.capitals(tokens)]
        best = max(
            found, default=None
        )  # an office stands before its holder: "commissar of the Eastern Council | Ana Sorel"
        return best[2:] if best is not None and best[0] > 0 else None

    def capitals(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Runs of capitalised words that may be a person's name, without offices, bodies, peoples and places."""
        registry = self._registry(tokens.language.code)
        out: list[tuple[int, int]] = []
        k, size, taken = 0, len(tokens), _taken(tokens, "role")
        while k < size:
            common = self._common(tokens, k) and not self._initial(tokens, k + 1)
            article = tokens.language.code == "fr" and ARTICLE.fullmatch(self._text(tokens, k, k + 1) + " ") is not None
            leads = k == 0 or self._opens(tokens.starts[k])
            common = common or (article and leads and not self._is_person(tokens, k))  # "The | Council"
            if not self._capital(tokens, k) or common or k in taken or self._quoted(tokens, k):
                k += 1
                continue
            last = k + 1
            while last < size:
                ahead = self._joined(tokens, last)
                if ahead == last and tokens.of(last, "month") is not None:
                    break
                if ahead >= size or not self._capital(tokens, ahead):
                    break
                last = ahead + 1
            first_tagged = any(self._is_person(tokens, m) for m in range(k + 1, last)) and not self._is_person(
                tokens, k
            )
            hyphened = tokens.word(k + 1) == "-" and tokens.joined(k + 1)
            opens = self._opens(tokens.starts[k]) and not self._initial(tokens, k + 1)
            if last - k > 1 and first_tagged and opens and not hyphened:
                k += 1  # "Now Morris said"
            elif last - k > 2 and self._initial(tokens, k + 2) and tokens.joined(k + 3):
                k += 1  # "Прошу | А.Орлову"
            elif last - k > 1 and self._opens(tokens.starts[k]) and self._no_noun(tokens, k):
                k += 1  # "If | Morris comes"
            while last - k > 2 and self._begins(tokens, k, last):
                k += 1  # "of the Council of Norva | Ana Sorel"
            while last - k > 1 and self._of_state(registry, self._text(tokens, k, k + 1)):
                k += 1  # "President of Ukraine | Name Surname"
            while (
                last - k > 2 and (self._place(tokens, k) or self._governed(tokens, k)) and not tokens.of(k + 1, "joins")
            ):
                k += 1  # "the minister of Norvegovo | Name Surname"
            words = [self._text(tokens, m, m + 1) for m in range(k, last) if tokens.low[m] != "."]
            named = self._text(tokens, k, last)
            place = registry.country(named) is not None or registry.party(named) is not None
            people = len(words) == 1 and registry.by_demonym(named) is not None
            foreign = tokens.language.code in ("ru", "uk") and words[0].isascii()
            foreign = foreign and not any(self._is_person(tokens, m) for m in range(k, last))
            if not place and not people and not foreign and len(words) <= LONGEST + 2:
                out.append((k, last))
            k = last
        return out

    def _no_noun(self, tokens: Tokens, k: int) -> bool:
        """True for a word that the encoder takes for neither a noun, an adjective nor a foreign word."""
        inside = self.words.slice((tokens.starts[k], tokens.ends[k]))
        return bool(inside) and not inside[0].tag.startswith(("NN", "JJ", "FW", "CD"))

    def _begins(self, tokens: Tokens, k: int, last: int) -> bool:
        """True where the encoder begins a name behind token k, of two words at least."""
        behind = [self.words.slice((tokens.starts[m], tokens.ends[m])) for m in range(k + 1, last - 1)]
        joined = tokens.word(k + 1) in ("-", ".") or tokens.of(k + 1, "joins") is not None
        return not joined and any(one and one[0].name == "B-PERSON" for one in behind)

    def _governed(self, tokens: Tokens, k: int) -> bool:
        """True for a word behind an office in the nominative that ends as few names of people do."""
        office = self._text(tokens, k - 1, k).lower() if k else ""
        named = self._registry(tokens.language.code).tongue.nominatives(office) if tokens.language.code != "fr" else ()
        endings = (*nominatives.OWNERS, *nominatives.LIKELY_OWNERS)
        owns = tokens.low[k].endswith(endings) or nominatives.masculine(tokens.low[k], self.spelled)
        return office in named and owns and not tokens.low[k + 1].endswith((*endings, "а", "я"))

    def _joined(self, tokens: Tokens, k: int) -> int:
        """The token behind what joins two parts of a name at token k: an initial's stop, "al-", "von der", a hyphen."""
        at = k
        while at < min(len(tokens), k + JOINTS):
            if tokens.word(at) == "-":
                if not (tokens.joined(at) and tokens.joined(at + 1)):
                    break
            elif tokens.of(at, "joins") is None and not self._initial(tokens, at):
                break
            at += 1
        return at

    def _place(self, tokens: Tokens, k: int) -> bool:
        """True for a word that the encoder marks as a place, a people or a body."""
        inside = self.words.slice((tokens.starts[k], tokens.ends[k]))
        return any(w.name.endswith(("GPE", "NORP", "ORG")) for w in inside)

    def _initial(self, tokens: Tokens, k: int) -> bool:
        """True for the stop after an initial: "V|.| Petrov"."""
        return tokens.word(k) == "." and tokens.joined(k) and len(tokens.word(k - 1)) == 1

    @staticmethod
    def _of_state(registry: Named, word: str) -> bool:
        return registry.country(word) is not None or registry.by_demonym(word) is not None

    def _likely(self, tokens: Tokens, i: int, j: int) -> int:
        """How likely a run is a person's name: 0 not, 1 perhaps, up to 4."""
        led = tokens.of(i - 1, "preposition") is not None if i else False
        if led and tokens.language.code != "fr":
            return 0
        tagged = any(self._is_person(tokens, k) for k in range(i, j))
        office = any(tokens.of(k, "role", "title") is not None for k in range(i))
        body = any(tokens.of(k, "body") is not None for k in range(i))
        if j - i >= 2:
            return 0 if (led or (body and not office)) and not tagged else 3 + tagged - (body and not office)
        if j < len(tokens) and tokens.of(j, "role") is not None and not office:
            return 0  # "the Norvan | governor"
        if office and self.owner(tokens, i):
            return 0
        if led or (body and not office):
            return 0
        if not tagged and j < len(tokens) and tokens.low[j].isalpha() and not self._capital(tokens, j):
            return 0  # "to the Federal | assembly"
        alone = i == 0 and j == len(tokens)
        if alone and self._opens(tokens.starts[0]) and not tagged:
            return 0
        return 1 + tagged if tagged or office or alone else 0

    def owner(self, tokens: Tokens, k: int) -> bool:
        """True for whose office it is, in the genitive behind one in the nominative: "the governor of | Norva"."""
        office = self._text(tokens, k - 1, k).lower() if k else ""
        found = self._registry(tokens.language.code).tongue.nominatives(office) if tokens.language.code != "fr" else ()
        if office not in found:
            return False
        likely = self._place(tokens, k) or tokens.low[k].endswith(nominatives.LIKELY_OWNERS)
        return tokens.low[k].endswith(nominatives.OWNERS) or (likely and not self._is_person(tokens, k))

    def _capital(self, tokens: Tokens, k: int) -> bool:
        word = self._text(tokens, k, k + 1)
        return word[:1].isupper() and not (word.isupper() and len(word) > 1)

    def _common(self, tokens: Tokens, k: int) -> bool:
        """An office, a body or people, with a capital only because a sentence begins or in a title."""
        kinds = ("role", "body", "people", "title", "pronoun", "month", "weekday", "according", "preposition", "noun")
        return tokens.of(k, *kinds) is not None

    def _quoted(self, tokens: Tokens, k: int) -> bool:
        return tokens.word(k - 1) in ("«", '"', "„")

    def _tagged_name(self, tokens: Tokens) -> tuple[int, int] | None:
        """The longest run that the encoder marks as a person, without the office before it."""
        tagged = [k for k in range(len(tokens)) if self._is_person(tokens, k)]
        runs: list[list[int]] = []
        for k in tagged:
            between = range(runs[-1][-1] + 1, k) if runs else range(0)
            if runs and len(between) < JOINTS and all(tokens.of(m, "joins") is not None for m in between):
                runs[-1].append(k)
            else:
                runs.append([k])
        if not runs:
            return None
        best = max(runs, key=len)
        first, last = best[0], best[-1] + 1
        registry = self._registry(tokens.language.code)
        while first < last and (
            tokens.of(first, "role", "body", "title", "people") is not None
            or self._of_state(registry, self._text(tokens, first, first + 1))
        ):
            first += 1
        while last - first > 1 and self._defined(tokens, first):
            first += 1  # "Staff | Colonel Name"
        if first < last:
            while first and last - first < LONGEST and self._given(tokens, first - 1):
                first -= 1
            alone = last - first == 1 and not tokens.low[first].startswith("ال")
            last += alone and last < len(tokens) and self._given(tokens, last, article=tokens.language.code == "ar")
        return (first, last) if first < last else None

    @staticmethod
    def _defined(tokens: Tokens, k: int) -> bool:
        """True for a word with the article, which opens no person's name in Arabic, nor in Hebrew behind an office."""
        if tokens.language.code == "ar":
            return tokens.low[k].startswith("ال") and tokens.of(k, "joins") is None
        led = k > 0 and tokens.of(k - 1, "role", "title") is not None
        return led and tokens.low[k].startswith("ה")

    def _before_office(self, tokens: Tokens) -> tuple[int, int] | None:
        """The first words of a phrase before an office, where they are proper nouns: "Ana Sorel | minister of ..."."""
        office = next((k for k in range(len(tokens)) if tokens.of(k, "role") is not None), 0)
        if 2 <= office <= LONGEST and all(self._given(tokens, k) for k in range(office)):
            return 0, office
        return None

    def _given(self, tokens: Tokens, k: int, *, article: bool = False) -> bool:
        """True for a proper noun beside a tagged name that is no word of an office, body or state; article: it may have
        the article, as surnames do.
        """
        registry = self._registry(tokens.language.code)
        word = self._text(tokens, k, k + 1)
        tags = [w.tag for w in self.words.slice((tokens.starts[k], tokens.ends[k]))]
        known = self._common(tokens, k) or tokens.of(k, "body", "saying", "within") is not None
        known = (known and word != _ALI) or (not article and self._defined(tokens, k))
        return bool(tags) and tags[0] == "NNP" and not known and not self._of_state(registry, word)

    def _is_person(self, tokens: Tokens, k: int) -> bool:
        inside = self.words.slice((tokens.starts[k], tokens.ends[k]))
        return any(w.name.endswith("PERSON") for w in inside) and tokens.low[k][:1].isalpha()

    def _behind_office(self, tokens: Tokens) -> tuple[int, int] | None:
        """Without capitals and marks, the last words behind an office are a name where most are proper nouns."""
        registry = self._registry(tokens.language.code)
        start = size = len(tokens)
        taken = _taken(tokens, "role", "body", "people")
        while start:
            word = self._text(tokens, start - 1, start)
            names = registry.country(word) or registry.by_demonym(word) or registry.party(word)
            known = names is not None or start - 1 in taken or (self._common(tokens, start - 1) and word != _ALI)
            if known or not word[:1].isalpha() or len(word) < 3:
                break
            start -= 1
        while size - start > 1 and self._defined(tokens, start):
            start += 1
        adjective = size - start == 1 and self._defined(tokens, start) and not self._is_person(tokens, start)
        if not 1 <= size - start <= LONGEST or adjective or tokens.of(start - 1, "preposition") is not None:
            return None
        tags = [w.tag for w in self.words.slice((tokens.starts[start], tokens.ends[-1]))]
        proper = bool(tags) and sum(t.startswith("NNP") for t in tags) * 2 > len(tags)
        office = any(tokens.of(k, "role", "title") is not None for k in range(start))
        return (start, size) if office and proper else None


def _taken(tokens: Tokens, *kinds: str) -> set[int]:
    """The tokens of offices and the like, which are no part of a name: "the president of the | Republic"."""
    return {m for k in range(len(tokens)) if (found := tokens.of(k, *kinds)) for m in range(k, k + found.size)}


def _runs(size: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(size) for j in range(i + 1, min(size, i + 4) + 1)]


def with_noun(text: str, span: Span, end: int, language: Language) -> Span:
    """An article with the noun behind it, up to a mark or a verb of saying: "le | ministère de la Santé"."""
    tokens = Tokens(text, span[1], end, language)
    words = enumerate(tokens.low)
    last = next((k for k, w in words if not w[:1].isalpha() or tokens.of(k, "saying", "pronoun")), len(tokens))
    return (span[0], tokens.ends[last - 1]) if 0 < last <= LONGEST_SOURCE else span
