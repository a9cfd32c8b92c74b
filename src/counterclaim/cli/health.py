"""What `counterclaim doctor` looks at: Python, the package, its dependencies, and its two data files' checksums."""

import hashlib
import platform
import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from counterclaim.version import __version__

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_REINSTALL = "Install the package again: pip install --force-reinstall --no-deps counterclaim"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file the reader needs. size: bytes, None where it is missing; sha256: as found; problem: None if whole.

    cure: what to do about the problem. holds: what is in it, in words, as far as that can be told.
    """

    what: str
    path: str
    size: int | None
    sha256: str | None
    problem: str | None
    cure: str = _REINSTALL
    holds: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """All that was looked at. dependencies: version by name, None where not installed."""

    version: str
    python: str
    executable: str
    platform: str
    package: str
    dependencies: dict[str, str | None]
    files: list[DataFile]
    front_end: str = ""

    @property
    def ok(self) -> bool:
        """True where nothing is missing or altered."""
        return all(self.dependencies.values()) and not any(file.problem for file in self.files)

    def lines(self) -> Iterator[str]:
        """The same for people."""
        yield f"counterclaim {self.version}   {self.package}"
        yield f"Python {self.python}   {self.executable}"
        yield f"Platform {self.platform}"
        for file in self.files:
            size = "missing" if file.size is None else f"{file.size / 1e6:.1f} MB"
            state = "NOT OK" if file.problem else "ok"
            yield f"{file.what.capitalize()}   {file.path}   {size}   sha256 {(file.sha256 or 'none')[:12]}   {state}"
            if file.holds:
                yield f"  {file.holds}"
            if file.problem:
                yield f"  {file.problem} {file.cure}"
        yield f"Pages' scripts   {self.front_end}"
        width = max(map(len, self.dependencies))
        yield "Dependencies"
        for name, version in self.dependencies.items():
            yield f"  {name:<{width}}  {version or 'NOT INSTALLED. Install it: pip install ' + name}"
        yield "All is well." if self.ok else "Something is amiss: see NOT OK and NOT INSTALLED above."


def look() -> Health:
    """Look at this installation; reads both data files whole."""
    from counterclaim.web import front_end

    package = Path(__file__).parent.parent
    return Health(
        version=__version__,
        python=platform.python_version(),
        executable=sys.executable,
        platform=platform.platform(),
        package=str(package),
        dependencies=_dependencies(),
        files=[_model(package), gazetteer()],
        front_end=front_end.state(),
    )


def check(what: str, path: Path, expected: str | None) -> DataFile:
    """One file against the checksum recorded beside it; expected None: the record itself can't be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return DataFile(what, str(path), None, None, f"It can't be read ({error.strerror}).")
    found = hashlib.sha256(data).hexdigest()
    problem = None
    if expected is None:
        problem = "The record of its checksum can't be read."
    elif found != expected:
        problem = f"Its checksum is {found[:12]}..., not {expected[:12]}..."
    return DataFile(what, str(path), len(data), found, problem)


def gazetteer(path: Path | None = None) -> DataFile:
    """The gazetteer: it is made when the package is built, so it is checked from within, not against a record."""
    from counterclaim.errors import ModelError
    from counterclaim.gazetteer import Gazetteer
    from counterclaim.gazetteer.store import chosen

    file = path or chosen()
    size, found = _checksum(file)
    problem, cure, holds = None, _REINSTALL, None
    try:
        started = time.perf_counter()
        with Gazetteer.open(file) as opened:
            seconds = time.perf_counter() - started
            if not opened.country("CH"):
                problem = "It is empty."
            sources = opened.meta.get("sources") or opened.meta.get("attribution", "")
            holds = f"{opened.size:,} places, opened in {seconds * 1000:.1f} ms; from {sources}"
    except ModelError as error:
        problem, cure = error.what, error.next_step or cure
    except sqlite3.Error as error:
        problem = f"It is damaged ({error})."
    return DataFile("gazetteer", str(file), size, found, problem, cure, holds)


def _checksum(path: Path) -> tuple[int | None, str | None]:
    """Size and SHA-256 of a file, which may be larger than memory; None where it can't be read."""
    try:
        with path.open("rb") as data:
            return path.stat().st_size, hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return None, None


def _model(package: Path) -> DataFile:
    weights = package / "reader" / "weights"
    return check("model", weights / "encoder.int8.onnx", _recorded(weights / "encoder.json"))


def _recorded(path: Path) -> str | None:
    """The "sha256" of a JSON file."""
    import json

    try:
        value = json.loads(path.read_text(encoding="utf-8"))["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return value if isinstance(value, str) else None


def _dependencies() -> dict[str, str | None]:
    """The installed version of everything the package requires to run."""
    try:
        required = metadata.requires("counterclaim") or []
    except metadata.PackageNotFoundError:
        required = []
    found: dict[str, str | None] = {}
    for line in required:
        name = _NAME.match(line)
        if name is None or "extra ==" in line:
            continue
        try:
            found[name.group()] = metadata.version(name.group())
        except metadata.PackageNotFoundError:
            found[name.group()] = None
    return dict(sorted(found.items()))
