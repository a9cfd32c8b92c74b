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
from counterclaim.reports.lines import tidy
from counterclaim.reports.publishers import publisher_of
from counterclaim.reports.records import RECORD_DAYS, records
from counterclaim.reports.stamps import Dated, only_time, publication

_PATH_DATE = compiled(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](0?[1-9]|[12]\d|"
    r"3[01])(?=[/-]|$)",
    re.IGNORECASE,
)
_PATH_COMPACT = compiled(r"[/-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/.-]|$)")
_PATH_YEAR = compiled(r"/((?:19|20)\d\d)(?:/|-\d\d(?:/|-))")
_RIGHTS_YEAR = compiled(r"(?:©|\(c\)|copyright)\D{0,30}((?:19|20)\d\d)", re.IGNORECASE)
_RIGHTS_OWNER = compiled(
    r"(?:©|\(c\)|copyright(?: ©)?)\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?[\s,:]*(?:by )?"
    r"([A-Z][^.|,;©]{1,60})",
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
_DOCUMENT = compiled(
    r"\b(?:statement|communiqu[eé]|release|bulletin|report|briefing|updates?|issue|edition|broadcast|transcript|"
    r"interview|"
    r"newsletter|press|circular|notes?|log|digest|ticker|gazette|"
    r"(?:no|vol|number)\.? ?\d[\d/]*|review|summary|filed|written|weekly|daily|monthly|brief|session|speech|"
    r"address|remarks)\b",
    re.IGNORECASE,
)
_MARK = r"(?:^|[,;:|–—(-])"
_SET_APART = compiled(rf"{_MARK}\s*(?:{WEEKDAY},?\s*)?$", re.IGNORECASE)
_OF_DOCUMENT = compiled(rf"(?:{_MARK}|\b(?:of|on|dated))\s*(?:{WEEKDAY},?\s*)?$", re.IGNORECASE)
_PAGE_NUMBER = compiled(r",?\s*(?:p{1,2}|page)\.?\s?[A-Z]?\d", re.IGNORECASE)  # "Nov. 29, 2014, p. A4"
# What forms and notes say of their own day: "Date of interview: 3 May 2024", "Osten, filed 3 May 2024".
_TAKEN = compiled(
    r"(?:\bdate(?: of (?:the )?(?:interview|statement|testimony|report))?|"
    r"\b(?:interviewed|taken|recorded|filed|written|signed)(?: down)?(?: on)?|"
    r"\b(?:given|done|signed) (?:at|in) \S+ this|\bembargo(?:ed)? (?:until|till)|\bimmediate release)\s*:?\s*"
    rf"(?:{CLOCK},?\s*)?(?:{WEEKDAY},?\s*)?$",
    re.IGNORECASE,
)
_TAKEN_HEAD, _TAKEN_WORDS = 600, 4
_TAKING = vocabulary.words("pages.taking")
_TAKEN_FIELDS = vocabulary.words("pages.taken_fields")
_LEADS = vocabulary.words("pages.taking_leads")
_TAKEN_LONGEST = 80  # letters before the day
_LINE = 300  # characters of a first line that is no headline
_FOOT = 6  # lines at the end of which one may say so
STAMP = 12  # letters of a date in digits
_FOUR_DIGITS = compiled(r"\b((?:19|20)\d\d)\b")
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
    # A section or an outlet's name may stand above the headline ("World", "The Evening Star").
    if len(lines) > 1 and len(lines[0].split()) <= 4 < len(lines[1].split()) and lines[0] == lines[0].title():
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
    labelled = False
    for f in spans:
        line = tidy(text[f.start : f.end])
        if printed_address.label(line):
            labelled = True
            continue
        found = printed_address.address(line, labelled=labelled)
        # One address is the report's own; of several, only an announced one can be told to be.
        if found and (labelled or len(spans) == 1 or re.match(r"(?:original|source|url|link|permalink)", line, re.I)):
            return found
        labelled = False
    return None


def _owner(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    for line in _spans(text, furniture, "copyright"):
        found = _RIGHTS_OWNER.match(line)
        if found:
            name = re.sub(r"\s*(?:all rights reserved|(?:19|20)\d\d).*$", "", found.group(1), flags=re.I).strip()
            return name or None
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
    year = _year(text, furniture, url)
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
        found = publication(line)
        if found is None:
            continue
        before, printed, after = line[: found.date.start], line[slice(*found.date[3:])], line[found.date.end :]
        stamped = _STAMPED.search(before) or (any(map(str.isdigit, after)) and only_time(after))  # "3 May 2024, 07:15"
        if (lines and (found.rank == 0 or not any(map(str.isalpha, printed)))) or stamped:
            return found.date.iso()
        if found.date.year is None:
            continue
        apart = _OF_DOCUMENT if number else _SET_APART
        if _PAGE_NUMBER.match(line[found.date.end :]) or (_DOCUMENT.search(before) and apart.search(before)):
            return found.date.iso()
    return None


def _taken(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    """The day on which a note or statement says at its head that it was taken down."""
    start = max((f.end for f in furniture if f.kind == "header"), default=0)
    head = re.split(r"\n|\. | {2,}|\t| [|·] ", text[start : start + _TAKEN_HEAD])
    for line in (*head, *text[start + _TAKEN_HEAD :].rstrip().splitlines()[-_FOOT:]):
        found = find_date(line)
        before = line[: found.start].lstrip() if found is not None else ""
        taken = (len(before.split()) <= _TAKEN_WORDS and _TAKEN.search(before)) or _says_taken(before)
        field = before.partition(":")[0].strip().casefold()
        of_many = field in RECORD_DAYS and len(records(text, start)) > 2
        if found is not None and (taken or field in _TAKEN_FIELDS) and not of_many and found.iso():
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


def printed_dates(text: str, furniture: tuple[Furniture, ...]) -> list[PrintedDate]:
    """The dates of datelines and bylines, those that are called the publication's first, those of updates last."""
    found = (_with_year(tidy(text[f.start : f.end][:200])) for f in _dated(text, furniture))
    dates = [one.date for one in sorted((one for one in found if one), key=lambda one: one.rank)]
    if dates:
        return dates
    first = find_date(text[:STAMP])  # "15-09-2013 Militants attack Kaya": what begins a text that is one line
    opens = first is not None and not text[: first.end].strip("0123456789-/. ")
    return [first] if first is not None and opens else []


def _with_year(line: str) -> Dated | None:
    """The date of a line, with the year that stands apart from it ("OSTEN, FEB 6 (RADIO OSTEN, 1990)")."""
    found = publication(line)
    years = set(_FOUR_DIGITS.findall(line)) if found is not None and found.date.year is None else ()
    if found is None or len(years) != 1:
        return found
    return found._replace(date=found.date._replace(year=int(min(years))))


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
    path = url.split("://", 1)[-1].partition("/")[2]
    found = _PATH_DATE.search("/" + path)
    if found:
        month = found.group(2).lower()
        number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
        return to_iso(f"{found.group(1)}-{number:02d}-{int(found.group(3)):02d}")
    compact = _PATH_COMPACT.search("/" + path)
    return to_iso("-".join(compact.groups())) if compact else None


def _year(text: str, furniture: tuple[Furniture, ...], url: str | None) -> int | None:
    """The year of a dateline that leaves it out, where the address or the copyright line tells it."""
    found = _PATH_YEAR.search("/" + url.split("://", 1)[-1].partition("/")[2]) if url else None
    if found:
        return int(found.group(1))
    for line in _spans(text, furniture, "copyright"):
        rights = _RIGHTS_YEAR.search(line)
        if rights:
            return int(rights.group(1))
    return None
