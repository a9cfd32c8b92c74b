"""What a web page sets around its text: teasers, newsletter forms, share buttons, tags, rights, notes."""

import re

from counterclaim.model.report import FurnitureKind

_TEASER = re.compile(
    r"(?:[>→►▶»•*]+\s*)?(?:(?:related|recommended)(?: (?:article|story|stories|news|content|coverage|topics?|reading|links?|posts?|videos?|reports?|"
    r"for you|to this))?|(?:read|see|watch|listen|view)(?: (?:more|also|next|now|here|live|this|our|the full story|full story|in full|further|on))?"
    r"(?: (?:from|on|about) [^:]{2,40})?|also (?:read|see|watch|of interest|on [^:]{2,30})|(?:more|latest|most read|most popular|top)"
    r"(?: (?:on this(?: story)?|from [^:]{2,40}|stories|news|on [^:]{2,40}|reading|coverage|about [^:]{2,40}|like this))?|further reading|must read|"
    r"don['’]t miss|you (?:may|might) (?:also )?(?:like|be interested in|have missed)|trending(?: now)?|editor['’]?s['’]? picks?|up next|next article|"
    r"previous article|in case you missed it|in pictures|explained|explainer|full story|background|in depth|analysis|opinion|listen|podcast|"
    r"suggested(?: reading)?|similar (?:articles|stories|news)|other (?:news|stories)|also in the news|live updates?|continue reading|click here)\s*"
)
_TEASER_KEY = re.compile(rf"{_TEASER.pattern}(?P<mark>:|：|\||>|»|→|[-–—](?=\s)|$)\s*(?P<rest>.*)$", re.IGNORECASE)
# These open a sentence as well, so that they need their mark or capitals ("Background: ...", "Analysis - ...").
_PLAIN_WORDS = frozenset(
    "more latest top explained explainer background analysis opinion listen podcast read see watch view related recommended "
    "suggested trending".split()
)
_NOT_ALONE = frozenset(
    {
        "background",
        "analysis",
        "opinion",
        "explained",
        "explainer",
        "more",
        "latest",
        "top",
        "in depth",
        "listen",
        "read",
        "see",
        "watch",
        "view",
    }
)
_SENTENCE_KEYS = frozenset(
    {"background", "analysis", "opinion", "explained", "explainer", "in depth", "latest", "live updates", "live update"}
)
_TEASER_CAPS = re.compile(
    r"(?:ALSO READ|READ ALSO|READ MORE|READ NEXT|RELATED|RECOMMENDED|SEE ALSO|MUST READ|READ|WATCH)\b[:\s|–—>-]+[A-Z\"“‘'0-9]"
)
_READ_MORE = re.compile(
    r"(?:read|find out|learn|see|click (?:here )?(?:for|to read)) more (?:about|on|here|at|from|in)\b.{0,160}$|click here (?:to|for)\b.{0,160}$",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"(?:list \d+ of \d+|list of \d+ items|end of list)$", re.IGNORECASE)

