"""What happened to the counted, from the verb that governs the figure: states.csv, read to the left and to the right.

The state keeps the report's own word as far as it is one of states.csv ("injured" stays apart from "wounded", "died"
from "killed"); `group` says which states stand for the same in a comparison.
"""

import csv
from functools import cache
from pathlib import Path

import msgspec

from counterclaim import vocabulary
from counterclaim.reader.figures import lexicon
from counterclaim.reader.figures.tokens import Tokens

# Past tenses that are no participles: they never describe the noun before them.
_PAST_ONLY = vocabulary.words("figures.past_only")


# Nouns for the act: "the deaths of 12 people", "the release of 50 hostages", "with the loss of three tanks".
_ACTS = vocabulary.pairs("figures.acts")
# Nouns that carry their state with them.
_NOUNS = vocabulary.pairs("figures.state_nouns")
_LINKS = vocabulary.words("figures.states_links")
_PASSED_OVER = vocabulary.words("figures.passed_over")
_BOUND_PREPOSITIONS = vocabulary.words("figures.bound_prepositions")
HARM = ("killed", "wounded", "abducted", "captured")
"""Groups of states in which a single victim is counted ("killed a farmer")."""
_LIMBS = vocabulary.words("figures.limbs")
_OWN = 3  # words of "both his legs"
_OBJECT = 6  # words an object without a number may take ("an off-duty police officer")
_REACH = 9  # tokens between noun and verb; 5 to 12 made no difference on the dev sentences


class State(msgspec.Struct, frozen=True):
    """A row of states.csv; kind: transitive, intransitive or adjective."""

    name: str
    group: str
    kind: str


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], State]]]:
    """First word to its forms, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], State]]] = {}
    with Path(__file__).with_name("states.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            state = State(row["state"], row["group"], row["kind"])
            for form in row["forms"].split("|"):
                parts = tuple(form.split())
                out.setdefault(parts[0], []).append((parts, state))
    for forms in out.values():
        forms.sort(key=lambda item: -len(item[0]))
    return out


@cache
def forms(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Every form of the states of these groups, longest first."""
    found = {" ".join(form) for one in _table().values() for form, state in one if state.group in groups}
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


@cache
def _groups() -> dict[str, str]:
    return {state.name: state.group for forms in _table().values() for _, state in forms}


def group(state: str) -> str:
    """The states that one count can stand for: "dead", "died" and "killed" are all "killed"."""
    return _groups().get(state, state)


def form_at(tokens: Tokens, j: int) -> tuple[State, int] | None:
    """The state whose form begins at token j and the token after the form."""
    for form, state in _table().get(tokens.low(j), ()):
        if tuple(tokens.lower[j : j + len(form)]) == form:
            return state, j + len(form)
    return None


def form_before(tokens: Tokens, k: int) -> tuple[State, int] | None:
    """The state whose form ends with token k and the token it begins at."""
    for n in (5, 4, 3, 2, 1):
        if k - n + 1 < 0:
            continue
        found = form_at(tokens, k - n + 1)
        if found and found[1] == k + 1:
            return found[0], k - n + 1
    return None


def of_noun(low: str) -> str | None:
    """The state a noun says by itself ("deaths", "refugees")."""
    return _NOUNS.get(low)


def participle_follows(tokens: Tokens, j: int) -> bool:
    """True where a state's form stands at token j or after an adverb or two."""
    return any(form_at(tokens, k) for k in range(j, j + 3))


def participle_near(tokens: Tokens, j: int) -> bool:
    """True where a state's form stands within the next tokens of the clause."""
    for k in range(j, min(j + 6, len(tokens))):
        if tokens.low(k) in (",", ";", "."):
            return False
        if form_at(tokens, k):
            return True
    return False


