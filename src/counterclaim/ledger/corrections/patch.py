"""What an edit may change, and the claim that comes of it. Pure: knows no store; a correction makes a new value.

A patch is a JSON object of fields to their new values (docs/correcting.md): "type", "stance", "factuality",
"evidentiality", "channel", "addressee", "said", "content", "voice", "speaker", "actor", "target", and "figures",
"places", "times", each an object from the span of the words ("12-17", code points into the report) to the fields that
change; null takes the figure, place or time away, a span that is new adds one.
"""

import csv
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, TypeVar, get_args

import msgspec

from counterclaim.errors import CorrectionError
from counterclaim.ledger.corrections.edtf import days_of
from counterclaim.model import Actor, Claim, Figure, Party, Place, When
from counterclaim.model.actor import NARRATOR, ActorKind
from counterclaim.model.claim import Evidentiality, Factuality, Stance

T = TypeVar("T")
Patch = Mapping[str, Any]
FindPlace = Callable[[str], Place | None]
"""From a gazetteer id to a place with its fields filled, at no span; None where there is none of that id."""

_CODES: dict[str, Any] = {"stance": Stance, "factuality": Factuality, "evidentiality": Evidentiality}
_WORDS = ("channel", "addressee")
FIELDS = (
    "type", *_CODES, *_WORDS, "said", "content", "voice", "speaker", "actor", "target", "figures", "places", "times",
)  # fmt: skip
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})\Z", re.ASCII)
_LONGEST = 2_000  # characters of a word field
_FIGURE = frozenset(
    ["value", "low", "high", "bound", "unit", "counted", "state", "side", "by", "window", "same_as", "inconsistent"]
)


class State(msgspec.Struct, frozen=True):
    """A claim with its speaker (NARRATOR, None where unresolved), at some point of its history."""

    claim: Claim
    speaker: Actor | None


@cache
def claim_types() -> tuple[str, ...]:
    """The codes of the claim types, in the order of data/claim-types.csv."""
    text = resources.files("counterclaim.data").joinpath("claim-types.csv").read_text(encoding="utf-8")
    return tuple(row["type"] for row in csv.DictReader(text.splitlines()))


def apply(state: State, patch: Patch, text: str, find_place: FindPlace) -> State:
    """The state that the patch makes of this one; raises CorrectionError. text: of the report."""
    claim, speaker = state.claim, state.speaker
    unknown = [field for field in patch if field not in FIELDS]
    if unknown or not patch:
        told = f'there is no field "{unknown[0][:40]}" to correct.' if unknown else "nothing to correct was given."
        raise CorrectionError(told, next_step=f"Fields are {', '.join(FIELDS)}.")
    changes: dict[str, Any] = {}
    for field, value in patch.items():
        if field == "type":
            changes[field] = _one_of(field, value, claim_types())
        elif field in _CODES:
            changes[field] = _one_of(field, value, get_args(_CODES[field]))
        elif field in _WORDS:
            changes[field] = _words(field, value)
        elif field == "said":
            changes[field] = _said(value)
            changes["said_basis"] = "correction"
        elif field == "content":
            changes["content"] = _content(value, text)
            changes["text"] = " ".join(text[start:end] for start, end in changes["content"])
        elif field in ("figures", "places", "times"):
            changes[field] = _parts(field, value, getattr(claim, field), text, find_place)
    if "actor" in patch or "target" in patch:
        parties = {name: _party(name, patch[name]) for name in ("actor", "target") if name in patch}
        changes["roles"] = msgspec.structs.replace(claim.roles, **parties)
    if "voice" in patch or "speaker" in patch:
        speaker = _speaker(patch, speaker)
        changes["voice"] = "narrator" if speaker == NARRATOR else "actor"
        changes["actor"] = None if speaker in (None, NARRATOR) or speaker is None else speaker.id
        changes["unresolved"] = tuple(one for one in claim.unresolved if one != "speaker")
        if speaker is None:
            changes["unresolved"] = (*changes["unresolved"], "speaker")
    return State(msgspec.structs.replace(claim, **changes), speaker)


