"""What is told of two towns in one breath, with a number for each, is told of two events: "14 dead in Kelde | and 9 in
Orsk"."""

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.when import When
from counterclaim.reader.claims.propositions import Proposition

_TOWNS = ("town", "ADM1", "ADM2", "facility")
_NEAR = 6  # letters from a place to a day behind it: " on | Monday"
_JOINING = vocabulary.words("claims.joining")


def town_by_town(
    told: Proposition, text: str, figures: Sequence[Figure], places: Sequence[Place], times: Sequence[When]
) -> list[Proposition]:
    """The proposition, cut before each number after the first where numbers of one thing and places take turns; what
    follows a place stays with it."""
    start, end = told.span
    inside = [f for f in figures if start <= f.start and f.end <= end]
    towns = [p for p in places if start <= p.start < end and (p.id is None or p.kind in _TOWNS) and not p.anaphor]
    names = {p.id or p.text for p in towns}
    apart = len(names) == len(towns) == len(inside) > 1 and len({f.unit for f in inside}) == 1
    if told.inner is not None or told.aside is not None or not apart:
        return [told]
    marks = [at for f, p in zip(inside, towns, strict=True) for at in (f.start, p.start)]
    dated = [max((t.end for t in times if p.end <= t.start <= p.end + _NEAR), default=p.end) for p in towns]
    cuts = [f.start for f, at in zip(inside[1:], dated, strict=False) if at <= f.start and _joins(text[at : f.start])]
    if marks != sorted(marks) or len(cuts) + 1 != len(inside):
        return [told]
    ends = [*dated[:-1], end]
    first, *rest = zip([start, *cuts], ends, strict=True)
    told = told._replace(town=True)
    return [told._replace(span=first), *(told._replace(span=span, lead=None) for span in rest)]


def _joins(between: str) -> bool:
    return bool(between.strip()) and all(w in _JOINING for w in between.replace(",", " , ").lower().split())
