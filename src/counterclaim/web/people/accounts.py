"""Accounts: adding, changing, removing, and checking a password; each step is a row of the audit log."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, func, insert, inspect, select, update

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import audit
from counterclaim.web.people.person import ROLES, Role
from counterclaim.web.people.tables import account, attempt, metadata, session, token

SHORTEST = 12  # characters; NIST SP 800-63B asks for 8 at least, and more where nothing else protects the account
LONGEST = 1_000  # what is hashed; a longer one could keep the hashing busy
# NIST SP 800-63B, section 5.2.2 asks to limit tries; 10 in a quarter of an hour leaves room for typing errors.
TRIES = 10
WITHIN = timedelta(minutes=15)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")


class AccountRow(msgspec.Struct, frozen=True):
    """An account as lists show it."""

    name: str
    role: str
    created_at: str


class TooManyTries(CounterclaimError):
    """Sign-in is closed for a while, for this name or from this address."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # argon2id with the library's defaults, which follow RFC 9106


def exists(db: Connection) -> bool:
    """True where the ledger has any account: people must sign in then."""
    return inspect(db).has_table(account.name) and bool(db.scalar(select(func.count()).select_from(account)))


def accounts(db: Connection) -> tuple[AccountRow, ...]:
    """All accounts by name."""
    if not inspect(db).has_table(account.name):
        return ()
    rows = db.execute(select(account.c.name, account.c.role, account.c.created_at).order_by(account.c.name))
    return tuple(AccountRow(*row) for row in rows)


def add(db: Connection, name: str, role: Role, password: str, *, by: str) -> None:
    """Add an account; raises CounterclaimError where the name or the password won't do or the name is taken."""
    if not _NAME.fullmatch(name):
        raise CounterclaimError(
            "that is no account's name.", where=name[:64], next_step="Use letters, digits and . _ @ - (at most 64)."
        )
    check_password(password)
    check_role(role)
    metadata.create_all(db)
    if db.scalar(select(account.c.name).where(account.c.name == name)) is not None:
        raise CounterclaimError(
            "there is such an account already.", where=name, next_step="Choose another name, or change its role."
        )
    db.execute(insert(account).values(name=name, role=role, password=_hasher().hash(password), created_at=audit.now()))
    audit.append(db, who=by, action="account_add", object=f"account:{name}", detail={"role": role})


def set_role(db: Connection, name: str, role: Role, *, by: str) -> None:
    """Give another role; the account's tokens keep theirs only as far as the new role reaches."""
    _must_exist(db, name)
    check_role(role)
    _keep_an_admin(db, name, role)
    db.execute(update(account).where(account.c.name == name).values(role=role))
    lower = ROLES[: ROLES.index(role)]
    db.execute(update(token).where(token.c.account == name, token.c.role.not_in(lower)).values(role=role))
    audit.append(db, who=by, action="account_role", object=f"account:{name}", detail={"role": role})


def set_password(db: Connection, name: str, password: str, *, by: str) -> None:
    """Change the password; everybody signed in under that name is signed out."""
    _must_exist(db, name)
    check_password(password)
    db.execute(update(account).where(account.c.name == name).values(password=_hasher().hash(password)))
    db.execute(delete(session).where(session.c.account == name))
    audit.append(db, who=by, action="account_password", object=f"account:{name}")


def remove(db: Connection, name: str, *, by: str) -> None:
    """Remove an account with its sessions and tokens; what it did stays in the audit log under its name."""
    _must_exist(db, name)
    _keep_an_admin(db, name, None)
    for table in (session, token):
        db.execute(delete(table).where(table.c.account == name))
    db.execute(delete(account).where(account.c.name == name))
    audit.append(db, who=by, action="account_remove", object=f"account:{name}")


def check(db: Connection, name: str, password: str, *, address: str, now: datetime | None = None) -> Role | None:
    """The account's role where the password is right, else None; a wrong name takes as long as a wrong password.

    Raises TooManyTries after TRIES failures for the name or from the address WITHIN the last minutes.
    """
    moment = now or datetime.now(UTC)
    about = (f"name:{name[:64]}", f"from:{address[:64]}")
    since = (moment - WITHIN).isoformat(timespec="milliseconds")
    db.execute(delete(attempt).where(attempt.c.at < since))
    for one in about:
        count = db.scalar(select(func.count()).where(attempt.c.about == one, attempt.c.at >= since))
        if int(count or 0) >= TRIES:
            raise TooManyTries("too many failed sign-ins.", next_step="Wait a quarter of an hour, then try again.")
    row = db.execute(select(account.c.role, account.c.password).where(account.c.name == name)).one_or_none()
    right = _matches(row.password if row is not None else _nobody(), password[:LONGEST])
    if row is None or not right:
        for one in about:
            db.execute(insert(attempt).values(about=one, at=moment.isoformat(timespec="milliseconds")))
        return None
    db.execute(delete(attempt).where(attempt.c.about == about[0]))
    if _hasher().check_needs_rehash(row.password):
        db.execute(update(account).where(account.c.name == name).values(password=_hasher().hash(password)))
    role: Role = row.role
    return role


def check_password(password: str) -> None:
    """Raises CounterclaimError where a password is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise CounterclaimError(
            f"the password has {len(password)} characters.", next_step=f"Give {SHORTEST} to {LONGEST:,} characters."
        )


def check_role(role: str) -> None:
    """Raises CounterclaimError where there is no such role."""
    if role not in ROLES:
        raise CounterclaimError(f'there is no role "{role}".', next_step=f"Roles are {', '.join(ROLES)}.")


@cache
def _nobody() -> str:
    return _hasher().hash("a password that nobody has, to be as slow for names that don't exist")


def _matches(hashed: str, password: str) -> bool:
    try:
        return _hasher().verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _must_exist(db: Connection, name: str) -> None:
    if name not in {one.name for one in accounts(db)}:
        raise CounterclaimError("there is no such account.", where=name[:64], next_step="See: counterclaim users list")


def _keep_an_admin(db: Connection, name: str, role: Role | None) -> None:
    admins = {one.name for one in accounts(db) if one.role == "admin"}
    others = {one.name for one in accounts(db)} - {name}
    if admins == {name} and role != "admin" and others:
        raise CounterclaimError("that is the only admin.", where=name, next_step="Make another account an admin first.")
