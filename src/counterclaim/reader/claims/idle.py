"""Claims whose own words tell of no act, whatever was told before them: "the night was calm", "it gave no figure"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.reader import cues
from counterclaim.reader.words import Word

_AGREED = vocabulary.words("places.agreed")
_BE = vocabulary.words("figures.be")
_BEGINS = vocabulary.words("claims.begins")
_CALM = vocabulary.words("claims.calm")
_CHECKED = vocabulary.words("claims.told_as") | vocabulary.words("claims.pictures")
_CHECKS = vocabulary.words("claims.checks")
_CLAIMS = vocabulary.words("claims.claims")
_CONDEMNED = vocabulary.words("claims.condemned")
_GIVES = vocabulary.words("claims.gives")
_IN_PITS = vocabulary.words("claims.in_pits")
_LIVES = vocabulary.words("claims.lives")
_NUMBERS = vocabulary.words("claims.numbers") | vocabulary.words("claims.tolls")
_ORES = vocabulary.words("claims.ores")
_STAYS = vocabulary.words("claims.stays")
_WORKED = vocabulary.words("claims.worked")
_NEXT = 3  # words in which what is checked or given is named
_FORCE = ("force", "effect")


def tells_no_act(words: Sequence[Word]) -> bool:
    """True for one clause that tells how quiet it was, who lives where, that a report is looked into, a number not
    given, or that nobody has owned up. What names an attack itself tells of it."""
    verbs = [n for n, w in enumerate(words) if w.tag[:1] == "V" or w.lower in _BE]
    lower = [w.lower for w in words]
    none = cues.tells_of_none(lower)
    if none and any(_owns_up(lower[n:]) for n in verbs):
        return cues.tells_of_none(lower[: verbs[0]])
    main = next((n for n in verbs if not any(n < later < n + _NEXT for later in verbs)), None)
    if main is None or main != verbs[-1]:
        return False
    after = lower[main + 1 :]
    if none:
        return lower[main] in _GIVES and not _NUMBERS.isdisjoint(after[: _NEXT + 1])
    if not _CONDEMNED.isdisjoint(lower):
        return False
    if lower[main] in _CHECKS:
        return not _CHECKED.isdisjoint(after[:_NEXT]) and "of" not in after
    if lower[main] in _BE or lower[main] in _STAYS:
        told = [w for w in words[main + 1 :] if w.tag not in ("RB", "DT")][:2]
        ours = words[0].tag == "PRP$"  # "| its guns were silent" denies a deed
        return bool(told) and told[0].lower in _CALM and not ours and not any(w.noun for w in told[1:])
    return lower[main] in _LIVES and words[main].dep != "xcomp" and not any(w.tag == "CD" for w in words)


def _owns_up(words: Sequence[str]) -> bool:
    """True for a verb and its object that own up to an attack: "claimed responsibility", "claimed the bombing"."""
    named = words[0] in _CLAIMS and "responsibility" in words[1:_NEXT]
    return named or (words[0].startswith("claim") and not _CONDEMNED.isdisjoint(words[1:_NEXT]))


def comes_into_force(words: Sequence[Word]) -> bool:
    """True for a truce or treaty that begins: "the truce | took effect at dawn"."""
    agreed = next((n for n, w in enumerate(words) if w.lower in _AGREED), None)
    if agreed is None or cues.negated([w.lower for w in words]):
        return False
    begins = [n for n, w in enumerate(words) if w.lower in _BEGINS]
    return any(w.lower in _FORCE and any(n - _NEXT < b < n for b in begins) for n, w in enumerate(words) if n > agreed)


def is_pit(words: Sequence[Word]) -> bool:
    """True where a mine is dug for ore and not laid: "the copper | mine", "seized the | mine at Kelm"."""
    told = [w.lower for w in words]
    for n, (word, after) in enumerate(pairwise([*words, words[-1]]) if words else ()):
        if word.lower not in ("mine", "mines") or not word.noun:
            continue
        before = told[max(0, n - 2) : n]
        only = word.lower == "mine" and (not after.noun or after is word)
        held = before[-1:] == ["the"] and (not _IN_PITS.isdisjoint(before) or not _WORKED.isdisjoint([after.lower]))
        if not _ORES.isdisjoint(before[-1:]) or (only and held):
            return True
    return False
