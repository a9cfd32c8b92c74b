"""Six short reports of our own on the Kursk region, shipped so that the program can be tried at once."""

from pathlib import Path

REPORTS = Path(__file__).parent / "reports"


def paths() -> list[Path]:
    """The demo reports' files, oldest first."""
    return sorted(REPORTS.glob("k*.txt"))
