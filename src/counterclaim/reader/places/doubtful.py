"""Towns that the encoder does not see, or half: by the gazetteer and the country, or by what was done to them."""

from collections.abc import Iterable, Iterator

from counterclaim import vocabulary
from counterclaim.gazetteer import Gazetteer
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.encoder import EncoderOutput
from counterclaim.reader.tag import TaggedSpan, spans_of
from counterclaim.registry.tokens import tokens

LIFT = 2.0  # added to the log-probability of every place's first token; the only strength tried
# "Kaya was shelled": of whoever or whatever is told so, it is a place, in 14 of 14 sentences of the labelled documents.
_STRUCK = vocabulary.words("places.struck")
_NAME_BEFORE = compiled(r"[A-ZÀ-ÖØ-Þ][\w’'-]*\.? $")
_NAME_AFTER = compiled(r" [A-ZÀ-ÖØ-Þ]")


def doubtful(
    text: str, output: EncoderOutput, named: Iterable[TaggedSpan], gazetteer: Gazetteer
) -> Iterator[TaggedSpan]:
    """Spans of such towns, none overlapping a named one; what the encoder half sees only where a named place has a
    country.

    A name that goes on in another one ("Ahmed Kaya") is a person's.
    """
    taken = [(one.start, one.end) for one in named]
    for start, end in _struck(text):
        if _proper(output, start) and not any(s < end and start < e for s, e in taken):
            taken.append((start, end))
            yield TaggedSpan("place", start, end, 1.0)
    found = (gazetteer.find(text[s:e], loose=False) for s, e in taken)
    home = {entries[0].country for entries in found if entries} - {None}
    if not home:
        return
    for one in spans_of(text, output, "where", begin=LIFT):
        before, after = _NAME_BEFORE.search(text, max(0, one.start - 30), one.start), _NAME_AFTER.match(text, one.end)
        alone = before is None and after is None
        if not text[one.start].isupper() or not alone or any(s < one.end and one.start < e for s, e in taken):
            continue
        entries = gazetteer.find(text[one.start : one.end], loose=False)
        if any(e.kind == "town" and e.country in home for e in entries):
            yield one


def _struck(text: str) -> Iterator[Span]:
    """Names of one word that somebody shelled or looted: "Kaya was shelled", "had been looted"."""
    words = tokens(text) if any(one in text for one in _STRUCK) else []
    for n, word in enumerate(words):
        at = n - 2 if word.key in _STRUCK and words[n - 1].key != "been" else n - 3
        if word.key not in _STRUCK or at < 0 or words[n - 1].key not in ("was", "been"):
            continue
        name = words[at]
        before = _NAME_BEFORE.search(text, max(0, name.start - 30), name.start)
        end = name.start + len(name.text)
        if name.text[:1].isupper() and before is None and text[name.start : end] == name.text:
            yield name.start, end


def _proper(output: EncoderOutput, start: int) -> bool:
    """True where the token there is tagged as a proper noun: "Sake was looted", not "Everything was looted"."""
    labels = output.labels["pos"]
    token = next((n for n, at in enumerate(output.starts.tolist()) if at >= start), None)
    return token is not None and labels[int(output.log_probs("pos")[token].argmax())] == "NNP"
