"""Look-ups over the registry's tables, and the side that a noun phrase speaks for."""

import re
import unicodedata
from functools import cache, cached_property
from typing import NamedTuple

from counterclaim.registry import tables
from counterclaim.registry.tables import Country, Office, Party

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’-](?![sS]\b)[^\W_]+)*|['’]s?\b|['’]|[^\w\s]")
# After these words the phrase names where, against or with whom somebody acts, not whom the speaker speaks for.
_COMPLEMENT = frozenset(
    [
        "in",
        "to",
        "on",
        "near",
        "at",
        "with",
        "against",
        "from",
        "inside",
        "outside",
        "into",
        "across",
        "over",
        "about",
        "by",
        "for",
    ]
)
_BACKED = frozenset(
    [
        "backed",
        "supported",
        "installed",
        "appointed",
        "run",
        "led",
        "controlled",
        "aligned",
        "allied",
        "occupied",
        "held",
        "funded",
        "based",
    ]
)
_OWNED_BY = frozenset(
    ["installed", "appointed", "controlled", "led", "run", "held", "backed", "supported", "aligned", "allied"]
)
LONGEST = 7  # words in the longest name looked up


class SideHit(NamedTuple):
    """The side a phrase speaks for and the words that tell."""

    side: str
    words: str


class Registry:
    """All tables, indexed on first use; `Registry.load()` gives the shared one."""

    @classmethod
    def load(cls) -> "Registry":
        """The registry of the package's data; the same object every time."""
        return _shared()

    @cached_property
    def _countries(self) -> dict[str, Country]:
        return {name: c for c in tables.countries() for name in (c.name, *c.variants)}

    @cached_property
    def _demonyms(self) -> dict[str, Country]:
        return {name: c for c in tables.countries() for name in c.demonyms}

    @cached_property
    def _capitals(self) -> dict[str, Country]:
        return {name: c for c in tables.countries() for name in c.capitals}

    @cached_property
    def _metonyms(self) -> dict[str, Country]:
        return {name: c for c in tables.countries() for name in c.metonyms}

    @cached_property
    def _iso(self) -> dict[str, Country]:
        return {c.iso2: c for c in tables.countries() if c.iso2}

    @cached_property
    def _parties(self) -> dict[str, Party]:
        out: dict[str, Party] = {}
        for party in tables.parties():
            for name in (party.name, *party.aliases):
                out.setdefault(name, party)
        return out

    @cached_property
    def _parties_folded(self) -> dict[str, Party]:
        # Acronyms stay exact: "IS" and "is", "WHO" and "who" are different words.
        return {fold(name): party for name, party in self._parties.items() if not name.isupper()}

    @cached_property
    def _offices(self) -> dict[str, list[Office]]:
        out: dict[str, list[Office]] = {}
        for office in tables.offices():
            for name in (office.person, *office.variants):
                out.setdefault(fold(name), []).append(office)
        return out

    @cached_property
    def _surnames(self) -> dict[str, list[Office]]:
        out: dict[str, list[Office]] = {}
        for office in tables.offices():
            for name in {fold(n.split()[-1]) for n in (office.person, *office.variants)}:
                out.setdefault(name, []).append(office)
        return out

    @cached_property
    def _roles(self) -> dict[tuple[str, ...], str]:
        return {tuple(role.split()): kind for role, kind in tables.roles()}

    @cached_property
    def _names(self) -> dict[str, str]:
        return dict(tables.first_names())

    def country(self, name: str) -> Country | None:
        """The state meant by a name, a variant, its capital or its government's metonym ("the" is left out)."""
        name = _bare(name)
        return self._countries.get(name) or self._capitals.get(name) or self._metonyms.get(name)

    def by_iso(self, iso2: str) -> Country | None:
        """The state of an ISO 3166-1 alpha-2 code."""
        return self._iso.get(iso2)

    def by_demonym(self, word: str) -> Country | None:
        """The state of an adjective or name of its people ("Russian", "Russians")."""
        return self._demonyms.get(word)

    def party(self, name: str) -> Party | None:
        """The party or body of a name or alias; acronyms must match in case."""
        name = _bare(name)
        return self._parties.get(name) or (None if name.isupper() else self._parties_folded.get(fold(name)))

    def gender(self, first_name: str) -> str | None:
        """ "m", "f" or "u" (either) for a given name, None where it is not known."""
        return self._names.get(first_name) or self._names.get(first_name.capitalize())

    def office_holder(self, name: str, date: str | None) -> Office | None:
        """The office of a person by full name, or by surname alone where only one holder fits.

        date: ISO date of the report; without one only a person whose every office is of one side is told.
        """
        key = fold(name)
        found = self._offices.get(key, [])
        if not found and " " not in key:
            found = self._surnames.get(key, [])
        if not found and " " in key:
            return None
        if date is not None:
            found = [o for o in found if o.holds(date)]
        if not found or len({o.side for o in found}) > 1 or len({o.person for o in found}) > 1:
            return None
        return found[-1]

    def role_class(self, phrase: str) -> str | None:
        """The class of the role that heads a phrase ("Ukraine's top army commander": military_chief)."""
        words = [
            w.lower() for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", phrase.replace("'s", " ").replace("’s", " "))
        ]
        best: tuple[int, int, str] | None = None
        for i in range(len(words)):
            for size in range(min(5, len(words) - i), 0, -1):
                kind = self._roles.get(tuple(words[i : i + size])) or (
                    self._roles.get((*words[i : i + size - 1], words[i + size - 1].rstrip("s"))) if size else None
                )
                if kind is not None:
                    if best is None or size > best[0]:
                        best = (size, i, kind)
                    break
            if words[i] in ("of", "in", "for", "at") and best is not None:
                break
        return best[2] if best else None

    def side_of(self, phrase: str, date: str | None = None) -> SideHit | None:
        """The side a noun phrase speaks for, by the owner of its head noun; None where two owners are left.

        "Ukraine's top army commander": Ukraine. "Russian ambassador to Ukraine": Russia. "US-backed SDF": the
        Syrian Democratic Forces. "the UN mission in Congo": the United Nations.
        """
        tokens = _TOKEN.findall(phrase)
        before = _until_complement(tokens)
        hits = self._hits(before)
        if not hits and len(before) < len(tokens):
            hits = self._of_complement(tokens[len(before) :])
        sides = list(dict.fromkeys(h.side for h in hits))
        if len(sides) == 1:
            return hits[0]
        if len(sides) > 1 and self._owned(before, hits):
            return hits[0]
        return None

    def _hits(self, tokens: list[str]) -> list[SideHit]:
        hits: list[SideHit] = []
        i = 0
        while i < len(tokens):
            size, hit = self._longest(tokens, i)
            if hit is None:
                i += 1
                continue
            following = tokens[i + size] if i + size < len(tokens) else ""
            backed = following == "-" or following.lower() in _BACKED
            if not backed or (
                tokens[i + size : i + size + 2] and _backing(tokens, i + size) in ("installed", "appointed")
            ):
                hits.append(hit)
            i += size
        return hits

    def _longest(self, tokens: list[str], i: int) -> tuple[int, SideHit | None]:
        for size in range(min(LONGEST, len(tokens) - i), 0, -1):
            words = tokens[i : i + size]
            if not any(w[0].isupper() or w[0].isdigit() for w in words if w):
                continue
            name = _join(words)
            party = self._parties.get(name)
            if party is not None and (party.side or size > 1):
                return size, SideHit(party.side, name) if party.side else None
            country = (
                self._countries.get(name)
                or self._demonyms.get(name)
                or self._capitals.get(name)
                or self._metonyms.get(name)
            )
            if country is not None:
                return size, SideHit(country.name, name)
            if size == 1 and "-" in name:  # "Russian-installed", "pro-Russian", "Rwanda-backed"
                hit = self._hyphened(name)
                if hit is not None:
                    return size, hit
        return 1, None

    def _hyphened(self, word: str) -> SideHit | None:
        first, _, last = word.partition("-")
        if last in ("installed", "appointed") or first.lower() == "pro":
            name = last if first.lower() == "pro" else first
            country = self._countries.get(name) or self._demonyms.get(name) or self._metonyms.get(name)
            return SideHit(country.name, word) if country else None
        return None

    def _of_complement(self, tokens: list[str]) -> list[SideHit]:
        """ "the General Staff in Kyiv", "commander of Ukraine's 47th brigade": a capital or owner in the complement."""
        if tokens and tokens[0].lower() in ("in", "from"):
            for size in range(min(LONGEST, len(tokens) - 1), 0, -1):
                name = _join(tokens[1 : 1 + size])
                country = self._capitals.get(name)
                if country is not None:
                    return [SideHit(country.name, name)]
        if tokens and tokens[0].lower() == "for":
            return self._hits(tokens[1:])[:1]
        return []

    def _owned(self, tokens: list[str], hits: list[SideHit]) -> bool:
        """The first owner stands before the head as a possessive or adjective, the second in an "of" phrase."""
        try:
            of = [t.lower() for t in tokens].index("of")
        except ValueError:
            return False
        head = _join(tokens[:of])
        return hits[0].words in head and not any(h.words in head for h in hits[1:])


def fold(name: str) -> str:
    """Lower case without accents or apostrophes; one ending for the -ky/-kyi/-kiy family."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[’'`ʼ.]", "", plain).replace("-", " ")
    return re.sub(r"(?:yy|yi|iy|ii|y|i)\b", "y", plain).strip()


def _bare(name: str) -> str:
    name = name.strip().removesuffix("'s").removesuffix("’s")
    return name[4:] if name[:4].lower() == "the " else name


def _until_complement(tokens: list[str]) -> list[str]:
    for i, token in enumerate(tokens):
        if i and token.lower() in _COMPLEMENT and any(t[:1].isalpha() for t in tokens[:i]):
            return tokens[:i]
        if i and token in (",", "(", ";", "—", "–"):
            return tokens[:i]
    return tokens


def _backing(tokens: list[str], i: int) -> str:
    return next((t.lower() for t in tokens[i : i + 2] if t.lower() in _OWNED_BY), "")


def _join(words: list[str]) -> str:
    out = ""
    for i, word in enumerate(words):
        out += (" " if i and word not in ("'s", "’s", "'", "’", ",", ".") else "") + word
    return out


@cache
def _shared() -> Registry:
    return Registry()
