"""What a report tells in one breath with the toll of an event: another attack, one place of several, a longer time."""

from collections.abc import Iterable

from counterclaim.events.beside import told
from counterclaim.events.gathering import gathered
from counterclaim.events.parting import parted, set_apart
from counterclaim.events.rarity import rarity
from counterclaim.model.entry import Entry


def told_apart(entries: Iterable[Entry]) -> frozenset[str]:
    """Of the claims of one report that count people those whose count is not the one that their telling has first: of
    another attack that it tells in the same breath, of one place of several, of a longer time. Ids of entries."""
    out: set[str] = set()
    _, events = gathered(entries)
    signs = sorted((s for event in events for s in event.signs), key=lambda s: (s.entry.order, s.entry.id))
    claims = {one.sign.entry.id: one for one in told(signs, *rarity())}
    for event in events:
        counting = [claims[s.entry.id] for s in event.signs if s.weighty]
        if len(counting) > 1:
            first, *others = ([counting[at] for at in group] for group in parted(counting, len(signs)))
            apart = (one for group in others for one in group if set_apart(one, first, len(signs)))
            out |= {one.sign.entry.id for one in apart}
    return frozenset(out)
