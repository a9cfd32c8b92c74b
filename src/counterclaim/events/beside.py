"""How two claims of one report look beside each other, as numbers with names: whether they tell of one happening."""

import re
from collections.abc import Mapping, Sequence
from math import fsum, inf, log1p, sqrt
from typing import NamedTuple

from counterclaim.events.signs import Sign, group_of, published_on
from counterclaim.events.words import kinds, two_acts
from counterclaim.matters.topics import done_to
from counterclaim.model.claim import EventRole
from counterclaim.reader import comparing

LEAD = 3  # claims that open a report: they tell what it is about
ROLES: tuple[EventRole, ...] = ("main", "incident", "background", "conflict")
_NAME = re.compile(r"(?<=[a-z,;’'\"] )[^\W\d_a-zß-ÿ][\w’'-]+")
_WIDER = frozenset({"running_total", "window"})
_PART = frozenset({"part", "seen_here"})
_UNREAL = frozenset({"prediction", "intention", "conditional", "directive"})
_MONTH = 31  # days
_VAGUE = 1.5  # times its least from which on the most of a figure leaves open how many


class Told(NamedTuple):
    """What of a claim is held against another of its report.

    first: it opens the report. new: places that no claim before it names; moved: days that none before it gives.
    names: words written with a capital inside its sentences. counts: least and most of people by what happened to them.
    """

    sign: Sign
    at: int
    start: int
    end: int
    type: str
    group: str
    asks: str | None
    role: str | None
    new: bool
    moved: bool
    names: frozenset[str]
    counts: Mapping[str, frozenset[tuple[float, float]]]
    scopes: frozenset[str]
    actor: str | None
    doer: frozenset[str]
    target: str | None
    victim: frozenset[str]
    apart: bool
    unreal: bool
    place: str | None
    weights: float


def told(signs: Sequence[Sign], rarity: Mapping[str, float], rarest: float) -> list[Told]:
    """Of each claim of a report, in order."""
    named: set[str] = set()
    dated: set[tuple[int, int]] = set()
    out: list[Told] = []
    for at, sign in enumerate(signs):
        claim = sign.entry.read
        spans = sign.entry.claim.content
        places = sign.names | sign.regions | sign.abroad
        counts: dict[str, set[tuple[float, float]]] = {}
        for figure in claim.figures:
            state = done_to(claim, figure)
            if state is not None and figure.value != 0:
                low, high = comparing.interval(figure, 0.1)
                counts.setdefault(state, set()).add((low or 0.0, inf if high is None else high))
        roles = claim.roles
        place = sign.entry.place
        out.append(
            Told(
                sign=sign, at=at, start=spans[0][0] if spans else 0, end=spans[-1][1] if spans else 0,
                type=claim.type, group=group_of(sign.entry), asks=claim.asks, role=claim.event_role,
                new=bool(places - named), moved=sign.days is not None and sign.days not in dated,
                names=frozenset(_NAME.findall(claim.text)),
                counts={state: frozenset(values) for state, values in counts.items()},
                scopes=frozenset(f.scope for f in claim.figures if f.scope is not None),
                actor=roles.actor.side if roles.actor else None,
                doer=comparing.stems(roles.actor.name) if roles.actor else frozenset(),
                target=roles.target.side if roles.target else None,
                victim=comparing.stems(roles.target.name) if roles.target else frozenset(),
                apart=bool(kinds(sign.stems, "apart")), unreal=claim.factuality in _UNREAL,
                place=(place.id or place.text) if place is not None else None,
                weights=fsum(rarity.get(w, rarest) for w in sorted(sign.stems)),
            )
        )  # fmt: skip
        named |= places
        if sign.days is not None:
            dated.add(sign.days)
    return out


