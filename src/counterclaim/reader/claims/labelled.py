"""Who is named before a colon at the head of an entry: "14:22 Post 4: the road is empty", "Health ministry: 46 dead".

The sentence behind the colon is that one's, where no speaker of its own stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.propositions import trim
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, Words
from counterclaim.registry import Registry
from counterclaim.registry import words as w

# The label, behind the day and the hour of its entry.
_LABEL = compiled(
    r"(?m)^[-–—•*>\s]*(?:\[?\d[\d.:/hH-]*(?:st|nd|rd|th)?\]?[,.;]?[ \t]+|[-–—][ \t]+)*"
    r"(?P<who>[^\W\d_][^\n:;.!?\"“]{1,70}?(?:\([^)\n]{2,60}\))?):[ \t]+(?=[^\s/])"
)
_PAPERS = vocabulary.words("claims.document_kinds")
_ROOMS = w.NEUTRAL_BODIES | vocabulary.words("claims.rooms")
_LONGEST = 9  # words of a label
_SPEAKERS = w.OFFICIALS | w.SPEAKS_FOR | w.SOURCES
_BODIES = vocabulary.words("claims.of_states")
SURE = 0.7  # of an entry under its label; not calibrated
LABEL = "label "  # ids of attributions to the label of an entry begin so


def entries(doc: RunningText, words: Words, sentences: SentenceIndex, registry: Registry) -> list[Attribution]:
    """The entries whose labels name somebody who speaks."""
    out = []
    for n, match in enumerate(_LABEL.finditer(doc.text), 1):
        label = match.span("who")
        end = sentences.sentences[sentences.at(match.end())][1]
        if doc.in_row(label[0]) or not _speaks(label, words, doc.text, registry):
            continue
        content = trim(doc.text, (match.end(), end))
        colon = (label[1], label[1] + 1)
        made = Attribution(id=f"{LABEL}{n}", source=(label,), cue=(colon,), content=(content,), confidence=SURE)
        out.append(made)
    return out


def label_of(span: Span, found: Sequence[Attribution], attributions: Sequence[Attribution]) -> Attribution | None:
    """The label before these words, where nobody beside them is named for them."""
    for one in found:
        start, end = one.content[0]
        if start <= span[0] < end:
            others = (a for a in attributions if a.source and any(start <= s < end for s, _ in (*a.cue, *a.source)))
            held = any(s < span[1] and span[0] < e for a in others for s, e in a.content)
            return None if held else one
    return None


def _speaks(label: Span, words: Words, text: str, registry: Registry) -> bool:
    inside = [one for one in words.slice(label) if one.text[:1].isalnum()]
    name = text[slice(*label)].partition("(")[0].partition(",")[0].strip()
    keys = [one.lower for one in words.slice((label[0], label[0] + len(name))) if one.text[:1].isalnum()]
    if not 0 < len(inside) <= _LONGEST or not keys or any(one.tag in FINITE for one in inside):
        return False
    if not _PAPERS.isdisjoint(keys) or not _ROOMS.isdisjoint(keys):
        return False
    named = any(one.name.endswith("PERSON") for one in inside)
    told = named and any(registry.role_class(key) is not None for key in keys)
    body = len(keys) > 1 and keys[-1] in _BODIES
    return told or body or registry.party(name) is not None or not _SPEAKERS.isdisjoint((keys[0], keys[-1]))
