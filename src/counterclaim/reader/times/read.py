"""Time expressions of a running text: found by rules, the longest first, dated against the publication day."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.model.when import TimePrecision, TimeRole, Timex, When
from counterclaim.reader.times import explicit, lengths, relative
from counterclaim.reader.times.calendar import back, days_of, edtf, shift
from counterclaim.reader.times.events import event_windows
from counterclaim.reader.times.rule import Context, Meaning, Rule

_RULES: tuple[Rule, ...] = (*explicit.RULES, *relative.RULES, *lengths.RULES)
_LEAD = re.compile(r"(?:for|over|in|during|within)\s+", re.I)
_SINCE = re.compile(r"\b(?:ever )?since\s+(?:(?:early|late|mid)[- ])?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|up to)\s+$", re.I)
_DIGIT = re.compile(r"\d")
_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


class _Found(msgspec.Struct, frozen=True):
    start: int
    end: int
    meaning: Meaning | None


def date(doc: RunningText, published: str | None, *, sentences: Sequence[Span] | None = None) -> tuple[When, ...]:
    """Every time expression in reading order; start and end without a leading preposition, offsets into doc.text.

    published: ISO date or date-time of the report; without it relative expressions come out unresolved.
    """
    text = doc.text
    day = _day(published)
    found = _candidates(text, day)
    whens: list[When] = []
    last_date: When | None = None
    for one in found:
        when = _when(text, one, day, last_date)
        whens.append(when)
        if when.precision == "day" and when.first and when.first == when.last and when.basis != "unresolved":
            last_date = when
    whens = _confirmed(text, whens)
    return tuple(sorted([*whens, *event_windows(text, whens)], key=lambda w: w.start))


def _day(published: str | None) -> dt.date | None:
    match = re.match(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})", published or "")
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _candidates(text: str, day: dt.date | None) -> list[_Found]:
    context = Context(text, day or dt.date(2000, 1, 1))
    cands: list[tuple[int, int, int, int, Meaning | None]] = []
    for rank, one in enumerate(_RULES):
        for match in one.pattern.finditer(text):
            if not _ascii_digits(match.group()):
                continue
            meaning = one.read(match, context)
            if meaning is None:
                continue
            if day is None and (one.relative or meaning.basis == "publication"):
                meaning = meaning if meaning.value in _REFERENCES else None
            start, end = match.span()
            lead = _LEAD.match(match.group())
            if lead:
                start += lead.end()
            cands.append((start - end, rank, start, end, meaning))
    cands.sort(key=lambda c: c[:4])
    starts: list[int] = []
    kept: list[_Found] = []
    for _, _, start, end, meaning in cands:
        i = bisect_right(starts, start)
        if (i and kept[i - 1].end > start) or (i < len(kept) and kept[i].start < end):
            continue
        at = bisect_left(starts, start)
        starts.insert(at, start)
        kept.insert(at, _Found(start, end, meaning))
    return kept


def _ascii_digits(text: str) -> bool:
    return all(c.isascii() for c in _DIGIT.findall(text))


def _when(text: str, one: _Found, day: dt.date | None, last_date: When | None) -> When:
    words = text[one.start : one.end]
    meaning = one.meaning
    if meaning is None:
        return When(text=words, start=one.start, end=one.end)
    value, basis, anchor = meaning.value, meaning.basis, None
    if meaning.later is not None and last_date is not None and last_date.first and one.start - last_date.end < 400:
        count, unit = meaning.later
        moved = shift(dt.date.fromisoformat(last_date.first), int(count), unit) if unit not in ("second", "minute", "hour") else last_date.first
        if moved is not None:
            value, basis, anchor = moved, "other_date", last_date.text
    if not value:
        return When(text=words, start=one.start, end=one.end)
    days = days_of(value)
    role: TimeRole = "duration" if meaning.type == "DURATION" else "set" if meaning.type == "SET" else "event"
    shown = edtf(value)
    first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    if meaning.window is not None and day is not None:
        begin = back(day, *meaning.window)
        if begin is not None:
            shown, first, last, role = f"{begin.isoformat()}/{day.isoformat()}", begin.isoformat(), day.isoformat(), "event"
    before = text[max(0, one.start - 24) : one.start]
    if days is not None and _SINCE.search(before):
        shown, last = f"{edtf(value)}/..", None
    elif days is not None and _UNTIL.search(before):
        shown, first = f"../{edtf(value)}", None
    return When(
        text=words, start=one.start, end=one.end, value=shown, first=first, last=last, precision=_precision(value),
        basis=basis, anchor=anchor, role=role, timex=Timex(meaning.type, value),
    )  # fmt: skip


def _precision(value: str) -> TimePrecision:
    if value in _REFERENCES or value.startswith("P"):
        return "vague"
    if re.search(r"T\d\d:\d\d$", value):
        return "minute"
    if re.search(r"T[A-Z]{2}$", value):
        return "part_of_day"
    table: tuple[tuple[str, TimePrecision], ...] = (
        (r"\d{4}-\d\d-\d\d", "day"), (r"\d{4}-W\d\d(?:-WE)?", "week"), (r"\d{4}-\d\d", "month"), (r"\d{4}-Q\d", "quarter"),
        (r"\d{4}-H\d", "quarter"), (r"\d{4}-[A-Z]{2}", "season"), (r"\d{4}", "year"), (r"\d{3}", "decade"), (r"\d{2}", "century"),
    )  # fmt: skip
    for pattern, name in table:
        if re.fullmatch(pattern, value):
            return name
    return "vague"


def _confirmed(text: str, whens: list[When]) -> list[When]:
    """A month without a year takes the year under which the text names it elsewhere, where that fits no later than now."""
    years: dict[str, set[str]] = {}
    for when in whens:
        if when.basis == "text" and when.precision == "month" and when.first:
            years.setdefault(when.first[5:7], set()).add(when.first[:4])
    out: list[When] = []
    for when in whens:
        if when.basis == "publication" and when.precision == "month" and when.first and when.value:
            named = years.get(when.first[5:7], set())
            if len(named) == 1 and next(iter(named)) < when.first[:4]:
                year = next(iter(named))
                value = f"{year}-{when.first[5:7]}"
                days = days_of(value)
                if days is not None:
                    when = msgspec.structs.replace(
                        when, value=when.value.replace(when.first[:7], value), first=days[0].isoformat(),
                        last=days[1].isoformat() if when.last else None, basis="other_date", anchor=value,
                        timex=Timex("DATE", value),
                    )  # fmt: skip
        out.append(when)
    return out
