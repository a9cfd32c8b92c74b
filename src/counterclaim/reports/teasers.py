"""Pointers to other stories: "Related article: ...", "READ MORE", the list under "Recommended stories"."""

import re

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.patterns import any_of

_KEY = any_of(
    r"(?:related|recommended|suggested|similar)(?: (?:article|story|stories|news|content|coverage|"
    r"reading|links?|posts?|"
    r"videos?|reports?|for you|to this))?s?",
    r"(?:read|see|watch|listen|view)(?: (?:more|also|next|now|here|live|this|our|the full story|full story|"
    r"in full|further|on))?"
    r"(?: (?:from|on|about) [^:]{2,40})?",
    r"(?:also|more) (?:read|see|watch|of interest|(?:in|on|from) [^:.]{2,40})",
    r"(?:also |more )?(?:in|from) this (?:section|series|author|topic)",
    r"(?:more|latest|most read|most popular|top)(?: (?:on this(?: story)?|from [^:]{2,40}|stories|news|reading|"
    r"coverage|like this|"
    r"about [^:]{2,40}))?",
    r"(?:from|around) (?:our partners?|the web)",
    r"further reading|must read|don['’]t miss|trending(?: now)?|editor['’]?s['’]? picks?|up next|next article|"
    r"previous article",
    r"you (?:may|might) (?:also )?(?:like|be interested in|have missed)|in case you missed it|also in the news",
    r"in pictures|explained|explainer|full story|background|in depth|analysis|opinion|podcast|live updates?",
    r"(?:in )?other (?:news|stories)|continue reading|click here|next|previous|gallery|from the archive",
)
_TEASER = compiled(
    rf"(?:[>→►▶»•*]+\s*)?(?P<key>{_KEY})\s*(?P<mark>:|：|\||>|»|→|[-–—](?=\s)|$)\s*(?P<rest>.*)$", re.IGNORECASE
)
# These open sentences and headings as well ("Background", "Analysis: ..."), so they need more than a mark.
_HEADINGS = vocabulary.words("pages.headings") | frozenset({"in depth", "live updates", "live update"})
_NOT_ALONE = _HEADINGS | vocabulary.words("pages.not_alone")
_PLAIN = _NOT_ALONE | vocabulary.words("pages.plain")
_MOST_WORDS = 45
_TITLE_WORDS = 25


def teaser(text: str) -> bool:
    """True for a line that points to another story."""
    words = text.count(" ") + 1
    if words > _MOST_WORDS:
        return False
    found = _TEASER.match(text)
    if not found:
        return False
    rest = found.group("rest")
    key = found.group("key").lower()
    if not rest:
        return key not in _NOT_ALONE
    if key in _HEADINGS:
        # "Background: the army said ..." may be reporting; a teaser prints a title, without a full stop.
        return (
            found.group("mark") in ":：|"
            and rest[0].isupper()
            and not rest.endswith((".", "”", '"'))
            and words <= _TITLE_WORDS
        )
    if key in _PLAIN and rest.endswith((".", "”", '"')):
        return False
    if found.group("mark") in "-–—":
        return rest[0].isupper() and not rest.endswith(".") and key not in _PLAIN
    return rest[0].isupper() or not rest[0].isalpha()


def teaser_heading(text: str) -> bool:
    """True for a teaser with nothing after its key, which announces a list of titles ("Related stories")."""
    found = _TEASER.match(text)
    return found is not None and not found.group("rest") and teaser(text)
