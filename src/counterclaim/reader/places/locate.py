"""Places of a running text, resolved to the gazetteer; what stays ambiguous or unknown stays unresolved and says so."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.gazetteer import Entry, Gazetteer
from counterclaim.gazetteer.entry import PRECISION
from counterclaim.gazetteer.spellings import ARTICLES
from counterclaim.model.place import Candidate, Place
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader import comparing
from counterclaim.reader.beside import word_end, words_before
from counterclaim.reader.places.actors import acts, of_an_agreement, only_told_of, speaks
from counterclaim.reader.places.back import phrases, point_back
from counterclaim.reader.places.candidates import candidates
from counterclaim.reader.places.choice import Choice, around, beside, inside_of, only_inside
from counterclaim.reader.places.contain import containers, stated_beside, stated_inside
from counterclaim.reader.places.find import find
from counterclaim.reader.places.geography import holds, named_division
from counterclaim.reader.places.mention import Mention, read_mention
from counterclaim.reader.places.resolve import Key, key_of, resolve
from counterclaim.reader.places.shared import with_shared_words
from counterclaim.reader.places.theatre import demonyms, is_seat, peoples
from counterclaim.reader.places.type_words import border_before, is_part
from counterclaim.registry import tables

# A sentence with one of these words tells of land, so that a bare "Kursk" in it is the region of that name where the
# report has named that region.
_REALMS = vocabulary.words("places.realms")
_LAND = vocabulary.words("places.tells_land")
_PARTING = frozenset(",;.()")
_NOBODY: Mapping[str, str] = {}


def locate(
    doc: RunningText,
    tagged: Sequence[Span],
    gazetteer: Gazetteer,
    *,
    exclude: Sequence[Span] = (),
    toponyms: bool = False,
    strangers: Mapping[str, str] = _NOBODY,
) -> tuple[Place, ...]:
    """Every place named, in reading order; spans in doc.text, none overlapping another.

    tagged: place spans of the encoder; places are found by rule beside them. exclude: spans in which nothing is a
    place (persons, organisations). toponyms: every place name and nothing else: also states and capitals that stand
    for a government ("Moscow said"), and no phrases that point back ("the region").
    strangers: names that the text uses as a state's though no table has them, to "state", "adjective" or "people";
    such a state acts and owns as known ones do, and its adjective is no place.
    """
    text = doc.text
    mentions = with_shared_words(text, _mentions(text, _whole(text, tagged, gazetteer), gazetteer, exclude), gazetteer)
    if strangers:
        mentions = [own for m in mentions if (own := _without_people(text, m, strangers)) is not None]
    within = containers(text, mentions)
    choices = resolve(mentions, within, peoples(text), gazetteer)
    each = [choices[key_of(m)] for m in mentions]
    for inner, outers in within.items():
        for outer in outers:
            each[outer] = around(each[outer], each[inner].entry, candidates(mentions[outer], gazetteer))
            each[inner] = inside_of(each[inner], each[outer].entry, candidates(mentions[inner], gazetteer))
    for inner, outer in stated_inside(text, mentions).items():
        each[inner] = only_inside(each[inner], each[outer].entry)
        if each[outer].ranked or not _land(text, mentions, inner, strangers):
            continue
        for n in (n for n, one in enumerate(mentions) if key_of(one) == key_of(mentions[inner])):
            each[n] = Choice(None, each[n].ranked, 0.0)  # "Ost in northern Velmar", which nobody knows
    for one, anchor in stated_beside(text, mentions).items():
        each[one] = beside(each[one], each[anchor].entry, candidates(mentions[one], gazetteer))
    regions = _named_regions(mentions, choices)
    named: list[Place] = []
    # Of a place that nobody can point to, what it lies in is all that is known.
    holding = {
        o for i, outers in within.items() for o in outers
        if holds(each[o].entry, each[i].entry)
        or (each[i].entry is None and text[mentions[o].name_end : mentions[o].name_end + 2] in ("'s", "’s"))
    }  # fmt: skip
    containing = {o for outers in within.values() for o in outers}
    for number, (mention, choice) in enumerate(zip(mentions, each, strict=True)):
        entry = _region_of_that_name(text, mention, choice, regions)
        if entry is None and mention.name.lower() in tables.peoples():
            continue  # "Rohingya crossed"
        state = entry is not None and entry.kind == "country"
        if state and not toponyms and border_before(words_before(text, mention.start)):
            continue  # a neighbour: nothing is said to be there
        if entry is None and strangers.get(mention.name) == "state":
            state = number not in containing
        if not toponyms and (only_told_of(text, mention.name_end) or _agreed_in(text, mention, entry, each)):
            continue
        if (
            not toponyms
            and number not in holding
            and (state or (entry is not None and entry.id in gazetteer.capitals))
            and acts(text, mention.name_start, mention.name_end, state=state)
        ):
            continue
        around_it = [
            each[o].entry for o in within.get(number, ())
            if not (_listed(text, mention, mentions[o]) or speaks(text, mentions[o].name_end))
        ]  # fmt: skip
        if text[mention.end : mentions[min(number + 1, len(mentions) - 1)].start] == " ":
            beside_it = each[number + 1].entry  # "in Kelde Norland", as headlines and posts have it
            around_it += [beside_it] if beside_it is not None and named_division(beside_it) else []
        holder = next(filter(None, around_it), None) if entry is None else None
        named.append(_place(text, mention, choice, entry, holder))
    return tuple(named) if toponyms else _with_phrases(text, named, exclude, gazetteer.capitals)


def _land(text: str, mentions: Sequence[Mention], inner: int, strangers: Mapping[str, str]) -> bool:
    """True where what is said to hold a place is a state, or has a north or south of its own."""
    outer = mentions[inner + 1]
    between = text[mentions[inner].end : outer.name_start].split()
    return strangers.get(outer.name) == "state" or any(map(is_part, between))


def _agreed_in(text: str, mention: Mention, entry: Entry | None, each: Sequence[Choice]) -> bool:
    """True for where something was agreed upon ("the Geneva truce"), if nothing else lies in that country: "the Gaza
    truce" holds in Gaza."""
    if entry is None or entry.kind != "town" or entry.noted or not of_an_agreement(text, mention.name_end):
        return False
    return all(one.entry is None or one.entry.id == entry.id or one.entry.country != entry.country for one in each)


