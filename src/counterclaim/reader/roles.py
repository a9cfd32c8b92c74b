"""Who acts and who is acted on in a proposition, from its subject, its verb's voice and its object."""

from collections.abc import Sequence

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Party, Roles
from counterclaim.reader.words import FINITE, SUBJECTS, Word
from counterclaim.registry import Registry

_OWN = frozenset({"we", "our", "us", "i", "my"})
_THEIRS = frozenset({"its", "his", "her", "their", "it", "he", "she", "they"})
_NOMINAL = frozenset("NN NNS NNP NNPS JJ JJR JJS CD DT PRP PRP$ POS HYPH VBN".split())


def roles(words: Sequence[Word], speaker: Actor | None, registry: Registry, published: str | None) -> Roles:
    """The actor and target; None where the words name none ("942 Russians had been taken prisoner" has no actor).

    speaker: "we" and "our" are the speaker's side; so are "its" and "his" where the words name no other party.
    """
    subject = next((i for i, w in enumerate(words) if w.dep in SUBJECTS and w.dep != "expl"), None)
    if subject is None:
        return Roles()
    passive = words[subject].dep.endswith("pass")
    verb = next((i for i in range(subject + 1, len(words)) if words[i].tag in FINITE or words[i].verb), None)
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
        thing = next(
            (i for i in range(verb + 1, min(len(words), verb + 16)) if words[i].dep in ("dobj", "dative")), None
        )
        if thing is not None:
            target = _party(_phrase(words, thing), speaker, registry, published)
    return Roles(actor=subject_party, target=target)


def _phrase(words: Sequence[Word], head: int) -> list[Word]:
    """The noun phrase around its head noun: what stands before it and one "of ..." after it."""
    first = head
    while (
        first > 0
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
