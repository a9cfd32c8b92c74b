"""Times in the other languages; the reports are of Thursday, 13 September 2018."""

import pytest

from counterclaim.reader.languages import language
from counterclaim.reader.languages.times import date


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("ru", "12 марта 2017 года город был взят", "2017-03-12"),
        ("ru", "Это случилось 5-го августа.", "2018-08-05"),
        ("ru", "в ночь на 5 августа", "2018-08-04/2018-08-05"),
        ("ru", "в прошлую пятницу", "2018-09-07"),
        ("ru", "в понедельник утром", "2018-09-10"),
        ("ru", "три дня назад", "2018-09-10"),
        ("ru", "год назад", "2017"),
        ("ru", "на прошлой неделе", "2018-09-03/2018-09-09"),
        ("ru", "за последние пять дней", "2018-09-08/2018-09-13"),
        ("ru", "с 5 по 8 августа", "2018-08-05/2018-08-08"),
        ("ru", "в декабре", "2017-12"),
        ("ru", "в 2014 году", "2014"),
        ("ru", "с 2014 года", "2014/.."),
        ("ru", "вчера вечером", "2018-09-12"),
        ("ru", "в 1995—2006 годах занимал пост", "1995/2006"),
        ("ar", "منذ نحو أربعة أشهر", "2018-05/.."),
        ("ar", "السابع من أكتوبر 2023", "2023-10-07"),
        ("fr", "depuis trois jours", "2018-09-10/.."),
        ("he", "בשבעה באוקטובר 2023", "2023-10-07"),
        ("uk", "минулої п'ятниці", "2018-09-07"),
        ("uk", "у ніч на 13 вересня", "2018-09-12/2018-09-13"),
        ("uk", "24 лютого 2022 року", "2022-02-24"),
        ("uk", "торік", "2017"),
        ("uk", "два тижні тому", "2018-08-27/2018-09-02"),
        ("ar", "يوم الجمعة", "2018-09-07"),
        ("ar", "الثلاثاء 3 مارس (آذار)", "2018-03-03"),
        ("ar", "في 7 تشرين الأول 2023", "2023-10-07"),
        ("ar", "في ٣ أيار/مايو ٢٠١٧", "2017-05-03"),
        ("ar", "الأسبوع الماضي", "2018-09-03/2018-09-09"),
        ("ar", "قبل يومين", "2018-09-11"),
        ("ar", "في عام 2014", "2014"),
        ("ar", "مساء أول من أمس", "2018-09-11"),
        ("ar", "يوم أمس", "2018-09-12"),
        ("ar", "مساء الأحد", "2018-09-09"),
        ("he", "ביום שישי", "2018-09-07"),
        ("he", "ב-3 במרץ 2017", "2017-03-03"),
        ("he", "לפני שבועיים", "2018-08-27/2018-09-02"),
        ("he", "בשבוע שעבר", "2018-09-03/2018-09-09"),
        ("he", "אתמול בערב", "2018-09-12"),
        ("he", "ב-2014", "2014"),
        ("fr", "le 1er mars 2017", "2017-03-01"),
        ("fr", "vendredi dernier", "2018-09-07"),
        ("fr", "il y a trois jours", "2018-09-10"),
        ("fr", "la semaine dernière", "2018-09-03/2018-09-09"),
        ("fr", "du 5 au 8 août", "2018-08-05/2018-08-08"),
        ("fr", "dans la nuit du 4 au 5 août", "2018-08-04/2018-08-05"),
        ("fr", "en 2014", "2014"),
        ("fr", "hier soir", "2018-09-12"),
        ("fr", "au cours des cinq derniers jours", "2018-09-08/2018-09-13"),
    ],
)
def test_expressions_of_each_language(code: str, text: str, value: str) -> None:
    found = date(text, [(0, len(text))], language(code), "2018-09-13")
    assert [(one.value or "").removesuffix("T00") for one in found] == [value]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_without_a_day_of_publication_relative_days_stay_open() -> None:
    (found,) = date("вчера", [(0, 5)], language("ru"), None)
    assert (found.first, found.basis) == (None, "unresolved")


def test_a_day_to_come_far_from_the_beginning_is_read() -> None:
    text = "Как сообщило в среду министерство обороны республики, переговоры о перемирии планируют начать 20 декабря."
    assert [when.text for when in date(text, [(0, len(text))], language("ru"), "2025-03-12")][-1] == "20 декабря"


@pytest.mark.parametrize(
    ("code", "text", "told", "coming"),
    [
        ("uk", "Парламент голосує у четвер.", "2024-05-16", "2024-05-23"),
        ("ru", "Выборы назначены на июнь.", "2023-06", "2024-06"),
        ("fr", "Le convoi partira samedi.", "2024-05-18", "2024-05-25"),
    ],
)
def test_a_day_of_a_plan_lies_ahead(code: str, text: str, told: str, coming: str) -> None:
    def read(spans: list[tuple[int, int]]) -> list[str | None]:
        return [w.value for w in date(text, [(0, len(text))], language(code), "2024-05-20", spans)]

    assert read([]) == [told]
    assert read([(0, len(text))]) == [coming]
