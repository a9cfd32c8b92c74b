"""Whom a speaker speaks for: a ranker weighs the parties of the report, nobody among them; unsure ones stay open."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from counterclaim.model.actor import Actor, SideBasis
from counterclaim.reader.claims.parties import EVERY, SETTLED, Parties, Party, judges, never, of_many
from counterclaim.reader.claims.side_weights import Weights
from counterclaim.reader.claims.sided import HEAD, Speaker, of_another, stranger
from counterclaim.reader.speakers.bearers import UNDER_ARMS
from counterclaim.reader.speakers.names import fold
from counterclaim.reader.speakers.owners import ARMED_CLASSES, LOCAL_CLASSES
from counterclaim.reader.speakers.sides import of_strangers
from counterclaim.reader.tag import TaggedSpan
from counterclaim.registry import words as w
from counterclaim.registry.tokens import tokens

NOBODY = Party("", "nobody", None)
ROLES = (
    "civilian commander defence_minister envoy expert foreign_minister governor head_of_government head_of_state "
    "international_head legal legislator mayor media medical militant military_chief minister officer_rank official "
    "party_leader police religious royal spokesperson"
).split()
ACTORS = ("person", "organisation", "state", "unnamed", "collective")
SURE = 4.0  # log-odds at which words are cut off
TOLD = 2.0  # what a speaker's own words or known office tell gives way only to odds this many times its own; by eye
NEAR = 2  # sentences around a mention that count as near it
_WORDS: dict[str, frozenset[str]] = {
    "a body": w.BODY, "officials": w.OFFICIALS, "a voice": w.SPEAKS_FOR, "rebels": w.REBEL, "news media": w.NEWS_MEDIA,
    "civilians": w.CIVIL, "experts": w.EXPERT, "nobody's": w.NEUTRAL | w.NEUTRAL_BODIES, "lawyers": w.LAWYERS,
    "parliament": w.MEMBERS_OF_PARLIAMENT, "former": w.FORMER, "media": w.MEDIA, "sources": w.SOURCES,
    "against the state": w.AGAINST_THE_STATE, "abroad": w.FROM_ABROAD, "envoys": w.ENVOY, "issued": w.ISSUED,
    "relations": w.RELATION,
}  # fmt: skip


class SideRanker:
    """Weighs parties by learned weights; `path` is where they are kept."""

    def __init__(self, path: Path) -> None:
        self.weights = msgspec.json.decode(path.read_bytes(), type=Weights)
        trees = self.weights.trees
        # Nodes in one row, those of each tree one after another, so that a step is a single look-up.
        self._roots = np.arange(len(trees.feature)) * len(trees.feature[0])
        self._feature, self._cut, self._value = (np.ravel(x) for x in (trees.feature, trees.cut, trees.value))
        self._left, self._right = ((np.array(x) + self._roots[:, None]).ravel() for x in (trees.left, trees.right))
        self._columns = {name: n for n, name in enumerate(self.weights.features)}

    def odds(self, many: Sequence[Rows]) -> np.ndarray:
        """The odds of each row of features, alone, to be the speaker's party; those of all speakers in one list."""
        x = np.zeros((sum(len(rows.own) for rows in many), len(self._columns)))
        first = 0
        for rows in many:
            stop = first + len(rows.own)
            for name, value in rows.shared.items():
                if value and name in self._columns:
                    x[first:stop, self._columns[name]] = value
            for n, own in enumerate(rows.own, first):
                for name, value in own.items():
                    if value and name in self._columns:
                        x[n, self._columns[name]] = value
            first = stop
        at = np.broadcast_to(self._roots, (len(x), len(self._roots)))
        line, values = np.arange(len(x))[:, None] * len(self._columns), x.ravel()
        for _ in range(self.weights.trees.depth):
            goes = values.take(line + self._feature.take(at)) <= self._cut.take(at)
            at = np.where(goes, self._left.take(at), self._right.take(at))
        odds: np.ndarray = np.exp(self._value.take(at).sum(axis=1) + self.weights.trees.bias)
        return odds

    def settle(
        self, weighing: Weighing, speakers: Sequence[Speaker] | None = None, told: float | None = None
    ) -> tuple[Actor, ...]:
        """The actors, each with the likeliest side, or none where that is nobody or too unsure; of these alone.

        told: the share of the odds that is enough for a party which the speaker's own phrase names.
        """
        speakers = weighing.speakers if speakers is None else speakers
        named = [s for s in speakers if s.actor.mentions]
        rows = [weighing.rows(speaker, self.weights.words) for speaker in named]
        odds = np.split(self.odds(rows), np.cumsum([len(one.own) for one in rows])[:-1]) if rows else []
        settled = {
            speaker.actor.id: self._settled(weighing, speaker, one, each, told)
            for speaker, one, each in zip(named, rows, odds, strict=True)
        }  # one named by a title alone stays: nothing in the text tells otherwise
        return tuple(settled.get(s.actor.id, s.actor) for s in speakers)

    def _settled(
        self, weighing: Weighing, speaker: Speaker, rows: Rows, odds: np.ndarray, enough: float | None
    ) -> Actor:
        parties = rows.parties
        best = int(np.where(rows.beside, odds, 0.0).argmax())
        given = parties[best].side
        total = odds.sum() + self.weights.floor
        known = speaker.told or speaker.office
        told = next((n for n, p in enumerate(parties) if known and p.side == known), None)
        if told is not None and (rows.doubted[best] or odds[told] * TOLD >= odds[best]):
            weighing.shares[speaker.actor.id] = float(odds[told] / total)
            of_text: SideBasis = "text" if speaker.told else "registry"
            return msgspec.structs.replace(speaker.actor, side=known, side_basis=of_text)
        weighing.shares[speaker.actor.id] = float(odds[best] / total)
        least = self.weights.least
        if enough is not None:  # whose words name no party, and say that they speak for none, stay open
            least = enough if rows.told[best] else np.inf if speaker.neutral else least
        if not given or rows.doubted[best] or odds[best] < least * total:
            weighing.left.add(speaker.actor.id)
            return msgspec.structs.replace(speaker.actor, side=None, side_basis=None)
        basis: SideBasis = "text" if given == speaker.told else "registry" if given == speaker.office else "report"
        return msgspec.structs.replace(speaker.actor, side=given, side_basis=basis)


