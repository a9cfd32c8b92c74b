"""What another outlet changed in the copy: words put in place of others, numbers first."""

from difflib import SequenceMatcher

import msgspec

from counterclaim.patterns import compiled

_WORD = compiled(r"\d+(?:[.,]\d+)*|\w+(?:['’-]\w+)*")
_NUMBER = compiled(r"\d")
MOST_WORDS = 3_000  # of each text that are compared
LONGEST = 12  # words of a change; what is longer is another text


class Reworded(msgspec.Struct, frozen=True, kw_only=True):
    """before, after: the words in the one text and in the other; "" where there are none. number: one of them has a
    number.
    """

    before: str
    after: str
    number: bool = False


def reworded(first: str, other: str, most: int = 20) -> tuple[Reworded, ...]:
    """The changes from one text to the other, those of numbers first, each in the order of the text; `most` at most."""
    a, b = list(_WORD.finditer(first))[:MOST_WORDS], list(_WORD.finditer(other))[:MOST_WORDS]
    matcher = SequenceMatcher(None, [m[0].casefold() for m in a], [m[0].casefold() for m in b], autojunk=False)
    out = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal" or max(j - i, m - k) > LONGEST:
            continue
        before = first[a[i].start() : a[j - 1].end()] if j > i else ""
        after = other[b[k].start() : b[m - 1].end()] if m > k else ""
        number = _NUMBER.search(before + after) is not None
        if number or kind == "replace":
            out.append(Reworded(before=before, after=after, number=number))
    return tuple(sorted(out, key=lambda one: not one.number)[:most])
