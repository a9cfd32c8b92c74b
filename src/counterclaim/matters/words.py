"""The words of a reason: who says what, in the claim's own terms."""

from counterclaim.matters.facets import Facet
from counterclaim.matters.speakers import speaker_name


def who(facet: Facet) -> str:
    """The speaker's name, "the report" for its own voice."""
    entry = facet.entry
    if entry.read.voice == "narrator":
        return "the report"
    return speaker_name(entry.speaker, entry.published) if entry.speaker is not None else "an unresolved speaker"


def figure(facet: Facet) -> str:
    """The figure as written, in quotes."""
    return f"'{' '.join(facet.figure.text.split())}'" if facet.figure is not None else "the claim"


def where(facet: Facet) -> str:
    """The place's name; "" where there is none."""
    place = facet.entry.place
    return (place.name or place.text) if place is not None else ""


def counts(facet: Facet) -> str:
    """What is counted: "soldiers of Ukraine captured", "area held by Russia"."""
    people = facet.figure is not None and facet.figure.unit == "people"
    thing = (facet.counted or "people") if people else facet.topic
    out = thing
    if facet.whose:
        out += f" of {facet.whose}"
    if people and thing != facet.topic:
        out += f" {facet.topic}"
    elif facet.running and facet.topic in ("area", "settlements", "towns"):
        out += " held or taken"
    if facet.by:
        out += f" by {facet.by}"
    return out
