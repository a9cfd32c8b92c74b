"""Views by convention over one matter: every version, each side's latest, ACLED's, UCDP's and Airwars' reading of it.

No view fuses rival figures: each shows which claims it takes and the rule that chose them. Figures of different things
("soldiers of Ukraine", "of Russia") are views of their own.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from counterclaim.matters import words
from counterclaim.matters.facets import Facet, every_facet
from counterclaim.matters.speakers import key_of, same_speaker
from counterclaim.model.entry import Entry
from counterclaim.model.matter import Matter
from counterclaim.reader import comparing

Convention = Literal["every version", "latest by side", "ACLED", "UCDP", "Airwars"]

# "10 for tens, 12 for dozens, 100 for hundreds, and so on": ACLED, "How does ACLED code fatalities?" in its
# Fatalities FAQ (acleddata.com, updated 7 May 2024). "Thousands" follows its "and so on".
ACLED_WORDS = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000}
_WORD = re.compile(r"\b(tens|dozens|hundreds|thousands)\b", re.I)
_DEATHS = frozenset({"killed"})


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What one convention makes of a matter, or of one count in it.

    counts: what the figures count, in words; None where the matter compares no figures.
    claims: the entry ids it rests on; every one that is shown, in the order they are shown.
    low, best, high: as the convention gives them, in `unit`; None where it gives none or none can be given.
    low_said, high_said: the words of a figure without a number ("dozens") that gives that end, or (ACLED) the best one.
    contested: claims in it contradict or deny one another. rule: how the claims and figures were chosen, in words.
    side: for the latest claim of a side, that side; None there for speakers of no side.
    """

    convention: Convention
    rule: str
    claims: tuple[str, ...]
    counts: str | None = None
    unit: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    low_said: str | None = None
    high_said: str | None = None
    contested: bool = False
    side: str | None = None


def views(matter: Matter, entries: Mapping[str, Entry]) -> tuple[View, ...]:
    """Every view of the matter; entries: by id, at least its members."""
    contested = {i for r in matter.relations if r.relation in ("contradicts", "denies") for i in (r.a, r.b)}
    out = [
        View(
            convention="every version", claims=tuple(version), contested=bool(contested & set(version)),
            rule="all claims of the matter that agree, as they were made; nothing chosen",
        )
        for version in matter.versions
    ]  # fmt: skip
    members = [entries[m] for m in matter.members if m in entries]
    out += _latest(members, contested)
    for strand in _strands(matter, members):
        out += _counted(strand, contested)
    return tuple(out)


def _latest(members: Sequence[Entry], contested: set[str]) -> list[View]:
    last: dict[str | None, Entry] = {}
    for entry in sorted(members, key=lambda e: (e.claim.said or e.published or "", e.published or "", e.id)):
        if entry.read.voice == "actor":
            last[entry.speaker.side if entry.speaker is not None else None] = entry
    return [
        View(
            convention="latest by side", claims=(entry.id,), side=side, contested=entry.id in contested,
            rule=f"the last claim made by {side or 'speakers of no side'}, by the day it was said, else published",
        )
        for side, entry in sorted(last.items(), key=lambda item: item[0] or "~")
    ]  # fmt: skip


def _strands(matter: Matter, members: Sequence[Entry]) -> list[list[Facet]]:
    """The matter's figures by what they count and whose; what is denied, a part or since updated is left out."""
    wanted = {matter.question.state, matter.question.counted}
    by_id = {e.id: e for e in members}
    updated = {
        r.b
        for r in matter.relations
        if r.relation == "updates" and r.a in by_id and r.b in by_id and _one_account(by_id[r.a], by_id[r.b])
    }
    out: dict[tuple[str, str], list[Facet]] = defaultdict(list)
    for entry in members:
        if entry.id in updated:
            continue
        for facet in every_facet(entry):
            if facet.figure is None or facet.denied or facet.part or facet.named or facet.hedged:
                continue
            if facet.topic in wanted or len({f.topic for f in every_facet(entry)}) == 1:
                out[(facet.whose or "", facet.counted or "")].append(facet)
    return [sorted(strand, key=lambda f: f.order) for _, strand in sorted(out.items())]


def _one_account(a: Entry, b: Entry) -> bool:
    """True where both are of one speaker or one side: only then has the later figure replaced the earlier."""
    if a.speaker is None or b.speaker is None:
        return False
    if a.speaker.side is not None:
        return a.speaker.side == b.speaker.side
    return same_speaker(key_of(a), key_of(b))


