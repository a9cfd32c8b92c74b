"""Turns of a transcript or interview: whose words stand under which label, until the next label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.forms import named, speaks_of_itself
from counterclaim.reader.speakers.names import TITLES
from counterclaim.registry import Registry

_SPOKEN = vocabulary.words("claims.spoken")
# "MR. SULLIVAN:", "The Minister of the Interior (Mr. Veld):", "Jane Doe:", "Q:", "[Villalobos]", "(Reporter)": at the
# start of a paragraph or line. A label of capital letters is one anywhere; others have to come back or take turns.
_LABEL = compiled(
    r"(?m)(?:^[ \t\u00a0]*|(?<=[.?!] )(?=[QA]\. ))(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]+)?"
    r"(?:\[(?:Begin recording|Continued|Text|(?:Interview|Speech|Statement)\b[^\]\n]{0,80})\][ \t]*)*"
    r"(?:(?:The|THE) [^\n:()]{2,90} \((?P<holder>[^)\n\d]{4,40})\):[ \t\u00a0\n]"
    r"|[\[(](?P<inside>[^\W\d_][^\]\)\n:]{1,60})[\])](?=[ \t]*\S)"
    rf"|(?:Q\d{{1,3}}[.:]?[ \t\u00a0]+|(?i:(?:opening|introductory|closing) (?:{'|'.join(sorted(_SPOKEN))})"
    r"(?: by (?:the )?|[ \t]*[-–—:,][ \t]*)))?\*{0,2}(?P<name>[^\W\d_][\w.’' -]{0,48}?)(?:, (?P<post>[^\n:.?!]{3,60}))?"
    r"(?:[ \t]*[(\[](?P<as>[^)\]\n]{1,40})[)\]])?(?:[ \t]*[(\[][^)\]\n]{1,40}[)\]])?\*{0,2}:\*{0,2}[ \t\u00a0\n]"
    r"|(?P<asked>Q\d{0,3})[.:]?[ \t\u00a0]+(?=\S)|(?P<answered>A)\.[ \t\u00a0]+(?=\S)"
    r"|(?P<bare>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3})[ \t\u00a0]+(?:[—–][ \t\u00a0]+)?"
    r"(?=[“\"]?[A-ZÀ-Þ](?:[a-zà-ÿ’']| [a-zà-ÿ])))"
)
# "[End recording]", "The Committee adjourned at 11.20 am": what follows is told by the report again.
_OVER = compiled(
    r"\[end\b[^\]\n]{0,20}\]|^[(\[]?the (?:[^\W\d_]+ ){1,3}(?:was )?(?:adjourned|rose|ended|concluded|closed) "
    r"at \d", re.I | re.M,
)  # fmt: skip
_ASKERS = vocabulary.words("claims.askers")
_NAME = re.compile(
    r"^(?:[^\W\d_a-z][\w.’'-]*)(?: (?:(?:de|der|van|von|al|bin|of|the|and)|[^\W\d_a-z][\w.’'-]*)){0,5}(?: \d{1,4})?$"
)
_ANSWERERS = vocabulary.words("claims.answerers")
_BROADCASTERS = vocabulary.words("claims.broadcasters")
# "A conversation with Rose Ferrin, director of the clinic" above an interview that prints no labels.
_WITH = compiled(
    r"\b(?:(?:conversation|interview|discussion|talk|chat|questions|q\s?&\s?a)"
    r"(?:\s(?:with|for|to)\s(?:the\s)?|\s?[-–—:]\s)|"
    rf"(?:{'|'.join(sorted(_SPOKEN))})\sby\s(?:the\s)?)"
    r"[\"“]?(?P<who>(?-i:[^\W\d_a-z])[^\n,:;(.\"”]{2,60})",
    re.I,
)
_INTERPRETED = vocabulary.words("claims.interpreted")
_BEHIND = 60  # characters behind a label in which "(As interpreted.)" may stand
_PAPERS = vocabulary.words("claims.document_kinds")
_LEAST_ASKED = 3
_WHOLE = 5  # words of a name that is a line
_DASHES = ("– ", "— ", "- ")
_INITIALS = range(2, 4)  # letters for somebody's name
LEAST = 2  # labels in a text before any counts


class Turn(NamedTuple):
    """The words of one speaker, in running-text offsets; label: where the speaker is named; asks: an interviewer.

    interpreted: another person's translation of them, as the label tells.
    """

    label: Span
    start: int
    end: int
    asks: bool
    interpreted: bool = False


def turns(doc: RunningText, registry: Registry, *, sure: bool = False) -> list[Turn]:
    """The turns in reading order; none where the text has no turn labels.

    registry: knows which words are offices. sure: the text is known for a transcript, so that any label is one.
    """
    found = []
    posts: set[Span] = set()
    for match in _LABEL.finditer(doc.text):
        group = next(one for one, value in match.groupdict().items() if value is not None)
        label = match.span(group)
        words = match[group].strip()
        if group == "inside":  # "[Vel, by telephone]"
            words = words.partition(",")[0].rstrip()
            label = (label[0], label[0] + len(words))
        if doc.in_row(match.start(group)):  # "Ostrava: 5 attacks, 14 killed."
            continue
        if _PAPERS & set(words.casefold().split()):  # "MINISTERIAL STATEMENT:"
            continue
        if _count(doc.text[match.end() :].partition("\n")[0]):
            continue
        if group == "holder" and words.split()[0].lower().rstrip(".") not in TITLES:
            continue
        if group in ("asked", "answered", "holder", "bare") or _asks(words) or _NAME.match(words):
            role = (match["as"] or "").partition(",")[0].strip()
            if match["post"]:  # "Col. Vel, commander of the north:", who is "Vel:" below
                posts.add(label)
            # "ANSWER (Mr. Vel):", "A3 (Lena Vel, operations):"
            if match["as"] and group == "name" and _answers(words) and _NAME.match(role):
                group, words = "as", role
                label = (match.start("as"), match.start("as") + len(role))
            if group == "name" and match[0].split()[0] != words.split()[0] and _asks(match[0]):  # "Q2  Mr. Veld:"
                posts.discard(label)
                found.append((label, match.end(), words, "asked"))
                continue
            found.append((label, match.end(), role if _asks(role) else words, group))
    found = max(_own_lines(doc), found, key=len)
    full = _in_full(doc.text, found)
    named_so = {label: doc.text[slice(*span)] for label, span in full.items()}
    found = [(label, after, named_so.get(label, words), group) for label, after, words, group in found]
    once = Counter(words.casefold() for _, _, words, _ in found)
    found = [
        one
        for n, one in enumerate(found)
        if (n and once[one[2].casefold()] > 1) or not _field(doc.text[one[1] :].partition("\n")[0], asks=_asks(one[2]))
    ]
    below = _below_questions(doc.text, found)
    found = [one for one in found if one[3] != "bare" or below or _by_turns(doc.text, found)]
    seen = Counter(words.casefold() for _, _, words, _ in found)
    again = {words for words, n in seen.items() if n > 1}
    tails = Counter(words.casefold().split()[-1] for _, _, words, _ in found)
    called = {words for words in seen if " " not in words and tails[words] > 1}  # "Col. Vel:", then "Vel:"
    found = [one for one in found if one[2].casefold().split()[-1] in called or one[0] not in posts]
    capital = {w.casefold() for _, _, w, group in found if group == "name" and w.isupper() and len(w) > 2}
    asked = any(group == "asked" or _asks(words) for _, _, words, group in found)
    # Names that come back, names in capitals, and any name beside questions; two different brackets are no dialogue,
    # and neither are headings in capitals ("WHAT WE DID:", "NEXT STEPS:") of which none comes back.
    kept = [
        one
        for one in found
        if sure
        or one[3] in ("asked", "holder")
        or _asks(one[2])
        or one[2].casefold() in again
        or one[2].casefold().split()[-1] in called
        or (one[2].casefold() in capital and (again or asked or _names_somebody(one[2], registry)))
        or (asked and (one[3] in ("name", "answered", "as") or _met(doc.text, one[2])))
    ]
    # A place and a colon open a report, too: one label alone has to name an office ("THE PRESIDENT:").
    one_label = len({words.casefold() for _, _, words, _ in kept}) < LEAST
    if ((not sure and len(kept) < LEAST) or one_label) and not below and all(one[3] != "asked" for one in kept):
        kept = [one for one in kept if one[2].isupper() and _names_somebody(one[2], registry)]
    if not kept:
        return _unlabelled(doc)
    over = [match.start() for match in _OVER.finditer(doc.text)]
    nexts = [_line_start(doc.text, label[0]) for label, *_ in kept[1:]] + [len(doc.text)]
    ends = [min([end, *(at for at in over if after <= at)]) for (_, after, *_), end in zip(kept, nexts, strict=True)]
    spoken = [(words.casefold(), doc.text[after:end]) for (_, after, words, _), end in zip(kept, ends, strict=True)]
    asking = set() if below else mostly_asking(spoken)
    form, met = named(doc), _interviewed(doc.text[: kept[0][0][0]])
    out: list[Turn] = []
    following = [words.casefold() for _, _, words, _ in kept[1:]] + [""]
    for (label, after, words, group), end, then in zip(kept, ends, following, strict=True):
        asks = group == "asked" or _asks(words) or words.casefold() in asking
        through = _interpreted(doc.text[label[1] : after], doc.text[after : min(end, after + _BEHIND)])
        if _answers(words):  # "Answer:": whom a form or the lines above name, or who has spoken before
            spoke = next((t.label for t in reversed(out) if not t.asks), None)
            label = form or spoke or met or label
        label = full.get(label, label)
        if asks and not _BROADCASTERS.isdisjoint(seen):
            goes_on = bool(out) and then == doc.text[slice(*out[-1].label)].casefold()
            told = 0 if goes_on else _told(doc.text[after:end], first=not out)
            out += [Turn(label, after, after + told, asks=False)] if told else []
            after += told
        if after < end:
            out.append(Turn(label, after, end, asks, through))
    if below and not any(turn.asks for turn in out):
        return list(_with_questions(doc.text, out))
    return _with_answers(doc, out) if all(turn.asks for turn in out) else out


def _field(line: str, *, asks: bool) -> bool:
    """True for what a form fills in behind a label: a name alone, or what is followed by another field's label.

    asks: the label is an interviewer's; "Nobody." may be an answer.
    """
    words = line.split()
    another = any(word[:1].isupper() and word[-1:] == ":" for word in words)
    name = all(map(_NAME.match, line.strip().split(", "))) and (asks or not line.rstrip().endswith("."))
    return another or (name and len(words) <= _WHOLE)


def _own_lines(doc: RunningText) -> list[tuple[Span, int, str, str]]:
    """Labels that stand alone on their lines, of which one comes back and another asks; [] where there are none."""
    out = []
    at = 0
    for line in doc.text.splitlines(keepends=True)[:-1]:
        start, at = at, at + len(line)
        words = line.partition(" (")[0].partition(", ")[0].strip()
        alone = 0 < len(words.split()) <= _WHOLE and not line.rstrip().endswith((".", "!", "?", ":"))
        if alone and not doc.in_row(start) and (_asks(words) or _NAME.match(words)):
            out.append(((start, start + len(words)), at, words, "name"))
    seen = Counter(words for *_, words, _ in out)
    out = [one for one in out if seen[one[2]] > 1 or _asks(one[2])]
    asking = sum(_asks(words) for *_, words, _ in out)
    return out if LEAST <= asking < len(out) - 1 else []


def _in_full(text: str, found: Sequence[tuple[Span, int, str, str]]) -> dict[Span, Span]:
    """By label that is somebody's initials ("RF:"), where that name stands above it for the first time."""
    out = {}
    names: dict[str, re.Match[str] | None] = {}
    for label, *_ in found:
        letters = text[slice(*label)].replace(".", "")
        if len(letters) in _INITIALS and letters.isupper() and not _asks(letters):
            if letters not in names:
                names[letters] = re.search(r"\b" + r"[ \t]+".join(rf"{one}[\w’'-]+" for one in letters), text)
            name = names[letters]
            if name is not None and name.end() <= label[0]:
                out[label] = name.span()
    return out


