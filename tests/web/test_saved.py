"""Saved searches, collections, notes and tags: kept, followed, changed by those who may, logged, never published."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.audit_log import audit
from counterclaim.web.app import create_app
from counterclaim.web.people import accounts
from counterclaim.web.publish import publish
from counterclaim.web.settings import Settings
from tests.ledger.made import Said, added, reading
from tests.web.conftest import PASSWORD, PEOPLE
from tests.web.hostile import SCRIPT
from tests.web.test_events import signed

SECRET = "the desk's own thought"


@pytest.fixture
def desk(told: Ledger) -> Iterator[TestClient]:
    """The pages of one person's own ledger."""
    with TestClient(create_app(told, Settings(owner="rex")), base_url="http://127.0.0.1") as made:
        made.headers["accept"] = "text/html"
        yield made


def send(client: TestClient, to: str, **given: str) -> Any:
    token = re.search(r'<meta name="csrf" content="([^"]+)"', client.get("/saved").text)
    assert token is not None
    return client.post(to, data={"csrf": token[1], **given}, follow_redirects=True)


def log(ledger: Ledger) -> list[tuple[str, str]]:
    with ledger.reading() as db:
        return [(one.who, one.action) for one in audit(db, limit=100).rows]


def test_a_search_is_saved_opened_followed_and_dropped(desk: TestClient, told: Ledger) -> None:
    listed = desk.get("/claims?place=Orvik&limit=5&cursor=").text
    address = re.search(r'name="address" value="([^"]+)"', listed)
    assert address is not None
    answer = send(desk, "/searches", name=f"Orvik {SCRIPT}", address=address[1].replace("&amp;", "&"))
    assert "Orvik &lt;script&gt;" in answer.text
    id = re.search(r'href="/searches/([0-9a-f]+)"', answer.text)
    assert id is not None
    opened = desk.get(f"/searches/{id[1]}", follow_redirects=False)
    assert (opened.status_code, opened.headers["location"]) == (303, "/claims?place=Orvik&limit=5")
    items = desk.get(f"/searches/{id[1]}?format=jsonfeed").json()["items"]
    assert [one["content_text"] for one in items] == ["5 soldiers of Surria were killed at Orvik"]
    assert b"<entry>" in desk.get(f"/searches/{id[1]}?format=atom").content
    assert "Orvik" not in send(desk, f"/searches/{id[1]}/remove").text
    assert desk.get(f"/searches/{id[1]}").status_code == 404
    assert log(told)[:2] == [("rex", "search_remove"), ("rex", "search_save")]


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/?text=a", "//evil.example?text=a", "/account?text=a", "/claims", "/claims?format=csv",
     "/claims?contested=perhaps", "javascript:alert(1)"],
)  # fmt: skip
def test_only_our_own_lists_are_saved(desk: TestClient, told: Ledger, address: str) -> None:
    assert send(desk, "/searches", name="x", address=address).status_code == 422
    assert "search_save" not in dict(log(told)).values()


