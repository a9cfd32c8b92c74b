"""Who else speaks to the question of a claim: accounts against it first, then the last word of every other side."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, literal_column, or_, select

from counterclaim.agents.answers import Answered, Rival, answered, rival
from counterclaim.ledger.matching.keys import EVENT
from counterclaim.ledger.queries.blame import HARM
from counterclaim.ledger.queries.events import events_of_claims
from counterclaim.ledger.queries.load import chunks, claim_rows
from counterclaim.ledger.queries.matters import matter_rows
from counterclaim.ledger.queries.relations import relation_rows
from counterclaim.ledger.queries.rows import ClaimRow, MatterRow, RelationRow
from counterclaim.ledger.tables import claim, event, event_claim, matter
from counterclaim.model.claim import DENYING
from counterclaim.show.relations import against, verb

SHOWN = 6  # rivals of one claim in a list
AGREE = frozenset(("same_utterance", "restates", "agrees"))
_NEAR_DAYS = 3  # by which two events at one place are apart that may be one
_NEIGHBOURS = 3  # of such events looked at
_NARROW = ("exact", "town", "near")  # precisions of a place that is no area
_MOST_OF_EVENTS = 2_000  # claims of the events of one answer that are looked through, those said last


class _Peer(NamedTuple):
    """A claim of an event."""

    id: str
    type: str
    denies: bool
    report: str


def with_rivals(
    db: Connection, rows: Sequence[ClaimRow], most: int = SHOWN, *, apart: Set[str] = frozenset()
) -> tuple[Answered, ...]:
    """The claims, each with at most `most` rivals, in their order. apart: ids of claims that are told already."""
    ids = [row.id for row in rows]
    related = _related(db, ids)
    events = events_of_claims(db, ids)
    questions = _questions(db, rows, events)
    beside = _neighbours(db, set(events.values()))
    every = {*events.values(), *(id for found in beside.values() for id in found)}
    peers = _peers(db, every, {row.report.id for row in rows})
    asked: dict[str, list[str]] = {}
    last: dict[str, list[str]] = {}
    for row in rows:
        last[row.id] = [one.claim for m in questions[row.id] for one in m.latest]
        mine = events.get(row.id, "")
        near = [id for e in (mine, *beside.get(mine, ())) for id in _of_event(row, peers.get(e, ()))]
        asked[row.id] = list(dict.fromkeys([*related[row.id], *last[row.id], *near]))
    known = {one.id: one for part in chunks(_every(asked.values())) for one in claim_rows(db, part)}
    of = events_of_claims(db, known)
    out = []
    for row in rows:
        found = [known[id] for id in asked[row.id] if id in known and known[id].status != "rejected"]
        agreeing = {_account(one) for one in found if (r := related[row.id].get(one.id)) and r.relation in AGREE}
        kept = [one for one in _ordered(row, found, related[row.id]) if one.id not in apart]
        shown = tuple(
            _rival(row, one, related[row.id].get(one.id), (events.get(row.id), of.get(one.id)), last[row.id])
            for one in kept[:most]
        )
        out.append(answered(row, events.get(row.id), (shown, len(kept) - len(shown), len(agreeing))))
    return tuple(out)


def _related(db: Connection, ids: Sequence[str]) -> dict[str, dict[str, RelationRow]]:
    """Relations of each claim by the other claim's id; of several, one that sets the two against each other."""
    out: dict[str, dict[str, RelationRow]] = defaultdict(dict)
    wanted = set(ids)
    for one in relation_rows(db, ids):
        for mine, other in ((one.a, one.b), (one.b, one.a)):
            held = out[mine].get(other) if mine in wanted else None
            if mine in wanted and mine != other and (held is None or not against(held.relation)):
                out[mine][other] = one
    return out


def _questions(db: Connection, rows: Sequence[ClaimRow], events: dict[str, str]) -> dict[str, list[MatterRow]]:
    """The matters of each claim, and those of its event that count the same state."""
    of_event: dict[str, list[str]] = defaultdict(list)
    grounds = [EVENT + id for id in set(events.values())]
    for part in chunks(grounds):
        for found in db.execute(select(matter.c.id, matter.c.ground).where(matter.c.ground.in_(part))):
            of_event[found.ground.removeprefix(EVENT)].append(found.id)
    ids = _every([*(row.matters for row in rows), *of_event.values()])
    known = {one.id: one for one in matter_rows(db, ids)}
    out: dict[str, list[MatterRow]] = {}
    for row in rows:
        states = {one.state for one in row.figures if one.state}
        near = [known[id] for id in of_event.get(events.get(row.id, ""), ()) if id in known]
        own = [known[id] for id in row.matters if id in known]
        out[row.id] = own + [one for one in near if one not in own and one.state in states]
    return out


