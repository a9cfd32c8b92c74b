"""The pages in a real browser: from the rival figures to the words, a correction, the map, a reader's limits."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ledger.ledger import Ledger
from counterclaim.web.app import create_app
from counterclaim.web.look.sheet import built
from counterclaim.web.publish import publish
from counterclaim.web.settings import Settings
from tests.web.axe import violations
from tests.web.conftest import PASSWORD, Served


class Tab:
    """A page whose every request and complaint is kept."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        # A fourth of the pixels: who looks at pages here reads what they are laid out as, and software draws the map.
        looks = {"viewport": {"width": 1280, "height": 900}, "device_scale_factor": 0.5}
        self.context = browser.new_context(**{**looks, **options})
        self.page = self.context.new_page()
        self.page.set_default_timeout(40_000)
        self.address = address
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda one: self.asked.append(one.url))
        self.page.on("console", lambda one: self.complaints.append(one.text) if one.type == "error" else None)
        self.page.on("pageerror", lambda one: self.complaints.append(str(one)))

    def go(self, path: str) -> Any:
        """Open a page of ours."""
        self.page.goto(self.address + path)
        return self.page

    def check(self) -> None:
        """Nothing was asked of another origin, and nothing went wrong on the way."""
        assert [url for url in self.asked if not url.startswith((self.address, "data:", "blob:"))] == []
        assert self.complaints == []


@pytest.fixture
def tab(browser: Any, served: str) -> Iterator[Tab]:
    """A tab on the pages."""
    opened = Tab(browser, served)
    yield opened
    opened.context.close()


def test_from_rival_figures_to_words_to_a_correction(tab: Tab) -> None:
    page = tab.go("/")
    page.get_by_role("link", name=re.compile("How many settlements", re.I)).first.click()
    strips = page.locator(".strips")
    assert "74 settlements" in strips.inner_text()
    assert "28 settlements" in strips.inner_text()
    strips.get_by_role("link", name=re.compile("^74 settlements")).first.click()  # the Ukrainian report's
    page.wait_for_url(re.compile(r"/reports/.*claim=.*#words-"))
    lit = page.locator("mark.lit")
    assert "74 населені пункти" in "".join(lit.all_inner_texts())
    page.locator(".chosen").get_by_role("link", name="Cite, history").click()
    assert "74 населені пункти" in page.locator("#citation").inner_text()
    assert re.search(r"capture SHA-256 [0-9a-f]{64}", page.locator("#citation").inner_text())
    page.get_by_label("Channel").fill("evening video address")
    page.get_by_label("Why").fill("the report says evening")
    page.get_by_role("button", name="Save the correction").click()
    assert "evening video address" in page.locator(".history").inner_text()
    page.get_by_role("link", name="Audit trail").click()
    page.wait_for_url(re.compile("/audit"))
    assert "edit" in page.locator("#results").inner_text()
    assert "tester" in page.locator("#results").inner_text()
    tab.check()


def test_parting_relating_and_joining(tab: Tab) -> None:
    page = tab.go("/matters?contested=true")
    page.get_by_role("link", name=re.compile("How many settlements", re.I)).first.click()
    page.wait_for_url(re.compile("/matters/"))
    first = page.url
    arrange = page.locator("#arrange")
    arrange.locator("summary").click()
    before = arrange.get_by_role("checkbox").count()
    parted = arrange.get_by_role("checkbox").last.get_attribute("value")
    arrange.get_by_role("checkbox").last.check()
    arrange.locator("form").nth(0).get_by_label("Why").fill("another district")
    arrange.get_by_role("button", name="Split off").click()
    page = tab.go(first.removeprefix(tab.address))
    page.locator("#arrange summary").click()
    assert page.locator("#arrange").get_by_role("checkbox").count() == before - 1
    page.get_by_label("Relation").select_option("not_comparable")
    relating = page.locator("#arrange form").nth(2)
    relating.get_by_label("This claim").select_option(index=0)
    relating.get_by_label("The other claim").select_option(index=1)
    relating.get_by_label("Why").fill("of different days")
    relating.get_by_role("button", name="Set", exact=True).click()
    assert "of different days" in page.locator("main").inner_text()
    other = tab.go(f"/claims/{parted}").locator('main a[href^="/matters/m"]').first.get_attribute("href")
    page = tab.go(first.removeprefix(tab.address))
    page.locator("#arrange summary").click()
    joining = page.locator("#arrange form").nth(1)
    joining.get_by_label("Address or id of that matter").fill(str(other))
    joining.get_by_role("button", name="Merge").click()
    page = tab.go(first.removeprefix(tab.address))
    page.locator("#arrange summary").click()
    assert page.locator(f'#arrange input[value="{parted}"]').count() >= 1  # back, with what stood beside it
    log = tab.go("/audit").locator("#results").inner_text()
    assert all(word in log for word in ("split", "relate", "merge"))
    tab.check()


