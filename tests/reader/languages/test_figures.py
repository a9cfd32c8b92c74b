"""Figures in the other languages: digits and their marks, number words in their cases, duals, bounds, units."""

import re

import pytest

from counterclaim.reader.languages import language
from counterclaim.reader.languages.antecedents import settled
from counterclaim.reader.languages.figures import at as figures_at
from counterclaim.reader.languages.figures import measure
from counterclaim.reader.words import Words

NONE = Words(())


def _read(code: str, text: str) -> list[tuple[object, ...]]:
    return [
        (f.value if f.value is not None else (f.low, f.high), f.bound, f.unit)
        for f in measure(text, [(0, len(text))], language(code), NONE)
    ]


@pytest.mark.parametrize(
    ("code", "text", "value", "bound", "unit"),
    [
        ("ru", "погибли не менее 12 000 человек", 12000, "at_least", "people"),
        ("ru", "переданы 12,5 тыс. снарядов", 12500, "exact", "shell"),
        ("ru", "из ста двадцати пяти солдат", 125, "exact", "people"),
        ("ru", "более полутора миллионов долларов", 1500000, "more_than", "USD"),
        ("ru", "двумя ракетами", 2, "exact", "missile"),
        ("ru", "от 10 до 15 танков", (10, 15), "range", "tank"),
        ("ru", "сотни раненых", (100, 1000), "vague", "people"),
        ("ru", "несколько десятков домов", (30, 90), "vague", "home"),
        ("ru", "трое военнослужащих", 3, "exact", "people"),
        ("ru", "около 45% территории", 45, "about", "percent"),
        ("ru", "около 20 военных поисковых самолетов", 20, "about", "aircraft"),
        ("ru", "восемь полицейских района", 8, "exact", "people"),
        ("ru", "вывезены 142 тысячи 711 человек", 142711, "exact", "people"),
        ("ru", "свыше тысячи человек", 1000, "more_than", "people"),
        ("ar", "تدمير عربتين عسكريتين", 2, "exact", "vehicle"),
        ("ar", "سيطروا على ثلاثة مواقع", 3, "exact", "position"),
        ("ar", "مقتل 18شخصا", 18, "exact", "people"),
        ("uk", "понад двохсот військових", 200, "more_than", "people"),
        ("uk", "щонайменше п'ятьох цивільних", 5, "at_least", "people"),
        ("uk", "знищено 47 безпілотних літальних апаратів", 47, "exact", "drone"),
        ("uk", "двадцять три населених пункти", 23, "exact", "settlement"),
        ("uk", "10–12 тисяч людей", (10000, 12000), "range", "people"),
        ("ar", "مقتل ما لا يقل عن ١٢ شخصا", 12, "at_least", "people"),
        ("ar", "وأصيب خمسة وعشرون جنديا", 25, "exact", "people"),
        ("ar", "أكثر من مئة وخمسين ألف نازح", 150000, "more_than", "people"),
        ("ar", "مقتل جنديين", 2, "exact", "people"),
        ("ar", "ثلاثة آلاف و200 قتيل", 3200, "exact", "people"),
        ("ar", "عشرات الجرحى", (10, 100), "vague", "people"),
        ("ar", "صاروخان سقطا", 2, "exact", "missile"),
        ("he", "יותר מ-100 חיילים", 100, "more_than", "people"),
        ("he", "לפחות שלושים וחמישה הרוגים", 35, "at_least", "people"),
        ("he", "כ-2,500 תושבים", 2500, "about", "people"),
        ("he", "למעלה ממאה אלף איש", 100000, "more_than", "people"),
        ("he", "עשרות רקטות", (10, 100), "vague", "rocket"),
        ("fr", "au moins quatre-vingt-dix-sept soldats", 97, "at_least", "people"),
        ("fr", "plus de 1 200 personnes", 1200, "more_than", "people"),
        ("fr", "une trentaine de blessés", 30, "about", "people"),
        ("fr", "vingt et un civils", 21, "exact", "people"),
        ("ru", "выпущено пять «Гераней»", 5, "exact", None),
        ("ru", "более сотни раненых", 100, "more_than", "people"),
        ("ru", "раненых, к счастью, нет", 0, "exact", "people"),
        ("ru", "женщин среди них нет", 0, "exact", "people"),
        ("uk", "втрачено чотири бойові вертольоти", 4, "exact", "helicopter"),
        ("uk", "загинуло п'ятнадцять", 15, "exact", "people"),
        ("ar", "وجرح 38", 38, "exact", "people"),
        ("he", "לא נהרג איש", 0, "exact", "people"),
        ("he", "שום גשר לא נפגע", 0, "exact", "bridge"),
        ("he", "טנק רוסי אחד הושמד", 1, "exact", "tank"),
        ("fr", "un policier a été tué", 1, "exact", "people"),
        ("ru", "более семи с половиной миллионов человек", 7500000, "more_than", "people"),
        ("ru", "о ста двадцати тысячах беженцев", 120000, "exact", "people"),
        ("ru", "свыше трёх десятков грузовиков", 30, "more_than", "truck"),
        ("ru", "раненых нет", 0, "exact", "people"),
        ("uk", "шість спалених вантажівок", 6, "exact", "truck"),
        ("ru", "одиннадцать «баз террористов»", 11, "exact", "base"),
        ("ru", "никто из экипажа не погиб", 0, "exact", "people"),
        ("uk", "п'ятнадцятеро поранених", 15, "exact", "people"),
        ("uk", "чотири сотні будинків", 400, "exact", "home"),
        ("uk", "втрат немає", 0, "exact", "people"),
        ("ar", "مقتل سائقان", 2, "exact", "people"),
        ("ar", "سبعون ألفا", 70000, "exact", None),
        ("ar", "لا ضحايا", 0, "exact", "people"),
        ("he", "אין פצועים", 0, "exact", "people"),
        ("fr", "soixante-quinze blessés", 75, "exact", "people"),
        ("fr", "quatre-vingt-douze obus", 92, "exact", "shell"),
        ("fr", "personne n'a été blessé", 0, "exact", "people"),
        ("uk", "7 з половиною тисяч осіб", 7500, "exact", "people"),
        ("fr", "deux millions et demi de personnes", 2500000, "exact", "people"),
        ("ar", "نزوح مليونين ونصف المليون شخص", 2500000, "exact", "people"),
        ("he", "שני מיליון וחצי תושבים", 2500000, "exact", "people"),
        ("ru", "по меньшей мере в 14-и странах", 14, "at_least", "country"),
        ("ru", "больше на 20 танков", 20, "exact", "tank"),
        ("ar", "ارتفع عدد القتلى إلى 8 بموقع قريب", 8, "exact", "people"),
        ("ar", "مقتل عسكريين تركيين اثنين", 2, "exact", "people"),
        ("ar", "الغارات الثلاث التي نفذت", 3, "exact", "strike"),
        ("fr", "deux cents millions d'euros", 200000000, "exact", "EUR"),
        ("fr", "des dizaines de villages", (10, 100), "vague", "village"),
    ],
)
def test_numbers_of_each_language(code: str, text: str, value: object, bound: str, unit: str) -> None:
    assert _read(code, text) == [(value, bound, unit)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "самолеты Су-25 и Ми-8 прибыли в 10:30"),
        ("ru", "34-летний мужчина, 15-й полк, ему 45 лет"),
        ("uk", "через три дні, у 2018 році"),
        ("ar", "يبلغ من العمر 20 عاما"),
        ("he", "בן 20 מחיפה"),
        ("fr", "âgé de 34 ans, le 3e régiment, 20e siècle"),
    ],
)
def test_names_ages_and_times_count_nothing(code: str, text: str) -> None:
    assert _read(code, text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "По словам жителей, автобусов не было с мая"),
        ("fr", "un policier a parlé aux journalistes"),
        ("fr", "un pont relie les deux rives"),
    ],
)
def test_nobody_and_one_are_counted_only_where_harm_is_told(code: str, text: str) -> None:
    assert not [one for one in _read(code, text) if one[0] in (0, 1)]


