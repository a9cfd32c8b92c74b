"""Wire families: which reports carry the same copy, in the order of their versions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType

import msgspec

from counterclaim.copies.pairs import LEAST_WORDS, Pair, same_copy
from counterclaim.copies.sketch import candidate_pairs
from counterclaim.copies.stories import Node, paragraphs_in, stories, words_in
from counterclaim.copies.value import Copy
from counterclaim.joining import Groups
from counterclaim.model.family import Family, SharedCopy

# Share of a report's words from which two equal texts are "the same text" and not one a version of the other.
SAME_TEXT = 0.98

_NONE: Mapping[tuple[str, str], Pair | None] = MappingProxyType({})


def same_copy_pairs(copies: Iterable[Copy], compared: Mapping[tuple[str, str], Pair | None] = _NONE) -> list[Pair]:
    """The pairs that carry the same copy: candidates by fingerprint, then exact containment.

    compared: what came of pairs that were compared before, by their ids, the lesser first.
    """
    out = []
    for a, b in candidate_pairs(copies):
        key = (a.report, b.report)
        pair = compared[key] if key in compared else same_copy(a, b)
        if pair is not None:
            out.append(pair)
    return out


def families(copies: Sequence[Copy], compared: Mapping[tuple[str, str], Pair | None] = _NONE) -> tuple[Family, ...]:
    """The wire families among these reports, whatever their order; a report alone makes none. compared: as above.

    A page merged from two agencies' stories is a member of both families and joins them not.
    """
    by_id = {copy.report: copy for copy in copies}
    pairs = same_copy_pairs(by_id.values(), compared)
    out = []
    for story in stories(by_id, pairs):
        for members in _members(by_id, story, pairs):
            out.append(_family([by_id[m] for m in members], story, pairs))
    return tuple(sorted(_apart(_widest(out)), key=lambda family: family.id))


def _members(by_id: dict[str, Copy], story: set[Node], pairs: Sequence[Pair]) -> list[list[str]]:
    """Reports joined by pairs that are the same copy by this very story's paragraphs, too."""
    inside = {report: words_in(story, by_id[report]) for report in {report for report, _ in story}}
    joined: Groups[str] = Groups()
    for pair in pairs:
        a, b = inside.get(pair.a, 0), inside.get(pair.b, 0)
        share = max(a / max(1, by_id[pair.a].words), b / max(1, by_id[pair.b].words))
        if (pair.alike or min(a, b) >= LEAST_WORDS) and share >= pair.least:
            joined.join(pair.a, pair.b)
    return [sorted(group) for group in joined.groups() if len(group) > 1]


def _family(members: list[Copy], story: set[Node], pairs: Sequence[Pair]) -> Family:
    inside = {copy.report for copy in members}
    best = dict.fromkeys(inside, 0.0)
    for pair in pairs:
        if pair.a in inside and pair.b in inside:
            best[pair.a] = max(best[pair.a], pair.a_containment)
            best[pair.b] = max(best[pair.b], pair.b_containment)
    # The earliest first; of one day's the fuller one, since a cut follows what it cuts.
    members = sorted(members, key=lambda c: (c.published is None, c.published or "", -c.words, c.report))
    agencies = {copy.agency for copy in members if copy.agency}
    agency = agencies.pop() if len(agencies) == 1 else None
    same_text = all(value >= SAME_TEXT for value in best.values()) and len({c.words for c in members}) == 1
    return Family(
        id=_id(members[0].report),
        members=tuple(copy.report for copy in members),
        copies=tuple(_shared_copy(copy, story, best[copy.report]) for copy in members),
        agency=agency,
        basis="same_text" if same_text else "containment+agency" if agency else "containment",
    )


def _id(*reports: str) -> str:
    return "f" + blake2b("\n".join(reports).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _apart(found: list[Family]) -> list[Family]:
    """Families with ids of their own. One is named by its first member, so that it keeps its name as it grows; those
    that begin with the same report (a digest, and each story in it) are named by all their members, since no two
    families have the same."""
    begin = Counter(family.members[0] for family in found)
    return [
        family if begin[family.members[0]] == 1 else msgspec.structs.replace(family, id=_id(*sorted(family.members)))
        for family in found
    ]


def _shared_copy(copy: Copy, story: set[Node], containment: float) -> SharedCopy:
    shared = {number for number, _ in paragraphs_in(story, copy)}
    return SharedCopy(
        report=copy.report,
        shared=tuple((p.start, p.end) for i, p in enumerate(copy.paragraphs) if i in shared),
        own=tuple((p.start, p.end) for i, p in enumerate(copy.paragraphs) if i not in shared),
        containment=round(containment, 3),
    )


def _widest(found: list[Family]) -> list[Family]:
    """Without families whose members all stand in another one: their paragraphs are the same story, cut apart."""
    out: list[Family] = []
    for family in sorted(found, key=lambda f: (-len(f.members), f.members, f.copies[0].shared)):
        inside = [other for other in out if set(family.members) <= set(other.members)]
        if not inside:
            out.append(family)
        else:
            out[out.index(inside[0])] = _joined(inside[0], family)
    return out


def _joined(family: Family, smaller: Family) -> Family:
    """The family with the smaller one's shared paragraphs counted as shared."""
    more = {copy.report: copy.shared for copy in smaller.copies}
    copies = tuple(
        SharedCopy(
            report=copy.report,
            shared=tuple(sorted({*copy.shared, *more.get(copy.report, ())})),
            own=tuple(span for span in copy.own if span not in more.get(copy.report, ())),
            containment=copy.containment,
        )
        for copy in family.copies
    )
    return Family(id=family.id, members=family.members, copies=copies, agency=family.agency, basis=family.basis)
