"""Attributions: the measures on cases small enough to count by hand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.evaluation.attributions import Marked, agreement, chosen, score_attributions
from counterclaim.evaluation.gold import GoldText
from counterclaim.evaluation.kinds import kinds_of
from counterclaim.evaluation.readings import Readings
from counterclaim.evaluation.tokens import Tokens, iou, runs

TEXT = "Rebels shelled Hama, the army said. “We did not,” a spokesman told Reuters on Monday."


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


ARMY = {"source": at("the army"), "cue": at("said"), "content": at("Rebels shelled Hama")}
SPOKESMAN = {"source": at("a spokesman"), "cue": at("told"), "content": at("“We did not,”")}


def gold(*rows: dict[str, Any], text: str = TEXT, primary: bool = True) -> GoldText[Marked]:
    marked = tuple(Marked(**{k: tuple(map(tuple, v)) for k, v in row.items()}) for row in rows)
    return GoldText(id="d", text=text, rows=marked, corpus="all", primary=primary)


def score(*read: dict[str, Any], marked: tuple[dict[str, Any], ...] = (ARMY, SPOKESMAN)) -> dict[str, Any]:
    return score_attributions([gold(*marked)], Readings({"d": list(read)}, {})).to_dict()


CASES = [
    # read, measure, precision, recall, F1
    ((ARMY, SPOKESMAN), "attribution", 100, 100, 100),
    ((), "attribution", 0, 0, 0),
    ((ARMY,), "attribution", 100, 50, 66.67),
    ((ARMY, ARMY, SPOKESMAN), "attribution", 66.67, 100, 80),  # said twice: one too many
    ((ARMY | {"source": SPOKESMAN["source"]}, SPOKESMAN | {"source": ARMY["source"]}), "attribution", 0, 0, 0),
    ((ARMY | {"source": SPOKESMAN["source"]}, SPOKESMAN | {"source": ARMY["source"]}), "exact", 100, 100, 100),
    ((ARMY | {"source": SPOKESMAN["source"]}, SPOKESMAN | {"source": ARMY["source"]}), "SOURCE", 100, 100, 100),
    ((ARMY | {"content": [[0, 7]]}, SPOKESMAN), "partial", 50, 50, 50),  # one word of three
    ((ARMY | {"content": [[0, 14]]}, SPOKESMAN), "partial", 100, 100, 100),  # two words of three
    ((ARMY | {"content": [[0, 14]]}, SPOKESMAN), "exact", 50, 50, 50),
    ((ARMY | {"cue": []}, SPOKESMAN), "full", 50, 50, 50),
    ((ARMY | {"content": []}, SPOKESMAN), "partial", 100, 50, 66.67),  # without content it is none
]


@pytest.mark.parametrize(("read", "measure", "p", "r", "f1"), CASES)
def test_measures(read: tuple[dict[str, Any], ...], measure: str, p: float, r: float, f1: float) -> None:
    assert score(*read)[measure] == {"P": p, "R": r, "F1": f1}


def test_two_without_a_source_agree() -> None:
    bare = SPOKESMAN | {"source": []}
    result = score(bare, marked=(bare,))
    assert result["attribution"]["F1"] == 100
    assert result["source_right_of_partial_named"] == 0  # none with a source to be right about


def test_nothing_marked_and_nothing_read_is_no_error() -> None:
    assert score(marked=())["attribution"]["F1"] == 100


def test_a_text_without_a_reading_counts_as_read_empty() -> None:
    result = score_attributions([gold(ARMY)], Readings({}, {"d": "not English"}))
    assert result.missing == ("d",)
    assert result.measures["attribution"].recall == 0


def test_the_larger_overlap_is_matched() -> None:
    long, short = {"content": [[0, 20]]}, {"content": [[21, 34]]}
    result = score({"content": [[15, 34]]}, marked=(long, short))
    assert result["partial"] == {"P": 100, "R": 50, "F1": 66.67}


@pytest.mark.parametrize(
    ("text", "spans", "tokens"),
    [
        ("a  b", [(0, 3)], {0}),  # blanks cost nothing
        ("abc def", [(1, 2)], {0}),  # any character of a word is the word
        ("ab", [(-5, 99)], {0}),
        ("", [(0, 9)], set()),
        ("“Да,” \U0001f4f0 قال", [(1, 5)], {1, 2, 3}),
        ("a b", [(2, 1)], set()),
    ],
)
def test_tokens(text: str, spans: list[tuple[int, int]], tokens: set[int]) -> None:
    assert Tokens(text).of(spans) == tokens


def test_runs_and_iou() -> None:
    assert runs({1, 2, 3, 7, 9, 8}) == {(1, 3), (7, 9)}
    assert iou(frozenset(), frozenset()) == 1
    assert iou(frozenset({1, 2}), frozenset({2, 3})) == pytest.approx(1 / 3)


KINDS = [
    # text with source|cue|content marked by brackets, kinds
    ("[The army] [said] [rebels had left].", "indirect", "noun source", "speech cue"),
    ("“[We left],” [he] [said].", "direct", "pronoun source", "speech cue"),
    ("[He] [said] [rebels had “left for good”].", "mixed", "pronoun source", "speech cue"),
    ("[The general] [wants] [to go on].", "indirect", "noun source", "other cue"),
    ("[SANT][:] [I never said so].", "indirect", "noun source", "speech cue"),
    ('"[We left and', "direct", "no source", "other cue"),  # unclosed: to the paragraph's end
    ("[It was over], it seemed.", "indirect", "no source", "other cue"),
]


@pytest.mark.parametrize(("marked", "quotation", "source", "cue"), KINDS)
def test_kinds(marked: str, quotation: str, source: str, cue: str) -> None:
    text, spans, opened = "", [], 0
    for sign in marked:
        if sign == "[":
            opened = len(text)
        elif sign == "]":
            spans.append((opened, len(text)))
        else:
            text += sign
    if marked.count("[") > marked.count("]"):
        spans.append((opened, len(text)))
    content_first = text[0] in "“\""
    parts = [spans[1:2], spans[2:3], spans[:1]] if content_first else [spans[:1], spans[1:2], spans[2:3]]
    if len(spans) == 1:
        parts = [[], [], spans]
    row = (tuple(parts[0]), tuple(parts[1]), tuple(parts[2]))
    assert kinds_of(text, [row]) == [(quotation, source, cue)]


def test_annotators_and_sources_are_chosen() -> None:
    bare = SPOKESMAN | {"source": []}
    texts = [gold(ARMY, bare), gold(ARMY, primary=False)]
    assert len(chosen(texts)) == 1
    assert len(chosen(texts, all_annotators=True)) == 2
    assert [len(text.rows) for text in chosen(texts, with_source=True)] == [1]


def test_agreement_is_symmetric() -> None:
    a, b = gold(ARMY, SPOKESMAN), gold(ARMY)
    one, other = agreement([a, b]).to_dict(), agreement([b, a]).to_dict()
    assert one == other
    assert one["attribution"] == {"P": 66.67, "R": 66.67, "F1": 66.67}
    assert agreement([a]).documents == 0


spans = st.lists(st.tuples(st.integers(-5, 120), st.integers(-5, 120)), max_size=3)
rows = st.lists(st.fixed_dictionaries({"source": spans, "cue": spans, "content": spans}), max_size=4)


@given(text=st.text(max_size=100), marked=rows, read=rows)
def test_any_spans_of_any_text_can_be_scored(text: str, marked: Any, read: Any) -> None:
    result = score_attributions([gold(*marked, text=text)], Readings({"d": read}, {}), by_kind=True, resamples=3)
    for ratio in result.measures.values():
        assert 0 <= ratio.right <= min(ratio.read, ratio.gold)


@given(text=st.text(min_size=1, max_size=100), marked=rows)
def test_gold_against_itself_is_right(text: str, marked: Any) -> None:
    result = score_attributions([gold(*marked, text=text)], Readings({"d": marked}, {})).to_dict()
    assert result["exact_all"]["F1"] == result["attribution"]["F1"] == 100
