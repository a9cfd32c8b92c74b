"""Streams of reports that fell silent, told from a war that did: each against its own past and all others. Pure.

A stream is an outlet, a section of one, or a language. In a window of a few days it should bring the share of all
reports that it brought in the eight weeks before. Whether it brought fewer is asked by Fisher's exact test on the four
counts (the stream and all others, then and now): where everything falls together, as in a ceasefire, no share changes.
Streams that come in bursts are less telling, so counts are divided by their dispersion (Pearson's chi-squared over its
degrees of freedom, never below 1). R. A. Fisher: The Design of Experiments (1935), section 21; P. McCullagh,
J. A. Nelder: Generalized Linear Models (1989), 4.5, on dispersion.

The level is Bonferroni's over the windows of a year that do not overlap, of each length and stream: together they raise
FALSE_ALARMS false alarms at most. Windows that do overlap see nearly the same days.
"""

import math
from collections.abc import Mapping
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

PAST = 56  # days that a stream is held against: eight whole weeks, so that weekdays even out
LEAST_PAST = 21  # days of reports before anything can be said
WINDOWS = (2, 3, 5, 7, 14, 28)
"""Days looked at together, ending on each day; a small stream shows in the longer ones only."""
SILENT = 0.25  # of what it should bring: more than that is a stream that brings less, not one that fell silent
FALSE_ALARMS = 0.5  # a year, over all streams

Kind = Literal["outlet", "section", "language"]
Counts = NDArray[np.float64]


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """A stream that fell silent. since: the first day without it, until: the last, None where it lasts; noticed: the
    day on which it could be told, all ordinals. usual: reports a day before; share: of all reports then, 0 to 1;
    found: reports since.
    """

    kind: Kind
    name: str
    since: int
    noticed: int
    usual: float
    share: float
    found: int
    until: int | None = None


Stream = tuple[Kind, str]


def silences(counts: Mapping[Stream, Mapping[int, int]], first: int, last: int) -> list[Silence]:
    """Every silence between two days (ordinals), in the order of their beginning. counts: reports of each stream by
    day; streams of one kind take each report once, or leave it out.
    """
    days = last - first + 1
    if days <= LEAST_PAST:
        return []
    found: list[Silence] = []
    level = math.log(FALSE_ALARMS / (365 * sum(1 / w for w in WINDOWS) * max(1, len(counts))))
    for kind in dict.fromkeys(stream[0] for stream in counts):
        # Too few in all for any silence to show are left out, and stay among the others.
        total, streams, rows = np.zeros(days), [], []
        for stream, by_day in counts.items():
            if stream[0] != kind:
                continue
            row = np.zeros(days)
            at = [day - first for day in by_day if first <= day <= last]
            row[at] = [by_day[day + first] for day in at]
            total += row
            if row.sum() >= -level:
                streams.append(stream)
                rows.append(row)
        if not rows:
            continue
        mine = np.array(rows)
        maybe = {window: _maybe(_sums(mine), _sums(total - mine), window, level) for window in WINDOWS}
        for number in np.flatnonzero(np.any(list(maybe.values()), axis=(0, 2))):
            marked = {window: found_in[number] for window, found_in in maybe.items()}
            row = mine[number]
            found += _of_stream(streams[number], row, total - row, first, level, marked)
    return sorted(found, key=lambda one: (one.since, one.kind, one.name))


def _of_stream(
    stream: Stream, mine: Counts, others: Counts, first: int, level: float, maybe: Mapping[int, NDArray[np.bool_]]
) -> list[Silence]:
    sums, rest = _sums(mine), _sums(others)
    out: list[Silence] = []
    at = LEAST_PAST
    days = np.flatnonzero(np.any(list(maybe.values()), axis=0))
    while (following := days[days >= at]).size:
        at = int(following[0])
        hit = next((w for w in WINDOWS if maybe[w][at] and _silent(mine, others, sums, rest, at, w, level)), None)
        if hit is None:
            at += 1
            continue
        since = at - hit + 1
        while since > 0 and mine[since - 1] == 0:
            since -= 1
        end = _back(mine, others, sums, rest, since, at)
        begin = max(0, since - PAST)
        past, all_past = sums[since] - sums[begin], sums[since] - sums[begin] + rest[since] - rest[begin]
        out.append(
            Silence(
                kind=stream[0], name=stream[1], since=first + since, noticed=first + at,
                until=first + end - 1 if end is not None else None, usual=round(float(past) / max(1, since - begin), 2),
                share=round(float(past / all_past), 4) if all_past else 0.0,
                found=int(sums[end if end is not None else len(mine)] - sums[since]),
            )
        )  # fmt: skip
        if end is None:
            break
        at = end + LEAST_PAST  # what came before the silence and during it is no past to go by
    return out


