"""Reads a shipped int8 encoder back into weights that training can go on from; mixes them with a sentence encoder.

usage: from_int8.py ENCODER.int8.onnx OUT.safetensors [--mix model.safetensors --share 0.5]

Per-channel int8 loses so little that training from it is training from the encoder. With --mix the body becomes the
mean of the encoder's and of the MiniLM checkpoint's it once came from ("model soup", Wortsman et al. 2022), whose
sentence vectors tell what a sentence is about; the checkpoint's inner units are matched to those that pruning kept.
The shifts that export.py puts into the attribution head are taken out again.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from safetensors.torch import save_file

from export import SHIFTS
from heads import TAUGHT
from network import LAYERS, from_minilm

Weights = dict[str, np.ndarray]
NAMES = (("qkv", "qkv"), ("out", "ao"), ("inner", "i"), ("outer", "o"), ("norm1", "n1"), ("norm2", "n2"))


def decoded(path: Path) -> Weights:
    """The weights of an encoder that export.py wrote, by the names of network.py."""
    found = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}

    def matrix(name: str) -> np.ndarray:
        whole = found.get(name + "_quantized")
        if whole is None:
            return found[name]
        zero, scale = found[name + "_zero_point"].astype(np.float32), found[name + "_scale"]
        return (whole.astype(np.float32) - zero) * scale

    words, scale = found["words"].astype(np.float32), found["word_scale"].astype(np.float32)
    out = {  # a scale a row, or of the second encoder a scale a block
        "words.weight": words * scale.repeat(words.shape[1] // scale.shape[1], axis=1),
        "positions.weight": found["position_table"],
        "surface.weight": found["surface_table"],
        "norm.weight": found["embedded.g"],
        "norm.bias": found["embedded.b"],
        "heads.weight": matrix("scores.w").T,
        "heads.bias": found["scores.b"].copy(),
    }
    for i in range(LAYERS):
        for ours, theirs in NAMES:
            to, at = f"layers.{i}.{ours}", f"l{i}.{theirs}"
            norm = ours.startswith("norm")
            out[to + ".weight"] = found[at + ".g"] if norm else matrix(at + ".w").T
            out[to + ".bias"] = found[at + ".b"]
    for i, label in enumerate(TAUGHT[0].labels):
        out["heads.bias"][i] -= SHIFTS.get(label[2:], 0.0)
    return {name: np.array(w, dtype=np.float32, order="C") for name, w in out.items()}


def mixed(own: dict[str, torch.Tensor], path: Path, share: float) -> dict[str, torch.Tensor]:
    """`share` of our weights and the rest of the checkpoint's; heads and surface features stay ours."""
    base = from_minilm(str(path)).state_dict()
    for i in range(LAYERS):
        p = f"layers.{i}."
        ours, theirs = (F.normalize(w[p + "inner.weight"], dim=1) for w in (own, base))
        match = (ours @ theirs.T).argmax(1)
        base[p + "inner.weight"], base[p + "inner.bias"] = (
            base[p + "inner.weight"][match],
            base[p + "inner.bias"][match],
        )
        base[p + "outer.weight"] = base[p + "outer.weight"][:, match]
    kept = ("heads", "surface")
    return {k: w if k.startswith(kept) else share * w + (1 - share) * base[k] for k, w in own.items()}


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--mix", type=Path)
    parser.add_argument("--share", type=float, default=0.5)
    args = parser.parse_args()
    weights = {k: torch.from_numpy(w) for k, w in decoded(args.encoder).items()}
    if args.mix:
        weights = mixed(weights, args.mix, args.share)
    save_file({k: w.contiguous() for k, w in weights.items()}, args.out)


if __name__ == "__main__":
    main()