def after(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """What is said of the noun phrase that ends before token j, with the token after the verb; None where none is."""
    k, passive, active = j, False, False
    while k < len(tokens) and k - j < _REACH:
        low = tokens.low(k)
        found = form_at(tokens, k)
        if found and not (low in ("left", "reported") and form_at(tokens, k + 1)):
            return _told(tokens, k, found, passive, active)
        if low in lexicon.BE:
            passive = True
        elif low == "among" and tokens.low(k + 1) == "the" and passive:
            told = form_at(tokens, k + 2)
            return (told[0].name, told[1]) if told else None
        elif low == "since" and active:
            pass
        elif low in ("have", "has", "had", "'ve", "having"):
            active = True
        elif low in _LINKS:
            passive = passive or low not in ("have", "to", "still")
        elif (
            low in ("who", "that", "which", "all", "both")
            or low in lexicon.AUXILIARIES
            or low in lexicon.ADVERBS
            or (low == "," and tokens.low(k + 1) in ("who", "which", "all") and k == j)
        ):
            pass
        else:
            return None
        k += 1
    return None


def _told(tokens: Tokens, k: int, found: tuple[State, int], passive: bool, active: bool) -> tuple[str, int] | None:
    state, end = found
    low = tokens.low(k)
    if state.kind == "adjective":
        return state.name, end
    if state.kind == "intransitive":
        return None if passive and not low.endswith("ing") and not low.endswith("ed") else (state.name, end)
    if low.endswith("ing"):
        return None
    if state.name == "lost" and not _LIMBS.isdisjoint(tokens.lower[end : end + _OWN]):
        return "injured", end  # "had | lost | both his legs"
    if low in _PAST_ONLY or low.endswith("s") or (active and not passive and end - k == 1):
        return None
    if passive:
        return state.name, end
    # "Three gunmen killed 10 people" tells of the ten; "20 killed in a raid" of the twenty.
    follows = tokens.low(end)
    if follows == "" or not follows[:1].isalnum() or follows in lexicon.PREPOSITIONS or follows in lexicon.CONJUNCTIONS:
        return state.name, end
    if (
        follows in lexicon.AUXILIARIES
        or follows in lexicon.ADVERBS
        or follows in lexicon.DAYS
        or follows in ("included",)
    ):
        return state.name, end
    return None


def before(tokens: Tokens, i: int) -> str | None:
    """What the verb or act left of token i does to the figure that begins there; None where none does."""
    k = i - 1
    while k >= 0 and i - k <= _REACH:
        low = tokens.low(k)
        if low == "of":
            return _ACTS.get(tokens.low(k - 1))
        found = form_before(tokens, k)
        if found:
            state, first = found
            passive = tokens.low(first - 1) in lexicon.BE and not tokens.low(first).endswith("ing")
            return None if passive or state.kind != "transitive" else state.name
        if low == "and":
            return _joined(tokens, k - 1)
        if low not in lexicon.DETERMINERS and low not in lexicon.ADVERBS and low not in _PASSED_OVER:
            return None
        if low in _BOUND_PREPOSITIONS and not _bound_tail(tokens, k, i):
            return None
        k -= 1
    return None


def _joined(tokens: Tokens, k: int) -> str | None:
    """ "killed his mother and ten others": the verb before the first of two objects, which ends with token k."""
    for m in range(k, max(-1, k - _OBJECT), -1):
        found = form_before(tokens, m)
        if found and m < k:
            state, first = found
            passive = tokens.low(first - 1) in lexicon.BE and not tokens.low(first).endswith("ing")
            return state.name if state.kind == "transitive" and not passive else None
        low = tokens.lower[m]
        if low == "of" and tokens.words[m + 1][:1].isupper():
            continue  # "killed the mayor of Orvik and his driver"
        if not low[:1].isalpha() or (low in lexicon.STOPS and low not in lexicon.DETERMINERS and low != "her"):
            return None
    return None


def form_ends(tokens: Tokens, k: int) -> bool:
    """True where a state's form ends with token k."""
    return k >= 0 and form_before(tokens, k) is not None


def _bound_tail(tokens: Tokens, k: int, i: int) -> bool:
    """True where the preposition at token k belongs to bound words ("up to", "at least", "as many as")."""
    low, nxt, prev = tokens.low(k), tokens.low(k + 1), tokens.low(k - 1)
    return (
        (low == "to" and prev == "up")
        or (low == "up" and nxt == "to")
        or (low == "at" and nxt in ("least", "most"))
        or (low == "as" and (nxt in ("many", "much", "few") or prev in ("many", "much", "few")))
        or (low in ("around", "over", "under") and k == i - 1)
    )


def attributive(tokens: Tokens, first: int, last: int) -> str | None:
    """The state of a participle inside the noun phrase ("20 dead militants", "12 captured soldiers")."""
    for k in range(first, last):
        found = form_at(tokens, k)
        if found and found[1] <= last and not tokens.low(k).endswith("s") and not tokens.low(k).endswith("ing"):
            if (
                found[0].name in ("held", "seized", "hit", "recorded", "joined", "lived", "carried_out")
                and found[1] == k + 1
            ):
                continue
            return found[0].name
    return None
