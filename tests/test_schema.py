"""What is returned is what the schema says, and the schema says it of every field."""

import json

import pytest
from jsonschema import Draft202012Validator

from counterclaim.model import Reading
from counterclaim.schema import schema, schema_json

VALIDATOR = Draft202012Validator(schema())


def test_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(schema_json()) == schema()


def test_needs_no_network() -> None:
    assert "http" not in schema_json().replace("https://json-schema.org/draft/2020-12/schema", "")


def test_a_reading_is_valid(hand_made: Reading) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(hand_made.to_json()))] == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [(("claims", 0, "stance"), "shouts"), (("report", "text"), None), (("claims", 0, "content"), "words")],
)
def test_what_is_wrong_is_not_valid(hand_made: Reading, path: tuple[str | int, ...], wrong: object) -> None:
    value = json.loads(hand_made.to_json())
    at = value
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = wrong
    assert list(VALIDATOR.iter_errors(value))


def test_json_out_and_in_is_the_same(hand_made: Reading) -> None:
    assert Reading.from_json(hand_made.to_json()) == hand_made
