"""ACLED-, UCDP- and Airwars-like CSV: one row an event by that project's convention, the rule beside each number.

They are for comparing, not data of those projects. A cell is filled only where the accounts decide it; `left_empty`
says which are not, and why. All accounts stand in `notes`, with speaker, side and day.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import BinaryIO

from counterclaim.events.words import kinds
from counterclaim.export.delimited import write_rows
from counterclaim.export.precision import acled_place, acled_time, ucdp_place, ucdp_time
from counterclaim.export.source import Source
from counterclaim.export.tables import Row
from counterclaim.gazetteer.attribution import attribution
from counterclaim.ledger.queries.deeds import DEATHS, doer, target, told, uncounted
from counterclaim.ledger.queries.event_results import EventPage, RangeRow
from counterclaim.ledger.queries.labels import account_name, source_name, told_as
from counterclaim.ledger.queries.rows import ClaimRow, Named
from counterclaim.matters.conventions import ACLED_WORDS
from counterclaim.reader import comparing
from counterclaim.registry import Registry
from counterclaim.registry.kinds import nature

ACLED_COLUMNS = (
    "event_id", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "inter1", "actor2",
    "inter2", "target_kind", "civilian_targeting", "country", "admin1", "location", "latitude", "longitude",
    "geo_precision", "source", "notes", "fatalities",
    "fatalities_rule", "contested", "claims", "independent_reports", "event", "left_empty", "place_data",
)  # fmt: skip
UCDP_COLUMNS = (
    "id", "year", "date_start", "date_end", "date_prec", "side_a", "side_b", "where_coordinates", "adm_1", "country",
    "latitude", "longitude", "where_prec", "source_article", "number_of_sources", "low", "best", "high", "rule",
    "civilians_low", "civilians_high", "contested", "notes", "event", "left_empty", "place_data",
)  # fmt: skip
AIRWARS_COLUMNS = (
    "incident", "date", "location", "admin1", "country", "latitude", "longitude", "place_precision", "killed_min",
    "killed_max", "civilians_min", "civilians_max", "children_min", "children_max", "women_min", "women_max",
    "fighters_min", "fighters_max", "injured_min", "injured_max", "rule", "blamed", "denied_by", "grade", "grade_rule",
    "accounts", "independent_reports", "source", "notes", "event", "left_empty", "place_data",
)  # fmt: skip

_CLASH = "Armed clash"
_UNTYPED = ("", "")
# Our claim types in ACLED's event types; a sub-event type only where ours tells it (see claim-types.csv).
ACLED_TYPES = {
    "territory_gain": ("Battles", ""),
    "territory_held": ("Battles", _CLASH),
    "ground_offensive": ("Battles", _CLASH),
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
    "casualties": _UNTYPED,  # a fatalities count of an event that the claim itself does not type
}

# ACLED's kinds of actors ("inter", codebook of 2024) by PLOVER's sectors; what neither tells stays empty.
_INTER = {
    "MIL": "State forces", "COP": "State forces", "SPY": "State forces", "REB": "Rebel group",
    "PRM": "Political militia",
}  # fmt: skip
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})

_NO_DAY = "date: no report tells the day; first reported {}"
_LEAST_MOST = "the least and the most that an account stands by (docs/matters.md#the-least-and-the-most)"


def write_acled(source: Source, out: BinaryIO) -> int:
    """Write the ACLED-like table; returns how many rows. Events of no type that ACLED codes are left out."""
    return write_rows(ACLED_COLUMNS, _acled(source), out)


def write_ucdp(source: Source, out: BinaryIO) -> int:
    """Write the UCDP-like table; returns how many rows: events of which somebody says how many were killed."""
    return write_rows(UCDP_COLUMNS, _ucdp(source), out)


def write_airwars(source: Source, out: BinaryIO) -> int:
    """Write the Airwars-like table; returns how many rows: events with people killed or injured."""
    return write_rows(AIRWARS_COLUMNS, _airwars(source), out)


def _acled(source: Source) -> Iterator[Row]:
    for page in source.events():
        event, coded = page.event, acled_kind(page)
        if coded is None:
            continue
        actor, target, why = parties(page)
        dead, rule = acled_dead(page)
        open_ = [*_open(page), *why, *([] if dead is not None else [f"fatalities: {_uncounted(page)}"])]
        yield {
            "event_id": event.id, "event_date": event.first, "year": (event.first or "")[:4],
            "time_precision": acled_time(event.first, event.last), "event_type": coded[0], "sub_event_type": coded[1],
            "actor1": actor, "actor2": target, **interaction(page, coded[0]), **_at(page),
            "geo_precision": acled_place(event.precision) if event.precision else None, "source": _sources(page),
            "notes": _notes(page), "fatalities": dead, "fatalities_rule": rule, "contested": event.contested,
            "claims": event.claims, "independent_reports": event.reports, "event": event.heading,
            "left_empty": "; ".join(open_), "place_data": attribution() if event.place else None,
        }  # fmt: skip


def _ucdp(source: Source) -> Iterator[Row]:
    for page in source.events():
        event, dead, civilians = page.event, range_of(page, "killed"), range_of(page, "killed", "civilians")
        if dead is None:
            continue
        actor, target, why = parties(page)
        yield {
            "id": event.id, "year": (event.first or "")[:4], "date_start": event.first, "date_end": event.last,
            "date_prec": ucdp_time(event.first, event.last), "side_a": actor, "side_b": target,
            "where_coordinates": event.place_name, "adm_1": event.admin1, "country": event.country,
            "latitude": event.lat, "longitude": event.lon,
            "where_prec": ucdp_place(event.precision) if event.precision else None, "source_article": _sources(page),
            "number_of_sources": event.reports, "low": dead.low.value, "best": dead.best.value if dead.best else None,
            "high": dead.high.value, "rule": f"{_LEAST_MOST}; best: {dead.best_rule}",
            **_ends(civilians, "civilians_low", "civilians_high"), "contested": event.contested,
            "notes": _notes(page), "event": event.heading,
            "left_empty": "; ".join([*_open(page), *why, *([] if dead.best else [f"best: {dead.best_rule}"])]),
            "place_data": attribution() if event.place else None,
        }  # fmt: skip


def _airwars(source: Source) -> Iterator[Row]:
    for page in source.events():
        event = page.event
        if not page.ranges:
            continue
        grade, why = _grade(page)
        deniers = [id for one in page.blamed for id in one.denials]
        dead, civilians = range_of(page, "killed"), range_of(page, "killed", "civilians")
        open_ = _open(page)
        if dead is not None and civilians is None:
            open_.append("civilians: no account says how many of the dead were civilians")
        yield {
            "incident": event.id, "date": event.first, **_at(page), "place_precision": event.precision,
            **_ends(dead, "killed_min", "killed_max"), **_ends(civilians, "civilians_min", "civilians_max"),
            **_ends(range_of(page, "killed", "children"), "children_min", "children_max"),
            **_ends(range_of(page, "killed", "women"), "women_min", "women_max"),
            **_ends(range_of(page, "killed", "fighters"), "fighters_min", "fighters_max"),
            **_ends(range_of(page, "injured"), "injured_min", "injured_max"), "rule": _LEAST_MOST,
            "blamed": "; ".join(one.name for one in page.blamed),
            "denied_by": "; ".join(dict.fromkeys(_who(page, deniers))), "grade": grade, "grade_rule": why,
            "accounts": event.tellers, "independent_reports": event.reports, "source": _sources(page),
            "notes": _notes(page), "event": event.heading, "left_empty": "; ".join(open_),
            "place_data": attribution() if event.place else None,
        }  # fmt: skip


def acled_kind(page: EventPage) -> tuple[str, str] | None:
    """ACLED's types of the event: those of most of the claims that say that something happened; None where ACLED codes
    none of them, or none says so."""
    found = Counter(_coded(claim) for claim in told(page) if claim.type in ACLED_TYPES)
    typed = {kinds: count for kinds, count in found.items() if kinds != _UNTYPED}
    return min(typed or found, key=lambda kinds: (-found[kinds], kinds), default=None)


def _coded(claim: ClaimRow) -> tuple[str, str]:
    """ACLED's types of one claim. A battle is what the words call fighting, or an attack on who is under arms."""
    event_type, sub_type = ACLED_TYPES[claim.type]
    if sub_type != _CLASH:
        return event_type, sub_type
    if "ground" in kinds(comparing.stems(claim.text), "act"):
        return event_type, sub_type
    armed = claim.actor is not None and claim.target is not None and claim.target.kind == "military"
    return (event_type, "") if armed else _UNTYPED


