"""Whether a clause looks ahead: the nearest verb before an expression tells, else the next one after it."""

from counterclaim import vocabulary
from counterclaim.reader.times.tokens import Tokens

_AHEAD = vocabulary.words("times.ahead")
_NEED_TO = vocabulary.words("times.need_to")
_PAST = vocabulary.words("times.past")
# Said of what is arranged: "talks resume Thursday".
_ARRANGED = vocabulary.words("times.arranged")
_EDGES = frozenset(', ; : \n – — ( ) “ ” "'.split(" "))
_BEFORE_NOUNS = vocabulary.words("times.before_nouns")
_NEVER = vocabulary.words("times.never")
_IS = vocabulary.words("times.is")
# "Extended until Thursday", "valid through June": the end lies ahead.
_LASTING = vocabulary.words("times.lasting")
_TO_THE_END = vocabulary.words("times.to_the_end")
# "It had been due on Friday": what was to come is over.
_DUE = vocabulary.words("times.due")
_NO = vocabulary.words("times.no")
_LASTING_FOR = frozenset(("for", "in", "over", "during"))
# "Until Thursday they had not spoken": the day is over.
_NOT_YET = vocabulary.words("times.not_yet")
# "Is held on 20 May" may lie ahead; a verb of saying tells when it was said.
_HAVE = vocabulary.words("times.have")
_MODALS = vocabulary.words("times.modals")
_WERE = vocabulary.words("times.were")
_NOT_OVER = _IS | {"to", "be"}
_SAYING = vocabulary.words("times.saying")
_COMING = vocabulary.words("times.coming")
# What stands between a verb and a day that belongs to something else ("tried over the raid on 2 May").
_OF_ELSE = vocabulary.words("times.of_else")
# Words looked at on each side; 6 to 20 compared on the train parts, 12 to 16 alike.
REACH = 14


def ahead(tokens: Tokens, start: int, end: int, floor: int, ceiling: int) -> bool | None:
    """True where the clause round tokens[start:end] speaks of the future, False of the past, None where nothing tells.

    floor, ceiling: first token of the sentence and the one after its last.
    """
    low = max(floor, start - REACH)
    words = _without_names(tokens, low, min(ceiling, end + REACH), floor)
    at, after = start - low, end - low
    if after < len(words) and words[after] in ("'s", "’s"):
        return False  # "Wednesday's ruling"
    lead = words[at - 1] if at else ""
    if lead in _TO_THE_END and _LASTING & set(words[:at]):
        return True
    if lead in ("until", "till"):
        return not _NOT_YET & set(words)
    left = _clause_start(words, at)
    if any(words[i - 2 : i] == ["had", "been"] for i in range(left + 2, at) if words[i] in _DUE):
        return False
    right = _clause_end(words, after)
    sides = (range(at - 1, left - 1, -1), range(after, right), range(left - 1, -1, -1), range(right, len(words)))
    for side in sides:
        told = _nearest(words, side, at)
        if told is not None:
            return told
    return True if lead == "by" else None


def _without_names(tokens: Tokens, low: int, high: int, floor: int) -> list[str]:
    """The words of a stretch in lower case, but names that look like verbs: "at Begin Gate", "early May"."""
    return [
        "…" if word.istitle() and n > floor and word.lower() in _ARRANGED | _MODALS else word.lower()
        for n, word in enumerate(tokens.words[low:high], low)
    ]


def behind(tokens: Tokens, start: int, end: int, floor: int, ceiling: int) -> bool:
    """True where the clause surely tells of what is over: "since", or a verb of the past that is not one of saying."""
    lead = tokens.words[start - 1].lower() if start > floor else ""
    if lead in ("since", "by", "until", "till"):
        return lead == "since"
    low, high = max(floor, start - REACH), min(ceiling, end + REACH)
    words = _without_names(tokens, low, high, floor)
    for i, word in enumerate(words):
        passive = i and words[i - 1] in _NOT_OVER
        owns = word in ("has", "have") and words[i + 1 : i + 2] and words[i + 1] in _BEFORE_NOUNS
        if word in _SAYING or passive or owns:
            words[i] = "…"
    if not (low <= start and ahead(tokens, start, end, floor, ceiling) is False):
        return False
    at, after = start - low, end - low
    left, right = _clause_start(words, at), _clause_end(words, after)
    near = (_nearest(words, side, at) for side in (range(at - 1, left - 1, -1), range(after, right)))
    return next((told for told in near if told is not None), None) is False


