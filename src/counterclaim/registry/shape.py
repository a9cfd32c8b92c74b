"""The shape of a noun phrase: its parts, its first complement, its head, and the names found in it."""

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.registry import words as w
from counterclaim.registry.names import Name
from counterclaim.registry.tokens import Token


class Item(NamedTuple):
    """A name found in the phrase: tokens first to stop (exclusive), and how it stands to the head."""

    name: Name
    first: int
    stop: int
    possessive: bool
    weak: bool  # "X-led": owner only where the phrase has no other


def state_voice(words: Sequence[Token]) -> bool:
    """True for "state news agency" and "official newspaper", not for "semi-official"."""
    return any(t.key in w.STATE_VOICE and not t.glued for t in words)


def from_there(before: list[Item], head: str) -> bool:
    """True for "a Kyiv resident" and "a Russian analyst": the name says where from, not for whom they speak."""
    if head in w.EXPERT:
        return all(i.name.state for i in before)
    return head in w.CIVIL and all(i.name.kind in ("capital", "metonym") for i in before)


def head_of(words: Sequence[Token], stop: int, items: list[Item]) -> str:
    """The key of the last lower-case word before `stop` that belongs to no name; "" where there is none."""
    for i in range(stop - 1, -1, -1):
        if words[i].word and not words[i].capital and words[i].key not in w.ARTICLES and not inside(i, items):
            return words[i].key
    return words[stop - 1].key if stop and not inside(stop - 1, items) else ""


def cut_of(words: Sequence[Token], items: list[Item]) -> int:
    """Index of the first complement word outside names; the phrase's length where there is none."""
    taken = {n for i in items for n in range(i.first, i.stop)}
    for n in range(1, len(words)):
        if words[n].glued or words[n].capital or n in taken:
            continue
        if words[n].key in w.COMPLEMENT or _acting(words, n, taken):
            return n
    return len(words)


def _acting(words: Sequence[Token], n: int, taken: set[int]) -> bool:
    """True for a participle after the head noun: "Russian troops occupying ..."; not for "the ruling junta"."""
    key, before = words[n].key, words[n - 1]
    if not key.endswith("ing") or key in w.ING_BEFORE_NOUN or n + 1 == len(words) or not before.word:
        return False
    return not before.capital and before.key not in w.ARTICLES and n - 1 not in taken


def parts_of(words: Sequence[Token]) -> list[Sequence[Token]]:
    """The phrase cut at commas, brackets, colons and dashes."""
    out: list[Sequence[Token]] = []
    first = 0
    for i, token in enumerate(words):
        if token.text in ",;:()[]—–":
            if i > first:
                out.append(words[first:i])
            first = i + 1
    if first < len(words):
        out.append(words[first:])
    return out


def inside(i: int, items: list[Item]) -> bool:
    return any(item.first <= i < item.stop for item in items)


def moved(item: Item, by: int) -> Item:
    return item._replace(first=item.first + by, stop=item.stop + by)


def names_side_of_rebels(words: Sequence[Token], item: Item) -> bool:
    """True for "pro-X" and "X-installed", which name the side of rebels too."""
    if item.first and words[item.first].glued and words[item.first - 1].key == "pro":
        return True
    return item.stop < len(words) and words[item.stop].key in w.OWNS
