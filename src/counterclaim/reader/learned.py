"""The reader whose claims come from the heads that learned from labelled documents (`read --claims learned`).

It shares every other stage with `Reader`. Until it does right by each page that the rules do right by, it is asked for;
docs/model-card.md has both readers' scores side by side.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from counterclaim.errors import ReportError
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.reader import denials
from counterclaim.reader.calibration import Calibration, calibration
from counterclaim.reader.canonical import Canonical, canonical
from counterclaim.reader.claims.carriers import Around, headings
from counterclaim.reader.claims.compose import Material, compose
from counterclaim.reader.claims.counts import with_marked
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.grounds import with_named
from counterclaim.reader.claims.issuer import issuer
from counterclaim.reader.claims.parties import Parties
from counterclaim.reader.claims.propositions import BEGIN, Proposition, propositions
from counterclaim.reader.claims.sides import SideRanker, Weighing, speakers_of
from counterclaim.reader.claims.told import with_side, with_told
from counterclaim.reader.claims.turns import turns
from counterclaim.reader.claims.voices import voices
from counterclaim.reader.encoder import LEARNED, Encoder
from counterclaim.reader.explain import Reason, by_id, explain
from counterclaim.reader.figures import measure
from counterclaim.reader.options import Options
from counterclaim.reader.order import arrange
from counterclaim.reader.quotes import quoted_spans
from counterclaim.reader.reader import Reader, Told, named_for_nobody
from counterclaim.reader.sentences import SentenceIndex, split
from counterclaim.reader.speakers.antecedents import best
from counterclaim.reader.tag import Tags, spans_of
from counterclaim.reader.words import Words
from counterclaim.registry import Registry
from counterclaim.reports.language import require_english
from counterclaim.reports.running import running

HEADS = ("attribution", "places", "speech", "role", "where", "figure")


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


class LearnedReader(Reader):
    """Reads reports into readings; arguments as for Reader."""

    ranker = staticmethod(best)

    def __init__(
        self,
        options: Options | None = None,
        *,
        threads: int = 1,
        gazetteer: str | Path | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        super().__init__(options, gazetteer=gazetteer, encoder=encoder or Encoder(LEARNED, threads=threads))

    @cached_property
    def calibration(self) -> Calibration:
        """What this reader's scores are worth."""
        return calibration(LEARNED / "calibration.json")

    @cached_property
    def sides(self) -> SideRanker:
        """What tells whom speakers speak for."""
        return SideRanker(LEARNED / "sides.json")

    def explain(self, report: Report, claim: str) -> list[Reason]:
        """What decided each field of the claim with this id ("c7"); raises ReportError where there is none."""
        doc, material, attributions, claims, fields = self._composed(report)
        found = next((c for c in self._sure_claims(claims) if c.id == claim), None)
        if found is None:
            raise ReportError(
                f"no claim {claim} in this report.",
                next_step=f"Give one of c1 to c{len(claims)}; --json lists them.",
            )
        found.__dict__["_speaker"] = next((a for a in material.actors if a.id == found.actor), None)
        return explain(found, by_id(attributions, found.attribution), fields, doc.text)

    def _told(self, report: Report) -> Told:
        doc, material, attributions, claims, _ = self._composed(report)
        return Told(doc, material.actors, attributions, claims)

    def _confidence(self, claim: Claim) -> float:
        return self.calibration.score("claims", claim.confidence)

    def found(self, report: Report) -> Found:
        """What one report offers before it is chosen whose each proposition is; `places` widens what is looked up."""
        require_english(report)
        doc = running(report)
        made = canonical(doc.text)
        tags = self._tags(doc, made, HEADS)
        registry = self._registry(made)
        words = self._words(doc, tags)
        sentences = SentenceIndex(split(doc))
        quoted = quoted_spans(doc)
        attributions = self._mended(doc, tags, words, sentences, quoted)
        dialogue = turns(doc, registry, sure=report.kind == "transcript")
        somebodys = [a for a in attributions if not named_for_nobody(doc.text, a.source)]
        spoken = Fields(tags.output).distribution("voice", ((0, len(doc.text)),))["actor"]
        around = Around(
            doc, words, sentences, quoted, somebodys, tags.of("speech"), dialogue,
            issuer=None if report.voice or report.kind == "report" else issuer(doc, dialogue),
            told=report.voice is not None, headings=headings(doc, words), spoken=round(4 * spoken),
        )  # fmt: skip
        marked = spans_of(doc.text, tags.output, "claim", begin=BEGIN)
        found = propositions(doc.text, words, sentences, marked, attributions)
        return Found(doc, made, tags, registry, words, sentences, attributions, found, around, report.published)

    def _composed(self, report: Report) -> tuple[RunningText, Material, list[Attribution], list[Claim], Fields]:
        found = self.found(report)
        doc, tags, words, sentences, registry = found.doc, found.tags, found.words, found.sentences, found.registry
        fields = Fields(tags.output)
        figures = with_marked(measure(doc, sentences=sentences.sentences), tags.of("figure"), fields, doc.text)
        places = with_named(self._places(doc, tags, found.made), tags.of("where"), doc.text)
        nobodys = [a for a in found.attributions if named_for_nobody(doc.text, a.source)]
        voiced, made_for = voices(found.propositions, fields, found.around, nobodys)
        attributions = found.attributions + made_for
        speakers, attributions = self._named(doc, words, sentences, attributions, registry, report.published, places)
        speakers, attributions = with_told(speakers, attributions, report, registry)
        parties = Parties(doc.text, sentences, places, registry, report)
        weighing = Weighing(parties, speakers_of(speakers, fields, attributions))
        material = Material(
            doc=doc, words=words, sentences=sentences, quoted=found.around.quoted,
            actors=with_side(self.sides.settle(weighing), report), figures=figures, places=places,
            times=self._times(doc, report, sentences.sentences), roles=tags.of("role"),
            published=(report.published or "")[:10] or None, registry=registry,
        )  # fmt: skip
        claims = arrange(compose(material, fields, voiced, attributions))
        return doc, material, attributions, denials.settle(claims, material.actors, material.sentences), fields
