"""What a physical amount, a sum of money, a share or a length of time is an amount of."""

from counterclaim import vocabulary
from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures import lexicon, states
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.tokens import Tokens

_OF_THEM = frozenset(("them", "whom", "which", "those", "these"))
_SKIPPED = vocabulary.words("figures.skipped")
# "a total of 40 km", "a range of 400 km": the word before "of" is no thing that is measured.
_MEASURES = vocabulary.words("figures.measures")
_NOT_NOUNS = vocabulary.words("figures.not_nouns")
_SAID_OF_TIME = vocabulary.words("figures.said_of_time")
_BEFORE_LAST = vocabulary.words("figures.before_last")
_SENTENCED = vocabulary.words("figures.sentenced")
_GIVEN = vocabulary.words("figures.given")
_PRISON = vocabulary.words("figures.prison")
_MATTERS = vocabulary.words("figures.matters")
_GAP = vocabulary.words("figures.gap")
_WINDOWED = vocabulary.words("figures.windowed")


def amount(draft: Draft) -> None:
    """Fills in counted: "40 km2 of territory", "$1bn in missiles", "a 12-kg bomb", "a front of 40 km"."""
    tokens, j, unit = draft.tokens, draft.stop, draft.unit
    low = tokens.low(j)
    money = unit is not None and unit.kind == "currency"
    phrase = None
    if draft.hyphen or tokens.low(draft.last) in ("-", "‑"):
        phrase = nouns.phrase(tokens, j, plural=False)
    elif low == "of" and tokens.low(j + 1) in _OF_THEM:
        draft.anaphor = True
    elif low == "of" and tokens.low(draft.start - 1) == "within":
        pass  # "within 5km of the city": a distance, not an amount of city
    elif low == "of" or (low == "in" and money):
        phrase = _mass(tokens, j + 1)
    elif low == "worth" and tokens.low(j + 1) == "of":
        phrase = _mass(tokens, j + 2)
    elif draft.unit_name == "share" and (low in _SKIPPED or low not in lexicon.STOPS):
        phrase = _mass(tokens, j)
    elif (money or (unit is not None and unit.kind == "mass")) and low not in lexicon.STOPS:
        phrase = nouns.phrase(tokens, j, plural=False)
    if phrase is not None:
        draft.phrase, draft.counted = phrase, phrase.text
    elif draft.counted is None and not draft.anaphor:
        draft.counted = _head_of(tokens, draft.start)


def _mass(tokens: Tokens, j: int) -> nouns.Counted | None:
    """The noun phrase at token j whether or not it has a plural ("territory", "artillery", "enemy positions")."""
    while tokens.low(j) in _SKIPPED:
        j += 1
    if tokens.word(j).isdecimal() and not tokens.joined(j + 1):
        j += 1  # "two-thirds of the 90 lorries": a figure of its own
    return nouns.phrase(tokens, j, plural=_plural_near(tokens, j))


def _plural_near(tokens: Tokens, j: int) -> bool:
    for k in range(j, min(j + 4, len(tokens))):
        if lexicon.stops(tokens.words[k]) or not tokens.words[k][:1].isalpha():
            return False
        if lexicon.is_plural(tokens.words[k]):
            return True
    return False


def _head_of(tokens: Tokens, i: int) -> str | None:
    """ "a front of 40 km", "an incursion some 12 km deep": the noun the amount measures, on its left."""
    k = i - 1
    if k < 0:
        return None
    of = tokens.low(k) == "of"
    if of:
        k -= 1
    low = tokens.low(k)
    if not low.isalpha() or low in lexicon.STOPS or low in _NOT_NOUNS:
        return None
    if low in _MEASURES if of else states.form_at(tokens, k):
        return None
    if low.endswith(("ed", "ly")) or not (of or tokens.low(k - 1) in lexicon.DETERMINERS or low in lexicon.nouns()):
        return None
    return tokens.words[k]


def length_of_time(draft: Draft) -> bool:
    """True for lengths of time that are claimed ("30-day ceasefire", "sentenced to 15 years"), not windows or gaps.

    Fills in counted and state where they stand further off ("the truce would last six weeks").
    """
    tokens, j, i = draft.tokens, draft.stop, draft.start
    low, before = tokens.low(j), tokens.low(i - 1)
    if low in _GAP or low == "'":
        return False
    lead = {tokens.low(k) for k in range(max(0, i - 9), i)}
    behind_bars = low in _PRISON or (low in ("in", "of", "behind") and tokens.low(j + 1) in _PRISON | {"bars"})
    if behind_bars or (
        before in ("to", "for") and (tokens.low(i - 2) in _SENTENCED or tokens.low(i - 3) in _SENTENCED)
    ):
        if lead & _SENTENCED:
            draft.state = "sentenced"
        if behind_bars and draft.counted is None:
            draft.counted = tokens.word(j) if low in _PRISON else tokens.word(j + 1)
        return True
    if (
        before in _SAID_OF_TIME
        or (before == "last" and tokens.low(i - 2) in _BEFORE_LAST)
        or (before in ("for", "by") and tokens.low(i - 2) in _SAID_OF_TIME)
    ):
        nouns_before = [tokens.words[k] for k in range(max(0, i - 9), i) if tokens.lower[k] in _MATTERS]
        draft.counted = draft.counted or (nouns_before[-1] if nouns_before else None)
        return True
    if draft.hyphen or tokens.low(draft.last) == "-":
        return low[:1].isalpha() and low not in ("period", "window", "span", "mark", "anniversary", "high", "low")
    if low == "to" and lead & _GIVEN:
        draft.counted = None
        return True
    if low == "of" and tokens.low(j + 1) not in ("the", "this", "last", "his", "her", "age", "its"):
        return before not in _WINDOWED
    return before == "of" and tokens.low(i - 2) in _MATTERS
