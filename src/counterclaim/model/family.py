"""Wire families: reports that carry the same copy, and the paragraphs they share."""

from typing import Literal

import msgspec

from counterclaim.model.span import Spans


class SharedCopy(msgspec.Struct, frozen=True, kw_only=True):
    """What one report has in common with the other members of its family.

    shared: paragraphs (or parts of paragraphs) found in another member; own: those found in none. Code points
        into that report's text, end exclusive, furniture left out of both.
    containment: share of the report's running words that another member carries, 0 to 1.
    """

    report: str
    shared: Spans
    own: Spans
    containment: float


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that carry the same copy; it counts as one independent report for what they share.

    id:      made of the first member, of all where other families begin with it, too: whatever the order of adding.
    members: report ids, in the order of versions (published date, then containment: a cut follows what it cuts).
    agency:  the agency that bylines or openings name, None where they name none or several.
    basis:   "same_text", "containment", "containment+agency".
    """

    id: str
    members: tuple[str, ...]
    copies: tuple[SharedCopy, ...] = ()
    agency: str | None = None
    basis: Literal["same_text", "containment", "containment+agency"] = "containment"
