"""What the ranker of sides learned, as it is kept in a file."""

import msgspec


class Trees(msgspec.Struct, frozen=True):
    """Boosted trees, a row of nodes each: a row of features goes left where `feature` is at most `cut`, else right; a
    leaf leads to itself and holds its `value`. The values of a row's leaves and `bias` make log-odds.
    """

    feature: list[list[int]]
    cut: list[list[float]]
    left: list[list[int]]
    right: list[list[int]]
    value: list[list[float]]
    depth: int
    bias: float


class Weights(msgspec.Struct, frozen=True):
    """What was learned (training/fit_sides.py).

    features: the order of the trees' columns. words: how much a word of a speaker's phrases speaks for each label of
    the head, in log-odds. least: share of the odds of all parties, and of `floor` for what nobody thought of, that one
    must hold to be given.
    """

    features: list[str]
    words: dict[str, list[float]]
    trees: Trees
    least: float
    floor: float
