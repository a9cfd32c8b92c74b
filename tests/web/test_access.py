"""What a checker of access finds on every page, and whether it fits a phone; apart from the other browser tests, for it
takes as long as they do."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ledger.ledger import Ledger
from counterclaim.web.app import create_app
from counterclaim.web.settings import Settings
from tests.web.axe import violations
from tests.web.conftest import Served
from tests.web.test_browser import Tab

# By theme, what axe looks at: in the dark only colours are others.
LOOKS = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
LISTS = "/events /matters /claims /reports /map /timeline /speakers /review /audit /feeds"
# What is made as two others of the page are, all within it and around it too (tags, classes, roles, languages, which
# attributes, whether there is text), is taken out: the rows of long lists, where axe would take most of its time.
# What a link or a field is named by stays whole, and so do terms and what they mean.
ALIKE = """() => {
    const told = ["class", "role", "lang", "dir", "type"], seen = {};
    const made = one => [one.tagName, ...[...one.attributes].map(a => told.includes(a.name) ? `${a.name}=${a.value}`
      : a.name).sort(), one.textContent.trim() !== ""].join(" ");
    const whole = one => `${made(one)}(${[...one.children].map(whole).join()})`;
    const walk = (one, around) => { for (const child of [...one.children]) {
      const key = `${around}>${whole(child)}`;
      seen[key] = (seen[key] ?? 0) + 1;
      if (seen[key] > 2) child.remove();
      else if (!child.matches("a, button, dl, label, select, summary")) walk(child, `${around}>${made(child)}`);
    } };
    walk(document.querySelector("main"), ""); }"""
Visited = tuple[dict[str, int], list[tuple[str, ...]]]
PAGES = ("/", *LISTS.split(), "/search?text=settlements", "/keys", "/saved", "/api")
# Lists whose first entry is opened, too.
DETAILS = {"/matters": "/matters/m", "/reports": "/reports/", "/claims": "/claims/", "/speakers": "/speakers/"}


@pytest.fixture(scope="module")
def visited(browser: Any, ledger_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """Each page opened once: how wide it is on a phone, and what axe finds on a desk's screen."""
    copy = shutil.copy(ledger_file, tmp_path_factory.mktemp("visited") / "copy.db")
    with Ledger(copy) as ledger, Served(create_app(ledger, Settings(owner="tester"))) as address:
        return _visited(Tab(browser, address))


def _visited(tab: Tab) -> Visited:
    widths, found = {}, []
    dark = {"/", "/map", "/timeline"}  # colours are those of the theme, the same in all lists
    waiting = [*PAGES]
    for path in waiting:
        tab.page.set_viewport_size(PHONE)
        widths[path] = tab.go(path).evaluate("document.documentElement.scrollWidth")
        if path in DETAILS:
            detail = tab.page.locator(f'main a[href^="{DETAILS[path]}"]').first.get_attribute("href")
            waiting.append(detail)
            dark.add(detail)
        tab.page.set_viewport_size(DESK)
        tab.page.evaluate(ALIKE)
        for scheme, rules in LOOKS.items():
            if scheme == "dark" and path not in dark:
                continue
            tab.page.emulate_media(color_scheme=scheme)
            found += [(path, scheme, rule, html[0][:160]) for rule, html in violations(tab.page, **rules)]
    tab.context.close()
    return widths, found


def test_of_what_is_alike_two_are_looked_at_and_all_that_differs(browser: Any) -> None:
    rows = [f"<li class={name}><a href=#{n}>pale words</a>" for n, name in enumerate("aaaaba")]
    context = browser.new_context()
    page = context.new_page()
    page.set_content(f"<style>a {{ color: #ccc }}</style><main><ul>{''.join(rows)}</ul></main>")
    page.evaluate(ALIKE)
    ((rule, html),) = violations(page, **LOOKS["dark"])
    assert rule == "color-contrast"
    assert [re.findall(r"#\d", one) for one in html] == [["#0"], ["#1"], ["#4"]]
    context.close()


def test_axe_finds_nothing_serious(visited: Visited) -> None:
    assert visited[1] == []


def test_no_page_is_wider_than_a_phone(visited: Visited) -> None:
    widths = visited[0]
    assert len(widths) == len(PAGES) + len(DETAILS)
    assert {path: width for path, width in widths.items() if width > PHONE["width"]} == {}
