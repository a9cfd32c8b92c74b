"""One key for a name in any script, and whether two names are one: consonants as the scripts spell each other's."""

import csv
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import permutations
from typing import NamedTuple

from counterclaim.names.forms import particles
from counterclaim.names.script import plain, script
from counterclaim.patterns import compiled

_WORD = compiled(r"[^\W\d_]+(?:'[^\W\d_]*)*")
# Articles that one script writes apart, another together and a third leaves out.
_ARTICLES = frozenset("al el as ash ad an ar az at the аль эль ас аш ад ан ар аз ат אל ה".split())
_ARABIC_ARTICLE = compiled(r"^(?:ال|لل)(?=...)")
# "Abdel Rahman", "عبد الرحمن": the article is the next word's.
_SERVANT = compiled(r"^(abd|абд)(?:[aeu]l|[аеуэ]ль?)$")
_PATRONYMIC = compiled(r"(?:вич|вна|ична|вича|вичем|вичу|вной|вны|vich|vych|vna)$")
# Case endings that hold a consonant; after -ов, -ин, -ск (surnames, adjectives) the instrumental too.
_ENDING = compiled(
    r"(?<=..)(?:ого|его|ому|ему|ими|ыми|ами|ями)$|(?<=[^аеиоуыэюя].[кбвгдзлмнпрстфхцчшщ])(?:ом|ем)$"
)
_SURNAME = compiled(r"(?<=.)(ов|ев|єв|ин|ын|ск|ськ|цк|цьк|зк|зьк)(?:ым|им|ом)$")
_VARIANTS = compiled(r"(?<=...)(?:ого|ому|его|ему|ым|им|ом|ем|ами|ями|ах|ях|ові|еві|их|ых|ими|ыми)$")
# Vowels as the scripts tell them: a, e and i, o, u. Of the scripts that write few, letters that stand for long ones.
_VOWELS = {
    **dict.fromkeys("aаaæäà", "a"), **dict.fromkeys("eеэєёiиіїыyйéèêëïî", "e"), **dict.fromkeys("oоöô", "o"),
    **dict.fromkeys("uуwўùûü", "u"), "ю": "eu", "я": "ae", "ё": "eo", "ou": "u",
    **dict.fromkeys("اא", "aeo"), **dict.fromkeys("يי", "e"), **dict.fromkeys("وו", "ou"),
    **dict.fromkeys("عע", "aeou"),
}  # fmt: skip
_ABJADS = ("arabic", "hebrew")
_WRITTEN = "اأىيويهةءعאהויע"  # letters that may stand for a vowel at the end
_SPARED = 4  # consonants from which on one vowel may differ (Харків, Харьков); set on the development pairs
MOST_WORDS = 8

_Vowels = frozenset[str]


class _Sound(NamedTuple):
    """One consonant, or a letter that may be one.

    sounds: what it may stand for. silent: it may be mute or a vowel. key: its class in the key. vowels: the vowels
    that stand before it. own: the vowels that it may stand for itself.
    """

    sounds: frozenset[str]
    silent: bool
    key: str
    vowels: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


@lru_cache(20_000)
def name_key(text: str) -> str:
    """The consonants of a name in nine classes, one for all scripts and spellings, words parted by blanks; "" for none.

    For finding what may be one name: of two different names some share a key, `same_name` tells them apart.
    """
    return " ".join(filter(None, (_word_key(word) for word in _words(text)[:MOST_WORDS])))


def _word_key(word: str) -> str:
    kind = script(word)
    if kind == "cyrillic":
        word = _SURNAME.sub(r"\1", word)
        word = _ENDING.sub("", word) if len(word) > 5 else word
    sounds = _sounds(word, kind)
    out: list[str] = []
    for at, one in enumerate(sounds):
        # An initial w is told like v; a final h is mute in some script.
        key = "P" if not at and not one.key and one.sounds & {"v", "w"} and word[0] in "wوו" else one.key
        if at and at == len(sounds) - 1 and one.silent and "h" in one.sounds:
            key = ""
        for sign in key:
            if not out or out[-1] != sign:
                out.append(sign)
    return "".join(out)


@lru_cache(20_000)
def same_name(a: str, b: str) -> bool:
    """True where two texts are one person's or place's name, in whatever scripts and cases they stand.

    Word by word, in another order too; patronymics and articles aside; a surname is not its bearer's full name.
    Names that each language has of its own (Germany, Германия, ألمانيا) are told by tables, not by this.
    """
    first, second = _words(a), _words(b)
    if not first or not second or len(first) > MOST_WORDS or len(second) > MOST_WORDS:
        return False
    if first == second:
        return True
    if len(first) != len(second):
        first, second = _without_patronymic(first), _without_patronymic(second)
    if len(first) == len(second):
        orders = permutations(second) if 1 < len(second) <= 3 else (tuple(second),)
        return any(all(_same_word(x, y) for x, y in zip(first, order, strict=True)) for order in orders)
    few, many = sorted((len(first), len(second)))
    return 2 * few >= many and _same_word("".join(first), "".join(second))


def _words(text: str) -> list[str]:
    words = [_ARABIC_ARTICLE.sub("", _SERVANT.sub(r"\1", word)) for word in _WORD.findall(plain(text))]
    kept = [word for word in words if word not in _ARTICLES]
    return kept or words


