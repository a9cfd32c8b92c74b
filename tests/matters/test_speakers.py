"""One actor across reports: who is the same speaker, who must stay apart."""

import pytest

from counterclaim.matters import same_speaker, speaker_key, speaker_name
from counterclaim.matters.bodies import own_name
from counterclaim.model.actor import Actor, ActorKind


def _actor(name: str, kind: ActorKind, side: str | None, role: str | None = None) -> Actor:
    return Actor(id="a1", name=name, kind=kind, side=side, role=role)


def _key(name: str, kind: ActorKind, side: str | None, day: str = "2025-03-12", report: str = "r") -> str:
    return speaker_key(_actor(name, kind, side), day, report)


@pytest.mark.parametrize(
    ("kind", "side", "names"),
    [
        ("person", "Ukraine", ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelenskiy", "Zelensky"]),
        ("person", "Ukraine", ["Oleksandr Syrsky", "Oleksandr Syrskyi", "Syrsky"]),
        ("organisation", "Ukraine", ["General Staff of Ukraine", "Ukraine's General Staff", "General Staff in Kyiv"]),
        (
            "organisation",
            "Russia",
            ["Russia's Defense Ministry", "Russian Defence Ministry", "Ministry of Defence of Russia"],
        ),
        ("organisation", "Norway", ["Norway's Coast Guard", "Norwegian Coast Guard"]),
        ("organisation", "Kenya", ["Kenya's police", "police there", "country's police"]),
        ("organisation", "Chad", ["Ana Sorel's office", "Prime Minister Ana Sorel's office", "Mrs Sorel's office"]),
        ("organisation", "Hamas", ["Gaza health ministry", "territory's Hamas-run health ministry"]),
        ("organisation", "Turkey", ["Anadolu", "Turkish state-run news agency Anadolu", "the official Anadolu agency"]),
        ("organisation", None, ["Syrian Network for Human Rights", "Syria Network of Human Rights"]),
        ("state", "Israel", ["Israel", "the State of Israel"]),
    ],
)
def test_one_speaker_by_several_names(kind: ActorKind, side: str | None, names: list[str]) -> None:
    assert len({_key(name, kind, side) for name in names}) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("General Staff", "organisation", "Ukraine"), ("General Staff", "organisation", "Russia")),
        (("Defence Ministry", "organisation", "Norway"), ("Foreign Ministry", "organisation", "Norway")),
        (("Ivan Petrenko", "person", "Ukraine"), ("Oleh Petrenko", "person", "Ukraine")),
        (("Petrenko", "person", "Ukraine"), ("Petrenko", "person", "Russia")),
        (("police", "organisation", "Kenya"), ("army", "organisation", "Kenya")),
        (("Kenya's armed forces", "organisation", "Kenya"), ("Kenyan", "organisation", "Kenya")),
    ],
)
def test_two_speakers(first: tuple[str, ActorKind, str], second: tuple[str, ActorKind, str]) -> None:
    assert not same_speaker(_key(*first), _key(*second))


def test_plain_words_are_another_body_in_every_report() -> None:
    assert _key("hospital", "organisation", None) != _key("hospital", "organisation", None, report="other")
    assert _key("health ministry", "organisation", "Kenya") == _key(
        "health ministry", "organisation", "Kenya", report="other"
    )


def test_a_surname_is_the_full_name_of_its_side() -> None:
    assert same_speaker(_key("Petrenko", "person", "Ukraine"), _key("Oleh Petrenko", "person", "Ukraine"))
    assert not same_speaker(_key("Petrenko", "person", None), _key("Oleh Petrenko", "person", None))


def test_an_office_is_its_holder_on_that_day() -> None:
    phrase = _actor("Ukraine's president", "unnamed", "Ukraine")
    before, after = speaker_key(phrase, "2018-05-01", "r"), speaker_key(phrase, "2023-05-01", "r")
    assert after == _key("Volodymyr Zelensky", "person", "Ukraine")
    assert before != after


def test_unnamed_sources_of_two_reports_never_merge() -> None:
    source = _actor("a military source", "unnamed", "Mali")
    assert speaker_key(source, "2024-01-01", "a") != speaker_key(source, "2024-01-01", "b")
    assert not same_speaker(speaker_key(source), speaker_key(source))


def test_a_house_that_stands_for_its_state_keeps_its_name() -> None:
    for metonym in ("Pentagon", "Kremlin"):
        actor = _actor(metonym, "organisation", None)
        assert (speaker_name(actor), speaker_key(actor)[:6]) == (metonym, "state:")
    assert speaker_name(_actor("Kyiv", "state", "Ukraine")) == "Ukraine"


def test_the_name_shown_is_the_fullest() -> None:
    assert speaker_name(_actor("Zelensky", "person", "Ukraine"), "2024-01-01") == speaker_name(
        _actor("Volodymyr Zelenskyy", "person", "Ukraine"), "2024-01-01"
    )


@pytest.mark.parametrize(
    "names",
    [
        ["Lebanese health ministry", "ministère libanais de la Santé", "משרד הבריאות של לבנון"],
        ["General Staff of Ukraine", "état-major ukrainien", "Генштаб Украины"],
    ],
)
def test_a_body_is_one_in_all_languages(names: list[str]) -> None:
    side = "Lebanon" if "Leban" in names[0] else "Ukraine"
    assert len({_key(name, "organisation", side) for name in names}) == 1


def test_an_english_name_is_not_taken_for_a_french_one() -> None:
    assert _key("police", "organisation", "France") == _key("French police", "organisation", "France")
    assert _key("Service de presse", "organisation", "France") != _key("press service", "organisation", "France")


@pytest.mark.parametrize(
    ("phrase", "name", "base"),
    [
        ("the Phnom Penh-based Border Monitor", "Border Monitor", "Cambodia"),
        ("the Cox\u2019s Bazar-based Tide Watch", "Tide Watch", None),
        ("the San José-based Court Watch", "Court Watch", "Costa Rica"),
        ("Addis Ababa based Peace Desk", "Peace Desk", "Ethiopia"),
        ("the Oslo-based Fjord Watch (FW), a monitor", "Fjord Watch", "Norway"),
        ("Fjord Watch\u2019s Oslo-based office", "Fjord Watch\u2019s office", "Norway"),
    ],
)
def test_where_a_body_is_based_is_no_part_of_its_name(phrase: str, name: str, base: str) -> None:
    found = own_name(phrase)
    assert (found.name, found.base) == (name, base)
