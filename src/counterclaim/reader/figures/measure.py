"""The figures of a running text: numbers with bounds, unit, what is counted and what happened to it.

Knows nothing of speakers and sides: `by` and `counted` are the report's words, `side` is left to the caller.
"""

from collections.abc import Sequence
from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.model.figure import Figure
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader import sentences as sentence_rules
from counterclaim.reader.figures import (
    amounts,
    antecedents,
    bare,
    bounds,
    conversions,
    describe,
    exclusions,
    lexicon,
    numbers,
    tallies,
    windows,
)
from counterclaim.reader.figures import counted as nouns
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.num import Number
from counterclaim.reader.figures.spot import nought, spot
from counterclaim.reader.figures.tokens import Tokens

_MEMORY = 12  # figures of the sentence to look back over for the state of "five of them"
_LINKS = vocabulary.words("figures.links")


def measure(
    doc: RunningText, *, sentences: Sequence[Span] | None = None, lengths_of_time: bool = False
) -> tuple[Figure, ...]:
    """The figures of the text in order; spans are code points into doc.text.

    sentences: spans to read (reader.sentences.split by default); nothing outside them is looked at.
    lengths_of_time: True gives pure time expressions ("over the last five days", "two weeks later") as figures
    too; otherwise they are only the `window` of others.
    """
    out: list[Figure] = []
    spans = sentence_rules.split(doc) if sentences is None else tuple(sentences)
    for n, (start, end) in enumerate(spans):
        before = spans[max(0, n - antecedents.BACK) : n]
        for draft in read_sentence(doc.text, start, end, before, lengths_of_time=lengths_of_time):
            _unless_a_head(draft, doc)
            out.append(_figure(draft))
    return tuple(out)


def _unless_a_head(draft: Draft, doc: RunningText) -> None:
    """Take back what a column's head made of its figures where it names nothing that is counted: "Oryx", "Army claims".
    The words of a head stand at no characters of their own."""
    told = draft.unit is not None or draft.unit_name is None or draft.unit_name in lexicon.noun_units()
    first, last = doc.to_raw((draft.start_at, draft.end_at))
    if not told and last - first < draft.end_at - draft.start_at:
        draft.unit_name, draft.counted = None, None


def read_sentence(
    text: str, start: int, end: int, before: Sequence[Span] = (), *, lengths_of_time: bool = False
) -> list[Draft]:
    """The drafts of text[start:end]; before: spans of the sentences before it, oldest first."""
    if numbers.HINT.search(text, start, end) is None:
        return []
    tokens = Tokens(text, start, end, numbers.COMPOUNDS)
    drafts: list[Draft] = []
    for draft in spot(tokens):
        if draft.is_count:
            describe.count(draft)
        else:
            amounts.amount(draft)
        drafts.append(draft)
    for a, b in pairwise(drafts):
        bare.parallel(a, b)
        bare.level(a, b)
    drafts = [d for d, then in pairwise([*drafts, None]) if d and (d.num.kind != "none" or nought(d, then))]
    for draft in drafts:
        bare.collective(draft)
        if draft.counted is None and not draft.anaphor and not draft.duration:
            tallies.look_left(draft)
        describe.state(draft)
        if not draft.anaphor:
            describe.persons(draft)
    _share_states(drafts)
    for draft in drafts:
        if draft.is_count and describe.of_part(draft.tokens, draft.start, draft.stop):
            draft.state, draft.passive = None, False
    _share_direction(drafts)
    for n, draft in enumerate(drafts):
        if draft.anaphor:
            antecedents.resolve(draft, drafts[max(0, n - _MEMORY) : n], text, before)
        describe.persons(draft)
        draft.by = describe.by_whom(draft)
    _set_windows(drafts, text, start, end)
    kept = [draft for draft in drafts if _keep(draft, lengths_of_time)]
    conversions.join(kept)
    return kept


def _share_states(drafts: list[Draft]) -> None:
    """ "killed two soldiers and five civilians", "224 people, including 12 Americans": one verb for the whole list."""
    for a, b in pairwise(drafts):
        part = a.partitive or (a.unit_name == "share" and describe.of_part(b.tokens, b.start, b.stop))
        if part and b.passive and (a.passive or a.state is None):
            a.state, b.state = a.state or b.state, None  # "six of the 11 hostages were freed" tells of the six
    for n, (a, b) in enumerate(pairwise(drafts)):
        if b.state is not None or a.state is None or b.duration or not _listed(a, b):
            continue
        end = drafts[n + 2].start if n + 2 < len(drafts) else len(b.tokens)
        if a.passive and (own := describe.own_harm(b, end)) is not None:
            b.state = own
            continue
        if a.passive and n + 2 < len(drafts) and describe.one_subject(b, drafts[n + 2]):
            continue  # what is told of the last of them is told of all, below
        if a.is_count == b.is_count or a.state in describe.OF_AMOUNTS:
            b.state = a.state
            b.cumulative = a.cumulative
    shared: list[Draft] = []  # "a teacher, her son and four pupils were abducted"
    for a, b in reversed(list(pairwise(drafts))):
        suffers = b.passive or any(b is one for one in shared)
        if a.state is None and b.state is not None and suffers and a.is_count and _listed(a, b):
            a.state = b.state
            shared.append(a)


