"""Whom a pronoun means in a language beside English: by who spoke, who was the subject, and the gender of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.cast import Member

BACK = 4  # sentences back for a pronoun; as in English
# Endings of surnames that only women, and only men, have.
_GENDERED: dict[str, dict[str, tuple[str, ...]]] = {
    "ru": {"f": ("ова", "ева", "ёва", "ская", "цкая", "ина"), "m": ("ов", "ев", "ёв", "ский", "цкий", "ин")},
    "uk": {"f": ("ова", "єва", "ська", "цька", "іна"), "m": ("ов", "єв", "ський", "цький", "ін")},
}
_OTHER = {"m": "f", "f": "m"}
_BODIES = ("organisation", "collective", "state")


class Mentioned(NamedTuple):
    """Where somebody is named, whether as a speaker, and whether as the likely subject of a sentence."""

    at: int
    member: Member
    spoke: bool = False
    leads: bool = False


def antecedent(
    pronoun: str, here: int, trail: Sequence[Mentioned], sentences: SentenceIndex, lang: str
) -> Member | None:
    """Whom a pronoun at an offset means: who spoke last within reach, or is the subject of a sentence since then; a
    body or several for "they"; of "I" and "we" who spoke last. Beyond reach the only person that was named.
    """
    number = sentences.at(here)
    near = [t for t in trail if t.at < here and 0 <= number - sentences.at(t.at) <= BACK]
    near = sorted((t for t in near if _agrees(pronoun, t, lang)), key=lambda t: t.at)
    if pronoun in ("m", "f"):
        found = [t for t in near if t.member.kind in ("person", "unnamed")]
        last = [t for t in found if t.spoke or t.leads]
        last += [t for t in near if t.spoke and t.member.kind in _BODIES and number - sentences.at(t.at) <= 1]
        if last:
            return max(last, key=lambda t: t.at).member
    else:
        found = [t for t in near if t.spoke] if pronoun == "s" else [t for t in near if t.member.kind in _BODIES]
    if not found:
        people = {id(t.member): t.member for t in trail if t.at < here and t.member.kind == "person"}
        return next(iter(people.values())) if len(people) == 1 and pronoun in ("m", "f") else None
    return next((t for t in reversed(found) if t.spoke), found[-1]).member


def _agrees(pronoun: str, one: Mentioned, lang: str) -> bool:
    """False for a surname that only the other gender has."""
    if pronoun not in _OTHER or one.member.kind != "person" or lang not in _GENDERED:
        return True
    return not one.member.name.lower().endswith(_GENDERED[lang][_OTHER[pronoun]])


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One name and a part of it, or the same name: the surname alike, and the first names where both have one."""
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        short, long = sorted((one, other), key=len)
        return short[0] in (long[-1], long[0])
    return _alike(one[-1], other[-1]) and _alike(one[0], other[0])


def _alike(one: str, other: str) -> bool:
    """The same part of a name, or its first letter."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
