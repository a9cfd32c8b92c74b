"""States and places that no table names, told by how a text uses their names: "Vestria's army", "near Oblen".

The encoder's stand-ins (canonical.py) must not depend on whether a name stands in our tables, or a party that nobody
has heard of would be read otherwise than a known one.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from counterclaim import vocabulary
from counterclaim.reader.beside import tokens_of
from counterclaim.reader.speakers.names import JOINING, PARTICLES
from counterclaim.registry.tables import peoples
from counterclaim.registry.tokens import Token
from counterclaim.registry.words import COMPLEMENT

# What is in, near or around something with a capital is there, be it a town, a region or a river.
_NEAR = vocabulary.words("names.near_places")
_OF = vocabulary.words("names.of_places")
_GONE = vocabulary.words("names.gone_to")
_TAKEN = vocabulary.words("names.taken_towns")
# A state is what has a foreign ministry, an army or a north; an army may also be a person's, so the names of people
# are left out before.
_STATES_OWN = vocabulary.words("names.states_own")
_ONLY_STATES_OWN = vocabulary.words("names.only_states_own")
# An adjective that owns what only states own; its state need not be named: "Vestrian troops".
_PEOPLE_OWN = vocabulary.words("names.people_own")
_HELD = vocabulary.words("names.held_by")
# What speaks and acts, and can be entered, is a state: towns do not speak, and nobody is "in" a person.
_SPEAKS = vocabulary.words("names.states_say")
_ENTERED = vocabulary.words("names.entered")
_SHARED_WITH = vocabulary.words("names.shared_with")
# What is blamed, backs others, has a border or acts is a party, if not surely a state.
_BLAMING = vocabulary.words("names.blaming")
_BESIDE = vocabulary.words("names.beside_states")
_ACTS = vocabulary.words("names.parties_act")
_FIGHTS = vocabulary.words("names.parties_fight")
_BEFORE_NO_PARTY = vocabulary.words("names.before_no_party")
_NO_PEOPLE = vocabulary.words("names.no_people")
_NO_GROUP = vocabulary.words("names.no_group")
# Ends of names of peoples and adjectives, after as much of the state's name as both share.
_PEOPLE = vocabulary.listed("names.people")
_SURE_PEOPLE = vocabulary.listed("names.sure_people")  # these alone tell that the word beside is a state
_SHARED = 3  # letters of the state's name that its adjective begins with, at least
_NO_PLACE = vocabulary.words("names.no_place")


_FRONTS = vocabulary.words("names.fronts")
# One word, or letters, that fighters are called by: "Karvan fighters", "KLF rebels", "the rebel group Karvan".
_FIGHTERS = vocabulary.words("names.fighters")
_SAY = vocabulary.words("names.groups_say")
_MEN = vocabulary.words("names.their_men")
_GROUPS = vocabulary.words("names.kinds_of_group")
_OF_GROUPS = vocabulary.words("names.of_groups")
_CALLED = vocabulary.words("names.called_groups")
_REGIONS = vocabulary.words("names.region_words")
_NO_REGION = vocabulary.words("names.no_region")
_NO_NAMES = vocabulary.words("names.no_names")
_OPENERS = vocabulary.words("places.openers")
_ASKING = vocabulary.words("figures.auxiliaries")
_COUNTS = vocabulary.words("figures.number_words")
_LONGEST = 3  # words of a place's name, and of a front's before its last
_LETTERS = range(2, 7)  # of what stands for a group's name


Names = Mapping[str, tuple[str, str]]


def groups(text: str, known: Names, fresh: Names) -> dict[str, tuple[str, str]]:
    """Names to (kind, group) of armed groups that are not in `known` or `fresh`.

    kind: "group" for a full name, "group:letters" for letters that stand for it, "group:word" for one word.
    """
    out: dict[str, tuple[str, str]] = {}
    words = tokens_of(text)
    capitals = {word.text for word in words if len(word.text) in _LETTERS and word.text.isupper()}
    fronts = tuple(_fronts(words, text))
    parts = {name for name, part in fronts if part}
    for name in dict(fronts):
        if name in known or name in fresh or name in parts:
            continue
        words_of = name.split()
        if words_of[0] in _NO_PLACE or any(" ".join(words_of[:n]) in known for n in range(1, len(words_of))):
            continue  # the army of a state
        out[name] = ("group", name)
        letters = "".join(part[0] for part in name.split())
        if letters in capitals and letters not in known:
            out.setdefault(letters, ("group:letters", name))
    for n, word in enumerate(words):
        name = word.text
        if not (_named(word) or (name[0].isupper() and name.upper() == name and len(name) - 1 in _LETTERS)):
            continue
        if not (_fight(words, n) or (_called(words, n) and not _name_at(words, n + 1))):
            continue
        if name in known or name in fresh or name in out or name in _NO_PLACE or name in _NO_GROUP:
            continue
        if not peoples().isdisjoint((name.lower(), name.lower() + "s")):
            continue  # "Tuareg rebels"
        if word.key in _OPENERS | _COUNTS:  # "Our fighters", "Forty rebels"
            continue
        whole = next((n for n in out if n.startswith(name + " ")), name)
        out[name] = ("group:letters" if name.isupper() else "group:word", whole)
    return out


def _fronts(words: Sequence[Token], text: str) -> Iterator[tuple[str, bool]]:
    """Full names that end as those of armed groups do, and whether each is a part of another: "Karvan Liberation
    Front", "the Northern Front | of the Karvan Army".
    """
    for last, word in enumerate(words):
        if word.text not in _FRONTS:
            continue
        first = last
        while last - first < _LONGEST and _follows(words, first) and _named(words[first - 1]):
            first -= 1
        first += words[first].key in _OPENERS | _ASKING  # "The Karvan Front", "Did Karvan Front rebels ..."
        if first < last and not any(one.possessive for one in words[max(0, first - 1) : last]):
            part = [one.text for one in words[last + 1 : last + 3]] == ["of", "the"] and _name_at(words, last + 3)
            yield text[words[first].start : word.start + len(word.text)], part


def _fight(words: Sequence[Token], n: int) -> bool:
    """True for a name before its fighters, or what it says of them: "KLF-linked rebels", "Karvan said its men"."""
    after = _after(words, n, 6)
    if words[n].possessive or not after or _joining(words, n):
        return False  # "the Forum des Forces pour le | Change"
    if after[0] in _FIGHTERS or (after[0] in ("linked", "led") and not _FIGHTERS.isdisjoint(after[1:2])):
        return True
    if after[0] not in _SAY or "its" not in after:
        return False
    theirs = [word for word in after[after.index("its") + 1 :] if word != "own"]
    return not _MEN.isdisjoint(theirs[:1])


def _joining(words: Sequence[Token], n: int) -> bool:
    """True for a word behind a small word that goes on with a body's name: "pour | Norva", "pour la | Norva"."""
    before = n - (n > 1 and words[n - 1].text in PARTICLES)
    return before > 0 and words[before - 1].text in JOINING


