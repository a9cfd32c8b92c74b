"""The figures of a text in a language beside English: numbers with their bound, unit and what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec

from counterclaim.model.figure import Bound, Figure
from counterclaim.model.span import Span, overlaps
from counterclaim.reader.figures import bounds, units
from counterclaim.reader.figures.lexicon import PEOPLE
from counterclaim.reader.languages import numbers
from counterclaim.reader.languages.language import Language, Meaning
from counterclaim.reader.languages.nobody import nobody
from counterclaim.reader.languages.numbers import Num
from counterclaim.reader.languages.states import PEOPLE_ONLY, STATES, THINGS_ONLY, state
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.words import Words
from counterclaim.registry.tongues import Tongue

_AFTER = 24  # characters behind a marked number in which its unit is looked for
_TOLL = 14  # words between the word for a toll and its number
REACH = 4  # tokens after a number in which its noun is looked for
_DASHES = ("-", "–", "—", "‑")
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "russian_ruble", "₴": "ukrainian_hryvnia", "₪": "shekel"}
_ADJECTIVES = (
    "ых", "их", "ые", "ие", "ым", "им", "ыми", "ими", "ая", "ую", "ої", "ові", "ені", "ані", "ьні", "ські", "цькі",
)  # fmt: skip
# What people belong to: "eight police | of the district".
_WHOLES = frozenset(
    "district region province country city town village area base camp hospital school party company organisation "
    "group unit regiment brigade battalion settlement ship family".split()
)
# Letters written as one with a noun behind a number that say it is not what is counted: "eight at-a-post".
_LEADING = {"ar": ("ب", "ل", "ك", "ف", "و"), "he": ("ב", "ל", "כ", "ש", "ו")}
_SEVERAL = {"ar": ("ون", "ين", "ات", "ان"), "he": ("ים", "ות", "י")}  # endings of several, and of two
_OPENS, _CLOSES = frozenset('«"“„'), frozenset('»"”“')
_STOPS = frozenset(',.;:!?…()«»"“”„—–')


def measure(
    text: str, sentences: Sequence[Span], language: Language, words: Words, taken: Sequence[Span] = ()
) -> tuple[Figure, ...]:
    """The figures in reading order; spans are offsets into the text.

    taken: spans of dates; a number in one counts nothing.
    """
    out: list[Figure] = []
    for start, end in sentences:
        tokens = Tokens(text, start, end, language)
        single: list[Figure] = []  # "un soldat": counted only where it is told what befell him
        i = 0
        while i < len(tokens):
            num = numbers.read(tokens, i)
            if num is None:
                none = nobody(tokens, i)
                if none is not None:
                    made = _made(tokens, none.num, PEOPLE, none.num.last, False, None)
                    out.append(msgspec.structs.replace(made, counted=none.counted))
                one = tokens.of(i, "unitone") if language.code == "fr" else None
                made_one = _figure(tokens, Num(i, i + one.size, 1, None, None), words) if one is not None else None
                single += [made_one] if made_one is not None and made_one.unit is not None else []
                i += 1
                continue
            figure = _taken_up(tokens, num, out, start)
            span = (tokens.starts[num.first], tokens.ends[num.last - 1])
            if figure is None and not _name(tokens, num) and not any(overlaps(span, t) for t in taken):
                figure = _figure(tokens, num, words)
            out += [figure] if figure is not None else []
            i = num.last
        first = next((n for n, f in enumerate(out) if f.start >= start), len(out))
        more = [f for f in single if not any(overlaps((f.start, f.end), (g.start, g.end)) for g in out[first:])]
        told = [msgspec.structs.replace(f, state=state(tokens, f)) for f in (*out[first:], *more)]
        fates = PEOPLE_ONLY | ({"shot_down"} if len(told) == len(more) else THINGS_ONLY)
        out[first:] = [f for n, f in enumerate(told) if n < len(told) - len(more) or f.state in fates]
        out[first:] = sorted(out[first:], key=lambda f: f.start)
    return tuple(out)


def _taken_up(tokens: Tokens, num: Num, before: Sequence[Figure], start: int) -> Figure | None:
    """ "460 of them": what the figure before it in the sentence counts."""
    them = tokens.of(num.last, "ofthem")
    if them is None or num.value is None or not before or before[-1].start < start or before[-1].unit is None:
        return None
    made = _made(tokens, num, before[-1].unit, num.last + them.size, False, None)
    return msgspec.structs.replace(made, counted=before[-1].counted)


def at(text: str, span: Span, language: Language) -> Figure | None:
    """The figure of a stretch that is known to hold one, with its bound and unit where they stand by it; None where
    it turns out to be a time, an age or a number in a name.
    """
    tokens = Tokens(text, span[0], min(len(text), span[1] + _AFTER), language)
    for i in range(len(tokens)):
        if tokens.starts[i] >= span[1]:
            break
        both = tokens.of(i, "both")
        num = numbers.read(tokens, i)
        if both is not None and num is None:
            num = Num(i, i + both.size, 2, None, None)
        if num is not None:
            timed = tokens.of(num.last, "span") or tokens.of(num.last + 1, "span")
            if timed is not None or _name(tokens, num):
                return None
            return _made(tokens, num, *_unit_after(tokens, num), None)
        one = tokens.of(i, "unitone") if language.code == "fr" else _one(tokens, i)
        if one is not None:
            noun = one.value if one.kind == "noun" else None
            made = _figure(tokens, Num(i, i + one.size, 1, None, None, noun=noun), Words(()))
            return made if made is not None and made.unit is not None else None
    return None


def _one(tokens: Tokens, i: int) -> Meaning | None:
    """A noun of the table that is no plural by its ending, where no article says that it is one: "killed | a guard"."""
    endings = _SEVERAL.get(tokens.language.code)
    return tokens.of(i, "noun") if endings and not tokens.low[i].endswith(endings) else None


def _name(tokens: Tokens, num: Num) -> bool:
    """True for a number in a name or a sign: "Mi-8", "T72", "10:30", "15th", "50-year-old", "No. 5"."""
    first, last = num.first, num.last
    before = tokens.word(first - 1)
    if num.digits:
        if before in _DASHES and tokens.joined(first) and tokens.joined(first - 1):
            left = tokens.word(first - 2)
            particle = tokens.language.right_to_left and len(left) <= 2 and left.isalpha()
            if left[:1].isalnum() and not particle:
                return True
        if tokens.joined(first) and before[:1].isalpha() and len(before) > 1:
            return True
        if tokens.joined(first) and before in (":", "/", "#", "№", "°", "."):
            return True
        after = tokens.word(last)
        if (
            after in (":", "/")
            and tokens.joined(last)
            and tokens.joined(last + 1)
            and tokens.word(last + 1)[:1].isdecimal()
        ):
            return True
        if tokens.joined(last) and after in _DASHES and tokens.joined(last + 1) and tokens.word(last + 1)[:1].isalpha():
            return True
        if tokens.joined(last) and after[:1].isalpha() and tokens.of(last, "unit", "scale", "noun") is None:
            return True
        if tokens.joined(last) and after == "," and tokens.joined(last + 1) and tokens.word(last + 1)[:1].isdecimal():
            return True
    return tokens.before(first, "no") is not None or tokens.before(first, "age") is not None


def _figure(tokens: Tokens, num: Num, words: Words) -> Figure | None:
    language = tokens.language
    unit, stop, currency = _unit_after(tokens, num)
    counted: Span | None = None
    if num.noun is not None:
        counted = (tokens.starts[num.first], tokens.ends[num.last - 1])
        unit = num.noun or None
    elif unit is None:
        if tokens.of(num.last, "span") is not None or tokens.of(num.last + 1, "span") is not None:
            return None  # a length of time or an age
        back = _noun_before(tokens, num) if num.value == 1 else None
        noun, unit, counted = _counted(tokens, num, words) if back is None else (num.last, None, None)
        stop = max(stop, noun)
        back = back or (_noun_before(tokens, num) if counted is None else None)
        if back is not None:
            unit, counted = back
    if num.value == 1 and unit is None and (counted is None or language.code in ("ar", "he")):
        return None
    if num.value == 1 and num.noun is None and tokens.of(num.last, "preposition") is not None:
        return None  # "one of them"
    if num.particle.endswith(("ה", "ال")) and num.scaled | (num.value == 100) and counted is None:
        return None  # "the century", "the thousand"
    if unit is None and counted is None and (_of_a_toll(tokens, num) or _of_them(tokens, num) or _harmed(tokens, num)):
        unit = "people"
    made = _made(tokens, num, unit, stop, currency, counted)
    if made.unit is None and made.bound == "exact" and counted is None and not num.scaled:
        return None
    if num.value is None and not num.scaled and counted is None and made.unit is None:
        return None
    return made


def _noun_before(tokens: Tokens, num: Num) -> tuple[str, Span] | None:
    """What a number behind its noun counts: "a soldier one", "two-soldiers Turkish two", "the raids the three"."""
    if not tokens.language.right_to_left or num.digits:
        return None
    dual = tokens.language.code == "ar" and num.value == 2 and not num.particle
    the = tokens.language.code == "ar" and num.particle == "ال" and (num.value or 0) > 2  # "the two" is Monday
    for k in (num.first - 1, num.first - 2):
        if k < 0 or (dual and not tokens.low[k].endswith(("ان", "ين"))) or (the and not tokens.low[k].startswith("ال")):
            return None
        found = tokens.of(k, "noun")
        owned = tokens.of(k - 1, "noun") if found is not None and num.value == 1 else None
        if owned is not None and not owned.particle and found is not None and not found.particle:
            found, k = owned, k - 1  # "a worker of the railway | one"
        if found is not None and (dual or the or num.value == 1):
            return found.value, (tokens.starts[k], tokens.ends[k])
        if tokens.word(k) in _STOPS or tokens.of(k, "preposition", "span") is not None:
            return None
    return None


def _of_them(tokens: Tokens, num: Num) -> bool:
    """ "21 of them", with nothing counted before."""
    return num.value is not None and tokens.of(num.last, "ofthem") is not None


def _harmed(tokens: Tokens, num: Num) -> bool:
    """ "Wounded were | 104", "ten | were hurt": beside a word that says what befalls people only."""
    beside = (tokens.of(k, "gloss") for k in (num.first - 1, num.last))
    return num.value is not None and any(g is not None and STATES.get(g.value) in PEOPLE_ONLY for g in beside)


def _of_a_toll(tokens: Tokens, num: Num) -> bool:
    """ "The number of dead rose to | 15"."""
    return any(tokens.of(k, "toll") is not None for k in range(max(0, num.first - _TOLL), num.first))


def _unit_after(tokens: Tokens, num: Num) -> tuple[str | None, int, bool]:
    """The unit of measure after the number, the token behind it, and whether it stands before the number as a sign."""
    sign = _CURRENCY.get(tokens.word(num.first - 1))
    if sign is not None:
        return sign, num.last, True
    j = num.last
    if tokens.word(j) in _DASHES and not tokens.joined(j):
        return None, j, False
    if tokens.of(j, "to") is None or tokens.of(j, "unit") is not None:
        j += tokens.of(j, "linked") is not None
    found = tokens.of(j, "unit")
    if found is None:
        return None, num.last, False
    alone = tokens.word(j)
    if len(alone) == 1 and alone.isalpha() and not num.digits:
        return None, num.last, False
    return found.value, j + found.size, False


def _counted(tokens: Tokens, num: Num, words: Words) -> tuple[int, str | None, Span | None]:
    """The noun after the number: the token behind it, its unit, and the words that name what is counted."""
    first = num.last
    first += tokens.of(first, "linked") is not None
    quoted = tokens.word(first) in _OPENS and tokens.joined(first + 1)  # nine "bases"
    first += quoted
    declined = tokens.language.code in ("ru", "uk")
    for j in range(first, min(len(tokens), first + REACH)):
        if tokens.word(j) in _STOPS or tokens.word(j)[:1].isdecimal() or tokens.of(j, "preposition") is not None:
            break
        found = tokens.of(j, "noun")
        if found is not None and found.particle.startswith(_LEADING.get(tokens.language.code, ("\0",))):
            return num.last, None, None
        if found is not None and _describes(tokens, j + found.size):
            found = None  # "military | search planes"
        if found is not None and j > first:
            between = words.slice((tokens.starts[first], tokens.starts[j]))
            if any(w.noun and not (declined and w.text.lower().endswith(_ADJECTIVES)) for w in between):
                break  # "pupils of a | school"
        if found is not None:
            last = j + found.size
            owner = tokens.text[tokens.starts[last] : tokens.ends[last]] if last < len(tokens) else ""
            if owner and Tongue.load(tokens.language.code).by_demonym(owner) is not None:
                last += 1  # "soldats | russes"
            return last, found.value, (tokens.starts[first], tokens.ends[last - 1])
    after = tokens.word(first)
    if not after[:1].isalpha() or (tokens.joined(first) and not quoted):
        return num.last, None, None
    inside = words.slice((tokens.starts[first], tokens.ends[min(len(tokens), first + REACH) - 1]))
    end = 0
    for word in inside:
        dash = tokens.text[word.end : word.end + 1] in _DASHES and tokens.text[word.end + 1 : word.end + 2].isalpha()
        if end and word.text in _DASHES and tokens.text[word.end : word.end + 1].isalpha():
            continue
        if not word.text[:1].isalpha() or word.verb or word.tag in ("IN", "CC", "PRP", "RB", "TO", "DT"):
            break
        if word.noun:
            end = word.end
            if not dash and not (declined and word.text.lower().endswith(_ADJECTIVES)):
                break  # else what it describes may follow: "three key | points"
    end = end or (tokens.ends[first] if quoted and tokens.word(first + 1) in _CLOSES else 0)
    return num.last, None, (tokens.starts[first], end) if end else None


def _describes(tokens: Tokens, j: int) -> bool:
    """True where the word before token j is an adjective, by its ending, of a noun of the table behind it."""
    if tokens.language.code not in ("ru", "uk") or not tokens.low[j - 1].endswith(_ADJECTIVES):
        return False
    for k in range(j, min(len(tokens), j + 2)):
        found = tokens.of(k, "noun")
        if found is not None:
            return found.value not in _WHOLES
        if not tokens.low[k].endswith(_ADJECTIVES):
            return False
    return False


def _bound(tokens: Tokens, num: Num, stop: int) -> tuple[Bound, int, int]:
    """The bound round a number, the token its words begin at, and the one behind what ends them."""
    first = num.first
    at = first - 1 if tokens.word(first - 1) in ("-", *_CURRENCY) and tokens.joined(first) else first
    if tokens.word(at - 1) in _CURRENCY:
        at -= 1
    found = tokens.before(at, "before")
    if found is None and not tokens.language.right_to_left and tokens.of(at - 1, "preposition") is not None:
        found = tokens.before(at - 1, "before")  # "more than | by | 20"; but not "more by 20"
        if found is not None and found[0].size == 1 and found[0].value != "at_least":
            found = None
    if num.particle and found is None:
        found = _with_particle(tokens, num, at)
    after: Meaning | None = None
    end = stop
    for k in dict.fromkeys((num.last, stop)):
        after = tokens.of(k, "after")
        if after is not None:
            end = max(stop, k + after.size)
            break
    if found is not None and found[0].value:
        return _known(found[0].value), found[1], end
    return (_known(after.value) if after is not None else "exact"), first, end


def _with_particle(tokens: Tokens, num: Num, at: int) -> tuple[Meaning, int] | None:
    """ "more than-a-hundred": the last word of the bound is written as one with the number."""
    single = next((m for m in tokens.language.meanings([num.particle]) if m.kind == "before"), None)
    for first in range(max(0, at - 4), at):
        words = [*tokens.low[first:at], num.particle]
        for meaning in tokens.language.meanings(words):
            if meaning.kind == "before" and meaning.size == len(words):
                return meaning, first
    return (single, at) if single is not None and tokens.language.code == "he" else None


def _known(value: str) -> Bound:
    return cast(Bound, value)


def _made(tokens: Tokens, num: Num, unit: str | None, stop: int, currency: bool, counted: Span | None) -> Figure:
    bound, begin, end = _bound(tokens, num, stop)
    if currency:
        begin = min(begin, num.first - 1)
    low, high = num.low, num.high
    value = num.value
    if bound == "exact" and (group := tokens.of(num.first, "group")) is not None and group.value != "12":
        bound = "about"  # "une trentaine"; a dozen is a number like any other
    if value is None and num.low and _scale_alone(tokens, num) and bound not in ("exact", "vague"):
        value = num.low  # "more than | a thousand"
    if value is not None:
        low, high = bounds.limits(bound, value)
    elif bound in ("at_least", "more_than") and num.scaled:
        bound, high = "vague", high
    if value is None:
        bound = "range" if _is_range(tokens, num) else "vague"
    measured = units.table()[0].get(unit) if unit else None
    si = measured.to_si(value) if measured is not None and value is not None else None
    start, last = tokens.starts[begin], tokens.ends[max(end, num.last) - 1]
    if counted is not None:
        last = max(last, counted[1])
    return Figure(
        text=tokens.text[start:last], start=start, end=last, number_start=tokens.starts[num.first],
        number_end=tokens.ends[num.last - 1], value=value, low=low, high=high, bound=bound,
        unit=PEOPLE if unit == "people" else unit, si_value=si,
        si_unit=measured.si_unit if measured is not None and si is not None else None,
        counted=tokens.text[counted[0] : counted[1]] if counted is not None else None,
    )  # fmt: skip


def _scale_alone(tokens: Tokens, num: Num) -> bool:
    scale = tokens.of(num.first, "scale")
    return scale is not None and num.first + scale.size == num.last


def _is_range(tokens: Tokens, num: Num) -> bool:
    return num.low is not None and not any(
        m.kind in ("vague", "scale") and num.first + m.size <= num.last for m in tokens.meanings(num.first)
    )
