"""Which language a report is in, and the polite refusal; the sentences are of our own making."""

import pytest

from counterclaim.errors import LanguageError
from counterclaim.reports import from_text
from counterclaim.reports.language import READ, language_of, part_language, reading_language

FOREIGN = {
    "de": "Die Armee hat am Freitag nach eigenen Angaben die Brücke bei Lanham eingenommen. Das Ministerium der "
    "Gegenseite wies "
    "dies zurück und sprach von drei Verletzten. Unabhängig lassen sich die Angaben nicht überprüfen, sagten "
    "Beobachter am Abend.",
    "fr": "L'armée a déclaré vendredi que ses troupes avaient pris le pont de Lanham après deux jours de "
    "combats. Le ministère de "
    "la défense a démenti cette affirmation et a fait état de trois soldats blessés près de la rivière dans la soirée.",
    "es": "El ejército dijo el viernes que sus tropas habían tomado el puente de Lanham tras dos días de "
    "combates. El ministerio "
    "de defensa lo negó y afirmó que tres de sus soldados habían resultado heridos cerca del río durante la noche.",
    "ru": "Армия заявила в пятницу, что её войска заняли мост у Ланема после двух дней боёв. Министерство "
    "обороны противника это "
    "опровергло и сообщило о трёх раненых солдатах недалеко от реки.",
    "uk": "Армія заявила у п'ятницю, що її війська зайняли міст біля Ланема після двох днів боїв. Міністерство "
    "оборони супротивника "
    "це спростувало і повідомило про трьох поранених солдатів біля річки.",
    "ar": "قال الجيش يوم الجمعة إن قواته سيطرت على الجسر بعد يومين من القتال، ونفت وزارة الدفاع ذلك وقالت إن "
    "ثلاثة من جنودها أصيبوا.",
    "zh": "军方星期五表示,经过两天的战斗,其部队已经占领了这座桥梁。对方国防部对此予以否认,并表示有三名士兵在河边受伤。",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_foreign_reports_are_told(code: str) -> None:
    report = from_text(FOREIGN[code])
    assert report.language == code
    if code in READ:
        assert reading_language(report) == code
        return
    with pytest.raises(LanguageError) as refused:
        reading_language(report)
    assert refused.value.language == code
    assert "Hebrew and French are read" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "main", "code"),
    [
        ("Він сказав, що їх двоє.", "ru", "uk"),
        ("Это было вчера.", "uk", "ru"),
        ("Так.", "uk", "uk"),
        ("The ministry told reporters that the bridge was held.", "ru", "en"),
        ("Le pont est tenu.", "fr", "fr"),
        ("Le général a démenti dimanche avoir évacué le pont.", "en", "fr"),
        ("The Le Mans café, hit by a shell, lost de facto élan.", "en", "en"),
        ("הגשר נכבש", "ar", "he"),
        (FOREIGN["de"], "uk", None),
    ],
)
def test_each_part_of_a_report_has_a_language_of_its_own(text: str, main: str, code: str | None) -> None:
    assert part_language(text, main) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Two died.",
        "Zelensky, Syrsky, Gerasimov, Putin",
        "Kyiv, Kharkiv, Zaporizhzhia",
        "The army said on Friday that its troops had taken the bridge. “Мы победили”, a soldier said on Telegram.",
        "Добрый день",
    ],
)
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    assert language_of(text) == "en"
    assert reading_language(from_text(text)) == "en"
