"""People with what stands beside their names: roles before them, appositions after them, their gender."""

from collections.abc import Collection, Sequence

from counterclaim import vocabulary
from counterclaim.reader.speakers.cast import Cast, Member
from counterclaim.reader.speakers.names import TITLES, fold
from counterclaim.reader.speakers.owners import ARMED_CLASSES, KIN
from counterclaim.reader.speakers.phrase import Phrase, read_phrase
from counterclaim.reader.words import FINITE, SUBJECTS, Word
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
    beside = _apposition(text, words, end, registry) or _served(text, words, end)
    around = (_role_before(text, words, lead, registry), phrase.role, beside)
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
    if stop < len(words) and words[stop].tag in FINITE and words[end - 1].dep not in SUBJECTS:
        return ""  # "they lost Sorel, | the governor said"
    role = text[words[begin].start : words[stop - 1].end]
    return "" if stop - begin > 14 or registry.role_class(role) is None else role


def _served(text: str, words: Sequence[Word], end: int) -> str:
    """ "of the Ost Front" after a name."""
    if end >= len(words) - 2 or words[end].lower != "of" or not (words[end + 1].lower == "the" or words[end + 1].noun):
        return ""
    stop = next((n for n in range(end + 1, len(words)) if words[n].verb or not words[n].text.isalnum()), len(words))
    return text[words[end].start : words[stop - 1].end]


_HIS, _HERS = vocabulary.words("speakers.his_words"), vocabulary.words("speakers.her_words")


def gender(name: str, window: Sequence[Word], registry: Registry, titles: Collection[str] = ()) -> str | None:
    """What the words beside a name, its titles or the first name itself tell."""
    lowered = {w.lower for w in window}.union(titles)
    if not lowered.isdisjoint(_HIS):
        return "m"
    if not lowered.isdisjoint(_HERS):
        return "f"
    given = name.split()[0] if len(name.split()) > 1 else ""
    return registry.gender(given) if given else None


def titles_before(phrase: Phrase) -> list[str]:
    """The titles that stand before a name: "Dr | Sorel", "Colonel | Sorel"."""
    before = fold(phrase.text.partition(phrase.name)[0]).split()
    return [word.rstrip(".") for word in before if word.rstrip(".") in TITLES]


def same_person(found: Sequence[Member], phrase: Phrase, side: str | None, registry: Registry) -> list[Member]:
    """Those of the found whom nothing parts from who is named: "Colonel Sorel" is not "President Sorel", nor is
    "Mrs Sorel" "Mr Sorel", where no first name tells that they are one. side: on which the phrase puts who is named.
    """
    theirs = titles_before(phrase)
    kind, sex = _class(theirs, registry), gender(phrase.name, (), registry, theirs)
    return [
        m for m in found
        if not (_namesakes(m, phrase, theirs, side, registry) if " " in phrase.name or " " in m.name
                else _parted(m, theirs, kind, sex, registry))
    ]  # fmt: skip


def heard(found: list[Member], spoke: Sequence[tuple[int, Member]]) -> list[Member]:
    """Of several who bear one name the only one who has spoken: "the widow of Ivo Maric. Ana Maric said no. | Maric
    left"."""
    speaking = [m for m in found if any(m is one for _, one in spoke)]
    return speaking if len(speaking) == 1 else found


def _namesakes(member: Member, phrase: Phrase, titles: Sequence[str], side: str | None, registry: Registry) -> bool:
    """True for two of one full name: their sides, ranks or offices are told beside it and differ ("Captain Ana Sorel of
    the Ost Front", "Major Ana Sorel of the Norvan army").
    """
    if fold(member.name) != fold(phrase.name) or registry.office_holder(phrase.name, None) is not None:
        return False
    if side and member.side:
        return side != member.side
    sexes = [gender("", (), registry, one) for one in (titles, member.titles)]
    if all(sexes) and sexes[0] != sexes[1]:
        return True
    ours, theirs = (_class(one, registry) for one in (member.titles, titles))
    if ours and theirs:
        if "medical" in (ours, theirs) and ARMED_CLASSES.isdisjoint((ours, theirs)):
            return False  # a minister may be a doctor
        return not any(_shortened(one, other) for one in titles for other in member.titles)
    kind = registry.role_class(phrase.role)
    offices = member.classes - {*_ANYBODY}
    return bool(kind and offices) and kind not in _ANYBODY and offices.isdisjoint({kind, *KIN.get(kind or "", ())})


def _shortened(one: str, other: str) -> bool:
    """True for one title in full and short: "lt" and "lieutenant"."""
    short, full = sorted((one, other), key=len)
    letters = iter(full)
    return short[0] == full[0] and all(letter in letters for letter in short)


def _parted(member: Member, titles: Sequence[str], kind: str | None, sex: str | None, registry: Registry) -> bool:
    if sex and member.gender and sex != member.gender:
        return True
    known = _class(member.titles, registry)
    if not kind or not known or set(titles) & set(member.titles):
        return False
    return kind != known and kind not in KIN.get(known, ()) and known not in KIN.get(kind, ())


def _class(titles: Sequence[str], registry: Registry) -> str | None:
    """The class of the office or rank that titles name; None for "Mr"."""
    classes = (registry.role_class(word) or ("medical" if word == "dr" else None) for word in titles)
    return next((one for one in classes if one is not None and one not in _ANYBODY), None)


_ANYBODY = ("official", "spokesperson")  # ministers and officers are these too
