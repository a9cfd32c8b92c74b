"""A big ledger out of a small one, in minutes: every row copied with new ids and later days, for measuring questions.

    python benchmarks/ledger_generator.py --reports 1000 --out small.db
    python benchmarks/ledger_copies.py small.db big.db --times 200      # 200,000 reports, 1 million claims

Each copy keeps its matters, relations and utterances, so their sizes stay those of the small ledger; words, places
and speakers repeat, so that a word or a place of the small ledger is met `times` as often. SQLite only.
"""

import argparse
import shutil
import sqlite3
import time
from pathlib import Path

# table: columns that get the copy's suffix. Rows of other tables (speakers, places, log) stand once.
SUFFIXED = {
    "report": ("id", "family"),
    "actor": ("id", "report"),
    "claim": ("id", "report", "actor", "utterance", "matter"),
    "entry": ("claim",),
    "figure": ("id", "claim"),
    "place": ("id", "claim"),
    "when_": ("id", "claim"),
    "family": ("id",),
    "family_member": ("report", "family"),
    "utterance": ("id",),
    "matter": ("id",),
    "matter_claim": ("matter", "claim"),
    "relation": ("a", "b", "matter"),
    "capture": ("id", "report"),
}
DAYS = ("published", "said_first", "happened_first", "happened_last", "first", "last")
STEP = 11  # days between one copy and the next: two hundred copies span six years


def main() -> None:
    """Copy and time it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("small", type=Path)
    parser.add_argument("big", type=Path)
    parser.add_argument("--times", type=int, default=200)
    given = parser.parse_args()
    started = time.monotonic()
    shutil.copyfile(given.small, given.big)
    db = sqlite3.connect(given.big, isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "foreign_keys = OFF"):
        db.execute(f"PRAGMA {setting}")
    later = [(name, sql) for name, sql in db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL AND tbl_name IN "
        f"({','.join('?' * len(SUFFIXED))})", list(SUFFIXED))]  # fmt: skip
    for name, sql in later:
        db.execute(f"DROP {'TRIGGER' if sql.startswith('CREATE TRIGGER') else 'INDEX'} {name}")
    columns = {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in SUFFIXED}
    for table in SUFFIXED:
        db.execute(f"CREATE TEMP TABLE small_{table} AS SELECT * FROM {table}")
    db.execute("BEGIN")
    for copy in range(1, given.times):
        for table in SUFFIXED:
            _copy(db, table, columns[table], copy)
    db.execute("COMMIT")
    for _, sql in later:
        db.execute(sql)
    for table in ("claim", "report"):
        db.execute(f"INSERT INTO {table}_words({table}_words) VALUES ('rebuild')")
    db.execute("ANALYZE")
    names = ("report", "claim", "matter")
    counts = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    db.close()
    size = given.big.stat().st_size
    took = time.monotonic() - started
    print(f"{counts} in {took:.0f} s; {size / 1e9:.2f} GB, {size / counts['claim']:.0f} bytes a claim")


def _copy(db: sqlite3.Connection, table: str, columns: list[str], copy: int) -> None:
    wanted = [column for column in columns if column != "row"]
    values = []
    for column in wanted:
        if column in SUFFIXED[table]:
            # The suffix goes before the colon of a claim's id, so that it stays "<report>:<claim>".
            value = (
                f"CASE WHEN instr(\"{column}\", ':') > 0 AND length(\"{column}\") > 16 "
                f"THEN substr(\"{column}\", 1, instr(\"{column}\", ':') - 1) || '-{copy}' || "
                f"substr(\"{column}\", instr(\"{column}\", ':')) "
                f"WHEN \"{column}\" = '' THEN '' ELSE \"{column}\" || '-{copy}' END"
            )
        elif column in DAYS:
            value = f"coalesce(date(\"{column}\", '+{copy * STEP} days'), \"{column}\")"
        else:
            value = f'"{column}"'
        values.append(value)
    names = ", ".join(f'"{column}"' for column in wanted)
    db.execute(f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM small_{table}")


if __name__ == "__main__":
    main()
