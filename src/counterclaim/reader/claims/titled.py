"""Who speaks in a text, by its title: "Remarks by Minister Ferrin on the truce", "- address by X"."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.model.report import Report
from counterclaim.patterns import compiled
from counterclaim.reader.claims.forms import speaks_of_itself
from counterclaim.registry import Registry

_END = rf"[,;:|()–—]|\s-\s|\s(?:{'|'.join(sorted(vocabulary.words('claims.after_the_speaker')))}|[a-z]{{3,}}ing)\s|\.?$"
# What somebody says aloud or signs, and whose it is; "- address by X" may end a title that quotes it.
_SPOKEN = compiled(
    rf"\b(?:{'|'.join(sorted(vocabulary.words('claims.spoken')))})\s+(?:made\s|given\s|delivered\s)?(?:by|of|from)\s+"
    r"(?:the\s+)?(?P<who>(?-i:[^\W\d_a-z])[^\n,;:|()–—]{1,100}?)"
    rf"(?={_END})",
    re.I,
)
_LONGEST = 4  # words of a person's name
_KINDS = vocabulary.words("claims.spoken") | vocabulary.words("claims.document_kinds")
_OCCASIONS = vocabulary.words("claims.occasions") | {"joint", "summit"}
_AFTER = vocabulary.words("claims.after_the_speaker")
_APOSTROPHES = ("'", "’")
_SMALL = ("of", "the", "and", "for")


class Titled(NamedTuple):
    """Somebody whom a title has speak. name: without offices; phrase: as the title has it."""

    name: str
    phrase: str


def titled(report: Report, registry: Registry) -> list[Titled]:
    """Who speaks in a report by its title; empty where its title names nobody for that."""
    title = html.unescape(report.title or "")
    if "\\u" in title or "\\x" in title:  # escaped by a program that kept it
        title = title.encode("latin-1", "backslashreplace").decode("unicode-escape", "replace")
    found = _SPOKEN.search(title)
    if found is None:
        owners = _owners(title.split(), registry) if speaks_of_itself(report.text, plural=True) else ()
        return [Titled(_name(part, report, registry), part) for part in owners]
    who, rest = found["who"].rstrip(), title[found.end("who") :].lstrip()
    if rest.startswith("("):  # "Group of Seven (G-7) Leaders"
        rest = rest.partition(")")[2]
        who += re.split(_END, rest)[0].rstrip()
    elif rest.startswith("to ") and _name(who, report, registry) == who:  # "Advisor to the President Ana Sorel at"
        who += " to " + re.split(_END, rest[3:])[0].rstrip()
    parts = [Titled(_name(part, report, registry), part) for part in _parts(who.split())]
    if rest.startswith(",") and " and " in rest:  # "by Minister Ferrin, the Cast of a Film, and Governor Sorel"
        more = (part.strip().removeprefix("and ") for part in rest[1:].split(","))
        named = (Titled(_name(part, report, registry), part) for part in more if part)
        parts += [one for one in named if one.name != one.phrase]
    return parts


def _owners(words: Sequence[str], registry: Registry) -> list[str]:
    """Whose statement a title begins with: "Minister Ferrin's Remarks on the Truce", "U.S.-EU Summit Joint Statement",
    "Joint Statement—G7 Leaders' Vision"."""
    keys = [word.strip(",:").casefold() for word in words]
    at = next((n for n, key in enumerate(keys) if key.partition("—")[0] in _KINDS and words[n][0].isupper()), 0)
    ends = not keys[at + 1 :] or keys[at + 1] in _AFTER or not keys[at + 1][0].isalnum() or words[at][-1] in ",:"
    if keys[:1] == ["joint"] and at == 1 and "—" in words[1]:
        words = [words[1].partition("—")[2], *words[2:]]
        at = next((n + 1 for n, word in enumerate(words) if word[-1:] in _APOSTROPHES), 0)
        ends = True
    who = [word for word in words[:at] if not word.startswith("(")] if ends else []
    while who and who[-1].casefold() in _OCCASIONS:
        who.pop()
    owned = bool(who) and who[-1].endswith((*_APOSTROPHES, "'s", "’s"))
    if not who or any(word[0].islower() and word not in _SMALL for word in who):
        return []
    who[-1] = who[-1].removesuffix("'s").removesuffix("’s").strip("'’")
    states = [registry.standing(one).side for one in who[-1].split("-")]
    if len(states) > 1 and all(states):
        return [one for one in states if one]
    name = " ".join(who)
    led = registry.party(who[-1]) is not None  # "Carbis Bay G7 Summit Communiqué"
    return [who[-1]] if led else [name] if owned and (len(who) > 1 or registry.standing(name).settled) else []


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
