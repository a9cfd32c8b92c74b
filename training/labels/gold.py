"""The development part of the labels as gold files, for `counterclaim evaluate claims OUT` and `evaluate roles OUT`.

usage: gold.py POOL.jsonl OUT LABELS.jsonl [...]     LABELS: settled-1.jsonl, as the README's first figure

Writes OUT/NAME.txt and OUT/NAME.gold.json for each document of the development part (claims_split.py), or of a file
of labels whose name begins with "held", and OUT/input.jsonl for `counterclaim read --jsonl`. Texts stay where they are
made: OUT is no part of the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from standoff import Row, join, rows

from claims_split import development

KINDS = Path(__file__).parent / "target-kinds.jsonl"
"""What kind of target 320 labelled ones are: {"id", "claim", "kind"}, kind null where the words do not tell."""


def gold(row: Row, kinds: dict[int, str | None]) -> Row:
    """The gold object of one joined document; offsets into its text. kinds: of targets, by number of the claim."""
    text = row["text"]
    groups: dict[Any, list[Row]] = defaultdict(list)
    for claim in row["claims"]:
        if claim["group"]:
            groups[claim["group"], claim.get("sentence")].append(claim)
    return {
        "document": {"noise": [{"text": text[s:e], "start": s, "end": e} for s, e in row["furniture"]]},
        "entities": [], "relations": [],
        "claims": [
            _claim(row, claim, groups[claim["group"], claim.get("sentence")], kinds.get(claim["id"]))
            for claim in row["claims"]
        ],
    }  # fmt: skip


def _claim(row: Row, claim: Row, mates: list[Row], kind: str | None) -> Row:
    """One row: what the label says, and under "accept" what else is right."""
    text, actors = row["text"], row["actors"]
    accept: dict[str, list[str]] = {"event_type": list(claim["types"][1:])}
    if claim["group"] and len(mates) > 1:
        start, end = min(m["spans"][0][0] for m in mates), max(m["spans"][-1][1] for m in mates)
        accept["content_text"] = [text[start:end]]
        accept["event_type"] += [m["types"][0] for m in mates if m is not claim]
    actor = actors.get(claim["voice"], {})
    also = actor.get("al") or []
    accept["speaker"] = [also] if isinstance(also, str) else list(also)
    accept["speaker"] += [actors[s]["n"] for s in claim["sources"] if s in actors]
    if claim["stance"] == "denies":
        accept["factuality"] = ["asserted"]
    return {
        "id": f"c{claim['id']:02}", "required": claim["required"], "speaker": actor.get("n", "narrator"),
        "side": _party(actor.get("sd")), "stance": claim["stance"], "evidentiality": claim["evidentiality"],
        "content_text": claim["text"], "content": claim["spans"],
        "content_start": claim["spans"][0][0], "content_end": claim["spans"][-1][1],
        "event_type": claim["types"][0], "factuality": claim["factuality"],
        "figures": [{**_span(text, f["spans"]), **f} for f in claim["figures"] if not f["outside"]],
        "places": [_place(text, p) for p in claim["places"]],
        "times": [_time(text, t) for t in claim["times"]],
        **_role("actor", claim["actor"]), **_role("target", claim["target"]), "target_kind": kind,
        "accept": {key: found for key, found in accept.items() if found},
    }  # fmt: skip


def _role(role: str, party: Row | None) -> Row:
    return {role: party["name"], f"{role}_side": _party(party["side"])} if party else {}


def _place(text: str, place: Row) -> Row:
    words = _span(text, place["spans"])
    kind = {"town": "PPL", "quarter": "PPLX"}.get(place["kind"], place["kind"])
    return {**words, "normalised": f"{words['text']} ({kind})", "outside_content": place["outside"]}


def _time(text: str, time: Row) -> Row:
    words = _span(text, time["spans"]) if time["spans"] else {}
    return {**words, "normalised": time["value"], "outside_content": time["outside"]}


def _span(text: str, spans: list[list[int]]) -> Row:
    start, end = spans[0][0], spans[-1][1]
    return {"text": text[start:end], "start": start, "end": end}


def _party(side: str | None) -> str | None:
    """A state's name alone stands for its government; "Norva: opposition" is the opposition."""
    if side in (None, "-", "?"):
        return None
    state, _, which = str(side).partition(": ")
    return state if not which else f"{state} {which}" if which == "government" else which


def main() -> int:
    """Write the files and say how many rows there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pool", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("labels", type=Path, nargs="+")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    texts = {row["id"]: row for row in rows(args.pool)}
    kinds: dict[str, dict[int, str | None]] = defaultdict(dict)
    for one in rows(KINDS):
        kinds[one["id"]][one["claim"]] = one["kind"]
    documents = required = 0
    with (args.out / "input.jsonl").open("w", encoding="utf-8") as lines:
        held = (r for p in args.labels for r in rows(p) if p.name.startswith("held") or development(r["id"]))
        for row in held:
            source = texts[row["id"]]
            made = gold(join(row, source["text"]), kinds[row["id"]])
            name = row["id"].replace("/", "_").replace("#", "__")
            (args.out / f"{name}.txt").write_text(source["text"], encoding="utf-8", newline="")
            (args.out / f"{name}.gold.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
            told = {key: source.get(key) for key in ("text", "title")} | {"published": source.get("date") or None}
            lines.write(json.dumps({"id": row["id"], **told}, ensure_ascii=False) + "\n")
            documents, required = documents + 1, required + sum(c["required"] for c in made["claims"])
    print(f"{documents} documents, {required} rows that count, in {args.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
