"""What a person changed in the form of a correction, as the patch that a correction takes. Knows no store."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from counterclaim.errors import CorrectionError
from counterclaim.ledger.queries.rows import ClaimRow

_CODES = ("type", "stance", "factuality", "evidentiality")
_WORDS = ("said", "channel", "addressee")
_FIGURE_WORDS = ("bound", "unit", "counted", "state", "side")
_FIGURE_NUMBERS = ("value", "low", "high")
_SPANS = re.compile(r"\s*(\d{1,9})\s*[-–]\s*(\d{1,9})\s*", re.ASCII)


def patch_of(given: Mapping[str, str], claim: ClaimRow) -> dict[str, Any]:
    """Only the fields that differ from the claim; raises CorrectionError for numbers and offsets that are none."""
    patch: dict[str, Any] = {}
    for name in _CODES:
        if name in given and given[name] != getattr(claim, name):
            patch[name] = given[name]
    for name in _WORDS:
        if name in given and given[name].strip() != (getattr(claim, name) or ""):
            patch[name] = given[name].strip() or None
    content = _spans(given.get("content", ""))
    if content and content != [list(span) for span in claim.content]:
        patch["content"] = content
    figures: dict[str, Any] = {}
    for one in claim.figures:
        change = _figure(given, f"figures.{one.start}-{one.end}", msgspec.structs.asdict(one))
        if change != {}:
            figures[f"{one.start}-{one.end}"] = change
    places: dict[str, Any] = {}
    for place in claim.places:
        at = f"places.{place.start}-{place.end}"
        if given.get(f"{at}.drop"):
            places[f"{place.start}-{place.end}"] = None
        elif f"{at}.id" in given and given[f"{at}.id"].strip() != (place.id or ""):
            places[f"{place.start}-{place.end}"] = {"id": given[f"{at}.id"].strip() or None}
    return patch | ({"figures": figures} if figures else {}) | ({"places": places} if places else {})


def plain_number(value: float | None) -> str:
    """A number as it stands in a field: no commas, no needless ".0"."""
    return "" if value is None else f"{value:.15g}"


def _figure(given: Mapping[str, str], at: str, now: Mapping[str, Any]) -> dict[str, Any] | None:
    if given.get(f"{at}.drop"):
        return None
    change: dict[str, Any] = {}
    for name in _FIGURE_WORDS:
        text = given.get(f"{at}.{name}")
        if text is not None and text.strip() != (now[name] or ""):
            change[name] = text.strip() or None
    for name in _FIGURE_NUMBERS:
        text = given.get(f"{at}.{name}")
        if text is not None and text.strip() != plain_number(now[name]):
            change[name] = _number(text.strip(), name)
    return change


def _number(text: str, name: str) -> float | None:
    if not text:
        return None
    try:
        found = float(text.replace(",", "").replace("\u00a0", "").replace(" ", ""))
    except ValueError:
        found = float("nan")
    if found != found or found in (float("inf"), float("-inf")):
        raise CorrectionError(f'"{text[:40]}" is not a number.', where=name, next_step="Write digits, as 1000 or 2.5.")
    return found


def _spans(text: str) -> list[list[int]]:
    if not text.strip():
        return []
    out = []
    for part in text.split(","):
        found = _SPANS.fullmatch(part)
        if found is None:
            raise CorrectionError(
                f'"{part.strip()[:40]}" is no pair of offsets.', where="words", next_step="Write 120-184, 201-240."
            )
        out.append([int(found[1]), int(found[2])])
    return out
