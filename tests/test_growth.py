"""The work of reading grows with the text and no faster, counted in steps. What a clock tells: `make growth`."""

import pytest

from tests.growth import PARTS, steps

TIMES = 100
# The whole reading makes a hundred claims of such a text, which takes seconds to count: left to the clock.
UNITS = [(name, unit) for name, part in PARTS.items() for unit in part.units if name != "reading"]


@pytest.mark.parametrize(("name", "unit"), UNITS)
def test_steps_grow_with_the_text_and_no_faster(name: str, unit: str) -> None:
    read = PARTS[name].read
    read(unit * (TIMES // 2))  # what is made on first use is not counted; another text, since answers may be kept
    small = steps(lambda: read(unit * TIMES))
    large = steps(lambda: read(unit * (4 * TIMES)))
    assert large < 6 * small, f"{small:,} steps, then {large:,}"  # where each is set against all others it is sixteen


def test_the_count_tells_a_square_from_a_line() -> None:
    def line(count: int) -> list[int]:
        return [n for n in range(count)]  # noqa: C416

    def square(count: int) -> int:
        found = 0
        for one in range(count):
            for other in range(count):
                found += one == other
        return found

    assert steps(lambda: line(40)) < steps(lambda: square(40))
    assert steps(lambda: square(160)) > 12 * steps(lambda: square(40))
