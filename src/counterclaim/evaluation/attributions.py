"""Attributions against gold ones: who said what, by shared words of source, cue and content."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.evaluation.bootstrap import intervals
from counterclaim.evaluation.gold import GoldText
from counterclaim.evaluation.kinds import kinds_of
from counterclaim.evaluation.ratio import Ratio, Score, total
from counterclaim.evaluation.readings import Readings
from counterclaim.evaluation.tokens import Tokens, iou, runs
from counterclaim.model.span import Spans

HALF = 0.5  # intersection over union from which two contents, or two sources, are the same (issue 2, DESIGN.md)

MEASURES = {
    "SOURCE": "words marked as source, over the text",
    "CUE": "words marked as cue",
    "CONTENT": "words marked as content",
    "exact": "attributions with the very words of the content",
    "partial": "with at least half of the content's words in common (IoU >= .5)",
    "attribution": "and at least half of the source's: the figure to compare systems by",
    "full": "and at least half of the cue's",
    "exact_all": "all three to the word",
    "span_source": "runs of source words, exact",
    "span_cue": "runs of cue words, exact",
    "span_content": "runs of content words, exact",
}
SHARES = {
    "source_right_of_partial": "share of the contents found that got the right source",
    "source_right_of_partial_named": "the same where the gold has a source",
}
RESAMPLED = ("SOURCE", "CUE", "CONTENT", "partial", "attribution")


class Marked(msgspec.Struct, frozen=True):
    """One attribution as marked or read: code-point spans."""

    content: Spans | None = ()
    source: Spans | None = ()
    cue: Spans | None = ()


class _Words(msgspec.Struct, frozen=True):
    """The same as token numbers."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def score_attributions(
    texts: Sequence[GoldText[Marked]], readings: Readings, *, by_kind: bool = False, resamples: int = 0
) -> Score:
    """The score over all texts; a text without a reading counts as read empty.

    by_kind: also the recall by kind of quotation, source and cue. resamples: of the bootstrap over texts; 0 for none.
    """
    counts, kinds = [], []
    for text in texts:
        tokens = Tokens(text.text)
        marked = [row for row in text.rows if tokens.of(row.content or ())]
        gold, read = as_words(marked, tokens), as_words(readings.of(text.id, Marked), tokens)
        pairs = match(gold, read)
        counts.append(_count(gold, read, pairs))
        if by_kind:
            kinds.append(_by_kind(text.text, marked, gold, read, dict(pairs)))
    measures = total(counts)
    half, sources = measures["partial"].right, measures.pop("sources")
    return Score(
        corpus="ALL",
        documents=len(texts),
        gold=measures["partial"].gold,
        read=measures["partial"].read,
        measures=measures,
        shares={
            "source_right_of_partial": measures["attribution"].right / max(1, half),
            "source_right_of_partial_named": sources.right / max(1, sources.gold),
        },
        intervals=intervals([{name: count[name] for name in RESAMPLED} for count in counts], resamples),
        kinds=_sum_kinds(kinds),
        missing=tuple(text.id for text in texts if text.id not in readings.rows),
    )


def chosen(
    texts: Sequence[GoldText[Marked]], *, all_annotators: bool = False, with_source: bool = False
) -> list[GoldText[Marked]]:
    """The rows to score against: the primary annotator's or everybody's, with or without those that lack a source."""
    out = [text for text in texts if all_annotators or text.primary]
    if with_source:
        out = [msgspec.structs.replace(text, rows=tuple(row for row in text.rows if row.source)) for text in out]
    return out


def agreement(texts: Sequence[GoldText[Marked]]) -> Score:
    """How far annotators of the same texts agree, over all their pairs and in both directions (P = R = F1)."""
    by_id: dict[str, list[GoldText[Marked]]] = defaultdict(list)
    for text in texts:
        by_id[text.id].append(text)
    several = [rows for rows in by_id.values() if len(rows) > 1]
    counts = []
    for rows in several:
        tokens = Tokens(rows[0].text)
        sets = [as_words(row.rows, tokens) for row in rows]
        for a, b in itertools.permutations(sets, 2):
            counts.append(_count(a, b, match(a, b)))
    measures = total(counts)
    measures.pop("sources", None)
    gold = measures["partial"].gold if measures else 0
    return Score(corpus="annotators", documents=len(several), gold=gold, read=gold, measures=measures)


