"""Builds the embedded gazetteer and compiles the patterns when the package is built, so that no binary lies in git.

hatchling runs it for wheels, for sdists and for `pip install -e .`; an up-to-date gazetteer is left as it is.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuiltFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Writes gazetteer/gazetteer.sqlite (docs/gazetteer.md) and patterns/patterns.msgpack (docs/speed.md)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the files before hatchling collects what goes into the package."""
        source = str(Path(self.root) / "src")
        sys.path.insert(0, source)
        try:
            from counterclaim.gazetteer.build import build
            from counterclaim.gazetteer.store import FILE
            from counterclaim.patterns import build as patterns

            written = build()
            self.app.display_info(f"{FILE.name}: {'written' if written else 'up to date'}")
            self.app.display_info(f"{patterns.FILE.name}: {patterns.build()} patterns")
        finally:
            sys.path.remove(source)
