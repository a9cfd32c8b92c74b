"""Whether two builds give one wheel: python -m tools.same_wheels [--keep FOLDER]

Copies what git tracks into two folders of different names, builds a wheel in each, at different times, with other
hash seeds, time zones and languages, and compares the SHA-256. Where they differ it names the members that do, and
ends with 1. Building needs the packages of [build-system] in pyproject.toml, so an index or a cache of them.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What must not matter: where it lies, when and in which order things are hashed, the clock's zone, the language.
PLACES = (
    ("a", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
    ("another folder/with a longer name", {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}),
)


def copy(folder: Path) -> None:
    """What git tracks, as it lies here, into `folder`."""
    source = folder / "source"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
            (source / name).chmod((ROOT / name).stat().st_mode)


def build(folder: Path, settings: dict[str, str]) -> Path:
    """The wheel of the copy in `folder`."""
    source, out = folder / "source", folder / "out"
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--wheel-dir", str(out), str(source)], env={**os.environ, **settings}, check=True)
    return next(out.glob("*.whl"))


def differing(first: Path, second: Path) -> list[str]:
    """The members that differ in content, in their headers or in order."""
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        names = [i.filename for i in one.infolist()]
        if names != [i.filename for i in other.infolist()]:
            return ["the list of members, or its order"]
        return [
            f"{name}: {'content' if one.read(name) != other.read(name) else 'date, mode or packing'}"
            for name in names
            if one.read(name) != other.read(name)
            or (one.getinfo(name).date_time, one.getinfo(name).external_attr)
            != (other.getinfo(name).date_time, other.getinfo(name).external_attr)
        ]


def main() -> int:
    """Build twice, compare, tell; 1 where the wheels differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="leave both builds in this folder")
    kept = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as scratch:
        work = kept or Path(scratch)
        for name, _ in PLACES:  # both before either is built: somebody may be at work on the files meanwhile
            copy(work / name)
        wheels = [build(work / name, settings) for name, settings in PLACES]
        hashes = [hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels]
        for wheel, digest in zip(wheels, hashes, strict=True):
            print(f"{digest}  {wheel.name}  {wheel.stat().st_size:,} bytes")
        if hashes[0] == hashes[1]:
            print("Two builds in two folders, one hash.")
            return 0
        print("The builds differ in:", *differing(*wheels), sep="\n  ", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
