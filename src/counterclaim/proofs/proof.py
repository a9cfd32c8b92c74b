"""A proof as a tool's file gives it, before it is tied to what the ledger has."""

from typing import Literal

import msgspec

State = Literal["holds", "stated", "broken"]
"""All that can be checked here holds; nothing could be checked; something does not hold."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What one file, or one part of it, proves. kind: "wacz", "ots" or "sheet"; name: of the file; sha256: of its
    bytes; part: which row or record, "" for the whole file.

    digests: SHA-256 of what it is about, hexadecimal; url: the address that it is about. at: the moment it gives, ISO
    8601. checks: what was checked and what is left open, in words.
    """

    kind: Literal["wacz", "ots", "sheet"]
    name: str
    sha256: str
    state: State
    checks: tuple[str, ...]
    part: str = ""
    digests: tuple[str, ...] = ()
    url: str | None = None
    at: str | None = None
