"""Matters: what several claims are about, the versions of it, and how they relate."""

from typing import Literal

import msgspec

MatterRelationKind = Literal[
    "same_utterance", "agrees", "compatible", "updates", "part_of", "differs", "contradicts", "denies",
    "not_comparable", "inconsistent",
]  # fmt: skip


class MatterRelation(msgspec.Struct, frozen=True):
    """How two claims relate; a, b: entry ids, the later first ("a updates b"), a part before its whole;
    reason: in words."""

    a: str
    b: str
    relation: MatterRelationKind
    reason: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What a matter is about: the same type, place, window, counted thing, whose and by whom.

    text:    in plain words ("settlements held by Ukraine, Kursk region").
    type:    claim type. counted, state: what is counted and what happened to it; None where no figure decides.
    unit:    of the figures compared, canonical. whose, by: sides. place, place_name: gazetteer id and name.
    first, last: first and last day that its claims speak of, ISO dates; None where none tells.
    running: True for a total that grows or a state that changes (held land, losses since a date),
        False for one event.
    """

    text: str
    type: str
    counted: str | None = None
    state: str | None = None
    unit: str | None = None
    whose: str | None = None
    by: str | None = None
    place: str | None = None
    place_name: str | None = None
    first: str | None = None
    last: str | None = None
    running: bool = False


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """Claims about one question, of whatever side.

    id:        made of the question's parts, and of the earliest member where those do not part it from others, so that
        the same claims give the same id in whatever order they came.
    members:   entry ids, sorted by when the claim was made, then id.
    event:     id of the event it is a question about; None for running totals, windows and what has no figure.
    versions:  the members that agree, each a tuple of entry ids; every member stands in exactly one.
    relations: between members; each with its reason.
    """

    id: str
    question: Question
    members: tuple[str, ...]
    versions: tuple[tuple[str, ...], ...] = ()
    relations: tuple[MatterRelation, ...] = ()
    event: str | None = None


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """One act of speaking, however many reports carry it.

    speaker: the speaker's key across reports. said: EDTF date or None. channel: where it was said, if told.
    members: entry ids; a claim that nobody else carries is an utterance of one.
    """

    id: str
    speaker: str
    said: str | None = None
    channel: str | None = None
    members: tuple[str, ...] = ()
