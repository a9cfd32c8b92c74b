"""What a rule is: a short pattern over word classes, and what its match means.

    rule("m=MONTH d=DAY COMMA? y=YEAR", full_date)

Capitals name a class (vocabulary.py, tokens.py) or a set of them (SETS below), small letters a word itself,
`x=` names a part (as often as there are branches); `( ) | ? + {0,3}` are those of regular expressions.
"""

import re
from collections.abc import Callable
from functools import cached_property

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reader.times.forms import Form
from counterclaim.reader.times.tokens import LETTER, Tokens

# Names for sets of classes.
SETS: dict[str, str] = {
    "DAY": "DAYNUM ORDNUM",
    "ANYMONTH": "MONTH MAYMONTH",
    "UNIT1": "UNIT day week year",
    "UNITSET": "UNITS days",
    "ORD": "ORDINAL ORDNUM first second third",
    "NUMWORD": "SMALL TENS one hundred thousand",
    "DIGITS": "DAYNUM NUMBER YEAR",
    "ANYSEASON": "SEASON fall",
    "LAST": "last past PREVIOUS",
    "NEXT": "next COMING",
    "THIS": "this current",
    "STEP": "last past PREVIOUS this current next COMING",
    "NOW": "now NOWWORD",
    "NUMERIC": "ISO SLASHED DOTTED",
    "EDGE": "ENDING end",
    "EARLYLATE": "PHASE earlier later",
    "ABOUT": "APPROX about around some only",
    "VAGUE": "FEW few some",
    "DET": "the a an this that",
}
# Patterns that stand for more than one token.
MACROS: dict[str, str] = {
    "DATED": "((w=AWEEKDAY COMMA?)? (m=AMONTH d=DAY|d=DAY m=AMONTH) (COMMA? y=YEAR)?"
    "|w=AWEEKDAY|x=(today|yesterday|tomorrow))",
    "AMONTH": "(MONTH|MAYMONTH|ABBREV DOT?)",
    "AWEEKDAY": "(WEEKDAY|WDABBREV DOT?)",
    "COUNT": "(DIGITS|NUMWORD (HYPHEN? NUMWORD){0,3})",
}
_ATOM = compiled(r"(?:(\w+)=)?(?:([A-Za-z]\w*(?:-\w+)?)|(\())((?:[?+*]|\{\d,\d\})?)")


class Rule:
    """A pattern in words and classes with what its match means; compiled when a text first calls for it.

    read: the meaning of a match, None where it is no time after all.
    """

    def __init__(self, notation: str, read: Callable[["Found"], Form | None]) -> None:
        self.notation = notation
        self.read = read

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression over the string of classes."""
        return compiled(_expand(self.notation))


class Found:
    """A match of a rule in the tokens."""

    __slots__ = ("match", "tokens")

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self.match = match

    def __getitem__(self, part: str) -> str:
        """The words of a named part in lower case, joined by blanks; "" where the rule has no such part."""
        start, end = self.span(part)
        return " ".join(self.tokens.words[start:end]).lower()

    def span(self, part: str) -> tuple[int, int]:
        """Indices of the first token of a named part and after its last; (-1, -1) where the match has no such part."""
        names, number, name = self.match.re.groupindex, 1, part
        while name in names:
            if self.match.start(name) < self.match.end(name):
                return self.match.span(name)
            number += 1
            name = f"{part}_{number}"
        return -1, -1

    @property
    def start(self) -> int:
        """Index of the first token."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index after the last token."""
        return self.match.end()

    def word(self, index: int) -> str:
        """The token at an index in lower case, "" outside the text."""
        return self.tokens.words[index].lower() if 0 <= index < len(self.tokens.words) else ""

    def raw(self, index: int) -> str:
        """The token at an index as written, "" outside the text."""
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""


def _set(name: str) -> str:
    letters = "".join(LETTER[part] for part in SETS.get(name, name).split())
    return re.escape(letters) if len(letters) == 1 else "[" + "".join(re.escape(c) for c in letters) + "]"


def _expand(notation: str) -> str:
    seen: dict[str, int] = {}

    def one(match: re.Match[str]) -> str:
        part, name, opening, repeat = match.groups()
        if part:  # a part named in two branches
            seen[part] = seen.get(part, 0) + 1
            part = part if seen[part] == 1 else f"{part}_{seen[part]}"
        if opening:
            return f"(?P<{part}>" if part else "(?:"
        body = (_ATOM.sub(one, MACROS[name]) if name in MACROS else _set(name)) + repeat
        return f"(?P<{part}>{body})" if part else body

    return "".join(_ATOM.sub(one, notation).split())


# Classes and words that no match is made of alone: a stretch of text without any other holds no time.
_PLAIN = vocabulary.listed("times.plain")
# Classes that no rule names.
_FOREIGN = "OTHER NAME MANY LINE CURRENCY SLASH".split()
STRETCH = compiled("[^" + re.escape("".join(LETTER[name] for name in _FOREIGN)) + "]+")
_SILENT = frozenset(LETTER[name] for name in (*_PLAIN, *_FOREIGN))


def telling(classes: str) -> bool:
    """True for a stretch that may hold a time."""
    return not _SILENT.issuperset(classes)


def rule(notation: str, read: Callable[[Found], Form | None]) -> Rule:
    """A rule from its pattern in words and classes."""
    return Rule(notation, read)
