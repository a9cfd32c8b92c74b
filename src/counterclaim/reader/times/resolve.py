"""Forms to readings: each expression dated against its context, or left unresolved."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from counterclaim.model.when import TimeBasis, TimePrecision, TimeRole, TimexType
from counterclaim.reader.times import news, periods
from counterclaim.reader.times.context import Context, Named
from counterclaim.reader.times.forms import (
    Apart,
    Clock,
    Day,
    Days,
    Form,
    Length,
    Month,
    Nothing,
    NumberedDay,
    Ordinal,
    Overnight,
    Part,
    Repeat,
    Season,
    Shift,
    Then,
    Unsure,
    Vague,
    Weekday,
    WeekOf,
    Window,
    Year,
)  # fmt: skip
from counterclaim.reader.times.periods import Period
from counterclaim.reader.times.units import length

_SIZES = {
    "day": 1, "week": 7, "weekend": 7, "month": 30, "season": 90, "quarter": 91, "year": 365, "decade": 3650,
    "century": 36500,
}  # fmt: skip
_FEW = 3  # units that "a few" and "recent" are taken for
# Two weeks ago is seldom meant to the day.
_WEEK_SLACK = timedelta(days=3)


class Reading(NamedTuple):
    """What an expression means here; fields as in model.when.When, `timex` as (type, value) or None."""

    value: str | None = None
    first: date | None = None
    last: date | None = None
    precision: TimePrecision = "vague"
    basis: TimeBasis = "unresolved"
    anchor: str | None = None
    role: TimeRole = "event"
    timex: tuple[TimexType, str] | None = None
    period: Period | None = None


def resolve(form: Form, start: int, end: int, context: Context) -> Reading | None:
    """The reading of a form found at tokens[start:end]; None where the calendar has no such date."""
    try:
        return _RESOLVERS[type(form)](form, start, end, context)
    except (ValueError, OverflowError):  # 30 February, the year 30000
        return None


def dated(period: Period, basis: TimeBasis, anchor: str | None = None) -> Reading:
    """The reading of a stretch of the calendar."""
    timex: tuple[TimexType, str] = ("DATE", period.timex)
    return Reading(
        period.edtf, period.first, period.last, period.precision, basis, anchor, timex=timex, period=period
    )  # fmt: skip


def _open(timex: str, precision: TimePrecision, value: str | None = None) -> Reading:
    return Reading(value, precision=precision, timex=("DATE", timex))


def _day(form: Day, start: int, end: int, context: Context) -> Reading | None:
    if form.year is not None:
        return dated(periods.day(news.day(form.year, form.month, form.day)), "text")
    if form.back is not None and context.published is not None:
        return dated(periods.day(news.day(context.published.year - form.back, form.month, form.day)), "publication")
    known = context.years(form.month, form.day)
    if context.published is None:
        known = known or context.years(form.month) or context.only_year(form.month, form.day, start)
        if len(known) == 1:
            ((year, text),) = known.items()
            return dated(periods.day(news.day(year, form.month, form.day)), "other_date", text)
        date(2024, form.month, max(1, form.day))  # a leap year: raises for 31 February
        return _open(f"XXXX-{form.month:02d}-{form.day:02d}", "day", f"XXXX-{form.month:02d}-{form.day:02d}")
    if not known and form.step is None and form.weekday is None and (named := context.year(start, end, form.month)):
        at = news.day(named.period.first.year, form.month, form.day)
        return dated(periods.day(at), "other_date", named.text)
    ahead = bool(context.ahead(start, end))
    found = news.nearest_day(
        form.month, form.day, context.published, ahead=ahead, behind=not ahead and context.behind(start, end),
        coming=ahead and context.coming(start, end), step=form.step, weekday=form.weekday,
    )  # fmt: skip
    if found is None:
        return None
    if len(known) == 1 and form.step is None:
        ((year, text),) = known.items()
        return dated(periods.day(news.day(year, form.month, form.day)), "other_date", text)
    return dated(periods.day(found), "publication")


def _unsure(form: Unsure, start: int, end: int, context: Context) -> Reading | None:
    month_first, day_first = date(form.year, form.one, form.other), date(form.year, form.other, form.one)
    low, high = sorted((month_first, day_first))
    return Reading(f"[{low},{high}]", precision="day", timex=("DATE", month_first.isoformat()))


def _month(form: Month, start: int, end: int, context: Context) -> Reading | None:
    if form.year is not None:
        return dated(periods.month(form.year, form.month), "text")
    known = context.years(form.month)
    if context.published is None:
        if len(known) == 1:
            ((year, text),) = known.items()
            return dated(periods.month(year, form.month), "other_date", text)
        return _open(f"XXXX-{form.month:02d}", "month", f"XXXX-{form.month:02d}")
    if not known and form.step is None and form.back is None and (named := context.year(start, end, form.month)):
        return dated(periods.month(named.period.first.year, form.month), "other_date", named.text)
    if form.back is not None:
        return dated(periods.month(context.published.year - form.back, form.month), "publication")
    ahead = form.step is None and bool(context.ahead(start, end))
    coming = ahead and context.coming(start, end)
    year = news.month_year(form.month, context.published, form.step, ahead=ahead, coming=coming)
    if form.step is None and year in known:
        return dated(periods.month(year, form.month), "other_date", known[year])
    return dated(periods.month(year, form.month), "publication")


def _weekday(form: Weekday, start: int, end: int, context: Context) -> Reading | None:
    if context.published is None:
        return _open(f"XXXX-WXX-{form.weekday + 1}", "day")
    ahead = form.step in (None, 0) and bool(context.ahead(start, end))
    return dated(periods.day(news.weekday(form.weekday, context.published, form.step, ahead=ahead)), "publication")


def _year(form: Year, start: int, end: int, context: Context) -> Reading | None:
    make = {1: periods.year, 10: periods.decade, 100: periods.century}.get(form.width)
    period = periods.years(form.first, form.first + form.width - 1) if form.told or make is None else make(form.first)
    return dated(period, "text")


def _season(form: Season, start: int, end: int, context: Context) -> Reading | None:
    if form.year is not None:
        return dated(periods.season(form.year, form.name), "text")
    if context.published is None:
        return _open(f"XXXX-{form.name}", "season")
    ahead = form.step is None and bool(context.ahead(start, end))
    return dated(
        periods.season(news.season_year(form.name, context.published, form.step, ahead=ahead), form.name), "publication"
    )


def _part(form: Part, start: int, end: int, context: Context) -> Reading | None:
    make = periods.quarter if form.size == 4 else periods.half
    if form.number == 0:
        return _quarter(form.year, context)
    if form.year is not None:
        return dated(make(form.year, form.number), "text")
    if context.published is None:
        return _open(f"XXXX-Q{form.number}" if form.size == 4 else f"XXXX-H{form.number}", "quarter")
    year = context.published.year
    if form.back is None:
        current = (context.published.month - 1) * form.size // 12 + 1
        year -= form.number > current and not _coming(
            make(year, form.number), context.published, context.ahead(start, end)
        )
    else:
        year -= form.back
    period = make(year - form.ago, form.number)
    if form.size == 4 and not form.ago and period.last < context.published:
        context.quarter = Named(start, period, " ".join(context.tokens.words[start:end]))
    return dated(period, "publication")


def _coming(period: Period, published: date, ahead: bool | None) -> bool:
    """Whether a stretch still to come is meant and not that of a year before: where no verb tells, the nearer."""
    if ahead is not None:
        return ahead
    return (period.first - published).days < (published - periods.shifted(period, "year", -1).last).days


def _quarter(year: int | None, context: Context) -> Reading | None:
    """ "The quarter", "the 1988 quarter": the one the report is about, in that year."""
    named = context.quarter
    if named is None:
        if context.published is None or year is not None:
            return None
        return dated(periods.shifted(periods.of("quarter", context.published), "quarter", -1), "publication")
    away = 0 if year is None else year - named.period.first.year
    return dated(periods.shifted(named.period, "year", away), "other_date", named.text)


def _shift(form: Shift, start: int, end: int, context: Context) -> Reading | None:
    precision: TimePrecision = "week" if form.unit in ("weekend", "fortnight") else form.unit  # type: ignore[assignment]
    if form.anchor != "published" and form.unit in _SIZES:
        named = context.last(start, same_sentence=form.anchor == "either")
        if named and _SIZES[named.period.precision] <= _SIZES[form.unit]:
            at = periods.move(named.period.first, form.unit, form.steps)
            return dated(periods.of(form.unit, at), "other_date", named.text)
        if form.anchor == "text":
            return _open("XXXX-XX-XX" if form.unit == "day" else "XXXX", precision)
    if context.published is None:
        return _open("XXXX-XX-XX" if form.unit == "day" else "XXXX", precision)
    if form.unit == "weekend":
        return dated(
            news.weekend(context.published, form.steps, ahead=form.steps == 0 and bool(context.ahead(start, end))),
            "publication",
        )
    if form.unit == "fortnight":
        return None
    return dated(periods.of(form.unit, periods.move(context.published, form.unit, form.steps)), "publication")


def _apart(form: Apart, start: int, end: int, context: Context) -> Reading | None:
    if form.of is not None:
        like = context.last_period(start) if form.of == "period" else context.last_like(form.of)
        if like is None:
            return None
        return dated(periods.shifted(like.period, form.unit, form.steps), "other_date", like.text)
    unit, count = ("week", 2 * form.steps) if form.unit == "fortnight" else (form.unit, form.steps)
    quarter = context.quarter if unit == "year" and count == -1 else None
    if quarter:  # results are set beside those of the same quarter
        return dated(periods.shifted(quarter.period, unit, count), "other_date", quarter.text)
    if form.anchor != "published":
        named = context.last(start, same_sentence=form.anchor == "either")
        if named and _SIZES[named.period.precision] <= _SIZES[unit]:
            return dated(periods.shifted(named.period, unit, count), "other_date", named.text)
    if form.anchor == "text" or context.published is None:
        return Reading(timex=("DURATION", length(((float(abs(count)), unit),))))
    at = periods.move(context.published, unit, count)
    if unit == "week":
        low, high = at - _WEEK_SLACK, at + _WEEK_SLACK
        period = Period(low, high, "week", f"{at}~", at.isoformat())
        return dated(period, "publication")
    return dated(periods.of("year" if unit == "decade" else unit, at), "publication")


def _then(_: Then, start: int, end: int, context: Context) -> Reading | None:
    named = context.last(start)
    return dated(named.period, "other_date", named.text) if named else None


def _week_of(form: WeekOf, start: int, end: int, context: Context) -> Reading | None:
    inner = resolve(form.day, start, end, context)
    if inner is None or inner.first is None or inner.last is None:
        return inner
    at = inner.last if form.edge < 0 else inner.first
    return dated(periods.week(at), inner.basis, inner.anchor)


def _clock(form: Clock, start: int, end: int, context: Context) -> Reading | None:
    inner: Reading | None = None
    if form.of is not None:
        inner = resolve(form.of, start, end, context)
    else:
        named = context.last(start, same_sentence=True)
        if named and named.period.precision == "day":
            inner = dated(named.period, "other_date", named.text)
        elif context.published is not None:
            inner = dated(periods.day(context.published), "publication")
    written = f"T{form.at}{form.zone}"
    precise: TimePrecision = "part_of_day" if form.at.isalpha() else "minute"
    if inner is None or inner.period is None or inner.period.precision != "day":
        return Reading(precision=precise, timex=("TIME", "XXXX-XX-XX" + written))
    exact = "" if form.at.isalpha() or form.at == "24:00" else f"T{form.at}:00{form.zone}"
    return inner._replace(
        value=inner.period.edtf + exact, precision=precise, timex=("TIME", inner.period.timex + written)
    )


def _overnight(form: Overnight, start: int, end: int, context: Context) -> Reading | None:
    inner = resolve(form.of or Shift("day", 0), start, end, context)
    if inner is None or inner.first is None:
        return Reading(precision="part_of_day", timex=("TIME", "XXXX-XX-XXTNI"))
    first = inner.first - timedelta(days=1)
    return inner._replace(
        value=f"{first}/{inner.first}",
        first=first,
        precision="part_of_day",
        timex=("TIME", f"{inner.first}TNI"),
        period=None,
    )


def _length(form: Length, start: int, end: int, context: Context) -> Reading | None:
    value = length(form.parts)
    number, unit = form.parts[0]
    if number is not None and len(form.parts) == 1 and context.until_now(start, end):
        window = _window(Window(number, unit, -1), start, end, context)
        if window is not None and window.first is not None:
            return window._replace(timex=("DURATION", value))
    precision = _precision(form.parts[-1][1]) if number is not None else "vague"
    return Reading(value, precision=precision, basis="text", role="duration", timex=("DURATION", value))


def _window(form: Window, start: int, end: int, context: Context) -> Reading | None:
    value = length(((form.number, form.unit),)) if form.unit != "weekend" else "P2D"
    bare = Reading(value, basis="text", role="duration", timex=("DURATION", value))
    if form.unit == "weekend":
        return _shift(Shift("weekend", form.sign if form.sign > 0 else 0), start, end, context)
    if form.number is None:
        return _some(form, bare, context.published) if context.published is not None else bare
    precision = _precision(form.unit)
    if context.published is None or form.number != int(form.number):
        return bare._replace(precision=precision, basis="unresolved")
    at = news.reach(context.published, form.unit, int(form.number) * form.sign)
    size = _fineness(form)
    far, near = periods.of(size, at), periods.of(size, context.published)
    timex: tuple[TimexType, str] = ("DURATION", value)
    if form.unit == "year" and form.number == 1 and form.sign < 0:
        timex = ("DATE", f"{context.published.year - 1:04d}")  # as the corpora mark "the past year"
    elif form.unit == "decade" and form.number == 1 and form.sign < 0:
        timex = ("DATE", f"{context.published.year // 10 - 1:03d}")
    if form.sign < 0:
        return Reading(f"{far.edtf}/{near.edtf}", far.first, context.published, size, "publication", timex=timex)
    return Reading(f"{near.edtf}/{far.edtf}", context.published, far.last, size, "publication", timex=timex)


def _some(form: Window, bare: Reading, published: date) -> Reading:
    """ "The past few days", "recent weeks", "a few days ago": the months that they fall in, about.

    So 53 of 67 labels of days and weeks have it, and 11 of 21 of months; years are left open in all 21.
    """
    if form.sign > 0 or form.unit not in ("day", "week", "month"):
        return bare
    first, last = (periods.of("month", at) for at in (periods.move(published, form.unit, -_FEW), published))
    value = f"{last.edtf}~" if first == last else f"{first.edtf}~/{last.edtf}~"
    return Reading(value, first.first, published, "month", "publication", timex=bare.timex)


def _fineness(form: Window) -> TimePrecision:
    """How finely a window's ends are meant: "the past 50 years" begin on no certain day.

    In the labelled documents weeks are told by their days (53 of 56), months and one year by months (27 of 33), more
    years and decades by years (60 of 66).
    """
    if form.unit == "month" or (form.unit == "year" and form.number == 1):
        return "month"
    return "year" if form.unit in ("year", "decade", "century") else "day"


def _precision(unit: str) -> TimePrecision:
    if unit in ("second", "minute"):
        return "minute"
    return "week" if unit == "fortnight" else unit  # type: ignore[return-value]


def _repeat(form: Repeat, start: int, end: int, context: Context) -> Reading | None:
    return Reading(form.value, basis="text", role="set", timex=("SET", form.value))


def _vague(form: Vague, start: int, end: int, context: Context) -> Reading | None:
    bare = Reading(form.value, basis="text", timex=("DATE", form.value))
    if form.unit is None or context.published is None:
        return bare
    return _some(Window(None, form.unit, -1), bare, context.published)


def _days(form: Days, start: int, end: int, context: Context) -> Reading | None:
    first = _day(Day(form.year, form.month, form.first), start, end, context)
    if first is None or first.first is None:
        return first
    last = date(first.first.year, form.month, form.last)
    return first._replace(value=f"{first.first}/{last}", last=last)


def _numbered_day(form: NumberedDay, start: int, end: int, context: Context) -> Reading | None:
    """The last such day up to the publication's, of the coming month where the words look ahead."""
    if context.published is None:
        return _open("XXXX-XX-XX", "day")
    at = context.published.replace(day=1)
    ahead = bool(context.ahead(start, end))
    if ahead and form.day <= context.published.day:
        at = periods.move(at, "month", 1)
    elif not ahead and form.day > context.published.day:
        at = periods.move(at, "month", -1)
    return dated(periods.day(at.replace(day=form.day)), "publication")


def _nothing(form: Nothing, start: int, end: int, context: Context) -> Reading | None:
    return None


def _ordinal(form: Ordinal, start: int, end: int, context: Context) -> Reading | None:
    return Reading(precision=_precision(form.unit))


_RESOLVERS: dict[type, Callable[[Any, int, int, Context], Reading | None]] = {
    Day: _day, Unsure: _unsure, Month: _month, Weekday: _weekday, Year: _year, Season: _season,
    Part: _part, Shift: _shift, Apart: _apart, WeekOf: _week_of, Clock: _clock, Overnight: _overnight, Length: _length,
    Window: _window, Repeat: _repeat, Vague: _vague, Ordinal: _ordinal, Days: _days, Nothing: _nothing,
    NumberedDay: _numbered_day, Then: _then,
}  # fmt: skip
