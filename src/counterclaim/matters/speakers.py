"""One speaker across reports: spellings, offices by date, bodies under their several names. Unnamed ones stay apart."""

import re
from functools import lru_cache

from counterclaim.events.names import sound
from counterclaim.matters.abroad import (
    body_abroad,
    heard,
    is_abroad,
    is_french,
    key_abroad,
    office_abroad,
    root_abroad,
    same_across,
    voice_abroad,
)
from counterclaim.matters.bodies import SMALL, SPELLING, body_spoken_for, known_body, own_name, plain_words
from counterclaim.model.actor import Actor
from counterclaim.model.entry import Entry
from counterclaim.reader.speakers.names import fold, without_title
from counterclaim.registry import Registry
from counterclaim.registry import words as w

_KEPT = 8_192  # (name, role, side, kind, day) looked up before; a long run meets the same speakers again and again


def speaker_key(actor: Actor, published: str | None = None, report: str = "") -> str:
    """The speaker's key across reports; "" where nobody can be told apart (an unnamed source without a report).

    published: ISO date of the report: an office is held for a time. report: id of the report; keys of unnamed and
    collective sources hold it, so that "a military source" of two reports never becomes one speaker.
    A person known by surname alone has a key of its own unless the registry knows the holder; see `same_speaker`.
    """
    if actor.kind == "report":
        return "narrator"
    day = published[:10] if published else None
    if is_abroad(actor.role or actor.name) and actor.kind in ("unnamed", "collective"):
        voice = voice_abroad(actor)
        return _of_body(voice)[0] if voice is not None else f"unnamed:{report}:{actor.id}" if report else ""
    if actor.kind in ("unnamed", "collective"):
        held = _holder(actor.role or actor.name, actor.side, day) if actor.kind == "unnamed" else None
        if held is not None:
            return f"person:{fold(held)}"
        body = _voice_of(actor.role or actor.name, actor.name, actor.side, day)
        if body is not None:
            return body
        return f"unnamed:{report}:{actor.id}" if report else ""
    if actor.kind == "organisation" and actor.side is None and is_plain(actor.name):
        return f"unnamed:{report}:{actor.id}" if report else ""
    return _key(actor.name, actor.role, actor.side, actor.kind, day)[0]


def key_of(entry: Entry) -> str:
    """Whose account the claim is: the speaker's key across reports, or that of the body he speaks for, as a ledger has
    found it; "" where the claim is nobody's or its speaker is unresolved.
    """
    if entry.account is not None:
        return entry.account
    return speaker_key(entry.speaker, entry.published, entry.report) if entry.speaker is not None else ""


def speaker_name(actor: Actor, published: str | None = None) -> str:
    """The name to show: the registry's where it knows the speaker, else the report's."""
    if actor.kind in ("report", "unnamed", "collective"):
        return actor.name
    return _key(actor.name, actor.role, actor.side, actor.kind, published[:10] if published else None)[1]


def same_speaker(a: str, b: str) -> bool:
    """True for one speaker: equal keys, a full name in two spellings or under two sides, and a surname of one side with
    a full name of that side ("Lysohor" and "Ivan Lysohor").

    "" is nobody's key and equals none, not even itself.
    """
    if not a or not b:
        return False
    if a == b:
        return True
    if not (a.startswith("name:") and b.startswith("name:")):
        return False
    if root(a) == root(b):
        return True
    if key_abroad(a) or key_abroad(b):
        return same_across(a, b)
    short, long = sorted((a.split(":"), b.split(":")), key=lambda parts: len(parts[1]))
    return bool(
        short[2] and short[2] == long[2] and " " not in short[1] and " " in long[1] and long[1].split()[-1] == short[1]
    )


_ABD = re.compile(r"\babd[aeiou]+[lrsnztd]?[ -]?(?=[a-z])")  # "Abdel Rahman", "Abdulrahman", "Abdurrahman"
LEAST = 3  # letters of a word of a side's name that tells it
ENDS = 2  # letters by which an adjective of it is shorter or longer
FEWEST = 5  # consonants that two spellings of a full name must share; set by eye


