"""A GeoNames dump added to the embedded gazetteer: ids stay, bad rows are told and left out, any bytes are survived."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import ModelError
from counterclaim.gazetteer import Gazetteer, dump
from counterclaim.gazetteer.full import Built, extend, user_file
from counterclaim.reader.reader import Reader


class Watch:
    def __init__(self) -> None:
        self.read = 0
        self.problems: list[tuple[int, str]] = []

    def advance(self, count: int) -> None:
        self.read += count

    def bad(self, path: Path, line: int, problem: str) -> None:
        self.problems.append((line, problem))


def row(
    number: int, name: str, kind: str, *, names: str = "", lat: str = "50.1", lon: str = "35.2", country: str = "UA",
    admin1: str = "12", admin2: str = "", people: str = "0",
) -> str:  # fmt: skip
    feature, _, code = kind.partition(".")
    cells = [
        str(number), name, name, names, lat, lon, feature, code, country, "", admin1, admin2, "", "", people, "", "",
        "Europe/Kyiv", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(cells)


ROWS = [
    row(
        90000001,
        "Novozelenskyi Khutir",
        "P.PPL",
        names="Novozelenski Khutor,Новозеленський Хутір,NZK,ku er",
        people="41",
    ),
    row(90000002, "Zelenskyi Raion", "A.ADM2", admin2="7777"),
    row(90000003, "Mala Zelenka", "P.PPL", admin2="7777"),
    row(90000004, "Ozero Zelenke", "H.LK"),
    row(90000005, "Zelenka Depot", "S.AIRB"),
    row(90000006, "Zelenka Road", "R.RD"),
    row(90000007, "Zelenoland Oblast", "A.ADM1", admin1="99"),
    row(90000008, "Newtown", "P.PPLA", admin1="99", people="5000"),
    row(538560, "Kursk", "P.PPLA", names="Kurskus Novus", country="RU", admin1="41", people="1"),
    "no row",
    row(90000009, "Nowhere", "P.PPL", lat="nan"),
    row(90000010, "", "P.PPL"),
    row(90000011, "Manytown", "P.PPL", people="9" * 400),
    row(200000000, "Clash", "P.PPL"),
]
BAD = {10: "1 columns", 11: "latitude", 12: "no name", 13: "population", 14: "out of range"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("full")


@pytest.fixture(scope="module")
def built(folder: Path) -> tuple[Built, Watch]:
    source = folder / "XX.txt"
    source.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    spellings = folder / "alternateNamesV2.txt"
    lines = ["1\t90000003\tuk\tМала Зеленка", "2\t90000003\tlink\thttps://x", "3\t123\ten\tNo Such Place", "x"]
    spellings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    watch = Watch()
    return extend(source, folder / "out" / "g.sqlite", watch, alternates=spellings), watch


@pytest.fixture(scope="module")
def larger(built: tuple[Built, Watch]) -> Iterator[Gazetteer]:
    with Gazetteer.open(built[0].path) as opened:
        yield opened


def test_what_was_built(built: tuple[Built, Watch], larger: Gazetteer, gazetteer: Gazetteer) -> None:
    told, watch = built
    assert (told.added, told.bad) == (7, len(BAD) + 1)
    assert told.entries == larger.size == gazetteer.size + 7
    assert "XX.txt" in larger.meta["sources"]
    assert watch.read > 0


def test_bad_rows_are_told_with_their_line(built: tuple[Built, Watch]) -> None:
    problems = dict(built[1].problems[: len(BAD)])
    assert problems.keys() == BAD.keys()
    assert all(BAD[line] in problem for line, problem in problems.items())


@pytest.mark.parametrize(
    ("name", "kind", "id"),
    [
        ("Novozelenskyi Khutir", "town", "geonames:90000001"),
        ("Новозеленський Хутір", "town", "geonames:90000001"),
        ("Мала Зеленка", "town", "geonames:90000003"),
        ("Zelenskyi", "ADM2", "geonames:90000002"),
        ("Ozero Zelenke", "water", "geonames:90000004"),
        ("Zelenka Depot", "facility", "geonames:90000005"),
        ("Zelenoland", "ADM1", "geonames:90000007"),
        ("Kurskus Novus", "town", "geonames:538560"),
    ],
)
def test_new_names(larger: Gazetteer, name: str, kind: str, id: str) -> None:
    assert [(e.kind, e.id) for e in larger.find(name)] == [(kind, id)]


@pytest.mark.parametrize("name", ["Zelenka Road", "No Such Place", "NZK", "Clash"])
def test_what_is_no_place_or_no_name_is_not_there(larger: Gazetteer, name: str) -> None:
    assert not [e for e in larger.find(name) if e.id.startswith("geonames:9000000")]


@pytest.mark.parametrize("name", ["Kursk", "Donbas", "Gaza", "Rafah crossing", "Tripoli", "Артемовск"])
def test_what_was_there_stays(larger: Gazetteer, gazetteer: Gazetteer, name: str) -> None:
    assert larger.find(name) == gazetteer.find(name)


def test_containment(larger: Gazetteer) -> None:
    assert larger.containers("geonames:90000003")[0] == "geonames:90000002"
    names = [e.name for id in larger.containers("geonames:90000008") if (e := larger.entry(id))]
    assert names == ["Zelenoland Oblast", "Ukraine"]


def test_the_reader_finds_what_the_embedded_file_lacks(
    built: tuple[Built, Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Shells hit the village of Novozelenskyi Khutir on Monday, officials said."
    found = Reader(gazetteer=built[0].path).read_text(text).claims[0].places
    assert [p.id for p in found] == ["geonames:90000001"]
    assert [p.id for p in Reader().read_text(text).claims[0].places] == [None]
    monkeypatch.setenv("COUNTERCLAIM_GAZETTEER", str(built[0].path))
    assert [p.id for p in Reader().read_text(text).claims[0].places] == ["geonames:90000001"]


def test_a_zip_gives_the_same_rows(folder: Path, built: tuple[Built, Watch]) -> None:
    packed = folder / "XX.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "XX.txt", "XX.txt")
        archive.writestr("readme.txt", "read me" * 10_000)
    nothing = lambda *_: None  # noqa: E731
    assert list(dump.rows(packed, nothing, nothing)) == list(dump.rows(folder / "XX.txt", nothing, nothing))


@pytest.mark.parametrize("content", [b"", b"just words\n", b"\x00\xff\xfe" * 50, b"PK\x03\x04 broken"])
def test_what_is_no_dump_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "dump.txt"
    source.write_bytes(content)
    with pytest.raises(ModelError, match="no row of a GeoNames dump"):
        extend(source, tmp_path / "out.sqlite", Watch())
    assert [p.name for p in tmp_path.iterdir()] == ["dump.txt"]


def test_missing_dump(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="can't be read"):
        extend(tmp_path / "none.txt", tmp_path / "out.sqlite", Watch())


@settings(max_examples=60)
@given(content=st.binary(max_size=300), cells=st.lists(st.text(max_size=12), min_size=19, max_size=19))
def test_any_bytes_are_read_or_complained_about(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, cells: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(content + b"\n" + "\t".join(cells).encode("utf-8", "replace") + b"\n")
    problems: list[int] = []
    for one in dump.rows(path, lambda line, problem: problems.append(line), lambda count: None):
        assert one.name
        assert -90 <= one.lat <= 90


def test_the_users_folder_is_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert user_file().parts[-2:] == ("counterclaim", "gazetteer.sqlite")
