"""The own annotated sentences: every expression found, no other, each with its value."""

from pathlib import Path

from counterclaim.model.running import RunningText
from counterclaim.reader.times import date

CASES = Path(__file__).parents[2] / "gold" / "times" / "sentences.txt"


def cases() -> list[tuple[str, str | None, list[tuple[str, str | None]]]]:
    found = []
    for line in CASES.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, published, expected = (part.strip() for part in (line + " ").split(" | "))
        pairs = [part.split(" = ") for part in expected.split("; ") if part]
        found.append(
            (
                text,
                None if published == "-" else published,
                [(w.strip(), None if v == "-" else v.strip()) for w, v in pairs],
            )
        )
    return found


def test_sentences() -> None:
    for text, published, expected in cases():
        found = date(RunningText.plain(text), published)
        assert [(w.text, w.value) for w in found] == expected, text


def test_enough_sentences() -> None:
    assert len(cases()) >= 80
