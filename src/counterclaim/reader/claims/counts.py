"""What claims count: figures that the encoder's heads mark beside the measured ones, and which of all are people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import msgspec

from counterclaim import vocabulary
from counterclaim.model.figure import Figure
from counterclaim.model.span import Span
from counterclaim.reader.beside import word_end
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.figures import lexicon, numbers, timelike, units
from counterclaim.reader.figures.counted import Counted, phrase
from counterclaim.reader.figures.describe import whole_in
from counterclaim.reader.figures.exclusions import points_back
from counterclaim.reader.figures.lexicon import PEOPLE
from counterclaim.reader.figures.tokens import Tokens
from counterclaim.reader.tag import TaggedSpan

_WHOLE = {"both": 2, "twin": 2, "another": 1, "every": None}  # counting words that are no numerals
_NUMBERED = vocabulary.words("figures.numbered")
_BEFORE = 30  # characters before in which the month stands that makes a number a day
_BEHIND = 60  # characters behind in which what is counted stands
_OWNED = vocabulary.words("figures.describe_owners")
_SURE = 0.5
Reads = Callable[[Span], Figure | None]
_VERY_SURE = 0.9  # a state is a matter of life and death; and a noun that was read is a unit, if it can be


def with_marked(
    measured: Sequence[Figure], marked: Iterable[TaggedSpan], fields: Fields, text: str, read: Reads | None = None
) -> list[Figure]:
    """The measured figures and those that only the figure head marks ("both pilots", "one of the guards").

    A figure of no unit of its own counts people where the unit head says so; the head for what happened to the counted
    fills in a state that the words beside the number left open; that for scope tells how much of its event each
    counts. All in running-text offsets, in reading order.

    read: reads the figure of a marked stretch in a language whose words tell no state, so that the head alone does.
    """
    out = [f for f in measured if not (read is None and _length(f, text))]
    for one in marked:
        if not any(f.start < one.end and one.start < f.end for f in measured):
            figure = read((one.start, one.end)) if read is not None else _read(text, one)
            if figure is not None:
                out.append(figure)
    fields.ahead(((f.number_start, f.number_end),) for f in out)
    out.sort(key=lambda f: (f.start, f.end))
    between = ((text[a.number_end : b.number_start].split(), b.start) for a, b in pairwise(out))
    wholes = {start for words, start in between if words in (["of"], ["of", "the"])}
    wholes |= {f.start for f in out if f.state is None and read is None and whole_in(text, f.start, f.end)}
    return [_described(f, fields, text, abroad=read is not None, whole=f.start in wholes) for f in out]


def _length(figure: Figure, text: str) -> bool:
    """True for how long something took, which counts nothing: "the truce held | four days"; not for a sentence."""
    unit = units.table()[0].get(figure.unit or "")
    behind = text[figure.number_end : figure.number_end + 1] == "-"  # "a 30-day truce"
    return unit is not None and unit.kind == "time" and figure.state is None and not behind


def _read(text: str, one: TaggedSpan) -> Figure | None:
    tokens = Tokens(text, max(0, one.start - _BEFORE), min(len(text), one.end + _BEHIND), numbers.COMPOUNDS)
    for i in range(len(tokens)):
        if not one.start <= tokens.starts[i] < one.end:
            continue
        low = tokens.low(i)
        num = numbers.read(tokens, i) if numbers.may_begin(low) else None
        named = num is not None and tokens.word(num.first - 1).istitle() and tokens.low(num.first - 1) in _NUMBERED
        if num is not None and (named or timelike.date(tokens, num)):
            continue  # "between March 2 and 5 | rebels", "on | 2 | May soldiers", "Brigade 12 | shot two men"
        if num is not None and (num.value is not None or num.low is not None):
            first, last, value, low_end, high = num.first, num.last, num.value, num.low, num.high
        elif _WHOLE.get(low) is not None:
            first, last, value, low_end, high = i, i + 1, _WHOLE[low], None, None
        else:
            continue
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if value is not None:
            low_end = high = value
        counted = _counted(tokens, last, value)
        head = tokens.low(counted.head if counted is not None else last)
        if points_back(tokens, first, value, head):
            continue  # "the first | one", "the | two | armies"
        return Figure(
            text=text[start:end], start=start, end=end, number_start=start, number_end=end, value=value, low=low_end,
            high=high, bound="exact" if value is not None else "vague",
            counted=counted.text if counted is not None else None, unit=counted.unit if counted is not None else None,
        )  # fmt: skip
    return None


def _counted(tokens: Tokens, last: int, value: float | None) -> Counted | None:
    """What stands right behind a number, or behind it and "of": "no | shots", "one of its | centres"."""
    part = tokens.low(last) == "of" and tokens.low(last + 1) in _OWNED
    at = last + 2 if part else last
    found = phrase(tokens, at, plural=part or value != 1)
    return found if found is not None and found.first == at else None


def _described(figure: Figure, fields: Fields, text: str, *, abroad: bool, whole: bool) -> Figure:
    """The figure with what the heads tell of it; what befell a part befell the whole only where words say so."""
    span = ((figure.number_start, figure.number_end),)
    changed: dict[str, str] = {"scope": fields.of("scope", span).label}
    if figure.si_unit is None and figure.unit not in _AMOUNTS and figure.unit != PEOPLE and not _age(figure, text):
        unit = fields.of("unit", span)
        sure = _SURE if figure.unit is None else _VERY_SURE
        stands = abroad and figure.unit is not None  # in other languages a noun that was read
        if unit.label == "person" and unit.score >= sure and not _things(figure.counted) and not stands:
            changed["unit"] = PEOPLE
    if figure.state is None and not whole:
        state = fields.of("state", span)
        if state.label not in ("none", "other") and state.score >= (_SURE if abroad else _VERY_SURE):
            changed["state"] = state.label
    return msgspec.structs.replace(figure, **changed)


def _things(counted: str | None) -> bool:
    """True where the words name what is counted and its noun stands in the table of things or in that of animals."""
    words = (counted or "").split()
    return bool(words) and (lexicon.nouns().get(words[-1].lower(), PEOPLE) != PEOPLE or lexicon.is_animal(words[-1]))


def _age(figure: Figure, text: str) -> bool:
    """True for the number of "a 43-year-old"."""
    unit = text[figure.number_end : word_end(text, figure.number_end)].split("-")[1:2]
    return bool(unit) and lexicon.nouns().get(unit[0].lower(), unit[0].lower()) in _AMOUNTS


_AMOUNTS = frozenset(("percent", "share", "ordinal", "day", "hour", "minute", "second", "week", "month", "year"))
