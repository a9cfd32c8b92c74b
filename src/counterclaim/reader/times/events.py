"""Windows that an event opens ("since the offensive"): dated only where the same text dates that event."""

from collections.abc import Sequence
from itertools import takewhile

from counterclaim import vocabulary
from counterclaim.model.when import When
from counterclaim.reader.times.context import Context
from counterclaim.reader.times.tokens import Tokens

EVENTS = vocabulary.words("times.events")
_STOPS = vocabulary.words("times.stops")
_OPENED = vocabulary.words("times.opened")
_OPENED_NOW = vocabulary.words("times.opened_now")
# Words between "since" and the event, and between the event and its date; 4 to 10 alike on the own sentences.
REACH = 6
# Words before a dated event in which its owner is looked for ("Ukraine seized during its August 2024 offensive").
HOLDER = 10
# Dated mentions of one event that are looked at; a report has two or three, a crafted text must not cost more.
MOST = 40

# (token, short forms of the words before it, its date)
Anchor = tuple[int, frozenset[str], When]


def event_windows(text: str, tokens: Tokens, context: Context, dated: Sequence[When]) -> list[When]:
    """ "Since Ukraine's Offensive" where another sentence says "its August 2024 offensive": "2024-08/.."."""
    lowered = [word.lower() for word in tokens.words] if "ince" in text else []
    openers = [i for i, word in enumerate(lowered) if word == "since"]
    if not openers:
        return []
    anchors = _anchors(tokens, lowered, dated)
    if not anchors:
        return []
    taken = {when.start for when in dated}
    out: list[When] = []
    for i in openers:
        at = _event(tokens, lowered, i + 1, taken)
        if at is None:
            continue
        owner = _owner(lowered, i + 1, at)
        when = _best([w for j, holder, w in anchors.get(_stem(lowered[at]), ()) if j != at and _fits(owner, holder)])
        if when is None or when.value is None:
            continue
        start, end = tokens.starts[i], tokens.ends[at]
        value = when.value.split("/")[0]
        out.append(
            When(
                text=text[start:end],
                start=start,
                end=end,
                value=f"{value}/..",
                first=when.first,
                precision=when.precision,
                basis="other_date",
                anchor=when.text,
            )
        )
    return out


def _event(tokens: Tokens, lowered: Sequence[str], start: int, taken: set[int]) -> int | None:
    for i in range(start, min(start + REACH, len(lowered))):
        if lowered[i] in _STOPS or tokens.starts[i] in taken:
            return None
        if lowered[i] in EVENTS:
            return i
        if lowered[i] in _OPENED and lowered[i] not in ("of", "in", "on"):
            return None  # a clause of its own: "since Ukraine launched ..." tells its date itself
    return None


def _stem(word: str) -> str:
    return word.removeprefix("counter").removesuffix("s")


def _owner(lowered: Sequence[str], start: int, end: int) -> str:
    """The word before "'s" in the phrase, in short form so that "Ukraine" and "Ukrainian" meet; "" for none."""
    for i in range(start + 1, end):
        if lowered[i] in ("'s", "’s") or (lowered[i] in ("'", "’") and lowered[i - 1].endswith("s")):
            return lowered[i - 1][:4]
    return ""


def _fits(owner: str, holders: frozenset[str]) -> bool:
    """An event that is not said to be theirs is another event."""
    return not owner or owner in holders


def _inside(word: str) -> bool:
    """False for what ends a sentence."""
    return word not in (".", "!", "?", ";", "\n")


def _anchors(tokens: Tokens, lowered: Sequence[str], dated: Sequence[When]) -> dict[str, list[Anchor]]:
    """Events with a date beside them, by the event's stem; at most MOST of each."""
    at = {start: i for i, start in enumerate(tokens.starts)}
    found: dict[str, list[Anchor]] = {}
    for when in dated:
        if (
            when.first is None
            or when.role != "event"
            or when.basis == "unresolved"
            or when.precision in ("part_of_day", "minute")
        ):
            continue
        first = at[when.start]
        for j in (*_after(lowered, first, when, tokens), *_before(lowered, first)):
            names = frozenset(word[:4] for word in takewhile(_inside, reversed(lowered[max(0, j - HOLDER) : j])))
            mentions = found.setdefault(_stem(lowered[j]), [])
            if len(mentions) < MOST:
                mentions.append((j, names, when))
    return found


def _after(lowered: Sequence[str], first: int, when: When, tokens: Tokens) -> list[int]:
    """ "its August 2024 offensive": the event follows within three words."""
    i = first
    while i < len(lowered) and tokens.starts[i] < when.end:
        i += 1
    for j in range(i, min(i + 3, len(lowered))):
        if lowered[j] in _STOPS:
            break
        if lowered[j] in EVENTS:
            return [j]
    return []


def _before(lowered: Sequence[str], first: int) -> list[int]:
    """ "launched its shock offensive in August", "the war that began on 24 February": the event before the date."""
    if first == 0 or lowered[first - 1] not in ("in", "on", "of", "since", "from"):
        return []
    for j in range(first - 2, max(-1, first - 2 - REACH), -1):
        if lowered[j] in (".", ";", "\n", ",", "said", "says", "told"):
            break
        if lowered[j] in EVENTS:
            between = lowered[j + 1 : first - 1]
            opened = _OPENED & set(lowered[max(0, j - REACH) : j])
            return (
                [j]
                if not between
                or opened & _OPENED_NOW
                or _OPENED & set(between)
                else []
            )
    return []


def _best(found: Sequence[When]) -> When | None:
    """The date the mentions agree on, the one written with its year first; None where they contradict."""
    if not found:
        return None
    best = min(found, key=lambda w: (w.basis != "text", len(w.text)))
    for when in found:
        if when.first is None or best.first is None or when.first[:4] != best.first[:4]:
            return None
        if when.precision == best.precision == "month" and when.first != best.first:
            return None
    return best
