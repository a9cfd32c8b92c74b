"""The time expressions of a text in a language beside English, dated as the English ones are (reader/times)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date as Date

from counterclaim.model.span import Span
from counterclaim.model.when import Timex, When
from counterclaim.reader.languages.calendar import Expression
from counterclaim.reader.languages.expressions import find
from counterclaim.reader.languages.language import Language
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.times.context import Context, explicit
from counterclaim.reader.times.forms import Day, Month
from counterclaim.reader.times.read import publication_day
from counterclaim.reader.times.resolve import Reading, resolve
from counterclaim.reader.times.tokens import cut

_HALF = 0.5
_TO = ("-", "–", "—")
# "Until Monday" is a deadline, in 24 of 28 of the labels; in Arabic "until Monday evening" tells how long it went on.
_UNTIL_THEN = ("ar",)


class _Context(Context):
    """The English context with this language's words for what lies ahead."""

    def __init__(self, tokens: Tokens, published: Date | None, starts: Sequence[int], coming: Sequence[Span]) -> None:
        super().__init__(cut(""), published, starts)
        self._own, self._firsts, self._coming = tokens, starts, coming
        self.only: tuple[int, str] | None = None  # the one year of all days that the text writes with theirs

    def years(self, month: int, day: int = 0) -> dict[int, str]:
        """As in English; where nothing tells when the report was published, the only year that its dates have."""
        known = super().years(month, day)
        return {self.only[0]: self.only[1]} if not known and self.published is None and self.only else known

    def ahead(self, start: int, end: int) -> bool | None:
        """True where a word of the sentence says that things are to come, or a claim tells what is."""
        at = self._own.starts[start]
        led = start - (self._own.of(start - 1, "dayword", "theday") is not None)
        if self._own.before(led, "eversince") is not None:
            return False
        numbered = self._own.of(start - 1, "theday") is not None
        until = self._own.before(led, "until") or (self._own.before(led, "ere") if numbered else None)
        deadline = until is not None and (numbered or self._own.of(start, "weekday") is not None)
        if deadline and self._own.language.code not in _UNTIL_THEN:
            return True
        if any(first <= at < last for first, last in self._coming):
            return True
        i = bisect_right(self._firsts, start)
        floor = self._firsts[i - 1] if i else 0
        ceiling = self._firsts[i] if i < len(self._firsts) else len(self._own)
        return True if any(self._own.of(k, "ahead") is not None for k in range(floor, ceiling)) else None

    def behind(self, start: int, end: int) -> bool:
        """Nothing tells it surely."""
        return False

    def coming(self, start: int, end: int) -> bool:
        """Nothing tells it surely."""
        return False

    def year(self, start: int, end: int, month: int) -> None:
        """Not told by a sentence's opening."""


def date(
    text: str, sentences: Sequence[Span], language: Language, published: str | None, coming: Sequence[Span] = ()
) -> tuple[When, ...]:
    """The time expressions in order, none overlapping; spans are offsets into the text.

    published: ISO date or datetime of the report; with None, or what is no such date, relative ones stay unresolved.
    coming: where claims tell of what is to come.
    """
    tokens = Tokens(text, 0, len(text), language)
    starts = [bisect_left(tokens.starts, start) for start, _ in sentences]
    context = _Context(tokens, publication_day(published), starts, coming)
    found = _with_years(tokens, find(tokens))
    for one in found:
        if explicit(one.form):
            context.learn(one.form, _words(tokens, one))
    told = {one.form.year: _words(tokens, one) for one in found if isinstance(one.form, Day | Month) and one.form.year}
    context.only = next(iter(told.items())) if len(told) == 1 else None
    out: list[When] = []
    for one in found:
        reading = resolve(one.form, one.start, one.end, context)
        if reading is None:
            continue
        words = _words(tokens, one)
        if reading.period is not None:
            context.keep(one.start, reading.period, words)
        out.append(_when(_opened(tokens, one, reading), words, tokens.starts[one.start]))
    return tuple(out)


def lies_ahead(factuality: Mapping[str, float]) -> bool:
    """True where a claim is likelier a plan, a forecast, a condition or a demand than all else."""
    return sum(factuality[one] for one in ("intention", "prediction", "conditional", "directive")) > _HALF


def _words(tokens: Tokens, one: Expression) -> str:
    return tokens.text[tokens.starts[one.start] : tokens.ends[one.end - 1]]


def _with_years(tokens: Tokens, found: Sequence[Expression]) -> list[Expression]:
    """Two days or months side by side share the year of the second: "from March to May 2018"."""
    out: list[Expression] = []
    for one in reversed(found):
        after = out[-1] if out else None
        form = one.form
        if (
            after is not None
            and isinstance(form, Day | Month)
            and isinstance(after.form, Day | Month)
            and form.year is None
            and form.step is None
            and after.form.year is not None
            and 0 < after.start - one.end <= 2
            and (tokens.word(one.end) in _TO or tokens.of(one.end, "to", "and") is not None)
        ):
            earlier = (form.month, getattr(form, "day", 0)) <= (after.form.month, getattr(after.form, "day", 31))
            one = one._replace(form=form._replace(year=after.form.year - (not earlier)))
        out.append(one)
    return out[::-1]


def _opened(tokens: Tokens, one: Expression, reading: Reading) -> Reading:
    """The reading with "since" and "until" before it: an open interval."""
    if reading.first is None or reading.period is None or reading.timex is None or reading.timex[0] == "DURATION":
        return reading
    value = reading.period.edtf
    if one.edge > 0 and reading.last is not None:
        return reading._replace(value=f"../{reading.last.isoformat()}", first=None)
    if one.edge < 0:
        return reading._replace(value=f"{reading.first.isoformat()}/..", last=None)
    at = one.start
    while at and tokens.of(at - 1, "dayword", "yearmark") is not None:
        at -= 1
    ranged = one.end < len(tokens) and (tokens.word(one.end) in _TO or tokens.of(one.end, "to") is not None)
    if (one.since or tokens.before(at, "since") is not None) and not ranged and not one.at_once:
        return reading._replace(value=f"{value.split('/')[0]}/..", last=None)
    if tokens.before(at, "until") is not None and reading.precision in ("day", "month", "year"):
        return reading._replace(value=f"../{value.split('/')[-1]}", first=None)
    return reading


def _when(reading: Reading, text: str, start: int) -> When:
    return When(
        text=text, start=start, end=start + len(text), value=reading.value,
        first=reading.first.isoformat() if reading.first else None,
        last=reading.last.isoformat() if reading.last else None,
        precision=reading.precision, basis=reading.basis, anchor=reading.anchor, role=reading.role,
        timex=Timex(*reading.timex) if reading.timex else None,
    )  # fmt: skip
