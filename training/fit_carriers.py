"""Fits the scorer that chooses who carries a proposition: a multinomial logistic regression over candidates.

usage: fit_carriers.py --claims SPANS --out src/counterclaim/reader/weights/carriers.json [--check]
       fit_carriers.py --tongue ru=RU.jsonl ... --start src/counterclaim/reader/weights/carriers.json --ridge 10
           --out src/counterclaim/reader/weights/tongues/carriers.json [--check]

SPANS is what `standoff.py join` or `labels.py spans` writes. The development part is left out; --check says how often
the choice is right on it. A candidate is right where it names the speaker that the label names: it overlaps one of
that speaker's mentions, or the reader gives it that name. Nothing is drawn by chance: the same data and the same
encoder give the same weights. --tongue: the labels of another language; all that are given are
fitted together, from the English weights on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from choosing import Choice, alike, mover, names_of, reported, run
from counterclaim.model.span import Span
from counterclaim.reader.claims.carriers import LABEL, NARRATOR, NOBODY, Candidate, candidates, features
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.languages.reader import LanguageReader
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.reader import Found, Reader
from counterclaim.reader.speakers import name_speakers
from counterclaim.reader.speakers.antecedents import best

LEAST = 8  # documents in which a feature must stand: words are among them
RIDGE = 8.0
MEETS = 0.5  # F1 of letters from which a proposition is that of a label


def choices(reader: Reader, row: dict[str, Any]) -> list[Choice]:
    """Every proposition of a labelled document that a label meets."""
    report = reported(row)
    return of_found(reader, row, reader.of(report).found(report))


def of_found(reader: Reader, row: dict[str, Any], found: Found) -> list[Choice]:
    """The same from what the reader found before it chooses."""
    moved = mover(found.doc)
    labelled = [(moved(c["spans"]), c["voice"]) for c in row["claims"]]
    mentions: dict[str, list[Span]] = {}
    for claim in row["claims"]:
        mentions.setdefault(claim["voice"], []).extend(moved(claim["mention"]))
    around, fields = found.around, Fields(found.tags.output)
    met = [(one, voice) for one in found.propositions if (voice := _voice(one.span, labelled)) is not None]
    offered = [candidates(one, around) for one, _ in met]
    named = _named(reader, found, [c.span for some in offered for c in some if c.span is not None])
    out = []
    for (one, voice), some in zip(met, offered, strict=True):
        if voice == "N":
            said = not any(c.kind == NARRATOR for c in some)  # the label's, where one stands over it
            right = [c.kind == (LABEL if said else NARRATOR) for c in some]
        else:
            names = names_of(row, voice)
            right = [c.span is not None and _names(c, mentions[voice], named.get(c.span, ""), names) for c in some]
            if not any(right):
                right = [c.kind == NOBODY for c in some]
        out.append(Choice(features(one, fields, around, some), right))
    return out


def _voice(span: Span, labelled: Sequence[tuple[list[Span], str]]) -> str | None:
    """Whose the label is that shares most of the span's letters."""
    best, most = None, MEETS
    for spans, voice in labelled:
        shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in spans)
        score = 2 * shared / (span[1] - span[0] + sum(e - s for s, e in spans) or 1)
        if score > most:
            best, most = voice, score
    return best


def _names(c: Candidate, mentions: Sequence[Span], name: str, wanted: Sequence[str]) -> bool:
    assert c.span is not None
    if any(c.span[0] < e and s < c.span[1] for s, e in mentions):
        return True
    return any(alike(name, one) for one in wanted)


def _named(reader: Reader, found: Found, spans: Sequence[Span]) -> dict[Span, str]:
    each = sorted(set(spans))
    if isinstance(cast(object, found.registry), Named):
        speakers = cast(LanguageReader, reader.others).resolver(found).resolve([(s,) for s in each])
        names = {a.id: a.name for a in speakers.actors}
        return {span: names.get(ident or "", "") for span, ident in zip(each, speakers.by_source, strict=True)}
    speakers = name_speakers(
        found.doc, found.words, found.sentences, [(s,) for s in each], registry=found.registry,
        published=found.published, contents=[a.content for a in found.around.attributions], ranker=best,
    )  # fmt: skip
    names = {a.id: a.name for a in speakers.actors}
    return {span: names.get(ident or "", "") for span, ident in zip(each, speakers.by_source, strict=True)}


if __name__ == "__main__":
    run(__doc__ or "", partial(choices, Reader()), RIDGE, LEAST)
