"""What a source phrase says of its speaker: a name, a role, an organisation, a pronoun, or nobody by name."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from counterclaim import vocabulary
from counterclaim.model.span import Span
from counterclaim.reader.beside import word_end
from counterclaim.reader.speakers.names import (
    DATES,
    JOINING,
    PARTICLES,
    TITLES,
    capitalised,
    fold,
    runs,
    without_title,
    written,
)
from counterclaim.reader.words import SUBJECTS, Word
from counterclaim.registry import Registry
from counterclaim.registry.words import ARTICLES, BODIES_ABROAD, COMPLEMENT, ISSUED, LED_BY_PERSON, RELATION

PhraseKind = Literal["pronoun", "person", "several", "organisation", "state", "role", "unnamed", "none"]

PERSON_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "himself": "m", "herself": "f", "his": "m"}
GROUP_PRONOUNS = vocabulary.words("speakers.group_pronouns")
SELF_PRONOUNS = frozenset({"i", "we", "my", "our", "me", "us"})
OTHER_PRONOUNS = vocabulary.words("speakers.other_pronouns")

# Head nouns of bodies; a capitalised run that ends in one names an organisation, a plain one refers to it.
BODY_NOUNS = vocabulary.words("speakers.body_nouns")
PLURAL_PEOPLE = vocabulary.words("speakers.plural_people")


class Phrase(NamedTuple):
    """A source phrase taken apart.

    name: the person's or body's name without titles, "" where none. name_span: where that name stands.
    role: the words beside the name or the whole phrase without its article. head: its head noun, lower case.
    parts: the two that "X and Y" names.
    """

    kind: PhraseKind
    text: str
    name: str
    name_span: Span | None
    role: str
    head: str
    parts: tuple["Phrase", ...] = ()


_BORNE = frozenset({"officer_rank", "royal", "religious", "legal", "civilian", "militant"})  # "Ana King", "Jo Farmer"
_INDEFINITE = vocabulary.words("speakers.indefinite")
_ARTICLES = (ARTICLES - _INDEFINITE - SELF_PRONOUNS - {"your"}) | {"a", "an"}
_WHEN = vocabulary.words("speakers.when")
_NAMELESS = vocabulary.words("speakers.nameless")
_MUTE = vocabulary.words("speakers.mute")
_ABBREVIATED = 4  # letters of "Gen", "Prof", "Mrs"
_SMALL = frozenset({"of", "for", "the", "and", "in"})
RELATIVES = ("who", "which", "whose", "whom", "where")


def read_phrase(text: str, words: Sequence[Word], registry: Registry) -> Phrase:
    """Take one source phrase apart; `text` is its text, `words` the words in it (offsets are kept as they are)."""
    while len(words) > 1 and (words[-1].lower in _WHEN or words[-1].text in DATES):
        text, words = text[: words[-1].start - words[0].start], words[:-1]  # "the council today"
        while len(words) > 1 and words[-1].tag == "IN":
            text, words = text[: words[-1].start - words[0].start], words[:-1]  # "Norva | on | Friday"
    first = words[0].start if words else 0
    words = _apposed_body(_without_clause(words), registry)
    run_on = next((n for n in range(len(words) - 1, 0, -1) if words[n].lower == "the" and words[n - 1].noun), 0)
    if any(word.name.endswith("PERSON") for word in words[:run_on]):
        run_on = 0  # "Ana Sorel the mayor"
    text, words = text[words[run_on].start - first :] if words else "", words[run_on:]  # "Friday | the army"
    text = text[: words[-1].end - words[0].start] if words else ""
    clean = _without_relative(" ".join(text.split())).strip(' ,;:–—-"“”')
    if not words or not clean:
        return Phrase("none", clean, "", None, "", "")
    lower = clean.lower()
    if lower in PERSON_PRONOUNS or lower in GROUP_PRONOUNS or lower in SELF_PRONOUNS or lower in OTHER_PRONOUNS:
        return Phrase("pronoun", clean, "", None, "", lower)
    both = _both(text, words, registry)
    if both:
        return Phrase("several", clean, " and ".join(one.name for one in both), None, both[0].role, "", both)
    named = _named(words, registry)
    head = head_noun(words)
    if named is not None:
        kind, name, span = named
        if kind == "person":
            role = _role_beside(words, span, registry)
            return Phrase("person", clean, name, span, role, head)
        whole = without_article(clean) if kind == "organisation" else name
        return Phrase(kind, clean, whole if kind == "organisation" else name, span, "", head)
    plain = without_article(clean)
    capital = words[0].tag not in ("NNP", "NNPS") and plain[:1].isupper() and not plain[1:2].isupper()
    printed = any(capitalised(word) for word in words[1:2]) or _demonym(words[0].text, registry)
    if capital and clean == plain and not printed:
        plain = plain[0].lower() + plain[1:]  # a capital only because the sentence begins there
    if head in BODY_NOUNS and head not in PLURAL_PEOPLE:
        return Phrase("organisation", clean, plain, (words[0].start, words[-1].end), "", head)
    if registry.role_class(plain) and not indefinite(clean) and head not in PLURAL_PEOPLE:
        return Phrase("role", clean, "", None, plain, head)
    return Phrase("unnamed", clean, "", None, plain, head)


def _without_clause(words: Sequence[Word]) -> Sequence[Word]:
    """The words before a participle that adds to the noun: "The fighters | , described by Ana Sorel as ..."."""
    for i in range(1, len(words) - 1):
        if words[i].text == "," and words[i + 1].tag in ("VBN", "VBG") and words[i - 1].noun:
            return words[:i]
    return words


def _apposed_body(words: Sequence[Word], registry: Registry) -> Sequence[Word]:
    """The words of a party's name without what is put beside it: "a rival faction, | the Ost Front", "the Ost Front |,
    a militia"."""
    at = next((n for n in range(1, len(words) - 1) if words[n].text == ","), None)
    parts = [words[:at], words[at + 1 :]] if at is not None else []
    name = parts[0] if parts else ()
    told = parts and parts[1][0].tag == "DT" and not any(word.name.endswith("PERSON") for word in words)
    if told and (name[-1].text == ")" or (name[-1].name.endswith("ORG") and len(name) > 2)):
        opened = next((n for n, word in enumerate(name) if n and word.text == "("), len(name))
        return name[:opened]  # "the Seed Trust | (ST), a charity"
    if at == 1 and words[2].lower in ("a", "an") and (words[0].text.isupper() or registry.party(words[0].text)):
        return parts[0]  # "NLA, | an affiliate of the Ost Front"
    return next((one for one in parts if len(one) > 1 and registry.party(written(one).strip(" ,"))), words)