@pytest.mark.parametrize(
    ("code", "text", "value", "unit"),
    [
        ("ru", "За ночь 11 дронов, шесть над портом.", 6, "drone"),
        ("ru", "Самолетов в полку было девять.", 9, "aircraft"),
        ("uk", "Сім із двадцяти ракет збито.", 7, "missile"),
        ("ar", "أسقطت 8 من أصل 20 صاروخا.", 8, "missile"),
        ("he", "12 מתוך 15 רקטות יורטו.", 12, "rocket"),
        ("fr", "Ils ont tiré 20 obus, dont 6 sur le marché.", 6, "shell"),
    ],
)
def test_a_number_without_a_noun_counts_what_was_named(code: str, text: str, value: int, unit: str) -> None:
    tongue, sentence = language(code), (0, len(text))
    at = re.search(rf"\b({value}|шесть|девять|[Сс]ім)\b", text)
    assert at is not None
    found = list(measure(text, [sentence], tongue, NONE))
    bare = figures_at(text, at.span(), tongue)
    found += [bare] if bare is not None and not any(f.start == bare.start for f in found) else []
    read = settled(sorted(found, key=lambda f: f.start), text, [sentence], lambda _: tongue)
    assert [f.unit for f in read if f.value == value] == [unit]


@pytest.mark.parametrize(
    ("code", "text", "marked", "unit"),
    [
        ("ar", "أدى القصف إلى مقتل شرطي في البلدة", "شرطي", "people"),
        ("ar", "دمرت الغارة دبابة قرب النهر", "دبابة", "tank"),
        ("ar", "قتل مزارعون في كمين", "مزارعون", None),
        ("he", "אתמול נהרג שוטר בירי", "שוטר", "people"),
        ("he", "נהרגו שוטרים בירי", "שוטרים", None),
        ("fr", "Les rebelles ont perdu un hélicoptère jeudi", "un", "helicopter"),
        ("fr", "Ils ont établi un record", "un", None),
        ("ru", "погибли солдаты", "солдаты", None),
    ],
)
def test_a_noun_that_the_head_marks_is_one(code: str, text: str, marked: str, unit: str | None) -> None:
    at = text.index(marked)
    found = figures_at(text, (at, at + len(marked)), language(code))
    assert (found and (found.value, found.unit)) == ((1, unit) if unit is not None else None)


def test_not_one_soldier_is_none() -> None:
    text, tongue = "لم نخسر جنديا واحدا", language("ar")
    sentence = (0, len(text))
    assert [f.value for f in settled(measure(text, [sentence], tongue, NONE), text, [sentence], lambda _: tongue)] == [
        0
    ]


def test_spans_are_those_of_the_text() -> None:
    text = "Погибли не менее 12 000 человек."
    (figure,) = measure(text, [(0, len(text))], language("ru"), NONE)
    assert (text[figure.start : figure.end], text[figure.number_start : figure.number_end]) == (
        "не менее 12 000 человек",
        "12 000",
    )
