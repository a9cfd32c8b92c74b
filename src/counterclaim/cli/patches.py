"""`--set figures.1.value=41` as a patch: fields by name, figures, places and times by their number in the claim."""

import json
from typing import TYPE_CHECKING, Any

from counterclaim.errors import CorrectionError

if TYPE_CHECKING:
    from counterclaim.ledger.queries.rows import ClaimRow

_PARTS = ("figures", "places", "times")
_NAMES = {"figure": "figures", "place": "places", "time": "times"}


def patch_of(given: list[str], whole: str | None, row: "ClaimRow | None") -> dict[str, Any]:
    """The patch that these options ask for; row: the claim as it stands. Raises CorrectionError."""
    out: dict[str, Any] = {}
    if whole is not None:
        try:
            out = json.loads(whole)
        except ValueError:
            out = []  # type: ignore[assignment]
        if not isinstance(out, dict):
            raise CorrectionError("not a JSON object.", where="--patch", next_step='As in: {"type": "strike"}')
    for one in given:
        path, equals, value = one.partition("=")
        if not equals:
            raise CorrectionError(f'"{one[:60]}" has no "=".', where="--set", next_step="Give FIELD=VALUE.")
        _set(out, path.strip().split("."), _value(value), row)
    if not out:
        raise CorrectionError("nothing to change was given.", next_step="As in: --set type=strike")
    return out


def _set(out: dict[str, Any], path: list[str], value: Any, row: "ClaimRow | None") -> None:
    name = _NAMES.get(path[0], path[0])
    if name in _PARTS and len(path) >= 2:
        key = _span(name, path[1], row)
        parts = out.setdefault(name, {})
        if len(path) == 2:
            parts[key] = value
        else:
            fields = parts.setdefault(key, {})
            if not isinstance(fields, dict):
                raise CorrectionError("is changed and taken away at once.", where=f"--set {'.'.join(path)}")
            fields[path[2]] = value
    elif len(path) == 2:
        fields = out.setdefault(name, {})
        if isinstance(fields, dict):
            fields[path[1]] = value
    else:
        out[name] = value


def _span(name: str, given: str, row: "ClaimRow | None") -> str:
    if not given.isdecimal():
        return given
    parts = getattr(row, name) if row is not None else ()
    number = int(given)
    if not 1 <= number <= len(parts):
        raise CorrectionError(
            f"the claim has {len(parts)} {name}.",
            where=f"--set {name}.{given[:20]}",
            next_step="Count from 1; a new one is named by its span, as in figures.120-122.value=41.",
        )
    return f"{parts[number - 1].start}-{parts[number - 1].end}"


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
