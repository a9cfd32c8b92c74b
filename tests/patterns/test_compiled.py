"""Patterns from the file are those that `re` makes; a file that is of no use costs nothing but time."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

from counterclaim.patterns import build

module = import_module("counterclaim.patterns.compiled")  # the package's name for it is the function

NOT_IN_A_BUILD = ("numpy", "onnxruntime", "tokenizers", "httpx", "trafilatura", "rich", "typer", "sqlalchemy", "jinja2")
SOME = [
    (r"\d+", 0),
    (r"(?P<day>\d\d?) (?P<month>[A-Z]\w+)(?: (\d{4}))?", 0),
    (r"(?i:straße|ΣΊΣΥΦΟΣ)\b", re.UNICODE),
    (r"(?x) a  b # c", 0),
    (r"^\s*(?<!x)[^\W\d_]+(?=-)", re.IGNORECASE | re.MULTILINE),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "patterns.msgpack"
    monkeypatch.setattr(module, "FILE", path)
    module._entries.cache_clear()
    yield path
    module._entries.cache_clear()


def written(path: Path, python: str) -> None:
    entries = tuple(build.entry(pattern, int(flags)) for pattern, flags in SOME)
    path.write_bytes(msgspec.msgpack.encode(module.Patterns(python, entries)))


@pytest.mark.parametrize(("pattern", "flags"), SOME)
def test_a_pattern_from_the_file_equals_its_own_compilation(file: Path, pattern: str, flags: int) -> None:
    written(file, module.engine())
    assert (pattern, int(flags)) in module._entries()
    found, expected = module.compiled(pattern, flags), re.compile(pattern, flags)
    assert found == expected  # compares flags, code and pattern
    assert (found.groups, found.groupindex, found.flags) == (expected.groups, expected.groupindex, expected.flags)


def test_groups_are_known_by_name(file: Path) -> None:
    written(file, module.engine())
    match = module.compiled(SOME[1][0]).search("on 4 May 2031")
    assert match is not None
    assert match.groupdict() == {"day": "4", "month": "May"}
    assert match.lastindex == 3


def test_every_pattern_of_the_package_comes_out_as_re_makes_it() -> None:
    asked = build.patterns()
    assert len(asked) > 120
    for pattern, flags in asked:
        assert module._pattern(build.entry(pattern, flags)) == re.compile(pattern, flags), pattern


def test_a_changed_pattern_is_compiled_as_ever(file: Path) -> None:
    written(file, module.engine())
    assert module.compiled(r"\d+x").fullmatch("12x")


@pytest.mark.parametrize("content", [None, b"", b"\x93no", b"\x92\xa1x\x90", b"\xc1" * 40])
def test_a_file_that_is_missing_damaged_or_of_another_python_is_left_alone(file: Path, content: bytes | None) -> None:
    if content is not None:
        file.write_bytes(content)
    assert module.compiled(r"\d+").fullmatch("12")
    assert module._entries() == {}


def test_code_for_another_engine_is_not_taken(file: Path) -> None:
    written(file, "cpython 2.7 0 4 4 little")
    assert module._entries() == {}


def test_the_same_sources_give_the_same_file(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    assert build.build(first) == build.build(second) > 120
    assert first.read_bytes() == second.read_bytes()


def test_it_is_known_which_modules_ask() -> None:
    assert {"counterclaim.reader.claims.turns", "counterclaim.reports.datelines"} <= set(build.modules())


def test_the_file_is_made_where_only_the_build_requirements_are(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        f"for name in {NOT_IN_A_BUILD!r}: sys.modules[name] = None\n"
        "from counterclaim.patterns.build import build\n"
        f"print(build(Path({str(tmp_path / 'made')!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100
