"""Counts whose noun stands before the number: "the number of dead rose to 31", "losses in the area at 67,000"."""

from counterclaim import vocabulary
from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures import lexicon, states
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.tokens import Tokens

_REACH = 18  # tokens from a number back to "the number of ..."; the longest in the dev sentences is 11
_TALLIES = vocabulary.words("figures.tallies")
_AMOUNTS = vocabulary.words("figures.amounts")
_BARE = vocabulary.words("figures.tallies_bare")
_LEVEL = vocabulary.words("figures.level")
_WHO = vocabulary.words("figures.who")
_OWNERS = vocabulary.words("figures.owners")
_VERBS = vocabulary.words("figures.tallies_verbs")
_STATES = {"losses": "lost", "toll": "dead", "count": "dead", "tally": "dead"}


def look_left(draft: Draft) -> None:
    """Fills in counted, unit and state from a tally before the number; marks it an anaphor for "the number at 28"."""
    tokens, i = draft.tokens, draft.start
    if i == 0 or (tokens.low(i - 1) not in _LEVEL and draft.bound == "exact"):
        return
    for k in range(i - 1, max(-1, i - _REACH), -1):
        low = tokens.lower[k]
        if low in (";", "!", "?", "while"):
            return
        if low in ("killed", "wounded", "captured") and k < i - 2 and "number" not in tokens.lower[max(0, k - 5) : k]:
            return
        if draft.unit is not None:
            if low in _AMOUNTS:
                draft.counted, draft.cumulative = tokens.words[k], True
                return
            continue
        if low not in _TALLIES:
            continue
        if low in _BARE and tokens.low(k + 1) in _WHO and low != "strength":
            _number_of(draft, k)
            return
        if low in _BARE and not (low in ("count", "tally") and tokens.low(k - 1) in ("death", "body")):
            if tokens.low(k - 1) in _OWNERS:
                draft.anaphor = True
                return
            continue
        _toll(draft, k)
        return


def _number_of(draft: Draft, k: int) -> None:
    tokens = draft.tokens
    of = tokens.low(k + 1) == "of"
    phrase = nouns.phrase(tokens, k + 2 if of else k + 1, plural=True)
    draft.cumulative = True
    if phrase is None:
        if not of:
            draft.counted, draft.state, draft.unit_name = tokens.words[k + 1], tokens.low(k + 1), lexicon.PEOPLE
        return
    draft.counted, draft.unit_name = phrase.text, draft.unit_name or phrase.unit
    told = states.after(tokens, phrase.last)
    draft.state = states.attributive(tokens, phrase.first, phrase.last) or states.of_noun(tokens.low(phrase.head))
    if draft.state is None and told is not None:
        draft.state = told[0]


def _toll(draft: Draft, k: int) -> None:
    tokens, low = draft.tokens, draft.tokens.low(k)
    first = k
    while first > 0 and k - first < 3 and _belongs(tokens, first - 1):
        first -= 1
    draft.counted, draft.unit_name, draft.cumulative = tokens.span_text(first, k + 1), lexicon.PEOPLE, True
    draft.state = _STATES.get(low) or states.of_noun(low)
    if low == "toll" and tokens.low(k - 1) in ("injury", "wounded", "injured"):
        draft.state = "injured"


def _belongs(tokens: Tokens, k: int) -> bool:
    low = tokens.lower[k]
    if low in lexicon.STOPS or low in _VERBS or not low[:1].isalpha():
        return False
    return states.form_at(tokens, k) is None
