"""The registry of states, parties and offices by their names in another language; answers are in English names."""

from __future__ import annotations

from typing import Any

from counterclaim.registry import Registry
from counterclaim.registry.abroad import Body
from counterclaim.registry.owners import Naming, SideHit
from counterclaim.registry.tables import Country, Office, Party, Role
from counterclaim.registry.tongues import Tongue


class Named:
    """A registry whose look-ups by words go to the table of one language, the rest to the registry itself."""

    def __init__(self, base: Registry, code: str) -> None:
        self._base, self.code, self.tongue = base, code, Tongue.load(code)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._base, name)

    def country(self, name: str) -> Country | None:
        return self.tongue.country(name)

    def by_name_in_english(self, side: str) -> Country | None:
        """The state whose side this is."""
        return self._base.by_name(side)

    def by_name(self, name: str) -> Country | None:
        """The state of a name, in the language or in English."""
        return self.tongue.by_name(name) or self._base.by_name(name)

    def by_demonym(self, word: str) -> Country | None:
        return self.tongue.by_demonym(word) or self._base.by_demonym(word)

    def party(self, name: str) -> Party | None:
        return self.tongue.party(name)

    def role(self, phrase: str) -> Role | None:
        return self.tongue.role(phrase)

    def role_class(self, phrase: str) -> str | None:
        found = self.tongue.role(phrase)
        return found.role_class if found is not None else None

    def office_holder(self, name: str, date: str | None) -> Office | None:
        return self.tongue.office_holder(name, date)

    def sides_of_surname(self, surname: str, date: str | None) -> frozenset[str]:
        office = self.tongue.office_holder(surname, date) if len(surname) > 3 else None
        return frozenset((office.side,)) if office is not None else frozenset()

    def side_of(self, phrase: str, date: str | None = None) -> SideHit | None:
        side = self.tongue.side_of(phrase, date)
        return SideHit(side, phrase) if side else None

    def bodies_in(self, phrase: str) -> list[str]:
        """The kinds of body that a phrase names ("general staff"), whoever owns them."""
        return [one.row.name for one in self.tongue.namings(phrase) if isinstance(one.row, Body)]

    def namings(self, text: str, date: str | None = None) -> list[Naming]:
        return [Naming(one.start, one.side, one.kind, "") for one in self.tongue.namings(text) if one.side]
