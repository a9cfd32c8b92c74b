"""What a body is called inside the words of a report: its own name, where it is based, and the body of an office."""

from functools import cache, lru_cache
from typing import NamedTuple

from counterclaim.gazetteer import Gazetteer
from counterclaim.patterns import compiled
from counterclaim.reader.speakers.names import fold
from counterclaim.registry import Registry
from counterclaim.registry import words as w
from counterclaim.registry.tables import Party

_KEPT = 8_192
_LONGEST = 24  # words of a phrase that a known name is looked for in
_LETTERS = compiled(r"\s*[(\[](?P<letters>[^\s()\[\]]{2,10})[)\]]")
_SPACED_BASE = compiled(r"\b(?P<place>[A-Z][\w.]*)[ -][Bb]ased\b(?! in)")
_BASED = "-based"
_BEFORE_THE = w.COMPLEMENT | {"of", "and"}  # "Ministry of the Interior" goes on; "Ost the Observatory" begins anew
_LINKS = frozenset("of for at with from in by".split())
_SERVICES = w.BODY - {"group", "movement", "service"}
SPELLING = {"defense": "defence", "center": "centre", "dept": "department", "min": "ministry", "staffs": "staff"}
SMALL = frozenset("the of in for and s".split())
_MEDIUM = w.MEDIA | w.NEWS_MEDIA | w.STATE_VOICE | {"run", "owned"}  # what is said of a medium beside its name
_SPEAKING = frozenset("spokesperson party_leader international_head".split())


class OwnName(NamedTuple):
    """name: what is left of the phrase. letters: in brackets behind it, "" without. base: the state it is based in."""

    name: str
    letters: str = ""
    base: str | None = None


@lru_cache(_KEPT)
def own_name(phrase: str) -> OwnName:
    """The name of a body without what a report says of it: of "the Ost-based Rights Watch (RW), a monitoring group"
    it is "Rights Watch", its letters "RW", its base Ostia. What holds no name stays as it is ("health ministry").
    """
    found = _LETTERS.search(phrase)
    letters = found["letters"] if found is not None and found["letters"].isupper() else ""
    words = _SPACED_BASE.sub(r"\g<place>-based", _LETTERS.sub("", phrase)).split(",")[0].split()
    base = None
    known = _known(words)
    kept: list[str] = []
    for n, word in enumerate(words):
        low = word.lower()
        if low in ("a", "an") and any(_capital(one) for one in kept):
            break  # in apposition
        if low == "the" and kept and kept[-1] not in _BEFORE_THE and _capital(" ".join(words[n + 1 : n + 2])):
            kept = []  # a new phrase begins: what stood before is no part of it
        elif low.endswith(_BASED):
            inside = _of_place(kept, word)
            place = " ".join([*kept, word[: -len(_BASED)]]) if inside else word[: -len(_BASED)]
            kept = [] if inside else kept  # "the Phnom | Penh-based Rights Watch"
            state = Registry.load().country(place)
            base = state.name if state is not None else base
        elif low not in ("the", "a", "an") or kept:
            kept.append(word)
    name = known or " ".join(_without_tail(kept)).strip("()[]") or phrase
    return OwnName(name.removesuffix("'s").removesuffix("’s"), letters, base)


def _of_place(before: list[str], based: str) -> bool:
    """True for the words of a place's name before its last: "Phnom | Penh-based", "Cox's | Bazar-based"; not "Ost's |
    Oslo-based".
    """
    if not before or not all(_capital(w) and not w.isupper() for w in before):
        return False
    owner = any(w.endswith(("'s", "’s")) for w in before)
    return not owner or bool(_gazetteer().find(" ".join([*before, based[: -len(_BASED)]]), loose=False))


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if words[:1] and words[0].lower() in w.ARTICLES else words


def _known(words: list[str]) -> str:
    """The name of a body of no side that the registry knows, of three words or more, inside the phrase; "" without."""
    if len(words) > _LONGEST or not w.RELATION.isdisjoint(word.lower() for word in words):
        return ""
    registry = Registry.load()
    for size in range(len(words), 2, -1):
        for first in range(len(words) - size + 1):
            if _capital(words[first]):
                party = registry.party(" ".join(words[first : first + size]).strip("()[]"))
                if party is not None and (party.side is None or registry.neutral(party.side)):
                    return party.name
    mine = frozenset(word.lower() for word in words if not word.lower().endswith("-based")) - w.ARTICLES
    longer = {name for name, known in _long_names() if mine < known} if len(mine) > 3 else set()
    return longer.pop() if len(longer) == 1 else ""


@lru_cache(1)
def _long_names() -> tuple[tuple[str, frozenset[str]], ...]:
    """Bodies of no side with long names, and the words of those: "Ost Observatory for Peace and Law"."""
    registry = Registry.load()
    return tuple(
        (one.name, frozenset(one.name.lower().split()))
        for one in registry.bodies()
        if len(one.name.split()) > 4 and (one.side is None or registry.neutral(one.side))
    )


@lru_cache(_KEPT)
def known_body(name: str) -> Party | None:
    """The body that the registry knows by another wording: a medium among plain words of its kind ("state news agency
    X"), and a name of three words and more with other small words, or the state in place of its adjective.
    """
    registry = Registry.load()
    words = name.replace("-", " ").split()
    inner = [one for one in words if one.lower() not in _MEDIUM and _state(one) is None]
    if inner and len(inner) < len(words):
        party = registry.party(" ".join(inner))
        if party is not None and party.kind == "media":
            return party
    return _by_words().get(_worded(name))


