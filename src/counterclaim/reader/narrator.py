"""What the report says in its own voice: propositions of the words that no attribution covers."""

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.reader.clauses import Clause, clauses, strip
from counterclaim.reader.lists import marker
from counterclaim.reader.propositions import trim
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, SUBJECTS, Word, Words, is_clause

COVERED = 0.35  # share of a clause's words inside attributions above which it is not the narrator's; set by eye
SHORTEST = 3  # words in a narrator's proposition


class Told(NamedTuple):
    """One proposition of the narrator; inner: it stands inside another one (a dated circumstance)."""

    spans: Spans
    headline: bool
    inner: bool = False
    fragment: bool = False


class _Unit(NamedTuple):
    spans: list[Span]
    kind: str
    opener: str


def told(
    doc: RunningText, words: Words, sentences: SentenceIndex, covered: Sequence[Span], sources: Sequence[Span] = ()
) -> list[Told]:
    """The narrator's propositions in reading order.

    covered: cue and content spans of spoken attributions; sources: their source spans. A source may be the
    subject of the narrator's own verb too ("The council imposed a curfew and said ...").
    """
    out: list[Told] = []
    mask = _Mask(covered, sources)
    headlines = [(p.start, p.end) for p in doc.paragraphs if p.kind == "headline"]
    for start, end in sentences.sentences:
        headline = any(s <= start < e for s, e in headlines)
        inside = words.slice((start + marker(doc.text, (start, end)), end))
        if not inside:
            continue
        out.extend(_sentence(doc.text, inside, end, mask, headline))
    return out


class _Mask:
    """Which words attributions cover."""

    def __init__(self, spans: Sequence[Span], sources: Sequence[Span] = ()) -> None:
        self.spans = sorted(spans)
        self.sources = sorted(sources)
        self._all = [*self.spans, *self.sources]

    def covers(self, word: Word) -> bool:
        start, end = word.start, word.end
        for s, e in self._all:  # noqa: SIM110 - asked for every word, and any() costs three times as much
            if s < end and start < e:
                return True
        return False

    def near(self, start: int, end: int) -> "_Mask":
        return _Mask(_near(self.spans, start, end), _near(self.sources, start, end))

    def without_sources(self) -> "_Mask":
        return _Mask(self.spans)


