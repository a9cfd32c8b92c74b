"""Sends what is new to the webhooks: signed, to public addresses only, with retries that double and end.

One POST holds at most CLAIMS claims; the rest waits for the next round. Redirects are not followed, answers not read.
"""

import base64
import hmac
import json
import logging
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import httpx
import msgspec
from sqlalchemy import Connection, Engine, Row, insert, select, update

from counterclaim.errors import CounterclaimError, ReportError
from counterclaim.ledger import audit, transactions
from counterclaim.ledger.queries.load import claim_rows
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.ledger.queries.selection import select_claims
from counterclaim.ledger.tables import claim
from counterclaim.reports.guard import TookTooLong, within
from counterclaim.reports.limits import Limits
from counterclaim.reports.transport import client
from counterclaim.web.hooks.keep import KINDS, PREFIX, about, rows, told, webhook

EVERY = 60  # seconds between two rounds, and at least between two POSTs of a webhook
CLAIMS = 50
FIRST_WAIT = 30  # seconds before the second try; each wait is twice the one before
TRIES = 8  # then the webhook stops; the last wait is half an hour
LIMITS = Limits(connect_seconds=5, read_seconds=10, fetch_seconds=15)
_GONE = 410

logging.getLogger("httpx").setLevel(logging.WARNING)  # it would log whole addresses, which may hold a secret


def send_due(engine: Engine, *, limits: Limits = LIMITS, transport: httpx.BaseTransport | None = None) -> int:
    """One round over all webhooks; how many POSTs were taken."""
    with transactions.read(engine) as db:
        now = audit.now()
        waiting = [row for row in rows(db) if not row.stopped and row.due <= now]
    return sum(_send(engine, row, limits, transport) for row in waiting)


def _send(engine: Engine, row: Row[Any], limits: Limits, transport: httpx.BaseTransport | None) -> bool:
    try:
        with transactions.read(engine) as db:
            thing, new = _new(db, row)
    except CounterclaimError as error:
        _change(engine, row, trouble=error.what, stopped=1)
        return False
    # Two programs may serve one ledger: only the one that moves the moment sends.
    if not new or not _change(engine, row, due=_later(EVERY), only=row.due):
        return False
    body = _body(thing, new)
    trouble, gone = _post(row.address, body, _signed(row.secret, body, new), limits, transport)
    if not trouble:
        ids = [{"webhook": row.id, "claim": one.id} for one in new]

        def done(db: Connection) -> None:
            db.execute(insert(told), ids)
            db.execute(update(webhook).where(webhook.c.id == row.id).values(tries=0, trouble=""))

        transactions.write(engine, done)
        return True
    tries = row.tries + 1
    due = _later(FIRST_WAIT * 2 ** (tries - 1))
    _change(engine, row, tries=tries, trouble=trouble, due=due, stopped=int(gone or tries >= TRIES))
    return False


def _new(db: Connection, row: Row[Any]) -> tuple[dict[str, str], tuple[ClaimRow, ...]]:
    """The thing as a POST names it, and claims added since the webhook was that it has not been told of."""
    asked, heading = about(db, row.kind, row.object)
    known = select(told.c.claim).where(told.c.webhook == row.id)
    where = [*select_claims(db, asked).where(db), claim.c.row > row.since, claim.c.id.not_in(known)]
    ids = list(db.scalars(select(claim.c.id).where(*where).order_by(claim.c.row).limit(CLAIMS)))
    thing = {"kind": KINDS[row.kind], "id": asked.event or row.object, "heading": heading}
    return thing, tuple(claim_rows(db, ids))


def _body(thing: dict[str, str], new: tuple[ClaimRow, ...]) -> bytes:
    claims = [msgspec.to_builtins(one) for one in new]
    data = {"type": "claims.added", "timestamp": audit.now(), "data": {"about": thing, "claims": claims}}
    return json.dumps(data).encode()  # ASCII: halves of surrogate pairs stay what they are


def _signed(secret: str, body: bytes, new: tuple[ClaimRow, ...]) -> dict[str, str]:
    """Headers of the Standard Webhooks. The id is the same when the same claims are sent again."""
    id = "msg_" + sha256("\n".join([secret, *(one.id for one in new)]).encode()).hexdigest()[:32]
    moment = str(int(time.time()))
    key = base64.b64decode(secret.removeprefix(PREFIX))
    mark = base64.b64encode(hmac.digest(key, f"{id}.{moment}.".encode() + body, "sha256")).decode()
    return {
        "content-type": "application/json",
        "webhook-id": id, "webhook-timestamp": moment, "webhook-signature": f"v1,{mark}",
    }  # fmt: skip


def _post(
    address: str, body: bytes, headers: dict[str, str], limits: Limits, transport: httpx.BaseTransport | None
) -> tuple[str, bool]:
    """Why it was not taken, in words without the address; and whether the receiver wants no more."""

    def once() -> int:
        with client(limits, transport) as session, session.stream("POST", address, content=body, headers=headers) as it:
            return it.status_code

    try:
        status = within(limits.fetch_seconds, once)
    except TookTooLong:
        return f"no answer within {limits.fetch_seconds:g} seconds", False
    except ReportError as error:  # the host may not be connected to
        return error.what.rstrip("."), False
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"no answer ({type(error).__name__})", False
    if 300 <= status < 400:
        return f"the server answered {status}: redirects are not followed", False
    return ("" if 200 <= status < 300 else f"the server answered {status}"), status == _GONE


def _change(engine: Engine, row: Row[Any], *, only: str | None = None, **values: object) -> bool:
    """Change a webhook's row, with `only` where its moment is still that one; whether it was."""
    query = update(webhook).where(webhook.c.id == row.id).values(values)
    query = query if only is None else query.where(webhook.c.due == only)
    return bool(transactions.write(engine, lambda db: db.execute(query).rowcount))


def _later(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
