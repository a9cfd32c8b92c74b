"""What "five of them", "their number" or "the number" stands for: the nearest plural noun that can be counted."""

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.model.span import Span
from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures import lexicon, numbers, states
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.tokens import Tokens

BACK = 2  # sentences before the figure's own that are searched; reports seldom name the counted further off
_SCANNED = 80  # tokens looked at per sentence, from its end
_LONGEST = 3  # words before the noun that belong to it ("North Korean soldiers")


def resolve(draft: Draft, drafts: Sequence[Draft], text: str, before: Sequence[Span]) -> None:
    """Fills in counted and unit (and the state of a figure that was given for the same thing).

    drafts: the figures of the same sentence before this one; before: spans of the sentences before, oldest first.
    Leaves the draft as it is where nothing comparable was named.
    """
    if draft.ellipsis:
        for other in reversed(drafts):
            if other.is_count and other.counted is not None and not _part(other):
                draft.counted, draft.unit_name, draft.state = other.counted, other.unit_name, draft.state or other.state
                return
    tokens, upto = draft.tokens, draft.start
    spans = list(before[-BACK:])
    while True:
        found = _nearest(tokens, upto)
        if found is not None:
            break
        if not spans:
            return
        start, end = spans.pop()
        tokens = Tokens(text, start, end, numbers.COMPOUNDS)
        upto = len(tokens)
    first, head, unit = found
    draft.unit_name = draft.unit_name or unit
    if draft.counted is None:
        draft.counted = tokens.span_text(first, nouns.word_end(tokens, head))
    if tokens is not draft.tokens or draft.state is not None or draft.phrase is not None:
        return
    for other in reversed(drafts):
        if other.phrase is not None and other.phrase.head == head:
            draft.state = other.state
            return


def _part(draft: Draft) -> bool:
    """ "14 people, | three of them children |, and five": the five are people."""
    words = draft.tokens.lower[draft.first : draft.stop]
    return any(a == "of" and b in lexicon.PRONOUNS for a, b in pairwise(words))


def _nearest(tokens: Tokens, upto: int) -> tuple[int, int, str] | None:
    """The last plural noun of nouns.csv before token `upto`: the first token of its phrase, its own, its unit."""
    table = lexicon.nouns()
    for k in range(upto - 1, max(-1, upto - 1 - _SCANNED), -1):
        low = tokens.lower[k]
        unit = table.get(low)
        if unit is None and lexicon.is_people(tokens.words[k]) and not _of_a_thing(tokens, k):
            unit = lexicon.PEOPLE
        if unit is None or low in nouns.TELLERS or not lexicon.is_plural(tokens.words[k]) or states.form_at(tokens, k):
            continue
        first = k
        while first > 0 and k - first < _LONGEST and _qualifies(tokens, first - 1):
            first -= 1
        return first, k, unit
    return None


def _of_a_thing(tokens: Tokens, k: int) -> bool:
    """True for a people's adjective before its noun: "a | Norvish | shell"; not for the people, "the Norvish had"."""
    after = tokens.word(k + 1)
    return not tokens.lower[k].endswith("s") and after.isalpha() and after.islower() and not lexicon.stops(after)


def _qualifies(tokens: Tokens, k: int) -> bool:
    low = tokens.lower[k]
    if low in lexicon.STOPS or low in lexicon.FILLERS or low in lexicon.NUMBER_WORDS or not low[:1].isalpha():
        return False
    if states.form_at(tokens, k) or low in ("said", "that", "says", "confirmed", "told"):
        return False
    # "Kyiv soldiers" yes, "region soldiers" no: a lower-case noun or verb before it belongs to what came before.
    return tokens.words[k][:1].isupper() or low.endswith(("an", "ish", "ese", "al", "ary", "ic", "y", "ive", "ar"))
