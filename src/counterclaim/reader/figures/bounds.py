"""Words round a number that say how far it binds: "at least", "some", "up to", "or more"."""

from dataclasses import dataclass

from counterclaim.model.figure import Bound
from counterclaim.reader.figures.tokens import Tokens

# Phrases before the number, longest first when matched. "nearly" is kept apart: it also says "not more than".
_BEFORE: dict[str, Bound] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "approx": "about",
    "approx .": "about", "some": "about", "an estimated": "about", "estimated": "about", "an approximate": "about",
    "circa": "about", "ca": "about", "ca .": "about", "close to": "about", "in the region of": "about", "~": "about",
    "≈": "about", "in the order of": "about", "on the order of": "about", "somewhere around": "about", "perhaps": "about",
    "nearly": "about", "almost": "about", "virtually": "about", "barely": "about", "maybe": "about",
    "an average of": "about", "averaging": "about", "roughly estimated": "about", "possibly": "about",
    "at least": "at_least", "no fewer than": "at_least", "not less than": "at_least", "no less than": "at_least",
    "not fewer than": "at_least", "a minimum of": "at_least", "minimum": "at_least", "upwards of": "at_least",
    "upward of": "at_least", "≥": "at_least", "as few as": "at_least",
    "more than": "more_than", "over": "more_than", "above": "more_than", "in excess of": "more_than",
    "upward than": "more_than", "greater than": "more_than", "exceeding": "more_than", "exceeds": "more_than",
    "exceeded": "more_than", "exceed": "more_than", "topped": "more_than", "tops": "more_than", "topping": "more_than",
    "surpassed": "more_than", "surpassing": "more_than", "surpasses": "more_than", "beyond": "more_than", ">": "more_than",
    "passed": "more_than", "higher than": "more_than", "larger than": "more_than", "longer than": "more_than",
    "bigger than": "more_than", "farther than": "more_than", "further than": "more_than", "well over": "more_than",
    "up to": "at_most", "as many as": "at_most", "as much as": "at_most", "at most": "at_most", "at the most": "at_most",
    "no more than": "at_most", "not more than": "at_most", "a maximum of": "at_most", "maximum of": "at_most",
    "maximum": "at_most", "≤": "at_most", "as high as": "at_most", "as far as": "at_most", "not exceeding": "at_most",
    "fewer than": "fewer_than", "less than": "fewer_than", "under": "fewer_than", "below": "fewer_than", "<": "fewer_than",
    "lower than": "fewer_than", "sub -": "fewer_than", "just under": "fewer_than", "short of": "fewer_than",
    "shorter than": "fewer_than", "smaller than": "fewer_than",
}  # fmt: skip
_AFTER: dict[str, Bound] = {
    "or more": "at_least", "or so": "about", "- odd": "about", "odd": "about", "or fewer": "at_most",
    "or less": "at_most", "+": "at_least", "plus": "at_least", "or thereabouts": "about", "and counting": "at_least",
}  # fmt: skip
# "already under 20 sanctions", "over 40 years ago": places where the word is no bound are few; these are.
_NOT_BOUND = {("over",): ("fought", "control", "debate", "row", "dispute"), ("under",): ("came", "come", "under")}
_LONGEST = 4
# Words that may stand between the bound and the number without changing it.
_BETWEEN = frozenset(
    ("the", "a", "an", "another", "just", "only", "well", "its", "their", "total", "of", "all", "some")
)
_MODIFIERS = frozenset(
    ("well", "just", "slightly", "far", "way", "considerably", "significantly", "much", "now", "only")
)


@dataclass(frozen=True, slots=True)
class Binding:
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
            if n == 1 and tokens.low(k - 1) in _NOT_BOUND.get((phrase,), ()):
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
        bound = _AFTER.get(" ".join(tokens.lower[j : j + n]))
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
