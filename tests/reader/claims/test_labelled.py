"""Entries of logs, lists and notes that begin with who says them."""

from functools import cache

import pytest

from counterclaim.reader.reader import Reader

# an entry | whose its claim is: a speaker, or the narrator
ENTRIES = """
15:00 Health ministry, by phone: 46 dead in the port. | Health ministry
- Army spokesman: nine men of ours wounded at the bridge. | army spokesman
16:10 Osten police: two shells fell on the market. | Osten police
Losses: two trucks burned at the bridge. | narrator
Eastern front: the enemy fired on our posts. | narrator
"""


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", ENTRIES.strip().split("\n"))
def test_the_sentence_behind_a_label_is_whose_it_names(line: str) -> None:
    entry, name = (cell.strip() for cell in line.split(" | "))
    text = f"Log of Monday\n\n14:00 Shells hit the dam.\n{entry}\n17:00 The road was closed."
    claims = _reader().read_text(text, published="2025-03-10").claims
    found = next(c for c in claims if entry.split(": ")[1][:12] in c.text)
    assert found.speaker is not None
    assert name.lower() in found.speaker.name.lower()