def _told(words: str, *, first: bool) -> int:
    """How many characters of an asker's turn in a broadcast tell the news: all of one that asks nothing, of the first
    the sentences before its question."""
    asked = words.find("?")
    if asked < 0:
        return len(words)
    before = max(words.rfind(mark, 0, asked) for mark in (". ", "! ", ".\n")) + 1
    return before if first and words[:before].count(".") > 1 else 0


def _below_questions(text: str, found: Sequence[tuple[Span, int, str, str]]) -> bool:
    """True where one speaker is labelled three times and more, mostly below a line that asks."""
    if len(found) < _LEAST_ASKED or len({words.casefold().split()[-1] for _, _, words, _ in found}) > 1:
        return False
    asked = [_last_line(text[:start]).rstrip().endswith("?") for (start, _), *_ in found]
    return 2 * sum(asked) > len(asked)


def _by_turns(text: str, found: Sequence[tuple[Span, int, str, str]]) -> bool:
    """True where two and more labels before dashes ("VELD — We stay.") come back, and nothing else is one."""
    dashed = [words for (_, end), after, words, group in found if group == "bare" and text[end:after].strip() in "—–"]
    again = [words for words, n in Counter(dashed).items() if n > 1]
    return len(dashed) == len(found) and len(again) >= LEAST and bool(text[found[0][0][1] : found[0][1]].strip())


