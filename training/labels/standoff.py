"""Labels without texts: what the repository keeps of the labelled documents, and the way back to full ones.

usage: standoff.py keep SPANS.jsonl OUT.jsonl --by NAME     from `labels.py spans` to stand-off labels
       standoff.py join POOL.jsonl OUT.jsonl LABELS [...]   from stand-off labels and texts to full ones
       standoff.py check POOL.jsonl LABELS [...]            hashes and offsets; exit 1 where one does not fit

A line of stand-off labels holds a document's id, the SHA-256 of its text, and character offsets (code points, end not
counted) with labels; no words of the text. Names and counted things are offsets too where the text has them; the
descriptions of events, and names that the text does not have, are the annotators' own words. Fields that stand at their
default are left out (DEFAULTS).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

DEFAULTS: Row = {
    "voice": "N", "stance": "asserts", "factuality": "asserted", "evidentiality": "narrator", "group": None,
    "required": True, "channel": None, "addressee": None, "figures": [], "places": [], "times": [], "cue": None,
    "mention": None, "sources": [], "actor": None, "target": None, "alternatives": [], "bound": "exact",
    "unit": "person", "counted": None, "state": None, "side": None, "by": None, "scope": "incident", "window": None,
    "increment": False, "part_of": None, "outside": False, "low": None, "high": None, "spans": None, "role": "event",
}  # fmt: skip
WORDED = ("counted", "channel", "addressee", "window", "name", "n", "r", "o")  # words of the text, kept as offsets


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _kept(value: Any, text: str, near: int) -> Any:
    """A value without the text's words: dictionaries lose their defaults, worded fields become offsets."""
    if isinstance(value, list):
        return [_kept(v, text, near) for v in value]
    if not isinstance(value, dict):
        return value
    out: Row = {}
    for key, v in value.items():
        if key in ("text", "alternatives") or (key in DEFAULTS and v == DEFAULTS[key]):
            continue
        if key in WORDED and isinstance(v, str):
            at = text.find(v, near)
            at = at if at >= 0 else text.find(v)
            out[key] = [at, at + len(v)] if at >= 0 else v
        else:
            out[key] = _kept(v, text, near)
    return out


def keep(row: Row, by: str) -> Row:
    """The stand-off labels of a full row, as `by` (an annotator's sign) made them."""
    text = row["text"]
    out = {"id": row["id"], "sha256": hashlib.sha256(text.encode()).hexdigest(), "by": by}
    for key in ("published", "publisher", "furniture"):
        if row.get(key):
            out[key] = row[key]
    out["actors"] = {k: _kept(a, text, 0) for k, a in row["actors"].items()}
    out["events"] = [list(e) for e in row["events"]]
    claims = []
    for claim in row["claims"]:
        start = row["sentences"][claim["sentence"] - 1][0] if claim.get("sentence") else 0
        plain = {k: v for k, v in claim.items() if k not in ("speaker", "side", "sentence", "type")}
        claims.append(_kept(plain, text, start))
    out["claims"] = claims
    return out


def _full(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_full(v, text) for v in value]
    if not isinstance(value, dict):
        return value
    return {
        key: text[v[0] : v[1]] if key in WORDED and isinstance(v, list) else _full(v, text) for key, v in value.items()
    }


def join(row: Row, text: str) -> Row:
    """The full row again; raises ValueError where the text is not the one that was labelled."""
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise ValueError(f"{row['id']}: the text is not the one that was labelled; take the pool that the labels name")
    out = {**row, "text": text, "published": row.get("published"), "furniture": row.get("furniture", [])}
    out["actors"] = {k: _full(a, text) for k, a in row["actors"].items()}
    out["claims"] = []
    for claim in row["claims"]:
        full = {**{k: DEFAULTS[k] for k in CLAIM_KEYS}, **_full(claim, text)}
        full["type"] = full["types"][0]
        full["text"] = " … ".join(text[s:e] for s, e in full["spans"])
        for part, keys in (("figures", FIGURE_KEYS), ("places", ("outside",)), ("times", ("outside", "role", "spans"))):
            full[part] = [{**{k: DEFAULTS[k] for k in keys}, **one} for one in full[part]]
        for role in ("actor", "target"):
            if full[role]:
                full[role] = {"side": None, "spans": None, **full[role]}
        out["claims"].append(full)
    return out


CLAIM_KEYS = (
    "voice", "stance", "factuality", "evidentiality", "group", "required", "channel", "addressee", "figures", "places",
    "times", "cue", "mention", "sources", "actor", "target",
)  # fmt: skip
FIGURE_KEYS = (
    "bound", "unit", "counted", "state", "side", "by", "scope", "window", "increment", "part_of", "outside", "low",
    "high",
)  # fmt: skip


def _spans(value: Any) -> Iterator[list[int]]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value):
        yield value
    elif isinstance(value, list):
        for v in value:
            yield from _spans(v)
    elif isinstance(value, dict):
        for v in value.values():
            yield from _spans(v)


def main() -> int:
    """Keep, join or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = parser.add_subparsers(dest="command", required=True)
    one = sub.add_parser("keep")
    one.add_argument("spans", type=Path)
    one.add_argument("out", type=Path)
    one.add_argument("--by", required=True)
    two = sub.add_parser("join")
    two.add_argument("pool", type=Path)
    two.add_argument("out", type=Path)
    two.add_argument("labels", type=Path, nargs="+")
    three = sub.add_parser("check")
    three.add_argument("pool", type=Path)
    three.add_argument("labels", type=Path, nargs="+")
    args = parser.parse_args()
    if args.command == "keep":
        with args.out.open("w", encoding="utf-8") as out:
            for row in rows(args.spans):
                out.write(json.dumps(keep(row, args.by), ensure_ascii=False, separators=(",", ":")) + "\n")
        return 0
    texts = {row["id"]: row["text"] for row in rows(args.pool)}
    bad = 0
    joined = []
    for path in args.labels:
        for row in rows(path):
            text = texts.get(row["id"])
            try:
                if text is None:
                    raise ValueError(f"{row['id']}: not in {args.pool}; give the pool that holds it")
                if any(not 0 <= s < e <= len(text) for c in row["claims"] for s, e in _spans(c.get("spans"))):
                    raise ValueError(f"{row['id']}: an offset lies outside the text")
                joined.append(join(row, text))
            except ValueError as error:
                print(error, file=sys.stderr)
                bad += 1
    print(f"{len(joined)} documents, {sum(len(r['claims']) for r in joined)} claims, {bad} that do not fit")
    if args.command == "join":
        with args.out.open("w", encoding="utf-8") as out:
            for row in joined:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