def _without_people(text: str, mention: Mention, strangers: Mapping[str, str]) -> Mention | None:
    """The mention without an unknown state's adjective: "Vestrian" is no place, nor is "Vestrian city"."""
    first, _, rest = text[mention.start : mention.end].partition(" ")
    return None if strangers.get(first, "state") != "state" and not rest[:1].isupper() else mention


def _whole(text: str, tagged: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """The tagged spans; two that "of" parts are one where the gazetteer knows the whole name ("Gulf of Aden")."""
    out: list[Span] = []
    for start, end in sorted(tagged):
        joined = out and text[out[-1][1] : start] in (" of ", " of the ")
        if joined and gazetteer.find(text[out[-1][0] : end], loose=False):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _mentions(text: str, tagged: Sequence[Span], gazetteer: Gazetteer, exclude: Sequence[Span]) -> list[Mention]:
    known = find(text, gazetteer, alone=not tagged)
    whole = _unbroken(text, tagged, known)
    found = [
        m
        for s in _with_articles(text, whole, gazetteer, exclude)
        if (m := read_mention(text, *s, gazetteer)) is not None
    ]
    ruled = [m for s in known if (m := read_mention(text, *s, gazetteer)) is not None]
    kept: list[Mention] = []
    # The encoder's first, then the longer; a rule's find that runs into another name is left out.
    for mention in [*sorted(found, key=_longest), *sorted(ruled, key=_longest)]:
        at = bisect_left(kept, mention.start, key=lambda m: m.start)
        if at < len(kept) and kept[at].start < mention.end:
            continue
        if at and kept[at - 1].end > mention.start:
            continue
        if any(mention.start < e and s < mention.end for s, e in exclude):
            continue
        name = mention.name.casefold()
        if mention.name in demonyms() or name in _REALMS or not any(map(str.isalnum, name)):
            continue
        if is_seat(mention.name, gazetteer.find(mention.name)):
            continue
        kept.insert(at, mention)
    return kept


def _unbroken(text: str, tagged: Sequence[Span], known: Sequence[Span]) -> list[Span]:
    """The tagged spans; those that break a known name apart are one ("Deir" and "ez-Zor")."""
    out = sorted(tagged)
    for start, end in known:
        parts = [one for one in out if one[0] < end and one[1] > start]
        if len(parts) < 2 or parts[0][0] < start or any(_parted(text[a[1] : b[0]]) for a, b in pairwise(parts)):
            continue
        out = [one for one in out if one not in parts]
        out.append((start, max(end, parts[-1][1])))
    return sorted(out)


def _with_articles(text: str, tagged: Sequence[Span], gazetteer: Gazetteer, exclude: Sequence[Span]) -> list[Span]:
    """The spans, with the word with an Arabic article right after a name that no table has ("Deir | al-Kelde")."""
    out: list[Span] = []
    for start, end in tagged:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
            continue
        last = word_end(text, end + 1) if text[end : end + 1] in (" ", "-") else end
        article, _, rest = text[end + 1 : last].partition("-")
        more = article.lower() in ARTICLES and rest[:1].isupper() and not any(s < last and end < e for s, e in exclude)
        more = more and not gazetteer.find(text[start:end], loose=False)
        out.append((start, last if more else end))
    return out


def _parted(between: str) -> bool:
    return not _PARTING.isdisjoint(between) or "and" in between.split()


def _longest(mention: Mention) -> tuple[int, int]:
    return (mention.start - mention.end, mention.start)


def _named_regions(mentions: Sequence[Mention], choices: Mapping[Key, Choice]) -> dict[str, Entry]:
    """The first-level divisions that the report names with their type word, by folded bare name."""
    out: dict[str, Entry] = {}
    for mention in mentions:
        if mention.kinds and mention.kinds[0] == "ADM1":
            entry = choices[key_of(mention)].entry
            if entry is not None and entry.kind == "ADM1":
                out.setdefault(mention.name.casefold(), entry)
    return out


def _region_of_that_name(text: str, mention: Mention, choice: Choice, regions: Mapping[str, Entry]) -> Entry | None:
    """The entry meant; for a bare town name the region of that name, where the report names it and speaks of land."""
    entry = choice.entry
    if entry is None or entry.kind != "town" or mention.kinds:
        return entry
    region = regions.get(mention.name.casefold())
    return region if region is not None and not _LAND.isdisjoint(comparing.words(_sentence(text, mention))) else entry


def _sentence(text: str, mention: Mention) -> str:
    start = max(text.rfind(". ", max(0, mention.start - 300), mention.start), mention.start - 300, 0)
    end = text.find(". ", mention.end, mention.end + 300)
    return text[start : end if end >= 0 else mention.end + 300]


def _listed(text: str, one: Mention, other: Mention) -> bool:
    """True where a comma may part a list: "Kelde, Osten and Salan"."""
    return text[one.end : other.start] == ", " and text.startswith((" and ", ", ", " or "), other.end)


def _place(text: str, mention: Mention, choice: Choice, entry: Entry | None, outer: Entry | None) -> Place:
    """outer: what the text says to hold a place that nobody can point to; its division and state are the place's."""
    words = text[mention.start : mention.end]
    if entry is None:
        options = tuple(Candidate(e.id, e.name, e.kind, e.country) for e in choice.ranked)
        division = outer.admin1_name if outer is not None and outer.kind in ("ADM1", "ADM2", "town") else None
        return Place(
            text=words, start=mention.start, end=mention.end, candidates=options, admin1=division,
            country=outer.country if outer is not None else None,
        )  # fmt: skip
    near = mention.near or (bool(mention.kinds) and entry.kind not in mention.kinds)
    return Place(
        text=words, start=mention.start, end=mention.end, id=entry.id, name=entry.name, kind=entry.kind,
        lat=entry.lat, lon=entry.lon, country=entry.country, admin1=entry.admin1_name,
        precision="near" if near else PRECISION[entry.kind], confidence=choice.confidence,
    )  # fmt: skip


def _with_phrases(
    text: str, named: Sequence[Place], exclude: Sequence[Span], capitals: frozenset[str]
) -> tuple[Place, ...]:
    out: list[Place] = []
    names = list(named)
    at = 0
    for span, kinds in phrases(text):
        while at < len(names) and names[at].start < span[1]:
            out.append(names[at])
            at += 1
        if out and out[-1].end > span[0]:
            continue
        if any(span[0] < e and s < span[1] for s, e in exclude):
            continue
        place = point_back(text, span, kinds, [p for p in out[-40:] if not p.anaphor], capitals)
        if place is not None:
            out.append(place)
    out.extend(names[at:])
    return tuple(out)
