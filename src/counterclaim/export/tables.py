"""The tables that are handed on: names, types and meaning of their columns, and how a claim fills them.

Types are those of Frictionless Table Schema: string, integer, number, boolean, date.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

import msgspec

from counterclaim.export.source import Source
from counterclaim.gazetteer.attribution import attribution
from counterclaim.ledger.queries.labels import source_name
from counterclaim.ledger.queries.results import ClaimRow, MatterPage
from counterclaim.model.claim import Sure
from counterclaim.show.relations import verb

FieldType = Literal["string", "integer", "number", "boolean", "date"]
Row = dict[str, Any]


class Field(msgspec.Struct, frozen=True):
    """One column."""

    name: str
    type: FieldType
    description: str
    required: bool = False


class Table(msgspec.Struct, frozen=True):
    """One table. rows: from a source, each a dict with every field's name. key: its primary key.

    references: field to the table and field it points at.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Callable[[Source], Iterator[Row]]
    references: tuple[tuple[str, str, str], ...] = ()


_CLAIM = (
    Field("id", "string", "id of the claim in the ledger", True),
    Field("report", "string", "id of the report", True),
    Field("source", "string", "name of the file, or address, that was added", True),
    Field("title", "string", "headline of the report"),
    Field("publisher", "string", "who published it"),
    Field("agency", "string", "news agency it is from"),
    Field("published", "string", "date or date-time of publication, ISO 8601"),
    Field("url", "string", "address of the report"),
    Field("number", "integer", "which claim of the report", True),
    Field("voice", "string", "actor, or narrator for the report itself", True),
    Field("speaker", "string", "who says it; empty for the narrator and where unresolved"),
    Field("speaker_id", "string", "id of the speaker across reports"),
    Field("role", "string", "the speaker's office as the report words it"),
    Field("side", "string", "state or party the speaker speaks for; empty is unknown"),
    Field("type", "string", "one of the claim types", True),
    Field("actor", "string", "who acts in what is claimed"),
    Field("actor_side", "string", "the actor's side"),
    Field("actor_kind", "string", "military, civilian, infrastructure, other; empty where the words do not tell"),
    Field("target", "string", "who or what is acted on"),
    Field("target_side", "string", "the target's side"),
    Field("target_kind", "string", "as actor_kind"),
    Field("stance", "string", "asserts, denies, confirms, ...", True),
    Field("factuality", "string", "asserted, hedged, prediction, ...", True),
    Field("evidentiality", "string", "official_statement, unnamed_source, ...", True),
    Field("channel", "string", "through which it was said"),
    Field("addressee", "string", "to whom"),
    Field("said", "string", "when it was said, EDTF"),
    Field("said_first", "date", "first day it may have been said"),
    Field("happened_first", "date", "first day of what is told; empty where nothing tells"),
    Field("happened_last", "date", "last day of what is told"),
    Field("text", "string", "the words the claim rests on", True),
    Field("content", "string", 'their spans in the report: "start-end", code points, end exclusive, ";" between', True),
    Field("confidence", "number", "0 to 1", True),
    *(Field(f"sure_{n}", "number", f"how sure {n} is, 0 to 1; empty where open") for n in Sure.__struct_fields__),
    Field("matter", "string", "id of the matter it belongs to"),
    Field("utterance", "string", "id of the act of speaking; several reports may carry it"),
    Field("shared", "boolean", "true where the words are copy that a wire family shares", True),
    Field("status", "string", "machine, or what people made of it: accepted, rejected, edited", True),
)

_PART = (
    Field("claim", "string", "id of the claim", True),
    Field("text", "string", "the expression as written", True),
    Field("start", "integer", "code point in the report's text", True),
    Field("end", "integer", "code point, exclusive", True),
)

_FIGURE = (
    *_PART,
    Field("value", "number", "in the unit as written; empty where only bounds are known"),
    Field("low", "number", "least it can be; empty is open"),
    Field("high", "number", "most it can be; empty is open"),
    Field("bound", "string", "exact, about, at_least, more_than, at_most, fewer_than, range, vague, up, down", True),
    Field("unit", "string", "people, km2, settlement, ..."),
    Field("counted", "string", "what is counted, in the text's words"),
    Field("state", "string", "what happened to the counted: killed, wounded, captured, ..."),
    Field("of", "string", "whose they are"),
    Field("by", "string", "by whom it was done"),
    Field("window", "string", "over which time, in the text's words"),
    Field("same_as", "string", "the figure this one converts"),
    Field("inconsistent", "boolean", "true where a bracketed conversion does not fit", True),
    Field("side", "string", "side of the speaker"),
    Field("type", "string", "type of the claim", True),
    Field("stance", "string", "stance of the claim", True),
)

_PLACE = (
    *_PART,
    Field("place", "string", "gazetteer id; empty where unresolved"),
    Field("name", "string", "the gazetteer's name"),
    Field("kind", "string", "country, ADM1, ADM2, town, region, water, facility, unknown", True),
    Field("lat", "number", "degrees, WGS 84, of the gazetteer's point"),
    Field("lon", "number", "degrees, WGS 84"),
    Field("country", "string", "ISO 3166-1 alpha-2"),
    Field("admin1", "string", "first-level division"),
    Field("precision", "string", "how much area the point stands for; unresolved where there is none", True),
    Field("attribution", "string", "sources and licences of the gazetteer, to be handed on with its points"),
)

