"""Who did what to whom in one event, as its claims tell it: each deed once, with the claims that tell it."""

from collections.abc import Collection, Sequence

import msgspec

from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.rows import ClaimRow, Named
from counterclaim.matters.elsewhere import apart, elsewhere
from counterclaim.model.claim import DENYING, UNSAID
from counterclaim.names.keys import name_key
from counterclaim.reader.figures import states
from counterclaim.registry.kinds import names_something, nature

_NOT_TOLD = UNSAID | {"demands", "praises"}
_PEOPLE = frozenset({"casualties", "prisoners_captured", "abduction_hostage", "prosecution_detention"})
"""Types of what is done to people: a town is none of those."""
DEATHS = frozenset({"killed", "lost"})
LOSSES = DEATHS | {"wounded"}
"""Groups of states of people who were harmed."""


class Deed(msgspec.Struct, frozen=True):
    """An actor, a claim type and a target. claims: ids of those that tell it, in the order of saying."""

    actor: Named
    type: str
    target: Named
    claims: tuple[str, ...]


def told(page: EventPage) -> list[ClaimRow]:
    """The claims of an event in which somebody says that something happened there: no copies, no denials, no refusals,
    nothing that is only expected or asked for, nothing of another town."""
    towns = apart((one.claim.text, one.claim.places) for one in page.claims)
    return [
        one.claim for one in page.claims
        if one.copy_of is None and says_so(one.claim) and not elsewhere(one.claim.places, page.event, towns)
    ]  # fmt: skip


def says_so(claim: ClaimRow) -> bool:
    """True where somebody says that it happened, or that it may have."""
    return claim.stance not in DENYING and claim.stance not in _NOT_TOLD and claim.factuality in ("asserted", "hedged")


def doer(claim: ClaimRow) -> Named | None:
    """Who acts; None where the words name nobody ("130", "Dozens"), or no more than arms ("Shells")."""
    found = _somebody(claim.actor)
    arms = found is not None and not found.side and found.kind == "military" and nature(found.name).sector is None
    return None if arms else found


def target(claim: ClaimRow) -> Named | None:
    """On whom; None where the words name nobody, or the town where it was done to people."""
    found = _somebody(claim.target)
    if found is None or claim.type not in _PEOPLE:
        return found
    return None if any(found.name in (place.text, place.name) for place in claim.places) else found


def _somebody(party: Named | None) -> Named | None:
    return party if party is not None and (party.side or names_something(party.name)) else None


def deeds(page: EventPage) -> Sequence[Deed]:
    """The deeds of an event, most often told first.

    Two claims tell one deed where type, side (or name) of the actor, and name of the target are the same.
    """
    found: dict[tuple[str, ...], list[tuple[ClaimRow, Named, Named]]] = {}
    for claim in told(page):
        who, whom = doer(claim), target(claim)
        if who is not None and whom is not None and claim.type != "other":
            at = (who.side or name_key(who.name), claim.type, name_key(whom.name))
            found.setdefault(at, []).append((claim, who, whom))
    most = sorted(found.values(), key=lambda claims: -len(claims))
    return [Deed(of[0][1], of[0][0].type, of[0][2], tuple(claim.id for claim, _, _ in of)) for of in most]


def uncounted(page: EventPage, of: Collection[str] = LOSSES) -> list[str]:
    """The words in which somebody counts the dead or hurt, each once: of an event that has no range of its own from
    them, for they count a longer time ("58 people since 5 May") or give no number ("dozens")."""
    figures = (figure for claim in told(page) for figure in claim.figures if figure.unit == "people")
    return list(dict.fromkeys(" ".join(f.text.split()) for f in figures if states.group(f.state or "") in of))
