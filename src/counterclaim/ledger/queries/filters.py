"""What can be asked for: one value with every filter, and the orders a list can stand in. Knows no SQL."""

from typing import Literal

import msgspec

from counterclaim.ledger.storable import plain

Sort = Literal["newest", "oldest", "happened", "confidence", "uncertain", "figure", "added", "report"]
EventSort = Literal[
    "rank", "weight", "newest", "oldest", "changed", "toll", "place", "kind", "killed", "injured", "reports", "claims",
    "sides",
]  # fmt: skip
MatterSort = Literal["contested", "changed", "newest", "oldest", "size", "question"]
Status = Literal["machine", "accepted", "rejected", "edited", "added"]
Box = tuple[float, float, float, float]
"""(west, south, east, north) in WGS 84 degrees; west > east crosses the antimeridian."""


class Filters(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Which claims are meant; what is left at its default does not restrict. Several values of one field: any of them.

    speaker:   a speaker's id, or words of the name ("Zelensky").
    side:      who speaks; "" asks for those of no known side. about: side of the actor, target or counted.
    type, stance, factuality, evidentiality, voice, status: the codes of docs/output.md.
    place:     gazetteer id or a name; all that lies in it is meant too. box: degrees, see Box.
    said_from, said_to, happened_from, happened_to: ISO days, inclusive; also "2024" and "2024-08".
    figure_min, figure_max: inclusive, of any figure in `unit` (its bounds count: "at least 40" reaches 50).
    unit, counted, state: of that figure; counted: words in it.
    report:    id of a report, or words of its title. publisher, agency: the name.
    text:      words that the claim holds; "..." for a phrase. Nothing in it is an operator.
    confidence_min, confidence_max: 0 to 1.
    sure:      "FIELD=X": claims of which this field is given and as sure, or that a person judged.
    contested: in a matter with (False: without) contradiction or denial.
    independent: True leaves out wire copies: of each family's shared copy the first report's alone.
    rejected:  claims that a person rejected are left out unless this is True or `status` asks for them.
    matter, event, utterance: ids. added_since: UTC moment, ISO 8601, of adding to the ledger.
    """

    speaker: str | None = None
    side: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    factuality: tuple[str, ...] = ()
    evidentiality: tuple[str, ...] = ()
    voice: Literal["actor", "narrator"] | None = None
    status: tuple[Status, ...] = ()
    place: str | None = None
    box: Box | None = None
    said_from: str | None = None
    said_to: str | None = None
    happened_from: str | None = None
    happened_to: str | None = None
    figure_min: float | None = None
    figure_max: float | None = None
    unit: str | None = None
    counted: str | None = None
    state: str | None = None
    report: str | None = None
    publisher: str | None = None
    agency: str | None = None
    text: str | None = None
    confidence_min: float | None = None
    confidence_max: float | None = None
    sure: tuple[str, ...] = ()
    contested: bool | None = None
    independent: bool = False
    rejected: bool = False
    matter: str | None = None
    event: str | None = None
    utterance: str | None = None
    added_since: str | None = None

    def __post_init__(self) -> None:
        # Words with halves of surrogate pairs or NUL are in no ledger, and no store takes them as a question.
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str):
                msgspec.structs.force_setattr(self, name, plain(value))
            elif isinstance(value, tuple):
                kept = tuple(plain(one) if isinstance(one, str) else one for one in value)
                msgspec.structs.force_setattr(self, name, kept)
