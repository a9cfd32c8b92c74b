"""The JSON Schema of a reading, made from the types, so that what is documented is what is returned."""

import json
from typing import Any

import msgspec

from counterclaim.model import Reading

SCHEMA_ID = "urn:counterclaim:reading:1"
"""A name, not an address: the schema needs no network to be used."""


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `Reading.to_dict()`; every field is listed, none but those with defaults may lack."""
    found = json.loads(json.dumps(msgspec.json.schema(Reading)))  # tuples as the lists they are in JSON
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "counterclaim.reading/1",
        "description": "The claims of one report. Offsets are Unicode code points into report.text, end exclusive.",
        **found,
    }


def schema_json() -> str:
    """The schema as indented JSON text with a line break at its end."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
