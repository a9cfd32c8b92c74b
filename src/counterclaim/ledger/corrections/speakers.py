"""Say that two speakers are one, or that the names of one are several people's or bodies'."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger.corrections.decided import keys_of
from counterclaim.ledger.corrections.record import write
from counterclaim.ledger.matching import queue
from counterclaim.ledger.matching.keys import WHO
from counterclaim.ledger.queries.names import speaker_ids
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.storable import plain
from counterclaim.ledger.tables import actor, called, report

MOST = 2_000  # keys of one speaker


def merge_speakers(db: Connection, a: str, b: str, *, who: str, why: str | None = None) -> CorrectionRow:
    """`b` is the same speaker as `a`, under whatever names, also those that later reports bring; ids or names.

    Raises CorrectionError, UnknownError.
    """
    a, b = find_speaker(db, a), find_speaker(db, b)
    if a == b:
        raise CorrectionError("they are one speaker already.", where=a)
    ours, theirs = _keys(db, a), _keys(db, b)
    new = {"a": _atoms(db, ours), "b": _atoms(db, theirs), "speakers": [a, b]}
    row = write(db, subject=a, claims=[*ours, *theirs], action="merge_speakers", who=who, reason=why, new=new)
    _settle(db, [*ours, *theirs])
    return row


def split_speaker(
    db: Connection, speaker: str, names: Sequence[str], *, who: str, why: str | None = None
) -> CorrectionRow:
    """Some of a speaker's names are somebody else's: they become a speaker of their own. names: as the speaker's page
    has them, or their keys. Raises CorrectionError, UnknownError.
    """
    speaker = find_speaker(db, speaker)
    keys = _keys(db, speaker)
    names = [plain(name) for name in names]
    rows = db.execute(select(called.c.key, called.c.name).where(called.c.speaker == speaker)).all()
    apart = [row.key for row in rows if row.key in names or row.name in names]
    strange = [name for name in names if not any(name in (row.key, row.name) for row in rows)]
    if strange:
        raise CorrectionError("it is no name of that speaker.", where=strange[0][:80])
    rest = [key for key in keys if key not in apart]
    if not apart or not rest:
        raise CorrectionError("some of its names must go and some must stay.", where=speaker)
    new = {"apart": _atoms(db, apart), "rest": _atoms(db, rest), "speakers": [speaker]}
    row = write(db, subject=speaker, claims=keys, action="split_speaker", who=who, reason=why, new=new)
    _settle(db, keys)
    return row


def settle_undone(db: Connection, undone: CorrectionRow) -> None:
    """Bring the speakers of a merge or split that was taken back, or taken up again, to what people say now."""
    keys = set(keys_of(undone))
    now = select(called.c.speaker).where(called.c.key.in_(sorted(keys)), called.c.speaker.is_not(None))
    ids = set(db.scalars(now))
    _settle(db, sorted(keys | set(db.scalars(select(called.c.key).where(called.c.speaker.in_(sorted(ids)))))))


def find_speaker(db: Connection, words: str) -> str:
    """The speaker of an id, or the only one whose name holds the words; raises UnknownError."""
    found = speaker_ids(db, words)
    if len(found) == 1:
        return found[0]
    why = "there is no such speaker in the ledger." if not found else f"{len(found)} speakers are called so."
    raise UnknownError(why, where=words[:80], next_step="Find it in: counterclaim speakers --json")


def _keys(db: Connection, speaker: str) -> list[str]:
    return list(db.scalars(select(called.c.key).where(called.c.speaker == speaker).order_by(called.c.key).limit(MOST)))


def _atoms(db: Connection, keys: Sequence[str]) -> list[dict[str, Any]]:
    """The keys, each with an actor that it was made of."""
    out = []
    query = select(actor.c.name, actor.c.kind, actor.c.role, actor.c.side, report.c.published)
    query = query.join(report, report.c.id == actor.c.report).order_by(actor.c.id).limit(1)
    for key in keys:
        row = db.execute(query.where(actor.c.speaker == key)).first()
        day = {"day": row.published} if row is not None else {}
        told = {name: getattr(row, name) for name in ("name", "kind", "role", "side")} if row is not None else {}
        out.append({"key": key, **told, **day})
    return out


def _settle(db: Connection, keys: Sequence[str]) -> None:
    queue.note(db, [(WHO + key, "") for key in keys])
    queue.settle_speakers(db, keys)
