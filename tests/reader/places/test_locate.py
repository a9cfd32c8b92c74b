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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Transliterations that no table has, in a country that the report tells of.
        (
            "Yemeni troops shelled [Baidha province] and [Ta'ezz].",
            "Baidha province = Al Bayda Governorate, YE; Ta'ezz = Taiz, YE",
        ),
        ("Iraqi forces left [Baqouba] for [Tell Afar].", "Baqouba = Baqubah, IQ; Tell Afar = Tal Afar, IQ"),
        (
            "Syrian jets struck [Talbeesa] and [Maaret | al-Noman].",
            "Talbeesa = Tallbīsah, SY; Maaret al-Noman = Maarat al-Numan, SY",
        ),
        ("Syrian medics fled [Raqa province].", "Raqa province = Raqqa Governorate, SY"),
        ("Afghan police in [Qondoz province] fled.", "Qondoz province = Kunduz Province, AF"),
        # No country told of, a people's name, another country.
        ("The parcel came from [Baqouba].", "Baqouba = ?"),
        ("Peruvian troops left [Baqouba].", "Baqouba = ?"),
        # Far from every other place that the report names.
        ("Iraqi police in [Basra] and [Shanafiyeh] agreed.", "Basra = Basra, IQ; Shanafiyeh = ?"),
        # A small namesake in a country that nothing else tells of.
        ("Syrian rebels in [Aleppo] cut the [Castello] road.", "Aleppo = Aleppo, SY; Castello = ?"),
        ("Sudanese troops in [Nyala] shelled [Meridian].", "Nyala = Nyala, SD; Meridian = ?"),
        ("Sudanese envoys flew from [Nyala] to [Geneva].", "Nyala = Nyala, SD; Geneva = Geneva, CH"),
        # Small namesakes in several countries, of which nothing tells.
        ("The guns hit [Kula].", "Kula = ?"),
        ("A church in [Brod] burned.", "Brod = ?"),
        ("The guns hit [Vuhledar].", "Vuhledar = Vuhledar, UA"),
        # Where a truce was signed and where it holds.
        ("Both armies in [Nyala] keep the [Geneva] truce.", "Nyala = Nyala, SD"),
        ("Both armies keep the [Gaza] truce.", "Gaza = Gaza Strip, PS"),
        # An apostrophe that was lost on the way.
        ("Rebels hold [Aleppos] east.", "Aleppo = Aleppo, SY"),
        ("A mine went off in [Yemens Taiz].", "Taiz = Taiz, YE"),
        ("A mine went off in [Taiz Yemens] news agency said.", "Taiz = Taiz, YE"),
        # A division under a spelling that only its town has.
        ("Syrian medics fled [Hasakeh province].", "Hasakeh province = Al-Hasakah Governorate, SY"),
    ],
)
def test_tagged_names(gazetteer: Gazetteer, text: str, wanted: str) -> None:
    plain, tagged = "", []
    for at, part in enumerate(text.replace("]", "[").split("[")):
        for one in part.split(" | ")[:1] if at % 2 else ():
            tagged.append((len(plain), len(plain) + len(one)))
        plain += part.replace(" | ", " ")
    found = locate(RunningText.plain(plain), tagged, gazetteer)
    assert "; ".join(f"{p.text} = {f'{p.name}, {p.country}' if p.id else '?'}" for p in found) == wanted


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("Shells fell on [Hornalivka], a village in Kherson region.", "Kherson Oblast"),
        ("Shells fell on [Hornalivka] in the Kherson region.", "Kherson Oblast"),
        ("A mortar hit [Qarwand], Kunduz province.", "Kunduz Province"),
        ("Two dead in [Qarwand] Kunduz province.", "Kunduz Province"),
        ("Shells fell on [Hornalivka], Kherson and Odesa.", None),  # a list
        ("Shells fell on [Hornalivka] on Monday.", None),
    ],
)
def test_what_holds_an_unknown_place_is_kept(gazetteer: Gazetteer, text: str, division: str | None) -> None:
    plain = text.replace("[", "").replace("]", "")
    place = locate(RunningText.plain(plain), [(text.index("["), text.index("]") - 1)], gazetteer)[0]
    assert (place.id, place.lat, place.admin1) == (None, None, division)
