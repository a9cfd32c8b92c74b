"""Sessions and API tokens: long random secrets, of which only hashes are kept."""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import cast

import msgspec
from sqlalchemy import Connection, delete, insert, select

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import audit
from counterclaim.web.people.person import ROLES, Person, Role
from counterclaim.web.people.tables import account, session, token

SESSION = timedelta(hours=12)  # a working day
TOKEN_DAYS = 365  # a token's longest life
PREFIX = "cct_"  # lets scanners for leaked secrets know a token of ours


class TokenRow(msgspec.Struct, frozen=True):
    """A token as its owner sees it; the token itself was shown once."""

    id: str
    name: str
    role: str
    created_at: str
    expires_at: str


def open_session(db: Connection, name: str) -> str:
    """Start a session and return what the cookie shall hold."""
    secret = secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    db.execute(delete(session).where(session.c.expires_at < _text(now)))
    db.execute(
        insert(session).values(id=_hash(secret), account=name, created_at=_text(now), expires_at=_text(now + SESSION))
    )
    return secret


def close_session(db: Connection, key: str) -> None:
    """End the session with that Person.key."""
    db.execute(delete(session).where(session.c.id == key))


def by_session(db: Connection, secret: str) -> Person | None:
    """Who holds that cookie, None where the session is unknown or over."""
    query = (
        select(account.c.name, account.c.role)
        .join(session, session.c.account == account.c.name)
        .where(session.c.id == _hash(secret), session.c.expires_at >= _text(datetime.now(UTC)))
    )
    row = db.execute(query).one_or_none()
    return None if row is None else Person(name=row.name, role=row.role, key=_hash(secret))


def make_token(db: Connection, person: Person, name: str, role: Role, *, days: int = 90) -> str:
    """Make a token in a person's name and return it, once; raises CounterclaimError for more than the person may."""
    if role not in ROLES or not person.may(role):
        raise CounterclaimError(f'a token can\'t have the role "{role}".', next_step=f"At most {person.role}.")
    if not 1 <= days <= TOKEN_DAYS:
        raise CounterclaimError(f"{days} days is no life for a token.", next_step=f"Give 1 to {TOKEN_DAYS}.")
    secret = PREFIX + secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    db.execute(
        insert(token).values(
            id=_hash(secret),
            account=person.name,
            name=name.strip()[:80] or "unnamed",
            role=role,
            created_at=_text(now),
            expires_at=_text(now + timedelta(days=days)),
        )
    )
    audit.append(db, who=person.name, action="token_add", object=f"account:{person.name}", detail={"role": role})
    return secret


def tokens(db: Connection, name: str) -> tuple[TokenRow, ...]:
    """An account's tokens."""
    columns = [token.c.id, token.c.name, token.c.role, token.c.created_at, token.c.expires_at]
    query = select(*columns).where(token.c.account == name).order_by(token.c.created_at)
    return tuple(TokenRow(*row) for row in db.execute(query))


def drop_token(db: Connection, name: str, id: str) -> None:
    """Take one of an account's own tokens back."""
    if db.execute(delete(token).where(token.c.account == name, token.c.id == id)).rowcount:
        audit.append(db, who=name, action="token_remove", object=f"account:{name}")


def by_token(db: Connection, secret: str) -> Person | None:
    """In whose name that token speaks, None where it is unknown or over; never with more than the account may."""
    if not secret.startswith(PREFIX):
        return None
    query = (
        select(account.c.name, account.c.role, token.c.role.label("lent"))
        .join(token, token.c.account == account.c.name)
        .where(token.c.id == _hash(secret), token.c.expires_at >= _text(datetime.now(UTC)))
    )
    row = db.execute(query).one_or_none()
    if row is None:
        return None
    role = cast(Role, min(row.role, row.lent, key=ROLES.index))
    return Person(name=row.name, role=role, key="", by_token=True)


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