def _line_start(text: str, at: int) -> int:
    """Where the line of a label begins, if no sentence ends between: before "A3 (", "[00:12] "."""
    start = text.rfind("\n", 0, at) + 1
    return at if any(mark in text[start:at] for mark in (". ", "? ", "! ")) else start


def _last_line(text: str) -> str:
    return text.rstrip().rpartition("\n")[2]


def _with_questions(text: str, answers: Sequence[Turn]) -> Iterator[Turn]:
    """Answers under one label with the lines between them, which ask and have no label."""
    for n, turn in enumerate(answers):
        if not n:
            start = len(text[: turn.label[0]].rstrip()) - len(_last_line(text[: turn.label[0]]))
            yield Turn((start, start), start, turn.label[0], asks=True)
        words = text[turn.start : turn.end].rstrip()
        end = turn.start + max(words.rfind("\n"), 0) if n + 1 < len(answers) else turn.end
        yield turn._replace(end=end)
        if n + 1 < len(answers):
            yield Turn((end, end), end, turn.end, asks=True)


def _with_answers(doc: RunningText, questions: Sequence[Turn]) -> list[Turn]:
    """Labelled questions with the paragraphs below each, which answer without a label, where a line above names who."""
    top = doc.text[: questions[0].label[0]]
    who = _interviewed(top)
    out = []
    for turn in questions:
        below = [p for p in doc.paragraphs if turn.start < p.start < turn.end]
        out.append(turn._replace(end=below[0].start) if below and who else turn)
        if below and who:
            out.append(Turn(who, below[0].start, turn.end, asks=False))
    return out


