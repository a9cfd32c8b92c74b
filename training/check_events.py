"""How well reports of one happening meet: events across reports held against the keys that annotators gave them.

usage: python training/check_events.py READINGS...

READINGS: JSON Lines of the documents of labels/across-1.jsonl as `counterclaim read` has read them, in any files. Each
sheet of reports is matched by itself, as in a ledger of its own. Printed of each sheet and of all, for all claims and
for those that count killed or wounded:

precision  of two reports in one event: the share of pairs of their claims that tell of one happening (have one key);
           the mean over pairs of reports, an event of n reports weighing n - 1
recall     of two reports that tell of one happening: the share that have claims of it in one event, weighed likewise

A claim is of the labelled event of the labelled claim that it shares most words with, half of the shorter at least.
Courses ("~") meet rightly where they have one key, and count for recall nowhere.
"""

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.events.cluster import assigned
from counterclaim.events.signs import HARM
from counterclaim.events.telling import tellings
from counterclaim.matters import entries
from counterclaim.matters.topics import done_to
from counterclaim.model.entry import Entry
from counterclaim.model.reading import Reading

LABELS = Path(__file__).parent / "labels"
NONE, COURSE = "-", "~"

Spans = Sequence[Sequence[int]]


class Told(NamedTuple):
    """A claim that is labelled: its report, the key of what it tells, the event that it came to, whether it counts
    killed or wounded."""

    report: str
    key: str
    event: str
    counts: bool


def keys(path: Path) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The sheet of each document, and the key of each of its events."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    found = {(row["id"], event): key[0] for row in rows for event, key in row["events"].items()}
    return {row["id"]: row["sheet"] for row in rows}, found


def labelled(ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """The labelled claims of these documents."""
    wanted = set(ids)
    files = [*sorted(LABELS.glob("en-*.jsonl")), LABELS / "held-1.jsonl"]
    rows = (json.loads(line) for file in files for line in file.open(encoding="utf-8"))
    return {row["id"]: row["claims"] for row in rows if row["id"] in wanted}


def event_of(spans: Spans, claims: Iterable[Mapping[str, Any]]) -> str | None:
    """The labelled event of a claim with these words; None where no labelled claim shares half of the shorter."""
    best, found = 0.0, None
    length = sum(e - s for s, e in spans)
    for claim in claims:
        theirs = claim.get("spans") or []
        size = sum(e - s for s, e in theirs)
        shared = sum(max(0, min(e, d) - max(s, b)) for s, e in spans for b, d in theirs)
        if size and 2 * shared >= min(size, length) and shared / max(size, length) > best:
            best, found = shared / max(size, length), claim.get("event")
    return found


def counts(entry: Entry) -> bool:
    return any(done_to(entry.read, f) in HARM and f.value != 0 for f in entry.read.figures)


def matched(files: Iterable[Path]) -> dict[str, list[Told]]:
    """The labelled claims of each sheet, each with the event that matching puts it into."""
    sheets, key = keys(LABELS / "across-1.jsonl")
    gold = labelled(sheets)
    read: dict[str, dict[str, tuple[Entry, ...]]] = defaultdict(dict)
    for line in itertools.chain.from_iterable(file.open(encoding="utf-8") for file in files):
        reading = Reading.from_json(line)
        id = reading.report.id
        if id in sheets:
            read[sheets[id]][id] = entries(reading, id)
    out: dict[str, list[Told]] = {}
    for sheet, reports in read.items():
        found = [one for of_report in reports.values() for one in tellings(of_report)]
        home = assigned(found)
        event = {claim: home[one.id] for one in found for claim in one.claims}
        out[sheet] = [
            Told(id, key[id, named], event[e.id], counts(e))
            for id, of_report in reports.items()
            for e in of_report
            if e.id in event and (named := event_of(e.claim.content, gold[id])) and (id, named) in key
        ]
    return out


def precision(told: Iterable[Told]) -> tuple[float, int]:
    """What is right of the links between reports, weighed, and their number."""
    by: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        if one.key != NONE:
            by[one.event][one.report].append(one.key)
    right, links = 0.0, 0
    for reports in by.values():
        pairs = list(itertools.combinations(reports.values(), 2))
        if pairs:
            same = (sum(x == y for x in a for y in b) / (len(a) * len(b)) for a, b in pairs)
            right, links = right + (len(reports) - 1) * sum(same) / len(pairs), links + len(reports) - 1
    return right, links


def recall(told: Iterable[Told]) -> tuple[float, int]:
    """What is found of the links between reports of one happening, weighed, and their number."""
    by: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in told:
        if one.key != NONE and not one.key.startswith(COURSE):
            by[one.key][one.report].add(one.event)
    found, links = 0.0, 0
    for reports in by.values():
        pairs = list(itertools.combinations(reports.values(), 2))
        if pairs:
            met = sum(bool(a & b) for a, b in pairs)
            found, links = found + (len(reports) - 1) * met / len(pairs), links + len(reports) - 1
    return found, links


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("readings", type=Path, nargs="+")
    sheets = matched(parser.parse_args().readings)
    print(f"{'':10} {'precision':>9} {'links':>6} {'recall':>7} {'links':>6}")
    for title, kept in (("all claims", False), ("counts of killed or wounded", True)):
        print(title)
        total = [0.0, 0, 0.0, 0]
        for sheet, told in sheets.items():
            mine = [one for one in told if one.counts or not kept]
            found = (*precision(mine), *recall(mine))
            total = [a + b for a, b in zip(total, found, strict=True)]
            print(line(sheet, *found))
        print(line("together", *total))


def line(name: str, right: float, links: float, met: float, asked: float) -> str:
    return f"{name:10} {right / max(links, 1):9.3f} {links:6.0f} {met / max(asked, 1):7.3f} {asked:6.0f}"


if __name__ == "__main__":
    main()