def _share_direction(drafts: list[Draft]) -> None:
    """ "lost 190 points, or 0.6%": both are the amount of one change."""
    for a, b in pairwise(drafts):
        if (
            a.bound in ("up", "down")
            and b.bound == "exact"
            and a.tokens.lower[a.stop : b.start] in ([",", "or"], ["or"])
        ):
            b.bound = a.bound


def _listed(a: Draft, b: Draft) -> bool:
    between = a.tokens.lower[a.stop : b.start]
    if a.passive and 0 < a.verb_end <= b.start:
        between = a.tokens.lower[a.verb_end : b.start]
    if between[-1:] == ["of"] or between[-2:] == ["of", "the"]:
        return False  # "67 of 85 drones": what is told of the part is not told of the whole
    return len(between) < 7 and all(word in _LINKS for word in between)


def _set_windows(drafts: list[Draft], text: str, start: int, end: int) -> None:
    if not any(not draft.duration for draft in drafts):
        return
    found = windows.find(text, start, end)
    starts = [window.start for window in found]
    for draft in drafts:
        if draft.duration:
            continue
        window = windows.nearest(found, starts, (draft.start_at, draft.end_at), text)
        if window is not None:
            draft.window = text[window.start : window.end]
        if draft.increment:
            draft.cumulative = False
        elif draft.tokens.low(draft.start - 1) == "of" and draft.tokens.low(draft.start - 2) == "total":
            draft.cumulative = True
        elif window is not None and draft.cumulative is None:
            draft.cumulative = window.total
    # "5 to 10 percent a year" is a rate, not a count in a window.


def _keep(draft: Draft, lengths_of_time: bool) -> bool:
    if draft.duration:
        return amounts.length_of_time(draft) or (lengths_of_time and draft.num.kind != "vague")
    if not draft.is_count:
        share = draft.unit_name == "share" and draft.last - draft.first < 3  # "half" alone; "four in ten" needs no noun
        return not share or draft.counted is not None or draft.anaphor or draft.state is not None
    if draft.num.kind == "vague" and draft.high is not None and draft.high < 10:
        head = draft.tokens.low(draft.phrase.head) if draft.phrase else ""
        return (head in lexicon.nouns() and draft.unit_name != "count") or (
            head == "others" and draft.state is not None
        )
    if draft.phrase is not None and (nouns.voices(draft.tokens, draft.phrase) or _points_back(draft)):
        return False
    told = draft.phrase is not None and draft.stop < len(draft.tokens) and nouns.does(draft.tokens, draft.stop)
    if told and draft.value == 1 and draft.num.form == "words":
        return False  # "one sailor | remembers"
    if draft.counted is not None or draft.state is not None or draft.anaphor or draft.is_range:
        return True
    if draft.tokens.low(draft.start - 1) == "at" and draft.value is not None and draft.value <= 24:
        return False  # "at about 10 in the morning"
    return draft.bound != "exact" or draft.num.scale > 1 or (not draft.num.plain and draft.num.form == "digits")


def _points_back(draft: Draft) -> bool:
    head = draft.tokens.low(draft.phrase.head) if draft.phrase else ""
    return exclusions.points_back(draft.tokens, draft.first, draft.value, head)


def _figure(draft: Draft) -> Figure:
    tokens = draft.tokens
    low: Number | None
    high: Number | None
    value, bound = draft.value, draft.bound
    if draft.value is None:
        low, high = draft.low, draft.high
        bound = "range" if draft.is_range else "vague"
        if draft.bound in ("at_least", "more_than") and not draft.is_range:
            high = None if draft.bound == "more_than" else high
    else:
        low, high = bounds.limits(bound, draft.value)
        if draft.ceiling:
            high = draft.value
    si_value = draft.unit.to_si(draft.value) if draft.unit is not None and draft.value is not None else None
    return Figure(
        text=draft.text,
        start=draft.start_at,
        end=draft.end_at,
        number_start=tokens.starts[draft.first],
        number_end=tokens.ends[draft.last - 1],
        value=value,
        low=low,
        high=high,
        bound=bound,
        unit=draft.unit_name,
        si_value=si_value,
        si_unit=draft.unit.si_unit if draft.unit is not None and si_value is not None else None,
        counted=draft.counted,
        state=draft.state,
        by=draft.by,
        window=draft.window,
        cumulative=draft.cumulative,
        same_as=draft.same_as,
        inconsistent=draft.inconsistent,
    )
