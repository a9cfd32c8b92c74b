"""The API's corrections: POST only; the door lets reviewers through and nobody else (web/door/guard.py)."""

from typing import Any

import msgspec
from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response

from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.web.api.asked import answer, body, values
from counterclaim.web.api.described import operation
from counterclaim.web.desk import desk, person

router = APIRouter(prefix="/api", tags=["corrections"])


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """why: the reason. based_on: `revision` of the claim that was looked at; refused where it changed since."""

    why: str | None = None
    based_on: str | None = None


class Edit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """patch: fields and what they should be (docs/correcting.md). why, based_on: as in Judgement."""

    patch: dict[str, Any]
    why: str | None = None
    based_on: str | None = None


class Addition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """patch: fields of the new claim as in Edit, "content" with it: [[start, end], ...] into the report's text."""

    patch: dict[str, Any]
    why: str | None = None


class Merge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """other: the matter that joins. based_on: matter id to `revision`."""

    other: str
    why: str | None = None
    based_on: dict[str, str] | None = None


class Split(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """claims: ids of those that are about another question. based_on: `revision` of the matter."""

    claims: list[str]
    why: str | None = None
    based_on: str | None = None


class Move(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """claims: ids of those that are about the event `to`. based_on: `revision` of the event they leave."""

    claims: list[str]
    to: str
    why: str | None = None
    based_on: str | None = None


class Rename(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """name: what the event is called. based_on: its `revision`."""

    name: str
    why: str | None = None
    based_on: str | None = None


class Relate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """a stands in `relation` to b ("a updates b"); "none" takes it away. based_on: `revision` of a."""

    a: str
    b: str
    relation: str
    why: str | None = None
    based_on: str | None = None


class SameSpeaker(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """other: id or name of the speaker who is the same."""

    other: str
    why: str | None = None


class OtherSpeaker(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """names: those of the speaker's names, or their keys, that are somebody else's."""

    names: list[str]
    why: str | None = None


class Undo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """why: the reason."""

    why: str | None = None


BODIES: list[Any] = [
    Judgement, Edit, Addition, Merge, Split, Move, Rename, Relate, SameSpeaker, OtherSpeaker, Undo, CorrectionRow,
]  # fmt: skip
"""The types of all bodies, and of the answer."""


@router.post("/claims/{id}/accept", summary="Say that a claim was read correctly",
             openapi_extra=operation((), CorrectionRow, body=Judgement))  # fmt: skip
async def accept(request: Request, id: str) -> Response:
    """The claim is read as it should be."""
    given = await body(request, Judgement)
    return await _do(request, "accept", id, why=given.why, based_on=given.based_on)


@router.post("/claims/{id}/reject", summary="Say that the report does not claim this",
             openapi_extra=operation((), CorrectionRow, body=Judgement))  # fmt: skip
async def reject(request: Request, id: str) -> Response:
    """It stays in the ledger and leaves its matters."""
    given = await body(request, Judgement)
    return await _do(request, "reject", id, why=given.why, based_on=given.based_on)


@router.post("/claims/{id}/edit", summary="Change fields of a claim",
             openapi_extra=operation((), CorrectionRow, body=Edit))  # fmt: skip
async def edit(request: Request, id: str) -> Response:
    """The machine's reading stays; what is shown follows the correction."""
    given = await body(request, Edit)
    return await _do(request, "edit", id, given.patch, why=given.why, based_on=given.based_on)


@router.post("/reports/{id}/claims", summary="Add a claim that the machine missed",
             openapi_extra=operation((), CorrectionRow, body=Addition))  # fmt: skip
async def add_claim(request: Request, id: str) -> Response:
    """Its words are `patch.content`; figures, places and days in them are found where the patch does not give them."""
    given = await body(request, Addition)
    return await _do(request, "add_claim", id, given.patch, why=given.why)


@router.post("/matters/{id}/merge", summary="Say that two matters are about one question",
             openapi_extra=operation((), CorrectionRow, body=Merge))  # fmt: skip
async def merge(request: Request, id: str) -> Response:
    """The other's claims join this one."""
    given = await body(request, Merge)
    return await _do(request, "merge", id, given.other, why=given.why, based_on=given.based_on)


@router.post("/matters/{id}/split", summary="Split claims off a matter",
             openapi_extra=operation((), CorrectionRow, body=Split))  # fmt: skip
async def split(request: Request, id: str) -> Response:
    """They become a matter of their own."""
    given = await body(request, Split)
    return await _do(request, "split", id, given.claims, why=given.why, based_on=given.based_on)


@router.post("/events/{id}/merge", summary="Say that two events are one",
             openapi_extra=operation((), CorrectionRow, body=Merge))  # fmt: skip
async def merge_events(request: Request, id: str) -> Response:
    """The other's claims join this one."""
    given = await body(request, Merge)
    return await _do(request, "merge_events", id, given.other, why=given.why, based_on=given.based_on)


@router.post("/events/{id}/split", summary="Split claims off an event",
             openapi_extra=operation((), CorrectionRow, body=Split))  # fmt: skip
async def split_event(request: Request, id: str) -> Response:
    """They become an event of their own."""
    given = await body(request, Split)
    return await _do(request, "split_event", id, given.claims, why=given.why, based_on=given.based_on)


@router.post("/events/{id}/move", summary="Move claims to another event",
             openapi_extra=operation((), CorrectionRow, body=Move))  # fmt: skip
async def move_claims(request: Request, id: str) -> Response:
    """They are told of that event from now on."""
    given = await body(request, Move)
    return await _do(request, "move_claims", id, given.claims, given.to, why=given.why, based_on=given.based_on)


@router.post("/events/{id}/rename", summary="Name an event",
             openapi_extra=operation((), CorrectionRow, body=Rename))  # fmt: skip
async def rename_event(request: Request, id: str) -> Response:
    """The name stands in place of kind, place and day."""
    given = await body(request, Rename)
    return await _do(request, "rename_event", id, given.name, why=given.why, based_on=given.based_on)


@router.post("/relations", summary="Say how two claims relate",
             openapi_extra=operation((), CorrectionRow, body=Relate))  # fmt: skip
async def relate(request: Request) -> Response:
    """Whatever the machine said of the two gives way."""
    given = await body(request, Relate)
    return await _do(request, "relate", given.a, given.b, given.relation, why=given.why, based_on=given.based_on)


@router.post("/speakers/{id:path}/merge", summary="Say that two speakers are one",
             openapi_extra=operation((), CorrectionRow, body=SameSpeaker))  # fmt: skip
async def merge_speakers(request: Request, id: str) -> Response:
    """What later reports say of either is the one speaker's, too."""
    given = await body(request, SameSpeaker)
    return await _do(request, "merge_speakers", id, given.other, why=given.why)


@router.post("/speakers/{id:path}/split", summary="Split names off a speaker",
             openapi_extra=operation((), CorrectionRow, body=OtherSpeaker))  # fmt: skip
async def split_speaker(request: Request, id: str) -> Response:
    """They become a speaker of their own."""
    given = await body(request, OtherSpeaker)
    return await _do(request, "split_speaker", id, given.names, why=given.why)


@router.post("/corrections/{number}/undo", summary="Undo a correction",
             openapi_extra=operation((), CorrectionRow, body=Undo))  # fmt: skip
async def undo(request: Request, number: str) -> Response:
    """Both stay on record."""
    given = await body(request, Undo)
    return await _do(request, "undo", _number(number), why=given.why)


async def _do(request: Request, verb: str, *what: Any, **how: Any) -> Response:
    values(request, ())
    who = person(request).name
    do = getattr(desk(request).ledger, verb)
    return answer(await to_thread.run_sync(lambda: do(*what, who=who, **how)))


def _number(text: str) -> int:
    from counterclaim.errors import UnknownError

    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UnknownError("there is no such correction.", where=text[:40])
    return int(text)