def test_collections_notes_and_tags_stand_beside_their_things(desk: TestClient, told: Ledger) -> None:
    event = told.events().rows[0].id
    claim = told.claims().rows[0]
    made = send(desk, "/collections", new="Lanham file", kind="events", object=event, note="the toll")
    assert "people killed in Lanham" in made.text
    assert "the toll" in made.text
    id = str(made.url).rpartition("/")[2]
    for kind, object in (("claims", claim.id), ("reports", claim.report.id), ("speakers", str(claim.speaker))):
        send(desk, "/collections", collection=id, kind=kind, object=object)
        assert "Lanham file" in desk.get(f"/{kind}/{object}").text
    assert send(desk, "/collections", collection=id, kind="events", object=event).status_code == 422
    send(desk, f"/collections/{id}/change", name="Lanham", note=SECRET)
    rows = desk.get(f"/collections/{id}?format=csv").text.splitlines()
    assert [row.partition(",")[0] for row in rows[1:]] == ["events", "claims", "reports", "speakers"]
    send(desk, "/tags", kind="events", object=event, tag="#Toll  Disputed")
    send(desk, "/notes", kind="events", object=event, text=f"{SECRET} {SCRIPT}", back=f"/events/{event}#kept")
    page = desk.get(f"/events/{event}").text
    assert f"{SECRET} &lt;script&gt;".replace("'", "&#39;") in page
    assert "/tags/toll%20disputed" in page
    assert "people killed in Lanham" in desk.get("/tags/toll%20disputed").text
    note = re.search(r'action="/notes/([0-9a-f]+)/remove"', page)
    assert note is not None
    send(desk, f"/notes/{note[1]}/remove", kind="events", object=event)
    send(desk, "/tags", kind="events", object=event, tag="toll disputed", remove="1")
    send(desk, f"/collections/{id}/take-out", kind="events", object=event)
    assert "toll disputed" not in desk.get(f"/events/{event}").text
    send(desk, f"/collections/{id}/remove")
    assert desk.get(f"/collections/{id}").status_code == 404
    assert {action for _, action in log(told)} >= {
        "collection_add", "collection_put", "collection_change", "collection_take_out", "collection_remove", "tag_add",
        "tag_remove", "note_add", "note_remove",
    }  # fmt: skip
    assert "own thought" not in desk.get("/audit?limit=200").text
    assert {one.state for one in told.verify()} <= {"whole", "waiting"}


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/notes", {"kind": "events", "object": "e0", "text": "x"}),
        ("/notes", {"kind": "claims"}),
        ("/tags", {"kind": "account", "object": "ann", "tag": "x"}),
        ("/tags", {"remove": "1", "tag": "x"}),
        ("/collections", {"collection": "nope", "kind": "events", "object": "e0"}),
        ("/collections/nope/change", {"name": "x"}),
        ("/collections/nope/burn", {}),
    ],
)
def test_what_makes_no_sense_is_said(desk: TestClient, path: str, given: dict[str, str]) -> None:
    assert send(desk, path, **given).status_code in (404, 422)


def test_readers_see_it_and_a_note_is_its_authors_or_an_admins(told: Ledger) -> None:
    told.write(lambda db: [accounts.add(db, name, role, PASSWORD, by="t") for name, role in PEOPLE])  # type: ignore[arg-type]
    event = told.events().rows[0].id
    with TestClient(create_app(told, Settings(team=True)), base_url="http://127.0.0.1") as desk:
        desk.headers["accept"] = "text/html"
        signed(desk, "ann")
        send(desk, "/notes", kind="events", object=event, text="mine")
        note = re.search(r'action="/notes/([0-9a-f]+)/remove"', desk.get(f"/events/{event}").text)
        assert note is not None
        signed(desk, "rex")
        assert send(desk, f"/notes/{note[1]}/remove").status_code == 422
        send(desk, "/notes", kind="events", object=event, text="of rex")
        own = re.search(r'action="/notes/([0-9a-f]+)/remove"', desk.get(f"/events/{event}").text)
        assert own is not None
        signed(desk, "rita")
        page = desk.get(f"/events/{event}").text
        assert "mine" in page
        assert 'action="/notes' not in page
        assert send(desk, f"/notes/{note[1]}/remove").status_code == 403
        signed(desk, "ann")
        assert send(desk, f"/notes/{own[1]}/remove", kind="events", object=event).status_code == 200
        assert "of rex" not in desk.get(f"/events/{event}").text


def test_nothing_of_it_is_published(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db") as ledger:
        added(ledger, [reading(Said("Norland", 12), number=1), reading(Said("Surria", 29), number=2)])
        event = ledger.events().rows[0].id
        with TestClient(create_app(ledger, Settings(owner="rex")), base_url="http://127.0.0.1") as client:
            client.headers["accept"] = "text/html"
            send(client, "/notes", kind="events", object=event, text=SECRET)
            send(client, "/collections", new=SECRET, kind="events", object=event)
            assert SECRET.replace("'", "&#39;") in client.get(f"/events/{event}").text
        publish(ledger, tmp_path / "site")
    found = b"".join(path.read_bytes() for path in (tmp_path / "site").rglob("*.*"))
    assert b"own thought" not in found
