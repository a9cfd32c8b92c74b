"""How many headings of events are right: each part of them held against the labelled event that a report tells.

usage: python training/check_headings.py READINGS LABELLED

READINGS, LABELLED: as for fit_naming.py. Every telling of a report is named as an event of its own, as in a ledger of
that report alone; its kind, days, toll and place are right as fit_naming.py says. Prints, of the documents that train
and of the development part, how many headings hold anything wrong, how many say each part, and how often it is right.
"""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

import msgspec

import fit_naming as labels
from claims_split import development
from counterclaim.events.telling import Telling
from counterclaim.matters.named import named
from counterclaim.matters.portrait import acts_of, finer, portrait, with_toll
from counterclaim.matters.recorder import Count, ranges
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.model.place import Place

PLACES = {
    "place": "narrow", "name": "name", "division": "division", "country": "country", "division?": "division",
    "country?": "country",
}  # fmt: skip
PARTS = ("kind", "days", "month", "toll", "most", "least", *PLACES)


def judged(one: Telling, mine: Sequence[Entry], event: labels.Labelled) -> dict[str, bool | None]:
    """Of each part that the heading says whether it is right; None where the labels leave it open."""
    counts = ranges(mine)
    facts = with_toll(portrait([one], mine), counts)
    sure = named(facts, [one], mine, counts).split()
    if "kind" in sure or facts.killed_high or facts.injured_high:  # of no deed is it said that it was there
        sure = [part for part in sure if not part.endswith("?")]
    out: dict[str, bool | None] = {}
    for part in PARTS:
        if part not in sure or (part in PLACES and set(out) & set(PLACES)):
            continue
        if part == "kind":
            told = [k for k in acts_of(one) if facts.kind in (k, finer(k, [one]))]
            right = [labels.kind_right(k, event) for k in told]
            out[part] = None if None in right or not right else any(right)
        elif part in ("days", "month"):
            out[part] = _days(part, one, facts, event)
        elif part in PLACES:
            level = "name" if part == "place" and facts.place is None else PLACES[part]
            out[part] = labels.place_right(level, _place(part, facts, mine), event)
        else:
            out[part] = _toll(part, next(c for c in counts if c.group == ""), event)
    return out


def _days(part: str, one: Telling, facts: EventFacts, event: labels.Labelled) -> bool | None:
    if not (event.first or event.last) or facts.first is None:
        return None
    first, last = (datetime.date.fromisoformat(day or "").toordinal() for day in (facts.first, facts.last))
    told = msgspec.structs.replace(one, first=first, last=last)
    return labels.days_right(told, event) if part == "days" else labels.month_right(told, event)


def _toll(part: str, count: Count, event: labels.Labelled) -> bool:
    told = labels.whole(count, event)
    ends = {"toll": (count.low, count.high), "most": (count.high,), "least": (count.low,)}[part]
    return all(end.value in told for end in ends)


def _place(part: str, facts: EventFacts, mine: Sequence[Entry]) -> Place:
    found = [p for e in mine for p in e.read.places if facts.place_name in (p.text, p.name)]
    found += [p for e in mine for p in e.read.places if facts.place is not None and p.id == facts.place]
    if found and part in ("place", "name"):
        return found[0]
    at = {name: getattr(facts, name) for name in ("country", "admin1", "lat", "lon")}
    name = facts.place_name or ""
    return Place(text=name, start=0, end=0, id=facts.place, name=name, kind="unknown", **at)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", type=Path)
    parser.add_argument("labelled", type=Path)
    given = parser.parse_args(argv)
    found = [(document, judged(*rest)) for document, *rest in labels.pairs(given.readings, given.labelled)]
    for called, held in (("training", False), ("development", True)):
        some = [(document, one) for document, one in found if development(document) == held]
        wrong = sum(False in one.values() for _, one in some)
        print(f"{called}: {len(some)} events of {len({d for d, _ in some})} documents, {wrong} with anything wrong")
        for part in PARTS:
            known = [one[part] for _, one in some if one.get(part) is not None]
            said = sum(part in one for _, one in some)
            print(f"  {part}: said of {said}, right {sum(map(bool, known))} of {len(known)}")


if __name__ == "__main__":
    main()
