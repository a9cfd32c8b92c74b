"""The renamings: two parties of a report swapped, or one replaced by a party from elsewhere, real or invented."""

import re
from collections.abc import Iterator
from typing import cast

from counterclaim.evaluation.fairness.cast import Cast, StateNamed, forms, gender, person_words
from counterclaim.evaluation.fairness.renaming import Name, Renaming, with_article
from counterclaim.gazetteer import Gazetteer
from counterclaim.gazetteer.entry import Kind
from counterclaim.registry import tables
from counterclaim.registry.tables import Country, Office

# Real states for replacement, in turn: with all forms of a name, far from each other, half of them at peace.
_ELSEWHERE = (
    "Brazil", "Kazakhstan", "Romania", "Malaysia", "Colombia", "Germany", "Nigeria", "Argentina", "Spain", "Ecuador",
    "Venezuela", "Chile", "Poland", "Kenya", "Algeria", "Vietnam", "Peru", "Denmark", "Zambia", "Bolivia",
)  # fmt: skip
# Their capitals bear their names, as Kuwait's does: no text would tell that another invented city is the seat of the
# government that "Kyiv said" speaks of.
_INVENTED = (
    Country("", "Vestria", (), ("Vestrian", "Vestrians"), ("Vestria",), ("Larch House",), ()),
    Country("", "Torland", (), ("Torlandic", "Torlander", "Torlanders"), ("Torland",), ("Stone Palace",), ()),
    Country("", "Ruvania", (), ("Ruvanian", "Ruvanians"), ("Ruvania",), ("Weir House",), ()),
)
_INVENTED_PEOPLE = {
    "m": (("Paolo", "Denzar"), ("Andrei", "Sorvin"), ("Olaf", "Brandter"), ("Teodor", "Malkev")),
    "f": (("Dana", "Ruskova"), ("Mira", "Santell"), ("Ilse", "Vargen")),
}
_INVENTED_PLACES = ("Tervask", "Oblen", "Zelmark", "Ikarova", "Haldenburg", "Drosk", "Pelmar", "Quorin")
_BEARINGS = ("North", "South", "East", "West", "Central")
_ENDINGS = re.compile(r" (?:Oblast|Province|Region|District|County|State)$")
_GROUPS = (("Karvan Liberation Front", "KLF", "Karvan"), ("Northern Torch Army", "NTA", "Oroko"))


def swapped(named: Cast, gazetteer: Gazetteer, published: str | None = None) -> Renaming | None:
    """The two states named most, each by the other's names; None where fewer than two are named."""
    whole = [state for state in named.states if state.country.iso2]  # not what others hold to be a region of theirs
    if len(whole) < 2:
        return None
    one, other = whole[:2]
    maker = _Maker(named, gazetteer, published)
    if not maker.state(one, other.country, other) or not maker.state(other, one.country, one):
        return None
    (near, _, land), (far, _, same) = (state.country.name.partition(" ") for state in (one, other))
    if land == same and near != far:  # of the two Koreas, each may be told by its first word
        maker.old[near], maker.old[far] = Name("state:1", far), Name("state:2", near)
    return maker.done()


def replaced(named: Cast, gazetteer: Gazetteer, turn: int, published: str | None = None) -> Renaming | None:
    """The state named most by one from elsewhere; turn: which one, so that a folder meets many."""
    first = next((state for state in named.states if state.country.iso2), None)
    if first is None:
        return None
    there = {state.country.name for state in named.states}
    known = {country.name: country for country in tables.countries()}
    for step in range(len(_ELSEWHERE)):
        country = known[_ELSEWHERE[(turn + step) % len(_ELSEWHERE)]]
        if country.name in there:
            continue
        maker = _Maker(named, gazetteer, published)
        if maker.state(first, country, None):
            return maker.done()
    return None


def invented(named: Cast, gazetteer: Gazetteer, turn: int) -> Renaming | None:
    """The state named most by one that does not exist, its people and places with it."""
    first = next((state for state in named.states if state.country.iso2), None)
    maker = _Maker(named, gazetteer)
    return maker.done() if first is not None and maker.state(first, _INVENTED[turn % len(_INVENTED)], None) else None


def other_group(named: Cast, turn: int, body: str) -> Renaming | None:
    """The armed group named most by an invented one, of which `body` knows nothing, of the same shape of names; None
    where none is named.
    """
    for party, names in named.groups[:1]:
        free = [one for one in _GROUPS if one[2] not in body] or _GROUPS
        full, acronym, short = free[turn % len(free)]
        if any(n.endswith("s") and n[:-1] in (party.name, *party.aliases) for n in names):
            return None  # a people's plural has no counterpart
        key = "group:1"
        old = {n: Name(key, acronym if n.isupper() else full if " " in n else short) for n in names}
        before = dict.fromkeys((party.name, *party.aliases), key)
        return Renaming(old, before=before, after=dict.fromkeys((full, acronym, short), key), kept=named.longer)
    return None


