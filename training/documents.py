"""Gold files of the data folder read into documents: a text and, per head, labelled spans and masked stretches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.reader.canonical import Canonical
from heads import NAMES

Row = dict[str, Any]

REQUIRED_PLACES = ("toponym", "metonym", "modifier")


@dataclass(frozen=True)
class Layer:
    """One head's gold on one text; tokens outside every span are O, tokens in `masked` carry no loss."""

    spans: list[tuple[str, int, int]]
    masked: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Document:
    """A text with the layers it was annotated for; it trains no other head.

    shown: where the text is one with its names made alike, the way from its offsets to those of the layers.
    own: that text with its own names, where it was kept.
    """

    id: str
    text: str
    layers: dict[str, Layer]
    shown: Canonical | None = None
    own: str = ""


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def attribution(row: Row) -> Layer:
    """Source, cue and content spans."""
    labels = ("source", "cue", "content")
    return Layer([(k, s, e) for a in row["attributions"] for k in labels for s, e in a[k]])


def places(row: Row) -> Layer:
    """Required toponyms are places; optional kinds (demonyms, parts of organisation names, ...) carry no loss."""
    required = [t for t in row["toponyms"] if t.get("kind", "toponym") in REQUIRED_PLACES]
    optional = [t for t in row["toponyms"] if t.get("kind", "toponym") not in REQUIRED_PLACES]
    return Layer([("place", t["start"], t["end"]) for t in required], [(t["start"], t["end"]) for t in optional])


def times(row: Row) -> Layer:
    """TIMEX3 extents, whatever their type."""
    return Layer([("time", t["start"], t["end"]) for t in row["timexes"]])


def silver(row: Row) -> dict[str, Layer]:
    """Word class, dependency label and names as a parser saw them: first word pieces only."""
    words = row["words"]
    gaps = [(s + 1, e) for s, e, *_ in words if e - s > 1]
    names: list[tuple[str, int, int]] = []
    previous = ""
    for s, e, _tag, _dep, _head, ent in words:
        kind = str(ent).removeprefix("B-").removeprefix("I-")
        if kind in NAMES:
            joins = previous == kind and not str(ent).startswith("B-")
            names = [*names[:-1], (kind, names[-1][1], e)] if joins else [*names, (kind, s, e)]
        previous = kind
    return {
        "pos": Layer([(w[2], w[0], w[1]) for w in words], gaps),
        "dep": Layer([(w[3], w[0], w[1]) for w in words], gaps),
        "names": Layer(names),
    }


def attributed(data: Path) -> list[Document]:
    """PolNeAR's training articles, every annotator's row, with their attributions and nothing else."""
    path = data / "attribution" / "polnear-train.jsonl"
    return [Document(r["id"], r["text"], {"attribution": attribution(r)}) for r in rows(path)]


def load(data: Path, silver_file: Path | None) -> list[Document]:
    """Every training document of the data folder; sets under a non-commercial licence are left out."""
    docs: list[Document] = []
    extra = {r["id"]: silver(r) for r in rows(silver_file)} if silver_file else {}
    for r in rows(data / "attribution" / "polnear-train.jsonl"):
        layers = {"attribution": attribution(r)} | (extra.get(r["id"], {}) if r["primary"] else {})
        docs.append(Document(r["id"], r["text"], layers))
    for name in ("lgl", "trnews", "gwn", "geovirus"):
        docs += [Document(r["id"], r["text"], {"places": places(r)}) for r in rows(data / f"places/{name}.train.jsonl")]
    for name in ("timebank", "aquaint", "meantime"):
        docs += [Document(r["id"], r["text"], {"times": times(r)}) for r in rows(data / f"times/{name}.train.jsonl")]
    return docs
