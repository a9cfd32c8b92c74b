"""Channels and groups as Telegram Desktop exports them (result.json, messages.html): each post as a report."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from counterclaim.errors import ReportError
from counterclaim.reports.decode import decode
from counterclaim.reports.limits import Limits, refuse_above
from counterclaim.reports.lines import tidy
from counterclaim.reports.metadata import Known

_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_FIELD = r'"{}"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)'
_NAME, _TYPE, _ID = (re.compile(_FIELD.format(name)) for name in ("name", "type", "id"))
_BEFORE = 4_000  # characters before a chat's messages in which its name stands
_BETWEEN = re.compile(r"[\s,]*")
_TITLE_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d)(?::(\d\d))?(?: UTC([+-]\d\d):?(\d\d))?")
_WORDLESS = "posts without words (pictures, films, sound) that are not read: {:,}."
_CUT = "the export is cut off or damaged from here on. Export the channel again, or copy the whole file."
_OPEN = ("channel", "group")
"""A chat is read where its type ends in one of these ("private_supergroup"); between two persons, never."""


class Post(NamedTuple):
    """One post as a report. number: its id in the channel. text: with header lines; "" where it has no words."""

    number: str
    text: str


class Left(NamedTuple):
    """What was not read: a chat (name) or a part of the file, with the reason. damaged: it should have been."""

    name: str
    reason: str
    damaged: bool = False


def posts(data: bytes, *, limits: Limits, where: str | None = None) -> Iterator[Post | Left]:
    """The posts of an export in its order; what is none of them comes as Left. Raises ReportError for a file that holds
    no chat that is read."""
    refuse_above(len(data), limits.posts, name="posts", unit="bytes", where=where)
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _of_page(data, limits, where)
    else:
        yield from _of_json(decode(data, where=where), where)


def _of_json(text: str, where: str | None) -> Iterator[Post | Left]:
    """One message after the other is decoded: an export of years has more than fits in memory decoded at once."""
    decoder = json.JSONDecoder(strict=False)
    at, chats = 0, 0
    while found := _MESSAGES.search(text, at):
        head = text[max(at, found.start() - _BEFORE) : found.start()]
        name, kind, number = (_last(one, head) for one in (_NAME, _TYPE, _ID))
        wanted = kind is not None and kind.endswith(_OPEN)
        at, wordless = found.end(), 0
        chats += not text.startswith("]", _BETWEEN.match(text, at).end())  # type: ignore[union-attr]
        if not wanted:
            yield Left(name or "", "a private chat is not read; export the channel or the group by itself.")
        while True:
            at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
            if text[at : at + 1] == "]":
                break
            try:
                message, at = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                yield Left(f"character {at}", _CUT, damaged=True)
                return
            if wanted and isinstance(message, dict) and message.get("type") == "message":
                post = _post(message, name, number, kind or "")
                wordless += not post.text
                if post.text:
                    yield post
        if wordless:
            yield Left(name or "", _WORDLESS.format(wordless))
    if not chats:
        raise ReportError(
            "an export without messages.", where=where, next_step="Export the channel's history as JSON or HTML."
        )


def _last(field: re.Pattern[str], head: str) -> str | None:
    found = field.findall(head)
    try:
        return str(json.loads(found[-1])) if found else None
    except ValueError:
        return None


def _post(message: dict[str, Any], chat: str | None, chat_id: str | None, kind: str) -> Post:
    number = str(message.get("id", ""))
    text = _words(message.get("text"))
    sender = message.get("from") if isinstance(message.get("from"), str) else None
    speaker = sender if "group" in kind and sender != chat else message.get("author")
    address = f"https://t.me/c/{chat_id.lstrip('-')}/{number}" if chat_id and number.isdigit() else None
    return Post(
        number,
        _report(
            text, chat=chat or sender, speaker=speaker, forwarded=message.get("forwarded_from"),
            published=_time(message, "date"), edited=_time(message, "edited"), address=address,
            answers=message.get("reply_to_message_id"),
        ),
    )  # fmt: skip


def _words(value: Any) -> str:
    """The text of a message, which is a string or a list of strings and marked parts."""
    parts = value if isinstance(value, list) else [value]
    return "".join(
        one if isinstance(one, str) else str(one.get("text") or "") if isinstance(one, dict) else "" for one in parts
    )


def _time(message: dict[str, Any], key: str) -> str | None:
    """In UTC where the export tells it, else as printed there: in the time of the machine that exported it."""
    try:
        return datetime.fromtimestamp(int(message[f"{key}_unixtime"]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        told = message.get(key)
        return told if isinstance(told, str) else None


def _report(
    text: str, *, chat: str | None, speaker: Any, forwarded: Any, published: str | None, edited: str | None = None,
    address: str | None = None, answers: Any = None,
) -> str:  # fmt: skip
    """A post with what is known about it above it; "" where it has no words.

    Of a forwarded post the channel that wrote it speaks, and this one only carries it.
    """
    if not text.strip():
        return ""
    head = (
        ("date", published), ("edited", edited), ("publisher", chat), ("kind", "posts"),
        ("speaker", forwarded or speaker), ("forwarded from", forwarded), ("answers", answers), ("url", address),
    )  # fmt: skip
    lines = [f"# {key}: {tidy(str(value))[:300]}" for key, value in head if value and tidy(str(value))]
    return "\n".join([*lines, "", text])


def _of_page(data: bytes, limits: Limits, where: str | None) -> Iterator[Post | Left]:
    from counterclaim.reports.child import Job
    from counterclaim.reports.parsing import take_apart

    text, _ = take_apart(Job(kind="telegram", data=data, limits=limits, where=where))
    told = json.loads(text)
    for number, words in told["posts"]:
        yield Post(number, words)
    if told["wordless"]:
        yield Left("", _WORDLESS.format(told["wordless"]))


def parse_page(data: bytes, *, limits: Limits, where: str | None = None) -> tuple[str, Known]:
    """The posts of a page of an HTML export as JSON: what the child runs."""
    from lxml import html

    tree = html.fromstring(decode(data, where=where), parser=html.HTMLParser(huge_tree=False))
    header = tree.xpath("//div[contains(@class, 'page_header')]//div[contains(@class, 'text')]")
    chat = tidy(header[0].text_content()) if header else None
    found: list[tuple[str, str]] = []
    wordless, sender = 0, None
    for one in tree.xpath("//div[contains(concat(' ', @class, ' '), ' message ')][contains(@class, 'default')]"):
        number = re.sub(r"\D", "", one.get("id") or "")
        body = one.find("div[@class='body']")
        if body is None:
            continue
        named = body.find("div[@class='from_name']")
        sender = tidy(named.text_content()) if named is not None else sender
        forward = body.find("div[@class='forwarded body']")
        inner = forward if forward is not None else body
        words = inner.find("div[@class='text']")
        from_name = forward.find("div[@class='from_name']") if forward is not None else None
        signature = body.find("div[@class='signature details']")
        group = sender if sender and sender != chat else None
        stamp = body.xpath("./div[contains(@class, 'date')]/@title")
        post = _report(
            _lines(words) if words is not None else "", chat=chat,
            speaker=tidy(signature.text_content()) if signature is not None else group,
            forwarded=tidy(from_name.text or "") if from_name is not None else None,
            published=_printed_time(stamp[0]) if stamp else None,
        )  # fmt: skip
        if post:
            found.append((number, post))
        else:
            wordless += 1
    return json.dumps({"posts": found, "wordless": wordless}, ensure_ascii=False), Known()


def _lines(words: Any) -> str:
    for one in words.iter("br"):
        one.tail = "\n" + (one.tail or "")
    return str(words.text_content()).strip()


def _printed_time(title: str) -> str | None:
    found = _TITLE_DATE.search(title)
    if not found:
        return None
    day, month, year, hour, minute, second, zone, minutes = found.groups()
    stamp = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}"
    try:
        told = datetime.fromisoformat(stamp + (f"{zone}:{minutes}" if zone else ""))
    except ValueError:
        return None
    return told.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if zone else stamp
