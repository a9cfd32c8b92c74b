"""Claims put together: each proposition with its words, speaker, type, certainty, figures, places and times."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeVar, cast

import msgspec
import numpy as np

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim, EventRole, Evidentiality, Factuality, Roles, Stance
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.model.when import When
from counterclaim.reader import channel, cues
from counterclaim.reader.calibration import Calibration
from counterclaim.reader.claims.acting import by_whom, lost, owned, relative, roles_of
from counterclaim.reader.claims.clauses import clause_in
from counterclaim.reader.claims.ends import begins, breaks, ceases, foretells, keeps_calm, tells_of_nobody
from counterclaim.reader.claims.fields import Field, Fields, Votes
from counterclaim.reader.claims.grounds import of_a_party
from counterclaim.reader.claims.interrupted import whole
from counterclaim.reader.claims.propositions import Proposition
from counterclaim.reader.claims.rejected import called_false
from counterclaim.reader.claims.sureness import sure_of
from counterclaim.reader.claims.towns import town_by_town
from counterclaim.reader.claims.voices import Voiced, of_its_own
from counterclaim.reader.claims.wording import Nameless, wording
from counterclaim.reader.link_features import kind_of
from counterclaim.reader.quotes import inside_quotes
from counterclaim.reader.roles import victims_suffer
from counterclaim.reader.said import outside_of, said_on, told_beside, up_to_then, while_charged
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.phrase import SELF_PRONOUNS
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import Words
from counterclaim.registry import NOBODY, Registry
from counterclaim.registry.kinds import nature

Found = TypeVar("Found", Figure, Place, When)

SPEAKS = 12.0  # how much a reporting verb's own stance weighs beside the heads; chosen on the development fifth
# What the rarest type among the other propositions of a report is taken for.
SELDOM = 0.02

_KEPT = vocabulary.words("claims.kept")
_HURT = ("wounded", "injured")
_UNHURT = ("deserted", "escaped", "surrendered", "released", "exchanged")
_LAND = ("other", "territory_gain", "territory_control", "territory_held", "withdrawal")
_LETTERS, _PRIVATE = vocabulary.words("claims.letters"), frozenset(("REF", "MED", "AGR", "CVL", "EDU"))
_LOSING = vocabulary.words("claims.losing")
_VIOLENT = ("strike", "ground_offensive", "attack_on_civilians", "explosive_attack")
_AGREED, _HOLDING = vocabulary.words("places.agreed"), vocabulary.words("claims.holding")


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the earlier stages found in one report, in running-text offsets; roles: who acts and on whom.

    shares: by actor, which share of the odds the side holds that the report was read to give it (sides.py).
    calibration: what tells how sure each field is; None where that was not measured.

    nameless: the running text with its names blanked out (wording.py).
    stance_of: the stance that the words of a cue lend, where that is told otherwise than in English. kind_of: what sort
    of cue some words are.
    """

    doc: RunningText
    nameless: Nameless
    words: Words
    sentences: SentenceIndex
    quoted: Sequence[Span]
    actors: Sequence[Actor]
    figures: Sequence[Figure]
    places: Sequence[Place]
    times: Sequence[When]
    roles: Sequence[TaggedSpan]
    published: str | None
    registry: Registry
    stance_of: Callable[[str], Stance] | None = None
    kind_of: Callable[[str], str] = kind_of
    shares: Mapping[str, float] = {}
    calibration: Calibration | None = None

    def text(self, spans: Spans) -> str:
        """The words of some spans, a blank between them."""
        return " ".join(self.doc.text[s:e] for s, e in spans)