MARK = """words => { const text = document.querySelector("article.text");
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    } }"""


def test_marked_words_become_a_claim_and_its_fields_are_corrected_by_name(browser: Any, ledger: Ledger) -> None:
    if not built():
        pytest.skip("the front end was not built")
    with Served(create_app(ledger, Settings(owner="tester"))) as address:
        tab = Tab(browser, address)
        page = tab.go("/reports")
        page.get_by_role("link", name=re.compile("74 settlements")).first.click()
        page.wait_for_selector("article.text mark")
        page.evaluate(MARK, "said in his video address on Tuesday evening")
        page.get_by_role("link", name="Add a claim with these words").click()
        page.wait_for_url(re.compile(r"words=\d+-\d+#add"))
        form = page.locator("form#add")
        assert form.get_by_label("Words (mark").input_value() == "said in his video address on Tuesday evening"
        form.get_by_label("Speaker").fill("Volodymyr Zelensky")
        form.get_by_label("Another place").fill("Springfield")
        form.get_by_label("Another figure").fill("a great many")
        form.get_by_role("button", name="Add this claim").click()
        told = " ".join(page.get_by_role("alert").all_inner_texts())
        assert "Several places are called" in told
        assert "not in the report" in told
        assert form.get_by_label("Speaker").input_value() == "Volodymyr Zelensky"  # nothing typed is lost
        form.get_by_label("Another figure").fill("")
        form.get_by_label("Another place").fill("Sudzha")
        form.get_by_role("button", name="Add this claim").click()
        page.wait_for_url(re.compile(r"claim=p1#words-p1"))
        chosen = page.locator(".chosen")
        assert "Volodymyr Zelensky" in chosen.inner_text()
        assert "(Ukraine)" in chosen.inner_text()  # as the report has it of that speaker
        assert "Sudzha" in chosen.inner_text()
        assert "added by a person" in chosen.inner_text()
        here = page.url
        page.wait_for_selector("html.script")  # what listens for keys comes after the page
        page.keyboard.press("j")
        page.wait_for_url(re.compile(r"claim=c\d+#words"))
        page.wait_for_selector("html.script")
        page.keyboard.press("k")
        page.wait_for_url(here)
        page.locator(".chosen summary").click()
        page.get_by_label("Who acts").fill("Ukrainian troops")
        page.get_by_label("Said on").fill("Tuesday")
        page.get_by_role("button", name="Save the correction").click()
        assert '"Tuesday" is not a date' in page.get_by_role("alert").inner_text()
        assert page.get_by_label("Who acts").input_value() == "Ukrainian troops"
        assert violations(page) == []
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_label("Said on").fill("2024-08-13")
        page.get_by_role("button", name="Save the correction").click()
        page.wait_for_selector(".chosen dt:has-text('Who acts')")
        assert "edited by a person" in page.locator(".chosen").inner_text()
        assert [one for one in tab.complaints if "422" not in one] == []
        tab.context.close()


IN_VIEW = """one => { const box = one.getBoundingClientRect(), frame = document.getElementById("map");
    const { left, right, top, bottom } = frame.getBoundingClientRect();
    return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom; }"""


def test_the_map_by_time(tab: Tab) -> None:
    page = tab.go("/map")
    rows = page.locator("#results table tbody tr")
    before = rows.count()
    if built():
        page.wait_for_selector("#map[data-ready]")
        assert page.locator("#map .spot").count() >= 3  # places, and heaps of places
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_timeout(300)
        page.locator("#map a.spot").first.press("Enter")
        popup = page.locator(".maplibregl-popup-content")
        popup.wait_for()
        assert "“" in popup.inner_text()  # the words
        assert popup.evaluate(IN_VIEW)
        page.keyboard.press("Escape")
        assert popup.count() == 0
        assert "spot" in page.evaluate("document.activeElement.className")
        page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Said until").fill("2024-08-31")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("said_to=2024-08-31"))
    page.wait_for_function(f"document.querySelectorAll('#results table tbody tr').length < {before}")
    assert 0 < rows.count() < before
    tab.check()


