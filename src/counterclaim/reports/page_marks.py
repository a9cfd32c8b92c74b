"""What a page sets around its text besides teasers: newsletter forms, share buttons, tags, rights, notes."""

import re

from counterclaim.model.report import FurnitureKind
from counterclaim.reports.patterns import any_of, word_set
from counterclaim.reports.teasers import SPEECH, teaser

_LETTER = re.compile(
    any_of(
        r"sign[- ]?up (?:for|to|here|now|today)|subscribe (?:to|now|here|today|for)|stay (?:up to date|informed|"
        r"tuned|updated|on top)",
        r"get (?:the (?:latest|best|most|day['’]s|biggest|top|stories)|our|your|all the|breaking|daily|weekly|news)",
        r"enter your e-?mail|your e-?mail(?: address)?|receive (?:our|the|daily|breaking)|we['’]ll send you",
        r"join (?:our|us|the|more than|over|\d)|follow (?:us|our|@|the [A-Z][\w ]{2,30} on)",
        r"thank(?:s| you) for (?:signing|subscribing|reading)|by (?:signing up|subscribing|clicking|providing|"
        r"entering)",
        r"support (?:our|independent|us|quality|the [A-Z])|donate|become a (?:member|subscriber|supporter|patron)",
        r"download (?:our|the) (?:app|free)|don['’]t miss (?:a|out|our)|already (?:a subscriber|have an account|"
        r"registered)",
        r"log in|sign in|register (?:to|now|for)|subscribers? only|want (?:more|to (?:read|get))|"
        r"like what you(?:['’]re| are) reading",
        r"this (?:article|content|story) is (?:only )?(?:for|available to) (?:subscribers|members)|"
        r"a message from|dear readers?",
    )
    + r"\b",
    re.IGNORECASE,
)
_LETTER_WORD = re.compile(
    r"newsletters?|inbox|e-?mail|subscri|sign[- ]?up|notifications?|telegram|whatsapp|facebook|twitter|instagram|"
    r"youtube|\bapp\b|"
    r"\bchannels?\b|account|journalism|donat|member|alerts?|privacy|terms of (?:use|service)|readers?|log in|"
    r"breaking news|briefing",
    re.IGNORECASE,
)
_LETTER_MOST = 60

_PLATFORM = word_set(
    "share shares facebook twitter x whatsapp telegram email e-mail print linkedin reddit pinterest messenger viber vk "
    "copy link copied save bookmark comments comment tweet post like pocket flipboard threads bluesky instagram "
    "youtube "
    "listen pdf gift subscribe follow"
)
_SHARE_SMALL = word_set(
    "this article story page news on via to with by in a the and or your friends link url + | / · • , - – — now "
    "it font size text "
    "aa our us channel"
)
_SHARE_SURE = word_set(
    "share shares facebook twitter whatsapp telegram email linkedin tweet copy print pinterest reddit comments "
    "bookmark save"
)
_SHARE_MOST = 16

_TAGS = re.compile(
    r"(?:tags?|topics?|key\s?words|filed under|filed in|categor(?:y|ies)|labels?|sections?|hashtags?|"
    r"(?:related|suggested) (?:topics|tags)|(?:more on these )?topics(?: in this article)?|"
    r"in this (?:story|article)|tagged(?: with| in| as)?|posted in)"
    r"\s*(?P<mark>[:：|]|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_TAGS_ALONE = frozenset(
    {"tags", "topics", "keywords", "related topics", "more on these topics", "topics in this article"}
)
_HASHTAGS = re.compile(r"#\w+(?:[\s,;]+#\w+)*$")

_RIGHTS = re.compile(
    r"[\[(]?"
    + any_of(
        r"©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b|notice|:|[A-Z])|all rights reserved",
        r"this material may not be|no part of this|reproduction (?:in whole|without|of this|is prohibited)",
        r"the content (?:may|must) not be|republish(?:ed|ing)? (?:with|under)|licensed under|creative commons",
        r"(?:this|the) (?:article|story|report|work|piece) (?:is|was) (?:licensed|republished|"
        r"originally published|first published|published under)",
        r"(?:originally|first) published (?:on|by|in|at)",
        r"published (?:in|on|by) (?=.{2,80}(?:19|20)\d\d\.?$)",
    ),
    re.IGNORECASE,
)
_RIGHTS_WORD = re.compile(
    r"©|\(c\)|\d{4}|rights|reserved|licen[sc]|republish|published|prohibited|permission|may not|must not", re.I
)
_RIGHTS_END = re.compile(
    r"(?:\ball rights reserved|\bmay not be (?:published|reproduced)[^.]{0,120}|(?:©|copyright)\s*(?:19|"
    r"20)\d\d[^.]{0,60})\.?$",
    re.IGNORECASE,
)

