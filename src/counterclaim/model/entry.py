"""A claim as it stands in the ledger: with its report and its speaker, as matching needs it."""

from typing import Literal

import msgspec

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.place import Place

PlaceBasis = Literal["claim", "sentence", "only", "report"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One claim among those of many reports.

    id:        unique in the ledger: "<report id>:<claim id>".
    report:    id of the report; two entries of one report share it.
    source:    where the report came from, as it was given to `add` (path or address).
    claim:     as read, or as corrected by a person; offsets are into that report's text.
    speaker:   the actor behind the claim; None where unresolved, NARRATOR for the report itself.
    published: ISO 8601 date or date-time of the report, None where unknown.
    publisher, agency, kind: as in Report.
    family:    id of the wire family that the claim's paragraph is shared in; None where it is the outlet's own.
    order:     the claim's place in its report, from 0.
    place:     where the claim speaks of: a place of its own, else one of its sentence or report; None: none tells.
    place_basis: what `place` rests on: "claim", "sentence" (the claim before it), "only" (its report names places of
        one region only), "report" (what the report is mostly about).
    happened: ISO day of the one event that its report dates, for claims that give no day; None where it dates several.
    answers: id of the claim of its own report that this claim denies, where it gives no figure of its own; "" where its
        report tells that it denies none of these.
    block:   the block it is looked for in, where that is another claim's: that of the claim it denies.
    apart: it counts something else than what its report's telling counts first: another attack told in the same breath,
        one place of several, a longer time.
    sentence: number of the sentence of its report that it begins in; None where an older version did not tell.
    plain: the claim in English key words, where its report is in another language; what its words tell is read there.
    account: whose account it is, where a ledger has found more than the speaker's own words tell: the key of the one
        speaker of several names, or of the body he speaks for; None elsewhere.
    """

    id: str
    report: str
    source: str
    claim: Claim
    speaker: Actor | None = None
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    kind: str | None = None
    family: str | None = None
    order: int = 0
    place: Place | None = None
    place_basis: PlaceBasis | None = None
    happened: str | None = None
    answers: str | None = None
    block: str | None = None
    account: str | None = None
    apart: bool = False
    sentence: int | None = None
    plain: Claim | None = None

    @property
    def read(self) -> Claim:
        """The claim as its words are compared with others': in English."""
        return self.plain or self.claim

    def __hash__(self) -> int:
        # Of the id alone: caches look entries up far more often than two of one id differ.
        return hash(self.id)
