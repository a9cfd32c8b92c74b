"""Names of states made alike before the second encoder reads a text, as canonical.py does for English.

The first state that a text names is always the first of `standins.csv`, in whatever case it stands: exchanging the
parties' names in a report then changes nothing in what the network sees. Names of states in the table are not declined,
adjectives and peoples keep the ending that the text gives them.
"""

import csv
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from counterclaim.names import particles, plain
from counterclaim.patterns import compiled
from counterclaim.reader.canonical import Canonical
from counterclaim.registry import abroad
from counterclaim.registry.tables import Country
from counterclaim.registry.tongues import Naming, Tongue

_WORD = compiled(r"[^\W\d_]+")
_ADJECTIVE = compiled(r"(?i)(?:с|сь|ц|ць|з|зь)к(ий|ого|ому|им|ім|ом|ая|ой|ую|ое|ою|ої|ій|ие|их|ими|а|у|е|і)$")
# How a people's name ends, and how that of "перуанцы" does in the same case; the first that fits.
_PEOPLE = {
    "ru": (("ами", "ами"), ("ями", "ами"), ("ам", "ам"), ("ям", "ам"), ("ах", "ах"), ("ях", "ах"), ("ов", "ев"),
           ("ев", "ев"), ("ан", "ев"), ("ян", "ев"), ("ом", "ем"), ("ем", "ем"), ("ы", "ы"), ("и", "ы"), ("е", "ы"),
           ("у", "у"), ("а", "а")),
    "uk": (("ами", "ями"), ("ями", "ями"), ("ам", "ям"), ("ям", "ям"), ("ах", "ях"), ("ях", "ях"), ("ів", "ів"),
           ("ан", "ів"), ("ян", "ів"), ("ом", "ем"), ("ем", "ем"), ("и", "і"), ("і", "і"), ("у", "ю"), ("ю", "ю"),
           ("а", "я"), ("я", "я")),
}  # fmt: skip
_SINGULAR = {"ru": "ец", "uk": "ець"}
_ARABIC = compiled(r"ي(ة|ين|ون|ان|تين|تان|ات|ا)?$")
_HEBREW = compiled(r"(ית|יות|ים|ם|ת|ות)$")
_HEBREW_ENDS = {"ית": "ת", "ת": "ת", "יות": "ות", "ות": "ות", "ים": "ם", "ם": "ם"}
_FRENCH_BEFORE = compiled(r"(?i)\b(?:(l['’]|la |le |les )|(d['’]|de |du |des )|(en |au |aux ))$")
_ELIDED = compiled(r"([lLdD])['’]")
_FRENCH_AFTER = ("la ", "de ", "en ")


class Standin(NamedTuple):
    """Names of a state that stand in for another's: adjective and people without their endings."""

    state: str
    adjective: str
    people: str
    capital: str


