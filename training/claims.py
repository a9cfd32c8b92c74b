"""Labelled claims turned into layers of the running text that the reader reads.

A document of `labels.py spans` (offsets into the raw text) becomes a Document whose text is what the encoder is shown
and whose spans are offsets into the running text, told apart by `Document.shown`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from choosing import mover
from counterclaim.reader.canonical import canonical
from counterclaim.registry.tables import countries
from counterclaim.reports.load import from_text
from counterclaim.reports.running import running
from documents import Document, Layer, rows
from heads import CLAIMS

Row = dict[str, Any]
Spans = list[tuple[int, int]]
WHOLE = ("voice", "type", "stance", "factuality", "evidentiality", "question", "event_role")


def kind_of_side(side: str) -> str:
    """What kind of party a label's side is: none, open, a state (or its government), an opposition, a group."""
    if side in ("-", "?"):
        return "none" if side == "-" else "open"
    state, _, which = side.split(" + ")[0].partition(": ")
    if which == "opposition":
        return "opposition"
    return "state" if which == "government" or state in {c.name for c in countries()} else "group"


def claims(row: Row) -> Document:
    """One labelled document, as the reader would be shown it."""
    published = row["published"] or ""
    report = from_text(row["text"], id=row["id"], published=published if len(published) == len("2018-10-01") else None)
    doc = running(report)
    moved = mover(doc)
    found: dict[str, list[tuple[str, int, int]]] = {head.name: [] for head in CLAIMS}
    found["type2"] = []

    def add(head: str, label: str, spans: Spans | None) -> None:
        found[head] += [(label, s, e) for s, e in moved(spans)]

    roles = {event[0]: event[6] for event in row["events"]}
    seen: set[tuple[int, int]] = set()
    for claim in row["claims"]:
        fields = {k: claim[k] for k in ("type", "stance", "factuality", "evidentiality")} | {
            "voice": "narrator" if claim["voice"] == "N" else "actor",
            "question": claim["questions"][0],
            "event_role": roles[claim["event"]],
        }
        spans = [tuple(s) for s in claim["spans"]]
        if any(s in seen for s in spans):
            continue  # a denial that takes the accuser's words: the first claim has them
        seen |= set(spans)
        add("claim", "claim", spans)
        for name in WHOLE:
            add(name, fields[name], spans)
        add("type2", (claim["types"][1:] or claim["types"])[0], spans)
        if claim["voice"] != "N":
            side = row["actors"].get(claim["voice"], {}).get("sd") or "?"
            add("speech", "mention", claim["mention"])
            add("side", kind_of_side(side), claim["mention"])
        add("speech", "cue", claim["cue"])
        for label, party in (("agent", claim["actor"]), ("target", claim["target"])):
            if party:
                add("role", label, party["spans"])
        for figure in claim["figures"]:
            add("figure", "figure", figure["spans"])
            add("unit", "person" if figure["unit"] == "person" else "other", figure["spans"])
            add("scope", figure["scope"], figure["spans"])
            add("state", figure["state"] or "none", figure["spans"])
        for place in claim["places"]:
            add("where", place["kind"], place["spans"])
        for time in claim["times"]:
            add("when", time["role"], time["spans"])
    shown = canonical(doc.text)
    return Document(row["id"], shown.text, {name: Layer(spans) for name, spans in found.items()}, shown, doc.text)


def plain(ident: str, text: str) -> Document:
    """A text without labels, as the reader would be shown it."""
    doc = running(from_text(text, id=ident))
    shown = canonical(doc.text)
    return Document(ident, shown.text, {}, shown, doc.text)


def report_of_ours(gold: Path, text: Path) -> Document:
    """One of our own reports in the gold format of tests/gold/reports: words, voice, type, stance and factuality.

    A claim inside another is left out, as ANNOTATION.md labels nothing twice; heads that the format doesn't have are
    not trained on it.
    """
    report = from_text(text.read_text(encoding="utf-8"), id=gold.name)
    doc = running(report)
    moved = mover(doc)
    spans: dict[str, list[tuple[str, int, int]]] = {
        name: [] for name in ("claim", "voice", "type", "type2", "stance", "factuality")
    }
    taken: list[tuple[int, int]] = []
    every = json.loads(gold.read_text(encoding="utf-8"))["claims"]
    for claim in sorted(every, key=lambda c: (not c["required"], c["content_start"] - c["content_end"])):
        words = moved([(claim["content_start"], claim["content_end"])])
        if not words or any(s < words[0][1] and words[0][0] < e for s, e in taken):
            continue
        span = words[0]
        taken.append(span)
        also = [t for t in claim.get("accept", {}).get("event_type", ()) if t != claim["event_type"]]
        labels = {
            "claim": "claim", "voice": "narrator" if claim["speaker"] == "narrator" else "actor",
            "type": claim["event_type"], "type2": (also or [claim["event_type"]])[0], "stance": claim["stance"],
            "factuality": claim["factuality"],
        }  # fmt: skip
        for name, label in labels.items():
            spans[name].append((label, *span))
    shown = canonical(doc.text)
    return Document(gold.name, shown.text, {name: Layer(some) for name, some in spans.items()}, shown, doc.text)


def reports_of_ours(folder: Path) -> list[Document]:
    """The reports of a folder: NAME.gold.json with NAME.txt, or gold.json with report.txt."""
    found = [(gold, folder / gold.name.replace(".gold.json", ".txt")) for gold in sorted(folder.glob("*.gold.json"))]
    if (folder / "gold.json").exists():
        found.append((folder / "gold.json", folder / "report.txt"))
    return [report_of_ours(gold, text) for gold, text in found]


def load_claims(path: Path) -> list[Document]:
    """The documents of a file that `labels.py spans` wrote."""
    return [claims(row) for row in rows(path)]
