"""Names that stand for a government or its people: "Moscow said", "Ukraine's army". They act; nothing happens there."""

from collections.abc import Iterator

from counterclaim import vocabulary
from counterclaim.patterns import compiled


def _forms(verbs: str) -> Iterator[str]:
    """Third person and past tense of regular verbs."""
    for verb in verbs.split():
        if verb.endswith("y") and verb[-2] not in "aeou":
            yield from (verb[:-1] + "ies", verb[:-1] + "ied")
        elif verb.endswith("e"):
            yield from (verb + "s", verb + "d")
        else:
            yield from (verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"), verb + "ed")


# A state or a capital named right before one of these stands for its government. Sets of words, not one long regular
# expression: that took 6 ms to compile at every start.
_SPEECH = frozenset(
    _forms(
        "announce claim deny reject accuse warn insist agree refuse demand call urge condemn vow pledge propose "
        "threaten acknowledge confirm dispute dismiss report maintain argue blame declare decide believe want hope "
        "fear consider expect intend back support oppose recognise recognize launch deploy try manage fail press push "
        "hint respond retaliate offer signal suspend impose approve summon expel invite"
    )
) | vocabulary.words("places.speech")
# A state before one of these acts as well; a capital may be the scene ("Kyiv took a direct hit").
_DEEDS = vocabulary.words("places.deeds")
_ADVERBS = vocabulary.words("places.adverbs")
_BE = frozenset(("is", "was", "are", "were"))
_WILLING = vocabulary.words("places.willing")
_REFUSES = vocabulary.words("places.refuses")
_NEXT = compiled(r"(,)? ([a-z]+)(?: ([a-z]+))?(?: ([a-z]+))?(?![\w-])")
_OWNED = compiled(
    r"['’]s?(?![^\W\d_])(?: ([A-Za-z-]+)(?: ([A-Za-z-]+))?(?: ([A-Za-z-]+))?(?: ([A-Za-z-]+))?)?"
)
# What a state owns that is land, and so a place: "Russia's border areas", "Ukraine's east".
_LAND = vocabulary.words("places.land")
_SIDES = ("north", "south", "east", "west")
# What a capital owns when it stands for its government: "Moscow's claims", not "Moscow's airports".
_TALKED = vocabulary.words("places.talked")
# "Turkey-backed fighters", "U.S. navy ship": named for whom they belong to; "Israel, Iran differ" for both.
_SIDED = compiled(r"-(?:backed|led|aligned|supplied|made|supported|allied|linked|trained|funded)\b")
_INITIALS = compiled(r"(?:[A-Z]\.){2,4}|[A-Z]{2,3}")
_BESIDE = compiled(
    r" (?:[A-Z][a-z]+|(?!(?:and|or|in|on|at|to|by|for|from|with|as|after|before|since|where|which|"
    r"who|that|but)\b)[a-z]+)|"
    r", [A-Z][a-z]+ [a-z]+ "
)
_WITH = compiled(
    r"\b(?:talks|negotiations|deal|agreement|war|ceasefire|truce|relations|ties|treaty|accord|summit|dialogue|"
    r"sanctions|aid|weapons|support|pressure|accused|told|urged|warned|according|blamed|condemned|asked|thanked|presses|"
    r"pressed)(?: \w+){0,2} (?:with|between|against|by|from|for|to|on|and) (?:the )?$|"
    r"\b(?:told|urged|accused|warned|asked|blamed|condemned|presses|pressed) (?:the )?$|\baccording to (?:the )?$"
)
_PLACED = compiled(
    r"\b(?:in|inside|into|near|outside|across|throughout|within|over|around|of) (?:[a-z]+ern )?(?:the )?$"
)


def acts(text: str, start: int, end: int, *, state: bool) -> bool:
    """Whether the state or capital named at text[start:end] speaks, decides, fights or owns the one who does.

    Only to be asked of countries and capitals in which the text puts no other place ("Russia's Kursk region").
    "In Ukraine" never acts. state: it is a country, no capital.
    """
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    if _owns(after, state):
        return True
    if state and _SIDED.match(after):
        return True
    beside = state and bool(_INITIALS.fullmatch(text[start:end])) and bool(_BESIDE.match(after))
    if (beside or _does(after, state)) and not _PLACED.search(before):
        return True
    return bool(_WITH.search(before))


def _owns(after: str, state: bool) -> bool:
    match = _OWNED.match(after)
    if match is None:
        return False
    words = [word.lower() for word in match.groups() if word]
    # Land with at most one word before it: "Russia's western border".
    if any(word in _LAND for word in words[:2]) or any(part.startswith(_SIDES) for part in words[:1]):
        return False
    return state or any(word in _TALKED for word in words)


def _does(after: str, state: bool) -> bool:
    match = _NEXT.match(after)
    if match is None:
        return False
    words = [word for word in match.groups()[1:] if word]
    if words[0] in _ADVERBS:
        words.pop(0)
    elif match[1]:  # a comma without an adverb opens something else
        return False
    if not words or words[1:2] == ["by"]:
        return False
    verb, rest = words[0], words[1:]
    if verb in _BE:
        rest = rest[1:] if rest[:1] in (["not"], ["also"], ["still"], ["now"]) else rest
        return bool(rest) and (rest[0] in _WILLING or rest[0].endswith("ing"))
    if verb in _SPEECH or (verb in _REFUSES and rest[:1] == ["not"]):
        return True
    if verb == "has" and rest and (rest[0] in _ADVERBS or rest[0] in ("said", "not", "long") or rest[0].endswith("ed")):
        return True
    return state and (verb in _DEEDS or (len(verb) > 3 and verb.endswith("ed")))
