"""How many events of 200 synthetic notes come out as themselves: none joined with another, none dated by filing.

usage: python benchmarks/notes.py [--seed N] [--notes N] [--keep FOLDER] [--list]

Notes are what a documenter files weeks after an interview: who was met where and when, what happened before, told in
two to four sentences of which only the first has the day and the place. Some notes hold two events, some events are
told in two notes by different people. All are filed on a few days. The sentences are our own; the villages are
real places of one region, so that the same place comes up with different days, and the same day at different places.

An event comes out as itself where one event of the ledger holds its claims and no other's, and has its day.
"""

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from counterclaim.ledger import tables
from counterclaim.ledger.add.run import Options, add
from counterclaim.ledger.ledger import Ledger
from counterclaim.reports.given import Given

PLACES = (
    "Djibo", "Dori", "Kaya", "Gorom-Gorom", "Aribinda", "Barsalogho", "Titao", "Ouahigouya", "Kongoussi", "Bogande",
)  # fmt: skip
WHO = ("Soldiers", "Gunmen on motorcycles", "Militiamen", "Men in uniform", "Armed men")
OPENINGS = (
    "{who} came to {place} on {day}.", "On {day}, {who} entered {place}.", "{who} attacked {place} on {day}.",
    "On {day} at dawn, {who} surrounded {place}.",
)  # fmt: skip
TOLLS = (
    "They shot {n} men near the well.", "They killed {n} people at the market.", "{N} villagers were killed.",
    "They shot dead {n} herders.", "{N} people died there.",
)  # fmt: skip
MORE = (
    "They burned the granaries.", "They took {m} goats.", "{M} women were wounded.", "They stayed until noon.",
    "The teacher's house was set on fire.", "They left towards the river.",
)  # fmt: skip
WITNESSES = ("a farmer", "a trader", "the midwife", "a herder", "an elder", "a schoolteacher", "the imam's son")
FILED = (date(2024, 5, 15), date(2024, 5, 31), date(2024, 6, 30))
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


class Event(NamedTuple):
    """What happened: number, place, day, who did it, how many were killed."""

    number: int
    place: str
    day: date
    who: str
    killed: int


class Note(NamedTuple):
    """A note: when it was filed, its text, the events it tells."""

    filed: date
    text: str
    events: tuple[int, ...]


def world(seed: int, notes: int) -> tuple[list[Event], list[Note]]:
    """The events and the notes that tell of them: 194 events in 200 notes, at the same rate for another number."""
    rng = random.Random(seed)
    events = []
    taken: set[tuple[str, date]] = set()
    wanted = round(notes * 0.97)
    while len(events) < wanted:
        place, day = rng.choice(PLACES), date(2024, 1, 3) + timedelta(days=3 * rng.randrange(36))
        if (place, day) not in taken:
            taken.add((place, day))
            events.append(Event(len(events), place, day, rng.choice(WHO), rng.randrange(2, 30)))
    told = [(one.number,) for one in events]
    pairs = notes // 10  # notes of two events
    merged = [(*told[2 * n], *told[2 * n + 1]) for n in range(pairs)]
    told = merged + told[2 * pairs :]
    again = [(n,) for n in rng.sample(range(len(events)), notes - len(told))]  # events told in a second note
    order = told + again
    rng.shuffle(order)
    return events, [_note(rng, [events[n] for n in some]) for some in order]


def _note(rng: random.Random, some: Sequence[Event]) -> Note:
    met = max(one.day for one in some) + timedelta(days=rng.randrange(2, 9))
    head = f"Interview of {_day(met, year=True)} in {rng.choice(PLACES)} with {rng.choice(WITNESSES)}."
    paragraphs = [f"{head} {_told(rng, some[0])}", *(_told(rng, one) for one in some[1:])]
    return Note(rng.choice(FILED), "\n\n".join(paragraphs), tuple(one.number for one in some))


def _told(rng: random.Random, one: Event) -> str:
    who = one.who
    opening = rng.choice(OPENINGS)
    who = who if opening.startswith("{who}") else who[:1].lower() + who[1:]
    number = NUMBERS[one.killed] if one.killed < len(NUMBERS) else str(one.killed)
    more = rng.randrange(2, 13)
    filled = {
        "who": who, "place": one.place, "day": _day(one.day), "n": number, "N": number.capitalize(),
        "m": NUMBERS[more], "M": NUMBERS[more].capitalize(),
    }  # fmt: skip
    sentences = [opening, rng.choice(TOLLS), *rng.sample(MORE, rng.randrange(3))]
    return " ".join(sentence.format(**filled) for sentence in sentences)


