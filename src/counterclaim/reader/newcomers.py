"""States and places that no table names, told by how a text uses their names: "Vestria's army", "near Oblen".

The encoder's stand-ins (canonical.py) must not depend on whether a name stands in our tables, or a party that nobody
has heard of would be read otherwise than a known one.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.gazetteer import Gazetteer
from counterclaim.patterns import compiled
from counterclaim.registry.tables import Country, Party
from counterclaim.registry.words import COMPLEMENT

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_NAME = rf"[{_CAPITAL}](?:[^\W\d_]+(?:['’][^\W\d_]{{2,}})?|['’][^\W\d_]{{2,}})"
# What is in, near or around something with a capital is there, be it a town, a region or a river.
_THERE = compiled(
    rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Ii]nside|[Ii]nto|[Tt]hroughout|[Tt]owards?|"
    rf"(?:of|on) the edge of|(?:town|city|village|port|district|region|province|state|suburb|settlement|district|"
    rf"islands?) of|"
    rf"(?:north|south|east|west)(?:ern)? of|"
    rf"(?:fled|flown|taken|moved|evacuated|driven|withdrawn|retreated|returned|travell?ed|sent|gone|advanced) to|"
    rf"(?:{'|'.join(vocabulary.listed('names.taken_towns'))}))"
    rf" (?P<name>{_NAME}(?:[ -]{_NAME}){{0,2}})(?![\w-])(?P<after>['’]s\b)?"
    rf"(?: and (?P<other>{_NAME})(?! (?:{_NAME}|said|says)))?"
)
# A state is what has a foreign ministry, an army or a north; an army may also be a person's, so the names of people
# are left out before.
_STATE = compiled(
    rf"\b(?P<name>{_NAME})(?P<has>['’]s)? (?:(?P<owned>[A-Za-z]+(?:[ -][A-Za-z]+){{0,2}})|"
    rf"(?:{_NAME}|[a-z]+-speaking) (?:state|province|region|district)\b)"
)
_STATES_OWN = vocabulary.words("names.states_own")
_ONLY_STATES_OWN = vocabulary.words("names.only_states_own")
# An adjective that owns what only states own; its state need not be named: "Vestrian troops".
_OWNED_BY_PEOPLE = compiled(
    rf"\b(?P<word>{_NAME}(?:ian|ean|ish|ese|landic)) (?:troops|soldiers|(?:security )?forces|army|military|navy|"
    rf"warplanes?|police|state (?:media|television|TV|radio|news agency|broadcaster)|"
    rf"border guards?|coast guard|officials?|authorities|government|president|prime minister|(?:foreign|defen[cs]e|"
    rf"interior) (?:ministry|minister)|soil|territory|airspace|waters|side|ambassador|embassy|city|town|border|"
    rf"capital)\b"
)
_PEOPLE_HELD = compiled(
    rf"\b(?P<word>{_NAME}(?:ian|ean|ish|ese|landic))-(?:held|backed|led|run|controlled|occupied|administered|allied)\b"
)
# What speaks and acts, and can be entered, is a state: towns do not speak, and nobody is "in" a person.
_SPEAKS = compiled(
    rf"\b(?P<name>{_NAME}) (?:says|said|accuse[sd]|denie[sd]|rejects|rejected|confirms|confirmed|announce[sd]|"
    rf"suspends|suspended|closes|closed|summoned|expelled|recalled|recogni[sz]e[sd]|signed|agreed|refuse[sd])\b"
)
_ENTERED = compiled(
    rf"\b(?:[Ii]nto|[Nn]eighbouring|[Nn]eighboring|[Ii]n|[Nn]ear|border with|ties with|relations with|"
    rf"borders) (?P<name>{_NAME})\b(?!-)"
)
# What is blamed, backs others, has a border or acts is a party, if not surely a state.
_PARTY_NAME = rf"(?:{_NAME}|[A-Z]{{3,5}})"
_PARTY = compiled(
    rf"(?<![\w-])(?:(?:accuse[sd]?|blame[sd]?|accusing|blaming) (?:the )?(?P<blamed>{_PARTY_NAME})\b|"
    rf"(?:borders?(?: with)?|talks with(?: the)?|relations with|support(?:ed)? by) (?P<beside>{_PARTY_NAME})\b|"
    rf"(?P<backs>{_PARTY_NAME})-(?:backed|held|led|controlled|occupied|run|administered|allied)\b|"
    rf"(?P<acts>{_PARTY_NAME}) (?:suspend[s]?|suspended|regards|hosts|rejects|rejected|denies|denied|confirms|"
    rf"confirmed|accuses|accused|says|said|dismisses|dismissed|closed|called|has not commented|did not comment)\b|"
    rf"(?P<fights>{_PARTY_NAME}) (?:fired|claimed|militia|spokesman|spokeswoman|official|commander|affiliate)\b)"
)
LARGE = 100_000  # people: no state is invented in training or tests under the name of a larger place
_BEFORE_NO_PARTY = vocabulary.words("names.before_no_party")
_NO_PEOPLE = vocabulary.words("names.no_people")
_LETTERS = compiled(r"\b[A-Z]{2,6}\b")
_NO_GROUP = vocabulary.words("names.no_group")
_WORD = compiled(_NAME)
_FULL = compiled(rf"\b(?P<given>{_NAME}) (?P<surname>{_NAME})\b(?! {_NAME})")
# Ends of names of peoples and adjectives, after as much of the state's name as both share.
_PEOPLE = vocabulary.listed("names.people")
_SURE_PEOPLE = vocabulary.listed("names.sure_people")  # these alone tell that the word beside is a state
_SHARED = 3  # letters of the state's name that its adjective begins with, at least
_NO_PLACE = vocabulary.words("names.no_place")


# "The Karvan Liberation Front"; the words before the last are looked at one by one, so the pattern stays linear.
_FRONT = compiled(
    rf"\b(?P<name>(?:{_NAME}(?:['’]s)? ){{1,3}}(?:Front|Army|Movement|Brigades?|Militia|Legion|Resistance|Alliance))\b"
)
# One word, or letters, that fighters are called by: "Karvan fighters", "KLF rebels", "the rebel group Karvan".
_FIGHTERS = (
    r"(?:fighters|members|commanders?|rebels|militants|militia(?:men)?|gunmen|insurgents|guerrillas|jihadists|gang|"
    r"cartel|group)"
)
_NAMED_FORCE = compiled(
    rf"\b(?P<before>{_NAME}|[A-Z][A-Z0-9-]{{1,6}})(?=[ -](?:linked |led )?{_FIGHTERS}\b|"
    rf" (?:said|says|claimed|denied) (?:on [A-Z][a-z]{{2,9}} )?(?:that )?its (?:own )?(?:fighters|men|troops|"
    rf"gunmen)\b)|"
    rf"\b(?:(?:rebel|armed|militant|jihadist|insurgent|Islamist) group|militia|members of|fighters of|rebels of|"
    rf"dissidents of|(?:rebels|militants|group|militia|gang|fighters|gunmen), (?:known as|called)|"
    rf"offshoot of|affiliate of) (?:the )?"
    rf"(?P<after>{_NAME}|[A-Z][A-Z0-9-]{{1,6}})\b(?! {_NAME})"
)


Names = Mapping[str, tuple[str, str]]


def groups(text: str, known: Names, fresh: Names) -> dict[str, tuple[str, str]]:
    """Names to (kind, group) of armed groups that are not in `known` or `fresh`.

    kind: "group" for a full name, "group:letters" for letters that stand for it, "group:word" for one word.
    """
    out: dict[str, tuple[str, str]] = {}
    words = set(_LETTERS.findall(text))
    for m in _FRONT.finditer(text):
        name = m["name"].removeprefix("The ")
        if " " not in name or name in known or name in fresh:
            continue
        words_of = name.split()
        if words_of[0] in _NO_PLACE or any(" ".join(words_of[:n]) in known for n in range(1, len(words_of))):
            continue  # the army of a state
        out[name] = ("group", name)
        letters = "".join(part[0] for part in name.split())
        if letters in words and letters not in known:
            out.setdefault(letters, ("group:letters", name))
    for m in _NAMED_FORCE.finditer(text):
        name = m["before"] or m["after"]
        if name in known or name in fresh or name in out or name in _NO_PLACE or name.split()[0] in _NO_GROUP:
            continue
        whole = next((n for n in out if n.startswith(name + " ")), name)
        out[name] = ("group:letters" if name.isupper() else "group:word", whole)
    return out


def states(text: str, known: Names, people: Names) -> dict[str, tuple[str, str]]:
    """Names to (kind, state) of states that are not in `known`: kind "state", "adjective" or "people"."""
    found = list(_STATE.finditer(text))
    having = [m for m in found if m["has"]]
    own = {m["name"] for m in having if m["owned"] is None or _owns(m["owned"], _STATES_OWN)}
    bare = {m["name"] for m in found if m["owned"] and _owns(m["owned"], _ONLY_STATES_OWN)}
    own |= {m["name"] for m in having if m["name"] in bare and not m["name"].endswith(_SURE_PEOPLE)}
    own |= {m["name"] for m in _SPEAKS.finditer(text)} & {m["name"] for m in _ENTERED.finditer(text)}
    seen = {word for word in _WORD.findall(text) if word not in known and word not in people and word not in _NO_PLACE}
    own = {name for name in own if name in seen}
    peoples = [word for word in seen if word.removesuffix("s").endswith(_SURE_PEOPLE) and len(word) > 5]
    own |= {name for name in seen if len(name) > 4 for word in peoples if word != name and derived(name, word)}
    own = {name for name in own if not any(other != name and derived(other, name) for other in own)}
    out: dict[str, tuple[str, str]] = {name: ("state", name) for name in own}
    for name in own:
        for word in seen - own:
            if derived(name, word):
                plural = word.endswith("s") and derived(name, word[:-1])
                out[word] = ("people" if plural else "adjective", name)
    for m in (*_OWNED_BY_PEOPLE.finditer(text), *_PEOPLE_HELD.finditer(text)):
        word = m["word"]
        if word in seen and word not in _NO_PEOPLE:
            out.setdefault(word, ("adjective", word))
    return out


def _owns(owned: str, what: Collection[str]) -> bool:
    """True where what is owned begins with a thing of these, be it after one word more: "special | envoy"."""
    words = re.split("[ -]", owned.lower())
    at = 1 if len(words) > 1 and words[0] not in what and "-".join(words[:2]) not in what else 0
    if at and words[0] in COMPLEMENT:
        return False
    return words[at] in what or "-".join(words[at : at + 2]) in what


def parties(text: str, known: Names, fresh: Names, bodies: Collection[str]) -> dict[str, tuple[str, str]]:
    """Names of what the text blames, or has act, more than once: parties that nobody has heard of.

    To ("group:word" or "group:letters", name) where they fire or have a militia, else to ("state", name). Parts of
    longer names are left out, for those are mostly people's; so are `bodies`, known names of who is no party.
    """
    count: Counter[str] = Counter()
    fights: set[str] = set()
    for m in _PARTY.finditer(text):
        name = next(filter(None, m.groups()))
        before = text[max(0, m.start() - 24) : m.start()].rstrip(". ").rpartition(" ")[2]
        if not (m["blamed"] or m["beside"]) and (before.lower() in _BEFORE_NO_PARTY or len(before) == 1):
            continue  # "the Post says", "Ministry of Commerce said", "Mr. King said", "Peter T. King said"
        count[name] += 1
        if m["fights"] or name.isupper():
            fights.add(name)
    words = list(_WORD.finditer(text))
    pairs = [(a[0], b[0]) for a, b in pairwise(words) if text[a.end() : b.start()] in (" ", "-", " al-")]
    longer = {name for pair in pairs for name in pair}
    return {
        name: (("group:letters" if name.isupper() else "group:word") if name in fights else "state", name)
        for name, times in count.items()
        if times > 1 and name not in longer | _NO_PLACE | known.keys() | fresh.keys() and name not in bodies
        and name.lower() not in text and not _is_somebody(text, name)
    }


def _is_somebody(text: str, name: str) -> bool:
    """True for "Hameed, a refugee" and "said Hameed, 34": who has a trade or an age is no party."""
    return re.search(rf"\b{re.escape(name)}, (?:an? |who |\d\d[, ])", text) is not None


def people(text: str, given_names: Collection[str], known: Names) -> dict[str, tuple[str, str]]:
    """Full names that begin with a given name we know, and their surnames: to ("person:GENDER" or "person", name)."""
    out: dict[str, tuple[str, str]] = {}
    for m in _FULL.finditer(text):
        given, surname = m["given"], m["surname"]
        if given not in given_names or m[0] in known or given in known or surname in known or surname in _NO_PLACE:
            continue
        out[m[0]] = ("person:full", m[0])
        out.setdefault(surname, ("person", m[0]))
    return out


def derived(name: str, word: str) -> bool:
    """ "Vestrian", "Vestrians" of "Vestria"."""
    bare = word.removesuffix("s")
    for end in _PEOPLE:
        stem = bare.removesuffix(end)
        if stem != bare and len(stem) >= _SHARED and name.startswith(stem) and len(name) - len(stem) <= _SHARED:
            return True
    return False


def places(text: str, known: Names, fresh: Names) -> dict[str, tuple[str, str]]:
    """Names to ("town", name) of what the text places something in or near, other than `known` names."""
    out: dict[str, tuple[str, str]] = {}
    for m in _THERE.finditer(text):
        for name in filter(None, (m["name"], m["other"])):
            words = re.split("[ -]", name)
            if not (m["after"] or any(word in known or word in fresh or word in _NO_PLACE for word in (name, *words))):
                out[name] = ("town", name)
    return out


def bands(found: Mapping[str, tuple[str, str]]) -> tuple[Party, ...]:
    """The armed groups among the names as rows of the registry: each speaks for itself."""
    whole = sorted({group for _, group in found.values()})
    aliases = {group: tuple(n for n, (_, of) in found.items() if of == group and n != group) for group in whole}
    return tuple(Party(group, aliases[group], "armed_group", group, "", "", ()) for group in whole)


def countries(strangers: Mapping[str, tuple[str, str]], gazetteer: Gazetteer) -> tuple[Country, ...]:
    """The states among the names as rows of the registry, so that a side is told for them too; a large town, region or
    continent is none, whatever the text does with its name."""
    rows = []
    for name in sorted({state for kind, state in strangers.values() if kind == "state"}):
        if any((entry.population or 0) >= LARGE for entry in gazetteer.find(name, loose=False)):
            continue
        peoples = sorted(n for n, (kind, state) in strangers.items() if state == name and kind != "state")
        rows.append(Country("", name, (), tuple(peoples), (), (), ()))
    return tuple(rows)
