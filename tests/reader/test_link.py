"""From a text to its attributions, on the layouts that real pages have (all sentences made up here)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reader.encoder import Encoder
from counterclaim.reader.link import Link, link
from counterclaim.reader.tag import TaggedSpan, tag


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def read(encoder: Encoder, text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) as text, pieces joined by " / "."""
    links = link(text, tag(encoder, text, ["attribution"]).of("attribution"))

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " / ".join(text[s:e] for s, e in spans)

    return [(words(x.source), words(x.cue), words(x.content)) for x in links]


def has(found: list[tuple[str, str, str]], source: str, content: str) -> bool:
    return any(source in s and content in c for s, _, c in found)


def spans_in(text: str, *marked: tuple[str, str]) -> list[TaggedSpan]:
    found = []
    at = 0
    for label, words in marked:
        at = text.index(words, at)
        found.append(TaggedSpan(label, at, at + len(words), 0.9))
        at += len(words)
    return found


MARKS = [("“", "”"), ('"', '"'), ("«", "»"), ("``", "''"), ("‘", "’"), ("", "")]


@pytest.mark.parametrize(("opens", "closes"), MARKS)
def test_quotation_marks_of_every_kind(encoder: Encoder, opens: str, closes: str) -> None:
    text = f"{opens}We shot down nine drones over the harbour tonight,{closes} Governor Ivan Koval said on Monday."
    assert has(read(encoder, text), "Koval", "nine drones over the harbour")


@pytest.mark.parametrize(
    "text",
    [
        "“We shot down nine drones over the harbour, Governor Ivan Koval said on Monday.",
        'We shot down nine drones over the harbour," Governor Ivan Koval said on Monday.',
        "““We shot down nine drones over the harbour,”” Governor Ivan Koval said on Monday.",
    ],
)
def test_unbalanced_and_doubled_marks(encoder: Encoder, text: str) -> None:
    assert has(read(encoder, text), "Koval", "nine drones over the harbour")


def test_indirect_speech(encoder: Encoder) -> None:
    text = "The Surrian defence ministry said that its troops had taken the village of Lanham on Sunday."
    assert has(read(encoder, text), "ministry", "its troops had taken the village of Lanham")


def test_according_to(encoder: Encoder) -> None:
    text = "At least 14 people were killed in the shelling of the market, according to the regional governor."
    assert has(read(encoder, text), "the regional governor", "At least 14 people were killed")


def test_a_quotation_cut_by_its_cue_is_one_attribution(encoder: Encoder) -> None:
    text = "“The bridge still stands,” said Colonel Mira Sant, “and nobody will cross it without our leave.”"
    found = read(encoder, text)
    assert any("The bridge still stands" in c and "nobody will cross it" in c for _, _, c in found)


def test_both_sides_keep_their_own_words(encoder: Encoder) -> None:
    text = (
        "Norland said its forces had captured the town of Brask. Surria denied this, saying its soldiers still "
        "held the railway station.\n"
    )
    found = read(encoder, text)
    assert has(found, "Norland", "captured the town of Brask")
    assert not has(found, "Norland", "railway station")


def test_swapped_parties_give_swapped_attributions(encoder: Encoder) -> None:
    text = "Russia said its troops had entered the town. Ukraine said the assault had been repelled."
    swapped = text.replace("Russia", "#").replace("Ukraine", "Russia").replace("#", "Ukraine")
    back = [
        (s.replace("Russia", "#").replace("Ukraine", "Russia").replace("#", "Ukraine"), cue, c)
        for s, cue, c in read(encoder, swapped)
    ]
    assert back == read(encoder, text)


def test_signed_quotation() -> None:
    text = "“Every shelter in the district will be open tonight.” – Commissioner Ada Quill\nThe rest is news."
    (one,) = link(text, [])
    assert text[slice(*one.source[0])] == "Commissioner Ada Quill"
    assert text[slice(*one.cue[0])] == "–"
    assert text[slice(*one.content[0])] == "“Every shelter in the district will be open tonight.”"