@lru_cache(_KEPT)
def root(key: str) -> str:
    """The key with what is no part of who it is left out: of a person's full name the side and the spelling.

    "name:abdel rahim karimi:Norva" and "name:abdul rahim karimy:" have one root. A surname alone is left as it is.
    """
    kind, _, rest = key.partition(":")
    name = rest.rpartition(":")[0]
    if key_abroad(key):
        return root_abroad(key, FEWEST)
    if kind != "name" or " " not in name:
        return key
    heard = sound(_ABD.sub("abd", name))
    if len(heard.replace(" ", "")) < FEWEST or len(heard.split()) < 2:
        return f"name:{name}:"
    return f"name:{heard}:"


def surname_of(key: str) -> str | None:
    """The last name of a person's key, one for all spellings of "Abdel Rahman"; None for what is no person's name."""
    kind, _, rest = key.partition(":")
    if key_abroad(key):
        return heard(key)
    name = _ABD.sub("abd", rest.rpartition(":")[0])
    return name.split()[-1] if kind == "name" and name else None


def is_surname(key: str) -> bool:
    """True for the key of a surname alone."""
    if key_abroad(key):
        return " " not in key.split(":")[1]
    return _ABD.sub("abd", key.split(":")[1]) == surname_of(key)


def body_key(name: str, side: str | None) -> str:
    """The key of a body by the name that a report gives it."""
    return _key(name, None, side, "organisation", None)[0]


def person_keys(name: str) -> tuple[str, ...]:
    """Keys that a person of that name may have whose side nobody knows: the office holder's, and the name's own."""
    return _key(name, None, None, "person", None)[0], f"name:{fold(name)}:"


@lru_cache(_KEPT)
def is_plain(name: str) -> bool:
    """True for plain words that name no body in particular: "a monitor", "the hospital" are others in every report."""
    return name == name.lower() and not is_abroad(name) and body_key(name, None).startswith("body:")


@lru_cache(_KEPT)
def _voice_of(role: str, phrase: str, side: str | None, day: str | None) -> str | None:
    """The key of the body whose voice an unnamed source is: its spokesman, or of a body of no side anybody of it."""
    registry = Registry.load()
    for plain in (own_name(phrase).name, body_spoken_for(role, plain=True)):
        party = registry.party(plain) if plain else None
        if party is not None and (party.side is None or registry.neutral(party.side)):
            return f"party:{party.name}"
    found = registry.role(role)
    body = body_spoken_for(role) if side is not None and found is not None and found.person else None
    if body is None or found is None or found.role_class != "spokesperson":
        return None
    if not w.REBEL.isdisjoint(body.lower().split()) or registry.country(body) is not None:
        return None
    return _key(body, None, side, "organisation", day)[0]


@lru_cache(_KEPT)
def _key(name: str, role: str | None, side: str | None, kind: str, day: str | None) -> tuple[str, str]:
    if is_abroad(name) or (kind != "person" and is_french(name)):
        return _key_abroad(name, side, kind, day)
    registry = Registry.load()
    bare = without_title(name)
    if kind == "person":
        office = registry.office_holder(bare, day)
        if office is not None and (side is None or office.side == side):
            return f"person:{fold(office.person)}", office.person
        return f"name:{fold(bare)}:{side or ''}", name
    held = _holder(name, side, day)
    if held is not None:
        return f"person:{fold(held)}", held
    own = own_name(name)
    party = registry.party(bare) or registry.party(own.name) or (registry.party(own.letters) if own.letters else None)
    party = party or known_body(own.name)
    if party is not None:
        return f"party:{party.name}", party.name
    state = registry.country(bare)
    if state is not None:
        # A house or ministry that stands for its state is named as the report names it.
        return f"state:{state.name}", own.name if registry.by_metonym(bare) is not None else state.name
    core = _body(own.name, side)
    owner = registry.by_name(side) if side is not None else None
    adjectives = owner.demonyms if owner is not None else (f"{side}-run",) if side is not None else ()
    for adjective in adjectives:  # "Burkina Faso's army": the Burkinabe army
        party = registry.party(f"{adjective} {core}")
        if party is not None:
            return f"party:{party.name}", party.name
    if side is not None and core:
        return f"body:{core}:{side}", own.name
    return f"body:{' '.join(sorted(plain_words(own.name))) or fold(own.name)}:{side or ''}", own.name


