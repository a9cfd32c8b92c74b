#!/usr/bin/env python3
"""Check the hand-marked reports: every offset, word, type and value of each *.gold.json beside its .txt.

usage: check_gold.py [FOLDER ...]        (default: reports/ beside this file)

Says what is wrong and where, counts what is there, exits 1 if anything is wrong. Standard library only.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from pathlib import Path

TYPES = {
    "territory_gain",
    "territory_control",
    "territory_held",
    "withdrawal",
    "ground_offensive",
    "strike",
    "explosive_attack",
    "air_defence",
    "casualties",
    "equipment_loss",
    "attack_on_civilians",
    "abuse_allegation",
    "prisoners_captured",
    "prisoner_release_exchange",
    "prosecution_detention",
    "abduction_hostage",
    "damage_destruction",
    "displacement_evacuation",
    "aid_access_blockade",
    "deployment_mobilisation",
    "arms_support",
    "ceasefire_proposal",
    "agreement",
    "ceasefire_violation",
    "negotiation",
    "visit",
    "demand_appeal",
    "threat_warning",
    "sanction_measure",
    "protest",
    "other",
}
FACTUALITY = {"asserted", "hedged", "prediction", "intention", "conditional", "directive", "negated"}
STANCE = {
    "asserts",
    "confirms",
    "admits",
    "denies",
    "disputes",
    "accuses",
    "declines_to_confirm",
    "cannot_verify",
    "demands",
    "praises",
    "corrects",
}
KIND = {"narrator", "direct", "indirect", "mixed"}
BOUND = {"exact", "about", "at_least", "more_than", "at_most", "fewer_than", "range", "vague"}
RELATION = {"restates", "not_comparable", "denies", "opposed", "updates", "qualifies"}
NOISE = {
    "header",
    "byline",
    "dateline",
    "photo_credit",
    "caption",
    "teaser",
    "newsletter",
    "share",
    "address",
    "tags",
    "copyright",
    "timestamp",
    "note",
}
PLACE = re.compile(r".+ \((country|ADM1|ADM2|town|region|water|facility|continent)\)$")
TIME = re.compile(r"(PAST|PRESENT|FUTURE)_REF$|\d{4}(-\d\d)?(-\d\d)?[~?]?(T[\d:]+)?(/(\.\.|\d{4}(-\d\d)?(-\d\d)?))?$")


def words(text):
    return re.findall(r"\w+", text.lower())


def places_of(text, part):
    """Start offsets of `part` in `text`."""
    return [m.start() for m in re.finditer(re.escape(part), text)]


def check_span(text, span, what, wrong, start="start", end="end", key="text"):
    if span[key] != text[span[start] : span[end]]:
        there = text[span[start] : span[end]]
        wrong.append(f"{what}: offsets {span[start]}-{span[end]} hold {there!r}, not {span[key]!r}")
    if not span[key].strip() or span[key] != span[key].strip():
        wrong.append(f"{what}: empty or with blanks at an edge: {span[key]!r}")


def check_claim(row, text, noise, wrong):
    at = row["id"]
    check_span(text, row, f"{at} content", wrong, "content_start", "content_end", "content_text")
    start, end = row["content_start"], row["content_end"]
    if any(start < n["end"] and n["start"] < end for n in noise):
        wrong.append(f"{at}: content lies in noise")
    if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
        wrong.append(f"{at}: content begins or ends inside a word")
    if row["content_text"][-1] in ",;:":
        wrong.append(f"{at}: content ends with {row['content_text'][-1]!r}")
    accept = row.get("accept", {})
    for field in accept:
        if field not in {"content_text", "speaker", "event_type", "factuality"}:
            wrong.append(f"{at}: accept has {field!r}")
        if not isinstance(accept[field], list) or not accept[field]:
            wrong.append(f"{at}: accept {field} is no list")
    for other in accept.get("content_text", []):
        if not places_of(text, other):
            wrong.append(f"{at}: alternative not in the text: {other!r}")
        for field in ("figures", "places", "times"):
            for x in row[field]:
                if not (x.get("outside_content") or x.get("carried") or x.get("role") == "said_when") and (
                    x["text"] not in other
                ):
                    wrong.append(f"{at}: alternative {other[:40]!r} lacks {x['text']!r}")
    for value, allowed in (("event_type", TYPES), ("factuality", FACTUALITY)):
        for v in [row[value], *accept.get(value, [])]:
            if v not in allowed:
                wrong.append(f"{at}: {value} {v!r}")
    for value, allowed in (("stance", STANCE), ("kind", KIND)):
        if row[value] not in allowed:
            wrong.append(f"{at}: {value} {row[value]!r}")
    if not isinstance(row["required"], bool):
        wrong.append(f"{at}: required is {row['required']!r}")
    if not row["speaker"] or (row["speaker"] == "narrator") != (row["kind"] == "narrator"):
        wrong.append(f"{at}: speaker {row['speaker']!r} with kind {row['kind']!r}")
    if row["speaker"] == "narrator" and row["side"]:
        wrong.append(f"{at}: the narrator has no side")
    if "speaker_mention" in row:
        check_span(text, row["speaker_mention"], f"{at} speaker", wrong)
    for q in row["quotes"]:
        check_span(text, q, f"{at} quote", wrong)
    for field in ("figures", "places", "times"):
        for x in row[field]:
            check_span(text, x, f"{at} {field}", wrong)
            inside = start <= x["start"] and x["end"] <= end
            if not (inside or x.get("outside_content") or x.get("carried") or x.get("role") == "said_when"):
                wrong.append(f"{at}: {field} {x['text']!r} outside the content, not marked so")
            if any(x["start"] < n["end"] and n["start"] < x["end"] for n in noise) and x.get("role") != "said_when":
                wrong.append(f"{at}: {field} {x['text']!r} lies in noise")
    for f in row["figures"]:
        if f["bound"] not in BOUND or not f["unit"]:
            wrong.append(f"{at}: figure {f['text']!r}: bound {f['bound']!r}, unit {f['unit']!r}")
        digits = re.search(r"\d[\d,]*(?:\.\d+)?", f["text"])
        scaled = f["value"] is None or re.search(r"million|billion|thousand", f["text"])
        if digits and not scaled and float(digits[0].replace(",", "")) != f["value"]:
            wrong.append(f"{at}: figure {f['text']!r} has value {f['value']}")
    for p in row["places"]:
        if not PLACE.match(p["normalised"]):
            wrong.append(f"{at}: place {p['normalised']!r}")
    for t in row["times"]:
        if not TIME.match(t["normalised"]):
            wrong.append(f"{at}: time {t['normalised']!r}")


def check(path):
    wrong = []
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / gold["source_file"]).read_bytes().decode("utf-8")
    if hashlib.sha256(text.encode()).hexdigest() != gold["sha256"] or len(text) != gold["chars"]:
        wrong.append("the text is not the one that was marked")
    if "\r" in text:
        wrong.append("carriage return in the text")
    document = gold["document"]
    for k in ("headline", "byline", "dateline"):
        if k in document:
            check_span(text, document[k], k, wrong)
    for n in document["noise"]:
        check_span(text, n, "noise", wrong)
        if n["kind"] not in NOISE:
            wrong.append(f"noise kind {n['kind']!r}")
    ids = [c["id"] for c in gold["claims"]]
    if len(ids) != len(set(ids)):
        wrong.append("an id stands twice")
    spans = Counter((c["content_start"], c["content_end"]) for c in gold["claims"])
    wrong += [f"two rows with the span {s}" for s, n in spans.items() if n > 1]
    for c in gold["claims"]:
        check_claim(c, text, document["noise"], wrong)
    for r in gold["relations"]:
        if r["a"] not in ids or r["b"] not in ids or r["relation"] not in RELATION:
            wrong.append(f"relation {r}")
    return gold, wrong


def main():
    folders = [Path(a) for a in sys.argv[1:]] or [Path(__file__).parent / "reports"]
    paths = sorted(p for f in folders for p in f.rglob("*.gold.json"))
    texts = {p.with_suffix("") for f in folders for p in f.rglob("*.txt")}
    bad = 0
    total = Counter()
    for p in paths:
        gold, wrong = check(p)
        texts.discard(p.with_suffix("").with_suffix(""))
        bad += len(wrong)
        for w in wrong:
            print(f"{p}: {w}")
        rows = [c for c in gold["claims"] if c["required"]]
        part = p.parent.name
        total[part, "reports"] += 1
        total[part, "required"] += len(rows)
        total[part, "optional"] += len(gold["claims"]) - len(rows)
        total[part, "narrator"] += sum(c["speaker"] == "narrator" for c in rows)
        for k in ("figures", "places", "times"):
            total[part, k] += sum(len(c[k]) for c in rows)
        for c in rows:
            total["type", c["event_type"]] += 1
            total["factuality", c["factuality"]] += 1
    for t in sorted(texts):
        bad += 1
        print(f"{t}.txt: no gold beside it")
    for (part, what), n in sorted(total.items()):
        print(f"{part:10} {what:26} {n}")
    print(f"{len(paths)} reports, {bad} problems")
    return 1 if bad or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
