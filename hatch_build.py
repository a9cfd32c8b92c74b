"""Builds the embedded gazetteer when the package is built or installed, so that no binary lies in git.

hatchling runs it for wheels, for sdists and for `pip install -e .`; an up-to-date file is left as it is.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes src/counterclaim/gazetteer/gazetteer.sqlite (docs/gazetteer.md)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the file before hatchling collects what goes into the package."""
        source = str(Path(self.root) / "src")
        sys.path.insert(0, source)
        try:
            from counterclaim.gazetteer.build import build
            from counterclaim.gazetteer.store import FILE

            written = build()
            self.app.display_info(f"{FILE.name}: {'written' if written else 'up to date'}")
        finally:
            sys.path.remove(source)
