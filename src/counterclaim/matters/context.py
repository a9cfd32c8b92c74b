"""Where a claim speaks of: its own place, else one of its sentence or its report; and the words round a figure."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby

from counterclaim import vocabulary
from counterclaim.events.names import sound
from counterclaim.events.signs import of_forces, part_of_town, unknown
from counterclaim.events.words import kinds
from counterclaim.gazetteer import fold
from counterclaim.matters.days import iso, ordinal
from counterclaim.matters.headline import division_of
from counterclaim.model.claim import DENYING, Claim
from counterclaim.model.entry import PlaceBasis
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.reader import comparing
from counterclaim.reader.beside import words_before
from counterclaim.reader.places.type_words import type_before

_WIDTH = {"facility": 0, "town": 1, "water": 1, "ADM2": 2, "ADM1": 3, "region": 4, "country": 5, "continent": 6}
_WIDE = frozenset({"country", "continent"})
_NARROW = frozenset({"town", "facility", "ADM2"})
_INSIDE = (" in ", ", ", " of ")
# "the area", "there": any place at all. They go back to what the report is about, not to the name just before them.
_ANY = re.compile(r"(?:the|this|that) (?:area|zone|sector|front|theatre|theater)|there|here", re.I)
_END = re.compile(r"[.!?][\"”’')\]]*\s|\n\n")
OF_THEM = re.compile(r"\bof (?:them|these|those|whom|which)\b", re.I)
NEWS = 5  # days after an event in which a report's undated claims are of that event; set by eye
_SCENES = [[word] for word in vocabulary.listed("places.scene")]
_ALLEGED = vocabulary.words("claims.alleged")
_LEVELS = vocabulary.words("claims.levels")
_GOALS = vocabulary.words("places.goal")
_SCENE = vocabulary.words("places.scene")
_FAR = 60  # characters before a place that its NEXT words stand in
NEXT = 4  # words before a place among which "to" tells that it was gone to ("into villages in Turkey")
_OPENS = 2  # words at the beginning of a sentence that "Also" and "In addition" stand in
_NEAR = 160  # characters between two claims that still stand in one sentence


def places_of(
    claims: Sequence[Claim], text: str, title: str | None, beside: Sequence[Place] = ()
) -> list[tuple[Place | None, PlaceBasis | None]]:
    """For each claim, in order, the place it speaks of and what that rests on.

    A claim of several places has the narrowest one first named. Where it names none: the place of the claim before it
    in the same sentence, else of that after it, else the place that the report is mostly about; beside: places outside
    the claims, for a report whose claims name none. A name that the gazetteer lacks is somewhere in what the report is
    about (`spot_of`). Of a round-up each item is a report of its own.
    """
    items = round_up(claims, text)
    if len(items) > 1:
        return [found for item in items for found in places_of(item, text, None)]
    main = _main(claims, title, text) or (beside[0] if len({region_key(p) for p in beside}) == 1 else None)
    meant = _by_name(claims)
    regions = {region_key(p) for c in claims for p in c.places if p.id is not None and p.kind not in _WIDE}
    basis: PlaceBasis = "only" if len(regions) == 1 else "report"
    out: list[tuple[Place | None, PlaceBasis | None]] = []
    for i, claim in enumerate(claims):
        own = _own(claim, main, meant, text)
        if own is not None:
            out.append((_holding(claim, own), "claim"))
            continue
        counted = _antecedent(claims, i)
        if counted is not None:
            out.append(out[counted])
            continue
        if i and out[i - 1][1] in ("claim", "sentence") and _one_sentence(claims[i - 1], claim, text):
            out.append((_holding(claim, out[i - 1][0]), "sentence"))
            continue
        after = claims[i + 1] if i + 1 < len(claims) else None
        ahead = _own(after, main, meant, text) if after is not None and _one_sentence(claim, after, text) else None
        if ahead is not None:  # "two people died | when shells hit Kelde"
            out.append((_holding(claim, ahead), "sentence"))
            continue
        # "12 villagers were killed" right after a claim of one village of the region that the report is about.
        last = out[i - 1][0] if i and claims[i - 1].stance not in DENYING else None
        narrower = last if last is not None and _within(last, main) else main
        if narrower is main and main is not None and _of_another_day(claim, main, claims):
            narrower = None
        narrower = _holding(claim, narrower)
        out.append((narrower, basis if narrower is not None else None))
    return out


def round_up(claims: Sequence[Claim], text: str) -> list[Sequence[Claim]]:
    """The claims by item, where the text is a round-up: three paragraphs or more of which no two name one party or one
    country. All of them together where it is not."""
    ends = list(accumulate(len(part) + 2 for part in text.split("\n\n")))
    paragraphs = groupby(claims, lambda c: bisect_right(ends, c.content[0][0]))
    items: list[Sequence[Claim]] = [list(found) for _, found in paragraphs]
    named = [frozenset(one for c in item for one in _named(c)) for item in items]
    apart = len(items) > 2 and all(named) and len(frozenset().union(*named)) == sum(map(len, named))
    return items if apart else [claims]


def _named(claim: Claim) -> Iterator[str]:
    who = (claim.speaker, claim.roles.actor, claim.roles.target)
    yield from (one.side for one in who if one is not None and one.side)
    yield from (p.country for p in claim.places if p.country)


def _of_another_day(claim: Claim, place: Place, claims: Sequence[Claim]) -> bool:
    """True where a claim gives its day, and whatever names the place tells of other days: an attack told to explain."""
    days = _days(claim)
    there = [_days(c) for c in claims if any(p.id == place.id for p in c.places)]
    return bool(days and there) and all(theirs and theirs.isdisjoint(days) for theirs in there)


def _days(claim: Claim) -> set[str]:
    return {t.first for t in claim.times if t.role == "event" and t.first is not None and t.precision == "day"}


def _within(place: Place, other: Place | None) -> bool:
    """True where the place lies in the other by the codes it carries: a town of a region, a region of a country."""
    if other is None or place.id is None or _WIDTH.get(place.kind, 7) >= _WIDTH.get(other.kind, 7):
        return False
    if other.kind == "country":
        return place.country is not None and place.country == other.country
    return other.kind == "ADM1" and place.admin1 is not None and place.admin1 == other.admin1


def _antecedent(claims: Sequence[Claim], i: int) -> int | None:
    """The number of the claim whose count "five of them" takes up."""
    units = {f.unit for f in claims[i].figures if OF_THEM.search(f.text)}
    for j in range(i - 1, -1, -1):
        if any(f.unit in units and f.unit is not None for f in claims[j].figures):
            return j
    return None


def _by_name(claims: Sequence[Claim]) -> dict[str, Place]:
    """What a name means in this report: one thing, the narrowest that the reader found for it."""
    out: dict[str, Place] = {}
    for place in (p for c in claims for p in c.places if p.id is not None and not p.anaphor):
        name = place.text.casefold()
        if name not in out or _WIDTH.get(place.kind, 7) < _WIDTH.get(out[name].kind, 7):
            out[name] = place
    return out


def spot_of(claim: Claim) -> str | None:
    """The first name in the claim that no gazetteer entry was found for, folded; None where there is none, or where a
    narrow place of the gazetteer stands before it."""
    place = stranger(claim)
    return " ".join(unknown(place.text).casefold().split()) if place is not None else None


def stranger(claim: Claim) -> Place | None:
    """The first place that the claim calls by a name which the gazetteer lacks; None where it names a narrow place of
    the gazetteer before that, or a town of which the other is a part."""
    own = (p for p in claim.places if not p.anaphor and not of_forces(p, claim.text))
    for place in sorted(own, key=lambda p: p.start):
        if place.id is not None and place.kind in _NARROW:
            return None
        if place.id is None and unknown(place.text):
            towns = [p for p in claim.places if p.id is not None and p.kind in _NARROW]
            inside = (f"{place.text}{gap}{p.text}" in claim.text for p in towns for gap in _INSIDE)
            return None if (towns and part_of_town(place, claim.text)) or any(inside) else place
    return None


def _holding(claim: Claim, place: Place | None) -> Place | None:
    """The place; of a claim that names one which the gazetteer lacks what holds that one, for all that is told: its own
    division, else that of the place, but no other town."""
    strange = stranger(claim)
    if strange is None or part_of_town(strange, claim.text):
        return place
    if strange.admin1 is not None:
        return division_of(strange) or place
    return (division_of(place) or place) if place is not None and place.kind in _NARROW else place


def _own(claim: Claim, main: Place | None, meant: Mapping[str, Place], text: str) -> Place | None:
    cut = min((f.start for f in claim.figures if OF_THEM.search(f.text)), default=None)
    named = [p for p in claim.places if not _counted_in(p, claim) and (cut is None or p.start < cut)]
    named = [p for p in named if not _acting(p, main, text) and not _gone_to(p, claim, text)]
    found = [
        p if type_before(words_before(text, p.start))[1] else meant.get(p.text.casefold(), p)  # "the province of Kelde"
        for p in named
        if p.id is not None
    ]
    if not found and main is None:
        found = [p for p in named if not p.anaphor and not of_forces(p, claim.text)]
    if any(p.anaphor and _ANY.fullmatch(p.text.strip()) for p in found) and main is not None:
        return main
    if not found:
        return None
    return min(found, key=lambda p: (p.id is None, _WIDTH.get(p.kind, 7), p.start))


def _acting(place: Place, main: Place | None, text: str) -> bool:
    """True for another state than the report is about that is not said to be the scene ("endorsed by Turkey")."""
    foreign = main is not None and main.country is not None and place.country != main.country
    before = _before(place, text)
    return place.kind == "country" and foreign and not place.anaphor and not before & (_SCENE | _GOALS)


def _gone_to(place: Place, claim: Claim, text: str) -> bool:
    """True for where people fled to: they were driven out of another place."""
    if claim.type != "displacement_evacuation" or place.anaphor:
        return False
    before = _before(place, text)
    return bool(before & _GOALS) and "from" not in before


def _before(place: Place, text: str) -> frozenset[str]:
    return frozenset(text[max(0, place.start - _FAR) : place.start].lower().split()[-NEXT:])


def _counted_in(place: Place, claim: Claim) -> bool:
    """True for a name that says whose the counted are: "40 US soldiers"."""
    return any(f.start <= place.start and place.end <= f.end for f in claim.figures)


def _main(claims: Sequence[Claim], title: str | None, text: str) -> Place | None:
    """The place named most often; of two the one in the title, then the first. A state counts where it is said to be
    the scene ("in Surria"): elsewhere it may be who acts or whose the dead are."""
    told = [c for c in claims if c.of_deed] or claims
    named = [p for c in told for p in c.places if p.id is not None and not p.anaphor and not _counted_in(p, c)
             and not _gone_to(p, c, text)]  # fmt: skip
    named = [p for p in named if p.kind not in _WIDE or _scene(p, text)] or named
    if not named:
        return None
    counts = Counter(p.id for p in named)
    heading = (title or "").lower()
    strangers = [p for c in claims if (p := stranger(c)) is not None and not part_of_town(p, c.text)]
    lacking = Counter(sound(p.text) for p in strangers)

    def rank(place: Place) -> tuple[int, bool, int, int]:
        first = place.text.split()[0].lower()
        return (-counts[place.id], first not in heading, place.start, _WIDTH.get(place.kind, 7))

    main = min(named, key=rank)
    if main.kind in _NARROW and max(lacking.values(), default=0) > counts[main.id]:
        return division_of(main) or main  # a village that no gazetteer has is what most is told of
    return main


def _scene(place: Place, text: str) -> bool:
    return text[max(0, place.start - 20) : place.start].lower().split()[-1:] in _SCENES


def _one_sentence(before: Claim, after: Claim, text: str) -> bool:
    if not before.content or not after.content:
        return False
    end, start = before.content[-1][1], after.content[0][0]
    return 0 <= start - end <= _NEAR and not _ends_sentence(text[end:start])


def sentences(claims: Sequence[Claim], text: str) -> list[int]:
    """For each claim, the number of the sentence that it begins in."""
    ends = [m.end() for m in _END.finditer(text)]
    return [bisect_right(ends, c.content[0][0]) if c.content else 0 for c in claims]


def only_mentioned(claim: Claim, text: str) -> bool:
    """True for what somebody mentions as alleged but does not allege: "asked that allegations that the army burned the
    village be investigated"."""
    if claim.stance not in ("accuses", "asserts") or not claim.content:
        return False
    start = claim.content[0][0]
    ends = [m.end() for m in _END.finditer(text, 0, start)]
    before = comparing.words(text[ends[-1] if ends else 0 : start])
    if before[-1:] != ["that"] or _ALLEGED.isdisjoint(before[-2:-1]):
        return False
    return _LEVELS.isdisjoint(before)


