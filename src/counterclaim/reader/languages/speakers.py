"""From source phrases of a text in a language beside English to actors, in reading order; what is untold stays open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterclaim.model.actor import Actor, ActorKind, Mention, SideBasis
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.names import name_key
from counterclaim.reader.languages import nominatives
from counterclaim.reader.languages.bodies import STEM, Bodies, alone, definite, head, unled
from counterclaim.reader.languages.language import ARTICLES, Language, fold
from counterclaim.reader.languages.meant import Mentioned, antecedent, same_person
from counterclaim.reader.languages.offices import bare, fits, leader, office_before, told_alike
from counterclaim.reader.languages.phrases import ARTICLE, LONGEST, Phrase, Phrases
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers import Speakers
from counterclaim.reader.speakers.cast import Member
from counterclaim.reader.words import FINITE, Words
from counterclaim.registry import words as w

LAST = 2  # sentences back for an office of somebody whose office the text does not tell
FURTHER = 8  # for "the ministry" and "the statement", which name what they mean more closely
_NOBODYS = w.EXPERT | w.NEUTRAL | w.NEUTRAL_BODIES | w.MEDIA | w.LAWYERS | w.FORMER | w.CIVIL - w.ENVOY
_OFFICIAL = frozenset("government ministry army forces armed police spokesman spokesperson official".split())
_NEUTRAL = frozenset("expert medical civilian media religious".split())


class Resolver:
    """One report's speakers.

    language_at: the language of the sentence that holds an offset. published: the report's ISO day. labels: of turns,
    which have names in the nominative.
    """

    def __init__(
        self, doc: RunningText, words: Words, sentences: SentenceIndex, registry: Callable[[str], Named],
        language_at: Callable[[int], Language], published: str | None, quoted: Sequence[Span],
        labels: Sequence[Span] = (),
    ) -> None:  # fmt: skip
        self.doc, self.words, self.sentences = doc, words, sentences
        self._registry, self._language_at, self.published = registry, language_at, published
        self.quoted, self._labels = quoted, sorted(set(labels))
        self.phrases = Phrases(doc, words, sentences, registry, language_at)
        self.bodies = Bodies(doc, words, sentences, language_at)
        self.members: list[Member] = []
        self.keys: dict[int, tuple[str, ...]] = {}
        self.offices: set[int] = set()
        self.trail: list[Mentioned] = []
        self.nominatives: dict[str, None] = {}  # words of names that are the subject of a verb of saying
        self.owners: dict[str, str] = {}  # whose body of a kind was named last

    def resolve(self, sources: Sequence[Spans]) -> Speakers:
        """The actor behind each source, () where the tagger found none; offsets of the running text."""
        self._meet_people()
        order = sorted((i for i, s in enumerate(sources) if s), key=lambda i: sources[i][0][0])
        answer: dict[int, Member] = {}
        later: list[tuple[int, Phrase, Span]] = []
        for i in order:
            span = max(sources[i], key=lambda s: s[1] - s[0])
            phrase = self.phrases.read(span)
            member = self._member(phrase, span)
            if member is None and phrase.kind == "role":
                later.append((i, phrase, span))
            if member is not None:
                answer[i] = member
                self._speaks(member, span)
        for i, phrase, span in later:
            member = self._holder(phrase, span, after=True) or self._by_words("unnamed", phrase, span)
            answer[i] = member
            member.add_mention(span)
        return self._closed(answer, len(sources))

    # -- members ---------------------------------------------------------------------------------------

    def _meet_people(self) -> None:
        """People named anywhere, so that a surname, an office or a pronoun finds its full name."""
        spans: list[Span] = []
        run: list[Span] = []
        for word in [*self.words, None]:
            person = word is not None and word.name.endswith("PERSON") and word.text[:1].isalpha()
            near = word is not None and (not run or word.start - run[-1][1] <= (word.name[0] != "B") + 1)
            near = near and not (run and word is not None and self.phrases.begins_with_and(word))
            if person and near and word is not None:
                run.append((word.start, word.end))
                continue
            if run and len(run) <= LONGEST + 1:
                spans.append((run[0][0], run[-1][1]))
            begin = word.start + (bool(spans) and self.phrases.begins_with_and(word)) if word is not None else 0
            run = [(begin, word.end)] if person and word is not None else []
        for sentence in self.sentences.sentences:
            language = self._language_at(sentence[0])
            if not language.right_to_left:
                tokens = Tokens(self.doc.text, *sentence, language)
                found = [(tokens.starts[i], tokens.ends[j - 1]) for i, j in self.phrases.capitals(tokens) if j - i > 1]
                found = [s for s in found if not self.phrases.placed(s)]
                spans = [s for s in spans if not any(s[0] < e and b < s[1] for b, e in found)] + found
        whole = [next((s for s in spans if s[0] <= b and e <= s[1]), (b, e)) for b, e in self._labels]
        spans = [s for s in spans if not any(s[0] < e and b < s[1] for b, e in whole)]
        for span in [*whole, *sorted(spans)]:
            self._meet(span)

    def _meet(self, span: Span) -> None:
        language = self._language_at(span[0])
        if self._tabled(span) or self._registry(language.code).country(self.doc.text[slice(*span)]) is not None:
            return
        if not language.right_to_left and not self.doc.text[span[0]].isupper():
            return
        tokens = Tokens(self.doc.text, self.doc.text.rfind("\n", 0, span[0]) + 1, span[1], language)
        if len(tokens) > 1 and tokens.starts[-1] == span[0] and self.phrases.owner(tokens, len(tokens) - 1):
            return
        member = self._person(self.doc.text[slice(*span)], span, language)
        office = self._office_before(span, language)
        if office is not None:
            member.classes.add(office)
        if not any(s <= span[0] and span[1] <= e for s, e in self.quoted):
            self.trail.append(Mentioned(span[0], member, leads=self._leads(span, language)))

    def _leads(self, span: Span, language: Language) -> bool:
        """True where a name is likely the subject: before its sentence's verb, and behind no preposition."""
        number = self.sentences.at(span[0])
        start = self.sentences.sentences[number][0] if number >= 0 else span[0]
        tokens = Tokens(self.doc.text, start, span[0], language)
        verbs = sum(w.tag in FINITE for w in self.words.slice((start, span[0])))
        led = any(tokens.of(k, "preposition", "within", "saying") is not None for k in range(len(tokens)))
        return not led and verbs <= (language.code == "ar")

    def _tabled(self, span: Span) -> bool:
        """True for words with an office, a body or a people among them, which are no person's name alone."""
        tokens = Tokens(self.doc.text, *span, self._language_at(span[0]))
        return any(tokens.of(k, "role", "body", "people") is not None for k in range(len(tokens)))

    def _office_before(self, span: Span, language: Language) -> str | None:
        """The class of the office whose words stand right before a name: "Chancellor of Norva | Ana Sorel"."""
        number = self.sentences.at(span[0])
        start = self.sentences.sentences[number][0] if number >= 0 else span[0]
        return office_before(Tokens(self.doc.text, start, span[0], language))

    def _person(self, name: str, span: Span, language: Language) -> Member:
        name = " ".join(name.replace("_", " ").split()).strip(" ,،؛.-–—\"'«»“”#")
        if language.code == "ar" and name.startswith("لل"):
            name = "ال" + name[2:]
        oblique = nominatives.clearly(name) or self._genitive(span, language, name)
        shown = nominatives.person(name, language.code) if oblique else name
        parts = tuple(name_key(shown).split())
        fitting = [m for m in self.members if m.kind == "person" and same_person(self.keys[id(m)], parts)]
        member = fitting[-1] if fitting else None
        if member is None:
            member = self._add(Member("person", shown), parts)
        elif (len(parts), sum(map(len, parts))) > (len(known := self.keys[id(member)]), sum(map(len, known))):
            member.name, self.keys[id(member)] = shown, parts
        member.add_mention(span)
        return member

    def _add(self, member: Member, key: tuple[str, ...]) -> Member:
        self.members.append(member)
        self.keys[id(member)] = key
        return member

    def _member(self, phrase: Phrase, span: Span) -> Member | None:
        if phrase.kind == "none":
            return None
        if phrase.kind == "pronoun":
            return self._antecedent(phrase.pronoun, span)
        if phrase.kind == "person" and phrase.span is not None:
            if not self._genitive(span, self._language_at(span[0])):
                self.nominatives |= dict.fromkeys(phrase.name.split())
            member = self._person(phrase.name, phrase.span, self._language_at(span[0]))
            member.add_role(phrase.role)
            if phrase.role_class:
                member.classes.add(phrase.role_class)
            self._stand(member, phrase.role or "", span)
            return member
        if phrase.kind == "role":
            return self._holder(phrase, span, after=False)
        if span in self._labels and not self._tabled(span):  # "Maro:", of whom a line above said "our guest Ana Maro"
            return self._person(self.doc.text[slice(*span)], span, self._language_at(span[0]))
        return (
            self._gone_back(phrase.text, span)
            or self._surname(phrase, span)
            or self._by_words(phrase.kind, phrase, span)
        )

    def _surname(self, phrase: Phrase, span: Span) -> Member | None:
        """Whom one word means that is the last of a person's name and nothing else: "Cole", after "Robert Cole"."""
        tokens = Tokens(self.doc.text, *span, self._language_at(span[0]))
        key = name_key(phrase.text)
        if phrase.kind not in ("organisation", "unnamed") or len(tokens) != 1 or tokens.meanings(0) or not key:
            return None
        return next((m for m in reversed(self.members) if m.kind == "person" and self.keys[id(m)][-1:] == (key,)), None)

    def _gone_back(self, said: str, span: Span) -> Member | None:
        """Whom "the ministry" or "the statement" means: who spoke last within reach, a body of that kind first."""
        language = self._language_at(span[0])
        said = ARTICLES["ar"] + said[2:] if language.code == "ar" and said.startswith("لل") else said
        tokens = Tokens(said, 0, len(said), language)
        back = next((m for k in (0, 1) if (m := tokens.of(k, "back")) is not None and k + m.size == len(tokens)), None)
        if back is None:
            return self._in_full(tokens, span) if definite(tokens) else None
        here = self.sentences.at(span[0])
        near = [t for t in self.trail if t.at < span[0] and here - self.sentences.at(t.at) <= FURTHER]
        spoken = [t.member for t in near if t.spoke]
        if back.value != "text":
            spoken = [m for m in spoken if m.kind in ("organisation", "state", "collective")]
        stem = tokens.low[-1].removeprefix("ال").removeprefix("ה")[:STEM]
        alike = [m for m in spoken if any(w.removeprefix("ال").startswith(stem) for w in fold(m.name).split())]
        if alike:
            return alike[-1]
        registry = self._registry(language.code)
        others = len(tokens) > 1 and registry.by_demonym(tokens.word(0)) is not None  # "the Norvan ministry"
        return None if others else self._in_full(tokens, span) or next(reversed(spoken), None)

    def _in_full(self, tokens: Tokens, span: Span) -> Member | None:
        """Who was named in full by words that begin with this one, as a speaker before, else anywhere before."""
        language, first = tokens.language, head(tokens.text, tokens.language)
        known = [
            (max(at), m) for m in self.members
            if m.kind != "person" and " " in m.name and (at := [s for s, _ in m.mentions if s < span[0]])
            and head(m.name, language) == first
        ]  # fmt: skip
        if known:
            return max(known, key=lambda one: one[0])[1]
        text = any(m.kind == "back" and m.value == "text" for k in (0, 1) for m in tokens.meanings(k))
        body = self.bodies.before(first, span[0]) if not text else None
        return self._by_words("organisation", self.phrases.read(body), body) if body is not None else None

    def _by_words(self, kind: ActorKind | str, phrase: Phrase, span: Span) -> Member:
        """The body, state or unnamed speaker of these words, met before or new."""
        language = self._language_at(span[0])
        shown = self._shown(phrase.text, span, language)
        parts = tuple(name_key(shown).split())
        if language.code in ("ar", "fr") and kind in ("collective", "unnamed", "role"):  # "the source", "sources"
            parts = tuple(word.removeprefix("ال").rstrip("s") for word in fold(shown).split())
        made: ActorKind = kind if kind in ("organisation", "state", "collective", "unnamed") else "unnamed"
        member = next((m for m in self.members if m.kind == made and self.keys[id(m)] == parts), None)
        if member is None and (language.code != "ar" or len(parts) > 1 or fold(shown).startswith("ال")):
            member = self._taken_up(made, parts, span) or self._again(span)
        if member is None:
            member = self._add(Member(made, shown), parts)
            if phrase.role:
                member.add_role(phrase.role)
            if phrase.role_class:
                member.classes.add(phrase.role_class)
            self._stand(member, phrase.text, span)
        member.add_mention(span)
        return member

    def _again(self, span: Span) -> Member | None:
        """Who spoke last, whom "the same source" means where no source did."""
        tokens = Tokens(self.doc.text, *span, self._language_at(span[0]))
        same = tokens.of(0, "same") or tokens.of(len(tokens) - 1, "same")
        return next((t.member for t in reversed(self.trail) if same and t.spoke and t.at < span[0]), None)

    def _taken_up(self, kind: ActorKind, parts: tuple[str, ...], span: Span) -> Member | None:
        """Who spoke before under a longer phrase of the same head: "the source", after "a source in the ministry"."""
        before = [m for m in self.members if m.kind == kind and any(s < span[0] for s, _ in m.mentions)]
        before.sort(key=lambda m: max(s for s, _ in m.mentions if s < span[0]), reverse=True)
        for member in before:
            keys = self.keys[id(member)]
            if parts and len(parts) < len(keys) and parts[0] == keys[0] and set(parts) <= set(keys):
                return member
        return None

    def _shown(self, text: str, span: Span, language: Language) -> str:
        """The phrase with its head brought to the nominative, words that hang on the head left as they are."""
        text, registry = alone(" ".join(text.split())), self._registry(language.code)
        if language.code == "fr":
            return ARTICLE.sub("", text)
        if language.right_to_left:
            shown = unled(text, language, self.phrases.spelled)
            return (registry.unled(shown) if " " not in shown else None) or shown
        if not self._genitive(span, language):
            return text
        words = text.split()
        head = nominatives.head(words, registry)
        if head is None and len(words) < 4 and text.islower():
            return " ".join(nominatives.common(words, language.code))
        if head is None and len(words) > 1 and registry.country(text) is not None:
            return " ".join(nominatives.common(words, language.code))
        if head is None:
            return registry.state(text) or text
        return " ".join(nominatives.phrase(words, head, language.code, registry))

    def _genitive(self, span: Span, language: Language, name: str = "") -> bool:
        """True where a phrase stands in another case than a subject's."""
        if language.code not in nominatives.CASED:
            return False
        number = self.sentences.at(span[0])
        start = self.sentences.sentences[number][0] if number >= 0 else 0
        tokens = Tokens(self.doc.text, start, span[1], language)
        first = next((k for k, at in enumerate(tokens.starts) if at >= span[0]), len(tokens))
        if first == len(tokens):
            return False
        return nominatives.oblique(tokens, first, self._registry(language.code), self.words, name=name)

    def _stand(self, member: Member, phrase: str, span: Span) -> None:
        registry = self._registry(self._language_at(span[0]).code)
        hit = registry.side_of(phrase, self.published) if phrase and not _nobodys(registry.words_of(phrase)) else None
        if member.kind in ("organisation", "state", "collective") and hit is None:
            party = registry.party(member.name)
            if party is not None and party.side and not registry.neutral(party.side):
                member.sides.append(party.side)
        if member.classes & _NEUTRAL:
            member.neutral = not member.sides
            return
        bodies = registry.bodies_in(phrase)
        if hit is not None and registry.neutral(hit.side):
            member.neutral = not member.sides
        elif hit is not None:
            self.owners |= dict.fromkeys(bodies, hit.side)
            if hit.side not in member.sides:
                member.sides.append(hit.side)
        elif not member.sides:  # "the general staff", after "the general staff of Norva"
            member.sides += [self.owners[body] for body in bodies if body in self.owners][:1]

    def _speaks(self, member: Member, span: Span) -> None:
        member.add_mention(span)
        self.trail.append(Mentioned(span[0], member, spoke=True))

    def _holder(self, phrase: Phrase, span: Span, *, after: bool) -> Member | None:
        """The person named elsewhere with the office that the phrase names: who spoke last, else the only one."""
        registry = self._registry(self._language_at(span[0]).code)
        hit = registry.side_of(phrase.text, self.published)
        fitting = []
        for member in self.members:
            before = any(s < span[0] for s, _ in member.mentions)
            if member.kind not in ("person", "unnamed") or before is after or not phrase.role_class:
                continue
            same = hit is not None and (hit.side in member.sides or self._side(member)[0] in (None, hit.side))
            alike = told_alike(phrase.role_class, phrase.role, member.roles, self._language_at(span[0]))
            leads = same and leader(phrase.role, self._language_at(span[0]))
            mine = alike and fits(phrase.role_class, self._classes(member, registry), leader=leads)
            if mine and (hit is None or same):
                fitting.append(member)
        spoken = [t.member for t in self.trail if t.spoke and any(t.member is one for one in fitting)]
        if spoken:
            return spoken[0] if after else spoken[-1]
        if fitting or after or not bare(Tokens(self.doc.text, *span, self._language_at(span[0]))):
            return fitting[0] if len(fitting) == 1 else None
        last = next((t for t in reversed(self.trail) if t.spoke), None)  # of no office that is told
        if last is None or last.member.kind != "person" or self._classes(last.member, registry):
            return None
        return last.member if self.sentences.at(span[0]) - self.sentences.at(last.at) <= LAST else None

    def _classes(self, member: Member, registry: Named) -> set[str]:
        """The classes of office that the text, or the registry at its date, gives somebody."""
        office = registry.office_holder(member.name, self.published) if member.kind == "person" else None
        return member.classes | ({office.role_class} if office is not None else set())

    def _antecedent(self, pronoun: str, span: Span) -> Member | None:
        return antecedent(pronoun, span[0], self.trail, self.sentences, self._language_at(span[0]).code)

    # -- the end ---------------------------------------------------------------------------------------

    def _closed(self, answer: dict[int, Member], count: int) -> Speakers:
        used = [m for m in self.members if any(a is m for a in answer.values())]
        ids: dict[int, str] = {}
        actors: list[Actor] = []
        for n, member in enumerate(used, 1):
            ids[id(member)] = f"a{n}"
            side, basis = self._side(member)
            mentions = tuple(Mention(s, e, self.doc.text[s:e]) for s, e in sorted(member.mentions))
            actors.append(
                Actor(
                    id=f"a{n}", name=self._settled(member), kind=member.kind,
                    role=max(member.roles, key=len) if member.roles else None, side=side, side_basis=basis,
                    mentions=mentions,
                )
            )  # fmt: skip
        by_source = tuple(ids[id(answer[i])] if i in answer else None for i in range(count))
        undecided = frozenset(ids[id(m)] for m in used if not m.neutral and not m.sides)
        return Speakers(tuple(actors), by_source, undecided)

    def _settled(self, member: Member) -> str:
        if member.kind != "person":
            return member.name
        code = self._language_at(member.mentions[0][0]).code
        return nominatives.settled(member.name, self.nominatives, code)

    def _side(self, member: Member) -> tuple[str | None, SideBasis | None]:
        if member.sides:
            return member.sides[0], "text"
        if member.neutral or member.kind != "person":
            return None, None
        registry = self._registry(self._language_at(member.mentions[0][0]).code)
        office = registry.office_holder(member.name, self.published)
        if office is None or registry.neutral(office.side):
            return None, None
        return office.side, "registry"


def _nobodys(words: Sequence[str]) -> bool:
    """True where the words of a phrase name media, experts, civilians or the like, which speak for no state whose
    adjective they bear; the state's own ("the government's agency") aside.
    """
    return not _NOBODYS.isdisjoint(words) and _OFFICIAL.isdisjoint(words)
