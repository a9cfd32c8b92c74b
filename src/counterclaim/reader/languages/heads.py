"""Whose text a report beside English is, where its first lines or its last one name that: a linear scorer over names.

Candidates are the bodies and people that the first lines and the last one name, and nobody. The weights
(weights/tongues/heads.json) are fitted by training/fit_heads.py on labelled documents of all these languages; they see
where a name stands and what stands with it, no words, so that what is learned of one language serves the others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.carriers import weights
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.issuer import title_lines
from counterclaim.reader.languages.language import Language
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.tag import TaggedSpan, Tags
from counterclaim.reader.words import FINITE, Words

LINES = 3  # of the beginning, in which a text says whose it is
LONGEST = 14  # words of a name with its office
NEAR = 3  # words from one name to the next of the same
# Log-odds by which a name must be likelier than nobody: of 324 documents kept out 2 get a false one then, 6 at .75.
SURE = 1.5
_PARTS = compiled(r"[|•·/:;()\[\]]|\s[-–—]{1,2}\s")
_SIGNED = 90  # letters of a last line that may be a signature
_TAGS = ("ORG", "PERSON", "NORP")
_SELF = "s"  # the value of "I" and "we" among the pronouns of a language's table


class Head(NamedTuple):
    """A part of a line that may name whose text it is, in running-text offsets.

    line: its number, -1 for the last one. whole: the line.
    """

    span: Span
    line: int
    whole: Span


class About(NamedTuple):
    """What the whole text tells: how much of it is of actors, how many sources it cites, how often it says "we"."""

    spoken: int
    cited: int
    selves: int


def head_of(
    doc: RunningText, tags: Tags, fields: Fields, words: Words, attributions: Sequence[Attribution], registry: Named,
    language: Language, file: Path,
) -> Span | None:  # fmt: skip
    """Where the text names whose it is, as the weights of `file` tell; None where nobody is likelier."""
    told = about(doc, fields, attributions, language)
    heads, features = headed(doc, tags, words, registry, language, told)
    table = weights(file)
    *totals, nobody = (sum(table.get(name, 0.0) for name in names) for names in features)
    best = max(range(len(totals)), key=totals.__getitem__, default=None)
    if best is None or totals[best] <= nobody + SURE:
        return None
    # As in English, a body that speaks for a party, or a text that says "we": a picture's caption names others, too.
    span = heads[best].span
    party = registry.side_of(doc.text[slice(*span)]) is not None
    return span if party or told.selves else None


def headed(
    doc: RunningText, tags: Tags, words: Words, registry: Named, language: Language, told: About
) -> tuple[list[Head], list[list[str]]]:
    """The candidates, and the names of the features of each and, last, of nobody."""
    names = tags.of("names")
    heads = heads_of(doc, names, language)
    return heads, features_of(heads, doc, names, words, registry, language, told)


def heads_of(doc: RunningText, names: Sequence[TaggedSpan], language: Language) -> list[Head]:
    """The parts of the first lines and of a short last one that name a body, an office or a person."""
    lines = list(dict.fromkeys(title_lines(doc)))[:LINES]
    last = doc.text.rstrip().rpartition("\n")[2]
    end = len(doc.text.rstrip())
    if len(last) <= _SIGNED and (end - len(last), end) not in lines:
        lines.append((end - len(last), end))
    out: list[Head] = []
    for number, whole in enumerate(lines):
        at = number if whole[1] < end or number == 0 else -1
        for part in _parts(doc.text, whole):
            span = _named(doc.text, part, names, language)
            if span is not None and not any(span == one.span for one in out):
                out.append(Head(span, at, whole))
    return out


def about(doc: RunningText, fields: Fields, attributions: Sequence[Attribution], language: Language) -> About:
    """What the whole text tells of whose it is."""
    spoken = fields.distribution("voice", ((0, len(doc.text)),))["actor"]
    tokens = Tokens(doc.text, 0, len(doc.text), language)
    selves = sum((found := tokens.of(i, "pronoun")) is not None and found.value == _SELF for i in range(len(tokens)))
    cited = sum(bool(one.source) for one in attributions) / (1 + len(doc.text) / 500)
    return About(round(4 * spoken), min(4, round(2 * cited)), min(3, selves))


def features_of(
    heads: Sequence[Head], doc: RunningText, names: Sequence[TaggedSpan], words: Words, registry: Named,
    language: Language, told: About,
) -> list[list[str]]:  # fmt: skip
    """The names of the features of every candidate and, last, of nobody."""
    out = [list(_features(one, doc, names, words, registry, language, told)) for one in heads]
    first = next(iter(title_lines(doc)), (0, 0))
    verb = any(w.tag in FINITE for w in words.slice(first))
    nobody = ["nobody"]
    nobody += [f"nobody, spoken {told.spoken}", f"nobody, cited {told.cited}", f"nobody, selves {told.selves}"]
    nobody += [f"nobody, verb {verb}", f"nobody, of {min(4, len(heads))}"]
    return [*out, nobody]


def _features(
    one: Head, doc: RunningText, names: Sequence[TaggedSpan], words: Words, registry: Named, language: Language,
    told: About,
) -> Iterator[str]:  # fmt: skip
    text = doc.text
    tokens = Tokens(text, *one.span, language)
    kinds = {m.kind for i in range(len(tokens)) for m in tokens.meanings(i)}
    tags = {n.label for n in names if one.span[0] <= n.start and n.end <= one.span[1]}
    line = text[slice(*one.whole)]
    verb = any(w.tag in FINITE for w in words.slice(one.whole))
    stop = line.rstrip('"”»’) ').endswith((".", "!", "?", "؟", "…"))
    before, after = text[one.whole[0] : one.span[0]].strip()[-1:], text[one.span[1] : one.whole[1]].strip()[:1]
    what = "body" if "body" in kinds else "role" if "role" in kinds else "-"
    tag = "+".join(sorted(tags & set(_TAGS))) or "-"
    party = registry.side_of(text[slice(*one.span)]) is not None
    opens = next((k for k in ("body", "role", "spoken") if tokens.of(0, k) is not None), "-")
    opens += next((f" {n.label}" for n in names if n.label in _TAGS and n.start <= one.span[0] < n.end), "")
    yield "name"
    yield f"line {one.line}"
    yield f"{what}, {tag}"
    yield f"{what}, {tag}, line {one.line}"
    yield f"{what}, opens {opens}"
    yield f"party {party}, {what}"
    yield f"party {party}, {tag}"
    yield f"verb {verb}"
    yield f"verb {verb}, line {one.line}, {what}"
    yield f"stop {stop}"
    yield f"stop {stop}, verb {verb}"
    yield f"before {_sort(before)}"
    yield f"begins {one.span[0] - one.whole[0] < 3}, ends {one.whole[1] - one.span[1] < 2}"
    yield f"after {_sort(after)}"
    yield f"between {_sort(before)} {_sort(after)}, {what}"
    yield f"size {min(6, len(tokens) // 2)}"
    yield f"line of {min(6, len(line) // 25)}"
    yield f"capitals {line.isupper()}"
    yield f"digits {any(c.isdigit() for c in line)}, {what}"
    yield f"picture {any(unicodedata.category(c) == 'So' for c in line)}, {tag}"
    lines = Tokens(text, 0, one.whole[1], language)
    yield f"statement {any(lines.of(i, 'spoken') is not None for i in range(len(lines)))}"
    yield f"alone {one.span == one.whole}, verb {verb}, selves {told.selves}"
    yield f"selves {told.selves}, {what}"
    yield f"spoken {told.spoken}, {tag}"
    yield f"cited {told.cited}, {what}"
    yield f"cited {told.cited}, verb {verb}"
    again = text.count(text[slice(*one.span)]) > 1
    yield f"again {again}"


def _sort(mark: str) -> str:
    return "none" if not mark else "letter" if mark.isalnum() else mark


def _parts(text: str, line: Span) -> Iterator[Span]:
    """The line cut at its marks."""
    start = line[0]
    for found in _PARTS.finditer(text, *line):
        yield start, found.start()
        start = found.end()
    yield start, line[1]


def _named(text: str, part: Span, names: Sequence[TaggedSpan], language: Language) -> Span | None:
    """From the first body, office, organisation or person of a part to the last that stands near the one before."""
    tokens = Tokens(text, *part, language)
    end, last = None, 0
    first = None
    for i in range(len(tokens)):
        at = tokens.starts[i]
        known = tokens.of(i, "body", "role")
        tag = next((n for n in names if n.start <= at < n.end), None)
        if known is None and (tag is None or (tag.label not in _TAGS and first is None)):
            continue
        if first is not None and i - last > NEAR:
            break
        first = i if first is None else first
        last = i + known.size - 1 if known is not None else i
        end = tokens.ends[min(last, len(tokens) - 1)]
    if first is None or end is None or last - first >= LONGEST:
        return None
    for k in range(last + 1, min(len(tokens), last + 1 + NEAR)):  # "Ministry | of defence of Norva", in the genitive
        if not tokens.low[k].isalpha() or tokens.of(k, "preposition", "saying", "according", "spoken") is not None:
            break
        end = tokens.ends[k]
    return tokens.starts[first], max(end, next((n.end for n in names if n.start < end <= n.end <= part[1]), end))
