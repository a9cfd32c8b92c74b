"""The owner of a noun phrase's head: the side that "Ukraine's top army commander" or "a Hamas official" speaks for.

The phrase is cut at its first complement ("to", "in", "against"): what stands before it owns the head, what follows
names a place or an adversary. Where two owners are left, none is told.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.registry import words as w
from counterclaim.registry.names import Name, NameIndex
from counterclaim.registry.shape import (
    Item,
    cut_of,
    from_there,
    head_of,
    inside,
    moved,
    names_side_of_rebels,
    parts_of,
    state_voice,
)
from counterclaim.registry.tokens import Token, tokens

LONGEST = 80  # words of a phrase that are looked at; longer "phrases" are clauses and tell no owner
PersonFinder = Callable[[Sequence[Token], int, str | None], tuple[int, str] | None]


class SideHit(NamedTuple):
    """The side a phrase speaks for, and the words that tell (as the registry spells them)."""

    side: str
    words: str


class Naming(NamedTuple):
    """What has a side, named in a text: where it begins, its side, what kind of name it is (as in NameIndex, "person"
    for an office holder), and the body or office that it owns ("Norvan | army", "Ostia's defence | minister"), or "".
    """

    start: int
    side: str
    kind: str
    head: str


class _Unowned(NamedTuple):
    """The phrase has an owner of no side, or several: looking further would guess."""


_UNOWNED = _Unowned()
_Answer = SideHit | _Unowned | None


class Owners:
    """Tells the side of phrases by a name index; `person` finds office holders where no other name stands."""

    def __init__(self, names: NameIndex, person: PersonFinder, given: Callable[[str], str | None]) -> None:
        self._names = names
        self._person = person
        self._given = given

    def side_of(self, phrase: str, date: str | None) -> SideHit | None:
        """The side of the phrase at an ISO date; None where it names none, or more than one."""
        if len(phrase) > LONGEST * 20:
            return None
        words = tokens(phrase)
        if not words or len(words) > LONGEST:
            return None
        for n, part in enumerate(parts_of(words)):
            items = self._items(part, date)
            if n and len(items) == 1 and items[0].stop - items[0].first == len(part):
                continue  # "Sumy, Ukraine": a place said with its country
            answer = self._part(part, items, date)
            if isinstance(answer, SideHit):
                return answer
            if answer is _UNOWNED:
                return None
        return None

    # -- names ----------------------------------------------------------------------------------------

    def namings(self, text: str, date: str | None) -> list["Naming"]:
        """Every naming in a sentence of what has a side, in reading order, office holders' names with them."""
        words = tokens(text)
        items = self._items(words, date)
        out = [
            Naming(words[i.first].start, i.name.side, i.name.kind, _head(words, i.stop)) for i in items if i.name.side
        ]
        for n, word in enumerate(words):
            if word.capital and not inside(n, items):
                found = self._holder(words, n, date)
                if found is not None:
                    out.append(Naming(word.start, found[1], "person", ""))
        return sorted(out)

    def _holder(self, words: Sequence[Token], i: int, date: str | None) -> tuple[int, str] | None:
        """The office holder named there; not another of that surname, whose own first name stands before it."""
        found = self._person(words, i, date)
        alone = found is not None and sum(t.word for t in words[i : i + found[0]]) == 1
        given = alone and i > 0 and words[i - 1].capital and self._given(words[i - 1].text) is not None
        return None if given and self._person(words, i - 1, date) is None else found

    def _items(self, words: Sequence[Token], date: str | None) -> list[Item]:
        out: list[Item] = []
        i = 0
        while i < len(words):
            found = self._names.at(words, i, date) if words[i].word else None
            lost = self._without_apostrophe(words, i, date) if found is None and words[i].key.endswith("s") else None
            found = found or lost
            if found is None:
                i += 1
                continue
            size, name = found
            last = words[i + size - 1]
            if not name.ambiguous and not self._borne(words, i, size, name):
                item = self._item(words, i, size, name, last.possessive or lost is not None)
                if item is not None:
                    out.append(item)
            i += size
        return out

    def _without_apostrophe(self, words: Sequence[Token], i: int, date: str | None) -> tuple[int, Name] | None:
        """The owner whose apostrophe a text has lost, a word in -s: "Norlands | army"."""
        one, after = words[i], words[i + 1] if i + 1 < len(words) else None
        if not (one.capital and not one.possessive and after is not None):
            return None
        if not after.word or after.capital:
            return None
        owner = one._replace(text=one.text[:-1], key=one.key[:-1], possessive=True)
        # A few words are enough: a longer name is another's, and a whole text is not copied for each.
        found = self._names.at((owner, *words[i + 1 : i + _LONGEST]), 0, date)
        return found if found is not None and found[0] == 1 and found[1].kind in ("country", "armed") else None

    def _item(self, words: Sequence[Token], i: int, size: int, name: Name, possessive: bool) -> Item | None:
        stop = i + size
        before = words[i - 1] if i else None
        if before is not None and words[i].glued:
            if before.key in ("anti", "non"):
                return None
            if before.key == "pro":
                return None if any(t.key in w.PROTEST for t in words[stop:]) else Item(name, i, stop, True, False)
        following = words[stop] if stop < len(words) else None
        if following is not None and not possessive:
            if following.capital and following.key in w.WATERS:
                return None
            joined = following.glued and not following.capital
            if joined or following.key in w.OWNS | w.RUNS | w.BESIDE:
                if following.key in w.OWNS:
                    return Item(name, i, stop, True, False)
                place = following.key == "controlled" and stop + 1 < len(words) and words[stop + 1].capital
                if following.key in w.RUNS and not place and "of" not in {t.key for t in words[:i]}:
                    return Item(name, i, stop, possessive, True)
                return None
        return Item(name, i, stop, possessive, False)

    def _borne(self, words: Sequence[Token], i: int, size: int, name: Name) -> bool:
        """True where a state's or capital's name is a person's: "Israel Katz", "Michael Jordan"."""
        if size > 1 or words[i].key not in w.BORNE or words[i].possessive:
            return False
        if i and words[i - 1].capital and not words[i].glued and self._given(words[i - 1].text) is not None:
            return True
        after = words[i + 1] if i + 1 < len(words) else None
        if after is None or not after.capital or after.glued or name.kind == "demonym":
            return False
        return after.key not in w.OFFICIALS | w.BODY | w.ENVOY and after.key not in (
            "president", "prime", "defence", "defense", "foreign", "king", "chancellor", "queen"
        )  # fmt: skip

    # -- one part between commas --------------------------------------------------------------------------

    def _part(self, words: Sequence[Token], items: list[Item], date: str | None) -> _Answer:
        cut = cut_of(words, items)
        of = next((i for i in range(1, cut) if words[i].key == "of" and not inside(i, items)), cut)
        head = head_of(words, of, items)
        before = [i for i in items if i.stop <= of]
        if before and from_there(before, head):
            return _UNOWNED
        answer = self._resolve(words, before, of, date)
        inner = [i for i in items if of < i.first and i.stop <= cut]
        if answer is not None:
            if inner and _of_body(answer, before, inner, head):
                return SideHit(inner[0].name.side or "", inner[0].name.spelling)
            return answer
        if of < cut:
            if head in w.RELATION | w.EVENT_OF | w.EXPERT:
                return _UNOWNED
            if inner and not (head in w.CIVIL and inner[0].name.kind in ("capital", "metonym")):
                answer = self._resolve(words, [i for i in inner if not i.weak], cut, date, after=of)
            elif not inner:
                answer = self._person_in(words, of + 1, cut, date)
            if answer is not None:
                return answer
        if cut < len(words):
            return self._complement(words, items, cut, head, date)
        return None

    def _resolve(
        self, words: Sequence[Token], items: list[Item], stop: int, date: str | None, after: int = -1
    ) -> _Answer:
        """The one owner among items before `stop`; None where there is no name at all."""
        span = words[after + 1 : stop]
        relation = next((i for i in range(stop - 1, after, -1) if words[i].key in w.RELATION | w.MEMBERSHIP), None)
        if relation is not None and words[relation].key in w.MEMBERSHIP and not any(i.first > relation for i in items):
            relation = None  # "Hamas members" are Hamas, "NATO member Turkey" is Turkey
        if relation is not None and any(i.stop <= relation for i in items):
            items = [i for i in items if i.first > relation]
            if not items:
                return self._person_in(words, relation + 1, stop, date) or _UNOWNED
        if not items:
            return self._person_in(words, after + 1, stop, date)
        exiled = [t.key for t in words[stop : stop + 2]] == ["in", "exile"]
        if exiled or any(t.key in w.REBEL and not inside(after + 1 + n, items) for n, t in enumerate(span)):
            kept = [i for i in items if not i.name.state or names_side_of_rebels(words, i)]
            if not kept:
                return _UNOWNED
            items = kept
        strong = [i for i in items if not i.weak] or items
        if len(strong) < len(items) and all(i.name.kind == "region" for i in strong):
            strong = [i for i in items if i.weak]  # "Gaza's Hamas-run ministry": who runs it, not where
        return _owner(words, strong, stop)

    def _person_in(self, words: Sequence[Token], first: int, stop: int, date: str | None) -> SideHit | None:
        """An office holder who owns the head ("Putin's spokesman", "the Trump administration") or is all of it."""
        for i in range(first, stop):
            found = self._holder(words, i, date) if words[i].capital else None
            if found is None:
                continue
            size, side = found
            end = i + size
            owns = words[end - 1].possessive or end == stop or words[end].key in w.LED_BY_PERSON
            return SideHit(side, " ".join(t.text for t in words[i:end])) if owns else None
        return None

    def _complement(self, words: Sequence[Token], items: list[Item], cut: int, head: str, date: str | None) -> _Answer:
        """The side of a head without owner by what it speaks for or comes from."""
        link = words[cut].key
        stop = cut + 1 + cut_of(words[cut + 1 :], [moved(i, -cut - 1) for i in items if i.first > cut])
        inner = [i for i in items if cut < i.first and i.stop <= stop]
        heads = {t.key for t in words[:cut]}
        allowed = {
            "for": w.SPEAKS_FOR, "to": w.ADVISES, "from": w.COMES_FROM, "with": w.WORKS_IN, "at": w.WORKS_IN,
            "in": w.WORKS_IN, "inside": w.WORKS_IN, "within": w.WORKS_IN,
        }.get(link)  # fmt: skip
        if allowed is None or head not in allowed or heads & (w.FOREIGN | w.REBEL):
            return None
        if not inner:
            return self._person_in(words, cut + 1, stop, date) if link in ("for", "to", "from") else None
        if link in ("in", "inside", "within", "at", "with"):
            bodied = not inner[0].name.state or any(t.key in w.BODY for t in words[inner[0].stop : stop])
            bodied = bodied or inner[0].name.kind == "metonym"
            if not bodied and not (link == "in" and head in w.OFFICIALS):
                return None
        bare = inner[0].name.state and not any(t.key in w.BODY | w.OFFICIALS for t in words[cut:stop])
        if link == "for" and bare and head not in w.SPEAKS_FOR_STATE:
            return None  # "a spokesman for Russia" speaks for it; "an official for Syria" has it as a topic
        return self._resolve(words, inner, stop, date, after=cut)


