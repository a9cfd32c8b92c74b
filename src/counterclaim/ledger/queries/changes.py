"""Corrections and the audit log in words: what was done, and each field before and after."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.language import _, mark
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.show import relations, words
from counterclaim.show.safe import one_line

_DONE = {
    "accept": mark("Accepted"), "reject": mark("Rejected"), "edit": mark("Corrected"),
    "merge": mark("Merged two matters"),
    "split": mark("Split off claims"), "relate": mark("Set a relation"), "undo": mark("Undone"),
    "add": mark("Added the claim"),
    "merge_speakers": mark("Merged two speakers"), "split_speaker": mark("Split off names of a speaker"),
    "merge_events": mark("Merged two events"), "split_event": mark("Split off an event"),
    "move_claims": mark("Moved claims"),
    "rename_event": mark("Named the event"),
}  # fmt: skip
_PARTS = {"figures": mark("Figure"), "places": mark("Place"), "times": mark("Time")}
_NAMES = {
    "voice": mark("Voice"), "said": mark("Said on"), "content": mark("Words"), "actor": mark("Who acts"),
    "target": mark("On whom"),
    "addressee": mark("Told to"), "counted": mark("what is counted"), "state": mark("what happened to them"),
    "side": mark("whose"),
    "by": mark("by whom"), "id": mark("place number"), "lat": mark("latitude"), "lon": mark("longitude"),
    "admin1": mark("division"),
    "same_as": mark("the same as"),
}  # fmt: skip
_NOTHING = mark("nothing")


class Change(msgspec.Struct, frozen=True):
    """One field. before: None where the correction does not tell it."""

    field: str
    before: str | None
    after: str


FIELDS = tuple("speaker type stance factuality evidentiality channel words value low high bound unit".split())
"""Names of fields that stand in a change as they are."""


def done(row: CorrectionRow) -> str:
    """What the correction did: "Corrected", "Undone: correction 12"."""
    what = _(_DONE[row.action]) if row.action in _DONE else words.plain(row.action).capitalize()
    if row.undoes is None:
        return what
    return _("%(what)s: correction %(number)s", what=what, number=row.undoes)


def changes(row: CorrectionRow) -> tuple[Change, ...]:
    """What it changed, field by field, in words."""
    new = row.new if isinstance(row.new, Mapping) else {}
    if row.action in ("edit", "add"):
        old = row.old if isinstance(row.old, Mapping) else {}
        return tuple(_edited(new, old))
    return tuple(Change(name, None, value) for name, value in _arranged(row.action, new))


def _edited(new: Mapping[str, Any], old: Mapping[str, Any]) -> Iterator[Change]:
    for field, value in new.items():
        if field in _PARTS and isinstance(value, Mapping):
            was = old.get(field)
            yield from _parts(_(_PARTS[field]), value, was if isinstance(was, Mapping) else {})
        else:
            before = told(old[field], field) if field in old else None
            yield Change(_name(field) or words.plain(field).capitalize(), before, told(value, field))


def _parts(name: str, new: Mapping[str, Any], old: Mapping[str, Any]) -> Iterator[Change]:
    for span, fields in new.items():
        was = old.get(span)
        known = was if isinstance(was, Mapping) else {}
        at = _("%(what)s at %(where)s", what=name, where=_spans(span))
        label = f"{name} “{one_line(str(known['text']))}”" if known.get("text") else at
        if not isinstance(fields, Mapping):
            yield Change(label, None, _("removed"))
            continue
        for field, value in fields.items():
            what = _name(field) or words.plain(field)
            yield Change(f"{label}, {what}", told(known[field], field) if field in known else None, told(value, field))


def _arranged(action: str, new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if action == "merge":
        yield _("Claims"), _("%(claims)s in one matter now", claims=_both(new))
    elif action == "split":
        apart, rest = len(new.get("apart", ())), len(new.get("rest", ()))
        claims, left = words.many(apart, "claim"), words.many(rest, "claim")
        yield _("Claims"), _("%(claims)s split off, %(rest)s left", claims=claims, rest=left)
    elif action == "merge_speakers":
        yield _("Names"), _("%(name)s is %(other)s", name=_named(new.get("b", ())), other=_named(new.get("a", ())))
    elif action == "split_speaker":
        apart_names, other = _named(new.get("apart", ())), _named(new.get("rest", ()))
        yield _("Names"), _("%(name)s is not %(other)s", name=apart_names, other=other)
    elif action == "merge_events":
        yield _("Claims"), _("%(claims)s in one event now", claims=_both(new))
    elif action == "split_event":
        claims = words.many(len(new.get("apart", ())), "claim")
        yield _("Claims"), _("%(claims)s made an event of their own", claims=claims)
    elif action == "move_claims":
        claims = words.many(len(new.get("claims", ())), "claim")
        yield _("Claims"), _("%(claims)s moved to another event", claims=claims)
    elif action == "rename_event":
        yield _("Name"), str(new.get("name"))
    elif action == "relate":
        kind = str(new.get("relation"))
        if kind not in relations.RELATIONS:
            yield _("Relation"), _("none between the two")
        else:
            yield _("Relation"), _("the first claim %(verb)s the second", verb=relations.verb(kind))


def _both(new: Mapping[str, Any]) -> str:
    return words.many(len(new.get("a", ())) + len(new.get("b", ())), "claim")


def _name(field: str) -> str:
    return _(_NAMES[field]) if field in _NAMES else ""


def _named(atoms: Sequence[Mapping[str, Any]]) -> str:
    names = list(dict.fromkeys(one_line(str(one.get("name") or one.get("key"))) for one in atoms))
    shown = ", ".join(names[:3])
    return _("%(names)s and %(count)s more names", names=shown, count=len(names) - 3) if len(names) > 3 else shown


def told(value: Any, field: str = "") -> str:
    """A value in words, never as a program writes it."""
    if value is None or value in ("", [], {}):
        return _(_NOTHING)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
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
    return "; ".join(f"{_name(name) or words.plain(name)}: {told(one)}" for name, one in known.items()) or _(_NOTHING)


def _spans(*spans: Any) -> str:
    pairs = [tuple(one.split("-")) if isinstance(one, str) else tuple(one) for one in spans]
    offsets = ", ".join("–".join(str(end) for end in pair) for pair in pairs)
    return _("characters %(offsets)s", offsets=offsets)