def _both(text: str, words: Sequence[Word], registry: Registry) -> tuple[Phrase, ...]:
    """The two people or states that a phrase joins by "and"; empty where it does not."""
    at = next((i for i, w in enumerate(words) if w.lower == "and" and 0 < i < len(words) - 1), None)
    if at is None:
        return ()
    begin = 1 if words[0].lower == "both" and at > 1 else 0
    halves = words[begin:at], words[at + 1 :]
    both = tuple(
        read_phrase(text[half[0].start - words[0].start : half[-1].end - words[0].start], half, registry)
        for half in halves
    )
    named = all(one.kind == "state" or (one.kind == "person" and one.name_span) for one in both)
    return both if named and both[0].name != both[1].name else ()


def indefinite(text: str) -> bool:
    """True where a phrase means somebody not known before: "a senior official", "two witnesses"."""
    return text.partition(" ")[0].partition("-")[0].lower() in _INDEFINITE


def nameless(phrase: Phrase) -> bool:
    """True for a phrase that names nobody, unless somebody named before: "the group", "those", "the internet"."""
    return phrase.kind in ("organisation", "unnamed") and (
        phrase.head in _MUTE or without_article(phrase.text).lower() in _NAMELESS
    )


def without_article(text: str) -> str:
    """The phrase without its article or whose it is: "the council", "their council"."""
    first, *rest = text.split(None, 1)[:2] or [""]
    if not rest or first.lower() not in _ARTICLES or rest[0].split()[0].lower() in COMPLEMENT:
        return text  # "those in Osten"
    return rest[0]


