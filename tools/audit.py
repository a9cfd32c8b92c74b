"""Known weaknesses of the pinned packages, by pip-audit: python -m tools.audit

pip-audit is installed into an environment of its own, so that nothing of it mixes with what is pinned. Ends with 0
where nothing is known, with 1 where something is, and with 0 and loud words where it could not be asked: no index to
install it from, or no way to the database of weaknesses. CI_AUDIT=1 makes that a failure, too.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECONDS = 240


def skipped(why: str) -> int:
    """Say that nothing was checked."""
    print(f"NOT CHECKED: {why}. Known weaknesses of the pins were not looked up here.", file=sys.stderr)
    return int(bool(os.environ.get("CI_AUDIT")))


def main() -> int:
    """Install, ask, tell."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python")
        try:
            install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit"]
            if subprocess.run(install, timeout=SECONDS, check=False, stderr=subprocess.DEVNULL).returncode:
                return skipped("pip-audit could not be installed")
            out = Path(folder) / "found.json"
            ask = [python, "-m", "pip_audit", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
            ask += ["--format", "json", "--output", str(out), "-r", str(ROOT / "constraints.txt")]
            done = subprocess.run(ask, timeout=SECONDS, check=False, capture_output=True, text=True)
        except subprocess.TimeoutExpired:
            return skipped(f"no answer within {SECONDS} s")
        if not out.exists() or not out.stat().st_size:
            last = (done.stderr.strip() or "no words").splitlines()[-1]
            return skipped(f"the database of weaknesses could not be asked ({last[:160]})")
        rows = json.loads(out.read_text(encoding="utf-8"))["dependencies"]
        weak = [(row["name"], row["version"], one) for row in rows for one in row.get("vulns", [])]
        for name, version, one in weak:
            print(f"{name} {version}: {one['id']}, fixed in {', '.join(one['fix_versions']) or 'no version yet'}")
        unknown = [row["name"] for row in rows if "skip_reason" in row]
        print(f"{len(rows) - len(unknown)} pins looked up, {len(weak)} known weaknesses.")
        if unknown:
            why = next(row["skip_reason"] for row in rows if "skip_reason" in row)
            return max(
                int(bool(weak)), skipped(f"{len(unknown)} of {len(rows)} pins are not known there ({why[:160]})")
            )
        return int(bool(weak))


if __name__ == "__main__":
    sys.exit(main())
