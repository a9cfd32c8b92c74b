"""Names in oblique cases brought to the nominative, and Arabic, Hebrew and French words parted from their particles."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product

from counterclaim.names.script import LANGUAGES

MOST = 120  # readings of a name of several words that are tried, the likeliest first; by judgement
_LETTERS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "لل", "ولل")  # particles that are no article
_ACRONYM = 5  # letters up to which a word in capitals is an acronym, which has no endings but small ones: ВСУ, ХАМАСа
_LONGEST = 6  # words of a name
_LINKS = frozenset("de du des la le les d' l'".split())  # French words between a type word and a name
_HARD = "гкхжшщчц"  # Russian never writes ы, ю, я after these (ы after ц aside)
_VOWELS = "аеёиоуыэюяіїє"
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})


def particles(word: str, lang: str) -> tuple[tuple[int, str], ...]:
    """How the word may be parted from what is written together with it: (letters that go before, the rest), the
    shortest particle first; () where it holds none, or for a language that writes none.

    What is left has as many letters as the table says at least: a one-letter rest is no name.
    """
    low = word.translate(_APOSTROPHES)
    found = []
    for particle, fewest in _particles().get(lang, ()):
        if low[: len(particle)].casefold() == particle and len(low) - len(particle) >= fewest:
            rest = word[len(particle) :]
            found.append((len(particle), "ال" + rest if particle in ("لل", "ولل") else rest))
    return tuple(sorted(found))


def nominatives(name: str, lang: str) -> tuple[str, ...]:
    """What the name may be as one looks it up, likeliest first, its own form among them.

    name: as the text has it, of up to six words; a longer one, or one in another language, comes back as it is.
    Meant to be tried against a table: most of what is listed is no word.
    """
    if lang not in LANGUAGES or len(name) > 80:
        return (name,)
    return _nominatives(name, lang)


@lru_cache(8_192)
def _nominatives(name: str, lang: str) -> tuple[str, ...]:
    words = name.split()
    if not words or len(words) > _LONGEST:
        return (name,)
    if lang == "fr":
        return tuple(dict.fromkeys([name, *_french(words)]))
    if lang in ("ar", "he"):
        parted = particles(words[0], lang)
        heads = [name, *(" ".join([rest, *words[1:]]) for _, rest in parted)]
        if lang == "he" and len(words) > 1:  # the article is swallowed: "בגדה" is ב and הגדה
            heads += [" ".join(["ה" + rest, *words[1:]]) for size, rest in parted if words[0][size - 1] in "בלכ"]
        if len(words) > 1:  # "الجيش الروسي": the article stands on each word
            heads.append(" ".join(_without_article(word, lang) for word in words))
        return tuple(dict.fromkeys(heads))
    ranked = [list(enumerate(_forms(word, lang))) for word in words]
    for one in ranked:
        del one[11:-1]  # the last is the word itself
    found = sorted((sum(rank for rank, _ in way), at, " ".join(form for _, form in way))
                   for at, way in enumerate(islice(product(*ranked), 20_000)))  # fmt: skip
    first = () if _is_oblique(words[-1], lang) else (name,)
    return tuple(dict.fromkeys([*first, *(form for _, _, form in found[:MOST]), name]))


@lru_cache(16_384)
def forms(word: str, lang: str) -> dict[str, bool]:
    """All that one word may be a form of, its own form among them: "الروسية" gives "روسي". Each with whether it is a
    near one: the same name in another case or after a particle, not without an article or an ending of adjectives.

    Wider than `nominatives`: for names, adjectives and titles that are looked up in a table.
    """
    if lang == "ar":
        near = [word, *(rest for size, rest in particles(word, lang) if word[:size] in _LETTERS)]
    else:
        near = [word, *nominatives(word, lang)]
    found = dict.fromkeys(near, True)
    if lang in ("ar", "he", "fr"):
        if lang == "ar":
            found = dict.fromkeys([_without_article(one, lang) for one in near], False) | found
        table = _endings()[lang]
        for one in list(found):
            for size in range(min(5, len(one) - 2), 0, -1):
                stem, ending = one[: len(one) - size], one[len(one) - size :].casefold()
                found = dict.fromkeys([stem + other for other, _ in table.get(ending, ())], False) | found
    return found


def nominative(name: str, lang: str, *, oblique: bool = False) -> str:
    """The likeliest form to look up or to show. oblique: the text says that the name stands in another case ("по словам
    Герасимова"), so that a form which may be the nominative is not taken for it.
    """
    found = nominatives(name, lang)
    if not oblique or lang not in ("ru", "uk"):
        return found[0]
    words = name.split()
    return " ".join(next((f for f in _forms(w, lang) if f != w), w) for w in words) if len(words) <= _LONGEST else name


def _is_oblique(word: str, lang: str) -> bool:
    """Whether a word looks like no nominative."""
    low = word.casefold()
    return low[-1:] in "уюыиеіїє" or any(
        len(ending) > 1 and ending not in _OWN and low.endswith(ending) for ending in _endings().get(lang, {})
    )


_OWN = frozenset("ая ое ые ие ия ий ый ой ов ка ла ра ца ья ова ева єва вла ян ім их".split())


def _forms(word: str, lang: str) -> list[str]:
    """The forms of one word that may be its nominative, by its endings, the longest first; itself always among them."""
    if not word[-1:].isalpha() or (word.isupper() and len(word) <= _ACRONYM):
        return [word]
    out = [] if _is_oblique(word, lang) else [word]
    table = _endings()[lang]
    low = word.casefold()
    for size in range(min(6, len(word) - 1), -1, -1):
        ending = low[len(low) - size :]
        stem = word[: len(word) - size]
        for nominative, after in table.get(ending, ()):
            if after and stem[-1:].casefold() not in after:
                continue
            if _written(stem, nominative, lang):
                out.append(stem + nominative)
    return list(dict.fromkeys([*out, word]))


def _written(stem: str, ending: str, lang: str) -> bool:
    last, first = stem[-1:].casefold(), ending[:1]
    if lang == "ru" and first in "ыюя" and last in _HARD and first and (first, last) != ("ы", "ц"):
        return False
    return not (first == "ь" and last in _VOWELS + "йь") and not (first == "" and last in _VOWELS + "ь'")


def _french(words: Sequence[str]) -> Iterator[str]:
    """The name without elisions and the words before it: "l'Ukraine", "de la Russie"."""
    at = 0
    while at < len(words) - 1 and words[at].casefold() in _LINKS:
        at += 1
    yield " ".join(words[at:])
    for _, rest in particles(words[at], "fr"):
        yield " ".join([rest, *words[at + 1 :]])


def _without_article(word: str, lang: str) -> str:
    article = "ال" if lang == "ar" else "ה"
    return word[len(article) :] if word.startswith(article) and len(word) > len(article) + 2 else word


@cache
def _endings() -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    out: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for lang, ending, nominatives_, after, _ in _rows("endings.csv"):
        out[lang][ending] += [(one, after) for one in nominatives_.split("|")]
    return {lang: {e: tuple(dict.fromkeys(found)) for e, found in table.items()} for lang, table in out.items()}


@cache
def _particles() -> dict[str, tuple[tuple[str, int], ...]]:
    rows = _rows("particles.csv")
    return {lang: tuple((p, int(fewest)) for p in listed.split("|")) for lang, listed, fewest, _ in rows}


def _rows(name: str) -> Iterator[list[str]]:
    rows = csv.reader(files("counterclaim.names").joinpath(name).read_text(encoding="utf-8").split("\n"))
    next(rows)
    return (row for row in rows if row)
