"""Names in other scripts and cases: particles, nominatives, and which two names are one."""

import csv
from pathlib import Path

import pytest

from counterclaim.names import name_key, nominatives, particles, same_name, script

GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize(
    ("word", "lang", "wanted"),
    [
        ("Покровском", "ru", "Покровск"), ("Курской области", "ru", "Курская область"), ("Сумах", "ru", "Сумы"),
        ("Валерия Герасимова", "ru", "Валерий Герасимов"), ("россиянами", "ru", "россиянин"),
        ("ХАМАСом", "ru", "ХАМАС"),
        ("Харкові", "uk", "Харків"), ("Тернополя", "uk", "Тернопіль"), ("Новій Каховці", "uk", "Нова Каховка"),
        ("Волновасі", "uk", "Волноваха"), ("українців", "uk", "українці"), ("ливийцев", "ru", "ливиец"),
        ("ефіопійцям", "uk", "ефіопієць"), ("Зеленським", "uk", "Зеленський"),
        ("وبموسكو", "ar", "موسكو"), ("للجيش", "ar", "الجيش"), ("בחיפה", "he", "חיפה"), ("l'Ukraine", "fr", "Ukraine"),
    ],
)  # fmt: skip
def test_an_oblique_case_has_its_nominative_among_its_forms(word: str, lang: str, wanted: str) -> None:
    assert wanted in nominatives(word, lang)
    assert word in nominatives(word, lang)


def test_what_goes_before_a_name_is_told_with_its_length() -> None:
    assert particles("בחיפה", "he") == ((1, "חיפה"),)
    assert (1, "حلب") in particles("بحلب", "ar")
    assert particles("Kursk", "en") == particles("من", "ar") == ()


@pytest.mark.parametrize("odd", ["", " ", "…", "'", "ё" * 200, "\ud800", "а" * 79, "ال", "ב", "1 2 3", "К.", "ьь ьь"])
def test_odd_input_is_no_error(odd: str) -> None:
    for lang in ("ru", "uk", "ar", "he", "fr", "en"):
        nominatives(odd, lang)
        particles(odd, lang)
    name_key(odd)
    same_name(odd, "Kursk")
    script(odd)


def test_names_are_told_across_scripts() -> None:
    """The kept half of the pairs; floors a little under what was measured (precision .93, recall .94)."""
    with (GOLD / "names" / "pairs.csv").open(encoding="utf-8", newline="") as lines:
        pairs = [row for row in csv.DictReader(lines) if row["half"] == "kept"]
    told = [(row["same"] == "1", same_name(row["a"], row["b"])) for row in pairs]
    right = sum(same and found for same, found in told)
    assert right / sum(found for _, found in told) >= 0.92
    assert right / sum(same for same, _ in told) >= 0.92
    assert all(same_name(row["b"], row["a"]) == same_name(row["a"], row["b"]) for row in pairs)


def test_one_key_for_all_scripts() -> None:
    keys = {name_key(name) for name in ("Герасимов", "Герасимовым", "Gerasimov", "غيراسيموف", "גרסימוב", "Герасімов")}
    assert keys == {"KRSMP"}
