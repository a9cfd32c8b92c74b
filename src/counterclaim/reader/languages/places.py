"""Places of a text in a language beside English: the encoder's and those of known names, resolved together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import cast

import msgspec

from counterclaim.gazetteer import Entry, Gazetteer
from counterclaim.gazetteer.entry import PRECISION, Kind
from counterclaim.gazetteer.record import bare as bare_name
from counterclaim.gazetteer.tongues import without_type
from counterclaim.model.place import Candidate, Place, PlaceKind
from counterclaim.model.span import Span, overlaps
from counterclaim.names import name_key, particles, same_name
from counterclaim.reader.languages.language import Language, fold
from counterclaim.reader.languages.marked import apart
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.languages.unmarked import COMMON, KNOWN, Name, bare, listed, names, typed
from counterclaim.reader.places.choice import Choice
from counterclaim.reader.places.mention import Mention
from counterclaim.reader.places.resolve import key_of, resolve
from counterclaim.reader.places.theatre import ENOUGH
from counterclaim.reader.words import Words
from counterclaim.registry.tables import Country

NO_WORDS = Words(())
LONGEST = 3  # words of a name that is found by rule
_KINDS: dict[str, tuple[Kind, ...]] = {"region": ("ADM1", "region"), "district": ("ADM2", "ADM1")}
_INSIDE = ("ב", "ب")
_BEFORE = 12  # characters in which the word before a name stands
_IN = ("ב", "ל", "מ", "ب", "ل")
# Written as one with a name far oftener than they begin one: of the marked places of the Hebrew labels that begin with
# ב, ל or ו nineteen in twenty hold the particle; מ and ש begin names as often.
_CUT, _LEFT = frozenset(("ב", "ל", "ו", "וב", "ול", "שב")), 3
SHORTEST = 5  # letters of a single word that is no state's name


class _Found:
    """What `resolve` asks of a gazetteer: the entries of the names found here, by the name they are kept under."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.capitals, self.admin1 = gazetteer.capitals, gazetteer.admin1
        self.entries: dict[str, tuple[Entry, ...]] = {}

    def put(self, entries: tuple[Entry, ...], words: str) -> str:
        """Keep them; the name that they are found by."""
        name = entries[0].name if entries else words
        if name not in self.entries or len(self.entries[name]) < len(entries):
            self.entries[name] = entries
        return name

    def find(self, name: str, *, loose: bool = True) -> tuple[Entry, ...]:
        return self.entries.get(name, ())

    def spelled_like(self, name: str) -> tuple[Entry, ...]:
        return ()  # names of other languages were found by their sound already


def located(
    text: str, tagged: Sequence[Span], sentences: Sequence[Span], language: Language, gazetteer: Gazetteer,
    registry: Named, acting: Sequence[Span] = (), words: Words = NO_WORDS,
) -> list[Place]:  # fmt: skip
    """Every place named in the sentences, in reading order; spans are offsets into the text.

    tagged: place spans of the encoder. acting: who speaks or acts; a state or capital there is a government, no place.
    words: with their parts of speech.
    """
    view = _Found(gazetteer)
    mentions: list[Mention] = []
    for sentence in sentences:
        here = _whole(text, [s for s in tagged if sentence[0] <= s[0] < sentence[1]], language, gazetteer)
        tokens = Tokens(text, *sentence, language)
        found = _named(tokens, view, gazetteer, words) if language.right_to_left else []
        parties = _parties(tokens, registry) if language.right_to_left else []
        found = [m for m in found if not any(overlaps((m.start, m.end), p) for p in parties)]
        for span in here:
            one = _tagged(tokens, span, view, gazetteer, registry)
            if one is not None and not any(_meet(one, f) for f in found):
                found += [] if any(overlaps((one.start, one.end), p) for p in parties) else [one]
        found += [m for m in _known(tokens, view, gazetteer, registry) if not any(_meet(m, f) for f in found)]
        mentions += sorted(found, key=lambda m: m.start)
    counts = _countries(text, mentions, view, registry)
    sure = {m.start for m in mentions if view.find(m.name)}
    home = {country for country, _ in counts.most_common(2 if language.right_to_left else None)}
    mentions = [_by_sound(m, view, gazetteer, home, language) for m in mentions]
    if language.right_to_left:
        for sentence in sentences:
            tokens = Tokens(text, *sentence, language)
            more = [*_led(tokens, view, gazetteer, home), *_joined(tokens, mentions, view, gazetteer, home)]
            mentions += [m for m in more if not any(_meet(m, f) for f in mentions)]
        mentions = [_shorn(m, text, view, language, sure) for m in sorted(mentions, key=lambda m: m.start)]
    choices = resolve(mentions, _containers(text, mentions), _peoples(text, registry), cast(Gazetteer, view))
    out = []
    for mention in mentions:
        choice = choices[key_of(mention)]
        entry = choice.entry
        government = entry is not None and (entry.kind == "country" or entry.id in gazetteer.capitals)
        acts = any(overlaps((mention.start, mention.end), s) for s in acting)
        if government and acts and not mention.kinds and not _led_inside(text, mention, language):
            continue
        out.append(_place(text, mention, choice))
    return out


