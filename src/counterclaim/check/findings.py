"""What of a row does not fit its event: day, place, who acted, on whom, numbers; each finding in plain words."""

from collections.abc import Sequence
from datetime import date

from counterclaim.check.carried import Carried
from counterclaim.check.expected import numbers
from counterclaim.check.given import Given, window
from counterclaim.check.parties import parties_of, party_of, same
from counterclaim.check.places import NEXT_KM, SAME_KM, Spot, km
from counterclaim.check.portraits import REPORTED_WITHIN, SPREAD
from counterclaim.check.results import Expected, Finding
from counterclaim.export.codings import ACLED_TYPES, party_name
from counterclaim.gazetteer.fold import fold
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.rows import ClaimRow, Named
from counterclaim.plurals import plural
from counterclaim.show.words import day as shown_day

_KINDS = frozenset(fold(kind) for kind, _ in ACLED_TYPES.values() if kind)
_UNORDERED = fold("Battles")  # ACLED: in a battle neither actor is the one who attacks


def compared(
    row: Given, spot: Spot, page: EventPage, carried: Carried, profile: str, used: dict[str, str]
) -> tuple[list[Expected], list[Finding]]:
    """The numbers that the convention would give, and all that does not fit. used: the heading of each role."""
    expected, wrong = numbers(row, page, carried, profile, used)
    found = [
        *wrong, *day_findings(row, page, used.get("date", "")), *place_findings(row, spot, page, used.get("place", "")),
        *party_findings(row, page, profile, used),
    ]  # fmt: skip
    return expected, found


def own_claims(page: EventPage) -> list[ClaimRow]:
    """The event's claims without copies."""
    return [one.claim for one in page.claims if one.copy_of is None]


def day_findings(row: Given, page: EventPage, heading: str) -> list[Finding]:
    """The row's day, where it is neither the event's nor one that any account gives."""
    mine, event = window(row), page.event
    if mine is None:
        return []
    theirs = _window(event.first, event.last)
    # A claim that tells no day of its own stands for the day on which it was said: "28 settlements are in their hands".
    told = [
        (w, claim) for claim in own_claims(page)
        if (w := _window(claim.happened_first, claim.happened_last) or _window(claim.said_first, claim.said_first))
    ]  # fmt: skip
    if theirs is None:
        reported = _window(event.reported, event.reported)
        if reported is None or (reported[0] - REPORTED_WITHIN <= mine[1] and mine[0] <= reported[1]):
            return []
        text = f"No report tells the day; the first is of {shown_day(event.reported or '')}, and the row has "
        return [Finding(kind="day", text=f"{text}{_span(row.first or '', row.last or '')}.", heading=heading)]
    if any(mine[0] <= last and first <= mine[1] for first, last in (theirs, *(w for w, _ in told))):
        return []
    gap = max(theirs[0] - mine[1], mine[0] - theirs[1])
    when = _span(event.first or "", event.last or "")
    given = _span(row.first or "", row.last or "")
    text = f"The row has {given}; the accounts have {when}, {_many(gap, 'day')} {_side(mine, theirs)}."
    return [Finding(kind="day", text=text, heading=heading, claims=tuple(claim.id for _, claim in told[:5]))]


def _side(mine: tuple[int, int], theirs: tuple[int, int]) -> str:
    return "later" if theirs[0] > mine[1] else "earlier"


def _span(first: str, last: str) -> str:
    return shown_day(first) if first == last else f"{shown_day(first)} to {shown_day(last)}"


def _window(first: str | None, last: str | None) -> tuple[int, int] | None:
    try:
        begin = date.fromisoformat((first or last or "")[:10]).toordinal()
        return begin, max(begin, date.fromisoformat((last or first or "")[:10]).toordinal())
    except ValueError:
        return None


def place_findings(row: Given, spot: Spot, page: EventPage, heading: str) -> list[Finding]:
    """The row's place, where it is neither the event's, nor around or inside it, nor one that any claim names."""
    event = page.event
    names = {fold(name) for name in (event.place_name, event.admin1) if name}
    named = bool(names & spot.names) or event.place in spot.ids | spot.holders
    if event.lat is None or event.lon is None or not spot.points or (named and not spot.own):
        return []
    off = SPREAD.get(event.precision or "", SPREAD["country"])
    far = min(km(lat, lon, event.lat, event.lon) - more for lat, lon, more in spot.points)
    mine = ", ".join(row.places[:2]) or f"{row.lat:g}, {row.lon:g}"
    theirs = ", ".join(dict.fromkeys(filter(None, (event.place_name, event.admin1)))) or "another place"
    claims = tuple(one.id for one in own_claims(page) if any(p.id == event.place for p in one.places))[:5]
    if far <= SAME_KM + off or _told_there(page, spot):
        if named or spot.apart is None or spot.apart <= NEXT_KM:
            return []
        text = f"The row's point fits, and {mine} lies {spot.apart:,.0f} km from it; the accounts have {theirs}."
        return [Finding(kind="place", text=text, heading=heading, claims=claims)]
    distance = min(km(lat, lon, event.lat, event.lon) for lat, lon, _ in spot.points)
    text = f"The row has {mine}; the accounts have {theirs}, {distance:,.0f} km away."
    if named:
        text = f"The row's point lies {distance:,.0f} km from {theirs}, where the accounts and its own words have it."
    return [Finding(kind="place", text=text, heading=heading, claims=claims)]


