"""The page of checks: rows pasted, worked through, decided on; for whom, and nothing of a sheet becomes markup."""

import html
import re

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger.ledger import Ledger
from tests.ledger.made import Said, added, reading
from tests.web.conftest import PASSWORD

EVIL = '"><script>alert(1)</script>'
HEAD = "id,date,location,killed,notes\n"


def token(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def rows_of(ledger: Ledger) -> str:
    """A row of an event of the ledger with a toll that nobody gives, and one of nothing."""
    added(ledger, [reading(Said("Norland", 12), number=1), reading(Said("Surria", 29), number=2, outlet="Hill Post")])
    return f"{HEAD}{EVIL[2:]},2024-05-02,Lanham,35,=1+1\nB,1999-01-01,Nowhere,1,x\n"


def test_rows_are_pasted_worked_through_and_decided_on(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/checks")
    assert "No sheet was checked yet" in page.text
    form = {"csrf": token(page.text), "name": EVIL, "rows": rows_of(ledger)}
    shown = client.post("/checks", data=form, headers={"origin": "http://127.0.0.1"})
    assert shown.status_code == 200, shown.text
    assert "<script>alert(1)" not in shown.text
    assert "The row has 35 killed" in html.unescape(shown.text)
    assert "No event found" in shown.text
    address = shown.url.path
    hidden = {name: html.unescape(value) for name, value in
              re.findall(r'name="(key|finding|words|back)" value="([^"]*)"', shown.text)[:4]}  # fmt: skip
    said = client.post(
        f"{address}/decide", data={**hidden, "csrf": token(shown.text), "verdict": "accept", "note": EVIL},
        headers={"origin": "http://127.0.0.1"},
    )  # fmt: skip
    assert said.status_code == 200, said.text
    assert said.url.path == address
    whole = client.get(f"{address}?show=all").text
    assert "<strong>Right</strong>, says <bdi>tester</bdi>" in whole
    assert "<script>alert(1)" not in whole
    assert client.get(f"{address}?show=all&format=json").json()["decisions"]
    table = client.get(f"{address}?format=csv").text
    assert "accept number: killed" in table
    again = client.post(f"{address}/again", data={"csrf": token(whole)}, headers={"origin": "http://127.0.0.1"})
    assert again.status_code == 200
    assert client.get(f"{address}?kind=nonsense").status_code == 422
    assert client.get("/checks/none").status_code == 404


@pytest.mark.parametrize(("who", "allowed"), [("rex", True), ("rita", False)])
def test_readers_look_and_reviewers_decide(team: TestClient, ledger: Ledger, who: str, allowed: bool) -> None:
    signing = team.get("/sign-in")
    team.post("/sign-in", data={"csrf": token(signing.text), "name": who, "password": PASSWORD})
    page = team.get("/checks")
    assert ("<textarea" in page.text) is allowed
    form = {"name": "mine", "rows": rows_of(ledger)}
    assert team.post("/checks", data=form).status_code == 403  # without a token
    given = team.post("/checks", data={**form, "csrf": token(page.text)})
    assert given.status_code == (200 if allowed else 403)