def _parties(tokens: Tokens, registry: Named) -> list[Span]:
    """Where armed groups and other bodies are named, which are no places: "the Nusra | front"."""
    if not len(tokens):
        return []
    start = tokens.starts[0]
    found = registry.tongue.namings(tokens.text[start : tokens.ends[-1]])
    return [(start + one.start, start + one.end) for one in found if one.kind == "party"]


def _led_inside(text: str, mention: Mention, language: Language) -> bool:
    """True behind "in": somebody in a state is not its government."""
    begin = mention.start
    while begin and text[begin - 1].isalpha():
        begin -= 1
    particle = fold(text[begin : mention.start])
    if particle:
        return particle.endswith(_INSIDE)
    before = Tokens(text, max(0, begin - _BEFORE), begin, language)
    return bool(len(before)) and before.of(len(before) - 1, "within") is not None


def _whole(text: str, tagged: Sequence[Span], language: Language, gazetteer: Gazetteer) -> list[Span]:
    """The tagged spans; two side by side are one where the gazetteer knows the whole name ("Khan", "Younis")."""
    out: list[Span] = []
    for start, end in sorted(part for span in tagged for part in apart(text, span, language, gazetteer)):
        if (
            out
            and text[out[-1][1] : start] in (" ", "-")
            and gazetteer.named(text[out[-1][0] : end], language.code, loose=False)
        ):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _meet(a: Mention, b: Mention) -> bool:
    return a.start < b.end and b.start < a.end


def _tagged(tokens: Tokens, span: Span, view: _Found, gazetteer: Gazetteer, registry: Named) -> Mention | None:
    """The mention of a tagged span, with the word for its kind beside it and without a preposition."""
    inside = [k for k in range(len(tokens)) if overlaps((tokens.starts[k], tokens.ends[k]), span)]
    while inside and (tokens.of(inside[0], "preposition") is not None or not tokens.low[inside[0]][:1].isalnum()):
        inside.pop(0)
    text = tokens.text
    capitals = [k for k in inside if text[tokens.starts[k]].isupper()]
    _, kinds = (
        without_type(text[tokens.starts[inside[0]] : tokens.ends[inside[-1]]], tokens.language.code)
        if inside
        else ("", ())
    )
    while capitals and not kinds and inside[0] < capitals[0]:
        inside.pop(0)  # "the territory of | Russia"
    while inside and not tokens.low[inside[-1]][:1].isalnum():
        inside.pop()
    if not inside:
        return None
    i, j = inside[0], inside[-1] + 1
    if tokens.language.right_to_left and (generic := typed(tokens, i)) is not None and i + generic.size >= j:
        return None  # "the city"
    while j + 1 < len(tokens) and tokens.word(j) == "-" and tokens.joined(j) and tokens.joined(j + 1):
        j += 2  # "États|-Unis"
    if j < len(tokens) and (tokens.language.right_to_left or _capital(tokens, j)):
        longer = text[tokens.starts[i] : tokens.ends[j]]
        if tokens.low[j][:1].isalpha() and gazetteer.named(longer, tokens.language.code, loose=False):
            j += 1  # "Khan | Younis"
    if tokens.language.right_to_left and i:
        before = text[tokens.starts[i - 1] : tokens.ends[j - 1]]
        if gazetteer.named(before, tokens.language.code, loose=False):
            i -= 1  # the first word of a name with a particle: "in-Khan | Younis"
    return _read(tokens, i, j, view, gazetteer, registry)


