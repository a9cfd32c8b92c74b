"""People with what stands beside their names: roles before them, appositions after them, their gender."""

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.reader.speakers.cast import Cast
from counterclaim.reader.speakers.names import TITLES
from counterclaim.reader.speakers.phrase import Phrase, read_phrase
from counterclaim.reader.words import Word
from counterclaim.registry import Registry


def person_at(text: str, words: Sequence[Word], begin: int, end: int, registry: Registry, cast: Cast) -> Phrase | None:
    """The run with the role words before it and the apposition after it, if it names a person."""
    lead = begin
    while lead and begin - lead < 8:
        before = words[lead - 1]
        if (
            before.tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "POS", "HYPH", "JJS")
            or before.text in ("'s", "’s", "-")
            or (before.lower == "of" and lead > 1 and words[lead - 2].noun)
            or (before.text == "," and begin == lead > 1 and _one(words[lead - 2], registry))
        ):
            lead -= 1
        else:
            break
    title = words[begin].lower.rstrip(".") in TITLES
    if title and lead < begin and registry.role_class(text[words[lead].start : words[begin - 1].end]) is None:
        lead = begin  # "the appointment of | Ms Sorel", "a group | Ms Sorel led"
    whole = words[lead:end]
    phrase = read_phrase(text[whole[0].start : whole[-1].end], whole, registry)
    if phrase.kind != "person":
        single = words[begin:end]
        if end - begin == 1 and cast.person(single[0].text) is not None and single[0].tag != "JJ":
            return Phrase("person", single[0].text, single[0].text, (single[0].start, single[0].end), "", "")
        return None
    if phrase.name_span is None or phrase.name_span[1] < words[end - 1].start:
        return None
    around = (_role_before(text, words, lead, registry), phrase.role, _apposition(text, words, end, registry))
    return phrase._replace(role=", ".join(p for p in around if p))


def _one(word: Word, registry: Registry) -> bool:
    """True for a role that one person has: not "speaking to reporters, | Mr Sorel"."""
    return word.tag not in ("NNS", "NNPS") and registry.role_class(word.lower) is not None


def _role_before(text: str, words: Sequence[Word], begin: int, registry: Registry) -> str:
    """ "Its spokesman in South Kivu, Col. Makombo": the role named before a comma."""
    if begin < 2 or words[begin - 1].text != ",":
        return ""
    stop = begin - 1
    first = stop
    while (
        first
        and stop - first < 12
        and words[first - 1].text not in (",", ";", ":", "“", '"')
        and words[first - 1].tag not in ("VBD", "VBZ", "MD")
    ):
        first -= 1
    part = words[first:stop]
    if not part or part[0].tag not in ("DT", "PRP$", "NN", "NNP", "JJ"):
        return ""
    role = text[part[0].start : part[-1].end]
    found = registry.role(role)
    return role if found is not None and found.person else ""


def _apposition(text: str, words: Sequence[Word], end: int, registry: Registry) -> str:
    """ ", the governor of Kharkiv region," after a name."""
    if end >= len(words) - 1 or words[end].text != ",":
        return ""
    begin = end + 1
    if words[begin].tag not in ("DT", "NN", "NNP", "PRP$", "JJ") or words[begin].lower == "he":
        return ""
    stop = begin
    while (
        stop < len(words)
        and words[stop].text not in (",", ".", ";", "—", "–")
        and words[stop].tag not in ("VBD", "VBZ", "MD", "WP", "WDT")
    ):
        stop += 1
    role = text[words[begin].start : words[stop - 1].end]
    return "" if stop - begin > 14 or registry.role_class(role) is None else role


_HIS, _HERS = vocabulary.words("speakers.his_words"), vocabulary.words("speakers.her_words")


def gender(name: str, window: Sequence[Word], registry: Registry) -> str | None:
    lowered = {w.lower for w in window}
    if not lowered.isdisjoint(_HIS):
        return "m"
    if not lowered.isdisjoint(_HERS):
        return "f"
    given = name.split()[0] if len(name.split()) > 1 else ""
    return registry.gender(given) if given else None
