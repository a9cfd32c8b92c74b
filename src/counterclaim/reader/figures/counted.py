"""The noun phrase that says what a number counts, by closed word classes and endings; no tagger."""

import msgspec

from counterclaim import vocabulary
from counterclaim.reader.figures import lexicon, states
from counterclaim.reader.figures.tokens import Tokens

_LONGEST = 9  # words in a noun phrase after the number
# Words in -ed and -ing that qualify the noun that follows rather than tell of the one before.
_PREMODIFIERS = vocabulary.words("figures.premodifiers")
# Participles that make a kind of thing: an armed group is no group that somebody armed.
_KINDS = vocabulary.words("figures.kinds")
# They end in no "s", or like a participle, and are nouns only where no other noun follows ("dead militants").
_ALONE = vocabulary.words("figures.alone")
_BRANCHES = vocabulary.words("figures.branches")
# Plural nouns that follow another plural without being its head ("settlements attacks" is no phrase).
_NO_COMPOUND = vocabulary.words("figures.no_compound")
_VERBS = vocabulary.words("figures.verbs")
_OPENING = vocabulary.listed("figures.opening")
_BACK = vocabulary.words("figures.back")
# Voices, not things counted: "two security sources said".
_VOICES = vocabulary.words("figures.voices")
_TELL = vocabulary.words("figures.tell")
# They tell of figures more often than they are counted ("two residents said", "officials put their number at 40").
TELLERS = vocabulary.words("figures.tellers")


class Counted(msgspec.Struct, frozen=True):
    """The counted noun phrase: tokens first up to and without last; head: the token of its noun.

    unit: canonical unit name; None where the phrase is a bare model name. digits: a name in it holds a number
    of its own ("12 Leopard 2 tanks").
    """

    first: int
    last: int
    head: int
    unit: str | None
    text: str
    digits: bool = False


def word_end(tokens: Tokens, k: int) -> int:
    """The token after the hyphened word that begins at token k ("T-72", "A-50s", "155-mm")."""
    j = k + 1
    while j < len(tokens) - 1 and tokens.words[j] in ("-", "–") and tokens.joined(j) and tokens.joined(j + 1):
        j += 2
    while j < len(tokens) and tokens.joined(j) and tokens.words[j][:1].isalnum() and tokens.words[j - 1][:1].isalnum():
        j += 1
    return j


def phrase(tokens: Tokens, j: int, *, plural: bool) -> Counted | None:
    """The noun phrase that begins at token j; plural: the number asks for a plural noun.

    Ends at the first plural noun where one is due; None where no noun stands there.
    """
    k = j
    while tokens.low(k) in lexicon.FILLERS:
        if tokens.low(k) == "of" and (tokens.low(k + 1) in _BACK or k > j + 2):
            return None
        k += 1
    while tokens.low(k) in _OPENING:
        k += 1
    first, seen, head, stop = k, 0, -1, k
    while k < len(tokens) and seen < _LONGEST:
        low = tokens.lower[k]
        if seen and head < 0 and plural and low in ("and", ",", "or", "/") and _noun_next(tokens, k + 1):
            k += 1  # "digital and physical sales", "Army, Navy and Air Force troops"
            continue
        if _ends(tokens, k, first) or (not plural and head >= 0 and does(tokens, k)):
            break
        end = word_end(tokens, k)
        seen += 1
        if not plural:
            head, stop = k, end
        elif (end > k + 1 and tokens.words[end - 1] == "s") or _heads(tokens, k, end):
            head, stop = k, end
            if not _goes_on(tokens, end):
                break
        else:
            stop = end
        k = end
    if head < first:
        return _model(tokens, first, stop) if plural else None
    last = word_end(tokens, head)
    digits = any(word[0].isdigit() for word in tokens.words[first:last])
    return Counted(first, last, head, _unit(tokens, first, head), tokens.span_text(first, last), digits)


def voices(tokens: Tokens, found: Counted) -> bool:
    """True where the phrase names who tells, not what is counted ("two security sources", "two residents said")."""
    return tokens.low(found.head) in _VOICES or (tokens.low(found.head) in TELLERS and tokens.low(found.last) in _TELL)


def does(tokens: Tokens, k: int) -> bool:
    """True where token k is what the one before it does: "one sailor | remembers", "one mother | fears"."""
    low, who = tokens.low(k), lexicon.nouns().get(tokens.low(k - 1))
    if who != lexicon.PEOPLE or not low.endswith("s") or low in lexicon.nouns() or not tokens.words[k].islower():
        return False
    return low not in lexicon.AUXILIARIES and not lexicon.stops(low) and states.form_at(tokens, k) is None


