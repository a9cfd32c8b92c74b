"""Who speaks in a text, by its title: "Remarks by Minister Ferrin on the truce", "- address by X"."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.model.report import Report
from counterclaim.patterns import compiled
from counterclaim.registry import Registry

# What somebody says aloud or signs, and whose it is; "- address by X" may end a title that quotes it.
_SPOKEN = compiled(
    rf"\b(?:{'|'.join(sorted(vocabulary.words('claims.spoken')))})\s+(?:made\s|given\s|delivered\s)?(?:by|of|from)\s+"
    r"(?:the\s+)?(?P<who>(?-i:[^\W\d_a-z])[^\n,;:|()–—]{1,100}?)"
    rf"(?=[,;:|()–—]|\s-\s|\s(?:{'|'.join(sorted(vocabulary.words('claims.after_the_speaker')))}|[a-z]{{3,}}ing)\s|\.?$)",
    re.I,
)
_LONGEST = 4  # words of a person's name


class Titled(NamedTuple):
    """Somebody whom a title has speak. name: without offices; phrase: as the title has it."""

    name: str
    phrase: str


def titled(report: Report, registry: Registry) -> list[Titled]:
    """Who speaks in a report by its title; empty where its title names nobody for that."""
    found = _SPOKEN.search(html.unescape(report.title or ""))
    if found is None:
        return []
    return [Titled(_name(part, report, registry), part) for part in _parts(found["who"].split())]


def labelled(label: str, among: Sequence[Titled], registry: Registry) -> Titled | None:
    """The one whom a turn's label means: by the name ("MR. SULLIVAN"), or the office ("THE PRESIDENT")."""
    words = label.casefold().split()
    words = words[1:] if words[:1] == ["the"] else words
    if not words:
        return None
    office = registry.role(" ".join(words))
    if office is not None and len(office.words.replace("-", " ").split()) < len(words):
        office = None  # "PRESIDENT SOREL" is who has that name
    fit = [
        one
        for one in among
        if one.name.casefold().split()[-1] == words[-1]
        or (office is not None and (own := registry.role(one.phrase)) is not None and own.words == office.words)
    ]
    return fit[0] if len(fit) == 1 else None


def _parts(words: Sequence[str]) -> list[str]:
    """Those whom "and" joins: "Minister Ferrin and the Governor"."""
    parts: list[list[str]] = [[]]
    for n, word in enumerate(words):
        following = words[n + 2 : n + 3] if words[n + 1 : n + 2] == ["the"] else words[n + 1 : n + 2]
        if word in ("and", "&") and parts[-1] and any(not one[0].islower() for one in following):
            parts.append([])
        elif parts[-1] or word != "the":
            parts[-1].append(word)
    return [" ".join(part) for part in parts]


def _is_name(word: str) -> bool:
    return word[0].isalpha() and not word[0].islower() and all(one.isalnum() or one in "_.’'-" for one in word)


def _name(phrase: str, report: Report, registry: Registry) -> str:
    """The person's name in "National Security Advisor Jake Sullivan"; who held "President of Ukraine" that day."""
    office = registry.office_holder(phrase, report.published)
    if office is not None:
        return office.person
    words = phrase.split()
    for name in (words[first:] for first in range(len(words) - 1)):
        office = registry.office_holder(" ".join(name), report.published)
        if office is not None:
            return office.person
        given = registry.gender(name[0]) is not None and registry.role_class(name[0].lower()) is None
        if given and len(name) <= _LONGEST and all(map(_is_name, name)):
            return " ".join(name)
    role = registry.role(phrase)
    ends = [n for n in range(1, len(words) - 1) if registry.role(words[n - 1].lower()) is not None]
    name = words[ends[-1] :] if ends and role is not None and role.person else []
    if 2 <= len(name) <= _LONGEST and all(map(_is_name, name)):
        return " ".join(name)  # "NSC Spokesperson | Adrienne Watson"
    side = registry.standing(phrase, report.published).side
    day = (report.published or "")[:10]
    holders = registry.in_office(role.words, side, day) if role is not None and side is not None and day else ()
    return holders[0].person if len(holders) == 1 else phrase
