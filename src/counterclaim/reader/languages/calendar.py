"""Days, months, seasons and years as a text in a language beside English writes them."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.reader.languages.language import Meaning
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.times.forms import Day, Days, Form, Month, NumberedDay, Season, Shift, Year

_OF = ("من", "de", "du", "l'", "של")
DASHES = ("-", "–", "—", "‑")
_ENDINGS = frozenset(("го", "е", "й", "му", "м", "er", "е", "ого", "ère"))
_DECADE = frozenset(("е", "х", "ые", "ых", "ті", "их", "ми", "м", "і"))
ROMAN = ("x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class Expression(NamedTuple):
    """A form found at tokens[start:end]; at_once: its own words hold what might look like "since" before it; since: a
    word before it says that it goes on from then; edge: it begins with the first day of the form's stretch (-1, "since
    the beginning of") or ends with its last (1, "by the end of").
    """

    start: int
    end: int
    form: Form
    at_once: bool = False
    since: bool = False
    edge: int = 0


def digits_at(tokens: Tokens, i: int) -> int | None:
    word = tokens.word(i)
    return int(word) if word.isdecimal() and len(word) <= 4 else None


def _year(tokens: Tokens, i: int, *, marked: bool = False) -> tuple[int, int] | None:
    """A year at token i and the token behind it and its "year" word; marked: only with such a word."""
    at, before = i, False
    mark = tokens.of(at, "yearmark")
    if (
        mark is not None
        and digits_at(tokens, at + mark.size) is not None
        and tokens.language.code in ("ar", "he", "fr")
    ):
        at, before = at + mark.size, True
    elif (
        tokens.language.code in ("he", "ar")
        and tokens.of(at, "to", "from") is None
        and tokens.word(at) in ("ב", "ל", "מ", "من")
    ):
        at += 1
        at += tokens.word(at) in DASHES
        after_mark = tokens.of(at, "yearmark")
        if after_mark is not None:
            at, before = at + after_mark.size, True
    number = digits_at(tokens, at)
    if number is None or not _FIRST_YEAR <= number < _LAST_YEAR or len(tokens.word(at)) != 4:
        return None
    end = at + 1
    after = tokens.of(end, "yearmark") if tokens.language.code in ("ru", "uk") else None
    if after is not None:
        end += after.size
    elif marked and not before:
        return None
    return number, end


def _day_number(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month at token i, in digits or as an ordinal, and the token behind it."""
    number = digits_at(tokens, i)
    if number is None:
        ordinal = tokens.of(i, "ordinal")
        return (int(ordinal.value), i + ordinal.size) if ordinal is not None else None
    if not 1 <= number <= 31 or len(tokens.word(i)) > 2:
        return None
    end = i + 1
    if tokens.joined(end) and tokens.word(end) in _ENDINGS:
        end += 1
    elif (
        tokens.word(end) in DASHES
        and tokens.joined(end)
        and tokens.joined(end + 1)
        and tokens.word(end + 1) in _ENDINGS
    ):
        end += 2
    return number, end