def _counted(strand: Sequence[Facet], contested: set[str]) -> list[View]:
    lows = [(v, f) for f in strand if (v := _low(f)) is not None]
    if not lows:
        return []
    highs = [(v, f) for f in strand if (v := _high(f)) is not None] or lows
    low, high = min(lows, key=_by_value), max(highs, key=_by_value)
    ids = {f.entry.id for f in strand}
    unit = strand[0].figure.si_unit or strand[0].figure.unit if strand[0].figure is not None else None
    common: dict[str, Any] = {"counts": words.counts(strand[0]), "unit": unit, "contested": bool(contested & ids)}
    out = []
    spoken = [(_acled(f), f) for f in strand]
    least, chosen = min(((v, f) for v, f in spoken if v is not None), key=_by_value, default=low)
    word = _vague(chosen)
    how = f"; '{word}' is read as {ACLED_WORDS[word]}" if word else ""
    if strand[0].topic not in _DEATHS:
        how += f"; applied to {strand[0].topic}, which ACLED itself does not count"
    out.append(
        View(
            convention="ACLED",
            claims=(chosen.entry.id,),
            best=least,
            low_said=_said(chosen),
            **common,
            rule="the lowest figure reported that its own account has not updated (ACLED's rule where reports differ "
            f"or are vague{how})",
        )
    )
    best, rule = _best(strand)
    claims = tuple(dict.fromkeys([low[1].entry.id, *(f.entry.id for f in best), high[1].entry.id]))
    value = _value(best[-1]) if best else None
    out.append(
        View(
            convention="UCDP",
            claims=claims,
            low=low[0],
            best=value,
            high=high[0],
            low_said=_said(low[1]),
            high_said=_said(high[1]),
            **common,
            rule=f"low and high: the least and the most reported that its own account has not updated. Best: {rule}",
        )
    )
    out.append(
        View(
            convention="Airwars",
            claims=tuple(dict.fromkeys([low[1].entry.id, high[1].entry.id])),
            low=low[0],
            high=high[0],
            low_said=_said(low[1]),
            high_said=_said(high[1]),
            **common,
            rule="the least and the most reported that its own account has not updated; contested where claims "
            "contradict or deny each other (Airwars' own grade asks who is held responsible)",
        )
    )
    return out


def _best(strand: Sequence[Facet]) -> tuple[list[Facet], str]:
    """The claims that a best estimate can rest on without judging who is right, and why."""
    by_value: dict[float, list[Facet]] = defaultdict(list)
    for facet in strand:
        value = _value(facet)
        if value is not None and facet.figure is not None and facet.figure.bound in ("exact", "about"):
            by_value[value].append(facet)
    shared = [v for v, fs in by_value.items() if len({f.side for f in fs if f.side is not None}) > 1]
    if len(shared) == 1:
        return by_value[shared[0]], "the figure that speakers of two sides give"
    if len(by_value) == 1:
        return next(iter(by_value.values())), "the one figure given"
    return [], "left open; which source is the most reliable is for a coder to judge"


def _by_value(pair: tuple[float, Facet]) -> tuple[float, tuple[int, str, str]]:
    return pair[0], pair[1].order


def _scale(facet: Facet) -> float:
    figure = facet.figure
    if figure is not None and figure.si_value is not None and figure.value:
        return figure.si_value / figure.value
    return 1.0


def _value(facet: Facet) -> float | None:
    value = facet.figure.value if facet.figure is not None else None
    return None if value is None else value * _scale(facet)


def _low(facet: Facet) -> float | None:
    value = _value(facet)
    return value if value is not None else (comparing.interval(facet.figure)[0] if facet.figure is not None else None)


def _high(facet: Facet) -> float | None:
    if facet.figure is not None and facet.figure.bound == "vague":
        return _low(facet)  # "dozens" has no upper end that anybody gave
    high = comparing.interval(facet.figure)[1] if facet.figure is not None else None
    value = _value(facet)
    return high if value is None else value


def _vague(facet: Facet) -> str | None:
    if facet.figure is None or facet.figure.value is not None:
        return None
    match = _WORD.search(facet.figure.text)
    return match[1].lower() if match else None


def _said(facet: Facet) -> str | None:
    """The words of a figure that gives no number: what is shown in place of one that nobody said."""
    if facet.figure is None or facet.figure.bound != "vague" or facet.figure.value is not None:
        return None
    return _vague(facet) or " ".join(facet.figure.text.split())


def _acled(facet: Facet) -> float | None:
    word = _vague(facet)
    return float(ACLED_WORDS[word]) if word else _low(facet)
