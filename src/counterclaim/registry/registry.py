"""The registry itself: look-ups of states, parties, office holders, roles and given names, each built on first use."""

from collections.abc import Sequence
from functools import cache, cached_property

from counterclaim.registry import tables
from counterclaim.registry.holders import Holders
from counterclaim.registry.names import NameIndex
from counterclaim.registry.owners import Naming, Owners, SideHit
from counterclaim.registry.roles import Roles
from counterclaim.registry.standing import Standing, Standings
from counterclaim.registry.tables import Country, Office, Party, Role
from counterclaim.registry.tokens import name_key, name_keys, tokens
from counterclaim.remembering import remembered


class Registry:
    """All tables; `Registry.load()` gives the shared one. Nothing is read before the first look-up that needs it."""

    @classmethod
    def load(cls) -> "Registry":
        """The registry of the package's data; the same object every time."""
        return _shared()

    def knowing(
        self, states: tuple[Country, ...], groups: tuple[Party, ...] = (), others: frozenset[str] = frozenset()
    ) -> "Registry":
        """This registry with a few states and groups more, for one report; itself where there are none. A group named
        after a body that it has ("Norva's army Home Front") is none of its own. others: letters that mean somebody else
        in the report than here.
        """
        groups = tuple(one for one in groups if self.party(one.name.partition(" ")[0]) is None)
        if not states and not groups and not others:
            return self
        wider = Registry()
        wider.__dict__["_states"] = (*self._states, *states)
        known = {name: one for name, one in self._parties.items() if name not in others} if others else self._parties
        wider.__dict__["_parties"] = {n: one for one in groups for n in (one.name, *one.aliases)} | known
        # What does not depend on either is shared.
        for part in ("_bodies", "_parties_folded", "_roles", "_holders", "_given"):
            wider.__dict__[part] = getattr(self, part)
        wider.__dict__["_index"] = self._index.with_rows(states, groups, others)
        return wider

    @cached_property
    def _states(self) -> tuple[Country, ...]:
        return tuple(tables.countries())

    @cached_property
    def _bodies(self) -> tuple[Party, ...]:
        return tuple(tables.parties())

    @cached_property
    def _countries(self) -> dict[str, Country]:
        return {name: c for c in self._states for name in (c.name, *c.variants)}

    @cached_property
    def _demonyms(self) -> dict[str, Country]:
        return {name: c for c in self._states for name in c.demonyms}

    @cached_property
    def _capitals(self) -> dict[str, Country]:
        return {name: c for c in self._states for name in c.capitals}

    @cached_property
    def _metonyms(self) -> dict[str, Country]:
        return {name: c for c in self._states for name in c.metonyms}

    @cached_property
    def _iso(self) -> dict[str, Country]:
        return {c.iso2: c for c in self._states if c.iso2}

    @cached_property
    def _parties(self) -> dict[str, Party]:
        out: dict[str, Party] = {}
        for party in self._bodies:
            for name in (party.name, *party.aliases):
                if name not in party.ambiguous:
                    out.setdefault(name, party)
        return out

    @cached_property
    def _parties_folded(self) -> dict[str, Party]:
        # Acronyms stay exact: "IS" and "is", "WHO" and "who" are different words.
        named = [(name, party) for name, party in self._parties.items() if not name.isupper()]
        return dict(zip(name_keys([name for name, _ in named]), (party for _, party in named), strict=True))

    @cached_property
    def _roles(self) -> Roles:
        return Roles(tables.roles())

    @cached_property
    def _holders(self) -> Holders:
        return Holders(tables.offices(), self._roles.title)

    @cached_property
    def _given(self) -> dict[str, str]:
        names = tables.first_names()
        return dict(zip(name_keys(list(names)), names.values(), strict=True))

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._states, self._bodies)

    @cached_property
    def _owners(self) -> Owners:
        return Owners(self._index, lambda words, i, date: self._holders.side_at(words, i, date), self.gender)

    @remembered
    def country(self, name: str) -> Country | None:
        """The state meant by a name, its capital or its government's metonym; "the" and "'s" are left out."""
        return self.by_name(name) or self.by_capital(name) or self.by_metonym(name)

    def by_name(self, name: str) -> Country | None:
        """The state of a plain or official name ("Britain", "the Netherlands")."""
        return self._countries.get(name) or self._countries.get(_bare(name))

    def by_demonym(self, word: str) -> Country | None:
        """The state of an adjective or name of its people ("Russian", "Russians")."""
        return self._demonyms.get(word)

    def by_capital(self, name: str) -> Country | None:
        """The state of a capital ("Kyiv", "Kiev")."""
        return self._capitals.get(_bare(name))

    def by_metonym(self, name: str) -> Country | None:
        """The state of a house or street that stands for its government ("the Kremlin")."""
        return self._metonyms.get(_bare(name))

    def by_iso(self, iso2: str) -> Country | None:
        """The state of an ISO 3166-1 alpha-2 code (XK for Kosovo)."""
        return self._iso.get(iso2)

    @remembered
    def party(self, name: str) -> Party | None:
        """The party or body of a name or alias; acronyms must match in case, names shared by several give None."""
        bare = _bare(name)
        found = self._parties.get(name) or self._parties.get(bare)
        return found or (None if bare.isupper() else self._parties_folded.get(name_key(bare)))

    def bodies(self) -> tuple[Party, ...]:
        """All parties and bodies."""
        return self._bodies

    def gender(self, first_name: str) -> str | None:
        """ "m", "f" or "u" (either) for a given name with its capital; None where it is not known."""
        return self._given.get(name_key(first_name)) if first_name[:1].isupper() else None

    def office_holder(self, name: str, date: str | None) -> Office | None:
        """The office of a person by full name, or by the short name the press uses where only one holder fits.

        date: ISO date of the report; without one only a person whose every office is of one side is told.
        """
        return self._holders.office(name, date) or self._holders.office(_without_initials(name), date)

    def sides_of_surname(self, surname: str, date: str | None) -> frozenset[str]:
        """The sides of office holders with a surname on an ISO date, or ever; for one who bears an office's title."""
        return self._holders.surname(surname, date)

    def holders(self, role_class: str, side: str, date: str) -> tuple[Office, ...]:
        """Who held an office of a class for a side on an ISO date."""
        rows = self._holders.rows
        return tuple(o for o in rows if o.role_class == role_class and o.side == side and o.holds(date))

    def in_office(self, role: str, side: str, date: str) -> tuple[Office, ...]:
        """Who held the office of that name ("vice president") for a side on an ISO date."""
        return tuple(o for o in self._holders.rows if o.role == role and o.side == side and o.holds(date))

    def role(self, phrase: str) -> Role | None:
        """The role that heads a phrase, with its class and whether one person holds it."""
        return self._roles.find(phrase)

    @remembered
    def role_class(self, phrase: str) -> str | None:
        """The class of the role that heads a phrase ("Ukraine's top army commander": military_chief)."""
        role = self.role(phrase)
        return role.role_class if role is not None else None

    @remembered
    def side_of(self, phrase: str, date: str | None = None) -> SideHit | None:
        """The side a noun phrase speaks for, by the owner of its head noun; None where two owners are left.

        "Ukraine's top army commander": Ukraine. "Russian ambassador to Ukraine": Russia. "US-backed SDF": the
        Syrian Democratic Forces. "the UN mission in Congo": the United Nations. date: ISO date of the report.
        """
        return self._owners.side_of(phrase, date)

    @remembered
    def namings(self, text: str, date: str | None = None) -> Sequence[Naming]:
        """Every naming in a sentence of what has a side, in reading order; date: ISO date of the report."""
        return self._owners.namings(text, date)

    def words_of(self, text: str) -> list[str]:
        """The words of a text as the tables of words have them (keys of `tokens`); of other languages in English."""
        return [token.key for token in tokens(text)]

    @remembered
    def standing(self, phrase: str, date: str | None = None) -> Standing:
        """For whom the speaker that a phrase names speaks: a side, nobody (settled), or open.

        "Russia's defence ministry": Russia. "a Kyiv-based analyst", "UNICEF", "a Russian nurse": nobody. "the army",
        "Russian businessmen": open. date: ISO date of the report.
        """
        return self._standings.of(phrase, date)

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self)

    def neutral(self, side: str) -> bool:
        """True for what has a name of its own and speaks for no party: the United Nations, the Red Cross, courts."""
        party = self.party(side)
        return party is not None and party.kind == "neutral_org"

    def unarmed(self, name: str) -> bool:
        """True for an organisation of many states, a charity or a medium, which no rebels are of."""
        party = self.party(name)
        return party is not None and party.kind in _UNARMED


_UNARMED = frozenset({"international_org", "neutral_org", "ngo", "media"})  # kinds of party


def _without_initials(name: str) -> str:
    """ "Ana Sorel" for "Ana B. Sorel"."""
    first, *rest = name.split(" ")
    return " ".join([first, *(word for word in rest[:-1] if len(word) != 2 or word[1] != "."), *rest[-1:]])


def _bare(name: str) -> str:
    name = name.strip().removesuffix("'s").removesuffix("’s")
    return name[4:] if name[:4].lower() == "the " else name


@cache
def _shared() -> Registry:
    return Registry()