@lru_cache(1)
def _by_words() -> dict[frozenset[str], Party | None]:
    """Bodies by the words of their names; None for what several share."""
    out: dict[frozenset[str], Party | None] = {}
    for party in Registry.load().bodies():
        for name in (party.name, *party.aliases):
            key = _worded(name)
            if len(key) > 2:
                out[key] = party if out.get(key, party) is party else None
    return out


def _worded(name: str) -> frozenset[str]:
    states = {fold(one): state for one in name.split() if (state := _state(one)) is not None}
    return frozenset(states.get(one, one) for one in plain_words(name))


def _state(word: str) -> str | None:
    registry = Registry.load()
    # Many a page has lost its apostrophes: "Norvas state news agency".
    found = registry.by_demonym(word) or registry.by_name(word) or registry.by_name(word.removesuffix("s"))
    return found.name if found is not None else None


def plain_words(name: str) -> list[str]:
    """The words of a name as its spellings share them, small ones left out."""
    words = fold(name.replace("’", "'").replace("'s", " ").replace("-", " ")).split()
    return [SPELLING.get(word, word) for word in (one.strip(".,") for one in words) if word and word not in SMALL]


def _without_tail(words: list[str]) -> list[str]:
    """Without plain words on either side of a name of two words or more: "Rights Watch monitoring group"."""
    while len(words) > 1 and words[-1].lower() in w.ISSUED:
        words = words[:-1]  # "a Rights Watch statement" is Rights Watch's
    registry = Registry.load()
    named = [n for n, word in enumerate(words) if _capital(word)]
    neutral = [n for n, word in enumerate(words) if word.lower() in w.NEUTRAL_BODIES]
    if not named:
        return words[: neutral[-1] + 1] if neutral else words  # "the observatory group"
    inner = words[named[0] : named[-1] + 1]
    telling = [one for one in inner if _capital(one) and registry.by_demonym(one) is None and not registry.country(one)]
    if (len(telling) < 2 and not registry.party(" ".join(inner))) or inner[-1].endswith(("'s", "’s")):
        return words
    if not _SERVICES.isdisjoint(word.lower() for word in words[named[-1] + 1 :]):
        return words  # "Red Sea Governorate police": the plain word is what it is
    return inner


def _capital(word: str) -> bool:
    return word[:1].isupper()


@lru_cache(_KEPT)
def body_spoken_for(role: str, plain: bool = False) -> str | None:
    """The body, as named, that the holder of an office speaks for ("director of Rights Watch", "health ministry
    spokeswoman", "who heads the Observatory"); None where no such office or no body is named, and of those who left.

    plain: any office or work counts, not only those who lead it or speak for it; for bodies of no side.
    """
    words = role.split(",")[0].split()
    if not words or not w.FORMER.isdisjoint(word.lower().rstrip("-") for word in words):
        return None
    if words[0].lower() == "who":
        return own_name(" ".join(words[2:])).name if len(words) > 2 and words[1].lower() in w.LEADING else None
    found = Registry.load().role(role)
    if found is None or not (plain or found.role_class in _SPEAKING or found.words.split()[-1] in w.LEADS):
        return None
    if plain and found.role_class in ("civilian", "legislator", "medical"):
        return None
    office = found.words.split()
    if office[-1] in w.NEUTRAL_BODIES:
        return None  # "the observatory" is a body, and nobody's office
    low = [word.lower().strip("'’") for word in words]
    at = next((n for n in range(len(low), -1, -1) if low[n : n + len(office)] == office), None)
    if at is None:
        return None
    after = words[at + len(office) :]
    if len(after) > 1 and after[0].lower() in _LINKS:
        return own_name(" ".join(after[1:])).name
    return _owner(words[:at])


def _owner(before: list[str]) -> str | None:
    """The body in the words before an office: the last name there, else the plain words ("health ministry")."""
    based = next((n for n, one in enumerate(before) if one.lower().endswith(_BASED)), None)
    if based is not None:
        inside = _of_place(_without_article(before[:based]), before[based])
        before = ([] if inside else before[:based]) + before[based + 1 :]
    if not before:
        return None
    if not _capital(before[-1]):
        return own_name(" ".join(before)).name
    first = len(before) - 1
    while first and (_capital(before[first - 1]) or (first > 1 and before[first - 1].lower() in ("of", "for", "and"))):
        first -= 1
    return own_name(" ".join(before[first:])).name


@lru_cache(_KEPT)
def short_names(phrase: str) -> tuple[str, ...]:
    """Names of one word that a phrase may stand for, in their order: of "the Observatory and the RW", "Observatory" and
    "RW"; of "a new toll from the observatory", "observatory". Of a part with a longer name there is none.
    """
    registry = Registry.load()
    out = []
    for part in compiled(r"\band\b").split(phrase):
        words = [one for one in _SPACED_BASE.sub("", part).split() if not registry.country(one.partition("-")[0])]
        named = [o for o in words if _capital(o) and registry.by_demonym(o) is None and not registry.country(o)]
        named = [one for one in named if one.lower() not in w.ARTICLES]
        if len(named) == 1:
            out.append(named[0].strip("()[]"))
        elif not named and words:
            out.append(words[-1])
    return tuple(dict.fromkeys(out))
