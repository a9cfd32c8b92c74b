"""The project's frame: pinned dependencies, small files, and which folder may import which."""

import json
import re
import runpy
import shlex
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version
from typer.main import get_command

from counterclaim.cli.ledger_option import ENVIRONMENT
from counterclaim.cli.main import app

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


class _Index(HTMLParser):
    """The links and pictures of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_index_page_has_whole_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    made = runpy.run_path(str(ROOT / "hatch_readme.py"))
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    home = "https://forge.example/desk/counterclaim"
    monkeypatch.setenv(made["ASKED"], home + "/")
    assert made["repository"](ROOT) == home
    page = _Index()
    page.feed(MarkdownIt("commonmark").enable("table").render(made["for_index"](text, home, "1.2")))
    assert len(page.found) > 15
    assert all(one.startswith(f"{home}/") for one in page.found)
    assert f"{home}/raw/v1.2/docs/images/matter-light.png" in page.found
    assert all((ROOT / one.partition("/v1.2/")[2]).is_file() for one in page.found)
    bare = made["for_index"](text, "", "1.2")
    assert re.findall(r"\]\((?!https?://)", bare) == []
    assert all(one.startswith("https://") and len(name) <= 32 for name, one in made["urls"](home, "1.2").items())


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@host.example:desk/counterclaim.git", "https://host.example/desk/counterclaim"),
        ("ssh://git@host.example:22/desk/counterclaim.git", "https://host.example/desk/counterclaim"),
        ("https://name:secret@host.example/desk/counterclaim", "https://host.example/desk/counterclaim"),
        ("/srv/counterclaim", None),
    ],
)
def test_the_repository_is_known_from_git_without_a_secret(remote: str, address: str | None) -> None:
    found = runpy.run_path(str(ROOT / "hatch_readme.py"))["_REMOTE"].fullmatch(remote)
    assert (f"https://{found[1]}/{found[2]}" if found else None) == address


def test_the_source_archive_holds_what_its_texts_name() -> None:
    kept = [one.removeprefix("/") for one in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]]
    assert [one for one in kept if not (ROOT / one).exists()] == []
    named = set()
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"):
        named |= set(re.findall(r"\]\((?!https?://|#)([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8")))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named |= set(re.findall(r"\b(?:tests|docs|benchmarks|tools|training)/[\w./-]+\.py\b", makefile))
    assert len(named) > 20
    assert [one for one in sorted(named) if one.split("/")[0] not in kept or not (ROOT / one).exists()] == []


def test_only_pins_with_a_reason_have_an_upper_bound() -> None:
    bound = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    narrow = {one.name for one in bound if any(part.operator in ("<", "<=", "==", "~=") for part in one.specifier)}
    assert narrow == {"typer"}


def test_the_container_starts_what_the_program_has() -> None:
    """It can't be built in a test: its commands, paths and Python are checked against the program."""
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    services = yaml.safe_load(compose)["services"]
    program = get_command(app)
    commands = [json.loads(docker.rpartition("CMD ")[2])]
    commands += [services[name]["command"] for name in ("pages", "feeds")]
    told = re.findall(r"run --rm (?:pages|feeds) (.*?)(?:  #.*)?$", compose, re.M)
    commands += [shlex.split(line) for line in told]
    assert len(commands) == 5
    for words in commands:
        name, *rest = words
        inner = program.commands[name]  # type: ignore[attr-defined]
        if hasattr(inner, "commands"):
            inner, rest = inner.commands[rest[0]], rest[1:]
        inner.make_context(name, list(rest))  # raises for an option or an argument that there is none of
    python = re.findall(r"^FROM python:([\d.]+)-slim", docker, re.M)
    assert all(Version(one) in SpecifierSet(PROJECT["project"]["requires-python"]) for one in python)
    assert "--constraint constraints.txt" in docker
    extra = re.findall(r"\.\[(\w+)\]", docker)
    assert set(extra) <= set(PROJECT["project"]["optional-dependencies"])
    assert ENVIRONMENT in docker
    assert services["pages"]["environment"][ENVIRONMENT].startswith("postgresql://")
    assert services["pages"]["ports"] == ["127.0.0.1:8400:8400"]  # nobody else until there is a proxy
    assert "POSTGRES_PASSWORD:?" in services["db"]["environment"]["POSTGRES_PASSWORD"].replace("${", "")