def compose(
    found: Material, fields: Fields, voiced: Sequence[Voiced], attributions: Sequence[Attribution]
) -> list[Claim]:
    """One claim for each proposition, and for a clause in it that is one of its own."""
    voiced = whole(found.doc.text, found.words, found.sentences, voiced, found.kind_of)
    voiced = [part for one in map(partial(_without_verdict, found), voiced) for part in _with_clause(found, one)]
    voiced = [
        one._replace(proposition=part) for one in voiced
        for part in town_by_town(one.proposition, found.doc.text, found.figures, found.places, found.times)
    ]  # fmt: skip
    own = tuple(s for one in voiced if one.attribution is None for s in one.proposition.spans)
    actors = {a.id: a for a in found.actors}
    named = {a.id: a for a in attributions}
    out = []
    for one, labels in zip(voiced, _labelled(found, fields, voiced), strict=True):
        attribution = named[one.attribution.id] if one.attribution is not None else None
        speaker = actors.get(attribution.actor or "") if attribution is not None else None
        claim = _claim(found, fields, one, speaker, labels)
        out.append(_told(found, claim) if attribution is None else _spoken(found, claim, attribution, speaker, own))
    return out


def _with_clause(found: Material, one: Voiced) -> tuple[Voiced, ...]:
    """A proposition and the clause in it that the same voice tells; of what is denied or demanded nothing is told."""
    told = one.proposition
    inner = clause_in(found.doc.text, found.words, found.times, told.span)
    if inner is None or _vote(found, one) != "asserts":
        return (one,)
    parts = (told._replace(inner=inner), Proposition(inner, told.score, rejected=told.rejected))
    return tuple(one._replace(proposition=part) for part in parts)


def _without_verdict(found: Material, one: Voiced) -> Voiced:
    """A proposition that its sentence calls false, without that: "a school was hit | are false"."""
    told = called_false(one.proposition.span, found.words, found.sentences) if found.stance_of is None else None
    return one._replace(proposition=one.proposition._replace(span=told, rejected=True)) if told is not None else one


def _labelled(found: Material, fields: Fields, voiced: Sequence[Voiced]) -> list[dict[str, Field]]:
    """The labels of each proposition, as the heads, its words and its reporting verb tell them."""
    many = [one.proposition.spans for one in voiced]
    actors = [one.attribution is not None for one in voiced]
    calm = keeps_calm(found.words, found.sentences)
    said: dict[str, list[dict[str, float]]] = {
        "stance": [_told_stance(found, one) for one in voiced],
        "type": [_told_type(found, one, calm) for one in voiced],
        "factuality": [_told_factuality(found, one) for one in voiced],
        "evidentiality": [{"narrator": -SPEAKS} if actor else {} for actor in actors],
    }
    bare, model, cued = found.nameless.text, found.nameless.model, zip(voiced, actors, strict=True)
    told = model.log_probs([wording(bare, o.proposition.span, _cue(found, o.attribution), actor=a) for o, a in cued])
    weighs = found.nameless.weighs
    columns = {head: fields.of_many(head, many) for head in ("event_role", "question")}
    for head, weight in weighs.words.items():
        labels, known = fields.labels(head), model.labels[head]
        votes = [(told[head][:, [known.index(label) for label in labels]], weight)]
        if head in said:
            rows = [[row.get(label, 0.0) for label in labels] for row in said[head]]
            votes.append((np.array(rows).reshape(-1, len(labels)), 1.0))
        if head == "type" and len(many) > 1:
            votes.append((matters_beside(fields, many, votes), weighs.beside))
        if head == "type" and weighs.seldom:
            often = np.array([model.often[head][known.index(label)] for label in labels])
            votes.append((np.tile(often, (len(many), 1)), -weighs.seldom))
        columns[head] = fields.of_many(head, many, *votes)
        words = zip(columns[head], told[head], strict=True)
        columns[head] = [one._replace(words=float(row[known.index(one.label)])) for one, row in words]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def matters_beside(fields: Fields, many: Sequence[Spans], votes: Sequence[tuple[Votes, float]]) -> Votes:
    """Log-odds of each proposition's type by what the other ones of the report are about.

    What points at a deed has the deed's type, so "other" counts for less than it is told.
    """
    scores = fields.scores("type", many, *votes)
    beside = (scores.sum(axis=0) - scores) / (len(many) - 1)
    odds: Votes = np.log(beside + SELDOM)
    odds[:, fields.labels("type").index("other")] -= 1.0
    return odds