def _told_there(page: EventPage, spot: Spot) -> bool:
    """True where a claim of the event names a place at the row's point."""
    return any(
        km(lat, lon, place.lat, place.lon) <= SAME_KM + more
        for claim in own_claims(page) for place in claim.places
        if place.lat is not None and place.lon is not None
        and SPREAD.get(place.precision, SPREAD["country"]) <= SPREAD["near"]
        for lat, lon, more in spot.points
    )  # fmt: skip


def party_findings(row: Given, page: EventPage, profile: str, used: dict[str, str]) -> list[Finding]:
    """Who acted, where no account names that party as acting; on whom likewise; and the two turned round."""
    claims = [one for one in own_claims(page) if one.type in ACLED_TYPES]
    actors, targets = _named(claims, "actor"), _named(claims, "target")
    if profile == "Airwars":  # its column names whom the accounts hold responsible
        actors = {one.name: list(one.claims) for one in page.blamed}
    # What may speak against the row: a party, and of what the row's own kind of event is told.
    sure = {party_name(who) for one in claims if _of_kind(one, row.kind) for who in (one.actor, one.target)}
    sure |= {one.name for one in page.blamed}
    ordered = profile != "UCDP" and fold(row.kind) != _UNORDERED
    asked = {role: parties_of(cell, row.first) for role, cell in (("actor", row.actor), ("target", row.target))}
    out: list[Finding] = []
    wrong = {}
    for role, cell, mine, others in (("actor", row.actor, actors, targets), ("target", row.target, targets, actors)):
        known = {**mine} if ordered else {**mine, **others}
        if not asked[role] or not mine or _any(asked[role], known):
            continue
        # Whose "the northern group" or "12 settlements" are is not known: they are no other party. Nor is, in a battle,
        # the one that the row's other column has.
        other = "target" if role == "actor" else "actor"
        known = {
            name: ids for name, ids in known.items()
            if name in sure and (ordered or not _any(asked[other], {name: ids}))
        }  # fmt: skip
        if known:
            wrong[role] = (cell, known, _any(asked[role], others))
    for role, (cell, known, turned) in wrong.items():
        names = ", ".join(list(known)[:4])
        ids = tuple(dict.fromkeys(id for one in known.values() for id in one))[:5]
        other = "target" if role == "actor" else "actor"
        swapped = turned and (other in wrong or not (row.target if role == "actor" else row.actor))
        if swapped:
            if role == "actor" or "actor" not in wrong:
                what = "acting" if role == "actor" else "acted on"
                text = f"The sides are turned round: the row has {cell} {what}, the accounts have {names} so."
                out.append(Finding(kind="side", text=text, heading=used.get(role, ""), claims=ids))
        elif role == "actor":
            text = f"The row has {cell} as who acted; the accounts name {names}."
            out.append(Finding(kind="actor", text=text, heading=used.get(role, ""), claims=ids))
        else:
            text = f"The row has {cell} on the side that was acted on; the accounts name {names}."
            out.append(Finding(kind="side", text=text, heading=used.get(role, ""), claims=ids))
    return out


def _of_kind(claim: ClaimRow, kind: str) -> bool:
    """Whether the claim tells of that kind, where that is one of ACLED's."""
    mine = fold(kind)
    return mine not in _KINDS or fold(ACLED_TYPES[claim.type][0]) in ("", mine)


def _named(claims: Sequence[ClaimRow], role: str) -> dict[str, list[str]]:
    """Parties as the accounts name them in a role, each with its claims."""
    out: dict[str, list[str]] = {}
    for one in claims:
        who: Named | None = one.actor if role == "actor" else one.target
        name = party_name(who) or (who.name if who is not None else None)
        if name:
            out.setdefault(name, []).append(one.id)
    return out


def _any(asked: Sequence[frozenset[str]], known: dict[str, list[str]]) -> bool:
    theirs = [party_of(name) for name in known]
    return any(same(a, b) for a in asked for b in theirs if b)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else plural(noun)}"
