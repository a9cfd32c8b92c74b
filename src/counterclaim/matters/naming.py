"""How sure the kind, place and days that would name an event are: logistic regressions, their weights in naming.json.

Of each report that tells of the event its signs say how likely what it gives is right; several reports that give one
thing make it surer. Weights come from labelled reports whose events have kind, place and days (training/fit_naming.py).
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log, prod

from counterclaim.events.signs import days_of, group_of
from counterclaim.events.telling import Telling
from counterclaim.events.words import kinds, table
from counterclaim.matters.recorder import STATES, Count, End
from counterclaim.matters.topics import done_to, singled_out
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from counterclaim.reader import comparing
from counterclaim.registry import Registry

HARM = frozenset({"killed", "wounded"})
SHOWN = {"kind": 0.7, "days": 0.75, "toll": 0.75, "narrow": 0.75, "name": 0.75, "division": 0.8, "country": 0.8}
"""How sure what names an event has to be; docs/matters.md has what is right of labelled events at these. Places: of the
gazetteer and narrower than a division, a name only, a division, a country."""
ABOUT = 0.65
"""The same of a division or a state that reports are said to be about, which is less than that it happened there."""
UNSAID = 0.9  # confidence of a place without one, as most have it; set by eye
_IN = re.compile(r"\b(?:in|at|near|on|around|outside|of|inside|across) (?:the )?(?:[\w-]+ )?$", re.I)
_OWNER = re.compile(r"^(?:'s|’s)")

Signs = dict[str, float]


def harmed(entries: Sequence[Entry]) -> list[Entry]:
    """The claims that count killed or injured."""
    return [e for e in entries if any(done_to(e.read, f) in HARM for f in e.read.figures)]


def about(telling: Telling, entries: Sequence[Entry]) -> Signs:
    """What a telling as a whole says of how sure its parts are."""
    n = max(1, len(entries))
    roles = [e.read.event_role for e in entries]
    groups = [group_of(e) for e in entries]
    return {
        "main": float(telling.main), "claims": log(n), "harm": float(bool(harmed(entries))),
        "violent": groups.count("violence") / n, "other": groups.count("other") / n,
        "of the war": roles.count("conflict") / n, "background": roles.count("background") / n,
        "of the news": roles.count("main") / n,
    }  # fmt: skip


def of_kind(kind: str, telling: Telling, entries: Sequence[Entry]) -> Signs:
    """The signs that the act is of this kind; entries: the telling's claims."""
    harm = harmed(entries)
    stems = [comparing.stems(e.read.text) for e in entries]
    told = [(e, kinds(words, "act")) for e, words in zip(entries, stems, strict=True)]
    with_act = [acts for _, acts in told if acts]
    here = [(e, acts) for e, acts in told if kind in acts]
    known = table()["act"]
    words = {stem for found in stems for stem in found if kind in known.get(stem, ())}
    types = [e.read.type for e in entries if e.read.type not in ("other", "casualties")]
    other = {stem for found in stems for stem in found if stem in known and kind not in known[stem]}
    return (
        about(telling, entries)
        | {f"{kind}: {one}": types.count(one) / len(types) for one in types}
        | {f"{kind}: word {one}": 1.0 for one in words}
        | {
            f"is {kind}": 1.0, "acts named": float(len(telling.acts)), "share": len(here) / max(1, len(with_act)),
            "alone": float(any(len(acts) == 1 for _, acts in here)), "words": log(1 + len(words)),
            "other words": log(1 + len(other)), "in a count": float(any(e in harm for e, _ in here)),
            "times": log(1 + len(here)), "share of all": len(here) / max(1, len(entries)),
            "first": float(bool(here) and here[0][0] is entries[0]),
            "of deeds": sum(group_of(e) == "violence" for e, _ in here) / max(1, len(here)),
        }
    )  # fmt: skip


def of_place(same: Sequence[Place], telling: Telling, entries: Sequence[Entry], home: bool) -> Signs:
    """The signs that it happened at a place. same: as the telling names it; home: whether most places of the event lie
    in its country."""
    spots = {(p.start, p.text) for p in same}
    every = [(e, p) for e in entries for p in e.read.places if not p.anaphor]
    mine = [(e, p) for e, p in every if (p.start, p.text) in spots]
    harm = harmed(entries)
    counting = [(e, p) for e, p in mine if e in harm]
    others = {p.id or p.text for e, p in every if p.kind not in ("country", "continent", "region", "ADM1")}
    others -= {p.id or p.text for p in same}
    first = same[0]
    # 0 where whoever made the place does not say.
    sure = max(p.confidence for p in same) or (UNSAID if first.id is not None else 0.0)
    backed = any(p.country == first.country and p.id not in (None, first.id) for _, p in every)
    before = [(e.read.text.partition(p.text)[0], e.read.text.partition(p.text)[2]) for e, p in mine]
    n = max(1, len(mine))
    capital = Registry.load().by_capital(first.text) is not None
    deeds = [e for e, _ in mine if group_of(e) == "violence" or kinds(comparing.stems(e.read.text), "act")]
    return about(telling, entries) | {
        "named": log(1 + len(mine)), "share": len(mine) / max(1, len(every)), "in a count": float(bool(counting)),
        "share of counts": len(counting) / max(1, len(harm)), "in a deed": float(bool(deeds)),
        "after in": sum(bool(_IN.search(b)) for b, _ in before) / n,
        "owner": sum(bool(_OWNER.match(a)) for _, a in before) / n,
        "confidence": sure, "home": float(home),
        "of the report": float(telling.country is not None and telling.country == first.country),
        "backed": float(backed),
        "alone and unsure": float(not backed) * (1 - sure), "capital": float(capital),
        "others": log(1 + len(others)), "nowhere itself": float(not mine),
        "first": float(bool(mine) and mine[0][0] is entries[0]), f"is {first.kind}": 1.0,
        "near": float(first.precision == "near"),
    }  # fmt: skip


