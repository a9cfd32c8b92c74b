"""Clauses of a sentence: where one proposition ends and the next begins, from word classes alone.

No parse tree: the encoder labels each word with its class and its relation, and the rules below
look for the few words that open a clause with a subject and a verb of its own.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.words import FINITE, SUBJECTS, Word

ClauseKind = Literal[
    "main", "temporal", "concessive", "reason", "condition", "coordinate", "relative", "participle", "aside"
]

TEMPORAL = frozenset({"after", "before", "since", "when", "until", "till", "once", "whenever"})
CONCESSIVE = frozenset({"as", "while", "although", "though", "whereas", "despite", "but", "amid", "even", "whilst"})
REASON = frozenset({"because", "so"})
CONDITION = frozenset({"if", "unless", "whether", "provided"})
_NOUN_PHRASE = frozenset("DT NNP NNPS NN NNS PRP PRP$ JJ CD EX VBG".split())
_CLOSING = frozenset("\"”’'»")
COORDINATORS = frozenset({"and", "but", "or", "yet", "nor"})
PREPOSITIONS = frozenset({"despite", "amid"})
_SUBORDINATORS = (TEMPORAL | CONCESSIVE | CONDITION | {"because"}) - PREPOSITIONS - {"but", "even"}
RELATIVES = frozenset({"which", "who", "whose", "where", "whom"})


class Clause(NamedTuple):
    """A stretch of a sentence; start, end: code points; opener: the word that opens it, "" for the main clause.

    content_start: where the proposition begins (after "and", "despite", "suggesting").
    apart: a comma sets it off from the clause before, so that it adds a fact instead of dating that one.
    """

    start: int
    end: int
    kind: ClauseKind
    opener: str
    content_start: int
    apart: bool = False


def clauses(words: Sequence[Word], end: int) -> list[Clause]:
    """The clauses of one sentence, in order, covering it without overlap.

    words: the sentence's words; end: where the sentence ends (its closing mark included).
    """
    if not words:
        return []
    cuts = _cuts(words)
    out: list[Clause] = []
    edges = [*cuts, (len(words), "main", "", 0)]
    first = cuts[0][0] if cuts else len(words)
    if first > 0:
        out.append(
            Clause(words[0].start, words[first].start if first < len(words) else end, "main", "", words[0].start)
        )
    for (at, kind, opener, skip), (stop, *_rest) in pairwise(edges):
        begin = min(at + skip, len(words) - 1)
        apart = at > 0 and words[at - 1].text in (",", "—", "–")
        stops = words[stop].start if stop < len(words) else end
        out.append(Clause(words[at].start, stops, kind, opener, words[begin].start, apart))
    return out


def _cuts(words: Sequence[Word]) -> list[tuple[int, ClauseKind, str, int]]:
    """(index of the opening word, kind, opener, words to skip before the proposition)."""
    cuts: list[tuple[int, ClauseKind, str, int]] = []
    n = len(words)
    leading = False  # a clause opened the sentence: the main clause starts after its comma
    for i, word in enumerate(words):
        low = word.lower
        previous = words[i - 1].text if i else ""
        if previous in _CLOSING and i > 1 and words[i - 2].text == ",":
            previous = ","  # `laws," suggesting`: the comma stands inside the marks
        if leading and previous == "," and _opens_main(words, i, cuts[-1][0]):
            cuts.append((i, "main", "", 0))
            leading = False
            continue
        if (
            low in COORDINATORS
            and word.tag == "CC"
            and not (0 < i < n - 1 and words[i - 1].tag == words[i + 1].tag == "CD")  # "between 3,000 and 4,000"
            and any(w.tag in FINITE for w in words[cuts[-1][0] if cuts else 0 : i])  # in the clause that is open here
            and _own_clause(words, i + 1)
        ):
            skip = 2 if i + 1 < n and words[i + 1].lower == "that" else 1
            cuts.append((i, "coordinate", low, skip))
        elif word.text == ";" and i + 1 < n and _own_clause(words, i + 1):
            cuts.append((i, "coordinate", ";", 1))
        elif low in PREPOSITIONS and word.tag == "IN" and (i == 0 or previous == ",") and _has_verb(words, i + 1):
            cuts.append((i, "concessive", low, 1))
            leading = leading or i == 0
        elif _subordinator(words, i) and (_own_clause(words, i + 1) or _noun_then_verb(words, i + 1)):
            kind = _kind(low)
            begin = i
            while (
                begin
                and words[begin - 1].dep in ("npadvmod", "advmod", "nummod", "det")
                and words[begin - 1].text != ","
            ):
                if words[begin - 1].verb or begin - 1 == 0:
                    break
                begin -= 1
            if cuts and cuts[-1][0] >= begin:
                continue
            cuts.append((begin, kind, low, i - begin + 1))
            leading = leading or not any(w.tag in FINITE for w in words[:begin])
        elif (
            low in RELATIVES
            and previous == ","
            and word.tag in ("WDT", "WP", "WP$", "WRB")
            and _has_finite(words, i + 1)
        ):
            stop = _close_relative(words, i)
            cuts.append((i, "relative", low, 0))
            if stop is not None:
                cuts.append((stop, "main", "", 0))
        elif (
            word.tag == "VBG" and previous == "," and word.dep in ("advcl", "acl", "conj") and i + 2 < n and not leading
        ):
            cuts.append((i, "participle", low, 1 if _reports(words, i) else 0))
    return sorted(set(cuts), key=lambda c: c[0])


def _kind(low: str) -> ClauseKind:
    if low in TEMPORAL:
        return "temporal"
    if low in REASON:
        return "reason"
    if low in CONDITION:
        return "condition"
    return "concessive"


def _subordinator(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    low = word.lower
    if low not in _SUBORDINATORS:
        return False
    if word.tag not in ("IN", "WRB", "RB"):
        return False
    # "as many as", "as well as", "as part of" open no clause
    if low == "as" and (
        i + 1 < len(words) and words[i + 1].lower in ("many", "much", "well", "part", "a", "an", "of", "long", "soon")
    ):
        return False
    if i and words[i - 1].lower in ("such", "same", "well", "long", "soon", "far", "much", "many") and low == "as":
        return False
    return word.dep in ("mark", "advmod", "prep", "dep", "cc")


def _own_clause(words: Sequence[Word], start: int) -> bool:
    """A subject and then a finite verb follow before the next clause opens."""
    subject = False
    for word in words[start : start + 30]:
        if word.text in ";]”" or (word.text == "," and not subject):
            return False
        if word.dep in SUBJECTS:
            subject = True
        elif word.tag in FINITE:
            return subject
    return False


def _noun_then_verb(words: Sequence[Word], start: int) -> bool:
    """A noun phrase and at once its finite verb, whatever the noun was labelled: "since Ukraine launched"."""
    noun = False
    for word in words[start : start + 8]:
        if word.tag in FINITE:
            return noun
        if word.noun or word.tag in ("PRP", "CD"):
            noun = True
        elif word.tag not in ("DT", "JJ", "PRP$", "POS", "HYPH", "RB"):
            return False
    return False


def _has_finite(words: Sequence[Word], start: int) -> bool:
    return any(w.tag in FINITE for w in words[start : start + 12])


def _has_verb(words: Sequence[Word], start: int) -> bool:
    return any(w.verb for w in words[start:])


def _opens_main(words: Sequence[Word], i: int, opened: int) -> bool:
    """After a leading clause's comma: that clause has had its verb, and the sentence's own is still to come."""
    if words[i].tag not in _NOUN_PHRASE:
        return False
    if not any(w.verb for w in words[opened:i]):
        return False
    following = words[i:]
    if any(w.dep == "ROOT" for w in following):
        return True
    return any(w.dep in SUBJECTS for w in following[:14])


def _close_relative(words: Sequence[Word], i: int) -> int | None:
    """Index of the word after the comma that closes ", who visited the sector,"; None at the sentence's end."""
    for j in range(i + 2, len(words) - 1):
        if (
            words[j].text == ","
            and words[j + 1].tag in FINITE | {"VBN", "RB"}
            and not words[j + 1].dep.startswith("conj")
        ):
            return j + 1
    return None


_REPORTING = frozenset(
    (
        "suggesting indicating saying adding claiming arguing warning noting signalling signaling implying meaning "
        "insisting stating alleging stressing explaining confirming denying announcing declaring hinting"
    ).split()
)


def _reports(words: Sequence[Word], i: int) -> bool:
    return words[i].lower in _REPORTING


def strip(text: str, span: Span) -> Span:
    """The span without blanks, commas, dashes and unmatched marks at its ends; a closing full stop goes too."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:–—-.…"):
        start += 1
    tail = _TAIL.search(text, max(start, end - 12), end)
    if tail:
        end = tail.start()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-.…"):
        if text[end - 1] == "." and _abbreviation_dot(text, start, end):
            break
        end -= 1
    return (start, end)


_TAIL = compiled(r",?\s(?:and|but|or|while|as)[\s,]*$")


def _abbreviation_dot(text: str, start: int, end: int) -> bool:
    """True for the stop of "U.S." and the like."""
    return end - start >= 4 and text[end - 3] == "." and text[end - 2].isupper()
