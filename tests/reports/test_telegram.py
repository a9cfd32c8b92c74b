"""Exports of Telegram Desktop, in its own two forms: each post with its time, channel, author and carrier."""

import json
from typing import Any

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports import from_text
from counterclaim.reports.kinds import kind_of
from counterclaim.reports.limits import LIMITS
from counterclaim.reports.telegram import Left, Post, posts

POSTS: list[dict[str, Any]] = [
    {"id": 1, "type": "service", "date": "2024-05-01T00:00:00", "action": "create_channel", "text": ""},
    {"id": 4, "type": "message", "date": "2024-05-03T18:05:00", "date_unixtime": "1714748700", "from": "Norland Army",
     "edited": "2024-05-03T19:05:00", "edited_unixtime": "1714752300",
     "text": ["Our jets struck ", {"type": "bold", "text": "Lanham"}, ".\nTwo drones were shot down. \"messages\": ["]},
    {"id": 5, "type": "message", "date": "2024-05-03T18:06:00", "from": "Norland Army", "photo": "a.jpg", "text": ""},
    {"id": 6, "type": "message", "date": "2024-05-03T18:07:00", "date_unixtime": "1714748820", "from": "Norland Army",
     "forwarded_from": "Harbour Watch", "reply_to_message_id": 4, "text": "Four farmers were killed."},
]  # fmt: skip
EXPECTED = {
    "4": "# date: 2024-05-03T15:05:00Z\n# edited: 2024-05-03T16:05:00Z\n# publisher: Norland Army\n# kind: posts\n"
    '# url: https://t.me/c/77/4\n\nOur jets struck Lanham.\nTwo drones were shot down. "messages": [',
    "6": "# date: 2024-05-03T15:07:00Z\n# publisher: Norland Army\n# kind: posts\n# speaker: Harbour Watch\n"
    "# forwarded from: Harbour Watch\n# answers: 4\n# url: https://t.me/c/77/6\n\nFour farmers were killed.",
}
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
 <div class="page_wrap"><div class="page_header"><div class="content">
 <div class="text bold"> Norland Army </div></div></div>
 <div class="page_body chat_page"><div class="history">
  <div class="message service" id="message-1"><div class="body details"> 3 May 2024 </div></div>
  <div class="message default clearfix" id="message4"><div class="pull_left userpic_wrap"></div>
   <div class="body"><div class="pull_right date details" title="03.05.2024 18:05:00 UTC+03:00"> 18:05 </div>
   <div class="from_name"> Norland Army </div>
   <div class="text"> Our jets struck <strong>Lanham</strong>.<br>Two drones were shot down. </div></div></div>
  <div class="message default clearfix joined" id="message5"><div class="body">
   <div class="pull_right date details" title="03.05.2024 18:06:00 UTC+03:00"> 18:06 </div>
   <div class="media_wrap clearfix"><div class="title bold">Photo</div></div></div></div>
  <div class="message default clearfix joined" id="message6"><div class="body">
   <div class="pull_right date details" title="03.05.2024 18:07:00"> 18:07 </div>
   <div class="forwarded body"><div class="from_name"> Harbour Watch
     <span class="date details" title="02.05.2024"> 02.05.2024</span></div>
   <div class="text"> Four farmers were killed. </div></div></div></div>
 </div></div></div></body></html>"""


def export(*chats: dict[str, Any]) -> bytes:
    value = chats[0] if len(chats) == 1 else {"about": "All.", "chats": {"about": "Chats.", "list": chats}}
    return json.dumps(value, indent=1, ensure_ascii=False).encode()


def chat(kind: str = "public_channel", some: list[dict[str, Any]] = POSTS) -> dict[str, Any]:
    return {"name": "Norland Army", "type": kind, "id": 77, "messages": some}


def read(data: bytes) -> tuple[dict[str, str], list[Left]]:
    found = list(posts(data, limits=LIMITS))
    return {one.number: one.text for one in found if isinstance(one, Post)}, [o for o in found if isinstance(o, Left)]


def test_a_channel_of_json() -> None:
    data = export(chat())
    assert kind_of(data) == "telegram"
    found, left = read(data)
    assert found == EXPECTED
    assert [one.reason for one in left] == ["posts without words (pictures, films, sound) that are not read: 1."]


def test_a_post_is_a_report_of_its_own_day_and_channel() -> None:
    report = from_text(EXPECTED["6"])
    assert (report.published, report.publisher, report.url) == (
        "2024-05-03T15:07:00Z", "Norland Army", "https://t.me/c/77/6",
    )  # fmt: skip


def test_in_a_group_the_member_speaks() -> None:
    one = {"id": 9, "type": "message", "date": "2024-05-03T18:05:00", "from": "Ana Ruiz", "text": "Four were killed."}
    found, _ = read(export(chat("private_supergroup", [one])))
    assert "# publisher: Norland Army\n# kind: posts\n# speaker: Ana Ruiz\n" in found["9"]


def test_private_chats_are_never_read() -> None:
    data = export(chat("personal_chat"), chat(), chat("saved_messages"))
    assert kind_of(data) == "telegram"
    found, left = read(data)
    assert found == EXPECTED
    assert sum("private chat" in one.reason for one in left) == 2


def test_a_page() -> None:
    assert kind_of(PAGE.encode()) == "telegram"
    found, left = read(PAGE.encode())
    assert found == {
        "4": "# date: 2024-05-03T15:05:00Z\n# publisher: Norland Army\n# kind: posts\n\n"
        "Our jets struck Lanham.\nTwo drones were shot down.",
        "6": "# date: 2024-05-03T18:07:00\n# publisher: Norland Army\n# kind: posts\n# speaker: Harbour Watch\n"
        "# forwarded from: Harbour Watch\n\nFour farmers were killed.",
    }
    assert len(left) == 1


BROKEN = {
    "cut off": export(chat())[:-150],
    "deep": export(chat(some=[])).replace(b"[]", b"[" + b'{"a":' * 100_000 + b"1"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_export_gives_what_stands_before_the_damage(name: str) -> None:
    found, left = read(BROKEN[name])
    assert found.keys() == ({"4"} if name == "cut off" else set())
    assert left[-1].damaged
    assert "Export the channel again" in left[-1].reason


def test_an_export_without_messages_is_refused() -> None:
    with pytest.raises(ReportError, match="without messages"):
        read(b'{"name": "x", "type": "public_channel"}')
