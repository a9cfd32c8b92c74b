"""The queue of matching: noted in the transaction that adds a report, struck off in the one that matches it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Engine, bindparam, delete, func, or_, select
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError

from counterclaim.errors import LedgerError, MatchingError
from counterclaim.ledger import transactions
from counterclaim.ledger.many import add_new, rows_in
from counterclaim.ledger.matching import copies, events, matters, recalls, speech, who
from counterclaim.ledger.matching.keys import COPY, EVENT, MATTER, NAMED, RECALL, SPEECH, TELLING, TOTAL, WHO
from counterclaim.ledger.tables import block, pending

BLOCKS = 64
"""Blocks settled in one transaction: enough for its fsync not to count, few enough for other writers to wait for less
than a second (not calibrated further)."""
MANY = 1_000
"""Keys of speakers, or blocks of utterances, settled in one transaction: most are of a few claims, and a few statements
do for all of them."""
CLAIMS = 6_000
"""Claims that are loaded for one transaction, or those of a single ground: of a busy war's fifty days one ground may
have thousands. What keeps memory small, too."""


_SMALL = (WHO, SPEECH, NAMED, RECALL)  # first letters of blocks that are many, of few days each
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


class Left:
    """What a run leaves on the queue, since settling it fails: blocks, and reports whose copies are looked for.

    What lies beside it is settled all the same, and the next run tries it again.
    """

    def __init__(self) -> None:
        self.keys: set[tuple[str, str]] = set()  # (block, ""), of the block of copies (block, report)
        self.why = ""  # of the first
        self.single = False  # settle one at a time, to find what it is that fails
        self.taken: list[tuple[str, str]] = []

    def note(self, error: Exception) -> bool:
        """Settling `taken` failed so; False where that can't be passed over."""
        if self.single:
            if self.keys.issuperset(self.taken):
                return False
            self.keys.update(self.taken)
            self.why = self.why or str(error)[:300]
        self.single = not self.single
        return True

    def error(self) -> MatchingError | None:
        """What was left, for the user; None where nothing was."""
        if not self.keys:
            return None
        return MatchingError(
            f"matching is not finished: {len(self.keys):,} of its parts fail ({self.why}).",
            next_step="Reports and claims are all kept. Please report this; adding goes on, and tries it again.",
        )


def finish(engine: Engine, left: Left | None = None) -> int:
    """Settle all that is on the queue; how many transactions it took. May be stopped and called again at any time.

    What fails is put into `left` and passed over; without one, MatchingError is raised at the end.
    """
    mine = left or Left()
    count = 0
    while go_on(engine, mine):
        count += 1
    error = mine.error()
    if left is None and error is not None:
        raise error
    return count


def go_on(engine: Engine, left: Left) -> bool:
    """Settle some of it, in one transaction; False where nothing was left to do."""
    try:
        return transactions.write(engine, lambda db: step(db, left))
    except LedgerError as error:
        if not isinstance(error.__cause__, IntegrityError | DataError | ProgrammingError):
            raise  # the store's fault: full, read-only, gone
        if not left.note(error):
            raise
    except Exception as error:  # a fault of the program: it may not keep the rest from being settled
        if not left.note(error):
            raise
    return True


def settle_claims(db: Connection, claims: Sequence[str]) -> None:
    """Inside the caller's transaction, settle what is on the queue for the blocks of these claims, and the rest where
    it is little: a correction shows at once, also where it moved a claim to another block or event."""
    for kinds in ((WHO,), (SPEECH, COPY, TELLING), (NAMED, RECALL), (EVENT, MATTER, TOTAL)):
        here = or_(*(pending.c.block.startswith(kind) for kind in kinds))
        mine = {r.block for r in rows_in(db, select(block.c.block), block.c.claim, claims)}
        mine |= {EVENT + event for event in events.events_of(db, claims)}
        if WHO in kinds:
            reports = {claim.rpartition(":")[0] for claim in claims}
            mine = {r.block for r in rows_in(db, select(pending.c.block).where(here), pending.c.day, reports)}
        names = {r.block for r in rows_in(db, select(pending.c.block).where(here), pending.c.block, mine)}
        rest = db.scalars(select(pending.c.block).where(here).distinct().limit(BLOCKS + 1)).all()
        _settle(db, _days(db, sorted(names | (set(rest) if len(rest) <= BLOCKS else set()), reverse=True), Left()))


