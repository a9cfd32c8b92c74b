"""Fits how sure the kind, place, days and toll that name an event are, each by a logistic regression over labelled
events.

usage: python training/fit_naming.py READINGS LABELLED [--out src/counterclaim/matters/naming.json]

READINGS: what `counterclaim read --jsonl` made of the labelled documents. LABELLED: their labels, one JSON object a
line: id, events ([id, what it was, kind, place, first, last, role]) and claims (spans, event, figures). What a reading
tells of one event is held against the labelled event that most of its claims are of, those that count the harmed
before others; what is of several in equal parts teaches nothing. Prints how much is right of what would be shown at
several thresholds, by weights fitted on the other four fifths of the documents.
"""

import argparse
import datetime
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from claims_split import development
from counterclaim.events.names import sound
from counterclaim.events.telling import Telling, tellings
from counterclaim.events.words import kinds
from counterclaim.gazetteer import Entry as Spot
from counterclaim.gazetteer import Gazetteer
from counterclaim.matters import entries, naming
from counterclaim.matters.named import candidates
from counterclaim.matters.portrait import acts_of
from counterclaim.matters.recorder import Count, ranges
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from counterclaim.model.reading import Reading
from counterclaim.reader import comparing

RIDGE = 3.0
FOLDS = 5
SHARE = 0.5  # of a telling's claims, at least, that are of one labelled event
# Scopes of figures that count all of an event; where a label gives none, its event is wider than what is told.
WHOLE = frozenset({"incident", "day", "running_total"})
WIDE = frozenset({"country", "continent", "region"})
LATE = 7  # days from which on a time is vague
LONG = 31  # days that a conflict may have gone on beyond those that name it
KNOWN = 20_000  # people of a town that a name surely means
KINDS = {
    "strike": "air shelling", "explosive_attack": "bomb", "ground_offensive": "ground", "war": "ground",
    "territory_gain": "ground land", "territory_control": "ground land", "territory_held": "ground land",
    "withdrawal": "land", "negotiation": "talks", "agreement": "talks", "ceasefire_proposal": "talks",
    "visit": "visit", "protest": "protest", "prisoner_release_exchange": "captives", "abduction_hostage": "captives",
    "prisoners_captured": "captives", "prosecution_detention": "captives law", "aid_access_blockade": "aid",
    "arms_support": "forces", "deployment_mobilisation": "forces", "displacement_evacuation": "movement",
}  # fmt: skip
"""Kinds of act that fit a labelled event's type; the words of what it was decide where they tell one."""

VIOLENT = frozenset(
    "strike explosive_attack ground_offensive war attack_on_civilians air_defence territory_gain casualties "
    "abuse_allegation damage_destruction ceasefire_violation equipment_loss".split()
)
"""Types of labelled events of which "violence" is true."""

Rows = list[tuple[str, naming.Signs, bool]]


class Labelled(NamedTuple):
    """An event as labelled: what, kind, place, first and last day and role; the figures of its claims, and where in the
    text these claims name places narrower than a state (own), and where any claim does (every)."""

    what: str
    kind: str
    place: str
    first: str
    last: str
    role: str
    figures: Sequence[Any] = ()
    own: frozenset[int] = frozenset()
    every: frozenset[int] = frozenset()


def pairs(readings: Path, labelled: Path) -> Iterator[tuple[str, Telling, list[Entry], Labelled]]:
    """(document, telling, its entries, the labelled event it is of) of all readings."""
    with labelled.open(encoding="utf-8") as lines:
        gold = {row["id"]: row for row in map(json.loads, lines)}
    with readings.open(encoding="utf-8") as lines:
        for reading in map(Reading.from_json, lines):
            row = gold.get(reading.report.id)
            if row is None or _misdated(row):
                continue
            events = {e[0]: _labelled(e, row["claims"]) for e in row["events"] if isinstance(e, list)}
            found = {e.id: e for e in entries(reading, reading.report.id)}
            for one in tellings(found.values()):
                mine = [found[id] for id in one.claims]
                event = _event(mine, row["claims"])
                if event in events:
                    yield reading.report.id, one, mine, events[event]


def _misdated(row: Mapping[str, Any]) -> bool:
    """True where the text opens with another day than it is said to have been published on: its labels go by that."""
    opens = re.match(r"\s*(\d\d)-(\d\d)-(\d{4})", row["text"])
    if opens is None or not row.get("published"):
        return False
    day, month, year = (int(one) for one in opens.groups())
    published = _day(row["published"][:10])
    return month > 12 or published is None or abs(datetime.date(year, month, day).toordinal() - published) > 2


def _labelled(event: Sequence[Any], claims: Sequence[Any]) -> Labelled:
    mine = [c for c in claims if c["event"] == event[0]]
    return Labelled(
        *(x or "" for x in event[1:7]), [f for c in mine for f in c["figures"]],
        *(frozenset(i for c in some for p in c["places"] if p["kind"] not in WIDE for s, e in p["spans"]
                    for i in range(s, e)) for some in (mine, claims)),
    )  # fmt: skip


