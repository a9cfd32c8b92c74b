"""Who is behind each source: names, roles, pronouns, unnamed and collective sources, and their sides."""

from counterclaim.reader.speakers.named import Speakers
from counterclaim.reader.speakers.resolve import name_speakers

__all__ = ["Speakers", "name_speakers"]
