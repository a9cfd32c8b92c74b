"""A ledger of the demo reports and of one hostile report, its pages in a client, behind a port, and in a browser."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from counterclaim.demo import paths
from counterclaim.ledger.ledger import Ledger
from counterclaim.reader.reader import Reader
from counterclaim.web.app import create_app
from counterclaim.web.people import accounts
from counterclaim.web.settings import Settings
from tests.ledger.made import Said, added, reading
from tests.web.hostile import hostile_reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PASSWORD = "a password of some length"
PEOPLE = (("ann", "admin"), ("rex", "reviewer"), ("rita", "reader"))


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Hashes that cost next to nothing; what the real ones cost is tested in test_attacks.py."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_hasher", lambda: quick)
        yield


@pytest.fixture(scope="session")
def ledger_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger, made once: reading eight reports takes some seconds."""
    file = tmp_path_factory.mktemp("ledger") / "demo.db"
    reader = Reader()
    with Ledger(file) as ledger:
        for path in paths():
            ledger.add_reading(reader.read(path), source=path.name, who="tester", match=False)
        ledger.add_reading(hostile_reading(), source='"><script>alert("source")</script>', who="tester")
    return file


@pytest.fixture(scope="session")
def told_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports of one event, and one of another."""
    file = tmp_path_factory.mktemp("told") / "told.db"
    with Ledger(file) as ledger:
        said = (Said("Norland", 12), Said("Surria", 29), Said("Norland", 5, where="Orvik"))
        added(ledger, [reading(one, number=n, outlet=f"Paper {n}") for n, one in enumerate(said, 1)])
    return file


@pytest.fixture
def told(told_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it, to change."""
    with Ledger(shutil.copy(told_file, tmp_path / "told.db")) as opened:
        yield opened


@pytest.fixture
def ledger(ledger_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it, to change."""
    copy = tmp_path / "copy.db"
    shutil.copy(ledger_file, copy)
    with Ledger(copy) as opened:
        yield opened


@pytest.fixture
def settings() -> Settings:
    """Local: one user, nobody signs in."""
    return Settings(owner="tester")


@pytest.fixture
def client(ledger: Ledger, settings: Settings) -> Iterator[TestClient]:
    """The pages without a network."""
    with TestClient(create_app(ledger, settings), base_url="http://127.0.0.1") as made:
        made.headers["accept"] = "text/html"
        yield made


@pytest.fixture
def team(ledger: Ledger) -> Iterator[TestClient]:
    """The pages for a team of three."""
    ledger.write(lambda db: [accounts.add(db, name, role, PASSWORD, by="tester") for name, role in PEOPLE])  # type: ignore[arg-type]
    with TestClient(create_app(ledger, Settings(team=True)), base_url="http://127.0.0.1") as made:
        made.headers["accept"] = "text/html"
        yield made


class Served:
    """An app behind a port of this machine."""

    def __init__(self, app: Any) -> None:
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        until = time.monotonic() + 60
        while not self.server.started and time.monotonic() < until:
            time.sleep(0.02)
        assert self.server.started
        return self.address

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.socket.close()


@pytest.fixture
def served(ledger: Ledger, settings: Settings) -> Iterator[str]:
    """Address of the pages on this machine."""
    with Served(create_app(ledger, settings)) as address:
        yield address


@pytest.fixture
def served_team(ledger: Ledger) -> Iterator[str]:
    """Address of the pages for a team."""
    ledger.write(lambda db: [accounts.add(db, name, role, PASSWORD, by="tester") for name, role in PEOPLE])  # type: ignore[arg-type]
    with Served(create_app(ledger, Settings(team=True))) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window. Where there is none: skipped, and in CI (COUNTERCLAIM_NEED_CHROMIUM) failed."""
    if CHROMIUM is None:
        told = "no Chromium on the PATH (Debian: apt install chromium)"
        if os.environ.get("COUNTERCLAIM_NEED_CHROMIUM"):
            pytest.fail(told)
        pytest.skip(told)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        # Software rendering, so that the map is drawn on a machine without a graphics card.
        flags = ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()