def _month_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A month at token i, in Arabic with its other name behind a stroke or in brackets, and the token behind it."""
    if tokens.language.code == "he" and tokens.word(i) == "ב":
        i += 1 + (tokens.word(i + 1) in DASHES)
    while tokens.language.code == "ar" and tokens.word(i) in ("شهر", "من"):
        i += 1
    found = tokens.of(i, "month")
    if found is None:
        return None
    end = i + found.size
    if tokens.word(end) in ("/", "("):
        other = tokens.of(end + 1, "month")
        if other is not None and other.value == found.value:
            end += 1 + other.size
            end += tokens.word(end) == ")"
    return int(found.value), end


def numeric(tokens: Tokens, i: int) -> Expression | None:
    """ "12.03.2018", "12/03/2018"."""
    parts = tokens.word(i).split(".")
    if len(parts) == 3 and all(p.isdecimal() for p in parts) and len(parts[2]) == 4:
        day, month, year = (int(p) for p in parts)
        return Expression(i, i + 1, Day(year, month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if (
        tokens.word(i + 1) == "/"
        and tokens.word(i + 3) == "/"
        and all(digits_at(tokens, i + k) is not None for k in (0, 2, 4))
    ):
        day, month, year = (int(tokens.word(i + k)) for k in (0, 2, 4))
        if 1 <= month <= 12 and 1 <= day <= 31 and year > _FIRST_YEAR:
            return Expression(i, i + 5, Day(year, month, day))
    return None


def calendar(tokens: Tokens, i: int) -> Expression | None:
    """ "12 March [2018]", "from 5 to 8 August", "5 and 6 August"."""
    first = _day_number(tokens, i)
    if first is None:
        return None
    day, j = first
    last: int | None = None
    joint = tokens.of(j, "to", "and")
    k = j + 1 if tokens.word(j) in DASHES else j + joint.size if joint is not None else 0
    if k:
        k += tokens.word(k) in DASHES and tokens.joined(k)
        other = _day_number(tokens, k)
        if other is not None and other[0] > day and _month_at(tokens, other[1]) is not None:
            last, j = other
    found = _month_at(tokens, j)
    if found is None:
        return None
    month, j = found
    year, j = _year_behind(tokens, j)
    back, j = back_behind(tokens, j) if year is None and last is None else (None, j)
    behind = year is None and back is None and tokens.language.code in ("ar", "he", "fr")
    step = tokens.of(j, "last") if behind else None
    j += step.size if step is not None else 0
    one = Day(year, month, day, -1 if step is not None else None, back=back)
    form: Form = one if last is None else Days(year, month, day, last)
    return Expression(i, j, form, at_once=last is not None)


def _year_behind(tokens: Tokens, j: int) -> tuple[int | None, int]:
    k = j + (tokens.word(j) == ",")
    found = _year(tokens, k)
    return found if found is not None else (None, j)


def back_behind(tokens: Tokens, j: int) -> tuple[int | None, int]:
    """How many years back "of last year" or "of this year" at token j says, and the token behind it."""
    short = tokens.of(j, "lastyear")
    if short is not None:
        return 1, j + short.size
    start = j
    while tokens.word(j) in _OF:
        j += 1
    steps = {"last": 1, "this": 0}
    led = tokens.of(j, *steps)
    k = j + led.size if led is not None and (tokens.language.code in ("ru", "uk") or led.kind == "this") else j
    unit = tokens.of(k, "span")
    if unit is None or unit.value != "year":
        return None, start
    told = led if k > j else tokens.of(k + unit.size, "last")
    if told is None:
        return None, start
    return steps[told.kind], (k if k > j else k + told.size) + unit.size


def month(tokens: Tokens, i: int) -> Expression | None:
    """ "in March [2018]", "last March"."""
    found = _month_at(tokens, i)
    if found is None:
        return None
    step = step_around(tokens, i, found[1])
    year, end = _year_behind(tokens, found[1])
    if year is not None:
        return Expression(i, end, Month(year, found[0]))
    back, end = back_behind(tokens, found[1])
    if back is not None:
        return Expression(i, end, Month(None, found[0], back=back))
    code = tokens.language.code
    if (
        step is None
        and code in ("ar", "fr", "he")
        and not (tokens.of(i, "month") or Meaning("", "", 1)).particle
        and not _led(tokens, i, "monthled")
        and not _led(tokens, i - 1, "monthled")
    ):
        return None
    start, end, moved = step if step is not None else (i, found[1], None)
    return Expression(start, end, Month(None, found[0], moved))


def step_around(tokens: Tokens, i: int, j: int) -> tuple[int, int, int] | None:
    """What "last", "this" or "next" beside tokens[i:j] makes of it: first token, the one behind the last, the step."""
    for kind, step in (("last", -1), ("this", 0), ("next", 1)):
        before = tokens.before(i, kind)
        if before is not None and (tokens.language.code in ("ru", "uk") or kind == "this"):
            return before[1], j, step
        after = tokens.of(j, kind)
        if after is not None and tokens.language.code in ("ar", "he", "fr"):
            return i, j + after.size, step
        if kind == "last" and tokens.language.code in ("he", "ar"):
            late = tokens.of(j, "past")
            if late is not None:
                return i, j + late.size, -1
    return None


def edges(tokens: Tokens, i: int) -> Expression | None:
    """ "Since | the beginning of the year", "by | the end of March"."""
    led = tokens.of(i, "beginning", "ending")
    if led is None:
        return None
    begins = led.kind == "beginning"
    before = ("since", "from") if begins else ("until", "ere")
    if not (any(tokens.before(i, kind) for kind in before) or (begins and led.particle.endswith("מ"))):
        return None
    j = i + led.size
    while tokens.word(j) in _OF:
        j += 1
    this = tokens.of(j, "this", "last")
    k = j + this.size if this is not None else j
    named, unit = month(tokens, k) or _bare_month(tokens, k) or years(tokens, k), tokens.of(k, "span")
    if named is not None:
        return Expression(i, named.end, named.form, since=begins, edge=-1 if begins else 0)
    if unit is None or unit.value not in ("year", "month", "week"):
        return None
    k += unit.size
    behind = tokens.of(k, "this", "last") if this is None and tokens.language.code not in ("ru", "uk") else None
    k += behind.size if behind is not None else 0
    told = this or behind
    form = Shift(unit.value, -1 if told is not None and told.kind == "last" else 0)
    return Expression(i, k, form, since=begins, edge=-1 if begins else 1)


def _bare_month(tokens: Tokens, i: int) -> Expression | None:
    found = _month_at(tokens, i)
    return Expression(i, found[1], Month(None, found[0])) if found is not None else None


def numbered(tokens: Tokens, i: int) -> Expression | None:
    """ "On the 15th" of a month that is not said again."""
    found = _day_number(tokens, i)
    if found is None:
        return None
    day, j = found
    tail = tokens.of(j, "ofmonth")
    if tail is not None:
        return Expression(i, j + tail.size, NumberedDay(day))
    begun = tokens.of(i - 1, "dayword") if tokens.language.code == "ar" else None
    dated = begun is not None and not begun.particle and tokens.of(i, "ordinal") is not None
    led = tokens.language.code == "fr" and tokens.of(i - 1, "theday") is not None
    led = led and any(tokens.before(i - 1, kind) for kind in ("since", "until", "ere"))
    if not (dated or led) or (led and tokens.word(j)[:1].isalnum() and tokens.of(j, "preposition", "and") is None):
        return None
    return Expression(i, j, NumberedDay(day))


def years(tokens: Tokens, i: int) -> Expression | None:
    """ "in 2018", "the year 2018", "the 1990s"."""
    number = digits_at(tokens, i)
    code = tokens.language.code
    ended = tokens.word(i + 1) in DASHES and tokens.joined(i + 1) and tokens.joined(i + 2)
    if number is not None and number % 10 == 0 and ended and tokens.word(i + 2) in _DECADE:
        first = number if number > 100 else 1900 + number
        end = i + 3
        mark = tokens.of(end, "yearmark", "span")
        return Expression(i, end + (mark.size if mark is not None else 0), Year(first, 10))
    between = _years_between(tokens, i)
    if between is not None:
        return between
    if (
        code == "fr"
        and tokens.word(i) == "années"
        and (number := digits_at(tokens, i + 1)) is not None
        and number % 10 == 0
    ):
        return Expression(i, i + 2, Year(number if number > 100 else 1900 + number, 10))
    aged = tokens.of(i + 1, "span")
    if aged is not None and aged.value == "century" and (roman := tokens.word(i).removesuffix("e")) in ROMAN:
        return Expression(i, i + 2, Year((ROMAN.index(roman) + 9) * 100, 100))
    marked = _year(tokens, i, marked=True)
    if marked is not None:
        start = i
        while digits_at(tokens, start) is None and code != "ar":
            start += 1
        return Expression(start, marked[1], Year(marked[0]))
    found = _year(tokens, i) if digits_at(tokens, i) is not None else None
    if found is None:
        return None
    joined = tokens.word(i - 1) in DASHES and tokens.joined(i)
    bracketed = tokens.word(i - 1) == "(" and tokens.word(found[1]) == ")"
    if not (bracketed or (_led(tokens, i - 2 if joined else i - 1, "yearled") and not _counts(tokens, found[1]))):
        return None
    return Expression(i, found[1], Year(found[0]))


def _years_between(tokens: Tokens, i: int) -> Expression | None:
    """ "1995-2006", where a word before or behind says that they are years."""
    last = digits_at(tokens, i + 2) if tokens.word(i + 1) in DASHES else None
    first = digits_at(tokens, i)
    if first is None or last is None or not _FIRST_YEAR <= first < last < _LAST_YEAR:
        return None
    mark = tokens.of(i + 3, "yearmark") if tokens.language.code in ("ru", "uk") else None
    led = _led(tokens, i - 1, "yearled") or _led(tokens, i - 1, "yearmark") or tokens.word(i - 1) == "("
    if mark is None and (not led or _counts(tokens, i + 3)):
        return None
    return Expression(i, i + 3 + (mark.size if mark is not None else 0), Year(first, last - first + 1, told=True))


def _led(tokens: Tokens, i: int, kind: str) -> bool:
    found = tokens.of(i, kind)
    return found is not None and found.size == 1


def _counts(tokens: Tokens, j: int) -> bool:
    """True where what follows a bare number is what it counts."""
    return tokens.of(j, "noun", "unit", "scale") is not None


def season(tokens: Tokens, i: int) -> Expression | None:
    found = tokens.of(i, "season")
    if found is None:
        return None
    end = i + found.size
    around = step_around(tokens, i, end)
    year, stop = _year_behind(tokens, end)
    if year is not None:
        return Expression(i, stop, Season(found.value, year))
    if around is not None:
        return Expression(around[0], around[1], Season(found.value, None, around[2]))
    bare = tokens.language.code in ("ru", "uk") or tokens.word(i - 1) in ("en", "au", "l'")
    return Expression(i, end, Season(found.value)) if bare and found.value != "SU" else None