def settle_speakers(db: Connection, keys: Sequence[str]) -> None:
    """Inside the caller's transaction, settle who speaks under these keys; what is to be matched for it is done, too,
    where it is little, and else waits for whoever adds or matches next."""
    names = sorted(WHO + key for key in keys)
    found = {r.block for r in rows_in(db, select(pending.c.block), pending.c.block, names)}
    _settle(db, _days(db, sorted(found), Left()))
    for _ in range(MANY):
        if waiting(db) > CLAIMS or not step(db, Left()):
            return


def step(db: Connection, left: Left) -> bool:
    """Settle some blocks of the queue; False where nothing was left to do."""
    # Who speaks, then utterances, then copies: matters count both, and a matter counted before them is to be counted
    # again. Of an event nothing is made before it is known what is told of it.
    left.taken = []
    passed = [name for name, _ in left.keys if name != COPY]
    for kinds in ((WHO,), (SPEECH,), (COPY,), (TELLING,), (NAMED, RECALL), (EVENT,), (MATTER, TOTAL)):
        here = or_(*(pending.c.block.startswith(kind) for kind in kinds)) & pending.c.block.not_in(passed)
        most = MANY if kinds in ((WHO,), (SPEECH,), (NAMED, RECALL)) else BLOCKS
        names = list(db.scalars(select(pending.c.block).distinct().where(here).order_by(pending.c.block).limit(most)))
        if not names:
            continue
        if left.single:
            names = names[:1]
        if MATTER in kinds:
            names = _few(db, names)
        days = _days(db, names, left)
        if days:
            left.taken = [(name, day if name == COPY else "") for name, found in days.items() for day in found[:1]]
            _settle(db, days)
            return True
    return False


def _days(db: Connection, names: Sequence[str], left: Left) -> dict[str, list[str]]:
    """What waits of these blocks, by block."""
    days: dict[str, list[str]] = {name: [] for name in names}
    whole = [name for name in names if name.startswith(_SMALL)]
    waits = select(pending.c.block, pending.c.day).order_by(pending.c.block, pending.c.day)
    for row in rows_in(db, waits, pending.c.block, whole):
        days[row.block].append(row.day)
    for name in names:
        if name.startswith(_SMALL):
            continue
        # A report each, so that a hundred thousand of them don't make one long transaction; many, since the families
        # that they join are made anew for all of them at once.
        most = 100_000 if name != COPY else 1 if left.single else MANY
        passed = [day for block, day in left.keys if name == COPY == block]
        here = (pending.c.block == name) & pending.c.day.not_in(passed)
        days[name] = list(db.scalars(select(pending.c.day).where(here).order_by(pending.c.day).limit(most)))
    return {name: found for name, found in days.items() if found}


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


def _settle(db: Connection, days: Mapping[str, Sequence[str]]) -> None:
    said = {name: list(found) for name, found in days.items() if name.startswith(SPEECH)}
    grounds: dict[str, list[str]] = defaultdict(list)
    for name, found in days.items():
        if name.startswith((MATTER, TOTAL)):
            grounds[name[2:]] += found
    speakers = {name[len(WHO) :]: found for name, found in days.items() if name.startswith(WHO)}
    if speakers:
        note(db, who.settle(db, speakers))
    if said:
        speech.settle(db, said)
    if days.get(COPY):
        copies.settle(db, days[COPY])
    told = {name[2:]: found for name, found in days.items() if name.startswith(TELLING)}
    more: dict[str, set[str]] = {}
    if told:
        settled = events.settle(db, told)
        note(db, settled.noted)
        more = {TELLING + name: found for name, found in settled.left.items()}
    named = {name: found for name, found in days.items() if name.startswith((NAMED, RECALL))}
    if named:
        note(db, recalls.settle(db, named))
    made = [name[2:] for name in days if name.startswith(EVENT)]
    if grounds or made:
        matters.settle(db, grounds, made)
    done = [{"name": name, "at": day} for name, found in days.items() for day in found if day not in more.get(name, ())]
    if done:
        db.execute(_DONE, done)
    note(db, ((name, day) for name, found in more.items() for day in found))
