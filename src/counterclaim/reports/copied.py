"""Posts of a channel or group that were copied as text: Telegram Desktop puts "Name, [12.03.2024 14:05]" above each,
pages "Name @handle · Mar 3, 2024", and WhatsApp "12/03/2024, 14:05 - Name: " before each."""

from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.patterns import compiled
from counterclaim.reports.dates import find_date

_ABOVE = compiled(
    r"(?m)^(?:(?P<who>[^\n\[\]]{1,100}?), \[(?P<when>\d[^\[\]\n]{7,30})\][ \t\r]*$"
    r"|(?P<page>[^\W_][^\n@]{1,60}) \(?@\w{3,30}\)?(?: ?[·•|–-])? (?P<on>[^\n@]{5,30}?)[ \t\r]*$"
    r"|\[?(?P<at>\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}, \d\d?:\d\d(?::\d\d)?(?: ?[ap]m)?)"
    r"(?:\]| -) (?P<member>[^:\n]{1,60}): )"
)
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
    heads = [one for one in _ABOVE.finditer(text) if one["on"] is None or find_date(one["on"]) is not None]
    sure = len(heads) > 1 or any(one["who"] for one in heads)  # one post on a page is quoted in an article
    for number, head in enumerate(heads if sure else ()):
        start, forwarded = head.end(), None
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        while mark := _MARK.match(text, start, end):
            start = mark.end()
            if mark["words"].startswith(_FORWARDED):
                forwarded = mark["words"].removeprefix(_FORWARDED)
        who = head["who"] or head["page"] or head["member"]
        yield Post(head.start(), start, end, who.strip(), head["when"] or head["on"] or head["at"], forwarded)


def copied(text: str) -> bool:
    """True for a text that begins with a copied post."""
    return _ABOVE.match(text.lstrip()) is not None
