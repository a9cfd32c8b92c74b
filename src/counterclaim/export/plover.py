"""PLOVER records, one a line: who did what to whom, by the manual of the Open Event Data Alliance (2021).

A record is one act that a report tells, with its actor; copies are left out, and what is denied or said not to have
happened. A recipient is given only for the types whose targets hold (docs/exports.md). plover.csv maps the types.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import BinaryIO, NamedTuple

from counterclaim.export.source import Source
from counterclaim.export.stream import write_lines
from counterclaim.export.tables import Row
from counterclaim.gazetteer.attribution import attribution
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.rows import ClaimRow, EventRow, FigureRow, Named
from counterclaim.model.claim import DENYING
from counterclaim.registry import Registry
from counterclaim.registry.kinds import nature
from counterclaim.version import __version__

CODEBOOK = "PLOVER manual, 2021"
_UNSAID = DENYING | {"cannot_verify", "declines_to_confirm"}
_CONTEXT = {"prediction": "future", "intention": "future", "conditional": "hypothetical"}
_BODIES = {"international_org": "IGO", "neutral_org": "IGO", "ngo": "NGO"}
_HURT = {"killed": "dead", "wounded": "injured", "captured": "arrested", "arrested": "arrested"}


class _Act(NamedTuple):
    """A row of plover.csv. asked: the mode of a demand for it; recipient: whether one is given."""

    event: str
    mode: str
    asked: str
    context: str
    recipient: bool


def write_plover(source: Source, out: BinaryIO) -> int:
    """Write JSON Lines; returns how many records."""
    return write_lines(_records(source), out)


def _records(source: Source) -> Iterator[Row]:
    for page in source.events():
        for member in page.claims:
            if member.copy_of is None and (record := _record(member.claim, page)) is not None:
                yield record


def _record(claim: ClaimRow, page: EventPage) -> Row | None:
    """The record of a claim; None where PLOVER has no such act, nobody is said to act, or no day is known."""
    act = _acts().get(claim.type)
    day, basis = _day(claim, page.event)
    if act is None or day is None or claim.factuality == "negated" or claim.stance in _UNSAID:
        return None
    demanded = claim.stance == "demands" or claim.factuality == "directive"
    if demanded:
        event, mode = "DEMAND", act.asked
        source = _speaker(claim)
        recipient = claim.actor
    else:
        event, mode = act.event, act.mode
        source = _actor(claim.actor) if claim.actor is not None else None
        recipient = claim.target if act.recipient else None
    if not event or source is None:
        return None
    context = [one for one in (act.context, _CONTEXT.get(claim.factuality)) if one]
    last = claim.happened_last if basis == "report" and claim.happened_first else page.event.last
    record: Row = {
        "id": claim.id, "date": day, "enddate": last if last != day and basis != "publication" else None,
        "source": [source], "recipient": [_actor(recipient)] if recipient is not None else None, "event": [event],
        "mode": mode, "context": context, **({} if demanded else _hurt(claim)),
        "event_loc": _place(claim, page.event), "event_text": [claim.text],
        "text_info": {"start": claim.content[0][0], "end": claim.content[-1][1]} if claim.content else None,
        "cite_info": _cite(claim), "coder": f"Counterclaim {__version__}", "link": page.event.id,
        "date_basis": basis, "claim": _said(claim),
    }  # fmt: skip
    return {name: value for name, value in record.items() if value not in (None, "", [], {})}


def _day(claim: ClaimRow, event: EventRow) -> tuple[str | None, str]:
    """The ISO day, and what it rests on: what reports tell of the act or its event, else the report's own date."""
    told = claim.happened_first or event.first
    published = (claim.report.published or "")[:10]
    return (told, "report") if told else (published or None, "publication")


def _speaker(claim: ClaimRow) -> Row | None:
    if claim.voice == "narrator" or claim.speaker_name is None:
        return None
    return _actor(Named(claim.speaker_name, claim.side))


def _actor(party: Named) -> Row:
    """An actor object: code and sector where they are known, the words always."""
    registry = Registry.load()
    found = nature(party.name)
    body = registry.party(party.side or party.name)
    state = registry.by_name(party.side or party.name)
    code = _alpha3().get(state.iso2) if state is not None else _BODIES.get(body.kind) if body is not None else None
    sector = found.sector if found.sector not in ("IGO", "NGO") else None
    if sector is None and found.kind in (None, "military") and body is not None and body.kind == "armed_group":
        sector = "REB"
    if sector is None and found.kind == "military" and state is not None:
        sector = "MIL"
    row = {
        "code": code, "sector": sector, "actor_text": party.name, "side": party.side, "kind": found.kind,
    }  # fmt: skip
    return {name: value for name, value in row.items() if value is not None}


def _hurt(claim: ClaimRow) -> Row:
    """ "dead", "injured", "arrested": the number where it is exact, else its words."""
    out: Row = {}
    for figure in claim.figures:
        name = _HURT.get(figure.state or "")
        if name is not None and figure.same_as is None:
            out.setdefault(name, _number(figure))
    return out


def _number(figure: FigureRow) -> float | str:
    if figure.bound != "exact" or figure.value is None:
        return figure.text
    return int(figure.value) if figure.value == int(figure.value) else figure.value


def _place(claim: ClaimRow, event: EventRow) -> Row | None:
    """A location object in GeoNames' names: the claim's first place with a point, else the event's."""
    spot = next((one for one in claim.places if one.id and one.lat is not None and one.precision != "country"), None)
    where = (
        (spot.id, spot.name, spot.lat, spot.lon, spot.country, spot.admin1, spot.precision)
        if spot is not None
        else (event.place, event.place_name, event.lat, event.lon, event.country, event.admin1, event.precision)
    )
    id, name, lat, lon, country, admin1, precision = where
    if not name:
        return None
    row = {
        "geonameid": int(id.partition(":")[2]) if id and id.startswith("geonames:") else None, "name": name,
        "latitude": lat, "longitude": lon, "country code": country, "cc3": _alpha3().get(country or ""),
        "admin1": admin1, "precision": precision, "attribution": attribution() if id else None,
    }  # fmt: skip
    return {name: value for name, value in row.items() if value is not None}


def _cite(claim: ClaimRow) -> Row:
    report = claim.report
    row = {
        "citation": report.id, "url": report.url, "title": report.title, "publication": report.publisher,
        "coder": f"Counterclaim {__version__}", "codebook": CODEBOOK,
    }  # fmt: skip
    return {name: value for name, value in row.items() if value is not None}


def _said(claim: ClaimRow) -> Row:
    """Whose account the record is: a field of ours, beside PLOVER's."""
    row = {
        "type": claim.type, "voice": claim.voice, "speaker": claim.speaker_name, "side": claim.side,
        "stance": claim.stance, "factuality": claim.factuality, "evidentiality": claim.evidentiality,
        "said": claim.said, "confidence": claim.confidence, "utterance": claim.utterance,
    }  # fmt: skip
    return {name: value for name, value in row.items() if value is not None}


@cache
def _acts() -> dict[str, _Act]:
    return {
        row["type"]: _Act(row["event"], row["mode"], row["asked"], row["context"], row["recipient"] == "1")
        for row in _table("plover.csv")
    }


@cache
def _alpha3() -> dict[str, str]:
    return {row["alpha2"]: row["alpha3"] for row in _table("iso3166.csv")}


def _table(name: str) -> list[dict[str, str]]:
    text = files("counterclaim.export").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