def _day(day: date, *, year: bool = False) -> str:
    return f"{day.day} {day:%B}" + (f" {day.year}" if year else "")


def write(notes: Sequence[Note], folder: Path) -> list[Path]:
    """The notes as files, each with the day on which it was filed in its header."""
    out = []
    for number, one in enumerate(notes):
        path = folder / f"note-{number:03}.txt"
        path.write_text(f"# date: {one.filed}\n\n{one.text}\n", encoding="utf-8")
        out.append(path)
    return out


class Found(NamedTuple):
    """A claim that belongs to an event of the ledger: its note, its words, that event and its first day."""

    note: int
    words: str
    event: str
    day: str | None


class Score(NamedTuple):
    """Numbers of events: alone in one event of the ledger with their day; joined with another; dated by filing;
    told as several; without an event; with another day."""

    right: list[int]
    joined: list[int]
    filed: list[int]
    parted: list[int]
    missing: list[int]
    misdated: list[int]


def found(ledger: Ledger) -> list[Found]:
    """Every claim that belongs to an event."""
    claim, event, member, capture = tables.claim, tables.event, tables.event_claim, tables.capture
    query = (
        select(capture.c.source, claim.c.text, event.c.id, event.c.first)
        .join(claim, claim.c.report == capture.c.report)
        .join(member, member.c.claim == claim.c.id)
        .join(event, event.c.id == member.c.event)
    )
    with ledger.reading() as db:
        rows = db.execute(query).all()
    return [Found(int(Path(row.source).stem.split("-")[1]), row.text, row.id, row.first) for row in rows]


def score(events: Sequence[Event], notes: Sequence[Note], rows: Sequence[Found]) -> Score:
    """How each event came out. What a claim tells of is known by the paragraph it stands in."""
    members: dict[int, list[Found]] = defaultdict(list)
    tells: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        note = notes[row.note]
        told = [n for n, words in zip(note.events, note.text.split("\n\n"), strict=True) if row.words in words]
        if len(told) == 1:
            members[told[0]].append(row)
            tells[row.event].add(told[0])
    out = Score([], [], [], [], [], [])
    filing = {one.isoformat() for one in FILED}
    for one in events:
        mine = members[one.number]
        if not mine:
            out.missing.append(one.number)
            continue
        ids, days = {row.event for row in mine}, {row.day for row in mine}
        joined, filed = any(len(tells[id]) > 1 for id in ids), bool(days & filing)
        out.joined.extend([one.number] * joined)
        out.filed.extend([one.number] * filed)
        if days != {one.day.isoformat()}:
            out.misdated.append(one.number)
        elif len(ids) > 1:
            out.parted.append(one.number)
        elif not joined:
            out.right.append(one.number)
    return out


def measure(folder: Path, *, seed: int = 1, notes: int = 200) -> tuple[list[Event], list[Note], Score]:
    """Write the notes, add them to a new ledger and score its events."""
    events, made = world(seed, notes)
    paths = write(made, folder)
    with Ledger(str(folder / "notes.db")) as ledger:
        add(ledger, [str(path) for path in paths], Options(workers=1, given=Given(kind="notes")))
        return events, made, score(events, made, found(ledger))


def main() -> None:
    """Print the counts; with --list what did not come out right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--notes", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="a folder for the notes and their ledger")
    parser.add_argument("--list", action="store_true", help="list the events that did not come out as themselves")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        events, notes, told = measure(folder, seed=given.seed, notes=given.notes)
    print(f"{len(notes)} notes of {len(events)} events: {len(told.right)} come out as themselves")
    for name in ("joined", "filed", "parted", "missing", "misdated"):
        print(f"  {name}: {len(getattr(told, name))}")
    if given.list:
        for name in ("joined", "filed", "parted", "missing", "misdated"):
            for number in getattr(told, name):
                print(name, events[number], *(note.text for note in notes if number in note.events), sep="\n    ")


if __name__ == "__main__":
    main()
