"""The speaker who was told from outside the text: the voice of what no other voice has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.model.actor import Actor, ActorKind, Mention
from counterclaim.model.attribution import Attribution
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.carriers import Around
from counterclaim.reader.claims.issuer import letterhead_side
from counterclaim.reader.claims.titled import labelled
from counterclaim.reader.claims.voices import ISSUED
from counterclaim.reader.speakers import Speakers
from counterclaim.reader.speakers.names import fold
from counterclaim.registry import TOGETHER, Registry


def with_told(
    speakers: Speakers, attributions: Sequence[Attribution], report: Report, registry: Registry, around: Around
) -> tuple[Speakers, list[Attribution]]:  # fmt: skip
    """The speakers with the told one among them, and what is that speaker's given to it.

    Somebody whom the text names alike is the same; whom the title names in full is named so.
    """
    speakers, attributions = _with_labels(speakers, attributions, around, report, registry)
    joint = around.titled if not around.dialogue or len(around.titled) == 1 else ()
    name = report.voice or " and ".join(one.name for one in joint)
    if not name or not any(a.id.startswith(ISSUED) for a in attributions):
        return speakers, list(attributions)
    actor = next((a for a in speakers.actors if fold(a.name) == fold(name)), None)
    if actor is None:
        last = max((int(a.id[1:]) for a in speakers.actors), default=0)
        several = [_known(one.name, f"a{last + 1}", report, registry) for one in joint]
        actor = _joint(several) if len(several) > 1 else _known(name, f"a{last + 1}", report, registry)
    others = tuple(a for a in speakers.actors if a.id != actor.id)
    speakers = msgspec.structs.replace(speakers, actors=(*others, actor), undecided=speakers.undecided - {actor.id})
    return speakers, [
        msgspec.structs.replace(a, actor=actor.id) if a.id.startswith(ISSUED) else a for a in attributions
    ]


def _with_labels(
    speakers: Speakers, attributions: Sequence[Attribution], around: Around, report: Report, registry: Registry
) -> tuple[Speakers, Sequence[Attribution]]:  # fmt: skip
    """Speakers whom a turn's label names by surname or office, under their full names from the title; each once."""
    labels = {turn.label: around.doc.text[slice(*turn.label)] for turn in around.dialogue} if around.titled else {}
    meant = {at: who.name for at, label in labels.items() if (who := labelled(label, around.titled, registry))}
    meant |= _in_office(attributions, around, report, registry)
    speakers, attributions = _label_apart(speakers, attributions, meant, around.doc.text)
    names = {a.actor: meant[a.source[0]] for a in attributions if a.source and a.source[0] in meant}
    full = {fold(name) for name in names.values()}
    first: dict[str, Actor] = {}
    same: dict[str | None, str] = {}
    for actor in speakers.actors:
        if actor.id in names:
            actor = _renamed(actor, names[actor.id], report, registry)
        key = fold(actor.name) if fold(actor.name) in full else actor.id
        if key in first:
            same[actor.id] = first[key].id
            mentions = sorted(first[key].mentions + actor.mentions, key=lambda one: one.start)
            actor = msgspec.structs.replace(first[key], mentions=tuple(mentions))
        first[key] = actor
    speakers = msgspec.structs.replace(
        speakers, actors=tuple(first.values()), undecided=frozenset(i for i in speakers.undecided if i not in same)
    )
    return speakers, [msgspec.structs.replace(a, actor=same.get(a.actor, a.actor)) for a in attributions]


def _in_office(
    attributions: Sequence[Attribution], around: Around, report: Report, registry: Registry
) -> dict[Span, str]:  # fmt: skip
    """Whom those who speak for one state mean by an office alone: who held it there ("The President was clear")."""
    names = {one.name for one in around.titled}
    sides = {_known(name, "", report, registry).side for name in names}
    state = registry.by_name(next(iter(sides)) or "") if len(sides) == 1 else None
    day = (report.published or "")[:10]
    out: dict[Span, str] = {}
    if state is None or not day:
        return out
    for span in {one.source[0] for one in attributions if len(one.source) == 1}:
        words = around.doc.text[slice(*span)].removeprefix("the ").removeprefix("The ")
        role = registry.role(words.lower())
        alone = role is not None and role.words.replace("-", " ") == words.lower()
        holders = registry.in_office(words.lower(), state.name, day) if alone and words.istitle() else ()
        if len(holders) == 1 and holders[0].person not in names:
            out[span] = holders[0].person
    return out


