"""Who speaks: which of the keys that reports give are one speaker, and for which body a person speaks.

A function of what the reports of the ledger show (`naming`), laid over by what people said, so that the order of adding
is of no matter. What is asked for is looked up for many keys at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.naming import UNNAMED
from counterclaim.ledger.tables import called, naming
from counterclaim.matters.abroad import heard, key_abroad, same_across, same_surname_across
from counterclaim.matters.speakers import is_surname, root, surname_of
from counterclaim.registry import Registry

SURE = 0.8  # share of the reports that show what a short name stands for which must show the same; set by eye
OFTEN = 0.2  # share of a person's reports that must tell the body he speaks for; set by eye
_STEPS = 4  # short name to longer one to longer one


class Stand(NamedTuple):
    """speaker: whom the key is of. speaks_for: the body whose account his claims are; None: his own."""

    speaker: str
    speaks_for: str | None = None


def stands(db: Connection, keys: Iterable[str]) -> dict[str, Stand]:
    """Where each key stands, people's words left out."""
    keys = set(keys)
    found = _Found(db)
    people = {key for key in keys if key.startswith(("name:", "person:"))}
    out = {key: Stand(found.body(key)) for key in keys - people if not key.startswith(UNNAMED)}
    found.load_parts(keys - people)
    for key in keys - people:
        if key.startswith(UNNAMED) or (key.startswith("body:") and out[key].speaker == key):
            out[key] = Stand(found.meant.get(key) or found.part(key) or key)
    homes, bearers = _people(db, people)
    found.load_offices(db, {*homes.values(), *(full for of in bearers.values() for full in of)})
    for key, home in homes.items():
        side, body = key.rpartition(":")[2], found.spoken_for(home)
        full = [
            one for one, sides in bearers.get(key, {}).items()
            if (side and side in sides) or (body is not None and body == found.spoken_for(one))
        ]  # fmt: skip
        whole = full[0] if len(full) == 1 else home  # a surname is the one full name of its side or its body
        out[key] = Stand(whole, found.spoken_for(whole))
    return out


