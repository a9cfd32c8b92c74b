"""Scores matters against sets of claims marked by hand: found together, related rightly, no false contradiction.

The rules are those of the project's shared scorer (score_matters.py); a test holds both to the same numbers.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.errors import CounterclaimError

# Relations of a matter that make a marked set right.
RIGHT: dict[str, frozenset[str]] = {
    "agree": frozenset({"agrees", "same_utterance", "compatible"}),
    "compatible_bounds": frozenset({"compatible", "agrees", "updates"}),
    "update": frozenset({"updates", "compatible"}),
    "contradict": frozenset({"contradicts", "denies"}),
    "same_utterance": frozenset({"same_utterance"}),
    "not_comparable": frozenset({"not_comparable"}),
    "inconsistent_within_source": frozenset({"inconsistent", "contradicts"}),
}
_CLASHES = ("contradict", "inconsistent_within_source")


class SetScore(msgspec.Struct, frozen=True):
    """One marked set: its cluster, question and relation; whether it stands in one matter, and is related so."""

    cluster: str
    question: str
    relation: str
    found: bool
    right: bool


class MattersScore(msgspec.Struct, frozen=True):
    """sets: every marked set in the gold's order. false: contradictions between marked claims that no set allows, each
    as (claim id, claim id, reason)."""

    sets: tuple[SetScore, ...]
    false: tuple[tuple[str, str, str], ...]

    @property
    def found(self) -> int:
        """Sets of which two members (all, where it has one or two) stand in one matter."""
        return sum(s.found for s in self.sets)

    @property
    def right(self) -> int:
        """Sets with the marked relation between two members."""
        return sum(s.right for s in self.sets)


def load_gold(path: Path) -> dict[str, Any]:
    """The gold table of a file, or matters.gold.json of a folder; raises CounterclaimError where it is none."""
    file = path / "matters.gold.json" if path.is_dir() else path
    gold = _read(file)
    if not isinstance(gold, dict) or not isinstance(gold.get("clusters"), list):
        raise CounterclaimError(
            'no "clusters" in it: not a gold table of matters.',
            where=str(file),
            next_step="The format is told in tests/gold/matters/README.md.",
        )
    return gold


def load_matters(path: Path) -> list[dict[str, Any]]:
    """What `counterclaim matters --json` wrote; raises CounterclaimError where it is something else."""
    given = _read(path)
    matters = given.get("matters") if isinstance(given, dict) else given
    if not isinstance(matters, list) or not all(isinstance(m, dict) and "members" in m for m in matters):
        raise CounterclaimError(
            "no list of matters in it.", where=str(path), next_step="Make it with: counterclaim matters --json"
        )
    return matters


def reports_of(gold: Mapping[str, Any], folder: Path) -> list[Path]:
    """The reports that the gold table marks, as far as they lie in the folder, by name."""
    names = {m["file"] for c in gold["clusters"] for q in c["questions"] for m in q["members"]}
    names |= {name for c in gold["clusters"] for name in c.get("files", ())}
    return [path for name in sorted(names) if (path := folder / name).is_file()]


def score_matters(gold: Mapping[str, Any], matters: Sequence[Mapping[str, Any]]) -> MattersScore:
    """Score matters in their JSON form; a member of the gold is a claim that shares half of the shorter one's words."""
    places = _by_source(matters)
    sets: list[SetScore] = []
    allowed: set[frozenset[str]] = set()
    marked: set[str] = set()
    for cluster in gold["clusters"]:
        for question in cluster["questions"]:
            here = [_claims_at(places, member) for member in question["members"]]
            ids = {claim for one in here for _, claim in one}
            marked |= ids
            if question["relation"] in _CLASHES:
                allowed |= {frozenset((a, b)) for a in ids for b in ids}
            found, right = _set(question["relation"], here, matters)
            sets.append(SetScore(cluster["cluster"], question["q"], question["relation"], found, right))
    false: dict[frozenset[str], tuple[str, str, str]] = {}
    for matter in matters:
        for r in matter.get("relations", ()):
            pair = frozenset((r["a"], r["b"]))
            if r["relation"] == "contradicts" and pair <= marked and pair not in allowed:
                false.setdefault(pair, (r["a"], r["b"], r.get("reason", "")))
    return MattersScore(tuple(sets), tuple(sorted(false.values())))


def as_dict(score: MattersScore) -> dict[str, Any]:
    """The score as plain values."""
    return {
        "sets": len(score.sets),
        "found": score.found,
        "right": score.right,
        "false_contradictions": [{"a": a, "b": b, "reason": reason} for a, b, reason in score.false],
        "rows": [msgspec.to_builtins(one) for one in score.sets],
    }


def _set(
    relation: str, here: Sequence[set[tuple[int, str]]], matters: Sequence[Mapping[str, Any]]
) -> tuple[bool, bool]:
    need = min(2, len(here))
    found = right = False
    for number in sorted({i for one in here for i, _ in one}):
        ids = [{claim for i, claim in one if i == number} for one in here]
        if sum(bool(one) for one in ids) < need:
            continue
        found = True
        flat = set().union(*ids)
        between = {r["relation"] for r in matters[number].get("relations", ()) if r["a"] in flat and r["b"] in flat}
        uncontested = relation == "uncontested" and "contradicts" not in between
        right = right or need == 1 or uncontested or bool(between & RIGHT.get(relation, frozenset({relation})))
    if relation == "not_comparable" and not found:
        found = right = all(here)  # kept apart is right, too
    return found, right


def _by_source(matters: Sequence[Mapping[str, Any]]) -> dict[str, list[tuple[int, str, list[tuple[int, int]]]]]:
    out: dict[str, list[tuple[int, str, list[tuple[int, int]]]]] = {}
    for number, matter in enumerate(matters):
        for member in matter["members"]:
            spans = [(s, e) for s, e in member["content"]]
            out.setdefault(_name(member["source"]), []).append((number, member["claim"], spans))
    return out


def _claims_at(
    places: Mapping[str, Sequence[tuple[int, str, list[tuple[int, int]]]]], member: Mapping[str, Any]
) -> set[tuple[int, str]]:
    out = set()
    for number, claim, spans in places.get(_name(member["file"]), ()):
        shared = sum(max(0, min(e, member["end"]) - max(s, member["start"])) for s, e in spans)
        shorter = min(member["end"] - member["start"], sum(e - s for s, e in spans)) or 1
        if shared / shorter >= 0.5:
            out.add((number, claim))
    return out


def _name(path: str) -> str:
    return str(path).replace("\\", "/").rsplit("/", 1)[-1]


def _read(path: Path) -> Any:
    try:
        return msgspec.json.decode(path.read_bytes())
    except OSError as error:
        raise CounterclaimError(
            f"can't be read ({error.strerror or error}).", where=str(path), next_step="Check the path."
        ) from None
    except msgspec.DecodeError as error:
        raise CounterclaimError(f"not JSON ({error}).", where=str(path), next_step="Give a JSON file.") from None
