"""What a count counts: the noun after the number, or one named earlier in the report; and what happened to it."""

from counterclaim import vocabulary
from counterclaim.reader.figures import bare, lexicon, numbers, states
from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.tokens import Tokens

_PERSONS = vocabulary.words("figures.persons")
_ONLY_PERSONS = vocabulary.words("figures.only_persons")
_OF_THEM = frozenset(("them", "whom", "which", "those", "these"))
_OWNERS = vocabulary.words("figures.describe_owners")
_BARE = vocabulary.words("figures.bare")
# States a noun brings along; a verb that tells more replaces them ("12 prisoners were killed").
_HELD = ("captured", "abducted", "detained", "arrested", "surrendered")
_WEAK = frozenset((None, *_HELD, "missing", "displaced", "recorded", "evacuated"))
_HARM = frozenset(("killed", "wounded", "injured", "dead", "died"))
# What a verb may say of an amount ("1,100 square kilometres were retaken"); people's states can't.
OF_AMOUNTS = vocabulary.words("figures.of_amounts")
_MOST_HANGING = 4  # numbers that share one noun ("two-, three- and four-storey"); more were not seen
_INSERTED = 14  # tokens an insertion or a phrase of place may take; 8 to 20 compared on dev, all alike
_PLACED = vocabulary.words("figures.placed")
_CLAUSES = vocabulary.words("figures.clauses")
_OF_THESE = vocabulary.words("figures.of_these")  # "40, among them six children, were hurt"
_MANY_DO = frozenset(("were", "are", "have", "had"))
_ONE_DOES = frozenset(("was", "is", "has", "had"))
_PARTS = vocabulary.words("figures.parts_of_whole")
_NEARLY = ("nearly", "almost", "virtually", "not")
_AROUND = 60  # characters on either side in which the part and the verb stand
_OWNED = 7  # tokens between a part and its whole: "half of | the town 's old | 9,000 houses"
_AREAS = vocabulary.words("figures.areas")


def count(draft: Draft) -> None:
    """Fills in the phrase, counted and unit of a count from the words after it ("430 Ukrainian soldiers")."""
    tokens, j = draft.tokens, draft.last
    bound = draft.stop > j  # "sixty-odd | boats"
    if tokens.low(j) in ("-", "–", "‑") and tokens.joined(j) and tokens.joined(j + 1) and not bound:
        _compound(draft, j + 1)
        return
    if tokens.low(j) == "-" and tokens.joined(j) and (shared := _shared_noun(tokens, j + 1)):
        _compound(draft, shared)
        draft.stop = j + 1
        return
    if tokens.low(j) == "out" and tokens.low(j + 1) == "of" and _partitive(draft, j + 2):
        return
    if tokens.low(j) == "of":
        if tokens.low(j + 1) in _OF_THEM:
            _of_them(draft, j + 2)
            return
        if _partitive(draft, j + 1):
            return
        if tokens.low(j + 1) in _OWNERS:
            j += 1
    elif draft.stop > draft.last and tokens.low(draft.last) != "of":
        j = draft.stop
    if tokens.lower[j : j + 3] == ["the", "number", "of"]:
        j += 3  # "brought to nine the number of people in custody"
        draft.cumulative = True
    phrase = nouns.phrase(tokens, j, plural=draft.value != 1)
    if phrase is None:
        label = bare.label(draft)
        if label is not None:
            found, draft.state = label
            if found is not None:
                draft.counted, draft.unit_name = found.text, draft.unit_name or found.unit
        else:
            draft.anaphor = bare.stands_alone(draft, j)
        return
    draft.phrase = phrase
    draft.counted, draft.unit_name = phrase.text, draft.unit_name or phrase.unit
    if tokens.low(phrase.head) == "others":
        draft.unit_name, draft.anaphor = None, True
    draft.stop = max(draft.stop, phrase.last)
    if draft.unit_name != lexicon.PEOPLE:
        _of_what(draft, phrase)
    draft.state = states.attributive(tokens, phrase.first, phrase.last) or states.of_noun(tokens.low(phrase.head))
    if draft.bound == "more_than" and tokens.low(phrase.head) in _AREAS and _is_where(draft):
        draft.bound = "exact"
        draft.start = draft.first


