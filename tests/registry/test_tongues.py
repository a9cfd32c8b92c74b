"""States, parties, bodies, roles and office holders by their names in five languages; every side is treated alike."""

import pytest

from counterclaim.names import LANGUAGES
from counterclaim.registry import abroad, tables
from counterclaim.registry.tongues import Tongue, told

STATES = {country.name for country in tables.countries()}
PARTIES = {party.name: party for party in tables.parties()}


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_the_tables_fit_the_english_ones(lang: str) -> None:
    states = list(abroad.states(lang))
    assert {state.name for state in states} <= STATES
    assert sum(bool(state.names) for state in states) >= 195
    assert sum(bool(state.adjectives) for state in states) >= 140
    assert {party for party, _ in abroad.parties(lang)} <= set(PARTIES)
    classes = {role.role_class for role in tables.roles()}
    assert {role.role_class for role in abroad.roles(lang)} <= classes
    owners: dict[str, str] = {}
    for state in states:
        for name in (*state.names, *state.adjectives, *state.people, *state.capitals, *state.metonyms):
            assert owners.setdefault(name.casefold(), state.name) == state.name, name


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_the_parties_to_a_war_have_names_alike(lang: str) -> None:
    """Where a language names one side's bodies, it names the other side's."""
    named = {party for party, _ in abroad.parties(lang)}
    for one, other in (
        ("Armed Forces of Ukraine", "Black Sea Fleet"), ("SBU", "FSB"), ("HUR", "GRU"),
        ("Verkhovna Rada", "State Duma"),
        ("Israel Defense Forces", "Hamas"), ("Shin Bet", "Islamic Revolutionary Guard Corps"),
        ("Sudanese Armed Forces", "Rapid Support Forces"), ("Azov", "Akhmat"),
    ):  # fmt: skip
        assert (one in named) == (other in named), (one, other)


@pytest.mark.parametrize(
    ("lang", "phrase", "side"),
    [
        ("ru", "Минобороны РФ", "Russia"), ("ru", "украинскими военными", "Ukraine"), ("ru", "Генштаб ВСУ", "Ukraine"),
        ("ru", "посол Украины в США", "Ukraine"), ("ru", "посол США на Украине", "United States"),
        ("ru", "боевики ХАМАСа", "Hamas"), ("ru", "сирийские боевики", None), ("ru", "местные жители", None),
        ("uk", "Міноборони РФ", "Russia"), ("uk", "речник СБУ", "Ukraine"), ("uk", "російських військ", "Russia"),
        ("uk", "посол Росії в Україні", "Russia"), ("ar", "وزارة الدفاع الروسية", "Russia"),
        ("ar", "للحوثيين", "Houthis"),
        ("ar", "المتحدث باسم الجيش الإسرائيلي", "Israel"), ("ar", "القوات الأوكرانية", "Ukraine"),
        ("ar", "حركة حماس", "Hamas"), ("he", 'דובר צה"ל', "Israel"), ("he", "משרד ההגנה הרוסי", "Russia"),
        ("he", "חמאס", "Hamas"), ("he", 'שגריר ישראל באו"ם', "Israel"), ("fr", "l'armée israélienne", "Israel"),
        ("fr", "le ministère russe de la Défense", "Russia"), ("fr", "ambassadeur de France au Mali", "France"),
        ("fr", "les rebelles du M23", "M23"), ("ar", "مصدر في وزارة الدفاع الروسية", "Russia"),
        ("ar", "مسؤول في روسيا", None), ("ru", "источник в ХАМАС", "Hamas"),
        ("ru", "сирийская оппозиция", "Syrian opposition"),
        ("ar", "مصدر في المعارضة السورية", "Syrian opposition"),
        ("fr", "les rebelles syriens", "Syrian opposition"),
        ("he", 'כוח האו"ם בקפריסין', "United Nations"), ("he", 'אמן גדול', None), ("ru", "штаб ЧФ РФ", "Russia"),
        ("ru", "бойцы Армии освобождения Косова", "Kosovo Liberation Army"),
        ("ru", "командиры Армии Республики Сербской", "Republika Srpska"),
        ("uk", "речник Сил спеціального призначення", None),
        ("uk", "бійці Армії визволення Косова", "Kosovo Liberation Army"),
        ("ar", "مقاتلو حركة العدل والمساواة", "Justice and Equality Movement"), ("ar", "قوة مشتركة", None),
        ("fr", "un porte-parole de l'Armée de libération du Kosovo", "Kosovo Liberation Army"),
        ("fr", "les combattants de l'Union nationale karen", "Karen National Union"),
    ],
)  # fmt: skip
def test_whom_a_phrase_speaks_for(lang: str, phrase: str, side: str | None) -> None:
    assert Tongue.load(lang).side_of(phrase, "2024-08-10") == side


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Герасимов", "Valery Gerasimov"), ("Валерия Герасимова", "Valery Gerasimov"),
        ("غيراسيموف", "Valery Gerasimov"),
        ("Зеленським", "Volodymyr Zelensky"), ("Зеленский", "Volodymyr Zelensky"), ("زيلينسكي", "Volodymyr Zelensky"),
        ("נתניהו", "Benjamin Netanyahu"), ("نتنياهو", "Benjamin Netanyahu"), ("Сергей Лавров", "Sergei Lavrov"),
        ("начальник Генштаба Валерий Герасимов", "Valery Gerasimov"),
        ("Иван Иванович Петренко", None), ("Петров", None),
    ],
)  # fmt: skip
def test_an_office_holder_in_any_script(name: str, person: str | None) -> None:
    offices = [office for tongue in told(name) if (office := tongue.office_holder(name, "2024-08-10")) is not None]
    assert {office.person for office in offices} == ({person} if person else set())


def test_states_by_every_kind_of_name() -> None:
    ru, ar, fr = Tongue.load("ru"), Tongue.load("ar"), Tongue.load("fr")
    assert [c and c.name for c in (ru.by_name("США"), ru.by_demonym("россиянами"), ru.by_capital("Москве"))] == [
        "United States", "Russia", "Russia",
    ]  # fmt: skip
    assert ar.by_demonym("الروسيين") == ru.by_name("России")
    assert fr.by_demonym("françaises") == fr.by_name("la France") != None  # noqa: E711
    assert ru.by_metonym("Кремля") == ru.by_name("Россией")
    assert ar.by_name("المالي") is None  # "financial"
    assert ru.by_name("того") is None


def test_a_body_is_told_with_its_owner() -> None:
    found = Tongue.load("fr").body("ministère russe de la Défense")
    assert found is not None
    assert (found[0].name, found[1]) == ("defence ministry", "Russia")
    assert Tongue.load("ru").body("Минобороны и журналисты") is None
    body = Tongue.load("uk").body("Генеральний штаб ЗСУ")
    assert body is not None
    assert (body[0].name, body[1]) == ("general staff", "Ukraine")


@pytest.mark.parametrize("odd", ["", " ", "…", "«»", "\ud800", "а" * 3000, "в", 'ה"', "ал-", "'", "٣٤"])
def test_odd_input_is_no_error(odd: str) -> None:
    for lang in LANGUAGES:
        tongue = Tongue.load(lang)
        assert tongue.side_of(odd) is None
        tongue.party(odd), tongue.role(odd), tongue.body(odd), tongue.country(odd)
        tongue.office_holder(odd, None)
    told(odd)
