"""Digests, live blogs and lists of posts to their items: each a report with its own day and source.

Only print tells them apart: a line, or the opening of a paragraph, that dates what follows, three times and more; or
paragraphs that each close with their source and its day ("(Harbour Gazette, 4 May 2024)"). A copied post is one by
itself: who posted it stands above it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import category

from counterclaim import vocabulary
from counterclaim.model.report import Furniture, Report
from counterclaim.patterns import compiled
from counterclaim.reports import copied
from counterclaim.reports.channels import channel, forwarded
from counterclaim.reports.dates import CLOCK, PrintedDate, find_date
from counterclaim.reports.furniture import report_blocks
from counterclaim.reports.headers import read_header
from counterclaim.reports.layout import BULLET
from counterclaim.reports.lines import tidy
from counterclaim.reports.load import from_text
from counterclaim.reports.records import records
from counterclaim.reports.stamps import date_line, dates, only_time

LEAST = 3  # items; two dates are as often those of one report and its update
_LEAST_TOLD = 2  # where the text is known for a digest
_ONE = ("report", "statement", "transcript")  # kinds of texts that are one report, whatever dates they print
_WORDS = 3  # of an item at least, and of what stands before the first one to be an item as well:
_BEFORE = 12
_MOST = 8  # words of a page's name
_SEEN = vocabulary.words("pages.seen")
_TIME = compiled(rf"(?<!\d)(?:{CLOCK})(?!\w)", re.IGNORECASE)
_HOUR = re.compile(r"([0-2]?\d)[:.]([0-5]\d)")
_CLOSING = compiled(r"[(\[]([A-ZÀ-Þ][^()\[\]]{5,90})[)\]]\.?$")
_STOP = re.compile(r"[^\W\d]{2}[.!?…][\"”’)\]]*(?:\s|$)|[\d\"”’)\]%][.!?…][\"”’)\]]*\s*$")
_LOGGED = compiled(r"[)\]]?\s{0,4}[:–—|-]\s{0,4}(?=\S)")
_STOPPED = compiled(r"[)\]]?\.\s{1,4}(?=[A-ZÀ-Þ\d])")  # "7 May 2024. Lanham. The army ..."
_THEN_PLACE = compiled(
    r"\s?[,(/]\s?(?P<place>[^\W\d_][\w.’' -]{1,40}?)\)?(?:\s\([^()\n]{2,40}\))?"
    r"(?:(?:\s{0,4}[:–—|]|\s{1,4}-\s)\s{0,4}(?=\S)|\.\s{1,4}(?=[A-ZÀ-Þ\d]))"
)  # "3 May, Kelde - ", "3 May 2024, Kelde (Norva). "


class Part(NamedTuple):
    """One item. number: from 1, in order; 0: what stands before the first. text: with header lines of its own.

    dated: whether a day of publication of its own is among them.
    """

    number: int
    text: str
    dated: bool = False


class _Item(NamedTuple):
    """Where an item begins and ends in the report's text; key: what its date is the date of; stamp: where one above
    it begins; who: posted it, a channel (None: its source) or one of several; forwarded: whose words it carries; place:
    where it happened, if its record says so."""

    start: int
    end: int
    key: str = "date"
    when: str | None = None
    source: str | None = None
    stamp: int | None = None
    who: str | None = None
    forwarded: str | None = None
    place: str | None = None

    @property
    def published(self) -> str | None:
        return self.when if self.key == "date" else None


def parts(report: Report) -> list[Part]:
    """The items of a report; none where it is one by itself, or told to be."""
    if report.kind in _ONE:
        return []
    least = _LEAST_TOLD if report.kind == "digest" else LEAST
    for find in (_copied, _recorded, _footed, _dated, _closed):
        sure = find in (_copied, _recorded)
        found = [one for one in find(report) if sure or _tells(report.text[one.start : one.end])]
        if len(found) >= (1 if sure else least):
            found = _posted(report, found) if find in (_footed, _dated) else found
            top, end = _top(report), found[0].stamp if found[0].stamp is not None else found[0].start
            before = [Part(0, _text(report, _Item(top, end, when=report.published)))]
            items = [Part(n, _text(report, one), one.published is not None) for n, one in enumerate(found, 1)]
            return (before if len(_prose(report, end).split()) >= _BEFORE else []) + items
    return []


def _posted(report: Report, found: Sequence[_Item]) -> list[_Item]:
    """Items with times of their own under a channel's name are its posts, or forwarded by it."""
    first = min(_begin(one) for one in found)
    head = channel(report.text, _top(report), first)
    name = head[0] if head else _above_each(report.text, found)
    out = []
    for one in found:
        sent = forwarded(report.text, (one.start, one.end))
        if sent is not None:
            one = one._replace(start=sent[0], forwarded=sent[1], stamp=_begin(one), who=name or sent[1], source=name)
        elif name is not None and one.when is not None:
            one = one._replace(key="date", who=name, source=name)
        if name is not None and head is None:  # the name stands above the next one's stamp
            one = one._replace(end=one.start + len(report.text[one.start : one.end].rstrip().removesuffix(name)))
        out.append(one)
    return out


