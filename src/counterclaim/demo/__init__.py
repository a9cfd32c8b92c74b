"""Eight short reports of our own on the Kursk region, in English, Russian and Ukrainian, to try the program with."""

from pathlib import Path

REPORTS = Path(__file__).parent / "reports"


def paths() -> list[Path]:
    """The demo reports' files, oldest first."""
    return sorted(REPORTS.glob("k*.txt"))
