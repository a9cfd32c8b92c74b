"""Names of places as keys that spellings share: "Khan Sheikhoun" and "Khan Shaykhun", "Raqqa" and "Raqa"."""

import re
from functools import lru_cache

from counterclaim.gazetteer import fold

_ARTICLE = re.compile(r"\b(?:al|el|an|ar|as|ash|at|ad|az|ez|ed|es|er|the|of)(?:[ -]|$)")
_KIND = re.compile(
    r"\b(?:town|city|village|province|governorate|region|district|neighbou?rhood|area|suburb|countryside|county|"
    r"refugee camp|camp|oblast|state|north|south|east|west|northern|southern|eastern|western|central|old|near)\b"
)
_SOUNDS = (("sh", "x"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"))
_SOFT = re.compile(r"[aeiouywh'’`-]")
_ROMAN = re.compile(r"\b[IVXLC]+\b")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(20_000)
def sound(name: str) -> str:
    """The first letter and the consonants of a name, as transliterations share them, without words for its kind; a
    number as it is written ("District VIII" is another than "District V")."""
    plain = _plain(name)
    numbers = {word.lower() for word in _ROMAN.findall(name)}
    out = []
    for word in plain.split() or fold(name).lower().split():
        one = word
        if word.strip(".") in numbers:
            out.append(word.strip("."))
            continue
        for letters, sign in _SOUNDS:
            one = one.replace(letters, sign)
        out.append(one[:1] + _TWICE.sub(r"\1", _SOFT.sub("", one[1:])))
    return " ".join(w for w in out if w)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", _KIND.sub(" ", fold(name).lower()).strip()).strip()


def proper(name: str) -> str:
    """What of the words is a name, from its first word that is none of a kind, a direction or an article to its last;
    "" for "the village", "the northern city" and what is written without a capital ("a rebel-held suburb")."""
    words = name.split()
    named = [i for i, w in enumerate(words) if _plain(w) and not w[:1].islower()]
    return " ".join(words[named[0] : named[-1] + 1]) if named else ""
