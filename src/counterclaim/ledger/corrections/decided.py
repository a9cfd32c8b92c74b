"""What people said of speakers (one and the same, or several), laid over what the machine makes of them.

Kept as the keys that were put together or apart, each with the actor it was made of: where another version makes other
keys, the actors still tell who is meant.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.ledger.matching.identity import Stand, stands
from counterclaim.ledger.queries.history import correction_rows
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import correction
from counterclaim.matters import speaker_key
from counterclaim.model import Actor

SPEAKERS = ("merge_speakers", "split_speaker")


def laid_over(db: Connection, found: Mapping[str, Stand]) -> dict[str, Stand]:
    """The stands with merges and splits in effect, in the order they were made."""
    said = decisions(db)
    if not said:
        return dict(found)
    told = {atom: None for one in said for atom in keys_of(one)}
    machine = {**stands(db, told), **found}
    apart: dict[str, str] = {}
    joined: dict[str, str] = {}

    def home(speaker: str) -> str:
        while speaker in joined:
            speaker = joined[speaker]
        return speaker

    def now(key: str) -> str:
        return home(apart[key] if key in apart else machine[key].speaker if key in machine else key)

    for one in said:
        if one.action == "merge_speakers":
            stays = now(_keys(one.new["a"])[0])
            for key in (*_keys(one.new["a"]), *_keys(one.new["b"])):
                if (other := now(key)) != stays:
                    joined[other] = stays
        else:
            keys = _keys(one.new["apart"])
            apart |= dict.fromkeys(keys, f"apart:{min(keys)}")
            joined.pop(f"apart:{min(keys)}", None)
    return {
        key: Stand(now(key), None if one.speaks_for is None else home(one.speaks_for)) for key, one in found.items()
    }


def decisions(db: Connection) -> list[CorrectionRow]:
    """Merges and splits of speakers in effect, the earliest first."""
    ids = db.scalars(select(correction.c.id).where(correction.c.action.in_(SPEAKERS))).all()
    if not ids:
        return []
    undoing = db.scalars(select(correction.c.id).where(correction.c.action == "undo")).all()
    rows = correction_rows(db, [*ids, *undoing])
    return [one for one in rows if one.action in SPEAKERS and not one.undone and isinstance(one.new, dict)]


def keys_of(one: CorrectionRow) -> list[str]:
    """Every key that a decision is about."""
    return [key for part in ("a", "b", "apart", "rest") for key in _keys(one.new.get(part, ()))]


def _keys(atoms: Iterable[Mapping[str, Any]]) -> list[str]:
    return [_key(atom) for atom in atoms]


def _key(atom: Mapping[str, Any]) -> str:
    """The key that this version makes of the actor; the one kept where there is no actor to make it of."""
    if not atom.get("name"):
        return str(atom["key"])
    one = Actor(id="a0", name=atom["name"], kind=atom["kind"], role=atom["role"], side=atom["side"])
    return speaker_key(one, atom["day"]) or str(atom["key"])
