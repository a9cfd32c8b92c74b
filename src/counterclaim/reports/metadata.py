"""Title, byline, agency, publisher, date and address of a report, each from the best place that tells it."""

import re
from itertools import islice
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.model.report import Furniture
from counterclaim.patterns import compiled
from counterclaim.reports import bylines, printed_address
from counterclaim.reports.agencies import agency, find_agency
from counterclaim.reports.dates import CLOCK, WEEKDAY, WEEKDAYS, ZONE, PrintedDate, find_date, to_iso
from counterclaim.reports.headers import first_address
from counterclaim.reports.lines import plain, tidy
from counterclaim.reports.names import acronym, capitalised
from counterclaim.reports.publishers import publisher_of
from counterclaim.reports.records import RECORD_DAYS, records
from counterclaim.reports.stamps import Dated, only_time, publication

_RIGHTS_OWNER = compiled(
    r"(?:©|\(c\)|copyright(?: ©)?)\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?[\s,:]*"
    r"(?:by )?([A-Z][^.|,;©]{1,60})",
    re.IGNORECASE,
)
_MOST = 40  # pieces of furniture of a kind that are looked at; pages have one to five, lists of reports hundreds
_NEAR = 600  # characters after the headline within which a date is the report's: captions and share buttons between
# What sets a date apart from a title's words: it is the document's, then.
_STAMPED = compiled(
    rf"(?:\bas (?:of|at)(?:\s{CLOCK},?)?(?:\son)?|(?<!\d)(?:{CLOCK}|\d{{4}}\s?{ZONE}),?(?:\son)?|"
    r"[|•·(\[]\s*(?:\d{1,2}\s?[–—-])?)\s*$",
    re.IGNORECASE,
)
# A line under the title that says what the document is: "Press release, Osten, 3 May 2024", "Issue of 3 May 2024".
_DOCUMENT = (
    vocabulary.words("pages.documents") | vocabulary.words("claims.document_kinds") | vocabulary.words("claims.spoken")
)
_SET_APART = compiled(
    rf"(?:(?:^|[,;:|–—(-])|\b(?P<of>of|on|dated))\s*(?:{WEEKDAY},?\s*)?$",
    re.IGNORECASE,
)
_EDITIONS = vocabulary.words("pages.editions")
_PAGE = ("p. ", "pp. ", "page ")  # "Nov. 29, 2014, p. A4"
_TAKEN_HEAD, _TAKEN_WORDS = 600, 4
_TAKING = vocabulary.words("pages.taking")
_TAKEN_FIELDS = vocabulary.words("pages.taken_fields")
_LEADS = vocabulary.words("pages.taking_leads")
_TAKEN_LONGEST = 80  # letters before the day
_LINE = 300  # characters of a first line that is no headline
_FOOT = 6  # lines at the end of which one may say so
STAMP = 12  # letters of a date in digits
_YEAR = 4  # digits
_COMPACT = 8  # digits of a day in an address
_MONTHS = vocabulary.listed("pages.months")


