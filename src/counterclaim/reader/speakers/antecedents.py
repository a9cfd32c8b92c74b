"""Whom a phrase that is no name means: a linear scorer over the cast of the report ("he", "the rebels", "the source").

The weights (weights/antecedents.json) are fitted on labelled documents by training/fit_antecedents.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.errors import ModelError
from counterclaim.model.span import Span
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.bearers import in_place
from counterclaim.reader.speakers.cast import Cast, Member
from counterclaim.reader.speakers.names import fold
from counterclaim.reader.speakers.phrase import PLURAL_PEOPLE, SELF_PRONOUNS, Phrase, indefinite
from counterclaim.reader.speakers.sides import Sides
from counterclaim.registry import Registry

WEIGHTS = Path(__file__).parent.parent / "weights" / "antecedents.json"
REACH = 12  # members of the cast that are looked at, the last met first

# Chooses, for a phrase at an offset, among options by the names of their features; training puts its own in.
Ranker = Callable[[int, Sequence["Option"], Sequence[Sequence[str]]], int]


class Option(NamedTuple):
    """One whom a phrase may mean.

    rules: what the rules answer (None: nobody). fresh: met here for the first time. back: sentences since the last
    mention. speaker: spoke last of all; subject: was last named as a subject or speaker.
    """

    member: Member | None
    rules: bool
    fresh: bool
    back: int
    speaker: bool
    subject: bool
    side: str | None


class Seen(NamedTuple):
    """What a report has told so far. trail: (position, who, as subject or speaker) in order; spoke: who spoke where;
    turns: (label, start, end) of a dialogue's."""

    cast: Cast
    sides: Sides
    sentences: SentenceIndex
    registry: Registry
    trail: list[tuple[int, Member, bool]]
    spoke: list[tuple[int, Member]]
    turns: Sequence[tuple[Span, int, int]] = ()

    def teller(self, at: int) -> Member | None:
        """Who speaks in the turn that an offset lies in: "I" there, and nobody else whom its words speak of."""
        label = next((label for label, start, end in self.turns if start <= at < end), None)
        return next((m for m in self.cast.members if label is not None and label in m.mentions), None)


def is_open(phrase: Phrase, registry: Registry) -> bool:
    """True for a phrase whose words alone do not tell who it is; a label of a transcript is read as it is, and "an
    officer" is somebody new."""
    label = phrase.text.isupper() and phrase.kind in ("role", "unnamed")
    if phrase.kind == "organisation" and (phrase.name.isupper() or registry.party(phrase.name) is not None):
        return False
    new = label or of_teller(phrase) or indefinite(phrase.text)
    return phrase.kind not in ("person", "several", "none") and not new


def of_teller(phrase: Phrase) -> bool:
    """True for "my cousin": nobody who was named before."""
    return phrase.text.lower().startswith("my ")


def link(
    phrase: Phrase, at: int, side: str | None, seen: Seen, member: Member | None, met: int, ranker: Ranker
) -> Member | None:
    """Whom of the cast a phrase at an offset most likely means.

    side: whom the phrase says it speaks for. member: whom the rules take it for. met: how many of the cast had been met
    before they did; one whom only the rules brought in leaves the cast where somebody else is meant.
    """
    members = seen.cast.members
    teller = seen.teller(at) if phrase.head not in SELF_PRONOUNS else None
    member = member if member is not teller else None
    last = {id(other): (position, other) for position, other, _ in seen.trail if position < at}
    near = [other for _, other in sorted(last.values(), key=lambda one: -one[0])[:REACH] if other is not teller]
    fresh = member is not None and any(m is member for m in members[met:])
    if member is not None and not any(m is member for m in near):
        near.insert(0, member)
    speaker = next((m for position, m in reversed(seen.spoke) if position < at), None)
    subject = next((m for position, m, acts in reversed(seen.trail) if position < at and acts), None)
    here = seen.sentences.at(at)
    options = [
        Option(
            m, m is member, m is member and fresh, here - seen.sentences.at(last[id(m)][0]) if id(m) in last else 9,
            m is speaker, m is subject, m.side or (seen.sides.office_side(m) if m.kind == "person" else None),
        )
        for m in near
    ]  # fmt: skip
    # Who speaks for one party is nobody of another.
    options = [one for one in options if one.rules or side is None or one.side is None or one.side == side]
    others = (one for one in options if _elsewhere(phrase.text, one) or _another(phrase, one) or _kin(phrase, one))
    apart = [one for one in others if not one.rules]
    options = [one for one in options if not any(one is other for other in apart)]
    if member is None:
        options.append(Option(None, True, False, 9, False, False, None))
    named = features(phrase, side, options, seen.registry)  # how each stands among all of them
    kept = in_place(phrase, options, seen.registry)
    chosen = kept[0].member
    if len(kept) > 1:
        names = [name for one, name in zip(options, named, strict=True) if any(one is other for other in kept)]
        chosen = kept[ranker(at, kept, names)].member
    if fresh and chosen is not member:
        members[met:] = [m for m in members[met:] if m is not member]
    return chosen


@cache
def weights(path: Path = WEIGHTS) -> Mapping[str, float]:
    """The weight of every feature."""
    try:
        found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "the weights that tell speakers can't be read.", where=str(path), next_step="Install the package again."
        ) from error
    return found


