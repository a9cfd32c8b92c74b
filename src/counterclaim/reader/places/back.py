"""Phrases that point back to a place named before: "the region", "the border region", "the city"."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

import msgspec

from counterclaim import vocabulary
from counterclaim.gazetteer import Kind
from counterclaim.gazetteer.entry import PRECISION
from counterclaim.model.place import Candidate, Place, Precision
from counterclaim.model.span import Span
from counterclaim.reader.beside import tokens_of, without_article, words_before
from counterclaim.reader.figures.lexicon import BE, CONJUNCTIONS, PREPOSITIONS
from counterclaim.reader.places.actors import speaks
from counterclaim.reader.places.type_words import type_before
from counterclaim.registry.tokens import Token

_KINDS: dict[str, tuple[Kind, ...]] = {
    "region": ("ADM1", "region"), "province": ("ADM1",), "oblast": ("ADM1",), "governorate": ("ADM1",),
    "territory": ("ADM1", "region"), "enclave": ("ADM1", "region"), "strip": ("ADM1", "region"),
    "peninsula": ("region", "ADM1"), "area": ("ADM1", "region", "ADM2", "town"), "district": ("ADM2",),
    "city": ("town",), "town": ("town",), "village": ("town",), "settlement": ("town",), "island": ("region",),
    "strait": ("water",), "plant": ("facility",), "crossing": ("facility",), "camp": ("facility",),
    "country": ("country",),
}  # fmt: skip
_ANYWHERE: tuple[Kind, ...] = ("town", "ADM2", "ADM1", "facility", "region")
_DESCRIBED = vocabulary.words("places.described")
_NOT_POINTING = vocabulary.words("places.not_pointing")  # after them another place or body is named
# What puts a place beside the event rather than in it, right before the name.
_MEETING = vocabulary.words("places.meeting")
_SPEAKING = vocabulary.words("places.speaking")
_AT = ("in", "to", "at", "from")
_SIZES = frozenset(("city", "town", "village", "settlement"))
_INSIDE = frozenset(("in", "of", "the"))
_LISTING = frozenset(("and", "or", "in", "near", "on", ","))
_LOOK_BACK = 48  # characters before a name that these words stand in
BACK = 12  # names back that a phrase may reach; further off, the reader has forgotten it too


def phrases(text: str) -> Iterator[tuple[Span, tuple[Kind, ...]]]:
    """Spans of such phrases with the kinds of place they can mean."""
    words = tokens_of(text)
    for n, article in enumerate(words):
        if article.key == "there" and not article.capital and _says_where(words, n):
            yield (article.start, article.start + len(article.text)), _ANYWHERE
        if article.key not in ("the", "this"):
            continue
        at, word = _word(words, n + 1)
        if word in _DESCRIBED or word.endswith("ian"):
            at, word = _word(words, at)
        if word not in _KINDS:
            continue
        start, end = article.start, words[at - 1].start + len(words[at - 1].text)
        whole = text[start:end].lower().endswith(word)
        if whole and not _goes_on(words[at:], text, end):
            yield (start, end), _KINDS[word]


def _says_where(words: Sequence[Token], n: int) -> bool:
    """True for "shot four traders | there", not for "there were", "out there"."""
    after = words[n + 1] if n + 1 < len(words) else None
    ends = after is None or not after.word or after.key in PREPOSITIONS | CONJUNCTIONS
    return ends and n > 0 and words[n - 1].word and words[n - 1].key not in PREPOSITIONS | CONJUNCTIONS | BE


def _word(words: Sequence[Token], at: int) -> tuple[int, str]:
    """The number of the token after a word that begins there, and the word with its hyphens."""
    end = at + 1
    while end < len(words) and words[end].glued:
        end += 1
    return end, "-".join(one.key for one in words[at:end])


def _goes_on(after: Sequence[Token], text: str, end: int) -> bool:
    """True where a phrase goes on in a name or in what tells which one is meant: "the city council", "the town of"."""
    follows = bool(after) and text[end] in " -" and after[0].start == end + 1
    return follows and (after[0].capital or after[0].key in _NOT_POINTING)


def point_back(
    text: str, span: Span, kinds: tuple[Kind, ...], earlier: Sequence[Place], capitals: Collection[str] = ()
) -> Place | None:
    """The phrase as a place: what the last fitting place before it was; None where there is none near.

    Fitting: of such a kind, not called otherwise ("the village of X" is not "the city"), and not only where somebody
    spoke or met: talks in Doha and officials in Moscow make neither "the city". Two that fit alike ("Pokrovsk and
    Toretsk") leave the phrase unresolved, with both as candidates. capitals: ids of capitals.
    """
    word = text[span[0] : span[1]].rsplit(None, 1)[-1].lower()
    near = [p for p in earlier[-BACK:] if p.id is not None and p.kind in kinds and not p.anaphor]
    near = [p for p in near if not _called_otherwise(text, p, word)]
    if kinds is _ANYWHERE:  # "there" points no further back than its paragraph, and to nobody's seat
        near = [p for p in near if "\n" not in text[p.end : span[0]] and not (_spoken(text, p) or speaks(text, p.end))]
    told = [
        p for p in near
        if (spoken := _spoken(text, p)) is None or (spoken == "who" and p.id not in capitals)
    ]  # fmt: skip
    if not told:
        return None
    place = told[-1]
    if word == "area":
        place = _inner(text, told, place)
    rivals = [p for p in told if p.id != place.id and _alike(text, p, place)]
    if place.kind == "town" and _spoken(text, place):
        # "Shells fell on Sumy. Officials in Kharkiv said the city ...": either.
        rivals += [p for p in told[:-1] if p.kind == "town" and p.id != place.id][-1:]
    words = text[span[0] : span[1]]
    if rivals:
        options = {p.id: Candidate(p.id or "", p.name or "", p.kind, p.country) for p in (place, *rivals)}
        return Place(text=words, start=span[0], end=span[1], anaphor=True, candidates=tuple(options.values()))
    return msgspec.structs.replace(
        place, text=words, start=span[0], end=span[1], anaphor=True, confidence=round(place.confidence * 0.8, 3),
        precision="near" if word == "area" and place.kind == "town" else _whole(place),
    )  # fmt: skip


def _whole(place: Place) -> Precision:
    """ "The city" is the city, though what was named before was "near Orikhiv"."""
    return place.precision if place.kind == "unknown" else PRECISION[place.kind]


def _spoken(text: str, place: Place) -> Literal["who", "where"] | None:
    """What puts a place beside the event, right before its name: who speaks from there, or a meeting held there."""
    words = [word.lower() for word in without_article(words_before(text, place.start, _LOOK_BACK))]
    if len(words) < 2 or words[-1] not in _AT:
        return None
    if words[-1] in ("in", "from") and words[-2] in _SPEAKING:
        return "who"
    return None if _MEETING.isdisjoint(words[-5:-1]) else "where"  # three words between at most


def _called_otherwise(text: str, place: Place, word: str) -> bool:
    """Whether the report calls the place by another word of its own kind right before its name."""
    before = words_before(text, place.start, _LOOK_BACK)
    of = type_before(before)[0]
    called = before[-of].lower() if of == 2 else ""
    return {called, word} <= _SIZES and called != word and {called, word} != {"town", "settlement"}


def _inner(text: str, told: Sequence[Place], place: Place) -> Place:
    """For "the area": Sudzha, where "Sudzha in the Kursk region" was named last."""
    before = [p for p in told if p.end <= place.start]
    if not before or place.kind not in ("ADM1", "ADM2", "region"):
        return place
    inner = before[-1]
    holds = inner.kind == "town" and inner.country == place.country and inner.admin1 == place.admin1
    between = text[inner.end : place.start].lower().replace(",", " ").split()
    return inner if holds and len([word for word in between if word not in _INSIDE]) < 2 else place


def _alike(text: str, one: Place, other: Place) -> bool:
    """Whether the two are named as a pair or in a list: neither is meant more than the other."""
    between = text[one.end : other.start].replace(",", " , ").split()
    alike = one.kind == other.kind and one.end <= other.start
    return alike and 0 < len(between) < 4 and set(between) <= _LISTING and between[0] in (",", "and", "or")
