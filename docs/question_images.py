"""Makes the pictures for nine analyst's questions in docs/pages.md: each answered on one screen, in three looks.

usage: python docs/question_images.py CHROMIUM [LEDGER]

Without a ledger it reads the demo's reports and the composed ones of tests/gold/matters/open, which takes some minutes.
A picture shows the same screen three times: light, dark, on a phone.
"""

import base64
import sys
import tempfile
from pathlib import Path
from typing import Any

from page_images import FLAGS, LOOKS, serving

from counterclaim.demo import paths
from counterclaim.ledger.ledger import Ledger
from counterclaim.reader.reader import Reader

DOCS = Path(__file__).parent
COMPOSED = DOCS.parent / "tests" / "gold" / "matters" / "open"
HIGH = 860  # pixels of each screen
SCREENS = {"light": 1180, "dark": 1180, "phone": 390}


def read(ledger: Ledger) -> None:
    """Fill a ledger with reports that come with the source."""
    reader = Reader()
    for path in (*paths(), *sorted(COMPOSED.glob("*.txt"))):
        ledger.add_reading(reader.read(path), source=path.name, who="demo", match=False)
    ledger.match_all()


def addresses(tab: Any, site: str) -> dict[str, str]:
    """Where each question is answered, by the picture's name: found in the pages as a reader would."""

    def first(page: str, link: str) -> str:
        tab.goto(site + page)
        return str(tab.locator(link).first.get_attribute("href"))

    event = ""
    tab.goto(site + "/events?least=2&limit=100&sort=weight")
    for found in [one.get_attribute("href") for one in tab.locator(".matter h3 a").all()]:
        tab.goto(site + found)  # the first with figures, somebody who is named and a denial
        if all(tab.locator(f"#{part}").count() for part in ("series", "blamed", "denials")):
            event = found
            break
    place = str(tab.locator("figure.map figcaption").first.inner_text()).split(",")[0].removeprefix("Near ")
    told = first(event, "#series ~ .strips a.track")
    claim = first(told, "a:has-text('Cite, history')")
    copied, missing = event, (0, event)
    tab.goto(site + "/events?limit=200")
    for found in [one.get_attribute("href") for one in tab.locator(".matter h3 a").all()]:
        tab.goto(site + found)
        copied = found if tab.locator("#carriers ~ ul a[href^='/compare']").count() else copied
        missing = max(missing, (tab.locator("#missing ~ ul li").count(), found))
    return {
        "largest": "/", "who-says-what": f"/search?text={place}", "changed": "/#changed", "where": "/map",
        "who-did-it": f"{event}#blamed", "first": f"{event}#series", "copied": f"{copied}#carriers",
        "how-sure": f"{claim}#read", "missing": f"{missing[1]}#missing",
    }  # fmt: skip


def pictures(ledger: Ledger, images: Path, chromium: str) -> None:
    """All nine."""
    from playwright.sync_api import sync_playwright

    with serving(ledger) as site, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        found: dict[str, str] = {}
        shots: dict[str, list[bytes]] = {}
        for look, wide in SCREENS.items():
            tab = browser.new_context(
                viewport={"width": wide, "height": HIGH}, color_scheme=LOOKS[look]["color_scheme"]
            ).new_page()
            tab.set_default_timeout(120_000)
            found = found or addresses(tab, site)
            for name, where in found.items():
                tab.goto("about:blank")  # so that the part after "#" is gone to
                tab.goto(site + where)
                if name == "where":
                    tab.wait_for_selector("#map[data-ready]")
                tab.wait_for_timeout(500)
                shots.setdefault(name, []).append(tab.screenshot())
        tab = browser.new_page(viewport={"width": sum(SCREENS.values()) + 40, "height": HIGH})
        for name, three in shots.items():
            shown = "".join(f'<img src="data:image/png;base64,{base64.b64encode(one).decode()}">' for one in three)
            tab.set_content(f'<body style="margin:0;display:flex;gap:20px;background:#888">{shown}')
            tab.wait_for_timeout(300)
            tab.screenshot(path=images / f"question-{name}.jpg", type="jpeg", quality=60)
        browser.close()


def main() -> None:
    """Make all."""
    chromium = sys.argv[1]
    if len(sys.argv) > 2:
        with Ledger(sys.argv[2]) as ledger:
            pictures(ledger, DOCS / "images", chromium)
        return
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "questions.db") as ledger:
        read(ledger)
        pictures(ledger, DOCS / "images", chromium)


if __name__ == "__main__":
    main()
