"""How firmly a proposition is put forward: factuality, evidentiality, channel and addressee."""

import re
from collections.abc import Sequence

from counterclaim.model.actor import Actor
from counterclaim.model.claim import DENYING, Evidentiality, Factuality, Stance
from counterclaim.patterns import compiled
from counterclaim.reader.cues import Cue
from counterclaim.reader.words import FINITE, Word

_DIRECTIVE = compiled(r"\b(?:should|must|ought to|have to|has to|needs? to|let us|let's)\b")
_OBLIGED_PAST = compiled(r"\b(?:had to|have had to|should have|must have)\b")
_INTENTION = compiled(
    r"\b(?:(?:we|i|it|they|he|she) (?:will|shall|would|['’]ll)|plan(?:s|ned|ning)? to|intend(?:s|ed)? to|"
    r"aim(?:s|ed)? to|"
    r"ready to|prepared to|determined to|vow(?:s|ed)? to|pledge(?:s|d)? to|want(?:s|ed)? to|promise(?:s|"
    r"d)? to|going to|"
    r"won['’]t|will not|would not|will never)\b"
)
_PREDICTION = compiled(
    r"\b(?:will|['’]ll|shall|won['’]t|going to|about to|on the (?:brink|verge|cusp) of|soon|expect(?:s|"
    r"ed)? to|is set to|are set to|"
    r"poised to|bound to|sure to|would)\b"
)
_CONDITIONAL = compiled(r"\b(?:if|unless|provided that|as long as|in case|were (?:it|they|he|she) to|on condition)\b")
_HEDGE = compiled(
    r"\b(?:might|could(?! not)|possibly|probably|perhaps|likely|unlikely|apparently|reportedly|allegedly|"
    r"alleged|seem(?:s|ed|ingly)?|appear(?:s|ed)? to|"
    r"suspected|believed to|thought to|feared|presumably|suggest(?:s|ed)?|hint(?:s|ed)?|understood to|"
    r"said to be|purported\w*|potential\w*)\b"
)
_NO_CLAUSE = compiled(
    r"\b(?:no(?! (?:fewer|less|more) than| longer)|not|never|neither|none|nobody|nothing|cannot)\b|n['’]t\b"
)


_NO_INTENTION = compiled(
    r"\b(?:no (?:intention|plans?|desire|wish) (?:of|to)|would (?:not|never)|wouldn['’]t|refuse[sd]? to)\b"
)
_APPEAL = compiled(
    r"^(?:(?:his|her|its|their|an?|the|renewed|urgent)\s+)*(?:appeal|call|demand|request|plea)s?\b.*\b(?:to|"
    r"for|that)\b",
    re.I,
)


def asks(text: str) -> bool:
    """True where the words themselves are an appeal ("his appeal to partners to speed up deliveries")."""
    return bool(_APPEAL.match(text))


def factuality(
    text: str, words: Sequence[Word], stance: Stance, cue: Cue | None, *, speaker_acts: bool = False
) -> Factuality:
    """How the proposition stands to the facts, from the words of its main clause and what the cue lends.

    speaker_acts: the subject is the speaker's own party ("we will hold"), so a future is an intention.
    """
    lower = text.lower()
    if stance in DENYING:
        return "negated"
    if stance in ("declines_to_confirm", "cannot_verify"):
        return "hedged"
    if _NO_INTENTION.search(lower):
        return "negated"
    if stance == "demands" or (cue is not None and cue.factuality == "directive"):
        return "directive"
    if _DIRECTIVE.search(lower) and not _OBLIGED_PAST.search(lower) and not _CONDITIONAL.search(lower):
        return "directive"
    if cue is not None and cue.factuality in ("intention", "prediction"):
        return cue.factuality
    main = _main_clause(lower, words)
    if re.search(r"\bif (?:necessary|needed|possible|required)\b", lower) or (re.search(r"\b(?:if|unless)\b", lower)):
        return "conditional"
    if _first_person_future(lower) or (speaker_acts and _INTENTION.search(main)):
        return "intention"
    if _INTENTION.search(main) and not re.search(r"\b(?:will|would|going to)\b", main):
        return "intention"
    if _PREDICTION.search(main) or re.search(r"\bwill\b|\b(?:on the (?:brink|verge|cusp) of|about to)\b", lower):
        return "prediction"
    if _HEDGE.search(main) or _may(text, words) or (cue is not None and cue.factuality == "hedged"):
        return "hedged"
    if _NO_CLAUSE.search(main) and _main_negated(words):
        return "negated"
    return "asserted"


def _may(text: str, words: Sequence[Word]) -> bool:
    """The modal, not the month."""
    if words:
        return any(w.text == "may" and w.tag == "MD" for w in words)
    return bool(re.search(r"\bmay\b", text))


def _first_person_future(lower: str) -> bool:
    return bool(
        re.search(
            r"\b(?:we|i)(?: \w+)? (?:will|shall|are going to|intend to|plan to)\b|\b(?:we|i)['’]ll\b|"
            r"\bwe['’]re going to\b",
            lower,
        )
    )


def _main_clause(lower: str, words: Sequence[Word]) -> str:
    """The words up to the first subordinate or relative clause after the verb; the whole text where none opens."""
    if not words:
        return lower
    base = words[0].start
    verb_seen = False
    for i, word in enumerate(words):
        if word.tag in FINITE:
            verb_seen = True
        elif (verb_seen and word.tag in ("WDT", "WP", "WP$", "WRB") and i) or (
            verb_seen and word.dep == "mark" and word.lower not in ("that", "to") and i
        ):
            return lower[: max(0, word.start - base)]
    return lower


def _main_negated(words: Sequence[Word]) -> bool:
    """True when a negation stands by the main verb or its subject."""
    for i, word in enumerate(words):
        if word.dep == "neg" or word.lower in ("no", "never", "neither", "none", "nobody", "nothing", "not"):
            following = [
                w for w in words[i + 1 : i + 4] if w.lower in ("fewer", "less", "more", "longer", "only", "just")
            ]
            if following and following[0].lower in ("fewer", "less", "more", "only", "just", "longer"):
                continue
            return i < 14
    return False


_OFFICIAL = compiled(
    r"\b(?:president|minister|ministry|general|army|military|staff|commander|governor|mayor|spokes\w+|"
    r"government|official|"
    r"secretary|ambassador|envoy|chief|council|agency|force|forces|police|prosecutor|office|command|"
    r"parliament|leader|colonel|major|king|prince)\b",
    re.I,
)
_STATEMENT = compiled(
    r"\b(?:statement|communiqu[eé]|press release|briefing|news conference|press conference|announced)\b", re.I
)
_DOCUMENT = compiled(
    r"\b(?:report|document|letter|survey|study|data|records?|ruling|indictment|resolution|satellite imagery|"
    r"footage|video)\b",
    re.I,
)


def evidentiality(actor: Actor | None, source: str, sentence: str, media: bool, nested: bool) -> Evidentiality:
    """What the speaker's word rests on, from who speaks and through what.

    media: the actor is a news medium. nested: the content reports what somebody else said.
    """
    if nested:
        return "second_hand"
    if media:
        return "media_report"
    if actor is None or actor.kind in ("unnamed", "collective"):
        if re.search(
            r"\b(?:residents?|witness\w*|villagers?|survivors?|doctors?|medics?|soldiers?|locals)\b", source, re.I
        ):
            return "own_account"
        return "unnamed_source"
    if _DOCUMENT.search(source):
        return "document"
    if actor.kind in ("state", "organisation") or _OFFICIAL.search(actor.role or "") or _STATEMENT.search(sentence):
        return "official_statement"
    return "own_account"


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