_LETTER = re.compile(
    r"(?:sign[- ]?up (?:for|to|here|now|today)|subscribe (?:to|now|here|today|for)|get (?:the (?:latest|best|most|day['’]s|biggest|top|stories)|our|your|all the|breaking|daily|news)|"
    r"enter your e-?mail|your e-?mail(?: address)?|join (?:our|us|the|more than|over|\d)|follow (?:us|our|@|the [A-Z][\w ]{2,30} on)|receive (?:our|the|daily|breaking)|"
    r"thank(?:s| you) for (?:signing|subscribing|reading)|we['’]ll send you|by (?:signing up|subscribing|clicking|providing|entering)|"
    r"support (?:our|independent|us|quality|the [A-Z])|donate|become a (?:member|subscriber|supporter|patron)|download (?:our|the) (?:app|free)|"
    r"stay (?:up to date|informed|tuned|updated|on top)|don['’]t miss (?:a|out|our)|already (?:a subscriber|have an account|registered)|log in|sign in|register (?:to|now|for)|"
    r"subscribers? only|this (?:article|content|story) is (?:only )?(?:for|available to) (?:subscribers|members)|want (?:more|to (?:read|get))|"
    r"like what you(?:['’]re| are) reading|a message from|dear readers?)\b",
    re.IGNORECASE,
)
_LETTER_WORD = re.compile(
    r"newsletters?|inbox|e-?mail|subscri|sign[- ]?up|notifications?|telegram|whatsapp|facebook|twitter|instagram|youtube|\bapp\b|\bchannels?\b|"
    r"account|journalism|donat|member|alerts?|privacy|terms of (?:use|service)|readers?|log in|breaking news",
    re.IGNORECASE,
)
_PLATFORM = frozenset(
    "share shares facebook twitter x whatsapp telegram email e-mail print linkedin reddit pinterest messenger viber vk "
    "copy link copied save bookmark comments comment tweet post like pocket flipboard threads bluesky instagram youtube "
    "listen pdf gift".split()
)
_SHARE_SMALL = frozenset(
    "this article story page post news on via to with by in a the and or your friends link url + | / · • , - – — now it font size text aa".split()
)
_SHARE_SURE = frozenset(
    "share shares facebook twitter whatsapp telegram email linkedin tweet copy print pinterest reddit comments bookmark".split()
)
_TAGS = re.compile(
    r"(?:tags?|topics?|key\s?words|filed under|filed in|categor(?:y|ies)|labels?|sections?|related topics|related tags|in this (?:story|article)|more on these topics|"
    r"topics in this article|tagged(?: with| in| as)?|posted in|hashtags?)\s*(?P<mark>[:：|]|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"#\w+(?:[\s,;]+#\w+)*$")
_RIGHTS = re.compile(
    r"[\[(]?(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b|notice|:)|all rights reserved|this material may not be|no part of this|"
    r"reproduction (?:in whole|without|of this|is prohibited)|the content (?:may|must) not be|republish(?:ed|ing)? (?:with|under)|"
    r"(?:this|the) (?:article|story|report|work|piece) (?:is|was) (?:licensed|republished|originally published|first published|published under)|"
    r"(?:originally|first) published (?:on|by|in|at)|licensed under|creative commons)",
    re.IGNORECASE,
)
_RIGHTS_END = re.compile(
    r"(?:\ball rights reserved|\bmay not be (?:published|reproduced)[^.]{0,120}|(?:©|copyright)\s*(?:19|20)\d\d[^.]{0,60})\.?$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[\[(*–—_\s-]*(?:(?:this|the) (?:story|article|report|piece|post|page|version|headline|copy|dispatch)(?: of this (?:story|article))?"
    r" (?:has been|was|is being|will be) (?:updated|corrected|amended|edited|clarified|revised|changed|translated|automatically|produced|generated|supported|auto)|"
    r"(?:updates?|adds?|corrects?|recasts?|rewrites?|refiles?|fixes) (?:with|to|throughout|in|at|paragraphs?|headline|details|quotes?|background|byline|dateline|lede?|casualt|death|comments?)\b(?=[^.]{0,160}\.?$)|"
    r"(?:editor['’]?s?['’]?|eds?\.?|publisher['’]s)[ -]note\s*[:–—-]|editor['’]s note\b|corrections?\s*:|clarification\s*:|disclaimer\s*:|"
    r"an earlier version of this|a previous version of this|this is a (?:developing|breaking|corrected|live)|"
    r"(?:developing|breaking)(?: news)?(?: story)?(?:\.{1,3}|[:…])?$|more (?:to follow|details to follow|soon|details soon)|please (?:check back|refresh|wait|enable|note that this)|"
    r"(?:the )?(?:views|opinions) expressed (?:in|here|by)|our standards\s*:|the thomson reuters trust principles|"
    r"(?:for )?(?:more |further )?(?:information|media (?:inquiries|enquiries|contacts?)|press (?:contacts?|inquiries)|inquiries|enquiries),? (?:please )?(?:contact|visit|call|e-?mail)|"
    r"(?:media |press )?contacts?\s*:|e-?mail\s*:|tel(?:ephone)?\.?\s*:|phone\s*:|fax\s*:|"
    r"advertisement|advertising|sponsored(?: content)?|(?:article|story) continues (?:below|after)(?: (?:this )?(?:ad|advertisement|promotion|newsletter))?|"
    r"scroll (?:down )?(?:to|for) (?:continue|more)|skip (?:to|past|advert|ad)\b|loading(?:\.{3}|…)|play video|watch video|video duration|(?:hide|show) caption|toggle caption|enlarge(?: this)? image|"
    r"\d{1,3}[ -]min(?:ute)?s?(?: of)? read(?:ing)?(?: time)?|reading time\b|read time\b|listen to (?:this|the) (?:article|story|report)|(?:audio|text) (?:version|size)\b|"
    r"(?:view |show |no |\d+ )comments?(?: \(\d+\))?$|end(?:s|it)?[\s–—*-]*$|# ?# ?#|-30-|\d{1,3} views$|page \d{1,3}(?: of \d{1,3})?$|\d{1,3} ?/ ?\d{1,3}$|"
    r"https?$)",
    re.IGNORECASE,
)
_SURE_NOTE = re.compile(
    r"[\[(*–—_\s-]*(?:an earlier|a previous|this is a|(?:this|the) (?:story|article|report|piece|post|version|headline)|editor|correction|clarification|disclaimer|(?:the )?(?:views|opinions))",
    re.I,
)
_PLACE_FOR_AD = re.compile(
    r"(?:advertisement|advertising|sponsored(?: content)?|end(?:s|it)?|loading)[\s–—.*…-]*$", re.IGNORECASE
)
_SPEECH = re.compile(r"\b(?:said|says|told|added|according to|reported|announced|claimed|warned)\b")


def page_mark(text: str) -> FurnitureKind | None:
    """The kind of page mark a block is, None for reporting; text: the block's first 700 characters, tidied."""
    if not text or text[0] in '"“‘«„':
        return None
    words = text.count(" ") + 1
    if _teaser(text, words):
        return "teaser"
    if words <= 60 and _LETTER.match(text) and _LETTER_WORD.search(text) and not _SPEECH.search(text):
        return "newsletter"
    if words <= 16 and _share(text):
        return "share"
    if words <= 60 and (_tags(text) or _HASHTAGS.match(text)):
        return "tags"
    if words <= 80 and (_RIGHTS.match(text) or (words <= 40 and _RIGHTS_END.search(text))):
        return "copyright"
    return "note" if _note(text, words) else None


def teaser_heading(text: str) -> bool:
    """True for a teaser key with nothing after it, which announces a list of titles ("Related stories")."""
    found = _TEASER_KEY.match(text)
    if bool(_LIST_MARK.match(text)):
        return not text.lower().startswith("end")
    return bool(found) and found is not None and not found.group("rest") and _teaser(text, text.count(" ") + 1)


def tags_heading(text: str) -> bool:
    """True for a tag key with nothing after it ("Tags:", "Topics")."""
    found = _TAGS.match(text)
    return bool(found) and found is not None and not found.group("rest")


def _teaser(text: str, words: int) -> bool:
    if words > 45:
        return False
    if _TEASER_CAPS.match(text) or _LIST_MARK.match(text):
        return True
    if _READ_MORE.match(text) and not _SPEECH.search(text):
        return True
    found = _TEASER_KEY.match(text)
    if not found:
        return False
    rest = found.group("rest")
    key = text[: found.start("mark")].strip(" >→►▶»•*").lower()
    if not rest:
        return key not in _NOT_ALONE
    if key in _SENTENCE_KEYS:
        # "Background: the army said ..." may be reporting; a teaser prints a title, without a full stop.
        return (
            found.group("mark") in ":：|" and not rest.endswith((".", "”", '"')) and rest[0].isupper() and words <= 25
        )
    if found.group("mark") in "-–—":
        return rest[0].isupper() and not rest.endswith(".") and key not in _PLAIN_WORDS
    return rest[0].isupper() or not rest[0].isalpha()


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
        return found.group("mark") != "" or text.lower() in (
            "tags",
            "topics",
            "keywords",
            "related topics",
            "more on these topics",
        )
    return found.group("mark") != "" and not (rest.endswith(".") and _SPEECH.search(rest))


def _note(text: str, words: int) -> bool:
    found = _NOTE.match(text)
    if not found or words > 120:
        return False
    if _PLACE_FOR_AD.match(found.group()):
        return words <= 3
    if _SURE_NOTE.match(text):
        # "This report was produced by the ministry, which said ..." is reporting.
        return not (re.match(r"(?:this|the) ", text, re.I) and _SPEECH.search(text))
    return words <= 40
