"""What the figures of the dead and injured leave to the words round them: who is set apart ("eight of them children",
"including a boy of ten"), and what happened to those whom a bare number counts ("the figure had reached 15"). Pure.

Words that set somebody apart count a part of a figure that stands before them, and what happened to the whole happened
to the part. A number that counts just people goes on with the count that the report told before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from counterclaim.matters.context import around
from counterclaim.matters.topics import UNDER_ARMS, class_of, classes_in
from counterclaim.model.claim import Claim
from counterclaim.model.entry import Entry
from counterclaim.model.figure import Figure
from counterclaim.reader import comparing
from counterclaim.reader.figures import states
from counterclaim.registry.kinds import nature

_STATES = frozenset({"killed", "wounded"})
_NAMES = {"killed": "killed", "wounded": "injured"}
_CLASSES = UNDER_ARMS | {"children", "women", "civilians"}
_OF_THEM = re.compile(r"\bof (?:them|whom|these|those|the \w+)\b", re.I)
# Who they are: the next few words, after "were" or nothing.
_WHO = re.compile(r"^,? *(?:(?:is|are|was|were) )?((?:[^\W\d][\w'’-]*\s?){1,3})", re.I)
_AMONG = re.compile(r"\b(?:including|among (?:them|these|those|the (?:dead|killed|victims|wounded|injured)))\b", re.I)
_ONE = re.compile(r"\ban? [^\W\d][\w'’-]*(?: [^\W\d][\w'’-]*){0,2}", re.I)
_HEAD = re.compile(r" (?:of|who|whose|from|in|at|on|with|and|by|aged?)\b.*", re.I)
_POSSESSIVE = re.compile(r"['’]s?\b")
_STOP = re.compile(r"[.;:]\s")
# The same with words between: "97 of those listed by the hospital were policemen".
_WHO_LATER = re.compile(r"^[^,;:.]{0,40}?\b(?:is|are|was|were) ((?:[^\W\d][\w’'-]*\s?){1,3})", re.I)
_OF_AFTER = re.compile(r"^ of (?:them|whom|these|those)\b", re.I)
_BODY = re.compile(
    r"^ (of (?:the |an? |his |her |their |its |our )?(?:[^\W\d][\w’'-]*[ -]?){1,4}?)"
    r"(?= (?:were|was|had|have|died|and|in|at|on|by)\b|[,.;:]|$)"
)
_HARMED = re.compile(r"^ with (?:[\w-]+ ){0,2}(?:injur|wound|burns?\b)", re.I)
_HURT_AT = re.compile(r"\b(?:injured|wounded|hurt) (?:at|as|to|was|were|is) (?:\w+ ){0,2}$", re.I)
_HURT = re.compile(r"\b(?:injur|wound|hurt\b|treat)", re.I)
_ELSE = re.compile(r"\b(?:missing|trapped|rescued|arrested|detained|displaced|evacuat|shelter|held|alive|surviv)", re.I)
_NEXT_OF_LIST = re.compile(r"^[^,;:.]{0,25}?(?:,? and|,) $")
_NEXT_COUNT = re.compile(r"[,;:]| with | and ")
_TOLL = re.compile(r"^(?:it was|it is|the (?:toll|number|figure|count|total))\b", re.I)
_OPEN = frozenset({"people", "victim", "name", "number", "toll", "figure", "count", "dead"})


def set_apart(entry: Entry) -> Entry:
    """The entry with what its figures leave open of such parts; itself where they leave nothing, or its words are not
    English."""
    claim = entry.claim
    if entry.plain is not None or not claim.figures:
        return entry
    figures = _listed(claim, [_filled(claim, figure) for figure in claim.figures])
    figures += _single(claim, figures)
    if figures == list(claim.figures):
        return entry
    return msgspec.structs.replace(entry, claim=msgspec.structs.replace(claim, figures=tuple(figures)))


def completed(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, in the order in which each report tells them, with what their figures leave to the words round them
    and to the claims before."""
    out: list[Entry] = []
    report, told, last = "", None, None
    for entry in sorted(entries, key=lambda e: (e.report, e.order, e.id)):
        if entry.report != report:
            report, told, last = entry.report, None, None
        text = entry.claim.text
        one = _going_on(set_apart(entry), last if last and text[:1].islower() and not _TOLL.match(text) else told)
        out.append(one)
        counted = [states.group(f.state or "") for f in one.claim.figures if f.unit == "people" and _state(f)]
        last = _NAMES[counted[-1]] if counted else last
        told = "killed" if "killed" in counted or told == "killed" else last
    return out


