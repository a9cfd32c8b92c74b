"""The way back: every span of a reading from running-text offsets to the report's own."""

from typing import Any, TypeVar

import msgspec

from counterclaim.model.actor import Actor, Mention
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.model.span import Spans
from counterclaim.model.when import When

Value = TypeVar("Value", bound=msgspec.Struct)


def to_raw(value: Value, doc: RunningText, text: str) -> Value:
    """The value with its offsets into Report.text and its words as they stand there."""
    changes: dict[str, Any]
    if isinstance(value, Claim):
        content = _spans(value.content, doc)
        changes = {
            "content": content,
            "text": " ".join(text[s:e] for s, e in content),
            "quotes": _spans(value.quotes, doc),
            "figures": tuple(to_raw(f, doc, text) for f in value.figures),
            "places": tuple(to_raw(p, doc, text) for p in value.places),
            "times": tuple(to_raw(t, doc, text) for t in value.times),
        }
    elif isinstance(value, Attribution):
        changes = {k: _spans(getattr(value, k), doc) for k in ("source", "cue", "content")}
    elif isinstance(value, Actor):
        changes = {"mentions": tuple(to_raw(m, doc, text) for m in value.mentions)}
    elif isinstance(value, (Mention, Figure, Place, When)):
        start, end = doc.to_raw((value.start, value.end))
        changes = {"start": start, "end": end, "text": text[start:end]}
        if isinstance(value, Figure):
            first, last = doc.to_raw((value.number_start, value.number_end))
            changes |= {"number_start": first, "number_end": last}
    else:
        raise TypeError(f"{type(value).__name__} carries no spans")
    return msgspec.structs.replace(value, **changes)


def _spans(spans: Spans, doc: RunningText) -> Spans:
    return tuple(doc.to_raw(s) for s in spans)
