"""Decoding: valid paths, the best of them, and spans that lie inside the text."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reader.encoder import Encoder, EncoderOutput
from counterclaim.reader.tag import SPAN_HEADS, _whole_words, best_path, spans_of, tag

LABELS = {"attribution": ("O", "B-source", "I-source", "B-cue", "I-cue")}


def valid(path: tuple[int, ...]) -> bool:
    return all(p % 2 == 1 or p == 0 or before in (p, p - 1) for before, p in itertools.pairwise((0, *path)))


@given(st.integers(0, 10_000), st.integers(1, 6))
def test_best_path_is_the_best_of_all_valid_ones(seed: int, length: int) -> None:
    raw = np.random.default_rng(seed).normal(size=(length, 5)).astype(np.float32)
    log_probs = raw - np.log(np.exp(raw).sum(axis=1, keepdims=True))
    paths = [p for p in itertools.product(range(5), repeat=length) if valid(p)]
    best = max(paths, key=lambda p: sum(log_probs[t, k] for t, k in enumerate(p)))
    assert tuple(best_path(log_probs).tolist()) == best


def output_for(text: str, tokens: list[tuple[int, int]], path: list[int]) -> EncoderOutput:
    scores = np.full((len(path), 5), -5, dtype=np.float16)
    scores[np.arange(len(path)), path] = 5
    at = np.array(tokens, dtype=np.int64)
    return EncoderOutput(at[:, 0], at[:, 1], scores, {"attribution": slice(0, 5)}, LABELS)


def test_neighbouring_spans_stay_apart_and_word_pieces_are_made_whole() -> None:
    text = "Budanov said no"
    output = output_for(text, [(0, 3), (3, 7), (8, 12), (13, 15)], [1, 0, 3, 3])
    found = [(s.label, text[s.start : s.end]) for s in spans_of(text, output, "attribution")]
    assert found == [("source", "Budanov"), ("cue", "said"), ("cue", "no")]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_places_and_times_are_found(encoder: Encoder) -> None:
    text = "Ukrainian forces crossed the border near Sudzha in Kursk region on Tuesday, the governor of Kursk said."
    tags = tag(encoder, text)
    assert "Sudzha" in [text[s.start : s.end] for s in tags.of("places")]
    assert any("Tuesday" in text[s.start : s.end] for s in tags.of("times"))


@given(st.text(alphabet=st.characters(), max_size=200))
@settings(max_examples=25, deadline=None)
def test_every_span_lies_inside_the_text_and_none_overlap(encoder: Encoder, text: str) -> None:
    tags = tag(encoder, text)
    for head in SPAN_HEADS:
        spans = tags.of(head)
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(0.0 <= s.score <= 1.0001 for s in spans)


@pytest.mark.parametrize("word", ["об'єкт", "Об’єкт", 'צה"ל', "ג'באליה"])
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_mark_inside_a_word_of_another_script_parts_nothing(word: str, cut: int) -> None:
    text = f"до {word} є"
    assert _whole_words(text, 3 + cut, 3 + len(word), 0) == (3, 3 + len(word))
    assert _whole_words(text, 3, 3 + cut, 0) == (3, 3 + len(word))
