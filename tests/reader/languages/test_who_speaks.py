"""Who speaks in other languages: labels of turns, "the ministry", names in the nominative, titles."""

import pytest

from counterclaim.reader.languages import language, nominatives
from counterclaim.reader.languages.bodies import alone, unled
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.titled import titled
from counterclaim.reader.languages.turns import turns, unlabelled
from counterclaim.reader.reader import Reader
from counterclaim.registry import Registry
from counterclaim.reports.load import from_text
from counterclaim.reports.running import running


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _said(reader: Reader, text: str) -> dict[str, str]:
    found = reader.read_text(text)
    names = {a.id: a.name for a in found.actors}
    return {c.text: names.get(c.actor or "", c.voice) for c in found.claims}


def test_labels_of_turns() -> None:
    text = "Вопрос: Где идут бои?\n\nВ.Соколов: Бои идут под городом. Добавлю: они тяжёлые.\n\nИтог: победа."
    doc = running(from_text(text))
    found = [(text[slice(*one.label)], one.asks) for one in turns(doc, language("ru"))]
    assert found[:2] == [("Вопрос", True), ("В.Соколов", False)]
    plain = running(from_text("Внимание: в городе слышны взрывы.\n\nПогода: дождь."))
    assert turns(plain, language("ru")) == []


def test_a_label_with_a_card_and_the_words_before_the_first_label() -> None:
    text = "Мы ответили им.\n\nА.Орлов: Когда?\n\nВ.Соколов Соколов Виктор Ильич, министр : Вчера.\n\nА.Орлов: Хорошо."
    doc = running(from_text(text))
    found = turns(doc, language("ru"))
    assert [text[slice(*one.label)] for one in found] == ["А.Орлов", "В.Соколов", "А.Орлов"]
    assert unlabelled(doc, found) == ("answers", found[1].label)
    assert unlabelled(doc, found[:1]) is None


def test_the_ministry_and_the_statement_are_who_spoke(reader: Reader) -> None:
    text = "Министерство обороны Норвегии сообщило о потерях. Ведомство заявило, что трое солдат погибли."
    said = _said(reader, text)
    assert said["трое солдат погибли"] == "Министерство обороны Норвегии"
    text = "أعلنت وزارة الداخلية التونسية مقتل ثلاثة مسلحين. وأوضح البيان أن العملية مستمرة. "
    said = _said(reader, text + "وقالت مصادر إن القصف تواصل.")
    assert said["العملية مستمرة"] == "وزارة الداخلية التونسية"
    assert said["القصف تواصل"] == "مصادر"


def test_a_surname_in_the_nominative_gives_the_full_name() -> None:
    assert nominatives.settled("Дмитрию Соколову", ["Соколов"], "ru") == "Дмитрий Соколов"
    assert nominatives.settled("Роберта Брандта", ["Брандт"], "uk") == "Роберт Брандт"
    assert nominatives.settled("Анна Соколова", ["Анна", "Соколова"], "ru") == "Анна Соколова"
    assert nominatives.settled("Дмитрию Соколову", ["Орлов"], "ru") == "Дмитрию Соколову"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Обращение Президента Российской Федерации • Новости", "Президент Российской Федерации"),
        ("Интервью Сергея Орлова газете «Утро»", "Сергей Орлов"),
        ("Заседание совета в столице", None),
    ],
)
def test_a_title_tells_who_speaks(title: str, name: str | None) -> None:
    found = titled(title, language("ru"), Named(Registry.load(), "ru"))
    assert [one.name for one in found] == ([name] if name else [])


def test_a_french_article_alone_takes_its_noun(reader: Reader) -> None:
    text = "Trois personnes ont été tuées samedi à Hodeida, selon le ministère de la Santé des Houthis."
    assert set(_said(reader, text).values()) == {"ministère de la Santé des Houthis"}


def test_an_interview_by_dashes_and_one_by_quotation_marks(reader: Reader) -> None:
    text = """Нас встретил подполковник Игорь Лозовой, командир заставы.

— Сколько было нападавших?

— Человек сорок. Мы потеряли двоих.

— Говорят, вы отошли.

— Мы остались на высоте.

— Что дальше?

— Завтра подойдёт подкрепление."""
    said = _said(reader, text)
    assert said["Мы потеряли двоих"] == said["Мы остались на высоте"] == "Игорь Лозовой"
    assert not any("отошли" in words for words in said)
    text = text.replace("— Человек сорок. Мы потеряли двоих.", "«Человек сорок. Мы потеряли двоих».")
    text = text.replace("— Мы остались на высоте.", "«Мы остались на высоте».")
    text = text.replace("— Завтра подойдёт подкрепление.", "«Завтра подойдёт подкрепление».").replace("— ", "")
    said = _said(reader, text)
    assert said["Мы потеряли двоих"] == said["Мы остались на высоте"] == "Игорь Лозовой"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Об этом сообщил полковник Фарук аль-Мансур: он заявил, что бои идут.", "Фарук аль-Мансур"),
        ("Ахмет-Жан Садыков сообщил, что бои продолжаются.", "Ахмет-Жан Садыков"),
        ("Le général Karim el-Hadj a déclaré que les combats continuent.", "Karim el-Hadj"),
    ],
)
def test_a_name_is_whole_and_without_the_rank(reader: Reader, text: str, name: str) -> None:
    assert name in _said(reader, text).values()


