"""Who wrote it: bylines above a report, an agency's sign below it."""

import re

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.agencies import agency
from counterclaim.reports.names import name_list
from counterclaim.reports.stamps import without_date

_BY = compiled(r"(?:Words |Story |Text |Written |Posted |Published |Report |Analysis |From )?[Bb][Yy]:?\s+(?P<who>.+)$")
# An agency's sign after a paragraph: "(AFP)", "[Reuters]", "- AFP/dpa".
_CLOSING = compiled(r"(?:[–—-]+\s*|[(\[])(?P<sign>[A-Z][\w/ .]{1,30}?)[)\]]?\s*$", re.IGNORECASE)
# What no person or outlet is called: a letterhead's second line is no byline ("REPUBLIC OF NORVA", "ARMED FORCES").
_BODY = compiled(
    r"\b(?:ministry|republic|kingdom|government|forces|army|navy|general staff|command|police|"
    r"service|office|department|council|committee|secretariat|front)\b",
    re.IGNORECASE,
)

_ACCOUNTS = vocabulary.words("pages.accounts")


def byline_name(text: str) -> str | None:
    """The names of a byline line ("By Jane Doe and John Roe in Goma"), None for any other line."""
    if len(text) > 300:
        return None
    found = _BY.match(text)
    if found:
        who = without_date(found.group("who")).strip(" .|")
        return who if name_list(who) else None
    return None


def bare_name(text: str) -> str | None:
    """A line of nothing but a name, as stands under a headline ("JANE DOE", "Reuters", "Jane Doe, AFP")."""
    if len(text) > 120:
        return None
    text = without_date(text).strip()
    if agency(text):
        return text
    if not text or _BODY.search(text) or not _ACCOUNTS.isdisjoint(text.casefold().split()):  # "WITNESS STATEMENT"
        return None
    if name_list(text) and not text.endswith((".", ":")):
        return text
    return None


def closing_span(text: str) -> int | None:
    """Where an agency's sign at the end of a paragraph begins ("... the army said. (AFP)"), None without one."""
    found = _CLOSING.search(text, max(0, len(text) - 40))
    if not found or not text[: found.start()].rstrip().endswith((".", "!", "?", '"', "”", "’")):
        return None
    signs = found.group("sign").replace(",", "/").replace(" and ", "/").split("/")
    return found.start() if all(agency(one) for one in signs) else None
