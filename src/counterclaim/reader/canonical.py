"""Names of states and office holders made alike before the encoder reads a text, and its offsets put back after.

A network has met some names more often, and in other company, than others, and cuts its spans accordingly. The
reader shows it the same text with every state named by its turn (the first state met is always "Norway", its
people "Norwegians"), so that exchanging the parties' names in a report changes nothing in what the network sees.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from counterclaim import vocabulary
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader import newcomers
from counterclaim.reader.beside import is_letters, name_follows, word_end, words_after, words_before
from counterclaim.registry import tables
from counterclaim.registry.words import WATERS


def _states() -> Iterator[tuple[str, str, str]]:
    known = {state.iso2: state for state in tables.countries()}
    for code in vocabulary.listed("standins.states"):
        adjective, people = known[code].demonyms[:2]
        yield known[code].name, adjective, people


def _groups() -> Iterator[tuple[str, str, str]]:
    made_up = vocabulary.listed("standins.groups")
    own = (p for p in tables.parties() if p.kind == "armed_group" and p.side == p.name and p.name.istitle())
    single = (p.name for p in own if p.name.isalpha() and p.name[:-1] not in p.aliases)  # no plural ("Houthis")
    return zip(made_up[::2], made_up[1::2], single, strict=False)


# (state, adjective, people), a capital being its state: plain, single words, none a party to a war of our time.
STANDINS = tuple(_states())
SEATS = vocabulary.listed("standins.seats")
GIVEN = "Robert"
SURNAMES = vocabulary.listed("standins.surnames")  # fmt: skip
# Four lists of towns were compared on the open and the kept reports: all find the same claims but for one or two.
TOWNS = vocabulary.listed("standins.towns")  # fmt: skip
REGIONS = vocabulary.listed("standins.regions")
# (full name, letters, one word) of armed groups, like those of the press: a front, its initials, a single name.
GROUPS = tuple(_groups())
LONGEST = 6  # words in a name
_WORD = compiled(r"[^\W\d_]+\d{0,3}(?:[.'’][^\W\d_]+)*\.?")

# Letters that stand for a state ("the U.S.") serve as its adjective, too, before another word: "U.S. troops".
_AFTER_A_NOUN = vocabulary.words("names.after_a_noun")
_OPENERS = vocabulary.words("sentences.openers")

_LINKS = frozenset(("of", "the", "for", "and", "in"))
_NO_STATES = ("group", "group:letters", "group:word", "person", "person:full")

Offsets = npt.NDArray[np.int64]


class Canonical(NamedTuple):
    """The text the encoder reads and where its replaced names stand.

    strangers: the states among the replaced names that no table knows, with their adjectives. groups: the armed groups
    among them. forces: where a group is named in the original.
    starts, ends: of each replaced name in `text`; own_starts, own_ends: in the original; all ascending.
    """

    text: str
    strangers: newcomers.Names
    starts: list[int]
    ends: list[int]
    own_starts: list[int]
    own_ends: list[int]
    groups: newcomers.Names
    forces: tuple[Span, ...] = ()

    @property
    def names(self) -> list[Span]:
        """Where the names that were replaced stand in the original."""
        return list(zip(self.own_starts, self.own_ends, strict=True))

    def force_at(self, start: int, end: int) -> bool:
        """Whether an armed group is named at these offsets of the original."""
        return any(first < end and start < last for first, last in self.forces)

    def to_own(self, starts: Offsets, ends: Offsets) -> tuple[Offsets, Offsets]:
        """Token offsets of `text` as offsets of the original; a token in a replaced name takes the whole name."""
        if not self.starts:
            return starts, ends
        return self._moved(starts, ends, first=True), self._moved(ends, starts, first=False)

    def _moved(self, points: Offsets, others: Offsets, *, first: bool) -> Offsets:
        begin = np.asarray(self.starts)
        inside_from = np.searchsorted(begin, points if first else points - 1, side="right") - 1
        known = np.clip(inside_from, 0, None)
        end = np.asarray(self.ends)[known]
        inside = (inside_from >= 0) & ((points if first else points - 1) < end)
        shift = np.where(inside_from >= 0, np.asarray(self.own_ends)[known] - end, 0)
        whole = np.asarray(self.own_starts if first else self.own_ends)[known]
        return np.where(inside, whole, points + shift).astype(np.int64)


def canonical(text: str, *, letters: bool = True) -> Canonical:
    """The text with its states, places and people named by their turn; names beyond the stand-ins stay.

    letters: False leaves "U.S." as it is, for who looks for every name of a place, those before a noun among them.
    """
    known = _known()
    fresh = newcomers.people(text, tables.first_names(), known)
    strangers = newcomers.states(text, known, fresh, _bodies())
    fresh |= strangers
    bands = newcomers.groups(text, known, fresh)
    fresh |= bands
    parties = newcomers.parties(text, known, fresh, _bodies())
    strangers |= {name: found for name, found in parties.items() if found[0] == "state"}
    fresh |= parties
    fresh |= newcomers.places(text, known, fresh)
    fresh |= newcomers.regions(text, known)
    states: dict[str, int] = {}
    areas: dict[str, int] = {}
    towns: dict[str, int] = {}
    people: dict[str, int] = {}
    groups: dict[str, int] = {}
    pieces: list[str] = []
    forces: list[Span] = []
    out = Canonical("", strangers, [], [], [], [], bands)
    at = length = 0
    for start, end, kind, who in _names(text, {**known, **fresh} if fresh else known):
        new: str | None
        lettered = kind == "letters"
        if lettered:
            if not letters:
                continue
            noun = _noun_before(text, end)
            closes = noun == "closing" or (noun == "noun" and not text[end:].strip())
            stopped = text[end - 1] == "."
            kind = "state" if noun and (stopped or noun == "noun") else "adjective"
            end -= closes and stopped
        if kind == "body" or _water_follows(text, end):
            continue  # the Syrian Observatory for Human Rights, the East China Sea, the Taiwan Strait
        if kind == "region":
            turn = areas.setdefault(who, len(areas))
            new = REGIONS[turn] if turn < len(REGIONS) else None
        elif kind == "town":
            turn = towns.setdefault(who, len(towns))
            new = TOWNS[turn] if turn < len(TOWNS) else None
        elif kind.startswith("group"):
            turn = groups.setdefault(who, len(groups))
            new = GROUPS[turn][("group", "group:letters", "group:word").index(kind)] if turn < len(GROUPS) else None
        elif kind.startswith("person"):
            new = _person(kind, people.setdefault(who, len(people)))
        else:
            new = _state(kind, states.setdefault(who, len(states)))
        if kind.startswith("group"):
            forces.append((start, end))
        if new is None:
            continue
        if text[start:end].isupper() and end - start > 3 and not lettered:
            new = new.upper()
        if text[start - 4 : start] in ("the ", "The ") and kind == "state" and not name_follows(text, end):
            start -= 4  # "the Philippines": its stand-in has no article; "the Sudan Doctors Network" keeps its own
        if kind == "group:word" and text[start - 3 : start] in ("al-", "Al-") and start - 3 >= at:
            start -= 3  # "al-Shabaab" and "Karvan" are one word each
        article = next(iter(words_before(text, start, min(4, start - at))[-1:]), "")
        fitting = article[:1] + ("n" if new[0] in "AEIOU" else "")
        if article.lower() in ("a", "an") and article != fitting:
            # "an Israeli" and "a Russian" must not differ in what the network sees either.
            first = start - 1 - len(article)
            pieces += [text[at:first], fitting]
            length += first - at
            out.starts.append(length)
            out.ends.append(length + len(fitting))
            out.own_starts.append(first)
            out.own_ends.append(start - 1)
            length += len(fitting)
            at = start - 1
        pieces += [text[at:start], new]
        length += start - at
        out.starts.append(length)
        out.ends.append(length + len(new))
        out.own_starts.append(start)
        out.own_ends.append(end)
        length += len(new)
        at = end
        if _owns(text, end) and not new.endswith(("s", "S")):  # "Honduras' army" is read as "Norway's army" is
            pieces.append("'s")
            out.starts.append(length)
            out.ends.append(length + 2)
            out.own_starts.append(end)
            out.own_ends.append(end + 1)
            length, at = length + 2, end + 1
    return out._replace(text="".join([*pieces, text[at:]]), forces=tuple(forces))


def _owns(text: str, end: int) -> bool:
    """True for the bare apostrophe of a name in -s that owns what follows."""
    return text[end : end + 2] in ("' ", "’ ") and text[end - 1] in "sS" and text[end + 2 : end + 3].isalpha()


def _water_follows(text: str, end: int) -> bool:
    after = next(iter(words_after(text, end, 1)), "")
    return after.lower() in WATERS and after[0].isupper()


def _noun_before(text: str, end: int) -> Literal["noun", "closing"] | None:
    """Whether what follows letters shows that they are a noun, and whether a sentence closes with them."""
    rest = text[end : end + 30]
    bare = rest.removeprefix(".")
    if not bare.strip() or rest.startswith(("'s", "’s")) or (bare != rest and bare[0].isspace()):
        return "noun"
    if not rest[0].isspace():
        return "noun" if not (rest[0].isalnum() or rest[0] in "_.") else None
    word = rest.lstrip()
    word = word[: word_end(word, 0)].partition("-")[0]
    if word in _AFTER_A_NOUN or (word.islower() and word.endswith("ed")):
        return "noun"
    blank = rest[: len(rest) - len(rest.lstrip())]
    return "closing" if word in _OPENERS or "\n" in blank else None


def owner_apart(text: str, start: int, end: int) -> list[Span]:
    """The names that a span holds: "Russia's Kursk region" names two places."""
    owner = max(text.rfind("'s ", start, end), text.rfind("’s ", start, end))
    return [(start, end)] if owner <= start else [(start, owner), (owner + 3, end)]


def _state(kind: str, turn: int) -> str | None:
    if kind == "seat":
        return SEATS[turn] if turn < len(SEATS) else None
    return STANDINS[turn][{"adjective": 1, "people": 2}.get(kind, 0)] if turn < len(STANDINS) else None


def _person(kind: str, turn: int) -> str | None:
    if turn >= len(SURNAMES):
        return None
    surname = SURNAMES[turn]
    return f"{GIVEN} {surname}" if kind == "person:full" else surname


def _names(text: str, known: Mapping[str, tuple[str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, kind, whom it names) of every known name, the longest first, none overlapping."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    ends = [e for _, e in words]
    i = 0
    while i < len(words):
        start = words[i][0]
        if not text[start].isupper() and text[start : start + 2] != "al":
            i += 1
            continue
        for size in range(min(LONGEST, len(words) - i), 0, -1):
            end = ends[i + size - 1]
            found = known.get(_key(text[start:end]))
            if found is None and text[start:end].endswith("."):
                end -= 1
                found = known.get(_key(text[start:end]))
            if found is not None:
                if text[start:end].endswith(("'s", "’s")):
                    end -= 2  # the possessive stays in the text
                yield start, end, *found
                i += size
                break
        else:
            i += 1


def _written_large(name: str) -> bool:
    """True for "Norvan People's Front", not "Norvan rebels", whose state goes by its turn."""
    return all(word[:1].isupper() or word in _LINKS for word in name.split())


def _key(name: str) -> str:
    name = name.removesuffix("'s").removesuffix("’s")
    return name.title() if name.isupper() and len(name) > 3 else name


@cache
def _bodies() -> frozenset[str]:
    """Names of media, aid groups and other bodies: no parties to a war."""
    return frozenset(n for p in tables.parties() if p.kind != "armed_group" for n in (p.name, *p.aliases))


@cache
def _known() -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for country in tables.countries():
        for name in (country.name, *country.variants):
            # "Russian Federation" goes word by word.
            if name == country.name or name.split()[0] not in country.demonyms:
                out[name] = ("letters" if is_letters(name) else "state", country.name)
        for name in country.capitals:
            out.setdefault(name, ("capital", country.name))
        for name in country.metonyms:
            if " " not in name:
                out.setdefault(name, ("seat", country.name))
        for name in country.demonyms:
            plural = name.endswith("s") and name[:-1] in country.demonyms
            out.setdefault(name, ("people" if plural else "adjective", country.name))
    for office in tables.offices():
        for name in (office.person, *office.variants):
            if " " not in name:
                continue
            out.setdefault(name, ("person:full", office.person))
            surname = name.split()[-1]
            if surname.isalpha() and len(surname) > 3:
                out.setdefault(surname, ("person", office.person))
    for party in tables.parties():
        if party.kind == "armed_group" and not party.ambiguous:
            for name in (party.name, *party.aliases):
                capital = name[:1].isupper() or name.startswith(("al-", "al "))
                if capital and " " not in name:
                    out.setdefault(name, ("group:letters" if name.isupper() else "group:word", party.name))
                elif capital and (out.get(name.split()[0], ("group",))[0] in _NO_STATES or _written_large(name)):
                    out.setdefault(name, ("group", party.name))
    states = {country.name for country in tables.countries()}
    for party in tables.parties():
        # A state's name inside that of a body which is not that state's stays, whoever the parties of the report are.
        if party.kind != "armed_group" and party.side not in states:
            for name in (party.name, *party.aliases):
                if any(word.removesuffix("'s") in out for word in name.split()[:-1]):
                    out.setdefault(name, ("body", party.name))
    return {n: found for n, found in out.items() if found[0] == "letters" or ("." not in n and len(n) > 2)}
