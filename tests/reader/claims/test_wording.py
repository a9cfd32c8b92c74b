"""The linear model of a claim's words: what counts as a word, and that every field's labels add up to one."""

from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reader.canonical import canonical
from counterclaim.reader.claims.wording import FILE, features, hidden, model, wording
from counterclaim.reader.encoder import encoder_folder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The raid killed 14 in Aldova", "the raid killed 0 in"),
        ("fighters of the Northern Front left", "fighters of the left"),
        ('He said: "Shells fell on the depot." Nobody died', "he said shells fell on the depot nobody died"),
        ("I saw it", "i saw it"),
        ("", ""),
    ],
)
def test_names_are_left_out(text: str, words: str) -> None:
    one = wording(text, (0, len(text)), "", actor=True)
    assert {k[2:] for k in features(one, parts=False) if k.startswith("w ")} == set(words.split())


def test_other_names_change_nothing() -> None:
    a, b = "Troops of Aldova took the village near Perin", "Troops of Beronia took the village near Moltag"
    one, other = (features(wording(text, (0, len(text)), "said", actor=True), parts=True) for text in (a, b))
    assert one == other


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Chile's army left the pass", "Mauritania's army left the pass"),
        ("Nobody in Chile saw how Chilean troops left it", "Nobody in Mauritania saw how Mauritanian troops left it"),
    ],
)
def test_names_at_the_beginning_and_long_names_change_nothing(a: str, b: str) -> None:
    found = []
    for text in (a, b):
        bare = hidden(text, canonical(text).names)
        assert len(bare) == len(text)
        for start in (0, text.rindex("left")):
            found.append(features(wording(bare, (start, len(text)), "", actor=False), parts=False))
    assert found[:2] == found[2:]


def test_the_cue_and_the_words_before_count() -> None:
    text = "In the morning the army left the town"
    one = features(wording(text, (15, len(text)), "claims", actor=True), parts=False)
    assert one["c claims"] == 1
    assert one["l morning"] == 1
    assert one["v actor"] == 1


@pytest.mark.parametrize("file", [FILE, encoder_folder("ru") / FILE.name])
@given(text=st.text(max_size=300), cue=st.text(max_size=40), actor=st.booleans())
def test_any_text_is_scored(file: Path, text: str, cue: str, actor: bool) -> None:
    for scores in model(file).log_probs([wording(text, (0, len(text)), cue, actor=actor)]).values():
        assert sum(exp(v) - 1e-4 for v in scores[0]) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("code", "text", "cue", "field", "label"),
    [
        ("en", "the army shelled the town with artillery", "said", "evidentiality", "official_statement"),
        ("en", "the troops must leave at once", "demanded", "stance", "demands"),
        ("en", "they have not left the province", "said", "factuality", "negated"),
        ("ru", "Обстрелом убиты пять жителей", "сообщил", "type", "casualties"),
        ("uk", "Внаслідок обстрілу загинули п'ятеро мешканців", "повідомив", "type", "casualties"),
        ("ar", "مقتل خمسة أشخاص في القصف", "أعلنت", "type", "casualties"),
    ],
)
def test_plain_cases(code: str, text: str, cue: str, field: str, label: str) -> None:
    one = model(encoder_folder(code) / FILE.name)
    scores = one.log_probs([wording(text, (0, len(text)), cue, actor=True)])[field]
    assert one.labels[field][scores[0].argmax()] == label


def test_other_stands_most_often() -> None:
    one = model(encoder_folder("ru") / FILE.name)
    often = dict(zip(one.labels["type"], one.often["type"], strict=True))
    assert max(often, key=lambda label: often[label]) == "other"
    assert often["casualties"] > often["ceasefire_violation"]
