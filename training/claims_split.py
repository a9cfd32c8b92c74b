"""Which labelled documents are the development part: 22 of 100, by document, parts of one long text together."""

from __future__ import annotations

import hashlib

PERCENT = 22


def development(ident: str) -> bool:
    """True for a document that is never trained on; `ident` is its id in the pool, with or without "#part"."""
    return int(hashlib.sha256(ident.split("#")[0].encode()).hexdigest(), 16) % 100 < PERCENT
