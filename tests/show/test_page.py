"""The page, read back as a browser reads it."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Actor, Claim, Furniture, Reading, Report
from counterclaim.show.page import html_page
from counterclaim.show.safe import visible

_VOID = {"meta", "br", "link", "img", "input", "hr"}


class Parsed(HTMLParser):
    """Elements with their attributes and text; raises on tags that don't match."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element[2].append(data)

    def all(
        self, tag: str, where: Callable[[dict[str, str | None]], bool] = lambda _: True
    ) -> list[tuple[dict[str, str | None], str]]:
        return [(attrs, "".join(text)) for name, attrs, text in self.elements if name == tag and where(attrs)]


def _marks(page: Parsed) -> list[tuple[int, int, list[int], str]]:
    return [
        (int(a["data-start"] or 0), int(a["data-end"] or 0), [int(n) for n in (a["data-claims"] or "").split()], text)
        for a, text in page.all("mark")
    ]


def test_highlighted_words_are_the_reports_own(hand_made: Reading) -> None:
    text = hand_made.report.text
    marks = _marks(Parsed(html_page(hand_made)))
    assert all(words == text[start:end] for start, end, _, words in marks)
    for number, claim in enumerate(hand_made.claims, start=1):
        covered = {i for start, end, numbers, _ in marks if number in numbers for i in range(start, end)}
        assert covered == {i for start, end in claim.content for i in range(start, end)}


def test_text_and_list_are_linked_both_ways(hand_made: Reading) -> None:
    page = Parsed(html_page(hand_made))
    ids = [attrs["id"] for _, attrs, _ in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {(attrs["href"] or "")[1:] for attrs, _ in page.all("a")}
    assert targets <= set(ids)
    for number in range(1, len(hand_made.claims) + 1):
        assert {f"claim-{number}", f"words-{number}"} <= targets


def test_a_card_tells_every_field(hand_made: Reading) -> None:
    page = Parsed(html_page(hand_made))
    card = next(text for attrs, text in page.all("li") if attrs.get("id") == "claim-2")
    for told in (
        "Olaf Brandt", "spokesman of the army", "Norland", "territory held", "Norland's army", "asserts",
        "official statement", "briefing", "2024-05-03", "on Friday", "Lanham", "1.50, 2.25", "the town as a whole",
        "not resolved", "the publication date", "its spokesman Olaf Brandt", "0.92",
    ):  # fmt: skip
        assert told in card
    assert "the same as 0.9 miles" in next(text for attrs, text in page.all("li") if attrs.get("id") == "claim-6")


def test_what_is_unresolved_says_so(hand_made: Reading) -> None:
    card = next(text for attrs, text in Parsed(html_page(hand_made)).all("li") if attrs.get("id") == "claim-7")
    assert "speaker not resolved" in card
    assert "Left open" in card


def test_relations_are_sentences(hand_made: Reading) -> None:
    told = [text for _, text in Parsed(html_page(hand_made)).all("li")]
    assert "claim 4 denies claim 3" in told
    assert "claim 5 cannot be compared with claim 3 (killed against captured)" in told


def test_furniture_is_dimmed_and_named(hand_made: Reading) -> None:
    page = Parsed(html_page(hand_made))
    dimmed = {attrs["data-kind"]: text for attrs, text in page.all("p") if attrs.get("class") == "furniture"}
    assert dimmed == {
        "header": "# publisher: The Harbour Gazette", "byline": "By Ada Quill",
        "teaser": "Related: What we know of the Lanham line",
    }  # fmt: skip


def test_nothing_is_loaded_and_only_the_pages_own_style_and_script_run(hand_made: Reading) -> None:
    page = html_page(hand_made)
    parsed = Parsed(page)
    policy = next(a["content"] or "" for a, _ in parsed.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    for tag in ("style", "script"):
        ((_, inside),) = parsed.all(tag)
        digest = b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not any(set(attrs) & {"src", "style", "onclick", "onload", "srcset"} for _, attrs, _ in parsed.elements)
    assert not re.search(r"url\(|@import|https?:", page)


HOSTILE = [
    "<script>alert(1)</script> </style></script><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "]]> <!-- --> &lt;b&gt; &amp;",
    "turn \u202e round \u2066 here \u200f",
    "escape \x1b[31m bell \x07 nul \x00 half \ud83d",
    "{{ 7 * 7 }} {% raw %}",
]


def _reading(text: str) -> Reading:
    """The same words as text, title, speaker, side and claim."""
    actor = Actor(id="a1", name=text, kind="person", role=text, side=text)
    claim = Claim(id="c1", voice="actor", actor="a1", content=((0, len(text)),), text=text, type="other", channel=text)
    report = Report(id="r", text=text, title=text, byline=text, publisher=text, url=text, furniture=())
    return Reading(report=report, actors=(actor,), claims=(claim,))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_text(text: str) -> None:
    page = html_page(_reading(text))
    page.encode("utf-8")
    parsed = Parsed(page)
    assert len(parsed.all("script")) == 1
    assert not parsed.all("img")
    assert {name for _, attrs, _ in parsed.elements for name in attrs if name.startswith("on")} == set()
    assert "".join(words for *_, words in _marks(parsed)) == visible(text)
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", page)


@given(st.text(alphabet=st.characters(exclude_categories=()), min_size=1, max_size=200))
def test_any_text_reads_back(text: str) -> None:
    parsed = Parsed(html_page(_reading(text)))
    for start, end, _, words in _marks(parsed):
        assert words == visible(text[start:end])


def test_a_report_without_claims_has_a_page() -> None:
    report = Report(id="r", text="Nothing was said.", furniture=(Furniture("tags", 0, 7),))
    page = html_page(Reading(report=report))
    assert "No claim was found" in page
    assert "A report without a title" in page


def test_the_page_does_not_depend_on_who_the_sides_are(hand_made: Reading) -> None:
    def swap(text: str) -> str:
        return text.replace("Norland", "\x00").replace("Surria", "Norland").replace("\x00", "Surria")

    reading = msgspec.structs.replace(hand_made, claims=tuple(c for c in hand_made.claims if c.voice == "narrator"))
    swapped = Reading.from_json(swap(hand_made.to_json()))
    kinds = lambda page: re.findall(r'class="(?:claim |ref )?(side-\w+)', page)  # noqa: E731
    assert kinds(html_page(hand_made)) == kinds(html_page(swapped))
    assert kinds(html_page(reading))
