"""How many events of 200 synthetic notes come out as themselves: none joined with another, none dated by filing.

usage: python benchmarks/notes.py [--style STYLE] [--seed N] [--notes N] [--keep FOLDER] [--list]

Notes are what a documenter files weeks after an interview: who was met where and when, what happened before, told in
two to four sentences of which only the first has the day and the place. Some notes hold two events, some events are
told in two notes by different people. All are filed on a few days. The sentences are our own; the villages are
real places of one region, so that the same place comes up with different days, and the same day at different places.
There are seven styles (--help lists them), which share neither sentences nor villages; in all but the first, two
events may stand in one paragraph, what happened may be hearsay, and two events of one note may be of one day and one
village, by others. All were looked at.

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


class Style(NamedTuple):
    """The sentences of one sort of notes, and the places they tell of. twice: share of notes of two events whose
    events are of one day and one village; beside: share of them that tell both in one paragraph."""

    places: tuple[str, ...]
    heads: tuple[str, ...]
    who: tuple[str, ...]
    openings: tuple[str, ...]
    tolls: tuple[str, ...]
    more: tuple[str, ...]
    witnesses: tuple[str, ...]
    twice: float
    beside: float


FIELD = Style(
    places=(
        "Djibo", "Dori", "Kaya", "Gorom-Gorom", "Aribinda", "Barsalogho", "Titao", "Ouahigouya", "Kongoussi", "Bogande",
    ),
    heads=("Interview of {met} in {where} with {witness}.",),
    who=("Soldiers", "Gunmen on motorcycles", "Militiamen", "Men in uniform", "Armed men"),
    openings=(
        "{who} came to {place} on {day}.", "On {day}, {who} entered {place}.", "{who} attacked {place} on {day}.",
        "On {day} at dawn, {who} surrounded {place}.",
    ),
    tolls=(
        "They shot {n} men near the well.", "They killed {n} people at the market.", "{N} villagers were killed.",
        "They shot dead {n} herders.", "{N} people died there.",
    ),
    more=(
        "They burned the granaries.", "They took {m} goats.", "{M} women were wounded.", "They stayed until noon.",
        "The teacher's house was set on fire.", "They left towards the river.",
    ),
    witnesses=("a farmer", "a trader", "the midwife", "a herder", "an elder", "a schoolteacher", "the imam's son"),
    twice=0.0,
    beside=0.0,
)  # fmt: skip
OFFICE = Style(
    places=(
        "Beni", "Butembo", "Lubero", "Rutshuru", "Masisi", "Walikale", "Bunia", "Mambasa", "Mahagi", "Djugu",
        "Kanyabayonga", "Sake",
    ),
    heads=(
        "Statement of {witness}, taken at {where} on {met}.", "Met {witness} in {where}, {met}.",
        "Witness is {witness}, displaced to {where}. Interviewed on {met}.", "{where}, {met}. Source: {witness}.",
    ),
    who=(
        "Rebel fighters", "Attackers with machetes", "Policemen", "Armed youths from the valley",
        "A column of soldiers", "Masked men",
    ),
    openings=(
        "{who} raided {place} on the night of {day}.", "In the early hours of {day}, {who} fired on {place}.",
        "{who} stormed {place} on {day}.", "On {day}, {who} went from house to house in {place}.",
        "On the evening of {day}, {who} opened fire at the market of {place}.",
        "{place} was shelled by {who} on {day}.",
        "The witness was told by a cousin that {who} attacked {place} on {day}.",
    ),
    tolls=(
        "{N} residents lost their lives.", "The witness counted {n} bodies.", "{N} people were hacked to death.",
        "The attackers left {n} dead.", "At least {n} inhabitants died.", "Neighbours buried {n} people the next day.",
    ),
    more=(
        "The health post was looted.", "{M} people were injured.", "{M} girls were taken away.",
        "The other inhabitants fled to the forest.", "The attack lasted two hours.", "{M} houses burned down.",
        "Nobody came to help.",
    ),
    witnesses=("a nurse", "a woman of 34", "a bricklayer", "the village chief", "a motorcycle driver", "a deacon"),
    twice=0.2,
    beside=0.5,
)  # fmt: skip
MONITOR = Style(
    places=(
        "Kadugli", "Dilling", "El Obeid", "Babanusa", "Muglad", "En Nahud", "Umm Ruwaba", "Rashad", "Talodi",
        "Abu Jubaiha", "Er Rahad", "Ghubaysh",
    ),
    heads=(
        "Report of a local monitor. The monitor talked to {witness} in {where} on {met}.",
        "Account of {witness}, collected in {where}, {met}.", "On {met} our team in {where} heard {witness}.",
        "Source: {witness}. Place and date of interview: {where}, {met}.",
    ),
    who=(
        "Paramilitary fighters", "Government troops", "Militia members", "Armed herders", "Men on camels",
        "Attackers in three vehicles",
    ),
    openings=(
        "{who} shelled {place} on {day}.", "Residents of {place} were attacked by {who} on {day}.",
        "On {day} {who} raided {place} and its market.", "{who} stopped a lorry on the road into {place} on {day}.",
        "The source was in {place} on {day}, when {who} entered.",
        "The incident took place in {place} on {day}: {who} opened fire on civilians.",
        "Two days of fear in {place} ended on {day}, when {who} attacked.",
    ),
    tolls=(
        "{N} civilians were killed.", "{N} people, most of them farmers, died.", "The source saw {n} corpses.",
        "The killed were {n} in number.", "{N} residents were shot dead.",
        "They killed {n} and threw the bodies into a well.",
    ),
    more=(
        "Shops were looted.", "{M} women were raped.", "The pump was destroyed.", "{M} persons sustained injuries.",
        "{M} men were detained.", "People hid in the fields.", "The telephone network was down.",
    ),
    witnesses=(
        "a tea seller", "a pharmacist", "a displaced man", "a lorry driver", "a sheikh",
        "a volunteer of the emergency room",
    ),
    twice=0.15,
    beside=0.4,
)  # fmt: skip
AFFIDAVIT = Style(
    places=(
        "Marawi", "Butig", "Lanao", "Cotabato", "Datu Piang", "Shariff Aguak", "Pikit", "Kidapawan", "Jolo", "Patikul",
        "Isabela", "Lamitan",
    ),
    heads=(
        "Interviewee: {witness}. Date: {met}. Venue: {where}.",
        "{where}. {met}. I met {witness}, who asked not to be named.",
        "Affidavit of {witness}, sworn at {where} on {met}.",
        "Phone call of {met} with {witness}, speaking from {where}.",
    ),
    who=(
        "Marines", "Gunmen of a private army", "Insurgents", "Bandits", "Soldiers of a battalion",
        "Armed followers of a clan leader",
    ),
    openings=(
        "{who} arrived in {place} on {day}.", "In the night of {day} {who} attacked the village hall of {place}.",
        "I was at home in {place} on {day} when {who} came.", "A bomb planted by {who} exploded in {place} on {day}.",
        "My neighbours in {place} were fired upon by {who} on {day}.", "{who} burned down part of {place} on {day}.",
        "The attack on {place} by {who} happened on {day}.",
    ),
    tolls=(
        "{N} people were killed.", "{N} of my neighbours died.", "I counted {n} dead.", "They executed {n} men.",
        "{N} died on the spot.", "{N} bodies were recovered.",
    ),
    more=(
        "{M} houses were razed.", "{M} others were wounded.", "My brother was beaten.", "They took our rice.",
        "The mosque was damaged.", "{M} hostages were taken.", "We fled by boat.",
    ),
    witnesses=(
        "a market vendor", "a barangay official", "a fisherman's wife", "a tricycle driver", "a datu",
        "a former soldier",
    ),
    twice=0.15,
    beside=0.4,
)  # fmt: skip
LOG = Style(
    places=(
        "Gwoza", "Bama", "Konduga", "Monguno", "Damboa", "Chibok", "Dikwa", "Banki", "Pulka", "Rann", "Ngala", "Mafa",
    ),
    heads=(
        "Incident report of the protection team, {where}, {met}. Informant: {witness}.",
        "Logged on {met} at {where} after a visit by {witness}.",
        "Entry of {met}, {where} office. Source is {witness}.",
        "{met}, {where}. Reported to our hotline by {witness}.",
    ),
    who=(
        "Insurgents", "Members of a vigilante group", "Army troops", "Gunmen in military uniform", "Cattle rustlers",
        "Unknown armed men",
    ),
    openings=(
        "{who} attacked a camp for displaced people in {place} on {day}.",
        "On {day}, {who} ambushed a convoy outside {place}.", "{place} came under fire from {who} on {day}.",
        "Location: {place}. On {day}, {who} broke into homes.", "{who} set up a checkpoint in {place} on {day}.",
        "According to the informant, {who} overran {place} on {day}.",
        "A mortar round fired by {who} hit {place} on {day}.",
    ),
    tolls=(
        "{N} civilians lost their lives.", "{N} displaced persons were killed.", "Fatalities: {n}.",
        "The death toll stands at {n}.", "{N} people were shot, all of whom died.", "They slaughtered {n} residents.",
    ),
    more=(
        "{M} shelters were burned.", "{M} people received treatment for gunshot wounds.", "The clinic was closed.",
        "{M} aid workers were abducted.", "A food store was emptied.", "The perpetrators withdrew before dark.",
        "{M} families have left.",
    ),
    witnesses=(
        "a camp leader", "a water engineer", "a displaced mother", "a community volunteer", "a bus driver", "a nurse",
    ),
    twice=0.15,
    beside=0.4,
)  # fmt: skip
NOTEBOOK = Style(
    places=(
        "Loikaw", "Demoso", "Hpruso", "Pekon", "Mindat", "Hakha", "Falam", "Kani", "Yinmabin", "Tabayin", "Kyunhla",
        "Thantlang",
    ),
    heads=(
        "Notebook of {witness}, copied in {where} on {met}.", "{met}. Spoke to {witness} in {where}.",
        "My talk with {witness}, {where}, {met}.", "Written down in {where} on {met} from what {witness} told me.",
    ),
    who=(
        "Junta soldiers", "Resistance fighters", "Border guards", "Men of the local militia", "Two army columns",
        "Plain-clothes gunmen",
    ),
    openings=(
        "I saw {who} enter {place} on {day}.", "On {day} we heard shooting; {who} had come to {place}.",
        "The day was {day}. {who} surrounded {place}.", "When {who} attacked {place} on {day}, I hid in the church.",
        "{who} bombarded {place} from the hills on {day}.", "My aunt says {who} torched {place} on {day}.",
        "They call it the massacre of {place}: on {day}, {who} rounded up the villagers.",
    ),
    tolls=(
        "We buried {n} people.", "{N} villagers did not survive.", "I know of {n} dead.", "They beheaded {n} men.",
        "{N} were killed.", "{N} people burned to death.",
    ),
    more=(
        "{M} people were hurt.", "My cow was killed.", "{M} young men were marched away.", "The monastery was hit.",
        "We slept in the jungle.", "{M} barns went up in flames.", "Nobody dared to go out.",
    ),
    witnesses=("a rice farmer", "a monk", "a schoolgirl", "a pastor", "a truck driver", "a midwife"),
    twice=0.15,
    beside=0.4,
)  # fmt: skip
BLOTTER = Style(
    places=(
        "Tibú", "Ocaña", "Arauquita", "Saravena", "Tame", "Fortul", "Teorama", "Convención", "Hacarí", "Tumaco",
        "Corinto", "Toribío",
    ),
    heads=(
        "Station {where}, {met}. Complaint lodged by {witness}.",
        "Blotter, {where}. Entered {met}. Complainant: {witness}.",
        "{met}: {witness} appeared at the {where} station.", "Complaint received at {where} on {met} from {witness}.",
    ),
    who=(
        "Guerrillas", "Members of a drug gang", "Paramilitaries", "Hooded gunmen", "Dissident fighters",
        "Men armed with rifles",
    ),
    openings=(
        "{who} opened fire in a bar in {place} on {day}.", "On {day}, {who} threw a grenade at a house in {place}.",
        "It is reported that {who} assaulted the settlement of {place} on {day}.",
        "Occurrence: {place}, {day}. {who} stormed a farm.",
        "{who} dragged people from their homes in {place} on {day}.",
        "Complainant states that on {day} {who} attacked {place}.", "{place} was assaulted by {who} on {day}.",
    ),
    tolls=(
        "{N} persons were murdered.", "{N} dead on arrival at hospital.", "Deceased: {n}.", "{N} bodies were found.",
        "They murdered {n} peasants.", "{N} victims succumbed to their wounds.",
    ),
    more=(
        "{M} persons were wounded.", "{M} motorcycles were stolen.", "A tractor was burned.",
        "{M} persons are missing.", "The suspects fled on foot.", "Shell casings were collected.",
        "{M} families were threatened.",
    ),
    witnesses=("a shopkeeper", "a farmhand", "a taxi driver", "a widow", "a council member", "a miner"),
    twice=0.15,
    beside=0.4,
)  # fmt: skip
STYLES = {
    "field": FIELD, "office": OFFICE, "monitor": MONITOR, "affidavit": AFFIDAVIT, "log": LOG, "notebook": NOTEBOOK,
    "blotter": BLOTTER,
}  # fmt: skip
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
    """A note: when it was filed, its text, the events it tells, and the passage of the text that tells each."""

    filed: date
    text: str
    events: tuple[int, ...]
    passages: tuple[str, ...]


def world(seed: int, notes: int, style: Style = FIELD) -> tuple[list[Event], list[Note]]:
    """The events and the notes that tell of them: 194 events in 200 notes, at the same rate for another number."""
    rng = random.Random(seed)
    events: list[Event] = []
    taken: set[tuple[str, date]] = set()
    wanted = round(notes * 0.97)
    while len(events) < wanted:
        place, day = rng.choice(style.places), date(2024, 1, 3) + timedelta(days=3 * rng.randrange(36))
        if style.twice and len(events) % 2 and len(events) < 2 * (notes // 10) and rng.random() < style.twice:
            other = events[-1]  # which the same note will tell, of one day and one village
            who = rng.choice([one for one in style.who if one != other.who])
            events.append(Event(len(events), other.place, other.day, who, other.killed % 28 + 2))
        elif (place, day) not in taken:
            taken.add((place, day))
            events.append(Event(len(events), place, day, rng.choice(style.who), rng.randrange(2, 30)))
    told = [(one.number,) for one in events]
    pairs = notes // 10  # notes of two events
    merged = [(*told[2 * n], *told[2 * n + 1]) for n in range(pairs)]
    told = merged + told[2 * pairs :]
    again = [(n,) for n in rng.sample(range(len(events)), notes - len(told))]  # events told in a second note
    order = told + again
    rng.shuffle(order)
    return events, [_note(rng, [events[n] for n in some], style) for some in order]


def _note(rng: random.Random, some: Sequence[Event], style: Style) -> Note:
    met = max(one.day for one in some) + timedelta(days=rng.randrange(2, 9))
    where, witness = rng.choice(style.places), rng.choice(style.witnesses)
    head = _one_of(rng, style.heads).format(met=_day(met, year=True), where=where, witness=witness)
    passages = tuple(_told(rng, one, style) for one in some)
    between = " " if style.beside and rng.random() < style.beside else "\n\n"
    return Note(rng.choice(FILED), f"{head} {between.join(passages)}", tuple(one.number for one in some), passages)


def _told(rng: random.Random, one: Event, style: Style) -> str:
    who = one.who
    opening = rng.choice(style.openings)
    who = who if opening.startswith("{who}") or ". {who}" in opening else who[:1].lower() + who[1:]
    number = NUMBERS[one.killed] if one.killed < len(NUMBERS) else str(one.killed)
    more = rng.randrange(2, 13)
    filled = {
        "who": who, "place": one.place, "day": _day(one.day), "n": number, "N": number.capitalize(),
        "m": NUMBERS[more], "M": NUMBERS[more].capitalize(),
    }  # fmt: skip
    sentences = [opening, rng.choice(style.tolls), *rng.sample(style.more, rng.randrange(3))]
    return " ".join(sentence.format(**filled) for sentence in sentences)


def _one_of(rng: random.Random, some: Sequence[str]) -> str:
    """One of them; where there is but one, without drawing."""
    return some[0] if len(some) == 1 else rng.choice(some)


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
    """How each event came out. What a claim tells of is known by the passage it stands in."""
    members: dict[int, list[Found]] = defaultdict(list)
    tells: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        note = notes[row.note]
        told = [n for n, words in zip(note.events, note.passages, strict=True) if row.words in words]
        if len(told) == 1:
            members[told[0]].append(row)
            tells[row.event].add(told[0])
    out = Score([], [], [], [], [], [])
    # What is dated by its note alone has that day and the one before it.
    filing = {(one - timedelta(days=n)).isoformat() for one in FILED for n in (0, 1)}
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


def measure(
    folder: Path, *, seed: int = 1, notes: int = 200, style: Style = FIELD
) -> tuple[list[Event], list[Note], Score]:
    """Write the notes, add them to a new ledger and score its events."""
    events, made = world(seed, notes, style)
    paths = write(made, folder)
    with Ledger(str(folder / "notes.db")) as ledger:
        add(ledger, [str(path) for path in paths], Options(workers=1, given=Given(kind="notes")))
        return events, made, score(events, made, found(ledger))


def main() -> None:
    """Print the counts; with --list what did not come out right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--style", choices=STYLES, default="field")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--notes", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="a folder for the notes and their ledger")
    parser.add_argument("--list", action="store_true", help="list the events that did not come out as themselves")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        events, notes, told = measure(folder, seed=given.seed, notes=given.notes, style=STYLES[given.style])
    print(f"{len(notes)} notes of {len(events)} events: {len(told.right)} come out as themselves")
    for name in ("joined", "filed", "parted", "missing", "misdated"):
        print(f"  {name}: {len(getattr(told, name))}")
    if given.list:
        for name in ("joined", "filed", "parted", "missing", "misdated"):
            for number in getattr(told, name):
                print(name, events[number], *(note.text for note in notes if number in note.events), sep="\n    ")


if __name__ == "__main__":
    main()
