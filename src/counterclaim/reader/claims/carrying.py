"""What the words around a proposition tell of who carries it: its cue, what leads into it, its verb, its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, Word, Words

_FAR = 4  # sentences into a text, after which it no longer matters how far


def of_narrator(
    span: Span, doc: RunningText, words: Words, sentences: SentenceIndex, held: Sequence[Attribution],
    cues: Sequence[Span], voice: int, quoted: bool,
) -> Iterator[str]:  # fmt: skip
    """Features for and against the narrator.

    span: the proposition, in running-text offsets. held: the attributions with a source that hold most of it. cues: of
    its sentence. voice: how likely the voice head finds an actor, in steps of its log-odds.
    """
    here = sentences.at(span[0])
    opens, closes = sentences.sentences[here] if here >= 0 else span
    how = "quoted" if quoted else "plain"
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
        cue, source = cue_word(doc, inner), words.slice(inner.source[0])
        yield f"held by {cue}"
        yield f"held by {cue}, {how}"
        yield f"held by {cue}, voice {(voice + 4) // 3}"
        yield f"held by one {plain(source[-1]) if source else ''}"
        yield f"held times {min(3, len(held))}, sureness {min(9, int(inner.confidence * 10))}"
    else:
        yield f"cue beside {_last(doc, cues[:1])}, {how}"
    yield f"sentence {min(here, _FAR)}"
    yield f"paragraph begins {here <= 0 or chr(10) in doc.text[sentences.sentences[here - 1][1] : opens]}, {how}"
    yield f"paragraph goes on {chr(10) not in doc.text[span[1] : closes + 1]}, {how}"


def of_source(
    one: Attribution, span: Span, doc: RunningText, words: Words, hold: str, state: str
) -> tuple[str, ...]:
    """Features of who is the source of an attribution; hold, state: as in carriers.py."""
    cue, source = cue_word(doc, one), words.slice(one.source[0])
    head = plain(source[-1]) if source else ""
    return (
        f"holds {hold}, by {cue}",
        f"holds {hold}, by {cue}, {state}",
        f"holds {hold}, behind its cue {bool(one.cue) and one.cue[-1][1] <= span[0]}",
        f"source {head}",
        f"source {head}, holds {hold}",
    )


def cue_word(doc: RunningText, one: Attribution) -> str:
    """The last word of an attribution's cue, in small letters; the first of "according to"."""
    return _last(doc, one.cue)


def plain(word: Word) -> str:
    """The word in small letters; of a name or a number only its class, so that nothing leans on who the parties are."""
    return word.tag if word.text[0].isdigit() or (word.text[0].isupper() and word.text != "I") else word.text


def _last(doc: RunningText, spans: Sequence[Span]) -> str:
    words = " ".join(doc.text[s:e] for s, e in spans).lower().split()
    return "-" if not words else words[-2] if words[-1] == "to" and len(words) > 1 else words[-1]
