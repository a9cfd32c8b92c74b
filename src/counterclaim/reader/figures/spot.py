"""Where the figures of a sentence are: numbers and ranges with their units and currencies."""

from collections.abc import Iterator

from counterclaim import vocabulary
from counterclaim.plurals import plural
from counterclaim.reader.figures import bounds, exclusions, lexicon, numbers, ranges, states, units
from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.num import Num
from counterclaim.reader.figures.tokens import Tokens
from counterclaim.reader.figures.units import Unit

_NO_END = frozenset(("date", "age", "year", "clock"))
_FARTHEST = 5  # words of "a senior police officer"
_HUGE = 10**18  # beyond any count or sum a report can mean
_THE_ONE = frozenset(("the", "his", "her", "its", "their"))
_JOINTS = _THE_ONE | {"of", "and", ",", "a", "an"}
_OF_ONE = frozenset(("was", "is", "has"))
_REACH = 10  # words between one victim and the verb
# "No casualties were reported" puts forward the number nought; "no one", "no money", "no end" do not.
_NOUGHT = vocabulary.words("figures.nought")
_RATED_TIME = vocabulary.words("figures.rated_time")


def spot(tokens: Tokens) -> Iterator[Draft]:
    """Drafts in the order of the text, none overlapping; numbers that are no figures are left out.

    The caller may fill in a draft's phrase before taking the next one: numbers inside it are then passed over.
    """
    i, inside = 0, 0
    while i < len(tokens):
        num = numbers.read(tokens, i) if numbers.may_begin(tokens.lower[i]) else None
        num = num or _one_victim(tokens, i)
        if num is None:
            i += 1
            continue
        draft = _draft(tokens, num)
        if draft is None or (draft.first < inside and draft.unit is None):
            i = max(i + 1, _skip(tokens, num))
            continue
        yield draft
        i = max(draft.last, i + 1)
        if draft.unit is not None:
            i = max(i, draft.stop)
        elif draft.phrase is not None and draft.phrase.digits:
            inside = draft.phrase.last


def _one_victim(tokens: Tokens, i: int) -> Num | None:
    """ "Hit and killed a baker", "a police officer was wounded", "killed the mayor of Orvik and his driver", "Orvik's
    mayor was killed": the word counts one, of people who came to harm only, since no report counts what else it names.
    """
    low = tokens.low(i)
    any_one = low in ("a", "an")
    if not any_one and low not in _THE_ONE and not _owner(tokens, i):
        return None
    state = states.before(tokens, i)
    for k in range(i + 1, min(i + _FARTHEST, len(tokens))):
        low = tokens.lower[k]
        if not low[:1].isalpha() or lexicon.stops(tokens.words[k]) or tokens.joined(k):
            return None
        of_people = any_one and lexicon.is_people(tokens.words[k] + "s")  # "a Hazara"
        person = lexicon.nouns().get(low) == lexicon.PEOPLE or of_people
        if not person or (lexicon.is_plural(tokens.words[k]) and not of_people):
            continue
        behind = tokens.low(k + 1)
        if behind in lexicon.nouns() or behind == "'s" or (tokens.joined(k + 1) and behind in ("-", "/")):
            continue
        if behind == "of" and not tokens.word(k + 2)[:1].isupper() and any_one:
            continue
        if not any_one and plural(low) not in lexicon.nouns():
            return None  # "the enemy", "the crew"
        state = state or _told(tokens, k + 1)
        harmed = state is not None and states.group(state) in states.HARM
        return Num(i, i + 1, 1, None, None, form="words") if harmed else None
    return None


def _owner(tokens: Tokens, i: int) -> bool:
    """True for "Orvik's" and the like."""
    return tokens.words[i][:1].isupper() and tokens.lower[i].endswith(("'s", "’s"))


def _told(tokens: Tokens, j: int) -> str | None:
    """What is told of one whose noun ends before token j, past his name, whom he heads and others beside him."""
    joined = False
    for k in range(j, min(j + _REACH, len(tokens))):
        low = tokens.low(k)
        told = states.after(tokens, k)
        if told is not None:
            return None if joined and low in _OF_ONE else told[0]  # "The mayor, | a baker, was killed"
        others = low in _JOINTS or numbers.may_begin(low) or lexicon.nouns().get(low) == lexicon.PEOPLE
        follows = lexicon.nouns().get(tokens.low(k + 1)) == lexicon.PEOPLE  # "an old | man"
        joined = joined or low in ("and", ",")
        if not (others or tokens.word(k)[:1].isupper() or tokens.low(k - 1) == "the" or (follows and joined)):
            return None
    return None