_THIS = (
    r"(?:this|the) (?:story|article|report|piece|post|page|version|headline|copy|dispatch)(?: of this (?:story|"
    r"article))?"
)
_NOTE = re.compile(
    r"[\[(*–—_\s-]*"
    + any_of(
        rf"{_THIS} (?:has been|was|is being|will be) (?:updated|corrected|amended|edited|clarified|revised|"
        rf"changed|translated|"
        r"automatically|produced|generated|supported)",
        rf"{_THIS} (?:refreshes|updates|will refresh)",
        r"(?:updates?|adds?|corrects?|recasts?|rewrites?|refiles?|fixes) (?:with|to|throughout|in|at|paragraphs?|"
        r"headline|details|"
        r"quotes?|background|byline|dateline|lede?|casualt|death|comments?)\b",
        r"(?:editor['’]?s?['’]?|eds?\.?|publisher['’]s)[ -]note\b|corrections?\s*:|clarification\s*:|disclaimer\s*:",
        r"(?:an earlier|a previous) version of this|this is a (?:developing|breaking|corrected|live)",
        r"(?:developing|breaking)(?: news)?(?: story)?(?:\.{1,3}|[:…])?$|more (?:to follow|details to follow|"
        r"soon|details soon)",
        r"please (?:check back|refresh|wait|enable|note that this)|(?:the )?(?:views|opinions) expressed (?:in|"
        r"here|by)",
        r"our standards\s*:|the thomson reuters trust principles",
        r"(?:press|media|news) (?:statement|release|communiqu[ée]|"
        r"advisory)(?: [–—-] for immediate release)?[:.]?$|for immediate release",
        r"(?:for )?(?:more |further )?(?:information|media (?:inquiries|enquiries|contacts?)|press (?:contacts?|"
        r"inquiries)|inquiries|"
        r"enquiries),? (?:please )?(?:contact|visit|call|e-?mail)",
        r"(?:media |press )?contacts?\s*:|e-?mail\s*:|tel(?:ephone)?\.?\s*:|phone\s*:|fax\s*:",
        r"advertisement|advertising|sponsored(?: content)?|(?:article|story) continues (?:below|after)|"
        r"scroll (?:down )?(?:to|for) (?:continue|more)",
        r"skip (?:to|past|advert|ad)\b|loading(?:\.{3}|…)|(?:play|watch) video|video duration|(?:hide|show|"
        r"toggle) caption|enlarge(?: this)? image",
        r"\d{1,3}[ -]min(?:ute)?s?(?: of)? (?:read|listen|watch)(?:ing)?(?: time)?|reading time\b|read time\b|"
        r"(?:audio|text) (?:version|size)\b",
        r"listen to (?:this|the) (?:article|story|report)|(?:view |show |no |\d+ )comments?(?: \(\d+\))?$|"
        r"\d[\d,.]*[km]? views$",
        r"end(?:s|it|item)?[\s–—*-]*$|[←<«]?\s*back to (?:top|overview|home|homepage|news|list|all)\b|"
        r"\d{1,3} min(?:ute)?s?$|#(?: ?#){2}|-30-|page \d{1,3}(?: of \d{1,3})?$|\d{1,3} ?/ ?\d{1,3}$|"
        r"[_=*~–—-]{3,}$|(?:[*_·•~] ?){3,}$",
    ),
    re.IGNORECASE,
)
_NOTE_SURE = re.compile(
    r"[\[(*–—_\s-]*(?:an earlier|a previous|this is a|this|the|editor|eds?\.? note|correction|clarification|"
    r"disclaimer|(?:the )?(?:views|opinions))\b",
    re.IGNORECASE,
)
_NOTE_ALONE = re.compile(r"(?:advertisement|advertising|sponsored(?: content)?|loading)[\s–—.*…-]*$", re.IGNORECASE)
_NOTE_MOST, _NOTE_SURE_MOST = 40, 120  # words


def page_mark(text: str) -> FurnitureKind | None:
    """The kind of page mark a block is, None for reporting; text: the whole block, tidied."""
    if not text or text[0] in '"“‘«„':
        return None
    words = text.count(" ") + 1
    if teaser(text):
        return "teaser"
    if words <= _LETTER_MOST and _LETTER.match(text) and _LETTER_WORD.search(text) and not SPEECH.search(text):
        return "newsletter"
    if words <= _SHARE_MOST and _share(text):
        return "share"
    if words <= 60 and (_tags(text) or _HASHTAGS.match(text)):
        return "tags"
    if words <= 80 and _rights(text, words):
        return "copyright"
    return "note" if _note(text, words) else None


def tags_heading(text: str) -> bool:
    """True for a tag key with nothing after it ("Tags:", "Topics")."""
    found = _TAGS.match(text)
    return found is not None and not found.group("rest")


def _share(text: str) -> bool:
    tokens = [t.strip("().:,!").lower() for t in text.split()]
    tokens = [t for t in tokens if t and not t.replace(",", "").replace(".", "").rstrip("km").isdigit()]
    if not tokens or not all(t in _PLATFORM or t in _SHARE_SMALL for t in tokens):
        return False
    return any(t in _SHARE_SURE for t in tokens) or (len(tokens) > 1 and all(t in _PLATFORM for t in tokens))


def _tags(text: str) -> bool:
    found = _TAGS.match(text)
    if not found:
        return False
    rest = found.group("rest")
    if not rest:
        return found.group("mark") != "" or text.lower() in _TAGS_ALONE
    return found.group("mark") != "" and not (rest.endswith(".") and SPEECH.search(rest))


def _rights(text: str, words: int) -> bool:
    if _RIGHTS.match(text) and _RIGHTS_WORD.search(text):
        return not SPEECH.search(text)
    return words <= 40 and bool(_RIGHTS_END.search(text))


def _note(text: str, words: int) -> bool:
    found = _NOTE.match(text)
    if not found or words > _NOTE_SURE_MOST:
        return False
    if re.match(r"(?:adverti|sponsored|loading)", text, re.IGNORECASE):
        return bool(_NOTE_ALONE.match(text))
    if _NOTE_SURE.match(text):
        # "This report was produced by the ministry, which said ..." is reporting.
        return not (re.match(r"(?:this|the) ", text, re.IGNORECASE) and SPEECH.search(text))
    return words <= _NOTE_MOST and not (SPEECH.search(text) and text.endswith("."))
