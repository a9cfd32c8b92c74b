"""Whose each claim is, by the learned reader: text | words of the claim | a part of the speaker's name.

"report": the report's own; "-": somebody whom nothing names. Paragraphs are parted by "//".
"""

from functools import cache

import pytest

from counterclaim.reader.learned import LearnedReader

WHOSE = """
The council said that six boats had sunk. It added that two crews were saved. | two crews | council
General Ivo Maric said his men held the pass. "We lost nobody," he added. | lost nobody | Ivo Maric
Six boats sank off Osten on Monday, the navy said. // Rescuers searched the coast all night. | Rescuers | report
"The bridge is ours," the rebel commander Ivo Maric told reporters. | bridge is ours | Ivo Maric
"""

LABELS = """
THE VICE PRESIDENT: Kenyan soldiers were attacked today. // Q Who did it? // THE VICE PRESIDENT: We know. | attacked | -
MS. HARLOW: The bridge was hit. // Q By whom? // MS. HARLOW: We think a battery hit it. | bridge was hit | HARLOW
NEXT STEPS: Six ships were sent to Osten on Monday. // WHAT WE DID: Two crews were saved. | Six ships | report
"""

ISSUERS = """
Osten, 3 May 90 (Radio Osten) -- [Communique] [Osten Liberation Front] [Text] We shelled the port. | - | communique
1. We, the ministers of the Lake Union, met today. We condemn the raid. | the ministers of the Lake Union | we
The navy said six boats had sunk. | - | -
"""


@cache
def _reader() -> LearnedReader:
    return LearnedReader()


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in table.strip().split("\n")]
