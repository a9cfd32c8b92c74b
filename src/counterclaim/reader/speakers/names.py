"""Person names: which capitalised runs are names, and when two spellings are one name."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from counterclaim import vocabulary
from counterclaim.reader.words import FINITE, Word

# Small words inside names of many languages; they neither open nor close one, "al-"/"Abu" may open it.
PARTICLES = vocabulary.words("speakers.particles")
JOINING = vocabulary.words("speakers.joining")  # small words of other languages inside names of bodies, of no person
OPENING_PARTICLES = vocabulary.words("speakers.opening_particles")

TITLES = vocabulary.words("speakers.titles")

_BREAKING = frozenset("PRP PRP$ DT IN CC WP WRB MD VBD VBZ VBP".split())
_NEVER_NAMES = _BREAKING | frozenset("WDT EX RB TO UH CD VBG VBN".split())


DATES = vocabulary.words("speakers.dates")


_MARKS = str.maketrans("", "", "’'`ʼ-")
_ENDINGS = vocabulary.listed("speakers.spellings_of_y")


@lru_cache(maxsize=4096)  # a report's few names are compared with each other over and over
def fold(name: str) -> str:
    """The name for comparison: no accents, no case, one ending for the -ky/-kiy/-kyi/-kyy family."""
    if not name.isascii():
        name = "".join([c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)])
    return " ".join([_with_one_ending(word) for word in name.casefold().translate(_MARKS).split(" ")])


def _with_one_ending(word: str) -> str:
    ending = next((one for one in _ENDINGS if word.endswith(one)), None)
    return word if ending is None else word.removesuffix(ending) + "y"


def same_surname(a: str, b: str) -> bool:
    """True when two single names are spellings of one (Syrsky, Syrskyi)."""
    return fold(a) == fold(b)


def capitalised(word: Word) -> bool:
    """True when the word is written as a name is: a capital first, letters after."""
    text = word.text
    # A capital is a letter in nearly every script; the marks that only count as one ("Ⓐ") need a letter beside them.
    return text[:1].isupper() and (text[0].isalpha() or any(map(str.isalpha, text))) and text not in ("I", "A")


def runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """(first, last+1) of the capitalised runs: names with their particles, no marks inside but a hyphen."""
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        word = words[i]
        opens = (capitalised(word) and word.text not in DATES) or (
            word.lower in OPENING_PARTICLES and i + 1 < len(words) and _joined(words, i) and _name_follows(words, i + 1)
        )
        if not opens or _common(words, i):
            i += 1
            continue
        j = i + 1
        while j < len(words):
            if (
                (capitalised(words[j]) and words[j].text not in DATES and not _breaks(words, j))
                or (_small(words[j]) and _name_follows(words, j + 1))
                or (words[j].text in ("-", "‑") and words[j].start == words[j - 1].end and _name_follows(words, j + 1))
            ):
                j += 1
            elif (
                words[j].text == "."
                and words[j].start == words[j - 1].end
                and len(words[j - 1].text) <= 4
                and _name_follows(words, j + 1)
            ):
                j += 1  # "Gen. Mark", "George W. Bush"
            else:
                break
        out.append((i, j))
        i = j
    return out


def bare_name(words: Sequence[Word]) -> str:
    """The words where they are one capitalised run and nothing else ("Marn", "De la Roca"), else ""."""
    if not words or words[0].lower in ("the", "a", "an") or not capitalised(words[-1]):
        return ""
    if not all(capitalised(w) or w.lower in PARTICLES or w.text in ("-", "‑") for w in words):
        return ""
    return written(words)


def written(words: Sequence[Word]) -> str:
    """The words as they stand, single blanks between those that were apart."""
    out = ""
    for i, word in enumerate(words):
        out += (" " if i and word.start > words[i - 1].end else "") + word.text
    return out


def _joined(words: Sequence[Word], i: int) -> bool:
    return (
        words[i].text[:1].islower() and words[i].lower in ("al", "el") and words[i + 1].text in ("-", "‑")
    ) or words[i].text[:1].isupper()


def _small(word: Word) -> bool:
    """True for a small word inside a name, of whatever language: "von", "pour", "fan" where it is tagged as a name."""
    foreign = word.tag == "NNP" and word.text.isalpha() and word.text[0].islower()
    return word.lower in PARTICLES or word.lower in JOINING or foreign


def _name_follows(words: Sequence[Word], j: int) -> bool:
    """True where a capital follows, particles and a hyphen aside: "von | der Heyde"."""
    while j < len(words) and (words[j].text in ("-", "‑") or _small(words[j])):
        j += 1
    return j < len(words) and capitalised(words[j])


def _breaks(words: Sequence[Word], j: int) -> bool:
    """True for a verb or a small word; none behind a first name and before a comma and a verb ("Omar | Said, said")."""
    spoken = words[j + 1].text == "," and words[j + 2].tag in FINITE if j + 2 < len(words) else j + 1 == len(words)
    surname = spoken and words[j].verb and words[j - 1].name == "B-PERSON"
    return words[j].text == "I" or (words[j].tag in _BREAKING and not surname)


def _common(words: Sequence[Word], i: int) -> bool:
    """A capital only because a sentence begins, by the word's class."""
    return words[i].tag in _NEVER_NAMES


def without_title(text: str) -> str:
    """The name without titles before it and a possessive after it: "Gen. Mark Milley's" gives "Mark Milley"."""
    text = text.strip()
    bare = text.removesuffix("s")
    text = bare[:-1] if bare[-1:] in ("'", "’", "`", "ʼ") else text
    parts = text.split()
    while len(parts) > 1 and parts[0].rstrip(".").lower() in TITLES:
        parts.pop(0)
    return " ".join(parts)