def _peers(db: Connection, events: Iterable[str], reports: Set[str]) -> dict[str, list[_Peer]]:
    """Of each event, the last word of every side, or speaker of none, for each type of claim and each denial; what the
    given reports themselves set beside it is kept apart."""
    out: dict[str, dict[tuple[Any, ...], _Peer]] = defaultdict(dict)
    for part in chunks(events):
        query = (
            select(event_claim.c.event, claim.c.id, claim.c.side, claim.c.voice, claim.c.speaker, claim.c.type,
                   claim.c.stance, claim.c.report)
            .join(claim, claim.c.id == event_claim.c.claim)
            .where(event_claim.c.event.in_(part))
            .order_by(func.coalesce(claim.c.said_first, "").desc(), claim.c.id)
            .limit(_MOST_OF_EVENTS)
        )  # fmt: skip
        for row in db.execute(query):
            denies = row.stance in DENYING
            who = row.report if row.voice == "narrator" else row.side or row.speaker or row.id
            where = row.report if row.report in reports else ""
            peer = _Peer(row.id, row.type, denies, row.report)
            out[row.event].setdefault((who, row.voice, row.type, denies, where), peer)
    return {id: list(found.values()) for id, found in out.items()}


def _of_event(row: ClaimRow, peers: Sequence[_Peer]) -> list[str]:
    """Claims of the same event, those first that speak to this one: denials, what is like it, and harm beside harm; of
    these, what its own report has. To a denial, what is not denied speaks."""
    harm, denying = row.type in HARM, row.stance in DENYING

    def far(one: _Peer) -> tuple[int, bool]:
        alike = one.type == row.type or (harm and one.type in HARM)
        return 0 if one.denies != denying and (one.denies or alike) else 1 if alike else 2, one.report != row.report.id

    return [one.id for one in sorted(peers, key=far)]


def _neighbours(db: Connection, events: Set[str]) -> dict[str, list[str]]:
    """Of each event, others at its place within a few days: they may be the same one, told too differently to tell.

    A place that the gazetteer lacks, or that was left open in one of the two, is the same where its name is.
    """
    out: dict[str, list[str]] = defaultdict(list)
    day = func.coalesce(event.c.first, event.c.reported, literal_column("''"))  # as indexed
    columns = (event.c.id, event.c.place, event.c.place_name, event.c.precision, day.label("day"))
    for part in chunks(events):
        for row in db.execute(select(*columns).where(event.c.id.in_(part)).order_by(event.c.id)).all():
            if not row.day or not row.place_name:
                continue
            alike = event.c.place_name == row.place_name
            if row.place is not None:
                alike &= event.c.place.is_(None)
                alike = or_(alike, event.c.place == row.place) if row.precision in _NARROW else alike
            first, end = (str(date.fromisoformat(row.day[:10]) + timedelta(n)) for n in (-_NEAR_DAYS, _NEAR_DAYS + 1))
            query = select(event.c.id).where(day >= first, day < end, event.c.id != row.id, alike)
            out[row.id] += db.scalars(query.order_by(event.c.rank.desc(), event.c.id).limit(_NEIGHBOURS))
    return out


def _ordered(row: ClaimRow, found: Sequence[ClaimRow], related: dict[str, RelationRow]) -> list[ClaimRow]:
    """Rivals of the claim: no carrier of its words, no account that says the same; one of each side comes first."""
    against_it: list[ClaimRow] = []
    others: list[ClaimRow] = []
    seen = {_said(row)}
    for one in found:
        relation = related.get(one.id)
        if one.id == row.id or _said(one) in seen or (relation is not None and relation.relation in AGREE):
            continue
        if relation is None and _account(one) == _account(row) and not _counts_otherwise(row, one):
            continue
        seen.add(_said(one))
        (against_it if relation is not None and against(relation.relation) else others).append(one)
    first: list[ClaimRow] = []
    rest: list[ClaimRow] = []
    sides: set[tuple[str, str]] = set()
    for one in [*against_it, *others]:
        (rest if _side(one) in sides else first).append(one)
        sides.add(_side(one))
    return first + rest


def _counts_otherwise(row: ClaimRow, one: ClaimRow) -> bool:
    """True where one report has another number for the same count by what was read as the same account: it was not, or
    the account has two."""
    return row.report.id == one.report.id and any(
        (a.unit, a.state) == (b.unit, b.state) and None not in (a.value, b.value, a.unit) and a.value != b.value
        for a in row.figures for b in one.figures
    )  # fmt: skip


def _said(row: ClaimRow) -> tuple[str, str]:
    """One for all carriers of an utterance, and for all copies of one wire story."""
    if row.utterance:
        return "utterance", row.utterance
    if row.shared and row.report.family:
        return row.report.family, " ".join(row.text.split()).casefold()
    return "claim", row.id


def _account(row: ClaimRow) -> tuple[str, str]:
    if row.voice == "narrator":
        return "report", row.report.family if row.shared and row.report.family else row.report.id
    return ("speaker", row.speaker) if row.speaker else ("claim", row.id)


def _side(row: ClaimRow) -> tuple[str, str]:
    return ("side", row.side) if row.side and row.voice != "narrator" else _account(row)


def _rival(
    row: ClaimRow, one: ClaimRow, relation: RelationRow | None, of: tuple[str | None, str | None], last: Sequence[str]
) -> Rival:
    if relation is None:
        shared = one.id in last or not set(row.matters).isdisjoint(one.matters)
        how = "same question" if shared else "same event" if of[0] == of[1] else "same place and days"
        return rival(one, how, "", of[1])
    return rival(one, verb(relation.relation, passive=relation.a == row.id), relation.reason, of[1])


def _every(groups: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(id for group in groups for id in group))
