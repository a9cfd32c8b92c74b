"""Whole readings of reports in other languages, with the shipped encoder; all sentences are of our own making."""

import pytest

from counterclaim import LanguageError, Reader, Reading
from counterclaim.matters import entries
from counterclaim.reader.languages.registry import Named
from counterclaim.registry import Registry
from counterclaim.reports import from_text

TEXTS = {
    "ru": "Министерство обороны России заявило 7 февраля, что российские войска взяли Торецк и уничтожили 12 танков.",
    "uk": "Генеральний штаб України повідомив 7 лютого, що під Торецьком загинули щонайменше п'ятеро цивільних.",
    "ar": "قالت وزارة الصحة في غزة يوم السبت إن غارة على خان يونس أسفرت عن مقتل 90 شخصا.",
    "he": "משרד הבריאות בעזה מסר ביום שבת כי 90 בני אדם נהרגו בתקיפה בחאן יונס.",
    "fr": "L'armée malienne a affirmé mardi que 20 soldats avaient été tués dans une attaque contre la base de Kidal.",
}
FIGURES = {"ru": 12, "uk": 5, "ar": 90, "he": 90, "fr": 20}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    return {code: reader.read_text(text, id=code, published="2025-02-08") for code, text in TEXTS.items()}


@pytest.mark.parametrize("code", TEXTS)
def test_claims_are_read_in_their_own_words(readings: dict[str, Reading], code: str) -> None:
    reading, text = readings[code], TEXTS[code]
    assert reading.report.language == code
    assert reading.claims
    for claim in reading.claims:
        assert claim.text == " ".join(text[s:e] for s, e in claim.content)
        assert all(text[one.start : one.end] == one.text for one in (*claim.figures, *claim.places, *claim.times))
    assert FIGURES[code] in [f.value for c in reading.claims for f in c.figures]


@pytest.mark.parametrize("code", TEXTS)
def test_places_and_sides_are_those_of_the_english_tables(readings: dict[str, Reading], code: str) -> None:
    places = {p.name for c in readings[code].claims for p in c.places}
    assert places & {"Toretsk", "Khan Younis", "Kidal"}
    sides = {a.side for a in readings[code].actors}
    assert sides <= {"Russia", "Ukraine", "Palestinian territories", "Mali", "Hamas", None}


@pytest.mark.parametrize(
    ("code", "text", "places"),
    [
        ("ar", "قصفت الطائرات بلدتي نبل والزهراء ومدينة درعا في سوريا.",
         {"بلدتي نبل": "Nubl", "الزهراء": None, "مدينة درعا": "Daraa", "سوريا": "Syria"}),
        ("ar", "سيطر الجيش على المدينة بعد معارك في الرمادي والفلوجة.",
         {"المدينة": None, "الرمادي": "Ramadi", "الفلوجة": "Fallujah"}),
        ("he", "הצבא תקף בגדה המערבית ובדרום רצועת עזה.",
         {"גדה המערבית": "West Bank", "דרום רצועת עזה": "Gaza Strip"}),
        ("he", "הפגזים נחתו אתמול בחרקוב ובאודסה, מסר המושל.", {"חרקוב": "Kharkiv", "אודסה": "Odesa"}),
        ("he", "המורדים נסוגו ללבוב ולדובנו, אמר דובר הצבא.", {"לבוב": "Lviv", "דובנו": "Dubno"}),
        ("he", "בריטניה הודיעה כי תפנה אזרחים מביירות.", {"ריטניה": None, "ביירות": "Beirut"}),
    ],
)  # fmt: skip
def test_places_in_a_script_without_capitals(
    reader: Reader, code: str, text: str, places: dict[str, str | None]
) -> None:
    found = {p["text"]: p.get("name") for p in reader.part(from_text(text, published="2015-07-08"), "places")}
    for words, name in places.items():
        if name is None:  # "the city", a town that no table has: never one that only sounds like it
            assert found.get(words) is None
        else:
            assert found[words] == name


def test_a_word_for_its_kind_tells_the_kind_of_an_unknown_place(reader: Reader) -> None:
    text = "דובר הצבא אמר כי הכוחות נכנסו למחוז גדרון."
    found = reader.part(from_text(text, published="2015-07-08"), "places")
    assert [(p["text"], p.get("kind")) for p in found] == [("מחוז גדרון", "ADM1")]


def test_sentences_of_one_post_may_be_in_two_languages(reader: Reader) -> None:
    text = "Міністерство повідомило, що загинули троє людей.\n\nПо словам губернатора, ранены двадцать пять человек."
    found = reader.read_text(text, published="2025-02-08")
    assert {3, 25} <= {f.value for c in found.claims for f in c.figures}


