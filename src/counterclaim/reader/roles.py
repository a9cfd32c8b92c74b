"""Who acts and who is acted on in a proposition, from its subject, its verb's voice and its object."""

from collections.abc import Sequence

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Party, Roles
from counterclaim.model.figure import Figure
from counterclaim.reader.figures.states import group
from counterclaim.reader.words import FINITE, SUBJECTS, Word
from counterclaim.registry import Registry

_OWN = frozenset({"we", "our", "us", "i", "my"})
_THEIRS = frozenset({"its", "his", "her", "their", "it", "he", "she", "they"})
_NOMINAL = frozenset("NN NNS NNP NNPS JJ JJR JJS CD DT PRP PRP$ POS HYPH VBN".split())

# "at least 33 people", "more than 600 trucks": how many is the figure's business.
_AMOUNTS = frozenset("at least more than most about some over nearly almost only up to around".split())
_COPULAS = frozenset("be is are was were been being become becomes became remain remains remained seem seems".split())
_NO_OBJECTS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())


def roles(words: Sequence[Word], speaker: Actor | None, registry: Registry, published: str | None) -> Roles:
    """The actor and target; None where the words name none ("942 Russians had been taken prisoner" has no actor).

    speaker: "we" and "our" are the speaker's side; so are "its" and "his" where the words name no other party.
    """
    subject = _subject(words)
    if subject is None:
        return Roles()
    verb = next((i for i in range(subject + 1, len(words)) if words[i].tag in FINITE or words[i].verb), None)
    # "Norva | of shelling a school", from "Norva was accused by Ostia of ...": who is accused is who shelled.
    told_passive = words[subject].dep.endswith("pass") or (verb is not None and _suffers(words, verb))
    passive = told_passive and not (verb is not None and words[verb].tag == "VBG")
    subject_party = _party(_phrase(words, subject), speaker, registry, published)
    if passive:
        agent = next((i for i in range(subject + 1, len(words) - 1) if words[i].dep == "agent"), None)
        actor = None
        if agent is not None:
            noun = next((i for i in range(agent + 1, len(words)) if words[i].noun or words[i].tag == "PRP"), None)
            actor = _party(_phrase(words, noun), speaker, registry, published) if noun is not None else None
        return Roles(actor=actor, target=subject_party)
    target = None
    if verb is not None:
        thing = _object(words, verb)
        if thing is not None:
            target = _party(_phrase(words, thing, _after_verbs(words, verb)), speaker, registry, published)
    return Roles(actor=subject_party, target=target)


def _suffers(words: Sequence[Word], verb: int) -> bool:
    """True where the verbs are a passive ("were killed", "have been shot"), whatever the network marked."""
    last = _after_verbs(words, verb) - 1
    while last > verb and not words[last].verb:
        last -= 1
    before = next((w.lower for w in reversed(words[verb:last]) if w.verb), "")
    return words[last].tag == "VBN" and before in _COPULAS


def victims_suffer(told: Roles, figures: Sequence[Figure]) -> Roles:
    """Who was killed or hurt by the claim's own count is whom it happened to, never who acts ("Nine miners died")."""
    actor = told.actor
    if actor is None:
        return told
    for figure in figures:
        counted = figure.counted or ""
        if counted and group(figure.state or "") in _SUFFERED and counted in actor.name and figure.text in actor.name:
            return Roles(actor=None, target=told.target or actor)
    return told


_SUFFERED = frozenset({"killed", "wounded", "missing", "captured", "detained", "abducted", "displaced"})


def _subject(words: Sequence[Word]) -> int | None:
    """The head noun of the subject. Of two joined by "and" it is the first, and of "more than 600 trucks" the noun,
    whichever the network marked.
    """
    found = next((i for i, w in enumerate(words) if w.dep in SUBJECTS and w.dep != "expl"), None)
    if found is None:
        finite = next((i for i, w in enumerate(words) if w.tag in FINITE), 0)
        before = [w.tag in _NOMINAL or w.tag in ("CC", "RB", "IN") for w in words[:finite]]
        nouns = [i for i in range(finite) if words[i].noun or words[i].tag == "PRP"]
        if not nouns or not all(before) or words[0].tag == "IN":
            return None
        found = nouns[0]
        while found + 1 < finite and words[found + 1].noun:
            found += 1
    if words[found].lower in _AMOUNTS:
        found = next((i for i in range(found + 1, min(found + 6, len(words))) if words[i].noun), found)
    joint = next((i for i in range(found - 1, 0, -1) if words[i].tag not in _NOMINAL), None)
    if joint is not None and words[joint].tag == "CC" and words[joint - 1].noun:
        return joint - 1
    return found


def _object(words: Sequence[Word], verb: int) -> int | None:
    """The head noun of the object: what stands right behind the verbs, else what the network marks as one."""
    start = _after_verbs(words, verb)
    if words[start - 1].lower not in _COPULAS:
        i = start
        while i < len(words) and words[i].tag in _NOMINAL and words[i].lower not in _NO_OBJECTS:
            i += 1
        if i > start and words[i - 1].noun and words[i - 1].name.split("-")[-1] not in ("DATE", "TIME"):
            return i - 1
    near = range(verb + 1, min(len(words), verb + 16))
    return next((i for i in near if words[i].dep in ("dobj", "dative")), None)


def _after_verbs(words: Sequence[Word], verb: int) -> int:
    """Past "had", "been", "not", "taken": a participle after an auxiliary is no part of what follows."""
    i = verb + 1
    while i < len(words) and (words[i].verb or words[i].tag in ("RB", "TO", "RP")):
        i += 1
    return i


def _phrase(words: Sequence[Word], head: int, floor: int = 0) -> list[Word]:
    """The noun phrase around its head noun: what stands before it, from `floor` on, and one "of ..." after it."""
    first = head
    while (
        first > floor
        and (words[first - 1].tag in _NOMINAL or words[first - 1].text in ("-", "’s", "'s"))
        and words[first - 1].text != ","
    ):
        first -= 1
    last = head
    while (
        last + 1 < len(words)
        and words[last + 1].tag in ("NN", "NNS", "NNP", "NNPS")
        and words[last + 1].start - words[last].end <= 1
    ):
        last += 1
    if last + 2 < len(words) and words[last + 1].lower == "of" and words[last + 2].tag in _NOMINAL:
        last += 2
        while last + 1 < len(words) and words[last + 1].tag in ("NN", "NNS", "NNP", "NNPS"):
            last += 1
    return list(words[first : last + 1])


def _party(phrase: Sequence[Word], speaker: Actor | None, registry: Registry, published: str | None) -> Party | None:
    core = [w for w in phrase if not (w.tag == "DT" and w is phrase[0])]
    while len(core) > 1 and core[0].lower in _AMOUNTS:
        core = core[1:]
    if not core:
        return None
    name = ""
    for i, word in enumerate(core):
        name += (" " if i and word.start > core[i - 1].end else "") + word.text
    lowered = {w.lower for w in core}
    hit = registry.side_of(name, published)
    side = hit.side if hit is not None else None
    if side is None and speaker is not None and (lowered & _OWN or lowered & _THEIRS):
        side = speaker.side
    if len(core) == 1 and core[0].tag == "PRP" and side is None:
        return None
    return Party(name=name, side=side)
