"""Keeping and dropping: each step is a row of the audit log, in the same transaction. No text goes into the log."""

import re
import secrets
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.language import _
from counterclaim.ledger import audit
from counterclaim.ledger.storable import plain
from counterclaim.web import asking
from counterclaim.web.saved import shelf, tables

NAME, TEXT, WORD = 200, 4_000, 60  # the most characters of a name, a note, a tag
ANSWERING = ("/claims", "/search", "/events", "/matters")  # pages whose address can be saved
MOST_KEPT = 5_000  # of anything; what nobody can look through any more is a mistake or an attack


def save_search(db: Connection, name: str, address: str, *, who: str) -> str:
    """Keep the address of a list under a name; its id. Raises CorrectionError, FilterError."""
    path, __, query = address.partition("?")
    if path not in ANSWERING:
        raise CorrectionError(_("that page is not a search."), where=path[:80], next_step=_("Save a list or a search."))
    found = [(n, v) for n, v in pairs(query) if n not in ("cursor", "format") and v.strip()]
    asking.filters(found)
    if not found:
        raise CorrectionError(_("nothing is searched for."), next_step=_("Set a filter, or give words."))
    told, kept = _name(name), plain(urlencode(found, errors="replace"))
    row = {"name": told, "path": path, "query": kept, "who": plain(who), "at": audit.now()}
    return _put(db, tables.search, "search_save", row, {"name": told, "address": f"{path}?{kept}"})


def pairs(query: str) -> list[tuple[str, str]]:
    """The names and values of an address's query."""
    return parse_qsl(query, errors="replace", max_num_fields=200)


def remove_search(db: Connection, id: str, *, who: str) -> None:
    """Drop a saved search; raises UnknownError."""
    found = shelf.search(db, id)
    db.execute(delete(tables.search).where(tables.search.c.id == id))
    audit.append(db, who=who, action="search_remove", object=f"search:{id}", detail={"name": found.name})


def add_collection(db: Connection, name: str, note: str, *, who: str) -> str:
    """Begin a collection; its id. Raises CorrectionError."""
    row = {"name": _name(name), "note": _text(note), "who": plain(who), "at": audit.now()}
    return _put(db, tables.collection, "collection_add", row, {"name": row["name"]})


def change_collection(db: Connection, id: str, name: str, note: str, *, who: str) -> None:
    """Give another name or note; raises CorrectionError, UnknownError."""
    shelf.collection(db, id)
    told = {"name": _name(name), "note": _text(note)}
    db.execute(update(tables.collection).where(tables.collection.c.id == id).values(told))
    detail = {"name": told["name"], "note": _hash(told["note"])}
    audit.append(db, who=who, action="collection_change", object=f"collection:{id}", detail=detail)


def remove_collection(db: Connection, id: str, *, who: str) -> None:
    """Drop a collection; what was in it stays in the ledger. Raises UnknownError."""
    found, items = shelf.collection(db, id)
    db.execute(delete(tables.item).where(tables.item.c.collection == id))
    db.execute(delete(tables.collection).where(tables.collection.c.id == id))
    detail = {"name": found.name, "items": [f"{one.kind}:{one.object}" for one in items]}
    audit.append(db, who=who, action="collection_remove", object=f"collection:{id}", detail=detail)


def put_into(db: Connection, id: str, kind: str, object: str, note: str, *, who: str) -> None:
    """Put a thing into a collection; once there it stays once. Raises CorrectionError, UnknownError."""
    shelf.collection(db, id)
    at = _thing(db, kind, object)
    held = (tables.item.c.collection == id, tables.item.c.kind == kind, tables.item.c.object == at)
    if db.scalar(select(tables.item.c.object).where(*held)) is not None:
        raise CorrectionError(_("the collection has it already."), next_step=_("Choose another collection."))
    row = {"collection": id, "kind": kind, "object": at, "note": _text(note), "who": plain(who), "at": audit.now()}
    _insert(db, tables.item, row)
    audit.append(db, who=who, action="collection_put", object=f"{kind}:{at}", detail={"collection": id})


def take_out(db: Connection, id: str, kind: str, object: str, *, who: str) -> None:
    """Take a thing out of a collection; raises UnknownError."""
    held = (tables.item.c.collection == id, tables.item.c.kind == kind, tables.item.c.object == plain(object))
    shelf.collection(db, id)
    if not db.execute(delete(tables.item).where(*held)).rowcount:
        raise UnknownError(_("the collection does not have it."), where=object[:80], next_step=_("Reload the page."))
    audit.append(db, who=who, action="collection_take_out", object=f"{kind}:{plain(object)}", detail={"collection": id})


