"""Whether a line holds nothing but names: people, outlets and places, as bylines and credits do."""

import re

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.agencies import agency

_ACRONYM = 10  # letters and signs
_JOIN = compiled(r"\s*(?:[,;|/·•]|\s[-–—]\s|\band\b|&|\bwith\b)\s*")
_PLACE = compiled(r"\s(?:in|at|from|of|for|on)\s", re.IGNORECASE)
_WITHIN = "_.'’‑-"  # signs within names
_PARTICLES = vocabulary.words("pages.particles")
_STAFF = vocabulary.words("pages.staff")
_NOT_NAMES = vocabulary.words("pages.not_names")


def person(words: str) -> bool:
    """True for two to four name-like words ("Jane Doe", "Abd al-Rahman Said", "MARIE DE LA CROIX")."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 5:
        return False
    named = 0
    for token in tokens:
        if not token[0].isalpha() or not all(c.isalnum() or c in _WITHIN for c in token):
            return False
        low = token.lower().rstrip(".")
        if low in _NOT_NAMES and token != "A.":  # an initial
            return False
        if token[0].isupper():
            named += 1
        elif low not in _PARTICLES and not low.startswith(("al-", "el-", "an-", "ar-", "as-")):
            return False
    return named >= 2


def outlet(words: str) -> bool:
    """True for an agency, "Staff Writer", "Agencies", "Kyiv Newsroom", "AFP correspondent"."""
    if agency(words):
        return True
    tokens = words.split()
    if not 1 <= len(tokens) <= 5 or not tokens[0][:1].isalpha():
        return False
    if any(not t[0].isupper() and t.lower() not in _STAFF for t in tokens):
        return False
    return any(t.lower().rstrip(".") in _STAFF - {"and", "the"} for t in tokens)


def acronym(words: str) -> bool:
    """True for a short name in capitals ("RFE/RL", "UNN")."""
    letters = words.replace("/", "").replace(".", "").replace("&", "").replace("-", "")
    return 1 < len(words) <= _ACRONYM and words[0].isupper() and letters.isalpha() and letters.isupper()


def name_list(text: str) -> bool:
    """True where the text is a list of people and outlets, each perhaps "in PLACE" or "for OUTLET"."""
    text = text.strip(" .:")
    if not text or len(text) > 240:
        return False
    parts = [p for p in _JOIN.split(text) if p]
    if not parts:
        return False
    known = 0
    for part in parts:
        name, *places = _PLACE.split(part)
        if not all(capitalised(p) for p in places):
            return False
        if person(name) or outlet(name) or acronym(name):
            known += 1
        elif not (known and capitalised(name)):  # "Jane Doe, Kyiv"
            return False
    return known > 0


def capitalised(words: str) -> bool:
    """True for one to five words with capitals, as places and outlets print."""
    tokens = words.split()
    if not 1 <= len(tokens) <= 5 or any(t.lower() in _NOT_NAMES - {"the", "may"} for t in tokens):
        return False
    return all(t[0].isupper() or t.lower() in _PARTICLES or t.lower() == "the" for t in tokens) and all(
        t[0].isalpha() for t in tokens
    )
