"""Builds the embedded gazetteer, the patterns and the pages' scripts when the package is built: none lies in git; and
makes the long description of the README.

hatchling runs it for wheels, for sdists and for `pip install -e .`; an up-to-date gazetteer is left as it is.
"""

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class LongDescription(MetadataHookInterface):
    """The README and the links beside the package's name, as an index shows them (hatch_readme.py)."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in what pyproject.toml calls dynamic."""
        root = Path(self.root)
        made = _module("hatch_readme", root / "hatch_readme.py")
        version = _module("version", root / "src" / "counterclaim" / "version.py").__version__
        address = made.repository(root)
        text = made.for_index((root / "README.md").read_text(encoding="utf-8"), address, version)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = made.urls(address, version)


class BuiltFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Writes gazetteer/*.sqlite (docs/gazetteer.md), patterns/patterns.msgpack (docs/speed.md), web/static."""

    def dependencies(self) -> list[str]:
        """Node from its PyPI wheel, only where the scripts must be built and no npm is installed."""
        front_end = self._front_end()
        return [front_end.NODE_WHEEL] if front_end.needs_node(Path(self.root)) else []

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
            told = self._front_end().build(Path(self.root))
            (self.app.display_warning if "NOT BUILT" in told else self.app.display_info)(told)
        finally:
            sys.path.remove(source)

    def _front_end(self) -> Any:
        """web/front_end.py by itself: the package around it needs what is not installed yet."""
        return _module("front_end", Path(self.root) / "src" / "counterclaim" / "web" / "front_end.py")


def _module(name: str, path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
