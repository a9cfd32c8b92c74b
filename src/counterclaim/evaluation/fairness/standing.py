"""Where a report's claims stand in its matters, as what must stay when names change."""

from counterclaim.evaluation.fairness.rows import Neutral
from counterclaim.matters import assemble, by_entry, entries
from counterclaim.model.matter import Matter
from counterclaim.model.reading import Reading

Standing = tuple[tuple[object, ...], ...]


def standings(reading: Reading, neutral: Neutral) -> list[Standing]:
    """Of each claim, in order, its matters: what is asked, whose and by whom, with which claims, in which relations."""
    own = entries(reading, "report")
    words = {entry.id: neutral(entry.claim.text) or "" for entry in own}
    stands = by_entry(assemble(own))
    found = ((_stand(one, entry.id, words, neutral) for one in stands.get(entry.id, ())) for entry in own)
    return [tuple(sorted(of_claim, key=repr)) for of_claim in found]


def _stand(matter: Matter, id: str, words: dict[str, str], neutral: Neutral) -> tuple[object, ...]:
    asked = matter.question
    related = sorted(
        (one.relation, one.a == id, words[one.b if one.a == id else one.a])
        for one in matter.relations
        if id in (one.a, one.b)
    )
    return (
        asked.type, neutral(asked.counted), asked.state, asked.unit, neutral(asked.whose), neutral(asked.by),
        asked.running, tuple(sorted(words[one] for one in matter.members)), tuple(related),
    )  # fmt: skip