_TIME = (
    *_PART,
    Field("value", "string", "EDTF (ISO 8601-2), or the direction alone"),
    Field("first", "date", "first day meant"),
    Field("last", "date", "last day meant"),
    Field("precision", "string", "day, month, year, ...", True),
    Field("basis", "string", "what it rests on: text, publication, other_date, unresolved", True),
    Field("role", "string", "event, said, duration, set", True),
)

_RELATION = (
    Field("a", "string", "id of a claim: of a denial the claim that denies, of an update the later count", True),
    Field("b", "string", "id of a claim", True),
    Field("relation", "string", "same_utterance, agrees, compatible, updates, contradicts, denies, ...", True),
    Field("words", "string", 'what stands between the two in a sentence: a "denies" b', True),
    Field("reason", "string", "why, in words; empty where a reviewer set it"),
    Field("by_person", "boolean", "true where a reviewer set it", True),
)

_MATTER = (
    Field("id", "string", "id of the matter", True),
    Field("question", "string", "what it is about, in words", True),
    Field("type", "string", "claim type", True),
    Field("counted", "string", "what is counted"),
    Field("state", "string", "what happened to the counted"),
    Field("unit", "string", "unit of the figures compared"),
    Field("whose", "string", "whose they are"),
    Field("by", "string", "by whom"),
    Field("place", "string", "gazetteer id"),
    Field("place_name", "string", "its name"),
    Field("first", "date", "first day spoken of"),
    Field("last", "date", "last day spoken of"),
    Field("claims", "integer", "how many claims", True),
    Field("reports", "integer", "independent reports: a wire family counts once", True),
    Field("utterances", "integer", "acts of speaking", True),
    Field("versions", "integer", "groups of claims that agree", True),
    Field("contested", "boolean", "true where claims contradict or deny each other", True),
    Field("dispute", "string", "of a contested matter, the first matter of its dispute: alike where two are of one"),
)


def _claim_row(claim: ClaimRow) -> Row:
    report = claim.report
    return {
        "id": claim.id, "report": report.id, "source": source_name(report), "title": report.title,
        "publisher": report.publisher, "agency": report.agency, "published": report.published, "url": report.url,
        "number": claim.number, "voice": claim.voice, "speaker": claim.speaker_name, "speaker_id": claim.speaker,
        "role": claim.role, "side": claim.side, "type": claim.type,
        "actor": claim.actor and claim.actor.name, "actor_side": claim.actor and claim.actor.side,
        "actor_kind": claim.actor and claim.actor.kind,
        "target": claim.target and claim.target.name, "target_side": claim.target and claim.target.side,
        "target_kind": claim.target and claim.target.kind,
        "stance": claim.stance, "factuality": claim.factuality, "evidentiality": claim.evidentiality,
        "channel": claim.channel, "addressee": claim.addressee, "said": claim.said, "said_first": claim.said_first,
        "happened_first": claim.happened_first, "happened_last": claim.happened_last, "text": claim.text,
        "content": ";".join(f"{start}-{end}" for start, end in claim.content), "confidence": claim.confidence,
        **{f"sure_{name}": getattr(claim.sure, name) for name in Sure.__struct_fields__},
        "matter": claim.matter, "utterance": claim.utterance, "shared": claim.shared, "status": claim.status,
    }  # fmt: skip


def _claims(source: Source) -> Iterator[Row]:
    return (_claim_row(claim) for claim in source.claims())


def _parts(source: Source, name: str) -> Iterator[tuple[ClaimRow, Row]]:
    for claim in source.claims():
        for part in getattr(claim, name):
            yield claim, {"claim": claim.id, **msgspec.structs.asdict(part)}


def _figures(source: Source) -> Iterator[Row]:
    for claim, row in _parts(source, "figures"):
        row["of"] = row.pop("side")
        yield _only(_FIGURE, {**row, "side": claim.side, "type": claim.type, "stance": claim.stance})


def _places(source: Source) -> Iterator[Row]:
    for _, row in _parts(source, "places"):
        row["place"] = row.pop("id")
        yield _only(_PLACE, {**row, "attribution": attribution() if row["place"] else None})


def _times(source: Source) -> Iterator[Row]:
    return (_only(_TIME, row) for _, row in _parts(source, "times"))


def _relations(source: Source) -> Iterator[Row]:
    for row in source.relations():
        reason = "" if row.by_person else row.reason  # what a reviewer wrote stays in the ledger
        yield {**msgspec.structs.asdict(row), "words": verb(row.relation), "reason": reason}


def _matters(source: Source) -> Iterator[Row]:
    return (_matter_row(page) for page in source.matters())


def _matter_row(page: MatterPage) -> Row:
    row = msgspec.structs.asdict(page.matter)
    row["claims"] = row.pop("size")
    return _only(_MATTER, row)


def _only(fields: Iterable[Field], row: Row) -> Row:
    return {field.name: row[field.name] for field in fields}


_TO_CLAIM = (("claim", "claims", "id"),)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("claims", "One row a claim", _CLAIM, ("id",), _claims),
        Table("figures", "One row a figure of a claim", _FIGURE, ("claim", "start", "end"), _figures, _TO_CLAIM),
        Table("places", "One row a place of a claim", _PLACE, ("claim", "start", "end"), _places, _TO_CLAIM),
        Table("times", "One row a time of a claim", _TIME, ("claim", "start", "end"), _times, _TO_CLAIM),
        Table(
            "relations", "One row a relation of two claims", _RELATION, ("a", "b", "relation"), _relations,
            (("a", "claims", "id"), ("b", "claims", "id")),
        ),
        Table("matters", "One row a matter", _MATTER, ("id",), _matters),
    )
}  # fmt: skip
