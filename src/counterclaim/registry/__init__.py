"""States, parties, offices and roles: who speaks for whom, from small hand-kept tables (data/*.csv)."""

from counterclaim.registry.registry import Country, Office, Party, Registry, SideHit

__all__ = ["Country", "Office", "Party", "Registry", "SideHit"]
