"""Claims: one proposition put forward in one report, with the words it rests on."""

from typing import Literal

import msgspec

from counterclaim.model.actor import Actor
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.span import Spans
from counterclaim.model.when import When

Voice = Literal["actor", "narrator"]
Stance = Literal[
    "asserts", "confirms", "admits", "denies", "disputes", "accuses", "declines_to_confirm",
    "cannot_verify", "demands", "praises", "corrects",
]  # fmt: skip
DENYING: frozenset[Stance] = frozenset({"denies", "disputes"})
"""Stances of a claim that says what another one says is not so."""
UNSAID: frozenset[Stance] = frozenset({"declines_to_confirm", "cannot_verify"})
"""Stances of a claim by which its speaker leaves open whether it is so."""
Factuality = Literal["asserted", "hedged", "prediction", "intention", "conditional", "directive", "negated"]
NOT_YET: frozenset[Factuality] = frozenset({"prediction", "intention", "conditional", "directive"})
"""Of what has not happened."""
Evidentiality = Literal[
    "own_account", "official_statement", "document", "unnamed_source", "second_hand", "media_report", "narrator"
]
EventRole = Literal["main", "incident", "background", "conflict"]
BACKGROUND: frozenset[EventRole] = frozenset({"background", "conflict"})
"""Roles of the events of a claim that is no news: what was before, and the war as a whole."""
Relation = Literal["restates", "not_comparable", "opposed", "denies", "updates", "inconsistent"]


PartyKind = Literal["military", "civilian", "infrastructure", "other"]


class Party(msgspec.Struct, frozen=True):
    """Who acts or is acted on in a claim; name as resolved, side where known.

    kind: military (armed forces, police, armed groups, their arms and sites), civilian (persons), infrastructure (what
        serves no force), other (states, organisations, agreements ...); None where the name does not tell.
    """

    name: str
    side: str | None = None
    kind: PartyKind | None = None


class Roles(msgspec.Struct, frozen=True):
    """The actor and target of what is claimed (not the speaker)."""

    actor: Party | None = None
    target: Party | None = None


class Sure(msgspec.Struct, frozen=True, kw_only=True):
    """How sure the reader is of each field of a claim: of so many such answers as this share were right on labelled
    reports. None where the claim leaves the field open, or where nothing was measured (languages beside English).

    figures, places, times: that all of the claim's are right.
    """

    speaker: float | None = None
    side: float | None = None
    type: float | None = None
    stance: float | None = None
    factuality: float | None = None
    evidentiality: float | None = None
    figures: float | None = None
    places: float | None = None
    times: float | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One proposition put forward in one report.

    content: spans of the words the claim rests on, code points into Report.text; text: those words joined by " ".
    quotes:  the parts of the content inside quotation marks.
    said:    EDTF date of the utterance; said_basis: what that rests on.
    confidence: 0 to 1. sure: the same for each field.
    event_role: what its event is in its report: what it is about, another incident, an earlier one told to explain, the
        whole conflict. asks: the question it answers ("killed", "who_did_it"). None where the reader does not tell.
    """

    id: str
    voice: Voice
    content: Spans
    text: str
    type: str
    actor: str | None = None
    attribution: str | None = None
    quotes: Spans = ()
    roles: Roles = Roles()
    stance: Stance = "asserts"
    factuality: Factuality = "asserted"
    evidentiality: Evidentiality = "narrator"
    channel: str | None = None
    addressee: str | None = None
    said: str | None = None
    said_basis: str | None = None
    unresolved: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    confidence: float = 0.0
    event_role: EventRole | None = None
    asks: str | None = None
    sure: Sure = Sure()

    @property
    def speaker(self) -> Actor | None:
        """The actor who makes the claim; NARRATOR for the report itself, None where unresolved."""
        actor = self.__dict__.get("_speaker")
        return actor if isinstance(actor, Actor) else None

    @property
    def of_deed(self) -> bool:
        """False for what is only meant to be done, and for what explains and tells no act: "she lives in Kelde"."""
        return self.factuality not in NOT_YET and not (self.type == "other" and self.event_role in BACKGROUND)

    def whose(self, figure: Figure) -> str | None:
        """The side of those that a figure of the claim counts, who may stand as its target ("20 of its soldiers")."""
        target = self.roles.target
        counted = figure.text.removeprefix("a ")  # a party's name has no article: "a handful of its men"
        if figure.side or target is None or counted not in target.name:
            return figure.side
        before, _, after = target.name.partition(counted)
        # "40 Norvan rebels and nine soldiers", "nine of its men and 40 Norvan rebels"
        others = any(f is not figure and (f.text in before or (f.side and f.text in after)) for f in self.figures)
        return None if others and figure.scope != "part" else target.side


class ClaimRelation(msgspec.Struct, frozen=True):
    """How two claims of one report relate ("a denies b", "a updates b"); a, b: claim ids; reason in words.

    a: of a denial the claim that denies, of an update the later count; else the earlier one in the text.
    """

    a: str
    b: str
    relation: Relation
    reason: str = ""