def opens(doc: RunningText, dialogue: Sequence[Turn]) -> Span | None:
    """Whose statement stands above the questions: a title's "Remarks by X", where the lines below it speak as "we"."""
    first = min(turn.start for turn in dialogue)
    told = next((p for p in doc.paragraphs if doc.text[p.end - 1] in ".!?"), doc.paragraphs[0])
    title = doc.text[: told.start or told.end]  # "Briefing by General Vel. Unofficial translation."
    if not any(speaks_of_itself(doc.text[len(title) : first], plural=plural, least=1) for plural in (False, True)):
        return None
    found = _WITH.search(title)
    answering = {doc.text[slice(*turn.label)].split()[-1]: turn.label for turn in dialogue if not turn.asks}
    alone = next(iter(answering.values())) if len(answering) == 1 else None
    if found is not None and " by " in found[0]:
        # Behind a long office: "Briefing by the deputy director of the department, Ann Vel".
        behind = alone is not None and doc.text[slice(*alone)] in title.replace(found["who"], "")
        return alone if behind else found.span("who")
    return alone if spoken(title) else None


def spoken(title: str) -> bool:
    """True for "Remarks to the press", "Statement and answers"."""
    return not _SPOKEN.isdisjoint(title.casefold().split())


def _asks(label: str) -> bool:
    """True for "Q", "Q14", "QUESTION (Lake Press)" and others who ask."""
    first = _first(label)
    return first in _ASKERS or (first[:1] == "q" and first[1:].isdecimal())