class Weighing:
    """The features of every speaker and party of one report.

    shares: by actor, which share of the odds the party holds that was given to it; filled as they are settled.
    left: the actors whose side was left open. roles: who did what to whom, as the encoder marks it.
    """

    def __init__(self, parties: Parties, speakers: Sequence[Speaker], roles: Sequence[TaggedSpan] = ()) -> None:
        self.shares: dict[str, float] = {}
        self.left: set[str] = set()
        self.parties, self.speakers, self.roles = parties, speakers, roles
        self.weighed = parties.weighed([s.told or s.office or "" for s in speakers if s.told or s.office])
        n = parties.named
        registry = parties.registry
        self.all = Counter(one.side for one in n)
        self.states = Counter(one.side for one in n if registry.by_name(one.side) is not None)
        self.seats = Counter(one.side for one in n if one.kind in ("capital", "metonym"))
        self.offices = Counter(one.side for one in n if one.head)
        self.holders = Counter(one.side for one in n if one.kind == "person")
        self.placed = Counter(state for _, state, kind in parties.places if kind in SETTLED)
        self.settled = set(self.placed)
        self.placed_all = Counter(state for _, state, _ in parties.places)
        self.told = Counter(s.told or s.office for s in speakers if s.told or s.office)
        self.first = n[0].side if n else None
        self.first_place = parties.places[0][1] if parties.places else None
        self.placed_by = {n: parties.sentences.at(at) for n, (at, _, _) in enumerate(parties.places)}
        self.ours = Counter(one.side for one in n if one.sentence in parties.ours)
        self.opening = {one.side for one in n if one.sentence == 0}
        self.in_head = {one.side for one in n if one.start < parties.head}
        self.bodies = frozenset(parties.bands.values())
        self.lines = [at for at, letter in enumerate(parties.text) if letter == "\n"]
        self.tellings = sorted(
            (m.start, side, s.actor.id) for s in speakers if (side := s.told or s.office) for m in s.actor.mentions
        )
        self.shares_of = [
            (f"share of {name}", counted, max(1, counted.total()))
            for name, counted in (
                ("namings", self.all), ("states", self.states), ("seats", self.seats), ("offices", self.offices),
                ("holders", self.holders), ("places", self.placed), ("all places", self.placed_all), ("we", self.ours),
            )
        ]  # fmt: skip
        self.most = max(self.states.values(), default=0)
        self.names_say: dict[str, Sequence[float]] = {}
        top = self.states.most_common(2)
        second = top[1][1] if len(top) > 1 else 0
        self.report = {
            "share of speakers": 1 / max(1, len(speakers)),
            "states named": float(min(len(self.states), 12)),
            "groups named": float(min(sum(p.kind == "group" for p in self.weighed), 6)),
            "rebels in the report": parties.rebels / (1 + len(parties.sentences.sentences)),
            "lead of the first state": (top[0][1] - second) / self.states.total() if top else 0.0,
            "sides told": float(min(len(self.told), 6)),
            "we in the report": len(parties.ours) / (1 + len(parties.sentences.sentences)),
            "dated": float(parties.published is not None),
            "dateline of a party": float(bool(parties.dateline)),
            "published by a party": float(bool(parties.publisher)),
        }

    def rows(self, speaker: Speaker, words: Mapping[str, Sequence[float]]) -> Rows:
        """The parties that the speaker may speak for, nobody first, and the features of each; words: as in Weights."""
        one = _Mentioned(self, speaker, words)
        parties = [NOBODY, *(dict.fromkeys([*self.weighed, *one.own, *one.known]) if one.has_side else ())]
        beside, told = [one.beside(p) for p in parties], [one.tells(p) for p in parties]
        return Rows(parties, one.shared, [one.features(p) for p in parties], beside, told, one.doubted(parties))


