"""Time expressions dated: EDTF values with first and last day, and what each rests on."""

from counterclaim.reader.times.read import date

__all__ = ["date"]