def _read(tokens: Tokens, i: int, j: int, view: _Found, gazetteer: Gazetteer, registry: Named) -> Mention | None:
    text, lang = tokens.text, tokens.language.code
    words = text[tokens.starts[i] : tokens.ends[j - 1]]
    # A word for the kind stands behind a name in some languages, in others before it only.
    around = ((i, j), (i - 1, j), (i - 2, j), *(() if tokens.language.right_to_left else ((i, j + 1),)), (i, j))
    for first, last in around:
        if first < 0 or last > len(tokens):
            continue
        generic = typed(tokens, first) if tokens.language.right_to_left else None
        whole = text[generic.start if generic is not None else tokens.starts[first] : tokens.ends[last - 1]]
        _, kinds = without_type(whole, lang)
        if kinds:
            break
    beside = tokens.of(j, "gloss") if j < len(tokens) else None
    if not kinds and beside is not None and beside.value in _KINDS:
        kinds, first, last = _KINDS[beside.value], i, j + beside.size  # in another case than the table has it
        whole = text[tokens.starts[first] : tokens.ends[last - 1]]
    end = tokens.ends[last - 1]
    start = end - len(whole)
    if not kinds and registry.by_demonym(words) is not None and registry.by_name(words) is None:
        return None
    # By sound only once it is known what countries are told of.
    capitals = not tokens.language.right_to_left
    if capitals and words.islower():
        return None  # "the shore", "the suburbs": no name
    entries = gazetteer.named(whole, lang, loose=False)
    entries = entries or (gazetteer.named(words, lang, loose=False) if kinds else ())
    state = registry.by_name(words) if not kinds else None
    if state is not None:
        known = tuple(e for e in gazetteer.find(state.name) if e.kind == "country")
        entries = known or entries
    if not kinds and not entries and j - i == 1 and not words[:1].isupper() and not tokens.language.right_to_left:
        return None  # an adjective
    if not capitals:
        entries = _called(entries, words)
        if not kinds and not entries and j - i == 1 and tokens.of(i, *COMMON) is not None:
            return None
        rest = text[tokens.ends[first] : end]
        start = bare(tokens, first, gazetteer, rest)
    name = view.put(entries, words)
    return Mention(start, end, name, kinds, name_start=tokens.starts[i], name_end=tokens.ends[j - 1])


def _called(entries: tuple[Entry, ...], words: str) -> tuple[Entry, ...]:
    """The entries; where a town's name in English sounds like the words, without divisions that have another name."""
    if not any(e.kind == "town" and same_name(words, e.name) for e in entries):
        return entries
    return tuple(e for e in entries if e.kind not in ("ADM1", "ADM2") or same_name(words, bare_name(e.name)))


