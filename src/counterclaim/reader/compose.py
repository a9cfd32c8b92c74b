"""Claims put together: each proposition with its words, speaker, type, certainty, figures, places and times."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim, Evidentiality, Voice
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.model.when import When
from counterclaim.patterns import compiled
from counterclaim.reader import certainty, cues, denials, types
from counterclaim.reader.narrator import Told
from counterclaim.reader.propositions import attributed
from counterclaim.reader.quotes import inside_quotes
from counterclaim.reader.roles import roles, victims_suffer
from counterclaim.reader.said import said_on
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import SUBJECTS, Word, Words
from counterclaim.registry import Registry

Found = TypeVar("Found", Figure, Place, When)


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the earlier stages found in one report, in running-text offsets."""

    doc: RunningText
    words: Words
    sentences: SentenceIndex
    quoted: Sequence[Span]
    actors: Sequence[Actor]
    figures: Sequence[Figure]
    places: Sequence[Place]
    times: Sequence[When]
    published: str | None
    registry: Registry


def from_attributions(found: Material, attributions: Sequence[Attribution]) -> list[Claim]:
    """One claim for each proposition of each spoken attribution; attitudes are the narrator's to tell."""
    actors = {a.id: a for a in found.actors}
    out: list[Claim] = []
    contents = [(a, s) for a in attributions if not a.attitude for s in a.content]
    for attribution in attributions:
        if attribution.attitude:
            continue
        nested = any(
            other is not attribution and _within(attribution.content, s) and _within(other.cue, s) is False
            for other, s in contents
        )
        speaker = actors.get(attribution.actor or "")
        for spans in attributed(found.doc.text, found.words, found.sentences, attribution.content, found.quoted):
            words_said = _text(found.doc.text, spans)
            if _ANONYMITY.match(words_said) or _NO_WORDS.match(words_said):
                continue  # how the speaker asked to be named, not what was said
            out.append(_spoken(found, attribution, speaker, spans, nested))
    return out


def _within(spans: Spans, outer: Span) -> bool:
    return bool(spans) and all(outer[0] <= s and e <= outer[1] for s, e in spans)


def _spoken(found: Material, attribution: Attribution, speaker: Actor | None, spans: Spans, nested: bool) -> Claim:
    text = _text(found.doc.text, spans)
    inside = [w for s in spans for w in found.words.slice(s)]
    sentence = sentence_of(found, attribution.cue or spans)
    around = found.doc.text[sentence[0] : sentence[1]]
    cue_text = " ".join(found.doc.text[s:e] for s, e in attribution.cue)
    cue = cues.read_cue(cue_text)
    stance = cues.stance(cue_text, text)
    if stance == "asserts" and denials.calls_false(text):
        stance = "denies"
    if stance == "asserts" and certainty.asks(text):
        stance = "demands"
    source = " ".join(found.doc.text[s:e] for s, e in attribution.source)
    outside = outside_of(sentence, (*attribution.content, *attribution.source))
    said = [
        t for t in found.times if any(s <= t.start and t.end <= e for s, e in outside) and t.role == "event" and t.first
    ]
    day, said_one, datable = said_on(found.doc.text, sentence, attribution, said, found.times)
    published = found.published if datable else None
    times = [msgspec.structs.replace(t, role="said") for t in said if t is said_one]
    media = speaker is not None and _is_media(speaker, found.registry)
    own = speaker is not None and _own_party(inside, speaker)
    demanded = stance == "demands"
    verb = _main_verb(found.doc.text, spans, inside)
    claim = _claim(
        found, spans, text, inside,
        voice="actor", speaker=speaker, kind=types.claim_type(text, demanded=demanded, verb=verb, cue=cue_text),
        evidence=certainty.evidentiality(speaker, source, around, media, nested),
    )  # fmt: skip
    unresolved = () if speaker is not None else ("speaker",)
    return msgspec.structs.replace(
        claim,
        actor=speaker.id if speaker is not None else None,
        attribution=attribution.id,
        stance=stance,
        factuality=certainty.factuality(text, inside, stance, cue, speaker_acts=own),
        channel=certainty.channel(blanked(found.doc.text, sentence, attribution.content)),
        addressee=certainty.addressee(around)
        if "told" in around or "informed" in around or "reported to" in around
        else None,
        said=day or published or None,
        said_basis="text" if day else ("publication" if published else None),
        times=(*times, *claim.times),
        unresolved=unresolved,
        confidence=round(attribution.confidence, 3),
    )


def from_narrator(found: Material, told: Iterable[Told]) -> list[Claim]:
    """One claim for each proposition in the report's own voice."""
    out: list[Claim] = []
    for one in told:
        text = _text(found.doc.text, one.spans)
        inside = [w for s in one.spans for w in found.words.slice(s)]
        kind = types.claim_type(text, verb=_main_verb(found.doc.text, one.spans, inside))
        if (one.fragment and kind == "other" and not _weighty(inside)) or _only_reports(inside):
            continue
        stance = cues.narrator_stance(text)
        claim = _claim(found, one.spans, text, inside, voice="narrator", speaker=None, kind=kind, evidence="narrator")
        confidence = 0.9 if not (one.inner or one.fragment) else 0.7
        out.append(
            msgspec.structs.replace(
                claim,
                stance=stance,
                factuality=certainty.factuality(text, inside, "asserts" if stance != "denies" else stance, None),
                said=found.published or None,
                said_basis="publication" if found.published else None,
                confidence=confidence if kind != "other" else round(confidence * 0.8, 3),
            )
        )
    return out


