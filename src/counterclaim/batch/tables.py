"""Rows of the output tables from a reading; the columns are schema.py's."""

import hashlib
from typing import Any

from counterclaim.batch.extract import Read
from counterclaim.batch.inputs.record import Lost
from counterclaim.batch.schema import FIGURE, PLACE, WHEN, row_key
from counterclaim.model.claim import Claim, Sure
from counterclaim.model.report import Report

Row = dict[str, Any]


def reading_row(source: str, one: Read) -> Row:
    """The row of a report that was read."""
    report = one.reading.report
    return {
        **_where(source, one.at, report),
        **{name: flat(getattr(report, name)) for name in ("title", "published", "publisher", "agency", "url")},
        "language": flat(report.language),
        "sha256": hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).digest(),
        "reader": one.reading.reader,
        "claims": len(one.reading.claims),
        "reading": one.json,
    }


def claim_rows(source: str, one: Read) -> list[Row]:
    """The rows of a report's claims."""
    report = one.reading.report
    shared = {
        **_where(source, one.at, report),
        **{name: flat(getattr(report, name)) for name in ("published", "publisher", "agency")},
    }
    return [{**shared, **_claim(claim)} for claim in one.reading.claims]


def problem_row(source: str, lost: Lost, report: str | None = None) -> Row:
    """The row of a report that has no reading."""
    return {
        "source": flat(source), "at": lost.at, "report": flat(report), "outcome": lost.outcome, "reason": lost.reason,
        "words": flat(lost.words), "count": lost.count,
    }  # fmt: skip


def flat(text: str | None) -> str | None:
    """A string as Parquet can hold it: a lone surrogate becomes "?"."""
    return text if text is None or text.isascii() else text.encode("utf-8", "replace").decode()


def _where(source: str, at: int, report: Report) -> Row:
    return {"key": row_key(source, at), "report": flat(report.id), "source": flat(source), "at": at}


def _claim(claim: Claim) -> Row:
    speaker, roles = claim.speaker, claim.roles
    row: Row = {
        "claim": claim.id,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_side": speaker.side if speaker else None,
        "actor": roles.actor.name if roles.actor else None,
        "actor_side": roles.actor.side if roles.actor else None,
        "actor_kind": roles.actor.kind if roles.actor else None,
        "target": roles.target.name if roles.target else None,
        "target_side": roles.target.side if roles.target else None,
        "target_kind": roles.target.kind if roles.target else None,
    }
    for name in ("voice", "type", "stance", "factuality", "evidentiality", "channel", "addressee", "said",
                 "said_basis", "text"):  # fmt: skip
        row[name] = getattr(claim, name)
    row = {name: flat(value) for name, value in row.items()}
    row["start"], row["end"] = (claim.content[0][0], claim.content[-1][1]) if claim.content else (0, 0)
    row["confidence"] = claim.confidence
    row |= {f"sure_{name}": getattr(claim.sure, name) for name in Sure.__struct_fields__}
    row["figures"] = [_part(figure, FIGURE) for figure in claim.figures]
    row["places"] = [_part(place, PLACE) for place in claim.places]
    row["times"] = [_part(when, WHEN) for when in claim.times]
    return row


def _part(value: Any, names: tuple[str, ...]) -> Row:
    found = {name: getattr(value, name) for name in names}
    return {k: flat(v) if isinstance(v, str) else float(v) if isinstance(v, int) else v for k, v in found.items()}
