"""From source phrases to actors, in reading order; what the text does not tell stays unresolved."""

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.acronyms import full_name
from counterclaim.reader.speakers.antecedents import Ranker, Seen, is_open, link, of_teller
from counterclaim.reader.speakers.bearers import is_band
from counterclaim.reader.speakers.cast import Cast, Member
from counterclaim.reader.speakers.introduced import followed, group_named, is_group, named_after
from counterclaim.reader.speakers.named import Speakers, close
from counterclaim.reader.speakers.names import bare_name, fold, runs
from counterclaim.reader.speakers.office_labels import holder
from counterclaim.reader.speakers.owners import KIN
from counterclaim.reader.speakers.papers import owner_of_paper
from counterclaim.reader.speakers.phrase import (
    BODY_NOUNS,
    GROUP_PRONOUNS,
    PERSON_PRONOUNS,
    PLURAL_PEOPLE,
    Phrase,
    PhraseKind,
    as_printed,
    head_noun,
    indefinite,
    nameless,
    read_phrase,
    subject_phrase,
)
from counterclaim.reader.speakers.plural import they
from counterclaim.reader.speakers.sides import Sides
from counterclaim.reader.speakers.titles import gender, heard, person_at, same_person, titles_before
from counterclaim.reader.words import FINITE, SUBJECTS, Word, Words
from counterclaim.registry import TOGETHER, Registry
from counterclaim.registry.words import ISSUED

BACK = 4  # sentences back for a pronoun; set by eye
PUBLISHED = vocabulary.words("speakers.published")


def name_speakers(
    doc: RunningText,
    words: Words,
    sentences: SentenceIndex,
    sources: Sequence[Spans],
    *,
    registry: Registry,
    published: str | None = None,
    places: Sequence[Place] = (),
    contents: Sequence[Spans] = (),
    ranker: Ranker | None = None,
    turns: Sequence[tuple[Span, int, int]] = (),
) -> Speakers:
    """The actor behind each source.

    sources:  source spans per attribution in running-text offsets, () where the tagger found none.
    contents: content spans per attribution; names inside a quotation do not answer a pronoun outside it.
    ranker: chooses whom a phrase that is no name means; without one the rules do.
    Mentions of the actors come in running-text offsets.
    """
    return _Resolver(doc, words, sentences, registry, published, places, contents, ranker, turns).resolve(sources)