def beside(a: Told, b: Told, of: int, rarity: Mapping[str, float], rarest: float) -> dict[str, float]:
    """The features of two claims of one report of so many, the earlier one first."""
    x, y = a.sign, b.sign
    gap = max(0, b.start - a.end)
    out = {
        "next to each other": float(b.at == a.at + 1), "claims between": log1p(b.at - a.at),
        "share of the report between": (b.at - a.at) / of, "characters between": log1p(gap) / 5,
        "one sentence": float(gap < 12), "claims in the report": log1p(of),
        "the earlier opens it": float(a.at < LEAD), "both open it": float(b.at < LEAD),
        "the later stands": b.at / of, "the earlier stands": a.at / of,
    }  # fmt: skip
    # Places
    shared = x.names & y.names
    ours, theirs = bool(x.names or x.regions or x.abroad), bool(y.names or y.regions or y.abroad)
    out["place shared"] = float(bool(shared))
    out["two places"] = float(bool(x.names and y.names and not shared))
    out["two towns"] = float(bool(x.towns and y.towns and not x.towns & y.towns))
    out["region shared"] = float(bool(x.regions & y.regions))
    out["two regions"] = float(bool(x.regions and y.regions and not x.regions & y.regions))
    out["two countries"] = float(x.abroad != y.abroad and bool(x.abroad or y.abroad))
    out["place of the earlier only"] = float(ours and not theirs)
    out["place of the later only"] = float(theirs and not ours)
    out["the later's place is new"] = float(b.new and not shared)
    out["the earlier's place is new"] = float(a.new and not shared)
    out["one place by what stands around"] = float(a.place is not None and a.place == b.place)
    out["two places by what stands around"] = float(None not in (a.place, b.place) and a.place != b.place)
    # Days
    one, two = x.days, y.days
    dated = one is not None and two is not None
    apart = max(0, one[0] - two[1], two[0] - one[1]) if one is not None and two is not None else 0
    out["day shared"] = float(dated and apart == 0 and x.brief and y.brief)
    out["days overlap, one vague"] = float(dated and apart == 0 and not (x.brief and y.brief))
    out["two days"] = float(apart > 0)
    out["days apart"] = log1p(apart) / 3
    out["month apart"] = float(apart > _MONTH)
    out["day of the earlier only"] = float(one is not None and two is None)
    out["day of the later only"] = float(two is not None and one is None)
    out["the later's day is new"] = float(b.moved and not (dated and apart == 0))
    news = published_on(x.entry)
    old = [d is not None and news > 0 and d[1] < news - _MONTH for d in (one, two)]
    out["one is long past"] = float(old[0] != old[1])
    # Kinds
    out["type shared"] = float(a.type == b.type)
    out["group shared"] = float(a.group == b.group)
    out["both are other"] = float(a.group == b.group == "other")
    out["one is other"] = float((a.group == "other") != (b.group == "other"))
    out["question shared"] = float(a.asks is not None and a.asks == b.asks)
    out["act shared"] = float(bool(x.acts & y.acts))
    out["two acts"] = float(two_acts(x.acts, y.acts))
    # Words
    words = x.stems & y.stems
    weights = sorted((rarity.get(w, rarest) for w in words), reverse=True)
    out["words"] = fsum(weights) / sqrt(a.weights * b.weights) if a.weights and b.weights else 0.0
    out["rarest words"] = sum(weights[:3]) / (3 * rarest)
    both = a.names & b.names
    out["names shared"] = float(min(len(both), 3))
    out["two sets of names"] = float(bool(a.names and b.names and not both))
    # Voice
    who, whom = x.entry.read.voice == "actor", y.entry.read.voice == "actor"
    out["both the report's own"] = float(not who and not whom)
    out["one speaker"] = float(who and whom and x.speaker == y.speaker != "")
    out["two speakers"] = float(who and whom and x.speaker != y.speaker)
    # Parties
    out["doer's side shared"] = float(a.actor is not None and a.actor == b.actor)
    out["two doers' sides"] = float(None not in (a.actor, b.actor) and a.actor != b.actor)
    out["doer shared"] = float(bool(a.doer & b.doer))
    out["two doers"] = float(bool(a.doer and b.doer and not a.doer & b.doer))
    out["victim's side shared"] = float(a.target is not None and a.target == b.target)
    out["victim shared"] = float(bool(a.victim & b.victim))
    out["doer is the other's victim"] = float(bool(a.doer & b.victim or a.victim & b.doer))
    # Figures
    states = a.counts.keys() & b.counts.keys()
    out["both count people"] = float(x.weighty and y.weighty)
    out["one counts people"] = float(x.weighty != y.weighty)
    out["both count harm"] = float(x.harm and y.harm)
    out["one state counted"] = float(bool(states))
    same = any(a.counts[s] & b.counts[s] for s in states)
    compared = [(p, q) for s in states for p in a.counts[s] for q in b.counts[s]]
    fits = any(p[0] <= q[1] and q[0] <= p[1] for p, q in compared)
    out["figure shared"] = float(same)
    out["figures fit"] = float(fits and not same)
    out["the later is lower"] = float(bool(compared) and not fits and all(q[1] < p[0] for p, q in compared))
    out["the later is higher"] = float(bool(compared) and not fits and all(q[0] > p[1] for p, q in compared))
    out["one is vague"] = float(any((p[1] > _VAGUE * p[0]) != (q[1] > _VAGUE * q[0]) for p, q in compared))
    out["both wider"] = float(bool(a.scopes & _WIDER and b.scopes & _WIDER))
    out["one wider"] = float(bool(a.scopes & _WIDER) != bool(b.scopes & _WIDER))
    out["one wider, other counts"] = out["one wider"] * float(bool(a.scopes and b.scopes))
    out["both parts"] = float(bool(a.scopes & _PART and b.scopes & _PART))
    out["one a part"] = float(bool(a.scopes & _PART) != bool(b.scopes & _PART))
    # Parting words, what is not so yet, roles
    out["the later is told apart"] = float(b.apart)
    out["the earlier is told apart"] = float(a.apart)
    out["one not real yet"] = float(a.unreal != b.unreal)
    out["both not real yet"] = float(a.unreal and b.unreal)
    for i, role in enumerate(ROLES):
        for other in ROLES[i:]:
            out[f"{role} and {other}"] = float({a.role, b.role} == {role, other})
    return out
