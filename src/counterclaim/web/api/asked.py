"""What a request to the API asks: its parameters, none of them unknown, and its body."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from fastapi import Request
from fastapi.responses import Response

from counterclaim.errors import CorrectionError, FilterError
from counterclaim.ledger.queries.filters import Filters
from counterclaim.web import asking
from counterclaim.web.api.described import Parameter
from counterclaim.web.desk import json_of

T = TypeVar("T")


def values(request: Request, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The parameters that were given, each by its name; raises FilterError for one there is none of."""
    return values_of(request.query_params.multi_items(), parameters)


def values_of(given: Iterable[tuple[str, str]], parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The same of names and values that came another way."""
    known = {one.name: one for one in parameters}
    out: dict[str, Any] = {}
    for name, value in given:
        one = known.get(name)
        if one is None:
            raise FilterError(
                f'there is no parameter "{name[:40]}".', where=name[:40], next_step=f"There are {', '.join(known)}."
            )
        if not one.many and name in out:
            raise FilterError("is given twice.", where=name, next_step="Give it once.")
        out[name] = _value(one, value)
    return out


def filters(request: Request) -> Filters:
    """The filters among the parameters; raises FilterError."""
    return asking.filters(request.query_params.multi_items())


async def body(request: Request, kind: type[T]) -> T:
    """The body as a value; raises CorrectionError where it is not of that kind."""
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CorrectionError(
            f"the body is not what is needed ({str(error)[:200]}).", where="body", next_step="See /api/openapi.json."
        ) from error


def answer(value: Any) -> Response:
    """The value as JSON."""
    return Response(json_of(value), media_type="application/json")


def _value(one: Parameter, text: str) -> Any:
    kind = one.kind.get("type")
    if kind == "boolean":
        if text not in ("true", "false"):
            raise FilterError(f'"{text[:40]}" is not true or false.', where=one.name, next_step="Give true or false.")
        return text == "true"
    if kind == "integer":
        least, most = one.kind.get("minimum", 1), one.kind.get("maximum", 1_000)
        if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
            raise FilterError(
                f'"{text[:40]}" is no number there.', where=one.name, next_step=f"Give {least} to {most:,}."
            )
        return int(text)
    if "enum" in one.kind and text not in one.kind["enum"]:
        raise FilterError(
            f'"{text[:40]}" can\'t be given.', where=one.name, next_step=f"It is one of {', '.join(one.kind['enum'])}."
        )
    if len(text) > 2_000:
        raise FilterError("is too long.", where=one.name, next_step="Ask for fewer words.")
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
