"""Towns that the encoder half sees ("men attacked Kaya"): places, where the gazetteer has them in the same country."""

from collections.abc import Iterable, Iterator

from counterclaim.gazetteer import Gazetteer
from counterclaim.patterns import compiled
from counterclaim.reader.encoder import EncoderOutput
from counterclaim.reader.tag import TaggedSpan, spans_of

LIFT = 2.0  # added to the log-probability of every place's first token; the only strength tried
_NAME_BEFORE = compiled(r"[A-ZÀ-ÖØ-Þ][\w’'-]*\.? $")
_NAME_AFTER = compiled(r" [A-ZÀ-ÖØ-Þ]")


def doubtful(
    text: str, output: EncoderOutput, named: Iterable[TaggedSpan], gazetteer: Gazetteer
) -> Iterator[TaggedSpan]:
    """Spans of such towns, in reading order, none overlapping a named one; none where no named place has a country.

    A name that goes on in another one ("Ahmed Kaya") is a person's.
    """
    taken = [(one.start, one.end) for one in named]
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