def _shared_noun(tokens: Tokens, j: int) -> int | None:
    """The token of "storey" for the first number of "two- and three-storey buildings"."""
    for _ in range(_MOST_HANGING):
        if tokens.low(j) == ",":
            j += 1
        if tokens.low(j) in ("and", "or", "to"):
            j += 1
        other = numbers.read(tokens, j)
        if other is None or tokens.low(other.last) != "-":
            return None
        j = other.last + 1
        if tokens.joined(j):
            return j
    return None


def _of_them(draft: Draft, j: int) -> None:
    """ "eight of them Americans" names its own; "five of them" looks back."""
    draft.stop = max(draft.stop, j)
    phrase = nouns.phrase(draft.tokens, j, plural=True)
    if phrase is None or phrase.first != j:
        draft.anaphor = True
        return
    draft.phrase, draft.counted, draft.unit_name, draft.stop = phrase, phrase.text, phrase.unit, phrase.last


def _of_what(draft: Draft, phrase: nouns.Counted) -> None:
    """ "eight flyovers of warplanes", "40 boxes of shells": the things that make the counted what it is."""
    tokens = draft.tokens
    if tokens.low(phrase.last) == "of" and not lexicon.stops(tokens.word(phrase.last + 1)):
        inner = nouns.phrase(tokens, phrase.last + 1, plural=True)
        if inner is not None and inner.first == phrase.last + 1:
            draft.counted = tokens.span_text(phrase.first, inner.last)


def _partitive(draft: Draft, j: int) -> bool:
    """ "67 of 85 drones", "14 of the country's 22 provinces": a part of a number that stands right after."""
    tokens = draft.tokens
    for k in range(j, min(j + 5, len(tokens))):
        if not (tokens.words[k][:1].isalnum() or tokens.lower[k] == "'s"):
            return False
        whole = numbers.read(tokens, k)
        if whole is not None and whole.kind in ("exact", "vague"):
            phrase = nouns.phrase(tokens, whole.last, plural=True)
            if phrase is None:
                return False
            draft.phrase, draft.counted, draft.unit_name = phrase, phrase.text, phrase.unit
            draft.state, draft.partitive = states.before(tokens, draft.start), True
            return True
        if k > j and lexicon.is_plural(tokens.words[k]):
            return False
    return False


def whole_in(text: str, start: int, end: int) -> bool:
    """The same of a figure's stretch of a text, whose words stand around it."""
    tokens = Tokens(text, max(0, start - _AROUND), min(len(text), end + _AROUND), numbers.COMPOUNDS)
    inside = [n for n, at in enumerate(tokens.starts) if start <= at < end]
    return bool(inside) and of_part(tokens, inside[0], inside[-1] + 1)


def of_part(tokens: Tokens, start: int, stop: int) -> bool:
    """True for a whole, tokens[start:stop], of which only a part is told: "most of the | 40 hostages | were freed";
    not where it tells what befell all: "half of the | 40 people | killed were clerks".
    """
    end = form[1] if (form := states.form_at(tokens, stop)) else stop
    if end > stop and tokens.low(end) in _MANY_DO | _ONE_DOES:
        return False
    for k in range(start - 1, max(-1, start - _OWNED), -1):
        low, between = tokens.lower[k], tokens.lower[k + 1 : start]
        if low != "of" and not (low in ("half", "all") and between):
            continue
        if between and "'s" not in between and "’s" not in between and not (between[0] in _OWNERS and len(between) < 3):
            return False
        part = low if low != "of" else tokens.low(k - 1)
        nearly = tokens.low(k - 1 - (low == "of")) in _NEARLY
        return bool(part) and (part in _PARTS or numbers.may_begin(part) or (part == "all" and nearly))
    return False