def test_a_state_that_no_table_knows_is_a_party(reader: Reader) -> None:
    text = "Министерство обороны Кальмы сообщило, что армия Кальмы заняла два села. Войска Кальмы потеряли танк."
    found = reader.read_text(text)
    assert {a.side for a in found.actors} <= {"Кальма", None}


OTHER_CASES = """
ru | Дмитрием Соколовым | Дмитрий Соколов
ru | Сергеем Шойгу | Сергей Шойгу
ru | Анной Петровой | Анна Петрова
ru | Анны Петровой | Анна Петрова
ru | Ивану Орлову | Иван Орлов
ru | Шефкета Краниу | Шефкет Краниу
uk | Дмитром Коваленком | Дмитро Коваленко
uk | Роберта Дюбуа | Роберт Дюбуа
"""


@pytest.mark.parametrize("line", OTHER_CASES.strip().splitlines())
def test_a_name_in_any_case(line: str) -> None:
    lang, name, shown = line.split(" | ")
    assert nominatives.person(name, lang) == shown


SPEAKERS = """
ru | Мы поговорили с министром обороны Павлом Орловым. Орлов заявил, что мост разрушен. | мост разрушен | Павел Орлов
ru | По заявлению армии, мятежники обстреляли мост. | мятежники обстреляли мост | армия
ru | Губернатор Норвы заявил, что мост разрушен. | мост разрушен | Губернатор Норвы
uk | Комісар Східної ради Гнат Коваль сказав, що міст зруйновано. | міст зруйновано | Гнат Коваль
fr | Le Conseil a affirmé que le pont est détruit. | le pont est détruit | Conseil
fr | Le Cadre du Nord a affirmé que le pont est détruit. | le pont est détruit | Cadre du Nord
ar | قالت وزارة الصحة إن عشرة قتلوا. وأضافت الوزارة أن القصف مستمر. | القصف مستمر | وزارة الصحة
"""


@pytest.mark.parametrize("line", SPEAKERS.strip().splitlines())
def test_who_is_shown_as_the_speaker(reader: Reader, line: str) -> None:
    _, text, words, name = line.split(" | ")
    assert _said(reader, text).get(words) == name


def test_he_is_the_subject_since_the_last_speaker(reader: Reader) -> None:
    text = "Министр Павел Орлов заявил, что атака отбита. Командир Иван Соколов ответил отказом. "
    said = _said(reader, text + "Он сказал, что мост разрушен.")
    assert said["мост разрушен"] == "Иван Соколов"


def test_a_name_without_the_particle_that_is_written_with_it() -> None:
    spelled = {"כוחות", "הצבא"}
    assert unled("בכוחות הצפון", language("he"), spelled) == "כוחות הצפון"
    assert unled("והמנגנון", language("he"), spelled) == "המנגנון"
    assert unled("האמריקנים", language("he"), spelled) == "האמריקנים"
    assert alone("Cadre du Nord (CDN), alliance de groupes") == "Cadre du Nord"
    assert alone("bourgmestre, un vieil homme") == "bourgmestre"


HEBREW_SIDES = """
חיל האוויר האוקראיני | Ukraine
הצבא הסודאני | Sudan
משרד ההגנה במוסקווה | Russia
חיל האוויר | Israel
"""


@pytest.mark.parametrize("line", HEBREW_SIDES.strip().splitlines())
def test_whose_army_it_is_in_hebrew(line: str) -> None:
    phrase, side = line.split(" | ")
    hit = Named(Registry.load(), "he").side_of(phrase)
    assert hit is not None
    assert hit.side == side


def test_republics_that_speak_for_themselves() -> None:
    hit = Named(Registry.load(), "ru").side_of("глава ДНР")
    assert hit is not None
    assert hit.side == "Donetsk People's Republic"