def add_note(db: Connection, kind: str, object: str, text: str, *, who: str) -> str:
    """Write a note on a thing; its id. Raises CorrectionError, UnknownError."""
    at, told = _thing(db, kind, object), _text(text)
    if not told:
        raise CorrectionError(_("the note is empty."), next_step=_("Write something."))
    row = {"kind": kind, "object": at, "text": told, "who": plain(who), "at": audit.now()}
    return _put(db, tables.note, "note_add", row, {"on": f"{kind}:{at}", "sha256": _hash(told)})


def remove_note(db: Connection, id: str, *, who: str, admin: bool) -> None:
    """Drop a note: one's own, or as an admin anybody's. Raises CorrectionError, UnknownError."""
    tables.metadata.create_all(db)
    row = db.execute(select(tables.note).where(tables.note.c.id == id)).one_or_none()
    if row is None:
        raise UnknownError(_("there is no such note."), where=id[:80], next_step=_("Reload the page."))
    if row.who != plain(who) and not admin:
        raise CorrectionError(_("the note is somebody else's."), next_step=_("Ask its author or an admin."))
    db.execute(delete(tables.note).where(tables.note.c.id == id))
    detail = {"on": f"{row.kind}:{row.object}", "sha256": _hash(row.text)}
    audit.append(db, who=who, action="note_remove", object=f"note:{id}", detail=detail)


def add_tag(db: Connection, kind: str, object: str, word: str, *, who: str) -> None:
    """Tag a thing; a tag that is there already stays. Raises CorrectionError, UnknownError."""
    at, told = _thing(db, kind, object), _word(word)
    held = (tables.tag.c.kind == kind, tables.tag.c.object == at, tables.tag.c.word == told)
    if db.scalar(select(tables.tag.c.word).where(*held)) is None:
        _insert(db, tables.tag, {"kind": kind, "object": at, "word": told, "who": plain(who), "at": audit.now()})
        audit.append(db, who=who, action="tag_add", object=f"{kind}:{at}", detail={"tag": told})


def remove_tag(db: Connection, kind: str, object: str, word: str, *, who: str) -> None:
    """Drop a tag; raises CorrectionError, UnknownError."""
    at, told = plain(object), _word(word)
    tables.metadata.create_all(db)
    held = (tables.tag.c.kind == kind, tables.tag.c.object == at, tables.tag.c.word == told)
    if not db.execute(delete(tables.tag).where(*held)).rowcount:
        raise UnknownError(_("it does not have this tag."), where=told, next_step=_("Reload the page."))
    audit.append(db, who=who, action="tag_remove", object=f"{kind}:{at}", detail={"tag": told})


def _put(db: Connection, table: Table, action: str, row: dict[str, str], detail: dict[str, str]) -> str:
    id = secrets.token_hex(8)
    _insert(db, table, {"id": id, **row})
    audit.append(db, who=row["who"], action=action, object=f"{action.partition('_')[0]}:{id}", detail=detail)
    return id


def _insert(db: Connection, table: Table, row: dict[str, str]) -> None:
    tables.metadata.create_all(db)
    if (db.scalar(select(func.count()).select_from(table)) or 0) >= MOST_KEPT:
        raise CorrectionError(
            _("%(count)s of these are kept already.", count=f"{MOST_KEPT:,}"), next_step=_("Drop some first.")
        )
    try:
        db.execute(insert(table).values(row))
    except IntegrityError as error:
        raise CorrectionError(_("somebody has just done that."), next_step=_("Reload the page.")) from error


def _thing(db: Connection, kind: str, object: str) -> str:
    """The thing's id as it is kept, once it is known that the ledger has it."""
    tables.metadata.create_all(db)
    at = plain(object)
    found = shelf.headed(db, [shelf.Item(kind, at, "", "", "", "")]) if kind in shelf.KINDS else ()
    if not found or found[0].gone:
        raise UnknownError("there is no such thing in the ledger.", where=f"{kind}:{object}"[:80], next_step="Reload.")
    return at


def _name(text: str) -> str:
    told = re.sub(r"\s+", " ", plain(text)).strip()
    if not told or len(told) > NAME:
        raise CorrectionError(
            _("a name has 1 to %(count)s characters.", count=NAME), where="name", next_step=_("Give one.")
        )
    return told


def _text(text: str) -> str:
    told = plain(text).strip()
    if len(told) > TEXT:
        raise CorrectionError(
            _("the note is longer than %(count)s characters.", count=f"{TEXT:,}"), next_step=_("Shorten it.")
        )
    return told


def _word(text: str) -> str:
    told = re.sub(r"\s+", " ", plain(text)).strip().lstrip("#").casefold()
    if not told or len(told) > WORD:
        raise CorrectionError(
            _("a tag has 1 to %(count)s characters.", count=WORD), where="tag", next_step=_("Give one.")
        )
    return told


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
