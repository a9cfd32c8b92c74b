"""Where the figures of a sentence are: numbers and ranges with their units, currencies and bound words."""

from collections.abc import Iterator

from counterclaim.reader.figures import bounds, exclusions, lexicon, numbers, units
from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.numbers import Num
from counterclaim.reader.figures.tokens import Tokens, words
from counterclaim.reader.figures.units import Unit

_NO_END = frozenset(("date", "age", "year", "clock"))
_HUGE = 10**18  # beyond any count or sum a report can mean
_DASHES = ("-", "–", "—", "‑", "−", "~")
_MORE = frozenset(("more", "additional", "further", "extra"))
# "No casualties were reported" puts forward the number nought; "no one", "no money", "no end" do not.
_NOUGHT = words("casualties casualty deaths injuries fatalities victims losses survivors wounded injured dead")
_RISES = words(
    "rose rise rises rising risen increased increase increases increasing grew grow grows growing grown climbed climb climbs "
    "climbing gained gain gains gaining jumped jump jumps jumping soared soar soaring surged surge surging advanced advancing "
    "rallied rally rallying added adds up higher raised raise raising expanded expanding"
)
_FALLS = words(
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines declining decreased decrease "
    "decreasing plunged plunging plummeted plummeting slid slide slides sliding slipped slipping sank tumbled tumbling lost "
    "loses losing shed sheds down lower cut cuts reduced reducing shrank shrunk slumped dipped"
)
_CHANGED = frozenset(("percent", "percentage_point", "basis_point", "point", "cent", "sen", "penny"))


def spot(tokens: Tokens) -> Iterator[Draft]:
    """Drafts in the order of the text, none overlapping; numbers that are no figures are left out."""
    i = 0
    while i < len(tokens):
        num = numbers.read(tokens, i)
        if num is None:
            i += 1
            continue
        draft = _draft(tokens, num)
        if draft is None:
            i = max(i + 1, _skip(tokens, num))
            continue
        yield draft
        i = max(draft.last, i + 1)
        if draft.unit is not None:
            i = max(i, draft.stop)


def _skip(tokens: Tokens, num: Num) -> int:
    """The token to go on from after a number that is no figure; its glued tail goes with it ("S-300", "3D")."""
    j = num.last
    while (
        j < len(tokens)
        and tokens.joined(j)
        and (tokens.words[j][:1].isalpha() or tokens.words[j] in ("-", "/", ":", "."))
    ):
        if tokens.words[j] in ("-", "/", ":", ".") and not (tokens.joined(j + 1) and tokens.word(j + 1)[:1].isdigit()):
            break
        j += 1
        if tokens.word(j - 1) in ("-", "/", ":", ".") and tokens.joined(j) and tokens.word(j)[:1].isdigit():
            j += 1
    return j


def _draft(tokens: Tokens, num: Num) -> Draft | None:
    money = units.before(tokens, num.first)
    num = _million(tokens, num, money is not None)
    unit, hyphen, stop = _unit(tokens, num.last, money)
    if unit is not None and exclusions.calibre(tokens, num, unit.name, stop):
        return None
    pair = _range(tokens, num, unit, stop, money is not None)
    if pair is not None:
        other, other_unit, hyphen, other_stop = pair
        unit, stop = other_unit or unit, other_stop
        last = other
    else:
        last = num
    noun_next = unit is not None or nouns.phrase(tokens, last.last, plural=True) is not None
    if money is None:
        why = exclusions.excluded(tokens, num, has_unit=unit is not None, has_noun=noun_next)
        if why and (pair is None or why not in ("pronoun", "compound")):
            return None
    if pair is not None and exclusions.excluded(tokens, last, has_unit=unit is not None, has_noun=noun_next) in _NO_END:
        return None
    draft = Draft(
        tokens,
        num,
        num.first,
        last.last,
        money[1] if money else num.first,
        max(stop, last.last),
        num.value,
        num.low,
        num.high,
    )
    if pair is not None:
        low, high = _scaled(num, last)
        draft.value, draft.low, draft.high, draft.is_range = None, low, high, True
    draft.unit, draft.hyphen = unit, hyphen
    draft.unit_name = unit.name if unit else ("share" if num.kind == "fraction" else None)
    if unit is not None and unit.kind != "time":
        rate = units.per(tokens, draft.stop)
        if rate is not None:
            draft.unit_name, draft.stop = f"{unit.name}_per_{rate[0]}", rate[1]
            draft.unit = Unit(draft.unit_name, "rate", None, 0, 0)
    draft.duration = unit is not None and unit.kind == "time"
    if not _plausible(draft):
        return None
    _bind(draft)
    return draft


