"""The reader: from a report to its reading, stage by stage; the model and the gazetteer are loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from counterclaim.errors import LanguageError, ReportError
from counterclaim.gazetteer import Gazetteer
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim
from counterclaim.model.place import Place
from counterclaim.model.reading import Reading
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.model.when import When
from counterclaim.reader import cues, denials, parallel, unheard
from counterclaim.reader.calibration import Calibration, calibration
from counterclaim.reader.canonical import Canonical, canonical, owner_apart
from counterclaim.reader.charges import is_agent, with_accusers
from counterclaim.reader.claims import counts, grounds, heard, labelled, sided, strangers
from counterclaim.reader.claims.below import with_leads
from counterclaim.reader.claims.borders import bordered
from counterclaim.reader.claims.carried import carried
from counterclaim.reader.claims.carriers import Around, headings
from counterclaim.reader.claims.compose import Material, compose
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.headed import with_heading
from counterclaim.reader.claims.issuer import issued, issuer, own_voice
from counterclaim.reader.claims.parties import Parties
from counterclaim.reader.claims.propositions import BEGIN, Proposition, propositions
from counterclaim.reader.claims.sides import SideRanker, Weighing
from counterclaim.reader.claims.sureness import parts_of, with_parts
from counterclaim.reader.claims.titled import titled
from counterclaim.reader.claims.told import with_side, with_told
from counterclaim.reader.claims.turns import opens, turns
from counterclaim.reader.claims.voices import voices
from counterclaim.reader.claims.wording import Nameless, hidden
from counterclaim.reader.edges import headline_apart, outside_rows
from counterclaim.reader.encoder import WEIGHTS, Encoder
from counterclaim.reader.entries import placed, without_heads
from counterclaim.reader.explain import Reason, by_id, explain
from counterclaim.reader.figures import measure
from counterclaim.reader.given import happened, with_given
from counterclaim.reader.given_counts import with_given_counts
from counterclaim.reader.led import led
from counterclaim.reader.link import link
from counterclaim.reader.lists import beside_heads, whole_lists
from counterclaim.reader.options import PARTS, Options
from counterclaim.reader.order import arrange
from counterclaim.reader.places import doubtful, locate
from counterclaim.reader.quotes import quotation, quoted_spans, without_strays
from counterclaim.reader.raw import to_raw
from counterclaim.reader.relations import relate
from counterclaim.reader.sentences import SentenceIndex, split
from counterclaim.reader.speakers import Speakers, name_speakers
from counterclaim.reader.speakers.acronyms import others
from counterclaim.reader.speakers.antecedents import best
from counterclaim.reader.speakers.whereabouts import whereabouts
from counterclaim.reader.tag import SPAN_HEADS, TaggedSpan, Tags, spans_of
from counterclaim.reader.times import date
from counterclaim.reader.words import Words, words_of
from counterclaim.registry import Registry
from counterclaim.reports.language import reading_language
from counterclaim.reports.load import from_text, load
from counterclaim.reports.reckoned import reckoned
from counterclaim.reports.running import running
from counterclaim.version import __version__

HEADS = ("attribution", "places", "speech", "role", "where", "figure")
Sure = TypeVar("Sure", Attribution, Claim, Place, When)


class Told(NamedTuple):
    """What one report says, before anything too doubtful is left out; offsets into the running text.

    nameless: that text with its names blanked out. denied: what denials deny that only point back (denials.settle).
    """

    doc: RunningText
    nameless: Nameless
    actors: Sequence[Actor]
    attributions: list[Attribution]
    claims: list[Claim]
    fields: Fields
    denied: Mapping[str, str | None]


class Found(NamedTuple):
    """One report as the encoder marks it, in running-text offsets: what there is to choose from."""

    doc: RunningText
    made: Canonical
    tags: Tags
    registry: Registry
    words: Words
    sentences: SentenceIndex
    attributions: list[Attribution]
    propositions: list[Proposition]
    around: Around
    published: str | None
    fields: Fields


class Reader:
    """Reads reports into readings.

    options: what to keep. threads: threads of one encoder pass (1 is best where several processes run).
    gazetteer: a file in place of the one that COUNTERCLAIM_GAZETTEER names or the embedded one.
    encoder: one that is there already (or is being loaded), in place of the shipped one with `threads`.
    """

    def __init__(
        self,
        options: Options | None = None,
        *,
        threads: int = 1,
        gazetteer: str | Path | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        self.options = options or Options()
        self._gazetteer = gazetteer
        self.encoder = encoder or Encoder(threads=threads)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, opened on first use."""
        return Gazetteer.open(self._gazetteer)

    @cached_property
    def calibration(self) -> Calibration:
        """What scores are worth, loaded on first use."""
        return calibration()

    @cached_property
    def registry(self) -> Registry:
        """The registry of states, parties and offices, loaded on first use."""
        return Registry.load()

    @cached_property
    def sides(self) -> SideRanker:
        """What tells whom speakers speak for, loaded on first use."""
        return SideRanker(WEIGHTS / "sides.json")

    def of(self, report: Report) -> Reader:
        """The reader for the language of the report: this one for English; raises LanguageError where none reads it."""
        return self if reading_language(report) == "en" else self.others

    @cached_property
    def others(self) -> Reader:
        """The reader of all other languages, made when the first report in one comes."""
        from counterclaim.reader.languages.reader import LanguageReader  # loads what English needs nothing of

        return LanguageReader(self)

    def read(self, source: str | Path) -> Reading:
        """Read a file, an address or standard input ("-"); raises ReportError where there is nothing to read."""
        return self.read_report(load(source))

    def read_text(self, text: str, **metadata: str | None) -> Reading:
        """Read a text; metadata: id, title, published, publisher, url, as far as they are known."""
        return self.read_report(from_text(text, **metadata))

    def read_report(self, report: Report) -> Reading:
        """Read a report that was loaded before."""
        reader = self.of(report)
        if reader is not self:
            return reader.read_report(report)
        doc, _, actors, attributions, claims, fields, denied = self._told(report)
        claims = self._sure_claims(claims, fields)
        return Reading(
            reader=__version__,
            report=report,
            actors=tuple(to_raw(a, doc, report.text) for a in actors),
            attributions=tuple(to_raw(a, doc, report.text) for a in self._sure(attributions)),
            claims=tuple(with_given(report, [to_raw(c, doc, report.text) for c in claims], self.gazetteer)),
            relations=tuple(relate(claims, actors, denied, doc.text)),
        )

    def explain(self, report: Report, claim: str) -> list[Reason]:
        """What decided each field of the claim with this id ("c7"); raises ReportError where there is none."""
        told = self.of(report)._told(report)
        found = next((c for c in self._sure_claims(told.claims, told.fields) if c.id == claim), None)
        if found is None:
            raise ReportError(
                f"no claim {claim} in this report.",
                next_step=f"Give one of c1 to c{len(told.claims)}; --json lists them.",
            )
        found.__dict__["_speaker"] = next((a for a in told.actors if a.id == found.actor), None)
        return explain(found, by_id(told.attributions, found.attribution), told.fields, told.doc.text, told.nameless)

    def found(self, report: Report) -> Found:
        """What one report offers before it is chosen whose each proposition is; `places` widens what is looked up."""
        doc = running(report)
        made = canonical(doc.text)
        words = self._words(doc, tags := self._tags(doc, made, HEADS))
        registry = self._registry(made := unheard.with_states(made, words, self.registry, self.gazetteer), doc.text)
        sentences, quoted = SentenceIndex(split(doc)), quoted_spans(doc)
        attributions = self._stated(doc, tags, words, sentences, quoted)
        head = own_voice(doc, registry, words, report.text)
        around = self._around(report, doc, tags, words, sentences, quoted, attributions, registry, head)
        marked, fields = spans_of(doc.text, tags.output, "claim", begin=BEGIN), Fields(tags.output)
        marked = bordered(marked, tags.output, doc, words, sentences, fields, attributions, quoted)
        told = without_heads(propositions(doc.text, words, sentences, marked, attributions), around.entered, doc.text)
        told = parallel.with_leads(doc.text, words, sentences, with_leads(doc, words, told), attributions)
        return Found(doc, made, tags, registry, words, sentences, attributions, told, around, report.published, fields)

    def _around(
        self, report: Report, doc: RunningText, tags: Tags, words: Words, sentences: SentenceIndex,
        quoted: Sequence[Span], attributions: Sequence[Attribution], registry: Registry, head: Span | None = None,
    ) -> Around:  # fmt: skip
        """What the report offers all its propositions; head: where it names whose it is, unused where that was told."""
        dialogue = turns(doc, registry, sure=report.kind == "transcript")
        spoken = Fields(tags.output).distribution("voice", ((0, len(doc.text)),))["actor"]
        untold = report.voice is None and report.kind != "report"
        attributions = [a for a in attributions if not cues.nobodys_claim(doc.text, a)]
        head = (opens(doc, dialogue) if dialogue else head) if untold else None
        entered = tuple(placed(report, doc, sentences, words, self.gazetteer))
        speech = beside_heads(doc, words, outside_rows(doc, tags.of("speech")), entered)
        return Around(
            doc, words, sentences, quoted, attributions, speech, dialogue,
            issuer=("we", head) if head else issuer(doc, dialogue) if untold else None, masthead=head,
            told=report.voice is not None, titled=titled(report, registry), headings=headings(doc, words),
            spoken=round(4 * spoken), entered=entered, labels=labelled.entries(doc, words, sentences, registry),
        )  # fmt: skip

    def _told(self, report: Report) -> Told:
        found = self.found(report := issued(reckoned(report), self.registry))
        doc, tags, words, sentences, registry = found.doc, found.tags, found.words, found.sentences, found.registry
        fields, around = found.fields, found.around
        figures = counts.with_marked(measure(doc, sentences=sentences.sentences), tags.of("figure"), fields, doc.text)
        marked = [one for one in tags.of("where") if not found.made.force_at(one.start, one.end)]
        places = self._places(doc, tags, found.made, registry, notes=report.kind == "notes", entered=around.entered)
        places = grounds.with_named(places, marked, doc.text, words)
        nobodys = [a for a in found.attributions if cues.nobodys_claim(doc.text, a)]
        voiced, made_for = voices(found.propositions, fields, found.around, nobodys)
        stated = found.attributions + made_for
        away = whereabouts(places, words, sentences, stated)
        speakers, attributions = self._named(found, stated, places, away)
        speakers, attributions = with_told(speakers, attributions, report, registry, found.around)
        parties = Parties(doc.text, sentences, places, registry, report, speakers=speakers.actors, away=away)
        weighing = Weighing(parties, sided.speakers_of(speakers, fields, attributions), tags.of("role"))
        headed = with_heading(self.sides.settle(weighing), weighing, attributions, found.around, registry)
        actors = strangers.settle(headed, weighing, words, places, self.gazetteer)
        material = Material(
            doc=doc, nameless=(bare := Nameless(hidden(doc.text, found.made.names))), words=words,
            sentences=sentences, quoted=found.around.quoted, actors=with_side(actors, report), figures=figures,
            places=places, times=self._times(doc, report, sentences.sentences), roles=tags.of("role"),
            published=(report.published or "")[:10] or None, registry=registry,
            shares=weighing.shares, calibration=self.calibration,
        )  # fmt: skip
        claims = arrange(compose(material, fields, voiced, attributions))
        claims = carried(claims, report, doc, words, material.times, places)
        claims, denied = denials.settle(claims, material.actors, sentences, registry)
        return Told(doc, bare, material.actors, attributions, claims, fields, denied)

    def part(self, report: Report, only: str) -> list[dict[str, Any]]:
        """One part of a reading over the whole text, furniture included, as plain values (docs/output.md)."""
        if only not in PARTS:
            raise ValueError(f"only: {only!r} is none of {', '.join(PARTS)}")
        with suppress(LanguageError):  # what is read in no language of ours is looked at as English
            if self.of(report) is not self:
                return self.of(report).part(report, only)
        if only == "claims":
            return [cast(dict[str, Any], msgspec.to_builtins(c)) for c in self.read_report(report).claims]
        doc = running(report, furniture=True)
        found: Sequence[msgspec.Struct]
        if only == "figures":
            found = measure(doc, sentences=split(doc), lengths_of_time=True)
        elif only == "times":
            found = self._sure(self._times(doc, report, split(doc)))
        elif only == "tags":
            return self._tag_rows(doc)
        elif only == "places":
            made = canonical(doc.text, letters=False)
            tags, registry = self._tags(doc, made, ("places",)), self._registry(made, doc.text)
            found = self._sure(self._places(doc, tags, made, registry, toponyms=True))
        else:
            tags = self._tags(doc, canonical(doc.text), ("attribution",))
            found = self._sure(self._calibrated(self._attributions(doc, tags, quoted_spans(doc))))
        return [cast(dict[str, Any], msgspec.to_builtins(to_raw(one, doc, report.text))) for one in found]

    def _tag_rows(self, doc: RunningText) -> list[dict[str, Any]]:
        tags = self._tags(doc, canonical(doc.text))
        out = []
        for head, spans in tags.spans.items():
            for one in spans:
                start, end = doc.to_raw((one.start, one.end))
                out.append({"head": head, "label": one.label, "start": start, "end": end, "score": round(one.score, 3)})
        return out

    def _calibrated(self, found: Iterable[Attribution]) -> list[Attribution]:
        score = self.calibration.score
        return [msgspec.structs.replace(a, confidence=score("attributions", a.confidence)) for a in found]

    def _times(self, doc: RunningText, report: Report, sentences: Sequence[Span]) -> tuple[When, ...]:
        found = date(doc, report.published, sentences=sentences, happened=happened(report))
        return tuple(msgspec.structs.replace(t, confidence=self.calibration.of_time(t)) for t in found)

    def _sure(self, found: Iterable[Sure]) -> list[Sure]:
        """What is as sure as the options ask for; an unresolved place has confidence 0."""
        return [one for one in found if one.confidence >= self.options.min_confidence]

    def _sure_claims(self, claims: Sequence[Claim], fields: Fields) -> list[Claim]:
        out = []
        fields.ahead((part,) for claim in claims for part in parts_of(claim))
        for claim in claims:
            sure = self.calibration.score("claims", claim.confidence)
            places, times = tuple(self._sure(claim.places)), tuple(self._sure(claim.times))
            claim = msgspec.structs.replace(claim, confidence=sure, places=places, times=times)
            out.append(with_parts(self.calibration, claim, fields) if claim.sure.type is not None else claim)
        return self._sure(out)

    def _registry(self, made: Canonical, text: str) -> Registry:
        states, bands = unheard.countries(made.strangers, self.gazetteer), unheard.bands(made.groups)
        return self.registry.knowing(states, bands, others(text, self.registry))

    def _tags(self, doc: RunningText, made: Canonical, heads: Sequence[str] | None = None) -> Tags:
        # The network reads names made alike; its spans are cut in the report's own words.
        output = self.encoder.scores(made.text)
        starts, ends = made.to_own(output.starts, output.ends)
        output = msgspec.structs.replace(output, starts=starts, ends=ends)
        wanted = [h for h in (heads or SPAN_HEADS) if h in output.labels]
        return Tags({head: tuple(spans_of(doc.text, output, head)) for head in wanted}, output)

    def _words(self, doc: RunningText, tags: Tags) -> Words:
        output = tags.output
        kinds = ((output.labels[head], output.best(head).tolist()) for head in ("pos", "dep", "names"))
        columns = [[labels[i] for i in best_of] for labels, best_of in kinds]
        return words_of(doc.text, output.starts.tolist(), *columns)

    def _places(
        self, doc: RunningText, tags: Tags, made: Canonical, registry: Registry, *, toponyms: bool = False,
        notes: bool = False, entered: Iterable[TaggedSpan] = (),
    ) -> tuple[Place, ...]:  # fmt: skip
        named, strangers = tags.of("places"), {name: kind for name, (kind, _) in made.strangers.items()}
        # The head for a claim's places knows towns that the one for all places misses.
        towns = [one for one in tags.of("where", "town") if doc.text[one.start].isupper()] + [*entered]
        named += [t for t in towns if not any(p.start < t.end and t.start < p.end for p in named)]
        named += doubtful(doc, tags.output, named, self.gazetteer, notes=notes)
        tagged = sorted(part for one in named for part in owner_apart(doc.text, one.start, one.end))
        tagged = [(s, e) for s, e in tagged if not (registry.by_demonym(doc.text[s:e]) or made.force_at(s, e))]
        found = locate(doc, tagged, self.gazetteer, toponyms=toponyms, strangers=strangers)
        return tuple(
            msgspec.structs.replace(p, confidence=self.calibration.score("places", p.confidence)) if p.id else p
            for p in found
        )

    def _attributions(self, doc: RunningText, tags: Tags, quoted: Sequence[Span]) -> list[Attribution]:
        out = []
        spans = [part for one in outside_rows(doc, tags.of("attribution")) for part in headline_apart(doc, one)]
        for n, one in enumerate(led(doc, spans, link(doc.text, spans)), 1):
            cue = " ".join(doc.text[s:e] for s, e in one.cue)
            passive = cues.is_passive(cue) and not is_agent(doc.text, one.source, one.cue)
            out.append(
                Attribution(
                    id=f"t{n}",
                    source=one.source, cue=one.cue, content=one.content,
                    quotation=quotation(quoted, doc.text, one.content),
                    attitude=cues.is_attitude(cue) or passive or cues.nobodys_claim(doc.text, one),
                    confidence=round(float(one.score), 3),
                )
            )
        return out

    def _stated(
        self, doc: RunningText, tags: Tags, words: Words, sentences: SentenceIndex, quoted: Sequence[Span]
    ) -> list[Attribution]:
        sure = [a for a in self._attributions(doc, tags, quoted) if a.confidence >= LEAST_SURE]
        found = with_accusers(without_strays(whole_lists(doc, sure), doc.text, sentences, quoted), words, sentences)
        found = heard.with_tellers(heard.with_answers_apart(found, doc.text), words, sentences)
        return self._calibrated(with_given_counts(found, words, sentences))

    def _named(
        self, found: Found, attributions: Sequence[Attribution], places: Sequence[Place], away: frozenset[int]
    ) -> tuple[Speakers, list[Attribution]]:
        labels = {turn.label for turn in found.around.dialogue}
        sources = [() if cues.nobodys_claim(found.doc.text, a) else a.source for a in attributions]
        speakers = name_speakers(
            found.doc, found.words, found.sentences, sources, registry=found.registry, published=found.published,
            contents=[() if labels.intersection(a.source) else a.content for a in attributions], ranker=best,
            places=[p for p in places if p.start not in away], turns=[turn[:3] for turn in found.around.dialogue],
        )  # fmt: skip
        named = zip(attributions, speakers.by_source, strict=True)
        return speakers, [msgspec.structs.replace(a, actor=actor) for a, actor in named]


LEAST_SURE = 0.25  # confidence under which an attribution makes no claim; set by eye on the open reports


def read(source: str | Path, *, options: Options | None = None) -> Reading:
    """Read one report with a reader of its own; `Reader` keeps the model loaded for many."""
    return Reader(options).read(source)
