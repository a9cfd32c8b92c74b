"""Which reports carry the same copy: fingerprints, containment, wire families. Pure functions, no store."""
