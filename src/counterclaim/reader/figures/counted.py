"""The noun phrase that says what a number counts, by closed word classes and endings; no tagger."""

from dataclasses import dataclass

from counterclaim.reader.figures import lexicon, states
from counterclaim.reader.figures.tokens import Tokens, words

_LONGEST = 9  # words in a noun phrase after the number
# Words in -ed and -ing that qualify the noun that follows rather than tell of the one before.
_PREMODIFIERS = words(
    "armed armoured armored unarmed wounded injured captured killed displaced suspected alleged detained missing dead "
    "unmanned guided unguided cruise ballistic fighting charging housing staffed trained elite uniformed masked occupied "
    "abandoned destroyed damaged besieged disputed shaped retired wanted listed leading remaining surviving returning "
    "mechanised mechanized motorised motorized flying incoming outgoing bombing shelling landing recorded commissioned "
    "non-commissioned enlisted seasoned united allied combined organized organised required mobilised mobilized "
    "fleeing protesting striking supporting serving refugee residential building shooting living training parking "
    "loitering attacking gliding crossing recovered kidnapped abducted imprisoned jailed accused convicted stranded "
    "starving freed released evacuated affected registered confirmed documented reported verified unexploded exploding "
    "targeted planned proposed air-launched ground-launched sea-launched separated experienced skilled so-called "
    "undocumented unidentified unnamed high-ranking russian-occupied unaccompanied malnourished"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun phrase: tokens first up to and without last; head: the token of its noun.

    unit: canonical unit name; None where the phrase is only a participle ("82 wounded" counts whom?).
    """

    first: int
    last: int
    head: int
    unit: str | None
    text: str


def _word_end(tokens: Tokens, k: int) -> int:
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
    while tokens.low(k) in lexicon.FILLERS and not (tokens.low(k) == "of" and k > j + 2):
        if tokens.low(k) == "of" and tokens.low(k + 1) in ("them", "whom", "which", "those", "these", "us"):
            return None
        k += 1
    while tokens.low(k) in ("the", "its", "his", "their", "our", "these", "those", '"', "“", "'", "‘"):
        k += 1
    first, words, head = k, 0, -1
    stop = k
    while k < len(tokens) and words < _LONGEST:
        low, word = tokens.low(k), tokens.words[k]
        end = _word_end(tokens, k)
        if _ends(tokens, k, low, word, first, stop, head):
            break
        words += 1
        compound = end > k + 1
        noun = lexicon.nouns().get(low)
        if (plural and not compound and _heads(tokens, k, low, word)) or (compound and plural and tokens.words[end - 1] in ("s",)):
            head, stop = k, end
            if not _goes_on(tokens, end):
                break
        elif not plural or noun or compound or low:
            stop = end
            if not plural:
                head = k
        k = end
    if head < 0 or head < first:
        return _model_or_none(tokens, first, stop) if plural else None
    last = _word_end(tokens, head)
    return Counted(first, last, head, _unit(tokens, first, head), tokens.span_text(first, last))


def _heads(tokens: Tokens, k: int, low: str, word: str) -> bool:
    if lexicon.leads_on(low):
        return False
    if low in (
        "dead",
        "wounded",
        "injured",
        "missing",
        "killed",
        "displaced",
        "elderly",
        "homeless",
        "military",
        "police",
        "staff",
        "crew",
        "militia",
        "artillery",
        "infantry",
        "cavalry",
    ):
        return not _noun_next(tokens, k + 1)
    return lexicon.is_plural(word)


def _noun_next(tokens: Tokens, k: int) -> bool:
    """True where a noun of the same phrase follows ("dead militants", "police officers", "staff members")."""
    for m in range(k, min(k + 4, len(tokens))):
        low = tokens.low(m)
        if not low[:1].isalpha() or low in lexicon.STOPS:
            return False
        if lexicon.is_plural(tokens.words[m]) and low not in lexicon.DAYS:
            return True
    return False


def _goes_on(tokens: Tokens, k: int) -> bool:
    """True where the plural just read only qualifies the next noun ("special forces soldiers", "Marines officers")."""
    low = tokens.low(k)
    return low in lexicon.nouns() and lexicon.is_plural(tokens.word(k)) and low not in (
        "dead", "wounded", "injured", "missing", "killed", "displaced", "others", "deaths", "strikes", "attacks", "mines",
    )  # fmt: skip


def _ends(tokens: Tokens, k: int, low: str, word: str, first: int, stop: int, head: int) -> bool:
    if not (word[:1].isalnum() or (k == first and word in ("-",))):
        return True
    if low in lexicon.STOPS and not (False):
        return True
    if word[0].isdigit():
        # "12 155mm shells", "two 737 Max jets": digits inside the phrase are part of a name.
        return not (tokens.joined(k + 1) or (k == first and _noun_next(tokens, k + 1)))
    if k > first and low.endswith(("ed", "ing")) and low not in _PREMODIFIERS and not _noun_next(tokens, k + 1):
        return True
    if k == first and states.form_at(tokens, k) and not _noun_next(tokens, k + 1) and low not in lexicon.nouns():
        return True
    if low in (
        "said",
        "told",
        "came",
        "went",
        "took",
        "made",
        "gave",
        "got",
        "fell",
        "rose",
        "began",
        "ran",
        "saw",
        "fled",
        "left",
        "won",
        "lost",
        "fought",
        "took",
        "held",
        "hit",
        "says",
        "say",
        "included",
        "include",
        "includes",
        "comes",
        "come",
    ):
        return True
    return low in lexicon.MONTHS and word[:1].isupper() and low not in ("march", "may")


def _model_or_none(tokens: Tokens, first: int, stop: int) -> Counted | None:
    """No plural noun: a capitalised model name may stand for the things ("12 Leopard 2s", "three F-16")."""
    if stop <= first:
        return None
    if tokens.word(first)[:1].isupper() and any(c.isdigit() for c in tokens.span_text(first, stop)):
        last = _word_end(tokens, first)
        return Counted(first, last, first, None, tokens.span_text(first, last))
    return None


def _unit(tokens: Tokens, first: int, head: int) -> str | None:
    nouns = lexicon.nouns()
    for k in range(max(first, head - 3), head + 1):
        unit = nouns.get(" ".join(tokens.lower[k : head + 1]))
        if unit:
            return unit
    low = tokens.low(head)
    end = _word_end(tokens, head)
    if end > head + 1:  # a hyphened word: the last part is the noun ("non-Russians")
        low = tokens.low(end - 1) if tokens.low(end - 1) != "s" else low
    part = low.rpartition("-")[2]
    if part in nouns:
        return nouns[part]
    if lexicon.is_people(tokens.word(head)) or low.endswith(("men", "women")):
        return "person"
    if low in ("killed", "wounded", "injured", "dead", "missing"):
        return "person"
    words = [tokens.low(k) for k in range(first, head)] + [lexicon.singular(low)]
    words = [w for w in words if w[:1].isalnum()]
    return "_".join(words[-3:]) or None
