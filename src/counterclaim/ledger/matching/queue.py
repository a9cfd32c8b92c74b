"""The queue of matching: noted in the transaction that adds a report, struck off in the one that matches it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Engine, bindparam, delete, func, or_, select

from counterclaim.ledger import transactions
from counterclaim.ledger.many import add_new, rows_in
from counterclaim.ledger.matching import copies, matters, speech
from counterclaim.ledger.matching.keys import COPY, MATTER, SPEECH, TOTAL
from counterclaim.ledger.tables import block, pending

BLOCKS = 64
"""Blocks settled in one transaction: enough for its fsync not to count, few enough for other writers to wait for less
than a second (not calibrated further)."""
CLAIMS = 6_000
"""Claims that are loaded for one transaction, or those of a single ground: of a busy war's fifty days one ground may
have thousands. What keeps memory small, too."""


_DONE = delete(pending).where(pending.c.block == bindparam("name"), pending.c.day == bindparam("at"))


def note(db: Connection, keys: Iterable[tuple[str, str]]) -> None:
    """Put (block, day) on the queue."""
    add_new(db, pending, [{"block": block, "day": day} for block, day in sorted(set(keys))])


def note_copies(db: Connection, reports: Iterable[str]) -> None:
    """Have these reports' copies looked for."""
    note(db, ((COPY, report) for report in reports))


def waiting(db: Connection) -> int:
    """How much is on the queue."""
    return db.scalar(select(func.count()).select_from(pending)) or 0


def finish(engine: Engine) -> int:
    """Settle all that is on the queue; how many transactions it took. May be stopped and called again at any time."""
    count = 0
    while go_on(engine):
        count += 1
    return count


def go_on(engine: Engine) -> bool:
    """Settle some of it, in one transaction; False where nothing was left to do."""
    return transactions.write(engine, step)


def settle_claims(db: Connection, claims: Sequence[str]) -> None:
    """Inside the caller's transaction, settle what is on the queue for the blocks of these claims, and the rest where
    it is little: a correction shows at once, also where it moved a claim to another block."""
    mine = {r.block for r in rows_in(db, select(block.c.block), block.c.claim, claims)}
    names = {r.block for r in rows_in(db, select(pending.c.block), pending.c.block, mine)}
    rest = db.scalars(select(pending.c.block).distinct().limit(BLOCKS + 1)).all()
    _settle(db, sorted(names | (set(rest) if len(rest) <= BLOCKS else set()), reverse=True))


def step(db: Connection) -> bool:
    """Settle some blocks of the queue; False where nothing was left to do."""
    # Utterances first, then copies: matters count both, and a matter counted before them is to be counted again.
    for kinds in ((SPEECH,), (COPY,), (MATTER, TOTAL)):
        here = or_(*(pending.c.block.startswith(kind) for kind in kinds))
        names = list(db.scalars(select(pending.c.block).distinct().where(here).order_by(pending.c.block).limit(BLOCKS)))
        if names:
            _settle(db, _few(db, names) if MATTER in kinds else names)
            return True
    return False


def _few(db: Connection, names: Sequence[str]) -> list[str]:
    """The first of these blocks that are not too many claims together, each with the other block of its ground, since
    the events and the totals of a ground are assembled at once."""
    grounds = dict.fromkeys(name[2:] for name in names)
    days: dict[str, list[tuple[str, str]]] = {ground: [] for ground in grounds}
    both = [first + ground for ground in grounds for first in (TOTAL, MATTER)]
    for row in rows_in(db, select(pending.c.block, pending.c.day), pending.c.block, both):
        days[row.block[2:]].append((row.block, row.day))
    near = matters.claims_near(db, {ground: {day for _, day in found} for ground, found in days.items()})
    out: list[str] = []
    loaded = 0
    for ground, found in days.items():
        loaded += near[ground]
        if out and loaded > CLAIMS:
            break
        out += sorted({name for name, _ in found})
    return out


def _settle(db: Connection, names: Sequence[str]) -> None:
    days: dict[str, list[str]] = defaultdict(list)
    for name in names:
        # A report each, so that a thousand of them don't make one long transaction.
        most = BLOCKS if name == COPY else 100_000
        query = select(pending.c.day).where(pending.c.block == name).order_by(pending.c.day).limit(most)
        days[name] = list(db.scalars(query))
    said = {name: found for name, found in days.items() if name.startswith(SPEECH)}
    grounds: dict[str, list[str]] = defaultdict(list)
    for name, found in days.items():
        if name.startswith((MATTER, TOTAL)):
            grounds[name[2:]] += found
    if said:
        speech.settle(db, said)
    if days.get(COPY):
        copies.settle(db, days[COPY])
    if grounds:
        matters.settle(db, grounds)
    done = [{"name": name, "at": day} for name, found_days in days.items() for day in found_days]
    if done:
        db.execute(_DONE, done)
