"""What a figure counts: the noun after it, before it, or named earlier in the report."""

from collections.abc import Sequence

from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures import lexicon, states
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.tokens import Tokens, words

_REACH_LEFT = 18  # tokens from a number back to "the number of ..."; the longest in the dev sentences is 11
_TALLIES = words(
    "number toll tally count figure total losses casualties strength deaths fatalities dead wounded injuries"
)
_LEVEL = words(
    "at to was is were are stood stands stand reached reaches reaching topped tops exceeded exceeds surpassed passed hit "
    "now of climbed rose risen rising grew be been from"
)
_PERSONS = frozenset(("killed", "wounded", "injured", "died", "dead", "missing", "captured", "fled", "surrendered", "detained",
                      "displaced", "abducted", "sentenced"))  # fmt: skip
_OF_THEM = frozenset(("them", "whom", "which", "those", "these"))
_SAID_OF_TIME = frozenset(("lasted", "lasts", "lasting", "last", "took", "extended", "prolonged"))
_PRISON = frozenset(("prison", "jail", "custody", "detention", "imprisonment", "captivity", "exile"))
_MATTERS = words(
    "ceasefire truce pause lull siege battle war fighting offensive curfew blockade shootout operation mandate ultimatum deadline"
)


def count(draft: Draft) -> None:
    """Fills in the phrase, counted and unit of a count from the words after it ("430 Ukrainian soldiers")."""
    tokens = draft.tokens
    j = draft.last
    if tokens.low(j) in ("-", "–", "‑") and tokens.joined(j) and tokens.joined(j + 1):
        _compound(draft, j + 1)
        return
    if tokens.low(j) == "of" and tokens.low(j + 1) in _OF_THEM:
        draft.anaphor = True
        draft.stop = max(draft.stop, j + 2)
        return
    if tokens.low(j) == "of" and tokens.low(j + 1) in ("the", "its", "their", "his", "our", "these", "those"):
        j += 1
    start = max(j, draft.stop) if draft.stop > draft.last and tokens.low(draft.last) != "of" else j
    plural = draft.value != 1
    phrase = nouns.phrase(tokens, start, plural=plural)
    if phrase is None:
        return
    draft.phrase = phrase
    draft.counted, draft.unit_name = phrase.text, draft.unit_name or phrase.unit
    draft.stop = max(draft.stop, phrase.last)
    draft.state = states.attributive(tokens, phrase.first, phrase.last) or states.of_noun(tokens.low(phrase.head))


def _compound(draft: Draft, k: int) -> None:
    """ "a three-member panel", "15-nation force": the hyphened noun is what is counted."""
    tokens = draft.tokens
    low = tokens.low(k)
    if not low[:1].isalpha():
        return
    draft.hyphen = True
    draft.stop = max(draft.stop, k + 1)
    draft.counted = tokens.words[k]
    draft.unit_name = lexicon.nouns().get(low) or lexicon.singular(low)
    if draft.num.kind == "fraction":
        draft.unit_name = "share"


def amount(draft: Draft) -> None:
    """Fills in what a physical amount, a sum or a share is an amount of ("40 km2 of territory", "$1bn in missiles")."""
    tokens, j = draft.tokens, draft.stop
    low = tokens.low(j)
    phrase = None
    if draft.hyphen or (draft.unit is not None and tokens.low(draft.last) in ("-", "‑")):
        phrase = nouns.phrase(tokens, j, plural=False)
    elif low == "of" and tokens.low(j + 1) in _OF_THEM:
        draft.anaphor = True
    elif low in ("of", "in", "for") and (low == "of" or (draft.unit is not None and draft.unit.kind == "currency")):
        phrase = _mass_phrase(tokens, j + 1) if low != "for" else None
    elif low == "worth" and tokens.low(j + 1) == "of":
        phrase = _mass_phrase(tokens, j + 2)
    elif draft.unit_name == "share" and low in ("the", "its", "their", "all", "those", "our", "his"):
        phrase = _mass_phrase(tokens, j)
    elif draft.unit is not None and draft.unit.kind in ("currency", "mass") and low not in lexicon.STOPS:
        phrase = nouns.phrase(tokens, j, plural=False)
    if phrase is not None:
        draft.phrase, draft.counted = phrase, phrase.text
    elif draft.counted is None and not draft.anaphor:
        draft.counted = _head_of(tokens, draft.start)