def _answers(label: str) -> bool:
    """True for "A", "A14", "ANSWER" and others who answer."""
    first = _first(label)
    return first in _ANSWERERS or (first[:1] == "a" and first[1:].isdecimal())


def _first(label: str) -> str:
    """The first word of a label, in small letters."""
    return "".join(takewhile(str.isalnum, label.strip())).casefold()


def _count(line: str) -> bool:
    """True for "118" and "37 (of whom 4 children)" behind a colon: a count under its head, and nobody's words."""
    first = line.partition(" ")[0].replace(",", "").replace(".", "")
    return first.isdecimal() and not line.rstrip().endswith((".", "!", "?"))


def _interpreted(beside: str, behind: str) -> bool:
    """True for a label with "(through interpreter)" beside it, or right behind its colon."""
    if behind.lstrip()[:1] in ("(", "["):
        beside += behind.partition(")" if ")" in behind else "]")[0]
    return any(word.strip("()[].,:").casefold() in _INTERPRETED for word in beside.split())


def _interviewed(head: str) -> Span | None:
    """Who is named above an interview: "Interview with X", "X, commander of the north, received our correspondent."."""
    found = _WITH.search(head)
    if found is not None:
        return found.span("who")
    for line in head.splitlines():
        name = line.partition(", ")[0]
        if name != line and line[len(name) + 2 :][:1].islower() and " " in name and _NAME.match(name):
            at = head.index(line)
            return at, at + len(name)
    return None


def _unlabelled(doc: RunningText) -> list[Turn]:
    """The turns of an interview whose questions stand as paragraphs of their own, and whose title says with whom it is.

    Some of its paragraphs that end in a question mark are no question only where nothing is answered below.
    """
    asking = [n for n, p in enumerate(doc.paragraphs) if doc.text[p.start : p.end].rstrip().endswith("?")]
    asking = [n for n in asking if n + 1 < len(doc.paragraphs) and n + 1 not in asking]
    dashed = {n for n, p in enumerate(doc.paragraphs) if doc.text[p.start : p.end].startswith(_DASHES)}
    if dashed.isdisjoint(asking) and 2 * len([n for n in asking if n + 1 in dashed]) > len(asking):
        # Answers behind dashes: what stands right above one asks, though it has no question mark.
        asking = [n for n in range(asking[0], len(doc.paragraphs) - 1) if n not in dashed and n + 1 in dashed]
    who = _WITH.search(doc.text[: doc.paragraphs[asking[0]].start]) if len(asking) >= _LEAST_ASKED else None
    if who is None or 3 * len(asking) < len(doc.paragraphs) - asking[0]:
        return []
    out = []
    for n, following in zip(asking, [*asking[1:], len(doc.paragraphs)], strict=True):
        question, answer = doc.paragraphs[n], doc.paragraphs[n + 1]
        out.append(Turn((question.start, question.start), question.start, question.end, asks=True))
        out.append(Turn(who.span("who"), answer.start, doc.paragraphs[following - 1].end, asks=False))
    return out


def _names_somebody(label: str, registry: Registry) -> bool:
    """True for an office, or a name with its title: "THE PRESIDENT", "MS. HARLOW"."""
    first = label.split()[0].lower().rstrip(".")
    return bool(registry.role_class(label.lower().removeprefix("the "))) or (" " in label and first in TITLES)


def _met(text: str, label: str) -> bool:
    """True where the label's last word stands elsewhere too, with a capital: not "[Text]", which opens what is read."""
    last = label.split()[-1]
    found = re.finditer(rf"(?i)\b{re.escape(last)}\b", text)
    return sum(word[0][0].isupper() for word in found) > 1


def mostly_asking(spoken: list[tuple[str, str]]) -> set[str]:
    """The labels of those who mostly ask: more than half of their turns end in a question, and others answer."""
    by_label: dict[str, list[bool]] = {}
    for label, words in spoken:
        by_label.setdefault(label, []).append(words.rstrip(" \n\"”'’)]").endswith("?"))
    found = {label for label, ends in by_label.items() if 2 * sum(ends) > len(ends)}
    if not found and len(by_label) == 2:  # of two the one who asks at all
        found = {label for label, ends in by_label.items() if any(ends)}
    return found if len(found) < len(by_label) else set()
