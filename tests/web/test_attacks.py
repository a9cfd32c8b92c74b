"""What an attacker may try: words that act, filters that ask the store, foreign pages, forged requests, tall bodies."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from starlette.routing import Route

from counterclaim.ledger.ledger import Ledger
from counterclaim.web.app import create_app
from counterclaim.web.people.accounts import _hasher as real_hasher
from counterclaim.web.settings import BODY_LIMIT, Settings
from tests.web.conftest import PASSWORD
from tests.web.hostile import IMAGE, SCRIPT

LISTS = (
    "/", "/events", "/matters", "/claims", "/reports", "/map", "/timeline", "/speakers", "/review", "/audit", "/feeds",
    "/keys", "/saved", "/api",
)  # fmt: skip
SQL = (
    "' OR 1=1 --",
    "'; DROP TABLE claim; --",
    '" UNION SELECT * FROM account --',
    "%' OR ''='",
    "\\'; --",
    "NEAR(a b)",
)
FILTERS = (
    "text", "speaker", "side", "about", "type", "stance", "factuality", "place", "report", "publisher", "agency",
    "counted", "unit", "state", "status", "matter", "utterance", "said_from", "happened_to", "box", "sort", "cursor",
    "name", "kind", "question", "who", "action", "object", "since", "limit", "added_since",
)  # fmt: skip


class _Page(HTMLParser):
    """What a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []
        self.scripts: list[str | None] = []
        self.text: list[str] = []
        self._raw = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.acting += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        self.acting += [
            f"{tag} {v}"
            for n, v in attrs
            if n in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):", v or "", re.I)
        ]
        if tag == "script":
            self.scripts.append(given.get("src"))
        if tag in ("img", "iframe", "object", "embed", "style", "base"):
            self.acting.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _addresses(client: TestClient) -> list[str]:
    """Every page, but of claims, matters and events all of the hostile report and some of each of the others."""
    found = list(LISTS)
    for page in ("/reports", "/claims?limit=200", "/speakers", "/matters?least=1", "/events?least=1"):
        body = client.get(page).text
        led = sorted(set(re.findall(r'href="(/(?:reports|claims|speakers|matters|events)/[^"?#]+)', body)))
        found += led if page in ("/reports", "/speakers") else led[::5]
    for page in ("/claims?text=tanks", "/matters?least=1&text=tanks", "/events?least=1&text=tanks"):
        found += re.findall(r'href="(/(?:claims|matters|events)/[^"?#]+)', client.get(page).text)
    return [*found, "/search?text=tanks", "/search?text=spokesman&within=reports"]


def test_words_of_reports_are_text_on_every_page(client: TestClient) -> None:
    seen = 0
    for address in _addresses(client):
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = _Page()
        page.feed(answer.text)
        assert page.acting == [], address
        assert all(src and src.startswith("/static/") for src in page.scripts), address
        for character in ("\u202e", "\u202c", "\x1b", "\x07", "\x00"):
            assert character not in answer.text, address
        seen += SCRIPT in "".join(page.text)
    assert seen >= 5  # overview, lists, the report, its claim, its speaker


@pytest.mark.parametrize("address", LISTS)
def test_policy_allows_nothing_inline(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-cache, private"


def test_filters_never_reach_the_store_as_sql(client: TestClient, ledger: Ledger) -> None:
    with ledger.reading() as db:
        before = db.exec_driver_sql("SELECT count(*) FROM claim").scalar()
    for at, address in enumerate(("/matters", "/claims", "/map", "/timeline", "/speakers", "/search", "/audit")):
        for number, name in enumerate(FILTERS):
            answer = client.get(address, params={name: SQL[(at + number) % len(SQL)]})
            assert answer.status_code in (200, 422), (address, name)
    with ledger.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM claim").scalar() == before


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/look/../app.py",
        "/static/..%5c..%5capp.py", "/reports/..%2f..%2fetc%2fpasswd", "/claims/%00", "/matters/%ff", "/nothing",
    ],
)  # fmt: skip
def test_paths_lead_nowhere(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "create_app" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil", "", "localhost:x", "[::1"]
)
def test_foreign_hosts(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1.evil.example"}, {"sec-fetch-site": "same-site"},
    ],
)  # fmt: skip
def test_foreign_pages_neither_read_nor_write(client: TestClient, headers: dict[str, str]) -> None:
    assert client.get("/api/claims", headers=headers).status_code == 403
    token = _token(client)
    answer = client.post("/claims/x/correct", data={"csrf": token, "action": "accept"}, headers=headers)
    assert answer.status_code == 403


def test_a_link_from_another_site_opens_the_page(client: TestClient) -> None:
    led = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/matters", headers=led).status_code == 200


