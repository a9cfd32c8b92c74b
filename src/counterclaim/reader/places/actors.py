"""Names that stand for a government or its people: "Moscow said", "Ukraine's army". They act; nothing happens there."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from counterclaim import vocabulary
from counterclaim.reader.beside import is_letters, without_article, word_end, words_after, words_before
from counterclaim.reader.places.find import placed


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
# What a state owns that is land, and so a place: "Russia's border areas", "Ukraine's east".
_LAND = vocabulary.words("places.land")
_SIDES = ("north", "south", "east", "west")
# What a capital owns when it stands for its government: "Moscow's claims", not "Moscow's airports".
_TALKED = vocabulary.words("places.talked")
# "Turkey-backed fighters", "U.S. navy ship": named for whom they belong to; "Israel, Iran differ" for both.
_SIDED = vocabulary.words("places.sided")
_NOT_BESIDE = vocabulary.words("places.not_beside")
# What states make or do with each other, and to whom they speak: "talks with", "urged".
_BETWEEN = vocabulary.words("places.between")
_LINKS = vocabulary.words("places.between_links")
_SPOKEN_TO = vocabulary.words("places.spoken_to")
_AGREED = vocabulary.words("places.agreed")
_FOUGHT = vocabulary.words("places.fought")
_SCENE = vocabulary.words("places.scene")


def acts(text: str, start: int, end: int, *, state: bool) -> bool:
    """Whether the state or capital named at text[start:end] speaks, decides, fights or owns the one who does.

    Only to be asked of countries and capitals in which the text puts no other place ("Russia's Kursk region").
    "In Ukraine" never acts. state: it is a country, no capital.
    """
    before = words_before(text, start)
    if _owns(text, end, state):
        return True
    if state and text[end : end + 1] == "-" and text[end + 1 : word_end(text, end + 1)] in _SIDED:
        return True
    name = text[start:end]
    letters = is_letters(name) and (len(name) < 4 or "." in name)  # not "IRAN"
    beside = state and letters and _beside(text, end)
    if (beside or _does(text, end, state)) and not placed(before, _SCENE):
        return True
    return spoken_with(without_article(before))


def only_told_of(text: str, end: int) -> bool:
    """True for a name that only tells who made, holds or mediates something, or where somebody is based or born:
    "an Oslo-brokered truce", "the Geneva-based monitor". Nothing is said to have happened there."""
    word = text[end + 1 : word_end(text, end + 1)] if text[end : end + 1] == "-" else ""
    return word.islower() and (word.endswith("ed") or word in _SIDED)


def of_an_agreement(text: str, end: int) -> bool:
    """True for a name before what may be called after the place it was signed in: "the Oslo | accords"."""
    return not _AGREED.isdisjoint(words_after(text, end, 2))


def speaks(text: str, end: int) -> bool:
    """True for a name at whose end a verb of speaking stands: "the General Staff in | Ost | said"."""
    return not _SPEECH.isdisjoint(word.lower() for word in words_after(text, end, 1))


def _beside(text: str, end: int) -> bool:
    """True for letters before a word that they stand with: "U.S. navy", "US, Iran differ"."""
    if text.startswith(", ", end):
        name, *rest = words_after(text, end + 1, 2) or [""]
        return name.istitle() and bool(rest) and rest[0].islower()
    after = next(iter(words_after(text, end, 1)), "")
    return (after[:1].isupper() and after[1:2].islower()) or (after[:1].islower() and after not in _NOT_BESIDE)


def spoken_with(before: Sequence[str]) -> bool:
    """True after what states do with each other: "talks between | Norva", "urged | Norva"."""
    if not before:
        return False
    told = not _BETWEEN.isdisjoint(before[-4:-1])  # two words between at most
    if before[-1] in _FOUGHT and before[-2:-1] and before[-2] not in _LAND:
        return True  # "in fighting with | Norva"; not "on the border with | Norva"
    return before[-1] in _SPOKEN_TO or (told and before[-1] in _LINKS)


def _owns(text: str, end: int, state: bool) -> bool:
    lost = text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum()  # "Norlands army": no apostrophe
    if not lost and text[end : end + 1] not in ("'", "’"):
        return False
    at = end + 1 + (text[end + 1 : end + 2] == "s")
    if text[at : at + 1].isalpha():  # an apostrophe inside a name
        return False
    words = [word.lower() for word in words_after(text, at, 4)]
    # Land with at most one word before it: "Russia's western border".
    if any(word in _LAND for word in words[:2]) or any(part.startswith(_SIDES) for part in words[:1]):
        return False
    return state or any(word in _TALKED for word in words)


def _does(text: str, end: int, state: bool) -> bool:
    comma = text[end : end + 1] == ","
    words = list(takewhile(lambda word: word.isalpha() and word.islower(), words_after(text, end + comma, 3)))
    if not words:
        return False
    if words[0] in _ADVERBS:
        words.pop(0)
    elif comma:  # a comma without an adverb opens something else
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
