"""Attributions made by layout alone: a quotation signed with a dash and a name, and the turns of a transcript."""

from __future__ import annotations

import re

import msgspec

from counterclaim.patterns import compiled

_DASH = r"[―—–‒-]"
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ"
_NAME = (
    rf"(?:[{_CAPITAL}@][\w.’'-]*)"
    rf"(?:[ \u00a0]+(?:(?:de|der|van|von|da|di|al|bin|of|the|and)\b|[{_CAPITAL}(][\w.’')-]*))"
)
_SIGNED = compiled(
    r"(?m)^[ \t\u00a0]*(?P<quote>[“\"«][^\n]{12,}?[”\"»])"
    r"(?:[ \t\u00a0]*|[ \t\u00a0]*\n{1,2}[ \t\u00a0]*)"
    rf"(?P<dash>{_DASH}{{1,2}})[ \t\u00a0]*"
    rf"(?P<name>{_NAME}{{0,6}}(?:, [^\n.]{{2,60}})?)\.?[ \t\u00a0]*$"
)
# A turn: SURNAME or FIRST LAST in capitals, or a title before it, and a colon at the start of a line.
_TURN = compiled(
    r"(?m)^[ \t\u00a0]*[\"“]?(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(?: \([^)\n]{1,40}\))?"
    r"(?P<colon>:)[ \t\u00a0]+(?=\S)"
)
_LEAST_TURNS = 4
# A turn of a monitored broadcast: "... he said. [Sorel] We hold the pass. [Reporter] And the road?"
_BRACKETED = compiled(
    r"(?:(?m:^)|(?<=[.?!\"”\]] ))\[(?P<name>[A-Z][\w.’'-]*(?: [A-Za-z][\w.’'-]*){0,4})(?P<mark>\])"
    r"[ \t\u00a0]+(?=[A-Z“\"])"
)
_STAGE = ("\n", "[end", "[begin")


class Signed(msgspec.Struct, frozen=True):
    """One attribution by layout."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]

    @property
    def first(self) -> int:
        """Where it begins."""
        return min(self.source[0], self.content[0])

    @property
    def last(self) -> int:
        """Where it ends."""
        return max(self.source[1], self.content[1])


def signed_attributions(text: str) -> list[Signed]:
    """Signed quotations and transcript turns, in reading order, none overlapping another."""
    found = [*_signed(text), *_turns(text), *_bracketed(text)]
    found.sort(key=lambda one: one.first)
    kept: list[Signed] = []
    for one in found:
        if not kept or one.first >= kept[-1].last:
            kept.append(one)
    return kept


def _signed(text: str) -> list[Signed]:
    return [Signed(m.span("name"), m.span("dash"), m.span("quote")) for m in _SIGNED.finditer(text)]


def _turns(text: str) -> list[Signed]:
    """A text with several turns of at least two speakers, one of them twice, is a transcript."""
    turns = list(_TURN.finditer(text))
    names = [m.group("name") for m in turns]
    if len(turns) < _LEAST_TURNS or len(set(names)) < 2 or len(set(names)) == len(names):
        return []
    found: list[Signed] = []
    for i, m in enumerate(turns):
        if names.count(m.group("name")) < 2:
            continue
        stop = turns[i + 1].start() if i + 1 < len(turns) else _end_of_last(text, m.end())
        end = m.end() + len(text[m.end() : stop].rstrip())
        found.append(Signed(m.span("name"), m.span("colon"), (m.end(), end)))
    return found


def _bracketed(text: str) -> list[Signed]:
    """Turns marked by a name in brackets that the text has outside of them, too; each goes to the next or its line's
    end."""
    labels = [(m, _met(text, m.group("name").split()[-1])) for m in _BRACKETED.finditer(text)]
    turns = [m for m, met in labels if met or " " not in m.group("name")]  # "[Words indistinct]" ends no turn
    found: list[Signed] = []
    for i, m in enumerate(turns):
        stop = turns[i + 1].start() if i + 1 < len(turns) else len(text)
        stages = (text[m.end() : stop].casefold().find(one) for one in _STAGE)
        stop = min((m.end() + at for at in stages if at >= 0), default=stop)
        end = m.end() + len(text[m.end() : stop].rstrip())
        if end > m.end() and _met(text, m.group("name").split()[-1]):
            found.append(Signed(m.span("name"), m.span("mark"), (m.end(), end)))
    return found


def _met(text: str, name: str) -> bool:
    """True where the name stands in the text outside of brackets."""
    return re.search(rf"(?<![\[\w])(?i:{re.escape(name)})(?![\w\]])", text) is not None


def _end_of_last(text: str, start: int) -> int:
    """Nothing shows where the last turn stops but its line."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end
