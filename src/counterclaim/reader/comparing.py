"""When figures and words of two claims say the same: bounds, units, stems. Knows nothing of who speaks."""

from functools import lru_cache

from counterclaim import vocabulary
from counterclaim.model.claim import Roles
from counterclaim.model.figure import Figure
from counterclaim.patterns import compiled

STOP = vocabulary.words("claims.stop")
_WORD = compiled(r"[\w]+(?:['’-]\w+)*")

# Claims of a report, or of a block of a ledger, are compared with one another over and over; an entry is up to 3 kB, so
# this is what a run over an archive may hold of it.
_KEPT = 2_048

_ENDINGS = ("ing", "ed", "es", "s", "e")
_IRREGULAR = vocabulary.pairs("claims.irregular_verbs")

NAMED = 5  # letters by which a state's name and its adjective are taken for one

Interval = tuple[float | None, float | None]
"""(low, high), both inclusive; None is an open end."""


@lru_cache(_KEPT)
def interval(figure: Figure, slack: float = 0.0) -> Interval:
    """What values the figure allows, in SI units where the unit has any; (None, None) where it allows all.

    slack: by how much "about" may be off, as a part of the value; a vague word ("dozens") has the reader's bounds.
    """
    low, high = figure.low, figure.high
    if figure.bound == "exact" and figure.value is not None:
        low = high = figure.value
    elif figure.bound == "about" and figure.value is not None:
        room = abs(figure.value) * slack
        low = figure.value - room if low is None else low
        high = figure.value + room if high is None else high
    factor = _si_factor(figure)
    return (None if low is None else low * factor, None if high is None else high * factor)


def _si_factor(figure: Figure) -> float:
    if figure.si_unit and figure.si_value is not None and figure.value:
        return figure.si_value / figure.value
    return 1.0


def disjoint(a: Interval, b: Interval) -> bool:
    """True when no value fits both."""
    return (a[1] is not None and b[0] is not None and a[1] < b[0]) or (
        b[1] is not None and a[0] is not None and b[1] < a[0]
    )


def equal(a: Figure, b: Figure) -> bool:
    """True when both give the same value in the same unit."""
    return a.value is not None and a.value == b.value and a.unit == b.unit


def same_measure(a: Figure, b: Figure) -> bool:
    """True when the units are the same, or convert into one another."""
    return a.unit == b.unit or (a.si_unit is not None and a.si_unit == b.si_unit)


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [*_words(text)]


@lru_cache(_KEPT)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def head(counted: str) -> str:
    """The last word of what is counted, without a plural s ("Ukrainian soldiers": "soldier")."""
    found = [w for w in words(counted) if w not in STOP]
    return found[-1].rstrip("s") if found else ""


@lru_cache(_KEPT)
def stems(text: str) -> frozenset[str]:
    """The content words of a text, cut to what inflection leaves."""
    return frozenset(stem for word in words(text) if (stem := _stem(word)))


def written(text: str, wanted: frozenset[str], most: int = 5) -> str:
    """The words of a text that have these stems, as they are said, for a reason: "drones, refinery"."""
    found: dict[str, str] = {}
    for word in map(str, _WORD.findall(text)):
        if (stem := _stem(word.lower())) in wanted:
            found.setdefault(stem, word)
    return ", ".join([*found.values()][:most])


def _stem(word: str) -> str:
    """What inflection leaves of a word; "" of one that says little."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in STOP or len(word) < 3:
        return ""
    word = _IRREGULAR.get(word, word)
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= 3), "")
    return word.removesuffix(ending)[:7]


def other_people(ours: Roles, theirs: Roles) -> bool:
    """True for doers that only their peoples' names tell apart: "Norvan | gunners" and "Ostian | gunners"."""
    one, other = ours.actor, theirs.actor
    if one is None or other is None or (one.side is None) != (other.side is None):
        return False
    named = [{word for word in party.name.split() if word[:1].isupper()} for party in (one, other)]
    return all(named) and named[0].isdisjoint(named[1]) and one.name.split()[-1] == other.name.split()[-1]


def shared(one: str, other: str, *, apart: str) -> frozenset[str]:
    """The stems of both texts, but for those that begin as a word of a third does: a state's name and its adjective
    share their first letters."""
    names = {stem[:NAMED] for stem in stems(apart)}
    return frozenset(stem for stem in stems(one) & stems(other) if stem[:NAMED] not in names)


def one_number(a: Figure, b: Figure) -> bool:
    """True where both name one number, exact or as a bound; of numbers in words ("scores"), where both say the same."""
    if "vague" in (a.bound, b.bound):
        return a.bound == b.bound and interval(a) == interval(b)
    ours, theirs = ({v for v in (f.value, f.low, f.high) if v is not None} for f in (a, b))
    return not ours.isdisjoint(theirs)
