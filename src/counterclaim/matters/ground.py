"""Who holds a place, as a claim without a figure puts it: taken by one side, or held by another."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from counterclaim import vocabulary
from counterclaim.matters.facets import Facet
from counterclaim.reader import comparing

_TAKEN = re.compile(
    r"\b(?:liberat(?:ed|ion)|captured|recaptured|seized|retaken|retook|taken (?:full |complete )?control|"
    r"took (?:full |complete )?control|"
    r"(?:had |has |have |been |was |were |forces |troops |army )(?:fully |completely )?taken|"
    r"took|overr[au]n|conquered|"
    r"(?:driven|drove|pushed|forced|thrown|expelled|ousted|cleared) (?:[\w’'-]+ ){0,6}?(?:out|from|of)|"
    r"fell (?:to|into)|fallen|in (?:full )?control of|fully (?:controls?|controlled|secured))\b",
    re.I,
)
_PARTLY = re.compile(
    r"\b(?:parts? of|some|most of|several|outskirts?|entered|edge|advanc\w+|towards?|near|positions? (?:in|near)|"
    r"districts? of|suburbs?|neighbou?rhoods?|half|percent|close to|trying|seeks?|sought|plan\w*|nearly|almost)\b|%",
    re.I,
)
_HOLDING = re.compile(
    r"\b(?:hold(?:s|ing)? (?:on|out|firm|back|the|their|its|our|all)|"
    r"held (?:the|their|its|our) (?:line|position|ground)\w*|"
    r"(?:still|continues? to|continued to) (?:hold|holds|held|control|controlled|fight|operate|defend)\w*|"
    r"(?:hold|holds|held) positions|"
    r"remain(?:s|ed)? (?:in|under|at|on)|under (?:our|its|their|the army[’']s|[A-Z]\w+) (?:full |complete )?control|"
    r"fighting (?:continues|continued|goes on|was (?:still )?going on|is (?:still )?going on)|repell\w+|repuls\w+|"
    r"(?:not|never) (?:been )?(?:captured|taken|lost|fallen|withdrawn|left)|(?:is|was|are|were) not (?:captured|under)|"
    r"defen[cs]e (?:of|continues)|in (?:their|our) positions)\b"
)

_REST = vocabulary.words("claims.last_of")  # "the last area still held", by which the rest is not
_NOT = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.I)

# "other", "prisoners_captured": what only its place made a claim of ground, see facets.py.
_HOLDING_TYPES = frozenset({"territory_held", "territory_control", "ground_offensive", "withdrawal", "other"})
_TAKING_TYPES = frozenset({"territory_gain", "territory_control", "withdrawal", "prisoners_captured", "other"})


class Hold(NamedTuple):
    """state: "taken" or "held"; by: the side that took it or holds it; of: the side it was taken from, if told."""

    state: Literal["taken", "held"]
    by: str | None
    of: str | None


@lru_cache(8_192)  # a claim is held against each of those near it
def hold(facet: Facet) -> Hold | None:
    """What the claim says of who holds its place; None where it says nothing of the whole place, or only perhaps."""
    claim = facet.entry.read
    if facet.group != "land" or facet.denied or claim.factuality != "asserted":
        return None
    text = claim.text
    # "The army still held the town" may be read as a gain; what tells of a taking besides is one.
    holding = claim.type in _HOLDING_TYPES or (claim.type == "territory_gain" and not _TAKEN.search(text))
    if claim.type == "withdrawal" and not _NOT.search(text):
        holding = False  # "told those still fighting in the town to pull back"
    named = text
    for one in claim.places[-1:]:  # "the army holds Kelm"
        named = named.replace(one.text, f"the {one.text}")
    if holding and _HOLDING.search(named) and _REST.isdisjoint(comparing.words(text)):
        return Hold("held", facet.by or facet.side, None)
    if claim.type not in _TAKING_TYPES or not _TAKEN.search(text) or _PARTLY.search(text):
        return None
    nobody = facet.by is None and claim.roles.actor is None  # "militants seized it" is no word of who took it
    by = (facet.side if facet.side != facet.whose else None) if nobody else facet.by
    return Hold("taken", by, facet.whose)


def takes(facet: Facet) -> bool:
    """True where the words tell of a place being taken, be it asserted or denied."""
    text = facet.entry.read.text
    return facet.group == "land" and bool(_TAKEN.search(text)) and not _PARTLY.search(text)


def opposed(a: Facet, b: Facet) -> tuple[str, str] | None:
    """("contradicts", reason) where one says a side took the place and the other that its opponent holds it."""
    first, second = hold(a), hold(b)
    if first is None or second is None or first.state == second.state:
        return None
    taken, held = (first, second) if first.state == "taken" else (second, first)
    sides = (a.side, b.side)
    if taken.by is None or taken.by == held.by or (sides[0] is not None and sides[0] == sides[1]):
        return None
    juxtaposed = a.entry.report == b.entry.report and a.entry.speaker != b.entry.speaker
    if (None in sides or held.by is None) and not juxtaposed:
        return None
    if taken.of is not None and taken.of != held.by:
        return None
    if "report" in (a.entry.place_basis,) and "report" in (b.entry.place_basis,):
        return None
    name = a.entry.place or b.entry.place
    where = name.name or name.text if name is not None else "the same place"
    holder = held.by or "its opponent"
    return "contradicts", f"{where}: taken by {taken.by} by one account, held by {holder} by the other"
