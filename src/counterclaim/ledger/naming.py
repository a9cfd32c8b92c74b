"""What a reading shows of who its speakers are: what else it calls them, for which body they speak, on which side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from counterclaim.matters import speaker_key
from counterclaim.matters.bodies import body_spoken_for, own_name, short_names
from counterclaim.matters.speakers import body_key
from counterclaim.model import Actor, Reading
from counterclaim.reader.speakers.acronyms import spelled_out
from counterclaim.registry import Registry
from counterclaim.registry import words as w

What = Literal["called", "leads", "serves", "part", "means", "side"]
UNNAMED = "unnamed:"
_BODIES = ("organisation", "state")
_GENERIC = w.BODY | w.OFFICIALS  # "the ministry" is another one in every report


class Naming(NamedTuple):
    """One thing that a report shows of a speaker (by its key).

    called: it is also called `value`, the key of a short form ("the Observatory", letters). leads, serves: the person
    leads or speaks for, or works for, the body of that key. part: the phrase may stand for the body of that key.
    means: plain words ("a monitor") that in this report stand for the body of that key. side: month and side, as
    "2017-04|Norva".
    """

    speaker: str
    what: What
    value: str


def namings(reading: Reading) -> tuple[Naming, ...]:
    """All of them, each once, in an order of their own."""
    report = reading.report
    keys = {one.id: speaker_key(one, report.published, report.id) for one in reading.actors}
    month = (report.published or "")[:7]
    out: set[Naming] = set()
    for one in reading.actors:
        key = keys[one.id]
        if not key or one.kind == "report":
            continue
        if not key.startswith(UNNAMED):
            out.add(Naming(key, "side", f"{month}|{one.side or ''}"))
        out |= set(_of_role(key, one))
        if not key.startswith(("person:", "name:", "party:", "state:")):
            parts = {body_key(name, None) for name in short_names(one.name)} - {key}
            out |= {Naming(key, "part", part) for part in parts if part.startswith("body:")}
    bodies = [(one, keys[one.id]) for one in reading.actors if one.kind in _BODIES and keys[one.id]]
    out |= set(_meant(reading.actors, keys, out))
    out |= set(_short_forms(bodies))
    out |= set(_letters(bodies, report.text))
    return tuple(sorted(out))


def _of_role(key: str, actor: Actor) -> Iterator[Naming]:
    if actor.kind in _BODIES or not actor.role:
        return
    for plain, what in ((False, "leads"), (True, "serves")):
        body = body_spoken_for(actor.role, plain)
        if body is not None:
            of = body_key(body, actor.side if what == "leads" else None)
            if of != key and not of.startswith(("state:", "person:")):
                yield Naming(key, what, of)  # type: ignore[arg-type]


def _meant(actors: Sequence[Actor], keys: Mapping[str, str], told: Iterable[Naming]) -> Iterator[Naming]:
    """What "a monitor" stands for, where the report names one body that watches, itself or by who speaks for it, and no
    other organisation that reports of its own.
    """
    plain = [keys[one.id] for one in actors if one.side is None and one.kind != "collective" and _watcher(one.name)]
    bodies = {keys[one.id] for one in actors if one.kind in _BODIES and one.side is None}
    bodies |= {one.value for one in told if one.what in ("leads", "serves")}
    named = {key for key in bodies if key.startswith(("body:", "party:")) and _watches(key.split(":")[1])}
    known = {key for key in named if key.startswith("party:")}
    others = {key for key in bodies if _of_kind(key, "ngo")} - named
    if not others and len(its := known or named) == 1:
        yield from (Naming(key, "means", *its) for key in plain if key.startswith(UNNAMED))


def _watches(name: str) -> bool:
    return not w.WATCHING.isdisjoint(name.lower().split())


def _watcher(phrase: str) -> bool:
    """True for "a Britain-based war monitor"; not for one of elections, or for two ("a monitor and a journalist")."""
    words = {one for one in own_name(phrase).name.lower().split() if not one.endswith("based")}
    return _watches(phrase) and words <= w.WATCHING | w.WATCHING_BESIDE


def _of_kind(key: str, kind: str) -> bool:
    party = Registry.load().party(key.removeprefix("party:")) if key.startswith("party:") else None
    return party is not None and party.kind == kind


def _short_forms(bodies: Sequence[tuple[Actor, str]]) -> Iterator[Naming]:
    """A shorter name beside the longer one that holds its words: "the Observatory", "the Ost Observatory for Peace"."""
    words = {key: _words(actor.name) for actor, key in bodies}
    for actor, key in bodies:
        if " and " in actor.name:
            continue  # two bodies, neither of which is a short name of both
        for mention in actor.mentions:
            yield from _short(key, words[key], body_key(own_name(mention.text).name, actor.side))
        for _, short in bodies:
            if words[short] < words[key] and _only(words, short, key):
                yield from _short(key, words[key], short)


def _short(key: str, words: frozenset[str], short: str) -> Iterator[Naming]:
    named = set(short.split(":")[1].split()) if short.startswith("body:") else set()
    if short != key and named and named < words and not named <= _GENERIC:
        yield Naming(key, "called", short)


def _only(words: dict[str, frozenset[str]], short: str, key: str) -> bool:
    """Whether no other body of the report has the short name in its own."""
    return not any(words[short] < found for other, found in words.items() if other not in (short, key))


def _letters(bodies: Sequence[tuple[Actor, str]], text: str) -> Iterator[Naming]:
    """Letters that the report spells out."""
    spelled = {body_key(full, None): letters for letters, full in spelled_out(text).items()}
    for actor, key in bodies:
        letters = own_name(actor.name).letters or spelled.get(key) or spelled.get(body_key(actor.name, None))
        short = body_key(letters, actor.side) if letters else key
        if short != key and short.startswith("body:"):
            yield Naming(key, "called", short)


def _words(name: str) -> frozenset[str]:
    return frozenset(body_key(own_name(name).name, None).split(":")[1].casefold().split()) - {"of", "for", "the", "and"}


_PACKED = msgspec.msgpack.Encoder(order="deterministic")
_KEPT = msgspec.msgpack.Decoder(list[Naming])


def named_row(reading: Reading) -> dict[str, Any]:
    """What a report shows of its speakers, as it is kept, so that it can be taken away again."""
    return {"report": reading.report.id, "value": _PACKED.encode(namings(reading))}


def kept(value: bytes) -> list[Naming]:
    """What `named_row` packed."""
    return _KEPT.decode(value)


def counted(found: Iterable[Naming]) -> dict[Naming, int]:
    """How many reports show each."""
    out: dict[Naming, int] = {}
    for one in found:
        out[one] = out.get(one, 0) + 1
    return out
