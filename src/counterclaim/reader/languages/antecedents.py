"""What numbers without a noun of their own count, in a language beside English."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from counterclaim.model.figure import Figure
from counterclaim.model.span import Span
from counterclaim.reader.languages.language import Language
from counterclaim.reader.languages.tokens import Tokens

_NEAR = 40  # characters between a part and the whole that it is taken of
_BACK = 8  # tokens before "one" in which the clause is denied
_MARKS = frozenset(".;:!?…")
# Endings of a plural whose noun may stand first and its number last: "of tanks there were | eleven".
_PLURAL = {"ru": ("ов", "ев", "ей", "ин", "ек", "ок", "ень"), "uk": ("ів", "їв", "ей", "ин", "ок"), "fr": ("s",)}


def settled(
    figures: Sequence[Figure], text: str, sentences: Sequence[Span], tongue: Callable[[int], Language | None]
) -> list[Figure]:
    """The figures, those that name nothing with what stands before: "29 | of 31 drones", "11 bombs, six at the mine".

    Where nothing in the sentence tells, they stay open.
    """
    out: list[Figure] = []
    for n, figure in enumerate(figures):
        sentence = next((s for s in sentences if s[0] <= figure.start < s[1]), None)
        language = tongue(figure.start)
        if sentence is None or language is None or figure.value is None or 0 < figure.value < 1:
            out.append(figure)
            continue
        tokens = Tokens(text, *sentence, language)
        if figure.value == 1 and language.code == "ar" and _denied(tokens, figure):
            figure = msgspec.structs.replace(figure, value=0, low=0, high=0)
        if figure.unit is None and figure.counted is None and not figure.text.endswith("%"):
            before = [f for f in out if f.start >= sentence[0]]
            figure = _told(tokens, figure, before, figures[n + 1 :])
        out.append(figure)
    return out


def _told(tokens: Tokens, figure: Figure, before: Sequence[Figure], after: Sequence[Figure]) -> Figure:
    whole = next(iter(after), None)
    first = next((k for k, start in enumerate(tokens.starts) if start >= figure.end), len(tokens))
    if whole is not None and whole.start - figure.end < _NEAR:
        taken = tokens.of(first, "outof")
        last = first + taken.size if taken is not None else 0
        at = tokens.starts[last] if taken is not None and last < len(tokens) else -1
        if whole.start <= at <= whole.number_start and (whole.unit or whole.counted):
            return msgspec.structs.replace(figure, unit=whole.unit, counted=whole.counted)
    number = next((k for k, start in enumerate(tokens.starts) if start >= figure.number_start), len(tokens))
    noun = _topic(tokens, number)
    if noun is not None:
        return msgspec.structs.replace(figure, unit=noun[0], counted=noun[1])
    if figure.value == 1 and tokens.language.right_to_left:
        return figure
    earlier = next((f for f in reversed(before) if f.counted is not None and f.si_unit is None), None)
    alone = not tokens.word(first)[:1].isalpha() or tokens.of(first, "preposition", "and", "negation") is not None
    if earlier is None or not alone:
        return figure
    return msgspec.structs.replace(figure, unit=earlier.unit, counted=earlier.counted)


def _topic(tokens: Tokens, number: int) -> tuple[str, str] | None:
    """The plural that opens the sentence and is counted at its end: "of tanks in our column there were | eleven"."""
    endings = _PLURAL.get(tokens.language.code, ())
    for k in range(number):
        found = tokens.of(k, "noun")
        if found is None or not tokens.low[k].endswith(endings) or not endings:
            continue
        led = tokens.of(k - 1, "preposition", "number") or tokens.of(k - 2, "preposition")
        if (led is None and not tokens.word(k - 1).isdecimal()) and not _MARKS & set(tokens.low[k:number]) - {":"}:
            return found.value, tokens.text[tokens.starts[k] : tokens.ends[k]]
    return None


def _denied(tokens: Tokens, figure: Figure) -> bool:
    """ "Not a soldier | one was lost"; but "none but one"."""
    at = next((k for k, start in enumerate(tokens.starts) if start >= figure.number_start), 0)
    before = range(max(0, at - _BACK), at)
    if figure.counted is None or any(tokens.of(k, "except") is not None for k in before):
        return False
    return any(tokens.of(k, "negation", "absent") is not None for k in before)