def match(gold: Sequence[_Words], read: Sequence[_Words]) -> list[tuple[int, int]]:
    """One to one, the pair with most shared content words first (then content IoU, source IoU, reading order)."""
    where: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(gold):
        for token in one.content:
            where[token].append(i)
    found = []
    for j, one in enumerate(read):
        shared = Counter(i for token in one.content for i in where.get(token, ()))
        for i, n in shared.items():
            found.append((-n, -iou(gold[i].content, one.content), -iou(gold[i].source, one.source), i, j))
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    pairs = []
    for *_, i, j in sorted(found):
        if i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            pairs.append((i, j))
    return pairs


def as_words(rows: Sequence[Marked], tokens: Tokens) -> list[_Words]:
    """Rows as token numbers; what has no word of content is none."""
    out = [_Words(*(tokens.of(spans or ()) for spans in (row.source, row.cue, row.content))) for row in rows]
    return [one for one in out if one.content]


def agree(gold: _Words, read: _Words) -> bool:
    """True where content and source each share half their words: what F1 of attributions counts."""
    return iou(gold.content, read.content) >= HALF and iou(gold.source, read.source) >= HALF


def _count(gold: Sequence[_Words], read: Sequence[_Words], pairs: Sequence[tuple[int, int]]) -> dict[str, Ratio]:
    out: dict[str, Ratio] = {}
    for label in ("source", "cue", "content"):
        sets = [[getattr(one, label) for one in side] for side in (gold, read)]
        g, r = (frozenset().union(*side) for side in sets)
        out[label.upper()] = _ratio(len(g & r), len(r), len(g))
        g_runs, r_runs = ({run for one in side for run in runs(one)} for side in sets)
        out[f"span_{label}"] = _ratio(len(g_runs & r_runs), len(r_runs), len(g_runs))
    right: Counter[str] = Counter()
    named = named_right = 0
    for i, j in pairs:
        a, b = gold[i], read[j]
        half, source = iou(a.content, b.content) >= HALF, iou(a.source, b.source) >= HALF
        right["exact"] += a.content == b.content
        right["partial"] += half
        right["attribution"] += half and source
        right["full"] += half and source and iou(a.cue, b.cue) >= HALF
        right["exact_all"] += a == b
        if half and a.source:
            named += 1
            named_right += source
    for name in ("exact", "partial", "attribution", "full", "exact_all"):
        out[name] = _ratio(right[name], len(read), len(gold))
    out["sources"] = _ratio(named_right, named, named)
    return out


def _ratio(right: int, read: int, gold: int) -> Ratio:
    return Ratio(right, read, gold, of_nothing=1.0)


def _by_kind(
    text: str,
    marked: Sequence[Marked],
    gold: Sequence[_Words],
    read: Sequence[_Words],
    pairs: Mapping[int, int],
) -> dict[str, dict[str, Ratio]]:
    out: dict[str, dict[str, Ratio]] = {}
    for i, kinds in enumerate(kinds_of(text, [(r.source or (), r.cue or (), r.content or ()) for r in marked])):
        j = pairs.get(i)
        half = j is not None and iou(gold[i].content, read[j].content) >= HALF
        right = j is not None and half and iou(gold[i].source, read[j].source) >= HALF
        for kind in kinds:
            one = {"partial_R": Ratio(int(half), 0, 1), "attribution_R": Ratio(int(right), 0, 1)}
            out[kind] = total([out[kind], one]) if kind in out else one
    return out


def _sum_kinds(parts: Sequence[Mapping[str, Mapping[str, Ratio]]]) -> dict[str, dict[str, Ratio]]:
    names = sorted({name for part in parts for name in part})
    return {name: total(part[name] for part in parts if name in part) for name in names}
