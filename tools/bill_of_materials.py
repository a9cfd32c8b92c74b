"""Writes a CycloneDX 1.5 bill of materials of the installed package: python -m tools.bill_of_materials OUT.json

From the metadata of what is installed here: every package that counterclaim requires, directly or not, without extras,
and the data files it carries with their checksums. No network.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

import counterclaim

DATA = (
    "reader/weights/encoder.int8.onnx", "reader/weights/vocabulary.txt", "reader/weights/tongues/encoder.int8.onnx",
    "reader/weights/tongues/pieces.json", "gazetteer/gazetteer.sqlite", "gazetteer/abroad.sqlite",
)  # fmt: skip


def required(name: str) -> dict[str, metadata.Distribution]:
    """The installed distributions that one needs, itself included, by folded name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        key = re.sub(r"[-_.]+", "-", one).lower()
        if key in found:
            continue
        try:
            found[key] = metadata.distribution(one)
        except metadata.PackageNotFoundError:  # needed on other systems only
            continue
        for line in found[key].requires or []:
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                waiting.append(need.name)
    return found


def components() -> Iterator[dict[str, Any]]:
    """One component a package and a data file."""
    for key, one in sorted(required("counterclaim").items()):
        if key == "counterclaim":
            continue
        text = one.metadata.get("License-Expression") or one.metadata.get("License") or ""
        part: dict[str, Any] = {
            "type": "library", "bom-ref": f"pkg:pypi/{key}@{one.version}", "name": key, "version": one.version,
            "purl": f"pkg:pypi/{key}@{one.version}",
        }  # fmt: skip
        if text and len(text) < 80:
            part["licenses"] = [{"license": {"name": text}}]
        yield part
    root = Path(counterclaim.__file__).parent
    for name in DATA:
        path = root / name
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield {
                "type": "machine-learning-model" if name.endswith("onnx") else "data", "bom-ref": name,
                "name": path.name, "hashes": [{"alg": "SHA-256", "content": digest}],
            }  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Write the file; the same environment gives the same bytes."""
    told = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": {
            "type": "application", "name": "counterclaim", "version": metadata.version("counterclaim")
        }},
        "components": list(components()),
    }  # fmt: skip
    Path(arguments[0]).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