def _million(tokens: Tokens, num: Num, money: bool) -> Num:
    """ "$1.5m" and "1.5m people" are millions, "1.5m deep" is metres."""
    if not (tokens.joined(num.last) and tokens.word(num.last) in ("m", "b") and num.form == "digits"):
        return num
    if money or nouns.phrase(tokens, num.last + 1, plural=True) is not None or units.after(tokens, num.last + 1):
        return numbers.million_suffix(tokens, num)
    return num


def _unit(tokens: Tokens, j: int, money: tuple[Unit, int] | None) -> tuple[Unit | None, bool, int]:
    """The unit after token j (or the currency before), whether it is hyphened on, and the token after it."""
    if money is not None:
        # "$500 US", "$75 US": the country after the sign adds nothing we keep.
        return money[0], False, j
    glued = tokens.joined(j)
    if tokens.low(j) in _DASHES and glued and tokens.joined(j + 1):
        found = units.after(tokens, j + 1)
        return (found[0], True, found[1]) if found else (None, False, j)
    if tokens.low(j) == "of" and tokens.low(j - 1) in (
        "millions",
        "billions",
        "thousands",
        "hundreds",
        "dozens",
        "tens",
        "trillions",
        "couple",
    ):
        j += 1
    while tokens.low(j) in _MORE:
        j += 1
    if tokens.low(j) in ("or", "and") or tokens.low(j) == "(":
        return None, False, j
    if tokens.low(j) in ("more", "long", "straight", "consecutive", "full") and units.after(tokens, j + 1):
        j += 1
    found = units.after(tokens, j, glued=glued)
    if found is None:
        return None, False, j
    if found[0].kind == "mass" and found[0].name == "pound-mass" and tokens.low(found[1]) == "sterling":
        return units.table()[0]["GBP"], False, found[1] + 1
    hyphen = found[0].kind != "currency" and glued and tokens.words[j][:1].isalpha() and len(tokens.words[j]) > 3
    return found[0], hyphen, found[1]


def _range(
    tokens: Tokens, num: Num, unit: Unit | None, stop: int, money: bool
) -> tuple[Num, Unit | None, bool, int] | None:
    """The upper end of a range that begins with `num`: its number, unit, hyphen and the token after it."""
    if num.kind != "exact" or num.value is None:
        return None
    k = stop
    link = tokens.low(k)
    between = "between" in (tokens.low(num.first - 1), tokens.low(num.first - 2), tokens.low(num.first - 3))
    if link in _DASHES and tokens.low(k + 1) == "to" and tokens.low(k + 2) in _DASHES:
        k, link = k + 2, "to"  # "0-to-60"
    if link not in (*_DASHES, "to", "or") and not (link == "and" and between):
        return None
    if link == "or" and (num.value > 20 or unit is not None):
        return None
    k += 1
    if tokens.low(k) in ("up", "about", "around", "perhaps", "as", "even"):
        return None
    sign = None
    for width in (0, 1, 2, 3):
        sign = units.before(tokens, k + width) if width else None
        if numbers.read(tokens, k + width) and (width == 0 or (sign is not None and sign[1] == k)):
            k += width
            break
    else:
        return None
    other = numbers.read(tokens, k)
    if other is None or other.kind != "exact" or other.value is None or (other.form != num.form and link in _DASHES):
        return None
    other = _million(tokens, other, money or sign is not None)
    if link == "to" and _change(tokens, num.first) and tokens.low(num.first - 1) == "from":
        return None
    low, high = _scaled(num, other)
    if not low < high:
        return None
    if num.plain and other.plain and 1500 <= low <= 2100 and 1500 <= high <= 2100 and not between and unit is None:
        return None
    found, hyphen, end = _unit(tokens, other.last, sign)
    if unit is not None and found is not None and found.name != unit.name:
        return None
    if unit is not None and found is None and link == "and" and not between:
        return None
    if link == "or" and found is not None and found.kind == "currency":
        return None
    return other, found, hyphen, end