def acled_dead(page: EventPage) -> tuple[float | None, str | None]:
    """ACLED's number of dead: the lowest reported; of vague words the number that ACLED reads them as."""
    dead = range_of(page, "killed")
    if dead is not None:
        return dead.low.value, "the lowest figure that an account stands by (ACLED's rule where reports differ)"
    said = [s.figure.text for a in page.accounts for s in a.statements if s.what == "killed" and not s.denied]
    words = [word for text in said for word in ACLED_WORDS if word in text.lower().split()]
    named = (_named(one, target(one)) for one in told(page) if one.type == "casualties")
    armies = {whom.side or whom.name for whom in named if whom is not None and whom.kind == "military"}
    if not words or len(armies) > 1:
        return None, None  # "dozens" of one army and "hundreds" of the other are no lowest and highest
    least = min(words, key=lambda word: ACLED_WORDS[word])
    return float(ACLED_WORDS[least]), f"'{least}' is read as {ACLED_WORDS[least]} (ACLED's rule for vague words)"


def _uncounted(page: EventPage) -> str:
    """Why no number of dead is given: what accounts count sets none, or nobody counts."""
    words = uncounted(page, DEATHS)
    told = f"what accounts count is no number of all who were killed ({', '.join(words[:6])})"
    return told if words else "no account gives a number"


