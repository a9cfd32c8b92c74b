"""A reading as rows of the ledger's tables: a pure function, so that workers can do it."""

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

import msgspec

from counterclaim.copies import Copy, copy_of, fingerprints, pack
from counterclaim.events.telling import Telling, tellings
from counterclaim.ledger.edtf import first_day, happened
from counterclaim.ledger.matching.keys import RECALL, blocks_of, speaker_of, telling_blocks
from counterclaim.ledger.naming import named_row
from counterclaim.ledger.report_ids import dated
from counterclaim.ledger.storable import packed, plain, storable
from counterclaim.matters import entries, speaker_key, speaker_name
from counterclaim.matters.abroad import heard
from counterclaim.matters.bodies import own_name
from counterclaim.matters.days import iso
from counterclaim.matters.facets import KEPT
from counterclaim.matters.speakers import root, surname_of
from counterclaim.matters.speech import alone
from counterclaim.model import Actor, Reading
from counterclaim.model.claim import Sure
from counterclaim.model.entry import Entry
from counterclaim.model.matter import Utterance
from counterclaim.reports.build import report_id

Row = dict[str, Any]


class ReportRows(msgspec.Struct, frozen=True, kw_only=True):
    """All rows of one report, each list for the table of its name; times and counters are left to the writer."""

    report: Row
    actor: list[Row]
    called: list[Row]
    named: list[Row]
    claim: list[Row]
    entry: list[Row]
    sureness: list[Row]
    telling: list[Row]
    block: list[Row]
    figure: list[Row]
    place: list[Row]
    when: list[Row]
    relation: list[Row]
    utterance: list[Row]
    fingerprint: list[Row]
    copy: list[Row]

    @property
    def id(self) -> str:
        """Of the report, where the ledger has none of its key."""
        return str(self.report["id"])

    @property
    def key(self) -> str:
        """What the ledger knows the report by."""
        return str(self.report["key"])


def rows_of(reading: Reading, source: str, *, id: str | None = None) -> ReportRows:
    """The rows of a reading; source: as it was given to `add`; id: of a report that the ledger has.

    The id of a new report is made of its day, text and address, whatever the reading says, so that two inputs with ids
    of their own never meet by chance.
    """
    source = plain(source)
    key = report_id(reading.report.text, reading.report.url, reading.report.publisher)
    id = id or dated(key, reading.report.published)
    reading = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, id=id, source=None))
    data = packed(reading)
    reading = storable(reading)
    # As matching takes them: what is worked out of them here is at hand there, too.
    values = [encoded(e) for e in entries(reading, source)]
    found = [decoded(value) for value in values]
    copy = copy_of(reading.report)
    speakers = {e.claim.id: speaker_of(e) for e in found}
    spoken = {e.id: alone(e) for e in found}
    told = tellings(found)
    claims = [{**_claim(e, speakers[e.claim.id]), "utterance": spoken[e.id].id} for e in found]
    return ReportRows(
        report=_report(reading, key, source, data),
        actor=[_actor(reading, one) for one in reading.actors],
        called=_called(found, speakers),
        named=[named_row(reading)],
        claim=claims,
        entry=[{"claim": e.id, "value": value} for e, value in zip(found, values, strict=True)],
        sureness=sureness_rows(reading),
        telling=[telling_row(one) for one in told],
        block=[
            *({"block": b, "day": d, "claim": e.id} for e in found for b, d in blocks_of(e)),
            *({"block": b, "day": d, "claim": one.id} for one in told for b, d in telling_blocks(one)),
        ],
        figure=[row for e in found for row in _figures(e)],
        place=[row for e in found for row in _places(e)],
        when=[row for e in found for row in _times(e)],
        relation=_relations(reading),
        utterance=[utterance_row(spoken[e.id]) for e in found],
        fingerprint=fingerprint_rows(copy),
        copy=[{"report": id, "value": pack(copy)}],
    )


def telling_row(one: Telling) -> Row:
    """The row of a telling that is not matched yet."""
    block = RECALL + one.block if one.recalled else one.block
    return {
        "claim": one.id, "report": one.report, "block": block, "day": iso(one.last),
        "event": None, "value": _TELLING.encode(one),
    }  # fmt: skip


_TELLING = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(Entry)


def encoded(entry: Entry) -> bytes:
    """An entry as it is kept; where its speaker is named in the text is left to the reading."""
    if entry.speaker is not None and entry.speaker.mentions:
        entry = msgspec.structs.replace(entry, speaker=msgspec.structs.replace(entry.speaker, mentions=()))
    return msgspec.msgpack.encode(entry)


@lru_cache(KEPT)
def decoded(data: bytes) -> Entry:
    """The entry that `encoded` gave; of equal bytes the same one, so that what was worked out of it is at hand, too."""
    return _DECODER.decode(data)


def _report(reading: Reading, key: str, source: str, data: bytes) -> Row:
    one = reading.report
    return {
        "id": one.id, "key": key, "source": source, "title": one.title, "byline": one.byline, "agency": one.agency,
        "publisher": one.publisher, "published": one.published, "published_basis": one.published_basis,
        "url": one.url, "language": one.language, "text": one.text,
        "furniture": _json(one.furniture), "reader": reading.reader, "reading": data,
    }  # fmt: skip


def _actor(reading: Reading, one: Any) -> Row:
    report = reading.report
    return {
        "id": f"{report.id}:{one.id}", "report": report.id, "speaker": speaker_of_actor(one, reading),
        "name": one.name, "kind": one.kind, "role": one.role, "side": one.side, "side_basis": one.side_basis,
    }  # fmt: skip


