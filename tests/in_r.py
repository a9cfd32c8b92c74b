"""R with the packages that a test needs. Where they are not: skipped, and in CI (COUNTERCLAIM_NEED_R) failed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

import pytest


def run(code: str, packages: Sequence[str]) -> str:
    """What the code prints; its working folder is the test's, its Python is this one."""
    rscript = shutil.which("Rscript")
    asked = f"cat(all(sapply(c({', '.join(map(repr, packages))}), requireNamespace, quietly = TRUE)))"
    if rscript is None or "TRUE" not in _done(rscript, asked).stdout:
        missing = f"R with {', '.join(packages)} is not here"
        if os.environ.get("COUNTERCLAIM_NEED_R"):
            pytest.fail(missing)
        pytest.skip(missing)
    done = _done(rscript, code)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _done(rscript: str, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [rscript, "-e", code],
        env={**os.environ, "RETICULATE_PYTHON": sys.executable, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
    )