def _known(tokens: Tokens, view: _Found, gazetteer: Gazetteer, registry: Named) -> list[Mention]:
    """Names of states, and by their capitals of divisions and large or noted towns, that the encoder did not mark."""
    text, lang = tokens.text, tokens.language.code
    if not len(tokens):
        return []
    out: list[Mention] = []
    for one in registry.tongue.namings(text[tokens.starts[0] : tokens.ends[-1]]):
        if one.kind == "country":
            span = (tokens.starts[0] + one.start, tokens.starts[0] + one.end)
            mention = _tagged(tokens, span, view, gazetteer, registry)
            out += [mention] if mention is not None else []
    if tokens.language.right_to_left:
        return out
    i = 0
    while i < len(tokens):
        last = i
        while last < len(tokens) and last - i < LONGEST and _capital(tokens, last):
            last += 1
        step = 1
        for j in range(last, i, -1):
            whole = text[tokens.starts[i] : tokens.ends[j - 1]]
            beside = tokens.of(j, "gloss")
            if j - i == 1 and (len(whole) < SHORTEST or tokens.of(i, *COMMON) is not None):
                continue
            if whole.isascii() and lang != "fr":
                continue
            entries = gazetteer.named(whole, lang, loose=False)
            known = next((e for e in entries if e.noted or e.population >= KNOWN or e.kind == "country"), None)
            kinds = beside is not None and beside.value in _KINDS
            if known is None or (known.kind == "ADM2" and not kinds):
                continue
            mention = _read(tokens, i, j, view, gazetteer, registry)
            if mention is not None:
                out.append(mention)
                step = j - i
            break
        i += step
    return [m for n, m in enumerate(out) if not any(_meet(m, other) for other in out[:n])]


def _capital(tokens: Tokens, k: int) -> bool:
    word = tokens.text[tokens.starts[k] : tokens.ends[k]]
    if word == "-":
        return tokens.joined(k) and tokens.joined(k + 1)
    return word[:1].isupper() and word[:1].isalpha() and (not word.isupper() or len(word) > 4)


def _countries(text: str, mentions: Sequence[Mention], view: _Found, registry: Named) -> Counter[str]:
    """How often the text tells of each country: by its places and by the names of states and peoples."""
    counts = Counter(e.country for m in mentions for e in view.find(m.name)[:1] if e.country)
    states = (registry.by_name_in_english(one.side) for one in registry.namings(text))
    counts.update(state.iso2 for state in states if state is not None)
    return counts


def _peoples(text: str, registry: Named) -> Counter[str]:
    """How often each country is named by its adjective or people, as in English at most ENOUGH times."""
    named = registry.tongue.namings(text)
    found = Counter(
        one.row.iso2 for one in named if one.kind == "demonym" and isinstance(one.row, Country) and one.row.iso2
    )
    return Counter({country: min(n, ENOUGH) for country, n in found.items()})


def _named(tokens: Tokens, view: _Found, gazetteer: Gazetteer, words: Words) -> list[Mention]:
    """What words for kinds and names of several words tell, in a script without capitals."""
    return [_of_name(one, tokens, view) for one in names(tokens, gazetteer, words)]


def _of_name(one: Name, tokens: Tokens, view: _Found) -> Mention:
    end = tokens.ends[one.last - 1]
    words = tokens.text[one.name_start : end]
    name = view.put(_called(one.entries, words), words)
    return Mention(one.start, end, name, one.kinds, name_start=one.name_start, name_end=end)


def _by_sound(one: Mention, view: _Found, gazetteer: Gazetteer, home: set[str], language: Language) -> Mention:
    """The mention of a name that no table has with what sounds like it: a state, or a place of those countries."""
    tokens = Tokens(one.name, 0, len(one.name), language)
    kind = language.right_to_left and any(typed(tokens, k) is not None for k in range(len(tokens)))
    if view.find(one.name) or kind:
        return one
    found = gazetteer.named(one.name, language.code)
    entries = tuple(e for e in found if e.country in home or e.kind == "country")
    return msgspec.structs.replace(one, name=view.put(entries, one.name)) if entries else one


