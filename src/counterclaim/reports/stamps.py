"""Lines that hold a date or a time of day and nothing else but "Published", "Updated" and the like."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.dates import CLOCK, ZONE, PrintedDate, find_date
from counterclaim.reports.lines import plain
from counterclaim.reports.names import capitalised

_LEFT = vocabulary.words("pages.left")
_PUBLISHED = vocabulary.words("pages.published")
_UPDATED = vocabulary.words("pages.updated")
_CLOCK = compiled(rf"(?<!\d)(?:{CLOCK}|[0-2]\d[0-5]\d\s?{ZONE})(?![\w])", re.IGNORECASE)
_AGO = " ago"
_CAP = r"[A-ZÀ-Þ][\w.'’-]*"
_PLACE = compiled(rf"(?:{_CAP}(?:(?: (?:of|de|du|da|el|al))? {_CAP}){{0,3}}(?:,\s|\s?[–—|/-]\s?)){{1,3}}$")
_ACCOUNTS = vocabulary.words("pages.accounts")
_DATE_LINE_MOST, _TIME_LINE_MOST = 120, 60  # characters


def date_line(text: str) -> PrintedDate | None:
    """The date of a line that is only a date, perhaps after a place ("Sweida, 24 July 2025"); else None."""
    text = text.lstrip("# ")  # a heading in Markdown
    if len(text) > _DATE_LINE_MOST or not any(map(str.isdigit, text)):
        return None
    chosen = publication(text)
    found = find_date(text)
    if not found or not chosen:
        return None
    # "Lanham, the 2nd of June 2015", "Lanham, 9 and 10 June 2015"
    before = text[: found.start].removesuffix("the ")
    first = before.rstrip(" –—/-").removesuffix(" and").rstrip("0123456789")
    before = first if first != before.rstrip(" –—/-") and first.endswith((", ", "- ", "– ", "— ")) else before
    if _PLACE.match(before) and not _nothing_left(before) and not _of_somebody(before):
        before = ""
    after, bracket, sign = text[found.end :].partition("(")  # an agency's: "OSTEN, 3 May 2024 (Lake Press)"
    after = after if capitalised(sign.removesuffix(")")) else after + bracket + sign
    return chosen.date if _nothing_left(before + " " + after) else None


def _of_somebody(before: str) -> bool:
    """True for "Witness statement of Ana Sorel, ", which is no place."""
    words = before.casefold().split()[:4]
    return any(one.rstrip("s") in _ACCOUNTS and then in ("of", "by", "with") for one, then in pairwise(words))


class Dated(NamedTuple):
    """A date of a line. rank: 0 where it is called that of publication, 2 where that of an update, else 1."""

    rank: int
    date: PrintedDate


def publication(text: str) -> Dated | None:
    """The date of a short text that is most likely that of publication ("Last updated 3 May; published 1 May")."""
    return min(dates(text), key=lambda one: one.rank, default=None)


def dates(text: str) -> Iterator[Dated]:
    """Every date of a short text, with what the words before it call it."""
    start = 0
    while (found := find_date(text[start:])) is not None:
        words = set(plain(text[start : start + found.start]).split())
        rank = 0 if words & _PUBLISHED else 2 if words & _UPDATED else 1
        yield Dated(rank, found._replace(start=start + found.start, end=start + found.end))
        start += found.end


def time_line(text: str) -> bool:
    """True for a line that is only a time of day or an age ("14:32 GMT", "Updated 2 hours ago")."""
    if len(text) > _TIME_LINE_MOST:
        return False
    return (_CLOCK.search(text) is not None or text.endswith(_AGO)) and _nothing_left(text)


def only_time(text: str) -> bool:
    """True for words that hold a date, a time of day or a weekday, and nothing else; also for none at all."""
    return _nothing_left(text)


def without_date(text: str) -> str:
    """The text up to a date and time it ends with ("Jane Doe | Updated: May 9, 2025 07:50 IST")."""
    found = find_date(text)
    if not found or not _nothing_left(text[found.end :]):
        return text
    kept = text[: found.start].rstrip(" ,|·•–—-:(")
    while True:
        head, _, last = kept.rpartition(" ")
        if not head or not (last.lower().strip(".:") in _LEFT or _CLOCK.fullmatch(last)):
            return kept.rstrip(" ,|·•–—-:(")
        kept = head.rstrip(" ,|·•–—-:(")


def _nothing_left(text: str) -> bool:
    for _ in range(2):  # "Published March 3, 2024, updated March 4, 2024"
        found = find_date(text)
        if found:
            text = text[: found.start] + " " + text[found.end :]
    text = _CLOCK.sub(" ", text)
    ago = _AGO in text  # "Updated 3 hours ago"
    return all(word in _LEFT or (ago and word.isdecimal()) for word in plain(text).split())
