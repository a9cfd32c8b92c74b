"""From a source to a Report with its furniture marked, and to the text as it is read."""

from counterclaim.reports.load import from_bytes, from_text, load
from counterclaim.reports.running import running

__all__ = ["from_bytes", "from_text", "load", "running"]
