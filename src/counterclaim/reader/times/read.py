"""Every time expression of a running text: rules over word classes, the longest match first, resolved in text order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date as Date

from counterclaim import vocabulary
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.model.when import Timex, When
from counterclaim.reader import sentences as sentence_rules
from counterclaim.reader.times import dates, lengths, near, periods, quarters, vague
from counterclaim.reader.times.context import Context, Named, explicit
from counterclaim.reader.times.events import event_windows
from counterclaim.reader.times.forms import Day, Listed, Nothing
from counterclaim.reader.times.pairs import Expression, before, with_years
from counterclaim.reader.times.resolve import Reading, resolve
from counterclaim.reader.times.rule import STRETCH, Found, telling
from counterclaim.reader.times.tokens import Tokens, cut
from counterclaim.reader.times.windows import applied

RULES = (*dates.RULES, *quarters.RULES, *near.RULES, *lengths.RULES, *vague.RULES)
# A span begins after these, as TIMEX3 has it.
_PREPOSITIONS = vocabulary.words("times.prepositions")


def date(
    doc: RunningText, published: str | None, *, sentences: Sequence[Span] | None = None, happened: str | None = None
) -> tuple[When, ...]:  # fmt: skip
    """The time expressions of a text in order, none overlapping; spans into doc.text, without a leading preposition.

    published: ISO date or datetime of the report; with None, or what is no such date, relative expressions stay
    unresolved. sentences: spans of doc.text, cut anew where None. happened: the day that a header gives, to which
    "the next day" goes back where none is named before it.
    """
    tokens = cut(doc.text)
    spans = sentence_rules.split(doc) if sentences is None else sentences
    starts = [bisect_left(tokens.starts, start) for start, _ in spans]
    day = publication_day(happened)
    known = Named(0, periods.day(day), happened or "") if day is not None else None
    context = Context(tokens, publication_day(published), starts, known)
    bare = find(tokens)
    found = with_years(tokens, bare)
    for start, end, form in found:
        if explicit(form) or (isinstance(form, Day) and form.back is not None):
            context.learn(form, _text(doc, tokens, start, end))
    out: list[When] = []
    for i, (start, end, form) in enumerate(found):
        reading = resolve(form, start, end, context)
        if reading is None:
            continue
        reading = before(context, reading, Expression(start, end, form), found[i + 1] if i + 1 < len(found) else None)
        text = _text(doc, tokens, start, end)
        if reading.period is not None:
            context.keep(start, reading.period, text)
        out.append(_when(applied(tokens, start, end, reading), text, tokens.starts[start]))
    out.extend(event_windows(doc.text, tokens, context, out))
    out.sort(key=lambda when: when.start)
    return tuple(out)


def publication_day(published: str | None) -> Date | None:
    """The day of an ISO date or datetime; None where there is none."""
    text = (published or "").strip()
    size = 10 if text[4:5] == "-" else 8
    try:
        return None if text[size : size + 1].isdigit() else Date.fromisoformat(text[:size])
    except ValueError:
        return None


def find(tokens: Tokens) -> list[Expression]:
    """Expressions in order; of matches that overlap the longest wins, then the earlier rule."""
    found = sorted(candidates(tokens.classes))
    taken = bytearray(len(tokens.classes))
    out: list[Expression] = []
    for _, number, start, end in found:
        if any(taken[start:end]):
            continue
        rule = RULES[number]
        match = rule.pattern.match(tokens.classes, start)
        if match is None:
            continue
        form = rule.read(Found(tokens, match))
        if form is None:
            continue
        start += _leading(tokens, start, end)
        taken[start:end] = b"\x01" * (end - start)
        if isinstance(form, Listed):
            out += [Expression(a + _leading(tokens, a, b), b, one) for a, b, one in form.parts]
        elif not isinstance(form, Nothing):
            out.append(Expression(start, end, form))
    out.sort()
    return out


def _leading(tokens: Tokens, start: int, end: int) -> int:
    """How many words at the start of a match are not of its span: prepositions, the article of "a month-long siege"."""
    words = [word.lower() for word in tokens.words[start : min(end, start + 4)]]
    for i, word in enumerate(words[:-1]):
        article = word in ("a", "an") and i + 3 < len(words) and words[i + 2] == "-"
        clock = word == "at" and words[i + 1].isdigit()
        if not (word in _PREPOSITIONS or article or clock or (word in ("over", "by") and words[i + 1] == "the")):
            return i
    return len(words) - 1


def candidates(classes: str) -> Iterator[tuple[int, int, int, int]]:
    """(-length, rule, start, end) of every match. The rules run on the stretches that may hold a time, about a sixth
    of a report, put together with a mark between them that no rule knows."""
    stretches: list[str] = []
    edges: list[int] = []  # where each stretch begins in the string of stretches
    offsets: list[int] = []  # how far it stands from there in the text
    at = 0
    for match in STRETCH.finditer(classes):
        if not telling(match.group()):
            continue
        stretches.append(match.group())
        edges.append(at)
        offsets.append(match.start() - at)
        at += match.end() - match.start() + 1
    joined = "\0".join(stretches)
    for number, rule in enumerate(RULES):
        for match in rule.pattern.finditer(joined):
            start, end = match.span()
            offset = offsets[bisect_right(edges, start) - 1]
            yield (start - end, number, start + offset, end + offset)


def _text(doc: RunningText, tokens: Tokens, start: int, end: int) -> str:
    return doc.text[tokens.starts[start] : tokens.ends[end - 1]]


def _when(reading: Reading, text: str, start: int) -> When:
    return When(
        text=text, start=start, end=start + len(text), value=reading.value,
        first=reading.first.isoformat() if reading.first else None,
        last=reading.last.isoformat() if reading.last else None,
        precision=reading.precision, basis=reading.basis, anchor=reading.anchor, role=reading.role,
        timex=Timex(*reading.timex) if reading.timex else None,
    )  # fmt: skip
