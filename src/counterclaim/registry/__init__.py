"""States, parties, offices and roles: who speaks for whom, from small hand-kept tables (data/*.csv)."""

from counterclaim.registry.owners import SideHit
from counterclaim.registry.registry import Registry
from counterclaim.registry.standing import NOBODY, OPPOSITION, TOGETHER, Standing, opposition
from counterclaim.registry.tables import Country, Office, Party, Role

__all__ = [
    "NOBODY", "OPPOSITION", "TOGETHER", "Country", "Office", "Party", "Registry", "Role", "SideHit", "Standing",
    "opposition",
]  # fmt: skip
