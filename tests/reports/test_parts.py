"""Digests, live blogs, logs and lists of posts: each item with its own day and source; single reports stay whole."""

import pytest

from counterclaim.reports import from_text
from counterclaim.reports.parts import items, parts

FIRST, SECOND, THIRD = "Sirens sounded in Lan.", "Yesterday, two jets struck Orvik.", "Two drones fell in Kelde."
POSTS = f"Army channel\n\n3 May 2024 18:05\n{FIRST}\n\n3 May 2024 12:14\n{SECOND}\n\n2 May 2024 08:31\n{THIRD}"
BLOG = f"Drava: latest\n\nPublished 7 March 2025\n\n14:32 GMT – {FIRST}\n\n13:10 GMT – {SECOND}\n\n2:05pm – {THIRD}"
BULLETIN = f"Bulletin\n\n# Lanham, 3 May 2024\n{FIRST}\n\n# Orvik, 4 May 2024\n{SECOND}\n\n# Kelde, 5 May 2024\n{THIRD}"
WIRE = f"Digest\n\nLANHAM, 3 May 2024 – {FIRST}\n\nORVIK, 4 May 2024 – {SECOND}\n\nKELDE, 5 May 2024 – {THIRD}"
LOG = f"Log\n\n3 May 2024: {FIRST}\n4 May 2024 - Orvik - {SECOND} It burned.\n- 5 May 2024 – {THIRD}"
PLACES = f"Log\n\nLanham (3 May 2024): {FIRST}\n\nOrvik, 4 May 2024: {SECOND}\n\nKelde (5 May 2024) – {THIRD}"
PRESS = f"Digest\n\n1. {FIRST} (Harbour Gazette, 4 May 2024)\n\n"
PRESS += f"2. {SECOND} (Radio Lan, May 5, 2024)\n\n3. {THIRD} (A, 6 May 2024)"
MIXED = f"""Digest

Orvik, 3 May: {FIRST}

5 May, Kelde - {SECOND}

May 6: {THIRD}

7 May 2024. Tarn. {FIRST}

On 8 May, {SECOND}

[9 May] {THIRD}

10 May 2024
{FIRST}"""
COPIED = f"""River Channel, [12.03.2024 14:05]
{FIRST}

They came from the sea.

River Channel, [13.03.2024 09:00:12]
[Forwarded from Lake News]
[ Photo ]
{SECOND}"""
CASES = {
    "posts": (POSTS, ["date: 2024-05-03T18:05:00", "date: 2024-05-03T12:14:00", "date: 2024-05-02T08:31:00"]),
    "blog": (BLOG, ["date: 2025-03-07T14:32:00Z", "date: 2025-03-07T13:10:00Z", "date: 2025-03-07"]),
    "bulletin": (BULLETIN, ["date: 2024-05-03", "date: 2024-05-04", "date: 2024-05-05"]),
    "wire": (WIRE, ["date: 2024-05-03", "date: 2024-05-04", "date: 2024-05-05"]),
    "log": (LOG, ["event date: 2024-05-03", "event date: 2024-05-04", "event date: 2024-05-05"]),
    "places": (PLACES, ["event date: 2024-05-03", "event date: 2024-05-04", "event date: 2024-05-05"]),
    "press": (PRESS, ["date: 2024-05-04\n# publisher: Harbour Gazette", "date: 2024-05-05\n# publisher: Radio Lan",
                      "date: 2024-05-06\n# publisher: A"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_item_has_its_own_day_and_words(name: str) -> None:
    text, heads = CASES[name]
    found = parts(from_text(text))
    assert [one.number for one in found] == [1, 2, 3]
    for one, head, words in zip(found, heads, (FIRST, SECOND, THIRD), strict=True):
        above, _, below = one.text.partition("\n\n")
        assert head in above.replace("# ", "", 2) or f"# {head}" in above
        assert words in below
        assert above.startswith(f"# title: {text.partition(chr(10))[0]}\n")
        assert sum(other in below for other in (FIRST, SECOND, THIRD)) == 1


def test_a_text_told_to_be_a_digest_has_two_items_and_another_kind_none() -> None:
    two = POSTS.rpartition("\n\n")[0]
    assert parts(from_text(two)) == []
    assert [one.source for one in items(from_text(two, kind="digest", source="a.txt"))] == ["a.txt#1", "a.txt#2"]
    assert parts(from_text(POSTS, kind="transcript")) == []
    assert len(items(from_text(POSTS, kind="statement"))) == 1


def test_what_the_header_says_is_said_of_each_item() -> None:
    found = parts(from_text("# publisher: Norland Army\n# speaker: Ada Quist\n# date: 2024-05-04\n\n" + POSTS))
    assert found[1].text.startswith(
        "# title: Army channel\n# date: 2024-05-03T12:14:00\n# publisher: Norland Army\n# speaker: Ada Quist\n\n"
    )


def test_what_stands_before_the_items_is_one_of_them_where_it_tells_something() -> None:
    before = "This week the army of Norland fired on three towns along the river, their mayors said."
    found = parts(from_text(f"{before}\n\n{POSTS.partition(chr(10) * 2)[2]}"))
    assert [one.number for one in found] == [0, 1, 2, 3]
    assert found[0].text.endswith(before)


@pytest.mark.parametrize(
    "text",
    [
        f"A fall\n\nPublished 3 May 2024\n\nUpdated 4 May 2024\n\nLAN, 4 May (AP) – {FIRST}\n\n{SECOND}\n\n5 May 2024",
        f"{FIRST}\n\n{SECOND}\n\nMore\n\n3 May 2024 18:05\nA fall\n\n2 May 2024\nMayor speaks\n\n1 May 2024\nRain",
        f"On 3 May 2024 {FIRST}\n\nOn 4 May 2024 {SECOND}\n\nOn 5 May 2024 {THIRD}",
        f"Two only\n\n3 May 2024 18:05\n{FIRST}\n\n2 May 2024 08:31\n{SECOND}",
    ],
)
def test_a_single_report_stays_whole(text: str) -> None:
    assert parts(from_text(text)) == []


def test_a_digest_of_several_forms_of_days_is_split_at_all_of_them() -> None:
    found = parts(from_text(MIXED))
    days = [one.text.partition("date: ")[2][:10] for one in found]
    assert days == ["2024-05-03", *(f"2024-05-{day:02}" for day in range(5, 11))]
    words = [FIRST, SECOND, THIRD, FIRST, SECOND, THIRD, FIRST]
    assert [one.text.endswith(told) for one, told in zip(found, words, strict=True)] == [True] * 7


def test_a_day_inside_an_item_begins_no_other() -> None:
    told = f"{POSTS} The army said:\n4 May: Rain.\n5 May: Sun again in the town."
    assert len(parts(from_text(told))) == 3


def test_copied_posts_are_their_channels_each_with_its_time() -> None:
    first, second = items(from_text(COPIED, source="a.txt"))
    assert (first.publisher, first.kind, first.voice) == ("River Channel", "posts", "River Channel")
    assert (first.published, second.published) == ("2024-03-12T14:05:00", "2024-03-13T09:00:00")
    assert first.text.endswith(f"{FIRST}\n\nThey came from the sea.")
    assert (second.voice, second.publisher, second.source) == ("Lake News", "River Channel", "a.txt#2")
    assert second.text.endswith(f"\n\n{SECOND}")


def test_of_copied_posts_of_a_group_each_member_speaks() -> None:
    told = items(from_text(COPIED.replace("River Channel", "Ada Quist", 1)))
    assert [(one.voice, one.publisher) for one in told] == [("Ada Quist", None), ("Lake News", None)]


SITREP = f"""Lake Consortium
Weekly sitrep (3–9 May 2024)

Incident 1
Date: 03.05.2024
Location: Lanham
Type: Raid
Details: {FIRST} Two men died.

Incident 2
Location: Orvik
Date of incident: 4 May 2024
Details: {SECOND}

Advice: No travel after dark."""


def test_a_record_of_fields_happened_when_and_where_they_say() -> None:
    found = parts(from_text(SITREP))
    heads = [one.text.partition("\n\n")[0] for one in found]
    assert "# event date: 2024-05-03\n# event place: Lanham\n# date: 2024-05-09" in heads[0]
    assert "# event date: 2024-05-04\n# event place: Orvik" in heads[1]
    assert found[0].text.endswith(f"\n\n{FIRST} Two men died.")
    assert "event" not in heads[2]
    assert found[2].text.endswith("No travel after dark.")


def test_one_form_is_no_list_of_records() -> None:
    assert parts(from_text(SITREP.partition("Incident 2")[0])) == []


def test_an_entry_that_a_full_stop_parts_from_its_head_is_told_without_it() -> None:
    text = f"Notes\n\n3 May 2024, Lanham (Norland). {FIRST}\n\nOrvik, 4 May 2024. {SECOND}\n\n5 May 2024, Kelde. "
    text += THIRD
    found = parts(from_text(text))
    assert [one.text.partition("\n\n")[2] for one in found] == [FIRST, SECOND, THIRD]
    assert [one.text.partition("event place: ")[2].partition("\n")[0] for one in found] == ["Lanham", "Orvik", "Kelde"]


@pytest.mark.parametrize("head", ["Lake Watch 🐐\n@lakewatch · 41.2K subscribers", "Lake Watch (@lakewatch) posted:"])
def test_a_handle_above_them_tells_whose_posts_they_are(head: str) -> None:
    text = f"{head}\n\n{POSTS.partition(chr(10) * 2)[2]}".replace(SECOND, f"Forwarded from Lake Mayor\n{SECOND}")
    told = items(from_text(text))
    assert [(one.kind, one.voice, one.publisher) for one in told] == [
        ("posts", who, "Lake Watch") for who in ("Lake Watch", "Lake Mayor", "Lake Watch")
    ]
    assert told[1].text.endswith(f"\n\n{SECOND}")


@pytest.mark.parametrize("head", ["Lake Watch", "Write to us: news@lake.example"])
def test_without_a_handle_they_are_nobodys(head: str) -> None:
    assert {one.kind for one in items(from_text(f"{head}\n\n{POSTS.partition(chr(10) * 2)[2]}"))} == {None}


def test_an_item_that_ends_in_a_quotation_is_kept() -> None:
    text = BLOG.replace(SECOND, 'The army insists that it stands where "it stood yesterday".')
    assert len(parts(from_text(text))) == 3


def _posted(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(one.voice, (one.published or "")[:10], one.text.rpartition("\n\n")[2]) for one in items(from_text(text))]


FOOTED = f"""Ana Veld | Mayor of Lan
41.2K subscribers

3 May 2024
{FIRST}
👍 21 👁 40.1K Ana, 06:12

{SECOND}
👁 33.9K edited 09:30

4 May 2024

Forwarded from Lan Fire Service
{THIRD}
12.4K views 13:47"""
WIDE = f"Lake Watch\n4 May 2024 · 🌐\n\n{FIRST}\n\n👍 9\n\nLake Watch\n3 May 2024 · 🌐\n\n{SECOND}\n\nLake Watch\n"
WIDE += f"2 May 2024 · 🌐\n\n{THIRD}"


def test_posts_above_their_counts_are_their_channels() -> None:
    assert _posted(FOOTED) == [
        ("Ana Veld", "2024-05-03", FIRST), ("Ana Veld", "2024-05-03", SECOND),
        ("Lan Fire Service", "2024-05-04", THIRD),
    ]  # fmt: skip


def test_posts_under_one_name_are_its_own() -> None:
    assert [one[0] for one in _posted(WIDE)] == ["Lake Watch"] * 3
    assert _posted(WIDE)[1] == ("Lake Watch", "2024-05-03", SECOND)


def test_stamps_in_brackets_begin_posts_below_a_profile() -> None:
    text = f"Profile: @LanSkies\n\n[2024-05-03 07:02] {FIRST}\n[2024-05-03 07:41] RT @ana_v: {SECOND}\n"
    assert _posted(f"{text}[2024-05-04 08:00] {THIRD}") == [
        ("LanSkies", "2024-05-03", FIRST), ("ana_v", "2024-05-03", SECOND), ("LanSkies", "2024-05-04", THIRD),
    ]  # fmt: skip


def test_posts_copied_from_a_page_or_a_group_are_their_members() -> None:
    page = f"Ana Veld @anav · May 3, 2024\n{FIRST}\n\nAna Veld @anav · May 4, 2024\n{SECOND}"
    assert _posted(page) == [("Ana Veld", "2024-05-03", FIRST), ("Ana Veld", "2024-05-04", SECOND)]
    group = f"13/05/2024, 14:05 - Ana: {FIRST}\n14/05/2024, 14:06 - Piet: {SECOND}"
    assert _posted(group) == [("Ana", "2024-05-13", FIRST), ("Piet", "2024-05-14", SECOND)]
    assert len(items(from_text(f"{FIRST}\n\nAna Veld @anav · May 3, 2024\n{SECOND}"))) == 1


def test_a_place_and_day_alone_head_an_item() -> None:
    text = f"# date: 2024-05-15\n\nBrief\n\nKelde, Norland – 3 May\n{FIRST}\n\nLan, Norland – 6 and 7 May\n{SECOND}\n\n"
    found = parts(from_text(f"{text}Orvik, Norland – 9 May\n{THIRD}"))
    assert [one.text.partition("event place: ")[2].partition("\n")[0] for one in found] == [
        "Kelde, Norland", "Lan, Norland", "Orvik, Norland"
    ]  # fmt: skip


def test_an_item_that_is_a_correction_is_told() -> None:
    text = f"# title: Drava\n\nCorrection: one man died in Orvik, not two. {FIRST}"
    assert [f.kind for f in from_text(text).furniture] == ["header"]
