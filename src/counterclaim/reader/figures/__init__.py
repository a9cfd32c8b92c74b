"""Figures: numbers as claimed, with bounds, unit, what is counted and in which state."""

from counterclaim.reader.figures.measure import measure
from counterclaim.reader.figures.states import group

__all__ = ["group", "measure"]
