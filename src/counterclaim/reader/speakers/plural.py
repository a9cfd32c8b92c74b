"""Whom "they" means where one body spoke last: several people told of since then, or nobody who is known."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.span import Span, overlaps
from counterclaim.reader.speakers.antecedents import Seen
from counterclaim.reader.speakers.cast import Member
from counterclaim.reader.speakers.phrase import PLURAL_PEOPLE, Phrase, read_phrase, subject_phrase
from counterclaim.reader.words import SUBJECTS, Word, Words

_PLURAL = ("NNS", "NNPS")
_ALONE = ("it", "its")


def they(
    member: Member | None, phrase: Phrase, at: int, words: Words, seen: Seen, contents: Sequence[Span]
) -> Member | None:
    """Whom "they" at an offset means: the member that was chosen, where it is several, or nobody else can be.

    "Norva's army said it held Orsk. The rebels left on Monday. They had vowed to stay" is of the rebels; where several
    only act in what a body says, nobody knows. contents: what somebody says.
    """
    if phrase.head != "they" or member is None or member.kind == "collective" or member.head.endswith("s"):
        return member
    here = seen.sentences.at(at)
    spoke = max((s for s, _ in member.mentions if s < at), default=at)
    if here > 0 and seen.sentences.at(spoke) < here - 1:
        text_words = words.slice(seen.sentences.sentences[here - 1])
        subject = subject_phrase(text_words)
        told = subject and not any(overlaps((subject[0].start, subject[-1].end), span) for span in contents)
        if told and _several(subject, seen):
            return _group(subject, seen)
    between = words.slice((spoke, at)) if spoke < at else ()
    alone = any(w.lower in _ALONE for w in between)  # "it had freed six nuns": they are not the body that "it" is
    others = any(_several((w,), seen) and (alone or w.dep in SUBJECTS) for w in between)
    return None if others else member


def _several(subject: Sequence[Word], seen: Seen) -> bool:
    head = next((w for w in subject if w.dep in SUBJECTS), subject[-1])
    people = head.lower in PLURAL_PEOPLE or seen.registry.role_class(head.lower) is not None
    return head.tag in _PLURAL and people


def _group(subject: Sequence[Word], seen: Seen) -> Member:
    """Those whom a subject names, as a speaker: known already, or new."""
    name = read_phrase(" ".join(w.text for w in subject), subject, seen.registry)
    span = (subject[0].start, subject[-1].end)
    known = next((m for m in seen.cast.members if name.role and m.name.lower() == name.role.lower()), None)
    if known is None:
        known = seen.cast.add(Member("collective", name.role or name.name, head=name.head))
        seen.sides.stand(known, name.text, span)
    known.add_mention(span)
    return known
