"""ACLED-like and UCDP-like CSV: one row a matter, by that project's own convention, with the rule that chose it.

They are profiles for comparing, not ACLED or UCDP data: rival figures stay side by side in `notes`, a figure stands
only where the convention's view of the matter gives one, and what no report tells stays empty.
"""

from collections.abc import Iterator
from typing import BinaryIO

from counterclaim.export.delimited import write_rows
from counterclaim.export.precision import acled_place, acled_time, ucdp_place, ucdp_time
from counterclaim.export.source import Source
from counterclaim.export.tables import Row
from counterclaim.gazetteer.attribution import attribution
from counterclaim.ledger.queries.results import MatterPage, Member, PlaceRow, View
from counterclaim.show.words import plain

ACLED_COLUMNS = (
    "event_id", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "country",
    "admin1", "location", "latitude", "longitude", "geo_precision", "source", "notes", "fatalities",
    "fatalities_rule", "contested", "claims", "independent_reports", "matter", "place_data",
)  # fmt: skip
UCDP_COLUMNS = (
    "id", "year", "date_start", "date_end", "date_prec", "side_a", "side_b", "where_coordinates", "adm_1", "country",
    "latitude", "longitude", "where_prec", "source_article", "number_of_sources", "low", "best", "high", "rule",
    "contested", "notes", "matter", "place_data",
)  # fmt: skip

# Our claim types in ACLED's event types; a sub-event type only where ours tells it (see claim-types.csv).
_ACLED_TYPES = {
    "territory_gain": ("Battles", ""),
    "territory_held": ("Battles", "Armed clash"),
    "ground_offensive": ("Battles", "Armed clash"),
    "strike": ("Explosions/Remote violence", ""),
    "explosive_attack": ("Explosions/Remote violence", ""),
    "air_defence": ("Strategic developments", "Disrupted weapons use"),
    "attack_on_civilians": ("Violence against civilians", "Attack"),
    "abuse_allegation": ("Violence against civilians", ""),
    "abduction_hostage": ("Violence against civilians", "Abduction/forced disappearance"),
    "prosecution_detention": ("Strategic developments", "Arrests"),
    "prisoners_captured": ("Strategic developments", "Other"),
    "prisoner_release_exchange": ("Strategic developments", "Other"),
    "damage_destruction": ("Strategic developments", "Looting/property destruction"),
    "withdrawal": ("Strategic developments", "Non-violent transfer of territory"),
    "agreement": ("Strategic developments", "Agreement"),
    "protest": ("Protests", ""),
    "casualties": ("", ""),  # a fatalities count of an event that the claim itself does not type
}


def write_acled(source: Source, out: BinaryIO) -> int:
    """Write the ACLED-like table; returns how many rows. Matters of types that ACLED does not code are left out."""
    return write_rows(ACLED_COLUMNS, _acled(source), out)


def write_ucdp(source: Source, out: BinaryIO) -> int:
    """Write the UCDP-like table; returns how many rows: matters that count people killed."""
    return write_rows(UCDP_COLUMNS, _ucdp(source), out)


def _acled(source: Source) -> Iterator[Row]:
    for page in source.matters():
        if page.matter.type not in _ACLED_TYPES:
            continue
        kind, sub = _ACLED_TYPES[page.matter.type]
        place, view, first = _place(page), _view(page, "acled"), page.matter.first
        actor, target = _parties(page)
        dead = _counts_dead(page)
        chosen = view.best if view and view.best is not None else view.low if view else None
        yield {
            "event_id": page.matter.id, "event_date": first, "year": (first or "")[:4],
            "time_precision": acled_time(first, page.matter.last), "event_type": kind, "sub_event_type": sub,
            "actor1": actor, "actor2": target, "country": place and place.country, "admin1": place and place.admin1,
            "location": place and place.name, "latitude": place and place.lat, "longitude": place and place.lon,
            "geo_precision": place and acled_place(place.precision), "source": _sources(page), "notes": _notes(page),
            "fatalities": chosen if dead else None, "fatalities_rule": view.rule if view and dead else None,
            "contested": page.matter.contested, "claims": page.matter.size,
            "independent_reports": page.matter.reports, "matter": page.matter.question,
            "place_data": attribution() if place else None,
        }  # fmt: skip


def _ucdp(source: Source) -> Iterator[Row]:
    for page in source.matters():
        view = _view(page, "ucdp")
        if view is None or not _counts_dead(page):
            continue
        place, first, last = _place(page), page.matter.first, page.matter.last
        actor, target = _parties(page)
        yield {
            "id": page.matter.id, "year": (first or "")[:4], "date_start": first, "date_end": last,
            "date_prec": ucdp_time(first, last), "side_a": actor, "side_b": target,
            "where_coordinates": place and place.name, "adm_1": place and place.admin1,
            "country": place and place.country, "latitude": place and place.lat, "longitude": place and place.lon,
            "where_prec": place and ucdp_place(place.precision), "source_article": _sources(page),
            "number_of_sources": page.matter.reports, "low": view.low, "best": view.best, "high": view.high,
            "rule": view.rule, "contested": page.matter.contested, "notes": _notes(page),
            "matter": page.matter.question, "place_data": attribution() if place else None,
        }  # fmt: skip


def _view(page: MatterPage, name: str) -> View | None:
    return next((view for view in page.views if view.name == name), None)


def _counts_dead(page: MatterPage) -> bool:
    return page.matter.state == "killed"


def _place(page: MatterPage) -> PlaceRow | None:
    """The matter's own place as a member names it; else None: a point is never guessed."""
    for member in page.members:
        for place in member.claim.places:
            if place.id is not None and place.id == page.matter.place:
                return place
    return None


def _parties(page: MatterPage) -> tuple[str | None, str | None]:
    """Who acts and who is acted on, where all members that tell agree; a rival answer leaves it empty."""
    actors = {m.claim.actor.side or m.claim.actor.name for m in page.members if m.claim.actor}
    targets = {m.claim.target.side or m.claim.target.name for m in page.members if m.claim.target}
    return (actors.pop() if len(actors) == 1 else None, targets.pop() if len(targets) == 1 else None)


def _sources(page: MatterPage) -> str:
    names = [m.claim.report.publisher or m.claim.report.source for m in page.members if m.copy_of is None]
    return "; ".join(dict.fromkeys(names))


def _notes(page: MatterPage) -> str:
    return " | ".join(_note(member) for member in page.members if member.copy_of is None)


def _note(member: Member) -> str:
    claim = member.claim
    voice = claim.speaker_name or ("the report" if claim.voice == "narrator" else "unresolved speaker")
    side = f" ({claim.side})" if claim.side else ""
    said = f", {claim.said_first}" if claim.said_first else ""
    return f"{voice}{side}{said} {plain(claim.stance)}: {claim.text}"
