"""Regular expressions that were compiled when the package was built: compiling them is a quarter of a cold start."""

from counterclaim.patterns.compiled import compiled

__all__ = ["compiled"]
