"""Whose a statement, report or message is by the phrase that names it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.reader.speakers.names import DATES
from counterclaim.reader.words import Word
from counterclaim.registry.words import ISSUED

_ARTICLES = ("DT", "PRP$")
_WHEN = vocabulary.words("claims.joint_units") | vocabulary.words("speakers.when")


def owner_of_paper(words: Sequence[Word], head: str) -> Sequence[Word]:
    """The words that name the owner: "a report issued by | the council", "| the council |'s statement", "the | Navy |
    report"; empty where the phrase names none, as in "a second report".

    head: the noun that names the paper, lower case.
    """
    at = next((i for i, w in enumerate(words) if w.lower == head), None)
    issued = head in ISSUED  # no "video of a man", "newspaper account", "the Washington Post"
    if at is None or not (issued or words[at].text.islower()):
        return ()
    after = words[at + 1 :]
    by = next((i for i, w in enumerate(after[:3]) if w.lower in ("by", "from") or (issued and w.lower == "of")), None)
    if by is not None and any(w.noun for w in after[by + 1 :]):
        return _to_preposition(after[by + 1 :])
    before = words[:at]
    whose = next((n for n in range(len(before) - 1, 0, -1) if before[n].lower in ("'s", "’s", "'", "’")), None)
    if whose is not None and not _is_time(before[whose - 1]):
        return before[:whose]
    named = [w for w in before if w.tag not in _ARTICLES] if issued else []
    if named and named[-1].noun and all(w.noun or w.tag in ("HYPH", "JJ") for w in named):
        first = next(i for i, w in enumerate(named) if w.noun)
        return named[first:]
    return ()


def _is_time(word: Word) -> bool:
    """True for "week" in "last week's report", "Monday", "yesterday": whose a paper is not, but when it came."""
    return word.lower in _WHEN or word.text in DATES


def _to_preposition(words: Sequence[Word]) -> Sequence[Word]:
    """The noun phrase up to what says when or where: "the Lake Institute | in May"."""
    stop = next((i for i, w in enumerate(words) if w.tag == "IN" and w.lower != "of" and not _joins(words, i)), None)
    return words[:stop]


def _joins(words: Sequence[Word], i: int) -> bool:
    """True for a small word inside a name: "Institute for Peace"."""
    return 0 < i < len(words) - 1 and words[i - 1].tag[:3] == "NNP" == words[i + 1].tag[:3] and words[i].lower == "for"