def _mass_phrase(tokens: Tokens, j: int) -> nouns.Counted | None:
    """The noun phrase at token j whether or not it has a plural ("territory", "artillery", "enemy positions")."""
    while tokens.low(j) in ("the", "its", "their", "his", "our", "all", "this", "that", "those", "these", "'s"):
        j += 1
    return nouns.phrase(tokens, j, plural=True) if _plural_near(tokens, j) else nouns.phrase(tokens, j, plural=False)


def _plural_near(tokens: Tokens, j: int) -> bool:
    for k in range(j, min(j + 4, len(tokens))):
        if tokens.low(k) in lexicon.STOPS or not tokens.words[k][:1].isalpha():
            return False
        if lexicon.is_plural(tokens.words[k]):
            return True
    return False


def _head_of(tokens: Tokens, i: int) -> str | None:
    """ "a front of 40 km", "an incursion some 12 km deep": the noun the amount measures, on its left."""
    k = i - 1
    if tokens.low(k) == "of":
        k -= 1
    elif tokens.low(k) in lexicon.STOPS or not tokens.low(k).isalpha():
        return None
    end = k + 1
    if tokens.low(k) in lexicon.STOPS or not tokens.low(k)[:1].isalpha() or states.form_at(tokens, k):
        return None
    if (
        tokens.low(k)
        in ("total", "average", "range", "distance", "maximum", "minimum", "depth", "radius", "height", "speed")
        and tokens.low(k + 1) == "of"
    ):
        return tokens.words[k] if tokens.low(k) not in ("total", "average", "maximum", "minimum", "range") else None
    if tokens.low(k).endswith(("ed", "ly")) or tokens.low(k) in ("said", "worth", "costs", "spent", "cost", "paid"):
        return None
    if tokens.low(k + 1) != "of" and not _noun_like(tokens, k):
        return None
    return tokens.span_text(k, end)


def _noun_like(tokens: Tokens, k: int) -> bool:
    return tokens.low(k - 1) in lexicon.DETERMINERS or tokens.low(k) in lexicon.nouns()


def duration_matters(draft: Draft) -> bool:
    """True for lengths of time that are claimed ("30-day ceasefire", "sentenced to 15 years"), not windows or gaps."""
    tokens, j, i = draft.tokens, draft.stop, draft.start
    low, before = tokens.low(j), tokens.low(i - 1)
    if (
        low in ("ago", "later", "earlier", "before", "after", "since", "until", "apart", "old", "running", "away")
        or low == "'"
    ):
        return False
    if low in _PRISON or (
        low in ("in", "of", "behind") and (tokens.low(j + 1) in _PRISON or tokens.low(j + 1) == "bars")
    ):
        return True
    if before in _SAID_OF_TIME or (
        before in ("to", "for", "by")
        and tokens.low(i - 2) in ("sentenced", "jailed", "extended", "imprisoned", "prolonged")
    ):
        return True
    if draft.hyphen or tokens.low(draft.last) == "-":
        return tokens.low(j) not in ("period", "window", "span", "mark", "anniversary") and tokens.low(j)[:1].isalpha()
    if low == "of" and tokens.low(j + 1) not in ("the", "this", "last", "his", "her", "age", "january"):
        return before not in (
            "last",
            "past",
            "previous",
            "first",
            "next",
            "the",
            "over",
            "after",
            "in",
            "for",
            "during",
        )
    return before == "of" and tokens.low(i - 2) in _MATTERS


