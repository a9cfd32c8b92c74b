"""Places found by rule and resolved; the cases are in cases.txt."""

from pathlib import Path

import pytest

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.reader.places import locate


def cases() -> list[tuple[str, list[str]]]:
    out = []
    for line in Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, wanted = line.split(" ¦ ")
            out.append((text, [] if wanted == "-" else wanted.split("; ")))
    return out


def shown(place: Place) -> str:
    mark = "^" if place.anaphor else ""
    if place.id is None:
        return f"{mark}{place.text} = ?"
    return f"{mark}{place.text} = {place.name}, {place.kind}, {place.country or '-'}, {place.precision}"


@pytest.mark.parametrize(("text", "wanted"), cases(), ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_case(gazetteer: Gazetteer, text: str, wanted: list[str]) -> None:
    assert [shown(p) for p in locate(RunningText.plain(text), [], gazetteer)] == wanted


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_tagged_spans_are_taken_over(gazetteer: Gazetteer) -> None:
    text = "Nobody in Hornalivka had heard of it, they said in Chibok."
    tagged = [span(text, "Hornalivka"), span(text, "Chibok")]
    unknown, known = locate(RunningText.plain(text), tagged, gazetteer)
    assert (unknown.text, unknown.id, unknown.lat, unknown.precision) == ("Hornalivka", None, None, "unresolved")
    assert (known.name, known.country) == ("Chibok", "NG")


def test_a_known_name_that_tags_break_apart_is_one(gazetteer: Gazetteer) -> None:
    text = "Shells fell in Deir ez-Zor province, and in Idlib and Hama."
    tagged = [span(text, words) for words in ("Deir ez", "Zor province", "Idlib", "Hama")]
    found = locate(RunningText.plain(text), tagged, gazetteer)
    assert [p.text for p in found] == ["Deir ez-Zor province", "Idlib", "Hama"]


def test_a_tag_inside_a_word_takes_the_whole_word(gazetteer: Gazetteer) -> None:
    text = "They fled to Kramatorsk by train."
    (place,) = locate(RunningText.plain(text), [(15, 20)], gazetteer)
    assert place.text == "Kramatorsk"


def test_excluded_spans_hold_no_place(gazetteer: Gazetteer) -> None:
    text = "The Bank of Sudan opened an office in Nyala."
    found = locate(RunningText.plain(text), [], gazetteer, exclude=[span(text, "Bank of Sudan")])
    assert [p.text for p in found] == ["Nyala"]


def test_ambiguous_name_stays_open_with_its_candidates(gazetteer: Gazetteer) -> None:
    text = "The parcel was posted in Springfield."
    (place,) = locate(RunningText.plain(text), [span(text, "Springfield")], gazetteer)
    assert place.id is None
    assert place.lat is None
    assert len(place.candidates) > 1


def test_toponyms_are_all_names_and_no_phrases(gazetteer: Gazetteer) -> None:
    text = "Moscow said it held the Kursk region. The region was calm."
    found = locate(RunningText.plain(text), [span(text, "Moscow")], gazetteer, toponyms=True)
    assert [p.text for p in found] == ["Moscow", "Kursk region"]


def test_one_name_means_one_place_unless_the_text_says_otherwise(gazetteer: Gazetteer) -> None:
    text = "Libyan militias shelled Tripoli. A ship left Tripoli, Lebanon. Tripoli burned."
    found = [p for p in locate(RunningText.plain(text), [], gazetteer) if p.text == "Tripoli"]
    assert [p.country for p in found] == ["LY", "LB", "LY"]
