"""Who acts in a claim and on whom, whose they are and whose what it counts is; who loses something does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Party, PartyKind, Roles
from counterclaim.model.figure import Figure
from counterclaim.model.span import Span, Spans
from counterclaim.reader import cues
from counterclaim.reader.charges import accused
from counterclaim.reader.figures.lexicon import singular
from counterclaim.reader.phrases import phrase
from counterclaim.reader.places.actors import of_an_agreement
from counterclaim.reader.quotes import inside_quotes
from counterclaim.reader.roles import loses
from counterclaim.reader.speakers.phrase import PERSON_PRONOUNS, SELF_PRONOUNS, indefinite
from counterclaim.reader.words import Word
from counterclaim.registry import NOBODY
from counterclaim.registry.kinds import nature

if TYPE_CHECKING:
    from counterclaim.reader.claims.compose import Material

_OWN = vocabulary.words("claims.own")
_MEN = vocabulary.words("claims.men")
_RELATIVE = ("WP", "WDT", "WP$")
_COUNTS = vocabulary.words("claims.tallying")
_CLAIMS = vocabulary.words("claims.told_as")
_FIRED = vocabulary.words("claims.fired")
_HELPED = vocabulary.words("parties.beside")
_NEXT = 24  # characters in which the next two words lie


def roles_of(found: Material, span: Span, speaker: Actor | None, by: Spans) -> Roles:
    """Who acts and on whom: the surest mention of each inside the proposition.

    by: a source that speaks and does not act. What is of a date is of no party ("between May 2 and 5 | gunmen").
    """
    parties: dict[str, Party | None] = {"agent": None, "target": None}
    inside = [r for r in found.roles if span[0] <= r.start and r.end <= span[1]]
    words = found.words.slice(span)
    behind = relative(words)
    for label in parties:
        ours = [r for r in inside if r.label == label and not any(s < r.end and r.start < e for s, e in by)]
        if label == "target" and behind is not None and any(behind[0] <= r.start for r in ours):
            ours = [r for r in ours if r.start < behind[0]]
            whose = _before(words, behind[0])
            parties[label] = _party(found, whose, speaker) if whose and not ours else None
        best = max(ours, key=lambda r: r.score, default=None)
        if best is not None:
            start = next((t.end + 1 for t in found.times if t.start < best.start < t.end < best.end), best.start)
            whole = phrase(found.words, (start, best.end), span[1])
            whole = _with_number(found, whole) if whole is not None else None
            whole = None if whole is not None and label == "agent" and _only_tells(found, whole) else whole
            if whole is not None and label == "agent" and _suffers(found, whole):
                whole = None  # "| it | had been attacked"
            again = whole is not None and label == "target" and _same_word(found, whole, words)
            parties[label] = _party(found, whole, speaker) if whole and not again else None
    if (one := accused(words)) is not None:
        parties["agent"] = _party(found, one, speaker)
        parties["target"] = None if parties["target"] == parties["agent"] else parties["target"]
    agent = parties["agent"]
    if agent is not None and agent.kind == "infrastructure":  # planes and boats that act are somebody's
        agent = msgspec.structs.replace(agent, kind=None)
    return Roles(actor=agent, target=parties["target"])


def _with_number(found: Material, span: Span) -> Span:
    """The phrase with all words of a number that it holds a part of: "between four | and five hundred men"."""
    start, end = span
    while found.words.slice((start, end))[-1].tag in _RELATIVE and end > start:
        end = found.words.slice((start, end))[-2].end if len(found.words.slice((start, end))) > 1 else start
    for one in found.figures:
        if one.start < end and start < one.end and (one.start >= start or one.end <= end):
            start, end = min(start, one.start), max(end, one.end)
    return start, end


def _only_tells(found: Material, span: Span) -> bool:
    """True for who does nothing of what is told: he counts it ("| Police | logged 12 raids"), or speaks of it ("denied
    the | governor|'s charge"); for what is fired or thrown, which is somebody's: "a | shell | fell"; and for where it
    is: "the retreat from | Kelm"."""
    after = [w.lower for w in found.words.slice((span[1], span[1] + _NEXT))]
    told = after[1:2] if after[:1] in (["'s"], ["’s"]) else []
    words = [w.lower for w in found.words.slice(span) if w.tag not in ("DT", "JJ", "CD")]
    fired = bool(words) and all(singular(w) in _FIRED for w in words)
    thing = fired and _side(found.doc.text[slice(*span)], found) is None
    before = found.words.slice((max(0, span[0] - _NEXT), span[0]))[-1:]
    where = bool(before) and before[0].tag == "IN" and any((p.start, p.end) == span for p in found.places)
    return thing or where or not _COUNTS.isdisjoint(after[:1]) or not _CLAIMS.isdisjoint(told)


def _suffers(found: Material, span: Span) -> bool:
    """True for a pronoun to which something is done."""
    own, after = found.words.slice(span), found.words.slice((span[1], span[1] + _NEXT))
    return len(own) == 1 and own[0].tag == "PRP" and any(w.dep == "auxpass" for w in after)


def _same_word(found: Material, span: Span, words: Sequence[Word]) -> bool:
    """True for the second "it" of "it had no part in | it", which is what was done."""
    own = found.doc.text[slice(*span)].lower()
    return own in _OWN and span[0] > words[0].start and words[0].lower == own


def relative(words: Sequence[Word]) -> Span | None:
    """The clause with "who" that only tells of whom a charge is: "of arming the rebels | who seized Orsk"."""
    at = next((n for n, w in enumerate(words) if n and w.tag in _RELATIVE and words[n - 1].noun), None)
    if at is None or not any(w.lower.endswith("ing") and words[n].tag == "IN" for n, w in enumerate(words[1:at])):
        return None
    end = next((w.start for w in words[at:] if w.text in ",;"), words[-1].end)
    return words[at].start, end


def _before(words: Sequence[Word], end: int) -> Span | None:
    """The noun phrase that ends there."""
    inside = [w for w in words if w.end <= end]
    first = len(inside)
    while first and (inside[first - 1].noun or inside[first - 1].tag in ("JJ", "DT", "CD", "POS", "PRP$")):
        first -= 1
    first = next((n for n in range(len(inside) - 1, first, -1) if inside[n].tag == "DT"), first)  # "training | the men"
    return (inside[first].start, inside[-1].end) if first < len(inside) else None


def by_whom(attribution: Attribution | None) -> Spans:
    """The source behind its verb, which is the passive's: "Norva was accused by | Ostia | of shelling a market"."""
    if attribution is None or not attribution.source or not attribution.cue:
        return ()
    return attribution.source if attribution.source[0][0] > attribution.cue[0][0] else ()


def _party(found: Material, span: Span, speaker: Actor | None) -> Party | None:
    name = found.doc.text[span[0] : span[1]]
    if "(" in name and ")" not in name:
        name = name[: name.index("(")].rstrip()  # "fighters of the Norva Front | (NF"
    words = name.lower().split()
    asked = found.doc.text[: span[0]].endswith(("how ", "How "))
    if asked or words[:1] == ["any"] or words[-1:] == ["own"]:
        return None  # "could not say how | many people", "denied | any part in it", "losses of | its own"
    if found.doc.text[span[1] : span[1] + 1] == "-" or of_an_agreement(found.doc.text, span[1]):
        return None  # "the Norva-brokered truce", "the Norva accord": who brokered it does nothing in it
    before = [w.lower for w in found.words.slice((max(0, span[0] - _NEXT), span[0]))]
    if before[-1:] == ["by"] and not _HELPED.isdisjoint(before[-2:-1]):
        return None  # "the truce brokered by | Norva"
    if cues.nobodys(name) or cues.behind_neither(found.doc.text, span[0]):
        return None  # "No militia has admitted firing": nobody did it
    if words and words[0] in ("the", "a", "an"):
        name = name.split(maxsplit=1)[-1]
    side = _side(name, found)
    if side is None and speaker is not None and _owns(found, span, words):
        side = None if speaker.kind in ("organisation", "state") and words[0] in PERSON_PRONOUNS else speaker.side
    if len(words) == 1 and words[0] in _OWN and side is None:
        return None
    return Party(name=name, side=side, kind=_kind(name, speaker if _owns(found, span, words) else None))


def _kind(name: str, owner: Actor | None) -> PartyKind | None:
    """What sort a party is; of "our men" whoever has them tells, and where he is no force, nobody."""
    told, words = nature(name).kind, [word for word in name.lower().split() if word != "own"]
    force = owner is not None and armed(owner)
    if force and words[0] in _OWN and told == "infrastructure":
        return nature(f"army {' '.join(words[1:])}").kind  # "its boats"
    owned = next((word for before, word in pairwise(words) if before in _OWN and word in _MEN), None)
    if told != "civilian" or owned is None:
        return told
    return "military" if owned != "people" and force else None


def armed(who: Actor) -> bool:
    """True for a force, and for whoever speaks for one by his office."""
    return "military" in (nature(who.name).kind, nature(who.role or "").kind)


def _side(phrase: str, found: Material) -> str | None:
    """The side of what words name; of two, the side that both are on ("the Norvan army and | the rebels": none)."""
    hit = found.registry.side_of(phrase, found.published)
    _, joint, second = phrase.partition(" and ")
    if hit is None or not joint:
        return hit.side if hit is not None else None
    apart = indefinite(second) or second.lower().startswith("the ")
    other = found.registry.side_of(second, found.published) if apart else hit
    settled = found.registry.standing(phrase, found.published)
    alike = other is not None and other.side == hit.side
    return hit.side if alike and settled != NOBODY else None


def _owns(found: Material, span: Span, words: Sequence[str]) -> bool:
    """True where words mean who speaks: in somebody's own quoted words "we" does, and "they" are others."""
    return not (_OWN & SELF_PRONOUNS if inside_quotes(found.quoted, (span,)) else _OWN).isdisjoint(words)


def owned(figure: Figure, found: Material, speaker: Actor | None) -> Figure:
    """The figure with the side of what it counts, where its words name one."""
    if figure.side or not figure.counted:
        return figure
    side = _side(figure.counted, found)
    words = figure.counted.lower().split()
    if side is None and speaker is not None and _owns(found, (figure.start, figure.end), words):
        side = speaker.side
    return msgspec.structs.replace(figure, side=side) if side else figure


def lost(told: Roles, figures: Sequence[Figure], text: str, speaker: Actor | None) -> tuple[Roles, tuple[Figure, ...]]:
    """The roles and figures of a claim; who loses men or arms does nothing: what he lost is his, and of a force's men
    none are civilians ("The patrol | had two men hurt", "We | lost 40 men")."""
    loser, had = told.actor, told.target
    name = loser.name if loser is not None else text.partition(" ")[0]
    own = name.lower() in _OWN
    if loser is None and not own:
        return told, tuple(figures)
    if not loses(name, text, figures):
        return told, tuple(figures)
    side = loser.side if loser is not None else None
    force = armed(speaker) if own and speaker is not None else loser is not None and loser.kind == "military"
    if had is not None and had.kind is not None and force:
        had = msgspec.structs.replace(had, kind=nature(f"army {had.name}").kind)
    elif had is not None and own and had.kind == "civilian" and had.name.lower().split()[-1] in _MEN:
        had = msgspec.structs.replace(had, kind=None)
    if had is not None and had.side is None and had.kind in ("military", "civilian"):
        had = msgspec.structs.replace(had, side=side)
    behind = text.find(name)
    owned = (
        msgspec.structs.replace(f, side=side) if f.side is None and text.find(f.text) > behind else f for f in figures
    )
    return Roles(actor=None, target=had or loser), tuple(owned)
