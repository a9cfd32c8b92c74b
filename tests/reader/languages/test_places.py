"""What is asked of the gazetteer for names in other languages, which are looked up before places are weighed."""

from typing import cast

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.place import Place
from counterclaim.reader.languages import language
from counterclaim.reader.languages.marked import unled
from counterclaim.reader.languages.places import _Found
from counterclaim.reader.places.mention import Mention
from counterclaim.reader.places.resolve import resolve


def test_a_town_with_the_word_for_a_region_is_weighed_like_any_name() -> None:
    with Gazetteer.open() as gazetteer:
        view = _Found(gazetteer)
        town = tuple(e for e in gazetteer.find("Silopi") if e.kind == "town")
        mention = Mention(0, 16, view.put(town, "Silopi"), ("ADM1", "ADM2", "country"), name_start=10, name_end=16)
        assert town
        assert len(resolve([mention], {}, {}, cast(Gazetteer, view))) == 1


def test_a_place_that_no_table_has_loses_its_particles_in_arabic() -> None:
    text = "قصفوا أحياء بالمدينة وقرى سارين، ومورين والوادي الشرقي ووادي مور"
    names = ["بالمدينة", "سارين", "ومورين", "والوادي الشرقي", "ووادي مور", "وادي مور"]
    spans = [(at, at + len(name)) for name in names[:-1] if (at := text.index(name)) >= 0]
    found = unled([Place(text=text[s:e], start=s, end=e) for s, e in spans], text, lambda _: language("ar"))
    assert [one.text for one in found] == ["المدينة", "سارين", "مورين", "الوادي الشرقي", "وادي مور"]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_known_place_and_other_languages_keep_their_letters() -> None:
    known = Place(text="وادي", start=0, end=4, id="g1")
    assert unled([known], "وادي", lambda _: language("ar")) == (known,)
    town = Place(text="Valmont", start=0, end=7)
    assert unled([town], "Valmont", lambda _: language("fr")) == (town,)