def _going_on(entry: Entry, told: str | None) -> Entry:
    """The entry; a number that tells no state has that of the count before it (told): "the figure had reached 15"."""
    claim = entry.claim
    if entry.plain is not None or claim.type != "casualties" or not claim.figures:
        return entry
    figures = [_stated(claim, figure, told) for figure in claim.figures]
    if figures == list(claim.figures):
        return entry
    return msgspec.structs.replace(entry, claim=msgspec.structs.replace(claim, figures=tuple(figures)))


def _stated(claim: Claim, figure: Figure, told: str | None) -> Figure:
    before, after = around(claim, figure)
    if figure.unit != "people" or figure.value == 0:
        return figure
    own = figure.text[figure.number_end - figure.start :].strip()
    if not own and figure.counted and figure.counted not in claim.text:
        figure = msgspec.structs.replace(figure, counted=None)  # what some words further off count
    if _HARMED.search(after) or (not own and _HURT_AT.search(before)):
        return msgspec.structs.replace(figure, state="injured")
    told_already = figure.state is not None and states.group(figure.state) != "recorded"
    if told_already or (not own and (figure.bound == "fewer_than" or figure.value == 1)):
        return figure
    who = _WHO.match(after) if not own else None
    kinds = _named(who[1]) if who is not None and re.match(r" (?:is|are|was|were)\b", after) else frozenset()
    if not kinds and own and comparing.head(own) not in _OPEN and not _OF_THEM.search(own):
        return figure
    near = before + _NEXT_COUNT.split(after, maxsplit=1)[0]
    told = _whole(claim, figure.start) or told
    state = "injured" if _HURT.search(near) else None if _ELSE.search(near) else told
    if state is None:
        return figure
    counted = who[1].strip() if who is not None and kinds else figure.counted if own else None
    return msgspec.structs.replace(figure, state=state, counted=counted)


def _filled(claim: Claim, figure: Figure) -> Figure:
    """The figure with the state of the whole, and with whom it counts."""
    before, after = around(claim, figure)
    if figure.unit != "people":
        return figure
    body = _BODY.match(after) if figure.counted and comparing.head(figure.counted) == "member" else None
    if body is not None and nature(f"members {body[1]}").kind == "military":
        return msgspec.structs.replace(figure, counted="fighters")
    of_after = _OF_AFTER.match(after)
    if of_after is None and not (_OF_THEM.search(figure.text) or _OF_THEM.search(before[-10:])):
        return figure
    if figure.state is None:
        figure = msgspec.structs.replace(figure, state=_whole(claim, figure.start))
    rest = after[of_after.end() :] if of_after is not None else after
    found = _WHO.match(rest)
    if found is None or not _named(found[1]):
        found = _WHO_LATER.match(rest)
    told = class_of(figure, "killed") is not None and (figure.counted or "") in figure.text
    if not told and found and len(_named(found[1])) == 1:
        figure = msgspec.structs.replace(figure, counted=_POSSESSIVE.sub("", found[1]).strip())
    return figure


def _listed(claim: Claim, figures: Sequence[Figure]) -> list[Figure]:
    """The figures; what stands in a list of parts has the state of the part before it: "of whom five were children and
    three women, and eight wounded"."""
    out = list(figures)
    begin = claim.content[0][0] if len(claim.content) == 1 else None
    for at in range(1, len(out)):
        one, last = out[at], out[at - 1]
        if begin is None or one.unit != "people" or not _state(last) or not _named(one.text) or one.state == last.state:
            continue
        before = around(claim, last)[0]
        parts = _OF_THEM.search(last.text) or _OF_THEM.search(before[-10:]) or _AMONG.search(before)
        own = states.group(one.state) if one.state else None
        said = re.match(r" (?:(?:were|was) )?(?:killed|dead|died|injured|wounded|hurt)\b", around(claim, one)[1])
        between = claim.text[last.end - begin : one.start - begin]
        if parts and own in _STATES and not said and _NEXT_OF_LIST.match(between):
            out[at] = msgspec.structs.replace(one, state=last.state)
    return out


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
