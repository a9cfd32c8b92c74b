"""Places where somebody speaks, lives or is reached: they tell no side ("Speaking in Ost", "who lives in Ost")."""

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.place import Place
from counterclaim.model.span import Span
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Word, Words

_WHERE = vocabulary.words("speakers.whereabouts")
_BETWEEN = ("DT", "JJ", "NN", "NNP", "PRP$", "CC")  # between the preposition and the place ("in the capital, Ost")
_MOST = 5  # words between them


def whereabouts(
    places: Sequence[Place], words: Words, sentences: SentenceIndex, attributions: Sequence[Attribution]
) -> frozenset[int]:
    """Where such places begin, in running-text offsets: beside a saying and outside what was said.

    "Residents in Ost said" and "officials at Ost" stay: their place is where they saw or govern something.
    """
    said = [span for a in attributions for span in a.content]
    sources = [span for a in attributions for span in a.source]
    saying = {sentences.at(s) for a in attributions if a.content for s, _ in (*a.source, *a.cue)}
    return frozenset(
        p.start for p in places
        if sentences.at(p.start) in saying
        and not any(s <= p.start < e for s, e in said)
        and _stands_there(words.slice((sentences.sentences[sentences.at(p.start)][0], p.start)), sources)
    )  # fmt: skip


def _stands_there(before: Sequence[Word], sources: Sequence[Span]) -> bool:
    """True where the words before a place say that somebody is there; not where they tell what a source is."""
    at = len(before) - 1
    while at >= 0 and len(before) - at <= _MOST and before[at].lower not in _WHERE:
        if before[at].tag not in _BETWEEN and before[at].text != ",":
            return False
        at -= 1
    if at < 0 or before[at].lower not in _WHERE:
        return False
    source = next((s for s, e in sources if s <= before[at].start < e), None)
    if source is None:
        return True
    beside = [word for word in before[:at] if word.start >= source]
    comma = max((n for n, word in enumerate(beside, 1) if word.text == ","), default=0)
    head = beside[comma:]  # "residents | in Ost", "Ana Sorel, leader | in Ost"; not "Ana Sorel, living | in Ost"
    if not head or head[0].tag == "IN" or any(word.tag.startswith("V") for word in head):
        return True
    return not head[-1].noun or head[-1].name.endswith("PERSON")