class _Maker:
    """Collects the names of one or two states and what replaces them."""

    def __init__(self, named: Cast, gazetteer: Gazetteer, published: str | None = None) -> None:
        self.cast = named
        self.published = published
        self.two_kinds: set[str] = set()
        self.gazetteer = gazetteer
        self.old: dict[str, Name] = {}
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self.taken: set[str] = set(named.places)
        self.number = 0

    def done(self) -> Renaming:
        return Renaming(
            self.old, before=self.before, after=self.after, kept=self.cast.longer | self.cast.shown,
            two_kinds=self.two_kinds,
        )  # fmt: skip

    def state(self, one: StateNamed, new: Country, other: StateNamed | None) -> bool:
        """Add a state's names, people and places; other: the state it is swapped with. False where a name has
        no counterpart.
        """
        self.number += 1
        key = f"state:{self.number}"
        plural = next((d for d in new.demonyms if d.endswith("s") and d[:-1] in new.demonyms), None)
        adjective = next((d for d in new.demonyms if d != plural), None)
        parts = {
            "name": with_article(new.name),
            "adjective": adjective,
            "people": plural or adjective,
            "capital": new.capitals[0] if new.capitals else None,
            "seat": new.metonyms[0] if new.metonyms else None,
        }
        for name, kind in one.names.items():
            to = parts[kind]
            if to is None:
                return False
            told = key if kind in ("name", "adjective", "people") or to == new.name else f"{key}/{kind}"
            # An acronym is also the adjective ("U.S. officials"), and so is the name of a people without a plural.
            both = kind == "name" and name.replace(".", "").isupper()
            many = kind == "adjective" and plural is not None and "people" not in forms(one.country).values()
            self.old[name] = Name(told, plural if many and plural else to, adjective if both or many else None)
        for name, kind in forms(one.country).items():
            same = kind in ("name", "adjective", "people") or parts[kind] == new.name
            self.before[name] = key if same else f"{key}/{kind}"
        for name, kind in forms(new).items():
            self.after[name] = key if kind in ("name", "adjective", "people") else f"{key}/{kind}"
        return self._people(one, new, other) and self._places(one, new, other)

    def _people(self, one: StateNamed, new: Country, other: StateNamed | None) -> bool:
        mine = [o for o in self.cast.holders if o.side == one.country.name]
        theirs = [o for o in self.cast.holders if other is not None and o.side == other.country.name]
        used: set[str] = {o.person for o in self.cast.holders}
        for n, office in enumerate(mine):
            given, surname = person_words(office)
            if not given:
                return False
            to = next((person_words(o) for o in theirs if gender(o) == gender(office) and all(person_words(o))), None)
            if to is not None:
                theirs = [o for o in theirs if person_words(o) != to]
            else:
                to = next(self._people_of(new, office, used, n), None)
            if to is None:
                return False
            used.add(" ".join(to))
            key = f"person:{self.number}.{n}"
            for name in (office.person, *office.variants):
                self.old[name] = Name(key, " ".join(to))
                self.before[name] = key
            for name in (surname, *office.short):
                self.old[name] = Name(key, to[1])
                self.before[name] = key
            self.after[" ".join(to)] = self.after[to[1]] = key
        return True

    def _people_of(self, new: Country, like: Office, used: set[str], n: int) -> Iterator[tuple[str, str]]:
        if not new.iso2:
            people = _INVENTED_PEOPLE["f" if gender(like) == "f" else "m"]
            yield people[n % len(people)]
            return
        rows = [o for o in tables.offices() if o.side == new.name and gender(o) == gender(like) and self._in_office(o)]
        rows.sort(key=lambda o: o.role_class != like.role_class)
        for office in rows:
            given, surname = person_words(office)
            if given and office.person not in used and surname in office.short:
                yield given, surname

    def _in_office(self, office: Office) -> bool:
        return office.holds(self.published) if self.published else not office.end

    def _places(self, one: StateNamed, new: Country, other: StateNamed | None) -> bool:
        mine = [name for name, code in self.cast.places.items() if code == one.country.iso2]
        code = other.country.iso2 if other is not None else None
        theirs = [name for name, at in self.cast.places.items() if code and at == code]
        for n, name in enumerate(mine):
            if name in self.old:
                continue
            kinds = self._kinds(name, one.country.iso2)
            to = next((t for t in theirs if code and self._kinds(t, code) == kinds), None)
            if to is not None:
                theirs.remove(to)
            else:
                to = next(self._places_of(new, kinds), None)
            if to is None:
                return False
            self.taken.add(to)
            key = f"place:{self.number}.{n}"
            self.old[name] = Name(key, to)
            self.before[name] = self.after[to] = key
            if len(self._kinds(name, one.country.iso2)) > 1:
                self.two_kinds.add(key)
        return True

    def _kinds(self, name: str, code: str) -> tuple[str, ...]:
        """What the name may mean in that country, the likeliest first: a town, the region named after it, or either."""
        return tuple(dict.fromkeys(e.kind for e in self.gazetteer.find(name, loose=False) if e.country == code))

    def _places_of(self, new: Country, kinds: tuple[str, ...]) -> Iterator[str]:
        if not new.iso2:
            yield from (name for name in _INVENTED_PLACES if name not in self.taken)
            return
        states = {name for country in tables.countries() for name in (*forms(country), *country.regions)}
        for kind in kinds[:1] or ("town",):
            for entry in self.gazetteer.largest(new.iso2, cast(Kind, kind), 400):
                name = _ENDINGS.sub("", entry.name)
                bearing = name.removesuffix("ern") in _BEARINGS  # "Eastern" of "Eastern Province" is no name
                if bearing or not name.isalpha() or not name.isascii() or name in self.taken or name in states:
                    continue
                found = self.gazetteer.find(name, loose=False)
                if found and found[0].country == new.iso2 and self._kinds(name, new.iso2) == kinds:
                    yield name
