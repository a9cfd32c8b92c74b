"""Text cut into words, each with one letter for its class: rules are short patterns over the string of classes."""

from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reader.times.vocabulary import CLASSES, LITERALS, MONTHS, PUNCTUATION, WEEKDAYS

# Classes that are told from a token's form rather than from a word list.
_FORMS = vocabulary.listed("times.forms")

_TOKEN = compiled(
    r"(?P<word>[^\W\d_]{2,})"
    r"|(?P<quarter>[QH][1-4](?![0-9A-Za-z]))"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,9})?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9A-Za-z-]))"
    r"|(?P<decade>['’]?[0-9]{2,4}(?:['’]?s)(?![A-Za-z]))"
    r"|(?P<clock>[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?=\s?(?:[ap]\.?m\b|[AP]\.?M\b|GMT|UTC|hrs|hours))|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))"
    r"|(?P<number>[0-9]+(?:[.,/][0-9]+)*(?:(?:st|nd|rd|th)\b)?)"
    r"|(?P<ampm>[AaPp]\.[Mm]\.?)"
    r"|(?P<oclock>o['’]clock\b)"
    r"|(?P<letter>[^\W\d_])"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<line>\n)"
    r"|(?P<mark>[^\s\w]|_|\w)"
)
_ABBREVIATED = vocabulary.listed("times.abbreviated")


def _letters() -> dict[str, str]:
    names = [*_FORMS, *CLASSES, *dict.fromkeys(PUNCTUATION.values()), *LITERALS]
    unique = list(dict.fromkeys(names))
    free = (chr(i) for i in range(0x21, 0x180) if not chr(i).isspace())
    return dict(zip(unique, free, strict=False))


# Class name -> its letter. All letters lie below 0x180; most below 0x100, where sets of them are bitmaps for `re`.
LETTER = _letters()


def _words() -> dict[str, str]:
    table: dict[str, str] = {word: LETTER[word] for word in LITERALS if word.isalpha()}
    for name, words in CLASSES.items():
        for word in words.split():
            table.setdefault(word, LETTER[name])
    for names, name in ((MONTHS, "MONTH"), (WEEKDAYS, "WEEKDAY"), ([w + "s" for w in WEEKDAYS], "WEEKDAYS")):
        for word in names:
            cls = "MAYMONTH" if word in ("May", "March") else name
            table[word] = table[word.upper()] = LETTER[cls]
    for word in [m[:3] for m in MONTHS if m != "May"] + ["Sept"]:
        table[word] = table[word.upper()] = LETTER["ABBREV"]
    for word in _ABBREVIATED:
        table[word] = table[word.upper()] = LETTER["WDABBREV"]
    return table


_WORDS = _words()
_MARKS = {mark: LETTER[name] for mark, name in PUNCTUATION.items()} | dict.fromkeys("$£€₽₴¥#№", LETTER["CURRENCY"])
_OTHER, _NAME = LETTER["OTHER"], LETTER["NAME"]
_DAY_OF_MONTH = (LETTER["DAYNUM"], LETTER["ORDNUM"])
_BEFORE_MONTH = vocabulary.words("times.before_month")
_FIXED = {
    "iso": LETTER["ISO"], "clock": LETTER["CLOCK"], "ampm": LETTER["AMPM"], "oclock": LETTER["OCLOCK"],
    "quarter": LETTER["QUARTER"], "possessive": LETTER["POSSESSIVE"], "line": LETTER["LINE"],
}  # fmt: skip


class Tokens(NamedTuple):
    """The words and marks of a text in order.

    words: as written. starts, ends: code points. classes: one letter per token, see LETTER.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str


def cut(text: str) -> Tokens:
    """The tokens of a text, in one pass; blanks part them, a line break is a token of its own."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    known = _WORDS.get
    for match in _TOKEN.finditer(text):
        kind, word = match.lastgroup, match.group()
        start, end = match.span()
        if kind in ("word", "letter"):
            letter = known(word) or known(word.lower()) or (_NAME if word[0].isupper() else _OTHER)
        elif kind == "mark":
            letter = _MARKS.get(word, _OTHER)
        elif kind == "number":
            letter = LETTER[_number_class(word)]
        elif kind == "decade":
            letter = LETTER["DECADE" if word[-1] == "s" and len(word.strip("'’s")) == 4 else "DECADE2"]
        else:
            letter = _FIXED[str(kind)]
        words.append(word)
        starts.append(start)
        ends.append(end)
        classes.append(letter)
    for at in (n for n, word in enumerate(words) if word == "may" and _is_month(words, classes, n)):
        classes[at] = LETTER["MAYMONTH"]
    return Tokens(words, starts, ends, "".join(classes))


def _is_month(words: list[str], classes: list[str], at: int) -> bool:
    """True for "may" in small letters as a month: "on 16 may", "since may 1988"; not "up to 20 may have fled"."""
    numbered = at and classes[at - 1] in _DAY_OF_MONTH
    before, after = words[at - 1 - numbered : at - numbered], classes[at + 1 : at + 2]
    dated = bool(before) and before[0].lower() in _BEFORE_MONTH
    verb = after and after[0] == _OTHER and words[at + 1].islower()
    return dated and (bool(numbered) or after == [LETTER["YEAR"]] or not verb)


def _number_class(word: str) -> str:
    if word[-1].isalpha():
        return "ORDNUM" if len(word) <= 4 else "OTHER"
    if word.isdigit():
        if len(word) <= 2:
            return "DAYNUM"
        if len(word) == 4 and word[0] in "12":
            return "YEAR"
        return "NUMBER" if len(word) <= 4 else "MANY"
    if len(word) > 12:
        return "OTHER"
    for mark, name, years in (("/", "SLASHED", (2, 4)), (".", "DOTTED", (4,))):
        parts = word.split(mark)
        if len(parts) == 3 and all(p.isdigit() for p in parts) and len(parts[2]) in years:
            return name if max(len(parts[0]), len(parts[1])) <= 2 else "NUMBER"
    if "/" in word:
        return "FRACTION" if word in ("1/2", "1/4", "3/4") else "OTHER"
    return "NUMBER"
