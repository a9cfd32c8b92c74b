"""Who is behind each source: names, roles, pronouns, unnamed and collective sources, and their sides."""

from counterclaim.reader.speakers.resolve import Speakers, name_speakers

__all__ = ["Speakers", "name_speakers"]