def _event(mine: Sequence[Entry], claims: Sequence[Any]) -> str | None:
    spans = [(set().union(*(range(s, e) for s, e in c["spans"])), c["event"]) for c in claims]
    harm, every = Counter[str](), Counter[str]()
    counting = naming.harmed(mine)
    for entry in mine:
        here = set().union(*(range(s, e) for s, e in entry.claim.content))
        best = max(spans, key=lambda s: len(s[0] & here), default=(set(), None))
        if best[1] is None or 2 * len(best[0] & here) < min(len(here), len(best[0])) or not best[0] & here:
            continue
        every[best[1]] += 1
        if entry in counting:
            harm[best[1]] += 1
    counts = harm or every
    if not counts:
        return None
    event, most = counts.most_common(1)[0]
    return event if most >= SHARE * counts.total() else None


def examples(readings: Path, labelled: Path) -> dict[str, Rows]:
    """Of each field of naming.SHOWN the documents, signs and whether what they are of is right."""
    out: dict[str, Rows] = {field: [] for field in naming.SHOWN}
    for document, one, mine, event in pairs(readings, labelled):
        for kind in acts_of(one):
            right = kind_right(kind, event)
            if right is not None:
                out["kind"].append((document, naming.of_kind(kind, one, mine), right))
        if one.dated and (event.first or event.last):
            out["days"].append((document, naming.of_days(one, mine), days_right(one, event)))
            if naming.month_of(one.first, one.last) is not None:
                out["month"].append((document, naming.of_days(one, mine), month_right(one, event)))
        out["violence"].append((document, naming.about(one, mine), event.kind in VIOLENT))
        for field, same, home in candidates(mine):
            right = place_right(field, same[0], event)
            if right is not None:
                out[field].append((document, naming.of_place(same, one, mine, home), right))
        count = next((c for c in ranges(mine) if c.group == "" and c.high.value), None)
        told = whole(count, event) if count else frozenset()
        for end in {count.low, count.high} if count else ():
            out["toll"].append((document, naming.of_end(end, count, one, mine), end.value in told))
    return out


def whole(count: Count, event: Labelled) -> frozenset[float]:
    """The numbers of those killed, or of those injured, that the event's claims give as all of it; of a part where
    none does."""
    state = {"killed": {"killed"}, "injured": {"wounded", "injured"}}[count.what]
    figures = [f for f in event.figures if f["state"] in state]
    told = [f for f in figures if f["scope"] in WHOLE] or figures
    return frozenset(v for f in told for v in (f.get("value"), f.get("low"), f.get("high")) if v is not None)


def kind_right(kind: str, event: Labelled) -> bool | None:
    """Whether the event was of this kind of act; None where its labels leave it open."""
    named = kinds(comparing.stems(event.what), "act")
    fits = set(KINDS.get(event.kind, "").split()) | named
    if event.kind == "strike" and len(named & {"air", "shelling"}) == 1:
        fits = set(named)
    if kind in fits:
        return True
    if kind == "land" and event.kind in ("ground_offensive", "war"):
        return None
    known = event.kind in KINDS and event.kind not in ("war", "withdrawal")
    return False if named or known or event.role == "conflict" else None


def place_right(field: str, place: Place, event: Labelled) -> bool | None:
    """Whether the event was there; None where the label is wider, or a name that the gazetteer can't tell."""
    parts = [_bare(one) for one in re.split(r",| and ", event.place) if _bare(one)]
    if not parts:
        return None
    meant = [e for part in parts for e in _found(part)[:3]]
    every = [e for part in parts for e in _found(part)]
    inside = [e for e in every if e.country == place.country]
    if field in ("narrow", "name"):
        ours = {sound(name) for name in (place.text, place.name) if name} - {""}
        if any(a.startswith(b) or b.startswith(a) for a in ours for b in map(sound, parts) if b):
            return True
        if place.id is not None and any(_near(e, place) for e in meant):
            return True
        here = set(range(place.start, place.end))
        if place.id is None:
            return _of_a_name(place, here, event)
        if all(e.kind in ("country", "ADM1") for e in meant):
            if here & event.own and any(e.country == place.country for e in meant):
                return True
            wide = any(e.country == place.country and e.kind == "country" for e in meant)
            return None if not meant or (wide and event.role != "conflict") else False
        return False
    if field == "division":
        if any(e.admin1_name == place.admin1 for e in inside):
            return True
        if meant and all(e.kind == "country" for e in meant) and inside:
            return None if event.role != "conflict" else False
    elif inside:
        return True
    sure = any(e.kind in ("country", "ADM1") or e.noted or e.population >= KNOWN for e in meant)
    return False if sure and (field == "division" or not inside) else None


