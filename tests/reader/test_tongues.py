"""The second encoder reads the other languages under the same heads, and English never loads it."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest

from counterclaim.reader.encoder import TONGUES, WEIGHTS, Encoder, encoder_folder
from counterclaim.reader.reader import Reader
from counterclaim.reader.tag import tag

UNREAD = re.compile("[\u064b-\u0652\u200f]")  # vowel signs and a mark of direction belong to a token or to none
TEXTS = {
    "ru": "Министерство обороны заявило, что за сутки сбито 2,5 тыс. «дронов».",
    "uk": "У Генштабі сказали: «Об’єкт знищено», — 12 військових загинули.",
    "ar": 'قالَ المتحدث باسم الجيش: "قُتل 12 جنديًا\u200f".',
    "he": 'דובר צה"ל מסר כי 12 חיילים נהרגו.',
    "fr": "L'armée a dit jeudi que « douze » soldats avaient été tués à l’été.",
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(encoder_folder("uk"))


def test_each_language_has_its_folder() -> None:
    assert {encoder_folder(tongue) for tongue in TONGUES} == {WEIGHTS / "tongues"}
    assert encoder_folder("en") == encoder_folder("") == WEIGHTS


def test_the_heads_are_those_of_the_english_one(encoder: Encoder) -> None:
    assert encoder.labels == Encoder().labels


@pytest.mark.parametrize("tongue", sorted(TONGUES))
def test_words_keep_their_offsets(encoder: Encoder, tongue: str) -> None:
    text = TEXTS[tongue]
    output = encoder.scores(text)
    words = [text[s:e] for s, e in zip(output.starts, output.ends, strict=True)]
    assert UNREAD.sub("", "".join(words)) == UNREAD.sub("", "".join(text.split()))
    assert "12" in words or tongue in ("ru", "fr")
    assert not any(any(c.isspace() for c in word) for word in words)
    assert all(len(word) == 1 or word.isalnum() or not word.isascii() for word in words)


def test_the_same_text_gives_the_same_scores(encoder: Encoder) -> None:
    first, again = encoder.scores(TEXTS["ar"]), Encoder(encoder_folder("he")).scores(TEXTS["ar"])
    np.testing.assert_array_equal(first.scores, again.scores)


@pytest.mark.parametrize("tongue", ["ru", "uk", "ar"])
def test_it_tells_who_speaks_from_what_is_said(encoder: Encoder, tongue: str) -> None:
    spans = tag(encoder, TEXTS[tongue]).of("attribution")
    assert {"cue", "content"} <= {span.label for span in spans}


@pytest.mark.parametrize("text", ["", "\n", "\ud800", "▁", "<s> </s>", "\u064b\u064c", "🙂" * 300, "ж" * 3000])
def test_odd_texts(encoder: Encoder, text: str) -> None:
    output = encoder.scores(text)
    assert len(output.starts) == len(output.ends) == len(output.scores)
    assert all(0 <= s <= e <= len(text) for s, e in zip(output.starts, output.ends, strict=True))


def test_an_english_report_never_loads_it(monkeypatch: pytest.MonkeyPatch, networks: dict[Any, Any]) -> None:
    networks.clear()
    loaded: list[Path] = []
    session = onnxruntime.InferenceSession

    def recorded(path: Path, *args: Any, **kwargs: Any) -> Any:
        loaded.append(Path(path))
        return session(path, *args, **kwargs)

    monkeypatch.setattr(onnxruntime, "InferenceSession", recorded)
    Reader().read_text("The army said on Monday that 12 soldiers were killed near the town.")
    assert loaded == [WEIGHTS / "encoder.int8.onnx"]
