"""What the map's drawing shows beside the claims: outlines of regions, rivers, towns."""

from counterclaim.gazetteer.outlines import outline
from counterclaim.gazetteer.store import Gazetteer
from counterclaim.ledger.queries.results import MapPlace
from counterclaim.web.look.ground import TOWNS, ground, outlines


def place(name: str, kind: str, precision: str) -> MapPlace:
    with Gazetteer.open() as gazetteer:
        one = next(one for one in gazetteer.find(name) if one.kind == kind)
    return MapPlace(
        id=one.id, name=one.name, kind=kind, precision=precision, lat=one.lat, lon=one.lon, claims=1
    )


def test_a_region_is_drawn_by_its_outline_and_holds_its_towns() -> None:
    kursk = place("Kursk Oblast", "ADM1", "ADM1")
    (ring,) = outline(kursk.id)
    lons, lats = [x for x, _ in ring], [y for _, y in ring]
    assert 34 < min(lons) < max(lons) < 39
    assert 50 < min(lats) < max(lats) < 53
    drawn = ground([kursk])
    (spot,) = drawn.spots
    assert spot.kind == "outline"
    assert spot.d.startswith("M")
    assert list(outlines([kursk])) == [kursk.id]


def test_a_region_without_an_outline_and_a_state_stay_discs() -> None:
    unknown = MapPlace(id="cc:somewhere", name="Somewhere", kind="ADM1", precision="ADM1", lat=50.0, lon=35.0, claims=1)
    assert [one.kind for one in ground([unknown, place("Ukraine", "country", "country")]).spots] == ["area", "area"]


def test_towns_lie_apart_and_none_is_one_that_claims_speak_of() -> None:
    sudzha = place("Sudzha", "town", "town")
    drawn = ground([sudzha])
    assert "Kursk" in [one.name for one in drawn.towns]
    assert len(drawn.towns) <= TOWNS
    points = [(one.x, one.y) for one in drawn.towns] + [(one.x, one.y) for one in drawn.spots]
    near = [(a, b) for a in points for b in points if a < b and abs(a[0] - b[0]) < 60 and abs(a[1] - b[1]) < 20]
    assert not near
