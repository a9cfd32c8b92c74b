"""What is written down of each language beside English: its words for numbers, dates, speakers and ways of saying."""

from counterclaim.reader.languages.language import CODES, Language, language

__all__ = ["CODES", "Language", "language"]
