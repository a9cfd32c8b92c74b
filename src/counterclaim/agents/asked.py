"""What an assistant may hand to a tool: the pages' own filters and a few words, all checked, none of them a path."""

from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.errors import FilterError
from counterclaim.ledger.queries.filters import Filters
from counterclaim.web import asking
from counterclaim.web.api.asked import values_of
from counterclaim.web.api.described import CURSOR, Parameter

MOST_ROWS = 50
MOST_VALUES = 40  # of one argument that takes several
LONGEST_SENTENCE = 1_000  # characters of a sentence to check
_MOST = 1e300  # a number beyond it is none that a report gives

LIMIT = Parameter("limit", f"Rows, 1 to {MOST_ROWS}.", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS})
ID: dict[str, Any] = {"type": "string", "maxLength": 200}
OFFSET: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
PAGED = (LIMIT, CURSOR)


def input_schema(parameters: Sequence[Parameter], required: Sequence[str]) -> dict[str, Any]:
    """The arguments as JSON Schema."""
    properties = {}
    for one in parameters:
        schema = {"type": "array", "items": one.kind, "maxItems": MOST_VALUES} if one.many else dict(one.kind)
        properties[one.name] = {**schema, "description": one.about}
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def arguments(
    given: Mapping[str, Any], parameters: Sequence[Parameter], required: Sequence[str]
) -> tuple[dict[str, Any], Filters]:
    """The values by name, and the filters among them; raises FilterError for what is missing, unknown or no value."""
    pairs = [(name, text) for name, value in given.items() for text in _texts(name, value)]
    found = values_of(pairs, parameters)
    for name in required:
        if not found.get(name, "x") or name not in found:
            raise FilterError("is missing.", where=name, next_step=f'Give "{name}".')
    return found, asking.filters(pairs)


def _texts(name: str, value: Any) -> list[str]:
    """A JSON value as an address would carry it."""
    if value is None:
        return []
    if isinstance(value, list):
        if len(value) > MOST_VALUES or any(isinstance(one, list | dict) for one in value):
            raise FilterError(f"takes up to {MOST_VALUES} plain values.", where=name[:40], next_step="Give fewer.")
        return [text for one in value for text in _texts(name, one)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, str):
        return [value]
    if isinstance(value, int | float) and -_MOST < value < _MOST:
        return [str(value)]
    raise FilterError("is no plain value.", where=name[:40], next_step="Give a word, a number, true or false.")