def _of_a_name(place: Place, here: set[int], event: Labelled) -> bool | None:
    """The same of a name that the gazetteer lacks: right where the event's own claims give it as a place, or its words
    do; open where only others do, as it may be a part of where it was."""
    if not here & event.every:
        return False
    told = here & event.own or (sound(place.text) and sound(place.text) in sound(event.what))
    return event.role != "conflict" if told else None


def _near(spot: Spot, place: Place) -> bool:
    if spot.id == place.id:
        return True
    if place.kind == "ADM2" or sound(place.name or "") == sound(place.admin1 or ""):
        return spot.country == place.country and spot.admin1_name == place.admin1 and spot.kind != "ADM1"
    known = None not in (place.lat, place.lon, spot.lat, spot.lon)
    return known and abs(spot.lat - place.lat) < 0.15 and abs(spot.lon - place.lon) < 0.15  # type: ignore[operator]


def _bare(name: str) -> str:
    return re.sub(r" (?:province|governorate|region|countryside|area)$", "", name.strip(), flags=re.I)


def _found(name: str) -> Sequence[Spot]:
    return Gazetteer.open().find(name)


def days_right(one: Telling, event: Labelled) -> bool:
    """Whether the telling's days meet those of the event."""
    first, last = _day(event.first), _day(event.last, end=True)
    if last is None:
        last = first + 40 if first is not None else None  # goes on
    if first is None:
        first = last - 31 if last is not None else None
    if first is None or last is None or one.first > last or first > one.last:
        return False
    if one.last - one.first > 1 and one.last - one.first < LATE and not (first <= one.first and one.last <= last):
        return False  # "in two days of fighting", counted back from the day of the report
    return event.role != "conflict" or last - first <= one.last - one.first + LONG  # the day that a war began on


def month_right(one: Telling, event: Labelled) -> bool:
    """Whether the month of the telling's days meets the days of the event."""
    month = naming.month_of(one.first, one.last)
    return month is not None and days_right(msgspec.structs.replace(one, first=month[0], last=month[1]), event)


def _day(text: str, *, end: bool = False) -> int | None:
    parts = [int(p) for p in text.split("-") if p.isdigit()]
    if not parts:
        return None
    year, month, day = (*parts, 12 if end else 1, 31 if end else 1)[:3] if len(parts) == 1 else (*parts, 1)[:3]
    if len(parts) == 2 and end:
        year, month, day = (year + month // 12, month % 12 + 1, 1)
        return datetime.date(year, month, day).toordinal() - 1
    return datetime.date(year, month, day).toordinal()


def fit(x: Any, y: Any) -> Any:
    """Weights, the bias last, by Newton's method."""
    x = np.c_[x, np.ones(len(x))]
    w, ridge = np.zeros(x.shape[1]), np.eye(x.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (p - y) + ridge @ w)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def fitted(field: str, rows: Rows) -> dict[str, float]:
    """The weights of a field, fitted on what is not the development part; prints what they make of documents they were
    not fitted on: of these by folds, then of the development part."""
    names = sorted({name for _, signs, _ in rows for name in signs})
    x = np.array([[signs.get(name, 0.0) for name in names] for _, signs, _ in rows])
    y = np.array([right for _, _, right in rows], float)
    ones = np.c_[x, np.ones(len(x))]
    apart = np.array([development(d) for d, _, _ in rows])
    fold = np.array([int(hashlib.sha256(d.encode()).hexdigest(), 16) % FOLDS for d, _, _ in rows])
    chance = np.zeros(len(y))
    for part in range(FOLDS):
        here = (fold == part) & ~apart
        w = fit(x[~apart & ~here], y[~apart & ~here])
        chance[here] = 1 / (1 + np.exp(-ones[here] @ w))
    whole = fit(x[~apart], y[~apart])
    chance[apart] = 1 / (1 + np.exp(-ones[apart] @ whole))
    for called, some in (("by folds", ~apart), ("development", apart)):
        print(f"{field}, {called}: {some.sum()}, right {y[some].mean():.1%}; shown from {naming.SHOWN[field]} on")
        for least in sorted({0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, naming.SHOWN[field]}):
            shown = (chance >= least) & some
            if shown.any():
                kept = y[shown].sum() / y[some].sum()
                print(f"  {least}: {shown.sum()} shown, right {y[shown].mean():.1%}; {kept:.1%} of the right")
    weights = zip([*names, "bias"], whole, strict=True)
    return {name: round(float(w), 3) for name, w in weights if abs(w) >= 0.0005}


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", type=Path)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(argv)
    found: Mapping[str, Rows] = examples(given.readings, given.labelled)
    weights = {field: fitted(field, rows) for field, rows in found.items()}
    if given.out is not None:
        given.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
