"""Which webhooks there are. Only the command line adds one: whoever has a browser alone can't make us call an address.

Addresses often hold a secret, so lists, errors and the audit trail name the host alone.
"""

import base64
import re
import secrets
from typing import Any
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Table,
    Text,
    delete,
    func,
    insert,
    inspect,
    select,
    update,
)

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger import audit
from counterclaim.ledger.queries.events import claims_of, events_of_claims, find_event
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.names import place_ids
from counterclaim.ledger.storable import plain
from counterclaim.ledger.tables import claim
from counterclaim.web import asking
from counterclaim.web.saved import keep, shelf

metadata = MetaData()
webhook = Table(
    "webhook",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),  # of KINDS
    # An id, or a place's name. Of an event the id of a claim: an event's own id changes with the first of its claims.
    Column("object", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("since", Integer, nullable=False),  # number of the last claim in the ledger when the webhook was added
    Column("tries", Integer, nullable=False),  # that failed in a row
    Column("due", Text, nullable=False),  # moment before which nothing is sent
    Column("trouble", Text, nullable=False),  # of the last try, in words
    Column("stopped", Integer, nullable=False),  # 1: nothing is sent until it is resumed
)
told = Table(
    "webhook_told",
    metadata,
    Column("webhook", ForeignKey("webhook.id"), primary_key=True),
    Column("claim", Text, primary_key=True),
)

KINDS = {"events": "event", "speakers": "speaker", "places": "place", "searches": "saved search"}
MOST = 200  # webhooks of a ledger
_LONGEST = 2_000  # characters of an address
PREFIX = "whsec_"  # of a secret, as the Standard Webhooks write it
_FED = ("/claims", "/search")  # pages whose saved searches select claims


class Hook(msgspec.Struct, frozen=True):
    """A webhook as lists show it, without its address and its secret. trouble: of the last try, "" if it went well."""

    id: str
    kind: str
    object: str
    about: str
    host: str
    told: int
    tries: int
    trouble: str
    stopped: bool
    who: str
    at: str


def add(db: Connection, kind: str, object: str, address: str, *, who: str) -> tuple[str, str]:
    """Set up a webhook; its id and its secret, which nothing shows again.

    kind: of KINDS; object: an id, or a place's name. Raises CorrectionError, UnknownError, FilterError.
    """
    metadata.create_all(db)
    host = host_of(address)
    at = plain(object)
    if kind == "events":
        at = next(iter(claims_of(db, find_event(db, at))), "")
    _, heading = about(db, kind, at)
    if (db.scalar(select(func.count()).select_from(webhook)) or 0) >= MOST:
        raise CorrectionError(f"there are {MOST} webhooks already.", next_step="Remove some first.")
    id, secret = secrets.token_hex(8), PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()
    row: dict[str, Any] = {
        "id": id, "kind": kind, "object": at, "address": address, "secret": secret, "who": plain(who), "tries": 0,
        "at": audit.now(), "since": db.scalar(select(func.max(claim.c.row))) or 0,
        "due": "", "trouble": "", "stopped": 0,
    }  # fmt: skip
    db.execute(insert(webhook).values(row))
    detail = {"on": f"{kind}:{at}", "heading": heading, "host": host}
    audit.append(db, who=row["who"], action="webhook_add", object=f"webhook:{id}", detail=detail)
    return id, secret


def hooks(db: Connection) -> tuple[Hook, ...]:
    """All of them, the oldest first."""
    out = []
    for row in rows(db):
        try:
            heading = about(db, row.kind, row.object)[1]
        except (UnknownError, CorrectionError):
            heading = "no longer in the ledger"
        sent = db.scalar(select(func.count()).select_from(told).where(told.c.webhook == row.id)) or 0
        host = urlsplit(row.address).hostname or ""
        state = row.tries, row.trouble, bool(row.stopped)
        out.append(Hook(row.id, row.kind, row.object, heading, host, sent, *state, row.who, row.at))
    return tuple(out)


def rows(db: Connection) -> list[Row[Any]]:
    """Their rows, secrets and all; none where the ledger never had one."""
    if not inspect(db).has_table(webhook.name):
        return []
    return list(db.execute(select(webhook).order_by(webhook.c.at, webhook.c.id)))


def remove(db: Connection, id: str, *, who: str) -> None:
    """Drop a webhook; raises UnknownError."""
    row = _one(db, id)
    db.execute(delete(told).where(told.c.webhook == row.id))
    db.execute(delete(webhook).where(webhook.c.id == row.id))
    detail = {"on": f"{row.kind}:{row.object}"}
    audit.append(db, who=who, action="webhook_remove", object=f"webhook:{row.id}", detail=detail)


def resume(db: Connection, id: str, *, who: str) -> None:
    """Let a webhook that was stopped send again; raises UnknownError."""
    row = _one(db, id)
    db.execute(update(webhook).where(webhook.c.id == row.id).values(tries=0, due="", trouble="", stopped=0))
    audit.append(db, who=who, action="webhook_resume", object=f"webhook:{row.id}", detail={})


def about(db: Connection, kind: str, object: str) -> tuple[Filters, str]:
    """Which claims are meant, and what the thing is called. Raises CorrectionError, UnknownError.

    object: as the webhook's row has it.
    """
    if kind == "searches":
        found = shelf.search(db, object)
        if found.path not in _FED:
            raise CorrectionError(
                "this saved search does not select claims.", where=found.name, next_step="Save a search of claims."
            )
        return asking.filters(keep.pairs(found.query)), found.name
    if kind == "places":
        if not place_ids(db, object):
            raise UnknownError(
                "no claim speaks of this place.", where=object[:80], next_step="Give its name, or its id on the map."
            )
        return Filters(place=object), object
    if kind not in KINDS:
        raise CorrectionError(
            "a webhook can't follow that.", where=kind[:40], next_step=f"Choose one of {', '.join(KINDS)}."
        )
    id = events_of_claims(db, [object]).get(object, "") if kind == "events" else object
    one = shelf.headed(db, [shelf.Item(kind, id, "", "", "", "")])[0]
    if one.gone:
        raise UnknownError(
            f"there is no such {KINDS[kind]}.", where=object[:80], next_step="Copy its id from the address of its page."
        )
    return (Filters(event=id) if kind == "events" else Filters(speaker=id)), one.heading


def host_of(address: str) -> str:
    """The host of an address that may be posted to; raises CorrectionError, which names no more of it than that."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    fit = parts.scheme == "https" and host and not (parts.username or parts.password or parts.fragment)
    if not fit or len(address) > _LONGEST or re.search(r"[^\x21-\x7e]", address):
        raise CorrectionError(
            "the address can't be used.", where=host or None,
            next_step="Give one that begins with https:// and has neither a user name nor a # in it.",
        )  # fmt: skip
    return host


def _one(db: Connection, id: str) -> Row[Any]:
    found = next((row for row in rows(db) if row.id == id), None)
    if found is None:
        raise UnknownError("there is no such webhook.", where=id[:80], next_step="See: counterclaim hooks list")
    return found
