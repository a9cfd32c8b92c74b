"""What kind of target or actor a noun phrase names: fighters, civilians, infrastructure, or something else.

Military: armed forces, police and armed groups with their arms and sites. Civilian: whoever is none of those.
Infrastructure: what is built, grown or driven and serves no force. Other: states, organisations, agreements, the rest.
The words are in data/party-kinds.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from counterclaim.model.claim import PartyKind
from counterclaim.registry import tables
from counterclaim.registry.registry import Registry
from counterclaim.registry.roles import singular
from counterclaim.registry.tokens import Token, tokens
from counterclaim.registry.words import ARTICLES, COMPLEMENT, ING_BEFORE_NOUN
from counterclaim.remembering import MOST

LONGEST = 300  # characters of a phrase; what is longer names no single thing


class Nature(NamedTuple):
    """A phrase's kind, and its sector as PLOVER abbreviates it (MIL, REB, CVL ...); each None where not told."""

    kind: PartyKind | None = None
    sector: str | None = None


class _Row(NamedTuple):
    """A row of party-kinds.csv for one word; bends: an armed owner makes it military."""

    nature: Nature
    bends: bool


NOT_TOLD = Nature()
_AFTER_COUNT = frozenset({"of", "than", "to"})


@lru_cache(MOST)  # the same few hundred phrases are asked for by every page of a ledger
def nature(phrase: str) -> Nature:
    """The kind and sector of what a noun phrase in English names; NOT_TOLD where its words do not decide it.

    "two wounded soldiers of the army": military, MIL. "soldiers and civilians": not told.
    """
    if len(phrase) > LONGEST:
        return NOT_TOLD
    found = [one for part in _parts(tokens(phrase)) if (one := _part(part)) != NOT_TOLD]
    kinds, sectors = {one.kind for one in found}, {one.sector for one in found}
    if len(kinds) != 1:
        return NOT_TOLD
    return Nature(kinds.pop(), sectors.pop() if len(sectors) == 1 else None)


@lru_cache(MOST)
def told_kind(phrase: str) -> PartyKind | None:
    """The kind as the words themselves say it: None for "four people" and "three men", who in doubt are civilians."""
    found = nature(phrase).kind
    if found != "civilian" or len(phrase) > LONGEST:
        return found
    parts = (one for part in _parts(tokens(phrase)) if (one := _part(part)) != NOT_TOLD)
    return found if all(one.sector is not None for one in parts) else None


@lru_cache(MOST)
def names_something(phrase: str) -> bool:
    """False for a number or a word of number alone: "130", "Dozens", "more than 40"."""
    words = [w for w in tokens(phrase) if w.word and w.key not in ARTICLES and w.key not in _AFTER_COUNT]
    return any(not _open(w.key) and not w.text.replace(",", "").isdigit() for w in words)


def _parts(words: Sequence[Token]) -> Iterator[list[Token]]:
    """What "and", "or" and commas part; nothing in brackets."""
    part: list[Token] = []
    deep = 0
    for word in words:
        deep += (word.text in "([") - (word.text in ")]" and deep > 0)
        if deep or word.text in ")]":
            continue
        if word.key in ("and", "or") or word.text in (",", ";", ":", "—", "–"):
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _part(words: Sequence[Token]) -> Nature:
    """The nature of one noun phrase without coordination."""
    rows = _rows()
    words = [w for w in words if w.word and w.key not in ARTICLES]
    if not words:
        return NOT_TOLD
    named = _named(words)
    if named is not None:
        return named
    cut = next((i for i, w in enumerate(words) if i and _ends(w.key)), len(words))
    head, rest = words[:cut], words[cut:]
    owner = rest[1:] if rest and rest[0].key == "of" else []
    if rest and rest[0].key in _AFTER_COUNT and (_open(head[-1].key) or head[-1].text.isdigit()):
        return _part(rest[1:])  # "dozens of houses", "more than a thousand houses"
    row = _headed(rows, head)
    if row is None:
        return NOT_TOLD
    if row.bends and (_armed(head[:-1]) or (owner and _part(owner).kind == "military")):
        return Nature("military", None)
    return row.nature


def _ends(key: str) -> bool:
    """True for a word that opens a complement or a clause: "refugees fleeing", "soldiers of", "people who"."""
    return key in COMPLEMENT or key == "of" or (key.endswith("ing") and len(key) > 5 and key not in ING_BEFORE_NOUN)


def _headed(rows: dict[str, _Row], head: Sequence[Token]) -> _Row | None:
    """The row of a noun phrase's last noun; of a role before a name, of a noun before a name ("the vessel Halcyon")."""
    while head:
        for size in (3, 2, 1):
            row = _lookup(rows, head[-size:]) if size <= len(head) else None
            if row is not None:
                return row
        if head[-1].capital or Registry.load().role(head[-1].text) is not None:
            row = _by_role(" ".join(w.text + ("'s" if w.possessive else "") for w in head))
            if row is not None:
                return row
        if not head[-1].capital:
            return None
        head = head[:-1]
    return None


def _named(words: Sequence[Token]) -> Nature | None:
    """The nature of what a phrase names outright: a party, a body, a state."""
    name = " ".join(w.text for w in words)
    registry = Registry.load()
    party = registry.party(name)
    if party is not None:
        return _table()["party", party.kind].nature if ("party", party.kind) in _table() else NOT_TOLD
    return Nature("other", None) if registry.country(name) is not None else None


def _by_role(phrase: str) -> _Row | None:
    """The row of the role that heads a phrase, or of the office of the person whom it names."""
    registry = Registry.load()
    role = registry.role_class(phrase)
    if role is None:
        office = registry.office_holder(phrase, None)
        role = office.role_class if office is not None else None
    return _table().get(("role", role)) if role is not None else None


def _armed(words: Sequence[Token]) -> bool:
    """True where a word before the noun says whose it is: an armed group's, the army's, "armed" itself."""
    registry = Registry.load()
    for i, word in enumerate(words):
        pair = " ".join(w.key for w in words[i : i + 2])
        if any(("bend", key) in _table() for key in (pair, word.key, *singular(word.key))):
            return True
        for end in range(i + 1, len(words) + 1):
            party = registry.party(" ".join(w.text for w in words[i:end])) if word.capital else None
            if party is not None and party.kind in ("armed_group", "military"):
                return True
    return False


def _open(key: str) -> bool:
    return any(("open", one) in _table() for one in (key, *singular(key)))


def _lookup(rows: dict[str, _Row], words: Sequence[Token]) -> _Row | None:
    key = " ".join(w.key for w in words)
    return next((rows[one] for one in (key, *singular(key)) if one in rows), None)


@cache
def _rows() -> dict[str, _Row]:
    return {words: row for (what, words), row in _table().items() if what == "noun"}


@cache
def _table() -> dict[tuple[str, str], _Row]:
    """Rows of party-kinds.csv by what they are about and each of their words."""
    return dict(_read(tables.rows("party-kinds.csv")))


def _read(rows: Iterable[list[str]]) -> Iterator[tuple[tuple[str, str], _Row]]:
    for what, kind, sector, bends, words, _ in rows:
        row = _Row(Nature(_KINDS.get(kind), sector or None), bends == "1")
        for one in tables.many(words):
            yield (what, " ".join(w.key for w in tokens(one) if w.word) if what == "noun" else one), row


_KINDS: dict[str, PartyKind] = {k: k for k in ("military", "civilian", "infrastructure", "other")}
