"""Dates whose words alone tell them: full dates, months with years, quarters, years, decades, centuries."""

import re

from counterclaim.reader.times.rule import Context, Meaning, Rule, rule
from counterclaim.reader.times.vocabulary import MONTH, ORDINALS, SEASONS, WEEKDAY, YEAR, month

_COUNTED = (
    r"people|troops|soldiers|miles|km|kilomet\w+|dollars|men|women|points|shares|tons|tonnes|barrels|employees|workers|civilians|jobs|others|"
    r"rpm|feet|metres|meters|prisoners|houses|homes|families|square|fighters|settlements|drones|missiles|vehicles|tanks"
)


def _full(year: str, month_number: int, day: str) -> Meaning | None:
    number = int(day)
    if not (1 <= month_number <= 12 and 1 <= number <= 31):
        return None
    return Meaning("DATE", f"{int(year):04d}-{month_number:02d}-{number:02d}")


def _slash(match: re.Match[str], _: Context) -> Meaning | None:
    first, second, year = int(match["m"]), int(match["d"]), int(match["y"])
    year = year if year > 99 else (1900 + year if year > 30 else 2000 + year)
    if first > 12 >= second:
        first, second = second, first  # 31/12/2024: the day comes first
    return _full(str(year), first, str(second)) if first <= 12 and 1500 <= year < 2100 else None


def _quarter(match: re.Match[str], context: Context) -> Meaning | None:
    number = ORDINALS[match["o"].lower()]
    year = match["y"]
    if year is None:
        if context.day is None:
            return None
        return Meaning("DATE", f"{context.day.year - (number > (context.day.month - 1) // 3 + 1)}-Q{number}", "publication")
    return Meaning("DATE", f"{year}-Q{number}")


def _half(match: re.Match[str], context: Context) -> Meaning | None:
    number = ORDINALS[match["o"].lower()]
    if match["y"] and match["y"][0].isdigit():
        return Meaning("DATE", f"{match['y']}-H{number}")
    if context.day is None:
        return None
    return Meaning("DATE", f"{context.day.year - (match['y'] == 'last year')}-H{number}", "publication")


def _short_decade(match: re.Match[str], context: Context) -> Meaning | None:
    before = context.text[max(0, match.start() - 8) : match.start()].lower()
    if re.search(r"\b(?:his|her|their|my|our)\s*$", before):
        return None  # "in his 50s" is an age
    return Meaning("DATE", "19" + match["y"])


RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?:{WEEKDAY},? )?(?P<m>{MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>{YEAR})\b",
        lambda m, c: _full(m["y"], month(m["m"]), m["d"]),
    ),
    rule(
        rf"\b(?:{WEEKDAY},? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{MONTH}),? (?P<y>{YEAR})\b",
        lambda m, c: _full(m["y"], month(m["m"]), m["d"]),
    ),
    rule(
        r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:[ T]\d\d:\d\d(?::\d\d)?)?\b",
        lambda m, c: _full(m["y"], int(m["m"]), m["d"]),
    ),
    rule(r"\b(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d{2})\b", _slash),
    rule(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)\b", lambda m, c: _full(m["y"], int(m["m"]), m["d"])),
    rule(
        rf"\b(?:(?:early|late|mid)[- ])?(?P<m>{MONTH}),? (?P<y>{YEAR})\b",
        lambda m, c: Meaning("DATE", f"{int(m['y']):04d}-{month(m['m']):02d}"),
    ),
    rule(
        rf"\b(?:the )?(?P<o>first|second|third|fourth|1st|2nd|3rd|4th)[- ](?:fiscal )?quarter(?: of (?P<y>{YEAR}))?\b", _quarter
    ),
    rule(rf"\bthe (?P<o>first|second) half of (?P<y>{YEAR}|last year|this year)\b", _half),
    rule(
        rf"\b(?:the )?(?P<s>spring|summer|fall|autumn|winter)(?: of)? (?P<y>{YEAR})\b",
        lambda m, c: Meaning("DATE", f"{m['y']}-{SEASONS[m['s'].lower()]}"),
    ),
    rule(r"\b(?:the )?(?:(?:early|mid|late)[- ])?(?P<y>(?:1[5-9]|20)\d)0s\b", lambda m, c: Meaning("DATE", m["y"])),
    rule(r"\b(?:the )?(?:(?:early|mid|late)[- ])?['’]?(?P<y>[2-9])0s\b", _short_decade),
    rule(r"\bthe (?P<c>\d{1,2})(?:st|nd|rd|th) century\b", lambda m, c: Meaning("DATE", f"{int(m['c']) - 1:02d}")),
    rule(
        r"(?<![\d$£€.,#/:-])\b(?:the year )?(?:(?:early|mid|late)[- ])?(?P<y>1[6-9]\d\d|20[0-4]\d)\b"
        rf"(?![\d,.]*\d|%|/|-\d| (?:{_COUNTED})\b)",
        lambda m, c: Meaning("DATE", m["y"]),
    ),
)