def _grade(page: EventPage) -> tuple[str | None, str]:
    """Airwars' grade of who is responsible, where the accounts alone decide it."""
    if not page.blamed:
        return None, "no account blames anybody"
    names = ", ".join(one.name for one in page.blamed)
    if any(one.side is None for one in page.blamed):
        return None, f"accounts name {names}; who that is, is for a coder to judge"
    if len(page.blamed) > 1:
        return "Contested", "accounts blame different parties"
    if len(set(_who(page, page.blamed[0].claims))) == 1:
        return "Weak", "a single account names who did it"
    return None, "Fair or Confirmed is for a coder to judge"


def range_of(page: EventPage, what: str, group: str = "") -> RangeRow | None:
    """The recorder's range of the killed or injured, of all or of a group; None where nobody counts them."""
    return next((one for one in page.ranges if (one.what, one.group) == (what, group)), None)


def _ends(one: RangeRow | None, low: str, high: str) -> Row:
    return {low: one.low.value if one else None, high: one.high.value if one else None}


def _at(page: EventPage) -> Row:
    event = page.event
    return {
        "country": event.country, "admin1": event.admin1, "location": event.place_name, "latitude": event.lat,
        "longitude": event.lon,
    }  # fmt: skip


def _open(page: EventPage) -> list[str]:
    """What the accounts leave open of day and place."""
    out = [] if page.event.first else [_NO_DAY.format(page.event.reported)]
    if page.event.place_name is None:
        named = dict.fromkeys(place.name or place.text for one in page.claims for place in one.claim.places)
        told = f"accounts name {', '.join([*named][:4])}; that it was there is not sure"
        out.append(f"location: {told if named else 'no place is named'}")
    elif page.event.place is None:
        out.append("coordinates: the gazetteer has no such place, or the place is a whole region")
    return out


def parties(page: EventPage) -> tuple[str | None, str | None, list[str]]:
    """Who acts and who is acted on, where all who tell agree; else None, and why."""
    claims = _actors(page)
    actor, no_actor = _who_of("actor", [who for one in claims if (who := _named(one, doer(one))) is not None])
    of, no_target = _who_of("target", [whom for one in claims if (whom := _named(one, target(one))) is not None])
    open_ = {"actor": no_actor, "target": no_target}
    return actor, of, [_but_named(page, role) or why for role, why in open_.items() if why]


def _but_named(page: EventPage, role: str) -> str:
    """Why a role stays empty although accounts name somebody: by arms or in a count ("Orlanian artillery", "12 Tamil
    fighters"), which are of a party but are none; "" where they name nobody so."""
    claims = _actors(page)
    if any(_named(one, doer(one) if role == "actor" else target(one)) is not None for one in claims):
        return ""
    told = ((one, one.actor if role == "actor" else one.target) for one in claims)
    named = ((one, who) for one, who in told if who is not None and " " in who.name and any(map(str.isupper, who.name)))
    own = [who.name for one, who in named if _of_somebody(who) or not _a_count(one, who)]
    return f"{role}: accounts name {', '.join(dict.fromkeys(own))}, which is not known as a party" if own else ""


