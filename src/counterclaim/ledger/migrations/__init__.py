"""Brings a ledger's tables to the form this program works with, when a ledger is opened."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from counterclaim.errors import LedgerError
from counterclaim.ledger import checked_tables, transactions  # noqa: F401 the tables of a ledger are all known

HEAD = "0019"
"""The newest revision in versions/; a test compares them."""
_FOLDER = Path(__file__).parent
_VERSION = text("SELECT version_num FROM alembic_version")


def revision_of(engine: Engine) -> str | None:
    """The revision a ledger is at; None for an empty store. Raises LedgerError for a store of something else."""
    try:
        with engine.connect() as db:
            found: str | None = db.scalar(_VERSION)
            return found
    except DBAPIError as error:
        if transactions.passing(error):
            raise transactions.told(error, engine) from error
    with transactions.read(engine) as db:
        tables = set(inspect(db).get_table_names())
    if tables & {"report", "claim", "capture"} or (tables and engine.dialect.name == "sqlite"):
        raise LedgerError(
            "is a database of something else.",
            where=engine.url.database or "the ledger",
            next_step="Name another file with --ledger.",
        )
    return None


def bring_up(engine: Engine) -> None:
    """Make or migrate the tables, as one transaction; nothing is done where they are as they should be.

    Raises LedgerError for a ledger that a newer program wrote.
    """
    at = revision_of(engine)
    if at == HEAD:
        return
    _refuse_newer(at, engine)
    transactions.write(engine, _upgrade)


def _refuse_newer(at: str | None, engine: Engine) -> None:
    if at is not None and at > HEAD:
        from counterclaim.version import __version__

        raise LedgerError(
            f"was written by a newer Counterclaim (tables {at}; {__version__} knows up to {HEAD}).",
            where=engine.url.database or "the ledger",
            next_step="Run: pip install --upgrade counterclaim",
        )


def _upgrade(db: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = db
    command.upgrade(config, "head")