def _key_abroad(name: str, side: str | None, kind: str, day: str | None) -> tuple[str, str]:
    if kind == "person":
        office = office_abroad(name, side, day)
        return (f"person:{fold(office.person)}", office.person) if office else (f"name:{fold(name)}:{side or ''}", name)
    found = body_abroad(name, side)
    return _of_body(found) if found is not None else (f"body:{fold(name)}:{side or ''}", name)


def _of_body(found: tuple[str, str, str | None]) -> tuple[str, str]:
    """The key and the name of what `body_abroad` found, as of its English name."""
    kind, name, side = found
    if kind != "body":
        return f"{kind}:{name}", name
    party = Registry.load().party(f"{side}'s {name}") if side else None
    if party is not None:
        return f"party:{party.name}", party.name
    return f"body:{_body(name, side) or name}:{side or ''}", f"{name} of {side}" if side else name


def _holder(phrase: str, side: str | None, day: str | None) -> str | None:
    """The one person who held the office that a phrase names ("Ukraine's president"); None where several or none."""
    if side is None or day is None:
        return None
    registry = Registry.load()
    role = registry.role(phrase)
    if role is None or not role.person or role.role_class not in _SINGLE:
        return None
    people = {o.person for o in registry.holders(role.role_class, side, day)}
    return people.pop() if len(people) == 1 else None


# Offices that one person of a side holds at a time. A party may have two military chiefs (of staff, of the forces).
_SINGLE = frozenset("head_of_state head_of_government foreign_minister defence_minister".split())
_ARMED = frozenset({"armed", "forces"})
_DROPPED = SMALL | _ARMED | w.OWN_AREA | {"run", "controlled"}  # "the Norva-run ministry there"


def _body(name: str, side: str | None) -> str:
    """What a body is called without its owner: "General Staff of Ukraine", "Ukraine's General Staff": "general staff".

    Words that tell the side are left out, wherever they stand, only where a side is known.
    """
    if side is None:
        return ""
    registry = Registry.load()
    before, _, after = name.replace("’", "'").partition("'s ")
    led = before.split() and after.split()[-1:] and after.split()[-1].lower() in w.LED_BY_PERSON
    if led and not _tells(registry, before.split()[-1], side):
        name = f"{before.split()[-1]} {after}"  # "Prime Minister Ana Sorel's office": Sorel's
    name = re.sub(rf"\b{re.escape(side)}\b", " ", name)
    words = name.replace("’", "'").replace("'s", " ").replace("'", " ").replace("-", " ").split()
    core = []
    for word in words:
        if word[:1].isupper() and _tells(registry, word, side):
            continue
        low = word.casefold().strip(".,")
        if low not in _DROPPED:
            core.append(SPELLING.get(low, low))
    return " ".join(sorted(core)) or ("forces" if any(word.casefold() in _ARMED for word in words) else "")


def _tells(registry: Registry, word: str, side: str) -> bool:
    """True for a name or adjective of the side, and for a word of its name: "Houthi", "Faso"."""
    state = registry.country(word) or registry.by_demonym(word)
    if state is not None:
        return state.name == side
    low = word.casefold()
    near = (one for one in side.casefold().split() if len(one) > LEAST and abs(len(one) - len(low)) <= ENDS)
    return any(low.startswith(one[: max(len(one) - ENDS, LEAST)]) for one in near)
