"""Photo credits and captions, told by the marks that print sets on them."""

import re

from counterclaim.reports.agencies import agency
from counterclaim.reports.names import acronym, name_list, person
from counterclaim.reports.printed_address import bare_domain

_IMAGE = r"(?:photo(?:graph)?s?|images?|pictures?|pics?|video(?: still)?s?|footage|screenshots?|screengrabs?|illustrations?|graphics?|maps?|infographics?|handout|file)"
_LABELLED = re.compile(
    rf"[\[(]?\s*(?:(?:file |cover |featured |feature |main |lead |archive |handout |representational |representative )?{_IMAGE}"
    rf"(?: (?:credits?|source|courtesy|copyright|by|from|via|of))?|credits?|courtesy|source photo)\s*(?P<mark>[:：/|,–—-]|(?<=by)\s|(?<=credit)\s|"
    rf"(?<=courtesy)\s|(?<=via)\s|(?<=source)\s|(?<=copyright)\s)\s*(?P<rest>.{{1,160}}?)\s*[\])]?\.?$",
    re.IGNORECASE,
)
_STOCK = (
    r"(?:Getty(?: Images)?|Shutterstock|iStock(?:photo)?|Alamy(?: Stock Photo)?|Bloomberg|EPA(?:-EFE)?|EFE|AFP|AP|Reuters|REUTERS|"
    r"Anadolu(?: Agency)?|AA|Xinhua|TASS|Sputnik|NurPhoto|ZUMA(?: Press)?|SIPA(?: USA)?|Planet Labs(?: PBC)?|Maxar(?: Technologies)?|"
    r"Pool|Handout|UGC|Flash90|Middle East Images|Global Images Ukraine|SOPA Images|LightRocket|Hans Lucas|DPA|dpa|PA|UPI|ANSA|IRNA|WANA|"
    r"Ukrinform|Unian|UNIAN|RIA Novosti|Imago|IMAGO|Corbis|Magnum(?: Photos)?|Wikimedia Commons|Wikipedia|Twitter|Telegram|Facebook|"
    r"MONUSCO|UNICEF|UNHCR|WFP|OCHA|UN Photo|U\.S\. (?:Army|Navy|Air Force|Marine Corps)|file|file photo|Photo|Photos|Images|Video|via)"
)
_CREDIT_LINE = re.compile(
    rf"[\[(©]*\s*(?:(?:[A-ZÀ-Þ][\w.'’-]*|de|van|al|bin)(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|de|van|al|bin)){{0,4}}\s?[/|—–,]\s?|via\s)?"
    rf"(?P<stock>{_STOCK}(?:(?:\s?[/|,]\s?|\s(?:via|through|by)\s|\s)(?:{_STOCK}|[A-ZÀ-Þ][\w.'’-]*))*)\s*[\])]?\.?$"
)
# A credit in brackets, or an agency and a name after a slash, at the end of a caption.
_CAPTION_END = re.compile(
    rf"(?:[\[(](?:(?:file )?{_IMAGE}(?: (?:credit|courtesy))?(?::| by | courtesy | via )[^\[\]()]{{2,80}}|"
    rf"[^\[\]()]{{0,60}}(?:/|\bvia |\b){_STOCK}[^\[\]()]{{0,40}}|[A-Z][^\[\]()/]{{2,40}}/[^\[\]()]{{2,40}})[\])]|"
    r"(?:REUTERS|Reuters|AFP|EPA|AP|Getty Images|EPA-EFE|AP Photo|AFP PHOTO)\s?/\s?[A-ZÀ-Þ][\w.'’ -]{2,50}|"
    r"(?:[A-ZÀ-Þ][\w.'’-]* ){1,3}?[A-ZÀ-Þ][\w.'’-]*\s?/\s?(?:Reuters|REUTERS|AFP|AP|EPA|Getty Images|Anadolu|via)[\w/ .-]{0,40}|"
    r"(?:[–—-]|\|)\s(?:AFP|AP|Reuters|EPA|Getty|Bernama)\s(?:pic|photo|file pic|image)s?)\.?$",
)
_PICTURED = re.compile(
    rf"\b(?:pictured|is seen|are seen|seen (?:here|in|at|from)|stands?|walks?|poses?|attends?|speaks?|looks?|gestures?|file (?:photo|picture|image)|"
    rf"in this (?:[\w-]+ )?{_IMAGE})\b",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    rf"(?:FILE PHOTO|FILE(?: PHOTO)?\s?[:–—-]|File photo(?: of|:| shows)|(?:Image |Photo )?[Cc]aption\s?[:,]|Pictured:|"
    rf"(?:In|This|A|An) (?:this |the )?(?:[\w-]+ ){{0,3}}?{_IMAGE},? (?:(?:was |were )?(?:provided|released|taken|made|distributed|published|shared|"
    rf"obtained|posted|grabbed|supplied)|from video)\b)"
)


def photo_credit(text: str) -> bool:
    """True for a line that only says whose picture it is ("Photo: AFP", "Jane Doe/Getty Images", "Kremlin.ru")."""
    if len(text) > 200:
        return False
    if bare_domain(text) or _CREDIT_LINE.match(text):
        # "Reuters" or "AP" alone is as often the byline; furniture.py tells by its place.
        return True
    found = _LABELLED.match(text)
    if found:
        rest = found.group("rest")
        return (
            len(rest.split()) <= 10
            and not re.search(r"[a-z)\"”]\.?\s+[A-Z][a-z]+ (?:said|told|was|were|is|are|has)\b", rest)
            and (_credited(rest) or bool(text[0] in "[("))
        )
    return (
        bool(re.match(r"(?:©|\(c\))\s*[A-Z]", text))
        and " " in text
        and not re.search(r"\d{4}", text)
        and name_list(text[1:].strip())
    )


def _credited(rest: str) -> bool:
    rest = rest.strip(" .)]")
    if bare_domain(rest) or agency(rest) or acronym(rest) or person(rest) or name_list(rest):
        return True
    words = rest.replace("/", " / ").split()
    small = {
        "of",
        "the",
        "and",
        "via",
        "by",
        "for",
        "in",
        "on",
        "from",
        "press",
        "service",
        "office",
        "/",
        "de",
        "file",
        "photo",
        "|",
        "-",
        "handout",
    }
    return all(w[0].isupper() or w[0] in "@©" or w.lower() in small or w[0].isdigit() for w in words)


def caption(text: str) -> bool:
    """True for a paragraph under a picture: it begins as captions do, or ends with a picture credit."""
    if len(text) > 600:
        return False
    if _CAPTION_START.match(text):
        return True
    found = _CAPTION_END.search(text, max(0, len(text) - 160))
    if not found or not found.start():
        return False
    sign = found.group().strip("[]() .–—-|")
    return bool(re.search(r"/|\bvia\b|Getty|(?i:photo|image|pic|file|courtesy|handout|screen)", sign)) or bool(
        _PICTURED.search(text) and agency(sign)
    )