def test_a_language_that_is_not_read_is_refused(reader: Reader) -> None:
    german = "Die Armee teilte am Dienstag mit, dass sie zwölf Dörfer im Norden zurückerobert habe. " * 4
    with pytest.raises(LanguageError, match="Hebrew and French are read"):
        reader.read_report(from_text(german))


def test_key_words_of_a_claim_are_english_and_keep_its_figures(readings: dict[str, Reading]) -> None:
    plain = [entry.plain for entry in entries(readings["ar"], "ar") if entry.plain is not None]
    assert plain
    for claim in plain:
        assert all(claim.text[f.start - claim.content[0][0] :].startswith(f.text) for f in claim.figures)
    assert any("killed" in claim.text for claim in plain)
    assert {f.counted for claim in plain for f in claim.figures} <= {"people", None}


def test_an_english_report_needs_nothing_of_it() -> None:
    reader = Reader()
    reader.read_text("The army said on Friday that its troops had taken the bridge at Lanham.")
    assert "others" not in vars(reader)


def test_a_denial_and_a_saying_in_one_sentence_keep_their_own_verbs(reader: Reader) -> None:
    text = "ونفى المتحدث باسم الجيش الإسرائيلي استهداف المدنيين وقال إن الغارة استهدفت مركز قيادة لحركة حماس."
    stances = {c.text: c.stance for c in reader.read_text(text, published="2025-02-08").claims}
    assert stances["استهداف المدنيين"] == "denies"


def test_a_body_named_again_without_its_owner_is_the_same_owners(reader: Reader) -> None:
    text = "Генштаб ВСУ сообщил о потере села.\n\n«Мы удерживаем позиции», — заявил представитель Генштаба."
    found = reader.read_text(text, published="2025-02-08")
    assert {a.side for a in found.actors if "Генштаб" in a.name} == {"Ukraine"}


def test_a_day_is_no_part_of_an_office(reader: Reader) -> None:
    text = "Войска вошли в село, заявил 12 августа исполняющий обязанности губернатора Алексей Смирнов."
    found = reader.read_text(text, published="2025-02-08")
    assert [a.role for a in found.actors if a.role] == ["исполняющий обязанности губернатора"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال مصدر في وزارة الدفاع إن القوات دخلت البلدة.\n\nوأضاف المصدر أن سبعة جنود قتلوا.", "مصدر في وزارة الدفاع"),
        ("Источник в полиции сообщил о взрыве.\n\nИсточник добавил, что погибли трое.", "Источник в полиции"),
    ],
)
def test_the_source_is_the_one_that_spoke_before(reader: Reader, text: str, name: str) -> None:
    assert {a.name for a in reader.read_text(text, published="2025-02-08").actors} == {name}


def test_initials_and_a_surname_are_a_persons_label_and_name(reader: Reader) -> None:
    text = (
        "В.Путин: Добрый день.\n\nС.Лавров: Переговоры завершены, наши войска остаются на месте.\n\n"
        "В.Путин: Мы продолжим эту работу, удары прекращены."
    )
    found = reader.read_text(text, published="2022-02-08")
    names = {a.id: (a.name, a.side) for a in found.actors}
    assert {names.get(c.actor or "") for c in found.claims} == {("С.Лавров", "Russia"), ("В.Путин", "Russia")}


def test_who_speaks_is_put_into_english_words_for_the_ranker() -> None:
    words = Named(Registry.load(), "ar").words_of("مصدر أمني في قيادة عمليات الأنبار")
    assert {"source", "security", "command"} <= set(words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("По словам министра Ивана Петрова, эти удары были отбиты ещё вчера.", {"Иван Петров"}),
        ("По данным следователей, погибли трое.", {"следователи"}),
        ("За словами Олени Коваленко, загинули троє.", {"Олена Коваленко"}),
        ("Канцлер Анна Вебер прибыла в Киев.\n\nКанцлер заявила, что переговоры начнутся в июне.", {"Анна Вебер"}),
        ("«Мост взорван», — сказал Иван Петров.\n\n«Мы продолжим наступление».", {"Иван Петров"}),
    ],
)
def test_speakers_are_shown_and_known_by_their_names(reader: Reader, text: str, names: set[str]) -> None:
    found = reader.read_text(text, published="2025-02-08")
    assert {a.name for a in found.actors} <= names
    assert found.claims[-1].actor is not None
