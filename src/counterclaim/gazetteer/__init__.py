"""The embedded gazetteer: place names to points, from open data (docs/gazetteer.md)."""

from counterclaim.gazetteer.attribution import ATTRIBUTION, attribution
from counterclaim.gazetteer.entry import Entry, Kind
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.store import Gazetteer

__all__ = ["ATTRIBUTION", "Entry", "Gazetteer", "Kind", "attribution", "fold"]
