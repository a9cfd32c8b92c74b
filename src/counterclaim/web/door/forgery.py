"""Tokens against forged requests: a page of ours carries one, a page of another site can't know it.

A token is bound to the session and different on every page, so that compression tells nothing of it (BREACH).
"""

import hmac
import secrets
from hashlib import sha256
from urllib.parse import parse_qsl

FIELD = "csrf"
HEADER = "x-csrf-token"
_FORM = "application/x-www-form-urlencoded"


def token_for(secret: bytes, key: str) -> str:
    """A fresh token for the session with that key."""
    nonce = secrets.token_hex(8)
    return f"{nonce}.{_sign(secret, key, nonce)}"


def holds(secret: bytes, key: str, token: str) -> bool:
    """True for a token made for that key."""
    nonce, _, signature = token.partition(".")
    return hmac.compare_digest(signature.encode("utf-8", "replace"), _sign(secret, key, nonce).encode())


def token_in(headers: dict[str, str], body: bytes) -> str:
    """The token that a request brings, in its header or in a form's field; empty where it brings none."""
    given = headers.get(HEADER)
    if given is not None:
        return given
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return ""
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=200)).get(FIELD, "")
    except ValueError:
        return ""


def _sign(secret: bytes, key: str, nonce: str) -> str:
    return hmac.new(secret, f"{nonce}:{key}".encode("utf-8", "replace"), sha256).hexdigest()
