"""Photo credits and captions, told by the marks that print sets on them."""

import re
from collections.abc import Iterator

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.agencies import agency
from counterclaim.reports.names import acronym, name_list, person
from counterclaim.reports.patterns import any_of

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
_CREDITS = ("/", " for ", " via ")  # between whose picture it is and who sent it
_NAME_MOST = 60
_BEFORE_CREDIT = (". ", "! ", "? ", "” ", '" ', "’ ", ") ", "(", "[")


def photo_credit(text: str) -> bool:
    """True for a line that only says whose picture it is ("Photo: AFP", "Credit: Jane Doe/Getty Images").

    "Reuters" alone is as often the byline; furniture.py tells by its place.
    """
    if len(text) > 200:
        return False
    found = _LABELLED.match(text)
    return found is not None and len(found.group("rest").split()) <= 10 and _credited(found.group("rest"))


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
    whole = text.rstrip(".")
    credit = whole[max(whole.rfind("("), whole.rfind("[")) + 1 : -1] if whole.endswith((")", "]")) else ""
    mark = next((mark for mark in _CREDITS if mark in credit), None)
    # "(Jane Doe/Lake Press)", "[File: Jane Doe for The Star]"; two bare names with a slash ("PKK/YPG") are no credit
    return mark is not None and person(" ".join(credit.partition(mark)[0].split()[-2:])) and _credited(credit)


def _credited(rest: str) -> bool:
    rest = rest.strip(" .)]")
    if not rest:
        return False
    if agency(rest) or acronym(rest) or person(rest) or name_list(rest):
        return True
    words = rest.replace("/", " / ").split()
    return all(w[0].isupper() or w[0] in "@©" or w.lower() in _CREDIT_SMALL or w[0].isdigit() for w in words)
