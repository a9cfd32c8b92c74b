"""A claim's own words with its figures picked out, for one line of a table or a card."""

from dataclasses import dataclass

from counterclaim.model import Claim, Reading
from counterclaim.show.safe import one_line


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words; figure: they state a figure; gap: words of the report were left out before them."""

    text: str
    figure: bool = False
    gap: bool = False


def runs(reading: Reading, claim: Claim) -> list[Run]:
    """The claim's words in the order of the text, on one line."""
    text = reading.report.text
    found: list[Run] = []
    before = -1
    for start, end in sorted(claim.content):
        gap = bool(found) and text[before:start].strip() != ""
        if found and not gap:
            found.append(Run(" "))
        at = start
        for figure in sorted(claim.figures, key=lambda one: one.start):
            if figure.start < at or figure.end > end:
                continue
            if at < figure.start:
                found.append(Run(one_line(text[at : figure.start]), gap=gap and at == start))
            found.append(Run(one_line(text[figure.start : figure.end]), figure=True, gap=gap and figure.start == start))
            at = figure.end
        if at < end:
            found.append(Run(one_line(text[at:end]), gap=gap and at == start))
        before = end
    return found
