"""Towns that the encoder does not see, or half: by the gazetteer and the country, or by what was done to them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from counterclaim import vocabulary
from counterclaim.gazetteer import Gazetteer
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.beside import is_name, name_follows, words_before
from counterclaim.reader.encoder import EncoderOutput
from counterclaim.reader.tag import TaggedSpan, spans_of
from counterclaim.registry.tables import first_names
from counterclaim.registry.tokens import Token, tokens
from counterclaim.registry.words import ARTICLES

LIFT = 2.0  # added to the log-probability of every place's first token; the only strength tried
# "Kaya was shelled": of whoever or whatever is told so, it is a place, in 14 of 14 sentences of the labelled documents.
_STRUCK = vocabulary.words("places.struck")
_ALIKE = 3  # names of places of one country under each other that make a column of places


def doubtful(
    doc: RunningText, output: EncoderOutput, named: Iterable[TaggedSpan], gazetteer: Gazetteer, *, notes: bool = False
) -> Iterator[TaggedSpan]:
    """Spans of such towns, none overlapping a named one; what the encoder half sees only where a named place has a
    country.

    notes: a documenter's, which tell of villages that no gazetteer has: there what has no entry is one, too.

    A name that goes on in another one ("Ahmed Kaya") is a person's.
    """
    text = doc.text
    taken = [(one.start, one.end) for one in named]
    for start, end in _in_columns(doc, taken, gazetteer):
        taken.append((start, end))
        yield TaggedSpan("place", start, end, 1.0)
    for start, end in _struck(text):
        if _proper(output, start) and not any(s < end and start < e for s, e in taken):
            taken.append((start, end))
            yield TaggedSpan("place", start, end, 1.0)
    found = (gazetteer.find(text[s:e], loose=False) for s, e in taken)
    home = {entries[0].country for entries in found if entries} - {None}
    if not home and not notes:
        return
    for one in spans_of(text, output, "where", begin=LIFT):
        alone = not _name_before(text, one.start) and not name_follows(text, one.end)
        if not text[one.start].isupper() or not alone or any(s < one.end and one.start < e for s, e in taken):
            continue
        entries = gazetteer.find(text[one.start : one.end], loose=False)
        if any(e.kind == "town" and e.country in home for e in entries) or (notes and not entries):
            yield one


def _in_columns(doc: RunningText, taken: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Span]:
    """The cells of a table's column of places that no place is seen in: most of its cells are places' names, and the
    encoder sees one of them at least; or all of three or more are names of places of one country."""
    rows: list[list[Span]] = []
    named = sorted(taken)
    for one in (*doc.paragraphs, None):
        if one is not None and one.kind == "row":
            cells: list[Span] = []
            start = one.start
            for name in doc.text[one.start : one.end].partition(": ")[0].split(", "):
                cells.append((start, start + len(name)))
                start += len(name) + len(", ")
            if rows and len(cells) != len(rows[0]):
                rows = []
            rows.append(cells)
            continue
        for column in zip(*rows, strict=True):
            seen = [_overlaps(named, cell) for cell in column]
            found = {cell: gazetteer.find(doc.text[slice(*cell)], loose=False) for cell in column}
            known = [cell for cell in column if found[cell]]
            shared = frozenset.intersection(*(frozenset(e.country for e in found[cell]) for cell in column)) - {None}
            sure = any(seen) or (len(column) >= _ALIKE and bool(shared))
            if sure and 2 * len(known) > len(column):
                yield from (cell for cell, was in zip(column, seen, strict=True) if not was and cell in known)
        rows = []


def _overlaps(spans: Sequence[Span], one: Span) -> bool:
    """True where one of these, sorted and apart, shares a character with it."""
    at = bisect_left(spans, (one[1], 0))
    return at > 0 and spans[at - 1][1] > one[0]


def _struck(text: str) -> Iterator[Span]:
    """Names that somebody shelled or looted: "Kaya was shelled", "had been looted", "Abu Kaya came under fire"."""
    words = tokens(text) if any(one in text for one in (*_STRUCK, " came under ")) else []
    for n, word in enumerate(words):
        at = n - 2 if word.key in _STRUCK and words[n - 1].key != "been" else n - 3
        under = word.key == "under" and words[n - 1].key == "came"
        passive = word.key in _STRUCK and words[n - 1].key in ("was", "been")
        if at < 0 or not (under or passive):
            continue
        at = n - 2 if under else at
        first = _begins(words, at, text)
        name = words[at]
        end = name.start + len(name.text)
        before = _name_before(text, words[first].start)
        if name.text[:1].isupper() and not before and text[name.start : end] == name.text:
            yield words[first].start, end


def _name_before(text: str, at: int) -> bool:
    return any(map(is_name, words_before(text, at, 30)[-1:]))


def _begins(words: Sequence[Token], at: int, text: str) -> int:
    """The first word of a name that ends there; a person's is left as it is, its last word alone."""
    first = at
    while first and words[first].capital and words[first - 1].capital and not words[first - 1].possessive:
        before = words[first - 1]
        if text[before.start + len(before.text) : words[first].start] != " " or before.key in ARTICLES:
            break
        first -= 1
    return at if first == at or words[first].text in first_names() else first


def _proper(output: EncoderOutput, start: int) -> bool:
    """True where the token there is tagged as a proper noun: "Sake was looted", not "Everything was looted"."""
    labels = output.labels["pos"]
    token = next((n for n, at in enumerate(output.starts.tolist()) if at >= start), None)
    return token is not None and labels[int(output.log_probs("pos")[token].argmax())] == "NNP"