def _without_relative(text: str) -> str:
    """The phrase up to a clause that tells more of it: "the governor | , who fled"."""
    words = text.split(" ")
    found = (n for n, w in enumerate(words) if w.startswith(RELATIVES) and w[: word_end(w, 0)] in RELATIVES)
    at = next((n for n in found if n), len(words))
    return text if at == len(words) else " ".join(words[:at]).removesuffix(",")


def _named(
    words: Sequence[Word], registry: Registry
) -> tuple[Literal["person", "organisation", "state"], str, Span] | None:
    """The name that the phrase is about: the person if there is one, else the state or body at its head."""
    found = runs(words)
    whole = written(words)
    known = registry.party(whole)
    if known is not None and " " in whole:
        return ("organisation", without_article(whole), (words[0].start, words[-1].end))
    person: tuple[str, Span] | None = None
    for first, stop in found:
        got = _person_in(words[first:stop], words, first, stop, registry)
        if got is not None:
            person = got
            after = words[stop] if stop < len(words) else None
            if after is None or (after.tag[0] not in "NJ" if first == 0 else not after.tag[0].isalpha()):
                break  # else it only tells what another is: "the Oslo Post columnist | Ana Sorel"
    if person is not None:
        return ("person", *person)
    text = " ".join(w.text for w in words)
    core = [w for w in words if w.tag not in ("DT", "PRP$") and w.text not in ("'s", "’s")]
    joined = written(core)
    country = registry.country(joined)
    if country is not None:
        span = (words[0].start, words[-1].end)
        if joined in country.metonyms and joined not in country.capitals:
            return ("organisation", joined, span)  # "the State Department" is a body of the state, not the state
        return ("state", country.name, span)
    party = registry.party(joined) or registry.party(text)
    if party is not None:
        return ("organisation", joined, (words[0].start, words[-1].end))
    head = head_noun(words)
    if found and (head in BODY_NOUNS):
        return ("organisation", joined, (words[0].start, words[-1].end))
    if found and head and not registry.role_class(head) and head not in PLURAL_PEOPLE:
        first, stop = found[-1]
        complement = next((i for i, w in enumerate(words) if w.tag == "IN" and i), len(words))
        if words[stop - 1].lower == head or (
            first < complement and any(w.name.endswith("ORG") for w in words[first:stop])
        ):
            run_text = written(words[first:stop])
            if registry.country(run_text) is None:
                return ("organisation", joined, (words[0].start, words[-1].end))
    return None


def _person_in(
    run: Sequence[Word], words: Sequence[Word], first: int, stop: int, registry: Registry
) -> tuple[str, Span] | None:
    """The person's name at the end of a capitalised run, if there is one."""
    if first > 1 and words[first - 1].lower in ("in", "at", "near", "from", "outside", "into"):
        return None  # "a council in El Tarra"
    called = list(takewhile(lambda word: word.noun or word.tag == "JJ", words[stop:]))
    if called and (words[stop].lower in LED_BY_PERSON or called[-1].lower in PLURAL_PEOPLE):
        return None  # "the Biden administration", "Deir Hafir officials"
    at = next((n for n in range(first, 0, -1) if words[n - 1].lower not in PARTICLES), 0)
    opens = words[at - 1 if 0 < at < first else first].text
    if fold(opens) in BODIES_ABROAD and registry.gender(opens) is None:
        return None  # "Fuerza | Aérea", "Ejército de | Liberación Nacional"
    begin = _name_begins(run, registry)
    if first and len(run) == 1 and words[first - 1].tag == "DT" and stop < len(words) and words[stop].noun:
        return None  # "the Kachin major"
    titled = begin > 0 and any(w.lower.rstrip(".") in TITLES for w in run[:begin])
    name = list(run[begin:])
    if not name or _of_another(words, first, run[:begin], registry) or any(w.lower in JOINING for w in run):
        return None
    if begin and len(name) == 1 and run[begin - 1].lower in BODY_NOUNS:
        return None  # "Norva's Second Army | Region"
    of = first > 1 and words[first - 1].lower in ("of", "for")
    whose = words[first - 2].lower if of else ""
    if of and len(name) == 1 and (whose in BODY_NOUNS or registry.role_class(whose)):
        return None  # "the Department of Foreign Affairs"
    possessed = stop < len(words) and words[stop].lower in ("'s", "’s", "'", "’")
    if possessed and stop + 1 < len(words):
        return None  # "Zelensky's office" is not Zelensky
    if name[-1].lower in BODY_NOUNS or any(w.lower in BODY_NOUNS for w in name):
        return None
    if name[-1].lower in TITLES and stop < len(words) and words[stop].lower in ("of", "for"):
        return None  # "Former U.S. Secretary | of State Ana Sorel"
    text = written(name)
    if registry.country(text) or registry.party(text) or _demonym(text, registry):
        return None
    role = registry.role(text.lower())
    if role is not None and role.role_class not in _BORNE and len(role.words.replace("-", " ").split()) == len(name):
        return None  # "Former Speaker of the House | Ana Sorel", "the Prosecutor General, | Ana Sorel"
    labels = [w.name.split("-")[-1] for w in name]
    looks = sum(x == "PERSON" for x in labels)
    not_person = sum(x in ("ORG", "GPE", "NORP", "FAC") for x in labels)
    given = registry.gender(name[0].text) is not None and len(name) > 1
    if begin and len(name) == 1 and not looks and run[begin - 1].name.endswith("ORG"):
        return None  # "Norva's Defence | Headquarters"
    if titled or given or looks > not_person or registry.office_holder(text, None) is not None:
        return (without_title(text), (name[0].start, name[-1].end))
    if looks == not_person == 0 and 2 <= len(name) <= 4 and _apposed(words, first, stop):
        return (without_title(text), (name[0].start, name[-1].end))
    if looks and len(name) >= 2:
        return (without_title(text), (name[0].start, name[-1].end))
    if len(name) == 2 and _role_before(words, first, registry):
        return (without_title(text), (name[0].start, name[-1].end))
    return None


