"""Claims put together: each proposition with its words, speaker, type, certainty, figures, places and times."""

from collections.abc import Sequence
from typing import TypeVar, cast

import msgspec

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim, EventRole, Evidentiality, Factuality, Party, Roles, Stance
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.span import Span
from counterclaim.model.when import When
from counterclaim.reader import certainty, cues
from counterclaim.reader import compose as compose_by_rules
from counterclaim.reader.claims import wording
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.voices import Voiced
from counterclaim.reader.quotes import inside_quotes
from counterclaim.reader.roles import victims_suffer
from counterclaim.reader.said import said_on
from counterclaim.reader.tag import TaggedSpan

Found = TypeVar("Found", Figure, Place, When)

# How much a reporting verb's own stance and factuality weigh beside the heads, and what the linear model of the words
# says of each field; chosen on the development fifth.
SPEAKS, LENDS = 12.0, 1.5
WORDS = {"type": 0.5, "stance": 0.5, "factuality": 0.3, "evidentiality": 1.0}

REACH = 3  # words after a mention in which its noun is looked for
_OWN = frozenset("we our us i my its his her their it he she they".split())


class Material(compose_by_rules.Material, frozen=True, kw_only=True):
    """Everything the earlier stages found in one report, in running-text offsets; roles: who acts and on whom."""

    roles: Sequence[TaggedSpan]


def compose(
    found: Material, fields: Fields, voiced: Sequence[Voiced], attributions: Sequence[Attribution]
) -> list[Claim]:
    """One claim for each proposition."""
    actors = {a.id: a for a in found.actors}
    named = {a.id: a for a in attributions}
    out = []
    for one in voiced:
        attribution = named[one.attribution.id] if one.attribution is not None else None
        speaker = actors.get(attribution.actor or "") if attribution is not None else None
        claim = _claim(found, fields, one, speaker)
        out.append(_told(found, claim) if attribution is None else _spoken(found, claim, attribution, speaker))
    return out


def _claim(found: Material, fields: Fields, one: Voiced, speaker: Actor | None) -> Claim:
    spans = (one.proposition.span,)
    text = found.doc.text[spans[0][0] : spans[0][1]]
    cue = _cue(found, one.attribution) if one.attribution is not None else ""
    told = wording.model().log_probs(wording.wording(found.doc.text, spans[0], cue, actor=one.attribution is not None))

    def read(head: str, *votes: tuple[dict[str, float], float]) -> str:
        return fields.of(head, spans, (told[head], WORDS[head]), *votes).label

    said = _vote(found, one, text)
    stance = cast(Stance, read("stance", ({said: SPEAKS} if said != "asserts" else {}, 1.0)))
    factuality = read("factuality", ({_factuality(found, one, text, spans[0], stance): LENDS}, 1.0))
    kept_out = {"narrator": -SPEAKS} if one.attribution is not None else {}
    figures = tuple(compose_by_rules.owned(f, found, speaker) for f in _in(found.figures, spans[0]))
    return Claim(
        id="",
        voice="narrator" if one.attribution is None else "actor",
        content=spans,
        text=text,
        type=read("type"),
        stance=stance,
        factuality=cast(Factuality, factuality),
        evidentiality=cast(Evidentiality, read("evidentiality", (kept_out, 1.0))),
        quotes=tuple(inside_quotes(found.quoted, spans)),
        roles=victims_suffer(_roles(found, spans[0], speaker), figures),
        figures=figures,
        places=tuple(p for p in _in(found.places, spans[0]) if not compose_by_rules.as_actor(p, found)),
        times=tuple(_in(found.times, spans[0])),
        confidence=round(one.proposition.score * one.score, 3),
        event_role=cast(EventRole, fields.of("event_role", spans).label),
        asks=fields.of("question", spans).label,
    )


def _vote(found: Material, one: Voiced, text: str) -> Stance:
    """The stance that the reporting verb lends, or for the narrator the words themselves."""
    if one.attribution is None:
        return cues.narrator_stance(text)
    return cues.stance(_cue(found, one.attribution), text)


def _factuality(found: Material, one: Voiced, text: str, span: Span, stance: Stance) -> Factuality:
    cue = cues.read_cue(_cue(found, one.attribution)) if one.attribution is not None else None
    return certainty.factuality(text, found.words.slice(span), stance, cue)


def _cue(found: Material, attribution: Attribution) -> str:
    return " ".join(found.doc.text[s:e] for s, e in attribution.cue)


def _told(found: Material, claim: Claim) -> Claim:
    """The narrator's claim: it is said when the report was published."""
    day = found.published
    return msgspec.structs.replace(claim, said=day, said_basis="publication" if day else None)


def _spoken(found: Material, claim: Claim, attribution: Attribution, speaker: Actor | None) -> Claim:
    """An actor's claim, with when, through what and to whom it was said."""
    text = found.doc.text
    sentence = compose_by_rules.sentence_of(found, attribution.cue or claim.content)
    around = text[sentence[0] : sentence[1]]
    outside = compose_by_rules.outside_of(sentence, (*attribution.content, *claim.content, *attribution.source))
    said = [
        t for t in found.times if any(s <= t.start and t.end <= e for s, e in outside) and t.role == "event" and t.first
    ]
    day, said_one, datable = said_on(text, sentence, attribution, said, found.times)
    published = found.published if datable else None
    told = "told" in around or "informed" in around or "reported to" in around
    return msgspec.structs.replace(
        claim,
        actor=speaker.id if speaker is not None else None,
        attribution=attribution.id,
        channel=certainty.channel(compose_by_rules.blanked(text, sentence, (*attribution.content, *claim.content))),
        addressee=certainty.addressee(around) if told else None,
        said=day or published or None,
        said_basis="text" if day else ("publication" if published else None),
        times=(*(msgspec.structs.replace(t, role="said") for t in said if t is said_one), *claim.times),
        unresolved=() if speaker is not None else ("speaker",),
    )


def _roles(found: Material, span: Span, speaker: Actor | None) -> Roles:
    """Who acts and on whom: the surest mention of each inside the proposition."""
    parties: dict[str, Party | None] = {"agent": None, "target": None}
    for label in parties:
        inside = [r for r in found.roles if r.label == label and span[0] <= r.start and r.end <= span[1]]
        best = max(inside, key=lambda r: r.score, default=None)
        if best is not None:
            parties[label] = _party(found, found.doc.text[best.start : _noun_end(found, best, span[1])], speaker)
    return Roles(actor=parties["agent"], target=parties["target"])


def _noun_end(found: Material, one: TaggedSpan, limit: int) -> int:
    """Where the mention ends; one that breaks off before its noun ("Three | gunmen") goes on to it."""
    if any(w.noun or w.tag == "PRP" for w in found.words.slice((one.start, one.end))):
        return one.end
    after = found.words.slice((one.end, limit))[:REACH]
    return next((w.end for w in after if w.noun), one.end)


def _party(found: Material, name: str, speaker: Actor | None) -> Party | None:
    words = name.lower().split()
    if words and words[0] in ("the", "a", "an"):
        name = name.split(maxsplit=1)[-1]
    hit = found.registry.side_of(name, found.published)
    side = hit.side if hit is not None else None
    if side is None and speaker is not None and set(words) & _OWN:
        side = speaker.side
    if len(words) == 1 and words[0] in _OWN and side is None:
        return None
    return Party(name=name, side=side)


def _in(things: Sequence[Found], span: Span) -> list[Found]:
    return [t for t in things if span[0] <= t.start and t.end <= span[1]]
