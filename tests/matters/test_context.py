"""Where a claim speaks of: a place that the gazetteer lacks stands in what holds it, never in another town."""

import pytest

from counterclaim.gazetteer import Gazetteer
from counterclaim.gazetteer.entry import PRECISION
from counterclaim.matters.context import places_of, spot_of
from counterclaim.model.claim import Claim
from counterclaim.model.place import Place

CASES = [
    # claims, parted by "/": "[name=kind]" of the gazetteer, "[name?]" of none, "[name?division]" said to lie there
    # wanted: the place of each, "+" and the name that it lacks
    ("Shells fell on [Manbij=town] / killing six people in [Kelde?]", "Manbij / Aleppo Governorate + kelde"),
    ("Shells fell on [Manbij=town] / killing six people in [Kelde?Deir ez-Zor Governorate]",
     "Manbij / Deir ez-Zor Governorate + kelde"),
    ("Six died in [Kelde?] near [Mayadin=town]", "Deir ez-Zor Governorate + kelde"),
    ("Six died in [Mayadin=town] and in [Kelde?]", "Mayadin"),
    ("Shells fell on [Sumy=town] / killing six people in the [Kelde?] district", "Sumy / Sumy + kelde"),
    ("Six died in [Kelde?] in [Sumy=town]", "Sumy"),
    ("Jets struck [Kelde?] / [Mayadin=town] is near / The dead of [Kelde?] were buried / Two more died",
     "Deir ez-Zor Governorate + kelde / Mayadin / Deir ez-Zor Governorate + kelde / Deir ez-Zor Governorate"),
    ("Shells fell on [Sumy=town] / killing six people of [Islamic State?]", "Sumy / Sumy"),
    ("Jets struck a market in the province of [Idlib=ADM1] / Shells fell on [Idlib=town]", "Idlib Governorate / Idlib"),
]  # fmt: skip


def claims(told: str, gazetteer: Gazetteer) -> tuple[list[Claim], str]:
    text, out = "", []
    for number, one in enumerate(told.split(" / ")):
        start, places, text = len(text), [], text
        for at, part in enumerate(one.replace("]", "[").split("[")):
            name = part.partition("=")[0].partition("?")[0]
            if at % 2:
                places.append(_place(name, part[len(name) :], len(text), gazetteer))
            text += name
        content = ((start, len(text)),)
        out.append(
            Claim(
                id=f"c{number}", voice="narrator", type="casualties", text=text[start:], content=content,
                places=tuple(places),
            )
        )  # fmt: skip
        text += " "
    return out, text


def _place(name: str, mark: str, at: int, gazetteer: Gazetteer) -> Place:
    if mark.startswith("?"):
        division = mark[1:] or None
        return Place(text=name, start=at, end=at + len(name), admin1=division, country="SY" if division else None)
    e = next(e for e in gazetteer.find(name) if e.kind == mark[1:])
    return Place(
        text=name, start=at, end=at + len(name), id=e.id, name=e.name, kind=e.kind, lat=e.lat, lon=e.lon,
        country=e.country, admin1=e.admin1_name, precision=PRECISION[e.kind],
    )  # fmt: skip


@pytest.mark.parametrize(("told", "wanted"), CASES)
def test_the_place_of_a_claim(told: str, wanted: str) -> None:
    with Gazetteer.open() as gazetteer:
        every, text = claims(told, gazetteer)
    found = []
    for claim, (place, _) in zip(every, places_of(every, text, None), strict=True):
        spot = spot_of(claim)
        found.append(f"{place.name if place is not None else '-'}{f' + {spot}' if spot else ''}")
    assert " / ".join(found) == wanted
