"""Whether the time that reading takes grows with the text and no faster, on texts and patterns made to trap it.

usage: python -m benchmarks.growth [PART...]      (make growth)

Each unit of tests/growth.py is repeated to a text, and to one FACTOR times as long: CPU seconds, the better of two.
Linear work takes FACTOR times as long, quadratic work FACTOR squared; above MOST is too much. The part "patterns" sets
every regular expression of the package against crafted inputs (slow_patterns.py), some minutes. Ends with 1 where
anything grows too fast. Wants a machine with nothing else to do; the tests count steps on the same units instead.
"""

import argparse
import sys
import time

from benchmarks import slow_patterns
from tests.growth import PARTS, Part

FACTOR = 8
MOST = 24.0
FLOOR = 0.01  # seconds; below it a clock tells nothing


def seconds(part: Part, text: str) -> float:
    """CPU seconds of reading the text, the better of two."""
    taken = []
    for _ in range(2):
        started = time.process_time()
        part.read(text)
        taken.append(time.process_time() - started)
    return min(taken)


def grown(part: Part, unit: str) -> tuple[float, float]:
    """Seconds for a text of the unit, and for one FACTOR times as long."""
    count = max(1, part.characters // FACTOR // len(unit))
    part.read(unit * max(1, count // 8))  # what is made on first use is not timed
    return seconds(part, unit * count), seconds(part, unit * (FACTOR * count))


def told(name: str, unit: str, small: float, large: float, words: str) -> None:
    """Print one line: seconds for the short and the long text, and what is to be said of it."""
    print(f"{name:<9} {unit!r:<30} {small:8.3f} s, then {large:8.3f} s  {words}".rstrip(), flush=True)


def main() -> int:
    """Time the parts that were asked for, all where none was; 1 where one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join([*PARTS, "patterns"]))
    asked = parser.parse_args().parts or [*PARTS, "patterns"]
    if unknown := set(asked) - {*PARTS, "patterns"}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    slow_patterns.check_the_clock()
    bad = 0
    for name in asked:
        if name == "patterns":
            for pattern in slow_patterns.all_patterns().values():
                for unit, small, large in slow_patterns.slow(pattern):
                    bad += 1
                    told(name, unit, small, large, pattern.pattern[:90])
            continue
        for unit in PARTS[name].units:
            small, large = grown(PARTS[name], unit)
            much = large > MOST * max(small, FLOOR)
            bad += much
            told(name, unit, small, large, "GROWS TOO FAST" * much)
    print(f"{bad} grow faster than their text" if bad else "All grow with their text and no faster.")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