@cache
def standins(lang: str) -> tuple[Standin, ...]:
    """The stand-ins of a language in their order."""
    with Path(__file__).with_name("standins.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["lang"] == lang]
    return tuple(Standin(row["state"], row["adjective"], row["people"], row["capital"]) for row in rows)


def canonical_in(text: str, lang: str) -> Canonical:
    """The text with its states named by their turn; more states than stand-ins, parties and people keep their names."""
    table = standins(lang)
    turns: dict[str, int] = {}

    def standin(side: str) -> Standin | None:
        turn = turns.setdefault(side, len(turns))
        return table[turn] if turn < len(table) else None

    return renamed(text, lang, standin)


def renamed(text: str, lang: str, standin: Callable[[str], Standin | None]) -> Canonical:
    """The text with its states named as `standin` says of each side; None: as they are."""
    pieces: list[str] = []
    out = Canonical("", {}, [], [], [], [], {})
    at = length = 0
    for one in states_named(text, lang):
        row = standin(str(one.side))
        if row is None:
            continue
        start, new = _standin(text, (one.start, one.end), one.kind, lang, row)
        if start < at:
            continue
        if text[start].isupper() and new[0].islower():
            new = new[0].upper() + new[1:]
        if text[start : one.end].isupper() and one.end - start > 3:
            new = new.upper()
        pieces += [text[at:start], new]
        length += start - at
        out.starts.append(length)
        out.ends.append(length + len(new))
        out.own_starts.append(start)
        out.own_ends.append(one.end)
        length += len(new)
        at = one.end
    return out._replace(text="".join([*pieces, text[at:]]))


def states_named(text: str, lang: str) -> Iterator[Naming]:
    """The names of states in a text, those inside a party's or body's name too ("українська армія")."""
    tongue = Tongue.load(lang)
    for one in tongue.namings(text):
        if isinstance(one.row, Country):
            if one.kind != "metonym":
                yield one
            continue
        for word in _WORD.finditer(text, one.start, one.end):
            for inner in tongue.namings(word[0]):
                if isinstance(inner.row, Country) and inner.kind != "metonym":
                    yield inner._replace(start=word.start() + inner.start, end=word.start() + inner.end)


def _standin(text: str, span: tuple[int, int], kind: str, lang: str, row: Standin) -> tuple[int, str]:
    """Where the replaced name begins, behind its particle or with its article, and what stands there instead."""
    start, end = span
    if kind == "demonym" and any(plain(rest) in _states(lang) for _, rest in _rests(text[start:end], lang)):
        kind = "country"  # "روسيا" is the state and, without its vowel signs, a form of the adjective
    if lang in ("ar", "he"):
        start += _particle(text[start:end], kind, lang)
    word = text[start:end]
    elided = _ELIDED.match(word) if lang == "fr" else None
    if elided is not None:
        article = "la " if elided[1] in "lL" else "de "
        new = row.capital if kind == "capital" else row.state
        return start, (article.capitalize() if elided[1].isupper() else article) + new
    if kind == "capital":
        return start, row.capital
    if kind == "country":
        before = _FRENCH_BEFORE.search(text, max(0, start - 5), start) if lang == "fr" else None
        if before is None:
            return start, row.state
        article = next(new for new, old in zip(_FRENCH_AFTER, before.groups(), strict=True) if old)
        return before.start(), (article.capitalize() if before[0][0].isupper() else article) + row.state
    return start, _declined(word, lang, row)


def _particle(word: str, kind: str, lang: str) -> int:
    """Letters written together with a name; the article belongs to a state's name and stays before its adjective."""
    tongue = Tongue.load(lang)
    known = tongue.by_demonym if kind == "demonym" else tongue.country
    sizes = [size for size, rest in _rests(word, lang) if known(rest) is not None or plain(rest) in _states(lang)]
    size = max(sizes, default=0)
    if kind != "demonym" and word[:size].endswith("ال"):
        size -= 2
    return size


def _rests(word: str, lang: str) -> list[tuple[int, str]]:
    """(letters that particles take, the rest) of a word, the word itself among them."""
    return [(0, word), *particles(word, lang)] if lang in ("ar", "he") else [(0, word)]


@cache
def _states(lang: str) -> frozenset[str]:
    return frozenset(plain(name) for state in abroad.states(lang) for name in state.names)


def _declined(word: str, lang: str, row: Standin) -> str:
    if lang in ("ru", "uk"):
        adjective = _ADJECTIVE.search(word)
        if adjective is not None:
            return row.adjective + adjective[1].lower()
        ending = next((new for old, new in _PEOPLE[lang] if word.lower().endswith(old)), None)
        if ending is None:
            return row.people.removesuffix("ц") + _SINGULAR[lang]
        return row.people + ending
    if lang == "ar":
        found = _ARABIC.search(word)
        return row.adjective + ((found[1] or "") if found else "ين")
    if lang == "he":
        ends = _HEBREW.search(word)
        return row.adjective + (_HEBREW_ENDS[ends[1]] if ends else "")
    return (row.people if word[0].isupper() else row.adjective) + ("s" if word.endswith("s") else "")
