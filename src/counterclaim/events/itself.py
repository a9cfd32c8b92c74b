"""What a claim's own words tell of what it is about: its day, its place, who did it."""

from collections.abc import Iterable, Sequence

from counterclaim.events.signs import Sign
from counterclaim.reader import comparing


def with_set_days(signs: Sequence[Sign]) -> Iterable[Sign]:
    """The signs; in notes, what only sets the day of what comes next has its place: "It was 5 May. Men raided it."."""
    for sign, after in zip(signs, (*signs[1:], None), strict=True):
        bare = not (sign.entry.read.figures or doer(sign) or placed_itself(sign))
        if after is not None and bare and begins_entry(sign) and placed_itself(after) and after.days == sign.days:
            same = {name: getattr(after, name) for name in ("names", "towns", "areas", "regions", "abroad", "placed")}
            sign = sign._replace(**same)
        yield sign


def begins_entry(sign: Sign) -> bool:
    """True for what notes tell with a day in its own words: as a rule that begins the next event."""
    return sign.entry.kind == "notes" and sign.brief and dated_itself(sign)


def doer(sign: Sign) -> frozenset[str]:
    actor = sign.entry.read.roles.actor
    return comparing.stems(actor.name) if actor is not None else frozenset()


def dated_itself(sign: Sign) -> bool:
    """True where a day stands in the claim's own words, or in notes at the head of its entry: "3 May, Kaya: ..."."""
    spans, notes = sign.entry.claim.content, sign.entry.kind == "notes"  # in which what is carried is its own anchor
    times = (t for t in sign.entry.read.times if t.role == "event" and t.first)
    return any((notes and t.anchor != t.text) or any(s <= t.start < e for s, e in spans) for t in times)


def placed_itself(sign: Sign) -> bool:
    """True where the claim's own words name a place."""
    spans = sign.entry.claim.content
    return any(s <= p.start < e for p in sign.entry.read.places if not p.anaphor for s, e in spans)
