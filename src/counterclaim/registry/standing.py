"""For whom the speaker behind a source phrase speaks: a side, nobody, or whom the phrase alone does not tell.

Base, nationality and side are three things: "a Kyiv-based analyst" and "a Russian nurse" speak for no party, and
neither does a monitor, a UN body, a university or a company, whoever's name stands beside theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from counterclaim import vocabulary
from counterclaim.registry import words as w
from counterclaim.registry.shape import cut_of, parts_of
from counterclaim.registry.tables import Country
from counterclaim.registry.tokens import Token, tokens

if TYPE_CHECKING:
    from counterclaim.registry.registry import Registry

LONGEST = 60  # words of a phrase that are looked at
# Classes of roles whose holders speak for the state or party that owns them.
_IN_OFFICE = frozenset(
    "official officer_rank minister spokesperson military_chief commander envoy governor head_of_state police mayor "
    "defence_minister royal foreign_minister head_of_government party_leader militant international_head legal".split()
)
TOGETHER = " + "  # between the sides of who speak as one
_NEUTRAL = frozenset("expert medical civilian media religious".split())


class Standing(NamedTuple):
    """side: whom the speaker speaks for; settled: True where the phrase tells, be it that it is nobody."""

    side: str | None
    settled: bool


OPEN = Standing(None, False)
NOBODY = Standing(None, True)
_LINKS = vocabulary.words("parties.links")
OPPOSITION = "opposition"  # of a state that the phrase does not name


def opposition(state: Country) -> str:
    """The side of those who stand against a state's government ("Norvan opposition")."""
    return f"{state.demonyms[0] if state.demonyms else state.name} {OPPOSITION}"