class _Resolver:
    """One report's resolution; state lives only while the report is read."""

    def __init__(
        self, doc: RunningText, words: Words, sentences: SentenceIndex, registry: Registry,
        published: str | None, places: Sequence[Place], contents: Sequence[Spans], ranker: Ranker | None,
        turns: Sequence[tuple[Span, int, int]],
    ) -> None:  # fmt: skip
        self.doc, self.words, self.sentences = doc, words, sentences
        self.registry, self.published = registry, (published or "")[:10] or None
        self.contents = [s for spans in contents for s in spans]
        self.cast = Cast()
        self.sides = Sides(doc, words, sentences, places, registry, self.published, self.cast)
        self.towns = {p.text for p in places if p.country and p.kind == "town"}
        self.no_people = self.towns.union(self.sides.spelled_out)
        self.trail: list[tuple[int, Member, bool]] = []  # (position, who, as subject or speaker)
        self.ranker = ranker
        self.seen = Seen(self.cast, self.sides, sentences, registry, self.trail, [], turns)

    def resolve(self, sources: Sequence[Spans]) -> Speakers:
        self._meet_people()
        order = sorted(range(len(sources)), key=lambda i: sources[i][0][0] if sources[i] else len(self.doc.text))
        answer: dict[int, Member | None] = {}
        later: list[tuple[int, Phrase, Span]] = []
        for i in order:
            if not sources[i]:
                answer[i] = None
                continue
            span = (sources[i][0][0], sources[i][-1][1])
            phrase = self._phrase(sources[i])
            met = len(self.cast.members)
            member = self._member(phrase, span)
            if self.ranker is not None and is_open(phrase, self.registry):
                side = self.sides.standing(phrase.text, span).side
                member = link(phrase, span[0], side, self.seen, member, met, self.ranker)
                member = they(member, phrase, span[0], self.words, self.seen, self.contents)
            if member is None and phrase.kind == "role":
                later.append((i, phrase, span))
            answer[i] = member
            if member is not None:
                member.add_mention(span)
                self.trail.append((span[0], member, True))
                self.trail.sort(key=lambda t: t[0])
                self.seen.spoke.append((span[0], member))
        for i, phrase, span in later:  # "Ukraine's top army commander", named only in a later sentence
            holder = self._role_holder(phrase, span, after=True) or self._in_office(phrase, span)
            answer[i] = holder or self._by_role_alone(phrase, span)
        answer = followed(answer, sources, {i for i, *_ in later}, self.sentences, self.doc.text)
        answer = named_after(answer, sources, self.sentences, self.doc.text, self.registry)
        return close(self.cast, self.sides, answer, len(sources), self.doc.text)

    def _phrase(self, spans: Spans) -> Phrase:
        span = max(spans, key=lambda s: s[1] - s[0]) if len(spans) > 1 else spans[0]
        words = self.words.slice(span)
        text = self.doc.text[span[0] : span[1]]
        role = text.lower().removeprefix("the ")
        if text.isupper() and len(words) > 1 and (head := head_noun(words)) in BODY_NOUNS:
            return Phrase("organisation", text, as_printed(text), span, "", head)  # a letterhead's
        if text.isupper() and self.registry.role_class(role) and len(words) > 1:  # a transcript's label
            kind: PhraseKind = "unnamed" if indefinite(role) else "role"
            return Phrase(kind, text, "", None, role, role.split()[-1])
        name = bare_name(words)
        if name and self.cast.calls(name):  # who was met is who is meant, whatever else bears the name
            return Phrase("person", text, name, span, "", "")
        phrase = read_phrase(text, words, self.registry)
        if self.ranker is not None and phrase.head in ISSUED | PUBLISHED:  # whose a paper is speaks in it
            owner = owner_of_paper(words, phrase.head)
            if owner:
                theirs = read_phrase(self.doc.text[owner[0].start : owner[-1].end], owner, self.registry)
                phrase = theirs if theirs.kind not in ("none", "pronoun") else phrase
        return phrase._replace(kind="organisation") if phrase.name in self.no_people else phrase

    def _meet_people(self) -> None:
        for first, stop in self.sentences.sentences:
            words = self.words.slice((first, stop))
            subject_seen = False
            self._meet_body(words)
            for begin, end in runs(words):
                window = words[max(0, begin - 6) : end]
                phrase = person_at(self.doc.text, words, begin, end, self.registry, self.cast)
                if phrase is None or phrase.name_span is None or phrase.name in self.no_people:
                    continue
                member = self._know(phrase, phrase.name_span, window)
                if member is None:
                    continue
                span = phrase.name_span
                quoted = any(s <= span[0] and span[1] <= e for s, e in self.contents)
                acts = any(w.dep in SUBJECTS for w in words[begin:end])
                subject = not subject_seen and (acts or (end < len(words) and words[end].tag in FINITE))
                subject_seen = subject_seen or subject
                if not quoted:
                    self.trail.append((span[0], member, subject))

    def _meet_body(self, words: Sequence[Word]) -> None:
        """The state or organisation that a sentence is about: "it" in the next one may mean it."""
        phrase_words = subject_phrase(words)
        if not phrase_words:
            return
        span = (phrase_words[0].start, phrase_words[-1].end)
        if any(s <= span[0] and span[1] <= e for s, e in self.contents):
            return
        phrase = read_phrase(self.doc.text[span[0] : span[1]], phrase_words, self.registry)
        if phrase.kind in ("organisation", "state") and (body := self._body(phrase, span)) is not None:
            body.add_mention(span)
            self.trail.append((span[0], body, True))

    def _know(self, phrase: Phrase, span: Span, window: Sequence[Word]) -> Member | None:
        """The person, met before or new; None where the name fits several of the cast."""
        titles = titles_before(phrase)
        side = self.sides.standing(phrase.role, span).side if phrase.role else None
        met = self.cast.people(phrase.name, span[0], " ".join([phrase.role, *titles]))
        fitting = self.cast.named_at(span) or heard(same_person(met, phrase, side, self.registry), self.seen.spoke)
        if len(fitting) > 1:
            return None
        member = fitting[0] if fitting else self.cast.add(Member("person", phrase.name))
        if len(phrase.name.split()) > len(member.name.split()):
            member.name = phrase.name
        member.add_mention(span)
        self._add_role(member, phrase.role, span)
        member.gender = member.gender or gender(member.name, window, self.registry, titles)
        member.titles = member.titles or titles
        return member

    def _add_role(self, member: Member, role: str, span: Span) -> None:
        if not role:
            return
        if self.registry.country(role.strip(" ,-")) is not None:
            return  # "Norva | Ana Sorel": a name's neighbour, no office
        member.add_role(role)
        kind = self.registry.role_class(role)
        if kind:
            member.classes.add(kind)
        self.sides.stand(member, role, (span[0] - len(role) - 40, span[1] + len(role) + 40))
        if not member.sides and role.lower().startswith(("its ", "their ", "his ")):
            owner = self._last(span, lambda m: m.kind in ("state", "organisation") and m.side is not None)
            if owner is not None and owner.side is not None:
                member.sides.append(owner.side)

    def _member(self, phrase: Phrase, span: Span) -> Member | None:
        if phrase.kind == "none":
            return None
        if phrase.kind == "pronoun":
            return self._pronoun(phrase.head, span)
        if phrase.kind == "several":
            return self._together(phrase, span)
        if phrase.kind == "person":
            if (known := self._know(phrase, phrase.name_span or span, ())) is not None:
                self._trail_side(known, phrase, span)
            return known
        if phrase.kind in ("organisation", "state"):
            return self._body(phrase, span)
        if phrase.head in PUBLISHED and phrase.text.lower().startswith(("its ", "their ", "his ", "her ")):
            return self._owned_body(phrase, span)
        if phrase.kind == "role" and not of_teller(phrase):
            return self._role_holder(phrase, span, after=False)
        return self._unnamed(phrase, span)

    def _together(self, phrase: Phrase, span: Span) -> Member | None:
        """ "X and Y" as one speaker: on the one side that both are on, or on both ("Norva + Ostia")."""
        first, second = phrase.parts
        shared = self.registry.role(first.role)
        if shared is not None and not shared.person and not second.role:
            second = second._replace(role=first.role)  # "officials Ana Sorel and Jo Berg"
        people = [self._member(part, part.name_span or span) for part in (first, second)]
        if any(m is None for m in people):
            return None
        name = " and ".join(m.name for m in people if m is not None)
        for member in self.cast.members:
            if member.kind == "collective" and member.name == name:
                return member
        sides = list(dict.fromkeys(self.sides.of(m)[0] for m in people if m is not None))
        told = TOGETHER.join(side for side in sides if side)
        return self.cast.add(
            Member("collective", name, roles=[phrase.role] if phrase.role else [], sides=[told] if all(sides) else [],
                   neutral=not all(sides))
        )  # fmt: skip

    def _body(self, phrase: Phrase, span: Span) -> Member | None:
        owned = self._owned_body(phrase, span)
        if owned is not None:
            return owned
        full = full_name(phrase.name, self.sides.spelled_out, self.doc.text, self.registry)
        phrase = phrase._replace(name=full)
        member = self.cast.body(phrase.name)
        named = any(part[:1].isupper() for part in phrase.name.split())
        if member is None and not (named and self.registry.party(phrase.name)):
            member = self._earlier_body(phrase, span)
        if member is None and not nameless(phrase):
            body = Member("state" if phrase.kind == "state" else "organisation", phrase.name, head=phrase.head)
            member = self.cast.add(body)
            if phrase.name not in self.towns:  # who governs a town, the report tells, nor is it whoever bears its name
                self.sides.stand(member, phrase.text, span)
            self._trail_side(member, phrase, span)
        return member

    def _owned_body(self, phrase: Phrase, span: Span) -> Member | None:
        """ "His office", "its data": named after the owner, or the owner itself for what it publishes."""
        first, _, rest = phrase.text.partition(" ")
        if first.lower() not in ("his", "her", "its", "their") or not rest:
            return None
        owner = self._pronoun(first.lower() if first.lower() in ("his", "her") else "it", span)
        if owner is None:
            return None
        if phrase.head in PUBLISHED:
            return owner
        name = f"{owner.name}'s {rest}"
        side = owner.side or self.sides.office_side(owner)
        member = self.cast.body(name)
        if member is None:
            member = self.cast.add(Member("organisation", name, head=phrase.head, sides=[side] if side else []))
        return member

    def _trail_side(self, member: Member, phrase: Phrase, span: Span) -> None:
        """ "Its spokesman", "its army": the side of the state last spoken of."""
        if member.sides or not phrase.text.lower().startswith(("its ", "their ")):
            return
        owner = self._last(span, lambda m: m.kind in ("state", "organisation"))
        side = self.sides.subjects(span[0]) or (owner.side if owner is not None else None)
        member.sides += [side] if side else []

    def _earlier_body(self, phrase: Phrase, span: Span) -> Member | None:
        """The last body whose name has all words of this one: "the ministry" after "Norva's defence ministry"."""
        words = set(fold(phrase.name).split()) - {"the"}
        for member in (m for m in reversed(self.cast.members) if not is_band(phrase.head, m, self.registry)):
            alike = member.kind == "organisation" and phrase.head in (member.head, fold(member.name).split()[-1])
            if alike and member.mentioned(span[0]) and words <= set(fold(member.name).split()):
                return member
        known = phrase.head in ("group", "movement", "organisation", "organization") and not indefinite(phrase.text)
        last = self._last(span, lambda m: is_group(m, self.registry)) if known else None
        if not known or last is not None:
            return last  # "the group" after "Hamas"
        side = group_named(self.doc.text, self.sentences, span[0], self.registry, BACK)
        return self.cast.body(side) or self.cast.add(Member("organisation", side, sides=[side])) if side else None

    def _role_holder(self, phrase: Phrase, span: Span, *, after: bool) -> Member | None:
        """The person named elsewhere who holds the role; before the mention first, then (after=True) later."""
        wanted = self.registry.role_class(phrase.role)
        side = self.sides.standing(phrase.role, span).side
        fitting: list[tuple[int, Member]] = []
        for member in self.cast.members:
            kinds = member.classes | self._registry_classes(member) if member.kind == "person" else set()
            if wanted not in kinds and not kinds & KIN.get(wanted or "", set()):
                continue
            theirs = member.side or self.sides.office_side(member)
            if side and theirs and side != theirs:
                continue
            if side and not theirs and wanted not in kinds and not after:
                continue
            exact = 0 if wanted in kinds else 1
            starts = [s for s, _ in member.mentions]
            before = [s for s in starts if s < span[0]]
            if before and not after:
                fitting.append((exact * 10**9 + span[0] - max(before), member))
            elif after and starts:
                near = min(starts, key=lambda s: abs(s - span[0]))
                if abs(self.sentences.at(span[0]) - self.sentences.at(near)) <= 3:
                    fitting.append((exact * 10**9 + abs(near - span[0]), member))
        if not fitting:
            return None
        member = min(fitting, key=lambda f: f[0])[1]
        self._add_role(member, phrase.role, span)
        self._trail_side(member, phrase, span)
        return member

    def _in_office(self, phrase: Phrase, span: Span) -> Member | None:
        """Who held the office that a transcript's label names, where nothing else in the report tells."""
        if self.published is None or not phrase.text.isupper():
            return None
        owner = self.sides.of(Member("unnamed", phrase.role, roles=[phrase.role], mentions=[span]))[0]
        name = holder(phrase.role, self.words, self.doc.text, self.registry, self.published, owner)
        return self._know(Phrase("person", phrase.text, name, None, phrase.role, ""), span, ()) if name else None

    def _by_role_alone(self, phrase: Phrase, span: Span) -> Member:
        """A speaker known by office only: "the governor of Kursk region"."""
        name = phrase.role
        for member in self.cast.members:
            if member.kind == "unnamed" and fold(member.name) == fold(name):
                member.add_mention(span)
                return member
        member = self.cast.add(Member("unnamed", name, roles=[phrase.role], head=phrase.head))
        self.sides.stand(member, phrase.text, span)
        member.classes.update(filter(None, [self.registry.role_class(phrase.role)]))
        member.add_mention(span)
        self._trail_side(member, phrase, span)
        return member

    def _unnamed(self, phrase: Phrase, span: Span) -> Member | None:
        if nameless(phrase):
            return None
        plural = phrase.head in PLURAL_PEOPLE or phrase.head.endswith("s")
        for member in self.cast.members:
            called = (member.name, *(member.roles if of_teller(phrase) else ()))  # "my cousin Peter", then "my cousin"
            if (member.kind != "person" or called[1:]) and fold(phrase.role) in map(fold, called):
                return member
        member = self.cast.add(Member("collective" if plural else "unnamed", phrase.role, head=phrase.head))
        self.sides.stand(member, phrase.text, span)
        self._trail_side(member, phrase, span)
        return member

    def _pronoun(self, word: str, span: Span) -> Member | None:
        if word in PERSON_PRONOUNS:
            gender = PERSON_PRONOUNS[word]
            return self._last(span, lambda m: m.one_person and (m.gender in (None, gender, "u")))
        if word in ("it", "its", "itself"):
            return self._last(span, lambda m: m.kind in ("organisation", "state"))
        if word in GROUP_PRONOUNS:
            return self._last(span, lambda m: m.several)
        return None

    def _last(self, span: Span, fits) -> Member | None:  # type: ignore[no-untyped-def]
        """The nearest fitting actor before the span: sentence by sentence backwards, subjects and speakers first."""
        here = self.sentences.at(span[0])
        by_sentence: dict[int, list[tuple[int, Member, bool]]] = {}
        teller = self.seen.teller(span[0])
        for position, member, subject in self.trail:
            if position < span[0] and fits(member) and member is not teller:
                by_sentence.setdefault(here - self.sentences.at(position), []).append((position, member, subject))
        for back in range(BACK + 1):
            found = by_sentence.get(back, [])
            speaking = [m for _, m, subject in found if subject]
            if speaking:
                return speaking[-1]
            distinct = {id(m): m for _, m, _ in found}
            if len(distinct) == 1:
                return next(iter(distinct.values()))
        return None

    def _registry_classes(self, member: Member) -> set[str]:
        office = self.registry.office_holder(member.name, self.published)
        return {office.role_class} if office is not None else set()
