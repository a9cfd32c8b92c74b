"""States that no table knows, told by what belongs to them wherever the encoder hears a country's name; for sides.

The stand-ins that the encoder reads (newcomers.py) are chosen before it reads; here its own labels serve. A name is a
state where the encoder takes it for a place or a people somewhere in the report, and a ministry, an army or another
body that only states have is said to be its own: "the Ministry of Defence of Vestria", "Vestrian troops".
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from counterclaim import vocabulary
from counterclaim.gazetteer import Gazetteer
from counterclaim.reader.canonical import Canonical
from counterclaim.reader.newcomers import adjective, derived
from counterclaim.reader.words import Word, Words
from counterclaim.registry import Registry
from counterclaim.registry.tables import Country, Party
from counterclaim.registry.tokens import tokens
from counterclaim.registry.words import BODIES_ABROAD, REBEL

LARGE = 100_000  # people: no state is invented in training or tests under the name of a larger place
_OWN = vocabulary.words("names.states_bodies")
_TOPICAL = frozenset({"ministry", "minister"})  # what follows "of" first is what it is for
_FORCES = frozenset({"armed forces", "general staff"})
_REALMS = vocabulary.words("names.realms")
_PLACES = frozenset({"GPE", "NORP"})
_LONGEST = 3  # words in a state's name, those between "of" and "of" in a body's ("Ministry of Foreign Affairs of")
_WIDE = frozenset({"country", "ADM1"})


def with_states(made: Canonical, words: Words, registry: Registry, gazetteer: Gazetteer) -> Canonical:
    """The same text with the states that its words tell among its strangers, and no town among its armed groups."""
    groups = {n: g for n, g in made.groups.items() if not (placed_town(n, gazetteer) or _plain(n))}
    return made._replace(strangers=states(words, registry, gazetteer) | dict(made.strangers), groups=groups)


def states(words: Words, registry: Registry, gazetteer: Gazetteer) -> dict[str, tuple[str, str]]:
    """Names to (kind, state) of the report's states that the registry lacks, as in newcomers.states."""
    heard = Counter(_heard(words))
    owning = {name for i, word in enumerate(words) if word.text[:1].isupper() for name in _owning(words, i, heard)}
    names = {w.text.title() if w.text.isupper() and len(w.text) > _LONGEST else w.text for w in words}
    names = {name for name in names if name[:1].isupper()}
    out: dict[str, tuple[str, str]] = {}
    for name in sorted(owning):
        if _known(name, registry) or registry.gender(name.split(" ")[0]):
            continue
        base = next((other for other in sorted(names) if other != name and derived(other, name)), None)
        if base is None and (adjective(name) or heard[name, "GPE"] < heard[name, "NORP"]):
            continue  # a people's adjective whose state the report does not name
        state = base or name
        if _known(state, registry) or placed_town(state, gazetteer):
            continue
        peoples = {name, *(w for w in names if derived(state, w))} - {state}
        out |= {one: ("people" if one.endswith("s") else "adjective", state) for one in sorted(peoples)}
        out[state] = ("state", state)
    return out


def _plain(name: str) -> bool:
    """True for nothing but nouns of bodies and fighters: "Jandarma", "Guerrilla"."""
    return {token.key for token in tokens(name)} <= BODIES_ABROAD | REBEL


def placed_town(name: str, gazetteer: Gazetteer) -> bool:
    """True for a large town, or a region or state that the atlas has."""
    found = gazetteer.find(name, loose=False)
    return any(e.kind in _WIDE or (e.population or 0) >= LARGE for e in found)


def _known(name: str, registry: Registry) -> bool:
    """True where a name, or what it begins with, is a state's, a people's or a body's."""
    words = name.split(" ")
    begun = [" ".join(words[:n]) for n in range(1, len(words) + 1)]
    parts = [*begun, name.removesuffix("s"), f"Republic of {name}"]
    return any(registry.country(p) or registry.by_demonym(p) or registry.party(p) for p in parts)