def _above_each(text: str, found: Sequence[_Item]) -> str | None:
    """The name in the line above each stamp, where it is the same above all: pages print it over every post."""
    above = {text[: _begin(one)].rstrip().rpartition("\n")[2].strip() for one in found if one.key == "date"}
    name = above.pop() if len(above) == 1 and len(found) >= LEAST else ""
    whole = name[:1].isalnum() and len(name.split()) <= _MOST and not name.endswith((".", "!", "?", ":", ",", ";"))
    return name if whole else None


def items(report: Report) -> list[Report]:
    """The items of a digest as reports, each named by its number ("digest.txt#3"); the report alone without any."""
    return [
        from_text(one.text, source=f"{report.source}#{one.number or 'top'}" if report.source else None)
        for one in parts(report)
    ] or [report]


def _tells(text: str) -> bool:
    """True for words with a whole sentence among them; the titles of other stories have none."""
    return len(text.split()) >= _WORDS and _STOP.search(text) is not None


def _top(report: Report) -> int:
    return max((one.end for one in report.furniture if one.kind == "header"), default=0)


def _prose(report: Report, end: int) -> str:
    """What stands before `end` and is no furniture."""
    out, at = [], _top(report)
    for one in report.furniture:
        if one.start >= end:
            break
        out.append(report.text[at : max(at, one.start)])
        at = max(at, one.end)
    return " ".join([*out, report.text[at : max(at, end)]])


def _stamped(report: Report) -> Iterator[_Item]:
    """Items that a stamp begins: a line of its own, or a paragraph's opening ("14:32 GMT –", "LANHAM, 3 May –")."""
    text = report.text
    stamps = [one for one in report.furniture if one.kind in ("dateline", "timestamp") and _begins_line(text, one)]
    day, year = (report.published or "")[:10] or None, _year(report)
    for number, one in enumerate(stamps):
        stamp = tidy(text[one.start : one.end])
        printed = find_date(stamp)
        if printed is not None:
            day = printed.iso(int(day[:4]) if day else year)
        elif one.kind == "dateline":
            continue
        end = stamps[number + 1].start if number + 1 < len(stamps) else len(text)
        # A dateline with a place stays with its text; a bare stamp is told by the header alone.
        alone = "\n" in text[one.end : one.end + 1]
        whole = one.kind == "dateline" and not alone and _places(stamp, printed)
        where = _where(stamp[: printed.start]) if printed is not None and alone else None
        yield _Item(
            one.start if whole else one.end, end, when=_with_time(day, stamp, printed), stamp=one.start, place=where,
            key="event date" if where and (day or "") < (report.published or "")[:10] else "date",
        )  # fmt: skip


def _where(before: str) -> str | None:
    """The place before a day, alone on its line with it: "Kelde, Norva – ", without what a range begins with."""
    name = before.lstrip("# ").rstrip(" ,–—|/-").removesuffix(" and").rstrip("0123456789 ,–—|/-")
    return name if _named(name.partition(",")[0]) and not only_time(name) else None


def _begins_line(text: str, one: Furniture) -> bool:
    return not text[text.rfind("\n", 0, one.start) + 1 : one.start].strip()


def _places(stamp: str, printed: PrintedDate | None) -> bool:
    return printed is not None and any(map(str.isalpha, stamp[: printed.start]))


def _with_time(day: str | None, stamp: str, printed: PrintedDate | None) -> str | None:
    """The day with the stamp's time of day, where it prints one by the twenty-four hours."""
    rest = stamp if printed is None else stamp[: printed.start] + " " + stamp[printed.end :]
    clock = _TIME.search(rest)
    hour = _HOUR.match(clock.group()) if clock else None
    if day is None or hour is None or clock is None or re.search(r"[ap]\.?m", clock.group(), re.IGNORECASE):
        return day
    zone = "Z" if re.search(r"GMT|UTC", clock.group()) and not re.search(r"[+-]\d", clock.group()) else ""
    return f"{day}T{int(hour[1]):02d}:{hour[2]}:00{zone}" if int(hour[1]) < 24 else day


