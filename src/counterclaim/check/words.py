"""How much of a row's own words the claims of an event have."""

import re
from collections.abc import Iterable

from sqlalchemy import Connection, select

from counterclaim.events.scorer import scorer
from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.tables import claim, event_claim
from counterclaim.reader import comparing

MOST_EVENTS = 20_000
"""Events whose words are kept in memory."""
_NUMBER = re.compile(r"\d[\d,.]*")


class Words:
    """The stems and numbers of events' claims, looked up as they are asked for."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._known: dict[str, frozenset[str]] = {}

    def share(self, mine: frozenset[str], event: str) -> float:
        """The part of a row's words, each weighed by how rare it is, that the event's claims have; 0 to 1."""
        whole = sum(map(_weight, sorted(mine)))
        return sum(map(_weight, sorted(mine & self._known[event]))) / whole if whole else 0.0

    def learn(self, events: Iterable[str]) -> None:
        """Look up those that `share` will be asked for."""
        wanted = [one for one in dict.fromkeys(events) if one not in self._known]
        if len(self._known) + len(wanted) > MOST_EVENTS:
            self._known.clear()
        found: dict[str, set[str]] = {one: set() for one in wanted}
        query = select(event_claim.c.event, claim.c.text).join(claim, claim.c.id == event_claim.c.claim)
        for part in chunks(wanted):
            for row in self._db.execute(query.where(event_claim.c.event.in_(part))):
                found[row.event] |= words_of(row.text)
        self._known |= {one: frozenset(words) for one, words in found.items()}


def nearness(mine: frozenset[str], text: str) -> float:
    """What of a row's words a claim has, each weighed by how rare it is; 0 or more."""
    return sum(map(_weight, sorted(mine & words_of(text))))


def words_of(text: str) -> frozenset[str]:
    """The stems and numbers of some words; empty for none."""
    numbers = {number.replace(",", "").rstrip(".") for number in _NUMBER.findall(text)}
    return comparing.stems(text) | numbers if text else frozenset()


def _weight(word: str) -> float:
    """How many times rarer than every report's, as a logarithm; a number of one digit is half as telling as a rare
    word.
    """
    known = scorer()
    return known.rarest / 2 if len(word) == 1 else known.rarity.get(word, known.rarest)
