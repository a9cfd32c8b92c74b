"""A matter as the question that a person would ask: "How many settlements does Ukraine hold in Kursk region?".

Made from fields alone; no words of a report stand in it.
"""

from counterclaim.plurals import plural
from counterclaim.show.words import MONTHS, day

_NO_FIGURE = {
    "violence": "What happened", "land": "Who holds the ground", "captives": "Who was taken or freed",
    "movement": "Who left", "aid": "What aid got through", "forces": "What troops or arms came",
    "talks": "What came of the talks", "law": "Who was arrested or tried", "protest": "What happened at the protests",
    "visit": "Who came",
}  # fmt: skip
_STATES = {"protesting": "out protesting", "released": "freed"}


def heading(
    *, group: str | None, counted: str | None, state: str | None, unit: str | None, whose: str | None, by: str | None,
    place: str | None, first: str | None, last: str | None, running: bool,
) -> str:  # fmt: skip
    """The question. group: of the claims' type; the others as in MatterRow."""
    where = f" in {place}" if place else ""
    if counted is None and state is None:
        asked = _NO_FIGURE.get(group or "", "What was said to have happened")
    elif state is not None:
        asked = _people(counted if counted != state else None, state, whose)
    elif counted in ("settlements", "towns"):
        asked = f"How many {counted} does {by} hold" if by else f"How many {counted} were taken or are held"
    elif counted == "area":
        asked = f"How much ground does {by} hold" if by else "How much ground was taken or is held"
    else:
        asked = _things(counted or "", unit, whose)
    return f"{asked}{where}{'' if running else _when(first, last)}?"


def _people(who: str | None, state: str, whose: str | None) -> str:
    people = who or "people"
    told = f"{whose}’s {people}" if whose and who else f"people of {whose}" if whose else people
    return f"How many {'of ' if whose and who else ''}{told} were {_STATES.get(state, state)}"


def _things(counted: str, unit: str | None, whose: str | None) -> str:
    if counted.startswith("share of "):
        return f"What share of {counted.removeprefix('share of ')} is it"
    things = plural((unit or "").replace("_", " "))
    of = f" of {whose}" if whose else ""
    if unit and counted.startswith(things) and counted != things:
        return f"How many {things}{of} were {counted.removeprefix(things).strip()}"
    return f"How many {counted}{of} were there" if counted else "How many were there"


def _when(first: str | None, last: str | None) -> str:
    if not first or not last:
        return f" on {day(first)}" if first else ""
    if first == last:
        return f" on {day(first)}"
    if first[:7] == last[:7] and first[8:] == "01" and int(last[8:] or 0) >= 28:
        return f" in {MONTHS[int(first[5:7]) - 1]} {first[:4]}"
    return f" from {day(first)} to {day(last)}"
