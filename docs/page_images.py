"""Makes the pictures of the pages (light, dark, phone) in docs/images from a ledger of the demo reports."""

import re
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from counterclaim.demo import paths
from counterclaim.ledger.ledger import Ledger
from counterclaim.reader.reader import Reader
from counterclaim.web.app import create_app
from counterclaim.web.settings import Settings

# Software rendering draws the map the same on every machine.
FLAGS = ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--hide-scrollbars"]
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "device_scale_factor": 2},
}


def pages(images: Path, chromium: str) -> None:
    """The main pages in each look, of a ledger of the demo's reports."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "demo.db") as ledger:
        reader = Reader()
        for path in paths():
            ledger.add_reading(reader.read(path), source=path.name, who="demo")
        drawn(ledger, images, chromium)


def drawn(ledger: Ledger, images: Path, chromium: str) -> None:
    """The same of a ledger that is there."""
    from playwright.sync_api import sync_playwright

    with serving(ledger) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for look, options in LOOKS.items():
            tab = browser.new_context(**options).new_page()
            tab.set_default_timeout(120_000)
            for name, where in _shown(tab, address).items():
                tab.goto(address + where)
                if name == "map":
                    tab.wait_for_selector("#map[data-ready]")
                tab.wait_for_timeout(500)
                tab.screenshot(path=images / f"{name}-{look}.png")
        browser.close()


def _shown(tab: Any, address: str) -> dict[str, str]:
    """Addresses by the picture's name."""
    tab.goto(address + "/matters")
    matter = tab.get_by_role("link", name=re.compile("How many settlements", re.I)).first.get_attribute("href")
    tab.goto(address + matter)
    words = tab.locator(".strips a.track").nth(1).get_attribute("href")
    return {
        "overview": "/", "matter": matter, "report": words, "map": "/map", "timeline": "/timeline", "review": "/review"
    }  # fmt: skip


@contextmanager
def serving(ledger: Ledger) -> Iterator[str]:
    """The address of the pages, as long as it lasts."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(ledger, Settings(owner="demo")), log_level="error", ws="none"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    time.sleep(0.5)
