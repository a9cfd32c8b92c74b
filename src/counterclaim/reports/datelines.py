"""Where and when it was filed: what a paragraph opens with ("GOMA, Congo (AP) —", "14:32 GMT –")."""

import re

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.agencies import agency
from counterclaim.reports.dates import DATE, MONTH, WEEKDAY, ZONE

_CAP = r"[A-ZÀ-Þ][\w.'’`-]*"
_TITLE = rf"{_CAP}(?:[ -](?!{MONTH}\s?\d)(?:al-|el-|de |es |of |the )?{_CAP}){{0,3}}"
_PLACES = rf"{_TITLE}(?:\s?/\s?{_TITLE}){{0,3}}"
_AREA = rf"(?:,\s(?!(?i:{MONTH})\s?\d|{WEEKDAY}\b){_TITLE}){{0,2}}"
_WHEN = rf"(?:(?:[,.]|\s[–—-])?\s(?P<when>(?:{WEEKDAY},?\s)?(?i:{DATE})|{WEEKDAY}))?"
_SIGN = r"(?:[,.]?\s?[(/\[](?P<sign>[^()/\[\]]{2,40})[)/\]]|[,.]?\s(?P<bare>[A-Z]{3,12}(?:\s[A-Z]{3,12})?))?"
_DASH = r"\s?(?P<dash>--+|[–—―_]|-(?=\s)|:)\s?"
# Labels that print like a place before a colon.
_LABELS = vocabulary.words("pages.labels")
_OPENING = compiled(
    rf"(?P<place>{_PLACES}){_AREA}{_WHEN}{_SIGN}\.?,?(?:{_DASH}|(?P<stop>\s|$))",
)
_SIGN_FIRST = compiled(
    r"(?:\((?P<sign>[^()]{2,40})\)|"
    r"(?P<bare>[A-Z][A-Za-z/]{1,12})(?:\s\([^()]{2,40}\))?(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?)\s?(?:--+|[–—―]|-\s)\s?"
)
_PLACE_LINE = compiled(rf"{_TITLE}(?:,\s{_TITLE}){{0,2}}$")
_TIME_OPENING = compiled(
    rf"[\[(]?(?:[0-2]?\d[:.][0-5]\d|[0-2]\d[0-5]\d)\s?(?P<zone>\(?{ZONE}\)?|"
    rf"[ap]\.?m\.?)?[\])]?\s?(?P<dash>[–—:|-]|\s)\s?",
    re.IGNORECASE,
)


_TITLES = vocabulary.words("pages.titles")  # "MS. HARLOW:" is who speaks
_TURN = compiled(r"(?m)^[ \t]*(?:Q[.:]?[ \t]+(?=\S)|[A-Z][A-Z.’' -]{1,40}:[ \t]+(?=\S))")


def dialogue(text: str) -> bool:
    """True where several lines open with who speaks ("MS. HARLOW:", "Q "): then "OSTEN:" is a speaker, too."""
    return len(_TURN.findall(text, 0)) > 1


def opening(text: str, *, first: bool, colon: bool = False) -> tuple[int, str] | None:
    """The dateline a paragraph opens with: (where it ends, its words), None without one.

    text: the paragraph's first 160 characters or so; first: the paragraph is among the first of its report,
    where a place in capitals and a dash are enough; colon: it is the very first, where "ISLAMABAD:" is enough.
    """
    found = _OPENING.match(text)
    if found and _is_dateline(found, text, first, colon):
        return found.end(), found.group().strip()
    found = _SIGN_FIRST.match(text)
    if found and agency(_first_sign(found.group("sign") or found.group("bare"))):
        after = text[found.end() : found.end() + 1]
        if after.isupper() or after in "\"“'‘" or after.isdigit():
            return found.end(), found.group().strip()
    return None


def _first_sign(sign: str) -> str:
    return re.split(r"\s*[,/–—-]\s*", sign)[0]


def _is_dateline(found: re.Match[str], text: str, first: bool, colon: bool) -> bool:
    place, dash = found.group("place"), found.group("dash")
    signed = found.group("sign") or found.group("bare")
    known = bool(signed) and agency(_first_sign(signed)) is not None
    if place[1:].isdecimal():  # "Q3 (Reuters):" asks
        return False
    rest = text[found.end() :].lstrip()
    if dash is None:
        # "Moscow. March 12. TASS. ..." and a line "WASHINGTON (AP)" alone: both need an agency's sign.
        return known and (not rest or (bool(found.group("when")) and rest[0].isupper()))
    if found.group("bare") and not known:
        return False
    capitals = place.replace("/", "").replace(" ", "").isupper() or place.split("/")[0].isupper()
    dated = bool(found.group("when"))
    if dash == ":" and not (known or dated):
        # "ISLAMABAD: The army said" opens a report; further down the same print names speakers ("QUESTION: ...").
        words = place.lower().split()
        return (
            colon
            and capitals
            and len(place) > 3
            and len(words) <= 3
            and not _LABELS & set(words)
            and not _office(place)
            and words[0].rstrip(".") not in _TITLES
            and bool(rest)
            and (rest[0].isupper() or rest[0] in "\"“'‘")
        )
    if known or (dated and (capitals or found.group("sign"))):
        return True
    if place.lower() in _LABELS:  # "INTERVIEW - Commander Veld of the river front"
        return False
    if rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“'‘‘«(`"):
        return False
    if dated:
        return first
    if rest[:40].isupper():
        return False  # in a text all in capitals, capitals tell no place
    if capitals and len(place) > 2:
        return first or "," in found.group()[: -len(dash)].partition("-")[0]
    # "Kampala – The army said": in first place only, and where no second dash makes the two a pair.
    spaced = found.group().endswith(" ") and dash in "–—-" and len(place.split()) <= (3 if "," in found.group() else 2)
    ahead = text[found.end() : found.end() + 140]
    return first and spaced and not any(mark in ahead for mark in (" - ", " – ", "—"))


def place_line(text: str) -> bool:
    """True for a line that may be a place alone ("Tibú, Norte de Santander"); its neighbours must tell the rest."""
    return len(text) <= 60 and bool(_PLACE_LINE.match(text))


def time_opening(text: str) -> int | None:
    """Where the time stamp that opens an entry of a live page ends ("14:32 GMT – ..."), None without one."""
    found = _TIME_OPENING.match(text)
    if not found or not (found.group("zone") or found.group("dash").strip()):
        return None
    end = found.end()
    label, _, rest = text[end:].partition(" ")  # "13:05 | UPDATE - Toll rises to 19"
    mark = rest[:1] if rest[1:2] == " " else label[-1:]
    if mark in ("-", "–", "—", ":", "|") and label.isupper() and label.rstrip(mark).lower() in _LABELS:
        end += len(label) + 1 + 2 * (rest[1:2] == " ")
    rest = text[end:].lstrip()
    return end if rest[:1].isupper() or rest[:1] in "\"“'‘" else None


def _office(words: str) -> bool:
    """ "THE PRESIDENT:" names who speaks, not where."""
    from counterclaim.registry import Registry  # asked seldom, and loading it takes longer than reading a page's marks

    return Registry.load().role_class(words.lower().removeprefix("the ")) is not None