def of_days(telling: Telling, entries: Sequence[Entry]) -> Signs:
    """The signs that it happened on the telling's days."""
    days = telling.first, telling.last
    dated = [e for e in entries if days_of(e) is not None]
    mine = [e for e in dated if days_of(e) == days]
    harm = harmed(entries)
    times = [t for e in mine for t in e.read.times if t.role in ("event", "duration") and t.first is not None]
    gap = telling.published - telling.last
    acts = [e for e in mine if kinds(comparing.stems(e.read.text), "act")]
    length = telling.last - telling.first
    inside = [t for e in mine for t in e.read.times if any(s <= t.start < end for s, end in e.claim.content)]
    return about(telling, entries) | {
        "share": len(mine) / max(1, len(dated)), "share of all": len(mine) / max(1, len(entries)),
        "others": log(1 + len(dated) - len(mine)),
        "in a count": float(any(e in harm for e in mine)), "in a deed": float(bool(acts)),
        "inside": float(bool(inside)),
        "by text": float(any(t.basis == "text" for t in times)),
        "by another": float(any(t.basis == "other_date" for t in times)),
        "confidence": max((t.confidence for t in times), default=0.0), "no time": float(not times),
        "after": float(gap < 0), "that day": float(gap == 0), "day before": float(gap == 1),
        "days before": float(1 < gap <= 7), "long before": float(gap > 7), "two days": float(length == 1),
        "some days": float(1 < length <= 7), "weeks": float(length > 7), "month": float(length > 26),
        "year": float(length > 300), "first": float(bool(mine) and mine[0] is entries[0]),
    }  # fmt: skip


def of_end(end: End, count: Count, telling: Telling, entries: Sequence[Entry]) -> Signs:
    """The signs that an end of this range counts the event's dead or injured. entries: the telling's claims.

    Who speaks second, and is told once, is no less sure for it: of several accounts it is no sign.
    """
    state = next(one for one, what in STATES.items() if what == count.what)
    harm, alone = harmed(entries), float(count.accounts == 1)
    figures = [(e, f) for e in entries for f in e.read.figures if done_to(e.read, f) == state]
    mine = [(e, f) for e, f in figures if f.value == end.value]
    here = [(e, f) for e, f in mine if e.id in end.entries] or mine
    n = max(1, len(here))
    return about(telling, entries) | {
        "one": float(end.value == 1), "how many": log(max(1.0, end.value)),
        "again": alone * log(max(1, len(mine))), "first": alone * float(any(e is harm[0] for e, _ in here)),
        "singled out": float(any(singled_out(f) for _, f in here)), "added up": float(not here),
        "injured": float(state != "killed"),
        "part": sum(f.scope == "part" for _, f in here) / n,
        "total": sum(f.scope == "running_total" for _, f in here) / n,
        "window": sum(f.scope in ("window", "day_total") or bool(f.window) for _, f in here) / n,
        "of the conflict": sum(e.read.event_role == "conflict" for e, _ in here) / n,
        "from the background": sum(e.read.event_role == "background" for e, _ in here) / n,
        "sure": sum(e.claim.confidence for e, _ in here) / n,
        "casualties": sum(e.read.type == "casualties" for e, _ in here) / n,
    }  # fmt: skip


def surely(field: str, signs: Iterable[Signs]) -> bool:
    """True where reports that all give one thing make it sure enough to be shown. field: of SHOWN; signs: of each."""
    return chance(field, signs) >= SHOWN[field]


def chance(field: str, signs: Iterable[Signs]) -> float:
    """How likely it is right, from 0 to 1."""
    return 1 - prod(1 - _chance(field, one) for one in signs)


def _chance(field: str, signs: Signs) -> float:
    weights = _weights()[field]
    logit = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(
        files("counterclaim.matters").joinpath("naming.json").read_text(encoding="utf-8")
    )
    return found
