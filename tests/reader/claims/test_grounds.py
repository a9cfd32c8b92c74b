"""Places that only the head for a claim's ground marks stay unresolved and say so."""

from functools import cache

import pytest

from counterclaim import Reader
from counterclaim.model.place import Place
from counterclaim.reader.claims.grounds import with_named
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import Word, Words

CLASSES = {"a": "DT", "the": "DT", "on": "IN", "in": "IN", "and": "CC", "one": "CD", "there": "RB", "Ostian": "JJ"}


def as_words(text: str) -> Words:
    """The words of a text without marks; those of no class in CLASSES are nouns."""
    out, at = [], 0
    for word in text.replace(",", "").split():
        at = text.index(word, at)
        out.append(Word(at, at + len(word), word, CLASSES.get(word, "NN"), "dep", "O"))
    return Words(out)


def test_whose_it_is_tells_no_place() -> None:
    text = "in Ostian hands"
    assert with_named([], [TaggedSpan("country", 3, 9, 0.9)], text, as_words(text)) == ()


def test_a_peoples_adjective_is_no_place() -> None:
    text = "shelled the Vestrian lines on the Fijian border"
    words = Words([w._replace(dep="amod") if w.text in ("Vestrian", "Fijian") else w for w in as_words(text)])
    strange = Place(text="Vestrian", start=12, end=20)
    assert with_named([strange], [TaggedSpan("town", 30, 40, 0.9)], text, words) == ()


def test_marked_places_join_the_located_ones_in_reading_order() -> None:
    text = "a raid on the consulate in Osten, and one there"
    osten = Place(text="Osten", start=27, end=32, id="x:1", name="Osten", kind="town")
    marked = [
        TaggedSpan("facility", 10, 23, 0.9), TaggedSpan("town", 27, 32, 0.9), TaggedSpan("town", 42, 47, 0.8),
    ]  # fmt: skip
    found = with_named([osten], marked, text, as_words(text))
    assert [(p.text, p.id, p.kind) for p in found] == [
        ("the consulate", None, "facility"), ("Osten", "x:1", "town"), ("there", None, "town"),
    ]  # fmt: skip
    assert [p.precision for p in found if p.id is None] == ["unresolved", "unresolved"]


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        line.split(" | ")
        for line in """
The ferry sank when an Ostmark gunboat fired on it near Port Sule. | Port Sule
The navy of Norland said that its divers had freed a Vesk tanker. | -
Norland's army said that it had stopped the Vestrian 4th Brigade in Kelm. | Kelm
Fiji said that the Chilean Second Army Region had shelled a school in Kelm. | Kelm
The governor said that Ostmark had armed the rebels in Kelm. | Kelm
The army said on Tuesday that the Kelmow Road fed the besieged quarter. | Kelmow Road
Norland's premier called on Vesk to free the crew. Vesk said it would. | -
Norland's navy stopped short of accusing Ostmark of blowing up the dam in Kelm. | Kelm
""".strip().splitlines()
    ],
)
def test_whose_something_is_and_who_acts_is_no_place(text: str, places: str) -> None:
    found = [p.text for c in _reader().read_text(text, published="2025-03-10").claims for p in c.places]
    assert list(dict.fromkeys(found)) == [places] * (places != "-")
