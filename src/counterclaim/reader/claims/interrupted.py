"""Claims that who says so is put into: "The bridge, | the governor said, | fell on Sunday" is one, of two stretches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterclaim.model.span import Span, inside, overlaps
from counterclaim.reader.claims.propositions import CLOSING, OPENING
from counterclaim.reader.claims.voices import Voiced
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, Word, Words

INSERTED = 9  # words of what is put in; set by eye
BESIDE = 2  # words of it beside who says so and by which verb ("as", "too"); set by eye
_MARKS = ",،—–-"
_RELATIVE = ("WDT", "WP", "WP$")  # "the raid, which the navy denies," is who says something else of it


def whole(
    text: str, words: Words, sentences: SentenceIndex, found: Sequence[Voiced], kind_of: Callable[[str], str]
) -> list[Voiced]:
    """The propositions in reading order; two that are parted only by who says them are one, of which one part has no
    verb and is not led to by "and"; a whole one is without what is put in.

    What is put in stands between marks and holds the cue, or what is one by its words (kind_of).
    """
    out: list[Voiced] = []
    for one in found:
        last = out[-1] if out else None
        one = _without(words, one)
        if last is not None and _parted(text, words, sentences, last, one, kind_of):
            a, b = last.proposition, one.proposition
            gap = (a.span[1], b.span[0])
            mine = one if _cued(one, gap) or last.attribution is None else last
            joined = b._replace(span=(a.span[0], b.span[1]), aside=gap, lead=a.lead, score=(a.score + b.score) / 2)
            out[-1] = mine._replace(proposition=joined)
        else:
            out.append(one)
    return out


def _parted(
    text: str, words: Words, sentences: SentenceIndex, last: Voiced, one: Voiced, kind_of: Callable[[str], str]
) -> bool:
    a, b = last.proposition, one.proposition
    gap = (a.span[1], b.span[0])
    if a.aside or b.aside or b.lead or gap[0] >= gap[1] or sentences.at(a.span[0]) != sentences.at(b.span[0]):
        return False
    said = text[slice(*gap)].strip(" " + OPENING + CLOSING)
    if said[:1] not in _MARKS or said[-1:] not in _MARKS or len(said) < 3 or "\n" in said:
        return False
    sources = {v.attribution.source for v in (last, one) if v.attribution is not None and v.attribution.source}
    if len(sources) > 1 or not 0 < _count(words, gap) <= INSERTED or _relative(words, gap):
        return False
    bare = " ".join(w.text for w in words.slice(gap) if not w.tag.startswith("PRP"))  # "by | his | account"
    cued = _cued(last, gap) or _cued(one, gap) or any(kind_of(some) != "other" for some in (said, bare))
    return cued and _halves(words.slice(a.span), words.slice(b.span))


def _halves(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """True where one of two parts has no verb: a subject before its verb, or what goes on behind it."""
    if not before or not after or after[0].tag == "CC":
        return False
    return not any(w.tag in FINITE for w in before) or not any(w.verb for w in after)


def _without(words: Words, one: Voiced) -> Voiced:
    """The proposition without the source and cue of its attribution that are put into it between marks."""
    said, span = one.attribution, one.proposition.span
    if said is None or not said.cue or one.proposition.aside or one.proposition.lead:
        return one
    parts = [s for s in (*said.source, *said.cue) if span[0] < s[0] and s[1] < span[1]]
    if not any(s in parts for s in said.cue):
        return one
    start, end = min(s for s, _ in parts), max(e for _, e in parts)
    before, after = words.slice((span[0], start)), words.slice((end, span[1]))
    opens = next((i for i in range(len(before) - 1, len(before) - BESIDE - 3, -1) if _mark(before, i)), None)
    closes = next((i for i in range(BESIDE + 1) if _mark(after, i)), None)
    if opens is None or closes is None:
        return one
    left = next((w.end for w in reversed(before[:opens]) if w.text[0].isalnum()), None)
    right = next((w.start for w in after[closes:] if w.text[0].isalnum()), None)
    if left is None or right is None or _count(words, (left, right)) > INSERTED or _relative(words, (left, right)):
        return one
    if any(overlaps((start, end), content) and not inside((start, end), content) for content in said.content):
        return one
    return one._replace(proposition=one.proposition._replace(aside=(left, right)))


def _relative(words: Words, span: Span) -> bool:
    return any(w.tag in _RELATIVE for w in words.slice(span))


def _mark(words: Sequence[Word], at: int) -> bool:
    return 0 <= at < len(words) and words[at].text in _MARKS


def _cued(one: Voiced, gap: Span) -> bool:
    cues = one.attribution.cue if one.attribution is not None else ()
    return any(gap[0] <= s and e <= gap[1] for s, e in cues)


def _count(words: Words, span: Span) -> int:
    return sum(w.text[0].isalnum() for w in words.slice(span))
