"""The cast of a report closed: members with a source become actors, with their sides."""

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.model.actor import Actor, Mention
from counterclaim.reader.speakers.cast import Cast, Member
from counterclaim.reader.speakers.sides import Sides


class Speakers(msgspec.Struct, frozen=True):
    """actors: everyone named as a source; by_source: actor id per attribution number, None where unresolved.
    undecided: ids of actors whose words tell no side, nor that they have none.
    """

    actors: tuple[Actor, ...]
    by_source: tuple[str | None, ...]
    undecided: frozenset[str] = frozenset()


def close(cast: Cast, sides: Sides, answer: Mapping[int, Member | None], count: int, text: str) -> Speakers:
    """Who speaks in each of `count` sources, by the number of the source; text: the running text."""
    used = [m for m in cast.members if any(a is m for a in answer.values())]
    ids: dict[int, str] = {}
    actors: list[Actor] = []
    for n, member in enumerate(used, 1):
        ids[id(member)] = f"a{n}"
        side, basis = sides.of(member)
        actors.append(
            Actor(
                id=f"a{n}",
                name=_called(member, used),
                kind=member.kind,
                role=max(member.roles, key=len) if member.roles else None,
                side=side,
                side_basis=basis,
                mentions=tuple(Mention(s, e, text[s:e]) for s, e in sorted(member.mentions)),
            )
        )
    by_source = tuple(ids.get(id(answer.get(i))) for i in range(count))
    undecided = frozenset(ids[id(m)] for m in used if not m.neutral and not m.sides)
    return Speakers(tuple(actors), by_source, undecided)


def _called(member: Member, others: Sequence[Member]) -> str:
    """The name; of namesakes with the title that parts them ("Colonel Sorel")."""
    alike = any(one is not member and one.kind == "person" and one.name == member.name for one in others)
    title = " ".join(word.capitalize() for word in member.titles)
    return f"{title} {member.name}" if alike and member.kind == "person" and title else member.name
