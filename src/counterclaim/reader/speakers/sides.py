"""The side a phrase speaks for: its owner in words, else the country of the place it governs."""

from collections.abc import Sequence

from counterclaim.model.place import Place
from counterclaim.model.span import Span
from counterclaim.registry import Registry


def side_of_phrase(
    phrase: str, registry: Registry, published: str | None, places: Sequence[Place], span: Span
) -> str | None:
    """The side named by the phrase ("the governor of Kursk region"), None where it does not tell.

    places: the report's resolved places; those inside `span` (running-text offsets) lend their country.
    """
    hit = registry.side_of(phrase, published)
    if hit is not None:
        return hit.side
    countries = {
        p.country for p in places if p.country and span[0] <= p.start and p.end <= span[1] and p.text in phrase
    }
    if len(countries) == 1:
        country = registry.by_iso(countries.pop())
        return country.name if country is not None else None
    return None
