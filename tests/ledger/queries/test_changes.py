"""Corrections in words: every field before and after, nothing as a program writes it."""

from typing import Any

import pytest

from counterclaim.ledger.queries.changes import changes, done, told
from counterclaim.ledger.queries.rows import CorrectionRow

FIGURE = {"12-26": {"text": "74 settlements", "start": 12, "end": 26, "value": 74.0, "bound": "exact", "unit": None}}
PLACES = {"30-36": {"text": "Lanham", "id": None, "name": None}}


def correction(action: str, new: Any = None, old: Any = None, **more: Any) -> CorrectionRow:
    return CorrectionRow(id=7, action=action, who="ada", at="2024-05-06T09:00:00+00:00", new=new, old=old, **more)


@pytest.mark.parametrize(
    ("action", "new", "old", "expected"),
    [
        ("edit", {"type": "territory_gain"}, {"type": "strike"}, "Type: strike → territory gain"),
        ("edit", {"channel": None}, {"channel": "on television"}, "Channel: on television → nothing"),
        ("edit", {"said": "2024-05-03/.."}, {"said": None}, "Said on: nothing → from 2024-05-03"),
        ("edit", {"content": [[12, 26]]}, {"content": [[3, 26], [40, 44]]},
         "Words: characters 3–26, 40–44 → characters 12–26"),
        ("edit", {"speaker": {"name": "Mira Sant", "side": "Surria", "role": None, "kind": "person"}},
         {"speaker": None}, "Speaker: nothing → Mira Sant (Surria)"),
        ("edit", {"figures": {"12-26": {"value": 70, "bound": "at_least"}}}, {"figures": FIGURE},
         "Figure “74 settlements”, value: 74 → 70; Figure “74 settlements”, bound: exact → at least"),
        ("edit", {"figures": {"12-26": None}}, {"figures": FIGURE}, "Figure “74 settlements”: removed"),
        ("edit", {"places": {"30-36": {"id": "own:lanham"}}}, {"places": PLACES},
         "Place “Lanham”, place number: nothing → own:lanham"),
        ("edit", {"times": {"40-46": {"value": "2024-05"}}}, {"times": {"40-46": None}},
         "Time at characters 40–46, value: 2024-05"),
        ("merge", {"a": ["x", "y"], "b": ["z"], "matters": ["m", "n"]}, None, "Claims: 3 claims in one matter now"),
        ("split", {"apart": ["x"], "rest": ["y", "z"]}, None, "Claims: 1 claim split off, 2 claims left"),
        ("relate", {"a": "x", "b": "y", "relation": "not_comparable"}, {"relations": []},
         "Relation: the first claim cannot be compared with the second"),
        ("relate", {"a": "x", "b": "y", "relation": "none"}, None, "Relation: none between the two"),
        ("accept", None, {"type": "strike"}, ""),
    ],
)  # fmt: skip
def test_changes_in_words(action: str, new: Any, old: Any, expected: str) -> None:
    found = changes(correction(action, new, old))
    lines = [f"{one.field}: {'' if one.before is None else one.before + ' → '}{one.after}" for one in found]
    assert "; ".join(lines) == expected


def test_what_was_done() -> None:
    assert done(correction("edit")) == "Corrected"
    assert done(correction("undo", undoes=4)) == "Undone: correction 4"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1234567.0, "1,234,567"), (True, "yes"), ([], "nothing"), (["a_b", "c"], "a b, c"),
        ({"claims": 7, "source": "Lanham_3.txt"}, "claims: 7; source: Lanham_3.txt"),
    ],
)  # fmt: skip
def test_any_value_in_words(value: Any, expected: str) -> None:
    assert told(value) == expected
