"""What is shipped: nothing pickled, weights by their checksum, dependencies by their hashes."""

import ast
import json
import re
import shutil
from pathlib import Path

import pytest

from counterclaim.errors import ModelError
from counterclaim.reader.encoder import WEIGHTS, Encoder

ROOT = Path(__file__).parents[2]
PICKLES = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
CALLS = {"eval", "exec"}
SUSPECT = re.compile(rf"\b(?:{'|'.join(PICKLES | CALLS)})\b")  # a file with none of these words needs no parsing
SUFFIXES = {".pkl", ".pickle", ".pt", ".pth", ".joblib", ".npz", ".npy", ".h5", ".bin"}


def test_nothing_of_ours_pickles_or_evaluates_text() -> None:
    told: dict[str, set[str]] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not SUSPECT.search(text):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                named = {name.name.split(".")[0] for name in node.names} & PICKLES
            elif isinstance(node, ast.ImportFrom):
                named = {str(node.module).split(".")[0]} & PICKLES
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                named = {node.func.id} & CALLS
            else:
                continue
            if named:
                told.setdefault(path.name, set()).update(named)
    assert told == {}


def test_no_file_that_only_unpickling_reads_is_shipped() -> None:
    assert [p.name for p in (ROOT / "src").rglob("*") if p.suffix in SUFFIXES] == []


def test_weights_of_another_checksum_are_refused(tmp_path: Path) -> None:
    for path in WEIGHTS.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path / path.name)
    data = bytearray((tmp_path / "encoder.int8.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "encoder.int8.onnx").write_bytes(data)
    with pytest.raises(ModelError, match="not the ones described"):
        Encoder(tmp_path).scores("The army said so.")


@pytest.mark.skipif(not (ROOT / "constraints-hashes.txt").is_file(), reason="run `make hashes` first")
def test_hashes_cover_every_pin() -> None:
    pins = dict(
        line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line.strip()
    )
    text = (ROOT / "constraints-hashes.txt").read_text(encoding="utf-8")
    hashed = dict(re.findall(r"(?m)^([A-Za-z0-9._-]+)==(\S+) \\$", text))
    folded = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in hashed.items()}
    assert {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pins.items()} == folded
    assert "://" not in text


def test_the_bill_of_materials_names_what_is_installed(tmp_path: Path) -> None:
    from tools.bill_of_materials import main

    main([str(tmp_path / "sbom.json")])
    told = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    assert told["bomFormat"] == "CycloneDX"
    names = {part["name"] for part in told["components"]}
    assert {"numpy", "onnxruntime", "trafilatura"} <= names
    assert "encoder.int8.onnx" in names
