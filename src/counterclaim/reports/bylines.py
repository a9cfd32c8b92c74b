"""Who wrote it: bylines above a report and credits below it."""

import re

from counterclaim.reports.agencies import agency
from counterclaim.reports.dates import DATE
from counterclaim.reports.names import acronym, name_list, outlet, person

_BY = re.compile(
    r"(?:Words |Story |Text |Written |Posted |Published |Report |Analysis |From )?[Bb][Yy]:?\s+(?P<who>.+)$"
)
_FROM = re.compile(r"(?:From|Author|Authors|Byline|Reporter|Correspondent):?\s+(?P<who>.+)$")
_TRAILING_DATE = re.compile(rf"\s*[|·•,–—-]?\s*(?:(?:Published|Updated|Posted)\s*(?:on|:)?\s*)?{DATE}.{{0,40}}$", re.I)
# Words a closing credit may hold besides names; a sentence about reporting holds others ("found", "that").
_CREDIT = re.compile(
    r"\(?[\[—–-]?\s*(?:Additional |Further |Extra |Original )?(?:reporting|writing|editing|compiled|edited|written|translated|"
    r"translation|reported|report|graphics?|production|produced|research)"
    r"(?: and (?:writing|reporting|editing|graphics|translation|research))?\s+(?:by|from)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_CREDIT_WORDS = re.compile(
    r"\b(?:additional|further|reporting|writing|editing|compiled|edited|written|translated|translation|graphics|"
    r"production|research|by|from|additionally)\b",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[\[(—–-]?\s*(?P<who>[^.!?]{3,240}?) (?:also )?contributed(?: (?:reporting|research|to (?:this|the) (?:report|story|article|"
    r"piece|post|dispatch)))(?:[ ,]+(?:from|in|for) [^.!?]{2,60}(?:\.[A-Z]\.?)*)?[.\])]*$"
)
_CONTRIBUTED_ROLE = re.compile(
    r"^(?:The )?(?:[A-Z][\w/&.-]*(?:'s)? ){0,4}(?:writers?|reporters?|correspondents?|journalists?|staff|producers?)\s+",
)
_WITH = re.compile(
    r"[\[(—–-]*\s*(?:With|Source|Sources|Via|From)(?: (?:reporting|inputs?|files|additional reporting|material))?(?: by| from)?:?\s+(?P<who>.+?)[\])]*$"
)
_CLOSING = re.compile(
    r"(?:\((?:(?:Additional |With )?(?:reporting|writing|editing|compiled|translated|report|graphics?)\b[^()]{0,40}\b(?:by|from) "
    r"[^()]{2,300})\)|[–—-]+\s*(?P<dash>[A-Z][\w/. ]{1,30})|\((?P<paren>[A-Z][\w/ .]{1,24})\)|\[(?P<square>[A-Z][\w/ .]{1,24})\])\s*$",
    re.IGNORECASE,
)


def byline_name(text: str) -> str | None:
    """The names of a byline line ("By Jane Doe and John Roe in Goma"), None for any other line."""
    if len(text) > 300:
        return None
    found = _BY.match(text)
    if found:
        who = _TRAILING_DATE.sub("", found.group("who")).strip(" .|")
        return who if name_list(who) else None
    found = _FROM.match(text)
    if found and ":" in text[:14]:
        who = _TRAILING_DATE.sub("", found.group("who")).strip(" .|")
        return who if name_list(who) else None
    return None


def bare_name(text: str) -> str | None:
    """A line of nothing but a name, as stands under a headline ("JANE DOE", "Reuters", "Jane Doe, AFP")."""
    if len(text) > 120:
        return None
    text = _TRAILING_DATE.sub("", text).strip()
    if not text:
        return None
    if agency(text) or (name_list(text) and not text.endswith((".", ":"))):
        return text
    return None


def closing_credit(text: str) -> str | None:
    """The names of a credit line ("Reporting by Jane Doe; editing by John Roe"), None for any other line."""
    if len(text) > 600:
        return None
    found = _CREDIT.match(text)
    if found:
        rest = found.group("rest").strip(" .)]")
        parts = [p for p in _CREDIT_WORDS.sub(";", rest).split(";") if p.strip(" ,;:.&")]
        if parts and all(_names(p) for p in parts):
            return rest
        return None
    found = _CONTRIBUTED.match(text)
    if found:
        who = _CONTRIBUTED_ROLE.sub("", found.group("who"))
        return who if _names(who) else None
    found = _WITH.match(text)
    if found:
        who = found.group("who").strip(" .")
        signs = re.split(r"\s*(?:,|/|&|\band\b)\s*", who)
        if all(
            agency(s) or s.lower() in ("agencies", "news agencies", "wire services", "wires", "wire") for s in signs
        ):
            return who
    return None


def closing_span(text: str) -> int | None:
    """Where a credit at the end of a paragraph begins ("... the army said. (Reporting by ...)"), None without one."""
    tail = max(0, len(text) - 420)
    found = _CLOSING.search(text, tail)
    if not found or found.start() == 0:
        return None
    sign = found.group("dash") or found.group("paren") or found.group("square")
    if sign is None:
        return found.start() if closing_credit(found.group().strip()) else None
    before = text[: found.start()].rstrip()
    if not before.endswith((".", "!", "?", '"', "”", "’")):
        return None
    signs = [s for s in re.split(r"\s*(?:/|,|\band\b)\s*", sign.strip(" .")) if s]
    return found.start() if signs and all(agency(s) for s in signs) else None


def _names(text: str) -> bool:
    text = re.sub(r"^\s*(?:in|and|with|the|,|;|:)\s+", "", text.strip(" ,;:.)"))
    text = re.sub(r"\s+(?:in|and|with|the)$", "", text)
    return bool(text) and (name_list(text) or person(text) or outlet(text) or acronym(text))
