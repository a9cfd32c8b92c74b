"""Whose text it is: the voice of what no other voice has, where the text or what came with it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from counterclaim import vocabulary
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.forms import deponent, of_form, speaks_of_itself
from counterclaim.reader.claims.letterhead import ROOMS, STATE, letterhead, running_span
from counterclaim.reader.claims.signature import signer
from counterclaim.reader.claims.turns import Turn
from counterclaim.reader.words import FINITE, Words
from counterclaim.registry import Registry
from counterclaim.registry.tokens import Token, tokens
from counterclaim.registry.words import BODY
from counterclaim.reports.lines import split_lines

# "[Communique] [Information Office of the Navy] ...": what it is and whose it is, at the head of a monitored broadcast.
_HEADED = compiled(r"\A(?:[^\[\n]{0,120}--\s*)?\[(?P<what>[^\]\n]{3,60})\]\s*\[(?P<who>[^\]\n]{3,120})\]")
# "We, the ministers of Norva, Ostia and Kelm, ..."
_WE = compiled(
    r"(?:\A|[.!?\n]\s*|\d\. )We, "
    r"(?P<who>(?:the|\d+) [^,.;\n]{3,90}(?:(?:, [^\W\d_a-z][^,.;\n]{1,40})* and [^\W\d_a-z][^,.;\n]{1,40})?),"
)
_STATEMENT = (
    r"(?:joint |press |official |open )?(?:statement|communiqu[eé]|declaration|proclamation|release|appeal|letter)"
)
# A line above the text: "STATEMENT No. 4 OF THE GENERAL STAFF", "Joint statement by X and Y on Z", "Released by X".
_TITLED = compiled(
    rf"(?:{_STATEMENT}(?: (?:no|nr|number)\.? ?\d[\d,./]*)? (?:of|by|from|(?:released|issued) by)|"
    r"(?:released|issued|adopted|signed|broadcast) by) "
    r"(?P<who>(?:the )?[^\n,;:]{3,120}?(?:(?:, [^\n,;:]{2,40}?)+,? and [^\n,;:]{2,60}?)?)"
    r"(?=,| (?:on|about|concerning|regarding|following|after|over) |\.?$)",
    re.I,
)
LONGEST = 12  # words of a masthead
_TITLE_LONGEST = 25
LINKS = frozenset({"of", "for", "the", "and"})
# Bodies that only a state has: whose they are, the text may say elsewhere.
_OF_STATES = vocabulary.words("claims.of_states")
_FORCES = vocabulary.words("claims.state_forces")
_TITLE_LINES = 4
_OPENING = 600  # characters in which a text says whose it is


def issuer(doc: RunningText, dialogue: Sequence[Turn]) -> tuple[str, Span] | None:
    """What kind of sign tells it, in a word, and where the issuer is named (running-text offsets).

    Who alone answers in a dialogue has also said what stands before the first label.
    """
    opening = doc.text[:_OPENING]
    headed = _HEADED.match(opening)
    if headed is not None and len(re.findall(r"[A-Z]\w", headed["who"])) > 1:
        return headed["what"].split()[0].lower(), headed.span("who")
    answering = {doc.text[slice(*t.label)].casefold(): t.label for t in dialogue if not t.asks}
    if len(answering) == 1:
        return "answers", next(iter(answering.values()))
    return None


def own_voice(doc: RunningText, registry: Registry, words: Words, text: str) -> Span | None:
    """Where a text in somebody's own voice names whose it is: what no other voice has in it is that one's.

    By its signature, its letterhead, its title ("Statement of the general staff", "Issued by X"), its opening ("We, the
    X, ..."), or the form of a witness's statement (running-text offsets). text: the report's
    own.
    """
    opening = doc.text[:_OPENING]
    sent = _signal(text)
    head = running_span(doc, sent) if sent is not None else None
    head = head or signer(doc, text) or (deponent(doc) if of_form(opening) else None)
    head = head or letterhead(doc, text, registry, words) or masthead(doc, registry, words)
    head = head or _titled(doc, words) or signer(doc, text, plural=True)
    if head is not None:
        return head
    named = _WE.search(opening)
    return named.span("who") if named is not None else _sender(opening) or deponent(doc)


def _signal(text: str) -> Span | None:
    """Who sends a signal ("FROM ADMIRALTY" above "TO ALL STATIONS"), in offsets of the report's own text."""
    for line, below in pairwise(split_lines(text[:_OPENING])):
        words = text[line.start : line.end]
        if words.startswith("FROM ") and text.startswith("TO ", below.start):
            return line.start + len("FROM "), line.end
    return None


def _sender(opening: str) -> Span | None:
    """Who is named in a message's first line: "From: Marit Holm (field office)"; an address alone names nobody."""
    line = opening.partition("\n")[0]
    start = len("From: ")
    stop = min((at for mark in "<([,;" if (at := line.find(mark)) > start), default=len(line))
    name = line[start:stop].rstrip()
    alone = not line.startswith("From: ") or line == opening or "@" in name
    return None if alone or not name[:1].isalpha() else (start, start + len(name))


def _titled(doc: RunningText, words: Words) -> Span | None:
    """Whose statement a line above the text says it is; a headline ("Statement of X angers Y") has a verb."""
    for start, end in title_lines(doc):
        found = _TITLED.match(doc.text, start, end)
        verbs = any(w.tag in FINITE for w in words.slice((start, end)))
        form = of_form(doc.text[start:end])
        if found is not None and not (verbs or form) and len(doc.text[start:end].split()) <= _TITLE_LONGEST:
            return found.span("who")
    return None


def title_lines(doc: RunningText) -> Iterator[Span]:
    """The first lines, up to one that ends a sentence."""
    for paragraph in doc.paragraphs[:_TITLE_LINES]:
        end = paragraph.start - 1
        for line in doc.text[paragraph.start : paragraph.end].split("\n"):
            end += 1 + len(line)
            if words := line.lstrip():
                yield end - len(words), end
        if doc.text[paragraph.start : paragraph.end].rstrip("\"”’) ").endswith((".", "!", "?")):
            return


def masthead(doc: RunningText, registry: Registry, words: Words | None = None) -> Span | None:
    """Where the first line is the name of a body, and nothing else, and that body speaks for a party, or the text as
    "we" (running-text offsets). A line with its state's name may stand above or below it.
    """
    lines = list(title_lines(doc))[:2] if "\n" in doc.text else []
    if len(lines) == 2 and STATE.fullmatch(doc.text, *lines[0]):
        lines.reverse()
    if not lines:
        return None
    if words is not None and any(w.tag in FINITE for w in words.slice(lines[0])):
        return None  # a headline
    line = doc.text[slice(*lines[0])]
    return lines[0] if heads(line, doc.text, registry, small=words is not None) else None


def issued(report: Report, registry: Registry) -> Report:
    """The report; one of unknown kind that a ministry, a general staff or the like published is its statement."""
    if report.kind is not None or report.speaker is not None or not report.publisher:
        return report
    if not heads(report.publisher, "", registry):
        return report
    side = report.side or registry.standing(report.publisher, report.published).side
    return msgspec.structs.replace(report, kind="statement", side=side)


def letterhead_side(doc: RunningText, head: Span, registry: Registry) -> str | None:
    """The state that a line right above or below a masthead names: whom that body speaks for."""
    lines = list(title_lines(doc))[:3]
    states = (state_of(doc.text[slice(*line)], registry) for line in lines if line != head)
    found = next((one for one in states if one is not None), None) if head in lines else None
    return found or _state_behind(doc.text[slice(*head)], registry)


def state_of(line: str, registry: Registry) -> str | None:
    """The state whose full name a line is, or the name of its government: "REPUBLIC OF NORVA"."""
    found = STATE.fullmatch(line)
    if found is None:
        return None
    words = found[0].title() if found[0].isupper() else found[0]
    named = all(word[0].isupper() or word in LINKS for word in found["of"].split())  # no "republic of Norva crisis"
    return registry.standing(words.replace(" Of ", " of ")).side or (found["of"].title() if named else None)


def _state_behind(name: str, registry: Registry) -> str | None:
    """The state that a body of its forces names last: "Naval Forces of | Norva", "Ministry of Defence of | Norva"."""
    words = name.split()
    keys = [word.casefold() for word in words]
    if "of" not in keys or registry.party(name) is not None or registry.standing(name).settled:
        return None
    at = len(keys) - 1 - keys[::-1].index("of")
    forces = at > 1 and keys[at - 1] in _FORCES
    ministry = keys[0] in _OF_STATES and keys.count("of") > 1
    named = at + 2 == len(words) and words[-1][:1].isupper() and keys[-1] not in BODY
    return words[-1].title() if named and (forces or ministry) else None


def heads(line: str, text: str, registry: Registry, *, small: bool = False) -> bool:
    """True for a line that is a body's name alone, where that body speaks for a party, or the text as "we".

    small: a state's body ("of Norva") is one also where what it is for has no capitals.
    """
    line = line.partition("(")[0].strip()  # "National Liberation Front (NLF)"
    words = [t for t in tokens(line) if t.word]
    if not 0 < len(words) <= LONGEST:
        return False
    if not all(t.text[:1].isupper() or t.key in LINKS for t in words) and not (small and _of_state(words)):
        return False
    of = next((n for n, t in enumerate(words) if t.key in LINKS), len(words))
    head = words[of - 1].key
    if registry.party(line) is None and head not in BODY:
        return False
    if registry.standing(line).side is not None or (head in _OF_STATES and of < len(words)):
        return True
    return head in BODY - ROOMS and speaks_of_itself(text, plural=True, least=2)


def _of_state(words: Sequence[Token]) -> bool:
    """True for a ministry, army or the like "of" something, from the first word to a name at the end."""
    return words[0].key in _OF_STATES and words[0].text[:1].isupper() and words[-1].text[:1].isupper()