def test_signed_on_the_next_line() -> None:
    text = '"Every shelter in the district will be open tonight."\n- Commissioner Quill'
    (one,) = link(text, [])
    assert text[slice(*one.source[0])] == "Commissioner Quill"


@pytest.mark.parametrize(
    "text",
    [
        "“Every shelter will be open tonight” – that is what the city promised.",
        "The talks – in Geneva – failed.",
        "The army – “tired and hungry” – withdrew from the town of Brask on Monday.",
    ],
)
def test_a_dash_alone_signs_nothing(text: str) -> None:
    assert link(text, []) == []


def test_transcript() -> None:
    text = (
        "QUILL: Did the ministry count the dead?\n\nSANT: It counted 14.\nIt may count more.\n\n"
        "QUILL: Who were they?\n\nSANT: Dock workers.\n"
    )
    found = link(text, [])
    assert [text[slice(*x.source[0])] for x in found] == ["QUILL", "SANT", "QUILL", "SANT"]
    assert text[slice(*found[1].content[0])] == "It counted 14.\nIt may count more."


def test_headings_in_capitals_are_no_transcript() -> None:
    text = "UPDATE: Two killed in Lanham.\n\nWATCH: The bridge falls.\n\nREAD: What we know.\n\nMAP: The front line."
    assert link(text, []) == []


def test_a_second_cue_shares_the_source() -> None:
    text = "Governor Koval said two drones fell on the port and added that nobody was hurt."
    spans = spans_in(
        text,
        ("source", "Governor Koval"),
        ("cue", "said"),
        ("content", "two drones fell on the port"),
        ("cue", "added"),
        ("content", "that nobody was hurt"),
    )
    first, second = link(text, spans)
    assert first.source == second.source == ((0, 14),)
    assert text[slice(*second.content[0])] == "that nobody was hurt"


def test_quotation_going_on_over_paragraphs() -> None:
    text = "“We hold the bridge,” Colonel Sant said.\n\n“We will hold it through the winter,” she added.\n"
    spans = spans_in(
        text,
        ("content", "“We hold the bridge,”"),
        ("source", "Colonel Sant"),
        ("cue", "said"),
        ("content", "“We will hold it through the winter,”"),
        ("source", "she"),
        ("cue", "added"),
    )
    assert [text[slice(*x.source[0])] for x in link(text, spans)] == ["Colonel Sant", "she"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("14:35 GMT\nGovernor: two dead in Lanham\nTwo people were killed by a drone, Governor Koval says.",
         "Koval", "Two people were killed by a drone"),
        ("SURRIA SAYS ITS ARMY HAS TAKEN THE TOWN OF LANHAM\nFighting went on elsewhere.",
         "SURRIA", "ITS ARMY HAS TAKEN THE TOWN OF LANHAM"),
        ("STATEMENT BY THE MINISTRY\nThe Ministry of Foreign Affairs condemns the attack on Lanham and states that "
         "no ceasefire was in force.", "Ministry of Foreign Affairs", "no ceasefire was in force"),
        ("- The mayor said the power was cut.\n- The army said it hit a depot.", "army", "it hit a depot"),
    ],
    ids=["live blog", "headline", "statement", "list"],
)  # fmt: skip
def test_layouts(encoder: Encoder, text: str, source: str, content: str) -> None:
    assert has(read(encoder, text), source, content)


def test_no_spans_no_links() -> None:
    assert link("Nothing was said.", []) == []
    assert link("", []) == []


@given(st.text(alphabet=st.characters(), max_size=150), st.randoms(use_true_random=False))
def test_any_spans_give_links_inside_the_text(text: str, rng: object) -> None:
    spans = []
    for label in ("source", "cue", "content"):
        for start in range(0, max(0, len(text) - 3), 7):
            if rng.random() < 0.5:  # type: ignore[attr-defined]
                spans.append(TaggedSpan(label, start, start + 3, 0.5))
    found: list[Link] = link(text, spans)
    for one in found:
        assert 0.0 <= one.score <= 1.0
        assert one.content
        for s, e in (*one.source, *one.cue, *one.content):
            assert 0 <= s < e <= len(text)
