"""Feeds and lists of feeds: RSS, Atom and OPML, however broken, to addresses."""

import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from counterclaim.errors import ReportError

MOST_BYTES = 5_000_000  # of one feed; the largest of the usual ones has some hundred kilobytes
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)
_OPML = re.compile(rb"<opml\b", re.I)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.S)
_HEAD = 2_000
_COMMENTED = 100_000  # bytes in which comments are looked for
_LONGEST = 2_000  # characters of an address


class FeedEntry(msgspec.Struct, frozen=True):
    """One entry: its address, title, and when it was published (ISO 8601, UTC), or else last changed."""

    address: str
    title: str | None = None
    published: str | None = None


class Feed(msgspec.Struct, frozen=True):
    """A feed: its title and entries as listed."""

    title: str | None
    entries: tuple[FeedEntry, ...]


def looks_like_feed(data: bytes) -> bool:
    """True for RSS or Atom by the first bytes."""
    head = _head(data)
    return _FEED.search(head) is not None and b"<html" not in head.lower()


def looks_like_opml(data: bytes) -> bool:
    """True for OPML by the first bytes."""
    return _OPML.search(_head(data)) is not None


def _head(data: bytes) -> bytes:
    """The first bytes, comments left out: some begin with a long one, which may speak of anything."""
    return _COMMENT.sub(b"", data[:_COMMENTED])[:_HEAD]


def parse(data: bytes, address: str) -> Feed:
    """The feed in these bytes; address: where relative links start. Raises ReportError where there is none."""
    if len(data) > MOST_BYTES:
        raise ReportError(f"a feed of more than {MOST_BYTES:,} bytes.", where=address)
    if not looks_like_feed(data):
        raise ReportError("no feed (RSS or Atom).", where=address, next_step="Check the address in a browser.")
    import feedparser

    try:
        found = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # a parser of broken things has its own breaks; one feed must not stop the others
        raise ReportError(f"the feed can't be taken apart ({type(error).__name__}).", where=address) from None
    entries: dict[str, FeedEntry] = {}
    for one in found.entries:
        link = _address(one.get("link"), address)
        if link is not None:
            entries.setdefault(link, FeedEntry(link, _text(one.get("title")), _time(one)))
    return Feed(_text(found.feed.get("title")), tuple(entries.values()))


def addresses_in_opml(data: bytes) -> list[str]:
    """The feeds that a list names, each once, in order; raises ReportError where it is no list."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data[:MOST_BYTES], parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise ReportError("not OPML that can be read.")
    found = (outline.get("xmlUrl") or outline.get("xmlurl") for outline in root.iter("outline"))
    return list(dict.fromkeys(url for one in found if (url := _address(one, ""))))


def _time(entry: Mapping[str, Any]) -> str | None:
    """In UTC, as feedparser understood it; None for none, and for one that is no time."""
    told = entry.get("published_parsed") or ("updated_parsed" in entry and entry["updated_parsed"])
    try:
        return datetime.fromtimestamp(timegm(told), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if told else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _address(value: object, base: str) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        parts = urlsplit(urljoin(base, value.strip()))
        url = parts.geturl()  # one spelling of the scheme, so that "known already?" is asked of one address
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and len(url) <= _LONGEST
    except ValueError:
        return None
    return url.split("#")[0] if fits else None


def _text(value: object) -> str | None:
    return " ".join(value.split())[:300] or None if isinstance(value, str) else None
