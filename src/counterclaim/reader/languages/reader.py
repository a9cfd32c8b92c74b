"""The reader of reports in a language beside English: the same stages, each by the multilingual encoder and the
language's tables in place of English rules; sentences of a report may be in different languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from typing import Any, cast

import msgspec

from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Stance
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.model.when import When
from counterclaim.reader.canonical import Canonical
from counterclaim.reader.claims.below import with_leads
from counterclaim.reader.claims.carriers import weights
from counterclaim.reader.claims.compose import Material, compose
from counterclaim.reader.claims.counts import with_marked
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.grounds import with_named
from counterclaim.reader.claims.issuer import issuer
from counterclaim.reader.claims.propositions import propositions
from counterclaim.reader.claims.sided import speakers_of
from counterclaim.reader.claims.sides import SideRanker, Weighing
from counterclaim.reader.claims.told import with_side, with_told
from counterclaim.reader.claims.voices import voices
from counterclaim.reader.edges import headline_apart
from counterclaim.reader.encoder import Encoder, encoder_folder
from counterclaim.reader.figures import measure as measure_english
from counterclaim.reader.languages import figures, marked, times
from counterclaim.reader.languages.antecedents import settled
from counterclaim.reader.languages.goes_on import with_dropped, with_own, with_own_cues, with_quoted, with_self
from counterclaim.reader.languages.heads import head_of
from counterclaim.reader.languages.language import CODES, Language, language
from counterclaim.reader.languages.nameless import nameless
from counterclaim.reader.languages.parties import heard, parties
from counterclaim.reader.languages.phrases import ARTICLE, with_noun
from counterclaim.reader.languages.places import NO_WORDS, located
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.sentences import split, spoken
from counterclaim.reader.languages.speakers import Resolver
from counterclaim.reader.languages.stretches import weighed
from counterclaim.reader.languages.titled import titled
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.languages.turns import dashed, turns, unlabelled
from counterclaim.reader.languages.words import words_of
from counterclaim.reader.led import led
from counterclaim.reader.link import link
from counterclaim.reader.lists import whole_lists
from counterclaim.reader.order import arrange
from counterclaim.reader.places import locate
from counterclaim.reader.quotes import quotation, quoted_spans
from counterclaim.reader.raw import to_raw
from counterclaim.reader.reader import HEADS, LEAST_SURE, Found, Reader, Told
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.standins import canonical_in
from counterclaim.reader.tag import Tags, spans_of
from counterclaim.reader.times import date as date_english
from counterclaim.reader.unattributed import with_unattributed
from counterclaim.reader.words import Words
from counterclaim.registry import Registry
from counterclaim.reports.language import part_language, reading_language
from counterclaim.reports.running import running

# Added to the log-probability that a token begins a proposition (claims/propositions.py); this encoder opens fewer than
# the English one. On 446 labelled documents, from -3 to 3, more are found up to 0, and fewer are right beyond it; in
# Russian, which it learned from most, from -0.5 on.
BEGIN = {"ru": -0.5}
# Whose speakers the scorer of these languages chooses. On written documents kept out, French ones are as often right by
# the English one; Hebrew ones less often (74 of 100 for 78).
FITTED = ("ru", "uk", "ar", "he")
# Words of a piece that is joined to its neighbour in Arabic and Hebrew, which tell much without a verb: "the death of
# ten and the wounding of twelve". Of 0, 2, 4 and all, 4 leaves most found and as many of them right.
NOMINAL = 4


class LanguageReader(Reader):
    """Reads reports in the languages of languages/tables; made from an English reader, whose options it shares."""

    def __init__(self, beside: Reader) -> None:
        super().__init__(
            beside.options,
            gazetteer=beside._gazetteer,
            encoder=Encoder(weights=encoder_folder(CODES[0]), threads=beside.encoder.threads),
        )
        self._beside = beside

    @cached_property
    def gazetteer(self) -> Any:
        """That of the English reader."""
        return self._beside.gazetteer

    @cached_property
    def sides(self) -> SideRanker:
        """That of these languages, which was fitted on their labels."""
        return SideRanker(encoder_folder(CODES[0]) / "sides.json")

    def of(self, report: Report) -> Reader:
        """This one."""
        return self

    def found(self, report: Report) -> Found:
        """What one report offers before it is chosen whose each proposition is."""
        code = reading_language(report)
        doc = running(report)
        made = canonical_in(doc.text, code)
        tags = self._tags(doc, made, (*HEADS, "names"))
        tongue = _Tongue(doc, code)
        sentences = SentenceIndex(split(doc, tongue.of_text))
        tongue.know(sentences)
        words = words_of(doc.text, tags.output, tongue.at)
        quoted = tuple(sorted({*quoted_spans(doc), *spoken(doc)}))
        registry = cast(Registry, self._names_in(code))
        attributions = self._attributed(doc, tags, words, sentences, quoted, tongue)
        labelled = turns(doc, tongue.main, sure=report.kind == "transcript")
        dialogue = labelled or dashed(doc, words)
        untold = report.voice is None and report.kind != "report"
        folder, named, fields = encoder_folder(code), self._names_in(code), Fields(tags.output)
        head = head_of(doc, tags, fields, words, attributions, named, tongue.main, folder / "heads.json")
        head = None if dialogue else head
        around = self._around(report, doc, tags, words, sentences, quoted, attributions, self.registry, head)
        own = around.issuer if around.masthead else issuer(doc, labelled) or unlabelled(doc, labelled)
        around = replace(
            around, dialogue=dialogue, issuer=own if untold else None,
            titled=titled(report.title or "", tongue.main, named),
            table=weights(folder / "carriers.json") if code in FITTED else None, own=untold,
        )  # fmt: skip
        marked = [
            one
            for one in spans_of(doc.text, tags.output, "claim", begin=BEGIN.get(code, 0.0))
            if tongue.code_at(one.start) is not None
        ]
        longest = NOMINAL if tongue.main.right_to_left else None
        pieces = propositions(doc.text, words, sentences, marked, attributions, longest)
        pieces = weighed(doc, tags.output, words, sentences, quoted, attributions, pieces, code)
        found = with_leads(doc, words, [p for p in pieces if tongue.code_at(p.span[0]) is not None])
        return Found(doc, made, tags, registry, words, sentences, attributions, found, around, report.published, fields)

    def _told(self, report: Report) -> Told:
        found = self.found(report)
        doc, tags, words, sentences = found.doc, found.tags, found.words, found.sentences
        registry = cast(Named, cast(object, found.registry))
        tongue = _Tongue(doc, registry.code)
        tongue.know(sentences)
        fields = found.fields
        coming = [p.span for p in found.propositions if times.lies_ahead(fields.distribution("factuality", p.spans))]
        dated = self._dated(doc, report, sentences.sentences, tongue, coming)
        counted = with_marked(
            self._measured(doc, sentences.sentences, tongue, words, dated), tags.of("figure"), fields, doc.text,
            read=lambda span: figures.at(doc.text, span, tongue.at(span[0])),
        )  # fmt: skip
        counted = settled(counted, doc.text, sentences.sentences, tongue.at)
        voiced, made_for = voices(found.propositions, fields, found.around, ())
        voiced = with_own(voiced, found.around)
        attributions = with_quoted(doc, sentences, found.attributions + made_for, found.around.quoted)
        acting = [s for a in attributions for s in a.source] + [(r.start, r.end) for r in tags.of("role", "agent")]
        placed = self._located(doc, tags, sentences.sentences, tongue, acting, words)
        places = marked.unled(with_named(placed, marked.where(doc.text, tags), doc.text, words), doc.text, tongue.at)
        told = heard(doc.text, sentences, places, lambda at: self._names_in(tongue.at(at).code))
        speakers = self.resolver(found, told).resolve([a.source for a in attributions])
        attributions = [
            msgspec.structs.replace(a, actor=actor) for a, actor in zip(attributions, speakers.by_source, strict=True)
        ]
        speakers, attributions = with_told(speakers, attributions, report, self.registry, found.around)
        among = parties(
            doc.text, sentences, places, words, Named(self.registry, registry.code, told), tongue.main, report, told
        )
        weighing = Weighing(among, speakers_of(speakers, fields, attributions))
        bare = nameless(found)
        material = Material(
            doc=doc, nameless=bare, words=words, sentences=sentences, quoted=found.around.quoted,
            actors=with_side(self.sides.settle(weighing), report), figures=counted,
            places=places, times=dated,
            roles=tags.of("role"), published=(report.published or "")[:10] or None, registry=cast(Registry, registry),
            stance_of=lambda cue: stance_of(cue, tongue.main), kind_of=tongue.kind_of,
        )  # fmt: skip
        claims = arrange(compose(material, fields, voiced, attributions))
        return Told(doc, bare, material.actors, attributions, claims, fields, {})

    def resolver(self, found: Found, told: Collection[str] | None = None) -> Resolver:
        """What finds the speakers of a report that was looked at; told: the sides that it names."""
        tongue = _Tongue(found.doc, cast(Named, cast(object, found.registry)).code)
        tongue.know(found.sentences)
        day = (found.published or "")[:10] or None
        return Resolver(
            found.doc,
            found.words,
            found.sentences,
            partial(Named, self.registry, heard=told),
            tongue.at,
            day,
            found.around.quoted,
            [turn.label for turn in found.around.dialogue if not turn.asks],
        )

    def part(self, report: Report, only: str) -> list[dict[str, Any]]:
        """One part of a reading over the whole text, furniture included, as plain values."""
        if only in ("claims", "tags"):
            return super().part(report, only)
        doc = running(report, furniture=True)
        tongue = _Tongue(doc, reading_language(report))
        sentences = SentenceIndex(split(doc, tongue.of_text))
        tongue.know(sentences)
        found: Sequence[msgspec.Struct]
        if only == "times":
            found = self._sure(self._dated(doc, report, sentences.sentences, tongue))
        elif only == "figures":
            dated = self._dated(doc, report, sentences.sentences, tongue)
            found = self._measured(doc, sentences.sentences, tongue, Words(()), dated)
        elif only == "places":
            tags = self._tags(doc, canonical_in(doc.text, tongue.main.code), ("places", "where"))
            found = self._sure(self._located(doc, tags, sentences.sentences, tongue))
        else:
            tags = self._tags(doc, canonical_in(doc.text, tongue.main.code), ("attribution",))
            links = self._linked(doc, tags, quoted_spans(doc), tongue)
            found = self._sure(self._calibrated(links))
        return [msgspec.to_builtins(to_raw(one, doc, report.text)) for one in found]

    @cache  # noqa: B019 - a reader lives as long as what it has loaded
    def _names_in(self, code: str) -> Named:
        return Named(self.registry, code)

    def _registry(self, made: Canonical, text: str) -> Registry:
        return self.registry

    def _dated(
        self, doc: RunningText, report: Report, sentences: Sequence[Span], tongue: _Tongue, coming: Sequence[Span] = ()
    ) -> tuple[When, ...]:
        out: list[When] = []
        for one, spans in tongue.runs(sentences):
            if one is None:
                out += date_english(doc, report.published, sentences=spans)
            else:
                out += times.date(doc.text, spans, one, report.published, coming)
        return tuple(msgspec.structs.replace(t, confidence=self.calibration.of_time(t)) for t in out)

    def _measured(
        self, doc: RunningText, sentences: Sequence[Span], tongue: _Tongue, words: Words, dated: Sequence[When]
    ) -> list[Figure]:
        out: list[Figure] = []
        taken = [(t.start, t.end) for t in dated if t.role != "duration"]
        for one, spans in tongue.runs(sentences):
            if one is None:
                out += measure_english(doc, sentences=spans)
            else:
                out += figures.measure(doc.text, spans, one, words, taken)
        return sorted(out, key=lambda f: f.start)

    def _located(
        self, doc: RunningText, tags: Tags, sentences: Sequence[Span], tongue: _Tongue, acting: Sequence[Span] = (),
        words: Words = NO_WORDS,
    ) -> tuple[Place, ...]:  # fmt: skip
        tagged = marked.named(
            doc.text, tags, lambda name: bool(self.gazetteer.named(name, tongue.main.code, loose=False))
        )
        found: list[Place] = []
        for one, spans in tongue.runs(sentences):
            if one is None:
                here = [s for s in tagged if any(b <= s[0] < e for b, e in spans)]
                everywhere = locate(doc, here, self.gazetteer)
                found += [p for p in everywhere if any(b <= p.start < e for b, e in spans)]
            else:
                registry = self._names_in(one.code)
                found += located(doc.text, tagged, spans, one, self.gazetteer, registry, acting, words)
        return tuple(
            msgspec.structs.replace(p, confidence=self.calibration.score("places", p.confidence)) if p.id else p
            for p in sorted(found, key=lambda p: p.start)
        )

    def _linked(self, doc: RunningText, tags: Tags, quoted: Sequence[Span], tongue: _Tongue) -> list[Attribution]:
        spans = [part for one in tags.of("attribution") for part in headline_apart(doc, one)]
        out = []
        for n, one in enumerate(led(doc, spans, link(doc.text, spans, tongue.kind_of)), 1):
            out.append(
                Attribution(
                    id=f"t{n}", source=tuple(_whole_words(doc.text, s) for s in one.source), cue=one.cue,
                    content=one.content,
                    quotation=quotation(quoted, doc.text, one.content), confidence=round(float(one.score), 3),
                )
            )  # fmt: skip
        if not tongue.main.right_to_left:
            return out
        return with_own_cues(out, sorted((one.start, one.end) for one in tags.of("attribution", "cue")))

    def _owned(self, doc: RunningText, sentences: SentenceIndex, span: Span, tongue: _Tongue) -> Span:
        """A source that is only the owner of the body before it, with that body: "General Staff of | Ukraine"."""
        one = tongue.at(span[0])
        if one.code == "fr" and ARTICLE.fullmatch(doc.text[slice(*span)] + " "):
            return with_noun(doc.text, span, sentences.end(span[0]), one)
        behind = Tokens(doc.text, span[1], sentences.end(span[0]), one)
        if span[1] - span[0] == 1 and len(behind) and not one.right_to_left:  # "in | the statement"
            return span[0], behind.ends[0]
        if self._names_in(one.code).country(doc.text[slice(*span)]) is None:
            return span
        number = max(0, sentences.at(span[0]))
        tokens = Tokens(doc.text, sentences.sentences[number][0], span[1], one)
        last = next((k for k, start in enumerate(tokens.starts) if start >= span[0]), len(tokens))
        for k in range(last - 1, max(-1, last - 5), -1):
            if not tokens.low[k][:1].isalpha() or tokens.of(k, "saying", "according") is not None:
                break
            if tokens.of(k, "body") is not None:
                first = k - 1 if k and tokens.of(k - 1, "body", "gloss", "according", "preposition") is None else k
                titled = first < k and doc.text[tokens.starts[first] : tokens.ends[first]][:1].isupper()
                return (tokens.starts[first if titled else k], span[1])
        return span

    def _attributed(
        self, doc: RunningText, tags: Tags, words: Words, sentences: SentenceIndex, quoted: Sequence[Span],
        tongue: _Tongue,
    ) -> list[Attribution]:  # fmt: skip
        sure = [
            msgspec.structs.replace(a, source=tuple(self._owned(doc, sentences, s, tongue) for s in a.source))
            for a in self._linked(doc, tags, quoted, tongue)
            if a.confidence >= LEAST_SURE
        ]
        found = with_dropped(doc, sentences, whole_lists(doc, with_self(sure, words)))
        return self._calibrated(with_unattributed(doc, words, sentences, found, quoted))


class _Tongue:
    """Which language each sentence of a report is in; the report's own where its letters do not tell."""

    def __init__(self, doc: RunningText, code: str) -> None:
        self._doc, self.main = doc, language(code)
        self._sentences = SentenceIndex(())
        self._codes: list[str | None] = []

    def know(self, sentences: SentenceIndex) -> None:
        """Look at the sentences once they are cut."""
        self._sentences = sentences
        self._codes = [part_language(self._doc.text[s:e], self.main.code) for s, e in sentences.sentences]

    def code_at(self, point: int) -> str | None:
        """The code of the language at an offset; None where it is not read."""
        number = self._sentences.at(point)
        return self._codes[number] if 0 <= number < len(self._codes) else self.main.code

    def at(self, point: int) -> Language:
        """The language at an offset, the report's own where that has no table."""
        code = self.code_at(point)
        return language(code) if code in CODES else self.main

    def of_text(self, text: str) -> Language:
        """The language of some words of the report."""
        code = part_language(text, self.main.code)
        return language(code) if code in CODES else self.main

    def runs(self, sentences: Sequence[Span]) -> list[tuple[Language | None, list[Span]]]:
        """The sentences by their languages (None: English), each language's in order; those not read are left out."""
        by_code: dict[str, list[Span]] = {}
        for span in sentences:
            code = self.code_at(span[0])
            if code is not None:
                by_code.setdefault(code, []).append(span)
        return [(None if code == "en" else language(code), spans) for code, spans in by_code.items()]

    def kind_of(self, words: str) -> str:
        """What sort of cue the words are, as the linker asks."""
        tokens = Tokens(words, 0, len(words), self.of_text(words))
        kinds = {m.kind for i in range(len(tokens)) for m in tokens.meanings(i)}
        return "according" if "according" in kinds else "saying" if "saying" in kinds else "other"


def stance_of(cue: str, tongue: Language) -> Stance:
    """The stance that the words of a cue lend by the language's table; "not" before one turns it round: asserts."""
    tokens = Tokens(cue, 0, len(cue), tongue)
    for i in range(len(tokens)):
        found = tokens.of(i, "saying")
        if found is not None and found.value != "asserts":
            turned = any(tokens.of(k, "negation") is not None for k in range(max(0, i - 2), i))
            return "asserts" if turned else cast(Stance, found.value)
    return "asserts"


_ACRONYM = re.compile(r"[א-ת][\"״“][א-ת]+")


def _whole_words(text: str, span: Span) -> Span:
    """The span with the rest of an acronym that it was cut in, at its inner mark."""
    found = _ACRONYM.match(text, span[1] - 1) if span[1] > span[0] else None
    return (span[0], found.end()) if found is not None else span
