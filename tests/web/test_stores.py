"""The same pages over PostgreSQL as over SQLite, and in whatever order a store gives its rows."""

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.matching import portraits
from counterclaim.ledger.storable import unpacked
from counterclaim.ledger.tables import report
from counterclaim.web.app import create_app
from counterclaim.web.settings import Settings
from tests.ledger import stores
from tests.ledger.conftest import postgresql  # noqa: F401 a fixture
from tests.web.test_access import PAGES

FILTERED = (
    "/matters?side=Ukraine&contested=true", "/matters?sort=changed", "/claims?type=casualties&sort=oldest",
    "/claims?place=Kursk+Oblast&said_from=2024-08", "/search?text=%22square+kilometers%22&within=reports",
    "/map?side=Russia", "/timeline?type=strike", "/speakers?side=Russia", "/review?type=casualties",
)  # fmt: skip
# What differs by store or by the moment: tokens against forged requests, when it was added, ranks of a search.
VOLATILE = re.compile(r'content="[0-9a-f.]{30,}"|value="[0-9a-f.]{30,}"|\d{4}-\d\d-\d\dT[\d:.+Z]+|\d\d:\d\d(?: UTC)?')


@pytest.fixture(scope="module")
def other(postgresql: stores.Cluster, ledger_file: Path) -> Iterator[TestClient]:  # noqa: F811
    """Pages over PostgreSQL of the same reports."""
    with Ledger(postgresql.new()) as ledger:
        filled(ledger, ledger_file)
        with TestClient(create_app(ledger, Settings(owner="tester")), base_url="http://127.0.0.1") as made:
            made.headers["accept"] = "text/html"
            yield made


def filled(ledger: Ledger, other: Path) -> None:
    """Add the readings of another ledger, and match them."""
    with Ledger(other) as given, given.reading() as db:
        for row in db.execute(select(report.c.source, report.c.reading).order_by(report.c.row)):
            ledger.add_reading(unpacked(row.reading), source=row.source, who="tester", match=False)
    ledger.match_all()


@pytest.mark.parametrize("page", [*PAGES, *FILTERED])
def test_a_page_says_the_same(client: TestClient, other: TestClient, page: str) -> None:
    here, there = client.get(page), other.get(page)
    assert (here.status_code, there.status_code) == (200, 200)
    if page in ("/", "/matters?sort=changed") or page.startswith(("/audit", "/search")):
        return  # in the order of when each was written; their own hashes; their own ranks
    assert VOLATILE.sub("", there.text) == VOLATILE.sub("", here.text)


@pytest.mark.parametrize("order", [sorted, lambda claims: sorted(claims)[::-1]])
def test_what_names_an_event_does_not_lean_on_the_order_of_its_claims(
    ledger: Ledger, ledger_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    order: Callable[[Collection[str]], list[str]],
) -> None:  # fmt: skip
    plain = portraits.refresh
    monkeypatch.setattr(
        portraits, "refresh", lambda db, found, entries: plain(db, {e: order(c) for e, c in found.items()}, entries)
    )
    with Ledger(tmp_path / "ordered.db") as other:
        filled(other, ledger_file)
        assert [one.heading for one in other.events().rows] == [one.heading for one in ledger.events().rows]


def test_a_correction_is_kept_and_logged(other: TestClient) -> None:
    found = re.search(r'href="(/claims/[^"?#]+)"', other.get("/claims").text)
    assert found is not None
    address = found.group(1)
    token = re.search(r'name="csrf" content="([^"]+)"', other.get(address).text)
    assert token is not None
    given = {"action": "accept", "why": "read the report", "csrf": token.group(1)}
    answer = other.post(address + "/correct", data=given, headers={"origin": "http://127.0.0.1"})
    assert answer.status_code == 200
    assert "read the report" in other.get(address).text
    assert re.search("<td[^>]*>correct</td>", other.get("/audit").text)


def test_what_a_desk_keeps_is_kept_in_either_store(other: TestClient) -> None:
    found = re.search(r'href="(/claims/([^"?#]+))"', other.get("/claims").text)
    assert found is not None
    token = re.search(r'name="csrf" content="([^"]+)"', other.get("/saved").text)
    assert token is not None
    given = {"csrf": token[1], "kind": "claims", "object": unquote(found[2])}
    kept = {"/notes": {"text": "a thought"}, "/tags": {"tag": "tolls"}, "/collections": {"new": "A file"}}
    for path, more in kept.items():
        assert other.post(path, data={**given, **more}).status_code == 200
    page = other.get(found[1]).text
    assert all(words in page for words in ("a thought", "/tags/tolls", "A file"))
    search = {"csrf": token[1], "name": "Losses", "address": "/claims?type=casualties"}
    assert "Losses" in other.post("/searches", data=search).text