def coming(tokens: Tokens, start: int, end: int, floor: int, ceiling: int) -> bool:
    """True where a verb of its own clause puts the day surely ahead ("will begin on", "are due by", "is set for")."""
    low = max(floor, start - REACH)
    words = [word.lower() for word in tokens.words[low : min(ceiling, end + REACH)]]
    at, after = start - low, end - low
    if words[at - 1 : at] == ["of"] or (after < len(words) and words[after] in ("'s", "’s")):
        return False
    left = _clause_start(words, at)
    if words[at - 1 : at] in (["until"], ["till"]) and at - 1 > left:  # "it lasts | until 20 May"
        if _IS & set(words[left:at]):
            return True
        lasting = words[at - 2] in _HAVE or words[at - 2].endswith("s")
        return lasting and not any(word in _PAST - _HAVE or word.endswith("ed") for word in words[left : at - 1])
    for i in range(at - 1, left - 1, -1):
        if _surely(words, i):
            return not _WERE & set(words[max(0, i - 2) : i]) and "been" not in words[max(0, i - 2) : i]
        if words[i - 1 : i] == ["be"]:
            continue  # "will be | held"
        if words[i] in _PAST or words[i].endswith(("ed", "ing")) or (words[i] in _OF_ELSE and i < at - 1):
            return False
    # "On 20 May talks will begin"
    for i in range(after, _clause_end(words, after)):
        if _surely(words, i) or words[i] in _PAST or words[i].endswith("ed"):
            return i > after and _surely(words, i) and at > 0
    return False


def _surely(words: list[str], i: int) -> bool:
    word, before, then = words[i], words[i - 1] if i else "", words[i + 1 : i + 2]
    if word in _ARRANGED:
        return word.endswith("s") or before.endswith("s")
    if word in ("is", "are"):
        return then == ["to"]
    if word not in _COMING:
        return False
    return not word.endswith(("ed", "set")) or before in _IS or then in (["for"], ["on"], ["by"])


def until_now(tokens: Tokens, start: int, end: int, floor: int, ceiling: int) -> bool:
    """True where a length of time after "for", "in" or the like stands in the present perfect: "has been held for two
    years", "has not met in ten years"."""
    lead = tokens.words[start - 1 : start] if start > floor else []
    if not _LASTING_FOR.issuperset(word.lower() for word in lead) or not lead:
        return False
    words = [word.lower() for word in tokens.words[max(floor, start - REACH) : min(ceiling, end + REACH)]]
    at, after = start - max(floor, start - REACH), end - max(floor, start - REACH)
    left = range(at - 1, _clause_start(words, at) - 1, -1)
    if at > 2 and words[at - 2] == "," and words[at - 3] in _HAVE:
        return True  # "has, for two years, held it"
    # "For two years, they have ...", "that for two years they have ..."
    opens = start - 1 == floor or (at > 1 and words[at - 2] in _EDGES | {"that"})
    for i in (*left, *(range(after, len(words)) if opens else ())):
        if words[i] in _HAVE:
            return not (i and words[i - 1] in _MODALS) and words[i + 1 : i + 2] != ["to"]
        if words[i] in _WERE:
            return False
    return False


def _clause_start(words: list[str], at: int) -> int:
    for i in range(at - 1, -1, -1):
        if words[i] in _EDGES:
            return i + 1
    return 0


def _clause_end(words: list[str], at: int) -> int:
    for i in range(at + 1, len(words)):
        if words[i] in _EDGES:
            return i
    return len(words)


def _nearest(words: list[str], side: range, at: int) -> bool | None:
    """What the first telling word of a side says; `at`: the expression, beyond which "to" does not count."""
    for i in side:
        word = words[i]
        if word in _AHEAD:
            if word in _MODALS and words[i + 1 : i + 2] != ["to"] and "have" in words[i + 1 : i + 3]:
                return False  # "may not have reached them on Sunday"
            if word == "could" and (_NO & set(words[:i]) or words[i + 1 : i + 2] in (["not"], ["n't"])):
                return False  # "could not be reached on Wednesday"
            if i > at and word.endswith("ed"):  # "On Friday the government planned ..."; "is planned" still looks ahead
                return words[i - 1] in _IS
            if word not in _NEED_TO:
                return True
            stop = at if i < at else i + 5
            if any(w in ("to", "for") for w in words[i + 1 : min(i + 5, stop)]):
                return True
            return False if word.endswith("ed") else None
        if word in _ARRANGED and i < at:
            if _WERE & set(words[max(0, i - 3) : i]):
                return False  # "shops were mostly open on Sunday"
            return not _NEVER & set(words[max(0, i - 3) : i])
        if word in _PAST or (len(word) > 4 and word.endswith("ed")):
            before = words[i - 1] if i else ""
            if before == "be" and i > 1 and words[i - 2] == "to":
                return True  # "guidelines to be published"
            if before == "be" or before in _BEFORE_NOUNS:
                continue  # "will be completed": the modal tells; "an unspecified date": no verb
            return False
        if word == "to" and i and words[i - 1] in ("is", "are", "due"):
            return True
    return None
