"""Both sides are read alike: swap the parties' names in a text and the reading swaps, and changes in nothing else."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from counterclaim import Reader, Reading
from counterclaim.reports import from_text

# Names, peoples, capitals, leaders and the regions each side holds; every pair is swapped both ways.
PAIRS = {
    "Russia": "Ukraine", "Russian": "Ukrainian", "Russians": "Ukrainians", "Moscow": "Kyiv", "MOSCOW": "KYIV",
    "Vladimir": "Volodymyr", "Putin": "Zelensky", "Valery": "Oleksandr", "Gerasimov": "Syrsky",
    "Kursk": "Sumy", "Kremlin": "Bankova",
}  # fmt: skip
BOTH = {**PAIRS, **{b: a for a, b in PAIRS.items()}}
_WORD = re.compile(r"\b(" + "|".join(sorted(BOTH, key=len, reverse=True)) + r")\b")
SEED = Path(__file__).resolve().parents[1].parent / "shared" / "seed" / "report.txt"
DEMO = files("counterclaim.demo").joinpath("reports")
ABROAD = ("-ru.txt", "-uk.txt")  # their names are in other letters, which PAIRS does not exchange
REPORTS = sorted(p.name for p in DEMO.iterdir() if not p.name.endswith(ABROAD))


def swap(text: str, names: Mapping[str, str] = BOTH) -> str:
    return _WORD.sub(lambda m: names[m[1]], text)


@cache
def _reader() -> Reader:
    return Reader()


def _read(text: str) -> Reading:
    return _reader().read_report(from_text(text))


def _rows(reading: Reading, swapped: bool) -> list[tuple[object, ...]]:
    """What was read, claim by claim; names are swapped back where the text was swapped."""
    back = swap if swapped else str
    rows = []
    for claim in reading.claims:
        speaker = claim.speaker
        name, side = (back(speaker.name), back(speaker.side or "")) if speaker else (None, "")
        rows.append(
            (
                back(claim.text), claim.voice, name, side,
                claim.type, claim.stance, claim.factuality, claim.evidentiality,
                tuple((back(f.text), f.value, f.unit, back(f.side or "")) for f in claim.figures),
                tuple((back(t.text), t.value) for t in claim.times),
            )
        )  # fmt: skip
    return rows


def test_swapping_twice_gives_the_text_back() -> None:
    text = "Russian troops near Kursk; Kyiv and Moscow; President Volodymyr Zelensky."
    assert swap(swap(text)) == text


@pytest.mark.parametrize("name", REPORTS)
def test_demo_reports(name: str) -> None:
    text = files("counterclaim.demo").joinpath("reports", name).read_text(encoding="utf-8")
    _compare(text)


@pytest.mark.skipif(not SEED.exists(), reason="the seed report lies in ../shared, which is not here")
def test_seed_report() -> None:
    _compare(SEED.read_text(encoding="utf-8"))


def _compare(text: str) -> None:
    head, body = _header(text)
    plain, other = _rows(_read(head + body), False), _rows(_read(head + swap(body)), True)
    assert other == plain


def _header(text: str) -> tuple[str, str]:
    """The "# key: value" lines are metadata and stay as they are, but for the title."""
    lines = text.splitlines(keepends=True)
    n = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:n]), "".join(lines[n:])