def _change(tokens: Tokens, i: int) -> bool:
    """True where a word of rising or falling stands close before token i."""
    return any(tokens.low(k) in _RISES or tokens.low(k) in _FALLS for k in range(max(0, i - 6), i))


def _scaled(a: Num, b: Num) -> tuple[numbers.Number, numbers.Number]:
    """Both ends, with "3 to 5 million" read as three million to five million."""
    low, high = a.value or 0, b.value or 0
    if a.scale == 1 and b.scale > 1 and low * b.scale < high:
        low = low * b.scale
        if isinstance(low, float) and low.is_integer():
            low = int(low)
    return low, high


def _plausible(draft: Draft) -> bool:
    ends = [v for v in (draft.value, draft.low, draft.high) if v is not None]
    return bool(ends) and max(ends) < _HUGE


def _bind(draft: Draft) -> None:
    """Bound words before and after; the draft's start and stop take them in."""
    tokens = draft.tokens
    if draft.num.kind == "none":
        return
    start = draft.start
    if tokens.low(start - 1) in ("another", "additional", "further"):
        start, draft.increment = start - 1, True
    if tokens.low(start - 1) in ("an", "a") and tokens.low(start) in ("additional", "further"):
        start -= 1
    if draft.is_range and tokens.low(start - 1) in ("between", "from"):
        start -= 1
    found = bounds.before(tokens, start)
    bound = found.bound if found else "exact"
    if found:
        start, draft.ceiling = found.first, found.ceiling
        if tokens.low(start - 1) == "another":
            start, draft.increment = start - 1, True
    end = bounds.after(tokens, draft.last) or bounds.after(tokens, draft.stop)
    if end and (end[0] == "about" or bound == "exact"):
        bound = end[0] if bound == "exact" else bound
        draft.stop = max(draft.stop, end[1])
    if tokens.low(draft.last) in _MORE and draft.unit is None and tokens.low(draft.last + 1) != "than":
        draft.increment = True
    draft.start = min(start, draft.start)
    draft.bound = bound
    if bound in ("exact", "about") and not draft.is_range and draft.unit is not None:
        _direction(draft, start)


def _direction(draft: Draft, start: int) -> None:
    """ "rose 60%", "down 1.2 points": the number is the amount of a change."""
    tokens, unit = draft.tokens, draft.unit
    if unit is None or not (unit.name in _CHANGED or unit.kind == "currency"):
        return
    k = start - 1
    while (
        k >= 0
        and start - k <= 3
        and tokens.low(k) in ("by", "just", "only", "another", "a", "further", "as", "nearly", "almost", "about")
    ):
        k -= 1
    low = tokens.low(k)
    if low in (
        "gains",
        "rise",
        "rises",
        "increase",
        "increases",
        "fall",
        "falls",
        "drop",
        "drops",
        "decline",
        "cut",
        "cuts",
    ) and tokens.low(k - 1) in ("a", "an", "the", "of"):
        return
    if low in _RISES:
        draft.bound = "up"
    elif low in _FALLS:
        draft.bound = "down"
    elif tokens.low(draft.stop) in ("higher", "lower") and unit.name in _CHANGED:
        draft.bound = "up" if tokens.low(draft.stop) == "higher" else "down"


def nought(draft: Draft) -> bool:
    """True where "no" or "none" is a count of nothing: "no casualties", "none of them Americans"."""
    tokens = draft.tokens
    if tokens.low(draft.first) == "none":
        return tokens.low(draft.last) == "of"
    phrase = nouns.phrase(tokens, draft.last, plural=True)
    return (
        phrase is not None
        and tokens.low(phrase.head) in _NOUGHT
        and tokens.low(draft.first - 1) not in lexicon.AUXILIARIES
    )