def goes_on_apart(claims: Sequence[Claim], text: str) -> list[bool]:
    """For each claim, whether words before it in its sentence that no claim holds part it from what was told before:
    "Separately,", "while elsewhere", "Also" where a sentence begins so."""
    out: list[bool] = []
    numbers = sentences(claims, text)
    starts = [0, *(m.end() for m in _END.finditer(text))]
    for i, (claim, number) in enumerate(zip(claims, numbers, strict=True)):
        goes_on = i > 0 and numbers[i - 1] == number
        begin = claims[i - 1].content[-1][1] if goes_on and claims[i - 1].content else starts[number]
        gap = text[begin : claim.content[0][0]] if claim.content else ""
        opening = frozenset(comparing.words(gap)[:_OPENS]) if not goes_on else frozenset()
        told = bool(kinds(comparing.stems(gap), "apart") or kinds(opening, "opens"))
        out.append(told or (goes_on and out[-1]))
    return out


def _ends_sentence(gap: str) -> bool:
    return _END.search(gap) is not None


def around(claim: Claim, figure: Figure) -> tuple[str, str]:
    """The words of the claim before and after a figure; ("", "") where the figure stands outside its content."""
    at = 0
    for start, end in claim.content:
        if start <= figure.start < end:
            return claim.text[: at + figure.start - start], claim.text[at + figure.end - start :]
        at += end - start + 1
    return "", ""