def _is_where(draft: Draft) -> bool:
    """ "intercepted over nine regions": "over" says where, not how many."""
    tokens = draft.tokens
    return (
        tokens.low(draft.start) in ("over", "above")
        and draft.start + 1 >= draft.first - 1
        and (states.form_ends(tokens, draft.start - 1) or lexicon.is_plural(tokens.word(draft.start - 1)))
    )


def _compound(draft: Draft, k: int) -> None:
    """ "a three-member panel", "15-nation force": the hyphened noun is what is counted."""
    tokens = draft.tokens
    low = tokens.low(k)
    if not low[:1].isalpha() or low in lexicon.STOPS:
        return
    draft.hyphen = True
    draft.stop = max(draft.stop, k + 1)
    if low == "strong":
        force = nouns.phrase(tokens, k + 1, plural=False)
        draft.counted, draft.unit_name = force.text if force else None, lexicon.PEOPLE
        return
    draft.counted = tokens.words[k]
    draft.unit_name = "share" if draft.num.kind == "fraction" else lexicon.nouns().get(low) or lexicon.singular(low)


def state(draft: Draft) -> None:
    """The state from the verb after the counted noun, else from the verb or act before the figure."""
    tokens = draft.tokens
    if draft.duration:
        return
    told = None if draft.hyphen else states.after(tokens, draft.stop) or _further_on(draft)
    if told is not None and (draft.is_count or told[0] in OF_AMOUNTS):
        if draft.state in _WEAK or told[0] in _HARM:
            draft.state = told[0]
        draft.verb_end, draft.passive = told[1], True
    elif draft.state in _WEAK:
        done = states.before(tokens, draft.start)
        if done is not None and (draft.is_count or done in OF_AMOUNTS):
            draft.state = done
    if draft.unit_name == lexicon.PEOPLE:  # people who are burned or seized
        burned = draft.state == "destroyed" and tokens.low(draft.verb_end - 1).startswith("burn")
        if draft.state == "seized":  # who is "taken | to hospital" was not taken by anybody's enemy
            draft.state = None if tokens.low(draft.verb_end) == "to" else "captured"
        draft.state = "injured" if burned else draft.state
    if draft.state in _HARM and draft.unit_name == "member":
        draft.unit_name = lexicon.PEOPLE


def _further_on(draft: Draft) -> tuple[str, int] | None:
    """The verb behind an insertion ("Eleven people, none of them soldiers, died") or a phrase of place."""
    tokens, k = draft.tokens, draft.stop
    mark = tokens.low(k)
    inserted = mark == "," and tokens.low(k + 1) in _OF_THESE
    if not draft.is_count or (draft.phrase is None and not inserted):
        return None
    joint = _joint(draft)
    if joint is not None:
        return joint
    if mark in (",", "—", "–", "("):
        end = ")" if mark == "(" else mark
        for m in range(k + 1, min(k + _INSERTED, len(tokens))):
            if tokens.lower[m] == end:
                verb = tokens.low(m + 1) in lexicon.AUXILIARIES or states.form_at(tokens, m + 1) is not None
                return states.after(tokens, m + 1) if verb else None
        return None
    if mark not in _PLACED:
        return None
    # "Three soldiers of the 47th Brigade were killed": number agreement keeps other subjects out.
    auxiliaries = _ONE_DOES if draft.value == 1 else _MANY_DO
    elided = tokens.low(draft.start - 1) in ("and", ",")  # "six were killed and 41 villagers from Orvik injured"
    for m in range(k + 1, min(k + _INSERTED, len(tokens))):
        low = tokens.lower[m]
        if low in auxiliaries:
            return states.after(tokens, m)
        if (
            not (low[:1].isalnum() or low in ("-", "'", "’"))
            or low in lexicon.CONJUNCTIONS
            or low in lexicon.AUXILIARIES
        ):
            return None
        if states.form_at(tokens, m):
            told = states.after(tokens, m) if elided else None
            return told if told and told[0] in _PERSONS else None
    return None