def _claim(found: Material, fields: Fields, one: Voiced, speaker: Actor | None, labels: dict[str, Field]) -> Claim:
    spans, own = one.proposition.spans, one.proposition.span
    text = found.text(spans)
    inner, aside = one.proposition.inner or (own[1], own[1]), one.proposition.aside or (own[1], own[1])
    stretches = (own,) if one.proposition.lead is None else (one.proposition.lead, own)
    counted = (f for f in _in(found.figures, own, aside) if not inner[0] <= f.start < inner[1])
    figures = tuple(owned(f, found, speaker) for f in counted)
    parties = roles_of(found, own, speaker, (*by_whom(one.attribution), aside))
    roles = victims_suffer(parties, figures, text, toll=labels["type"].label == "casualties")
    roles, figures = lost(roles, figures, text, speaker)
    words = [*_cue(found, one.attribution).lower().split(), *text.lower().split()]
    # Nothing happened where who speaks is, nor where those who were armed or hidden did something else.
    beside = one.attribution.source if one.attribution is not None else ()
    behind = relative(found.words.slice(own)) if labels["stance"].label == "accuses" else None
    beside = (*beside, behind) if behind is not None else beside
    silent = _told_itself(one) and _vote(found, one) == "declines_to_confirm"
    leaves_open = labels["factuality"].label == "negated" and cues.negates(words, "denies", "accuses")
    unsaid = labels["stance"].label == "declines_to_confirm" and labels["factuality"].label == "asserted"
    false, owned_up = one.proposition.rejected, _owned_up(found, one, speaker, roles, labels)
    owned_up = owned_up or (one.proposition.town and _vote(found, one) == "asserts")
    certain = "negated" if false else "hedged" if leaves_open or unsaid else labels["factuality"].label
    if certain == "negated" and not false and _vote(found, one) == "accuses" and not cues.tells_of_none(words):
        certain = "asserted"  # what the accused makes of it is his
    if one.proposition.town and figures and certain in ("asserted", "negated"):  # "none in Kelde and | six in Orsk"
        certain = "asserted" if any(f.value != 0 for f in figures) else "negated"
    claim = Claim(
        id="",
        voice="narrator" if one.attribution is None else "actor",
        content=spans,
        text=text,
        type=labels["type"].label,
        stance=cast(Stance, "denies" if false else "asserts" if owned_up else labels["stance"].label),
        factuality=cast(Factuality, certain),
        evidentiality=_evidence(found, one, speaker, labels["evidentiality"].label),
        quotes=tuple(inside_quotes(found.quoted, spans)),
        roles=Roles() if silent or cues.negates(words, "accuses") else roles,
        figures=figures,
        places=tuple(
            p
            for s in stretches
            for p in _in(found.places, s, aside)
            if not (of_a_party(p, found) or _beside(p, beside))
        ),
        times=tuple(t for s in stretches for t in _in(found.times, s, aside)),
        confidence=round(one.proposition.score * one.score, 3),
        event_role=cast(EventRole, labels["event_role"].label),
        asks=_asked(labels["question"].label, labels["type"].label, figures),
    )
    if found.calibration is None:
        return claim
    named = found.text(one.attribution.source) if one.attribution is not None else ""
    share = found.shares.get(speaker.id, 0.0) if speaker is not None else 0.0
    voice = fields.distribution("voice", spans)[claim.voice]
    sure = sure_of(found.calibration, claim, one, speaker, named, share, voice, labels)
    return msgspec.structs.replace(claim, sure=sure)


def _evidence(found: Material, one: Voiced, speaker: Actor | None, label: str) -> Evidentiality:
    """How the speaker knows: no private person makes an official statement, nor does a letter or leaflet."""
    source = found.text(one.attribution.source) if one.attribution is not None else ""
    if label == "official_statement" and found.stance_of is None and source:
        if not _LETTERS.isdisjoint(source.lower().split()[:2]):
            return "document"
        whose = speaker.role or "" if speaker is not None and speaker.kind == "person" else source
        nobodys = found.registry.standing(whose, None) == NOBODY and found.registry.role_class(whose) != "expert"
        if nobodys and nature(whose).sector in _PRIVATE:
            return "own_account"
    return cast(Evidentiality, label)