class Known(NamedTuple):
    """What was told from outside the text: by the caller or by a page's own metadata; None where nothing was."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: str | None = None
    url: str | None = None
    language: str | None = None
    speaker: str | None = None
    side: str | None = None
    kind: str | None = None


class Metadata(NamedTuple):
    """The fields of a Report that come from its furniture and surroundings."""

    title: str | None
    byline: str | None
    agency: str | None
    publisher: str | None
    published: str | None
    published_basis: str | None
    url: str | None


def read_metadata(text: str, furniture: tuple[Furniture, ...], header: dict[str, str], known: Known) -> Metadata:
    """The metadata of a text; what the caller said comes before the header, the header before the print."""
    byline = (
        known.byline
        or header.get("byline")
        or header.get("author")
        or header.get("authors")
        or _byline(text, furniture)
    )
    url = known.url or _header_url(header) or _printed_url(text, furniture)
    agency_name = _agency(text, furniture, byline, header)
    publisher = known.publisher or header.get("publisher") or header.get("outlet") or header.get("site")
    if not publisher and not _header_url(header) and header.get("source") and len(header["source"]) <= 80:
        publisher = header["source"]
    published, basis = _published(text, furniture, header, known, url)
    return Metadata(
        title=known.title or header.get("title") or header.get("headline") or _headline(text, furniture),
        byline=byline,
        agency=agency_name,
        publisher=publisher or (publisher_of(url) if url else None) or _owner(text, furniture),
        published=published,
        published_basis=basis,
        url=url,
    )


def _spans(text: str, furniture: tuple[Furniture, ...], kind: str) -> list[str]:
    found = (tidy(text[f.start : min(f.end, f.start + 700)]) for f in furniture if f.kind == kind)
    return list(islice(found, _MOST))


def _headline(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    lines = _spans(text, furniture, "headline")
    # A section or an outlet's name may stand above the headline ("World", "The Evening Star", "OCHA").
    above = len(lines) > 1 and len(lines[0].split()) <= 4 < len(lines[1].split())
    if above and (lines[0] == lines[0].title() or acronym(lines[0])):
        return lines[1]
    return lines[0] if lines else None


def _byline(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    lines = _spans(text, furniture, "byline")
    for line in lines:
        name = bylines.byline_name(line) or bylines.bare_name(line)
        if name:
            return name
    return None


def _agency(text: str, furniture: tuple[Furniture, ...], byline: str | None, header: dict[str, str]) -> str | None:
    if header.get("agency"):
        return agency(header["agency"]) or header["agency"]
    if byline and find_agency(byline):
        return find_agency(byline)
    for kind in ("dateline", "byline", "copyright"):
        for line in _spans(text, furniture, kind):
            found = find_agency(line)
            if found:
                return found
    return None


def _header_url(header: dict[str, str]) -> str | None:
    for key in ("url", "address", "link", "source", "sources"):
        found = first_address(header.get(key, ""))
        if found:
            return found
    return None


def _printed_url(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    spans = [f for f in furniture if f.kind == "address"]
    announced = False
    for f in spans:
        line = tidy(text[f.start : f.end])
        found = printed_address.address(line)
        # One address is the report's own; of several, only an announced one can be told to be.
        if found and (announced or len(spans) == 1 or " " in line):
            return found
        announced = printed_address.label(line)
    return None


def _owner(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    for line in _spans(text, furniture, "copyright"):
        found = _RIGHTS_OWNER.match(line)
        if found:
            return found.group(1).strip()
    return None


def _published(
    text: str, furniture: tuple[Furniture, ...], header: dict[str, str], known: Known, url: str | None
) -> tuple[str | None, str | None]:
    if known.published and known.published_basis == "input":
        return known.published, "input"
    for key in ("date", "published"):
        value = to_iso(header.get(key, ""))
        if value:
            return value, "header"
    if known.published:
        return known.published, known.published_basis or "input"
    printed = printed_dates(text, furniture)
    for found in printed:
        if found.year is not None and found.iso():
            return found.iso(), "dateline"
    from_path = address_date(url) if url else None
    if from_path:
        return from_path, "address"
    year = next(filter(None, map(_only_year, _spans(text, furniture, "copyright"))), None)
    for found in printed:
        if year is not None and found.iso(year):
            return found.iso(year), "dateline"
    from_title = _taken(text, furniture) or _title_date(text, furniture)
    if from_title:
        return from_title, "dateline"
    # Nothing says when it was written: days that its words count from another ("on Friday") count from the event's.
    event = to_iso(header.get("event date", "")[:10])
    return (event, "event date") if event else (None, None)


def _title_date(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    """The date of a title that is a number's of a series ("Situation report 14, issued on 3 May 2024", "Update,
    03.05.2024", "Losses as of 06:00, 3 May 2024"), or of a line below it that says what the document is; another one
    written out in words is as often the day of what the title tells of."""
    lines = _spans(text, furniture, "headline")
    for number, line in enumerate(lines or [tidy(text.lstrip()[:_LINE].partition("\n")[0])]):
        found = _with_year(line)
        if found is None:
            continue
        before, printed, after = line[: found.date.start], line[slice(*found.date[3:])], line[found.date.end :]
        stamped = _STAMPED.search(before) or (any(map(str.isdigit, after)) and only_time(after))  # "3 May 2024, 07:15"
        # "3 May 2024, General Headquarters, Osten" below a title; "030615Z MAY 2024"
        heads = number and not before and after.startswith(", ") and capitalised(after[2:])
        stamped = stamped or heads or printed[6:8] == "Z "
        if (lines and (found.rank == 0 or not any(map(str.isalpha, printed)))) or stamped:
            return found.date.iso()
        if found.date.year is None:
            continue
        named = not _DOCUMENT.isdisjoint(plain(before).split())
        apart = _SET_APART.search(before) if named else None
        # In a title itself "of" and "on" tell the day of an event: "Report on the raid of 3 May 2024".
        edition = not _EDITIONS.isdisjoint(plain(before).split()[-2:])
        if after.lstrip(", ").lower().startswith(_PAGE) or (apart and (number or edition or not apart["of"])):
            return found.date.iso()
    return None


def _taken(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    """The day on which a note or statement says at its head that it was taken down."""
    start = max((f.end for f in furniture if f.kind == "header"), default=0)
    head = re.split(r"\n|\. | {2,}|\t| [|·] ", text[start : start + _TAKEN_HEAD])
    for line in (*head, *text[start + _TAKEN_HEAD :].rstrip().splitlines()[-_FOOT:]):
        found = find_date(line)
        before = line[: found.start].lstrip() if found is not None else ""
        field = before.partition(":")[0].strip().casefold()
        of_many = field in RECORD_DAYS and len(records(text, start)) > 2
        taken = _says_taken(before) or _taken_last(before) or field in _TAKEN_FIELDS
        if found is not None and taken and not of_many and found.iso():
            return found.iso()
    return None


def _says_taken(before: str) -> bool:
    """True for what begins with how a paper was made, and sets its day apart: "Interviewed in person, Osten, | 3 May
    2024", "Sworn at Osten this | 3rd day of May 2024", "Given in the free zone, | 3 May 2024", "coded | 3 May 2024"."""
    words = [word.casefold() for word in before.strip(" ([").split()]
    while words[1:] and words[-1].strip(".,") in WEEKDAYS:
        words.pop()
    if not words or words[0].rstrip(":") not in _TAKING or len(before) > _TAKEN_LONGEST or "." in before:
        return False
    return len(words) == 1 or words[-1][-1] in ",:|–—-" or words[-1] in _LEADS


