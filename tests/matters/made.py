"""Entries made by hand, for what needs no reading."""

from typing import Any

import msgspec

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Party, Roles
from counterclaim.model.entry import Entry
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.when import When

SPEAKERS = {
    "Norland": Actor(id="a1", name="Norland's army", kind="organisation", side="Norland"),
    "Sudmark": Actor(id="a2", name="Sudmark's ministry", kind="organisation", side="Sudmark"),
    None: Actor(id="a3", name="Ada Quist", kind="person"),
}
TOWN = Place(
    text="Kelde",
    start=0,
    end=5,
    id="geonames:1",
    name="Kelde",
    kind="town",
    country="XX",
    admin1="Vest",
    precision="town",
)
OTHER = Place(
    text="Mora",
    start=0,
    end=4,
    id="geonames:2",
    name="Mora",
    kind="town",
    country="XX",
    admin1="Vest",
    precision="town",
)
REGION = Place(
    text="Vest",
    start=0,
    end=4,
    id="geonames:3",
    name="Vest",
    kind="ADM1",
    country="XX",
    admin1="Vest",
    precision="ADM1",
)


def figure(value: int, **fields: Any) -> Figure:
    text = f"{value} soldiers"
    given: dict[str, Any] = {
        "text": text, "start": 0, "end": len(text), "number_start": 0, "number_end": len(str(value)), "value": value,
        "low": value, "high": value, "unit": "people", "counted": "soldiers", "state": "killed",
    }  # fmt: skip
    return Figure(**{**given, **fields})


def entry(
    id: str, value: int | None, day: str, *, side: str | None = "Norland", place: Place | None = TOWN,
    event: str | None = None, stance: Any = "asserts", text: str | None = None, **fields: Any,
) -> Entry:  # fmt: skip
    """A claim of one report of its own: so many soldiers killed in a town; event: the day its words give."""
    figures = () if value is None else (figure(value, **fields),)
    words = text or f"{value} soldiers were killed in Kelde"
    if place is not None:
        place = msgspec.structs.replace(place, start=len(words) - len(place.text), end=len(words))
    times = ()
    if event is not None:
        times = (When(text=event, start=1, end=2, value=event, first=event, last=event, precision="day", basis="text"),)
    speaker = SPEAKERS[side]
    claim = Claim(
        id="c1", voice="actor", content=((0, len(words)),), text=words, type="casualties" if figures else "strike",
        actor=speaker.id, stance=stance, factuality="negated" if stance == "denies" else "asserted", said=day,
        said_basis="text", figures=figures, times=times, places=(place,) if place is not None else (),
        roles=Roles(actor=Party(name="army", side="Norland") if not figures else None),
    )  # fmt: skip
    return Entry(
        id=f"{id}:c1", report=id, source=f"{id}.txt", claim=claim, speaker=speaker, published=day, place=place,
        place_basis="claim" if place is not None else None,
    )  # fmt: skip
