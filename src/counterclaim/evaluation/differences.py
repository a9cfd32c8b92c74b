"""What the gold has and what was read, in words, for a field that is wrong: for a person to look at, never scored."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def difference(field: str, gold: Row, claim: Row, actor: Row) -> tuple[str, str]:
    """(gold, read) of one field; actor: the claim's, {} for the narrator or an unresolved speaker."""
    if field == "speaker":
        return _plain(gold.get("speaker")), "narrator" if claim["voice"] == "narrator" else _plain(actor.get("name"))
    if field == "side":
        return _plain(gold.get("side")), _plain(actor.get("side"))
    if field == "type":
        return _plain(gold.get("event_type")), _plain(claim.get("type"))
    if field == "figures":
        return _figures(gold["figures"], "unit"), _figures(claim["figures"], "unit", "counted")
    if field == "places":
        return _joined(p["normalised"] for p in gold["places"]), _joined(map(_place, claim["places"]))
    if field == "times":
        read = [t.get("value") for t in claim["times"]] + ([f"said {claim['said']}"] if claim.get("said") else [])
        return _joined(t.get("normalised") for t in gold["times"]), _joined(read)
    return _plain(gold.get(field)), _plain(claim.get(field))


def _plain(value: object) -> str:
    return "-" if value is None or value == "" else str(value)


def _joined(values: Iterable[object]) -> str:
    return "; ".join(_plain(value) for value in values) or "-"


def _figures(figures: Sequence[Row], *more: str) -> str:
    return _joined(" ".join([_plain(f.get("value")), *(str(f[key]) for key in more if f.get(key))]) for f in figures)


def _place(place: Row) -> str:
    return f"{place.get('name') or place.get('text')} ({place.get('kind')})"
