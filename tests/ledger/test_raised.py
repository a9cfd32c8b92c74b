"""Who raised a figure: the same speaker's, of the same people, on a later day."""

from pathlib import Path

import pytest

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.raised import raised
from counterclaim.reader.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(reader: Reader, folder: Path, *said: tuple[str, int]) -> list[tuple[str, float, float]]:
    with Ledger(folder / "raised.db") as ledger:
        for number, (day, dead) in enumerate(said):
            words = f"said that {dead} civilians were killed in the shelling of Kramatorsk on 2 May 2024."
            text = f"ORVIK, {day}\n\nDonetsk governor Pavlo Kyrylenko {words}\n"
            ledger.add_reading(reader.read_text(text, published=day), source=f"{number}.txt", match=False)
        ledger.match_all()
        with ledger.reading() as db:
            return [(one.speaker_name, one.before, one.after) for one in raised(db)]


def test_a_later_higher_figure_of_one_speaker_is_told(reader: Reader, tmp_path: Path) -> None:
    assert told(reader, tmp_path, ("2024-05-03", 12), ("2024-05-04", 15)) == [("Pavlo Kyrylenko", 12.0, 15.0)]


def test_the_same_day_and_a_lower_figure_are_not(reader: Reader, tmp_path: Path) -> None:
    assert told(reader, tmp_path, ("2024-05-03", 12), ("2024-05-03", 15)) == []
    (tmp_path / "raised.db").unlink()
    assert told(reader, tmp_path, ("2024-05-03", 15), ("2024-05-04", 12)) == []
