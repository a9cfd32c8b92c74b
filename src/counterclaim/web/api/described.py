"""How the API describes itself: parameters from the filters' own fields, answers from the values' own types."""

import inspect
from typing import Any

import msgspec
from fastapi import FastAPI

from counterclaim.ledger.queries.filters import Filters

TEMPLATE = "#/components/schemas/{name}"
_MANY = {f.name for f in msgspec.structs.fields(Filters) if f.default == ()}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["what", "where", "next_step"],
            "properties": {
                "what": {"type": "string", "description": "what was wrong"},
                "where": {"type": ["string", "null"], "description": "which field, id or value"},
                "next_step": {"type": ["string", "null"], "description": "what to do"},
            },
        }
    },
}
_TOLD = {
    400: "The request makes no sense.",
    401: "Not signed in.",
    403: "Not allowed: a reader changes nothing.",
    404: "No such claim, matter, report or speaker.",
    409: "Somebody was faster: the state it is based on is no longer the current one. Nothing was written.",
    413: "The request is too long.",
    414: "The address is too long.",
    421: "Not served under that host name.",
    422: "A filter, an order, a cursor or a correction that makes no sense.",
    429: "Too many requests.",
    503: "The ledger can't be reached or written now.",
}


class Parameter(msgspec.Struct, frozen=True):
    """A parameter of a query. kind: a JSON Schema. many: it may be given again."""

    name: str
    about: str
    kind: dict[str, Any]
    many: bool = False

    @property
    def described(self) -> dict[str, Any]:
        """As OpenAPI has it."""
        schema = {"type": "array", "items": self.kind} if self.many else self.kind
        return {"name": self.name, "in": "query", "required": False, "description": self.about, "schema": schema}


WORD: dict[str, Any] = {"type": "string", "maxLength": 500}
NUMBER: dict[str, Any] = {"type": "number"}
FLAG: dict[str, Any] = {"type": "boolean"}
LIMIT = Parameter("limit", "Rows of a page, 1 to 1,000.", {"type": "integer", "minimum": 1, "maximum": 1000})
CURSOR = Parameter("cursor", "Where to go on: `next` of the page before, with the same filters and order.", WORD)


def filter_parameters() -> tuple[Parameter, ...]:
    """The filters as parameters, with what Filters itself says of them."""
    return tuple(_parameter(field) for field in msgspec.structs.fields(Filters))


def _parameter(field: Any) -> Parameter:
    told = _told().get(field.name, "")
    if field.name == "box":
        return Parameter("box", "west,south,east,north in degrees.", {"type": "string", "maxLength": 200})
    kinds = str(field.type)
    kind = FLAG if "bool" in kinds else NUMBER if "float" in kinds else WORD
    if field.name == "voice":
        kind = {"type": "string", "enum": ["actor", "narrator"]}
    if field.name == "status":
        kind = {"type": "string", "enum": ["machine", "accepted", "rejected", "edited"]}
    return Parameter(field.name, told, kind, many=field.name in _MANY)


def _told() -> dict[str, str]:
    """The sentences of Filters' docstring by the fields they begin with."""
    out: dict[str, str] = {}
    for line in inspect.getdoc(Filters).splitlines()[2:]:  # type: ignore[union-attr]
        names, colon, words = line.partition(":")
        if colon and not line.startswith(" "):
            for name in names.split(","):
                out[name.strip()] = words.strip()
    return out


def operation(parameters: tuple[Parameter, ...], answer: Any, *, body: Any = None) -> dict[str, Any]:
    """What a route adds to its description: `openapi_extra`."""
    out: dict[str, Any] = {
        "responses": {
            "200": {"description": "Found." if body is None else "Done.", "content": _content(answer)},
            **{
                str(code): {"description": told, "content": {"application/json": {"schema": _ref("Error")}}}
                for code, told in _TOLD.items()
            },
        }
    }
    if parameters:
        out["parameters"] = [one.described for one in parameters]
    if body is not None:
        out["requestBody"] = {"required": True, "content": _content(body)}
    return out


def describe(app: FastAPI, kinds: list[Any]) -> None:
    """Put the schemas of these types, and of errors, into the app's OpenAPI."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = made()
            _, components = msgspec.json.schema_components(kinds, ref_template=TEMPLATE)
            known = schema.setdefault("components", {}).setdefault("schemas", {})
            known.update({_safe(name): _renamed(one) for name, one in components.items()}, Error=_ERROR)
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _content(kind: Any) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=TEMPLATE)
    return {"application/json": {"schema": _renamed(schema)}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": TEMPLATE.format(name=name)}


def _safe(name: str) -> str:
    """Names of components hold no brackets ("Page[ClaimRow]" is "Page_ClaimRow_")."""
    return "".join(c if c.isalnum() or c in "._-" else "_" for c in name)


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _safe_ref(v) if k == "$ref" else _renamed(v) for k, v in value.items()}
    return [_renamed(one) for one in value] if isinstance(value, list) else value


def _safe_ref(ref: str) -> str:
    head, slash, name = ref.rpartition("/")
    return head + slash + _safe(name)
