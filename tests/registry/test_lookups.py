"""Look-ups of states, parties, office holders, roles and given names."""

import subprocess
import sys

import pytest

from counterclaim.registry import Registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Russia", "Russia"), ("the Netherlands", "Netherlands"), ("Burma", "Myanmar"), ("UK", "United Kingdom"),
        ("the U.S.", "United States"), ("Kiev", "Ukraine"), ("Kyiv's", "Ukraine"), ("the Kremlin", "Russia"),
        ("Türkiye", "Turkey"), ("Côte d'Ivoire", "Ivory Coast"), ("Kosovo", "Kosovo"), ("us", None),
        ("Paris’s", "France"),
        ("Somaliland", "Somaliland"), ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_states_by_name_capital_and_metonym(registry: Registry, name: str, state: str | None) -> None:
    found = registry.country(name)
    assert (found.name if found else None) == state


@pytest.mark.parametrize(
    ("word", "state"),
    [("Russian", "Russia"), ("Afghans", "Afghanistan"), ("Filipinos", "Philippines"), ("Congolese", "DR Congo"),
     ("Nigerien", "Niger"), ("Nigerian", "Nigeria"), ("Polish", "Poland"), ("polish", None), ("Russia", None)],
)  # fmt: skip
def test_states_by_demonym(registry: Registry, word: str, state: str | None) -> None:
    found = registry.by_demonym(word)
    assert (found.name if found else None) == state


@pytest.mark.parametrize(
    ("name", "party", "side"),
    [
        ("Hamas", "Hamas", "Hamas"), ("the Qassam Brigades", "Hamas", "Hamas"),
        ("IDF", "Israel Defense Forces", "Israel"),
        ("WHO", "World Health Organization", "United Nations"), ("who", None, None), ("is", None, None),
        ("IS", "Islamic State", "Islamic State"), ("Daesh", "Islamic State", "Islamic State"),
        ("al-Shabaab", "Al-Shabaab", "Al-Shabaab"), ("the Houthi movement", "Houthis", "Houthis"),
        ("AFP", "Agence France-Presse", None), ("Suspilne", "Suspilne", None), ("TASS", "TASS", "Russia"),
        ("SANA", "SANA", "Syria"),
        ("FARDC", "FARDC", "DR Congo"), ("HRW", "Human Rights Watch", None), ("ICE", None, None),
    ],
)  # fmt: skip
def test_parties_by_name_and_alias(registry: Registry, name: str, party: str | None, side: str | None) -> None:
    found = registry.party(name)
    assert (found.name if found else None, found.side if found else None) == (party, side)


@pytest.mark.parametrize(
    ("name", "date", "person", "role_class"),
    [
        ("Volodymyr Zelensky", "2024-08-20", "Volodymyr Zelensky", "head_of_state"),
        ("Volodymyr Zelenskyy", "2024-08-20", "Volodymyr Zelensky", "head_of_state"),
        ("Zelenskiy", "2024-08-20", "Volodymyr Zelensky", "head_of_state"),
        ("President Putin", "2010-08-20", "Vladimir Putin", "head_of_government"),
        ("Putin", "2024-08-20", "Vladimir Putin", "head_of_state"),
        ("Gen. Oleksandr Syrskyi", "2023-08-20", "Oleksandr Syrskyi", "commander"),
        ("General Alexander Syrsky", "2024-08-20", "Oleksandr Syrskyi", "military_chief"),
        ("Bush", "1990-08-02", None, None),  # the father is not told by a surname that two presidents bore
        ("Bush", "2003-03-20", "George W. Bush", "head_of_state"),
        ("Abiy", "2020-11-04", "Abiy Ahmed", "head_of_government"),
        ("Ahmed", "2020-11-04", None, None),
        ("Hemedti", "2023-04-20", "Mohamed Hamdan Dagalo", "party_leader"),
        ("al-Burhan", "2023-04-20", "Abdel Fattah al-Burhan", "head_of_state"),
        ("Burhan", "2023-04-20", "Abdel Fattah al-Burhan", "head_of_state"),
        ("Assad", "2016-01-01", "Bashar al-Assad", "head_of_state"),
        ("Assad", "1990-01-01", None, None),
        ("Xi", "2024-01-01", "Xi Jinping", "head_of_state"),
        ("Sinwar", "2024-03-01", "Yahya Sinwar", "party_leader"),
        ("Netanyahu", "2024-03-01", "Benjamin Netanyahu", "head_of_government"),
        ("Netanyahu", "2000-12-01", None, None),
        ("May", "2018-03-01", None, None),
        ("Khan", "2020-03-01", None, None),
        ("putin", "2024-08-20", None, None),
        ("Ivan Petrenko", "2024-08-20", None, None),
        ("Putin", None, "Vladimir Putin", "head_of_state"),
        ("Tusk", None, None, None),  # of Poland, then of the European Union: no side without a date
    ],
)
def test_office_holders(
    registry: Registry, name: str, date: str | None, person: str | None, role_class: str | None
) -> None:
    found = registry.office_holder(name, date)
    assert (found.person if found else None, found.role_class if found else None) == (person, role_class)


