"""Who wrote it: bylines above a report and credits below it."""

import re

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.agencies import agency
from counterclaim.reports.names import acronym, capitalised, name_list, outlet, person
from counterclaim.reports.patterns import any_of
from counterclaim.reports.stamps import without_date

_BY = compiled(
    r"(?:Words |Story |Text |Written |Posted |Published |Report |Analysis |From )?[Bb][Yy]:?\s+(?P<who>.+)$"
)
_FROM = compiled(r"(?:From|Author|Authors|Byline|Reporter|Correspondent):?\s+(?P<who>.+)$")
# "Reporting by ..." with nothing in it but names; a sentence about reporting holds other words ("found", "that").
_CREDIT_ACT = any_of(
    r"reporting|writing|editing|compiled|edited|written|translated|translation|reported|report|graphics?|"
    r"production|produced|research"
)
_CREDIT = compiled(
    rf"\(?[\[—–-]?\s{{0,3}}(?:(?:Additional|Further|Extra|Original)\s)?{_CREDIT_ACT}"
    r"(?: and (?:writing|reporting|editing|graphics|translation|research))?(?:\s+from\s+(?:the\s+)?\w+)?\s+(?:by|"
    r"from):?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_CREDIT_WORDS = compiled(rf"\b(?:additional|additionally|further|by|from|{_CREDIT_ACT})\b", re.IGNORECASE)
_FILED = compiled(r"Report(?:ing|ed|s)? (?:live )?from (?P<where>.+)$")
_CONTRIBUTED = compiled(
    r"[\[(—–-]?\s{0,3}(?P<who>[^.!?]{3,240}?) (?:also )?contributed(?: (?:reporting|research|to (?:this|the) "
    r"(?:report|story|article|piece|post|dispatch)))(?:[ ,]+(?:from|in|for) [^.!?]{2,60}(?:\.[A-Z]\.?)*)?[.\])]*$"
)
_REPORTED = compiled(r"(?P<who>[^.!?,]{3,60}?) reported from (?P<rest>[^.!?]{3,200}?)\.?$")
_ROLE = compiled(
    r"(?:The )?(?:[A-Z][\w/&.-]*(?:'s)? ){0,4}(?:writers?|reporters?|correspondents?|journalists?|staff|producers?)\s+",
)
_WITH = compiled(
    r"[\[(—–-]*\s*(?:(?:[A-Z][\w ]{1,20} )?[Ww]ith|WITH|Sources?|SOURCES?|Via|From)"
    r"(?: (?:additional )?(?:reporting|inputs?|files|material))?(?: by| from)?(?P<mark>:?)\s+(?P<who>[^\])]+?)[\])]*$"
)
_USED = compiled(
    r"(?:Some )?[Ii]nformation (?:(?:for|in) this (?:report|story|article) (?:came|was (?:provided|"
    r"taken)) (?:from|by) (?P<who>.+?)|"
    r"from (?P<of>.+?) (?:was|were) used in this (?:report|story|article))\.?$"
)
_SIGNS = compiled(r"\s*(?:,\s*(?:and\s)?|/|&|\band\b)\s*", re.IGNORECASE)
_SMALL = vocabulary.words("pages.small")
_WIRES = vocabulary.words("pages.wires")
_EDITOR = compiled(
    r"(?:Web )?(?:Editors?|Reporters?|Correspondents?|Producers?|Translators?):\s*(?P<who>\S+(?:\s\S+){0,5})$"
)
_INITIALS = compiled(  # "lps/nf/pw", "dj/wmr (AFP, dpa)": the desk's initials
    r"(?:[a-z]{2,5} )?[a-z]{2,5}(?:[/-][a-z]{1,5}){1,4}(?: [a-z]{2,5})?(?: \((?P<who>[A-Z][\w/., -]{1,40})\))?$"
)
# "lps/nf/pw": the desk's initials
_CLOSING = compiled(
    any_of(
        r"\((?:(?:Additional|With) )?(?:reporting|writing|editing|compiled|translated|report|"
        r"graphics?)\b[^()]{0,40}\b(?:by|from) "
        r"[^()]{2,300}\)",
        r"[–—-]+\s*(?P<dash>[A-Z][\w/. ]{1,30})",
        r"\((?P<round>[A-Z][\w/ .]{1,24})\)",
        r"\[(?P<square>[A-Z][\w/ .]{1,24})\]",
    )
    + r"\s*$",
    re.IGNORECASE,
)


# What no person or outlet is called: a letterhead's second line is no byline ("REPUBLIC OF NORVA", "ARMED FORCES").
_BODY = compiled(
    r"\b(?:ministry|republic|kingdom|government|forces|army|navy|general staff|command|police|"
    r"service|office|department|council|committee|secretariat|front)\b",
    re.IGNORECASE,
)


def byline_name(text: str) -> str | None:
    """The names of a byline line ("By Jane Doe and John Roe in Goma"), None for any other line."""
    if len(text) > 300:
        return None
    found = _BY.match(text)
    if found:
        who = without_date(found.group("who")).strip(" .|")
        return who if name_list(who) else None
    found = _FROM.match(text)
    if found and ":" in text[:14]:
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
    if not text or _BODY.search(text):
        return None
    if name_list(text) and not text.endswith((".", ":")):
        return text
    return None


def closing_credit(text: str) -> str | None:
    """The names of a credit line ("Reporting by Jane Doe; editing by John Roe"), None for any other line."""
    if len(text) > 600:
        return None
    if _INITIALS.match(text):
        return text
    found = _FILED.match(text)
    if found:
        return found.group("where") if capitalised(found.group("where")) else None
    found = _EDITOR.match(text)
    if found:
        who = found.group("who").strip(" .")
        return who if name_list(who) or who.isalpha() else None
    found = _CREDIT.match(text)
    if found:
        rest = found.group("rest").strip(" .)]")
        parts = [p for p in _CREDIT_WORDS.sub(";", rest).split(";") if p.strip(" ,;:.&")]
        return rest if parts and all(_names(p) for p in parts) else None
    if "contributed" in text or "reported from" in text:
        names = [_contributor(s) for s in re.split(r"(?<=[a-z]\.)\s+(?=[A-Z])", text)]
        return ", ".join(n for n in names if n) if all(names) else None
    found = _USED.match(text)
    if found:
        who = found.group("who") or found.group("of")
        return who if _names(who) or all(agency(p) for p in _SIGNS.split(who)) else None
    found = _WITH.match(text)
    if found:
        return _signed(found.group("who").strip(" ."), text, labelled=bool(found.group("mark")))
    return None


def _signed(who: str, text: str, *, labelled: bool) -> str | None:
    """The names after "With", "Source" and the like, where they are names and nothing else."""
    signs = [s for s in _SIGNS.split(who) if s]
    known = [s for s in signs if agency(s) or s.lower() in _WIRES]
    if signs and len(known) == len(signs):
        return who
    if "reporting by" in text.lower()[:24] and _names(who):
        return who
    # "Source: Institute for the Study of War": a label, a name, no sentence.
    words = who.split()
    if (labelled or text.startswith("SOURCE ")) and len(words) <= 8 and not text.endswith("."):
        return who if all(w[0].isupper() or w.lower() in _SMALL for w in words) or known else None
    return None


def _contributor(sentence: str) -> str | None:
    found = _CONTRIBUTED.match(sentence)
    if found:
        who = _ROLE.sub("", found.group("who"), count=1)
        return who if _names(who) else None
    found = _REPORTED.match(sentence)
    if found and (person(found.group("who")) or capitalised(found.group("who"))):
        # "Kabanga reported from Goma, and Osei from Dakar, Senegal": places and names only.
        rest = re.split(r",\s*|\s(?:and|from|in)\s|^and\s", found.group("rest"))
        return (
            found.group("who")
            if all(not r or capitalised(re.sub(r"^(?:and|from|in)\s", "", r)) for r in rest)
            else None
        )
    return None


def closing_span(text: str) -> int | None:
    """Where a credit at the end of a paragraph begins ("... the army said. (Reporting by ...)"), None without one."""
    found = _CLOSING.search(text, max(0, len(text) - 420))
    if not found or found.start() == 0:
        return None
    sign = found.group("dash") or found.group("round") or found.group("square")
    if sign is None:
        return found.start() if closing_credit(found.group().strip()) else None
    if not text[: found.start()].rstrip().endswith((".", "!", "?", '"', "”", "’")):
        return None
    signs = [s for s in re.split(r"\s*(?:/|,|\band\b)\s*", sign.strip(" .")) if s]
    return found.start() if signs and all(agency(s) for s in signs) else None


def _names(text: str) -> bool:
    text = re.sub(r"^\s*(?:(?:in|and|with|the)\s|[,;:]\s)\s*", "", text.strip(" ,;:.)"))
    text = re.sub(r"\s+(?:in|and|with|the)$", "", text)
    return bool(text) and (name_list(text) or person(text) or outlet(text) or acronym(text))
