"""Scores the recorder's range against incidents whose least and most dead were written down by hand.

An incident is a text and, beside it, a JSON file of the same name: {"killed": [least, most], ...}, with "injured",
"children", "women" and "fighters" likewise (tests/gold/incidents/README.md has the rules they follow).
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.events.telling import tellings
from counterclaim.matters.recorder import Count, ranges
from counterclaim.model.entry import Entry

Ends = tuple[float, float]
NAMES = ("killed", "injured", "children", "women", "fighters")
_GROUPS = ("children", "women", "fighters")


class Gold(msgspec.Struct, frozen=True):
    """An incident. ends: by name, as the recorder gives them."""

    name: str
    text: Path
    ends: dict[str, Ends]


class IncidentScore(msgspec.Struct, frozen=True):
    """One incident: what the recorder gives and what was found, None where nothing was."""

    name: str
    wanted: dict[str, Ends]
    found: dict[str, Ends | None]


class IncidentsScore(msgspec.Struct, frozen=True):
    """incidents: in the order of their names. The counts are (right, of) over what the recorder gives."""

    incidents: tuple[IncidentScore, ...]

    def both(self, *names: str) -> tuple[int, int]:
        """Ranges both of whose ends are right."""
        pairs = [(one.wanted[n], one.found[n]) for one in self.incidents for n in names if n in one.wanted]
        return sum(wanted == found for wanted, found in pairs), len(pairs)

    def differing(self) -> tuple[int, int]:
        """The same of the killed where least and most differ."""
        apart = [one for one in self.incidents if (w := one.wanted.get("killed")) is not None and w[0] != w[1]]
        return sum(one.wanted["killed"] == one.found["killed"] for one in apart), len(apart)


def load(folder: Path) -> list[Gold]:
    """The incidents of a folder; raises CounterclaimError where it has none, or one without its text."""
    out = []
    for file in sorted(folder.glob("*.json")):
        text = file.with_suffix(".txt")
        try:
            given = msgspec.json.decode(file.read_bytes(), type=dict[str, Any])
            ends = {name: (float(given[name][0]), float(given[name][1])) for name in NAMES if name in given}
        except (OSError, msgspec.DecodeError, ValueError, TypeError, IndexError) as error:
            raise CounterclaimError(f"not an incident ({error}).", where=str(file)) from None
        if not text.is_file():
            raise CounterclaimError("the text of this incident is missing.", where=str(text))
        out.append(Gold(file.stem, text, ends))
    if not out:
        raise CounterclaimError("no incidents in it.", where=str(folder), next_step="Name a folder of texts and JSON.")
    return out


def score(gold: Sequence[Gold], entries_of: Callable[[Path], Iterable[Entry]]) -> IncidentsScore:
    """Score the ranges of the main event of each text; entries_of: the claims read in it."""
    out = []
    for one in gold:
        found = {_name(count): (count.low.value, count.high.value) for count in _ranges(list(entries_of(one.text)))}
        out.append(IncidentScore(one.name, one.ends, {name: found.get(name) for name in NAMES}))
    return IncidentsScore(tuple(out))


def _ranges(entries: Sequence[Entry]) -> tuple[Count, ...]:
    main = next((one for one in tellings(entries) if one.main), None)
    mine = frozenset(main.claims) if main is not None else frozenset()
    return ranges(e for e in entries if e.id in mine)


def _name(count: Count) -> str:
    if not count.group:
        return count.what
    return count.group if count.what == "killed" else f"{count.group} {count.what}"


def as_dict(found: IncidentsScore) -> dict[str, Any]:
    """The score as plain values: (right, of) by what is counted, and every incident."""
    return {
        "both": {name: found.both(name) for name in NAMES},
        "differing": found.differing(),
        "groups": found.both(*_GROUPS),
        "incidents": [msgspec.to_builtins(one) for one in found.incidents],
    }
