"""Sheets that were checked: kept with what was found, decided on by people, checked again. Rows are never changed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from counterclaim.errors import CorrectionError, OutdatedError, UnknownError
from counterclaim.ledger import audit
from counterclaim.ledger.checked_tables import checked_row, checked_sheet, decision
from counterclaim.ledger.many import add_rows
from counterclaim.ledger.queries.checks import Decision, decisions_of, find_sheet
from counterclaim.ledger.storable import plain

Verdict = Literal["accept", "reject", "note", "undo"]
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "note", "undo")
LONGEST = 10_000  # characters of a note


class KeptRow(NamedTuple):
    """A row as it was checked. findings: words by id ("number: fatalities"). value: as the check gives it, as JSON."""

    key: str
    event: str | None
    kinds: tuple[str, ...]
    findings: Mapping[str, str]
    value: bytes


class KeptSheet(NamedTuple):
    """What a sheet is checked with. columns: headings by role as a person told them; least: as in check.run."""

    name: str
    sha256: str
    profile: str
    headings: tuple[str, ...]
    used: Mapping[str, str]
    unused: tuple[str, ...]
    columns: Mapping[str, str]
    least: int


def keep(db: Connection, sheet: KeptSheet, rows: Sequence[KeptRow], *, who: str) -> str:
    """Keep a checked sheet in place of what is kept under its name; returns its id. Decisions stay: they hang on the
    rows' own keys.
    """
    name = plain(sheet.name)
    id = hashlib.sha256(name.encode()).hexdigest()[:12]
    values = {
        "name": name, "sha256": sheet.sha256, "profile": sheet.profile, "headings": json.dumps(sheet.headings),
        "used": json.dumps(dict(sheet.used)), "unused": json.dumps(sheet.unused),
        "columns": json.dumps(dict(sheet.columns)), "least": sheet.least, "checked_at": audit.now(), "who": plain(who),
    }  # fmt: skip
    db.execute(delete(checked_row).where(checked_row.c.sheet == id))
    db.execute(delete(checked_sheet).where(checked_sheet.c.id == id))
    db.execute(insert(checked_sheet).values(id=id, **values))
    standing = decisions_of(db, id)
    stored = [
        {
            "sheet": id, "key": plain(row.key), "position": n, "event": row.event, "value": row.value,
            "kinds": f"|{'|'.join(row.kinds)}|" if row.kinds else "",
            "open": _open(row.findings, standing.get(plain(row.key), {})),
        }
        for n, row in enumerate(rows)
    ]  # fmt: skip
    add_rows(db, checked_row, stored)
    audit.append(
        db, who=who, action="check_sheet", object=name,
        detail={"sha256": sheet.sha256, "rows": len(rows), "findings": sum(len(row.findings) for row in rows)},
    )  # fmt: skip
    return id


def decide(
    db: Connection, sheet: str, key: str, finding: str, verdict: str, *, words: str, who: str, note: str | None = None
) -> Decision:
    """Say what one thinks of a finding: it is right (accept), it is not (reject), a note, or undo the last of these.

    finding: its id, "" for the row as a whole; words: as it was shown, which must be as it stands now. Raises
    CorrectionError, OutdatedError, UnknownError.
    """
    sheet = find_sheet(db, sheet).id
    if verdict not in VERDICTS:
        raise CorrectionError(f'"{verdict[:40]}" is no decision.', next_step=f"Decisions are {', '.join(VERDICTS)}.")
    if not who.strip() or len(who) > 200:
        raise CorrectionError("no reviewer given.", where="who", next_step="Add --who NAME, of up to 200 characters.")
    if note is not None and len(note) > LONGEST:
        raise CorrectionError("too long.", where="note", next_step=f"Give up to {LONGEST:,} characters.")
    if verdict == "note" and not (note or "").strip():
        raise CorrectionError("the note is empty.", where="note", next_step="Write it, or choose accept or reject.")
    key = plain(key)
    row = db.execute(
        select(checked_row.c.value).where(checked_row.c.sheet == sheet, checked_row.c.key == key)
    ).one_or_none()
    if row is None:
        raise UnknownError("there is no such row in that sheet.", where=key[:80], next_step="Check the sheet again.")
    found = findings_in(row.value)
    if finding and found.get(finding) != words:
        raise OutdatedError(
            "the finding is another now; nothing was written.", where=f"{key[:60]}, {finding[:60]}",
            next_step="Look at it again, then decide.",
        )  # fmt: skip
    at = audit.now()
    values = {
        "sheet": sheet, "key": key, "kind": plain(finding), "verdict": verdict, "finding": plain(words),
        "note": plain(note.strip()) if note and note.strip() else None, "who": plain(who.strip()), "at": at,
    }  # fmt: skip
    number = int(db.execute(insert(decision).values(values).returning(decision.c.id)).scalar_one())
    audit.append(
        db, who=who, action="decide_row", object=f"{sheet}: {key}", at=at,
        detail={"decision": number, "verdict": verdict, "finding": finding, "sha256": digest(values)},
    )  # fmt: skip
    standing = decisions_of(db, sheet, [key]).get(key, {})
    db.execute(
        update(checked_row).where(checked_row.c.sheet == sheet, checked_row.c.key == key)
        .values(open=_open(found, standing))
    )  # fmt: skip
    return Decision(
        kind=plain(finding), verdict=verdict, finding=plain(words), note=values["note"], who=plain(who.strip()), at=at
    )


def drop(db: Connection, sheet: str, *, who: str) -> None:
    """Take a sheet's rows out of the ledger. What was decided stays on record; raises UnknownError."""
    found = find_sheet(db, sheet)
    db.execute(delete(checked_row).where(checked_row.c.sheet == found.id))
    db.execute(delete(checked_sheet).where(checked_sheet.c.id == found.id))
    audit.append(db, who=who, action="drop_sheet", object=found.name, detail={"sha256": found.sha256})


def findings_in(value: bytes) -> dict[str, str]:
    """The findings of a kept row: their words by id."""

    class _Finding(msgspec.Struct):
        kind: str
        text: str
        heading: str = ""

    class _Row(msgspec.Struct):
        findings: list[_Finding] = []

    found = msgspec.json.decode(value, type=_Row).findings
    return {f"{one.kind}: {one.heading}" if one.heading else one.kind: one.text for one in found}


def digest(values: Mapping[str, object]) -> str:
    """SHA-256 over what a decision says; the audit log holds it, so that a changed decision is found out."""
    names = ("sheet", "key", "kind", "verdict", "finding", "note", "who", "at")
    return hashlib.sha256(json.dumps({n: values[n] for n in names}, sort_keys=True).encode()).hexdigest()


def _open(findings: Mapping[str, str], standing: Mapping[str, Decision]) -> int:
    """Findings without a decision that was made on these very words; a note alone decides nothing."""
    return sum(
        not (id in standing and standing[id].verdict in ("accept", "reject") and standing[id].finding == words)
        for id, words in findings.items()
    )
