"""Names that stand for a government or its people: "Moscow said", "Ukraine's army". They act; nothing happens there."""

import re

_SPEAKS = (
    "said|says|say|told|announced|announces|claimed|claims|denied|denies|rejected|rejects|accused|accuses|warned|warns|"
    "insisted|insists|agreed|agrees|refused|refuses|demanded|demands|called|calls|urged|urges|condemned|condemns|vowed|"
    "vows|pledged|pledges|proposed|proposes|threatened|threatens|acknowledged|acknowledges|admitted|admits|confirmed|"
    "confirms|disputed|disputes|dismissed|dismisses|reported|reports|maintains|maintained|argued|argues|blamed|blames|"
    "hinted|signalled|signaled|responded|retaliated|declared|declares|decided|decides|believes|wants|wanted|seeks|sought|"
    "hopes|fears|considers|expects|plans|planned|intends|backs|backed|supports|supported|opposes|opposed|recognises|"
    "recognizes|sees|sent|sends|launched|launches|fired|fires|deployed|deploys|seized|captured|retook|recaptured|lost|"
    "withdrew|annexed|invaded|attacked|struck|bombed|shelled|shot|targeted|released|freed|returned|exchanged|signed|"
    "suspended|imposed|approved|summoned|expelled|invited|offered|continues|continued|began|begun|tried|tries|managed|"
    "failed|advanced|pulled|pushed|holds|held|controls|controlled|occupied|occupies|regained|reclaimed|retaken|has|have|"
    "had|will|would|could|may|might|must|cannot|can|does|did|do"
)
_ADVERBS = "also|later|again|repeatedly|now|then|however|reportedly|itself|meanwhile"
_SUBJECT = re.compile(rf"(?:,? (?:{_ADVERBS}))? (?:{_SPEAKS})\b")
_SUBJECT_BE = re.compile(
    r" (?:is|was|are|were) (?:not |also |still |now )?(?:\w+ing|ready|willing|prepared|responsible|accused|behind|open|"
    r"committed|determined|opposed|aware|unwilling|reluctant|keen)\b"
)
_OWNS = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,3}(?:forces?|army|armies|military|troops|navy|air force|soldiers|government|president|"
    r"premier|prime minister|minister|ministry|leaders?|leadership|officials?|authorities|parliament|police|security|"
    r"intelligence|ambassador|envoy|spokes\w+|general staff|commander|chief|chiefs|armed forces|defen[cs]e|foreign|"
    r"state|side|allies|offensive|counter-?offensive|invasion|attacks?|strikes?|war|claims?|proposal|demands?|position|"
    r"response|sovereignty|use of|control of|advances?|withdrawal|drones?|missiles?|artillery|delegation|negotiators?|"
    r"generals?|top)\b"
)
_WITH = re.compile(
    r"\b(?:talks|negotiations|deal|agreement|war|ceasefire|truce|relations|ties|border|treaty|accord|summit|dialogue|"
    r"sanctions|aid|weapons|support|pressure|accused|told|urged|warned|according|blamed|condemned|asked|thanked|presses|"
    r"pressed)(?: \w+){0,2} (?:with|between|against|by|from|for|to|on|and) (?:the )?$|"
    r"\b(?:told|urged|accused|warned|asked|blamed|condemned|presses|pressed) (?:the )?$|\baccording to (?:the )?$"
)


def acts(text: str, start: int, end: int) -> bool:
    """Whether the state or capital named at text[start:end] speaks, decides, fights or owns the one who does.

    Only to be asked of countries and capitals; "in Ukraine" never acts.
    """
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    return bool(
        (_SUBJECT.match(after) or _SUBJECT_BE.match(after) or _OWNS.match(after)) and not _PLACED.search(before)
    ) or bool(_WITH.search(before))


_PLACED = re.compile(
    r"\b(?:in|inside|into|near|outside|across|throughout|within|over|around|of) (?:[a-z]+ern )?(?:the )?$"
)
