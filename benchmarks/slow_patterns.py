"""Which regular expressions of the package take more than linear time, on inputs made to trap backtracking.

Each is found in the modules, or among those that installing compiles, and tried on every unit. `make growth` runs it.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import counterclaim
from counterclaim.patterns.build import patterns as compiled_patterns

# What repeats in crafted input: letters, digits, blanks, marks, the words that our patterns wait for.
UNITS = (
    "a", "A", "1", " ", "\n", ".", ",", "-", "'", "’", '"', "“", "(", "a ", "A ", "Ab ", "1 ", "1,", "1.", "a, ", "\t ",
    "A. ", "said ", "the ", "of the ", "and ", "1 and ", "more than ", "in ", "In A", "a-", "May 1 ", "http://", "a/",
    ">", "<", "<a ", "# a: ", "\u200b", "\u00ad\n", "é", "é ", "A’s ", "“a” ", "killed ", "took ", "towns ", "not ",
    "By A ", "@",
)  # fmt: skip
# A first look at short inputs costs a minute or two for all patterns; what grows by more than in proportion there (a
# bounded repetition does, too, until it is full) is looked at again at lengths where only the truth is left.
FIRST_SMALL, FIRST_LARGE, SUSPECT = 200, 800, 4.8
SMALL, LARGE = 1_500, 6_000
# Four times the input may take four times as long; sixteen would be quadratic. Below the floor a clock tells nothing.
MOST = 9.0
FLOOR = 0.02  # seconds
MUCH = 0.2  # seconds for the short inputs; a linear pattern takes a hundredth of that. Not tried on longer ones.


def _modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(counterclaim.__path__, "counterclaim."):
        if any(part in found.name for part in ("__main__", ".web", ".export", ".migrations", ".batch")):
            continue
        try:
            yield importlib.import_module(found.name)
        except ImportError:  # an extra that is not installed here
            continue


def all_patterns() -> dict[tuple[str, int], re.Pattern[str]]:
    """Patterns of module globals and of containers in them, and those compiled when the package is built."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    for module in _modules():
        for value in vars(module).values():
            held = value if isinstance(value, list | tuple | set | frozenset) else [value]
            held = list(value.values()) if isinstance(value, dict) else held
            for one in held:
                for part in one if isinstance(one, tuple) else (one,):
                    if isinstance(part, re.Pattern) and isinstance(part.pattern, str):
                        found[part.pattern, part.flags] = part
    for pattern, flags in compiled_patterns():
        if isinstance(pattern, str):
            found.setdefault((pattern, flags), re.compile(pattern, flags))
    return found


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    pattern.match(text)
    return time.process_time() - started


def _suspect(pattern: re.Pattern[str], unit: str) -> tuple[bool, float]:
    """Whether four times the input takes more than in proportion, by the better of two timings; seconds of the larger.

    What takes FLOOR for the small one is not tried on a larger: it may never end.
    """
    small, large = _input(unit, FIRST_SMALL), _input(unit, FIRST_LARGE)
    first = _seconds(pattern, small)
    if first > FLOOR:
        return True, first
    second = _seconds(pattern, large)
    if second <= SUSPECT * first:
        return False, second
    second = min(second, _seconds(pattern, large))
    return second > SUSPECT * max(first, _seconds(pattern, small)), second


def _input(unit: str, length: int) -> str:
    # A mark at the end that nothing expects makes a match fail late, after all that was tried.
    return unit * (length // len(unit)) + "\x00"


def slow(pattern: re.Pattern[str]) -> list[tuple[str, float, float]]:
    """The units that the pattern takes more than linear time on, each with seconds for the small and large input."""
    out = []
    for unit in UNITS:
        suspect, told = _suspect(pattern, unit)
        if not suspect:
            continue
        if told > MUCH or _seconds(pattern, _input(unit, FIRST_SMALL)) > FLOOR:
            out.append((unit, told, told))
            break  # the other units would take as long
        large = _seconds(pattern, _input(unit, LARGE))
        if large < FLOOR:
            continue
        small = min(_seconds(pattern, _input(unit, SMALL)) for _ in range(2))
        large = min(large, _seconds(pattern, _input(unit, LARGE)))
        if large > MOST * max(small, 1e-4) and large > FLOOR:
            out.append((unit, small, large))
    return out


def check_the_clock() -> None:
    """Ends the program where the timing misses a quadratic pattern or blames a linear one: too much noise to tell."""
    if not slow(re.compile(r"(?:a|1)*b")) or not slow(re.compile(r"\s+$")) or slow(re.compile(r"\bsaid (?:on|in) \w+")):
        raise SystemExit("The clock can't tell a quadratic pattern from a linear one here: end what runs beside it.")
