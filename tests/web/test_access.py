"""What a checker of access finds on every page; apart from the other browser tests, for it takes as long as they do."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.web.test_browser import PAGES, SERIOUS, Tab

# By theme, what axe looks at: in the dark only colours are others.
LOOKS = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


def test_axe_finds_nothing_serious(browser: Any, served: str) -> None:
    tab = Tab(browser, served)
    details = [
        tab.go(listed).locator(f'main a[href^="{kind}"]').first.get_attribute("href")
        for listed, kind in (
            ("/matters", "/matters/m"),
            ("/reports", "/reports/"),
            ("/claims", "/claims/"),
            ("/speakers", "/speakers/"),
        )
    ]
    found = []
    for path in (*PAGES, *details):
        tab.go(path)
        for scheme, rules in LOOKS.items():
            tab.page.emulate_media(color_scheme=scheme)
            for one in Axe().run(tab.page, options={"resultTypes": ["violations"], **rules}).response["violations"]:
                if one["impact"] in SERIOUS:
                    found.append((path, scheme, one["id"], one["nodes"][0]["html"][:160]))
    assert found == []
    tab.context.close()
