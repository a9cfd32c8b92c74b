"""Places by their names in other languages: the same ids as by their English ones, in any case and with particles."""

import pytest

from counterclaim.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("english", "kind", "names"),
    [
        ("Pokrovsk", "town", "ru:Покровском ru:Красноармейск uk:Покровськом uk:Покровську ar:بوكروفسك fr:Pokrovsk"),
        ("Kursk Oblast", "ADM1", "ru:Курской_области uk:Курщині ar:إقليم_كورسك he:מחוז_קורסק fr:région_de_Koursk"),
        ("Haifa", "town", "ru:Хайфе uk:Хайфі ar:بحيفا ar:وحيفا he:בחיפה he:מחיפה fr:Haïfa"),
        ("Moscow", "town", "ru:Москве uk:Москви ar:بموسكو he:למוסקבה fr:Moscou"),
        ("Gaza Strip", "ADM1", "ru:секторе_Газа uk:сектору_Гази ar:قطاع_غزة he:ברצועת_עזה fr:bande_de_Gaza"),
        ("Ukraine", "country", "ru:Украиной uk:Україні ar:لأوكرانيا he:באוקראינה fr:l'Ukraine"),
        ("Red Sea", "water", "ru:Красном_море uk:Червоного_моря ar:البحر_الأحمر he:בים_סוף fr:mer_Rouge"),
        ("Robotyne", "town", "uk:селі_Роботине ru:Работино uk:Роботиному"),
        ("Zaporizhzhia Nuclear Power Plant", "facility", "ru:Запорожской_АЭС uk:ЗАЕС ar:محطة_زابوريجيا_النووية"),
    ],
)  # fmt: skip
def test_one_place_under_all_its_names(english: str, kind: str, names: str, gazetteer: Gazetteer) -> None:
    wanted = {e.id for e in gazetteer.find(english) if e.kind == kind}
    for each in names.split():
        lang, _, name = each.partition(":")
        found = {e.id for e in gazetteer.named(name.replace("_", " "), lang) if e.kind == kind}
        assert wanted & found, each


def test_what_is_no_place_is_none(gazetteer: Gazetteer) -> None:
    for lang, word in (("ru", "однако"), ("uk", "проте"), ("ar", "ولكن"), ("he", "אבל"), ("fr", "mais"), ("ru", "")):
        assert gazetteer.named(word, lang, loose=False) == (), word


def test_another_language_is_looked_up_as_english_is(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("Kursk", "en") == gazetteer.find("Kursk")
