"""What claims of many reports are about: utterances, matters, versions, relations. Pure functions, no store.

    from counterclaim.matters import assemble, block, entries

    mine = entries(reading, source)                  # one Entry for each claim
    matters = assemble(e for e in mine if block(e))  # of one block, or of all

A claim with several figures ("12 dead and 40 wounded") stands in several matters of its block, so a pair of claims can
be related in more than one of them. docs/matters.md tells how things are decided.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.matters.assembly import assemble, by_entry
    from counterclaim.matters.blocks import Neighbourhood, block, day, neighbourhood
    from counterclaim.matters.conventions import View, views
    from counterclaim.matters.output import matter_json
    from counterclaim.matters.reading import entries
    from counterclaim.matters.speakers import same_speaker, speaker_key, speaker_name
    from counterclaim.matters.speech import day_said, same_utterance, utterance_block, utterances

_LAZY = {
    "Neighbourhood": "blocks", "View": "conventions", "assemble": "assembly", "block": "blocks",
    "by_entry": "assembly", "day": "blocks", "day_said": "speech", "entries": "reading", "matter_json": "output",
    "neighbourhood": "blocks", "same_speaker": "speakers", "same_utterance": "speech", "speaker_key": "speakers",
    "speaker_name": "speakers", "utterance_block": "speech", "utterances": "speech", "views": "conventions",
}  # fmt: skip

__all__ = [
    "Neighbourhood", "View", "assemble", "block", "by_entry", "day", "day_said", "entries", "matter_json",
    "neighbourhood", "same_speaker", "same_utterance", "speaker_key", "speaker_name", "utterance_block", "utterances",
    "views",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'counterclaim.matters' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"counterclaim.matters.{_LAZY[name]}"), name)
