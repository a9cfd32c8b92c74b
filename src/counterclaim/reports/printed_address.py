"""Web addresses printed on a page, also ones that print broke with blanks."""

import re

from counterclaim.patterns import compiled
from counterclaim.reports.lines import INVISIBLE

_LABEL = compiled(
    r"(?:original\s+)?(?:urls?|links?|source(?:\s+urls?)?|web\s?(?:site|page)?|address|article\s+(?:url|link)|"
    r"permalink|short\s?link|available\s+at|read\s+(?:it|online)\s+at|retrieved\s+from|published\s+at|via|"
    r"from)\s*[:：]\s*",
    re.IGNORECASE,
)
_START = compiled(r"(?:https?\s?:\s?/\s?/\s?|www\.)", re.IGNORECASE)
_PIECE = compiled(r"[\w\-._~:/?#\[\]@!$&'()*+,;=%]+$")
_PART = compiled(r"[-/._=&?%#\d~+]")
_BARE = compiled(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,12}(?:/[\w\-._~/?=&%#]*)?$", re.IGNORECASE)
_UNSEEN = compiled(f"[{INVISIBLE}]")


def label(text: str) -> bool:
    """True for a line that only announces an address ("Original url:")."""
    if len(text) > 60:
        return False
    return bool(_LABEL.fullmatch(text)) or text.lower() in ("original url", "source url", "permalink")


def address(text: str, *, labelled: bool = False) -> str | None:
    """The whole address a line prints, blanks mended; None where the line holds anything else.

    labelled: a line before announced it, so that pieces without a mark of an address in them count too.
    """
    if len(text) > 2_000:
        return None
    text = _UNSEEN.sub("", text).strip()
    found = _LABEL.match(text)
    if found:
        labelled = True
        text = text[found.end() :].strip()
    text = text.strip("<>()[] ")
    start = _START.match(text)
    if not start:
        return None
    first, *more = text[start.end() :].split() or [""]
    pieces = [first, *more]
    if not first or not all(_PIECE.match(p) for p in pieces):
        return None
    # A word of prose has no hyphen, slash, digit or dot in it; print breaks an address at any letter.
    plain = sum(1 for p in more if not _PART.search(p.rstrip(".,;:")))
    if plain > len(more) // (2 if labelled else 3):
        return None
    whole = "".join(pieces).rstrip(".,;")
    scheme = "https://" if start.group().lower().startswith("www") else re.sub(r"\s", "", start.group()).lower()
    host = "www." + whole if start.group().lower().startswith("www") else whole
    if not re.match(r"[^/]+\.[^/.]{2,}", host):
        return None
    return scheme + host


def bare_domain(text: str) -> bool:
    """True for a line that is only the name of a site ("Kremlin.ru", "t.me/mod_russia")."""
    if len(text) > 80 or not _BARE.match(text) or text[0].isdigit():
        return False
    return text.split("/")[0].rsplit(".", 1)[-1].islower()  # "Sgt.Major" is no site
