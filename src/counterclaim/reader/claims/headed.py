"""The side of those who answer in a transcript whose title says whose briefing it is: "Norvian Navy Press Briefing"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.reader.claims.carriers import Around
from counterclaim.reader.claims.issuer import LINKS, heads, state_of, title_lines
from counterclaim.reader.claims.parties import Parties
from counterclaim.reader.claims.sides import Weighing
from counterclaim.reader.claims.told import with_letterhead
from counterclaim.reader.speakers.names import fold
from counterclaim.registry import Registry
from counterclaim.registry.tokens import Token, tokens
from counterclaim.registry.words import ARTICLES, BODY, OFFICIALS, SPEAKS_FOR

_OCCASIONS = vocabulary.words("claims.occasions")
_AFFAIRS = vocabulary.words("claims.affairs")
_ONLY_STATES = vocabulary.words("claims.only_states")
_APART = str.maketrans("–—,:|", "\n" * 5)
_BANDS = vocabulary.words("claims.bands")
NAMED = 3  # of the states that a text names most, so many may be a group's
_LINKS = vocabulary.words("claims.occasion_links")


def with_heading(
    actors: Sequence[Actor], weighing: Weighing, attributions: Sequence[Attribution], around: Around, registry: Registry
) -> Sequence[Actor]:
    """The actors; whose letterhead a text bears is on its side, an armed group that issues it on its own, and those who
    answer on the title's, where their own words tell neither a side nor that they have none.

    weighing: of the same actors. A title that names bodies of two sides tells none.
    """
    actors = with_letterhead(actors, attributions, around.doc, around.masthead, registry)
    issuer = next((a.actor for a in attributions if around.masthead and a.source == (around.masthead,)), None)
    actors = [_for_itself(a, weighing) if a.id == issuer and a.side_basis in (None, "report") else a for a in actors]
    actors = [_of_issuer(a, next((one for one in actors if one.id == issuer), None), around) for a in actors]
    through = {turn.label for turn in around.dialogue if turn.interpreted}
    foreign = {a.actor for a in attributions if a.actor and not through.isdisjoint(a.source)}
    actors = [_guest(a, weighing.parties, around) if a.id in foreign else a for a in actors]
    answering = {turn.label for turn in around.dialogue if not turn.asks}
    if not answering:
        return actors
    first = min(turn.label[0] for turn in around.dialogue)
    lines = [around.doc.text[start:end] for start, end in title_lines(around.doc) if end <= first]
    sides = {side for line in lines if (side := _whose(line, around.doc.text, registry)) is not None}
    if len(sides) != 1:
        return actors
    own = foreign.union(one.actor.id for one in weighing.speakers if one.neutral)
    side = sides.pop()
    return [
        msgspec.structs.replace(actor, side=side, side_basis="text")
        if actor.side is None and actor.id not in own and any((m.start, m.end) in answering for m in actor.mentions)
        else actor
        for actor in actors
    ]


def _guest(actor: Actor, parties: Parties, around: Around) -> Actor:
    """Who speaks through an interpreter; on whose side that is, his own words or the title tell, not whose pages print
    it: "The secretary and Minister Veld of Norvia"."""
    if actor.side_basis not in (None, "report"):
        return actor
    lines = [parties.title, *(around.doc.text[start:end] for start, end in title_lines(around.doc))]
    parts = (part for line in lines for part in line.translate(_APART).replace(" and ", "\n").split("\n"))
    named = [part for part in parts if fold(actor.name.split()[-1]) in fold(part).split()]
    sides = {side for part in named if (side := parties.registry.standing(part, parties.published).side) is not None}
    own = len(sides) == 1
    return msgspec.structs.replace(actor, side=sides.pop() if own else None, side_basis="text" if own else None)


def _of_issuer(actor: Actor, issuer: Actor | None, around: Around) -> Actor:
    """The actor; a body called by one word of the head of a party's own text is that party's, and so is who holds an
    office of it: "the Command", "General Vask, head of the Command"."""
    if issuer is None or issuer.side is None or actor.side_basis not in (None, "report") or actor.name == issuer.name:
        return actor
    text = around.doc.text
    head = " ".join([issuer.name, *(text[start:end] for start, end in title_lines(around.doc))])
    office = (actor.role or "").partition(",")[0]  # "Head of the Service, General"
    called = office.rpartition(" of the ")[2] if actor.kind == "person" else actor.name
    own = len(tokens(called)) == 1 and called[:1].isupper()
    if not own or fold(called) not in {fold(one.text) for one in tokens(head)}:
        return actor
    return msgspec.structs.replace(actor, side=issuer.side, side_basis=issuer.side_basis)


def _for_itself(actor: Actor, weighing: Weighing) -> Actor:
    """The issuer; an armed group, by the registry or by its name, speaks for itself: "Norvan Liberation Army"."""
    registry = weighing.parties.registry
    name = actor.name.rpartition(" of the ")[2]  # "Eastern Command of the Norvan Liberation Army"
    fuller = [f"{name} of {state}" for state, _ in weighing.states.most_common(NAMED)]  # names that several bear
    known = next((one for each in (name, *fuller) if (one := registry.party(each)) is not None), None)
    words = list(takewhile(lambda word: word not in LINKS, name.split()))  # "National Liberation Front of Osten"
    band = len(name.split()) > 2 and len(words) > 1 and words[-1].lower() in _BANDS
    band = band and not registry.standing(actor.name).settled
    side = known.side if known is not None and known.kind == "armed_group" else name if band else None
    return msgspec.structs.replace(actor, side=side, side_basis="text") if side is not None else actor


def _whose(line: str, text: str, registry: Registry) -> str | None:
    """Whose occasion a title names: by the names right before its words for one, or behind them and "of" or "by"."""
    for part in line.translate(_APART).replace(" - ", "\n").split("\n"):
        state = state_of(part.strip(), registry)
        if state is not None and not part.strip().casefold().startswith("state "):  # "State of the Union"
            return state
        named = registry.party(part.strip()) is not None or heads(part, "", registry)
        if (named or _is_body(part)) and (side := _side(part, text, registry)) is not None:
            return side
    words = line.replace(":", " :").split()
    at = [n for n, word in enumerate(words) if word.lower().rstrip(",") in _OCCASIONS]
    if not at:
        return None
    before = next((n for n in range(at[0], 0, -1) if not (words[n - 1][0].isupper() or words[n - 1] in LINKS)), 0)
    phrases = [words[before : at[0]]]
    if at[-1] + 1 < len(words) and words[at[-1] + 1].lower() in _LINKS:
        phrases.append(words[at[-1] + 2 :])
    found = {_side(" ".join(phrase), text, registry) for phrase in phrases if phrase} - {None}
    return found.pop() if len(found) == 1 else None


def _side(phrase: str, text: str, registry: Registry) -> str | None:
    """The side of a body; of one that only states have, and whose state no table has, that state by its name, where
    the text names it beside, or it stands last: "Norvia Ministry of Defence", "ships off Norvia's coast"; "Ministry of
    Defence of Norvia"."""
    standing = registry.standing(phrase)
    words = [one for one in tokens(phrase) if one.word]
    if standing.settled or _ONLY_STATES.isdisjoint(one.key for one in words):
        return standing.side
    names = [one for n, one in enumerate(words) if one.capital and not _its_matter(words, n)]
    names = [one for one in names if one.key not in LINKS | BODY | OFFICIALS | SPEAKS_FOR | _OCCASIONS | _AFFAIRS]
    name = names[0].text.title() if len(names) == 1 else ""
    last = phrase[phrase.casefold().rfind(" of ") + 4 :].strip().removeprefix("the ")
    if names and [one.text for one in names] == [one.text for one in tokens(last) if one.word]:
        return (last.title() if last.isupper() else last) if registry.party(last) is None else None
    return name if name and registry.party(name) is None and name in text.replace(phrase, "") else None


def _its_matter(words: Sequence[Token], n: int) -> bool:
    """True for what a ministry is for: "Ministry of the | Sea"."""
    before = [one.key for one in words[max(0, n - 3) : n] if one.key not in ARTICLES]
    return before[-2:] == ["ministry", "of"]


def _is_body(part: str) -> bool:
    """True for a name, and one of a body that only states have: "NORVIA DEFENCE MINISTRY"."""
    words = tokens(part)
    named = all(one.capital or not one.word or one.key in LINKS for one in words)
    return named and not _ONLY_STATES.isdisjoint(one.key for one in words)