def _joint(draft: Draft) -> tuple[str, int] | None:
    """What befell all nouns that share the number: "120 cooks, clerks and their drivers were hurt", "60 girls and boys
    hurt" behind "two were killed and"; None where it tells of others ("killed 12 soldiers and villagers fled")."""
    tokens, k = draft.tokens, draft.stop
    if states.before(tokens, draft.start) is not None:
        return None
    joined = False
    while tokens.low(k) in (",", "and", "or") or tokens.lower[k : k + 3] == ["as", "well", "as"]:
        if tokens.low(k) == "as":
            k += 2
        mark, k = tokens.low(k), k + 1
        if mark == "," and tokens.low(k) in ("and", "or"):
            mark, k = tokens.low(k), k + 1
        joined = joined or mark != ","
        if numbers.read(tokens, k) is not None or (end := _other(tokens, k)) is None:
            return None
        k = end
    if not joined or not (tokens.low(k) in _MANY_DO or states.form_at(tokens, k)):
        return None
    return states.after(tokens, k)


def _other(tokens: Tokens, k: int) -> int | None:
    """The token after the noun phrase that begins at token k, many or one ("and their driver wounded")."""
    while tokens.low(k) in lexicon.DETERMINERS:
        k += 1
    many = nouns.phrase(tokens, k, plural=True)
    if many is not None and not (many.head > k and states.form_at(tokens, many.head)):
        return many.last
    one = nouns.phrase(tokens, k, plural=False)
    return None if one is None else next((m for m in range(k + 1, one.last) if states.form_at(tokens, m)), one.last)


def own_harm(draft: Draft, end: int) -> str | None:
    """The harm that a clause tells of a figure further on, before token `end`: "and 14 officers, clerks and drivers
    were hurt"; None where it tells of none."""
    tokens = draft.tokens
    for k in range(draft.stop, min(draft.stop + _INSERTED, end, len(tokens))):
        if tokens.lower[k] in _CLAUSES:
            return None
        if tokens.lower[k] in _MANY_DO:
            told = states.after(tokens, k)
            return told[0] if told and told[0] in _HARM | {"missing"} else None
    return None


def one_subject(a: Draft, b: Draft) -> bool:
    """True where a verb behind the second of two counts tells of both: "41 pupils and two cooks hurt"."""
    return b.passive and a.tokens.lower[a.stop : b.start] in (["and"], ["or"], [","], [",", "and"])


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
    if k == first or states.form_at(tokens, first) or tokens.words[first].lower() in lexicon.NUMBER_WORDS:
        return None
    return tokens.span_text(first, k)


def persons(draft: Draft) -> None:
    """ "82 were killed": nobody is named, but only people are killed, wounded or captured in counts like these."""
    tokens = draft.tokens
    low = tokens.low(draft.last)
    if draft.counted is None and draft.is_count and low in _BARE:
        draft.counted = tokens.words[draft.last]
        draft.stop = max(draft.stop, draft.last + 1)
        draft.state = draft.state or states.of_noun(low) or low
    if draft.phrase is not None and draft.unit is None and draft.unit_name not in lexicon.noun_units():
        # A noun we do not know, told of as only people are ("12 Norlanders were wounded", "two sextons abducted").
        name = tokens.words[draft.phrase.head][:1].isupper()
        told = draft.state in _ONLY_PERSONS or (name and draft.state in _PERSONS - {"captured", "missing"})
        if told and not lexicon.is_animal(tokens.words[draft.phrase.head]):
            draft.unit_name = lexicon.PEOPLE
    nameless = draft.unit_name is None and draft.unit is None
    if nameless and draft.state in _PERSONS and (draft.phrase is None or tokens.low(draft.phrase.head) == "others"):
        draft.unit_name = lexicon.PEOPLE