def _named(claim: ClaimRow, who: Named | None) -> Named | None:
    """Who acts or is acted on; None for the towns of the claim, and for a count that is no name ("nine people", "dozens
    of soldiers")."""
    towns = {name for place in claim.places for name in (place.text, place.name)}
    if who is None or all(part in towns for part in who.name.replace(" and ", ", ").split(", ")):
        return None
    if party_name(who) is not None:
        return who
    return None if _a_count(claim, who) and not _of_somebody(who) else who


def _a_count(claim: ClaimRow, who: Named) -> bool:
    counts = (" ".join(figure.text.split()) for figure in claim.figures)
    return any(count in who.name or who.name in count for count in counts)


def _of_somebody(who: Named) -> bool:
    """True for words behind the number that name somebody ("12 Norvan soldiers")."""
    return any(word[:1].isupper() for word in who.name.split()[1:])


def _actors(page: EventPage) -> list[ClaimRow]:
    """The claims that may name who acts and on whom: of types that ACLED codes, in which somebody says it happened."""
    return [claim for claim in told(page) if claim.type in ACLED_TYPES]


def _who_of(role: str, found: Sequence[Named]) -> tuple[str | None, str]:
    """The party in that role, where all agree; else None, and why."""
    one, why = _one(role, (party_name(who) or who.name for who in found))
    if one is not None and not any(map(party_name, found)):
        return None, f"{role}: accounts name {one}, which is not known as a party"
    return one, why


def interaction(page: EventPage, event_type: str) -> Row:
    """ACLED's kinds of actors, and whether civilians are the target: where all who tell agree, else empty."""
    claims = _actors(page)
    sectors = {
        "actor": {_sector(who) for one in claims if (who := doer(one)) is not None},
        "target": {_sector(whom) for one in claims if (whom := target(one)) is not None},
    }
    kinds_of = {whom.kind for one in claims if (whom := target(one)) is not None}
    kind = next(iter(kinds_of)) if len(kinds_of) == 1 else None
    aimed = kind == "civilian" and event_type in _VIOLENT
    return {
        "inter1": _agreed(sectors["actor"]), "inter2": _agreed(sectors["target"]), "target_kind": kind,
        "civilian_targeting": "Civilian targeting" if aimed else None,
    }  # fmt: skip


def _agreed(sectors: Collection[str | None]) -> str | None:
    return next(iter(sectors)) if len(sectors) == 1 else None


def _sector(party: Named) -> str | None:
    """ACLED's "inter" of a party by its words and its side: who is under arms is of a state's forces where his side is
    a state, and a rebel where it is an armed group; of neither where the side is not known."""
    if party.kind == "civilian":
        return "Civilians"
    known = Registry.load()
    told_by = _INTER.get(nature(party.name).sector or "")
    body = known.party(party.side or party.name)
    if body is not None and body.kind == "armed_group":
        return told_by if told_by == "Political militia" else "Rebel group"
    if told_by != "State forces" and told_by is not None:
        return told_by
    state = known.by_name(party.side or "") is not None
    return "State forces" if state and (told_by or party.kind == "military") else None


def party_name(who: Named | None) -> str | None:
    """What an actor's column may hold of an actor or target: civilians, the side, or a name that the registry knows.
    None for "missiles", "24 settlements", "70 soldiers" of nobody knows whom.
    """
    if who is None or who.kind == "civilian":
        return "Civilians" if who is not None else None
    if who.side:
        return who.side
    known = Registry.load()
    found = (known.party(who.name), known.country(who.name), known.side_of(who.name))
    return who.name if any(one is not None for one in found) else None


def _one(role: str, names: Iterable[str | None]) -> tuple[str | None, str]:
    found = list(dict.fromkeys(name for name in names if name))
    if len(found) == 1:
        return found[0], ""
    return None, f"{role}: {'accounts name ' + ', '.join(found[:4]) if found else 'no account names one'}"


def _who(page: EventPage, ids: Iterable[str]) -> list[str]:
    rows = {one.claim.id: one.claim for one in page.claims}
    return [account_name(rows[id]) for id in ids if id in rows]


def _sources(page: EventPage) -> str:
    names = [m.claim.report.publisher or source_name(m.claim.report) for m in page.claims if m.copy_of is None]
    return "; ".join(dict.fromkeys(names))


def _notes(page: EventPage) -> str:
    return " | ".join(_note(one.claim) for one in page.claims if one.copy_of is None)


def _note(claim: ClaimRow) -> str:
    side = f" ({claim.side})" if claim.side else ""
    said = f", {claim.said_first}" if claim.said_first else ""
    return f"{account_name(claim)}{side}{said} {told_as(claim)}"