def _heard(words: Words) -> Iterator[tuple[str, str]]:
    """The names that the encoder takes for a place ("GPE") or a people ("NORP"), once for each time."""
    run: list[Word] = []
    for word in [*words, None]:
        label = word.name.partition("-")[2] if word is not None else ""
        if word is not None and run and word.name.startswith("I-"):
            run.append(word)
            continue
        if run:
            yield _written(run), run[0].name[2:]
        run = [word] if word is not None and label in _PLACES else []


def _written(run: Sequence[Word]) -> str:
    kept = [w for w in run if w.lower not in ("the", "'s", "’s")]
    out = ""
    for w, before in zip(kept, [None, *kept], strict=False):
        out += (" " if before is not None and before.end < w.start else "") + w.text
    return out


def _owning(words: Words, i: int, heard: Counter[tuple[str, str]]) -> Iterator[str]:
    """The names that begin at a word with a capital and own a state's body there."""
    before = words[i - 1] if i else None
    if before is not None and before.text[:1].isupper() and before.tag != "DT":
        return
    stop = i + 1
    while stop < len(words) and (words[stop].text[:1].isupper() or words[stop].text == "-"):
        stop += 1
    name = _written(words[i:stop])
    if name.lower() in _OWN | _REALMS:
        return
    if len(name.split(" ")) > _LONGEST or words[stop - 1].text == "-" or words[i].tag == "DT":
        return
    belongs = _body_before(words, i)
    if heard[name, "GPE"] + heard[name, "NORP"]:
        if belongs or _body_after(words[stop : stop + 4]):
            yield name
    elif belongs in _TOPICAL | _REALMS | _FORCES:
        yield name


def owns_body(words: Words, start: int, end: int) -> bool:
    """True for a name at these offsets that owns a body which only states have, before it or behind it."""
    first, stop = words.within((start, end))
    return bool(_body_before(words, first)) or _body_after(words[stop : stop + 4])


def _body_after(after: Sequence[Word]) -> bool:
    owned = [w.lower for w in after]
    if owned and owned[0] in ("'s", "’s"):
        owned = owned[1:]
    return any(" ".join(owned[n:stop]) in _OWN for n in range(2) for stop in range(n + 1, n + 3))


def _body_before(words: Words, i: int) -> str:
    """The state's body that a name stands behind with "of": "army" of "the army of", "ministry" of "the Ministry of
    Foreign Affairs of", "republic" of "the Republic of"; "" where there is none.
    """
    at = i - 1
    if at >= 0 and words[at].lower == "the":
        at -= 1
    if at < 1 or words[at].lower != "of":
        return ""
    if words[at - 1].lower in _REALMS:
        return words[at - 1].lower
    for back in range(1, 2 * _LONGEST):
        here = [w.lower for w in words[max(0, at - back) : at]]
        if len(here) < back or not (words[at - back].text[:1].isupper() or here[0] in ("of", "and") or back <= 2):
            break
        if back > 1 and " ".join(here[:2]) in _OWN:
            return " ".join(here[:2])
        if here[0] in _OWN and (here[0] not in _TOPICAL or "of" in here):
            return here[0]
    return ""


def bands(found: Mapping[str, tuple[str, str]]) -> tuple[Party, ...]:
    """The armed groups among the names as rows of the registry: each speaks for itself."""
    whole = sorted({group for _, group in found.values()})
    aliases = {group: tuple(n for n, (_, of) in found.items() if of == group and n != group) for group in whole}
    return tuple(Party(group, aliases[group], "armed_group", group, "", "", ()) for group in whole)


def countries(strangers: Mapping[str, tuple[str, str]], gazetteer: Gazetteer) -> tuple[Country, ...]:
    """The states among the names as rows of the registry, so that a side is told for them too; a large town, region or
    continent is none, whatever the text does with its name."""
    rows = []
    for name in sorted({state for kind, state in strangers.values() if kind == "state"}):
        if any((entry.population or 0) >= LARGE for entry in gazetteer.find(name, loose=False)):
            continue
        peoples = sorted(n for n, (kind, state) in strangers.items() if state == name and kind != "state")
        rows.append(Country("", name, (), tuple(peoples), (), (), ()))
    return tuple(rows)