def _dated(report: Report) -> list[_Item]:
    """Items with a stamp or a day of their own: those of the form that there are more of, and between them the rest.

    A stamp above them all is that of the whole; a day in the middle of an item begins none.
    """
    stamped, logged = (list(find(report)) for find in (_stamped, _logged))
    least = _LEAST_TOLD if report.kind == "digest" else LEAST
    more, other = (logged, stamped) if len(logged) > len(stamped) else (stamped, logged)
    if len(more) < least:
        return more
    first = _begin(more[0])
    begun = {_begin(one) for one in more}
    added = [
        one for one in other
        if _begin(one) > first and _begin(one) not in begun and _own_paragraph(report.text, _begin(one))
    ]  # fmt: skip
    return _ended([*more, *added, *_later(report, first)], len(report.text))


def _ended(found: Sequence[_Item], end: int) -> list[_Item]:
    """The items in order, one of a place, each up to where the next one begins."""
    by_start = {_begin(one): one for one in reversed(found)}
    order = sorted(by_start)
    return [by_start[at]._replace(end=after) for at, after in zip(order, [*order[1:], end], strict=True)]


def _begin(one: _Item) -> int:
    return one.start if one.stamp is None else one.stamp


def _own_paragraph(text: str, at: int) -> bool:
    return not text[:at].rstrip(" \t").removesuffix("\n").rstrip(" \t\r")[-1:].strip("\n")


def _footed(report: Report) -> Iterator[_Item]:
    """Posts of a channel, each above a line that counts who saw it and tells when: "12.4K views  Ana, 09:30"."""
    text = report.text
    foots = [span for span in _lines(text, _top(report)) if _foot(tidy(text[slice(*span)]))]
    head = channel(text, _top(report), foots[0][0]) if len(foots) >= LEAST else None
    name, at = head or (None, 0)
    day = (report.published or "")[:10] or None
    for start, end in foots if head else ():
        first = next(_lines(text[:start], at), None)
        above = find_date(text[slice(*first)]) if first and date_line(tidy(text[slice(*first)])) else None
        if first and above is not None:
            day, at = above.iso(int(day[:4]) if day else _year(report)), first[1]
        yield _Item(at, start, when=_with_time(day, text[start:end], None), who=name, source=name)
        at = end


def _foot(line: str) -> bool:
    """True for a line with a time of day and a count beside a picture, or beside "views"; it has few words."""
    clock = _TIME.search(line)
    rest = (line[: clock.start()] + line[clock.end() :]).split() if clock else []
    marks = any(category(word[0]) == "So" or word.casefold() in _SEEN for word in rest)
    return marks and any(word[0].isdigit() for word in rest) and sum(map(str.isalpha, rest)) <= _WORDS


def _copied(report: Report) -> Iterator[_Item]:
    """Posts copied as text; of one channel it is the publisher, of several members each speaks."""
    found = list(copied.posts(report.text))
    several = len({one.who for one in found}) > 1
    for one in found:
        printed = find_date(one.when)
        day = printed.iso() if printed is not None else None
        if report.text[one.start : one.end].strip():
            yield _Item(
                one.start, one.end, when=_with_time(day, one.when, printed), stamp=one.above,
                source=None if several else one.who, who=one.who, forwarded=one.forwarded,
            )  # fmt: skip


def _recorded(report: Report) -> Iterator[_Item]:
    """Records whose fields tell when and where what they tell happened."""
    found = records(report.text, _top(report))
    if sum(one.day is not None for one in found) < _LEAST_TOLD:
        return
    for one in found:
        if one.day is not None:
            day = one.day.iso(_year(report))
            yield _Item(one.start, one.end, key="event date", when=day, stamp=one.above, place=one.place)
        elif report.text[one.start :].strip():
            yield _Item(one.start, one.end, when=report.published, stamp=one.above)


def _logged(report: Report) -> Iterator[_Item]:
    """Entries of a log or digest: paragraphs or lines that open with a day, a place and a day, or a day and a place,
    and a mark."""
    text, year = report.text, _year(report)
    for start, end in _lines(text, _top(report)):
        line = _unlisted(text[start : min(end, start + 120)])
        printed = find_date(line)
        opened = _opens(line[: printed.start], line[printed.end :]) if printed is not None else None
        if printed is not None and opened is not None:
            where, head = opened
            begin = text.index(line, start) + printed.end + head if head else start
            begin += len(text[begin:end]) - len(text[begin:end].lstrip())
            stamp = start if head else None
            yield _Item(begin, len(text), key="event date", when=printed.iso(year), stamp=stamp, place=where)


