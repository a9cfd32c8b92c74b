"""When something was said: the date beside the saying, or one reckoned from the main clause; nothing where unclear."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span, Spans
from counterclaim.model.when import When
from counterclaim.reader.words import Words
from counterclaim.registry.words import ARTICLES

# "... one day after the governor put the number at 28": the clause of the saying hangs on another one.
_HANGS = ("after", "before", "since", "until")
_LOOK_BACK = 24  # characters before the saying in which such a word and an article fit


def said_on(
    text: str, sentence: Span, attribution: Attribution, dates: Sequence[When], times: Sequence[When]
) -> tuple[str | None, When | None, bool]:
    """(ISO date of the saying, the expression that names it, whether it can be dated at all).

    dates: dates of the sentence outside what was said; times: all times of the report. In "X happened on Tuesday, a day
    after the governor said Y" the governor spoke on Monday. Without a count of days the date of the main clause tells
    only an order: the saying stays undated then, and the publication day is no date of it either.
    """
    single = [t for t in dates if t.first and t.first == t.last]
    spans = [s for s in (*attribution.source, *attribution.cue) if sentence[0] <= s[0] < sentence[1]]
    start = min((s for s, _ in spans), default=sentence[0])
    hangs, at = _hangs(text, max(sentence[0], start - _LOOK_BACK), start)
    if not hangs:
        first = single[0] if single else None
        wide = first is None and any(t.precision in ("month", "year") and t.first for t in dates)
        return (first.first if first else None), first, not wide  # "In October the army said ..."
    own = next((t for t in single if t.start >= start), None)
    if own is not None:
        return own.first, own, True
    main = [t for t in single if t.end <= at]
    away = next((t for t in times if t.end <= at and not text[t.end : at].strip()), None)
    length = (away.timex.value or "") if away is not None and away.timex is not None else ""
    days = length[1:-1] if length[:1] == "P" and length[-1:] == "D" else ""
    counted = days.isdecimal() and len(days) < 4
    if len(main) != 1 or not counted or hangs not in ("after", "before") or not main[0].first:
        return None, None, False
    step = timedelta(days=int(days) * (-1 if hangs == "after" else 1))
    try:
        return (date.fromisoformat(main[0].first) + step).isoformat(), None, True
    except (ValueError, OverflowError):
        return None, None, False


def _hangs(text: str, first: int, last: int) -> tuple[str, int]:
    """The word by which a clause that begins at `last` hangs on what stands before it, and where; "" for none."""
    words = text[first:last].split() if text[last - 1 : last].isspace() else []
    words = words[:-1] if words and words[-1] in ARTICLES else words
    word = words[-1] if words and words[-1] in _HANGS else ""
    return word, text.rfind(word, first, last)


def up_to_then(time: When, published: str | None, said: str | None) -> When:
    """The time; where it is a stretch of days up to the report's in what was said before, it ends when that was said:
    "the army said on Monday that in the past day"."""
    out = (published or "")[:10]
    if said is None or time.basis != "publication" or time.last != out or time.precision != "day" or not time.first:
        return time
    if (time.value or "").partition("/")[::2] != (time.first, time.last) or time.first == time.last:
        return time
    first = date.fromisoformat(time.first) + (date.fromisoformat(said) - date.fromisoformat(out))
    if not said < out:
        return time
    return msgspec.structs.replace(time, value=f"{first}/{said}", first=first.isoformat(), last=said)


def while_charged(attribution: Attribution) -> Span:
    """Where a passive charge tells its own day: between its verb and who makes it, and right behind him."""
    source, cue = attribution.source, attribution.cue
    if not source or not cue or source[0][0] < cue[0][0]:
        return (0, 0)
    inside = attribution.content[0][0] < cue[0][0] and source[0][1] < attribution.content[-1][1]
    return (cue[0][0], source[0][1] + len(" on ")) if inside else (0, 0)


def told_beside(words: Words, attribution: Attribution, own: Spans) -> Spans:
    """What the report tells in a clause of its own before the saying or in it, whose day is none of it: "A bomb went
    off on Sunday, | but the guild, which lost a man on Monday, denied it"."""
    inside = (max((e for _, e in attribution.source), default=0), min((s for s, _ in attribution.cue), default=0))
    first = min((s for s, _ in (*attribution.source, *attribution.cue)), default=0)
    before = tuple(s for s in own if s[1] < first and _opens_with_and(words, (s[1], first)))
    return *before, *(s for s in own if inside[0] <= s[0] and s[1] <= inside[1])


def _opens_with_and(words: Words, span: Span) -> bool:
    """True where the first word in the span joins two clauses; of a long stretch no more than that is looked at."""
    return next((words[n].tag == "CC" for n in range(*words.within(span)) if words[n].text.isalpha()), False)


def outside_of(sentence: Span, taken: Spans) -> list[Span]:
    """What of the sentence no content or source takes: where the saying itself is dated."""
    out: list[Span] = []
    at = sentence[0]
    for s, e in sorted(taken):
        if e <= sentence[0] or s >= sentence[1]:
            continue
        if s > at:
            out.append((at, s))
        at = max(at, e)
    if at < sentence[1]:
        out.append((at, sentence[1]))
    return out
