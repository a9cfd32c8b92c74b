"""What is asked of the gazetteer for names in other languages, which are looked up before places are weighed."""

from typing import cast

from counterclaim.gazetteer import Gazetteer
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
