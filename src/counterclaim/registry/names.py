"""The names that tell a side: every state, demonym, capital and party, found whole-word in a run of tokens."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from counterclaim.registry.tables import Country, Party, covers
from counterclaim.registry.tokens import Token, longest, name_keys, tokens

NameKind = Literal["country", "demonym", "capital", "metonym", "region", "body", "armed", "organisation", "silent"]


class Name(NamedTuple):
    """One spelling and the side it tells; side None: a known body that speaks for no side.

    kind: "body" is a state's own body or party; "armed" a non-state party with a side of its own; "organisation" an
    international one; "silent" media, monitors and aid groups.
    """

    spelling: str
    kind: NameKind
    side: str | None
    start: str
    end: str
    ambiguous: bool

    @property
    def state(self) -> bool:
        """True for the words that name a state or its people rather than a body."""
        return self.kind in ("country", "demonym", "capital", "metonym", "region")


class NameIndex:
    """Names by key; finds the longest one that begins at a token."""

    def __init__(self, countries: Iterable[Country], parties: Iterable[Party]) -> None:
        self._states: set[str] = set()
        self._names: dict[str, list[tuple[str, NameKind, Country | Party]]] = {}
        self._longest: dict[str, int] = {}
        self._add(countries, parties)

    def with_rows(
        self, countries: Iterable[Country], parties: Iterable[Party], others: Collection[str] = ()
    ) -> "NameIndex":
        """This index with a few rows more, for one report; the parties own nobody's body ("Norva's Red Brigade").

        others: names that mean somebody else in it.
        """
        wider = NameIndex((), ())
        wider._states, wider._names, wider._longest = set(self._states), dict(self._names), dict(self._longest)
        for key in name_keys(sorted(others)) if others else ():
            wider._names[key] = [row for row in wider._names.get(key, ()) if row[0] not in others]
        wider._add(countries, parties, "organisation")
        return wider

    def _add(
        self, countries: Iterable[Country], parties: Iterable[Party], own: NameKind | None = None
    ) -> None:  # fmt: skip
        rows: list[tuple[str, NameKind, Country | Party]] = []
        for country in countries:
            self._states.add(country.name)
            groups: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
                ("country", (country.name, *country.variants)),
                ("demonym", country.demonyms),
                ("capital", country.capitals),
                ("metonym", country.metonyms),
                ("region", country.regions),
            )
            rows += [(spelling, kind, country) for kind, spellings in groups for spelling in spellings]
        for party in parties:
            kind = own or _party_kind(party, self._states)
            rows += [(spelling, kind, party) for spelling in (party.name, *party.aliases)]
        keys = name_keys([row[0] for row in rows]) if rows else []
        for key, row in zip(keys, rows, strict=True):
            self._names[key] = [*self._names.get(key, ()), row]
        for first, size in longest(keys).items():
            self._longest[first] = max(size, self._longest.get(first, 0))

    def at(self, words: Sequence[Token], i: int, date: str | None) -> tuple[int, Name] | None:
        """(number of tokens, name) of the longest name that begins at token i, None where there is none.

        Party rows that do not hold on `date` are passed over; without a date all hold.
        """
        longest = self._longest.get(words[i].key)
        if longest is None:
            return None
        for size in range(min(longest, len(words) - i), 0, -1):
            found = self._names.get(" ".join([t.key for t in words[i : i + size]]))
            if found is None:
                continue
            names = [_name(*row) for row in found if _written(row[0], words, i, size)]
            fitting = [n for n in names if not date or covers(n.start, n.end, date)]
            if fitting:
                shared = any(n.ambiguous for n in fitting) or len({n.side for n in fitting}) > 1
                # A body's own row comes last and tells more than a metonym of the same spelling.
                return size, fitting[-1]._replace(ambiguous=shared)
        return None


def _name(spelling: str, kind: NameKind, row: Country | Party) -> Name:
    if isinstance(row, Country):
        return Name(spelling, kind, row.name, "", "", False)
    return Name(spelling, kind, row.side, row.start, row.end, spelling in row.ambiguous)


def _written(spelling: str, words: Sequence[Token], i: int, size: int) -> bool:
    """True when the tokens are written like the name: acronyms exactly, other names with their first capital."""
    if _exact(spelling):
        return words[i].text == spelling.replace(".", "")
    wanted = [t for t in tokens(spelling) if t.word]
    for have, want in zip(words[i : i + size], wanted, strict=True):
        if want.capital and want.key != "the":
            return have.capital
    return True


def _exact(spelling: str) -> bool:
    """Acronyms are matched as written: "US" and "us", "WHO" and "who" are different words."""
    return len(spelling) <= 6 and " " not in spelling and "-" not in spelling and sum(c.isupper() for c in spelling) > 1


def _party_kind(party: Party, states: set[str]) -> NameKind:
    if party.side is None:
        return "silent"
    if party.side in states:
        return "body"
    return "organisation" if party.kind in ("international_org", "neutral_org") else "armed"
