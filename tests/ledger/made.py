"""Readings made by hand in one line each, and a ledger as plain values, so that two can be compared."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from counterclaim.ledger import tables
from counterclaim.ledger.ledger import Ledger
from counterclaim.model import Actor, Claim, Figure, Mention, Party, Place, Reading, Report, Roles, When

PLACES = {
    "Lanham": ("xx:lanham", 51.0, 35.0),
    "Orvik": ("xx:orvik", 50.0, 34.0),
}
SPEAKERS = {
    "Norland": ("the Norland army", "Norland"),
    "Surria": ("Surria's defence ministry", "Surria"),
    "Brandt": ("Olaf Brandt", "Norland"),
}


class Said(NamedTuple):
    """One claim: who, how many, what happened to them, where, and which day or month it speaks of (None: it does not
    tell)."""

    who: str = "Norland"
    count: int = 12
    state: str = "killed"
    where: str = "Lanham"
    day: str | None = "2024-05-02"
    bound: str = "exact"
    stance: str = "asserts"
    total: bool = False
    whose: str = "Surria"


def reading(
    *said: Said, published: str = "2024-05-03", outlet: str = "Harbour Gazette", copy: str = "", number: int = 0
) -> Reading:
    """A report that puts these claims forward, a paragraph each; copy: more of its text."""
    text = f"Report {number} of {outlet}\n\n"
    actors: dict[str, Actor] = {}
    claims = []
    for n, one in enumerate(said, 1):
        name, side = SPEAKERS[one.who]
        other = one.whose
        start = len(text) + len(name) + 11
        figure = {"at_least": "at least ", "about": "about "}.get(one.bound, "") + str(one.count)
        since = " since March" if one.total else ""
        content = f"{figure} soldiers of {other} were {one.state} at {one.where}{since}"
        at = len(text)
        text += f"{name} said that {content}.\n\n"
        actor = actors.setdefault(
            name, Actor(id=f"a{len(actors) + 1}", name=name, kind="person" if one.who == "Brandt" else "organisation",
                        side=side, mentions=(Mention(at, at + len(name), name),)),
        )  # fmt: skip
        claims.append(_claim(f"c{n}", actor, one, start, content, figure, other, published))
    report = Report(
        id="given", text=text + copy, title=f"Report {number}", publisher=outlet, published=published,
        url=f"https://{outlet.replace(' ', '').lower()}.example/{number}", language="en",
    )  # fmt: skip
    return Reading(reader="1.0", report=report, actors=tuple(actors.values()), claims=tuple(claims))


def _claim(
    id: str, actor: Actor, one: Said, start: int, content: str, figure: str, other: str, published: str
) -> Claim:
    exact = one.bound == "exact"
    place_id, lat, lon = PLACES[one.where]
    at = start + content.index(one.where)
    times: tuple[When, ...] = ()
    if one.total:
        first = start + content.index("since March")
        times = (When(text="since March", start=first, end=first + 11, value="2024-03/..", first="2024-03-01",
                      precision="month", basis="text"),)  # fmt: skip
    elif one.day is not None:
        day = len(one.day) > len("2024-05")
        first, last = (one.day, one.day) if day else (f"{one.day}-01", f"{one.day}-30")
        times = (When(text=one.day, start=start, end=start, value=one.day, first=first, last=last,
                      precision="day" if day else "month", basis="text"),)  # fmt: skip
    return Claim(
        id=id, voice="actor", actor=actor.id, content=((start, start + len(content)),), text=content,
        type="prisoners_captured" if one.state == "captured" else "casualties", stance=one.stance,  # type: ignore[arg-type]
        roles=Roles(Party("Norland", "Norland"), Party(other, other)), evidentiality="official_statement",
        said=published, said_basis="publication", confidence=0.9, times=times,
        figures=(
            Figure(
                text=figure, start=start, end=start + len(figure), number_end=start + len(figure),
                number_start=start + len(figure) - len(str(one.count)),
                value=one.count, low=one.count, high=one.count if exact else None,
                bound=one.bound, unit="people", counted="soldiers", state=one.state, side=other,  # type: ignore[arg-type]
                window="since March" if one.total else None,
            ),
        ),
        places=(
            Place(text=one.where, start=at, end=at + len(one.where), id=place_id, name=one.where, kind="town", lat=lat,
                  lon=lon, country="XX", precision="town"),
        ),
    )  # fmt: skip


_LEFT_OUT = {
    "capture": {"fetched_at", "id"}, "report": {"row", "added_at"}, "claim": {"row"},
    "matter": {"changed_at", "made_of"}, "event": {"changed_at"}, "setting": set(), "feed": set(),
}  # fmt: skip
_TABLES = (
    "capture", "report", "actor", "speaker", "called", "naming", "named", "claim", "entry", "sureness",
    "telling", "block", "figure", "place", "place_within", "when", "fingerprint", "copy_windows", "family",
    "family_member", "utterance", "matter", "matter_claim", "relation", "event", "event_claim", "pending",
)  # fmt: skip


def contents(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """All that a ledger holds but for times and row numbers, sorted."""
    out: dict[str, list[dict[str, Any]]] = {}
    with ledger.reading() as db:
        for name in _TABLES:
            table = getattr(tables, name)
            kept = [c for c in table.c if c.name not in _LEFT_OUT.get(table.name, ())]
            rows = [dict(row._mapping) for row in db.execute(select(*kept))]
            out[name] = sorted(rows, key=repr)
    return out


def added(ledger: Ledger, readings: Sequence[Reading], *, match: bool = False) -> None:
    """Add readings, each from a source of its own name, and match them: all at the end, or each before the next is
    added, which takes far longer and comes to the same (test_order.py).
    """
    for one in readings:
        ledger.add_reading(one, source=one.report.url or "", match=match)
    ledger.match_all()


def day(number: int) -> str:
    """The ISO day so many days after 1 May 2024."""
    return date.fromordinal(date(2024, 5, 1).toordinal() + number).isoformat()


def before_speakers(db: Connection) -> None:
    """Make a ledger what it was before speakers were known across reports (revision 0011)."""
    for statement in (
        "DROP TABLE sureness",
        "DROP TABLE called", "DROP TABLE naming", "DROP TABLE named", "DROP INDEX ix_speaker_speaks_for",
        "ALTER TABLE speaker DROP COLUMN speaks_for", "ALTER TABLE speaker DROP COLUMN base",
        "DELETE FROM pending", "UPDATE alembic_version SET version_num = '0011'",
    ):  # fmt: skip
        db.exec_driver_sql(statement)