def _sums(rows: Counts) -> Counts:
    """Sums up to each day, of one stream or of several, a row each; the first is 0."""
    return np.concatenate((np.zeros((*rows.shape[:-1], 1)), np.cumsum(rows, axis=-1)), axis=-1)


def _maybe(sums: Counts, rest: Counts, window: int, level: float) -> NDArray[np.bool_]:
    """The days whose window may have too few reports: hardly any came, and so many were due that it can be told."""
    day = np.arange(sums.shape[-1] - 1)
    start = np.maximum(day - window + 1, 0)
    begin = np.maximum(start - PAST, 0)
    now, past = sums[..., day + 1] - sums[..., start], sums[..., start] - sums[..., begin]
    other_now, other_past = rest[..., day + 1] - rest[..., start], rest[..., start] - rest[..., begin]
    due = past * other_now / np.maximum(other_past, 1)
    # No test could tell less than `level`: the chance of none at all where so many are due.
    enough = (start - begin >= LEAST_PAST) & (other_past > 0)
    found: NDArray[np.bool_] = enough & (now <= SILENT * due) & (-due <= level)
    return found


def _silent(mine: Counts, others: Counts, sums: Counts, rest: Counts, at: int, window: int, level: float) -> bool:
    """True where the window that ends on day `at` has too few reports of the stream."""
    start = at - window + 1
    begin = max(0, start - PAST)
    spread = _dispersion(mine[begin:start], others[begin:start])
    now, past = math.ceil((sums[at + 1] - sums[start]) / spread), round((sums[start] - sums[begin]) / spread)
    other_now, other_past = round((rest[at + 1] - rest[start]) / spread), round((rest[start] - rest[begin]) / spread)
    return fisher(now, past, other_now, other_past) <= level


def _dispersion(mine: Counts, others: Counts) -> float:
    """How much more the stream's days vary than chance makes them, given what all brought; 1 at least."""
    total = mine + others
    share = float(mine.sum() / total.sum())
    due = total * share
    used = due > 0
    if int(used.sum()) < 2 or share >= 1:
        return 1.0
    squares = (mine[used] - due[used]) ** 2 / (due[used] * (1 - share))
    return max(1.0, float(squares.sum()) / (int(used.sum()) - 1))


def fisher(now: int, past: int, other_now: int, other_past: int) -> float:
    """The natural logarithm of the chance of `now` or fewer, all sums given (hypergeometric)."""
    drawn, mine, whole = now + other_now, now + past, now + past + other_now + other_past

    def choose(n: int, k: int) -> float:
        return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)

    least = max(0, drawn - (whole - mine))
    terms = [choose(mine, k) + choose(whole - mine, drawn - k) - choose(whole, drawn) for k in range(least, now + 1)]
    most = max(terms, default=-math.inf)
    return most + math.log(sum(math.exp(one - most) for one in terms)) if terms else -math.inf


def _back(mine: Counts, others: Counts, sums: Counts, rest: Counts, since: int, at: int) -> int | None:
    """The first day from which on the stream brings half of its share again, for a week; None where it never does."""
    begin = max(0, since - PAST)
    past, other_past = sums[since] - sums[begin], rest[since] - rest[begin]
    for day in range(at + 1, len(mine)):
        end = min(len(mine), day + 7)
        due = past * (rest[end] - rest[day]) / other_past if other_past else 0.0
        if mine[day] > 0 and due > 0 and sums[end] - sums[day] >= due / 2:
            return day
    return None