def _called(words: Sequence[Token], n: int) -> bool:
    """True for a name after what says that it is a group's: "the rebel group Karvan", "members of the KLF"."""
    at = n - (n > 0 and words[n - 1].key == "the")
    before = [word.text for word in words[max(0, at - 4) : at]]
    if not before:
        return False
    last, others = before[-1], [""] * 4 + before[:-1]
    if last in ("known", "called") or (last == "as" and others[-1] == "known"):
        comma = others if last == "called" else others[:-1]
        return comma[-1] == "," and comma[-2] in _CALLED
    of = others[-1] in _OF_GROUPS if last == "of" else others[-1] in _GROUPS and last == "group"
    return of or last == "militia"


def regions(text: str, known: Names) -> dict[str, tuple[str, str]]:
    """Names to ("region", name) of what the text calls a region, other than `known` names."""
    out: dict[str, tuple[str, str]] = {}
    words = tokens_of(text)
    for n, word in enumerate(words[:-1]):
        if not (_name_at(words, n) and words[n + 1].text in _REGIONS and _follows(words, n + 1)) or word.possessive:
            continue
        if _NO_REGION.isdisjoint(_after(words, n + 1, 1)) and word.text not in known and word.text not in _NO_NAMES:
            out[word.text] = ("region", word.text)
    return out


