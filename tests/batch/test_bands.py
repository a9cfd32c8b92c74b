"""Candidates from shared hashes: the same pairs as by comparing all with all, in however many turns."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.batch.bands import CEILING, NEAREST, Rule, gather, groups, match, range_of, share_of_ranges, turns_for

ROWS = st.lists(st.tuples(st.integers(-5, 5), st.integers(-(2**63), 2**63 - 1)), max_size=60)


def arrays(rows: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    hashes = np.array([h for h, _ in rows], np.int64)
    keys = np.array([k for _, k in rows], np.int64)
    number = {k: len({h for h, other in rows if other == k}) for _, k in rows}
    return hashes, keys, np.array([number[k] for _, k in rows], np.int32)


@settings(deadline=None)
@given(ROWS)
def test_pairs_are_those_of_comparing_all_with_all(rows: list[tuple[int, int]]) -> None:
    found = match(*arrays(rows))
    by_key: dict[int, set[int]] = {}
    for value, key in rows:
        by_key.setdefault(key, set()).add(value)
    keys = sorted(by_key)
    wanted = {
        (a, b): (len(by_key[a] & by_key[b]), min(len(by_key[a]), len(by_key[b])))
        for i, a in enumerate(keys) for b in keys[i + 1 :] if by_key[a] & by_key[b]
    }  # fmt: skip
    near = max((sum(value in one for one in by_key.values()) for value in range(-5, 6)), default=0)
    told = {(int(a), int(b)): (int(s), int(f)) for a, b, s, f in zip(*found.values(), strict=True)}
    if near <= NEAREST:
        assert told == wanted
    else:
        assert set(told) <= set(wanted)


def test_a_hash_that_many_carry_brings_neighbours_and_one_that_all_carry_nothing() -> None:
    keys = np.arange(CEILING, dtype=np.int64)
    found = match(np.zeros(CEILING, np.int64), keys, np.ones(CEILING, np.int32))
    assert len(found["a"]) <= CEILING * NEAREST
    label = groups(found["a"], found["b"])
    assert set(label[1].tolist()) == {0}
    keys = np.arange(CEILING + 1, dtype=np.int64)
    assert len(match(np.zeros(CEILING + 1, np.int64), keys, np.ones(CEILING + 1, np.int32))["a"]) == 0


@pytest.mark.parametrize(
    ("shared", "fewer", "kept"), [(1, 1, True), (1, 2, False), (2, 10, True), (2, 11, False), (8, 40, True)]
)
def test_the_rule(shared: int, fewer: int, kept: bool) -> None:
    one = np.array([1], np.int64)
    found = gather(one, one + 1, np.array([shared], np.int32), np.array([fewer], np.int32), Rule(2, 0.2))
    assert (len(found["a"]) == 1) is kept


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_groups_are_connected_components(links: list[tuple[int, int]]) -> None:
    a, b = np.array([x for x, _ in links], np.int64), np.array([y for _, y in links], np.int64)
    keys, label = groups(a, b)
    parent = {int(k): int(k) for k in keys}

    def find(x: int) -> int:
        while parent[x] != x:
            x = parent[x]
        return x

    for x, y in links:
        low, high = sorted((find(x), find(y)))
        parent[high] = low
    assert {int(k): int(v) for k, v in zip(keys, label, strict=True)} == {k: find(k) for k in parent}


@given(st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1))
def test_ranges_follow_the_order_of_hashes(values: list[int]) -> None:
    found = range_of(np.sort(np.array(values, np.int64)))
    assert (np.diff(found) >= 0).all()
    assert 0 <= found.min() <= found.max() <= 63


def test_turns_cover_all_ranges_once() -> None:
    for rows, turns in ((0, 1), (5_000_000, 4), (30_000_000, 16), (10**12, 64)):
        assert turns_for(rows) == turns
        assert [n for turn in range(turns) for n in share_of_ranges(turn, turns)] == list(range(64))
