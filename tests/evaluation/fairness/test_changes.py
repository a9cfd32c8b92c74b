"""The changes of the fairness suite change names and nothing else, and the count sees a break."""

from pathlib import Path

import pytest

from counterclaim.evaluation.fairness.cast import read_cast
from counterclaim.evaluation.fairness.changes import changes
from counterclaim.evaluation.fairness.paragraphs import moved
from counterclaim.evaluation.fairness.renaming import Name, Renaming
from counterclaim.evaluation.fairness.score import _matched, as_dict, measure
from counterclaim.gazetteer import Gazetteer
from counterclaim.reader.reader import Reader

TEXT = (
    "Ukraine and Russia trade blame\n\nUkrainian forces shelled a village near Belgorod, Russia's army said on Friday. "
    "President Vladimir Putin called it an outrage. Kyiv denied it. South Sudan and an Israeli envoy will mediate.\n"
)
PLACES = [{"text": "Belgorod", "id": "x", "anaphor": False, "kind": "town", "country": "RU"}]


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    found = changes("", TEXT, read_cast(TEXT, PLACES), Gazetteer.open(), 0)
    return {one.kind: one.text for one in found}


def test_a_swap_goes_through_all_names(made: dict[str, str]) -> None:
    text = made["swap"]
    assert text.startswith("Russia and Ukraine trade blame\n\nRussian forces shelled a village near ")
    assert "Belgorod" not in text
    assert "Putin" not in text
    assert "Moscow denied it. South Sudan and an Israeli envoy" in text


def test_a_state_from_elsewhere_and_an_invented_one(made: dict[str, str]) -> None:
    for kind in ("real state", "invented state"):
        assert "Ukrainian" not in made[kind] or "Russia" not in made[kind]
        assert "South Sudan and an Israeli envoy will mediate." in made[kind]


def test_articles_follow_the_new_name() -> None:
    names = {"Russian": Name("state:1", "Israeli"), "US": Name("state:2", "the United States", "American")}
    renaming = Renaming(names, before={}, after={})
    assert renaming.apply("A Russian envoy told US officials. US said no.") == (
        "An Israeli envoy told American officials. The United States said no."
    )


def test_names_joined_to_others_owners_and_peoples_change_as_well() -> None:
    names = {
        "Chile": Name("state:1", "the United States"), "Chilean": Name("state:1", "American"),
        "Sudanese": Name("state:2", "Chadians", "Chadian"), "PORT-AU-PRINCE": Name("state:3/capital", "LIMA"),
    }  # fmt: skip
    renaming = Renaming(names, before={}, after={})
    text = "Chile's pro-Chilean mayor of the al-Chile quarter saw 40 Sudanese and a Sudanese guard."
    assert renaming.apply(text) == (
        "The United States' pro-American mayor of the al-Chile quarter saw 40 Chadians and a Chadian guard."
    )
    told = renaming.neutral_after("the United States' mayor")
    assert told == renaming.neutral_before("Chile's mayor")


def test_of_two_koreas_each_is_told_by_its_first_word() -> None:
    text = "North Korea fires shells; South Korea replies\n\nThe South said the North had begun.\n"
    made = {one.kind: one.text for one in changes("", text, read_cast(text, []), Gazetteer.open(), 0)}
    assert made["swap"].endswith("The North said the South had begun.\n")


def test_both_readings_are_told_by_the_same_keys() -> None:
    names = {"Russia": Name("state:1", "the Philippines"), "Russian": Name("state:1", "Philippine")}
    renaming = Renaming(names, before={}, after={})
    before = "a Russian army that left Russia"
    assert renaming.neutral_after(renaming.apply(before)) == renaming.neutral_before(before)
    assert renaming.neutral_before("a Russian army") != renaming.neutral_before("an army")


def test_what_holds_a_states_name_keeps_it_and_no_invented_name_is_met_twice() -> None:
    assert "Northern Cyprus" in read_cast("Turkish Cypriot police left Cyprus.", []).shown
    text = "Fighters of Hamas met Suleiman Oroko.\n"
    made = {one.kind: one.text for one in changes("", text, read_cast(text, []), Gazetteer.open(), 1)}
    assert made["invented group"] == text.replace("Hamas", "Karvan")


def test_paragraphs_that_refer_back_stay() -> None:
    lead = "Truce holds\n\nA truce held on Friday, monitors said.\n\n"
    one = "Ada Quill, a doctor in Lanham, said nine people were treated."
    other = "Norland sent 40 lorries with flour."
    assert moved(f"{lead}{one}\n\n{other}\n") == f"{lead}{other}\n\n{one}\n"
    assert moved(f"{lead}{one}\n\nQuill said she was tired.\n") is None
    assert moved(f"{lead}{one}\n\nThe group denied it.\n") is None


def test_a_claim_that_differs_in_one_field_is_a_break() -> None:
    rows = [{"content": "a", "type": "strike"}, {"content": "b", "type": "other"}]
    changed = [{"content": "b", "type": "strike"}, {"content": "a", "type": "strike"}]
    claims, same, breaks = _matched(rows, changed, "x")
    assert (claims, same) == (2, 1)
    assert breaks[0].differs == {"type": ("other", "strike")}


def test_an_outlet_changes_nothing_but_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found, failed = measure(Reader(), [tmp_path / "a.txt", tmp_path / "b.txt"])
    told = as_dict(found, failed, 1)
    assert told["changes"]["outlet"]["rate"] == 100
    assert told["changes"]["swap"]["claims"] > 0
    assert list(told["failed"]) == [str(tmp_path / "b.txt")]


RIVALS = (
    "Two counts\n\nKYIV, May 3 - Ukraine holds 74 settlements in Russia's Kursk region, President Volodymyr Zelensky "
    "said on Friday. The Kursk region's governor, Alexei Smirnov, said on Friday that Ukraine holds 28 settlements "
    "there.\n"
)


def test_a_break_in_a_matter_is_seen_where_every_field_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from counterclaim.evaluation.fairness import score

    (tmp_path / "rivals.txt").write_text(RIVALS, encoding="utf-8")
    plain, _ = measure(Reader(), [tmp_path / "rivals.txt"])
    outlet = next(one for one in plain if one.kind == "outlet")
    assert outlet.claims == outlet.same == outlet.matters > 0
    real = score.standings
    turn = iter(range(1_000))

    def torn(reading: object, neutral: object) -> object:
        return [(*one, next(turn)) for one in real(reading, neutral)]  # type: ignore[arg-type, misc]

    monkeypatch.setattr(score, "standings", torn)
    broken, _ = measure(Reader(), [tmp_path / "rivals.txt"])
    outlet = next(one for one in broken if one.kind == "outlet")
    assert outlet.same == outlet.claims
    assert outlet.matters == 0
    assert all("matters" in one.differs for one in outlet.breaks)
    assert as_dict(broken, {}, 0)["rate_through_matters"] == 0.0