def _heads(tokens: Tokens, k: int, end: int) -> bool:
    low = tokens.lower[k]
    if low in _ALONE or lexicon.leads_on(low) or (lexicon.is_animal(tokens.words[k]) and not lexicon.is_plural(low)):
        # "14 reindeer" is a herd, "14 goat herders" are none.
        # "artillery and mortar systems", "police and soldiers", but "20 dead and the army said".
        ahead = k + 2 if low in _BRANCHES and tokens.low(k + 1) == "and" else k + 1
        return not _noun_next(tokens, ahead)
    if end > k + 1 and tokens.words[k + 1] in ("-", "–"):
        return lexicon.is_plural(tokens.words[end - 1])
    return lexicon.is_plural(tokens.words[k])


def _noun_next(tokens: Tokens, k: int) -> bool:
    """True where a noun of the same phrase follows ("dead militants", "police officers", "staff members")."""
    for m in range(k, min(k + 5, len(tokens))):
        low = tokens.lower[m]
        if low in ("and", "-") and m > k:
            continue
        if not low[:1].isalpha() or lexicon.stops(tokens.words[m]) or low in lexicon.NUMBER_WORDS:
            return False
        if low in _VERBS or (states.form_at(tokens, m) and m > k and not lexicon.is_plural(low)):
            return False
        if lexicon.is_plural(tokens.words[m]) or (lexicon.leads_on(low) and m > k):
            return True
    return False


def _goes_on(tokens: Tokens, k: int) -> bool:
    """True where the plural just read only qualifies the next noun ("special forces soldiers")."""
    low = tokens.low(k)
    return low in lexicon.nouns() and low not in _NO_COMPOUND and lexicon.is_plural(tokens.word(k))


def _ends(tokens: Tokens, k: int, first: int) -> bool:
    low, word = tokens.lower[k], tokens.words[k]
    if not word[:1].isalnum() or lexicon.stops(word) or (low in lexicon.NUMBER_WORDS and k > first):
        return True
    if word[0].isdigit():
        # "12 155mm shells", "Leopard 2 tanks", "737 Max jets": digits inside the phrase are part of a name.
        named = k == first or tokens.words[k - 1][:1].isupper() or tokens.word(k + 1)[:1].isupper()
        return not (tokens.joined(k + 1) or (named and _noun_next(tokens, k + 1)))
    if low.endswith(("ed", "ing")) and k > first and low not in _PREMODIFIERS and not _noun_next(tokens, k + 1):
        return True
    if k == first and states.form_at(tokens, k) and low not in lexicon.nouns() and not _noun_next(tokens, k + 1):
        return True
    if low in _VERBS and not (k == first and _noun_next(tokens, k + 1)):
        return True
    return low in lexicon.MONTHS and word[:1].isupper() and low not in ("march", "may")


def _model(tokens: Tokens, first: int, stop: int) -> Counted | None:
    """No plural noun: a capitalised model name may stand for the things ("three F-16", "two Mi-8")."""
    if stop <= first or not tokens.word(first)[:1].isupper():
        return None
    last = word_end(tokens, first)
    text = tokens.span_text(first, last)
    return Counted(first, last, first, None, text, True) if any(c.isdigit() for c in text) else None


def _unit(tokens: Tokens, first: int, head: int) -> str | None:
    nouns = lexicon.nouns()
    for k in range(max(first, head - 3), head + 1):
        unit = nouns.get(" ".join(tokens.lower[k : head + 1]))
        if unit:
            return unit
    low = tokens.lower[head]
    end = word_end(tokens, head)
    if end > head + 1:
        if any(c.isdigit() for c in tokens.span_text(head, end)):
            return None  # "F-16s": the model is in `counted`, its kind is not told
        low = tokens.lower[end - 1]
    part = low.rpartition("-")[2]
    if part in nouns:
        return nouns[part]
    if (
        lexicon.is_people(tokens.words[head])
        or lexicon.is_people(tokens.words[head] + "s")
        or (part.endswith(("men", "women", "children")) and lexicon.is_plural(part))
    ):
        return lexicon.PEOPLE
    parts: list[str] = []
    for k in range(head - 1, max(first - 1, head - 3), -1):
        if not tokens.lower[k][:1].isalpha() or tokens.lower[k] in ("and", "or"):
            break
        parts.insert(0, tokens.lower[k])
    while parts and parts[0].endswith(("ed", "ing")) and parts[0] not in _KINDS:
        parts.pop(0)  # "recorded songs", "remaining bridges": what a thing does or suffers is no kind of it
    return "_".join([*parts, lexicon.singular(low)])
