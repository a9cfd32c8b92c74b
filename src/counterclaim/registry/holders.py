"""Office holders by full name, by spelling variant, and by the short name the press uses, at a date."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from counterclaim.registry.tables import Office
from counterclaim.registry.tokens import Token, longest, person_key, person_keys, tokens
from counterclaim.remembering import remembered

# Years after an office ended in which its holder is still told by it: "former president" stories fade within a year.
MARGIN = 1
LONGEST = 200  # characters of a name with its titles; what is longer is no name
_PREFIXES = ("al ", "el ", "as ", "ash ", "ad ")


class Holders:
    """Offices indexed by the names of those who held them."""

    def __init__(self, offices: Iterable[Office], title: Callable[[str], bool]) -> None:
        self.rows = tuple(offices)
        self._title = title
        self._full = _by_name(self.rows, lambda office: (office.person, *office.variants))
        self._short = _by_name(self.rows, lambda office: office.short)
        self._longest = longest([*self._full, *self._short])

    @remembered
    def office(self, name: str, date: str | None) -> Office | None:
        """The office of a person by name, leading titles aside; None where nobody or more than one person fits.

        date: ISO date of the report. Without one, only a person whose every office is of one side is told.
        """
        if len(name) > LONGEST:
            return None
        words = [t for t in tokens(name) if t.word]
        while len(words) > 1 and (self._title(words[0].key) or not words[0].capital) and not self._starts(words):
            words = words[1:]
        if not words or not any(t.capital for t in words):
            return None
        key = person_key(" ".join(t.text for t in words))
        return self._find(key, _bare(key), date)

    def surname(self, name: str, date: str | None) -> frozenset[str]:
        """The sides of all whose surname this is and who held an office on the date, or ever where none is given."""
        return frozenset(
            o.side for o in self._surnames.get(person_key(name), []) if date is None or o.holds(date, MARGIN)
        )

    @cached_property
    def _surnames(self) -> dict[str, list[Office]]:
        return _by_name(self.rows, lambda office: (office.person.split()[-1],))

    def side_at(self, words: Sequence[Token], i: int, date: str | None) -> tuple[int, str] | None:
        """(number of tokens, side) of the longest office holder's name that begins at token i."""
        for size in range(min(self._longest.get(person_key(words[i].text), 0), len(words) - i), 0, -1):
            if any(t.possessive for t in words[i : i + size - 1]):
                continue
            key = person_key(" ".join(t.text for t in words[i : i + size]))
            office = self._find(key, key, date)
            if office is not None:
                return size, office.side
        return None

    def _find(self, full: str, short: str, date: str | None) -> Office | None:
        return _pick(self._full.get(full, []), date, sure=False) or _pick(self._short.get(short, []), date, sure=True)

    def _starts(self, words: Sequence[Token]) -> bool:
        key = person_key(" ".join(t.text for t in words))
        return key in self._full or key in self._short


def _by_name(rows: Sequence[Office], names: Callable[[Office], tuple[str, ...]]) -> dict[str, list[Office]]:
    pairs = [(name, office) for office in rows for name in names(office)]
    out: dict[str, list[Office]] = defaultdict(list)
    for key, (_, office) in zip(person_keys([name for name, _ in pairs]), pairs, strict=True):
        out[key].append(office)
    return out


def _bare(key: str) -> str:
    for prefix in _PREFIXES:
        if key.startswith(prefix):
            return key[len(prefix) :]
    return key


def _pick(found: Sequence[Office], date: str | None, *, sure: bool) -> Office | None:
    """The one office that fits.

    sure: the name was a short one, so without a date every person who bears it must be the same.
    """
    if not found:
        return None
    if date is not None:
        exact = [o for o in found if o.holds(date)]
        found = exact or [o for o in found if o.holds(date, MARGIN)]
    if not found or len({o.side for o in found}) > 1:
        return None
    if sure and len({o.person for o in found}) > 1:
        return None
    return max(found, key=lambda o: o.start)
