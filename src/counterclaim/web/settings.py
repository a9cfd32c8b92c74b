"""How the pages are served: to whom, under which names, with which limits."""

import secrets

import msgspec

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
BODY_LIMIT = 1 << 20  # bytes of a request's body; forms and corrections have a few KB
UPLOAD_LIMIT = 1 << 28  # bytes of reports that are handed over at once; a batch above it is for `counterclaim add`


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What `serve` was told.

    hosts:   names (without port, lower case) that a request may ask for; any other is turned away.
    team:    people sign in; without it everything is done in the name of `owner`.
    owner:   who corrects on a machine of one's own.
    secret:  key of the tokens against forged requests; a new one each start is enough.
    https:   the pages are reached over HTTPS (through a proxy): cookies are marked so.
    language: code of the pages' language where nobody chose one; None: what the browser prefers.
    basemap: address of a map style to lie under the offline map; None: nothing but the borders that come along.
    """

    hosts: frozenset[str] = LOCAL_HOSTS
    team: bool = False
    owner: str = "local"
    secret: bytes = msgspec.field(default_factory=lambda: secrets.token_bytes(32))
    https: bool = False
    basemap: str | None = None
    language: str | None = None
    body_limit: int = BODY_LIMIT
    upload_limit: int = UPLOAD_LIMIT
