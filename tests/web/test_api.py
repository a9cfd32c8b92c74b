"""The JSON API: the same questions and corrections as everywhere, one shape of errors, a description that fits."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from counterclaim.ledger.ledger import Ledger
from counterclaim.model import Reading
from counterclaim.web.app import create_app
from counterclaim.web.settings import Settings
from tests.ledger import sample


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with Ledger(tmp_path_factory.mktemp("api") / "sample.db") as ledger:
        ledger.write(sample.fill)
        with TestClient(create_app(ledger, Settings()), base_url="http://127.0.0.1") as found:
            yield found


ASKED = [
    ("claims?side=Norland&sort=oldest", lambda v: [r["id"] for r in v["rows"]][:2] == ["r1:c1", "r1:c2"]),
    ("claims?type=territory_held&type=other&limit=2", lambda v: len(v["rows"]) == 2 and v["total"] == 5),
    ("claims?side=%3F", lambda v: v["total"] == 2),
    ("claims/r1:c1", lambda v: v["claim"]["speaker_name"] == "Olaf Brändt"),
    ("matters?contested=true", lambda v: v["total"] == 2),
    ("matters/m-prisoners", lambda v: v["versions"][0]["label"] == "at least 40 people captured"),
    ("events", lambda v: v["rows"] == []),
    ("reports?publisher=Hill%20Post", lambda v: [r["id"] for r in v["rows"]] == ["r2"]),
    ("reports/r1", lambda v: v["text"].startswith("\U0001f4f0")),
    ("compare?a=r1&b=r2", lambda v: len(v["pairs"]) == 2),
    ("speakers?name=brandt", lambda v: v["total"] == 1),
    ("speakers/s-brandt", lambda v: v["speaker"]["claims"] == 4),
    ("timeline?limit=2", lambda v: len(v["points"]["rows"]) == 2),
    ("map", lambda v: len(v["places"]) == 3),
    ("search?q=captured", lambda v: v["total"] == 3),
    ("facets?side=Surria", lambda v: v["type"][0]["count"] == 2),
    ("overview", lambda v: v["claims"] == 11),
    ("review?limit=1", lambda v: v["rows"][0]["why"] != []),
    ("corrections", lambda v: v["rows"] == []),
    ("audit", lambda v: v["rows"] == []),
]  # fmt: skip


@pytest.mark.parametrize(("path", "right"), ASKED, ids=[row[0] for row in ASKED])
def test_questions(client: TestClient, path: str, right: Any) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 200, answer.text
    assert right(answer.json())


REFUSED = [
    ("claims?colour=red", 422), ("claims?limit=0", 422), ("claims?limit=1&limit=2", 422), ("claims?sort=random", 422),
    ("claims?cursor=x", 422), ("claims?box=1,2", 422), ("claims?figure_min=many", 422), ("claims?said_from=soon", 422),
    ("claims/r9:c9", 404), ("claims/%00", 404), ("matters/x", 404), ("reports/x", 404), ("speakers/x", 404),
    ("compare", 404), ("nothing", 404), ("map?limit=5000", 422),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status"), REFUSED)
def test_refusals_have_one_shape(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == status, answer.text
    assert set(answer.json()["error"]) == {"what", "where", "next_step"}


def test_the_description_names_every_route_and_type(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    known = set(described["components"]["schemas"])
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "$ref" in value:
                found.add(value["$ref"].rpartition("/")[2])
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    walk(described)
    assert found <= known
    paths = [path.removeprefix("/api/") for path in described["paths"] if path.startswith("/api/")]
    asked = {path.partition("?")[0].partition("/")[0] for path, _ in ASKED}
    assert {path.partition("/")[0] for path in paths} == {*asked, "relations"}
    names = {one["name"] for one in described["paths"]["/api/claims"]["get"]["parameters"]}
    assert {"speaker", "place", "box", "cursor"} <= names


def test_corrections(tmp_path: Path, hand_made: Reading) -> None:
    with Ledger(tmp_path / "own.db") as ledger:
        ledger.add_reading(hand_made, source="in/lanham.txt")
        with TestClient(create_app(ledger, Settings(owner="ada")), base_url="http://127.0.0.1") as client:
            row = client.get("/api/claims?sort=report").json()["rows"][2]
            at = f"/api/claims/{row['id']}"
            done = client.post(f"{at}/edit", json={"patch": {"stance": "admits"}, "based_on": row["revision"]})
            assert (done.status_code, done.json()["who"]) == (200, "ada")
            assert client.get(at).json()["claim"]["stance"] == "admits"
            late = client.post(f"{at}/accept", json={"based_on": row["revision"]})
            assert late.status_code == 409
            assert "ada" in late.json()["error"]["what"]
            for body in ({"patch": {"stance": "shouts"}}, {"patch": {}}, {}, [], {"patch": {"type": 1}, "x": 1}):
                assert client.post(f"{at}/edit", json=body).status_code == 422
            kind = {"content-type": "application/json"}
            assert client.post(f"{at}/edit", content=b"{", headers=kind).status_code == 422
            assert client.post(f"/api/corrections/{done.json()['id']}/undo", json={}).status_code == 200
            assert client.get(at).json()["claim"]["stance"] == row["stance"]
            assert client.post("/api/corrections/x/undo", json={}).status_code == 404
            assert [one["action"] for one in client.get("/api/audit").json()["rows"]] == ["correct", "correct", "add"]
