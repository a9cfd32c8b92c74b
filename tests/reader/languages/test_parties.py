"""What a report in another language must name before a party counts, and states that it alone names."""

from typing import cast

import msgspec
import pytest

from counterclaim.model.place import Place
from counterclaim.reader.languages import language
from counterclaim.reader.languages.parties import heard
from counterclaim.reader.languages.reader import LanguageReader
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.strangers import Strangers
from counterclaim.reader.reader import Reader
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.registry import Registry
from counterclaim.reports.load import from_text

UNKNOWN = """
ru | Офицеры велдорского генштаба возражают. Полки Велдора отошли, а Велдор молчит. | Велдор
ru | Посольство Кальмерии отвергло обвинения. Министерство портов Остина молчит. | Кальмерия, Остин
ru | Посол Крайса Ян Штольц обвинил соседей в обстреле. Крайс объявил траур. | Крайс
ru | Министр обороны Морвии Илья Дорт сказал, что армия отошла. | Морвия
uk | Речник нортвійського Генштабу Іван Мороз заявив про втрати. Літак Нортвії збито. | Нортвія
uk | Князівство Талвір закрило кордон, повідомило МЗС. | Талвір
fr | Le porte-parole du gouvernement kelmarien a démenti. Le Kelmar avait mobilisé ses troupes. | Kelmar
he | משרד ההגנה של ברנוב הודיע על נסיגה. | ברנוב
"""
KNOWN = """
ru | Министерство обороны Норвегии сообщило о потерях. Ведомство возражает, сказал Ян Орлов.
ru | Министр обороны Анна Орлова обвинила соседей. Анну Орлову поддержал министр обороны Иван Рогов.
uk | Армія Павла Мороза відступила, повідомили в Генштабі України.
fr | Le ministère norvégien de la Défense a démenti, selon Anna Sorel.
"""


def _strangers(text: str, code: str) -> set[str]:
    reader = cast(LanguageReader, Reader().others)
    found = reader.found(msgspec.structs.replace(from_text(text), language=code))
    names = Named(Registry.load(), code)
    return set(Strangers(found.doc.text, found.sentences, found.words, names, language(code)).states.values())


@pytest.mark.parametrize("row", UNKNOWN.strip().splitlines())
def test_a_state_is_told_by_what_only_states_have(row: str) -> None:
    code, text, states = row.split(" | ")
    assert _strangers(text, code) == set(states.split(", "))


@pytest.mark.parametrize("row", KNOWN.strip().splitlines())
def test_people_and_known_states_are_no_strangers(row: str) -> None:
    code, text = row.split(" | ")
    assert _strangers(text, code) == set()


def test_a_surname_alone_is_an_office_holder_only_of_a_side_that_is_named() -> None:
    base, day = Registry.load(), "2024-08-10"
    assert Named(base, "fr", frozenset()).office_holder("Nous", day) is None
    assert Named(base, "ru", frozenset()).office_holder("Путин", day) is None
    known = Named(base, "ru", frozenset({"Russia"})).office_holder("Путин", day)
    full = Named(base, "ru", frozenset()).office_holder("Владимир Путин", day)
    assert known is not None
    assert known == full
    assert Named(base, "ar", frozenset()).office_holder("نتنياهو", day) is not None  # long enough to be nothing else
    assert Named(base, "ru", frozenset()).side_of("президент Путин", day) is None


def test_one_place_does_not_bring_its_state_and_two_do() -> None:
    def told(*towns: str) -> frozenset[str]:
        places = [Place(start=0, end=1, text=town, name=town, kind="town", country="UA", id=town) for town in towns]
        return heard("Бои.", SentenceIndex([(0, 4)]), places, lambda _: Named(Registry.load(), "ru"))

    assert told("1") == told("1", "1") == set()
    assert told("1", "2") == {"Ukraine"}
