"""Bodies that a text names in full, for what names them by their first word later: "the ministry", "the Council"."""

from __future__ import annotations

from collections.abc import Callable, Collection

from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.names import particles
from counterclaim.reader.languages.language import ARTICLES, Language, fold
from counterclaim.reader.languages.phrases import ARTICLE
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Words

STEM = 5  # letters by which two forms of a word are alike
_LONGEST = 5  # words of a body that the encoder does not mark
_LETTERS, _LEAST = 3, 2  # of a particle at most, and more than these of what is left
_JOINED = ("ו", "ש")  # "and", "that", before an article


def head(words: str, language: Language) -> str:
    """The first word of a phrase as others are compared with it: no article, its beginning where it declines."""
    if language.code == "fr":
        words = ARTICLE.sub("", words)
    first = fold(words).split(" ")[0].strip(" .,:;\"'«»“”()")
    if language.code in ARTICLES:
        article = ARTICLES[language.code]
        return first.removeprefix(article) if len(first) > len(article) + 1 else first
    return first if language.code == "fr" else first[:STEM]


def definite(tokens: Tokens) -> bool:
    """True for a single word that may name again who was named in full, the article aside."""
    first = 0
    if tokens.language.code == "fr" and len(tokens) == 2:
        first = int(ARTICLE.fullmatch(tokens.text[tokens.starts[0] : tokens.ends[0]] + " ") is not None)
    if len(tokens) != first + 1 or tokens.of(first, "pronoun", "this") is not None:
        return False
    return tokens.low[first].startswith(ARTICLES.get(tokens.language.code, ""))


def alone(name: str) -> str:
    """The name of a body or group without its short form in brackets and without what stands in apposition to it."""
    name = name.split(" (")[0] if " (" in name[1:] else name
    first, comma, rest = name.partition(", ")
    return first if comma and rest.islower() and " " in rest else name


def unled(name: str, language: Language, spelled: Collection[str]) -> str:
    """A name in Arabic or Hebrew without the particle that is written with it ("in | Norva"), where the rest is known.

    spelled: the words of the text, in one shape.
    """
    word, space, rest = name.partition(" ")
    tokens = Tokens(word, 0, len(word), language)
    known = ("body", "people", "role", "noun")
    if any(m.kind in known and not m.particle.removesuffix(ARTICLES[language.code]) for m in tokens.meanings(0)):
        return name
    for size, without in particles(word, language.code):
        if language.code == "he" and word[size - 1] == ARTICLES["he"]:
            size, without = size - 1, word[size - 1 :]
        if not 0 < size <= _LETTERS or len(without) <= _LEAST:
            continue
        if language.code == "he" and size == 1 and word[0] in _JOINED and without.startswith(ARTICLES["he"]):
            return without + space + rest  # "and | the body"
        inside = Tokens(without, 0, len(without), language)
        if fold(without) in spelled or any(m.kind in known[:3] and not m.particle for m in inside.meanings(0)):
            return without + space + rest
    return name


class Bodies:
    """The bodies that the encoder marks in one text, with the word for a body before them."""

    def __init__(
        self, doc: RunningText, words: Words, sentences: SentenceIndex, language_at: Callable[[int], Language]
    ) -> None:
        self.doc = doc
        self._heads: list[tuple[str, Span]] = []
        run: Span | None = None
        for word in [*words, None]:
            marked = word is not None and word.name.endswith("ORG")
            if marked and word is not None and run is not None and word.start - run[1] <= 1:
                run = (run[0], word.end)
                continue
            if run is not None:
                self._keep(run, language_at(run[0]))
            run = (word.start, word.end) if marked and word is not None else None
        for sentence in sentences.sentences:
            if language_at(sentence[0]).right_to_left:
                self._untagged(words, sentence, language_at(sentence[0]))
        self._heads.sort(key=lambda one: one[1])

    def _keep(self, run: Span, language: Language) -> None:
        start = self.doc.text.rfind("\n", 0, run[0]) + 1
        tokens = Tokens(self.doc.text, start, run[1], language)
        first = next((k for k, at in enumerate(tokens.starts) if at >= run[0]), 0)
        while first and tokens.ends[first - 1] + 1 >= tokens.starts[first] and tokens.of(first - 1, "body") is not None:
            first -= 1
        if first + 1 < len(tokens):
            self._add((tokens.starts[first], run[1]), language)

    def _add(self, span: Span, language: Language) -> None:
        self._heads.append((head(self.doc.text[slice(*span)], language), span))

    def _untagged(self, words: Words, sentence: Span, language: Language) -> None:
        """Bodies by their first word and the nouns right behind it, where the script has no capitals."""
        tokens = Tokens(self.doc.text, *sentence, language)
        for k in range(len(tokens) - 1):
            body = tokens.of(k, "body")
            if body is None or body.size > 1 or body.particle:
                continue
            last = k + 1
            while last < min(len(tokens), k + _LONGEST):
                noun = words.slice((tokens.starts[last], tokens.ends[last]))
                if not noun or not noun[0].tag.startswith(("NN", "JJ")) or tokens.of(last, "saying") is not None:
                    break
                last += 1
            if last > k + 1:
                self._add((tokens.starts[k], tokens.ends[last - 1]), language)

    def before(self, first: str, at: int) -> Span | None:
        """The last body before an offset whose name begins with this word."""
        return next((span for one, span in reversed(self._heads) if one == first and span[1] <= at), None)
