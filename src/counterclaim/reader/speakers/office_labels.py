"""Who a transcript's label means that names an office and no name ("THE VICE PRESIDENT:")."""

from __future__ import annotations

from counterclaim.reader.speakers.names import runs, written
from counterclaim.reader.words import Words
from counterclaim.registry import Registry

LONGEST = 60  # characters beside a state's name in which an office is looked for


def holder(role: str, words: Words, text: str, registry: Registry, date: str, owner: str | None) -> str | None:
    """The name of who held an office on an ISO date; None where that is not clear.

    It is the holder for the one state named in the text that has such an office; of several the one whom the text
    names with it ("the president of Norva"), else that of `owner`, the side that the report leaves.
    """
    named: set[str] = set()
    beside: set[str] = set()
    every = words[:]
    for first, stop in runs(every):
        name = written(every[first:stop])
        state = registry.by_name(name) or registry.by_demonym(name)
        if state is None:
            continue
        named.add(state.name)
        begin, end = every[first].start, every[stop - 1].end
        before = text[max(0, begin - LONGEST) : begin].lower().removesuffix("the ")
        after = text[end : end + LONGEST].lower()
        if before.endswith(f"{role} of ") or after.startswith((f" {role}", f"'s {role}", f"’s {role}")):
            beside.add(state.name)
    held = [registry.in_office(role, side, date) for side in sorted(named)]
    fitting = [offices[0] for offices in held if len(offices) == 1]
    if len(fitting) > 1:
        fitting = [one for one in fitting if one.side in beside or (not beside and one.side == owner)]
    return fitting[0].person if len(fitting) == 1 else None