def _named(word: Token) -> bool:
    return _is_name(word.text)


@lru_cache(maxsize=8192)  # asked of each word of a text by each who looks for a kind of name
def _is_name(text: str) -> bool:
    """True for two letters or more with a capital first, marks inside a name apart: "Vestria", "Qa'im"."""
    return text[0].isupper() and len(text) > 1 and text.replace("'", "").replace("’", "").isalpha()


def _name_at(words: Sequence[Token], n: int) -> bool:
    return 0 <= n < len(words) and _named(words[n]) and not words[n].glued


def _follows(words: Sequence[Token], n: int) -> bool:
    """True for a word that stands with nothing but a blank after the one before it."""
    return 0 < n < len(words) and words[n].word and not words[n].glued and words[n - 1].word


def _after(words: Sequence[Token], n: int, most: int) -> list[str]:
    """The words after one as written, up to the first mark."""
    out: list[str] = []
    for word in words[n + 1 : n + 1 + most]:
        if not word.word:
            break
        out.append(word.text)
    return out


def states(text: str, known: Names, people: Names, bodies: Collection[str]) -> dict[str, tuple[str, str]]:
    """Names to (kind, state) of states that are not in `known`: kind "state", "adjective" or "people".

    bodies: known names of who is no state.
    """
    words = tokens_of(text)
    named = [n for n, word in enumerate(words) if _named(word)]
    names = {words[n].text for n in named}
    owning: list[tuple[Token, list[str]]] = []
    taken = -1  # words that are owned own nothing: "the Vestrian | Authority's ministry"
    for n in named:
        owned = _after(words, n, 3) if n > taken else []
        if owned:
            owning.append((words[n], owned))
            taken = n + len(owned)
    having = [(word.text, owned) for word, owned in owning if word.possessive]
    own = {name for name, owned in having if _owns(owned, _STATES_OWN) or _divided(owned)}
    bare = {word.text for word, owned in owning if _owns(owned, _ONLY_STATES_OWN)}
    own |= {name for name, _ in having if name in bare and not name.endswith(_SURE_PEOPLE)}
    says = {words[n].text for n in named if _speaks(words, n)}
    own |= says & {words[n].text for n in named if _entered(words, n)}
    seen = {word for word in names if not any(word in one for one in (known, people, bodies, _NO_PLACE))}
    own = {name for name in own if name in seen}
    peoples = [word for word in sorted(seen) if word.removesuffix("s").endswith(_SURE_PEOPLE) and len(word) > 5]
    own |= {name for name in seen if len(name) > 4 for word in peoples if word != name and derived(name, word)}
    theirs = {words[n].text for n in named if _armed(words, n)} & seen
    own |= {name for name in says & seen for word in theirs if word != name and derived(name, word)}
    own = {name for name in own if not any(other != name and derived(other, name) for other in own)}
    out: dict[str, tuple[str, str]] = {name: ("state", name) for name in sorted(own)}
    for name in sorted(own):  # which of two names claims a word must not hang on how sets are kept
        for word in sorted(seen - own):
            if derived(name, word):
                plural = word.endswith("s") and derived(name, word[:-1])
                out[word] = ("people" if plural else "adjective", name)
    for n in named:
        word = words[n].text
        sure = word.endswith(_SURE_PEOPLE) or (word.endswith(_PEOPLE) and _owns(_after(words, n, 3), _ONLY_STATES_OWN))
        if sure and _armed(words, n) and word in seen and word not in _NO_PEOPLE:
            out.setdefault(word, ("adjective", word))
    return out


