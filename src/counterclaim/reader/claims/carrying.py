"""What the words around a proposition tell of who carries it: its cue, what leads into it, its verb, its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.words import FINITE, Word, Words

if TYPE_CHECKING:
    from counterclaim.reader.claims.carriers import Around, Candidate

TOUCHES = 0.05  # share of a proposition that an attribution must hold to be among those that hold it
_FAR = 4  # sentences into a text, after which it no longer matters how far


def words_around(
    span: Span, around: Around, offered: Sequence[Candidate], shares: Sequence[float], voice: int, state: str
) -> list[list[str]]:
    """Features of every candidate to carry the proposition at a span (running-text offsets).

    shares: by candidate, how much of it the attribution holds. voice, state: as in carriers.py.
    """
    held = [c.attribution for c, share in zip(offered, shares, strict=True) if c.attribution and share > 0.5]
    out: list[list[str]] = []
    for c, share in zip(offered, shares, strict=True):
        if c.attribution is not None and share > TOUCHES:
            hold = "all" if share > 0.95 else "most" if share > 0.5 else "some"
            out.append(_of_source(c.attribution, span, around.doc, around.words, hold, state))
        else:
            out.append(list(_of_narrator(span, around, held, voice, state)) if c.kind == "narrator" else [])
    return out


def _of_narrator(
    span: Span, around: Around, held: Sequence[Attribution], voice: int, state: str
) -> Iterator[str]:
    doc, words, sentences = around.doc, around.words, around.sentences
    here = sentences.at(span[0])
    opens, closes = sentences.sentences[here] if here >= 0 else span
    how = state.split()[0]
    first, stop = words.within(span)
    led = [plain(w) for w in words[max(0, first - 2) : first] if w.start >= opens]
    yield f"after {led[-1] if led else '^'}, {how}"
    yield f"after {' '.join(['^', *led][-2:])}"
    verb = next((w for w in words[first:stop] if w.tag in FINITE), None)
    form = "none" if verb is None else verb.lower if verb.tag == "MD" else verb.tag
    yield f"verb {form}"
    yield f"verb {form}, {how}, voice {voice}"
    if held:
        inner = min(held, key=lambda a: sum(e - s for s, e in a.content))
        cue, source = _last(doc, inner.cue), words.slice(inner.source[0])
        yield f"held by {cue}"
        yield f"held by {cue}, {how}"
        yield f"held by {cue}, voice {(voice + 4) // 3}"
        yield f"held by one {plain(source[-1]) if source else ''}"
        yield f"held times {min(3, len(held))}, sureness {min(9, int(inner.confidence * 10))}"
    else:
        yield f"cue beside {_last(doc, around.cues(here)[:1])}, {how}"
    yield f"sentence {min(here, _FAR)}"
    begins = here <= 0 or "\n" in doc.text[sentences.sentences[here - 1][1] : opens]
    yield f"paragraph begins {begins}, {how}"
    yield f"paragraph goes on {chr(10) not in doc.text[span[1] : closes + 1]}, {how}"


def _of_source(one: Attribution, span: Span, doc: RunningText, words: Words, hold: str, state: str) -> list[str]:
    cue, source = _last(doc, one.cue), words.slice(one.source[0])
    head = plain(source[-1]) if source else ""
    return [
        f"holds {hold}, by {cue}",
        f"holds {hold}, by {cue}, {state}",
        f"holds {hold}, behind its cue {bool(one.cue) and one.cue[-1][1] <= span[0]}",
        f"source {head}",
        f"source {head}, holds {hold}",
    ]


def plain(word: Word) -> str:
    """The word in small letters; of a name or a number only its class, so that nothing leans on who the parties are."""
    return word.tag if word.text[0].isdigit() or (word.text[0].isupper() and word.text != "I") else word.text


def _last(doc: RunningText, spans: Sequence[Span]) -> str:
    """The last word of a cue in small letters, the first of "according to"; "-" where there is none."""
    words = " ".join(doc.text[s:e] for s, e in spans).lower().split()
    return "-" if not words else words[-2] if words[-1] == "to" and len(words) > 1 else words[-1]
