"""Names that stand for a government or its people: "Moscow said", "Ukraine's army". They act; nothing happens there."""

import re

# A state or a capital named right before one of these stands for its government.
_SPEECH = (
    "said|says|say|told|tells|announce[ds]|claim(?:s|ed)|den(?:ies|ied)|reject(?:s|ed)|accuse[ds]|warn(?:s|ed)|"
    "insist(?:s|ed)|agree[ds]|refuse[ds]|demand(?:s|ed)|call(?:s|ed)|urge[ds]|condemn(?:s|ed)|vow(?:s|ed)|pledge[ds]|"
    "propose[ds]|threaten(?:s|ed)|acknowledge[ds]|admit(?:s|ted)|confirm(?:s|ed)|dispute[ds]|dismiss(?:es|ed)|"
    "report(?:s|ed)|maintain(?:s|ed)|argue[ds]|blame[ds]|declare[ds]|decide[ds]|believe[ds]|want(?:s|ed)|seeks|sought|"
    "hope[ds]|fear(?:s|ed)|consider(?:s|ed)|expect(?:s|ed)|plan(?:s|ned)|intend(?:s|ed)|back(?:s|ed)|support(?:s|ed)|"
    "oppose[ds]|recogni[sz]e[ds]|sees|saw|sent|sends|launch(?:es|ed)|deploy(?:s|ed)|withdrew|withdraws|tries|tried|"
    "manage[ds]|fail(?:s|ed)|press(?:es|ed)|push(?:es|ed)|hint(?:s|ed)|respond(?:s|ed)|retaliated|thinks|thought|knows|"
    "knew|offer(?:s|ed)|signal(?:s|led|ed)|suspend(?:s|ed)|impose[ds]|approve[ds]|summon(?:s|ed)|expel(?:s|led)|"
    r"invite[ds]|has (?:said|not|been \w+ing|also|long|repeatedly|\w+ed)|(?:will|would|did|does|could|can) not"
)
# A state before one of these acts as well; a capital may be the scene ("Kyiv took a direct hit"). Past tenses in "-ed"
# are told by their ending.
_DEEDS = (
    "fires|struck|strikes|shot|began|begun|begins|holds|held|controls|continues|fought|fights|lost|loses|won|wins|took|"
    "takes|gave|gives|made|makes|put|puts|kept|keeps|brought|brings|built|builds|broke|breaks|met|meets|went|goes|came|"
    "comes|got|gets|let|lets|needs|faces|uses|spent|spends|bought|sold|sells|led|leads|left|leaves|paid|pays|hit|hits|"
    "retook|retakes|retaken|gains|advances|has|have|had|will|would|could|may|might|must|cannot|can|does|did|do|should|"
    "shall|[a-z]{2,}ed"
)
_ADVERBS = "also|later|again|repeatedly|now|then|however|reportedly|itself|meanwhile|still|never|already|finally|first"
_SPEAKS = re.compile(rf"(?:,? (?:{_ADVERBS}))? (?:{_SPEECH})\b(?! by\b)")
_DOES = re.compile(rf"(?:,? (?:{_ADVERBS}))? (?:{_DEEDS})\b(?! by\b)")
_SUBJECT_BE = re.compile(
    r" (?:is|was|are|were) (?:not |also |still |now )?(?:\w+ing|ready|willing|prepared|responsible|accused|behind|open|"
    r"committed|determined|opposed|aware|unwilling|reluctant|keen)\b"
)
_OWNS = re.compile(r"['’]s?(?![^\W\d_])")
# What a state owns that is land, and so a place: "Russia's border areas", "Ukraine's east".
_LAND = re.compile(
    r"['’]s? (?:[a-z-]+ )?(?:territory|territories|borders?|border areas?|soil|land|east|west|south|north|centre|"
    r"center|coast|coastline|capital|cities|towns?|villages?|regions?|provinces?|airspace|skies|waters|interior|"
    r"heartland|frontier|city|airports?|airfields?|ports?|(?:[a-z]+-)?(?:north|south|east|west)\w*|grid|energy)\b"
)
# What a capital owns when it stands for its government: "Moscow's claims", not "Moscow's airports".
_TALKED = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,3}(?:forces?|army|military|troops|government|officials?|leaders?|claims?|proposals?|"
    r"demands?|position|response|offensive|counter-?offensive|invasion|war|allies|plans?|efforts?|rule|control|venture|narrative|"
    r"goals?|aims?|ambitions?|strategy|side|delegation|negotiators?|partners|intelligence|foreign|defen[cs]e)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:talks|negotiations|deal|agreement|war|ceasefire|truce|relations|ties|treaty|accord|summit|dialogue|"
    r"sanctions|aid|weapons|support|pressure|accused|told|urged|warned|according|blamed|condemned|asked|thanked|presses|"
    r"pressed)(?: \w+){0,2} (?:with|between|against|by|from|for|to|on|and) (?:the )?$|"
    r"\b(?:told|urged|accused|warned|asked|blamed|condemned|presses|pressed) (?:the )?$|\baccording to (?:the )?$"
)
_PLACED = re.compile(
    r"\b(?:in|inside|into|near|outside|across|throughout|within|over|around|of) (?:[a-z]+ern )?(?:the )?$"
)


def acts(text: str, start: int, end: int, *, state: bool) -> bool:
    """Whether the state or capital named at text[start:end] speaks, decides, fights or owns the one who does.

    Only to be asked of countries and capitals in which the text puts no other place ("Russia's Kursk region").
    "In Ukraine" never acts. state: it is a country, no capital.
    """
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    if _OWNS.match(after) and (state or _TALKED.match(after)) and not _LAND.match(after):
        return True
    does = _SPEAKS.match(after) or _SUBJECT_BE.match(after) or (state and _DOES.match(after))
    if does and not _PLACED.search(before):
        return True
    return bool(_WITH.search(before))
