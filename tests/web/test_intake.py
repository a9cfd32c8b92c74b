"""Adding reports in the browser: from two files to the first contested figure; no script; what attackers try."""

import io
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.cli import main
from counterclaim.ledger.add.handed import own_name
from counterclaim.ledger.ledger import Ledger
from counterclaim.reports.fetch import Page
from counterclaim.web.app import create_app
from counterclaim.web.look.sheet import built
from counterclaim.web.settings import Settings
from tests.web.axe import violations
from tests.web.conftest import PASSWORD, Served
from tests.web.test_browser import Tab

# Our own words: two outlets, one strike, two tolls.
NORTH = """# title: Harbour market shelled
# publisher: Northern Post
# date: 2024-05-03

Beirut, 3 May 2024. Lebanon's health ministry said on Friday that at least 40 people were killed when shells hit the
fish market in Tyre on Thursday evening.

"The search for survivors goes on," health minister Samir Haddad told reporters.
"""
SOUTH = """# title: Army speaks of eleven dead in Tyre
# publisher: Southern Herald
# date: 2024-05-03

Jerusalem, 3 May 2024. The Israeli army said on Friday that 11 people were killed when shells hit the fish market in
Tyre on Thursday evening.
"""
GERMAN = """Das Ministerium teilte am Freitag mit, dass bei dem Angriff auf den Hafen mindestens vierzig Menschen
getötet wurden. Der Minister sagte vor der Presse, die Suche gehe weiter und werde noch Tage dauern."""
IN_TIME = 60.0  # seconds that something is waited for
TOKEN = re.compile(r'<meta name="csrf" content="([^"]+)">')


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger without reports."""
    with Ledger(tmp_path / "empty.db") as ledger:
        yield ledger


@pytest.fixture
def desk(empty: Ledger) -> Iterator[TestClient]:
    """Its pages, for one user, with small limits."""
    app = create_app(empty, Settings(owner="tester", upload_limit=2_000_000))
    with TestClient(app, base_url="http://127.0.0.1") as made:
        made.headers["accept"] = "text/html"
        yield made


def _token(client: TestClient) -> str:
    found = TOKEN.search(client.get("/add").text)
    assert found is not None
    return found.group(1)


def _send(client: TestClient, what: str, files: list[tuple[str, bytes]] = [], **fields: str) -> Any:  # noqa: B006
    data = {"csrf": _token(client), "what": what, **fields}
    parts = [(name, (None, value)) for name, value in data.items()]
    parts += [("file", (name, content)) for name, content in files]  # type: ignore[misc]
    return client.post("/add", files=parts, follow_redirects=False)


def _ended(client: TestClient, answer: Any) -> dict[str, Any]:
    """What a run that this answer began came to."""
    assert answer.status_code == 303, answer.text
    until = time.monotonic() + IN_TIME
    while time.monotonic() < until:
        now: dict[str, Any] = client.get(answer.headers["location"] + "?format=json").json()
        if now["ended"]:
            return now
        time.sleep(0.05)
    raise AssertionError(now)


def test_two_files_dropped_to_the_first_contested_figure(browser: Any, empty: Ledger) -> None:
    if not built():
        pytest.skip("the front end was not built")
    with Served(create_app(empty, Settings(owner="tester"))) as address:
        tab = Tab(browser, address)
        page = tab.go("/")
        page.wait_for_url("**/add")
        page.wait_for_selector("html.script")
        page.evaluate(
            """files => { const carried = new DataTransfer();
            for (const [name, text] of files) carried.items.add(new File([text], name));
            for (const kind of ["dragenter", "dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
            }""",
            [["north.txt", NORTH], ["south.txt", SOUTH]],
        )
        page.wait_for_url("**/?added=*")
        assert "Added 2 reports" in page.locator(".news").inner_text()
        contested = page.locator("section[aria-labelledby=contested]")
        assert re.search(r"\b40\b", contested.inner_text())
        assert re.search(r"\b11\b", contested.inner_text())
        page.go_back()  # to the forms, and not led away again
        tab.check()
        tab.context.close()


def test_without_a_script(browser: Any, empty: Ledger) -> None:
    with Served(create_app(empty, Settings(owner="tester"))) as address:
        tab = Tab(browser, address, java_script_enabled=False)
        page = tab.go("/")
        page.get_by_label("Choose files").set_input_files(
            [{"name": "a.txt", "mimeType": "text/plain", "buffer": NORTH.encode()}]
        )
        page.get_by_role("button", name="Read these files").click()
        page.wait_for_url("**/?added=*")  # the page of the run asks for itself again until it is done
        assert "Added 1 report" in page.locator(".news").inner_text()
        tab.context.close()


def test_axe_and_a_phone(browser: Any, empty: Ledger) -> None:
    with Served(create_app(empty, Settings(owner="tester"))) as address:
        tab = Tab(browser, address, color_scheme="dark")
        page = tab.go("/add")
        page.get_by_label("Paste the text").fill(GERMAN)
        page.get_by_label("Published on").fill("yesterday or so")
        page.get_by_role("button", name="Read this text").click()
        assert '"yesterday or so" is not a date' in page.get_by_role("alert").inner_text()
        assert page.get_by_label("Paste the text").input_value().startswith("Das Ministerium")  # nothing typed is lost
        for step in ("an error beside its field", "a run that could not read its report"):
            assert violations(page) == [], step
            page.emulate_media(color_scheme="light")
            page.set_viewport_size({"width": 390, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, step
            if "beside" in step:
                page.get_by_label("Published on").fill("")
                page.get_by_role("button", name="Read this text").click()
                page.get_by_role("heading", name="Not read").wait_for()
        tab.context.close()


def test_one_bad_file_stops_nothing_and_names_cannot_act(desk: TestClient, empty: Ledger) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<x/>")
        made.writestr("word/document.xml", b"<w>" + b" " * 60_000_000)
    files = [
        ("../../../etc/<img src=x onerror=alert(1)>.docx", bomb.getvalue()),
        ("C:\\fakepath\\north.txt", NORTH.encode()),
        ("folder/.hidden.txt", SOUTH.encode()),
        ("folder/picture.exe", b"MZ\0\0"),
        ("folder/south.txt", SOUTH.encode()),
    ]
    now = _ended(desk, _send(desk, "files", files))
    assert "Added 2 reports" in now["said"]
    lost = {one["source"]: one["reason"] for one in now["lost"]}
    assert set(lost) == {"etc/<img src=x onerror=alert(1)>.docx", "folder/picture.exe"}
    assert "above the limit" in lost["etc/<img src=x onerror=alert(1)>.docx"]
    page = desk.get(f"/add/{now['id']}").text
    assert "<img" not in page
    assert "&lt;img src=x" in page
    with empty.reading() as db:
        sources = set(db.exec_driver_sql("SELECT source FROM capture WHERE outcome = 'read'").scalars())
    assert sources == {"north.txt", "folder/south.txt"}  # no path of this machine


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"), ("/etc/passwd", "etc/passwd"), ("C:\\x\\..\\a.txt", "x/a.txt"),
        ("a\0b\x1b.txt", "ab.txt"), ("..", ""), ("", ""), ("d/.git/config", ""), ("d/war.db", ""), (".one", ".one"),
    ],
)  # fmt: skip
def test_names_lead_nowhere(given: str, kept: str) -> None:
    assert own_name(given) == kept


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/x", "http://169.254.169.254/", "http://[::ffff:10.0.0.1]/"])
def test_private_addresses_are_not_fetched(desk: TestClient, address: str) -> None:
    now = _ended(desk, _send(desk, "address", address=address))
    assert "Added 0 reports" in now["said"]
    assert len(now["lost"]) == 1


@pytest.mark.parametrize("address", ["file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)", "x" * 3_000])
def test_other_schemes_are_refused_beside_the_field(desk: TestClient, address: str) -> None:
    answer = _send(desk, "address", address=address)
    assert answer.status_code == 422
    assert 'id="wrong-address"' in answer.text
    assert address[:60] in answer.text  # what was typed is still there


def test_foreign_and_forged_uploads(desk: TestClient) -> None:
    token = _token(desk)
    part = {"file": ("a.txt", NORTH.encode())}
    assert desk.post("/add", files={"what": (None, "files"), **part}).status_code == 403
    late = desk.post("/add", files={**part, "csrf": (None, token), "what": (None, "files")})
    assert late.status_code == 403  # the token comes first, or nothing of the files is looked at
    foreign = {"origin": "https://evil.example"}
    sent = {"csrf": (None, token), "what": (None, "files"), **part}
    assert desk.post("/add", files=sent, headers=foreign).status_code == 403
    assert desk.post("/add", files=sent, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_too_much_at_once(desk: TestClient) -> None:
    assert _send(desk, "files", [("a.txt", b"x" * 2_100_000)]).status_code == 413
    many = _send(desk, "files", [(f"{n}.txt", b"") for n in range(2_001)])
    assert many.status_code == 400
    assert "counterclaim add FOLDER" in many.text
    assert _send(desk, "files").status_code == 422
    assert _send(desk, "nothing").status_code == 422
    kind = {"content-type": "multipart/form-data; boundary=x", "x-csrf-token": _token(desk)}
    assert desk.post("/add", content=b"--x\r\nnonsense", headers=kind).status_code in (400, 422)
    assert desk.get("/add/unknown").status_code == 404


def test_a_reader_adds_nothing_and_a_reviewer_does(team: TestClient) -> None:
    for name, allowed in (("rita", False), ("rex", True)):
        form = TOKEN.search(team.get("/sign-in").text)
        assert form is not None
        team.post("/sign-in", data={"csrf": form.group(1), "name": name, "password": PASSWORD})
        page = team.get("/")
        assert ('href="/add"' in page.text) is allowed
        assert team.get("/add").status_code == (200 if allowed else 403)
        found = TOKEN.search(page.text)
        assert found is not None
        sent = team.post("/add", files={"csrf": (None, found.group(1)), "what": (None, "demo")}, follow_redirects=False)
        assert sent.status_code == (303 if allowed else 403)


def test_the_same_file_again_and_the_ledger_is_read_meanwhile(desk: TestClient) -> None:
    first = _send(desk, "text", text=NORTH.partition("\n\n")[2], publisher="Northern Post", published="2024-05-03")
    assert desk.get("/claims").status_code == 200
    now = _ended(desk, first)
    assert now["next"] == f"/?added={now['id']}"
    assert "no date" not in now["said"]
    for _ in range(2):
        again = _ended(desk, _send(desk, "files", [("south.txt", SOUTH.encode())]))
    assert "1 report was in the ledger already" in again["said"]
    assert "Northern Post" in desk.get("/reports").text


def test_without_a_command_the_pages_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("webbrowser.get", lambda: object())
    monkeypatch.setenv("DISPLAY", ":0")
    assert main.without_command() == []  # no terminal: the help, as in a pipe
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout", Terminal())
    assert main.without_command() == ["serve", "--new", "--open"]
    for name in main.SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main.without_command() == []


def test_a_feed_is_followed_where_that_is_asked_for(
    desk: TestClient, empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title></channel></rss>'

    def fetched(url: str, **_: object) -> Page:
        return Page(feed if url.endswith("feed.xml") else NORTH.encode(), url, None)

    monkeypatch.setattr("counterclaim.ledger.add.feeds.fetch", fetched)
    both = "https://news.example/feed.xml\nnews.example/page"
    for follow, watched in ({}, []), ({"follow": "1"}, ["https://news.example/feed.xml"]):
        now = _ended(desk, _send(desk, "address", address=both, **follow))
        with empty.reading() as db:
            assert list(db.exec_driver_sql("SELECT address FROM feed").scalars()) == watched
    assert "news.example/feed.xml" in now["notes"][0]
    assert now["next"] == ""  # it is said here that the feed is followed


def test_stopping_keeps_what_was_read(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.ledger.add.workers.FEW", 1)
    monkeypatch.setattr("counterclaim.ledger.add.workers.processors", lambda: 1)
    files = [(f"{n}.txt", NORTH.replace("40", str(40 + n)).encode()) for n in range(60)]
    begun = _send(desk, "files", files)
    until = time.monotonic() + IN_TIME
    while not re.match(r"[1-9]", desk.get(begun.headers["location"] + "?format=json").json()["said"]):
        assert time.monotonic() < until
        time.sleep(0.02)
    answer = desk.post(begun.headers["location"] + "/stop", data={"csrf": _token(desk)}, follow_redirects=False)
    now = _ended(desk, answer)
    found = re.match(r"Stopped. Added (\d+) report", now["said"])
    assert found is not None, now["said"]
    assert 0 < int(found.group(1)) < 60
