"""Numbers, dates and names that no report should hold: no exception, and nothing made up from them."""

import math

import pytest

from counterclaim.model.running import RunningText
from counterclaim.reader.figures import measure
from counterclaim.reader.reader import Reader
from counterclaim.reader.times import date

# text | values of its figures | first days of its times
CASES: list[tuple[str, list[float | int | None], list[str]]] = [
    ("The army said " + "9" * 400 + " people were killed.", [], []),
    ("The army said " + "9" * 5000 + " people were killed.", [], []),
    ("The army said " + "1," * 300 + "000 people were killed.", [], []),
    ("The army said NaN people were killed in Goma.", [], []),
    ("The army said inf people were killed and -inf people fled.", [], []),
    ("The army said 1e400 people were killed.", [], []),
    ("The army said 0x1F people were killed.", [], []),
    ("The army said ²³ people died.", [], []),
    ("The army said " + "million " * 200 + "people died.", [], []),
    ("The army said " + "hundred thousand million " * 60 + "people died.", [], []),
    ("The treaty ends on 3 March 30000, officials said.", [], []),
    ("The treaty ends on March 3, 30000, officials said.", [], []),
    ("The treaty ends in March 30000, officials said.", [], []),
    ("The treaty ends in the year 30000, officials said.", [], []),
    ("The army left " + "9" * 400 + " days ago.", [], []),
    ("They marched on 3 March 30000 people strong.", [30000], ["2025-03-03"]),
    ("A thousand million people live there.", [1_000_000_000], []),
    # Digits of other scripts are digits; other scripts' dates are not read.
    ("The army said ٣٠٠ people were killed on ١٢ مارس.", [300], []),
    ("The army said ३०० people were killed.", [300], []),
    ("The army said ３００ people were killed.", [300], []),
    ("The army said 𝟛𝟘𝟘 people were killed.", [300], []),
    # Right-to-left text, direction controls, emoji, halves of a pair.
    ("قال الجيش إن 300 شخص قتلوا في حلب يوم 12 مارس.", [], []),
    ("The army said \u202e003\u202c people were killed.", [], []),
    ("The army said \u2066300\u2069 people were killed.", [], []),
    ("The army said 💥 300 people were killed 🕐.", [300], []),
    ("The army said \ud800 12 people died on 11 March \udfff.", [12], ["2025-03-11"]),
    ("The army said 12\u0000 people died on 11 March.", [], ["2025-03-11"]),
]


@pytest.mark.parametrize(("text", "values", "days"), CASES, ids=lambda value: ascii(value)[:50])
def test_nothing_is_made_up(text: str, values: list[float | int | None], days: list[str]) -> None:
    doc = RunningText.plain(text)
    found = measure(doc)
    assert [f.value for f in found] == values
    assert all(math.isfinite(v) for f in found for v in (f.value, f.low, f.high) if v is not None)
    assert [t.first for t in date(doc, "2025-03-12") if t.first] == days


def test_the_whole_reader_takes_them_all() -> None:
    reader = Reader()
    for text, _, _ in CASES:
        if text.isascii() or "army" in text:
            reading = reader.read_text(text, published="2025-03-12")
            assert "NaN" not in reading.to_json().replace("NaN people", "")
