"""States, parties, offices and roles: who speaks for whom, from small hand-kept tables (data/*.csv)."""

from counterclaim.registry.registry import Registry, SideHit
from counterclaim.registry.tables import Country, Office, Party

__all__ = ["Country", "Office", "Party", "Registry", "SideHit"]