def _skip(tokens: Tokens, num: Num) -> int:
    """The token to go on from after a number that is no figure; its glued tail goes with it ("S-300", "3D")."""
    j = num.last
    while j < len(tokens) and tokens.joined(j):
        if tokens.words[j] in ("-", "/", ":", "."):
            if not (tokens.joined(j + 1) and tokens.word(j + 1)[:1].isdigit()):
                break
            j += 2
        elif tokens.words[j][:1].isalpha():
            j += 1
        else:
            break
    return j


def _draft(tokens: Tokens, num: Num) -> Draft | None:
    money = units.before(tokens, num.first)
    num = units.million(tokens, num, money=money is not None)
    unit, hyphen, stop = units.attached(tokens, num.last, money)
    if unit is not None and exclusions.calibre(tokens, num, unit.name, stop):
        return None
    pair = ranges.upper_end(tokens, num, unit, stop, money=money is not None)
    last = num
    if pair is not None:
        last, unit, hyphen, stop = pair.num, pair.unit or unit, pair.hyphen, pair.stop
    if money is None and _excluded(tokens, num, last, unit):
        return None
    draft = Draft(tokens, num, num.first, last.last, money[1] if money else num.first, max(stop, last.last), num.value)
    draft.low, draft.high = num.low, num.high
    if pair is not None:
        draft.value, draft.low, draft.high, draft.is_range = None, pair.low, pair.high, True
    draft.unit, draft.hyphen = unit, hyphen
    draft.unit_name = unit.name if unit else ("share" if num.kind == "fraction" else None)
    _rate(draft)
    _sign(draft)
    draft.duration = draft.unit is not None and draft.unit.kind == "time"
    if not _plausible(draft):
        return None
    bounds.bind(draft)
    return draft


def _excluded(tokens: Tokens, num: Num, last: Num, unit: Unit | None) -> bool:
    noun_next = unit is not None or nouns.phrase(tokens, last.last, plural=True) is not None
    why = exclusions.excluded(tokens, num, has_unit=unit is not None, has_noun=noun_next)
    if last is num:
        return why is not None
    if why is not None and why not in ("pronoun", "compound"):
        return True
    why = exclusions.excluded(tokens, last, has_unit=unit is not None, has_noun=noun_next)
    return why in _NO_END and not (why == "year" and noun_next and (num.value or 0) < 1500)


def _rate(draft: Draft) -> None:
    """ "800,000 barrels a day", "$75 per barrel", "40 hours a week"."""
    unit = draft.unit
    if unit is None or (unit.kind == "time" and unit.name not in _RATED_TIME):
        return
    rate = units.per(draft.tokens, draft.stop)
    if rate is not None and rate[0] != unit.name:
        draft.unit_name, draft.stop = f"{unit.name}_per_{rate[0]}", rate[1]
        draft.unit = Unit(draft.unit_name, "rate", None, 0, 0)


def _sign(draft: Draft) -> None:
    """ "minus 12 degrees", "-1.3%": a negative value where the unit has such; elsewhere a dash is a dash."""
    tokens, i, unit = draft.tokens, draft.first, draft.unit
    if unit is None or unit.kind not in ("temperature", "share", "angle", "length") or draft.value is None:
        return
    k = i - 1
    if tokens.low(k) in ("-", "−") and tokens.joined(i):
        k = k - 1 if tokens.low(k - 1) == "minus" else k
        if tokens.low(k) != "minus" and tokens.joined(k):
            return
    elif tokens.low(k) != "minus":
        return
    if k < 0:
        return
    draft.value, draft.first, draft.start = -draft.value, k, min(k, draft.start)


def _plausible(draft: Draft) -> bool:
    ends = [abs(v) for v in (draft.value, draft.low, draft.high) if v is not None]
    return bool(ends) and max(ends) < _HUGE


def nought(draft: Draft, then: Draft | None) -> bool:
    """True where "no" or "none" is a count of nothing: "no casualties", "none of them Americans"; where a number before
    or behind it counts the same: "no tanks in Orvik and 14 in Lanham", "14 tanks in Lanham and none in Orvik".
    """
    tokens = draft.tokens
    if draft.ellipsis or (then is not None and then.ellipsis):
        return True
    if tokens.low(draft.first) == "none":
        return tokens.low(draft.last) == "of"
    phrase = nouns.phrase(tokens, draft.last, plural=True)
    return phrase is not None and tokens.low(phrase.head) in _NOUGHT
