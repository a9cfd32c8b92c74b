"""Webhooks: what is sent, signed how, tried again how often; and attacks on whoever runs them."""

import base64
import hmac
import json
import logging
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger.audit import now
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.audit_log import audit
from counterclaim.ledger.tables import event, speaker
from counterclaim.reports import addresses
from counterclaim.web.app import create_app
from counterclaim.web.hooks import keep, send
from counterclaim.web.saved.keep import save_search
from counterclaim.web.settings import Settings
from tests.ledger.made import Said, added, reading

ADDRESS = "https://hooks.example.org/services/SECRET-PATH"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("hooks") / "told.db"
    with Ledger(file) as ledger:
        added(ledger, [reading(Said("Norland", 12), number=1, outlet="Paper 1")])
    return file


@pytest.fixture
def told(made: Path, tmp_path: Path) -> Iterator[Ledger]:
    copy = tmp_path / "told.db"
    shutil.copy(made, copy)
    with Ledger(copy) as ledger:
        yield ledger


class Receiver:
    """Stands in for the network: keeps what is posted, answers with what it is told."""

    def __init__(self, *answers: int | Exception) -> None:
        self.got: list[httpx.Request] = []
        self.answers = list(answers)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.got.append(request)
        answer = self.answers.pop(0) if self.answers else 200
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer, headers={"location": "http://10.0.0.1/"})


def hooked(ledger: Ledger, kind: str = "places", object: str = "Lanham", address: str = ADDRESS) -> tuple[str, str]:
    return ledger.write(lambda db: keep.add(db, kind, object, address, who="ann"))


def new_report(ledger: Ledger, number: int = 2) -> None:
    added(ledger, [reading(Said("Surria", 20 + number), number=number, outlet=f"Paper {number}")])


def round_(ledger: Ledger, receiver: Receiver, *, at_once: bool = True) -> int:
    if at_once:
        ledger.write(lambda db: db.execute(update(keep.webhook).values(due="")))
    return send.send_due(ledger.engine, transport=httpx.MockTransport(receiver))


def listed(ledger: Ledger) -> keep.Hook:
    with ledger.reading() as db:
        return keep.hooks(db)[0]


@pytest.mark.parametrize("kind", ["events", "speakers", "places", "searches"])
def test_new_claims_are_posted_once_and_signed(told: Ledger, kind: str) -> None:
    with told.reading() as db:
        ids = {
            "events": db.scalar(select(event.c.id)), "speakers": db.scalar(select(speaker.c.id)), "places": "Lanham",
        }  # fmt: skip
    ids["searches"] = told.write(lambda db: save_search(db, "Near the bridge", "/claims?place=Lanham", who="ann"))
    _, secret = hooked(told, kind, str(ids[kind]))
    receiver = Receiver()
    assert round_(told, receiver) == 0, "what was there before is not sent"
    said = "Norland" if kind == "speakers" else "Surria"
    added(told, [reading(Said(said, 12), number=2, outlet="Paper 2")])
    assert round_(told, receiver) == 1
    assert round_(told, receiver) == 0, "nothing is sent twice"
    (request,) = receiver.got
    head = request.headers
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{head['webhook-id']}.{head['webhook-timestamp']}.".encode() + request.content
    assert head["webhook-signature"] == "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
    body = json.loads(request.content)
    assert body["data"]["about"]["kind"] == keep.KINDS[kind]
    assert [one["text"] for one in body["data"]["claims"]] == ["12 soldiers of Surria were killed at Lanham"]


def test_a_failing_address_is_tried_less_and_less_and_then_no_more(told: Ledger) -> None:
    id, _ = hooked(told)
    new_report(told)
    receiver = Receiver(*[500] * 20)
    waits = []
    for _ in range(20):
        before = now()
        round_(told, receiver)
        with told.reading() as db:
            due = keep.rows(db)[0].due
        if not listed(told).stopped:
            waits.append(moment(due) - moment(before))
    assert len(receiver.got) == send.TRIES
    assert [round(wait / 30) for wait in waits] == [2**n for n in range(send.TRIES - 1)]
    assert len({request.headers["webhook-id"] for request in receiver.got}) == 1
    assert listed(told).stopped
    told.write(lambda db: keep.resume(db, id, who="ann"))
    assert round_(told, Receiver()) == 1
    assert (listed(told).stopped, listed(told).told) == (False, 1)


def test_nothing_is_sent_before_its_moment_nor_by_two_at_once(told: Ledger) -> None:
    hooked(told)
    new_report(told)
    receiver = Receiver(503)
    round_(told, receiver)
    assert round_(told, receiver, at_once=False) == 0
    told.write(lambda db: db.execute(update(keep.webhook).values(due="")))
    slow = threading.Barrier(2)
    both = [threading.Thread(target=lambda: (slow.wait(), round_(told, receiver, at_once=False))) for _ in "ab"]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(receiver.got) == 2


