"""What a source phrase says of its speaker: a name, a role, an organisation, a pronoun, or nobody by name."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.speakers.names import TITLES, runs, without_title, written
from counterclaim.reader.words import Word
from counterclaim.registry import Registry

PhraseKind = Literal["pronoun", "person", "organisation", "state", "role", "unnamed", "none"]

PERSON_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "himself": "m", "herself": "f", "his": "m"}
GROUP_PRONOUNS = frozenset({"it", "they", "them", "its", "their", "itself", "themselves"})
SELF_PRONOUNS = frozenset({"i", "we", "my", "our", "me", "us"})
OTHER_PRONOUNS = frozenset(
    {"who", "which", "that", "this", "one", "some", "others", "many", "both", "another", "several", "you"}
)

# Head nouns of bodies; a capitalised run that ends in one names an organisation, a plain one refers to it.
BODY_NOUNS = frozenset(
    (
        "ministry army military navy forces force staff police government agency council committee commission "
        "office bureau service services department administration authority authorities group movement party "
        "organisation organization union league parliament congress senate court tribunal mission embassy command "
        "guard corps brigade division battalion regiment militia junta coalition alliance bloc network company "
        "corporation bank fund newspaper channel broadcaster television tv radio news agency media hospital "
        "university institute centre center observatory watch federation association society red cross crescent "
        "front brigades cabinet presidency kremlin pentagon state municipality prosecutor's directorate "
        "secretariat bank board rebels syndicate monitor directorate"
    ).split()
)
PLURAL_PEOPLE = frozenset(
    (
        "officials sources residents witnesses analysts experts activists diplomats doctors medics rescuers "
        "authorities rebels militants fighters soldiers troops people villagers locals survivors relatives "
        "lawmakers observers aid workers researchers investigators prosecutors police reports critics opponents "
        "supporters leaders families monitors humanitarians journalists reporters bloggers commanders officers "
        "generals ministers envoys refugees protesters organisers organizers lawyers historians economists "
        "scientists groups agencies states countries governments powers allies mediators negotiators parents "
        "neighbours neighbors workers"
    ).split()
)


class Phrase(NamedTuple):
    """A source phrase taken apart.

    name: the person's or body's name without titles, "" where none. name_span: where that name stands.
    role: the words beside the name or the whole phrase without its article. head: its head noun, lower case.
    """

    kind: PhraseKind
    text: str
    name: str
    name_span: Span | None
    role: str
    head: str


_ARTICLE = compiled(r"^(?:the|a|an|its|his|her|their|this|that|these|those)\s+", re.I)
_SPACE = compiled(r"\s+")
_RELATIVE = compiled(r",? (?:who|which|whose|whom|where)\b.*$", re.S)


def read_phrase(text: str, words: Sequence[Word], registry: Registry) -> Phrase:
    """Take one source phrase apart; `text` is its text, `words` the words in it (offsets are kept as they are)."""
    clean = _RELATIVE.sub("", _SPACE.sub(" ", text)).strip(' ,;:–—-"“”')
    if not words or not clean:
        return Phrase("none", clean, "", None, "", "")
    lower = clean.lower()
    if lower in PERSON_PRONOUNS or lower in GROUP_PRONOUNS or lower in SELF_PRONOUNS or lower in OTHER_PRONOUNS:
        return Phrase("pronoun", clean, "", None, "", lower)
    named = _named(words, registry)
    head = head_noun(words)
    if named is not None:
        kind, name, span = named
        if kind == "person":
            role = _role_beside(words, span)
            return Phrase("person", clean, name, span, role, head)
        whole = _ARTICLE.sub("", clean) if kind == "organisation" else name
        return Phrase(kind, clean, whole if kind == "organisation" else name, span, "", head)
    plain = _ARTICLE.sub("", clean)
    capital = words[0].tag not in ("NNP", "NNPS") and plain[:1].isupper() and not plain[1:2].isupper()
    if capital and clean == plain and not _demonym(words[0].text, registry):
        plain = plain[0].lower() + plain[1:]  # a capital only because the sentence begins there
    if head in BODY_NOUNS and head not in PLURAL_PEOPLE:
        return Phrase("organisation", clean, plain, (words[0].start, words[-1].end), "", head)
    if registry.role_class(plain) and not _indefinite(clean) and head not in PLURAL_PEOPLE:
        return Phrase("role", clean, "", None, plain, head)
    return Phrase("unnamed", clean, "", None, plain, head)


def _indefinite(text: str) -> bool:
    return bool(
        re.match(r"(?:an?|one|some|several|many|two|three|another|other|no|any|local|senior|unnamed)\b", text, re.I)
    )


def _named(
    words: Sequence[Word], registry: Registry
) -> tuple[Literal["person", "organisation", "state"], str, Span] | None:
    """The name that the phrase is about: the person if there is one, else the state or body at its head."""
    found = runs(words)
    person: tuple[str, Span] | None = None
    for first, stop in found:
        run = words[first:stop]
        got = _person_in(run, words, first, stop, registry)
        if got is not None:
            person = got
            if first == 0 or stop == len(words) or len(found) == 1:
                break
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
    begin = 0
    while begin < len(run) and _prefix(run, begin, registry):
        begin += 1
    titled = begin > 0 and any(w.lower.rstrip(".") in TITLES for w in run[:begin])
    name = list(run[begin:])
    if not name:
        return None
    possessed = stop < len(words) and words[stop].text in ("'s", "’s", "'", "’")
    if possessed and stop + 1 < len(words):
        return None  # "Zelensky's office" is not Zelensky
    if name[-1].lower in BODY_NOUNS or any(w.lower in BODY_NOUNS for w in name):
        return None
    text = written(name)
    if registry.country(text) or registry.party(text) or _demonym(text, registry):
        return None
    labels = [w.name.split("-")[-1] for w in name]
    looks = sum(x == "PERSON" for x in labels)
    not_person = sum(x in ("ORG", "GPE", "NORP", "FAC") for x in labels)
    given = registry.gender(name[0].text) is not None and len(name) > 1
    if titled or given or looks > not_person or registry.office_holder(text, None) is not None:
        return (without_title(text), (name[0].start, name[-1].end))
    if looks == not_person == 0 and 2 <= len(name) <= 4 and _apposed(words, first, stop):
        return (without_title(text), (name[0].start, name[-1].end))
    if looks and len(name) >= 2:
        return (without_title(text), (name[0].start, name[-1].end))
    if len(name) == 2 and _role_before(words, first, registry):
        return (without_title(text), (name[0].start, name[-1].end))
    return None


def _prefix(run: Sequence[Word], i: int, registry: Registry) -> bool:
    """A title, role word, demonym or body word before the name proper."""
    if i >= len(run) - 1 and run[i].lower.rstrip(".") not in TITLES:
        return False
    low = run[i].lower.rstrip(".")
    if run[i].text == ".":
        return True
    if low in TITLES or low in BODY_NOUNS:
        return True
    return _demonym(run[i].text, registry) or registry.role_class(low) is not None


def _demonym(text: str, registry: Registry) -> bool:
    return registry.by_demonym(text) is not None


def _apposed(words: Sequence[Word], first: int, stop: int) -> bool:
    """A comma beside the run: "the governor, Pavlo Kyrylenko," or "Alphonse Bisimwa, a teacher"."""
    return (first > 0 and words[first - 1].text == ",") or (stop < len(words) and words[stop].text == ",")


def _role_before(words: Sequence[Word], first: int, registry: Registry) -> bool:
    return first > 0 and registry.role_class(words[first - 1].lower) is not None


def _role_beside(words: Sequence[Word], span: Span) -> str:
    before = [w for w in words if w.end <= span[0]]
    if before and before[-1].lower in ("of", "by", "with", "from", "showing"):
        before = []  # "footage of Putin": not what he is
    after = [w for w in words if w.start >= span[1]]
    parts = [_ARTICLE.sub("", written(before).strip(" ,")), _ARTICLE.sub("", written(after).strip(" ,"))]
    return ", ".join(p for p in (_RELATIVE.sub("", p) for p in parts) if p and not p[0].isdigit())


def head_noun(words: Sequence[Word]) -> str:
    """The head noun of a noun phrase, lower case: the last noun before the first preposition, comma or relative."""
    head = ""
    for i, word in enumerate(words):
        if word.tag in ("IN", "TO", "WDT", "WP", "VBG", "VBN", "VBD", "VBZ", "VBP", "MD") and head:
            break
        if word.text in (",", "(", "–", "—") and head:
            break
        if word.noun and not (i + 1 < len(words) and words[i + 1].text in ("'s", "’s")):
            head = word.lower
    return head