def _without_patronymic(words: list[str]) -> list[str]:
    return [w for at, w in enumerate(words) if not (at and len(words) > 2 and _PATRONYMIC.search(w))]


@lru_cache(20_000)
def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    kinds = script(a), script(b)
    if kinds == ("latin", "latin") and a[:1] != b[:1] and not {a[0], b[0]} <= set("kcqgjhyiwv"):
        return False
    for x in _variants(a, kinds[0]):
        for y in _variants(b, kinds[1]):
            if _aligned(x, kinds[0], y, kinds[1]):
                return True
    return False


def _variants(word: str, kind: str) -> list[str]:
    out = [word]
    if kind == "cyrillic" and len(word) > 4:
        out.append(_VARIANTS.sub("", word))
    lang = {"arabic": "ar", "hebrew": "he"}.get(kind)
    if lang is not None and len(word) > 3:
        out += [rest for size, rest in particles(word, lang) if size < 3]
    return list(dict.fromkeys(out))


def _aligned(a: str, kind_a: str, b: str, kind_b: str) -> bool:
    """Whether the consonants stand for the same sounds, silent ones and doubled ones aside, and the vowels agree."""
    x, y = _sounds(a, kind_a), _sounds(b, kind_b)
    firm = min(sum(not s.silent for s in x), sum(not s.silent for s in y))
    if not firm or _ends_apart(a, kind_a, b, kind_b) or _ends_apart(b, kind_b, a, kind_a):
        return False
    few = (kind_a in _ABJADS) + (kind_b in _ABJADS)
    spared = int(firm >= _SPARED) if few < 2 or kind_a != kind_b else 0
    return _match(x, y, 0, 0, frozenset(), frozenset(), (kind_a in _ABJADS, kind_b in _ABJADS), spared)


def _ends_apart(latin: str, kind: str, other: str, few: str) -> bool:
    """Whether a Latin name ends in a vowel that Arabic and Hebrew would write, and don't: "Berhanu", برهان."""
    return kind == "latin" and few in _ABJADS and latin[-1] in "aiouy" and other[-1] not in _WRITTEN


def _match(
    x: Sequence[_Sound], y: Sequence[_Sound], i: int, j: int,
    u: _Vowels, v: _Vowels, few: tuple[bool, bool], spared: int,
) -> bool:  # fmt: skip
    """u, v: the vowels since the last consonant of either; few: whether its script leaves vowels out; spared: how many
    vowels may still differ.
    """
    if i == len(x) and j == len(y):
        return True  # vowels at the end are cases
    if i < len(x) and j < len(y) and x[i].sounds & y[j].sounds:
        before, after = u | x[i].vowels, v | y[j].vowels
        left = spared - _differ(before, after, few, first=not (i or j))
        if not any(few) and bool(before) != bool(after):
            left = -1  # "Торецк", "Троицк"
        if left >= 0 and _match(x, y, i + 1, j + 1, frozenset(), frozenset(), few, left):
            return True
    if i < len(x) and x[i].silent and _match(x, y, i + 1, j, u | x[i].vowels | x[i].own, v, few, spared):
        return True
    return j < len(y) and y[j].silent and _match(x, y, i, j + 1, u, v | y[j].vowels | y[j].own, few, spared)


def _differ(u: _Vowels, v: _Vowels, few: tuple[bool, bool], first: bool) -> bool:
    """Whether other vowels stand between two consonants."""
    if u and v:
        return not u & v
    if first and any(few):
        return False  # an initial vowel may stand for a letter that is no sound
    return bool(u and not few[1]) or bool(v and not few[0]) or (all(few) and bool(u or v) and not (u | v) & {"a"})


@lru_cache(20_000)
def _sounds(word: str, kind: str) -> tuple[_Sound, ...]:
    table, longest = _letters()
    out: list[_Sound] = []
    vowels: set[str] = set()
    last = ""
    i = 0
    while i < len(word):
        size = next((n for n in range(min(longest, len(word) - i), 0, -1) if word[i : i + n] in table), 0)
        if not size:
            i += 1
            continue
        letters = word[i : i + size]
        found = table[letters]
        if not found.sounds:
            vowels |= set(_VOWELS.get(letters, ""))
        elif letters != last:  # doubled letters are one sound
            silent = found.silent and not (not i and "h" in found.sounds)
            out.append(found._replace(vowels=frozenset(vowels), silent=silent))
            vowels = set()
        last = letters
        i += size
    if out and "h" in out[-1].sounds and word[-1] in "hهה":
        out[-1] = out[-1]._replace(silent=True)
    return tuple(out)


@cache
def _letters() -> tuple[dict[str, _Sound], int]:
    rows = csv.reader(files("counterclaim.names").joinpath("letters.csv").read_text(encoding="utf-8").split("\n"))
    next(rows)
    table = {}
    for letters, sounds, key, _ in filter(None, rows):
        silent = "-" in sounds
        own = frozenset(_VOWELS.get(letters, "")) if silent else frozenset()
        told = frozenset(sounds) - {"-"} or (frozenset("y") if silent else frozenset())
        table[plain(letters)] = _Sound(told, silent, key, frozenset(), own)
    return table, max(map(len, table))