def test_a_receiver_that_is_gone_is_asked_once(told: Ledger) -> None:
    hooked(told)
    new_report(told)
    receiver = Receiver(410)
    round_(told, receiver)
    round_(told, receiver)
    assert len(receiver.got) == 1


def test_one_post_holds_so_many_claims_and_the_rest_comes_next(told: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send, "CLAIMS", 2)
    hooked(told)
    for number in range(2, 7):
        new_report(told, number)
    receiver = Receiver()
    assert [round_(told, receiver) for _ in range(4)] == [1, 1, 1, 0]
    assert [len(json.loads(one.content)["data"]["claims"]) for one in receiver.got] == [2, 2, 1]


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.example.org/", "https://ann:SECRET@hooks.example.org/", "https://hooks.example.org/#SECRET",
        "file:///etc/SECRET", "https:///SECRET", "https://hooks.example.org:99999/SECRET", "gopher://a/SECRET",
        "https://hooks.example.org/a\r\nHost: SECRET", "https://hooks.example.org/" + "SECRET" * 400,
    ],
)  # fmt: skip
def test_no_other_address_is_taken_and_errors_do_not_tell_it(told: Ledger, address: str) -> None:
    with pytest.raises(CorrectionError) as refused:
        hooked(told, address=address)
    assert "SECRET" not in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "object"), [("events", "no"), ("users", "ann"), ("places", "Atlantis"), ("searches", "x")]
)
def test_nothing_that_is_not_there_can_be_followed(told: Ledger, kind: str, object: str) -> None:
    with pytest.raises((UnknownError, CorrectionError)):
        hooked(told, kind, object)


class _Here(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []
    answer: ClassVar[tuple[int, str]] = (200, "")

    def do_POST(self) -> None:
        self.asked.append(self.path)
        self.send_response(self.answer[0])
        self.send_header("Location", self.answer[1])
        self.end_headers()
        self.wfile.write(b"x" * 5_000_000)

    do_GET = do_POST

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def here() -> Iterator[str]:
    """A server on this machine, in a private network as a receiver inside would be."""
    _Here.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), _Here)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/SECRET-PATH"
    server.shutdown()
    server.server_close()


def sent_to(ledger: Ledger, address: str) -> keep.Hook:
    """The webhook after one round over the true network; its address put past the check, as an old ledger might."""
    hooked(ledger)
    new_report(ledger)
    ledger.write(lambda db: db.execute(update(keep.webhook).values(address=address)))
    send.send_due(ledger.engine)
    return listed(ledger)


def test_private_addresses_are_not_connected_to(told: Ledger, here: str) -> None:
    hook = sent_to(told, here)
    assert not _Here.asked
    assert "private or reserved network" in hook.trouble


@pytest.mark.parametrize(
    ("status", "to"), [(302, "http://10.1.2.3/"), (307, "/SECRET-PATH"), (308, "file:///etc/hosts")]
)
def test_redirects_are_not_followed(
    told: Ledger, here: str, monkeypatch: pytest.MonkeyPatch, status: int, to: str
) -> None:
    monkeypatch.setattr(addresses, "public", lambda _: True)
    _Here.answer = (status, to)
    try:
        hook = sent_to(told, here)
    finally:
        _Here.answer = (200, "")
    assert len(_Here.asked) == 1
    assert "redirects are not followed" in hook.trouble


def test_no_log_list_audit_row_or_error_holds_a_secret(
    told: Ledger,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    here: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(addresses, "public", lambda _: True)
    hook = sent_to(told, here)
    assert (hook.told, hook.trouble) == (1, "")
    round_(told, Receiver(httpx.ConnectError(ADDRESS)))
    with told.reading() as db:
        secret = keep.rows(db)[0].secret
        said = str(audit(db, limit=100)) + str(keep.hooks(db))
    said += caplog.text + "".join(capfd.readouterr())
    assert "SECRET-PATH" not in said
    assert secret not in said


def test_an_event_that_is_gone_stops_its_webhook(told: Ledger) -> None:
    with told.reading() as db:
        id = str(db.scalar(select(event.c.id)))
    hooked(told, "events", id)
    told.write(lambda db: db.execute(update(keep.webhook).values(object="gone")))
    receiver = Receiver()
    round_(told, receiver)
    assert (receiver.got, listed(told).stopped, listed(told).about) == ([], True, "no longer in the ledger")


def moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def test_the_saved_page_lists_them_without_address_or_secret(told: Ledger) -> None:
    _, secret = hooked(told)
    with TestClient(create_app(told, Settings(owner="rex")), base_url="http://127.0.0.1") as client:
        shown = client.get("/saved", headers={"accept": "text/html"}).text
        data = client.get("/saved?format=json").text
    assert "Place: <bdi>Lanham</bdi>" in shown
    assert "hooks.example.org" in shown
    assert not [one for one in ("SECRET-PATH", secret) if one in shown + data]