def _asked(label: str, kind: str, figures: Sequence[Figure]) -> str:
    """What a claim answers: of who deserted or was hurt alone, and where a town was lost, not who was killed."""
    if label == "killed" and figures and all(f.state in _HURT for f in figures):
        return "wounded"
    unhurt = bool(figures) and all(f.state in _UNHURT for f in figures)
    return "did_it_happen" if label in ("killed", "wounded") and (unhurt or kind in _LAND) else label


def _owned_up(found: Material, one: Voiced, speaker: Actor | None, roles: Roles, labels: Mapping[str, Field]) -> bool:
    """True for an accusation that no words make: of the speaker's own ("its jets had bombed"), or by a report that
    tells what was done, where nobody speaks for "us".
    """
    if labels["stance"].label != "accuses" or _vote(found, one) != "asserts" or roles.actor is None:
        return False
    if speaker is not None:
        first = roles.actor.name.lower().split()[:1]
        ours = first in (["it"], ["its"]) or not SELF_PRONOUNS.isdisjoint(first)  # "our side has kept the truce"
        return ours or (speaker.side is not None and roles.actor.side == speaker.side)
    said = cues.read_cue(found.text(one.proposition.spans))
    told = said is not None and said.stance == "accuses"
    reports = found.stance_of is None and not any(w.lower in SELF_PRONOUNS for w in found.words)
    return one.attribution is None and reports and not told


def _vote(found: Material, one: Voiced) -> Stance:
    """The stance that the reporting verb lends, or for the narrator the words themselves."""
    if found.stance_of is not None:
        return found.stance_of(_cue(found, one.attribution)) if one.attribution is not None else "asserts"
    text, said = found.text(one.proposition.spans), one.attribution
    if said is not None and cues.has_confirmed(text) and (_told_itself(one) or of_its_own(found.words, said)):
        return "confirms"  # "Norva has confirmed the raid, its spokesman said"
    if said is None or _told_itself(one):
        return cues.narrator_stance(text)
    start, end = one.proposition.span
    # "refused | to rule out that | its boats had crossed": what is reported begins before the proposition.
    text = next((found.doc.text[s:end] for s, e in said.content if s <= start < e), text)
    return cues.stance(_cue(found, said), text)


def _told_itself(one: Voiced) -> bool:
    """True for the report's own words, and where they tell that somebody is silent: "| Norva has yet to comment |"."""
    said = one.attribution
    if said is None:
        return True
    told = [*said.source[:1], *(said.cue[:1] if said.content == (one.proposition.span,) else ())]
    return bool(told) and min(told)[0] == said.content[0][0] == one.proposition.span[0]


def _told_stance(found: Material, one: Voiced) -> dict[str, float]:
    vote, told = _vote(found, one), found.text(one.proposition.spans)
    others = tells_of_nobody(told) or cues.negates(told.lower().split(), "denies")  # "Norva has not denied the raid"
    if vote == "asserts" and one.attribution is not None and others:
        return {"denies": -SPEAKS, "declines_to_confirm": -SPEAKS}
    plain = vote == "asserts" and not (one.attribution and cues.regrets(told))
    return {} if plain else {vote: SPEAKS}


def _told_type(found: Material, one: Voiced, calm: bool) -> dict[str, float]:
    """No breach where words say that a truce was kept: "both sides have | honoured the truce"; no toll where a town was
    lost, or where people survived."""
    said = found.text(one.proposition.spans).split()
    words = [word.lower() for word in said]
    agreed = not _AGREED.isdisjoint(words)
    if any(a in _LOSING and b[:1].isupper() for a, b in pairwise(said)):
        return {"casualties": -SPEAKS, "equipment_loss": -SPEAKS}  # "we have lost | Sorde"
    counted = _in(found.figures, one.proposition.span, (0, 0))
    if any(word.startswith("surviv") for word in words) and all(f.state is None for f in counted):
        return {"other": SPEAKS}
    if ceases(found.words, _sentence_of(found, (one.proposition.span,))[0], one.proposition.span):
        return dict.fromkeys(_VIOLENT, -SPEAKS)
    keeps = not _KEPT.isdisjoint(words) or (agreed and not _HOLDING.isdisjoint(words))
    keeps = keeps or begins(found.words.slice(one.proposition.span))
    if calm and not agreed:  # "it was | quiet"
        return dict.fromkeys(("ceasefire_violation", "ceasefire_proposal"), -SPEAKS)
    kept = keeps and not cues.negated(words) and not any(map(breaks, words))
    return {"ceasefire_violation": -SPEAKS, **({"ceasefire_proposal": -SPEAKS} if agreed else {})} if kept else {}