_NO_WORDS = compiled(r"^(?:for |on )?(?:the )?(?:first|second|third|last|same) (?:time|day)(?: since\b.*)?$", re.I)
_ANONYMITY = compiled(r"^(?:on condition of |for )?anonymity\b|^not (?:to )?be (?:named|identified|quoted)\b", re.I)


def _main_verb(text: str, spans: Spans, words: Sequence[Word]) -> Span | None:
    """Where the proposition's main verb stands in the joined text of its spans."""
    verb = next(
        (w for w in words if w.verb and w.dep in ("ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis")), None
    )
    if verb is None:
        return None
    at = 0
    for s, e in spans:
        if s <= verb.start < e:
            return (at + verb.start - s, at + verb.end - s)
        at += e - s + 1
    return None


def _only_reports(words: Sequence[Word]) -> bool:
    """True for what is left of an attribution ("officials said on Wednesday"): nothing is reported."""
    finite = [w for w in words if w.tag in ("VBD", "VBZ", "VBP")]
    if len(finite) != 1:
        return False
    cue = cues.read_cue(finite[0].text)
    after = [w for w in words if w.start > finite[0].end and any(c.isalnum() for c in w.text)]
    return (
        cue is not None
        and cue.kind == "speech"
        and len(after) <= 3
        and finite[0].lower in ("said", "says", "say", "told", "added", "adds", "wrote")
    )


def _weighty(words: Sequence[Word]) -> bool:
    return sum(w.noun for w in words) >= 3 and any(w.verb for w in words)


def _claim(
    found: Material, spans: Spans, text: str, inside: Sequence[Word], *,
    voice: Voice, speaker: Actor | None, kind: str, evidence: Evidentiality,
) -> Claim:  # fmt: skip
    figures = tuple(owned(f, found, speaker) for f in _in(found.figures, spans))
    return Claim(
        id="", voice=voice, content=spans, text=text, type=kind,
        quotes=tuple(inside_quotes(found.quoted, spans)),
        roles=victims_suffer(roles(inside, speaker, found.registry, found.published), figures),
        evidentiality=evidence, figures=figures,
        places=tuple(p for p in _in(found.places, spans) if not as_actor(p, found)),
        times=tuple(_in(found.times, spans)),
    )  # fmt: skip


def as_actor(place: Place, found: Material) -> bool:
    """True for a state or capital that acts or owns ("Ukraine had lost", "Kyiv's venture"): it is no location."""
    words = found.words.slice((place.start, place.end))
    if not words or place.anaphor:
        return False
    named = found.registry.country(place.text)
    return named is not None and words[-1].dep in (*SUBJECTS, "poss", "dobj", "dative")


def owned(figure: Figure, found: Material, speaker: Actor | None) -> Figure:
    """The figure with the side of what it counts, where its words name one."""
    if figure.side or not figure.counted:
        return figure
    hit = found.registry.side_of(figure.counted, found.published)
    side = hit.side if hit is not None else None
    own = {"our", "its", "his", "their", "her", "my"} & set(figure.counted.lower().split())
    if side is None and own and speaker is not None:
        side = speaker.side
    return msgspec.structs.replace(figure, side=side) if side else figure


def _in(things: Sequence[Found], spans: Spans) -> list[Found]:
    first = min((s for s, _ in spans), default=0)
    last = max((e for _, e in spans), default=0)
    near = [t for t in things if first <= t.start and t.end <= last]  # most stand elsewhere: the cheap test first
    return [t for t in near if any(s <= t.start and t.end <= e for s, e in spans)]


def _text(text: str, spans: Spans) -> str:
    return " ".join(text[s:e] for s, e in spans)


def sentence_of(found: Material, spans: Spans) -> Span:
    number = max(0, found.sentences.at(spans[0][0]))
    return found.sentences.sentences[number] if found.sentences.sentences else spans[0]


def outside_of(sentence: Span, taken: Spans) -> list[Span]:
    """What of the sentence no content or source takes: where the saying itself is dated."""
    out: list[Span] = []
    at = sentence[0]
    for s, e in sorted(taken):
        if e <= sentence[0] or s >= sentence[1]:
            continue
        if s > at:
            out.append((at, s))
        at = max(at, e)
    if at < sentence[1]:
        out.append((at, sentence[1]))
    return out


def blanked(text: str, sentence: Span, content: Spans) -> str:
    """The sentence with its content blanked out: the channel is named beside the words, not in them."""
    chars = list(text[sentence[0] : sentence[1]])
    for s, e in content:
        for i in range(max(s, sentence[0]), min(e, sentence[1])):
            chars[i - sentence[0]] = " "
    return " ".join("".join(chars).split())


def _is_media(actor: Actor, registry: Registry) -> bool:
    party = registry.party(actor.name)
    return party is not None and party.kind == "media"


def _own_party(words: Sequence[Word], speaker: Actor) -> bool:
    subject = next((w for w in words if w.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    return subject.lower in ("we", "i", "it", "he", "she", "they") or subject.lower in speaker.name.lower().split()
