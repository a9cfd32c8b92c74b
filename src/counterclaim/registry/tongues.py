"""States, parties, bodies, roles and office holders by their names in Russian, Ukrainian, Arabic, Hebrew and French.

What is found are the rows of the English tables, so that one ledger holds reports in all languages.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from typing import Any, Literal, NamedTuple, TypeVar

from counterclaim.names import LANGUAGES, forms, name_key, nominatives, plain, same_name, script
from counterclaim.patterns import compiled
from counterclaim.registry import abroad, tables
from counterclaim.registry.holders import LONGEST, MARGIN
from counterclaim.registry.registry import Registry
from counterclaim.registry.standing import opposition
from counterclaim.registry.tables import Country, Office, Party, Role

Kind = Literal["country", "demonym", "capital", "metonym", "party", "body", "role"]
STATE: tuple[Kind, ...] = ("country", "demonym", "capital", "metonym")

# Letters, with the signs that stand inside a word: О'Ніл, Эль-Фашер, צה"ל, ג'באליה.
_PARTS = compiled(r"['’]")
_HEBREW_QUOTES = frozenset('"״“”')
_SILENT = str.maketrans("", "", "'-‑")
_ACRONYM = 5  # letters up to which a name in capitals is an acronym, which is told by its case
_VAGUE = frozenset({"officer_rank", "official", "militant", "civilian", "religious", "medical", "royal", "expert"})
# Of these only the name itself stands in a text: "مالي" is Mali, "المالي" is financial.
_NEAR = ("country", "capital", "metonym", "party")
_SURNAMES = ("ов", "ев", "єв", "ин", "ін")  # a nominative, no genitive plural: Петров is not of Петро
_SHORTEST = 3  # letters of a person's name
_FEMININE = "аяهةاהא"
REMEMBERED = 4_096

Row = Country | Party | abroad.Body | Role
_Hit = tuple[Kind, Row]
V = TypeVar("V")


def _remembered(kept: dict[Any, V], key: Any, make: Callable[[], V]) -> V:
    """What is kept under a key, made where nothing is; all is forgotten when it has grown too large."""
    if key not in kept:
        if len(kept) >= REMEMBERED:
            kept.clear()
        kept[key] = make()
    return kept[key]


class Naming(NamedTuple):
    """One name in a text; start, end: code points; side: whom it speaks for, in English, if it tells; row: its row."""

    start: int
    end: int
    kind: Kind
    side: str | None
    row: Row


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    keys: dict[str, bool]


class Tongue:
    """Look-ups in one language; a word is given as the text has it, in any case and with particles."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._said: dict[tuple[str, str | None], str | None] = {}
        self._keys: dict[str, dict[str, bool]] = {}
        self._told: dict[str, list[Naming]] = {}

    @classmethod
    def load(cls, lang: str) -> "Tongue":
        """The tables of a language of `LANGUAGES`, the same object every time; ValueError for another one."""
        if lang not in LANGUAGES:
            raise ValueError(f"There are no tables of names in {lang!r}; there are {', '.join(sorted(LANGUAGES))}.")
        return _loaded(lang)

    def by_name(self, word: str) -> Country | None:
        """The state of a name ("России", "لإسرائيل")."""
        return self._state(word, "country")

    def by_demonym(self, word: str) -> Country | None:
        """The state of an adjective or a name of its people ("російською", "الروسية", "россиянами")."""
        return self._state(word, "demonym")

    def by_capital(self, word: str) -> Country | None:
        """The state of a capital ("Москвы")."""
        return self._state(word, "capital")

    def by_metonym(self, word: str) -> Country | None:
        """The state of a house or street that stands for its government ("Кремле")."""
        return self._state(word, "metonym")

    def country(self, word: str) -> Country | None:
        """The state of a name, its capital or its government's metonym."""
        return self._state(word, "country", "capital", "metonym")

    def party(self, name: str) -> Party | None:
        """The party or body: one of parties.csv, else a state's body with its owner in the name ("Минобороны РФ")."""
        found = self._whole(name, "party")
        if found is not None and isinstance(found.row, Party):
            return found.row
        body = self.body(name)
        if body is None or body[1] is None:
            return None
        return Party(f"{body[0].name} of {body[1]}", (), body[0].kind, body[1], "", "", ())

    def body(self, name: str) -> tuple[abroad.Body, str | None] | None:
        """(kind of body, side) of a name like "Генштаб ВСУ", "الجيش الروسي"; side None where the name tells none.

        None where the name begins or ends with no body, or holds more than a body and its owner.
        """
        found = self.namings(name)
        bodies = [one for one in found if isinstance(one.row, abroad.Body)]
        sides = {one.side for one in found if one.side is not None}
        told = [name[one.start : one.end] for one in found if one.kind != "role"]
        if not bodies or len(sides) > 1 or sum(map(abroad.telling, told)) < abroad.telling(name):
            return None
        row = bodies[0].row
        assert isinstance(row, abroad.Body)
        return row, next(iter(sides), None)

    def role(self, phrase: str) -> Role | None:
        """The role that a phrase tells; of several the first that says most."""
        found = [one.row for one in self.namings(phrase) if isinstance(one.row, Role)]
        return next((row for row in found if row.role_class not in _VAGUE), found[0] if found else None)

    def office_holder(self, name: str, date: str | None) -> Office | None:
        """The office of a person by name, titles before it left out; as `Registry.office_holder`, across scripts."""
        words = self._words(name) if len(name) <= LONGEST else []
        titles = [(one.start, one.end) for one in self._found(words) if one.kind in ("role", "body")]
        kept = [w for w in words if not any(start <= w.start < end for start, end in titles)]
        if len(kept) == 1 and self._at(kept, 0)[1] is not None:
            return None  # an adjective of a state, which sounds like somebody's name
        if not kept or len(kept) > 5 or len(kept[-1].text) < _SHORTEST:
            return None
        bare = " ".join(w.text for w in kept)
        first = [w.text[0] for w in kept[:-1]] if all(len(w.text) == 1 for w in kept[:-1]) else []
        cases = [kept[-1].text] if kept[-1].text.endswith(_SURNAMES) else list(forms(kept[-1].text, self.lang))
        spellings = [bare, *cases] if len(kept) == 1 else [bare]
        found: dict[int, Office] = {}
        for key in dict.fromkeys(map(name_key, cases)):
            for number, spelled, office, short in _holders().get(key, ()):
                if first and not short:  # "В. Путин"
                    alike = name_key(first[0]) == name_key(spelled[0])  # "" for all vowels
                    fits = alike and any(same_name(one, spelled.split()[-1]) for one in cases)
                else:
                    fits = (len(kept) == 1) == short and any(same_name(one, spelled) for one in spellings)
                if fits:
                    found[number] = office
        offices = list(found.values())
        if date is not None:
            offices = [o for o in offices if o.holds(date)] or [o for o in offices if o.holds(date, MARGIN)]
        if len({o.person for o in offices}) > 1:  # "Зеленський", "Зеленська"
            ends = nominatives(kept[-1].text, self.lang)[0][-1] in _FEMININE
            offices = [o for o in offices if (o.person[-1] == "a") == ends]
        if len({o.side for o in offices}) != 1 or len({o.person for o in offices}) != 1:
            return None
        return max(offices, key=lambda o: o.start)

    def side_of(self, phrase: str, date: str | None = None) -> str | None:
        """The side a noun phrase speaks for, None where it tells none: the owner of the body or office it begins with.

        "посол України в Росії": Ukraine; "Генштаб ВСУ": Ukraine. What stands behind a preposition is no owner.
        """
        return _remembered(self._said, (phrase, date), lambda: self._side_of(phrase, date))

    def _side_of(self, phrase: str, date: str | None) -> str | None:
        words = self._words(phrase)
        found = self._found(words)
        cuts = [i for i, w in enumerate(words) if i and w.text.casefold() in self._complements]
        if cuts and self._inside_of(words, cuts[0], found):
            cuts.pop(0)
        end = words[cuts[0]].start if cuts else len(phrase)
        owners = [one for one in found if one.start < end and one.kind not in ("role", "body")]
        if self.lang == "he":  # "שגריר ישראל באו"ם": the preposition is written with the name
            owners = [one for one in owners if not (one.start and phrase[one.start] in "בלמ" and len(owners) > 1)]
        party = next((one for one in owners if one.kind == "party"), None)
        if party is not None and not any(abroad.anothers(party, one) for one in owners):
            return party.side
        state = next((one for one in owners if one.side is not None and one is not party), None)
        militant = any(isinstance(one.row, Role) and one.row.role_class == "militant" for one in found)
        if state is not None:
            against = any(not self._owners["opposition"].isdisjoint(w.keys) for w in words if w.start < end)
            if against and isinstance(state.row, Country) and state.kind in ("country", "demonym"):
                return opposition(state.row)
            return None if militant and state.kind == "demonym" else state.side
        bare = {"body", "role"} & {one.kind for one in found} == {"body"}  # an unknown adjective is no surname
        office = self.office_holder(phrase, date) if not bare else None
        return office.side if office is not None else None

    def _inside_of(self, words: Sequence[_Word], cut: int, found: Sequence[Naming]) -> bool:
        """True where somebody speaks from within the body or party behind the preposition: "a source in the army"."""
        if self._owners["insider"].isdisjoint(words[0].keys) or cut + 1 >= len(words):
            return False
        if not self._owners["opposition"].isdisjoint(words[cut + 1].keys):
            return True
        behind = next((one for one in found if one.start <= words[cut + 1].start < one.end), None)
        return behind is not None and behind.kind in ("body", "party")

    def nominatives(self, word: str, kinds: Sequence[Kind] = ("body", "role")) -> list[str]:
        """The nominatives of bodies, offices and kinds of speaker, or of states, that a word may be a form of."""
        out = []
        for key in next(iter(self._words(word)), _Word(0, 0, "", {})).keys:
            out += [spelled for _, spelled, (kind, _) in self._index.get(key, ()) if kind in kinds]
            out += [spelled for names, _, spelled in self._kinds.get(key, ()) if len(names) == 1]
        return [one for one in dict.fromkeys(out) if (one.islower() or kinds == _NEAR[:3]) and " " not in one]

    def english(self, text: str) -> list[str]:
        """The English words for bodies, offices and kinds of speaker that a text holds, in reading order."""
        words = self._words(text)
        out = [(one.start, word) for one in self._found(words) for word in _in_english(one.row)]
        for i, word in enumerate(words):
            for key in word.keys:
                for name, said, _ in self._kinds.get(key, ()):
                    rest = words[i + 1 : i + len(name)]
                    if len(rest) == len(name) - 1 and all(s in w.keys for s, w in zip(name[1:], rest, strict=True)):
                        out.append((word.start, said))
        return [word for _, word in sorted(set(out))]

    def namings(self, text: str) -> list[Naming]:
        """Every name of a state, party, body or role in a text, in reading order, none within another."""
        return _remembered(self._told, text, lambda: self._found(self._words(text)))

    def _found(self, words: Sequence[_Word]) -> list[Naming]:
        out: list[Naming] = []
        i = 0
        while i < len(words):
            size, hit = self._at(words, i)
            if self.lang == "fr" and (parted := self._parted(words, i)) is not None:
                out += parted
                size = next(n for n in range(1, len(words) - i + 1) if words[i + n - 1].end >= parted[0].end)
            elif hit is not None:
                kind, row = hit
                out.append(Naming(words[i].start, words[i + size - 1].end, kind, _side(row), row))
            i += size
        return sorted(out, key=lambda one: one.start)

    def _at(self, words: Sequence[_Word], i: int) -> tuple[int, _Hit | None]:
        best: tuple[int, _Hit] | None = None
        for key, near in words[i].keys.items():
            for name, written, hit in self._index.get(key, ()):
                if not near and hit[0] in _NEAR:
                    continue
                size = len(name)
                if best is not None and size <= best[0]:
                    continue
                rest = words[i + 1 : i + size]
                fits = len(rest) == size - 1 and all(s in w.keys for s, w in zip(name[1:], rest, strict=True))
                if fits and _written(written, [w.text for w in words[i : i + size]]):
                    best = (size, hit)
        return best if best is not None else (1, None)

    def _parted(self, words: Sequence[_Word], i: int) -> list[Naming] | None:
        """A body whose name the adjective of its state parts: "ministère russe de la Défense"."""
        if len(words) < i + 3:
            return None
        state = self._at(words, i + 1)
        if state[1] is None or state[1][0] != "demonym" or state[0] != 1:
            return None
        size, hit = self._at([words[i], *words[i + 2 :]], 0)
        if hit is None or hit[0] != "body" or size < 2:
            return None
        owner = Naming(words[i + 1].start, words[i + 1].end, "demonym", _side(state[1][1]), state[1][1])
        return [Naming(words[i].start, words[i + size].end, hit[0], None, hit[1]), owner]

    def _whole(self, name: str, *kinds: Kind) -> Naming | None:
        words = self._words(name)
        found = [one for one in self._found(words) if one.kind in kinds]
        if len(found) != 1:
            return None
        first = 1 if words and words[0].text.casefold() in ("la", "le", "les") else 0
        return found[0] if words[first].start == found[0].start and words[-1].end == found[0].end else None

    def _state(self, word: str, *kinds: Kind) -> Country | None:
        found = self._whole(word, *kinds)
        return found.row if found is not None and isinstance(found.row, Country) else None

    def _words(self, text: str) -> list[_Word]:
        out = []
        for match in abroad.WORD.finditer(text):
            word = match.group()
            keys = _remembered(self._keys, word, partial(_keyed, word, self.lang))
            out.append(_Word(match.start(), match.end(), word, keys))
        return out

    @cached_property
    def _complements(self) -> frozenset[str]:
        return abroad.owner_words("complement", self.lang)

    @cached_property
    def _owners(self) -> dict[str, frozenset[str]]:
        return {k: frozenset(map(_key, abroad.owner_words(k, self.lang))) for k in ("insider", "opposition")}

    @cached_property
    def _index(self) -> dict[str, list[tuple[tuple[str, ...], str, _Hit]]]:
        """By the key of its first word: the words of a name, how it is written, and what it names."""
        out = defaultdict(list)
        for spelled, kind, row in self._rows():
            words = tuple(_key(m.group()) for m in abroad.WORD.finditer(spelled))
            if words:
                out[words[0]].append((words, spelled, (kind, row)))
            if self.lang == "ar" and kind not in _NEAR and words[0].startswith("ال") and len(words[0]) > 4:
                bare = (words[0][2:], *words[1:])
                out[bare[0]].append((bare, spelled, (kind, row)))
        return dict(out)

    @cached_property
    def _kinds(self) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
        """By the key of its first word: the words of an expression, the English word for it, how it is written."""
        out = defaultdict(list)
        for said, names in abroad.words(self.lang):
            for spelled in names:
                words = tuple(_key(m.group()) for m in abroad.WORD.finditer(spelled))
                out[words[0]].append((words, said, spelled))
        return dict(out)

    def _rows(self) -> Iterator[tuple[str, Kind, Row]]:
        states = {state.name: state for state in tables.countries()}
        parties = {party.name: party for party in Registry.load().bodies()}
        for name, names in abroad.parties(self.lang):
            yield from ((one, "party", parties[name]) for one in names)
        for of in abroad.states(self.lang):
            groups: tuple[tuple[Kind, Iterable[str]], ...] = (
                ("country", of.names), ("demonym", (*of.adjectives, *of.people)), ("metonym", of.metonyms),
                ("capital", of.capitals),
            )  # fmt: skip
            yield from ((one, kind, states[of.name]) for kind, names_ in groups for one in names_)
        for body in abroad.bodies(self.lang):
            yield from ((one, "body", body) for one in body.names)
        for role in abroad.roles(self.lang):
            yield role.words, "role", role


