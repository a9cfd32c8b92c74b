"""Where a claim stands for matching: the blocks and days under which others find it."""

from counterclaim.events.recall import keys
from counterclaim.events.telling import Telling
from counterclaim.matters import day_said, speaker_key
from counterclaim.matters.days import iso
from counterclaim.matters.grounds import standings
from counterclaim.matters.speech import utterance_blocks
from counterclaim.model.entry import Entry

MATTER, TOTAL, SPEECH, COPY = "m:", "t:", "u:", "c:"
"""First letters of blocks: of a window or stand on a ground, of running totals there, of one speaker's utterances, and
of reports whose copies are to be looked for."""
TELLING, EVENT = "e:", "v:"
"""And of tellings in one country, whose events are to be found; of one event, whose matters are to be made."""

NAMED, RECALL = "k:", "r:"
"""And of tellings in one country by a place or a toll that they name: what was told as news, what was recalled."""

WHO = "s:"
"""And of a key that reports name a speaker by; its days are reports."""

UNDATED = ""
"""The day of an utterance that no day is known of."""


def speaker_of(entry: Entry) -> str | None:
    """The speaker's key across reports; None for the report's own voice and for unresolved speakers."""
    if entry.speaker is None or entry.claim.voice == "narrator":
        return None
    return speaker_key(entry.speaker, entry.published, entry.report) or None


def blocks_of(entry: Entry) -> list[tuple[str, str]]:
    """(block, day) of the claim, each once: what it is about, and who said it."""
    out = {((TOTAL if one.running else MATTER) + one.ground, day): None for one in standings(entry) for day in one.days}
    for said in utterance_blocks(entry):
        out[(SPEECH + said, day_said(entry) or UNDATED)] = None
    return list(out)


def telling_blocks(one: Telling) -> list[tuple[str, str]]:
    """(block, day) of a telling: that of its country, where it is news, and those by which it is found again."""
    day = iso(one.last)
    if one.recalled:
        return [(f"{RECALL}{one.block}|{key}", day) for key in keys(one) or ("",)]
    return [(TELLING + one.block, day), *((f"{NAMED}{one.block}|{key}", day) for key in keys(one))]
