"""Speakers whose names stand in Cyrillic, Arabic or Hebrew letters: the same keys as those of their English names."""

import re

from counterclaim.model.actor import Actor
from counterclaim.names import name_key, same_name, script
from counterclaim.registry.tables import Office
from counterclaim.registry.tongues import Tongue, told

FEWEST = 3  # consonants by which a surname alone is told from others of its side; set by eye
_FRENCH = re.compile(r"(?i)\b(?:d[eu]s?|l[ae]s?|et)\b|\b[dl]['’]|[éèêàçùôî]")
_SCRIPTS = ("cyrillic", "arabic", "hebrew")


def is_abroad(text: str) -> bool:
    """True for a name in another script than Latin."""
    return not text.isascii() and script(text) in _SCRIPTS


def is_french(name: str) -> bool:
    """True for a body or party that French words name: "ministère de la Santé", not "police"."""
    if _FRENCH.search(name) is None:
        return False
    tongue = Tongue.load("fr")
    return tongue.party(name) is not None or tongue.body(name) is not None


def key_abroad(key: str) -> bool:
    """True for the key of a person whose name stands in another script than Latin."""
    return not key.isascii() and key.startswith("name:") and is_abroad(key.split(":", 2)[1])


def root_abroad(key: str, fewest: int) -> str:
    """The key of a person with nothing in it but how the name sounds; a surname alone keeps its side.

    fewest: consonants that a full name must have; a shorter one stays as it is written.
    """
    _, name, side = key.split(":", 2)
    heard = name_key(name)
    if len(heard.replace(" ", "")) < (fewest if " " in name else FEWEST):
        return key
    return f"name:{heard}:" if " " in name else f"name:{heard}:{side}"


def heard(key: str) -> str | None:
    """How the surname of a person's key sounds, one for all scripts; None for what is no person's name."""
    kind, _, rest = key.partition(":")
    words = rest.rpartition(":")[0].split()
    return (name_key(words[-1]) or None) if kind == "name" and words else None


def same_across(a: str, b: str) -> bool:
    """Whether two keys of persons, in whatever scripts, are of one: full names that sound alike; a surname alone with a
    name of its own side.
    """
    (_, one, side), (_, other, its) = a.split(":", 2), b.split(":", 2)
    if " " in one and " " in other:
        return same_name(one, other)
    return bool(side) and side == its and same_name(one.split()[-1], other.split()[-1])


def same_surname_across(a: str, b: str) -> bool:
    """Whether the last names of two keys sound alike, whatever their sides."""
    return same_name(a.split(":", 2)[1].split()[-1], b.split(":", 2)[1].split()[-1])


def office_abroad(name: str, side: str | None, day: str | None) -> Office | None:
    """The office that a person holds, of that side where one is given."""
    for tongue in told(name):
        office = tongue.office_holder(name, day)
        if office is not None and (side is None or office.side == side):
            return office
    return None


def body_abroad(name: str, side: str | None) -> tuple[str, str, str | None] | None:
    """What a body is: ("party", its name in the registry, None), ("state", its name, None), or ("body", what it is in
    plain English, whose); None for what no table has.
    """
    for tongue in told(name) or (Tongue.load("fr"),):
        party = tongue.party(name)
        if party is not None and " of " not in party.name:
            return "party", party.name, None
        state = tongue.country(name)
        if state is not None:
            return "state", state.name, None
        body = tongue.body(name)
        if body is not None:
            return "body", body[0].name, body[1] or side
    return None


def voice_abroad(actor: Actor) -> tuple[str, str, str | None] | None:
    """The body whose spokesperson an unnamed source is ("представитель Минобороны РФ"), as `body_abroad` tells it."""
    phrase = actor.role or actor.name
    for tongue in told(phrase):
        role = tongue.role(phrase)
        if role is None or role.role_class != "spokesperson":
            continue
        found = [one for one in tongue.namings(phrase) if one.kind not in ("role", "demonym")]
        if found:
            return body_abroad(phrase[found[0].start :], actor.side)
    return None