def _head(words: Sequence[Token], stop: int) -> str:
    """The body or office right behind a name, at most three words on; "" where a sign or another word comes first."""
    for token in words[stop : stop + 3]:
        if not token.word or token.key in w.COMPLEMENT or token.key == "and":
            return ""
        if token.key in _HEADS:
            return token.key
    return ""


_LONGEST = 12  # words in which a name that begins with an owner ends
_ARMED = vocabulary.words("speakers.armed_bodies")
_HEADS = (w.BODY | w.OFFICIALS | w.SPEAKS_FOR | w.ENVOY | _ARMED) - vocabulary.words("parties.beside_head")


def _owner(words: Sequence[Token], items: list[Item], stop: int) -> _Answer:
    """The owner among names that stand before the head."""
    told = [i for i in items if i.name.side is not None]
    if len(told) < len(items) and (not told or not state_voice(words[items[0].first : stop])):
        return _UNOWNED  # "Israel's Channel 12" is nobody's spokesman, "Syrian state news agency SANA" is Syria's
    sides = list(dict.fromkeys(i.name.side for i in told))
    if len(sides) == 1:
        return _hit(told[0])
    first, last = told[0], told[-1]
    if any(t.key in ("and", "or", "&") for t in words[first.stop : last.first]):
        return _UNOWNED
    if any(b.first == a.stop and words[b.first].glued for a, b in pairwise(told)):
        return _UNOWNED  # "Israeli-Palestinian", "Iran-Iraq"
    if any(words[n].key in w.ENVOY and not inside(n, told) for n in range(first.stop, stop)):
        return _hit(first)
    armed = [i for i in told if i.name.kind == "armed"]
    if armed and len({i.name.side for i in armed}) == 1:
        others = [i for i in told if i.name.kind != "armed"]
        blocked = armed[0].possessive and any(o.first > armed[0].first and o.name.kind == "demonym" for o in others)
        return _UNOWNED if blocked else _hit(armed[0])
    if len(sides) == 2:
        if first.name.kind == "organisation" and last.name.state:
            return _hit(first)
        if last.name.kind == "organisation" and first.name.state:
            return _hit(first) if first.possessive else _hit(last)
        # "the Pentagon's Ukraine desk": a bare name before the head is its topic.
        if last.name.kind in ("country", "capital") and not last.possessive and last.stop < stop:
            return _hit(first)
    return _UNOWNED


def _hit(item: Item) -> SideHit:
    return SideHit(item.name.side or "", item.name.spelling)


def _of_body(answer: _Answer, before: list[Item], inner: list[Item], head: str) -> bool:
    """True for "the Lebanese leader of Hezbollah": the adjective is where from, the body after "of" is the owner."""
    if not isinstance(answer, SideHit) or any(i.name.kind != "demonym" or i.possessive for i in before):
        return False
    return head in w.HEADS_OF_BODY and inner[0].name.kind in ("armed", "organisation") and not inner[0].weak