def _near(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [s for s in spans if s[0] < end and start < s[1]]


def _sentence(text: str, words: Sequence[Word], end: int, mask: _Mask, headline: bool) -> list[Told]:
    mask = mask.near(words[0].start, end)
    if text[words[0].start : end].rstrip().endswith("?") and not headline:
        return []
    out: list[Told] = []
    for unit in _units(clauses(words, end), words):
        kept = _uncovered(text, words, unit, mask)
        if kept is None:
            continue
        spans, partial = kept
        inside = [w for w in words if any(s < w.end and w.start < e for s, e in spans)]
        real = [w for w in inside if any(c.isalnum() for c in w.text)]
        clause = is_clause(inside)
        verbal = clause or (unit.kind in ("participle", "concessive") and any(w.verb for w in inside))
        if headline:
            if len(real) >= 3:
                out.append(Told(tuple(spans), True))
        elif len(real) >= SHORTEST and verbal:
            out.append(
                Told(
                    tuple(spans), False, inner=unit.kind == "temporal", fragment=not clause or (partial and not clause)
                )
            )
    return out


def _units(parts: Sequence[Clause], words: Sequence[Word]) -> list[_Unit]:
    """Clauses joined to propositions: dates and conditions stay with what they date, the rest stands alone."""
    units: list[_Unit] = []
    inner: list[_Unit] = []
    pending: list[Span] = []  # a leading circumstance waits for its main clause
    main: _Unit | None = None
    for part in parts:
        span = (part.start, part.end)
        if part.kind == "temporal" and not (part.apart and main is not None):
            inner.append(_Unit([(part.content_start, part.end)], "temporal", part.opener))
        if part.kind == "temporal" and part.apart and main is not None:
            units.append(_Unit([(part.content_start, part.end)], "coordinate", part.opener))
        elif part.kind in ("temporal", "reason", "condition"):
            if main is not None:
                main.spans.append(span)
            else:
                pending.append(span)
        elif part.kind == "main":
            if (main is not None and not _finite(words, main.spans)) or (
                main is not None and units and units[-1].kind == "relative"
            ):
                main.spans.append(span)
            else:
                main = _Unit([*pending, span], "main", "")
                pending = []
                units.append(main)
        elif part.kind == "relative" and main is not None and part.opener in ("which", "who"):
            units.append(_Unit([*_antecedent(words, part.start), (part.start, part.end)], "relative", part.opener))
        else:
            start = part.content_start
            unit = _Unit([(start, part.end)], part.kind, part.opener)
            units.append(unit)
            if part.kind in ("coordinate", "concessive"):
                main = unit if part.kind == "coordinate" or main is not None else None
    if pending:
        units.append(_Unit(pending, "main", ""))
    return [*units, *inner]


def _finite(words: Sequence[Word], spans: Sequence[Span]) -> bool:
    return any(w.tag in FINITE and any(s <= w.start < e for s, e in spans) for w in words)


def _antecedent(words: Sequence[Word], at: int) -> list[Span]:
    """The noun phrase before ", which"."""
    i = next((k for k, w in enumerate(words) if w.start >= at), len(words))
    j = i - 1
    if j >= 0 and words[j].text == ",":
        j -= 1
    last = j
    while j > 0 and words[j].tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "DT", "PRP$", "POS", "HYPH", "VBN"):
        if words[j].tag in ("DT", "PRP$"):
            break
        j -= 1
    if last < 0 or j > last:
        return []
    begin = j if words[j].tag in ("DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD") else j + 1
    return [(words[begin].start, words[last].end)] if begin <= last else []


def _uncovered(text: str, words: Sequence[Word], unit: _Unit, mask: _Mask) -> tuple[list[Span], bool] | None:
    inside = [w for w in words if any(s <= w.start < e for s, e in unit.spans)]
    real = [w for w in inside if any(c.isalnum() for c in w.text)]
    if any(w.tag in FINITE and w.dep in ("ROOT", "conj", "ccomp", "advcl") and not mask.covers(w) for w in inside):
        mask = mask.without_sources()
    hidden = [w for w in real if mask.covers(w)]
    if not real:
        return None
    if not hidden:
        return _joined(text, unit.spans), False
    if len(hidden) / len(real) <= COVERED and unit.kind == "main" and _keeps_core(inside, mask):
        return _joined(text, _rest(inside, mask)), True
    pieces = _rest(inside, mask)
    best = max(pieces, key=lambda p: p[1] - p[0], default=None)
    if best is None:
        return None
    left = [w for w in inside if best[0] <= w.start < best[1]]
    if is_clause(left):
        return _joined(text, [best]), True
    return None


def _keeps_core(inside: Sequence[Word], mask: _Mask) -> bool:
    subject = next((w for w in inside if w.dep in SUBJECTS), None)
    verb = next((w for w in inside if w.dep == "ROOT"), None)
    return subject is not None and verb is not None and not mask.covers(subject) and not mask.covers(verb)


def _rest(inside: Sequence[Word], mask: _Mask) -> list[Span]:
    out: list[list[int]] = []
    open_ = False
    for word in inside:
        if mask.covers(word):
            open_ = False
            continue
        if open_:
            out[-1][1] = word.end
        else:
            out.append([word.start, word.end])
            open_ = True
    return [(s, e) for s, e in out]


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Neighbouring spans made one, trimmed of marks and blanks."""
    merged: list[list[int]] = []
    for s, e in sorted(spans):
        if merged and s <= merged[-1][1] + 1:
            merged[-1][1] = max(e, merged[-1][1])
        else:
            merged.append([s, e])
    out = [strip(text, trim(text, (s, e))) for s, e in merged]
    return [(s, e) for s, e in out if s < e]
