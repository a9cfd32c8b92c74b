"""The JSON form of matters, as `counterclaim matters --json` prints it and the scorer reads it."""

from collections.abc import Mapping
from typing import Any

from counterclaim.matters.facets import facets
from counterclaim.matters.speakers import speaker_name
from counterclaim.model.entry import Entry
from counterclaim.model.matter import Matter


def matter_json(matter: Matter, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """{"id", "question", "type", "place", "running", "members", "versions", "relations", "event"}; entries: by
    id.

    A member is {"claim", "source", "content", "speaker", "side", "figure", "said", "text"}; its figure is the one the
    matter compares, as written.
    """
    return {
        "id": matter.id,
        "question": matter.question.text,
        "type": matter.question.type,
        "place": matter.question.place_name,
        "running": matter.question.running,
        "members": [_member(entries[m], matter) for m in matter.members if m in entries],
        "versions": [list(v) for v in matter.versions],
        "relations": [{"a": r.a, "b": r.b, "relation": r.relation, "reason": r.reason} for r in matter.relations],
        "event": matter.event,
    }


def _member(entry: Entry, matter: Matter) -> dict[str, Any]:
    speaker = entry.speaker
    found = compared(entry, matter)
    return {
        "claim": entry.id,
        "source": entry.source,
        "content": [list(span) for span in entry.claim.content],
        "speaker": speaker_name(speaker, entry.published) if speaker is not None else None,
        "side": speaker.side if speaker is not None else None,
        "figure": found,
        "said": entry.claim.said,
        "text": entry.claim.text,
    }


def compared(entry: Entry, matter: Matter) -> str | None:
    """The figure of the entry that the matter compares, as written; None where none is."""
    if matter.question.state is None and matter.question.unit is None and matter.question.counted is None:
        return None
    wanted = {matter.question.state, matter.question.counted}
    for facet in facets(entry):
        if facet.figure is not None and facet.topic in wanted:
            return facet.figure.text
    first = next((f for f in facets(entry) if f.figure is not None), None)
    return first.figure.text if first is not None and first.figure is not None else None