def best(at: int, options: Sequence[Option], named: Sequence[Sequence[str]]) -> int:
    """The number of the likeliest option."""
    table = weights()
    totals = [sum(table.get(name, 0.0) for name in names) for names in named]
    return max(range(len(options)), key=totals.__getitem__)


def features(phrase: Phrase, side: str | None, options: Sequence[Option], registry: Registry) -> list[list[str]]:
    """The names of the features of every option; side: whom the phrase says it speaks for."""
    return [list(_of(phrase, side, one, options, registry)) for one in options]


def _of(phrase: Phrase, side: str | None, one: Option, options: Sequence[Option], registry: Registry) -> Iterator[str]:
    first = phrase.text.split()[0].lower() if phrase.text else ""
    form = first if first in ("the", "a", "an", "his", "her", "its", "their", "this", "that", "one") else "bare"
    kind = f"{phrase.kind} {phrase.head}" if phrase.kind == "pronoun" else phrase.kind
    how = f"{'rules' if one.rules else 'other'} {'fresh' if one.fresh else 'met'}"
    yield f"{kind}, {how}"
    yield f"{kind}, {form}, {how}"
    yield f"head {phrase.head}, {how}"
    yield f"head {phrase.head}, {form}, {how}"
    member = one.member
    if member is None:
        yield f"{kind}, nobody"
        return
    back = min(one.back, 5)
    party = registry.party(member.name)
    # That the registry has a state's army by name, and its foe's not, must not tell whom "the army" means.
    what = party.kind if party is not None and party.kind not in _OF_STATES else member.kind
    yield f"{kind}, {how}, back {back}"
    yield f"{kind}, {member.kind}, {how}"
    yield f"head {phrase.head}, {what}, {how}"
    plural = phrase.head in PLURAL_PEOPLE or phrase.head.endswith("s") or phrase.head == "they"
    yield f"plural {plural}, {what}, {'rules' if one.rules else 'other'}"
    if one.fresh:
        return
    yield f"{kind}, {form}, back {back}"
    yield f"{kind}, speaker {one.speaker}, subject {one.subject}, {how}"
    yield f"head {phrase.head}, speaker {one.speaker}"
    yield f"{kind}, {form}, speaker {one.speaker}, back {min(back, 2)}"
    yield f"{kind}, mentions {min(4, len(member.mentions))}"
    theirs = _words(member.name) | {w for role in member.roles for w in _words(role)} | {member.head}
    ours = _words(phrase.text)
    head = fold(phrase.head)
    yield f"{kind}, its head {head in theirs or head.removesuffix('s') in theirs}, {how}"
    rest = ours - {head}
    shared = rest & theirs
    yield f"{kind}, words {'none' if not rest else 'all' if rest <= theirs else 'some' if shared else 'other'}, {how}"
    yield f"{kind}, words {bool(shared)}, head {head in theirs}, {form}"
    role = registry.role_class(phrase.role) if phrase.role else None
    classes = member.classes
    yield f"role {'no' if role is None else 'same' if role in classes else 'none' if not classes else 'other'}, {how}"
    agrees = "open" if side is None or one.side is None else "same" if side == one.side else "other"
    yield f"{kind}, side {agrees}, {how}"
    yield f"{kind}, {what}, side {agrees}"
    alike = [o for o in options if o.member is not None and not o.fresh and o.member.kind == member.kind]
    yield f"{kind}, {member.kind}, alone {len(alike) == 1}"
    nearest = all(o.back >= one.back for o in alike)
    yield f"{kind}, {member.kind}, nearest of them {nearest}"


def _elsewhere(text: str, one: Option) -> bool:
    """True for "officials in Batken" beside "officials in Osh"."""
    here, there = _where(text), _where(one.member.name if one.member is not None else "")
    return bool(here and there) and here.isdisjoint(there)


def _another(phrase: Phrase, one: Option) -> bool:
    """True for "the mayor of Osh" beside "the hospital of Osh"."""
    body = one.member if one.member is not None and one.member.kind != "person" else None
    theirs = body.head or (body.roles[0].split()[0] if body.roles else "") if body is not None else ""
    alike = body is not None and not _where(phrase.text).isdisjoint(_where(body.name))
    return alike and bool(phrase.head and theirs) and fold(phrase.head) != fold(theirs)


def _kin(phrase: Phrase, one: Option) -> bool:
    """True for "the headman" beside "my cousin"."""
    theirs = one.member if one.member is not None and one.member.name.lower().startswith("my ") else None
    return phrase.kind != "pronoun" and theirs is not None and theirs.head != phrase.head


def _where(name: str) -> set[str]:
    parts = name.split()
    return {word for before, word in pairwise(parts) if before.lower() in _LINKS and word[:1].isupper()}


def _words(name: str) -> set[str]:
    return {w for w in fold(name).replace("'s", "").replace("’s", "").split() if w not in _SMALL}


_OF_STATES = frozenset({"military", "government_body", "intelligence"})  # kinds of party
_SMALL = vocabulary.words("speakers.antecedents_small")
_LINKS = vocabulary.words("parties.links")
