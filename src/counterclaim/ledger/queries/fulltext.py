"""Words to claims and reports, in either store's full-text index (word_index.py)."""

from functools import reduce
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, text
from sqlalchemy import column as named
from sqlalchemy import table as table_named

from counterclaim.ledger.queries.words import Terms
from counterclaim.ledger.tables import claim, report
from counterclaim.ledger.word_index import WORDS

# Hits that are ranked: those added last. Ranking all 200,000 claims that hold "soldiers" takes a second on SQLite.
RANKED = 1_000
Kind = Literal["claim", "report"]
_TABLES = {"claim": claim, "report": report}
_CONFIGURATION: ColumnElement[Any] = literal_column("'counterclaim'::regconfig")


def claim_ids(db: Connection, wanted: Terms) -> Select[Any]:
    """Ids of the claims that hold all terms."""
    if db.dialect.name == "sqlite":
        return select(claim.c.id).where(claim.c.row.in_(_rows("claim", wanted)))
    return select(claim.c.id).where(_matches("claim", wanted))


def of_latest(db: Connection, wanted: Terms, most: int) -> Select[Any]:
    """Ids of the `most` claims added last that hold all terms, for further filters.

    They are joined: of a bare "in", SQLite goes through all claims that another index gives, and there may be many.
    """
    rows = latest_rows(db, wanted, most).subquery()
    return select(claim.c.id).join(rows, next(iter(rows.c)) == claim.c.row)


def latest_rows(db: Connection, wanted: Terms, most: int) -> Select[Any]:
    """Row numbers of the `most` claims added last that hold all terms."""
    if db.dialect.name == "sqlite":
        return _rows("claim", wanted).order_by(named("rowid").desc()).limit(most)
    return select(claim.c.row).where(_matches("claim", wanted)).order_by(claim.c.row.desc()).limit(most)


def are_many(db: Connection, wanted: Terms) -> bool:
    """Whether more claims may hold all terms than are ranked."""
    return (db.scalar(select(func.count()).select_from(latest_rows(db, wanted, RANKED).subquery())) or 0) >= RANKED


def count_of(db: Connection, wanted: Terms) -> Select[Any]:
    """What to count for the number of claims that hold all terms."""
    return _rows("claim", wanted) if db.dialect.name == "sqlite" else claim_ids(db, wanted)


def holds(db: Connection, wanted: Terms) -> ColumnElement[bool]:
    """True of a claim that holds all terms, asked of one claim after the other."""
    if db.dialect.name == "sqlite":
        # One row after the other FTS5 goes through its whole list each time; the set of rows is made once instead, and
        # "+ 0" keeps SQLite from fetching every one of them by its number where the list's order finds few in time.
        return (claim.c.row + 0).in_(_rows("claim", wanted))
    return _matches("claim", wanted)


def latest(db: Connection, kind: Kind, wanted: Terms, most: int) -> list[tuple[int, float]]:
    """(row, rank) of the `most` rows of claims or reports added last that hold all terms, the best first.

    rank: BM25 in SQLite, ts_rank_cd in PostgreSQL; greater is better, the scales differ.
    """
    if db.dialect.name == "sqlite":
        rows = _rows(kind, wanted).order_by(named("rowid").desc()).limit(most).subquery()
        first = db.scalar(select(func.min(rows.c.rowid)))
        if first is None:
            return []
        # A bound on rowid is taken by the index itself, so that it ranks no more than it must.
        rank: ColumnElement[Any] = literal_column(f"-bm25({kind}_words)")
        found = db.execute(_rows(kind, wanted).add_columns(rank).where(named("rowid") >= first)).all()
    else:
        table = _TABLES[kind]
        inner = select(table.c.row).where(_matches(kind, wanted)).order_by(table.c.row.desc()).limit(most).subquery()
        score = func.ts_rank_cd(literal_column(WORDS[kind]), _tsquery(wanted))
        found = db.execute(select(table.c.row, score).join(inner, inner.c.row == table.c.row)).all()
    return sorted(((row, score) for row, score in found), key=lambda one: (-one[1], -one[0]))


def fts5(wanted: Terms) -> str:
    """The terms in FTS5's language: every one a quoted string, so that no word of it is an operator."""
    return " ".join('"' + " ".join(term).replace('"', '""') + '"' for term in wanted.all)


def _rows(kind: Kind, wanted: Terms) -> Select[Any]:
    index = table_named(f"{kind}_words", named("rowid"))
    match = text(f"{kind}_words MATCH :words_of_{kind}").bindparams(**{f"words_of_{kind}": fts5(wanted)})
    return select(index.c.rowid).where(match)


def _matches(kind: Kind, wanted: Terms) -> ColumnElement[bool]:
    return literal_column(WORDS[kind]).op("@@", is_comparison=True)(_tsquery(wanted))


def _tsquery(wanted: Terms) -> ColumnElement[Any]:
    parts = [func.phraseto_tsquery(_CONFIGURATION, func.counterclaim_plain(" ".join(term))) for term in wanted.all]
    return reduce(lambda a, b: a.op("&&")(b), parts)
