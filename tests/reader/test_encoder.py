"""The encoder reads any text whole, and refuses weights that are not its own."""

import itertools
import shutil
from pathlib import Path

import numpy as np
import pytest

from counterclaim.errors import ModelError
from counterclaim.reader.encoder import WEIGHTS, Encoder, plan_windows


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.mark.parametrize("tokens", [1, 5, 253, 254, 255, 300, 468, 469, 1000, 1001, 12345])
def test_windows_cover_everything_equally(tokens: int) -> None:
    windows = plan_windows(tokens, 254, 40)
    assert windows[0][0] == 0
    assert windows[-1][1] == tokens
    assert len({e - s for s, e in windows}) == 1
    assert all(e - s <= 254 for s, e in windows)
    for (_, end), (start, _) in itertools.pairwise(windows):
        assert end - start >= 39


def test_offsets_are_code_points(encoder: Encoder) -> None:
    text = "😀 Zelenskyy’s office “denied” it — naïve café, Ґанок"
    output = encoder.scores(text)
    words = [text[s:e] for s, e in zip(output.starts, output.ends, strict=True)]
    assert "office" in words
    assert "denied" in words
    assert "café" in words


def test_log_probabilities_sum_to_one(encoder: Encoder) -> None:
    output = encoder.scores("The ministry said 12 people were killed in Kharkiv on Monday.")
    for head, labels in output.labels.items():
        found = output.log_probs(head)
        assert found.shape == (len(output), len(labels))
        assert found.dtype == np.float32
        np.testing.assert_allclose(np.exp(found).sum(axis=1), 1.0, atol=1e-4)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ud800", "a\udfffb", "\x00\x01", "​⁠", "￿", "!" * 3000, "x" * 5000])
def test_odd_texts(encoder: Encoder, text: str) -> None:
    output = encoder.scores(text)
    assert len(output.starts) == len(output.ends) == len(output.scores)
    assert all(0 <= s <= e <= len(text) for s, e in zip(output.starts, output.ends, strict=True))


def test_surrogates_do_not_move_offsets(encoder: Encoder) -> None:
    clean, broken = encoder.scores("He ? said so"), encoder.scores("He \ud83d said so")
    assert broken.starts.tolist()[-2:] == clean.starts.tolist()[-2:]


def test_a_token_reads_alike_in_a_long_text(encoder: Encoder) -> None:
    paragraph = "The governor said that two drones were shot down over the district on Monday.\n"
    alone = encoder.scores(paragraph).log_probs("attribution").argmax(axis=1)
    long = encoder.scores(paragraph * 40).log_probs("attribution").argmax(axis=1)
    n = len(alone)
    agreeing = [(long[i : i + n] == alone).mean() for i in range(0, len(long) - n + 1, n)]
    assert np.mean(agreeing) > 0.9


def test_missing_and_changed_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Encoder(tmp_path).scores("Text")
    for name in ("encoder.json", "vocabulary.txt", "encoder.int8.onnx"):
        shutil.copyfile(WEIGHTS / name, tmp_path / name)
    with (tmp_path / "encoder.int8.onnx").open("ab") as model:
        model.write(b"x")
    with pytest.raises(ModelError, match="not the ones described"):
        Encoder(tmp_path).scores("Text")


def test_loaded_ahead_it_reads_the_same(encoder: Encoder) -> None:
    early = Encoder()
    early.load_ahead()
    text = "The ministry said on Monday that 40 people had left the town."
    assert np.array_equal(early.scores(text).scores, encoder.scores(text).scores)


def test_what_fails_ahead_is_told_at_the_first_text(tmp_path: Path) -> None:
    early = Encoder(tmp_path)
    early.load_ahead()
    with pytest.raises(ModelError):
        early.scores("The ministry said so.")
