"""Filters out of an address, and back: the same names in pages, API and command line; what makes no sense is said."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from counterclaim.errors import FilterError
from counterclaim.language import _
from counterclaim.ledger.queries.filters import Filters

UNKNOWN_SIDE = "?"  # in an address: those of no known side
_TYPES = {field.name: field.type for field in msgspec.structs.fields(Filters)}
_MANY = frozenset(field.name for field in msgspec.structs.fields(Filters) if field.default == ())
_LONGEST = 500  # characters of one value


def filters(pairs: Iterable[tuple[str, str]]) -> Filters:
    """The filters among the names and values of a query; empty values restrict nothing. Raises FilterError."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name not in _TYPES or not value.strip():
            continue
        if len(value) > _LONGEST:
            raise FilterError(
                _("is longer than %(count)s characters.", count=_LONGEST),
                where=name,
                next_step=_("Ask for fewer words."),
            )
        value = value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
        if name in _MANY:
            found.setdefault(name, []).append("" if (name, value) == ("side", UNKNOWN_SIDE) else value)
        elif name == "box":
            found[name] = value.split(",")
        else:
            found[name] = value.strip()
    try:
        return msgspec.convert(found, Filters, strict=False)
    except msgspec.ValidationError as error:
        raise FilterError(
            _("the filter makes no sense: %(why)s.", why=error), next_step=_("Leave it out, or give it anew.")
        ) from error


def asked(given: Filters) -> dict[str, Any]:
    """The filters that are set, as an address carries them."""
    out: dict[str, Any] = {}
    for name in Filters.__struct_fields__:
        value = getattr(given, name)
        if value in (None, (), False) and not (name == "contested" and value is False):
            continue
        if name == "side":
            value = tuple(one or UNKNOWN_SIDE for one in value)
        elif name == "box":
            value = ",".join(f"{one:g}" for one in value)
        elif name == "contested":
            value = "true" if value else "false"
        out[name] = value
    return out


def number(values: Mapping[str, str], name: str, default: int, *, least: int = 1, most: int = 1_000) -> int:
    """A whole number out of an address; raises FilterError."""
    text = values.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise FilterError(_('"%(text)s" is no number there.', text=text[:40]), where=name,
            next_step=_("Give %(least)s to %(most)s.", least=least, most=f"{most:,}"),
        )
    return int(text)
