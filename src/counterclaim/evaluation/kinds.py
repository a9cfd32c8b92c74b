"""What sort of attribution a gold one is: quoted or reported, whose source a pronoun is, speech or attitude.

It tells the kinds apart by the text alone and knows nothing of the reader, so that the scorer doesn't share its errors.
"""

import bisect
import re
from collections.abc import Sequence

from counterclaim.model.span import Span, Spans

QUOTED = 0.9  # share of content words inside quotation marks from which it is direct (the corpus scorer's convention)

# Stems of reporting verbs and nouns: a cue with a word of one of them is speech, the rest attitude ("wants").
_SPEECH = re.compile(
    r"\b(?:sa(?:y|id|ys|ying)|t(?:ell|old)\w*|wr(?:ite|ote|iting|itten)\w*|according|accus\w+|add(?:s|ed|ing)?|"
    r"acknowledg\w+|admit\w*|advis\w+|affirm\w*|alleg\w+|announc\w+|answer\w*|argu\w+|ask\w*|assert\w*|"
    r"blam(?:e|ed|es|ing)|call(?:s|ed|ing)?|caution\w*|charg(?:e|ed|es|ing)|cit(?:e|ed|es|ing)|claim\w*|comment\w*|"
    r"complain\w*|conced\w+|conclud\w+|condemn\w*|confirm\w*|contend\w*|continu\w+|criticiz\w+|declar\w+|declin\w+|"
    r"demand\w*|den(?:y|ies|ied|ying)|describ\w+|dismiss\w*|disput\w+|emphasiz\w+|estimat\w+|explain\w*|express\w*|"
    r"insist\w*|interview|joke\w*|mention\w*|not(?:e|ed|es|ing)|point(?:s|ed|ing)? out|predict\w*|promis\w+|"
    r"question\w*|quot\w+|recall\w*|reiterat\w+|remark\w*|repeat\w*|repl(?:y|ies|ied)|report(?:s|ed|ing|edly)?|"
    r"respond\w*|reveal\w*|speech|sp(?:eak|oke|eaking)|statement|stat(?:e|ed|es|ing)|stress\w*|suggest\w*|testif\w+|"
    r"tweet\w*|urg(?:e|ed|es|ing)|vow\w*|warn\w*)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({
    "he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "us", "me", "his", "their", "its",
})  # fmt: skip
_MARK = re.compile('["\u201c\u201d]')
_WORD = re.compile(r"\w+")

Row = tuple[Spans, Spans, Spans]
"""source, cue, content"""


def kinds_of(text: str, rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    """For each row its quotation (direct, mixed, indirect), its source and its cue, in the words of the table."""
    quoted = _quoted(text)
    return [
        (_quotation(text, content, quoted), _source(text, source), _cue(text, cue)) for source, cue, content in rows
    ]


def _source(text: str, spans: Spans) -> str:
    words = " ".join(text[s:e] for s, e in spans).lower()
    return "pronoun source" if words in _PRONOUNS else "noun source" if words else "no source"


def _cue(text: str, spans: Spans) -> str:
    words = " ".join(text[s:e] for s, e in spans)
    return "speech cue" if _SPEECH.search(words) or words.strip() == ":" else "other cue"


def _quotation(text: str, content: Spans, quoted: Sequence[Span]) -> str:
    starts = [s for s, _ in quoted]
    words = inside = 0
    for s, e in content:
        for found in _WORD.finditer(text[s:e]):
            words += 1
            n = bisect.bisect_right(starts, s + found.start()) - 1
            inside += n >= 0 and s + found.start() < quoted[n][1]
    return "indirect" if not inside else "direct" if inside >= QUOTED * words else "mixed"


def _quoted(text: str) -> list[Span]:
    """What stands inside quotation marks, paragraph by paragraph; an unclosed mark runs to the paragraph's end."""
    out: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        opened: int | None = None
        for found in _MARK.finditer(paragraph):
            place = start + found.start()
            if opened is None and found.group() != "\u201d":
                opened = place
            elif opened is not None and found.group() != "\u201c":
                out.append((opened, place + 1))
                opened = None
        if opened is not None:
            out.append((opened, start + len(paragraph)))
        start += len(paragraph) + 1
    return out
