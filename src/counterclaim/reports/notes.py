"""What the publisher says about the page itself: rights, corrections, contacts, advertisements, end marks."""

import re

from counterclaim.patterns import compiled
from counterclaim.reports.patterns import any_of
from counterclaim.reports.teasers import SPEECH

_RIGHTS = compiled(
    r"[\[(]?"
    + any_of(
        r"©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b|notice|:|(?-i:[A-Z]))|all rights reserved",
        r"this material may not be|reproduction (?:in whole|without|of this|is prohibited)",
        r"no part of this (?:article|publication|site|material|report|text|page)",
        r"the content (?:may|must) not be|republish(?:ed|ing)? (?:with|under)|licensed under|creative commons",
        r"this (?:article|story|report|work|piece) (?:is|was) (?:licensed|republished|originally published|"
        r"first published)",
        r"(?:originally|first) published (?:on|by|in|at)",
        r"published (?:in|on|by) (?-i:[A-Z])[^.]{2,50}, [a-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d$",
    ),
    re.IGNORECASE,
)
# One of these must stand in it as well: "Copyright Agency staff fled the town" has none.
_RIGHTS_WORD = compiled(
    r"©|\(c\)|\d{4}|rights|reserved|licen[sc]|republish|published|prohibited|permission|may not|must not", re.IGNORECASE
)
_RIGHTS_END = compiled(
    r"(?:\ball rights reserved|\bmay not be (?:published|reproduced)[^.]{0,120}|"
    r"(?:©|copyright)\s*(?:19|20)\d\d[^.]{0,60})\.?$",
    re.IGNORECASE,
)
_RIGHTS_MOST = 80  # words

# "This report" is the page; "the report" is as often a document that is reported on.
_PAGE = (
    r"(?:this (?:story|article|report|piece|post|page|version|headline|copy|dispatch)"
    r"(?: of (?:this|the) (?:story|article|report))?|the (?:story|article|headline))"
)
_LEAD = r"[\[(*–—_\s-]*"
_SURE = compiled(
    _LEAD
    + any_of(
        rf"{_PAGE} (?:has been|was|is being|will be) (?:last )?(?:updated|corrected|amended|edited|clarified|revised|"
        r"translated|automatically|produced|generated|supported)",
        rf"{_PAGE} (?:refreshes|updates|will refresh)",
        r"(?:editor['’]?s?['’]?|eds?\.?|publisher['’]s)[ -]note\b|corrections?\s*:|clarification\s*:|disclaimer\s*:",
        r"(?:an earlier|a previous) version of (?:this|the) (?:story|article|report|headline|post|piece)",
        r"this is a (?:developing|breaking|live|corrected)(?: news)? (?:story|page|blog|report|situation|version)",
        r"(?:the )?(?:views|opinions) expressed (?:in|here|by)",
    ),
    re.IGNORECASE,
)
_SHORT = compiled(
    _LEAD
    + any_of(
        r"(?:updates?|adds?|corrects?|recasts?|rewrites?|refiles?|fixes) (?:with|to|throughout|in|at|paragraphs?|"
        r"headline|details|quotes?|background|byline|dateline|lede?|casualt|death|comments?)\b",
        r"(?:developing|breaking)(?: news)?(?: story)?(?:\.{1,3}|[:…])?$",
        r"more (?:to follow|details to follow|soon|details soon)[.…]*$",
        r"please (?:check back|refresh|enable|note that this)|our standards\s*:|the thomson reuters trust principles",
        r"(?:press|media|news) (?:statement|release|communiqu[ée]|advisory)(?: [–—-] for immediate release)?[:.]?$",
        r"for immediate release",
        r"(?:for )?(?:more |further )?(?:information|media (?:inquiries|enquiries|contacts?)|"
        r"press (?:contacts?|inquiries)|inquiries|enquiries),? (?:please )?(?:contact|visit|call|e-?mail)",
        r"(?:for )?(?:media |press )?(?:contacts?|inquiries|enquiries)\s*:|"
        r"e-?mail\s*:|tel(?:ephone)?\.?\s*:|phone\s*:|fax\s*:",
        r"(?:article|story) continues (?:below|after)|scroll (?:down )?(?:to|for) (?:continue|more)",
        r"skip (?:to|past|advert|ad)\b|(?:play|watch) video|video duration|(?:hide|show|toggle) caption",
        r"enlarge(?: this)? image|listen to (?:this|the) (?:article|story|report)|(?:audio|text) (?:version|size)\b",
        r"\d{1,3}[ -]min(?:ute)?s?(?: of)? (?:read|listen|watch)(?:ing)?(?: time)?\b|\d{1,3} min(?:ute)?s?$",
        r"reading time\b|read time\b",
        r"(?:view |show |no |\d+ )comments?(?: \(\d+\))?$|\d[\d,.]*[km]? views$",
        r"(?:advertisement|advertising|sponsored(?: content)?|loading)[\s–—.*…-]*$",
        r"end(?:s|it|item)?[\s–—*-]*$|[←<«]?\s*back to (?:top|overview|home|homepage|news|list|all)\b",
        r"#(?: ?#){2}|-30-|page \d{1,3}(?: of \d{1,3})?$|\d{1,3} ?/ ?\d{1,3}$|[_=*~–—-]{3,}$|(?:[*_·•~] ?){3,}$",
    ),
    re.IGNORECASE,
)
_SURE_MOST, _SHORT_MOST = 120, 40  # words


def rights(text: str) -> bool:
    """True for a copyright line."""
    words = text.count(" ") + 1
    if words > _RIGHTS_MOST:
        return False
    if _RIGHTS.match(text) and _RIGHTS_WORD.search(text):
        return not SPEECH.search(text)
    return words <= 40 and bool(_RIGHTS_END.search(text))


def note(text: str) -> bool:
    """True for a line in which the publisher speaks about the page."""
    words = text.count(" ") + 1
    if words <= _SURE_MOST and _SURE.match(text):
        # "This report was produced by the ministry, which said ..." is reporting.
        return not (re.match(r"th(?:is|e) ", text, re.IGNORECASE) and SPEECH.search(text))
    return words <= _SHORT_MOST and bool(_SHORT.match(text)) and not (SPEECH.search(text) and text.endswith("."))