class Rows(NamedTuple):
    """The parties that one speaker may speak for, and their features: those that all of them share, and each one's.

    beside: whether anything else than what the speaker says of others names the party. told: whether the speaker's own
    phrase names it. doubted: whether the last men that were named before such a bare word are another's.
    """

    parties: list[Party]
    shared: dict[str, float]
    own: list[dict[str, float]]
    beside: list[bool]
    told: list[bool]
    doubted: list[bool]


class _Mentioned:
    """One speaker's words, and where they stand."""

    def __init__(self, weighing: Weighing, speaker: Speaker, words: Mapping[str, Sequence[float]]) -> None:
        self.w, self.s, self.words = weighing, speaker, words
        parties, actor = weighing.parties, speaker.actor
        self.parties = parties
        registry = parties.registry
        roles = [actor.role] if actor.role else []
        self.texts = list(dict.fromkeys([*(m.text for m in actor.mentions), actor.name, *roles]))
        self.keys = {word for text in self.texts for word in registry.words_of(text)}
        said = np.array([words[k] for k in sorted(self.keys) if k in words]).reshape(-1, len(HEAD)).sum(axis=0)
        self.said = dict(zip(HEAD, np.clip(said, -SURE, SURE).tolist(), strict=True))
        self.mentions = [(m.start, m.end) for m in actor.mentions]
        self.role = next((r for t in [*roles, *self.texts] if (r := registry.role_class(t)) is not None), None)
        hits = [registry.side_of(text, parties.published) for text in self.texts]
        self.hits = [hit.side for hit in hits if hit is not None]
        self.in_role = {n.side for n in registry.namings(actor.role or "", parties.published)}
        surname = tokens(actor.name)[-1].text if tokens(actor.name) else ""
        alone = actor.kind == "person" and " " not in actor.name  # who has a given name is known by both
        named = alone or (surname.isupper() and actor.kind not in ("organisation", "person"))
        self.bearers = registry.sides_of_surname(surname, parties.published) if named else frozenset()
        self.named = self.s.told in self.hits or (not self.hits and of_strangers(actor.name, self.texts))
        self.never = EVERY if speaker.neutral and self.keys & w.NEUTRAL_BODIES else never(actor, self.role)
        self.own = self._own()
        self.known = [parties.party(side) for side in sorted(self.bearers)] if len(self.bearers) == 1 else []
        self.shared = self._shared()
        first = self.mentions[0][0] if self.mentions else 0
        near = {parties.sentences.at(b) + away for b, _ in self.mentions for away in range(-NEAR, NEAR + 1)}
        self.at = parties.sentences.at(first)
        self.inside = parties.within(self.mentions)
        self.has_side = (bool(speaker.told or self.hits or self.inside) or not judges(actor)) and not of_many(actor)
        outside = [n for n in parties.named if n not in self.inside]
        here = [n for n in outside if n.sentence == self.at]
        self.here = {n.side for n in here}
        self.here_before = {n.side for n in here if n.start < first}
        self.here_after = {n.side for n in here if n.start >= first}
        self.before = [n for n in outside if n.start < first]
        self.near = [n.side for n in parties.named if n.sentence in near]
        line = bisect_left(weighing.lines, first)
        self.line = [n.side for n in outside if bisect_left(weighing.lines, n.start) == line]
        others = [(at, side) for at, side, ident in weighing.tellings if ident != actor.id]
        self.told_before = next((side for at, side in reversed(others) if at < first), None)
        self.told_after = next((side for at, side in others if at > first), None)
        self.places_near = [state for n, (_, state, _) in enumerate(parties.places) if weighing.placed_by[n] in near]
        self.places_inside = {c for at, c, _ in parties.places if any(b <= at < e for b, e in self.mentions)}
        self.alike = [n.side for n in parties.named if n.head and n.head in self.keys]
        spoken = parties.within(speaker.quoted)
        self.spoken = [n.side for n in spoken]
        self.ours = [n.side for n in spoken if n.sentence in parties.ours]
        inside = {n.side for n in self.inside} | self.in_role | set(self.hits) | self.bearers
        self.told = inside | parties.dateline | parties.publisher | {speaker.told or "", speaker.office or ""}

    def beside(self, p: Party) -> bool:
        """True for a party that the report names outside the speaker's words, or the speaker for itself.

        "The army accused | Norva of laying mines", "the president would send drones | to Norva": not theirs.
        """
        s, base = self.s, p.state or p.side
        if self.never is EVERY:
            return p.kind == "nobody"
        if p.kind in ("nobody", "several") or p in self.own or p in self.known or {p.side, base} & self.told:
            return True
        unarmed = self.role in UNDER_ARMS and self.parties.registry.unarmed(p.side)
        if self.named or p.kind in self.never or unarmed:
            return False
        served = self.role not in ARMED_CLASSES and (s.actor.kind != "person" or s.actor.role is not None)
        seen = p.kind == "state" and served  # where its deeds are; an officer may be abroad
        return not {p.side, base}.isdisjoint(self.unsaid | self.w.settled if seen else self.unsaid)

    @cached_property
    def unsaid(self) -> set[str]:
        """The sides that the report names or places something in outside the speaker's words."""
        parties, spoken = self.parties, self.s.spoken
        said = {one.start for one in parties.within(spoken)}
        named = {one.side for one in parties.named if one.start not in said}
        return named | {state for at, state, _ in parties.places if not any(b <= at < e for b, e in spoken)}

    def tells(self, p: Party) -> bool:
        """True where the phrase names the party, as another than the speaker itself or the place that he governs."""
        governs = self.role in LOCAL_CLASSES - {"police"}
        called = self.s.actor.kind == "person" and set(fold(p.side).split()) <= set(fold(self.s.actor.name).split())
        return p.side in {n.side for n in self.inside} and not (governs or called or p in self.own)

    def doubted(self, parties: Sequence[Party]) -> list[bool]:
        """True for each party that a bare noun cannot mean, by what the report tells of others (Parties.meant)."""
        foes, publisher = self.parties.against(self.s.quoted, self.w.roles) - self.told, self.parties.publisher
        kept = [{*where, *publisher, self.s.told} for where in self.parties.meant(self.s.actor, self.role, NEAR)]
        whose = None if self.inside or self.places_inside else stranger(self.texts)
        return [p.side in foes or of_another(whose, p) or any(p.side not in where for where in kept) for p in parties]

    def _own(self) -> list[Party]:
        """A group by the speaker's own name: "the Norva Front (NF)" speaks for itself."""
        actor = self.s.actor
        if actor.name in self.parties.bands:
            return [self.parties.party(self.parties.bands[actor.name])]
        if actor.kind not in ("organisation", "collective", "unnamed"):
            return []
        for letters, full in self.parties.letters.items():
            if letters in actor.name.split() or full.lower() in actor.name.lower():
                return [self.parties.party(letters)]
        named = self.keys.isdisjoint(w.BODIES_ABROAD)  # "the Ejército" is some state's
        if actor.kind == "organisation" and named and not (actor.name[:1].islower() or self.s.told):
            return [Party(actor.name, "group", None)]
        return []

    def name_says(self, side: str) -> Sequence[float]:
        """What the words of a party's own name say of each label of the head."""
        kept = self.w.names_say
        if side not in kept:
            said = [self.words[k] for k in sorted({t.key for t in tokens(side)}) if k in self.words]
            kept[side] = np.clip(np.array(said).reshape(-1, len(HEAD)).sum(axis=0), -SURE, SURE).tolist()
        return kept[side]

    def _shared(self) -> dict[str, float]:
        s, actor = self.s, self.s.actor
        out = {f"head {k}": s.odds.get(k, 0.0) for k in HEAD}
        out |= {f"words say {k}": v for k, v in self.said.items()}
        out |= {f"kind {k}": float(actor.kind == k) for k in ACTORS}
        out |= {f"role {k}": float(self.role == k) for k in ROLES}
        out |= {f"words of {k}": float(not self.keys.isdisjoint(words)) for k, words in _WORDS.items()}
        out["has role"] = float(actor.role is not None)
        out["a label"] = float(any(self.parties.text[e : e + 1] == ":" for _, e in self.mentions))
        out["capitals"] = float(actor.name.isupper() and len(actor.name) > 4)
        out["capital first"] = float(actor.name[:1].isupper())
        out["neutral"] = float(s.neutral)
        out["issues the text"] = float(s.issues)
        out["in the head of the text"] = float(any(b < self.parties.head for b, _ in self.mentions))
        out["told"] = float(s.told is not None)
        out["office"] = float(s.office is not None)
        out["surname in office"] = float(len(self.bearers))
        out["mentions"] = float(min(len(actor.mentions), 9))
        return out | self.w.report

    def features(self, p: Party) -> dict[str, float]:
        """What speaks for this party, and against it."""
        s, w, parties = self.s, self.w, self.parties
        out = {f"for {p.kind}": 1.0}
        out["head of its kind"] = self.shared["head " + KIND_IN_HEAD[p.kind]]
        out["words say its kind"] = self.said[KIND_IN_HEAD[p.kind]]
        out["told another"] = float(s.told is not None and s.told != p.side)
        out["office of another"] = float(s.office is not None and s.office != p.side)
        if p.kind == "nobody":
            return out
        side, base = p.side, p.state or p.side
        out["told this"] = float(s.told == side)
        out["office of this"] = float(s.office == side)
        out["surname of this"] = float(base in self.bearers)
        out["itself"] = float(p in self.own)
        out["spelled out"] = float(side in parties.letters)
        inside = [n.side for n in self.inside]
        out["in the phrase"] = _share(inside, side)
        out["state in the phrase"] = _share(inside, base)
        out["others in the phrase"] = float(any(one != base for one in inside))
        out["owner of the phrase"] = _share(self.hits, base)
        out["place in the phrase"] = float(base in self.places_inside)
        out["in the role"] = float(base in self.in_role)
        out["in the sentence before"] = float(base in self.here_before)
        out["in the sentence after"] = float(base in self.here_after)
        out["alone in the sentence"] = float(self.here == {base})
        out["named last before"] = float(bool(self.before) and self.before[-1].side == base)
        nearest = next((n for n in reversed(self.before) if n.side == base), None)
        out["sentences since"] = float(min(self.at - nearest.sentence, 12)) if nearest is not None else 15.0
        out["share near"] = _share(self.near, base)
        out["share in the line"] = _share(self.line, base)
        out["speaks before"] = float(self.told_before == side)
        out["speaks after"] = float(self.told_after == side)
        out["another speaks before"] = float(self.told_before not in (None, side))
        out["in the first sentence"] = float(base in w.opening)
        out["known by this report alone"] = float(base in parties.strange_states)
        out["body of this report alone"] = float(side in w.bodies)
        out["in the head"] = float(base in w.in_head)
        says = self.name_says(side)
        out["its name says group"], out["its name says none"] = says[HEAD.index("group")], says[HEAD.index("none")]
        out["share of places near"] = _share(self.places_near, base)
        out["share of its like"] = _share(self.alike, base)
        out["share of its own words"] = _share(self.spoken, base)
        out["share of its words of we"] = _share(self.ours, base)
        for name, counted, total in w.shares_of:
            out[name] = counted[base] / total
        out["share of namings itself"] = w.all[side] / max(1, w.all.total())
        out["most named"] = float(w.states[base] == w.most) if w.states else 0.0
        out["only state"] = float(len(w.states) == 1 and base in w.states)
        out["offices"] = float(min(w.offices[base], 6))
        out["named first"] = float(w.first == base)
        out["placed first"] = float(w.first_place == base)
        out["dateline"] = float(base in parties.dateline)
        out["publisher"] = float(base in parties.publisher)
        out["publisher itself"] = float(side in parties.publisher)
        mine = s.told or s.office
        out["share of other speakers"] = (w.told[side] - (mine == side)) / max(1, w.told.total() - (mine is not None))
        return out


KIND_IN_HEAD = {"nobody": "none", "state": "state", "opposition": "opposition", "group": "group", "several": "state"}


def _share(found: Sequence[str], side: str) -> float:
    return found.count(side) / len(found) if found else 0.0
