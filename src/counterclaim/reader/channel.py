"""Through what and to whom something was said, in the words around it."""

import re

from counterclaim.patterns import compiled

_PLATFORMS = r"Telegram|Facebook|X|Twitter|Truth Social|WhatsApp|Instagram|YouTube|TikTok|Weibo|VKontakte|Signal"
_CHANNEL = compiled(
    rf"\b(?:(?:in|via|on|through|by|during|at) (?:a |an |his |her |its |their |the |separate |"
    rf"joint )*(?:[\w’'-]+ ){{0,3}}?"
    rf"(?:(?:{_PLATFORMS}) (?:post|message|channel|statement)|post(?: on (?:{_PLATFORMS}|social media|"
    rf"[\w ]{{3,20}}?))?|posts?|tweet|televised (?:remarks|address|speech|statement)|"
    rf"remarks|video (?:address|message|link|statement|conference)|statement|press release|"
    rf"interview(?: with [\w’' ]{{2,30}})?|news conference|press conference|"
    rf"briefing|speech|letter|report|radio (?:address|interview)|telephone|phone|text message|email|message|"
    rf"communiqu[eé]|broadcast|daily update)"
    rf"|on (?:{_PLATFORMS}|social media|state (?:TV|television)|television|radio))\b"
)
_TOLD = compiled(
    r"\b(?:told|tells|telling|informed|briefed|reported to|said to)\s+((?:(?:the|a|an|his|her|their|its|"
    r"state|local)\s+)?"
    r"(?:[A-Z][\w’'.-]*(?:\s+(?:of|and|for|the)\s+[A-Z][\w’'.-]*|\s+[A-Z][\w’'.-]*)*|[a-z]+(?:\s+(?:leader|"
    r"president|parliament|agency|council|channel|newspaper|television|tv|minister))?))"
)


def channel(around: str) -> str | None:
    """The words that name how it was said ("in a Facebook post" gives "Facebook post"), None where the text "
    "does not tell."""
    match = _CHANNEL.search(around)
    if not match:
        return None
    return re.sub(
        r"^(?:in|via|on|through|by|during|at)\s+(?:(?:a|an|his|her|its|their|the|separate|joint)\s+)*",
        "",
        match.group(),
    )


def addressee(around: str) -> str | None:
    """Who was told, in the text's words; None where nobody is named."""
    match = _TOLD.search(around)
    if not match or match.group(1).lower() in ("that", "us", "how", "of", "about"):
        return None
    return re.sub(r"^(?:the|a|an)\s+", "", match.group(1))
