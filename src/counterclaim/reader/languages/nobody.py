"""Victims of whom a text in a language beside English says that there are none."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.reader.languages.numbers import Num
from counterclaim.reader.languages.tokens import Tokens

_NEAR = 4  # tokens between "none" and the victims it denies
_FAR = 8  # the same where it stands behind them: "victims, thank God, there are none"
_TURNED = ("ru", "uk")  # where it may
_STOPS = frozenset('.;:!?…()«»"“”„—–')


class Nobody(NamedTuple):
    """num: nought, in the words that say it; counted: the word for the victims."""

    num: Num
    counted: str | None


def nobody(tokens: Tokens, i: int) -> Nobody | None:
    """No victims: "no | dead", "of dead there are | none", "nobody | was hurt"."""
    person, absent = tokens.of(i, "nobody"), tokens.of(i, "absent")
    found = person or absent
    if found is None:
        return None
    num = Num(i, i + found.size, 0, None, None)
    if person is not None and person.value == "harmed":
        return Nobody(num, None)
    if absent is not None and tokens.language.code in _TURNED:
        behind = _denied(tokens, range(i - 1, max(-1, i - 1 - _FAR), -1), turned=True)
        if behind is not None:
            return Nobody(num, tokens.text[tokens.starts[behind] : tokens.ends[behind]])
    at = _denied(tokens, range(num.last, min(len(tokens), num.last + _NEAR)), turned=False)
    if at is None:
        return None
    return Nobody(num, None if person is not None else tokens.text[tokens.starts[at] : tokens.ends[at]])


def _denied(tokens: Tokens, way: range, *, turned: bool) -> int | None:
    """The word for victims, or turned round for people, that is met first on the way."""
    open_ = True  # no comma yet
    for k in way:
        if tokens.of(k, "harmed") is not None:
            return k
        noun = tokens.of(k, "noun")
        if turned and noun is not None and noun.value == "people" and open_ and abs(k - way.start) < _NEAR:
            return k if tokens.of(k - 1, "preposition", "number") is None else None
        open_ = open_ and tokens.word(k) != ","
        if noun is not None or tokens.word(k) in _STOPS or tokens.of(k, "number") is not None:
            return None
        if not (open_ or turned):
            return None
    return None