def test_the_time_brush(tab: Tab) -> None:
    if not built():
        pytest.skip("the front end was not built")
    page = tab.go("/map")
    page.wait_for_selector("#brush.script")
    page.locator("#brush svg.stack").scroll_into_view_if_needed()
    box = page.locator("#brush svg.stack").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 40)
    page.mouse.up()
    page.wait_for_url(re.compile(r"said_from=2024-08-\d\d&.*said_to=2024-08-\d\d"))
    tab.check()


def test_review_by_keys(tab: Tab) -> None:
    if not built():
        pytest.skip("the front end was not built")
    page = tab.go("/review")
    for _ in range(100):  # the script that listens comes after the page
        page.keyboard.press("j")
        if page.locator(".review.at").count():
            break
        page.wait_for_timeout(100)
    page.keyboard.press("a")
    page.wait_for_selector("#review-1.done")
    page.keyboard.press("x")
    page.wait_for_selector("#review-2.done")
    page.goto(tab.address + "/audit")
    told = page.locator("#results").inner_text()
    assert "accept" in told
    assert "reject" in told
    tab.check()


def test_the_keys_are_shown_obeyed_and_turned_off(tab: Tab) -> None:
    if not built():
        pytest.skip("the front end was not built")
    page = tab.go("/matters")
    page.wait_for_selector("html.script")
    page.keyboard.press("?")
    told = page.get_by_role("dialog", name="Keyboard shortcuts")
    assert "undo your last judgement" in told.inner_text()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")  # the page takes it away a moment after it closes
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url(re.compile("/reports$"))
    page.wait_for_selector("html.script")
    page.keyboard.press("/")
    page.keyboard.type("g e?")  # in a field, letters are letters
    assert page.locator("#find").input_value() == "g e?"
    page.get_by_role("link", name="Keyboard shortcuts").click()
    page.get_by_label("Turn single-key shortcuts off").check()
    page.goto(tab.address + "/matters")
    page.wait_for_selector("html.script")
    page.keyboard.press("?")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_timeout(200)
    assert page.url == tab.address + "/matters"
    assert page.locator("dialog").count() == 0
    tab.check()


def test_a_reader_fails_to_edit(browser: Any, served_team: str) -> None:
    tab = Tab(browser, served_team)
    page = tab.go("/claims")
    page.get_by_label("Name").fill("rita")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/claims"))
    page.get_by_role("link", name="details and citation").first.click()
    page.wait_for_url(re.compile("/claims/."))
    assert page.locator("#correct").count() == 0
    status = page.evaluate(
        """async () => (await fetch(location.pathname + "/correct", {method: "POST",
        body: new URLSearchParams({action: "reject",
        csrf: document.querySelector("meta[name=csrf]").content})})).status"""
    )
    assert status == 403
    tab.context.close()


def test_publish_and_open_from_disk(browser: Any, ledger: Ledger, tmp_path: Path) -> None:
    counts = publish(ledger, tmp_path / "site")
    assert counts.matters > 5
    tab = Tab(browser, "file://")
    page = tab.go(f"{tmp_path}/site/index.html")
    page.get_by_role("link", name=re.compile("How many settlements", re.I)).first.click()
    assert "74 settlements" in page.locator(".strips").inner_text()
    page.locator(".strips").get_by_role("link", name=re.compile("^74 settlements")).first.click()
    assert "74 населені пункти" in page.locator("article.text").inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('.reader')).display") == "grid"  # the sheet is found
    tab.check()
    tab.context.close()


def test_a_text_as_long_as_a_book(browser: Any, ledger: Ledger, served: str) -> None:
    """A long report is shown in parts; each is drawn quickly however long the whole is."""
    from counterclaim.model import Reading, Report

    text = "\n\n".join(f"Paragraph {n}: nothing is claimed here, 😀 and it goes on for a while." for n in range(9_000))
    assert len(text) > 600_000
    reading = Reading(report=Report(id="long0report", text=text, title="Long"))
    ledger.add_reading(reading, source="long", who="tester", match=False)
    tab = Tab(browser, served)
    address = tab.go("/reports?report=Long").locator('#results a[href^="/reports/"]').get_attribute("href")
    page = tab.go(f"{address}?part=5")
    assert "Part 5 of" in page.locator("nav.parts").first.inner_text()
    painted = "performance.getEntriesByName('first-contentful-paint')"
    page.wait_for_function(f"{painted}.length > 0")
    drawn = page.evaluate(f"{painted}[0].startTime")
    assert drawn < 5_000
    page.get_by_role("link", name="Next part").first.click()
    page.wait_for_url(re.compile("part=6"))
    tab.check()
    tab.context.close()