LAST = """
Премьер-министр Норвегии Эйнар Хольм прибыл в столицу. Войска отойдут, сказал Хольм. Премьер-министр добавил, что мост взорван. | мост взорван | Эйнар Хольм
По словам критиков, армия обстреляла рынок. | армия обстреляла рынок | критики
По словам саперов, мост заминирован. | мост заминирован | саперы
У Вашингтоні заявили, що двоє солдатів загинули. | двоє солдатів загинули | Вашингтон
На Донбассе тихо. Если Морозов придет, мост взорвут. Морозов заявил, что мост цел. | мост цел | Морозов
أعلنت وزارة الدفاع التركية مقتل جندي. وبحسب بيان للوزارة قتل ثمانية مسلحين. | قتل ثمانية مسلحين | وزارة الدفاع التركية
قالت مصادر طبية محلية إن تسعة قتلوا. وأضافت المصادر نفسها أن القصف تواصل. | القصف تواصل | مصادر طبية محلية
قال رئيس الوزراء كريم الزين إن الحرب انتهت. وقال رئيس الوزراء إن الجسر دمر. | الجسر دمر | كريم الزين
قال المتحدث باسم الجيش علي الأسمري إن تسعة جنود قتلوا. | تسعة جنود قتلوا | علي الأسمري
Президент Колумбии Густаво Рохас посетил Медельин. Колумбийский лидер заявил, что мост взорван. | мост взорван | Густаво Рохас
Президент Колумбии Густаво Рохас посетил Медельин. Колумбийский чиновник заявил, что мост взорван. | мост взорван | Колумбийский чиновник
قال الرئيس الكيني جون أوتينو إن تسعة قتلوا. وقال مسؤول كيني إن الجسر دمر. | الجسر دمر | مسؤول كيني
Selon des sources médicales, neuf civils ont été tués. La même source affirme que le pont est détruit. | le pont est détruit | sources médicales
"""  # noqa: E501 - one row a line


@pytest.mark.parametrize("line", LAST.strip().splitlines())
def test_whom_words_for_a_speaker_go_back_to(reader: Reader, line: str) -> None:
    text, said, name = line.split(" | ")
    assert _said(reader, text)[said] == name


def test_we_outside_quotation_marks_are_the_texts_own(reader: Reader) -> None:
    text = "Министр Орлов сообщил о потерях врага. Мы заявляем, что мост взорван. Мы считаем, что город окружен."
    said = _said(reader, text)
    assert said["мост взорван"] == said["город окружен"] == "narrator"


THINK = """
Вопрос: Где ваша колонна?
Анна Орлова: Я думаю, что колонна ушла из города. Я не исключаю взрыва. | колонна ушла из города | Анна Орлова
Питання: Де ваша колона?
Олена Коваль: Я вважаю, що міст тримають наші люди. | міст тримають наші люди | Олена Коваль
"""


def test_the_verb_behind_i_is_no_part_of_the_speaker(reader: Reader) -> None:
    lines = THINK.strip().splitlines()
    for question, answer in zip(lines[::2], lines[1::2], strict=True):
        text, said, name = answer.split(" | ")
        assert _said(reader, f"{question}\n{text}")[said] == name


def test_a_place_and_a_conjunction_are_no_people(reader: Reader) -> None:
    found = reader.read_text("Если Париж ответит, мост взорвут, сказал Петр Орлов. По его словам, трое солдат погибли.")
    assert {a.name for a in found.actors} == {"Петр Орлов"}


FORMS = """
ru | критиков | критики
ru | официальным данным | официальные данные
ru | обвинения | обвинение
ru | британской разведки | британская разведка
uk | слідчих | слідчі
uk | експертів | експерти
ru | береговой охраны | береговая охрана
ru | шофёра | шофёр
ru | начальника порта | начальник порта
ru | профсоюза врачей | профсоюз врачей
ru | Южной Кореи | Южная Корея
uk | місцевого жителя | місцевий житель
uk | речника | речник
uk | свідка | свідок
"""


@pytest.mark.parametrize("line", FORMS.strip().splitlines())
def test_common_words_in_the_nominative(line: str) -> None:
    code, words, shown = line.split(" | ")
    assert " ".join(nominatives.common(words.split(), code)) == shown


SHOWN = """
Посол Крайса Ян Штольц обвинил соседей в обстреле. Крайс объявил траур. | соседей в обстреле | Ян Штольц
Посол Нидии Илья Дорт обвинил соседей в обстреле. | соседей в обстреле | Илья Дорт
Жители Тохара, с которыми говорили в больнице, сказали, что мост взорван. | мост взорван | Жители Тохара
Президент Норвегии в обращении к народу сообщил, что мост взорван. | мост взорван | Президент Норвегии
"""


@pytest.mark.parametrize("line", SHOWN.strip().splitlines())
def test_whose_words_these_are_without_what_stands_beside_it(reader: Reader, line: str) -> None:
    text, said, name = line.split(" | ")
    assert _said(reader, text)[said] == name


def test_who_speaks_for_a_president_is_not_the_president(reader: Reader) -> None:
    text = (
        "В пятницу президент Норвегии сообщил, что город взят. Представитель президента Олег Рогов признал, что мост "
        "взорван."
    )
    assert _said(reader, text)["город взят"] == "президент Норвегии"


# language: forms | whom they mean
FORMS = """ru: нами, мною, нашу, нашему, моя | we
ru: ними, они, их | it
uk: нами, мною, нашу, нашому, моїх | we
he: שלי, אותי, אלינו, איתנו | we
fr: m', moi, nos | we"""


@pytest.mark.parametrize("line", FORMS.splitlines())
def test_every_case_of_we_and_they(line: str) -> None:
    forms, whom = line.split(" | ")
    code, words = forms.split(": ")
    found = {m.value for word in words.split(", ") for m in language(code).meanings([word]) if m.kind == "pronoun"}
    assert found == {{"we": "s", "it": "g"}[whom]}
