"""Tokens against forged requests: a page of ours carries one, a page of another site can't know it.

A token is bound to the session and different on every page, so that compression tells nothing of it (BREACH).
"""

import hmac
import re
import secrets
from hashlib import sha256
from urllib.parse import parse_qsl

FIELD = "csrf"
HEADER = "x-csrf-token"
_FORM = "application/x-www-form-urlencoded"
_PARTS = "multipart/form-data"
# Our forms with files begin with the token, so that it is found before anything of a file is looked at.
_FIRST_PART = re.compile(
    rb'--[^\r\n]{1,100}\r\ncontent-disposition: form-data; name="' + FIELD.encode() + rb'"\r\n\r\n([^\r\n]{1,200})\r\n',
    re.IGNORECASE,
)


def token_for(secret: bytes, key: str) -> str:
    """A fresh token for the session with that key."""
    nonce = secrets.token_hex(8)
    return f"{nonce}.{_sign(secret, key, nonce)}"


def holds(secret: bytes, key: str, token: str) -> bool:
    """True for a token made for that key."""
    nonce, _, signature = token.partition(".")
    return hmac.compare_digest(signature.encode("utf-8", "replace"), _sign(secret, key, nonce).encode())


def token_in(headers: dict[str, str], body: bytes) -> str:
    """The token that a request brings, in its header or in a form's field; empty where it brings none. body: all of it,
    or its beginning where the form has files.
    """
    given = headers.get(HEADER)
    if given is not None:
        return given
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _PARTS:
        first = _FIRST_PART.match(body)
        return first.group(1).decode("latin-1") if first else ""
    if kind != _FORM:
        return ""
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=200)).get(FIELD, "")
    except ValueError:
        return ""


def _sign(secret: bytes, key: str, nonce: str) -> str:
    return hmac.new(secret, f"{nonce}:{key}".encode("utf-8", "replace"), sha256).hexdigest()
