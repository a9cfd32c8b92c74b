"""Paragraphs that may change places: those that refer to nothing before them and that nothing after refers to."""

import re
from collections.abc import Collection
from typing import NamedTuple

# Words that point to something said before, wherever they stand.
_POINTS = re.compile(
    r"\b(?:these|those|such|there|then|also|too|either|neither|others?|another|former|latter|same|meanwhile|however|"
    r"later|earlier|again|previous(?:ly)?|instead|similar(?:ly)?|the (?:two|group|ministry|movement|party|region|"
    r"city|town|country|army|military|village|area|attack|statement|war|fighting|conflict))\b",
    re.IGNORECASE,
)
# These may point to a name of their own paragraph.
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|both|each|one)\b", re.I)
# "The ministry said": what opens a sentence with "the" was mostly named before.
_OPENING = re.compile(r"(?:^|[.!?][”\"]? )(?:The|But|And|That|This|It|He|She|They|His|Her|Its|Their) (?![A-Z])")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_TIME = re.compile(r"\b(?:that|the (?:next|following|previous)) (?:day|night|week|month|year)\b|\bhours later\b", re.I)


class Paragraph(NamedTuple):
    """A paragraph of the text: text[start:end]."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> list[Paragraph]:
    """Blocks parted by blank lines."""
    return [Paragraph(*m.span(), m[0]) for m in re.finditer(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text)]


def moved(text: str, first: int = 2) -> str | None:
    """The text with two neighbouring paragraphs exchanged that don't refer to each other; None where there are none.

    first: paragraphs at the top that stay, the headline and the lead. What follows the two must not point back either.
    """
    found = paragraphs(text)
    for n in range(first, len(found) - 1):
        one, other = found[n], found[n + 1]
        after = found[n + 2 : n + 3]
        known = {name for p in found[:n] for name in _NAME.findall(p.text)}
        if all(_alone(p) for p in (one, other, *after)) and not _shared(one, other, known):
            between = text[one.end : other.start]
            return text[: one.start] + other.text + between + one.text + text[other.end :]
    return None


def _alone(paragraph: Paragraph) -> bool:
    words = paragraph.text
    if _POINTS.search(words) or _TIME.search(words) or _OPENING.search(words):
        return False
    named = _NAME.search(words)
    pronoun = _PRONOUN.search(words)
    return pronoun is None or (named is not None and named.end() < pronoun.start())


def _shared(one: Paragraph, other: Paragraph, known: Collection[str]) -> bool:
    """True where the first names what the second names too and no paragraph before has: it may introduce it."""
    return bool((set(_NAME.findall(one.text)) & set(_NAME.findall(other.text))) - set(known))