def _of_another(words: Sequence[Word], first: int, titles: Sequence[Word], registry: Registry) -> bool:
    """True for a name that only tells whose or which somebody else is: "an aide to | Ana Sorel", "forces loyal to
    General | Ana Sorel", "the group led by | Ana Sorel"; "Minister of Defence | Ana Sorel" is herself.

    titles: the words between where the run begins and the name.
    """
    at = first
    while at and (words[at - 1].tag == "DT" or _entitles(words[at - 1], registry)):
        at -= 1
    alone = at == first and not any(w.tag.startswith("NNP") for w in words[first + 1 : first + 2])
    while alone and at > 1 and words[at - 1].lower in ("and", ","):  # "the ministers of Norland, Ostia and | Kelm"
        at -= 1
        while at > 1 and words[at - 1].tag.startswith("NNP"):
            at -= 1
    if at < 2 or words[at - 1].tag not in ("IN", "TO") or not all(_entitles(word, registry) for word in titles):
        return False
    last = titles[-1] if titles else None if at == first else words[first - 1]
    if last is not None and registry.role(last.lower) is None and len(last.lower.rstrip(".")) > _ABBREVIATED:
        return False  # "Minister of Defence | Ana Sorel"
    nouns = {word.lower for word in words[: at - 1] if word.noun}
    people = BODY_NOUNS | PLURAL_PEOPLE | RELATION
    return nouns.isdisjoint(ISSUED) and any(one in people or registry.role_class(one) for one in nouns)


def _entitles(word: Word, registry: Registry) -> bool:
    """True for a word of a person's title: "General", "Prime", "president"."""
    role = registry.role(word.lower)
    return word.lower.rstrip(".") in TITLES if role is None else role.person