def look_left(draft: Draft) -> None:
    """ "the number of dead rose to 31", "losses in the area at 67,000": the counted noun stands before the number."""
    tokens = draft.tokens
    i = draft.start
    if tokens.low(i - 1) not in _LEVEL and not (draft.bound != "exact" and i > 0):
        return
    for k in range(i - 1, max(-1, i - _REACH_LEFT), -1):
        low = tokens.low(k)
        if low in (";", "!", "?") or (low in ("killed", "wounded", "captured", "while") and k < i - 2):
            return
        if low not in _TALLIES:
            continue
        if low in ("number", "total", "figure", "count", "tally") and tokens.low(k + 1) in (
            "of",
            "killed",
            "wounded",
            "injured",
            "dead",
            "missing",
            "displaced",
        ):
            of = tokens.low(k + 1) == "of"
            phrase = nouns.phrase(tokens, k + 2 if of else k + 1, plural=True)
            if phrase is None and not of:
                draft.counted, draft.state, draft.unit_name = tokens.words[k + 1], tokens.low(k + 1), "person"
                draft.cumulative = True
            elif phrase is not None:
                draft.counted, draft.unit_name = phrase.text, draft.unit_name or phrase.unit
                told = states.after(tokens, phrase.last)
                draft.state = (
                    states.attributive(tokens, phrase.first, phrase.last)
                    or states.of_noun(tokens.low(phrase.head))
                    or (told[0] if told else None)
                )
                draft.cumulative = True
            return
        if low in ("number", "figure", "total", "count", "tally", "strength"):
            if tokens.low(k - 1) in ("death", "body") and low in ("toll", "count", "tally"):
                pass
            elif tokens.low(k - 1) in ("the", "their", "that", "its", "a", "this"):
                draft.anaphor = True
                return
            else:
                continue
        first = k
        while (
            first > 0
            and (tokens.low(first - 1) not in lexicon.STOPS and tokens.words[first - 1][:1].isalpha())
            and k - first < 3
            and not states.form_at(tokens, first - 1)
        ):
            if tokens.low(first - 1) in ("put", "puts", "said", "says", "estimated", "estimates"):
                break
            first -= 1
        draft.counted, draft.unit_name, draft.cumulative = tokens.span_text(first, k + 1), "person", True
        draft.state = {"losses": "lost", "toll": "dead", "count": "dead", "tally": "dead"}.get(low) or states.of_noun(
            low
        )
        if low == "toll" and tokens.low(k - 1) in ("injury", "wounded", "injured"):
            draft.state = "injured"
        return


def state(draft: Draft) -> None:
    """The state from the verb after the counted noun, else from the verb or act before the figure."""
    tokens = draft.tokens
    if draft.duration:
        return
    if not draft.hyphen:
        told = states.after(tokens, draft.stop)
        if told is not None and (
            draft.is_count
            or told[0] in ("seized", "retaken", "held", "lost", "destroyed", "pledged", "delivered", "damaged")
        ):
            if (
                draft.state is None
                or draft.state in ("captured", "abducted", "displaced", "recorded")
                or told[0] in ("killed", "wounded", "injured", "dead")
            ):
                draft.state = told[0]
            draft.verb_end, draft.passive = told[1], True
            return
    if draft.state is None or draft.state in ("captured", "abducted", "displaced"):
        done = states.before(tokens, draft.start)
        if done is not None:
            draft.state = done[0]
            draft.verb_end = 0


def by_whom(draft: Draft) -> str | None:
    """ "killed by Israeli forces": the words after "by" that follow the state's verb; None where there are none."""
    tokens, k = draft.tokens, draft.verb_end
    if not k or tokens.low(k) != "by":
        return None
    k += 1
    while tokens.low(k) in ("the", "a", "an", "its", "their"):
        k += 1
    first = k
    while k < len(tokens) and k - first < 6 and tokens.words[k][:1].isalpha() and tokens.low(k) not in lexicon.STOPS:
        if tokens.low(k) in lexicon.MONTHS and tokens.words[k][:1].isupper():
            break
        k += 1
    return tokens.span_text(first, k) or None if k > first and not states.form_at(tokens, first) else None


def persons(draft: Draft) -> None:
    """ "82 were killed": nobody is named, but only people are killed, wounded or taken prisoner in counts like these."""
    tokens = draft.tokens
    if draft.counted is None and draft.is_count:
        low = tokens.low(draft.last)
        if states.of_noun(low) or low in ("killed", "wounded", "injured", "dead", "missing", "displaced"):
            draft.counted = tokens.words[draft.last]
            draft.stop = max(draft.stop, draft.last + 1)
            draft.state = draft.state or states.of_noun(low) or low
    if draft.unit_name is None and draft.unit is None and draft.state in _PERSONS:
        draft.unit_name = "person"


def refer_back(draft: Draft, earlier: Sequence[Draft]) -> None:
    """ "five of them", "put the number at 28": what the nearest earlier comparable figure counts."""
    for other in reversed(earlier):
        if other.counted is None or other.duration or other.unit_name in ("percent", "share") or other.unit is not None:
            continue
        draft.counted, draft.unit_name = other.counted, other.unit_name
        if draft.state is None and draft.tokens.low(draft.last) != "of":
            draft.state = other.state
        return
