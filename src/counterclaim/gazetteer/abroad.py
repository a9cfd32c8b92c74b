"""Places by their names in other languages than English: any case, particles, words for kinds, and by sound."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from counterclaim.gazetteer.entry import Entry
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.record import bare
from counterclaim.gazetteer.tongues import SHORTEST, folded, without_type
from counterclaim.names import name_key, nominatives, particles, same_name

if TYPE_CHECKING:
    from counterclaim.gazetteer.store import Gazetteer

MOST_KEPT = 4_096  # answers kept in memory
_Look = Callable[[str], tuple[Entry, ...]]
_Numbered = Callable[[Literal["abroad", "heard"], str], tuple[Entry, ...]]


class Abroad:
    """Look-ups of `Gazetteer.named`. numbered: the places under a key of the tables `abroad` and `heard`. firsts: the
    first words of the names of several words.
    """

    def __init__(
        self, gazetteer: "Gazetteer", numbered: _Numbered, firsts: Callable[[], Iterable[str]]
    ) -> None:
        self._gazetteer = gazetteer
        self._numbered = numbered
        self._firsts = firsts
        self._found: dict[tuple[str, str, bool], tuple[Entry, ...]] = {}

    def named(self, name: str, lang: str, loose: bool) -> tuple[Entry, ...]:
        """As `Gazetteer.named`."""
        asked = (name, lang, loose)
        found = self._found.get(asked)
        if found is None:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            found = self._in_any_case(name, lang, self._spelled)
            if not found and loose:
                found = self._in_any_case(name, lang, self._sounding)
            self._found[asked] = found
        return found

    def begins(self, word: str, lang: str) -> bool:
        """As `Gazetteer.begins`."""
        rests = [rest for _, rest in particles(word, lang)]
        forms = [word, *rests, *(["ה" + rest for rest in rests] if lang == "he" else ())]
        return any(folded(form) in self._first for form in forms)

    @cached_property
    def _first(self) -> frozenset[str]:
        return frozenset(self._firsts())

    def _in_any_case(self, name: str, lang: str, look: _Look) -> tuple[Entry, ...]:
        forms = nominatives(name, lang)
        own = look(name)
        if own and forms[0] == name:
            return own
        found = next(filter(None, map(look, forms)), ())
        if own or found:
            return _united(own, found)
        for form in forms:
            short, kinds = without_type(form, lang)
            if kinds:
                found = look(short) or next(filter(None, map(look, nominatives(short, lang))), ())
                fit = tuple(e for e in found if e.kind in kinds)
                if not fit and "ADM1" in kinds:
                    fit = self._called_after(found)
                if fit:
                    return fit
        return ()

    def _called_after(self, towns: Iterable[Entry]) -> tuple[Entry, ...]:
        """The first-level divisions that are called after these towns: "إقليم كورسك", "מחוז קורסק"."""
        stems = {fold(t.name)[: max(4, round(0.7 * len(t.name)))] for t in towns}
        above = [
            self._gazetteer.admin1(t.country, t.admin1) for t in towns if t.country and t.admin1 and t.kind == "town"
        ]
        return _united([e for e in above if e is not None and any(fold(e.name).startswith(s) for s in stems)], ())

    def _spelled(self, name: str) -> tuple[Entry, ...]:
        """The places of just that name, in both tables."""
        return _united(self._gazetteer.find(name, loose=False), self._numbered("abroad", folded(name)))

    def _sounding(self, name: str) -> tuple[Entry, ...]:
        """The places whose English name sounds like this one."""
        key = name_key(name)
        if len(key) < SHORTEST:
            return ()
        return tuple(e for e in self._numbered("heard", key) if same_name(name, bare(e.name)))


def _united(some: Iterable[Entry], others: Iterable[Entry]) -> tuple[Entry, ...]:
    each = {entry.id: entry for entry in (*some, *others)}
    return tuple(sorted(each.values(), key=lambda e: (-e.population, e.id)))
