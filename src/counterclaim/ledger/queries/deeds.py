"""Who did what to whom in one event, as its claims tell it: each deed once, with the claims that tell it."""

from collections.abc import Sequence

import msgspec

from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.rows import ClaimRow, Named
from counterclaim.model.claim import DENYING
from counterclaim.names.keys import name_key


class Deed(msgspec.Struct, frozen=True):
    """An actor, a claim type and a target. claims: ids of those that tell it, in the order of saying."""

    actor: Named
    type: str
    target: Named
    claims: tuple[str, ...]


def deeds(page: EventPage) -> Sequence[Deed]:
    """The deeds of an event, most often told first; copies, denials and what is said not to have happened are left out.

    Two claims tell one deed where type, side (or name) of the actor, and name of the target are the same.
    """
    found: dict[tuple[str, ...], list[ClaimRow]] = {}
    for one in page.claims:
        claim = one.claim
        if one.copy_of is not None or claim.actor is None or claim.target is None:
            continue
        if claim.stance not in DENYING and claim.factuality in ("asserted", "hedged") and claim.type != "other":
            at = (claim.actor.side or name_key(claim.actor.name), claim.type, name_key(claim.target.name))
            found.setdefault(at, []).append(claim)
    told = sorted(found.values(), key=lambda claims: -len(claims))
    return [_deed(claims) for claims in told]


def _deed(claims: Sequence[ClaimRow]) -> Deed:
    actor, target = claims[0].actor, claims[0].target
    assert actor is not None
    assert target is not None
    return Deed(actor, claims[0].type, target, tuple(one.id for one in claims))
