"""Who a count's victims are in a claim: whom it happened to, not who acts."""

from collections.abc import Sequence

from counterclaim.model.claim import Roles
from counterclaim.model.figure import Figure
from counterclaim.reader.figures.states import group


def victims_suffer(told: Roles, figures: Sequence[Figure], text: str) -> Roles:
    """Who was killed or hurt by the claim's own count is whom it happened to, never who acts ("Nine miners died").

    text: the claim's words. In "Three gunmen killed 10 clerks" the clerks were killed.
    """
    actor = told.actor
    if actor is None or any(f"{actor.name} {verb}{f.state} {f.text}" in text for f in figures for verb in _HAD):
        return told
    for figure in figures:
        counted = figure.counted or ""
        if counted and group(figure.state or "") in _SUFFERED and counted in actor.name and figure.text in actor.name:
            return Roles(actor=None, target=told.target or actor)
    return told


_HAD = ("", "had ", "have ")
_SUFFERED = frozenset({"killed", "wounded", "missing", "captured", "detained", "abducted", "displaced"})