class _Found:
    """What is known of bodies, looked up once each."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        self.bodies: dict[str, str] = {}
        self.parts: dict[str, list[str]] = {}
        self.meant: dict[str, str] = {}
        self.offices: dict[str, Counter[str]] = {}
        self.plain: dict[str, Counter[str]] = {}
        self.reports: Counter[str] = Counter()

    def body(self, key: str) -> str:
        """The body of a key: of a short name the long one that reports use it for."""
        self.load([key])
        return self.bodies[key]

    def load(self, keys: Iterable[str]) -> None:
        """Find the bodies of these keys."""
        new = {key for key in keys if key not in self.bodies}
        at = {key: key for key in new}
        for _ in range(_STEPS):
            asked = {now for now in at.values() if now.startswith("body:")}
            longer = _longer(self.db, asked)
            if not any(longer.get(now) for now in at.values()):
                break
            at = {key: longer.get(now, now) for key, now in at.items()}
        self.bodies |= at

    def load_parts(self, keys: Iterable[str]) -> None:
        """Look up what these phrases may stand for."""
        for row in _rows(self.db, keys, ("part", "serves", "leads")):
            self.parts.setdefault(row.speaker, []).append(row.value)
        meant = {row.speaker: row.value for row in _rows(self.db, keys, ("means",))}
        self.load({*meant.values(), *(value for values in self.parts.values() for value in values)})
        self.meant |= {key: self.bodies[body] for key, body in meant.items()}

    def part(self, key: str) -> str | None:
        """The body of no side, known by another name, that a phrase stands for; of several the first by name."""
        told = {
            self.bodies[one] for one in self.parts.get(key, ()) if self.bodies[one] != one or one.startswith("party:")
        }
        return next((one for one in sorted(told) if one != key and _of_no_side(one)), None)

    def load_offices(self, db: Connection, homes: Iterable[str]) -> None:
        """Count the offices of these people, the several keys of one together."""
        people = defaultdict(set)
        for row in rows_in(db, select(called.c.key, called.c.root), called.c.root, homes):
            people[row.key].add(row.root)
        rows = list(_rows(db, people, ("leads", "serves")))
        self.load(row.value for row in rows)
        for row in _rows(db, people, ("side",)):
            self.reports.update(dict.fromkeys(people[row.speaker], row.reports))
        for row in rows:
            for home in people[row.speaker]:
                counts = self.offices if row.what == "leads" else self.plain
                counts.setdefault(home, Counter())[self.bodies[row.value]] += row.reports
        spoken = {body for counts in (self.offices, self.plain) for c in counts.values() for body in c}
        there = {r.speaker for r in rows_in(db, select(naming.c.speaker).distinct(), naming.c.speaker, spoken)}
        there |= {body for body in spoken if body.startswith("party:")}
        for counts in (self.offices, self.plain):
            for home, bodies in counts.items():
                counts[home] = Counter({b: n for b, n in bodies.items() if b in there})
        for home, bodies in self.plain.items():
            self.plain[home] = Counter({b: n for b, n in bodies.items() if _of_no_side(b)})

    def spoken_for(self, home: str) -> str | None:
        """The body that most reports which tell one have the person lead; else, of no side, work for."""
        for counts in (self.offices.get(home), self.plain.get(home)):
            if counts:
                body, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
                if 2 * most > sum(counts.values()) and most >= OFTEN * self.reports[home]:
                    return body
        return None


def _of_no_side(body: str) -> bool:
    kind, _, rest = body.partition(":")
    if kind != "party":
        return rest.endswith(":")
    party = Registry.load().party(rest)
    return party is not None and (party.side is None or Registry.load().neutral(party.side))


def _rows(db: Connection, keys: Iterable[str], what: tuple[str, ...]) -> Iterator[Row[Any]]:
    return rows_in(db, select(naming).where(naming.c.what.in_(what)), naming.c.speaker, keys)


def _longer(db: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Of short names the longer one that nearly all reports which tell it give; a single word takes two reports."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    query = select(naming.c.speaker, naming.c.value, naming.c.reports).where(naming.c.what == "called")
    for row in rows_in(db, query, naming.c.value, keys):
        told[row.value][row.speaker] += row.reports
    out = {}
    for key, counts in told.items():
        body, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
        fewest = 1 if " " in key.split(":")[1] else 2
        if most >= max(fewest, SURE * sum(counts.values())):
            out[key] = body
    return out


def _people(db: Connection, keys: Iterable[str]) -> tuple[dict[str, str], dict[str, dict[str, set[str]]]]:
    """Each person's root; and of surnames alone the full names that bear them: root to the sides it stands under."""
    keys = set(keys)
    alone = {key: surname_of(key) for key in keys if key.startswith("name:") and is_surname(key)}
    bearers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    query = select(called.c.key, called.c.surname, called.c.root)
    for row in rows_in(db, query, called.c.surname, {one for one in alone.values() if one}):
        if not is_surname(row.key):
            bearers[row.surname][row.root].add(row.key.rpartition(":")[2])
    homes = {key: root(key) for key in keys}
    found = {key: bearers[one] for key, one in alone.items() if one in bearers}
    return _across(db, homes, found) if scripts_meet(db) else (homes, found)


def scripts_meet(db: Connection) -> bool:
    """Whether the ledger names anybody in another script than Latin; roots of such names are in capitals."""
    return db.scalar(select(called.c.key).where(called.c.root.between("name:A", "name:Z~")).limit(1)) is not None


def _across(
    db: Connection, homes: dict[str, str], found: dict[str, dict[str, set[str]]]
) -> tuple[dict[str, str], dict[str, dict[str, set[str]]]]:
    """The same with names in other scripts: a full name is at home with the one full name in Latin letters that it
    sounds like, a surname alone is borne by full names of all scripts.
    """
    sounds = {key: heard(key) for key in homes}
    alike: dict[str, list[str]] = defaultdict(list)
    for row in rows_in(db, select(called.c.key, called.c.heard), called.c.heard, {s for s in sounds.values() if s}):
        if not is_surname(row.key):
            alike[row.heard].append(row.key)
    full = {key for keys in alike.values() for key in keys if key_abroad(key)}
    full |= {key for key in homes if key_abroad(key) and not is_surname(key)}
    at: dict[str, str] = {}
    for key in full:
        latin = {root(one) for one in alike[heard(key) or ""] if not key_abroad(one) and same_across(key, one)}
        at[key] = latin.pop() if len(latin) == 1 else root(key)
    moved = {root(key): home for key, home in at.items()}
    for key, sound in sounds.items():
        if key in at:
            homes[key] = at[key]
        elif key.startswith("name:") and is_surname(key):
            of: dict[str, set[str]] = defaultdict(set)
            for one in alike[sound or ""]:
                if (key_abroad(key) or key_abroad(one)) and same_surname_across(key, one):
                    of[at.get(one, root(one))].add(one.rpartition(":")[2])
            for home, sides in found.get(key, {}).items():
                of[moved.get(home, home)] |= sides
            if of:
                found[key] = dict(of)
    return homes, found
