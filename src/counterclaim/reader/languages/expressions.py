"""Where a text in a language beside English tells a time, and in which form (reader/times/forms.py)."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.reader.languages import numbers
from counterclaim.reader.languages.calendar import (
    ROMAN,
    Expression,
    calendar,
    edges,
    month,
    numbered,
    numeric,
    season,
    step_around,
    years,
)
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.times.forms import (
    Apart,
    Clock,
    Day,
    Days,
    Form,
    Length,
    NumberedDay,
    Overnight,
    Shift,
    Vague,
    Weekday,
    Window,
)

_LONG = ("day", "week", "month", "year", "decade")
_COUNTS = ("hour", "day", "week", "month", "year", "minute", "decade")


def find(tokens: Tokens) -> list[Expression]:
    """The expressions in order, none overlapping; at each word the first rule that fits, and the longest of equals."""
    out: list[Expression] = []
    i = 0
    while i < len(tokens):
        if (
            not tokens.meanings(i)
            and not tokens.low[i][:1].isdecimal()
            and tokens.word(i).removesuffix("e") not in ROMAN
        ):
            i += 1  # most words tell nothing of time
            continue
        found = next((one for rule in _RULES if (one := rule(tokens, i)) is not None), None)
        if found is None or found.end <= i:
            i += 1
            continue
        out.append(found)
        i = found.end
    return out


def _weekday(tokens: Tokens, i: int) -> Expression | None:
    """ "on [last] Friday [morning], [12 March]"."""
    start, part = i, tokens.of(i, "daypart")
    if part is not None:
        i += part.size
        i += tokens.word(i) in ("в", "во", "у", "de", "du", "של", "يوم", "ב")
    led = tokens.of(i, "last", "this", "next") if tokens.language.code in ("ru", "uk") else None
    if led is not None:
        i += led.size
    while tokens.of(i, "dayword") is not None:
        i += 1
    found = tokens.of(i, "weekday")
    if found is None:
        return None
    if (
        found.value == "2"
        and tokens.language.code in ("ru", "uk")
        and led is None
        and tokens.of(i - 1, "yearled") is None
    ):
        return None  # "среду" is "surroundings", too
    j = i + found.size
    step = {"last": -1, "this": 0, "next": 1}[led.kind] if led is not None else None
    if led is None:
        around = step_around(tokens, i, j)
        if around is not None and (around[0] == i or part is None):
            start, j, step = min(start, around[0]), around[1], around[2]
    form: Form = Weekday(int(found.value), step)
    if part is None:
        k = j + (tokens.word(j) in ("в", "au", "dans"))
        part = tokens.of(k, "daypart")
        if part is not None:
            j = k + part.size
    k = j + (tokens.word(j) in (",", "("))
    dated = calendar(tokens, k + (tokens.word(k) == "le"))
    if dated is not None and isinstance(dated.form, Day) and step is None:
        form, j = dated.form._replace(weekday=int(found.value)), dated.end
    return Expression(start, j, Clock(part.value, form) if part is not None else form)


def _overnight(tokens: Tokens, i: int) -> Expression | None:
    """ "in the night to 5 August", "in the night to Sunday"."""
    led = tokens.of(i, "overnight")
    if led is None:
        return None
    j = i + led.size
    for rule in (calendar, _weekday, _relative):
        inner = rule(tokens, j)
        if inner is None:
            continue
        form = inner.form
        if isinstance(form, Days):
            form = Day(form.year, form.month, form.last)
        elif tokens.language.code in ("ar", "fr"):
            return Expression(i, inner.end, Clock("NI", form))
        elif tokens.of(inner.end, "to") is not None:
            other = rule(tokens, inner.end + 1)
            if other is not None:
                return Expression(i, other.end, Overnight(other.form), at_once=True)
        return Expression(i, inner.end, Overnight(form), at_once=True)
    day = tokens.of(j, "ordinal") if tokens.language.code in ("ru", "uk") else None
    return Expression(i, j + day.size, Overnight(NumberedDay(int(day.value))), at_once=True) if day else None


def _relative(tokens: Tokens, i: int) -> Expression | None:
    """ "yesterday [evening]", "that day", "the day before", "last night"."""
    same = tokens.of(i, "sameday")
    if same is not None:
        return Expression(i, i + same.size, Shift("day", 0, "text"))
    night = tokens.of(i, "night")
    if night is not None:
        return Expression(i, i + night.size, Clock("NI", Shift("day", int(night.value))))
    dark = tokens.of(i, "bynight")
    if dark is not None and tokens.of(i + dark.size, "to", "preposition", "since") is None:
        return Expression(i, i + dark.size, Overnight(None))
    after = tokens.of(i, "dayafter")
    if after is not None:
        return Expression(i, i + after.size, Shift("day", 1, "text"))
    part, j = tokens.of(i, "daypart"), i
    if part is not None:
        j += part.size
        j += tokens.word(j) in ("יום", "يوم", "d'")
    j += tokens.of(j, "dayword") is not None and tokens.of(j + 1, "day") is not None
    found = tokens.of(j, "day")
    if found is None or (found.particle and tokens.language.code == "ar"):
        before = tokens.of(i, "daybefore")
        if before is not None:
            return Expression(i, i + before.size, Shift("day", -1, "either"))
        return None
    end = j + found.size
    if found.value == "0" and (tokens.word(end).startswith("ال") or tokens.word(j - 1) == "כל"):
        return None  # "the last day", "all day"
    if part is None:
        k = end + (tokens.word(end) in ("au", "dans", "ב"))
        part = tokens.of(k, "daypart")
        end = k + part.size if part is not None else end
    form: Form = Shift("day", int(found.value))
    return Expression(i, end, Clock(part.value, form) if part is not None else form)


def _ago(tokens: Tokens, i: int) -> Expression | None:
    """ "three days ago", "a year ago", with what says "ago" before the count or behind it."""
    led = tokens.of(i, "agobefore")
    alone = led is not None and tokens.of(i + led.size, "span") is not None
    if led is not None and tokens.of(i, "since") is not None and not alone:
        return None  # "منذ" with a number: since when
    j = i + led.size if led is not None else i
    counted = _counted_span(tokens, j)
    if counted is None:
        return None
    number, unit, end = counted
    if led is None:
        behind = tokens.of(end, "ago")
        if behind is None:
            return None
        end += behind.size
    elif unit == "weekend":
        return None
    if led is not None and tokens.of(j, "many") is not None:
        return Expression(j, end, Length(((None, unit),)))
    if number is None or number != int(number):
        return Expression(i, end, Vague("PAST_REF"))
    if unit in ("hour", "minute"):
        return Expression(i, end, Length(((number, unit),)))
    return Expression(i, end, Apart(unit, -int(number), "published"), at_once=True)


def _since(tokens: Tokens, i: int) -> Expression | None:
    """ "For [some] four months", in words that say since when: "depuis quatre mois", "منذ نحو أربعة أشهر"."""
    led = tokens.before(i, "since")
    if led is None:
        around = next((k for k in range(max(0, i - 3), i) if _bound_to(tokens, k, i)), None)
        led = tokens.before(around, "since") if around is not None else None
    led = led or tokens.before(i, "lasting")
    if led is None or tokens.language.code not in ("ar", "fr", "he"):
        return None
    number, unit, end = _counted_span(tokens, i) or (None, "", i)
    if number is None or number != int(number) or unit not in _LONG:
        return None
    return Expression(i, end, Apart(unit, -int(number), "published"), since=True)


def _bound_to(tokens: Tokens, k: int, i: int) -> bool:
    return any(m.kind == "before" and k + m.size == i for m in tokens.meanings(k))


def _counted_span(tokens: Tokens, j: int) -> tuple[float | None, str, int] | None:
    """ "three days", "two-days" in the dual, "a week": how many (None: several), of what, and the token behind it."""
    dual = tokens.of(j, "dualspan")
    if dual is not None:
        return 2, dual.value, j + dual.size
    num = numbers.read(tokens, j)
    if num is not None and num.noun is None:
        unit = tokens.of(num.last, "span")
        if unit is None or (num.value is None and num.low is None):
            return None
        return (float(num.value) if num.value is not None else None), unit.value, num.last + unit.size
    if tokens.of(j, "unitone") is not None:
        j += 1
    unit = tokens.of(j, "span")
    return (1, unit.value, j + unit.size) if unit is not None else None


def _window(tokens: Tokens, i: int) -> Expression | None:
    """ "the last five days", in the order of each language."""
    past = tokens.of(i, "past")
    j = i + past.size if past is not None else i
    num = numbers.read(tokens, j)
    dual = tokens.of(j, "dualspan")
    k = num.last if num is not None and num.noun is None else j
    inner = tokens.of(k, "past") if past is None and num is not None else None
    k += inner.size if inner is not None else 0
    unit = dual or tokens.of(k, "span")
    if unit is None or unit.value not in (*_COUNTS, "weekend"):
        return None
    many = tokens.of(k, "many") is not None
    k += unit.size
    number: float | None = 2.0 if dual is not None else None
    if num is not None and num.noun is None:
        number = float(num.value) if num.value is not None else None
    elif dual is None:
        later = numbers.read(tokens, k)
        if later is not None and later.value is not None and tokens.of(later.last, "past", "last") is not None:
            number, k = float(later.value), later.last
    if past is None and inner is None:
        behind = tokens.of(k, "past", "last")
        if behind is None or (number is None and behind.kind == "last"):
            return None
        k += behind.size
        if number is None and many:
            return Expression(i, k, _recent(unit.value))
        if number is None:
            return Expression(i, k, Window(1, unit.value, -1)) if unit.value != "day" else None
    elif number is None and unit.value != "weekend":
        if not many:
            return Expression(i, k, Window(1, unit.value, -1)) if unit.value != "day" else None
        return Expression(i, k, _recent(unit.value))
    if number is None:
        return Expression(i, k, Shift("weekend", 0))
    return Expression(i, k, Window(number, unit.value, -1))


def _recent(unit: str) -> Form:
    """ "In recent years", "the last days"."""
    return Vague("PAST_REF") if unit == "year" else Length(((None, unit),))


def _shift(tokens: Tokens, i: int) -> Expression | None:
    """ "last week", "this year", "next month"."""
    short = tokens.of(i, "lastyear")
    if short is not None:
        return Expression(i, i + short.size, Shift("year", -1))
    steps = {"last": -1, "this": 0, "next": 1, "past": -1}
    led = tokens.of(i, *steps)
    before = led is not None and (tokens.language.code in ("ru", "uk") or led.kind == "this")
    j = i + led.size if led is not None and before else i
    unit = tokens.of(j, "span")
    if unit is None or unit.value in ("hour", "minute", "century"):
        return None
    end = j + unit.size
    if led is not None and before and led.kind != "past":
        if led.kind == "this" and unit.value == "day":
            return None
        return Expression(i, end, Shift(unit.value, steps[led.kind]))
    if tokens.language.code in ("ru", "uk"):
        return None
    behind = tokens.of(end, *steps)
    if behind is None and unit.value == "week" and unit.particle == "ה":
        return Expression(i, end, Shift("week", 0))  # with the article it is this week
    if (
        behind is None
        or (behind.kind == "this" and tokens.language.code == "fr")
        or (behind.kind == "past" and tokens.language.code == "fr")
    ):
        return None
    if unit.value == "day" and behind.kind == "this":
        return Expression(i, end + behind.size, Shift("day", 0))
    return Expression(i, end + behind.size, Shift(unit.value, steps[behind.kind]))


def _length(tokens: Tokens, i: int) -> Expression | None:
    """ "for three days": a length of time; of years only where a word says so, since an age is none."""
    counted = _counted_span(tokens, i)
    if counted is None or counted[1] not in _COUNTS:
        return None
    number, unit, end = counted
    alone = tokens.of(i, "span") is not None or tokens.of(i, "unitone") is not None
    if alone or (unit == "year" and tokens.before(i, "during") is None):
        return None
    if number is not None and unit == "hour" and number < 1:
        number, unit = number * 60, "minute"
    return Expression(i, end, Length(((number, unit),)))


def _vague(tokens: Tokens, i: int) -> Expression | None:
    found = tokens.of(i, "when")
    if found is None or tokens.of(i + found.size, "span") is not None:
        return None
    return Expression(i, i + found.size, Vague(found.value))


_RULES: tuple[Callable[[Tokens, int], Expression | None], ...] = (
    _overnight, edges, numeric, calendar, numbered, _weekday, _relative, _ago, _since, _window, _shift, month, season,
    years, _vague,
    _length,
)  # fmt: skip
