"""Photo credits and captions, told by the marks that print sets on them."""

import re
from collections.abc import Iterator
from functools import cache

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.agencies import agency
from counterclaim.reports.names import acronym, name_list, person
from counterclaim.reports.patterns import any_of
from counterclaim.reports.printed_address import bare_domain

_IMAGE = (
    r"(?:photo(?:graph)?s?|images?|pictures?|pics?|video(?: still)?s?|footage|screenshots?|screengrabs?|"
    r"illustrations?|graphics?|"
    r"maps?|infographics?|handout|file)"
)
_PICTURE = r"(?:photo(?:graph)?|image|picture|pic|screenshot|screengrab)"
_LABELLED = compiled(
    r"[\[(]?\s*(?:(?:(?:file|cover|featured?|main|lead|archive|handout|represent(?:ation|ative)(?:al)?) )?"
    rf"{_IMAGE}(?: (?:credits?|source|courtesy|copyright|by|from|via|of))?|credits?|courtesy|source photo)\s*"
    r"(?P<mark>[:：/|,–—-]|(?<=by)\s|(?<=credit)\s|(?<=courtesy)\s|(?<=via)\s|(?<=source)\s|(?<=copyright)\s)\s*"
    r"(?P<rest>.{1,400}?)\s*[\])]?\.?$",
    re.IGNORECASE,
)
_STOCK = any_of(
    r"Getty(?: Images)?|Shutterstock|iStock(?:photo)?|Alamy(?: Stock Photo)?|Bloomberg|EPA(?:-EFE)?|EFE|AFP|AP|"
    r"Reuters|REUTERS",
    r"Anadolu(?: Agency)?|AA|Xinhua|TASS|Sputnik|NurPhoto|ZUMA(?: Press)?|SIPA(?: USA)?|Planet Labs(?: PBC)?|"
    r"Maxar(?: Technologies)?",
    r"Pool|Handout|UGC|Flash90|Middle East Images|Global Images [A-Z][a-z]+|SOPA Images|LightRocket|Hans Lucas|DPA|"
    r"dpa|PA|UPI|ANSA|IRNA",
    r"WANA|Ukrinform|Unian|UNIAN|RIA Novosti|Imago|IMAGO|Corbis|Magnum(?: Photos)?|Wikimedia Commons|Wikipedia|"
    r"Twitter|Telegram",
    r"Facebook|MONUSCO|UNICEF|UNHCR|WFP|OCHA|UN Photo|U\.S\. (?:Army|Navy|Air Force|Marine Corps)|file|"
    r"file photo|Photo|Photos|Images",
    r"Video|via",
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_CREDIT_LINE = compiled(
    rf"[\[(©]*\s*(?:(?:{_NAME}|de|van|al|bin)(?:\s(?:{_NAME}|de|van|al|bin)){{0,4}}\s?[/|—–,]\s?|via\s)?"
    rf"(?P<stock>{_STOCK}(?:(?:\s?[/|,]\s?|\s(?:via|through|by)\s|\s)(?:{_STOCK}|{_NAME})){{0,8}})\s*[\])]?\.?$"
)
_AGENCY = (
    r"(?:REUTERS|Reuters|AFP|AP|EPA(?:-EFE)?|EFE|Getty(?: Images)?|Anadolu(?: Agency)?|Xinhua|TASS|Sputnik|"
    r"Bloomberg|dpa|"
    r"NurPhoto|Shutterstock|Flash90|Maxar(?: Technologies)?|Planet Labs(?: PBC)?|Pool|Handout)"
)
_PERSON = rf"{_NAME}(?:\s(?:{_NAME}|de|van|al|bin)){{1,3}}"
# At the end of a caption: whose picture it is. Two bare names with a slash ("PKK/YPG") are no credit.
_MAY_CREDIT = compiled(r"[\])/]|\bvia\b|\b(?:pic|photo|image)s?\b")


@cache  # most reports have no line that asks for it
def _caption_end() -> re.Pattern[str]:
    return compiled(
        any_of(
            rf"[\[(](?:(?:file|handout) )?{_PICTURE}s?(?:\s?[:/]|\s(?:by|from|courtesy|via|"
            rf"credit)\b)[^\[\]()]{{2,80}}[\])]",
            rf"[\[(](?:[^\[\]()]{{2,60}}(?:\s?/\s?|\svia\s))?(?:{_AGENCY}(?:\s?/\s?|"
            rf"\s))?(?:{_AGENCY}\s)?(?:file )?{_PICTURE}s?[\])]",
            rf"[\[(](?:{_PERSON}|{_AGENCY}|[^\[\]()]{{2,50}}[Hh]andout)\s?(?:/|\bvia\b)\s?[^\[\]()]{{2,50}}[\])]",
            rf"[\[(][^\[\]()]{{2,60}}(?:/\s?|\bvia\s){_AGENCY}[\])]",
            r"[\[(](?:Getty Images|Shutterstock|AP Photo|[Cc]ourtesy (?:photo|image)|[Ff]ile photo)[\])]",
            rf"\({_PERSON} for (?:The )?{_NAME}(?: {_NAME}){{0,4}}\)",
            r"(?:REUTERS|Reuters|AFP|EPA|AP|Getty Images|EPA-EFE|AP Photo|AFP PHOTO)\s?/\s?[A-ZÀ-Þ][\w.'’ -]{2,50}",
            rf"{_PERSON}\s?/\s?(?:Handout |via |Pool |The )*(?:Reuters|REUTERS|AFP|AP|EPA|Getty Images|"
            rf"Anadolu)[\w/ .-]{{0,40}}",
            rf"\b(?:[Hh]andout )?via {_AGENCY}",
            r"(?:[–—-]|\|)\s(?:AFP|AP|Reuters|EPA|Getty|Bernama)\s(?:pic|photo|file pic|image)s?",
        )
        + r"\.?$",
    )


def credits_within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a paragraph that lost its breaks holds whose picture it is: "... will follow. | Jane Doe/CNN | He also"."""
    at = text.find("/", start, end)
    while at >= 0:
        begin = max(text.rfind(mark, max(start, at - _NAME_MOST), at) + len(mark) for mark in _BEFORE_CREDIT)
        bracketed = text[begin - 1 : begin] in ("(", "[")
        word = text[at + 1 : end].split(maxsplit=1)[:1] or [""]
        last = text.find(")" if text[begin - 1] == "(" else "]", at, end) if bracketed else at + 1 + len(word[0])
        who, sign = text[begin:at].strip(), text[at + 1 : last].strip()
        signed = agency(sign) is not None or acronym(sign)
        if (
            begin > start
            and last >= 0
            and (
                (person(who) and signed and (bracketed or text[last : last + 2].strip()[:1].isupper()))
                or (bracketed and (who == "AP Photo" or agency(who)) and person(sign))
            )
        ):
            yield (begin - bracketed, last + bracketed)
        at = text.find("/", at + 1, end)


_SIGNED = compiled(r"(?:[–—]|\s-)\s?(?P<dash>[A-Z][\w/. ]{1,24})$|[\[(](?P<round>[A-Z][\w/. ]{1,24})[\])]\.?$")
# "In this photo" points at a picture; "in a video posted on Telegram" does not.
_CAPTION_START = compiled(
    any_of(
        r"FILE(?: PHOTO)?\s?[:–—-]|FILE PHOTO\b|File photo(?: of|:| shows)|Image caption\b|"
        r"(?:Photo )?[Cc]aption\s?[:,]",
        r"Pictured\s?:|\[\d{1,2}/\d{1,2}\]\s?[A-ZÀ-Þ]|\d{1,2} of \d{1,2} \| ",
        rf"(?:In this|This) (?:[\w.,-]+ ){{0,3}}?(?:{_PICTURE}|frame grab|video grab|grab)"
        r"(?: (?:provided|released|taken|made|distributed|published|shared|obtained|posted|grabbed|supplied)\b|,)",
    )
)
_CREDIT_SMALL = vocabulary.words("pages.credit_small")
_CAPTION_MOST = 600  # characters
_NAME_MOST = 60
_BEFORE_CREDIT = (". ", "! ", "? ", "” ", '" ', "’ ", ") ", "(", "[")


def photo_credit(text: str) -> bool:
    """True for a line that only says whose picture it is ("Photo: AFP", "Jane Doe/Getty Images", "Kremlin.ru").

    "Reuters" alone is as often the byline; furniture.py tells by its place.
    """
    if len(text) > 200:
        return False
    if bare_domain(text) or _CREDIT_LINE.match(text):
        return True
    found = _LABELLED.match(text)
    if found:
        return len(found.group("rest").split()) <= 10 and _credited(found.group("rest"))
    return (
        bool(re.match(r"(?:©|\(c\))\s*[A-Z]", text))
        and not re.search(r"\d{4}", text)
        and name_list(text.lstrip("©(c) "))
    )


def caption(text: str) -> bool:
    """True for a paragraph under a picture: it begins as captions do, or ends with a picture credit."""
    if len(text) > _CAPTION_MOST:
        return False
    if _CAPTION_START.match(text):
        return True
    found = _LABELLED.match(text)
    # "Photo: Families wait for a bus." but not "File - name of the operation - was ..."
    if found and found.group("mark") in ":：|" and found.group("rest")[0].isupper():
        return True
    tail = max(0, len(text) - 160)
    if not _MAY_CREDIT.search(text, tail):
        return False
    found = _caption_end().search(text, tail)
    return found is not None and found.start() > 0


def signed_caption(text: str) -> bool:
    """True for a line above the text that ends with an agency's sign ("Smoke over the city. — AFP")."""
    found = _SIGNED.search(text, max(0, len(text) - 40))
    return found is not None and found.start() > 0 and agency(found.group("dash") or found.group("round")) is not None


def _credited(rest: str) -> bool:
    rest = rest.strip(" .)]")
    if not rest:
        return False
    if bare_domain(rest) or agency(rest) or acronym(rest) or person(rest) or name_list(rest):
        return True
    words = rest.replace("/", " / ").split()
    return all(w[0].isupper() or w[0] in "@©" or w.lower() in _CREDIT_SMALL or w[0].isdigit() for w in words)
