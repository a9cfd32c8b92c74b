"""Places that only the head for a claim's ground marks stay unresolved and say so."""

from counterclaim.model.place import Place
from counterclaim.reader.claims.grounds import with_named
from counterclaim.reader.tag import TaggedSpan


def test_marked_places_join_the_located_ones_in_reading_order() -> None:
    text = "a raid on the consulate in Osten, and one there"
    osten = Place(text="Osten", start=27, end=32, id="x:1", name="Osten", kind="town")
    marked = [
        TaggedSpan("facility", 10, 23, 0.9), TaggedSpan("town", 27, 32, 0.9), TaggedSpan("town", 42, 47, 0.8),
    ]  # fmt: skip
    found = with_named([osten], marked, text)
    assert [(p.text, p.id, p.kind) for p in found] == [
        ("the consulate", None, "facility"), ("Osten", "x:1", "town"), ("there", None, "town"),
    ]  # fmt: skip
    assert [p.precision for p in found if p.id is None] == ["unresolved", "unresolved"]
