"""From names to gazetteer entries: how well known, what the words beside it say, and what else the text names."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from counterclaim.gazetteer import Entry, Gazetteer
from counterclaim.reader.places.candidates import candidates
from counterclaim.reader.places.choice import Choice
from counterclaim.reader.places.geography import km, lies_in
from counterclaim.reader.places.mention import Mention
from counterclaim.reader.places.told import spelled_otherwise, told_of

Key = tuple[str, tuple[str, ...]]
"""Mentions with one name and one set of kinds mean one place throughout a report."""


class Weights(msgspec.Struct, frozen=True):
    """How much each reason counts, in units of one power of ten of population.

    Found by coordinate search, factors .5 to 2 around the value, over the training part of the place gold (resolution
    accuracy at 161 km .839; the starting values by eye gave .792). `own` and `noted` were then raised for names of
    conflicts, of which that gold holds few: 4 to 8.5 and 1 to 2.2 lie within .003.
    """

    people: float = 1.0
    country: float = 5.6
    continent: float = 4.0
    admin1: float = 1.45
    admin2: float = -1.44
    capital: float = 0.6
    noted: float = 1.5
    own: float = 7.0
    official: float = 1.05
    same_country: float = 3.84
    same_division: float = 2.88
    close: float = 2.4
    close_km: float = 300.0
    inside: float = 2.5
    not_inside: float = 0.5
    bound: float = 0.8
    city_first: float = 1.3
    doubt: float = 0.5
    margin: float = 0.05


DEFAULT = Weights()
_ROUNDS = 3
KNOWN, GREAT = 100_000, 1_000_000  # people of a town that is meant in whatever report, by its first name, by any
_VOTES = 1.6


def key_of(mention: Mention) -> Key:
    """What mentions of the same place share."""
    return (mention.name.casefold(), mention.kinds)


def resolve(
    mentions: Sequence[Mention],
    containers: Mapping[int, Sequence[int]],
    peoples: Mapping[str, int],
    gazetteer: Gazetteer,
    weights: Weights = DEFAULT,
) -> dict[Key, Choice]:
    """The choice for each name.

    containers: for the number of a mention those of the mentions that it is said to lie in ("Sudzha, Kursk region").
    peoples: how often each country's people is named.
    """
    first = {key_of(mention): mention for mention in reversed(mentions)}
    options = {key: candidates(mention, gazetteer) for key, mention in first.items()}
    within: dict[Key, set[Key]] = defaultdict(set)
    for inner, outers in containers.items():
        for outer in outers:
            if key_of(mentions[inner]) != key_of(mentions[outer]):
                within[key_of(mentions[inner])].add(key_of(mentions[outer]))
    field = _Field(options, within, peoples, gazetteer.capitals, weights)
    chosen = field.settled()
    strangers = {key for key in options if field.strange(key, chosen)}
    sought = [key for key, found in options.items() if not found or key in strangers]
    home = told_of(field.voices(chosen, strangers)) if sought else frozenset()
    strangers = {key for key in strangers if chosen[key].country not in home}
    others = [entry for key, entry in chosen.items() if key not in strangers]
    respelled = {
        key: found for key in sought
        if (found := spelled_otherwise(first[key], home, others, gazetteer, known=key in strangers))
    }  # fmt: skip
    if respelled:
        strangers -= respelled.keys()
        field = _Field({**options, **respelled}, within, peoples, gazetteer.capitals, weights)
        chosen = field.settled()
    choices = {key: field.choice(key, chosen) for key in options}
    open_ = {key for key in strangers if home or _contested(options[key], chosen[key])}
    return {key: Choice(None, one.ranked, 0.0) if key in open_ else one for key, one in choices.items()}


def _contested(options: Iterable[Entry], best: Entry) -> bool:
    """True where places of several countries have this very name, or the best one has it only among others."""
    return len({best.country, *(e.country for e in options if e.official)}) > 1


class _Field:
    """All that bears on the choices of one report."""

    def __init__(
        self,
        options: Mapping[Key, list[Entry]],
        within: Mapping[Key, set[Key]],
        peoples: Mapping[str, int],
        capitals: frozenset[str],
        weights: Weights,
    ) -> None:
        self.options = options
        self.within = within
        self.weights = weights
        self.capitals = capitals
        self._kinds = {
            "country": weights.country, "continent": weights.continent, "ADM1": weights.admin1, "ADM2": weights.admin2,
        }  # fmt: skip
        self.peoples = {country: math.log2(1 + n) for country, n in peoples.items()}
        self.named: Counter[str] = Counter()
        self.divisions: Counter[tuple[str, str]] = Counter()
        for found in options.values():
            for entry in found:
                if entry.kind == "country" and entry.country:
                    self.named[entry.country] += 2
                elif entry.kind == "ADM1" and entry.country and entry.admin1:
                    self.divisions[entry.country, entry.admin1] += 1
        self._prior: dict[tuple[Key, str], float] = {}
        self._votes_of: int | None = None
        self._far: dict[tuple[str, str], float] = {}

    def prior(self, key: Key, entry: Entry) -> float:
        """How likely the entry is when nothing but the name and its type words is known."""
        known = self._prior.get((key, entry.id))
        if known is None:
            w = self.weights
            known = w.people * math.log10(entry.population + 10)
            known += self._kinds.get(entry.kind, 0.0)
            if entry.noted:
                # A noted division is the one people mean by its bare name: "Gaza" is the Strip before the city.
                known += w.own if entry.id.startswith("cc:") else w.noted * (3 if entry.kind == "ADM1" else 1)
            elif entry.kind == "ADM1" and not key[1]:
                known -= w.city_first * self._has_town(key, entry)
            known += w.official * entry.official + w.capital * (entry.id in self.capitals)
            if key[1]:
                known -= w.bound * (key[1].index(entry.kind) if entry.kind in key[1] else 4)
            self._prior[key, entry.id] = known
        return known

    def settled(self) -> dict[Key, Entry]:
        """The choice of each name, until none changes another."""
        chosen: dict[Key, Entry] = {}
        for _ in range(_ROUNDS):
            before = chosen
            chosen = {key: self.best(key, before) for key, found in self.options.items() if found}
            if chosen == before:
                break
        return chosen

    def voices(self, chosen: Mapping[Key, Entry], without: Collection[Key]) -> dict[str, float]:
        """What speaks for each country: its name, its people's, and places in it but these."""
        out: dict[str, float] = defaultdict(float, self.named)
        for country, n in self.peoples.items():
            out[country] += n
        for key, entry in chosen.items():
            if entry.country and key not in without:
                out[entry.country] += 1
        return out

    def strange(self, key: Key, chosen: Mapping[Key, Entry]) -> bool:
        """True for a small place of a country that nothing else in the report speaks of."""
        entry = chosen.get(key)
        if entry is None or entry.noted or entry.country is None or entry.kind not in ("town", "ADM2", "ADM1"):
            return False
        if entry.kind == "ADM1" and "ADM1" in key[1]:
            return False  # "Kelde province" says what it is
        first = entry.official or entry.name.casefold().removeprefix("the ") == key[0]
        rivals = (e for e in self.options[key] if e.country != entry.country and e.official)
        first = first and not any(e.population >= entry.population for e in rivals)  # "Santa Rosa"
        if entry.id in self.capitals or entry.population >= (KNOWN if first else GREAT) or key in self.within:
            return False
        alike = [k for k in chosen if k[0] == key[0]]
        return self.voices(chosen, alike)[entry.country] <= 0

    def _has_town(self, key: Key, division: Entry) -> int:
        """How much a division's bare name rather means its town: 4 where it is a state's capital's
        (Santiago), 3 where the two are one (Tbilisi), 1, or 0."""
        if any(e.id in self.capitals for e in self.options[key]):
            return 4
        towns = [e for e in self.options[key] if e.kind == "town" and e.country == division.country]
        if division.name.casefold() == key[0]:  # "Oklahoma" is the state's name, and of the city only the first half
            towns = [e for e in towns if not e.name.casefold().startswith(key[0] + " ")]
        large = [e for e in towns if e.population > 100_000 or e.noted]
        away = min((km(e, division) for e in large), default=1000.0)
        if away < 150:
            return 3 if away < 30 else 1
        if any(km(e, division) < 15 for e in towns):
            return 3
        # The point of a division of the desert lies a day from the town that most of its people live in: Gao, Timbuktu.
        return int(any(e.admin1 == division.admin1 and 2 * e.population > division.population for e in large))

    def score(self, key: Key, entry: Entry, chosen: Mapping[Key, Entry]) -> float:
        """The prior, and what the other places of the report say, given their present choices."""
        w = self.weights
        self._count(chosen)
        total = self.prior(key, entry)
        own = chosen.get(key)
        if entry.country:
            votes = self._countries[entry.country] - (own is not None and own.country == entry.country)
            total += w.same_country * min(1.0, _VOTES * votes / self._all_countries)
            if entry.kind not in ("country", "continent") and entry.admin1:
                place = (entry.country, entry.admin1)
                mine = own is not None and own.kind != "country" and (own.country, own.admin1) == place
                total += w.same_division * min(1.0, 2.5 * (self._divisions[place] - mine) / self._all_divisions)
        if entry.kind not in ("country", "continent"):
            nearest = min([self._km(entry, other) for k, other in self._points if k != key], default=math.inf)
            if nearest < math.inf:
                total += w.close * math.exp(-nearest / w.close_km)
        outers = self.within.get(key)
        if outers:
            total += self._containment(entry, outers, chosen)
            if entry.kind == "ADM1" and not key[1]:  # what stands before a comma is a town: "Córdoba, Argentina"
                total -= w.city_first * self._has_town(key, entry)
        return total

    def _km(self, entry: Entry, other: Entry) -> float:
        """How far one lies from another; from itself it is out of reach."""
        pair = entry.id, other.id
        if pair not in self._far:
            self._far[pair] = km(entry, other) if entry.id != other.id else math.inf
        return self._far[pair]

    def best(self, key: Key, chosen: Mapping[Key, Entry]) -> Entry:
        """The candidate with the highest score; a tie goes to the lower id, so that the order of reading is none."""
        return min(self.options[key], key=lambda e: (-self.score(key, e, chosen), e.id))

    def choice(self, key: Key, chosen: Mapping[Key, Entry]) -> Choice:
        """The best entry, or none where the second best is as good and lies elsewhere."""
        found = self.options[key]
        if not found:
            return Choice(None, (), 0.0)
        scored = sorted(((self.score(key, e, chosen), e) for e in found), key=lambda p: (-p[0], p[1].id))
        best_score, best = scored[0]
        ranked = tuple(e for _, e in scored[:5])
        rival = next((s for s, e in scored[1:] if km(best, e) > 50), None)
        lead = best_score - rival if rival is not None else 4.0
        if lead < self.weights.margin:
            return Choice(None, ranked, 0.0)
        return Choice(best, ranked, round(1 / (1 + math.exp(-lead)), 3))

    def _count(self, chosen: Mapping[Key, Entry]) -> None:
        if self._votes_of == id(chosen):
            return
        self._votes_of = id(chosen)
        countries: Counter[str] = Counter(self.named)
        divisions = Counter(self.divisions)
        weighted: dict[str, float] = defaultdict(float, countries)
        for country, n in self.peoples.items():
            weighted[country] += n
        self._points = []
        for key, entry in chosen.items():
            if entry.country:
                weighted[entry.country] += 1
                if entry.kind not in ("country", "continent"):
                    if entry.admin1:
                        divisions[entry.country, entry.admin1] += 1
                    self._points.append((key, entry))
        self._countries = weighted
        self._divisions = divisions
        self._all_countries = sum(weighted.values()) + self.weights.doubt
        self._all_divisions = sum(divisions.values()) or 1

    def _containment(self, entry: Entry, outers: Iterable[Key], chosen: Mapping[Key, Entry]) -> float:
        w = self.weights
        best = -w.not_inside
        for outer in outers:
            for container in self.options[outer]:
                if lies_in(entry, container):
                    likely = container == chosen.get(outer, container)
                    best = max(best, w.inside if likely else w.inside * 0.6)
        return best
