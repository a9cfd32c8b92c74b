"""Letterheads: the body that a document of somebody's own names at its top, beside what kind of document it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from counterclaim import vocabulary
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.forms import speaks_of_itself
from counterclaim.reader.words import FINITE, Words
from counterclaim.registry import Registry
from counterclaim.registry.tokens import tokens
from counterclaim.registry.words import BODY

_KINDS = vocabulary.words("claims.document_kinds")
_BODIES = BODY | vocabulary.words("claims.bodies")
_SMALL = vocabulary.words("claims.name_links")
ROOMS = vocabulary.words("claims.rooms")  # as often where somebody speaks
_DESKS = vocabulary.words("claims.desks")
_NAMED = 3  # lines of which one names the body: its state, what it belongs to, the body
_TOP = 8  # lines above the text, in which the kind of a document stands
_PROSE = 12  # words of a line that is no longer the top
_LONGEST = 14  # words of a name
_FEW = 3  # words of a name in capitals, from which on it needs nothing beside it
STATE = compiled(
    r"(?:the )?(?:[^\W\d_][^\W\d_'’]*(?:['’]s)? ){0,3}(?:republic|kingdom|state|federation|union|emirate|government)s? "
    r"of (?:the )?(?P<of>[^\W\d_][^\n.:;]{1,40})",
    2,  # re.IGNORECASE
)
_MARKS = (" – ", " — ", " | ", " - ", "(", "[", ":", ", ", "  ", "\t")  # what ends a name in its line


def letterhead(doc: RunningText, text: str, registry: Registry, words: Words) -> Span | None:
    """Where the first lines name the body whose document it is (running-text offsets); None where none does.

    text: the report's own, with all its lines. A document says what it is ("PRESS RELEASE No. 88", "Weekly snapshot"),
    speaks as "we", or has the name in capitals. The name has no verb, and is that of a body by its word for it, by its
    short form behind it, or as a party's.
    """
    lines = list(_top(text))
    told = any(_keys(text[s:e]) & _KINDS for s, e in lines) or speaks_of_itself(doc.text, plural=True, least=2)
    body: Span | None = None
    short = ""
    for n, (start, end) in enumerate(lines[:_NAMED]):
        stop = min((at for mark in _MARKS if (at := text.find(mark, start, end)) > start), default=end)
        stop = start + len(text[start:stop].rstrip())
        name = text[start:stop]
        if STATE.fullmatch(name) or _keys(name) & _KINDS or not any(map(str.isalpha, name)):
            continue
        if stop == end and n + 1 < len(lines) and text.startswith(("OF ", "of ", "FOR ", "for "), lines[n + 1][0]):
            stop = lines[n + 1][1]  # a name over two lines
            name = text[start:stop]
        found = running_span(doc, (start, stop))
        if found is None or any(w.tag in FINITE for w in words.slice(found)):
            break
        # Below a body stands which part of it speaks, where that names itself: "MINISTRY OF DEFENCE", "GENERAL STAFF OF
        # THE NORVAN ARMY"; "GENERAL COMMAND" and "Press Office" do not.
        if body is not None and not _whole([one.text for one in tokens(name) if one.word]):
            break
        if not _of_body(name, text, stop, registry, told=told):
            if body is None:  # what stands above the name: "IN THE NAME OF THE PEOPLE", "Secret", "2 June"
                continue
            break
        body, short = found, short or short_form(text[stop : stop + 20].lstrip(), name)
    ours = speaks_of_itself(doc.text, plural=True, least=1) or (bool(short) and text.count(short) > 1)
    return body if ours else None


def _top(text: str) -> Iterator[Span]:
    """The lines above the prose."""
    number = at = 0
    for whole in text.splitlines(keepends=True):
        line, start = whole.strip(), at + len(whole) - len(whole.lstrip())
        at += len(whole)
        if not line or line.startswith("#"):
            continue
        if number == _TOP or len(line.split()) > _PROSE or line.endswith(("!", "?")):
            return
        number += 1
        yield start, start + len(line)


def running_span(doc: RunningText, span: Span) -> Span | None:
    """The same words in the running text; None where they are left out of it."""
    start, end = bisect_left(doc.raw, span[0]), bisect_left(doc.raw, span[1])
    return (start, end) if start < end and doc.raw[start] == span[0] else None


def _keys(words: str) -> frozenset[str]:
    return frozenset(one.key for one in tokens(words))


def _of_body(name: str, text: str, end: int, registry: Registry, *, told: bool) -> bool:
    found = [one.text for one in tokens(name) if one.word]
    if not 0 < len(found) <= _LONGEST:
        return False
    if not all(w[0].isupper() or w[0].isdigit() or w.casefold() in _SMALL for w in found):
        return False
    if short_form(text[end : end + 20].lstrip(), name):
        return True
    if told and registry.party(name) is not None:
        return True
    return (told or (name.isupper() and len(found) >= _FEW)) and _head(found) in _BODIES


def short_form(behind: str, name: str) -> str:
    """A name's short form that stands behind it, "FD-14" in "(FD-14)"; "" for none."""
    short = behind[1:].partition(")")[0]
    fits = behind.startswith("(") and len(short) > 1 and short.isupper()
    return short if fits and short[0] == name[0].upper() else ""


def _whole(found: Sequence[str]) -> bool:
    """True for a body that is told of what it is one."""
    of = any(word.casefold() in _SMALL for word in found[1:-1])
    return of and _head(found) in BODY - ROOMS and not {word.casefold() for word in found} & _DESKS


def _head(found: Sequence[str]) -> str:
    """The word for what a name names: "GENERAL STAFF OF NORVA", "ROYAL NORVAN CONSTABULARY"."""
    of = next((n for n, word in enumerate(found) if n and word.casefold() in _SMALL), len(found))
    return found[of - 1].casefold() if found else ""
