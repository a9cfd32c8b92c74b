"""What counts rest on: how many reports, outlets and languages; and which streams of reports fell silent meanwhile."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec
from sqlalchemy import Connection, func, literal_column, select

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.queries.silence import PAST, Kind, Silence, Stream, silences
from counterclaim.ledger.tables import report
from counterclaim.show.words import day as shown_day

MOST_REPORTS = 20_000
"""Reports that silences are looked for in, the latest of the time asked for: to load them takes some 0.1 s."""
LATELY = 60  # days before the last report whose silences an overview warns of
MOST_SILENT = 50  # told at once
_DIGIT = re.compile(r"\d")
_KINDS: tuple[Kind, ...] = ("language", "outlet", "section")  # from wide to narrow
_FROM = {"language": "in the language “{}”", "outlet": "from {}", "section": "from the section {}"}


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What the counts of one span of time rest on. start: as in Bin; outlets: publishers, or hosts where a report names
    none; languages: of the reports.
    """

    start: str
    claims: int
    reports: int
    outlets: int
    languages: int


class Silent(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet, a section of one, or a language from which reports stopped coming while others went on.

    since, until: first and last ISO day, None where it lasts. usual: reports a day before; share: of all reports then,
    0 to 1. words: what that means for counts, to be shown.
    """

    kind: Kind
    name: str
    since: str
    usual: float
    share: float
    words: str
    until: str | None = None


class Origin(msgspec.Struct, frozen=True):
    """Where a report comes from. day: ISO; outlet, section, language: None where it does not tell."""

    day: str
    outlet: str | None
    section: str | None
    language: str | None


def origin(published: str | None, publisher: str | None, url: str | None, language: str | None) -> Origin:
    """A report's origin; a section is the first part of its address's path, where that is a word and not all of it."""
    host, path = "", [""]
    if url and url.startswith(("http://", "https://")):  # by hand: an overview reads thousands
        host, *path = url.split("#")[0].split("?")[0].split("://", 1)[1].split("/")
    outlet = publisher or host.rpartition("@")[2].lower().removeprefix("www.") or None
    path = [one for one in path if one]
    section = f"{outlet}/{path[0]}" if outlet and len(path) > 1 and not _DIGIT.search(path[0]) else None
    return Origin((published or "")[:10], outlet, section, language)


def bases(db: Connection, step: int, claims: Iterable[tuple[str, str]]) -> tuple[Basis, ...]:
    """What the claims rest on, by span of time. claims: the day each was said and its report; step: characters of a day
    that make its span (10, 7, 4).
    """
    number: Counter[str] = Counter()
    reports: dict[str, set[str]] = defaultdict(set)
    for day, id in claims:
        number[day[:step]] += 1
        reports[day[:step]].add(id)
    columns = (report.c.id, report.c.published, report.c.publisher, report.c.url, report.c.language)
    known = {
        row.id: origin(row.published, row.publisher, row.url, row.language)
        for row in rows_in(db, select(*columns), report.c.id, {id for ids in reports.values() for id in ids})
    }
    return tuple(
        Basis(
            start=start, claims=number[start], reports=len(reports[start]),
            outlets=len({known[id].outlet or id for id in reports[start] if id in known}),
            languages=len({known[id].language for id in reports[start] if id in known and known[id].language}),
        )
        for start in sorted(number)
    )  # fmt: skip


def silent(db: Connection, first: str | None = None, last: str | None = None) -> tuple[Silent, ...]:
    """Streams that were silent for some time between two ISO days; without them, those that are silent at the end of
    the ledger.
    """
    day = func.substr(func.coalesce(report.c.published, literal_column("''")), 1, 10)
    published = func.coalesce(report.c.published, literal_column("''"))
    end = last or db.scalar(select(func.max(published)))
    try:
        final = date.fromisoformat((end or "")[:10])
        begin = date.fromisoformat(first[:10]) if first else final - timedelta(LATELY)
    except ValueError:
        return ()
    since = max(begin - timedelta(PAST), date.min + timedelta(1)) if begin.year > 1 else begin
    query = select(day.label("day"), report.c.publisher, report.c.url, report.c.language)
    query = query.where(published >= since.isoformat(), published < (final + timedelta(1)).isoformat())
    rows = db.execute(query.order_by(published.desc()).limit(MOST_REPORTS)).all()
    found = silent_among([origin(row.day, row.publisher, row.url, row.language) for row in rows])
    if first is None and last is None:
        return tuple(one for one in found if one.until is None)[:MOST_SILENT]
    return tuple(one for one in found if one.until is None or one.until >= begin.isoformat())[:MOST_SILENT]


def silent_among(origins: Sequence[Origin]) -> tuple[Silent, ...]:
    """Streams that fell silent among these reports, the widest only: not the outlets of a language, the sections of an
    outlet.
    """
    ordinals = {day: _ordinal(day) for day in {one.day for one in origins}}
    by_origin: dict[tuple[str | None, str | None, str | None], dict[int, int]] = defaultdict(dict)
    for one in origins:
        at = ordinals[one.day]
        if at is not None:
            mine = by_origin[one.language, one.outlet, one.section]
            mine[at] = mine.get(at, 0) + 1
    counts: dict[Stream, Counter[int]] = defaultdict(Counter)
    held: dict[Stream, set[Stream]] = defaultdict(set)
    for names, numbers in by_origin.items():
        streams: list[Stream] = [(kind, name) for kind, name in zip(_KINDS, names, strict=True) if name is not None]
        for place, stream in enumerate(streams):
            counts[stream].update(numbers)
            held[stream] |= set(streams[:place])
    days = [day for found in counts.values() for day in found]
    if not days:
        return ()
    found = silences(counts, min(days), max(days))
    gone = {(one.kind, one.name): one for one in found}
    return tuple(_told(one) for one in found if not any(_holds(gone.get(s), one) for s in held[one.kind, one.name]))


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _holds(wider: Silence | None, one: Silence) -> bool:
    """True where a wider stream was silent when this one began to be."""
    return wider is not None and wider.since <= one.since + PAST and (wider.until or one.since) >= one.since


def _told(one: Silence) -> Silent:
    since = date.fromordinal(one.since).isoformat()
    until = date.fromordinal(one.until).isoformat() if one.until is not None else None
    none = "Hardly any reports" if one.found else "No reports"
    span = f"since {shown_day(since)}" if until is None else f"from {shown_day(since)} to {shown_day(until)}"
    usual, share = f"{one.usual:.1f}".removesuffix(".0"), round(100 * one.share)
    words = (
        f"{none} {_FROM[one.kind].format(one.name)} {span}; before, {usual} a day, {share} % of all. Others went on: "
        "counts are lower for that reason."
    )
    return Silent(
        kind=one.kind, name=one.name, since=since, until=until, usual=one.usual, share=one.share, words=words
    )  # fmt: skip