def place_key(place: Place | None) -> str | None:
    """The place as part of a block: of a first-level division "country/name", of a town or district in it
    "country/name/name", else its gazetteer id, else its name as written, folded; None without a place."""
    if place is None:
        return None
    if place.kind == "ADM1" and place.admin1 is not None and place.country is not None:
        return f"{place.country}/{place.admin1}"
    if place.kind in ("town", "ADM2") and place.id is not None and place.name is not None and place.admin1 is not None:
        return f"{place.country}/{place.admin1}/{fold(place.name)}"  # a town and the district named after it
    return place.id or "name:" + " ".join(place.text.casefold().split())


def region_key(place: Place | None) -> str | None:
    """As `place_key`, but of a town that of the first-level division it lies in."""
    if place is None or place.admin1 is None or place.country is None:
        return place_key(place)
    return f"{place.country}/{place.admin1}"


def happened(claims: Sequence[Claim], published: str | None) -> str | None:
    """The day of the one event that a report dates; None where it dates none, several, or one long past."""
    days = {
        t.last or t.first
        for c in claims
        for t in c.times
        if t.role == "event" and t.first is not None and t.precision in ("minute", "hour", "part_of_day", "day")
        and t.value is not None and not t.value.endswith("/..")
    }  # fmt: skip
    days.discard(None)
    day, out = (ordinal(next(iter(days))), ordinal(published)) if len(days) == 1 else (None, None)
    return iso(day) if day is not None and out is not None and 0 <= out - day <= NEWS else None