def told(text: str) -> tuple[Tongue, ...]:
    """The languages whose tables may know a name, by its script; () for Latin letters and for scripts of none."""
    kind = script(text)
    if kind == "cyrillic":
        ukrainian = any(c in "іїєґІЇЄҐ" for c in text)
        return tuple(map(Tongue.load, ("uk", "ru") if ukrainian else ("ru", "uk")))
    return {"arabic": (Tongue.load("ar"),), "hebrew": (Tongue.load("he"),)}.get(kind, ())


def _in_english(row: Row) -> list[str]:
    """The words of a body's plain name or of a role's class."""
    if isinstance(row, abroad.Body):
        return row.name.split()
    return row.role_class.split("_") if isinstance(row, Role) else []


def _side(row: Row) -> str | None:
    if isinstance(row, Country):
        return row.name
    return row.side if isinstance(row, Party) else None


def _written(name: str, words: Sequence[str]) -> bool:
    """Whether a name is written like the table's: acronyms exactly, other names with their first capital."""
    word, whole = words[0], " ".join(words)
    if len(name) <= _ACRONYM and name.isupper():
        return any(part.startswith(name) for part in _PARTS.split(whole))
    if '"' in name and script(name) == "hebrew":  # אמ"ן is no אמן
        return not _HEBREW_QUOTES.isdisjoint(whole)
    first = next((c for c in name if c.isalpha()), "")
    return not first.isupper() or word[:1].isupper() or "'" in word or "’" in word


def _key(word: str) -> str:
    return plain(word).translate(_SILENT)


def _keyed(word: str, lang: str) -> dict[str, bool]:
    """The keys of the forms of a word, the near ones marked and first: "سوريا" is no adjective."""
    out: dict[str, bool] = {}
    for form, near in forms(word, lang).items():
        if not (lang == "ar" and word.endswith("ى") and not near):  # "اليمنى" is no "يمني"
            key = _key(form)
            out[key] = near or out.get(key, False)
    return dict(sorted(out.items(), key=lambda one: not one[1]))


@cache
def _loaded(lang: str) -> Tongue:
    return Tongue(lang)


@cache
def _holders() -> dict[str, list[tuple[int, str, Office, bool]]]:
    """By the key of the surname: the number of a row of offices.csv, a name, the row, whether it is the short name."""
    out = defaultdict(list)
    for number, office in enumerate(tables.offices()):
        for spelled in (office.person, *office.variants):
            out[name_key(spelled.split()[-1])].append((number, spelled, office, False))
        for spelled in office.short:
            out[name_key(spelled.split()[-1])].append((number, spelled, office, True))
    return dict(out)
