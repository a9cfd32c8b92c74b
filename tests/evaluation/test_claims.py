"""Claims: rows looked up by their words, fields compared, and what is told of those that are wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.evaluation.claims import ClaimsScore, score_claims
from counterclaim.evaluation.match import same_measure, same_name, same_side, token_f1
from counterclaim.evaluation.reports import as_dict, find_reports, score_given

TEXT = "Norland's army shelled Hart on Friday, killing 40 people, Olaf Brandt said.\nBy Ada Quill"
CONTENT = "Norland's army shelled Hart on Friday"


def gold(**fields: Any) -> dict[str, Any]:
    row = {
        "id": "c1", "required": True, "speaker": "Olaf Brandt", "side": "Surria", "content_text": CONTENT,
        "event_type": "strike", "factuality": "asserted", "figures": [], "places": [], "times": [], "accept": {},
    }  # fmt: skip
    noise = [{"text": "By Ada Quill", "start": TEXT.index("By Ada"), "end": len(TEXT), "kind": "byline"}]
    return {"document": {"noise": noise}, "claims": [row | fields]}


def reading(**fields: Any) -> dict[str, Any]:
    claim = {
        "id": "k1", "voice": "actor", "actor": "a1", "content": [[0, len(CONTENT)]], "text": CONTENT, "type": "strike",
        "factuality": "asserted", "figures": [], "places": [], "times": [], "said": None,
    }  # fmt: skip
    actors = [{"id": "a1", "name": "Brandt", "side": "Surria"}]
    return {"report": {"text": TEXT}, "actors": actors, "claims": [claim | fields]}


def span(words: str, **more: Any) -> dict[str, Any]:
    return {"text": words, "start": TEXT.index(words), "end": TEXT.index(words) + len(words), **more}


RIGHT = [
    ({}, {}),
    ({"content_text": "They were shelled", "accept": {"content_text": [CONTENT]}}, {}),
    ({"event_type": "explosive_attack", "accept": {"event_type": ["strike"]}}, {}),
    ({"speaker": "narrator"}, {"voice": "narrator", "actor": None}),
    ({"side": None}, {}),
    ({"figures": [{"value": 40, "unit": "person"}]}, {"figures": [span("40 people", value=40, unit="person")]}),
    ({"figures": [{"value": None, "unit": "person"}]}, {}),  # "dozens" has no value to compare
    ({"places": [{"normalised": "Hart (town)"}]}, {"places": [span("Hart", name="Hart", kind="town")]}),
    ({"places": [{"normalised": "Hart (ADM1)", "outside_content": True}]}, {}),
    ({"times": [{"normalised": "2024-05-03"}]}, {"said": "2024-05-03"}),
    ({"times": [{"normalised": "2024-05-01/2024-05-03"}]}, {"times": [span("Friday", value="2024-05-03")]}),
    ({"times": [{"normalised": "PAST_REF"}]}, {}),
]


@pytest.mark.parametrize(("row", "claim"), RIGHT)
def test_right(row: dict[str, Any], claim: dict[str, Any]) -> None:
    score = score_claims(gold(**row), reading(**claim))
    assert (score.right, score.found_with_voice, score.problems) == (1, 1, ())


WRONG = [
    ({"speaker": "narrator"}, {}, "speaker", ("narrator", "Brandt")),
    ({}, {"actor": None}, "speaker", ("Olaf Brandt", "-")),
    ({"side": "Norland"}, {}, "side", ("Norland", "Surria")),
    ({}, {"type": "other"}, "type", ("strike", "other")),
    ({}, {"factuality": "hedged"}, "factuality", ("asserted", "hedged")),
    ({"figures": [{"value": 41, "unit": "person"}]}, {}, "figures", ("41 person", "-")),
    (
        {"places": [{"normalised": "Hart (ADM1)"}]},
        {"places": [span("Hart", name="Hart", kind="town")]},
        "places",
        ("Hart (ADM1)", "Hart (town)"),
    ),
    (
        {"times": [{"normalised": "2024-05-04"}]},
        {"times": [span("Friday", value="2024-05-03")], "said": "2024-05"},
        "times",
        ("2024-05-04", "2024-05-03; said 2024-05"),
    ),
]


@pytest.mark.parametrize(("row", "claim", "field", "told"), WRONG)
def test_wrong(row: dict[str, Any], claim: dict[str, Any], field: str, told: tuple[str, str]) -> None:
    score = score_claims(gold(**row), reading(**claim))
    assert score.right == 0
    assert score.rows[0].differs[field] == told


def test_missing() -> None:
    score = score_claims(gold(content_text="Nothing of the kind was ever told here"), reading())
    assert (score.found, score.rows[0].nearest, score.tally()) == (0, CONTENT, {})
    empty = reading() | {"claims": []}
    assert score_claims(gold(), empty).rows[0].nearest is None


def test_rows_that_are_not_required_are_passed_over() -> None:
    assert score_claims(gold(required=False), reading()).rows == ()


def test_problems() -> None:
    score = score_claims(gold(), reading(content=[[0, len(TEXT)]], figures=[span("40 people") | {"text": "40"}]))
    assert score.problems == ("from furniture 'By Ada Quill': claim k1", "offset of figures '40' is wrong")


def test_what_comes_out_of_a_question_is_a_problem() -> None:
    asked = gold() | {"document": {"noise": [], "questions": [[0, 10]]}}
    assert score_claims(asked, reading()).problems == ("from a question: claim k1 of actor",)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Syrsky", "Oleksandr Syrskyi", True), ("General Valery Gerasimov", "Gerasimov", True),
        ("the Kremlin", "Kremlin", True), ("Olaf Brandt", "Mira Sant", False), ("the army", "the navy", False),
        ("", "Brandt", False), ("Foreign Ministry of Norland", "Norland", True),
    ],
)  # fmt: skip
def test_same_name(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same


SIDES = """
SDF | Syrian Democratic Forces | same
Ivory Coast | Côte d'Ivoire government | same
DR Congo | Democratic Republic of the Congo | same
Russia | Donetsk People's Republic | another
Mali | Niger | another
"""


@pytest.mark.parametrize("row", SIDES.strip().splitlines())
def test_same_side(row: str) -> None:
    a, b, same = row.split(" | ")
    assert same_side(a, b) is (same == "same")


def test_measures_and_words() -> None:
    assert same_measure("person", "soldier", None)
    assert same_measure("village", None, "villages")
    assert not same_measure("km2", "mi2", None)
    assert token_f1("", "a") == 0
    assert token_f1("a a b", "a b b") == pytest.approx(2 / 3)
    assert token_f1("погибли двое", "двое погибли") == token_f1("قتل جنديان", "قتل جنديان") == 1
    assert token_f1("погибли двое", "ранены трое") == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hart.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "hart.gold.json").write_text(json.dumps(gold()), encoding="utf-8")
    return tmp_path


def test_reports_of_a_folder(folder: Path) -> None:
    assert [one.name for one in find_reports([folder])] == ["hart"]
    assert [one.name for one in find_reports([folder / "hart.gold.json"])] == ["hart"]


def test_a_gold_file_that_names_its_report(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(gold() | {"source_file": "page.txt"}), encoding="utf-8")
    assert find_reports([tmp_path / "gold.json"])[0].text == tmp_path / "page.txt"


@pytest.mark.parametrize("shape", ["object", "lines"])
def test_given_readings_are_told_apart_by_their_text(folder: Path, shape: str) -> None:
    other = reading() | {"report": {"text": "Another"}, "claims": []}
    file = folder / "readings.json"
    values = [reading()] if shape == "object" else [other, {"id": "x", "error": "not English"}, reading()]
    indent = 2 if shape == "object" else None
    file.write_text("\n".join(json.dumps(value, indent=indent) for value in values), encoding="utf-8")
    scores = score_given(find_reports([folder]), file)
    assert scores["hart"].right == 1
    assert as_dict(scores)["all"]["found_with_voice"] == 1


def test_rows_are_told_on_request() -> None:
    score = score_claims(gold(), reading(type="other"))
    row = as_dict({"hart": score}, rows=True)["reports"]["hart"]["wrong_rows"][0]
    assert (row["row"], row["differs"]) == ("c1", {"type": {"gold": "strike", "read": "other"}})


def test_scores_are_summed_by_kind() -> None:
    kinds = ("notes", "notes", None)
    scores = {str(n): score_claims(gold() | {"document": {"kind": kind}}, reading()) for n, kind in enumerate(kinds)}
    assert as_dict(scores)["kinds"]["notes"]["rows"] == 2
    assert "kinds" not in as_dict({"0": scores["2"]})


def test_together() -> None:
    score = score_claims(gold(), reading())
    both = ClaimsScore.together([score, score])
    assert (both.right, len(both.rows), both.tally()["type"]) == (2, 2, (2, 2))


def _broken(folder: Path, name: str) -> list[Path]:
    if name == "an empty folder":
        (folder / "empty").mkdir()
        return [folder / "empty"]
    if name == "no report":
        (folder / "hart.txt").unlink()
    elif name == "no JSON":
        (folder / "hart.gold.json").write_text("{", encoding="utf-8")
    elif name == "no gold":
        (folder / "hart.gold.json").write_text("[]", encoding="utf-8")
    elif name == "no file":
        return [folder / "other.gold.json"]
    return [folder]


@pytest.mark.parametrize("name", ["an empty folder", "no report", "no JSON", "no gold", "no file"])
def test_broken_gold_is_told(folder: Path, name: str) -> None:
    with pytest.raises(CounterclaimError) as caught:
        find_reports(_broken(folder, name))
    assert caught.value.where
    assert caught.value.next_step


@pytest.mark.parametrize("content", ["", "{", "{}\n{}", json.dumps(reading() | {"report": {"text": "Another"}})])
def test_broken_readings_are_told(folder: Path, content: str) -> None:
    (folder / "readings.json").write_text(content, encoding="utf-8")
    with pytest.raises(CounterclaimError) as caught:
        score_given(find_reports([folder]), folder / "readings.json")
    assert caught.value.next_step


def test_what_of_the_read_is_a_claim_and_whose() -> None:
    gold_rows = [
        {"id": "1", "required": True, "content_text": "two men died", "speaker": "Ann Lee", "event_type": "casualties",
         "factuality": "asserted"},
        {"id": "2", "required": False, "content_text": "it rained all day", "speaker": "narrator"},
    ]  # fmt: skip
    common = {"type": "casualties", "factuality": "asserted", "figures": [], "places": [], "times": [], "content": []}
    claims = [
        {"id": "c1", "text": "two men died", "voice": "actor", "actor": "a1", **common},
        {"id": "c2", "text": "it rained all day", "voice": "narrator", "actor": None, **common},
        {"id": "c3", "text": "photo by an agency", "voice": "narrator", "actor": None, **common},
    ]
    actors = [{"id": "a1", "name": "Ann Lee", "side": "Norva"}]
    reading = {"report": {"text": ""}, "claims": claims, "actors": actors}
    score = score_claims({"claims": gold_rows, "document": {}}, reading)
    assert score.shares == {"claims": (2, 3), "narrator's": (1, 2), "false sides": (1, 1)}
    assert ClaimsScore.together([score, score]).shares["claims"] == (4, 6)


@pytest.mark.parametrize(
    ("gold", "got", "counted", "told", "same"),
    [
        ("dollar", "USD", None, "доларів", True),
        ("kilometre", "km", None, "", True),
        ("armoured vehicle", "armoured_vehicle", "бронемашин", "", True),
        ("guided bomb", "bomb", None, "", True),
        ("pool", None, "бассейна", "два бассейна", True),
        ("pool", None, "ворот", "бассейна", False),
        ("dollar", "USD", None, None, False),
    ],
)
def test_units_of_a_text_in_another_language(
    gold: str, got: str | None, counted: str | None, told: str | None, same: bool
) -> None:
    assert same_measure(gold, got, counted, told) is same
