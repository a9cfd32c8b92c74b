"""Who bears the office that a phrase names, or is the body: "the police chief" is never the judge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterclaim import vocabulary
from counterclaim.reader.speakers.names import fold
from counterclaim.reader.speakers.owners import ARMED_BODIES, KIN, STATE_BODIES
from counterclaim.reader.speakers.phrase import BODY_NOUNS, Phrase
from counterclaim.registry import Registry
from counterclaim.registry.words import ARTICLES, FORMER, ISSUED, JUDGING, NEUTRAL_BODIES, SOURCES

if TYPE_CHECKING:
    from counterclaim.reader.speakers.antecedents import Option
    from counterclaim.reader.speakers.cast import Member

_BODIES = BODY_NOUNS | JUDGING | NEUTRAL_BODIES
_ANY_BODY = vocabulary.words("speakers.any_body")
_OF_STATES = vocabulary.words("speakers.of_states")
_PEOPLE = frozenset({"person", "unnamed"})  # they hold offices; the others are bodies
OF_NO_STATE = frozenset({None, "militant", "civilian", "medical", "expert", "media", "religious"})
UNDER_ARMS = frozenset({"militant", "party_leader"})  # "rebels", "front"
_GOVERNMENT = "government"
_ANY_OFFICE = vocabulary.words("speakers.any_office")


def in_place(phrase: Phrase, options: Sequence[Option], registry: Registry) -> list[Option]:
    """Those of the options whom a phrase may mean: who bears its office or is its body, where anybody does; else nobody
    whose known office or body is another one. What the rules answer stays where nobody bears it.
    """
    wanted = registry.role_class(phrase.role) if phrase.kind == "role" else None
    options = [one for one in options if one.rules or not _no_bearer(phrase, one.member, registry)]
    head = _lemma(phrase.head)
    body = phrase.head in _BODIES and phrase.kind in ("organisation", "unnamed")
    article, *rest = phrase.text.split()
    former = not FORMER.isdisjoint(word.lower() for word in rest)
    named = former or any(word[:1].isupper() and _lemma(word) != head for word in rest)
    anybody = phrase.head in (_ANY_OFFICE if wanted is not None and len(rest) == 1 else _ANY_BODY)
    told = named or article.lower() not in ARTICLES
    if not head or not (body or wanted) or anybody or phrase.head in SOURCES or told:
        named = named or article.endswith(("'s", "’s")) or registry.by_demonym(article) is not None
        anybody = anybody and (phrase.head.endswith("s") or _own_words(phrase.text, registry) <= {head})
        apart = named and body and not anybody  # "the Norvan health ministry" after "the Norvan army"
        many = phrase.kind == "unnamed" and phrase.head.endswith("s") and phrase.head not in STATE_BODIES
        foes = many and registry.role_class(phrase.head) in OF_NO_STATE
        return [
            one for one in options
            if one.rules
            or not ((apart and _other_body(phrase, one.member, registry)) or (foes and _of_state(one, registry)))
        ]  # fmt: skip
    words = {_lemma(word) for word in rest}
    bearing = [
        one for one in options
        if one.member is not None and not one.fresh and (one.member.kind in _PEOPLE) == (wanted is not None)
        and _bears(one.member, head, words)
    ]  # fmt: skip
    whole = [one for one in bearing if one.member is not None and words <= _words(one.member)]
    bearing = [] if phrase.head in _ANY_OFFICE else bearing  # "the police chief" is no other chief
    return whole or bearing or [one for one in options if one.rules or not _another(phrase, wanted, one.member)]


def _no_bearer(phrase: Phrase, member: Member | None, registry: Registry) -> bool:
    """True for whom no words beside the phrase make its bearer: a state is no office, and no body but its government;
    an armed group is no army, a charity is not "the rebels", and no body is "the villagers".
    """
    of_state = member is not None and member.kind not in _PEOPLE and _heads(member) <= STATE_BODIES
    body = of_state or (member is not None and member.kind in ("organisation", "state"))
    role = registry.role_class(phrase.head) if body else None
    if member is not None and (role == "civilian" or (role in UNDER_ARMS and registry.unarmed(member.name))):
        return True
    if member is not None and phrase.head == "group" and registry.neutral(member.name):
        return True  # the United Nations
    if member is not None and of_state and role is None and _unlike(phrase, member):
        return True  # "the guild" after "the navy"
    if member is not None and member.kind == "state":
        return phrase.kind == "role" or (phrase.kind == "organisation" and phrase.head not in (_GOVERNMENT, ""))
    return member is not None and is_band(phrase.head, member, registry)


def _unlike(phrase: Phrase, member: Member) -> bool:
    """True for a noun that is no word for a body, nor one that somebody is called by, nor what a body puts out."""
    called = _BODIES | _ANY_BODY | STATE_BODIES | ISSUED | SOURCES | {""}
    noun = phrase.kind in ("unnamed", "organisation") and phrase.head not in called
    return noun and _lemma(phrase.head) not in _words(member)


def is_band(head: str, member: Member, registry: Registry) -> bool:
    """True for an armed group, and for several together: "the army" never means them, whatever a name ends in."""
    if member.kind != "organisation" or head not in _OF_STATES:
        return False
    party = registry.party(member.name)
    return " and " in member.name or (party is not None and party.kind == "armed_group")


def _of_state(option: Option, registry: Registry) -> bool:
    """True for a state and its bodies, whom "the smugglers" never means."""
    body = option.member is not None and option.member.kind in ("organisation", "state")
    return body and option.side is not None and registry.by_name(option.side) is not None


def _bears(member: Member, head: str, words: set[str]) -> bool:
    """True where more is known of somebody than the words of the phrase, and its head is among that."""
    return head in _heads(member) and not _words(member) <= words


def _another(phrase: Phrase, wanted: str | None, member: Member | None) -> bool:
    """True for somebody whose known office or body is not that of the phrase."""
    if member is None:
        return False
    if wanted is not None:
        if member.kind in ("organisation", "state"):
            return True
        return bool(member.classes) and member.classes.isdisjoint({wanted} | KIN.get(wanted, set()))
    if member.kind in ("person", "state"):
        return member.kind == "person" or phrase.head in JUDGING | NEUTRAL_BODIES
    theirs = {w for w in fold(member.name).split() if w in _BODIES}
    armed = phrase.head in ARMED_BODIES and not theirs.isdisjoint(ARMED_BODIES)
    return bool(theirs) and phrase.head not in theirs and not armed


def _other_body(phrase: Phrase, member: Member | None, registry: Registry) -> bool:
    """True for a body whose noun is another, or the same noun with other words beside it, whose both are aside."""
    if member is None or member.kind != "organisation":
        return False
    ours, theirs = _own_words(phrase.text, registry), _own_words(member.name, registry)
    if _another(phrase, None, member):
        return True
    head = {_lemma(phrase.head)}
    if head <= theirs:
        return ours != theirs and bool(ours - head) and bool(theirs - head)
    return ours != theirs


def _own_words(name: str, registry: Registry) -> set[str]:
    """The words of a body's name without its owner's: "the Norvan health ministry", "Norva's health ministry"."""
    found = (word.strip(",").removesuffix("'s").removesuffix("’s") for word in name.split())
    owned = (w for w in found if registry.by_demonym(w) is None and registry.country(w) is None)
    return {_lemma(word) for word in owned if word.lower() not in ARTICLES}


def _heads(member: Member) -> set[str]:
    """The nouns by which somebody may be called: the words of offices; a body's own noun."""
    if member.kind in _PEOPLE:
        return {_lemma(w) for role in member.roles for w in fold(role).split()} | {_lemma(member.head)}
    return {_lemma(member.head or fold(member.name).split()[-1])}


def _words(member: Member) -> set[str]:
    return {_lemma(w.strip(",")) for text in (member.name, *member.roles) for w in fold(text).split()}


def _lemma(word: str) -> str:
    return word.casefold().strip(",").removesuffix("'s").removesuffix("’s").removesuffix("s")
