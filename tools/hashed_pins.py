"""Writes constraints-hashes.txt: python -m tools.hashed_pins [REPORT.json]

constraints.txt with the hash of each package's file as pip's resolver names it for this Python and system; install
with `pip install --require-hashes -r constraints-hashes.txt`. No host name gets into the file.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def report(given: str | None) -> dict[str, object]:
    """pip's report on installing everything that is pinned, without installing it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(given or f"{folder}/report.json")
        if given is None:
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps"]
            subprocess.run([*pip, "--report", str(file), "-r", str(ROOT / "constraints.txt")], check=True)
        told: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
        return told


def main() -> None:
    """Write the file."""
    told = report(sys.argv[1] if len(sys.argv) > 1 else None)
    rows = []
    for one in told["install"]:  # type: ignore[attr-defined]
        name, version = one["metadata"]["name"], one["metadata"]["version"]
        digest = one["download_info"]["archive_info"]["hashes"]["sha256"]
        rows.append(f"{name}=={version} \\\n    --hash=sha256:{digest}\n")
    head = "# Made by tools/hashed_pins.py, for CPython 3.11 on Linux, x86-64.\n"
    (ROOT / "constraints-hashes.txt").write_text(head + "".join(sorted(rows, key=str.lower)), encoding="utf-8")


if __name__ == "__main__":
    main()
