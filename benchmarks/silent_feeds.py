"""How soon a stream that fell silent is noticed, and how often a quiet year raises a false alarm.

usage: python -m benchmarks.silent_feeds [--seed 1] [--runs 200] [--years 20] [--results docs/results.json]

Replays of invented press: feeds of 3 to 40 reports a day (and some slower ones), each with sections, in four
languages, with weekdays, busy and idle days of the war, days of one's own, and rates that drift. In a run one outlet,
section or language is taken out from a day on, and each day is looked at as it came. A quiet year has a ceasefire of
three months in which all bring a fifth, and nothing taken out.
"""

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

from counterclaim.evaluation.results import keep
from counterclaim.ledger.queries.silence import Stream, silences

LANGUAGES = ("en", "ar", "ru", "uk")
SECTIONS = ("world", "war", "politics")
FEEDS = 24
SLOW = 8  # feeds of less than three reports a day
BRISK = 5  # reports a day from which a silence of a week is expected to show


class Press:
    """Reports a day by outlet, section and language."""

    def __init__(self, seed: int, days: int, ceasefire: bool) -> None:
        draw = random.Random(seed)
        self.counts: dict[tuple[str, str, str], list[int]] = {}
        war = 1.0
        busy = []
        for day in range(days):
            war = min(2.0, max(0.5, war * draw.lognormvariate(0, 0.05)))
            calm = 0.2 if ceasefire and days // 2 <= day < days // 2 + 90 else 1.0
            busy.append(war * calm * draw.lognormvariate(0, 0.25))
        for feed in range(FEEDS):
            rate = draw.uniform(0.3, 3) if feed < SLOW else 3 * (40 / 3) ** draw.random()
            language = LANGUAGES[0] if feed % 2 else draw.choice(LANGUAGES)
            weekend = draw.uniform(0.4, 1.0)
            parts = [draw.uniform(0.2, 1) for _ in SECTIONS]
            for section, part in zip(SECTIONS, parts, strict=True):
                drift, row = 1.0, []
                for day in range(days):
                    drift = min(1.6, max(0.6, drift * draw.lognormvariate(0, 0.01)))
                    mean = rate * part / sum(parts) * busy[day] * drift * (weekend if day % 7 in (5, 6) else 1)
                    row.append(_poisson(draw, mean * draw.gammavariate(4, 0.25)))
                self.counts[f"outlet{feed}", section, language] = row

    def streams(self, last: int, gone: Stream | None = None, since: int = 0) -> dict[Stream, dict[int, int]]:
        """What a ledger holds on day `last`, without what was taken out."""
        out: dict[Stream, dict[int, int]] = defaultdict(dict)
        for (outlet, section, language), row in self.counts.items():
            mine: tuple[Stream, ...] = (("outlet", outlet), ("section", f"{outlet}/{section}"), ("language", language))
            end = min(last + 1, since) if gone in mine else last + 1
            for day in range(end):
                if row[day]:
                    for one in mine:
                        out[one][day] = out[one].get(day, 0) + row[day]
        return out

    def rates(self) -> dict[Stream, float]:
        """Reports a day of each stream."""
        days = max(map(len, self.counts.values()))
        return {stream: sum(by_day.values()) / days for stream, by_day in self.streams(days - 1).items()}


def _poisson(draw: random.Random, mean: float) -> int:
    count, left = 0, draw.expovariate(1)
    while left < mean:
        count += 1
        left += draw.expovariate(1)
    return count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    late: dict[str, list[int | None]] = defaultdict(list)
    for run in range(given.runs):
        draw = random.Random(given.seed * 10_000 + run)
        press = Press(given.seed * 10_000 + run, 130, False)
        kind = ("outlet", "section", "language")[run % 3]
        rates = press.rates()
        gone = draw.choice(sorted(s for s in rates if s[0] == kind))
        since = draw.randrange(75, 100)
        took = None
        for day in range(since, since + 28):
            found = silences(press.streams(day, gone, since), since - 65, day)
            if any((one.kind, one.name) == gone and one.noticed >= since for one in found):
                took = day - since + 1
                break
        late[f"{kind}s" if rates[gone] >= BRISK else "slower"].append(took)
    false = []
    for year in range(given.years):
        press = Press(given.seed * 10_000 + 5_000 + year, 365, True)
        false.append(len(silences(press.streams(364), 0, 364)))
    slow = late.pop("slower", [])
    every = [one for found in late.values() for one in found]
    out = {
        f"noticed within 7 days, {BRISK} reports a day or more": [_within(every, 7), len(every)],
        **{kind: [_within(found, 7), len(found)] for kind, found in sorted(late.items())},
        "slower ones within 7, 14, 28 days": [*(_within(slow, days) for days in (7, 14, 28)), len(slow)],
        "false alarms in quiet years": sum(false), "years": len(false), "most in one year": max(false, default=0),
        "seed": given.seed,
    }  # fmt: skip
    print(json.dumps(out, indent=1))
    if given.results:
        keep(given.results, "silence", [Path(f"seed-{given.seed}")], out)


def _within(found: list[int | None], days: int) -> int:
    return sum(one is not None and one <= days for one in found)


if __name__ == "__main__":
    main()