def test_holders_of_an_office(registry: Registry) -> None:
    assert [o.person for o in registry.holders("head_of_state", "Ukraine", "2016-05-01")] == ["Petro Poroshenko"]
    assert [o.person for o in registry.holders("defence_minister", "Russia", "2013-05-01")] == ["Sergei Shoigu"]
    assert registry.holders("head_of_state", "Atlantis", "2016-05-01") == ()


@pytest.mark.parametrize(
    ("phrase", "role_class"),
    [
        ("Ukraine's top army commander", "military_chief"), ("top general", "military_chief"),
        ("chief of the general staff", "military_chief"), ("Chief of General Staff", "military_chief"),
        ("army chief General Abdel Fattah al-Burhan", "military_chief"), ("General Oleksandr Syrsky", "officer_rank"),
        ("the president", "head_of_state"), ("President Vladimir Putin", "head_of_state"),
        ("the president's spokesman", "spokesperson"), ("Russian defence ministry spokesman", "spokesperson"),
        ("a spokesman for the army chief", "spokesperson"), ("Prime Minister Benjamin Netanyahu", "head_of_government"),
        ("deputy prime minister", "minister"), ("vice president", "minister"), ("deputy commander", "commander"),
        ("the minister of defence", "defence_minister"), ("foreign ministers", "foreign_minister"),
        ("US secretary of state", "foreign_minister"), ("governor of Kursk region", "governor"),
        ("the mayor of Kharkiv", "mayor"), ("special envoy for Sudan", "envoy"), ("a senior official", "official"),
        ("police chief", "police"), ("UN secretary-general", "international_head"), ("rebel leader", "party_leader"),
        ("spokeswomen", "spokesperson"), ("a local resident", "civilian"), ("residents", "civilian"),
        ("military analyst", "expert"), ("war correspondent", "media"), ("a doctor at the hospital", "medical"),
        ("chief prosecutor", "legal"), ("Bishop", "religious"), ("crown prince", "royal"), ("a gunman", "militant"),
        ("gunmen", "militant"), ("a major offensive", None), ("general elections", None),
        ("Lieutenant Colonel", "officer_rank"),
        ("head of Ukraine's general staff", "military_chief"), ("chief of Israel's general staff", "military_chief"),
        ("Israeli military chief Lt. Gen. Herzi Halevi", "military_chief"),
        ("Brig. Gen. Daniel Hagari", "officer_rank"),
        ("UN High Commissioner for Human Rights Volker Turk", "international_head"), ("aid worker", "civilian"),
        ("Supreme Leader Ayatollah Ali Khamenei", "head_of_state"), ("the prime minister's office", "official"),
        ("Ivan, the commander of a drone unit", "commander"), ("the weather", None), ("", None),
    ],
)  # fmt: skip
def test_roles(registry: Registry, phrase: str, role_class: str | None) -> None:
    assert registry.role_class(phrase) == role_class


def test_roles_tell_one_person_from_many(registry: Registry) -> None:
    for phrase, person in (("the spokesman", True), ("spokesmen", False), ("the foreign ministry", False)):
        role = registry.role(phrase)
        assert role is not None
        assert role.person is person


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Oleksandr", "m"), ("Olena", "f"), ("Fatima", "f"), ("Mohammed", "m"), ("Yael", "f"), ("Moshe", "m"),
    ("Ayşe", "f"),
     ("Zeynep", "f"), ("Aung", "m"), ("Priya", "f"), ("Hiroshi", "m"), ("Ngozi", "f"), ("Tadesse", "m"),
     ("Andrea", "u"),
     ("José", "m"), ("Jose", "m"), ("JOHN", "m"), ("Kursk", None), ("will", None), ("", None)],
)  # fmt: skip
def test_gender_of_given_names(registry: Registry, name: str, gender: str | None) -> None:
    assert registry.gender(name) == gender


def test_nothing_is_read_before_it_is_asked_for() -> None:
    code = (
        "import builtins, pathlib; from counterclaim.registry import Registry; r = Registry.load(); "
        "assert not vars(r), vars(r); r.gender('Anna'); assert set(vars(r)) == {'_given'}"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
