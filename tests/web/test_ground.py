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


def test_a_region_without_an_outline_is_a_disc_and_a_state_has_none() -> None:
    unknown = MapPlace(id="cc:somewhere", name="Somewhere", kind="ADM1", precision="ADM1", lat=50.0, lon=35.0, claims=1)
    assert [one.kind for one in ground([unknown, place("Ukraine", "country", "country")]).spots] == ["area", "point"]


def test_towns_lie_apart_and_none_is_one_that_claims_speak_of() -> None:
    sudzha = place("Sudzha", "town", "town")
    drawn = ground([sudzha])
    assert "Kursk" in [one.name for one in drawn.towns]
    assert len(drawn.towns) <= TOWNS
    points = [(one.x, one.y) for one in drawn.towns] + [(one.x, one.y) for one in drawn.spots]
    near = [(a, b) for a in points for b in points if a < b and abs(a[0] - b[0]) < 60 and abs(a[1] - b[1]) < 20]
    assert not near
    kept = [(one.x, one.y) for one in (*drawn.towns, *drawn.spots) if not one.spare]  # on a phone
    assert 1 < len(kept) < len(points)
    assert not [(a, b) for a in kept for b in kept if a < b and abs(a[0] - b[0]) < 150 and abs(a[1] - b[1]) < 50]


def test_a_few_far_places_and_states_do_not_widen_the_view() -> None:
    near = [
        MapPlace(id=f"t{n}", name=f"t{n}", kind="town", precision="town", lat=36 + n / 100, lon=37.0, claims=9)
        for n in range(40)
    ]
    far = MapPlace(id="far", name="far", kind="town", precision="town", lat=-10.0, lon=-60.0, claims=1)
    drawn = ground([*near, far, place("United States", "country", "country")])
    west, south, east, north = drawn.view
    assert (west > 30, south > 30, east < 45, north < 42) == (True,) * 4
    assert drawn.beyond == 2
    assert len(drawn.spots) == 42
