"""Writes the trained encoder as an ONNX graph with int8 weights, with its vocabulary and description.

usage: export.py --weights WORK/epoch-4.safetensors --tokenizer tokenizer.json --out DIR [--version 1] [--float]
       export.py --weights tongues.safetensors --pieces pieces.json --out DIR   (the second encoder)

Matrices are quantised per output channel (dynamic int8 activations), the word embedding per row; that of the second
encoder is kept in the blocks of four bits that it came in, which loses nothing. The graph is written by hand, so that
it holds what the runtime has fast kernels for and nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from heads import HEADS

WIDTH, ATTENTION_HEADS = 384, 12
OVERLAP = 40
BLOCK = 32
# Chosen on PolNeAR dev: cues must be surer than even, sources may be less so. A doubtful cue costs precision and
# seldom comes with the right content; a missing source spoils an attribution that is right in all else.
SHIFTS = {"source": 1.1, "cue": 0.2}
Weights = dict[str, np.ndarray]


class Graph:
    """Collects nodes and constants."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """A named constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: list[str], output: str, *, domain: str = "", **attributes: Any) -> str:
        """A node with one output."""
        self.nodes.append(helper.make_node(op, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, x: str, weights: Weights, name: str, output: str) -> str:
        """x @ W.T + b."""
        w = self.constant(output + ".w", weights[name + ".weight"].T)
        b = self.constant(output + ".b", weights[name + ".bias"])
        return self.node("Add", [self.node("MatMul", [x, w], output + ".m"), b], output)

    def norm(self, x: str, weights: Weights, name: str, output: str) -> str:
        """Layer normalisation."""
        g = self.constant(output + ".g", weights[name + ".weight"])
        b = self.constant(output + ".b", weights[name + ".bias"])
        return self.node("LayerNormalization", [x, g, b], output, axis=-1, epsilon=1e-12)


def in_four_bits(words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows in blocks of BLOCK as numbers from -8 to 7 and a scale a block (Q4_0): the farthest from 0 becomes -8."""
    blocks = words.reshape(len(words), -1, BLOCK)
    farthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2)[..., None], axis=2)
    scale = np.where(farthest == 0, 1.0, farthest / -8.0).astype(np.float16)
    whole = np.clip(np.rint(blocks / scale.astype(np.float32)), -8, 7).astype(np.int8)
    return whole.reshape(words.shape), scale[..., 0]


def _four_bit_words(graph: Graph, words: np.ndarray) -> str:
    whole, scale = in_four_bits(words)
    nibbles = (whole & 15).astype(np.uint8).reshape(-1, 2)
    packed = (nibbles[:, 0] | nibbles[:, 1] << 4).tobytes()
    graph.constants.append(helper.make_tensor("words", TensorProto.INT4, whole.shape, packed, raw=True))
    rows = graph.node(
        "GatherBlockQuantized", ["words", "ids", graph.constant("word_scale", scale)], "word.h",
        domain="com.microsoft", gather_axis=0, quantize_axis=1, block_size=BLOCK,
    )  # fmt: skip
    return graph.node("Cast", [rows], "word", to=TensorProto.FLOAT)


def _embedding(graph: Graph, weights: Weights, small: bool, four_bits: bool) -> str:
    words = weights["words.weight"]
    if small and four_bits:
        word = _four_bit_words(graph, words)
    elif small:
        scale = np.maximum(np.abs(words).max(axis=1, keepdims=True) / 127.0, 1e-8).astype(np.float32)
        whole = graph.constant("words", np.rint(words / scale).astype(np.int8))
        rows = graph.node("Cast", [graph.node("Gather", [whole, "ids"], "word.q")], "word.f", to=TensorProto.FLOAT)
        factor = graph.node("Gather", [graph.constant("word_scale", scale), "ids"], "word.s")
        word = graph.node("Mul", [rows, factor], "word")
    else:
        word = graph.node("Gather", [graph.constant("words", words), "ids"], "word")
    one = graph.constant("one", np.array([1], np.int64))
    two = graph.constant("two", np.array([2], np.int64))
    length = graph.node("Slice", [graph.node("Shape", ["ids"], "shape"), one, two], "length")
    zero = graph.constant("zero", np.array([0], np.int64))
    table = graph.constant("position_table", weights["positions.weight"])
    place = graph.node("Slice", [table, zero, length, zero], "place")
    surface = graph.node("Gather", [graph.constant("surface_table", weights["surface.weight"]), "features"], "surface")
    x = graph.node("Add", [graph.node("Add", [word, place], "sum1"), surface], "sum2")
    return graph.norm(x, weights, "norm", "embedded")


def _layer(graph: Graph, weights: Weights, number: int, x: str) -> str:
    p, o = f"layers.{number}.", f"l{number}."
    parts = [o + "q", o + "k", o + "v"]
    graph.nodes.append(
        helper.make_node("Split", [graph.linear(x, weights, p + "qkv", o + "qkv")], parts, axis=-1, num_outputs=3)
    )
    a = graph.node("MultiHeadAttention", parts, o + "a", domain="com.microsoft", num_heads=ATTENTION_HEADS)
    a = graph.linear(a, weights, p + "out", o + "ao")
    x = graph.norm(graph.node("Add", [a, x], o + "r1"), weights, p + "norm1", o + "n1")
    f = graph.node("FastGelu", [graph.linear(x, weights, p + "inner", o + "i")], o + "g", domain="com.microsoft")
    f = graph.linear(f, weights, p + "outer", o + "o")
    return graph.norm(graph.node("Add", [f, x], o + "r2"), weights, p + "norm2", o + "n2")


def shifted(weights: Weights) -> Weights:
    """The weights with SHIFTS put into the bias of the attribution head, so that reading needs no rule for it."""
    first = [head.name for head in HEADS].index("attribution")
    at = sum(len(head.labels) for head in HEADS[:first])
    bias = weights["heads.bias"].copy()
    for i, label in enumerate(HEADS[first].labels):
        bias[at + i] += SHIFTS.get(label[2:], 0.0)
    return {**weights, "heads.bias": bias}


def build(weights: Weights, *, small: bool, four_bits: bool = False) -> onnx.ModelProto:
    """The graph: ids, features (batch, length) -> scores (batch, length, outputs), no padding."""
    graph = Graph()
    x = _embedding(graph, weights, small, four_bits)
    layers = 1 + max(int(k.split(".")[1]) for k in weights if k.startswith("layers."))
    for number in range(layers):
        x = _layer(graph, weights, number, x)
    graph.linear(x, weights, "heads", "scores")
    outputs = weights["heads.bias"].shape[0]
    shape = ["batch", "length"]
    body = helper.make_graph(
        graph.nodes,
        "counterclaim-encoder",
        [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in ("ids", "features")],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [*shape, outputs])],
        graph.constants,
    )
    opsets = [helper.make_opsetid("", 21 if four_bits else 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=10 if four_bits else 9)


def write(
    weights: Weights, path: Path, *, reduce_range: bool = False, unsigned: bool = False, four_bits: bool = False
) -> None:
    """The int8 model at `path`, put in place in one step."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        onnx.save(build(weights, small=True, four_bits=four_bits), str(plain))
        kind = QuantType.QUInt8 if unsigned else QuantType.QInt8
        quantize_dynamic(
            str(plain),
            str(small),
            weight_type=kind,
            per_channel=True,
            reduce_range=reduce_range,
            op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        temporary = path.with_suffix(".part")
        shutil.copyfile(small, temporary)
        os.replace(temporary, path)


def main() -> None:
    """Write encoder.int8.onnx, vocabulary.txt and encoder.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    vocabulary = parser.add_mutually_exclusive_group(required=True)
    vocabulary.add_argument("--tokenizer", type=Path)
    vocabulary.add_argument("--pieces", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--window", type=int, default=256)
    parser.add_argument("--scores", type=Path, help="JSON of dev scores to put into encoder.json")
    parser.add_argument("--float", action="store_true", help="also write encoder.onnx, for comparison")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    weights = load_file(args.weights)
    if args.tokenizer:
        weights = shifted(weights)
    model = args.out / "encoder.int8.onnx"
    write(weights, model, four_bits=bool(args.pieces))
    if args.float:
        onnx.save(build(weights, small=False), str(args.out / "encoder.onnx"))
    if args.pieces:
        shutil.copyfile(args.pieces, args.out / "pieces.json")
    else:
        pieces = json.loads(args.tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
        lines = "".join(f"{piece}\n" for piece in sorted(pieces, key=pieces.__getitem__))
        (args.out / "vocabulary.txt").write_text(lines, encoding="utf-8")
    description = {
        "name": "counterclaim-encoder" + ("-tongues" if args.pieces else ""),
        "version": args.version,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "window": args.window,
        "overlap": OVERLAP,
        "features": ["case", "starts_line", "quote"],
        "heads": [{"name": h.name, "bio": h.bio, "labels": h.labels} for h in HEADS],
        "scores": json.loads(args.scores.read_text()) if args.scores else {},
    }
    if args.pieces:
        description["pieces"] = "pieces.json"
    (args.out / "encoder.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")
    print(model, model.stat().st_size, description["sha256"])


if __name__ == "__main__":
    main()
