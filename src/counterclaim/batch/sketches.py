"""The rows of bands that a reading gives: hashes of its copy, and of what each claim's speaker is said to have said."""

from collections.abc import Iterator
from hashlib import blake2b

from counterclaim.batch.schema import claim_key, row_key
from counterclaim.copies.sketch import fingerprints
from counterclaim.copies.windows import copy_of
from counterclaim.matters import day_said, entries, utterance_block
from counterclaim.matters.speech import REACH
from counterclaim.model.reading import Reading
from counterclaim.reader.comparing import stems

Band = tuple[int, int, int]
"""(hash, key, of), as in schema.py."""


def report_bands(source: str, at: int, reading: Reading) -> list[Band]:
    """The fingerprints of a report's paragraphs, each once."""
    found = {value for paragraph in copy_of(reading.report).paragraphs for value in fingerprints(paragraph)}
    key = row_key(source, at)
    return [(value, key, len(found)) for value in sorted(found)]


def utterance_bands(source: str, at: int, reading: Reading) -> Iterator[Band]:
    """For each claim of a named speaker: hashes of (speaker, days around it, a stem or a figure's value).

    Two claims of one speaker at most REACH days apart share a window of days, so all they share of words and values is
    shared hashes. `of` counts the hashes, two windows for each stem and value: claims of one day share both windows,
    those of neighbouring days one.
    """
    from datetime import date

    key = row_key(source, at)
    for entry in entries(reading, source):
        block, day = utterance_block(entry), day_said(entry)
        found = {f"w:{stem}" for stem in stems(entry.claim.text)}
        found |= {f"n:{figure.value}" for figure in entry.claim.figures if figure.value is not None}
        if block is None or day is None or not found:
            continue
        own, window = claim_key(key, entry.claim.id), date.fromisoformat(day).toordinal() // (REACH + 1)
        for where in (window - 1, window):
            for one in sorted(found):
                yield _hash(f"{block}\n{where}\n{one}"), own, 2 * len(found)


def _hash(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


BANDS = {"reports": report_bands, "utterances": utterance_bands}
"""What gives the rows of each kind of bands: a function of the source, the place in it and the reading."""