def _armed(words: Sequence[Token], n: int) -> bool:
    """True for a name before what only the people of a state own: "Vestrian | troops", "Vestrian|-held"."""
    things, after = _HELD if n + 1 < len(words) and words[n + 1].glued else _PEOPLE_OWN, _after(words, n, 2)
    return not words[n].possessive and not things.isdisjoint([*after[:1], " ".join(after)])


def _speaks(words: Sequence[Token], n: int) -> bool:
    """True for a name that says something, not for where who says it is or governs: "the mayor of | Ost | said"."""
    before = words[n - 1].text if n else ""
    placed = before in _NEAR or (before == "of" and not _owns([words[n - 2].text], _STATES_OWN))
    return not (words[n].possessive or placed or _SPEAKS.isdisjoint(_after(words, n, 1)))


def _entered(words: Sequence[Token], n: int) -> bool:
    """True for what somebody is in, near or at the border with; not for the first part of "Saudi-led"."""
    before = [word.text[:1].lower() + word.text[1:] for word in words[max(0, n - 2) : n]]
    inside = before[-1:] and (before[-1] in _ENTERED or (before[-1] == "with" and before[0] in _SHARED_WITH))
    return bool(inside) and not words[n].glued and not (n + 1 < len(words) and words[n + 1].glued)


def _divided(owned: Sequence[str]) -> bool:
    """True for what only a state has: "Vestria's | Tervask region"."""
    return len(owned) > 1 and owned[0][:1].isupper() and owned[1] in _REGIONS


def _owns(owned: Sequence[str], what: Collection[str]) -> bool:
    """True where what is owned begins with a thing of these, be it after one word more: "special | envoy"."""
    owned = [word.lower() for word in owned]
    at = 1 if len(owned) > 1 and owned[0] not in what and "-".join(owned[:2]) not in what else 0
    if not owned or (at and owned[0] in COMPLEMENT):
        return False
    return owned[at] in what or "-".join(owned[at : at + 2]) in what


def parties(text: str, known: Names, fresh: Names, bodies: Collection[str]) -> dict[str, tuple[str, str]]:
    """Names of what the text blames, or has act, more than once: parties that nobody has heard of.

    To ("group:word" or "group:letters", name) where they fire or have a militia, else to ("state", name). Parts of
    longer names are left out, for those are mostly people's; so are `bodies`, known names of who is no party.
    """
    count: Counter[str] = Counter()
    fights: set[str] = set()
    words = tokens_of(text)
    longer: set[str] = set()
    for n, word in enumerate(words):
        if not _named(word):
            continue
        following = words[n + 1 : n + 2]
        following = words[n + 2 : n + 3] if [one.text for one in following] == ["al"] else following
        if following and _named(following[0]) and not word.possessive:
            longer |= {word.text, following[0].text}
        done, told = _done(words, n)
        if done is None:
            continue
        before = words[n - 1 - (n > 1 and words[n - 1].text == ".")] if n else None
        initial = before is not None and before.word and len(before.text) == 1
        if not told and before is not None and (initial or before.key in _BEFORE_NO_PARTY):
            continue  # "the Post says", "Ministry of Commerce said", "Mr. King said", "Peter T. King said"
        count[word.text] += 1
        if done == "fights" or word.text.isupper():
            fights.add(word.text)
    return {
        name: (("group:letters" if name.isupper() else "group:word") if name in fights else "state", name)
        for name, times in count.items()
        if times > 1 and name not in longer | _NO_PLACE | known.keys() | fresh.keys() and name not in bodies
        and name.lower() not in text and not _is_somebody(text, name)
    }