def _shorn(one: Mention, text: str, view: _Found, language: Language, sure: Collection[int]) -> Mention:
    """The mention without the particles written as one with a name that begins with another sound than theirs; in
    Hebrew also where no table tells how the name begins.

    sure: where mentions begin that a table has as they stand, not by their sound.
    """
    if one.start < one.name_start:  # behind a word for its kind
        return one
    words = text[one.start : one.end]
    first, known = words.split()[0], [bare_name(e.name) for e in view.find(one.name)]
    cuts = [size for size, _ in sorted(particles(first, language.code))]
    own = next((c for c in cuts if any(_opens(words[c:], name) for name in known)), None)
    if own is None and language.code == "he" and one.start not in sure and not any(_opens(words, n) for n in known):
        own = next((c for c in reversed(cuts) if words[:c] in _CUT and len(first) - c >= _LEFT), None)
    if own is None or (_opens(words, next(iter(known), "")) and words[:1] != words[1:2]):
        return one
    return msgspec.structs.replace(one, start=one.start + own, name_start=one.start + own)


def _opens(words: str, name: str) -> bool:
    """True where the words sound like the name and begin as it does."""
    return same_name(words, name) and name_key(words)[:1] == name_key(name)[:1]


def _joined(
    tokens: Tokens, mentions: Sequence[Mention], view: _Found, gazetteer: Gazetteer, home: set[str]
) -> list[Mention]:
    """Names of those countries that "and" joins to a place."""
    out: list[Mention] = []
    for one in mentions:
        last = next((k + 1 for k, end in enumerate(tokens.ends) if end == one.end), None)
        if last is not None and tokens.starts[0] <= one.start:
            before = Name(last, last, one.start, one.start, one.kinds, ())
            out += [_of_name(more, tokens, view) for more in listed(tokens, before, gazetteer, home)]
    return out


def _led(tokens: Tokens, view: _Found, gazetteer: Gazetteer, home: set[str]) -> list[Mention]:
    """Names behind "in", "on", "from" that a place of those countries bears, in a script without capitals."""
    out: list[Mention] = []
    for i in range(len(tokens)):
        joined = any(p in _IN for _, p in tokens.language.forms(tokens.low[i]) if p)
        if not (joined or tokens.of(i - 1, "preposition") is not None) or tokens.of(i, *COMMON):
            continue
        for j in (i + 2, i + 1):
            whole = tokens.text[tokens.starts[i] : tokens.ends[min(j, len(tokens)) - 1]]
            if j > len(tokens) or not tokens.low[j - 1][:1].isalpha():
                continue
            entries = tuple(e for e in gazetteer.named(whole, tokens.language.code, loose=False) if e.country in home)
            if len(whole) < SHORTEST - (joined and bool(entries) and entries[0].noted):
                continue
            if entries and entries[0].kind in ("town", "ADM1", "region", "facility"):
                start = bare(tokens, i, gazetteer, whole[tokens.ends[i] - tokens.starts[i] :])
                out.append(Mention(start, tokens.ends[j - 1], view.put(entries, whole)))
                break
    return out


def _containers(text: str, mentions: Sequence[Mention]) -> dict[int, list[int]]:
    """By the number of a mention, what it is said to lie in: "Sudzha, Kursk region", "Sudzha in Kursk region"."""
    out: dict[int, list[int]] = {}
    for (n, a), (m, b) in pairwise(enumerate(mentions)):
        between = text[a.end : b.start]
        if len(between) <= 5 and "." not in between and "\n" not in between and b.kinds and not a.kinds:
            out.setdefault(n, []).append(m)
    return out


def _place(text: str, mention: Mention, choice: Choice) -> Place:
    words, entry = text[mention.start : mention.end], choice.entry
    if entry is None:
        options = tuple(Candidate(e.id, e.name, e.kind, e.country) for e in choice.ranked)
        kind = cast(PlaceKind, mention.kinds[0]) if mention.kinds else "unknown"
        return Place(text=words, start=mention.start, end=mention.end, kind=kind, candidates=options)
    near = bool(mention.kinds) and entry.kind not in mention.kinds
    return Place(
        text=words, start=mention.start, end=mention.end, id=entry.id, name=entry.name, kind=entry.kind,
        lat=entry.lat, lon=entry.lon, country=entry.country, admin1=entry.admin1_name,
        precision="near" if near else PRECISION[entry.kind], confidence=choice.confidence,
    )  # fmt: skip
