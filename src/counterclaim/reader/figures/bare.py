"""Numbers without a noun of their own that stand for what was counted before, or for the people of a body."""

from counterclaim import vocabulary
from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures import lexicon, states
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.tokens import Tokens

_BODIES = vocabulary.words("figures.bodies")
_OF_MEN = vocabulary.words("figures.persons")
_DASHES = frozenset((":", "–", "—", "‒", "-", "−"))
_ENDS = frozenset((";", ",", ".", "(", ")", "•", ""))
_LABEL = 5  # tokens
_NEAR = 8  # tokens between two levels of one thing; set by eye
_APART = vocabulary.words("figures.apart")
_ROLES = vocabulary.words("figures.roles")
_PLACES = vocabulary.words("figures.places")


def label(draft: Draft) -> tuple[nouns.Counted | None, str | None] | None:
    """ "tanks – 1,220;", "Houses burnt: 31", "Released in May: 4": what stands before a number that closes an item of a
    list, and what befell it."""
    tokens, dash = draft.tokens, draft.start - 1
    if tokens.low(dash) not in _DASHES or tokens.low(draft.stop) not in _ENDS:
        return None
    first = dash
    while first > 0 and dash - first < _LABEL and tokens.low(first - 1) not in _ENDS | _DASHES:
        first -= 1
    told = states.form_before(tokens, dash - 1)
    state, end = (told[0].name, told[1]) if told is not None and told[1] > first else (None, dash)
    found = nouns.phrase(tokens, first, plural=True) if first < end else None
    if found is not None and found.last == end:
        return found, state
    led = states.form_at(tokens, first) if first < dash and tokens.low(dash) == ":" else None
    return (None, led[0].name) if led is not None else None


def stands_alone(draft: Draft, j: int) -> bool:
    """ "and 95,800 who have none", "nine were in the north": the number alone stands for what was counted before."""
    tokens = draft.tokens
    if draft.bound != "exact" and tokens.low(j) not in ("who", "whose"):
        return False
    low = tokens.low(j)
    if low in ("who", "whose") or _of_whole(draft):
        return True
    if tokens.low(draft.first - 1) == "from" and tokens.low(draft.first - 2) in ("up", "down"):
        return True
    if " ".join(tokens.lower[j : j + 3]) in (
        "the day before",
        "the week before",
        "the month before",
        "the year before",
    ):
        return True
    if " ".join(tokens.lower[j : j + 2]) in ("in all", "in total", "so far", "a day") or low in (
        "yesterday",
        "overall",
    ):
        return True
    if low not in ("were", "was", "are", "is", "had", "have", "has") or tokens.low(draft.first - 1) in (
        "at",
        "in",
        "to",
        "of",
    ):
        return False
    return states.after(tokens, j) is None


def _of_whole(draft: Draft) -> bool:
    """ "Of 100 drones launched, 78 were shot down and 17 were lost": parts of the whole that opens the sentence."""
    tokens = draft.tokens
    return (
        tokens.low(0) == "of"
        and tokens.low(draft.first - 1) in (",", "and", "while", "only")
        and "," in tokens.lower[: draft.first]
    )


def parallel(a: Draft, b: Draft) -> None:
    """ "247 people in Kenya and 10 in Tanzania", "12 lorries reached Kelde and none reached Orsk": a bare number that
    stands to its place, or "none" to its verb, as the figure before does; "in Kenya 247 died and in Tanzania 10".
    """
    tokens = b.tokens
    if b.counted is not None or b.anaphor or not (a.is_count and b.is_count):
        return
    before = b.first - 1 - (tokens.low(b.first - 1) in ("only", "just"))
    if tokens.low(b.last) in _ENDS | {"and"} and (at := _place_before(tokens, before)) is not None:
        b.anaphor = b.ellipsis = tokens.low(at) in tokens.lower[: a.first] and at >= a.stop
        return
    if tokens.low(before) not in ("and", ",", "but"):
        return
    follows = tokens.low(b.last)
    alike = tokens.low(a.stop) in _PLACES or follows in tokens.lower[a.stop : b.first]
    no_more = "none" in (a.num.kind, b.num.kind) and follows == tokens.low(a.stop) and tokens.low(b.first) != "no"
    if no_more or (follows in _PLACES | _ROLES and alike):
        b.anaphor = b.ellipsis = True


def _place_before(tokens: Tokens, k: int) -> int | None:
    """The preposition of the place that token k ends, where it follows a clause: ", and | in the town of Orvik"."""
    for at in range(k - 1, max(0, k - _NEAR), -1):
        if tokens.low(at) in _PLACES:
            return at if tokens.low(at - 1) in ("and", ",", "but", ";") else None
        if not (tokens.words[at][:1].isalpha() or tokens.words[at] == "-") or tokens.low(at) in lexicon.CONJUNCTIONS:
            return None
    return None


def level(a: Draft, b: Draft) -> None:
    """ "from 1,200 sq km to 800", "fell 64 points to 4,577", "8 or $9": a bare number in the unit of its neighbour."""
    tokens = b.tokens
    if _bare(a) and b.unit is not None and b.unit.kind == "currency" and tokens.lower[a.stop : b.start] == ["or"]:
        a.unit, a.unit_name = b.unit, b.unit_name
        return
    if _bare(b) and a.unit is not None and a.unit.kind == "currency" and _one_sum(a, b):
        b.anaphor = False
        b.unit, b.unit_name = a.unit, a.unit_name
        return
    if not _bare(b) or a.duration or a.hyphen or a.unit_name is None or a.unit_name == "share":
        return
    between = tokens.lower[a.stop : b.start]
    if not between or len(between) > _NEAR or not _APART.isdisjoint(between):
        return
    led_from = tokens.low(a.start - 1) == "from" or (a.bound in ("up", "down") and not a.is_count)
    if (between[-1] == "to" and led_from) or (between[-1] == "from" and between[-2:-1] in (["up"], ["down"])):
        b.anaphor = False
        b.unit, b.unit_name = a.unit, a.unit_name
        if a.is_count:
            b.counted, b.state = a.counted, a.state


def _one_sum(a: Draft, b: Draft) -> bool:
    """ "Rs 4 lakh and 12 crore were paid": sums joined, of which one has the currency; people do not hang on it."""
    tokens = b.tokens
    told = states.after(tokens, b.stop)
    of_men = told is not None and told[0] in _OF_MEN
    return b.num.scale > 1 and tokens.lower[a.stop : b.start] in (["and"], ["or"], [","], [",", "and"]) and not of_men


def _bare(draft: Draft) -> bool:
    return draft.unit is None and draft.unit_name is None and draft.counted is None and draft.phrase is None


def collective(draft: Draft) -> None:
    """ "an army of 40,000", "a crowd 10,000 strong", "troops numbering 12,000": people by the name of their body."""
    tokens, i = draft.tokens, draft.start
    if draft.counted is not None or draft.anaphor or not draft.is_count:
        return
    strong = tokens.low(draft.stop) == "strong"
    lead = tokens.low(i - 1)
    if (lead == "of" and tokens.low(i - 2) in _BODIES) or (strong and lead in _BODIES):
        k = i - 2 if lead == "of" else i - 1
        draft.counted, draft.unit_name = tokens.words[k], lexicon.PEOPLE
        draft.stop += strong
    elif lead in ("numbering", "numbered", "totalling", "totaling"):
        draft.anaphor = True