def _done(words: Sequence[Token], n: int) -> tuple[str | None, bool]:
    """What tells that a name is a party's, if anything does, and whether it stands before the name."""
    at = n - (n > 0 and words[n - 1].key == "the")
    before = [word.text for word in words[max(0, at - 2) : at]]
    if not words[n].glued and before:
        pair = " ".join(before)
        if before[-1] in _BLAMING or pair in _BESIDE or (at == n and before[-1] in _BESIDE):
            return "told", True
    after = _after(words, n, 2) if not words[n].possessive and not words[n].glued else []
    if not after:
        return None, False
    if words[n + 1].glued:
        return ("backs" if after[0] in _HELD else None), False
    if after[0] in _ACTS or " ".join(after) in _ACTS:
        return "acts", False
    return ("fights" if after[0] in _FIGHTS else None), False


def _is_somebody(text: str, name: str) -> bool:
    """True for "Hameed, a refugee" and "said Hameed, 34": who has a trade or an age is no party."""
    for after in text.split(f"{name}, ")[1:]:
        if after.startswith(("a ", "an ", "who ")) or (after[:2].isdecimal() and after[2:3] in (",", " ")):
            return True
    return False


def people(text: str, given_names: Collection[str], known: Names) -> dict[str, tuple[str, str]]:
    """Full names that begin with a given name we know, and their surnames: to ("person:GENDER" or "person", name)."""
    out: dict[str, tuple[str, str]] = {}
    words = tokens_of(text)
    for n, word in enumerate(words):
        if not (_named(word) and not word.possessive and _name_at(words, n + 1)):
            continue
        given, surname = word.text, words[n + 1].text
        if _name_at(words, n + 2) and not words[n + 1].possessive:
            continue
        whole = f"{given} {surname}"
        if given not in given_names or whole in known or given in known or surname in known or surname in _NO_PLACE:
            continue
        out[whole] = ("person:full", whole)
        out.setdefault(surname, ("person", whole))
    return out


def derived(name: str, word: str) -> bool:
    """ "Vestrian", "Vestrians" of "Vestria"."""
    if name[:_SHARED] != word[:_SHARED]:
        return False
    bare = word.removesuffix("s")
    for end in _PEOPLE:
        stem = bare.removesuffix(end)
        if stem != bare and len(stem) >= _SHARED and name.startswith(stem) and len(name) - len(stem) <= _SHARED:
            return True
    return False


def adjective(name: str) -> bool:
    """True for what can only be a people's adjective, whether or not its state is named: "Vestrian", no "Vestria"."""
    return len(name) > _SHARED + 1 and name.removesuffix("s").endswith(_SURE_PEOPLE)


def places(text: str, known: Names, fresh: Names) -> dict[str, tuple[str, str]]:
    """Names to ("town", name) of what the text places something in or near, other than `known` names."""
    out: dict[str, tuple[str, str]] = {}
    words = tokens_of(text)
    for n, word in enumerate(words):
        before = words[n - 1].text if n else ""
        of = (word.text == "of" and before in _OF) or (word.text == "to" and before in _GONE)
        if not (of or word.text[:1].lower() + word.text[1:] in _NEAR or word.text in _TAKEN):
            continue
        end = n + 1
        while end < min(len(words), n + 1 + _LONGEST) and _named(words[end]):
            end += 1
            if words[end - 1].possessive:
                break
        if end > n + 1 and end < len(words) and words[end].glued:
            end -= 1  # "in Vestria-held land"
        named = [words[n + 1 : end]] if end > n + 1 and not words[n + 1].glued else []
        after = words[end : end + 3]
        said = len(after) > 2 and (_name_at(after, 2) or after[2].text in ("said", "says"))
        if named and not said and len(after) > 1 and after[0].text == "and" and _named(after[1]):
            named.append(after[1:2])
        for parts in named:
            name = "".join((("-" if one.glued else " ") if k else "") + one.text for k, one in enumerate(parts))
            whole_and_parts = (name, *(one.text for one in parts))
            met = any(one in known or one in fresh or one in _NO_PLACE for one in whole_and_parts)
            if not (parts[-1].possessive or met):
                out[name] = ("town", name)
    return out
