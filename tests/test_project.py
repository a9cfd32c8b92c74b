"""The project's frame: pinned dependencies, small files, and which folder may import which."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LONGEST = 400  # lines of a module; what is longer has two jobs


def _pins() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line.strip()]
    return {canonicalize_name(name): Version(version) for name, version in pairs}


def test_every_dependency_is_pinned_to_an_allowed_version() -> None:
    pins = _pins()
    project = PROJECT["project"]
    wanted = [Requirement(line) for line in project["dependencies"]]
    wanted += [Requirement(line) for lines in project["optional-dependencies"].values() for line in lines]
    loose = [
        str(one)
        for one in wanted
        if canonicalize_name(one.name) not in pins or pins[canonicalize_name(one.name)] not in one.specifier
    ]
    assert loose == [], "run `make constraints`"


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("\ndependencies = [") : text.index("[project.optional-dependencies]")]
    bare = [line.strip() for line in block.splitlines() if line.startswith('  "') and "#" not in line]
    assert bare == []


def test_modules_are_short_and_say_what_they_are_for() -> None:
    long, silent = [], []
    for path in sorted((ROOT / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST:
            long.append(path.name)
        if text.strip() and path.name != "__init__.py" and not re.match('"""', text):
            silent.append(path.name)
    assert (long, silent) == ([], [])
