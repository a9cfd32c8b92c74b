"""Who of the dead and injured a claim sets apart: "eight of them children", "40 of the dead were women", "including a
boy of ten". Pure.

Such words count a part of a figure that stands before them, and what happened to the whole happened to the part.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from counterclaim.matters.context import around
from counterclaim.matters.topics import UNDER_ARMS, class_of, classes_in
from counterclaim.model.claim import Claim
from counterclaim.model.entry import Entry
from counterclaim.model.figure import Figure
from counterclaim.reader.figures import states

_STATES = frozenset({"killed", "wounded"})
_CLASSES = UNDER_ARMS | {"children", "women", "civilians"}
_OF_THEM = re.compile(r"\bof (?:them|whom|these|those|the \w+)\b", re.I)
# Who they are: the next few words, after "were" or nothing.
_WHO = re.compile(r"^,? *(?:(?:is|are|was|were) )?((?:[^\W\d][\w'’-]*\s?){1,3})", re.I)
_AMONG = re.compile(r"\b(?:including|among (?:them|these|those|the (?:dead|killed|victims|wounded|injured)))\b", re.I)
_ONE = re.compile(r"\ban? [^\W\d][\w'’-]*(?: [^\W\d][\w'’-]*){0,2}", re.I)
_HEAD = re.compile(r" (?:of|who|whose|from|in|at|on|with|and|by|aged?)\b.*", re.I)
_POSSESSIVE = re.compile(r"['’]s?\b")
_STOP = re.compile(r"[.;:]\s")


def set_apart(entry: Entry) -> Entry:
    """The entry with what its figures leave open of such parts; itself where they leave nothing, or its words are not
    English."""
    claim = entry.claim
    if entry.plain is not None or not claim.figures:
        return entry
    figures = [_filled(claim, figure) for figure in claim.figures]
    figures += _single(claim, figures)
    if figures == list(claim.figures):
        return entry
    return msgspec.structs.replace(entry, claim=msgspec.structs.replace(claim, figures=tuple(figures)))


def _filled(claim: Claim, figure: Figure) -> Figure:
    """The figure with the state of the whole, and with whom it counts."""
    before, after = around(claim, figure)
    if figure.unit != "people" or not (_OF_THEM.search(figure.text) or _OF_THEM.search(before[-10:])):
        return figure
    if figure.state is None:
        figure = msgspec.structs.replace(figure, state=_whole(claim, figure.start))
    found = _WHO.match(after)
    if class_of(figure, "killed") is None and found and len(_named(found[1])) == 1:
        figure = msgspec.structs.replace(figure, counted=_POSSESSIVE.sub("", found[1]).strip())
    return figure


def _whole(claim: Claim, start: int) -> str | None:
    """What happened to the people of the nearest figure before."""
    earlier = [f for f in claim.figures if f.start < start and f.unit == "people" and _state(f)]
    return max(earlier, key=lambda f: f.start).state if earlier else None


def _state(figure: Figure) -> bool:
    return figure.state is not None and states.group(figure.state) in _STATES


def _named(words: str) -> frozenset[str]:
    return classes_in(_POSSESSIVE.sub("", words)) & _CLASSES


def _single(claim: Claim, figures: list[Figure]) -> Iterator[Figure]:
    """A figure for each kind of person that is set apart by an article alone, where no figure counts that kind."""
    if len(claim.content) != 1:
        return
    begin, end = claim.content[0]
    known = {class_of(figure, "killed") for figure in figures}
    people = sorted((f for f in figures if f.unit == "people" and begin <= f.start < end), key=lambda f: f.start)
    for at, whole in enumerate(people):
        if not _state(whole):
            continue
        words = claim.text[whole.end - begin : people[at + 1].start - begin if at + 1 < len(people) else None]
        among = _AMONG.search(words)
        if among is None:
            continue
        stop = _STOP.search(words, among.end())
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in _ONE.finditer(words, among.end(), stop.start() if stop else len(words)):
            head = _HEAD.sub("", one[0])
            for kind in _named(head) - known:
                found[kind].append((one.start(), one.start() + len(head)))
        for spans in found.values():
            start, last = whole.end + spans[0][0], whole.end + spans[-1][1]
            yield Figure(
                text=claim.text[start - begin : last - begin], start=start, end=last, number_start=start,
                number_end=start + 1, value=len(spans), unit="people", state=whole.state,
                counted=claim.text[whole.end - begin + spans[0][0] : whole.end - begin + spans[0][1]],
            )  # fmt: skip
