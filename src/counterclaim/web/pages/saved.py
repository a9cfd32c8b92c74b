"""What a desk keeps: the list, a collection, a tag, a saved search with its feed; and the forms that change them."""

from collections.abc import Callable

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Connection

from counterclaim.errors import CorrectionError
from counterclaim.language import _
from counterclaim.web import asking
from counterclaim.web.desk import desk, person
from counterclaim.web.forms import back, fields
from counterclaim.web.hooks import keep as keep_hooks
from counterclaim.web.look import flat
from counterclaim.web.look.followed import FEEDS
from counterclaim.web.look.links import Links
from counterclaim.web.saved import keep, shelf
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
FED = ("/claims", "/search")  # whose filters select claims, which a feed tells of


def shown(db: Connection) -> Shown:
    """Everything that is kept."""
    found = shelf.shelf(db)
    values = {"shelf": found, "fed": FED, "hooks": keep_hooks.hooks(db), "followed": keep_hooks.KINDS}
    return Shown(template="saved.html.j2", title=_("Saved"), section="saved", value=found, values=values)


def one_collection(db: Connection, id: str) -> Shown:
    """One collection."""
    found, items = shelf.collection(db, id)
    return Shown(
        template="collection.html.j2", title=found.name, section="saved", value={"collection": found, "items": items},
        table=flat.structs(shelf.Item, lambda db: shelf.collection(db, id)[1]),
        values={"collection": found, "items": items, "tag": ""},
    )  # fmt: skip


def one_tag(db: Connection, word: str) -> Shown:
    """What has a tag."""
    items = shelf.tagged(db, word)
    return Shown(
        template="collection.html.j2", title=_("Tag: %(tag)s", tag=word[:80]), section="saved",
        value={"tag": word, "items": items},
        table=flat.structs(shelf.Item, lambda db: shelf.tagged(db, word)),
        values={"collection": None, "items": items, "tag": word},
    )  # fmt: skip


@router.get("/saved")
def route(request: Request) -> Response:
    """The list's address."""
    return desk(request).show(request, shown)


@router.get("/collections/{id}")
def collection_route(request: Request, id: str) -> Response:
    """A collection's address."""
    return desk(request).show(request, lambda db: one_collection(db, id))


@router.get("/tags/{word:path}")
def tag_route(request: Request, word: str) -> Response:
    """A tag's address."""
    return desk(request).show(request, lambda db: one_tag(db, word))


@router.get("/searches/{id}")
def search_route(request: Request, id: str) -> Response:
    """A saved search's address: leads to the page that answers it; with format=atom or jsonfeed, its feed."""
    at = desk(request)
    with at.reading() as db:
        found = shelf.search(db, id)
    if request.query_params.get("format") in FEEDS and found.path in FED:
        asked = asking.filters(keep.pairs(found.query))
        told = Shown(template="", title=found.name, section="saved", feed=asked)
        return at.show(request, lambda _: told)
    return RedirectResponse(found.address, status_code=303)


async def _change(request: Request, run: Callable[[Connection, dict[str, str]], str]) -> Response:
    """Run a form's change and go to the address that it returns, or to where the form says it came from."""
    given = dict(await fields(request))
    to = await to_thread.run_sync(lambda: desk(request).write(lambda db: run(db, given)))
    return back(given.get("back", "") or to, to)


@router.post("/searches")
async def save(request: Request) -> Response:
    """Save a search."""
    who = person(request).name

    def run(db: Connection, given: dict[str, str]) -> str:
        keep.save_search(db, given.get("name", ""), given.get("address", ""), who=who)
        return "/saved"

    return await _change(request, run)


@router.post("/searches/{id}/remove")
async def remove_search(request: Request, id: str) -> Response:
    """Drop a saved search."""
    who = person(request).name

    def run(db: Connection, _: dict[str, str]) -> str:
        keep.remove_search(db, id, who=who)
        return "/saved"

    return await _change(request, run)


@router.post("/collections")
async def put(request: Request) -> Response:
    """Put a thing into a collection that is there, or into a new one; or only begin one."""
    who = person(request).name

    def run(db: Connection, given: dict[str, str]) -> str:
        id, new, object = given.get("collection", ""), given.get("new", "").strip(), given.get("object", "")
        if not id and not new:
            raise CorrectionError(_("no collection was chosen."), next_step=_("Choose one, or give a new one's name."))
        if new:
            id = keep.add_collection(db, new, "" if object else given.get("note", ""), who=who)
        if object:
            keep.put_into(db, id, given.get("kind", ""), object, given.get("note", ""), who=who)
        return Links().one("collections", id)

    return await _change(request, run)


@router.post("/collections/{id}/{verb}")
async def change_collection(request: Request, id: str, verb: str) -> Response:
    """Rename a collection, take a thing out of it, or drop it. verb: "change", "take-out" or "remove"."""
    who = person(request).name

    def run(db: Connection, given: dict[str, str]) -> str:
        if verb == "change":
            keep.change_collection(db, id, given.get("name", ""), given.get("note", ""), who=who)
        elif verb == "take-out":
            keep.take_out(db, id, given.get("kind", ""), given.get("object", ""), who=who)
        elif verb == "remove":
            keep.remove_collection(db, id, who=who)
            return "/saved"
        else:
            raise CorrectionError(_("nothing was chosen."), next_step=_("Use one of the buttons."))
        return Links().one("collections", id)

    return await _change(request, run)


@router.post("/notes")
async def note(request: Request) -> Response:
    """Write a note on a thing."""
    who = person(request).name

    def run(db: Connection, given: dict[str, str]) -> str:
        keep.add_note(db, given.get("kind", ""), given.get("object", ""), given.get("text", ""), who=who)
        return _thing(given)

    return await _change(request, run)


@router.post("/notes/{id}/remove")
async def remove_note(request: Request, id: str) -> Response:
    """Drop a note."""
    who = person(request)

    def run(db: Connection, given: dict[str, str]) -> str:
        keep.remove_note(db, id, who=who.name, admin=who.may("admin"))
        return _thing(given)

    return await _change(request, run)


@router.post("/tags")
async def tag(request: Request) -> Response:
    """Tag a thing, or drop its tag (remove=1)."""
    who = person(request).name

    def run(db: Connection, given: dict[str, str]) -> str:
        write = keep.remove_tag if given.get("remove") else keep.add_tag
        write(db, given.get("kind", ""), given.get("object", ""), given.get("tag", ""), who=who)
        return _thing(given)

    return await _change(request, run)


def _thing(given: dict[str, str]) -> str:
    """The page of the thing that a form was about."""
    kind = given.get("kind", "")
    return (Links().one(kind, given.get("object")) + "#kept") if kind in shelf.KINDS else "/saved"
