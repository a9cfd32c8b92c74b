"""What a person calls a speaker, a place or a report, as ids of the ledger."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, literal_column, or_, select

from counterclaim.gazetteer.fold import fold
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import called, place, place_within, report, speaker
from counterclaim.matters.abroad import is_abroad
from counterclaim.matters.speakers import body_key, person_keys
from counterclaim.names import name_key, same_name
from counterclaim.registry.tongues import told

if TYPE_CHECKING:
    from counterclaim.gazetteer import Entry, Gazetteer

MOST_IDS = 500  # ids that one name may stand for; far below the 32,766 variables a statement of SQLite takes
_folded = lru_cache(maxsize=200_000)(fold)


def speaker_ids(db: Connection, name: str) -> list[str]:
    """Speakers with that id, or one of whose names holds those words, each at the beginning of a word ("ze": Zelensky)
    or, where one of the two is in another script than Latin, sounding like a word.

    The exact name first; at most MOST_IDS.
    """
    name = storable(name)
    settled = called.c.speaker.is_not(None)
    of_key = select(called.c.speaker).where(called.c.key == name, settled)
    known = select(speaker.c.id).where(speaker.c.id == name).union(of_key)
    if exact := db.scalar(known):
        return [exact]
    words = _folded(name)
    if not words:
        return []
    wanted = [f" {word}" for word in words.split()]
    found = []
    across = is_abroad(name)
    if across:
        keys = {body_key(name, None), *person_keys(name)}
        found = [(False, "", id) for id in db.scalars(select(called.c.speaker).where(called.c.key.in_(keys), settled))]
    every = select(speaker.c.id, speaker.c.name).union(select(called.c.speaker, called.c.name).where(settled))
    for id, name in db.execute(every):
        spelled = f" {_folded(name)}"
        if all(word in spelled for word in wanted):
            found.append((spelled != f" {words}", spelled, id))
        elif (across or is_abroad(name)) and _sounds_like(words, spelled):
            found.append((True, spelled, id))
    return list(dict.fromkeys(id for _, _, id in sorted(found)))[:MOST_IDS]


def _sounds_like(words: str, name: str) -> bool:
    """Whether each word sounds like some word of the name."""
    keys = {one: name_key(one) for one in name.split()}
    wanted = words.split()
    return all(any(key == name_key(word) and same_name(word, one) for one, key in keys.items()) for word in wanted)


def place_ids(db: Connection, name: str) -> list[str]:
    """Gazetteer ids, among those that lie in or hold places of this ledger, that the name can mean; at most MOST_IDS.

    An id itself; else every place the gazetteer or the ledger's reports call so: a town and the region named after it
    are both meant. A name with a country behind a comma ("Tripoli, Libya") is looked for in that country.
    """
    name = storable(name)
    if ":" in name and " " not in name:
        known = select(place_within.c.container).where(place_within.c.container == name).limit(1)
        return [name] if db.scalar(known) else []
    from counterclaim.gazetteer.store import Gazetteer

    with Gazetteer.open() as gazetteer:
        state = gazetteer.country(name) if len(name) == 2 and name.isupper() else None
        found = [entry.id for entry in _named(gazetteer, name)] if state is None else [state.id]
        if not found and "," in name:
            inner, _, outer = name.rpartition(",")
            holders = {entry.id for entry in gazetteer.find(outer)}
            found = [e.id for e in gazetteer.find(inner) if holders & set(gazetteer.containers(e.id))]
    known = select(place_within.c.container).where(place_within.c.container.in_(found[:MOST_IDS])).distinct()
    kept = set(db.scalars(known))
    if kept:
        return [id for id in found if id in kept]
    called = select(place.c.gazetteer).where(place.c.gazetteer.is_not(None))
    return list(db.scalars(called.where(or_(place.c.name == name, place.c.text == name)).distinct().limit(MOST_IDS)))


def _named(gazetteer: "Gazetteer", name: str) -> Sequence["Entry"]:
    """The places of a name in any script; of a Latin one that is no English name, of the French one."""
    languages = told(name) if is_abroad(name) else ()
    if not languages:
        return gazetteer.find(name) or gazetteer.named(name, "fr", loose=False)
    found = {entry.id: entry for tongue in languages for entry in gazetteer.named(name, tongue.lang)}
    # As in English a town's name means the division named after it, too ("Курск").
    named_so = (other for one in found.values() for other in gazetteer.find(one.name) if other.country == one.country)
    return list((found | {other.id: other for other in named_so if other.kind == "ADM1"}).values())


def report_ids(db: Connection, name: str) -> list[str]:
    """The report with that id, source or address; else reports whose title holds those words, the latest first."""
    name = storable(name)
    exact = select(report.c.id).where(or_(report.c.id == name, report.c.source == name, report.c.url == name))
    found = list(db.scalars(exact.limit(MOST_IDS)))
    if found:
        return found
    query = (
        select(report.c.id)
        .order_by(func.coalesce(report.c.published, literal_column("''")).desc(), report.c.id.desc())
        .limit(MOST_IDS)
    )
    for word in name.split()[:20]:
        query = query.where(report.c.title.icontains(word, autoescape=True))
    return list(db.scalars(query)) if name.strip() else []
