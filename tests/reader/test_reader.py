"""The whole chain: any text reads without an exception, and every span says what stands there."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import LanguageError, Options, Reader, Reading
from counterclaim.reports import from_text

REPORT = """Two accounts of the fight for the northern road

By AFP

March 12, 2024

Sudanese troops have retaken 12 villages north of Khartoum since Sunday, army spokesman Nabil Abdallah said on
Tuesday, while the Rapid Support Forces denied the claim.

"We hold every position," RSF commander Adam Bakhit said in a statement. He added that at least 40 soldiers had been
captured.

Neither account could be verified independently.

Related: What we know of the road
"""


@cache
def _reader() -> Reader:
    return Reader()


@cache
def _reading() -> Reading:
    return _reader().read_report(from_text(REPORT))


def _check(reading: Reading) -> None:
    text = reading.report.text
    for claim in reading.claims:
        assert claim.content
        assert claim.text == " ".join(text[s:e] for s, e in claim.content)
        assert all(0 <= s < e <= len(text) for s, e in (*claim.content, *claim.quotes))
        for thing in (*claim.figures, *claim.places, *claim.times):
            assert text[thing.start : thing.end] == thing.text
        assert 0 <= claim.confidence <= 1
    for actor in reading.actors:
        assert all(text[m.start : m.end] == m.text for m in actor.mentions)
    ids = [c.id for c in reading.claims]
    assert len(set(ids)) == len(ids)
    assert {r.a for r in reading.relations} | {r.b for r in reading.relations} <= set(ids)


def test_speakers_and_sides() -> None:
    said = {c.text: c.speaker for c in _reading().claims if c.voice == "actor"}
    gains = next(s for t, s in said.items() if "retaken 12 villages" in t)
    held = next(s for t, s in said.items() if "hold every position" in t)
    assert gains is not None
    assert gains.name == "Nabil Abdallah"
    assert gains.side == "Sudan"
    assert held is not None
    assert held.name == "Adam Bakhit"
    assert held.side == "Rapid Support Forces"


def test_types_figures_and_dates() -> None:
    gain = next(c for c in _reading().claims if "retaken 12 villages" in c.text)
    assert gain.type == "territory_gain"
    assert [f.value for f in gain.figures] == [12]
    assert gain.said == "2024-03-12"
    captured = next(c for c in _reading().claims if "captured" in c.text)
    assert captured.type == "prisoners_captured"
    assert (captured.figures[0].low, captured.figures[0].bound) == (40, "at_least")


def test_nothing_out_of_furniture() -> None:
    reading = _reading()
    hidden = [f for f in reading.report.furniture if f.kind != "headline"]
    assert hidden
    for claim in reading.claims:
        assert not any(s < f.end and f.start < e for s, e in claim.content for f in hidden)


def test_offsets() -> None:
    _check(_reading())


def test_json_out_and_in() -> None:
    reading = _reading()
    assert Reading.from_json(reading.to_json()) == reading


def test_reading_twice_gives_the_same() -> None:
    assert _reader().read_report(from_text(REPORT)).to_dict() == _reading().to_dict()


def test_min_confidence() -> None:
    least, *_, most = sorted(c.confidence for c in _reading().claims)
    limit = (least + most) / 2
    sure = Reader(Options(min_confidence=limit)).read_report(from_text(REPORT))
    assert sure.claims
    assert all(c.confidence >= limit for c in sure.claims)
    assert len(sure.claims) < len(_reading().claims)


@pytest.mark.parametrize("part", ["tags", "attributions", "places", "figures", "times", "claims"])
def test_parts(part: str) -> None:
    rows = _reader().part(from_text(REPORT), part)
    assert rows
    for row in rows:
        if "text" in row and "start" in row:
            assert REPORT[row["start"] : row["end"]] == row["text"]


def test_unknown_part() -> None:
    with pytest.raises(ValueError, match="none of tags"):
        _reader().part(from_text(REPORT), "verbs")


def test_other_languages_are_refused_politely() -> None:
    with pytest.raises(LanguageError) as caught:
        _reader().read_text(
            "Die Armee teilte am Dienstag mit, dass sie zwölf Dörfer im Norden zurückerobert habe. " * 4
        )
    assert caught.value.language == "de"


# No language check here: a random text is in none.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_reads(text: str) -> None:
    try:
        reading = _reader().read_report(from_text(text))
    except LanguageError:
        return
    _check(reading)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                *"Russia said that soldiers were killed he the army denied on Tuesday and".split(),
                *"12 1,100 km , . ( ) — “ ” ’ 😀 ٤٢".split(),
                '"', "\n\n", "\ud800", "Kursk region", "more than",
            ]
        ),
        max_size=80,
    )
)  # fmt: skip
def test_any_order_of_words_reads(words: list[str]) -> None:
    _check(_reader().read_report(from_text(" ".join(words))))
