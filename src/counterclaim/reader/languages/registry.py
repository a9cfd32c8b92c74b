"""The registry of states, parties and offices by their names in another language; answers are in English names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from counterclaim.names import nominatives, particles
from counterclaim.patterns import compiled
from counterclaim.reader.languages.several import of_several
from counterclaim.registry import OPPOSITION, Registry
from counterclaim.registry.abroad import Body
from counterclaim.registry.owners import Naming, SideHit
from counterclaim.registry.tables import Country, Office, Party, Role
from counterclaim.registry.tongues import Naming as Named_
from counterclaim.registry.tongues import Tongue

_NAMES = compiled(r"\b[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][\w’'-]+(?: [A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][\w’'-]+){0,2}")
_LONG = 6  # letters of a surname that no other word sounds like by chance
_ARTICLES = ("ال", "ה")
_LINK = 3  # letters between an owner and what it owns: "de", "du"


class Named:
    """A registry whose look-ups by words go to the table of one language, the rest to the registry itself.

    heard: the sides that a report names; where they are known, a short surname alone is that of an office holder of
    these only, since many short words of a language sound like some surname in another.
    """

    def __init__(self, base: Registry, code: str, heard: Collection[str] | None = None) -> None:
        self._base, self.code, self.tongue, self._heard = base, code, Tongue.load(code), heard

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
        office = self.tongue.office_holder(name, date)
        word = name.strip(" .")
        if office is None or self._heard is None or not {" ", "."}.isdisjoint(word):
            return office
        if len(word) >= _LONG and not word.startswith(_ARTICLES):
            return office
        return office if office.side in self._heard else None

    def sides_of_surname(self, surname: str, date: str | None) -> frozenset[str]:
        office = self.office_holder(surname, date) if len(surname) > 3 else None
        return frozenset((office.side,)) if office is not None else frozenset()

    def side_of(self, phrase: str, date: str | None = None) -> SideHit | None:
        side = self.tongue.side_of(phrase, date)
        if side and self._heard is not None and side not in self._heard and not side.endswith(" " + OPPOSITION):
            return None
        return SideHit(side, phrase) if side else None

    def bodies_in(self, phrase: str) -> list[str]:
        """The kinds of body that a phrase names ("general staff"), whoever owns them."""
        return [one.row.name for one in self.tongue.namings(phrase) if isinstance(one.row, Body)]

    def namings(self, text: str, date: str | None = None) -> list[Naming]:
        """As in English: what has a side, with the body or office beside it that it owns; office holders' names too."""
        found = self.tongue.namings(text)
        out = []
        for n, one in enumerate(found):
            if one.side:
                head = _owned(found, n, text)
                out.append(Naming(one.start, one.side, one.kind, head))
        return sorted([*out, *self._holders(text, found, date)])

    def _holders(self, text: str, found: Sequence[Named_], date: str | None) -> list[Naming]:
        """Office holders by their names, where the script has capitals."""
        if self.tongue.lang in ("ar", "he"):
            return []
        out = []
        for match in _NAMES.finditer(text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                office = self.office_holder(match.group(), date)
                if office is not None and not self._base.neutral(office.side):
                    out.append(Naming(match.start(), office.side, "person", ""))
        return out

    def nominative(self, word: str, *, plural: bool) -> str | None:
        """The nominative of a body, office or kind of speaker, of the number told if there are both; None unknown."""
        found = self.tongue.nominatives(word)
        if not found or word.lower() in found:
            return word if found else None
        fitting = [one for one in found if one.endswith(("и", "ы", "і", "ї", "е")) == plural]
        shown = fitting[0] if fitting else (of_several(word, self.code) if plural else None) or found[0]
        return shown.capitalize() if word[:1].isupper() else shown

    def state(self, word: str) -> str | None:
        """The name of a state, its capital or its government's house in the nominative that a word is a form of."""
        if word[:1].islower() or self.tongue.country(word) is None:
            return None
        known = {one.casefold() for one in nominatives(word, self.code)}
        found = self.tongue.nominatives(word, ("country", "capital", "metonym"))
        return next((one for one in found if one.casefold() in known), None)

    def unled(self, word: str) -> str | None:
        """A state's name without the particle that is written with it: "to | Norva"."""
        if self.tongue.country(word) is None or word.startswith(_ARTICLES):
            return None
        return next((rest for _, rest in particles(word, self.code) if self.tongue.country(rest) is not None), None)

    def words_of(self, text: str) -> list[str]:
        return self.tongue.english(text)


def _owned(found: Sequence[Named_], n: int, text: str) -> str:
    """The body or office that stands right behind or before its owner, by the last word of its English name."""
    for one, other in ((n, n + 1), (n - 1, n)):
        if one >= 0 and other < len(found) and len(text[found[one].end : found[other].start].strip()) <= _LINK:
            row = found[other if one == n else one].row
            if isinstance(row, Body | Role):
                return (row.name if isinstance(row, Body) else row.role_class.replace("_", " ")).split()[-1]
    return ""
