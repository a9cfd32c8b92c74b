"""A claim as a card on the page: what is seen at once, and every field that was read, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.model import Attribution, Claim, Figure, Party, Place, Reading, Spans, When
from counterclaim.registry.kinds import told_kind
from counterclaim.show import words
from counterclaim.show.claim_words import Run, runs
from counterclaim.show.safe import one_line
from counterclaim.show.sides import REPORT, Side


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a card: a name and its values, in words."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What the page shows of one claim; open: the speaker was not resolved."""

    number: int
    side: Side
    speaker: str
    role: str
    side_name: str
    open: bool
    runs: tuple[Run, ...]
    line: str
    label: str
    fields: tuple[Field, ...]


def card(number: int, claim: Claim, reading: Reading, side: Side) -> Card:
    """The card of a reading's claim."""
    actor = claim.speaker
    speaker = one_line(words.speaker_name(claim))
    side_name = "" if side is REPORT or actor is None or side.name == actor.name else one_line(side.name)
    return Card(
        number=number,
        side=side,
        speaker=speaker,
        role=one_line(actor.role or "") if actor else "",
        side_name=side_name,
        open=claim.voice == "actor" and actor is None,
        runs=tuple(runs(reading, claim)),
        line=_line(claim),
        label=f"{speaker}, {side_name}" if side_name else speaker,
        fields=tuple(
            Field(name, tuple(one_line(value) for value in dict.fromkeys(values)))
            for name, values in _fields(claim, reading)
            if values
        ),
    )


def _line(claim: Claim) -> str:
    """Type, how firm, when and where, on one line."""
    times = [words.when(time) for time in claim.times if time.role != "said"]
    parts = [
        words.plain(claim.type),
        words.firmness(claim),
        "; ".join(dict.fromkeys(times)),
        "; ".join(dict.fromkeys(words.where(place) for place in claim.places)),
    ]
    return one_line(" · ".join(part for part in parts if part))


def _fields(claim: Claim, reading: Reading) -> Iterator[tuple[str, list[str]]]:
    actor = claim.speaker
    yield "Speaker", [words.speaker_name(claim)]
    if claim.voice == "actor":
        yield "Side", [words.side(actor)]
    if actor is not None and claim.voice == "actor":
        yield "Role", [actor.role or "none given"]
        yield "Kind of source", [words.actor_kind(actor)]
    yield "Type", [words.plain(claim.type)]
    yield "Who acts", _party(claim.roles.actor)
    yield "On whom", _party(claim.roles.target)
    yield "Stance", [words.plain(claim.stance)]
    yield "Factuality", [words.plain(claim.factuality)]
    yield "Evidentiality", [words.plain(claim.evidentiality)]
    yield "Channel", [claim.channel] if claim.channel else []
    yield "Told to", [claim.addressee] if claim.addressee else []
    yield "Said", [_said(claim)] if claim.said else []
    yield "Figures", [_figure(figure) for figure in claim.figures]
    yield "Places", [_place(place) for place in claim.places]
    yield "Times", [_time(time) for time in claim.times]
    yield "In quotation marks", _slices(claim.quotes, reading)
    yield "Attributed by", _attribution(claim, reading)
    yield "Left open", [words.plain(what) for what in claim.unresolved]
    yield "Confidence", [f"{claim.confidence:.2f}"]
    yield "Right in 100 such", _sure(claim)


def _sure(claim: Claim) -> list[str]:
    told = ((name, getattr(claim.sure, name)) for name in claim.sure.__struct_fields__)
    found = [f"{name} {int(100 * share)}" for name, share in told if share is not None]
    return [", ".join(found)] if found else []


def _party(party: Party | None) -> list[str]:
    if party is None:
        return []
    kind = party.kind if party.kind != "civilian" else told_kind(party.name)  # "four people" says no more than people
    return [words.party(party.name, party.side, kind)]


def _said(claim: Claim) -> str:
    said = words.date(claim.said or "")
    return f"{said} (rests on: {claim.said_basis})" if claim.said_basis else said


def _figure(figure: Figure) -> str:
    parts = [f"“{figure.text}”: {words.read_as(figure)}", words.counted(figure)]
    if figure.window:
        parts.append(f"window: {figure.window}")
    if figure.same_as:
        parts.append(f"the same as {figure.same_as}")
    if figure.inconsistent:
        parts.append("the conversion does not fit")
    return "; ".join(part for part in parts if part)


def _place(place: Place) -> str:
    read = words.where(place)
    parts = [read if place.id is None or place.name == place.text else f"“{place.text}”: {read}"]
    parent = ", ".join(part for part in (place.admin1, place.country) if part and part != place.name)
    if parent:
        parts.append(parent)
    if place.lat is not None and place.lon is not None:
        parts.append(f"{place.lat:.2f}, {place.lon:.2f}: {words.precision(place)}")
    if place.candidates:
        parts.append("could be " + ", ".join(f"{one.name} ({one.country or '?'})" for one in place.candidates))
    return "; ".join(parts)


def _time(time: When) -> str:
    parts = [words.when(time) if time.value is None else f"“{time.text}”: {words.when(time)}"]
    if time.value is not None:
        parts.append(f"rests on {words.time_basis(time)}")
    if time.role == "said":
        parts.append("when it was said")
    return "; ".join(parts)


def _slices(spans: Spans, reading: Reading) -> list[str]:
    return [reading.report.text[start:end] for start, end in spans]


def _attribution(claim: Claim, reading: Reading) -> list[str]:
    found = _by_id(reading.attributions, claim.attribution)
    if found is None:
        return []
    return [" … ".join(_slices(tuple(sorted((*found.source, *found.cue))), reading))]


def _by_id(attributions: Iterable[Attribution], wanted: str | None) -> Attribution | None:
    return next((one for one in attributions if one.id == wanted), None) if wanted else None
