"""What is told of two towns in one breath, with a number for each, is told of two events: "14 dead in Kelde | and 9 in
Orsk", "In Kelde 14 died | and in Orsk 9"."""

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.when import When
from counterclaim.reader.claims.propositions import Proposition

_TOWNS = ("town", "ADM1", "ADM2", "facility")
_NEAR = 6  # letters from a place to a day behind it: " on | Monday"
_LED = 4  # words that lead to a place: "in the town of"
_JOINING = vocabulary.words("claims.joining")
_PLACES = vocabulary.words("figures.places")


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
    pairs = [*zip(inside, towns, strict=True)]
    if towns[0].start < inside[0].start:
        marks = [at for f, p in pairs for at in (p.start, f.start)]
        turns = [_turn(text, f.end, p.start) for f, p in zip(inside, towns[1:], strict=False) if f.end <= p.start]
        dated, cuts = [turn[0] for turn in turns if turn], [turn[1] for turn in turns if turn]
    else:
        marks = [at for f, p in pairs for at in (f.start, p.start)]
        dated = [max((t.end for t in times if p.end <= t.start <= p.end + _NEAR), default=p.end) for p in towns][:-1]
        cuts = [f.start for f, p in zip(inside[1:], dated, strict=True) if p <= f.start and _joins(text[p : f.start])]
    if marks != sorted(marks) or len(cuts) + 1 != len(inside):
        return [told]
    ends = [*dated, end]
    first, *rest = zip([start, *cuts], ends, strict=True)
    told = told._replace(town=True)
    return [told._replace(span=first), *(told._replace(span=span, lead=None) for span in rest)]


def _joins(between: str) -> bool:
    return bool(between.strip()) and all(w in _JOINING for w in between.replace(",", " , ").lower().split())


def _turn(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the clause before a place ends and the place's begins: "were burned | and | in the town of Orsk"."""
    at, word = max((text.rfind(f" {word} " if word.isalpha() else word, start, end), word) for word in _JOINING)
    begin = at + len(word) + (2 if word.isalpha() else 1)
    led = text[begin:end].lower().split()
    before = start + len(text[start : max(at, start)].rstrip(" ,;"))
    return (before, begin) if at >= 0 and led and led[0] in _PLACES and len(led) <= _LED else None
