"""The text is cut, never changed."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Claim, Furniture, Reading, Report
from counterclaim.show.pieces import blocks
from counterclaim.show.safe import visible


def _whole(reading: Reading) -> str:
    return "".join("".join(piece.text for piece in block.pieces) + block.gap for block in blocks(reading))


def test_nothing_is_lost(hand_made: Reading) -> None:
    assert _whole(hand_made) == hand_made.report.text


def test_every_claims_words_are_its_own(hand_made: Reading) -> None:
    pieces = [piece for block in blocks(hand_made) for piece in block.pieces]
    for number, claim in enumerate(hand_made.claims, start=1):
        said = "".join(piece.text for piece in pieces if number in piece.claims)
        assert said == "".join(hand_made.report.text[start:end] for start, end in claim.content)
        assert sum(number in piece.opens for piece in pieces) == 1
        assert sum(number in piece.closes for piece in pieces) == 1


def test_of_nested_claims_the_shortest_comes_first(hand_made: Reading) -> None:
    pieces = [piece for block in blocks(hand_made) for piece in block.pieces]
    assert next(piece.claims for piece in pieces if piece.text == "captured") == (7, 3)


def test_furniture_is_told_by_paragraph(hand_made: Reading) -> None:
    kinds = [block.furniture for block in blocks(hand_made)]
    assert kinds == ["header", "headline", "byline", None, None, None, None, "teaser"]


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4)


@given(
    text=st.text(alphabet=st.sampled_from("ab \n\r\t📰\u202e\ud800ل"), max_size=60),
    contents=st.lists(SPANS, max_size=5),
    furniture=SPANS,
)
def test_any_spans_over_any_text(
    text: str, contents: list[list[tuple[int, int]]], furniture: list[tuple[int, int]]
) -> None:
    def kept(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for start, end in spans if start < end <= len(text))

    claims = tuple(
        Claim(id=f"c{n}", voice="narrator", content=kept(spans), text="", type="other")
        for n, spans in enumerate(contents)
    )
    marked = tuple(Furniture("teaser", start, end) for start, end in kept(furniture))
    reading = Reading(report=Report(id="r", text=text, furniture=marked), claims=claims)
    found = blocks(reading)
    leading = len(text) if not found else found[0].pieces[0].start
    assert visible(text[:leading]) + _whole(reading) == visible(text)
    assert not text[:leading].strip()
    for block in found:
        for piece in block.pieces:
            assert piece.text == visible(text[piece.start : piece.end])


def test_long_text_with_many_claims_is_cut_in_one_sweep() -> None:
    text = "Somebody said so. " * 20_000
    claims = tuple(
        Claim(id=f"c{n}", voice="narrator", content=((n * 18, n * 18 + 17),), text="", type="other")
        for n in range(20_000)
    )
    reading = msgspec.convert({"report": {"id": "r", "text": text}}, Reading)
    found = blocks(msgspec.structs.replace(reading, claims=claims))
    assert len(found[0].pieces) == 40_000
