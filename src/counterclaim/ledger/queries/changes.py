"""Corrections and the audit log in words: what was done, and each field before and after."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.show import relations, words
from counterclaim.show.safe import one_line

_DONE = {
    "accept": "Accepted", "reject": "Rejected", "edit": "Corrected", "merge": "Merged two matters",
    "split": "Split off claims", "relate": "Set a relation", "undo": "Undone", "add": "Added the claim",
    "merge_speakers": "Merged two speakers", "split_speaker": "Split off names of a speaker",
    "merge_events": "Merged two events", "split_event": "Split off an event", "move_claims": "Moved claims",
    "rename_event": "Named the event",
}  # fmt: skip
_PARTS = {"figures": "Figure", "places": "Place", "times": "Time"}
_NAMES = {
    "voice": "Voice", "said": "Said on", "content": "Words", "actor": "Who acts", "target": "On whom",
    "addressee": "Told to", "counted": "what is counted", "state": "what happened to them", "side": "whose",
    "by": "by whom", "id": "place number", "lat": "latitude", "lon": "longitude", "admin1": "division",
    "same_as": "the same as",
}  # fmt: skip
_NOTHING = "nothing"


class Change(msgspec.Struct, frozen=True):
    """One field. before: None where the correction does not tell it."""

    field: str
    before: str | None
    after: str


def done(row: CorrectionRow) -> str:
    """What the correction did: "Corrected", "Undone: correction 12"."""
    what = _DONE.get(row.action, words.plain(row.action).capitalize())
    return f"{what}: correction {row.undoes}" if row.undoes is not None else what


def changes(row: CorrectionRow) -> tuple[Change, ...]:
    """What it changed, field by field, in words."""
    new = row.new if isinstance(row.new, Mapping) else {}
    if row.action in ("edit", "add"):
        old = row.old if isinstance(row.old, Mapping) else {}
        return tuple(_edited(new, old))
    return tuple(Change(name, None, told) for name, told in _arranged(row.action, new))


def _edited(new: Mapping[str, Any], old: Mapping[str, Any]) -> Iterator[Change]:
    for field, value in new.items():
        if field in _PARTS and isinstance(value, Mapping):
            was = old.get(field)
            yield from _parts(_PARTS[field], value, was if isinstance(was, Mapping) else {})
        else:
            before = told(old[field], field) if field in old else None
            yield Change(_NAMES.get(field, words.plain(field).capitalize()), before, told(value, field))


def _parts(name: str, new: Mapping[str, Any], old: Mapping[str, Any]) -> Iterator[Change]:
    for span, fields in new.items():
        was = old.get(span)
        known = was if isinstance(was, Mapping) else {}
        label = f"{name} “{one_line(str(known['text']))}”" if known.get("text") else f"{name} at {_spans(span)}"
        if not isinstance(fields, Mapping):
            yield Change(label, None, "removed")
            continue
        for field, value in fields.items():
            what = _NAMES.get(field, words.plain(field))
            yield Change(f"{label}, {what}", told(known[field], field) if field in known else None, told(value, field))


def _arranged(action: str, new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if action == "merge":
        yield "Claims", words.many(len(new.get("a", ())) + len(new.get("b", ())), "claim") + " in one matter now"
    elif action == "split":
        apart, rest = len(new.get("apart", ())), len(new.get("rest", ()))
        yield "Claims", f"{words.many(apart, 'claim')} split off, {words.many(rest, 'claim')} left"
    elif action == "merge_speakers":
        yield "Names", f"{_named(new.get('b', ()))} is {_named(new.get('a', ()))}"
    elif action == "split_speaker":
        yield "Names", f"{_named(new.get('apart', ()))} is not {_named(new.get('rest', ()))}"
    elif action == "merge_events":
        yield "Claims", words.many(len(new.get("a", ())) + len(new.get("b", ())), "claim") + " in one event now"
    elif action == "split_event":
        yield "Claims", words.many(len(new.get("apart", ())), "claim") + " made an event of their own"
    elif action == "move_claims":
        yield "Claims", words.many(len(new.get("claims", ())), "claim") + " moved to another event"
    elif action == "rename_event":
        yield "Name", str(new.get("name"))
    elif action == "relate":
        kind = str(new.get("relation"))
        known = kind in relations.RELATIONS
        yield "Relation", f"the first claim {relations.verb(kind)} the second" if known else "none between the two"


def _named(atoms: Sequence[Mapping[str, Any]]) -> str:
    names = list(dict.fromkeys(one_line(str(one.get("name") or one.get("key"))) for one in atoms))
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more names" if len(names) > 3 else "")


def told(value: Any, field: str = "") -> str:
    """A value in words, never as a program writes it."""
    if value is None or value in ("", [], {}):
        return _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return words.number(value)
    if isinstance(value, Mapping):
        return _party(value) if "name" in value else _listed(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        spans = field == "content" and all(isinstance(one, Sequence) and len(one) == 2 for one in value)
        return _spans(*value) if spans else ", ".join(told(one) for one in value)
    return one_line(words.date(value) if field == "said" else words.plain(value) if _code(value) else value)


def _code(value: str) -> bool:
    return "_" in value and value.replace("_", "").isalpha() and value.islower()


def _party(value: Mapping[str, Any]) -> str:
    rest = [str(value[name]) for name in ("role", "side") if value.get(name)]
    return one_line(f"{value['name']} ({', '.join(rest)})" if rest else str(value["name"]))


def _listed(value: Mapping[str, Any]) -> str:
    known = {name: one for name, one in value.items() if one is not None}
    return "; ".join(f"{_NAMES.get(name, words.plain(name))}: {told(one)}" for name, one in known.items()) or _NOTHING


def _spans(*spans: Any) -> str:
    pairs = [tuple(one.split("-")) if isinstance(one, str) else tuple(one) for one in spans]
    return "characters " + ", ".join("–".join(str(end) for end in pair) for pair in pairs)
