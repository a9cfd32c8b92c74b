"""Cuts multilingual-e5-small to the pieces that our languages use and to six layers: the second encoder's start.

usage: pieces.py --tokenizer tokenizer.json --model model.safetensors --out FOLDER [--pieces 47000]
                 en=TEXTS ru=TEXTS ...

TEXTS: JSON Lines with "text", several files of a language parted by commas. A piece's worth is its share of the running
words in the language that uses it most; `wordfreq`, where it is installed, fills up languages of which there is little
text. Writes pieces.json, start.safetensors (six layers) and whole.safetensors (all twelve: the first teacher).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from counterclaim.reader.encoder import Pieces, pieces_tokenizer
from documents import rows

KEPT_LAYERS = (0, 2, 4, 7, 9, 11)
SPECIAL = ("<pad>", "<s>", "</s>", "<unk>")
POSITIONS = 256
SCRIPTS = ((0x20, 0x17F), (0x400, 0x4FF), (0x5D0, 0x5EA), (0x600, 0x6FF), (0x2010, 0x2044), (0x20A0, 0x20BF))
WORDS, AT_LEAST = 60_000, 400_000  # words of a frequency list; running pieces that a language counts for at least


def counted(pieces: Pieces, files: dict[str, list[Path]]) -> Counter[str]:
    """How much each piece is worth: the largest share that it has of any language's running pieces."""
    tokenizer = pieces_tokenizer(pieces)
    worth: Counter[str] = Counter()
    for language, paths in files.items():
        count: Counter[str] = Counter()
        for path in paths:
            texts = [r["text"] for r in rows(path) if r.get("lang", language) == language]
            for e in tokenizer.encode_batch(texts, add_special_tokens=False):
                count.update(e.tokens)
        size = max(count.total(), AT_LEAST)
        for piece, share in _of_words(language, tokenizer).items():
            count[piece] += share * size
        for piece, n in count.items():
            worth[piece] = max(worth[piece], n / count.total())
    return worth


def _of_words(language: str, tokenizer) -> dict[str, float]:  # type: ignore[no-untyped-def]
    try:
        from wordfreq import get_frequency_dict
    except ImportError:
        return {}
    often = get_frequency_dict(language, "best")
    words = sorted(often, key=often.get, reverse=True)[:WORDS]
    count: Counter[str] = Counter()
    for shape in (words, [w.capitalize() for w in words]):
        for word, e in zip(words, tokenizer.encode_batch(shape, add_special_tokens=False), strict=True):
            for piece in e.tokens:
                count[piece] += often[word]
    return {piece: n / count.total() for piece, n in count.items()}


def chosen(pieces: Pieces, worth: Counter[str], size: int) -> list[int]:
    """The old numbers of the pieces kept: every single character of our scripts, then the worthiest."""
    number = {piece: i for i, (piece, _) in enumerate(pieces)}
    letters = {c for first, last in SCRIPTS for c in map(chr, range(first, last + 1))}
    kept = {number[p] for c in letters for p in (c, "▁" + c) if p in number} | {number["▁"]}
    for piece, _ in worth.most_common():
        if len(kept) >= size - len(SPECIAL):
            break
        if piece in number and piece not in SPECIAL:
            kept.add(number[piece])
    return [number[s] for s in SPECIAL] + sorted(kept)


def network_of(old: dict[str, torch.Tensor], rows_kept: list[int], layers: Iterable[int]) -> dict[str, torch.Tensor]:
    """The weights by the names of network.py; heads and surface features are left out."""
    e = "embeddings."
    out = {
        "words.weight": old[e + "word_embeddings.weight"][rows_kept],
        "positions.weight": old[e + "position_embeddings.weight"][:POSITIONS]
        + old[e + "token_type_embeddings.weight"][:1],
        "norm.weight": old[e + "LayerNorm.weight"], "norm.bias": old[e + "LayerNorm.bias"],
    }  # fmt: skip
    names = (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
             ("inner", "intermediate.dense"), ("outer", "output.dense"), ("norm2", "output.LayerNorm"))  # fmt: skip
    for i, layer in enumerate(layers):
        p = f"encoder.layer.{layer}."
        for kind in ("weight", "bias"):
            parts = [old[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            out[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
            for ours, theirs in names:
                out[f"layers.{i}.{ours}.{kind}"] = old[f"{p}{theirs}.{kind}"]
    return {name: w.contiguous() for name, w in out.items()}


def main() -> None:
    """Write pieces and weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tokenizer", "model", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=47_000)
    parser.add_argument("texts", nargs="+", help="LANGUAGE=FILE,FILE")
    args = parser.parse_args()
    pieces: Pieces = json.loads(args.tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    files = {t.partition("=")[0]: [Path(p) for p in t.partition("=")[2].split(",")] for t in args.texts}
    worth = counted(pieces, files)
    kept = chosen(pieces, worth, args.pieces)
    args.out.mkdir(parents=True, exist_ok=True)
    names = {pieces[i][0] for i in kept}
    lost = sum(n for piece, n in worth.items() if piece not in names) / worth.total()
    print(f"{len(kept)} pieces; those left out are {100 * lost:.2f} % of what is read")
    lines = ",\n".join(json.dumps([pieces[i][0], round(pieces[i][1], 4)], ensure_ascii=False) for i in kept)
    (args.out / "pieces.json").write_text(f"[{lines}]\n", encoding="utf-8")
    old = load_file(args.model)
    save_file(network_of(old, kept, KEPT_LAYERS), args.out / "start.safetensors")
    save_file(network_of(old, kept, range(12)), args.out / "whole.safetensors")


if __name__ == "__main__":
    main()
