"""Places: names in a running text resolved to the gazetteer, or left unresolved with their candidates."""

from counterclaim.reader.places.doubtful import doubtful
from counterclaim.reader.places.locate import locate

__all__ = ["doubtful", "locate"]
