"""Names in the order in which people look them up: accents, strokes and case play no part."""

import unicodedata
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, String, func

_KEPT = 50_000  # names whose key is kept: a list asks for it page after page


@lru_cache(_KEPT)
def sort_name(name: str) -> str:
    """What a name sorts under: "Łukasz Żak" under "lukasz zak"."""
    if name.isascii():
        return name.lower()
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(_plain(letter) for letter in letters if not unicodedata.combining(letter))


def _plain(letter: str) -> str:
    """ "ł" is a letter of its own to Unicode, named "latin small letter l with stroke"."""
    base, stroke, _ = unicodedata.name(letter, "").partition(" WITH ")
    if not stroke:
        return letter
    try:
        return unicodedata.lookup(base)
    except KeyError:
        return letter


def by_name(db: Connection, column: ColumnElement[str]) -> ColumnElement[str]:
    """A column of names to be ordered by and compared with its own values; SQLite learns the order in engine.py."""
    if db.dialect.name == "sqlite":
        return func.sort_name(column, type_=String)
    return column.collate("und-x-icu")