def _later(report: Report, first: int) -> Iterator[_Item]:
    """In a digest also paragraphs that open with a day and no mark: "On 8 May, soldiers ...", "8 May, soldiers ..."."""
    text, year = report.text, _year(report)
    for start, end in _lines(text, first):
        line = _unlisted(text[start : min(end, start + 120)]).removeprefix("On ")
        printed = find_date(line)
        after = line[printed.end :].lstrip() if printed is not None else ""
        if printed is not None and not printed.start and after[:1] == "," and _own_paragraph(text, start):
            yield _Item(start, len(text), key="event date", when=printed.iso(year))


def _unlisted(line: str) -> str:
    bullet = BULLET.match(line)
    return line[bullet.end() :].lstrip() if bullet else line


def _opens(before: str, after: str) -> tuple[str, int] | None:
    """The place beside a day that opens an entry ("Orvik, | :", "[ | ]", "| , Kelde -", "| . Lanham."), "" for none,
    and how far behind the day the head goes that a full stop ends, 0 for another one; None where it opens none."""
    rest = after.lstrip(" ,")
    clock = _TIME.match(rest)
    if before in ("[", "("):
        end = 0 if clock is None else len(after) - len(rest) + clock.end()
        closed = after[end : end + 1] in ("]", ")") and after[end + 1 : end + 2] in (" ", "")
        return ("", end + 1) if closed and after[end + 1 :].strip() else None
    rest = after if clock is None else rest[clock.end() :]
    if not _place(before):
        return None
    place = None if before else _THEN_PLACE.match(rest)
    if place is not None and _named(place["place"].strip()):
        stopped = place[0].rstrip().endswith(".")
        return place["place"].strip(), len(after) - len(rest) + place.end() if stopped else 0
    stop = _STOPPED.match(rest)
    if stop is None and _LOGGED.match(rest) is None:
        return None
    return before.rstrip(" ,.(["), len(after) - len(rest) + stop.end() if stop is not None and before else 0


def _place(words: str) -> bool:
    """True for nothing, and for a name before a day: "Orvik, ", "El Fasher ("."""
    name = words.rstrip(" ,.([")
    return not words or (name != words.rstrip() and _named(name))


def _named(name: str) -> bool:
    return (name.istitle() or name.isupper()) and len(name.split()) <= _WORDS


def _year(report: Report) -> int | None:
    """The year of days that print none: that of publication, or the only one that the lines' beginnings print."""
    if report.published:
        return int(report.published[:4])
    heads = (report.text[start : min(end, start + 120)] for start, end in _lines(report.text, _top(report)))
    years = {one.date.year for head in heads for one in dates(head) if one.date.year is not None}
    return years.pop() if len(years) == 1 else None


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"\S[^\n]*", text[start:]):
        yield start + found.start(), start + found.end()


def _closed(report: Report) -> Iterator[_Item]:
    """Paragraphs that each close with their source and its day."""
    year = _year(report)
    for block in report_blocks(report.text, _top(report)):
        words = report.text[block.start : block.end]
        found = _CLOSING.search(tidy(words[-120:]))
        inner = found.group(1) if found else ""
        printed = find_date(inner)
        if printed is not None and printed.end == len(inner) and (who := inner[: printed.start].strip(" ,;–-")):
            yield _Item(block.start, block.end, when=printed.iso(year), source=who)


def _text(report: Report, one: _Item) -> str:
    """The item under header lines: its own day and source, and what the whole report tells."""
    head: Sequence[tuple[str, str | None]] = (
        ("title", report.title), (one.key, one.when), ("publisher", one.source or report.publisher),
        ("part of", one.source and report.publisher), ("url", report.url),
    )  # fmt: skip
    if one.who is not None:  # the line above it, which the whole takes for its title, is told by the header
        who = one.forwarded or (None if one.source else one.who)
        posted = (("kind", "posts"), ("speaker", who), ("forwarded from", one.forwarded))
        head = (*((key, value) for key, value in head if key not in ("title", "part of")), *posted)
    if one.key != "date":
        head = (*head, ("event place", one.place), ("date", report.published))
    header = read_header(report.text)
    told = {key for key, _ in head} | {"published", "headline"} | ({"kind"} if report.kind == "digest" else set())
    rest = [(key, value) for key, value in (header.values if header else {}).items() if key not in told]
    lines = [f"# {key}: {tidy(value)[:300]}" for key, value in (*head, *rest) if value]
    return "\n".join([*lines, "", report.text[one.start : one.end].strip()])
