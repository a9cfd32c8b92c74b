"""The API as a page, made of the OpenAPI description itself, so that it never says anything else."""

from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response

from counterclaim.web.desk import desk
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
_SCHEMA = "#/components/schemas/"
_GROUPS = {"questions": "Questions: GET, open to every reader", "corrections": "Corrections: POST, for reviewers"}


class Field(msgspec.Struct, frozen=True):
    """A parameter or a field of a value. kind: words and names of values, in turn; place: path, query or ""."""

    name: str
    kind: tuple[tuple[str, str], ...]
    about: str
    required: bool
    place: str = ""


class Operation(msgspec.Struct, frozen=True):
    """One address and what it answers; takes, gives: as a field's kind."""

    id: str
    method: str
    path: str
    summary: str
    fields: tuple[Field, ...]
    takes: tuple[tuple[str, str], ...]
    gives: tuple[tuple[str, str], ...]


class Value(msgspec.Struct, frozen=True):
    """A kind of value that is taken or given."""

    name: str
    about: str
    fields: tuple[Field, ...]


def shown(described: dict[str, Any]) -> Shown:
    """The page. described: the OpenAPI."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            groups.setdefault(_GROUPS[one["tags"][0]], []).append(_operation(method, path, one))
    schemas = described["components"]["schemas"]
    kinds = [_value(name, one) for name, one in sorted(schemas.items()) if "properties" in one]
    return Shown(
        template="api.html.j2", title="The API", section="api",
        values={"groups": groups, "kinds": kinds, "version": described["info"]["version"]},
    )  # fmt: skip


def _operation(method: str, path: str, one: dict[str, Any]) -> Operation:
    fields = tuple(
        Field(p["name"], _kind(p["schema"]), p.get("description", ""), p.get("required", False), p["in"])
        for p in one.get("parameters", ())
    )
    body, answer = one.get("requestBody", {}), one["responses"]["200"]
    name = "".join(c if c.isalnum() else "-" for c in f"{method}{path}")
    return Operation(name, method.upper(), path, one.get("summary", ""), fields, _content(body), _content(answer))


def _content(one: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    schema = one.get("content", {}).get("application/json", {}).get("schema")
    return _kind(schema) if schema else ()


def _value(name: str, schema: dict[str, Any]) -> Value:
    needed = schema.get("required", ())
    fields = tuple(
        Field(key, _kind(one), one.get("description", ""), key in needed) for key, one in schema["properties"].items()
    )
    return Value(name, schema.get("description", ""), fields)


def _kind(schema: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """A schema as (words, name of a value) pairs; one of the two is empty."""
    if "$ref" in schema:
        return (("", schema["$ref"].removeprefix(_SCHEMA)),)
    if "anyOf" in schema:
        parts = [_kind(one) for one in schema["anyOf"]]
        return tuple(piece for n, part in enumerate(parts) for piece in ((("or", ""), *part) if n else part))
    if "enum" in schema:
        return ((" | ".join(str(one) for one in schema["enum"]), ""),)
    if schema.get("type") == "array":
        inside = schema.get("items") or {}
        return (("list of", ""), *_kind(inside)) if inside else (("list", ""),)
    kind = schema.get("type", "any value")
    return ((kind if isinstance(kind, str) else " or ".join(kind), ""),)


@router.get("/api")
def route(request: Request) -> Response:
    """The page's address."""
    return desk(request).show(request, lambda _: shown(request.app.openapi()))
