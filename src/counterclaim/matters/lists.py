"""Figures of people that one claim lists beside each other: kinds to be added up, or a whole and its parts. Pure."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from counterclaim.matters.facets import Facet
from counterclaim.model.figure import Figure
from counterclaim.reader import comparing

PARTS_OF_PEOPLE = frozenset({"children", "women"})
OF_THEM = re.compile(r"\bof (?:them|these|those|the)\b", re.I)
_LIST = re.compile(r"\s*(?:,|;|and|,\s*and|as well as|plus)\s*", re.I)
_MEN = re.compile(r"\bm[ae]n\b", re.I)


def ends(figure: Figure | None) -> tuple[float, float] | None:
    """The number that a figure sets as least and as most; None for vague words: "dozens" sets no end."""
    if figure is None or figure.bound in ("vague", "up", "down"):
        return None
    if figure.value is not None and figure.bound != "range":
        return float(figure.value), float(figure.value)
    low, high = comparing.interval(figure)
    known = [float(v) for v in (low, high) if v is not None]
    return (min(known), max(known)) if known else None


def listed_kinds(mine: Sequence[Facet]) -> set[Facet]:
    """Figures of one list of people of whom each has its own kind ("a teacher and two of her pupils", "four men, three
    women and a child"): none is a part of another, as in "nine people, three women and a child"."""
    by_claim: dict[str, list[Facet]] = defaultdict(list)
    for facet in mine:
        by_claim[facet.entry.id].append(facet)
    return {f for found in by_claim.values() if len(found) > 1 and _kinds_apart(found) for f in found}


def _kinds_apart(found: Sequence[Facet]) -> bool:
    texts = [f.figure.text if f.figure is not None else "" for f in found]
    if any(f.part or f.counted == "civilians" for f in found) or any(map(OF_THEM.search, texts)):
        return False
    told = all(f.counted is not None or _MEN.search(text) for f, text in zip(found, texts, strict=True))
    claim = found[0].entry.read
    return told and listed(found) and " and " in claim.text[claim.text.find(texts[-2]) :]


def listed_parts(mine: Sequence[Facet]) -> set[Facet]:
    """Figures read as parts that only stand in a list of kinds ("five soldiers and two gunmen were killed")."""
    by_claim: dict[str, list[Facet]] = defaultdict(list)
    for facet in mine:
        if not facet.part and facet.counted is not None and facet.counted not in PARTS_OF_PEOPLE:
            by_claim[facet.entry.id].append(facet)
    return {f for found in by_claim.values() if len(found) > 1 and listed(found) for f in found}


def given_for_all(first: Facet, mine: Sequence[Facet]) -> list[Facet]:
    """The first figure of a claim where those after it, behind a colon, list who they are and are no more in all."""
    claim = first.entry.read
    rest = [f for f in mine if f.entry is first.entry and f is not first]
    total = ends(first.figure)
    if len(rest) < 2 or first.figure is None or rest[0].figure is None or total is None or len(claim.content) != 1:
        return []
    begin = claim.content[0][0]
    between = claim.text[first.figure.end - begin : rest[0].figure.start - begin]
    return [first] if ":" in between and sum(e[0] for f in rest if (e := ends(f.figure))) <= total[1] else []


def listed(found: Sequence[Facet]) -> bool:
    """True for "eight soldiers, six civilians and a policeman": nothing but commas and "and" between the figures."""
    claim = found[0].entry.read
    if len(claim.content) != 1:
        return False
    begin = claim.content[0][0]
    figures = sorted((f.figure for f in found if f.figure is not None), key=lambda figure: figure.start)
    between = (claim.text[a.end - begin : b.start - begin] for a, b in pairwise(figures))
    return all(_LIST.fullmatch(words) for words in between)