class Standings:
    """Tells the standing of phrases by the registry's own look-ups."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def of(self, phrase: str, date: str | None) -> Standing:
        """The standing of a source phrase or role at an ISO date: the first side that one of its parts tells, else
        that it speaks for nobody where one part says so.
        """
        words = tokens(phrase)
        if not words or len(words) > LONGEST:
            return OPEN
        if any(t.key in w.FORMER for t in words[: cut_of(words, [])]):
            return NOBODY
        if (several := self._several(words, date)) is not None:
            return several
        parts: list[list[Token]] = []
        for part in parts_of(words):
            if parts and part[0].key == "of":
                parts[-1] += part  # "Crown Prince | of Norva", a name between them
            elif not parts or not self._only_names(part):  # "from Ost, Norva": a place said with its country
                parts.append(list(part))
        found = [self._joint(part, date) for part in parts]
        told = next((one for one in found if one.side is not None), None)
        return told or (NOBODY if NOBODY in found else OPEN)

    def _several(self, words: Sequence[Token], date: str | None) -> Standing | None:
        """A list of three and more states is all of them: "the leaders of Norva, Ostia and Kelm"."""
        at = max((n for n, t in enumerate(words) if t.key == "and"), default=0)
        marks = [n for n in range(at) if words[n].text == ","]
        if not marks or at - marks[-1] < 2:
            return None
        starts = [0, *(n + 1 for n in marks), at + 1]
        items = [list(words[a:b]) for a, b in zip(starts, [*marks, at, len(words)], strict=True)]
        named = (self._registry.country(_text([t for t in one if t.key not in w.ARTICLES])) for one in items[1:])
        sides = [self._part(items[0], date).side, *(state.name if state is not None else None for state in named)]
        return Standing(TOGETHER.join(map(str, sides)), True) if None not in sides and len(set(sides)) > 2 else None

    def _joint(self, words: Sequence[Token], date: str | None) -> Standing:
        """A part with "and" is that of both: their one side, or both sides ("Norva + Ostia")."""
        at = next((n for n, t in enumerate(words) if t.key == "and" and 0 < n < len(words) - 1), None)
        whole = self._part(words, date)
        if at is None:
            return whole
        first, second = [t for t in words[:at] if t.key not in ("both", "the")], words[at + 1 :]
        if first and first[-1].capital and not w.FROM_ABROAD.isdisjoint(t.key for t in words):
            return NOBODY  # "Norvan and Western intelligence"
        if not first:
            return whole
        if self._foes(first, second):  # "Norva's army and rebels", "the Ost Front and the government"
            sides = [
                side for half in (first, second) if (side := self._part(half, date).side) not in (None, OPPOSITION)
            ]
            return Standing(TOGETHER.join(map(str, sides)), True) if len(sides) == 2 else NOBODY
        if whole.side is not None:
            return whole
        if first[-1].capital:  # "Norvan and Ostian | officials"
            first += second[max((n for n, t in enumerate(second) if t.capital), default=len(second)) + 1 :]
        both = [self._part(first, date), self._part(second, date)]
        sides = list(dict.fromkeys(one.side for one in both if one.side is not None))
        return Standing(TOGETHER.join(sides), True) if len(sides) == 2 else whole

    def _foes(self, *halves: Sequence[Token]) -> bool:
        """True where one half is of a state and the other of those who stand against one."""
        against = [
            not (w.AGAINST_THE_STATE | w.REBEL).isdisjoint(t.key for t in half) or self._band(half) for half in halves
        ]
        body = [not (w.BODY | w.OFFICIALS).isdisjoint(t.key for t in half) for half in halves]
        return (against[0] and body[1] and not against[1]) or (against[1] and body[0] and not against[0])

    def _band(self, words: Sequence[Token]) -> bool:
        party = self._registry.party(_text(words))
        return party is not None and party.kind == "armed_group"

    def _part(self, words: Sequence[Token], date: str | None) -> Standing:
        text = _text(words)
        stop = cut_of(words, [])
        of = next((n for n in range(1, stop) if words[n].key == "of"), stop)
        head = next((words[n].key for n in range(of - 1, -1, -1) if words[n].word), "")
        keys = {t.key for t in words[:stop]}
        party, role = (
            self._registry.party(text) or self._registry.party(_text(words[:stop])),
            self._registry.role_class(text),
        )
        if party is not None:
            return NOBODY if party.side is None or self._registry.neutral(party.side) else Standing(party.side, True)
        if self._serves_nobody(words, date):
            return NOBODY  # "Ostia director at Rights Monitor"
        hit = self._registry.side_of(text, date)
        if hit is not None and self._registry.neutral(hit.side):
            return NOBODY
        own = hit is not None and (
            self._registry.country(hit.side) is None or self._registry.party(hit.words) is not None
        )
        if keys & w.AGAINST_THE_STATE and not own:
            return self._opposition(words[:stop])
        if hit is None and keys & w.FROM_ABROAD:
            return NOBODY  # "Western officials": of several states, and not of the one the report tells of
        if keys & w.STATE_VOICE and keys & w.MEDIA:
            return Standing(hit.side, True) if hit is not None else OPEN
        if keys & w.NEWS_MEDIA and not own:
            return NOBODY
        if keys & w.ISSUED and stop + 1 < len(words) and (hit is None or words[stop].key in ("by", "from", "on")):
            return self._part(words[stop + 1 :], date)  # "a statement released by | the ministry"
        if head in w.ISSUED and hit is not None:
            return Standing(hit.side, True)
        if head in w.SOURCES and role != "medical":
            official = own or bool(keys & (w.BODY | w.OFFICE_WORDS))
            return Standing(hit.side, True) if hit is not None and official else OPEN
        neutral = (role in _NEUTRAL and head not in w.BODY) or head in w.CIVIL | w.EXPERT | w.NEUTRAL
        if role == "media":  # "SANA correspondent": the state's own medium
            medium = self._registry.party(_text([t for t in words[:of] if t.key != head and t.key not in w.ARTICLES]))
            if medium is not None and medium.side is not None and not self._registry.neutral(medium.side):
                return Standing(medium.side, True)
        if head in w.SOCIETIES and self._registry.country(_text([t for t in words if t.key not in w.ARTICLES])) is None:
            return NOBODY  # "the Norvan Divers' Federation", not "the Russian Federation"
        if neutral or keys & w.NEUTRAL_BODIES or ("civil" in keys and keys & w.RESCUE):
            return NOBODY
        if (role == "legal" and head in w.LAWYERS) or (role == "legislator" and head in w.MEMBERS_OF_PARLIAMENT):
            return NOBODY
        if hit is None:
            return OPEN
        letters = any(t.key == head and t.text.isupper() and len(t.text) > 1 for t in words[:of])  # "Ostian KGB"
        serves = role in _IN_OFFICE or head in w.BODY | w.OFFICIALS | w.SPEAKS_FOR | w.ENVOY or letters
        placed = words[0].key in w.COMPLEMENT  # "from Ost, Norva"
        return Standing(hit.side, True) if own or serves or (self._itself(text) and not placed) else OPEN

    def _serves_nobody(self, words: Sequence[Token], date: str | None) -> bool:
        """True where a body that somebody serves is of no party: "director of | UNICEF", "analyst at | Ost College"."""
        links = [n for n in range(1, len(words)) if words[n].key in _LINKS]
        for n, link in enumerate(links):
            stop = links[n + 1] if n + 1 < len(links) else len(words)
            if link + 1 < stop and self._neutral_body(words[link + 1 : stop], date):
                return True
        return False

    def _neutral_body(self, words: Sequence[Token], date: str | None) -> bool:
        text = _text(words)
        party, hit = self._registry.party(text), self._registry.side_of(text, date)
        if party is not None:
            return party.side is None or self._registry.neutral(party.side)
        if hit is not None and self._registry.neutral(hit.side):
            return True
        if words[-1].key == "committee" and not w.CHAMBERS.isdisjoint(t.key for t in words):
            return True  # who chairs it sits in parliament
        return words[-1].key in w.NEUTRAL or not w.NEUTRAL_BODIES.isdisjoint(t.key for t in words)

    def _opposition(self, words: Sequence[Token]) -> Standing:
        """Those who stand against a state, named after it: "Norvan rebels" are the Norvan opposition."""
        owners = [t for n, t in enumerate(words) if n + 1 == len(words) or not words[n + 1].glued]
        state = next(
            (
                c
                for t in owners
                if (c := self._registry.by_demonym(t.text) or self._registry.country(t.text)) is not None
            ),
            None,
        )
        return Standing(opposition(state) if state is not None else OPPOSITION, True)

    def _only_names(self, words: Sequence[Token]) -> bool:
        """True for names alone, no office among them."""
        return all(t.capital or not t.word for t in words) and self._registry.role_class(_text(words)) is None

    def _itself(self, text: str) -> bool:
        """True for the state's own name, its capital or its seat."""
        return self._registry.country(text) is not None


def _text(words: Sequence[Token]) -> str:
    """The words of a part, written so that they are read again as the same tokens."""
    out = ""
    for token in words:
        joined = token.glued or not out or not token.word
        out += ("-" if token.glued else "" if joined else " ") + token.text
        out += "'s" if token.possessive else ""
    return out
