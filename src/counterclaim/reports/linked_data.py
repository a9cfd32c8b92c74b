"""What a page tells of its article in JSON-LD (schema.org): the whole text, where the page itself shows less."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

_SCRIPT = re.compile(r"<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>(.{2,3000000}?)</script>", re.I | re.S)
_MOST_SCRIPTS = 20
_MOST_NODES = 5_000
_POST = "BlogPosting"


class LinkedArticle(NamedTuple):
    """The article or live blog of a page. text: paragraphs a line each; of a live blog its posts, headings first.

    live: it is a live blog, whose posts have headings of their own. locked: selectors of what is shown to subscribers
    only.
    """

    text: str
    title: str | None
    published: str | None
    live: bool
    locked: tuple[str, ...]


def linked_article(page: str) -> LinkedArticle | None:
    """What the page's JSON-LD says; None where it describes no article. Broken JSON is passed over."""
    best: LinkedArticle | None = None
    for number, found in enumerate(_SCRIPT.finditer(page)):
        if number >= _MOST_SCRIPTS:
            break
        try:
            value = json.loads(found.group(1), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            one = _article(node)
            if one and (best is None or len(one.text) > len(best.text)):
                best = one
    return best


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a document, outermost first."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]


def _article(node: dict[str, Any]) -> LinkedArticle | None:
    kinds = node.get("@type")
    kinds = [one for one in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(one, str)]
    posts = node.get("liveBlogUpdate")
    live = "LiveBlogPosting" in kinds
    if live and isinstance(posts, list | dict):
        told = [_post(one) for one in (posts if isinstance(posts, list) else [posts]) if isinstance(one, dict)]
        text = "\n\n".join(one for one in told if one)
    elif any(kind.endswith(("Article", _POST)) for kind in kinds):
        text = _text(node.get("articleBody"))
    else:
        return None
    parts = node.get("hasPart")
    locked = [
        part["cssSelector"]
        for part in (parts if isinstance(parts, list) else [parts])
        if isinstance(part, dict) and isinstance(part.get("cssSelector"), str)
    ]
    published = node.get("datePublished")
    return LinkedArticle(
        text, _text(node.get("headline")) or None, published if isinstance(published, str) else None, live,
        tuple(locked[:10]),
    )  # fmt: skip


def _post(node: dict[str, Any]) -> str:
    """A post with its time on a line of its own above it."""
    words = [part for part in (_text(node.get("headline")), _text(node.get("articleBody"))) if part]
    return "\n\n".join([*_stamp(node.get("datePublished")), *words]) if words else ""


def _stamp(published: Any) -> list[str]:
    """ "2025-03-07 14:05 UTC"."""
    try:
        at = datetime.fromisoformat(published)
    except (TypeError, ValueError):
        return []
    if at.tzinfo is None:
        return [at.strftime("%Y-%m-%d %H:%M")]
    return [at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")]


def _text(value: Any) -> str:
    """A text with a paragraph a line; marks of HTML in it taken away."""
    if not isinstance(value, str):
        return ""
    from html import unescape

    plain = re.sub(r"<[^<>]{0,1000}>", "\n", value) if "</" in value else value
    lines = (" ".join(line.split()) for line in unescape(plain).splitlines())
    return "\n".join(line for line in lines if line)
