"""What is kept, as pages show it: the lists, one collection, and what stands beside one thing."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, func, inspect, select

from counterclaim.errors import UnknownError
from counterclaim.ledger.queries.events import event_rows
from counterclaim.ledger.queries.load import claim_rows, report_briefs
from counterclaim.ledger.queries.matters import matter_rows
from counterclaim.ledger.queries.speakers import speaker_rows
from counterclaim.ledger.storable import plain
from counterclaim.web.look import values
from counterclaim.web.saved import tables

MOST = 500  # of each list


class Search(msgspec.Struct, frozen=True):
    """A saved search. address: of the page that answers it. at: UTC."""

    id: str
    name: str
    path: str
    query: str
    who: str
    at: str

    @property
    def address(self) -> str:
        """The page that answers it."""
        return f"{self.path}?{self.query}" if self.query else self.path


class Collection(msgspec.Struct, frozen=True):
    """A collection in a list. items: how many."""

    id: str
    name: str
    note: str
    who: str
    at: str
    items: int = 0


class Item(msgspec.Struct, frozen=True):
    """A thing with its heading; gone: the ledger no longer has it."""

    kind: str
    object: str
    heading: str
    note: str
    who: str
    at: str
    gone: bool = False


class Note(msgspec.Struct, frozen=True):
    """A note on a thing."""

    id: str
    kind: str
    object: str
    text: str
    who: str
    at: str


class Tag(msgspec.Struct, frozen=True):
    """A tag and how many things have it."""

    word: str
    things: int


class Beside(msgspec.Struct, frozen=True):
    """What a desk keeps beside one thing. others: collections it is not in."""

    kind: str
    object: str
    notes: tuple[Note, ...] = ()
    tags: tuple[str, ...] = ()
    collections: tuple[Collection, ...] = ()
    others: tuple[Collection, ...] = ()


class Shelf(msgspec.Struct, frozen=True):
    """Everything that is kept. notes: the newest first."""

    searches: tuple[Search, ...] = ()
    collections: tuple[Collection, ...] = ()
    tags: tuple[Tag, ...] = ()
    notes: tuple[tuple[Note, Item], ...] = ()


def shelf(db: Connection) -> Shelf:
    """Everything, each list by name."""
    if not _kept(db):
        return Shelf()
    word, things = tables.tag.c.word, func.count()
    tags = db.execute(select(word, things).group_by(word).order_by(things.desc(), word).limit(MOST))
    notes = [Note(*row) for row in db.execute(select(tables.note).order_by(tables.note.c.at.desc()).limit(50))]
    about = headed(db, [Item(one.kind, one.object, "", "", one.who, one.at) for one in notes])
    words = tuple(Tag(*row) for row in tags)
    return Shelf(_searches(db), _collections(db), words, tuple(zip(notes, about, strict=True)))


def search(db: Connection, id: str) -> Search:
    """One saved search; raises UnknownError."""
    found = next((one for one in _searches(db) if one.id == id), None) if _kept(db) else None
    if found is None:
        raise UnknownError("there is no such saved search.", where=id[:80], next_step="See /saved for those there are.")
    return found


def collection(db: Connection, id: str) -> tuple[Collection, tuple[Item, ...]]:
    """One collection and its items in the order in which they were put there; raises UnknownError."""
    found = next((one for one in _collections(db) if one.id == id), None) if _kept(db) else None
    if found is None:
        raise UnknownError("there is no such collection.", where=id[:80], next_step="See /saved for those there are.")
    kept = tables.item.c
    query = select(kept.kind, kept.object, kept.note, kept.who, kept.at).where(kept.collection == id)
    rows = db.execute(query.order_by(kept.at, kept.object).limit(MOST))
    return found, headed(db, [Item(row.kind, row.object, "", row.note, row.who, row.at) for row in rows])


def tagged(db: Connection, word: str) -> tuple[Item, ...]:
    """The things that have a tag."""
    if not _kept(db):
        return ()
    kept = tables.tag.c
    rows = db.execute(
        select(kept.kind, kept.object, kept.who, kept.at).where(kept.word == plain(word)).order_by(kept.at).limit(MOST)
    )
    return headed(db, [Item(row.kind, row.object, "", "", row.who, row.at) for row in rows])


def beside(db: Connection, kind: str, object: str) -> Beside:
    """What is kept beside one thing."""
    if not _kept(db):
        return Beside(kind, object)
    note, tag, item = tables.note, tables.tag, tables.item
    at = plain(object)
    notes = db.execute(select(note).where(note.c.kind == kind, note.c.object == at).order_by(note.c.at).limit(MOST))
    words = db.scalars(select(tag.c.word).where(tag.c.kind == kind, tag.c.object == at).order_by(tag.c.word))
    held = frozenset(db.scalars(select(item.c.collection).where(item.c.kind == kind, item.c.object == at)))
    every = _collections(db)
    return Beside(
        kind, object, tuple(Note(*row) for row in notes), tuple(words),
        tuple(one for one in every if one.id in held), tuple(one for one in every if one.id not in held),
    )  # fmt: skip


def headed(db: Connection, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with what each is called today."""
    names = {kind: _NAMES[kind](db, [one.object for one in items if one.kind == kind]) for kind in KINDS}
    found = [(one, names.get(one.kind, {}).get(one.object)) for one in items]
    return tuple(msgspec.structs.replace(one, heading=name or "", gone=name is None) for one, name in found)


def _reports(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    briefs = report_briefs(db, ids)
    return {id: f"{values.title(one)}, {values.outlet(one)}" for id, one in briefs.items()}


_NAMES: dict[str, Callable[[Connection, list[str]], dict[str, str]]] = {
    "events": lambda db, ids: {one.id: one.heading for one in event_rows(db, ids)},
    "matters": lambda db, ids: {one.id: one.heading for one in matter_rows(db, ids)},
    "reports": _reports,
    "claims": lambda db, ids: {
        one.id: f"{values.account(one)}: “{values.cut(one.text, 160)}”" for one in claim_rows(db, ids)
    },
    "speakers": lambda db, ids: {one.id: one.name for one in speaker_rows(db, ids)},
}
KINDS = tuple(_NAMES)


def _searches(db: Connection) -> tuple[Search, ...]:
    rows = db.execute(select(tables.search).order_by(tables.search.c.name, tables.search.c.id).limit(MOST))
    return tuple(Search(*row) for row in rows)


def _collections(db: Connection) -> tuple[Collection, ...]:
    one = tables.collection
    items = select(func.count()).where(tables.item.c.collection == one.c.id).scalar_subquery()
    rows = db.execute(select(one, items).order_by(one.c.name, one.c.id).limit(MOST))
    return tuple(Collection(*row) for row in rows)


def _kept(db: Connection) -> bool:
    return inspect(db).has_table(tables.collection.name)
