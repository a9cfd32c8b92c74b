"""What stands inside quotation marks: curly, straight, guillemets, left open over paragraphs, or unbalanced."""

from collections.abc import Sequence

import msgspec

from counterclaim.model.attribution import Attribution, Quotation
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.reader import cues
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.phrase import GROUP_PRONOUNS, PERSON_PRONOUNS
from counterclaim.reader.surface import MARK

_CLOSES = {"“": '”"', "«": "»", "„": "“”", '"': '"”'}
_END = (".", "!", "?", "…")
_PAIRED = frozenset("“”«»„\"")


def quoted_spans(doc: RunningText) -> tuple[Span, ...]:
    """The insides of the quotations, paragraph by paragraph; a mark left open runs to the paragraph's end.

    Single curly marks count only where they open after a blank and close before one: apostrophes do not.
    """
    out: list[Span] = []
    for paragraph in doc.paragraphs:
        out.extend(_paragraph(doc.text, paragraph.start, paragraph.end))
    return tuple(sorted(out))


def _paragraph(text: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    opened: int | None = None  # where the words inside begin
    mark = ""
    for found in MARK.finditer(text, start, end):
        i, char = found.start(), found.group()
        if char not in _PAIRED:
            continue
        if opened is None:
            if char not in "”»":  # a closing mark alone closes nothing
                opened, mark = i + 1, char
        elif char in _CLOSES[mark]:
            if i > opened:
                out.append((opened, i))
                opened = None
            elif char == mark:
                opened = i + 1  # doubled: the words begin after the second
            else:
                opened = None
        elif i == opened:
            opened = i + 1
    if opened is not None and opened < end:
        out.append((opened, end))
    single = _single(text, start, end)
    return out + [s for s in single if not any(a < s[1] and s[0] < b for a, b in out)]


def _single(text: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    at = start
    while True:
        first = text.find("‘", at, end)
        if first < 0:
            return out
        close = first + 1
        while True:
            close = text.find("’", close, end)
            if close < 0:
                return out
            if close + 1 >= end or not text[close + 1].isalnum():
                break
            close += 1
        if close > first + 1:
            out.append((first + 1, close))
        at = close + 1


def without_strays(
    found: Sequence[Attribution], text: str, sentences: SentenceIndex, quoted: Sequence[Span]
) -> list[Attribution]:
    """The attributions without quotations that another sentence parts from whoever speaks after it, or that are
    whole before a new sentence which says something else, or that there is no comment; what is then empty is left out.

    '"The roof fell in." The words are a nurse's. Norva's army said ...' are no words of the army.
    """
    kept = [_without_whole(_without_strays(one, sentences, quoted), text, sentences, quoted) for one in found]
    return [new for old, new in zip(found, kept, strict=True) if new.content or not old.content]


def _without_strays(one: Attribution, sentences: SentenceIndex, quoted: Sequence[Span]) -> Attribution:
    spoken = [sentences.at(s) for s, _ in (*one.source, *one.cue)]
    if not one.source or len(one.content) < 2:
        return one
    held = {sentences.at(s) for s, _ in one.content}
    strays = [
        (s, e) for s, e in one.content
        if inside_quotes(quoted, ((s, e),)) and (last := sentences.at(e - 1)) + 1 < min(spoken)
        and held.isdisjoint(range(last + 1, min(spoken)))
    ]  # fmt: skip
    return msgspec.structs.replace(one, content=tuple(s for s in one.content if s not in strays)) if strays else one


def _without_whole(one: Attribution, text: str, sentences: SentenceIndex, quoted: Sequence[Span]) -> Attribution:
    if not (one.source and one.cue and one.content) or one.source[0][0] > one.cue[0][0]:
        return one
    start, end = one.source[0][0], one.cue[-1][1]
    silent = cues.keeps_silent(text[start : sentences.end(start)])
    named = text[slice(*one.source[0])].lower() not in PERSON_PRONOUNS.keys() | GROUP_PRONOUNS
    said = any(end <= s < sentences.end(start) and "," not in text[end:s] for s, _ in one.content)
    if not (silent or (said and named)) or text[sentences.sentences[sentences.at(start)][0] : start].strip():
        return one
    kept = tuple(s for s in one.content if s[1] > start or not is_whole(text, quoted, s))
    return msgspec.structs.replace(one, content=kept)


def is_whole(text: str, quoted: Sequence[Span], span: Span) -> bool:
    """True for what ends with a quotation that has its own end mark: '"We fled."', never '"We fled," ...'."""
    inside = inside_quotes(quoted, (span,))
    last = inside[-1][1] if inside else 0
    return text[:last].rstrip().endswith(_END) and not text[last + 1 : span[1]].strip()


def inside_quotes(quoted: Sequence[Span], spans: Spans) -> list[Span]:
    """The parts of the spans that stand inside quotation marks."""
    out: list[Span] = []
    for s, e in spans:
        for a, b in quoted:
            if a < e and s < b:
                out.append((max(a, s), min(b, e)))
    return [(s, e) for s, e in out if s < e]


def quotation(quoted: Sequence[Span], text: str, content: Spans) -> Quotation:
    """direct where nine tenths of the content's letters stand in quotation marks, indirect where none, else mixed."""
    within = sum(sum(map(str.isalnum, text[s:e])) for s, e in inside_quotes(quoted, content))
    letters = within and sum(sum(map(str.isalnum, text[s:e])) for s, e in content)
    if not within or not letters:
        return "indirect"
    return "direct" if within >= 0.9 * letters else "mixed"
