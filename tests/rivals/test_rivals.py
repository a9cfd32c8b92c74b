"""What only looks like a rival is never a contradiction; what is one mostly is. A sample; all of it: `make rivals`."""

from counterclaim.reader.reader import Reader
from tests.rivals.made import NEAR, Pair, pairs
from tests.rivals.scored import scored

SEED = 7
SCENES = 6


def test_the_same_seed_makes_the_same_pairs() -> None:
    once, again = list(pairs(SEED, 3)), list(pairs(SEED, 3))
    assert once == again
    assert [p.kind for p in once] == [*NEAR, "true"] * 3
    assert len({p.a for p in once}) > 3


def test_near_rivals_are_no_contradictions() -> None:
    score = scored(Reader(), pairs(SEED, SCENES))
    assert score["near_rivals"] == SCENES * len(NEAR)
    assert score["false_contradictions"] == 0, score["false"]
    assert score["found"] >= SCENES * 2 // 3


def test_a_pair_that_contradicts_is_counted() -> None:
    """The count can fail: two sides' counts of one town's dead, called a near-rival."""
    said = "{} said {} people were killed in an air raid on Tokmak on Monday."
    day = "2024-05-06"
    pair = Pair("scope", said.format("Ukraine's army", 40), day, said.format("Russia's defence ministry", 9), day)
    assert scored(Reader(), [pair])["false_contradictions"] == 1


def test_a_town_is_one_where_only_one_account_says_enough_to_place_it() -> None:
    day = "2025-03-22"
    ours = "20 people died in shelling on Yolöten on Saturday, Turkmenistan's foreign ministry said."
    theirs = "39 people died in Yolöten on Saturday, Uzbekistan's military said."
    assert scored(Reader(), [Pair("true", theirs, day, ours, day)])["found"] == 1
