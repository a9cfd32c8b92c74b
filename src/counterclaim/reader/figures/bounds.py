"""Words round a number that say how far it binds: "at least", "some", "up to", "or more"."""

import msgspec

from counterclaim import vocabulary
from counterclaim.model.figure import Bound
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.tokens import Tokens, words


def _by_phrase(groups: dict[Bound, str]) -> dict[str, Bound]:
    return {phrase: bound for bound, phrases in groups.items() for phrase in phrases.split("|")}


# Phrases before the number, longest first when matched. "nearly" is kept apart: it also says "not more than".
_BEFORE = _by_phrase(
    {
        "about": (
            "about|around|roughly|approximately|approx|approx .|some|an estimated|estimated|"
            "an approximate|circa|ca|ca .|close to|in the region of|~|≈|in the order of|"
            "on the order of|somewhere around|perhaps|nearly|almost|virtually|barely|maybe|"
            "roughly estimated|possibly"
        ),
        "at_least": (
            "at least|no fewer than|not less than|no less than|not fewer than|a minimum of|minimum|"
            "upwards of|upward of|≥|as few as"
        ),
        "more_than": (
            "more than|over|above|in excess of|upward than|greater than|exceeding|exceeds|exceeded|"
            "exceed|topped|tops|topping|surpassed|surpassing|surpasses|beyond|>|passed|higher than|"
            "larger than|longer than|bigger than|farther than|further than|well over"
        ),
        "at_most": (
            "up to|as many as|as much as|at most|at the most|no more than|not more than|a maximum of|"
            "maximum of|maximum|≤|as high as|as far as|not exceeding"
        ),
        "fewer_than": (
            "fewer than|less than|under|below|<|lower than|sub -|just under|short of|shorter than|smaller than"
        ),
    }
)
_AFTER = _by_phrase(
    {
        "at_least": "or more|+|plus|and counting",
        "about": "or so|- odd|odd|or thereabouts",
        "at_most": "or fewer|or less",
    }
)
# "already under 20 sanctions", "over 40 years ago": places where the word is no bound are few; these are.
_NOT_BOUND = {
    "over": vocabulary.words("figures.not_bound_over"),
    "under": vocabulary.words("figures.not_bound_under"),
    "up to": vocabulary.words("figures.not_bound_up_to"),
    "above": words("flew flying"),
    "passed": vocabulary.words("figures.not_bound_passed"),
}
_LONGEST = 4
_ADDED = frozenset(("another", "additional", "further"))
_MORE = frozenset(("more", "additional", "further", "extra"))
_RISES = vocabulary.words("figures.rises")
_FALLS = vocabulary.words("figures.falls")
_PARTICLES = vocabulary.words("figures.particles")
_CHANGE_NOUNS = vocabulary.words("figures.change_nouns")
_CHANGED = frozenset(("percent", "percentage_point", "basis_point", "point", "cent", "sen", "penny"))
_BEFORE_CHANGE = vocabulary.words("figures.before_change")
# Words that may stand between the bound and the number without changing it.
_BETWEEN = vocabulary.words("figures.between")
_MODIFIERS = vocabulary.words("figures.modifiers")


class Binding(msgspec.Struct, frozen=True):
    """A bound and the token its words begin at; ceiling: "nearly 100" is at most 100 too."""

    bound: Bound
    first: int
    ceiling: bool = False


def before(tokens: Tokens, i: int) -> Binding | None:
    """The bound words that end right before token i ("at least" in "at least 40"), or before its article."""
    at = i
    for _ in range(2):
        for n in range(_LONGEST, 0, -1):
            k = at - n
            if k < 0:
                continue
            phrase = " ".join(tokens.lower[k:at])
            bound = _BEFORE.get(phrase)
            if bound is None:
                continue
            if tokens.low(k - 1) in _NOT_BOUND.get(phrase, ()):
                return None
            if phrase == "some" and at != i:
                continue
            while k > 0 and tokens.low(k - 1) in _MODIFIERS:
                k -= 1
            return Binding(bound, k, phrase in ("nearly", "almost"))
        if tokens.low(at - 1) in _BETWEEN and tokens.low(at - 1) != "the":
            at -= 1
        else:
            break
    return None


def after(tokens: Tokens, j: int) -> tuple[Bound, int] | None:
    """The bound words that begin at token j ("or more") and the token after them."""
    for n in (2, 1):
        bound = _AFTER.get(" ".join(tokens.lower[j : j + n])) if j + n <= len(tokens) else None
        if bound is None or (n == 1 and tokens.low(j) == "+" and not tokens.joined(j)):
            continue
        if tokens.low(j) == "plus" and tokens.word(j + 1)[:1].isdigit():
            continue
        return bound, j + n
    return None


def limits(bound: Bound, value: float | int) -> tuple[float | int | None, float | int | None]:
    """The low and high that a bound puts round a value; None is an open end."""
    if bound == "exact":
        return value, value
    if bound in ("at_least", "more_than"):
        return value, None
    if bound in ("at_most", "fewer_than"):
        return None, value
    return None, None


def changes(low: str) -> Bound | None:
    """ "up" or "down" for a word of rising or falling; None for any other."""
    if low in _RISES:
        return "up"
    return "down" if low in _FALLS else None


def bind(draft: Draft) -> None:
    """Sets the draft's bound from the words before and after it, which its start and stop take in."""
    tokens = draft.tokens
    if draft.num.kind == "none":
        return
    start = draft.start
    if tokens.low(start - 1) in _ADDED:
        start, draft.increment = start - 1, True
        if tokens.low(start - 1) in ("a", "an"):
            start -= 1
    if draft.is_range and tokens.low(start - 1) in ("between", "from"):
        start -= 1
    found = before(tokens, start)
    bound: Bound = found.bound if found else "exact"
    if found:
        start, draft.ceiling = found.first, found.ceiling
        if tokens.low(start - 1) in _ADDED:
            start, draft.increment = start - 1, True
    end = after(tokens, draft.last) or after(tokens, draft.stop)
    if end:
        bound = end[0] if bound == "exact" else bound
        draft.stop = max(draft.stop, end[1])
    if tokens.low(draft.last) in _MORE and draft.unit is None and tokens.low(draft.last + 1) != "than":
        draft.increment = True
    draft.start, draft.bound = min(start, draft.start), bound
    if bound in ("exact", "about") and not draft.is_range:
        draft.bound = _direction(draft, start) or bound


def _direction(draft: Draft, start: int) -> Bound | None:
    """ "rose 60%", "down 1.2 points", "grew by 300 jobs": the number is the amount of a change."""
    tokens, unit = draft.tokens, draft.unit
    k, by = start - 1, False
    while k >= 0 and start - k <= 3 and tokens.low(k) in _BEFORE_CHANGE:
        by = by or tokens.low(k) == "by"
        k -= 1
    measured = unit is not None and (unit.name in _CHANGED or unit.kind == "currency")
    if not measured and not by:
        return None
    change = changes(tokens.low(k))
    if change is None and by:
        # "grow sales by 35 percent", "cut its force by 2,000": the object stands between.
        near = (tokens.low(m) for m in range(k - 1, max(-1, k - 4), -1))
        change = next((c for low in near if low not in _PARTICLES and (c := changes(low))), None) if measured else None
    if change is not None:
        noun = tokens.low(k) in _CHANGE_NOUNS and tokens.low(k - 1) in ("a", "an", "the", "of")
        return None if noun else change
    after_word = tokens.low(draft.stop)
    return ("up" if after_word == "higher" else "down") if measured and after_word in ("higher", "lower") else None
