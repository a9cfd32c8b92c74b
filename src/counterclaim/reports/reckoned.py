"""From which day a report counts its "Monday" where the day it was given and the one it prints are far apart."""

from datetime import date, timedelta

import msgspec

from counterclaim.model.report import Report
from counterclaim.reports.dates import either, find_date
from counterclaim.reports.metadata import STAMP, printed_dates

FAR = timedelta(days=14)  # weeklies print a date ahead, archives the day of a later edition; further apart one is wrong
_OWN = frozenset({"dateline", "address"})  # what the date was taken from, if not from outside


def reckoned(report: Report) -> Report:
    """The report with the date that its days count from: the one it prints where that is far from the one it was
    given, none where its print leaves open which day it is ("01-06-2016"); the day it was filed where that is before.
    """
    days = _contradicted(report)
    if days is not None:
        return msgspec.structs.replace(report, published=days[0] if len(days) == 1 else None)
    filed = _filed(report)
    return report if filed is None else msgspec.structs.replace(report, published=filed.isoformat())


def _filed(report: Report) -> date | None:
    """The day before that of its publication on which the dateline says that it was filed ("KESTRA, 4 March 2024 -"):
    who prints it days later says nothing anew."""
    told = _day(report.published)
    lines = [one for one in report.furniture if one.kind == "dateline"]
    if told is None or report.published_basis in _OWN or len(lines) != 1:
        return None
    line = report.text[lines[0].start : lines[0].end]
    found = find_date(line)
    if found is None or not line[:1].isupper() or not line[: found.start].split(",")[0].strip().isupper():
        return None
    filed = _day(found.iso(found.year or told.year))
    return filed if filed is not None and timedelta() < told - filed <= FAR else None


def far_from_print(report: Report) -> str | None:
    """That a date of publication lies far from the one that the report prints, in words for the user; else None."""
    days = _contradicted(report)
    if days is None or report.published is None:
        return None
    printed, counted = " or ".join(days), "counts from its own date" if len(days) == 1 else "stays open"
    return (
        f"said to be published on {report.published[:10]}, and prints {printed}: check which is right. "
        f'"Monday" and the like in it {counted}.'
    )


def _contradicted(report: Report) -> tuple[str, ...] | None:
    """The days that the report may mean by the date it prints, where all lie far from the one it was given."""
    told = _day(report.published)
    if told is None or report.published_basis in _OWN:
        return None
    for found in printed_dates(report.text, report.furniture):
        years = (found.year,) if found.year is not None else (told.year - 1, told.year, told.year + 1)
        near = [day for year in years if (day := _day(found.iso(year)))]
        if near:
            printed = min(near, key=lambda day: abs(day - told))
            return (printed.isoformat(),) if abs(printed - told) > FAR else None
    days = [day for iso in either(report.text[:STAMP]) if (day := _day(iso))]
    far = bool(days) and all(abs(day - told) > FAR for day in days)
    return tuple(sorted(day.isoformat() for day in days)) if far else None


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
