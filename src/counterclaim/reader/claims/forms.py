"""Forms in which people's own accounts are taken down: whose statement a form says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.surface import quoted_spans

_DEPONENTS = vocabulary.words("claims.deponents")
# What a form asks first: the one who speaks below. The label itself names who gives no name.
_FIELD = compiled(
    rf"(?m)^[ \t]*(?P<label>(?:name of (?:the )?)?(?:{'|'.join(sorted(_DEPONENTS))})"
    r"(?:['’]s name)?|(?:interviewed person|person interviewed|name(?! of)|full name|surname|family name|last name))"
    r"(?: ?\([^()\n]{1,60}\))?[ \t]*:[ \t]*(?P<who>(?:(?! (?-i:[A-Z])[\w/-]{1,20}(?-i: [a-z]+){0,3}:)[^\n,;]){0,80})",
    re.I,
)
_KIND = compiled(
    r"\b(?:(?P<who>witness|survivor|victim)['’]?s? (?:statement|testimony|account|interview)|testimony|affidavit|"
    r"deposition|"
    r"record of (?:an? |the )?interview|interview record|statement of (?:an? |the )?witness)\b",
    re.I,
)
_TAKEN = compiled(
    r"\b(?:statement|testimony|affidavit|deposition) (?:of|by) (?P<who>[^\n,;]{3,60})|"
    r"\b(?:taken|recorded|given)\b[^\n]{0,80}? (?:from|by) (?-i:(?P<giver>[A-Z][^\W\d_]+(?: [A-Z][\w.’'-]*){1,4})),|"
    r"(?-i:^(?P<number>(?:Witness|WITNESS) (?:(?:No|NO)\.? ?)?[A-Z0-9][\w-]{0,8})\b)|"
    r"(?-i:(?:\bMy name is |^I, )(?P<self>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}))",
    re.I | re.M,
)
_TAKING = vocabulary.words("pages.taking")
_WITHHELD = vocabulary.words("claims.withheld")
_SELF, _SELVES = frozenset(("I", "my", "My")), frozenset(("we", "We", "our", "Our"))
_HEAD = 500  # characters in which a form says what it is and whose
_LEAST = 3  # times a text has to speak of its speaker


def deponent(doc: RunningText) -> Span | None:
    """Who speaks in the first person in a statement taken down on a form, where the form names them (running-text
    offsets); None for a text in which nobody does."""
    return named(doc) if speaks_of_itself(doc.text) else None


def of_form(line: str) -> bool:
    """True for a title of a form: "STATEMENT OF WITNESS" says of nobody whose it is."""
    return _KIND.search(line) is not None


def speaks_of_itself(text: str, *, plural: bool = False, least: int = _LEAST) -> bool:
    """True where the text says "I" and "my", or "we", "our" and "the enemy" who acts, outside quotation marks, so many
    times."""
    return _of_itself(text, plural) >= least


@lru_cache(maxsize=4)  # one text is asked about again and again
def _of_itself(text: str, plural: bool) -> int:
    own, at, unquoted = _SELVES if plural else _SELF, 0, ""
    for start, end, closed in quoted_spans(text):
        if closed:
            unquoted, at = f"{unquoted}{text[at:start]} ", end
    words = f"{unquoted}{text[at:]}".split()
    said = sum(one.lstrip("([—–") in own and after[0].islower() for one, after in pairwise(words))
    acts = (before for before, one, after in zip([".", *words], words, words[1:], strict=False)
            if after == "enemy" and one.lower() == "the")  # fmt: skip
    return said + plural * sum(not before[-1].isalnum() for before in acts)  # "engaged the enemy" is told by anybody


def named(doc: RunningText) -> Span | None:
    """Whom a form names as the one whose words it takes down; the word for them where the name is withheld."""
    head = doc.text[:_HEAD]
    kind = _KIND.search(head)
    fields = (m for m in _FIELD.finditer(head) if kind is not None or not m["label"].lower().startswith("name"))
    field = next(fields, None)
    if field is not None:
        who = field["who"].strip()
        if _withheld(who.lower().split()):
            start, end = head.find("(", *field.span("who")) + 1, head.find(")", *field.span("who"))
            if 0 < start < end:  # "withheld (W-12)": under which code
                return (start, end)
            return kind.span("who") if kind and kind["who"] else field.span("label")
        if not who:
            return field.span("label")
        return (field.start("who"), field.start("who") + len(field["who"].rstrip()))
    taken = _TAKEN.search(head)
    by = taken.lastgroup or 0 if taken is not None else 0
    if taken is not None and taken[by][:1].isupper() and (by not in ("self", "giver") or speaks_of_itself(doc.text)):
        start, end = taken.span(by)
        cut = next((word for word in taken[by].split() if word in _TAKING), None)  # "Ruth Sorel | taken at Osten"
        return start, end if cut is None else start + len(taken[by][: taken[by].index(f" {cut}")])
    if kind is None or kind["who"]:
        return kind.span("who") if kind is not None else None
    text = doc.text.casefold()  # "The | witness is a woman of 34": what a record calls whom it does not name
    called = min(((at, one) for one in _DEPONENTS if (at := text.find(f"the {one} ")) >= 0), default=None)
    return (called[0] + 4, called[0] + 4 + len(called[1])) if called is not None else None


def _withheld(words: Sequence[str]) -> bool:
    """True for "withheld", "Name withheld", "Not given", "known to the office"."""
    bare = [word.strip(".,;:()") for word in words[:3]]
    return not _WITHHELD.isdisjoint([*bare[:2], " ".join(bare[:2]), " ".join(bare[1:])])
