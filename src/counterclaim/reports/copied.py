"""Posts of a channel or group that were copied as text: Telegram Desktop puts "Name, [12.03.2024 14:05]" above each."""

from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.patterns import compiled

_ABOVE = compiled(r"(?m)^(?P<who>[^\n\[\]]{1,100}?), \[(?P<when>\d[^\[\]\n]{7,30})\][ \t\r]*$")
_MARK = compiled(r"\s*\[ ?(?P<words>[^\[\]\n]{1,200})\][ \t\r]*(?:\n|\Z)")  # "[ Photo ]", "[Forwarded from Lake News]"
_FORWARDED = "Forwarded from "


class Post(NamedTuple):
    """One post. above: where its name and time begin; start, end: of its words, as offsets into the text; when: as
    printed; forwarded: from whom."""

    above: int
    start: int
    end: int
    who: str
    when: str
    forwarded: str | None


def posts(text: str) -> Iterator[Post]:
    """The posts of a copied text, in its order; none where no such line stands in it."""
    heads = list(_ABOVE.finditer(text))
    for number, head in enumerate(heads):
        start, forwarded = head.end(), None
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        while mark := _MARK.match(text, start, end):
            start = mark.end()
            if mark["words"].startswith(_FORWARDED):
                forwarded = mark["words"].removeprefix(_FORWARDED)
        yield Post(head.start(), start, end, head["who"].strip(), head["when"], forwarded)


def copied(text: str) -> bool:
    """True for a text that begins with a copied post."""
    return _ABOVE.match(text.lstrip()) is not None