def _name_begins(run: Sequence[Word], registry: Registry) -> int:
    """Where the name proper begins: after titles, offices, and whose they are ("Ost Mayor | Ana Sorel").

    A title or office inside a run ends what stands before the name, unless a given name opens the run ("Ana King").
    """
    given = registry.gender(run[0].text) is not None and run[0].lower.rstrip(".") not in TITLES
    begin = 0
    for i, word in enumerate(run[:-1]):
        low = word.lower.rstrip(".")
        kind = registry.role_class(low)
        if word.text == ".":
            begin = i + 1 if begin == i else begin
        elif low in TITLES or low in BODY_NOUNS or (kind is not None and kind not in _BORNE):
            begin = begin if given and (kind in _BORNE or low in BODY_NOUNS) else i + 1
        elif begin == i and (_demonym(word.text, registry) or (kind in _BORNE and i < len(run) - 2)):
            begin = i + 1
    while begin < len(run) - 1 and run[begin].lower.rstrip(".") in TITLES:
        begin += 1
    labels = [w.name.split("-")[-1] for w in run]
    if "PERSON" in labels[begin + 1 :] and labels[begin] in ("GPE", "ORG", "NORP", "LOC", "FAC"):
        first = labels.index("PERSON", begin)
        if registry.gender(run[begin].text) is None:
            begin = first  # "Mayor of | Ost | Ana Sorel"
    if 0 < begin < len(run) - 2 and registry.gender(run[begin].text) is None:
        # "Cabinet | Member Ana Sorel"
        begin = next((i for i in range(begin, len(run) - 1) if registry.gender(run[i].text) is not None), begin)
    if begin == len(run) - 1 and run[begin].lower.rstrip(".") in TITLES:
        begin += 1
    return begin


def _demonym(text: str, registry: Registry) -> bool:
    return registry.by_demonym(text) is not None


def _apposed(words: Sequence[Word], first: int, stop: int) -> bool:
    """A comma beside the run: "the governor, Pavlo Kyrylenko," or "Alphonse Bisimwa, a teacher"."""
    return (first > 0 and words[first - 1].text == ",") or (stop < len(words) and words[stop].text == ",")


def _role_before(words: Sequence[Word], first: int, registry: Registry) -> bool:
    return first > 0 and registry.role_class(words[first - 1].lower) is not None


def _role_beside(words: Sequence[Word], span: Span, registry: Registry) -> str:
    before = [w for w in words if w.end <= span[0]]
    if before and before[-1].lower in ("of", "by", "with", "from", "showing"):
        before = []  # "footage of Putin": not what he is
    stop = next((i for i, w in enumerate(words) if w.start >= span[1] and w.tag == "CC"), len(words))
    after = [w for w in words[:stop] if w.start >= span[1]]
    parts = [without_article(written(part).strip(" ,")) for part in (before, after)]
    if all(w.text[:1].isupper() for w in before) and registry.role_class(parts[0]) is None:
        parts[0] = ""  # a place or a body that only stands before the name
    return ", ".join(p for p in map(_without_relative, parts) if p and not p[0].isdigit())


def as_printed(text: str) -> str:
    """A body's name in capitals as it is written elsewhere: "FRONT OF THE NORVANS", "Front of the Norvans"."""
    words = without_article(text).split()
    return " ".join(word.lower() if word.lower() in _SMALL else word.capitalize() for word in words)


def head_noun(words: Sequence[Word]) -> str:
    """The head noun of a noun phrase, lower case: the last noun before the first preposition, comma or relative."""
    head = ""
    for word in words:
        if word.text in ("'s", "’s"):
            head = ""  # "Old | Norva's recognised | government"
        if word.tag in ("IN", "TO", "WDT", "WP", "VBG", "VBN", "VBD", "VBZ", "VBP", "MD") and head:
            break
        if word.text in (",", "(", "–", "—") and head:
            break
        if word.noun:
            head = word.lower
    return head


_DASHES = frozenset("-–—|:")  # "18:42 GMT - | the army"
_BEFORE_HEAD = frozenset("DT NN NNS NNP NNPS JJ POS PRP$ HYPH CD".split())
_WHOSE = frozenset("DT NN NNS NNP NNPS JJ POS".split())


def subject_phrase(words: Sequence[Word]) -> Sequence[Word]:
    """The noun phrase that is a sentence's subject, with whose it is ("the General Staff of ..."); empty if none."""
    head = next((i for i, w in enumerate(words[:15]) if w.dep in SUBJECTS and w.noun), None)
    if head is None:
        return ()
    first = last = head
    while first and words[first - 1].tag in _BEFORE_HEAD:
        if words[first - 1].text in _DASHES and words[first - 1].end < words[first].start:
            break
        first -= 1
    while last + 2 < len(words) and (words[last + 1].lower == "of" or (last > head and words[last + 1].tag in _WHOSE)):
        last += 1
    return words[first : last + 1]
