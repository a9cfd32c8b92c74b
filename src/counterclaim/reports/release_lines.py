"""What a press office or a news desk sets around a text: embargoes, notes to editors, where else it was printed."""

import re
from collections.abc import Sequence

from counterclaim.patterns import compiled
from counterclaim.reports.layout import Block
from counterclaim.reports.patterns import any_of
from counterclaim.reports.stamps import only_time
from counterclaim.reports.teasers import SPEECH

_I = re.IGNORECASE
_EMBARGO = compiled(
    r"[\[(*–—-]*\s*"
    + any_of(
        r"(?:strictly |under )?embargo(?:ed)?(?: for release)?(?:\s*[:–—-]| (?:until|till|for|to)\b)",
        r"not (?:to be |for )(?:release|publication|broadcast|use|released|published|used) "
        r"(?:before|until|till)\b",
        r"(?:hold|held) for release(?: (?:until|till|at|on|before))?\b",
        r"(?:for )?immediate release\b",
    )
    + r"[:\s–—-]*(?P<when>.*)",
    _I,
)
# Times of an embargo beside those that page stamps know.
_HOURS = compiled(r"\b(?:(?:12 )?noon|midnight|midday|hours|local|check against delivery|\d{4})\b|[()\[\]]", _I)
_NOTES = compiled(r"[\[(*–—#-]*\s*notes? (?:to|for) (?:the )?(?:news |copy )?editors?\s*(?::|[\])*\s.–—-]*$)", _I)
_PRINTED = compiled(
    r"[\[(*–—-]*\s*(?:a (?:longer |shorter |different )?version of this (?:article|story|report|piece|interview|"
    r"dispatch)|"
    r"this (?:article|story|piece|column|essay)) (?:(?:was|has) )?(?:(?:also|first|originally) )?"
    r"(?:appears?|appeared|ran|runs|published|printed|broadcast|aired)"
    r"(?: (?:first|originally))? (?:in|on|by|under|as)\b(?! (?:no|every|any|each|all)\b)",
    _I,
)
_ELSEWHERE = compiled(
    r"\b(?:print|page|section|edition|headline|newspaper|magazine|paper|radio|newsletter|first|originally|version)\b",
    _I,
)
_ITEM = compiled(r"(?:\(?\d{1,2}[.):]|\(?[a-h]\)|[•*·▪–—-])\s+\S")
_MOST_WORDS = 60
_ITEMS_MOST = 15  # numbered notes below a heading; offices print up to a dozen


def release_line(text: str) -> bool:
    """True for an embargo line, the heading "Notes to editors", and "A version of this article appeared in ..."."""
    if text.count(" ") >= _MOST_WORDS:
        return False
    found = _EMBARGO.match(text)
    if found:
        return only_time(_HOURS.sub(" ", found.group("when")))
    if _NOTES.match(text):
        return True
    return bool(_PRINTED.match(text) and _ELSEWHERE.search(text)) and not SPEECH.search(text)


def notes_heading(text: str) -> bool:
    """True for "Notes to editors" with nothing after it."""
    found = _NOTES.match(text)
    return found is not None and found.end() == len(text)


def notes_below(blocks: Sequence[Block]) -> int:
    """How many of the blocks after such a heading are its notes: numbered or marked, one after the other.

    A paragraph without a number may be reporting again, so the notes end there.
    """
    count = 0
    for block in blocks[:_ITEMS_MOST]:
        if not _ITEM.match(block.look):
            break
        count += 1
    return count