def speaker_of_actor(one: Any, reading: Reading) -> str | None:
    """The actor's key across reports; None where there is none."""
    return speaker_key(one, reading.report.published, reading.report.id) or None


def _called(found: Sequence[Entry], keys: dict[str, str | None]) -> list[Row]:
    out: dict[str, Row] = {}
    for entry in found:
        key, actor = keys[entry.claim.id], entry.speaker
        if key is None or actor is None:
            continue
        row = called_row(key, actor, entry.published)
        known = out.get(key)
        out[key] = row if known is None else merged(known, row)
    return list(out.values())


_KINDS = {"party": "organisation", "body": "organisation", "state": "state", "person": "person", "name": "person"}


def called_row(key: str, actor: Actor, published: str | None) -> Row:
    """The row of a key that a report names a speaker by; which speaker it is of is settled later."""
    kind, _, name = key.partition(":")
    known = kind in ("party", "state")
    return {
        "key": key, "name": name if known else speaker_name(actor, published),
        "kind": actor.kind if kind == "unnamed" else _KINDS[kind], "base": own_name(actor.name).base,
        "root": root(key), "surname": surname_of(key), "heard": heard(key),
        "speaker": None, "speaks_for": None,
    }  # fmt: skip


def merged(a: Row, b: Row) -> Row:
    """One key of two rows, the same whichever came first: the fullest name, the first base by name."""
    name = max(a["name"], b["name"], key=lambda n: (len(n), n))
    base = min((one for one in (a["base"], b["base"]) if one), default=None)
    return {**a, "name": name, "kind": min(a["kind"], b["kind"]), "base": base}


def _claim(entry: Entry, speaker: str | None) -> Row:
    claim, actor = entry.claim, entry.speaker
    first, last = happened(claim.times)
    by, target = claim.roles.actor, claim.roles.target
    spoken = actor is not None and claim.voice == "actor"
    return {
        "id": entry.id, "report": entry.report, "number": entry.order, "voice": claim.voice,
        "actor": f"{entry.report}:{claim.actor}" if claim.actor else None, "speaker": speaker,
        "speaker_name": speaker_name(actor, entry.published) if actor is not None and spoken else None,
        "side": actor.side if actor is not None and spoken else None, "type": claim.type, "stance": claim.stance,
        "factuality": claim.factuality, "evidentiality": claim.evidentiality, "channel": claim.channel,
        "addressee": claim.addressee, "said": claim.said,
        "said_first": first_day(claim.said) or first_day((entry.published or "")[:10]),
        "happened_first": first, "happened_last": last, "text": claim.text, "content": _json(claim.content),
        "start": claim.content[0][0] if claim.content else 0, "actor_role": by.name if by else None,
        "actor_side": by.side if by else None, "target_role": target.name if target else None,
        "target_side": target.side if target else None, "confidence": claim.confidence, "shared": False,
        "status": "machine",
    }  # fmt: skip


def utterance_row(one: Utterance) -> Row:
    """The row of an utterance."""
    return {
        "id": one.id, "speaker": one.speaker, "said": one.said, "channel": one.channel, "size": len(one.members),
        "reports": len({member.rpartition(":")[0] for member in one.members}),
    }  # fmt: skip


_OPEN = dict.fromkeys(Sure.__struct_fields__)
_FIGURE = (
    "text start end value low high bound unit si_value si_unit counted state side by window same_as inconsistent"
).split()
_PLACE = "text start end name kind lat lon country admin1 precision".split()
_TIME = "text start end value first last precision basis role".split()


def _figures(entry: Entry) -> list[Row]:
    of = attrgetter(*_FIGURE)
    return [
        {"id": f"{entry.id}:f{n}", "claim": entry.id, **dict(zip(_FIGURE, of(one), strict=True))}
        for n, one in enumerate(entry.claim.figures, 1)
    ]


def _places(entry: Entry) -> list[Row]:
    of = attrgetter(*_PLACE)
    return [
        {"id": f"{entry.id}:p{n}", "claim": entry.id, "gazetteer": one.id, **dict(zip(_PLACE, of(one), strict=True))}
        for n, one in enumerate(entry.claim.places, 1)
    ]


def _times(entry: Entry) -> list[Row]:
    of = attrgetter(*_TIME)
    return [
        {"id": f"{entry.id}:t{n}", "claim": entry.id, **dict(zip(_TIME, of(one), strict=True))}
        for n, one in enumerate(entry.claim.times, 1)
    ]


def sureness_rows(reading: Reading) -> list[Row]:
    """How sure the reader was of each field of the claims of which it tells that, in thousandths."""
    out = []
    for claim in reading.claims:
        told = {name: round(1000 * x) for name, x in msgspec.structs.asdict(claim.sure).items() if x is not None}
        if told:
            out.append({"claim": f"{reading.report.id}:{claim.id}", **_OPEN, **told})
    return out


def _relations(reading: Reading) -> list[Row]:
    out: dict[tuple[str, str, str], Row] = {}
    for one in reading.relations:
        a, b = f"{reading.report.id}:{one.a}", f"{reading.report.id}:{one.b}"
        out.setdefault(
            (a, b, one.relation),
            {"a": a, "b": b, "relation": one.relation, "matter": "", "reason": one.reason, "by_person": False},
        )
    return list(out.values())


def fingerprint_rows(copy: Copy) -> list[Row]:
    """The rows of a report's fingerprints."""
    found = [(value, number) for number, paragraph in enumerate(copy.paragraphs) for value in fingerprints(paragraph)]
    total = len({value for value, _ in found})
    return [{"hash": value, "report": copy.report, "paragraph": number, "total": total} for value, number in found]


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
