"""The reader whose claims come from the heads that learned from labelled documents (`read --claims learned`).

It shares every other stage with `Reader`. Until it does right by each page that the rules do right by, it is asked for;
docs/model-card.md has both readers' scores side by side.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from counterclaim.errors import ReportError
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.reader import denials
from counterclaim.reader.calibration import Calibration, calibration
from counterclaim.reader.canonical import canonical
from counterclaim.reader.claims.compose import Material, compose
from counterclaim.reader.claims.counts import with_marked
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.grounds import with_named
from counterclaim.reader.claims.propositions import BEGIN, propositions
from counterclaim.reader.claims.sides import settle_sides
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
from counterclaim.reader.tag import spans_of
from counterclaim.reports.language import require_english
from counterclaim.reports.running import running

HEADS = ("attribution", "places", "speech", "role", "where", "figure")


class LearnedReader(Reader):
    """Reads reports into readings; arguments as for Reader."""

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

    def _composed(self, report: Report) -> tuple[RunningText, Material, list[Attribution], list[Claim], Fields]:
        require_english(report)
        doc = running(report)
        made = canonical(doc.text)
        tags = self._tags(doc, made, HEADS)
        fields = Fields(tags.output)
        registry = self._registry(made)
        words = self._words(doc, tags)
        sentences = SentenceIndex(split(doc))
        figures = with_marked(measure(doc, sentences=sentences.sentences), tags.of("figure"), fields, doc.text)
        places = with_named(self._places(doc, tags, made), tags.of("where"), doc.text)
        quoted = quoted_spans(doc)
        attributions = self._mended(doc, tags, words, sentences, quoted)
        marked = spans_of(doc.text, tags.output, "claim", begin=BEGIN)
        found = propositions(doc.text, words, sentences, marked, attributions)
        nobodys: list[Attribution] = []
        somebodys: list[Attribution] = []
        for one in attributions:
            (nobodys if named_for_nobody(doc.text, one.source) else somebodys).append(one)
        voiced, made_for = voices(
            doc.text, found, fields, somebodys, tags.of("speech"), sentences, quoted, turns(doc, registry), nobodys
        )
        attributions += made_for
        speakers, attributions = self._named(doc, words, sentences, attributions, registry, report.published, places)
        material = Material(
            doc=doc, words=words, sentences=sentences, quoted=quoted,
            actors=settle_sides(speakers, fields, places, registry), figures=figures, places=places,
            times=self._times(doc, report, sentences.sentences), roles=tags.of("role"),
            published=(report.published or "")[:10] or None, registry=registry,
        )  # fmt: skip
        claims = arrange(compose(material, fields, voiced, attributions))
        return doc, material, attributions, denials.settle(claims, material.actors, material.sentences), fields
