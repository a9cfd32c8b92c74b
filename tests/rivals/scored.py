"""What comes of the pairs: read, matched as in a ledger, and counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from counterclaim.matters import assemble, entries
from counterclaim.model.entry import Entry
from counterclaim.reader.reader import Reader
from tests.rivals.made import Pair

KEPT = 40  # texts kept with what was read of them


def related(reader: Reader, pair: Pair, read: dict[tuple[str, str], Sequence[Entry]] | None = None) -> set[str]:
    """The relations that stand between the pair's two accounts; of two reports, those from one to the other only.

    read: what was read before, by text and day; a scene's own account stands in many pairs.
    """
    found: list[Entry] = []
    read = {} if read is None else read
    for name, text, day in (("a", pair.a, pair.a_published), ("b", pair.b, pair.b_published)):
        if text and (text, day) not in read:
            read[text, day] = entries(reader.read_text(text, id=name, published=day), name)
        found += read[text, day] if text else ()
    report = {e.id: e.report for e in found}
    every = [r for m in assemble(found) for r in m.relations]
    return {r.relation for r in every if not pair.b or report[r.a] != report[r.b]}


def scored(reader: Reader, made: Iterable[Pair]) -> dict[str, Any]:
    """Near-rivals by kind with those that come out as contradictions; true rivals with those that do, and that differ.

    false: the texts of the first 20 false contradictions.
    """
    near: Counter[str] = Counter()
    false: Counter[str] = Counter()
    true: Counter[str] = Counter()
    texts: list[str] = []
    read: dict[tuple[str, str], Sequence[Entry]] = {}
    for pair in made:
        if len(read) > KEPT:
            read.clear()
        found = related(reader, pair, read)
        if pair.kind == "true":
            true["pairs"] += 1
            true["contradicts"] += "contradicts" in found
            true["differs"] += "differs" in found and "contradicts" not in found
            continue
        near[pair.kind] += 1
        if "contradicts" in found:
            false[pair.kind] += 1
            texts.append(f"{pair.kind}: {pair.a} | {pair.b}")
    return {
        "near_rivals": sum(near.values()), "false_contradictions": sum(false.values()), "true_rivals": true["pairs"],
        "found": true["contradicts"], "said_to_differ": true["differs"],
        "by_kind": {kind: [false[kind], near[kind]] for kind in near}, "false": texts[:20],
    }  # fmt: skip