@pytest.mark.parametrize("body", [b"x" * (BODY_LIMIT + 1), b"csrf=1&" * (BODY_LIMIT // 7 + 10)])
def test_tall_bodies(client: TestClient, body: bytes) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/claims/x/correct", content=body, headers=kind).status_code == 413
    told = client.post("/claims/x/correct", content=iter([body]), headers=kind)
    assert told.status_code == 413
    assert client.get("/claims?text=" + "a" * 9_000).status_code == 414


def test_forged_requests(client: TestClient) -> None:
    """No token, another's token, a token that was changed."""
    good = _token(client)
    for token in ("", "x", good[:-1] + ("0" if good[-1] != "0" else "1"), "a.b"):
        answer = client.post("/claims/x/correct", data={"csrf": token, "action": "accept"})
        assert answer.status_code == 403, token
    assert client.post("/claims/x/correct", data={"csrf": good, "action": "accept"}).status_code == 404


def test_tokens_differ_from_page_to_page(client: TestClient) -> None:
    assert _token(client) != _token(client)


def test_a_reader_changes_nothing(team: TestClient, ledger: Ledger) -> None:
    """Every route that changes something, by session and by API token."""
    sign_in(team, "rita")
    token = _token(team, "/account")
    made = team.post("/account/tokens", data={"csrf": token, "name": "t", "role": "reader", "days": "3"})
    bearer = re.search(r"cct_[\w-]+", made.text)
    assert bearer is not None
    app: Any = create_app(ledger, Settings(team=True))
    routes = [
        (method, route.path)
        for route in _routes(app)
        for method in route.methods or ()
        if method not in ("GET", "HEAD")
    ]
    own = ("/sign-in", "/sign-out", "/account/tokens", "/account/tokens/drop", "/account/password")
    changing = [(method, path) for method, path in routes if path not in own]
    assert len(changing) >= 10
    for method, path in changing:
        address = re.sub(r"\{[^}]+\}", "1", path)
        by_session = team.request(method, address, data={"csrf": _token(team)})
        assert by_session.status_code == 403, path
        with TestClient(app, base_url="http://127.0.0.1") as program:
            by_token = program.request(method, address, json={}, headers={"authorization": f"Bearer {bearer.group()}"})
            assert by_token.status_code == 403, path


def test_a_token_lends_no_more_than_its_role(team: TestClient, ledger: Ledger) -> None:
    sign_in(team, "rex")
    answer = team.post("/account/tokens", data={"csrf": _token(team, "/account"), "name": "t", "role": "admin"})
    assert answer.status_code == 400
    assert team.get("/users").status_code == 403


def test_nobody_sees_anything_before_signing_in(team: TestClient) -> None:
    for address in LISTS:
        answer = team.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"][:9]) == (303, "/sign-in?"), address
    assert team.get("/api/claims", headers={"accept": "application/json"}).status_code == 401
    assert team.get("/api/claims", headers={"authorization": "Bearer cct_wrong"}).status_code == 401


def test_passwords_are_costly_to_guess() -> None:
    """As RFC 9106 has it, second choice: other tests hash at no cost."""
    assert real_hasher().hash(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_too_many_tries(team: TestClient) -> None:
    states = [_try(team, "rex", "wrong password!") for _ in range(12)]
    assert states[:10] == [401] * 10
    assert states[10:] == [429] * 2
    assert _try(team, "rex", PASSWORD) == 429  # the right one, too: who tries is not known


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_leads_to_our_own_pages(team: TestClient, address: str) -> None:
    answer = team.post(
        "/sign-in",
        data={"csrf": _token(team, "/sign-in"), "name": "rita", "password": PASSWORD, "next": address},
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_cookie_is_kept_from_scripts(team: TestClient) -> None:
    answer = team.post(
        "/sign-in",
        data={"csrf": _token(team, "/sign-in"), "name": "rita", "password": PASSWORD},
        follow_redirects=False,
    )
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=lax" in answer.headers["set-cookie"]


@pytest.mark.parametrize("words", [SCRIPT, IMAGE, "\u202eabc", "a\x00b", "\ud800", "𝔘" * 400])
def test_words_in_an_address_come_back_as_text(client: TestClient, words: str) -> None:
    answer = client.get("/search?text=" + quote(words.encode("utf-8", "surrogatepass")))
    assert answer.status_code == 200
    page = _Page()
    page.feed(answer.text)
    assert page.acting == []
    assert all(src and src.startswith("/static/") for src in page.scripts)


def sign_in(client: TestClient, name: str) -> None:
    """Sign in under that name."""
    client.post("/sign-in", data={"csrf": _token(client, "/sign-in"), "name": name, "password": PASSWORD})


def _try(client: TestClient, name: str, password: str) -> int:
    return client.post(
        "/sign-in", data={"csrf": _token(client, "/sign-in"), "name": name, "password": password}
    ).status_code


def _token(client: TestClient, page: str = "/") -> str:
    found = re.search(r'<meta name="csrf" content="([^"]+)"', client.get(page).text)
    assert found is not None
    return found.group(1)


def _routes(app: Any) -> list[Route]:
    """All routes, those of included routers too."""
    out: list[Route] = []
    waiting = list(app.routes)
    while waiting:
        one = waiting.pop()
        if isinstance(one, Route):
            out.append(one)
        inner = getattr(one, "original_router", None) or getattr(one, "router", None) or one
        if inner is not one or not isinstance(one, Route):
            waiting += [sub for sub in getattr(inner, "routes", []) if sub is not one]
    return out
