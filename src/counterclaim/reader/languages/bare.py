"""A source phrase without what is no part of whom it names: a preposition, "the same", "a communiqué of", a clause."""

from __future__ import annotations

from counterclaim.model.span import Span
from counterclaim.reader.languages.tokens import Tokens


def bare(tokens: Tokens, span: Span) -> Span:
    """A source phrase without a preposition before it and a clause behind it: "in | the petition", "those | who"."""
    first, last = 0, len(tokens)
    same = tokens.of(0, "same")  # "the same | source"
    first += same.size if same is not None and same.size < last else 0
    last -= last - first > 1 and tokens.of(last - 1, "same") is not None
    within = tokens.language.code in ("ru", "uk") and last and not first and tokens.of(0, "within") is not None
    if within and tokens.word(1) != ".":
        first = 1
    first = _issued(tokens, first, last)
    relative = next((k for k in range(first + 1, last) if tokens.of(k, "relative") or _in_words(tokens, k)), last)
    last = relative
    while last - first > 1 and (tokens.word(last - 1) == "," or _leads(tokens, last - 1)):
        last -= 1  # "residents of Morris, | with"
    if first >= last:
        return (span[1], span[1]) if first else span
    return (tokens.starts[first], tokens.ends[last - 1]) if (first, last) != (0, len(tokens)) else span


def _in_words(tokens: Tokens, k: int) -> bool:
    """True for the preposition of where somebody speaks: "the president | in an address"."""
    return _leads(tokens, k) and tokens.of(k + 1, "issued", "spoken") is not None


def _leads(tokens: Tokens, k: int) -> bool:
    """True for a preposition, which ends no phrase; in Arabic and Hebrew it may be a name."""
    return not tokens.language.right_to_left and tokens.of(k, "preposition") is not None


def _issued(tokens: Tokens, first: int, last: int) -> int:
    """The first token of who issued a statement that a source phrase names: "a communiqué of the | ministry"; token
    `first` where it names nobody.
    """
    paper, at = tokens.of(first, "issued"), first + 1
    if paper is None or at >= last:
        return first
    if tokens.language.code != "ar":
        led = tokens.of(at, "preposition")
        at += led.size if led is not None and tokens.language.code == "fr" else 0
    else:
        led_by = (
            k for k in range(at, last) if tokens.of(k, "preposition") is not None or tokens.low[k].startswith("ل")
        )
        at = next(led_by, last)
        at += at < last and tokens.of(at, "preposition") is not None
    known = ("body", "people", "role")
    inside = range(at, last)
    named = any(tokens.of(k, *known) is not None or tokens.text[tokens.starts[k]].isupper() for k in inside)
    return at if at < last and (named or tokens.language.code == "ar") else first