def _told_factuality(found: Material, one: Voiced) -> dict[str, float]:
    """No condition where "would" only tells of what was to come."""
    said, span = one.attribution, one.proposition.span
    if said is None or said.quotation == "direct":
        return {}
    sentence = found.words.slice(_sentence_of(found, (span,)))
    if not foretells(found.words.slice(span), sentence):
        return {}
    told = cues.read_cue(_cue(found, said))  # what others foretell is nobody's plan
    forecast = told is not None and told.factuality == "prediction"
    return {"conditional": -SPEAKS, **({"intention": -SPEAKS} if forecast else {})}


def _cue(found: Material, attribution: Attribution | None) -> str:
    return found.text(attribution.cue) if attribution is not None else ""


def _told(found: Material, claim: Claim) -> Claim:
    """The narrator's claim: it is said when the report was published."""
    day = found.published
    return msgspec.structs.replace(claim, said=day, said_basis="publication" if day else None)


def _spoken(
    found: Material, claim: Claim, attribution: Attribution, speaker: Actor | None, own: Spans
) -> Claim:  # fmt: skip
    """An actor's claim, with when, through what and to whom it was said. own: what the report itself tells."""
    text = found.doc.text
    sentence = _sentence_of(found, attribution.cue or claim.content)
    around = text[sentence[0] : sentence[1]]
    taken = (*attribution.content, *claim.content, *attribution.source, *told_beside(found.words, attribution, own))
    outside = outside_of(sentence, taken)
    charged = while_charged(attribution)
    times = tuple(
        msgspec.structs.replace(t, role="said") if charged[0] <= t.start < charged[1] else t for t in claim.times
    )
    said = [
        t for t in found.times if any(s <= t.start and t.end <= e for s, e in outside) and t.role == "event" and t.first
    ]
    day, said_one, datable = said_on(text, sentence, attribution, said, found.times)
    times = tuple(up_to_then(t, found.published, day) for t in times)
    published = found.published if datable else None
    told = "told" in around or "informed" in around or "reported to" in around
    return msgspec.structs.replace(
        claim,
        actor=speaker.id if speaker is not None else None,
        attribution=attribution.id,
        channel=channel.channel(_blanked(text, sentence, (*attribution.content, *claim.content))),
        addressee=channel.addressee(around) if told else None,
        said=day or next((t.first for t in times if t.role == "said" and t.first == t.last), published or None),
        said_basis="text" if day else ("publication" if published else None),
        times=(*(msgspec.structs.replace(t, role="said") for t in said if t is said_one), *times),
        unresolved=() if speaker is not None else ("speaker",),
    )


def _in(things: Sequence[Found], span: Span, aside: Span) -> list[Found]:
    return [t for t in things if span[0] <= t.start and t.end <= span[1] and not aside[0] <= t.start < aside[1]]


def _beside(place: Place, spans: Spans) -> bool:
    return any(s <= place.start < e for s, e in spans)


def _sentence_of(found: Material, spans: Spans) -> Span:
    number = max(0, found.sentences.at(spans[0][0]))
    return found.sentences.sentences[number] if found.sentences.sentences else spans[0]


def _blanked(text: str, sentence: Span, content: Spans) -> str:
    """The sentence with its content blanked out: the channel is named beside the words, not in them."""
    return " ".join(word for s, e in outside_of(sentence, content) for word in text[s:e].split())
