"""What assistants are answered with: words as printed, where they stand, who says so, and who says otherwise.

Offsets are code points into the report's text, end exclusive. Days are ISO dates. What is empty is left out.
"""

from typing import Any

import msgspec

from counterclaim.ledger.queries.rows import ClaimRow, FigureRow, ReportBrief
from counterclaim.model.span import Spans

LONGEST = 1_000  # characters of one claim's words; a paragraph has some 600
MOST_PARTS = 12  # figures, places and spans of one claim
LONGEST_ADDRESS = 2_000


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report. day: of publication. address: None where it was no page, or is longer than a browser takes."""

    id: str
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    day: str | None = None
    address: str | None = None


class Number(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure as the text has it, and as it was read; fields as in model.Figure."""

    text: str
    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = "exact"
    unit: str | None = None
    counted: str | None = None
    state: str | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One claim. words: its own, at `spans` in the report; cut: there are more of them than are shown.

    speaker: None where the report speaks itself (voice "narrator") or where nobody is named for sure; never guessed.
    said, happened_first, happened_last: days. places: names. event, matters: ids to ask on with.
    """

    claim: str
    words: str
    spans: Spans
    report: Source
    voice: str
    type: str
    stance: str
    factuality: str
    evidentiality: str
    cut: bool = False
    speaker: str | None = None
    role: str | None = None
    side: str | None = None
    said: str | None = None
    happened_first: str | None = None
    happened_last: str | None = None
    figures: tuple[Number, ...] = ()
    places: tuple[str, ...] = ()
    status: str = "machine"
    event: str | None = None
    matters: tuple[str, ...] = ()


class Rival(Told, frozen=True, kw_only=True, omit_defaults=True):
    """Another account of the same question. relation: how it stands to the claim ("denies", "is denied by"), in words;
    "same question", "same event" or "same place and days" where the two were not held against each other.
    reason: why, in words."""

    relation: str
    reason: str = ""


class Answered(Told, frozen=True, kw_only=True):
    """A claim with its rivals, those against it first, then one of each other side. rivals_left_out: how many more
    accounts there are (tool "matter" or "event" has them all); agreeing: accounts that say the same."""

    rivals: tuple[Rival, ...] = ()
    rivals_left_out: int = 0
    agreeing: int = 0


def source(row: ReportBrief) -> Source:
    """A report's row as it is told; never where it lies on this machine."""
    address = row.url if row.url and len(row.url) <= LONGEST_ADDRESS else None
    return Source(
        id=row.id, title=_short(row.title), publisher=_short(row.publisher), agency=_short(row.agency),
        day=row.published, address=address,
    )  # fmt: skip


def told(row: ClaimRow, event: str | None = None) -> Told:
    """A claim's row as it is told."""
    return Told(**_fields(row, event))


def rival(row: ClaimRow, relation: str, reason: str, event: str | None = None) -> Rival:
    """The same as another account."""
    return Rival(**_fields(row, event), relation=relation, reason=reason[:300])


def answered(row: ClaimRow, event: str | None, others: "tuple[tuple[Rival, ...], int, int]") -> Answered:
    """The same with its rivals, how many are left out, and how many accounts agree."""
    rivals, left_out, agreeing = others
    return Answered(**_fields(row, event), rivals=rivals, rivals_left_out=left_out, agreeing=agreeing)


def number(row: FigureRow) -> Number:
    """A figure's row as it is told."""
    return Number(**{name: getattr(row, name) for name in Number.__struct_fields__})


def _fields(row: ClaimRow, event: str | None) -> dict[str, Any]:
    return {
        "claim": row.id, "words": row.text[:LONGEST], "cut": len(row.text) > LONGEST or len(row.content) > MOST_PARTS,
        "spans": row.content[:MOST_PARTS], "report": source(row.report), "voice": row.voice, "type": row.type,
        "stance": row.stance, "factuality": row.factuality, "evidentiality": row.evidentiality,
        "speaker": _short(row.speaker_name), "role": _short(row.role), "side": _short(row.side), "said": row.said_first,
        "happened_first": row.happened_first, "happened_last": row.happened_last,
        "figures": tuple(number(one) for one in row.figures[:MOST_PARTS]),
        "places": tuple(dict.fromkeys(one.name or one.text for one in row.places[:MOST_PARTS])),
        "status": row.status, "event": event, "matters": row.matters[:MOST_PARTS],
    }  # fmt: skip


def _short(text: str | None) -> str | None:
    return text[:300] if text else None
