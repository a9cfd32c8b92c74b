# ruff: noqa: E501
"""Whose text a report in a language beside English is, by its first lines; and who speaks under a surname's label."""

import pytest

from counterclaim.reader.languages.heads import heads_of
from counterclaim.reader.languages.language import language
from counterclaim.reader.reader import Reader
from counterclaim.reports import from_text

READER = Reader()
OWN = """
uk | Генеральний штаб Збройних сил України | Зведення на 18:00, 4 травня\\n\\nНаші підрозділи відбили дев'ять атак біля Тернівки. Ворог втратив два танки. Наші воїни утримують висоту.
ru | Министерство обороны Российской Федерации | Сводка за сутки\\n\\nНаши подразделения заняли село Ольховка. Уничтожены два танка противника. Сбито девять беспилотников.
fr | Ministère de la Défense nationale du Niger | Communiqué du 4 mai\\n\\nNos forces ont repoussé deux attaques près de Tessala dans la nuit de lundi à mardi. Nos soldats ont détruit trois véhicules.
"""
NEWS = """
uk | Дрон влучив у склад біля Одеси\\n\\nУніч проти вівторка дрон влучив у склад, повідомив мер міста Іван Петренко. За його словами, загиблих немає.
ru | Вид на порт Бургаса, 2015 год\\n\\nДва судна столкнулись в порту, сообщила полиция. По её словам, никто не пострадал.
fr | Une rue de Tessala\\n\\nDeux bombes ont explosé mardi, a indiqué la police. Selon elle, personne n'a été blessé.
"""


def _rows(table: str) -> list[list[str]]:
    return [[one.strip().replace("\\n", "\n") for one in row.split("|")] for row in table.strip().split("\n")]


@pytest.mark.parametrize(("code", "who", "rest"), _rows(OWN))
def test_what_no_other_voice_has_is_that_of_the_body_above_it(code: str, who: str, rest: str) -> None:
    reading = READER.read_report(from_text(f"{who}\n{rest}"))
    assert reading.report.language == code
    own = [
        c for c in reading.claims if c.speaker is not None and who.split()[0].casefold() in c.speaker.name.casefold()
    ]
    assert len(own) >= 2


@pytest.mark.parametrize(("code", "text"), _rows(NEWS))
def test_a_headline_or_a_caption_speaks_for_nobody(code: str, text: str) -> None:
    line = text.partition("\n")[0]
    reading = READER.read_report(from_text(text))
    assert reading.report.language == code
    assert all(a.name not in line for a in reading.actors)


def test_a_part_of_a_line_is_a_candidate_as_far_as_its_names_reach() -> None:
    report = from_text("Прес-служба Міністерства оборони України | зведення\n\nНаші бійці відбили атаку.")
    found = READER.of(report).found(report)
    spans = [found.doc.text[slice(*one.span)] for one in heads_of(found.doc, found.tags.of("names"), language("uk"))]
    assert any(one.endswith("Міністерства оборони України") for one in spans)
    assert not any("зведення" in one for one in spans)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("У студії командувач групи Роман Олійник.\n\nВЕДУЧА: Що сталося біля мосту?\n\nОЛІЙНИК: Вночі нас двічі обстріляли."
         "\n\nВЕДУЧА: Чи є втрати?\n\nОЛІЙНИК: Двоє бійців поранені.", "Роман Олійник"),
        ("Notre invitée est Claire Vasson, cheffe de mission.\n\nQuestion : Qu'avez-vous vu ?\n\nC. Vasson : Deux villages "
         "ont brûlé.\n\nQuestion : Des morts ?\n\nC. Vasson : Neuf personnes ont été tuées.", "Claire Vasson"),
    ],
)  # fmt: skip
def test_a_label_finds_the_full_name(text: str, name: str) -> None:
    speakers = {c.speaker.name for c in READER.read_report(from_text(text)).claims if c.speaker is not None}
    assert name in speakers
