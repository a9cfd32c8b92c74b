"""The table of cases: what two short reports of our own say, and how their claims must stand to each other."""

from functools import cache

import pytest

from counterclaim.matters import assemble, entries
from counterclaim.reader.reader import Reader
from tests.matters.cases import CASES, Case

LAID_SIDE_BY_SIDE = {"contradicts", "denies", "updates", "same_utterance"}


@cache
def _reader() -> Reader:
    return Reader()


def _relations(case: Case) -> list[tuple[str, str]]:
    found = []
    for name, text, day in (("a", case.a, case.a_date), ("b", case.b, case.b_date)):
        if text:
            found += entries(_reader().read_text(text, id=name, published=day), name)
    report = {e.id: e.report for e in found}
    return [
        (r.relation, r.reason) for m in assemble(found) for r in m.relations if not case.b or report[r.a] != report[r.b]
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = _relations(case)
    kinds = {kind for kind, _ in found}
    if case.relation is None:
        assert not kinds & LAID_SIDE_BY_SIDE, found
        return
    assert case.relation in kinds, found
    if case.relation not in LAID_SIDE_BY_SIDE:
        assert not kinds & {"contradicts", "denies", "updates"}, found
    assert all(reason for _, reason in found)


@pytest.mark.parametrize(
    "later",
    [
        "Kenya's navy said on Tuesday that 12 Kenyan sailors were killed in Lamu on 4 May, up from nine.",
        "Kenya's navy said on Tuesday that the number of Kenyan sailors killed in Lamu on 4 May rose from nine to 12.",
        "Kenya's navy said on Tuesday that 12 Kenyan sailors, up from an earlier nine, were killed in Lamu on 4 May.",
    ],
)
def test_what_was_counted_before_is_no_count_of_now(later: str) -> None:
    first = "Kenya's navy said on Monday that nine Kenyan sailors were killed in Lamu on 4 May."
    told = [relation for relation, _ in _relations(Case("", first, "2026-05-04", later, "2026-05-05", "updates"))]
    assert told == ["updates"]