def shown(state: State, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a patch as they stand in `state`, in the patch's own form: what a correction keeps as `old`."""
    claim = state.claim
    out: dict[str, Any] = {}
    for field in fields:
        if field == "speaker":
            out[field] = _told(state.speaker)
        elif field in ("actor", "target"):
            party = getattr(claim.roles, field)
            out[field] = None if party is None else {"name": party.name, "side": party.side}
        elif field in ("figures", "places", "times"):
            parts = {span_key(one): msgspec.to_builtins(one) for one in getattr(claim, field)}
            out[field] = {key: parts.get(key) for key in fields[field]}
        else:
            out[field] = msgspec.to_builtins(getattr(claim, field))
    return out


def snapshot(state: State) -> dict[str, Any]:
    """All that a reviewer judges, for agreement between reviewers: every field of a patch as it stands."""
    claim = state.claim
    every = {name: dict.fromkeys(map(span_key, getattr(claim, name))) for name in ("figures", "places", "times")}
    return shown(state, {field: every.get(field) for field in FIELDS})


def span_key(part: Figure | Place | When) -> str:
    """How a patch names a figure, place or time: "START-END"."""
    return f"{part.start}-{part.end}"


def _told(speaker: Actor | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    return {"name": speaker.name, "side": speaker.side, "role": speaker.role, "kind": speaker.kind}


def _one_of(field: str, value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        from difflib import get_close_matches

        near = get_close_matches(str(value)[:60], allowed, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"It is one of {', '.join(allowed)}."
        raise CorrectionError(f'"{str(value)[:60]}" is no {field}.', where=field, next_step=hint)
    return str(value)


def _words(field: str, value: Any) -> str | None:
    if value is not None and (not isinstance(value, str) or len(value) > _LONGEST):
        raise CorrectionError("not words, or too many.", where=field, next_step=f"Give up to {_LONGEST:,} characters.")
    return value or None


def _said(value: Any) -> str | None:
    if value is None:
        return None
    days_of(str(value), "said")
    return str(value)


def _content(value: Any, text: str) -> tuple[tuple[int, int], ...]:
    try:
        spans = sorted((int(start), int(end)) for start, end in value)
    except (TypeError, ValueError):
        spans = []
    fits = all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
    apart = all(a[1] <= b[0] for a, b in pairwise(spans))
    if not spans or not fits or not apart:
        raise CorrectionError(
            "not spans of the report's words.",
            where="content",
            next_step="Give [[start, end], ...] in code points, end exclusive, not overlapping.",
        )
    return tuple(spans)


def _party(field: str, value: Any) -> Party | None:
    if value is None:
        return None
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, dict) or set(value) - {"name", "side"} or not value.get("name"):
        raise CorrectionError("not a party.", where=field, next_step='Give {"name": ..., "side": ...} or null.')
    return Party(str(_words(field, value["name"])), _words(field, value.get("side")))


def _speaker(patch: Patch, now: Actor | None) -> Actor | None:
    if patch.get("voice") == "narrator":
        return NARRATOR
    if "voice" in patch and patch["voice"] != "actor":
        raise CorrectionError("no voice.", where="voice", next_step="Give narrator or actor.")
    if "speaker" not in patch:
        return None if now == NARRATOR else now
    value = patch["speaker"]
    if value is None:
        return None
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, dict) or set(value) - {"name", "side", "role", "kind"}:
        raise CorrectionError(
            "not a speaker.", where="speaker", next_step='Give {"name", "side", "role", "kind"}, a name, or null.'
        )
    before = _told(now) if now is not None and now != NARRATOR and "name" not in value else None
    told = {"side": None, "role": None, "kind": "person", **(before or {}), **value}
    name = _words("speaker", told.get("name"))
    if not name or not name.strip():
        raise CorrectionError("a speaker has a name.", where="speaker", next_step='Give {"name": ...}, or null.')
    kind = _one_of("kind", told["kind"], tuple(one for one in get_args(ActorKind) if one != "report"))
    side, role = _words("speaker", told["side"]), _words("speaker", told["role"])
    return msgspec.convert(
        {"id": f"person-made:{name}", "name": name, "kind": kind, "role": role, "side": side, "side_basis": None}, Actor
    )


def _parts(field: str, value: Any, now: tuple[Any, ...], text: str, find_place: FindPlace) -> tuple[Any, ...]:
    if not isinstance(value, dict):
        raise CorrectionError(
            "not an object of spans.", where=field, next_step='Name each by its words: {"12-17": {...}}.'
        )
    out = {span_key(one): one for one in now}
    for key, fields in value.items():
        found = _SPAN.match(key)
        start, end = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 0 <= start < end <= len(text):
            raise CorrectionError(
                f'"{key[:40]}" is no span of the report.', where=field, next_step="Give START-END in code points."
            )
        if fields is None:
            if out.pop(key, None) is None:
                raise CorrectionError("there is none at that span.", where=f"{field} {key}")
            continue
        if not isinstance(fields, dict):
            raise CorrectionError("not an object of fields.", where=f"{field} {key}")
        where = f"{field} {key}"
        before = out.get(key)
        if field == "figures":
            out[key] = _figure(where, before, fields, text, start, end)
        elif field == "places":
            out[key] = _place(where, before, fields, text, start, end, find_place)
        else:
            out[key] = _time(where, before, fields, text, start, end)
    return tuple(sorted(out.values(), key=lambda one: (one.start, one.end)))


def _figure(where: str, before: Figure | None, fields: dict[str, Any], text: str, start: int, end: int) -> Figure:
    _check(where, fields, _FIGURE)
    now = before or Figure(text=text[start:end], start=start, end=end, number_start=start, number_end=end)
    values = msgspec.to_builtins(now) | fields
    if ("value" in fields or "bound" in fields) and not {"low", "high"} & set(fields):
        value, bound = values["value"], values["bound"]
        values["low"] = None if bound in ("at_most", "fewer_than") else value
        values["high"] = None if bound in ("at_least", "more_than") else value
    if "unit" in fields or "value" in fields:
        values["si_value"] = values["si_unit"] = None  # of the reading's own value; nothing converts it again
    return _converted(where, values, Figure)


def _place(
    where: str, before: Place | None, fields: dict[str, Any], text: str, start: int, end: int, find: FindPlace
) -> Place:
    _check(where, fields, frozenset(["id", "precision"]))
    now = before or Place(text=text[start:end], start=start, end=end)
    if "id" in fields:
        if fields["id"] is None:
            return Place(text=now.text, start=start, end=end)
        found = find(str(fields["id"]))
        if found is None:
            raise CorrectionError("the gazetteer has no such place.", where=f"{where} id")
        now = msgspec.structs.replace(found, text=now.text, start=start, end=end, confidence=1.0)
    if "precision" in fields:
        return _converted(where, msgspec.to_builtins(now) | {"precision": fields["precision"]}, Place)
    return now


def _time(where: str, before: When | None, fields: dict[str, Any], text: str, start: int, end: int) -> When:
    _check(where, fields, frozenset(["value", "role"]))
    values = msgspec.to_builtins(before or When(text=text[start:end], start=start, end=end)) | fields
    if "value" in fields:
        first, last, precision = days_of(fields["value"], where) if fields["value"] else (None, None, "vague")
        basis = "text" if fields["value"] else "unresolved"
        values |= {"first": first, "last": last, "precision": precision, "basis": basis, "anchor": None, "timex": None}
    return _converted(where, values, When)


def _check(where: str, fields: dict[str, Any], allowed: frozenset[str]) -> None:
    unknown = set(fields) - allowed
    if unknown:
        raise CorrectionError(
            f'there is no field "{min(unknown)[:40]}" to correct.',
            where=where,
            next_step=f"Fields are {', '.join(sorted(allowed))}.",
        )


def _converted(where: str, values: dict[str, Any], kind: type[T]) -> T:
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise CorrectionError(f"not a value of that field ({error}).", where=where) from error