def _label_apart(
    speakers: Speakers, attributions: Sequence[Attribution], meant: Mapping[Span, str], text: str
) -> tuple[Speakers, Sequence[Attribution]]:  # fmt: skip
    """Labels ("THE PRESIDENT") that were taken for another person whom the turns speak of, as actors of their own.

    meant: by label, the name of whom it means.
    """
    by_id = {a.id: a for a in speakers.actors}
    wrong = {
        one.source[0]: actor
        for one in attributions
        if one.source and one.source[0] in meant and (actor := by_id.get(one.actor or "")) is not None
        and actor.kind == "person" and not _one_surname(meant[one.source[0]], actor.name)
        and any(_one_surname(m.text, actor.name) for m in actor.mentions)
    }  # fmt: skip
    if not wrong:
        return speakers, attributions
    last = max(int(a.id[1:]) for a in speakers.actors)
    ids = {name: f"a{last + n}" for n, name in enumerate(dict.fromkeys(meant[at] for at in wrong), 1)}
    own: dict[str, list[Mention]] = {name: [] for name in ids}
    for start, end in wrong:
        own[meant[start, end]].append(Mention(start=start, end=end, text=text[start:end]))
    kept = [
        msgspec.structs.replace(a, mentions=tuple(m for m in a.mentions if (m.start, m.end) not in wrong))
        if a in wrong.values()
        else a
        for a in speakers.actors
    ]
    labelled = [Actor(id=ids[name], name=name, kind="person", mentions=tuple(own[name])) for name in ids]
    moved = [
        msgspec.structs.replace(a, actor=ids[meant[a.source[0]]]) if a.source and a.source[0] in wrong else a
        for a in attributions
    ]
    return msgspec.structs.replace(speakers, actors=(*kept, *labelled)), moved


def _one_surname(one: str, other: str) -> bool:
    return one.split()[-1:] == other.split()[-1:]


def with_letterhead(
    actors: Sequence[Actor], attributions: Sequence[Attribution], doc: RunningText, head: Span | None,
    registry: Registry,
) -> Sequence[Actor]:  # fmt: skip
    """The actors; the one whose letterhead a text bears speaks for the state that it names."""
    side = letterhead_side(doc, head, registry) if head is not None else None
    who = next((a.actor for a in attributions if a.source == (head,)), None)
    if side is None or who is None:
        return actors
    return [msgspec.structs.replace(a, side=side, side_basis="text") if a.id == who else a for a in actors]


def with_side(actors: Sequence[Actor], report: Report) -> tuple[Actor, ...]:
    """The actors, the told speaker on the side that was told of it."""
    if report.voice is None or report.side is None:
        return tuple(actors)
    return tuple(
        msgspec.structs.replace(a, side=report.side, side_basis=None) if fold(a.name) == fold(report.voice) else a
        for a in actors
    )


def _known(name: str, ident: str, report: Report, registry: Registry) -> Actor:
    """An actor by name, on the side that the registry knows."""
    actor = Actor(id=ident, name=name, kind=_kind(name, registry))
    office = registry.office_holder(name, report.published)
    side = office.side if office is not None else registry.standing(name, report.published).side
    if side is None or registry.neutral(side):
        return actor
    return msgspec.structs.replace(actor, side=side, side_basis="registry")


def _joint(several: Sequence[Actor]) -> Actor:
    """Those who make one statement as one speaker, on the sides of all where all have one."""
    sides = [one.side for one in several if one.side]
    side = TOGETHER.join(dict.fromkeys(sides)) if len(sides) == len(several) else None
    name = " and ".join(one.name for one in several)
    return Actor(id=several[0].id, name=name, kind="collective", side=side, side_basis="registry" if side else None)


def _renamed(actor: Actor, name: str, report: Report, registry: Registry) -> Actor:
    """The actor under its full name, on the side that is known by it, else on that of the shorter one."""
    known = _known(name, actor.id, report, registry)
    side, basis = (known.side, known.side_basis) if known.side is not None else (actor.side, actor.side_basis)
    return msgspec.structs.replace(actor, name=name, kind=known.kind, side=side, side_basis=basis)


def _kind(name: str, registry: Registry) -> ActorKind:
    if registry.by_name(name) is not None:
        return "state"
    first = name.split()[0] if " " in name else ""
    person = registry.office_holder(name, None) is not None or (first and registry.gender(first) is not None)
    return "person" if person and registry.party(name) is None else "organisation"