def _taken_last(before: str) -> bool:
    """True for a few words that end with how a paper was made: "Osten, filed | 3 May 2024", "Statement taken on | 3 May
    2024"."""
    words = [word.casefold().rstrip(":") for word in before.split()]
    few = 0 < len(words) <= _TAKEN_WORDS
    while words[1:] and (words[-1] in _LEADS or words[-1].strip(".,") in WEEKDAYS):
        words.pop()
    return few and words[-1] in _TAKING


def printed_dates(text: str, furniture: tuple[Furniture, ...]) -> list[PrintedDate]:
    """The dates of datelines and bylines, those that are called the publication's first, those of updates last."""
    found = (_with_year(tidy(text[f.start : f.end][:200])) for f in _dated(text, furniture))
    dates = [one.date for one in sorted((one for one in found if one), key=lambda one: one.rank)]
    if dates:
        return dates
    # "15-09-2013 Militants attack Kaya", "May 3, 2024 (LANHAM) - ": what begins a text that is one line
    first = find_date(text[: 2 * STAMP])
    alone = first is not None and not text[: first.end].strip("0123456789-/. ") and first.end <= STAMP
    opens = alone or (first is not None and first.start == 0 and text[first.end :].lstrip().startswith(("(", "[")))
    return [first] if first is not None and opens else []


def _with_year(line: str) -> Dated | None:
    """The date of a line, with the year that stands apart from it ("OSTEN, FEB 6 (RADIO OSTEN, 1990)")."""
    found = publication(line)
    if found is None or found.date.year is not None:
        return found
    year = _only_year(line)
    return found._replace(date=found.date._replace(year=year)) if year else found


def _only_year(line: str) -> int | None:
    years = {word for word in plain(line).split() if len(word) == _YEAR and "1900" <= word <= "2099"}
    return int(min(years)) if len(years) == 1 else None


def _dated(text: str, furniture: tuple[Furniture, ...]) -> list[Furniture]:
    """Datelines and bylines above or in the first of the text, or the only one at its foot.

    Dates further down belong to other stories on the page, or to entries of a live blog.
    """
    body = max((f.end for f in furniture if f.kind in ("header", "headline")), default=0)
    dated = [
        f for f in furniture if f.kind in ("dateline", "byline") and any(map(str.isdigit, text[f.start : f.end][:200]))
    ]
    fields = [f for f in dated if text[f.start : f.end].partition(":")[0].strip().casefold() in RECORD_DAYS]
    if fields and len(records(text, 0)) > 2:  # each record's own, and what stands below them
        dated = [f for f in dated if f not in fields]
    near = [f for f in dated if f.start <= body + _NEAR]
    called = [f for f in dated if (one := publication(tidy(text[f.start : f.end][:200]))) is not None and not one.rank]
    if not near and len(called) == 1:  # "Published: 3 May 2024" at the foot of a live page
        return called
    if near or len(dated) != 1 or any(f.kind in ("teaser", "tags", "timestamp") for f in furniture):
        return near[:_MOST]
    return dated


def address_date(url: str) -> str | None:
    """The date in an address's path ("/2025/03/12/", "/2025/mar/12/", "-20250312"), None without one."""
    folders = url.split("://", 1)[-1].lower().split("/")[1:]
    for at, folder in enumerate(folders):
        year, month, day = [*"-".join(folders[at : at + 3]).split("-"), "", ""][:3]
        month = str(_MONTHS.index(month) + 1) if month in _MONTHS else month
        pieces = (one for one in folder.replace(".", "-").split("-") if len(one) == _COMPACT)
        days = [f"{year}-{month:0>2}-{day:0>2}"] if len(year) == _YEAR else []
        for printed in (*days, *(f"{one[:4]}-{one[4:6]}-{one[6:]}" for one in pieces)):
            found = to_iso(printed) if printed.replace("-", "").isdecimal() else None
            if found:
                return found
    return None
