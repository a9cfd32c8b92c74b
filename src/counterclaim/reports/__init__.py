"""From a source to a Report with its furniture marked, and to the text as it is read."""

from counterclaim.reports.load import from_text
from counterclaim.reports.running import running

__all__ = ["from_text", "running"]
