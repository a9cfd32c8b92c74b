"""Turns of a transcript or interview in a language beside English: whose words stand under which label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.turns import LEAST, Turn, mostly_asking
from counterclaim.reader.languages.language import Language
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.words import Word, Words

# "В.Петров:", "Анна Сорель (по-русски):", "Вопрос:" at the start of a line; "В.Петров Петров Виктор, министр:" is a
# page's name with the card behind it.
_LABEL = compiled(
    r"(?m)^[ \t\u00a0]*(?P<name>[^\W\d_][\w.’'\" -]{0,48}?"
    r"|(?:[^\W\d_]\.[ \u00a0]?){1,2}(?P<last>[^\W\d_]{2,}(?:-[^\W\d_]+)?)(?= (?P=last) ))"
    r"(?:[ \t]*\([^)\n]{1,60}\)| (?P=last) [^:\n]{1,300})?:(?=\s)"
)
_INITIALED = compiled(r"(?:[^\W\d_]\.[ \u00a0]?){1,2}[^\W\d_][^\W\d_]+(?:-[^\W\d_]+)?")
_LONGEST = 5  # words of a label
_DASHES = ("—", "–", "-")
_OPENS, _CLOSES = frozenset('"“«„”'), frozenset('"”»“')
_ASKED, _SPOKEN = 2, 4  # questions and paragraphs behind a dash from which on they are an interview


def turns(doc: RunningText, language: Language, *, sure: bool = False) -> list[Turn]:
    """The turns in reading order; none where the text has no turn labels.

    A name with initials before a colon is a label wherever it opens a line, a name without them where it comes back or
    somebody asks questions under a label of that. sure: the text is known for a transcript, so that any label is one.
    """
    found: list[tuple[Span, int, str, bool]] = []
    for match in _LABEL.finditer(doc.text):
        label = match["name"].strip()
        asks = _asks(label, language)
        if asks or _named(label, language):
            found.append((match.span("name"), match.end(), label, asks))
    seen = Counter(label.casefold() for _, _, label, _ in found)
    asked = any(asks for *_, asks in found)
    again = any(n > 1 for n in seen.values())
    kept = [
        one for one in found
        if sure or one[3] or asked or seen[one[2].casefold()] > 1 or _INITIALED.fullmatch(one[2])
    ]  # fmt: skip
    if not any(_INITIALED.fullmatch(label) for _, _, label, _ in kept) and (
        len(kept) < LEAST or not (sure or asked or again)
    ):
        return []
    ends = [label[0] for label, *_ in kept[1:]] + [len(doc.text)]
    spoken = [(label.casefold(), doc.text[at:end]) for (_, at, label, _), end in zip(kept, ends, strict=True)]
    mostly = mostly_asking(spoken)
    return [
        Turn(span, at, end, asks or label.casefold() in mostly)
        for (span, at, label, asks), end in zip(kept, ends, strict=True)
    ]


def dashed(doc: RunningText, words: Words) -> list[Turn]:
    """The turns of an interview that marks them by dashes alone, question and answer in turn, or answers by quotation
    marks; whoever was named last before answers. A line without a question mark among the questions asks, too.
    """
    texts = [doc.text[slice(*_paragraph(doc, n))].strip() for n in range(len(doc.paragraphs))]
    runs = _runs([one.startswith(_DASHES) for one in texts])
    if not runs:  # the answers stand in quotation marks
        quoted = [one[:1] in _OPENS and one.rstrip(".")[-1:] in _CLOSES for one in texts]
        answered = [n for n in range(1, len(quoted)) if quoted[n] and not quoted[n - 1]]
        runs = [[n - 1, n] for n in answered] if len(answered) > _ASKED else []
    asking = {n for run in runs for n in run if texts[n].rstrip(' »"”').endswith("?")}
    if len(asking) < _ASKED or sum(map(len, runs)) < _SPOKEN:
        return []
    out: list[Turn] = []
    label: Span | None = None
    before = 0
    for run in runs:
        first = doc.paragraphs[run[0]].start
        named = _people(words.slice((before, first)))
        full = [span for span in named if " " in doc.text[slice(*span)]]
        label = next(reversed(full or named), label)
        before = doc.paragraphs[run[-1]].end
        if label is None:
            continue
        even = sum(n in asking for n in run[::2])
        turn = 0 if 2 * even >= sum(n in asking for n in run) else 1  # which of two asks
        for k, n in enumerate(run):
            asks = k % 2 == turn
            start, end = _paragraph(doc, n)
            out.append(Turn((start, start) if asks else label, start, end, asks))
    return out


def _runs(dashed: Sequence[bool]) -> list[list[int]]:
    """The numbers of paragraphs behind a dash that follow one another, two at least."""
    runs: list[list[int]] = []
    for n, one in enumerate(dashed):
        if one and runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        elif one:
            runs.append([n])
    return [run for run in runs if len(run) > 1]


def _paragraph(doc: RunningText, n: int) -> Span:
    return doc.paragraphs[n].start, doc.paragraphs[n].end


def _people(words: Sequence[Word]) -> list[Span]:
    """Where people are named, as far as the encoder marks them."""
    out: list[Span] = []
    for word in words:
        if not word.name.endswith("PERSON"):
            continue
        if out and word.start - out[-1][1] <= 1:
            out[-1] = (out[-1][0], word.end)
        else:
            out.append((word.start, word.end))
    return out


def unlabelled(doc: RunningText, dialogue: Sequence[Turn]) -> tuple[str, Span] | None:
    """Whose words stand before the first label, as `issuer` tells it: a label tells that another one speaks, so of a
    part cut out of a talk they are those of who takes turns with the first one labelled.
    """
    if len(dialogue) < LEAST or dialogue[1].asks:
        return None
    first, second = (doc.text[slice(*turn.label)].casefold() for turn in dialogue[:2])
    return ("answers", dialogue[1].label) if first != second else None


def _asks(label: str, language: Language) -> bool:
    tokens = Tokens(label, 0, len(label), language)
    return tokens.of(0, "asks") is not None


def _named(label: str, language: Language) -> bool:
    """True for what may be a name or an office: every word of it with a capital, where the script has them."""
    words = label.split()
    if not 0 < len(words) <= _LONGEST:
        return False
    return language.right_to_left or all(word[:1].isupper() for word in words)
