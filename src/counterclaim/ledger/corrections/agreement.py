"""How far people agree who judged the same claims: Krippendorff's alpha for each field, and plain agreement."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger.queries.history import correction_rows
from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import correction, correction_claim

FIELDS = (
    "kept", "type", "stance", "factuality", "evidentiality", "speaker", "side", "said", "content", "figures", "places",
    "times",
)  # fmt: skip


class FieldAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """claims: judged by two people or more. same: share of pairs of judgements that are the same, 0 to 1.

    alpha: Krippendorff's, nominal: 1 where all agree, 0 where agreement is what chance gives; None where every
    judgement is the same value (nothing varies, chance can't be told) or there is none.
    """

    field: str
    claims: int
    same: float | None
    alpha: float | None


class Agreement(msgspec.Struct, frozen=True):
    """people: who took part, with how many claims each. Judging after another saw the other's edits."""

    people: dict[str, int]
    fields: tuple[FieldAgreement, ...]


def agreement(db: Connection) -> Agreement:
    """Over all claims that two people or more judged (accept, edit, reject), each by the last thing they said of it."""
    query = select(correction_claim.c.correction).join(correction, correction.c.id == correction_claim.c.correction)
    judged = db.scalars(query.where(correction.c.action.in_(("accept", "edit", "reject")))).all()
    rows: list[CorrectionRow] = []
    undone: set[int] = set()
    taken = db.scalars(select(correction.c.id).where(correction.c.undoes.is_not(None))).all()
    for part in chunks(sorted({*judged, *taken})):
        rows += correction_rows(db, part)
    from counterclaim.ledger.queries.history import taken_back

    undone = taken_back((row.id, row.undoes) for row in rows)
    return of_rows(row for row in rows if row.action != "undo" and row.id not in undone)


def of_rows(rows: Iterable[CorrectionRow]) -> Agreement:
    """The agreement of these judgements, in the order they were made."""
    last: dict[str, dict[str, Mapping[str, str | None]]] = defaultdict(dict)
    for row in sorted(rows, key=lambda one: one.id):
        last[row.claims[0]][row.who] = _judgement(row)
    double = {id: by for id, by in last.items() if len(by) > 1}
    people = Counter(who for by in double.values() for who in by)
    fields = []
    for field in FIELDS:
        units = [[one[field] for one in by.values() if field in one] for by in double.values()]
        units = [unit for unit in units if len(unit) > 1]
        fields.append(FieldAgreement(field=field, claims=len(units), same=_same(units), alpha=krippendorff(units)))
    return Agreement(dict(sorted(people.items())), tuple(fields))


def krippendorff(units: Sequence[Sequence[str | None]]) -> float | None:
    """Krippendorff's alpha for nominal data: 1 - observed / expected disagreement, over units of two values or more.

    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C; the coincidence matrix.
    """
    coincidences: Counter[tuple[str | None, str | None]] = Counter()
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        for a, n in counts.items():
            for b, m in counts.items():
                coincidences[(a, b)] += (n * (m - (a == b))) / (len(unit) - 1)  # type: ignore[assignment]
    totals: Counter[str | None] = Counter()
    for (a, _), n in coincidences.items():
        totals[a] += n
    every = sum(totals.values())
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b)
    if not every or not expected:
        return None
    observed = sum(n for (a, b), n in coincidences.items() if a != b)
    return 1 - (every - 1) * observed / expected


def _same(units: Sequence[Sequence[str | None]]) -> float | None:
    pairs = same = 0
    for unit in units:
        for i, a in enumerate(unit):
            for b in unit[i + 1 :]:
                pairs += 1
                same += a == b
    return same / pairs if pairs else None


def _judgement(row: CorrectionRow) -> dict[str, str | None]:
    """What a person holds the claim to be, field by field as words that can be compared."""
    if row.action == "reject":
        return {"kept": "no"}  # nothing is said of the other fields
    state: dict[str, Any] = dict(row.old or {})
    for field, value in (row.new or {}).items():
        if field in ("figures", "places", "times") and isinstance(value, dict):
            parts = {key: dict(part) if part else part for key, part in (state.get(field) or {}).items()}
            for key, fields in value.items():
                parts[key] = {**(parts.get(key) or {}), **fields} if fields is not None else None
            state[field] = parts
        elif field == "speaker" and isinstance(value, dict):
            state[field] = {**(state.get(field) or {}), **value}
        else:
            state[field] = {"name": value} if field == "speaker" and isinstance(value, str) else value
    speaker = state.get("speaker") or {}
    told = {field: state.get(field) for field in FIELDS if field in state}
    told |= {"speaker": speaker.get("name"), "side": speaker.get("side")}
    told["figures"] = sorted(
        [key, part.get("value"), part.get("low"), part.get("high"), part.get("bound"), part.get("unit")]
        for key, part in (state.get("figures") or {}).items()
        if part
    )
    told["places"] = sorted([key, part.get("id")] for key, part in (state.get("places") or {}).items() if part)
    told["times"] = sorted([key, part.get("value")] for key, part in (state.get("times") or {}).items() if part)
    out: dict[str, str | None] = {"kept": "yes"}
    for field, value in told.items():
        out[field] = value if value is None or isinstance(value, str) else json.dumps(value, sort_keys=True)
    return out
