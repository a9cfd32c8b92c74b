"""The large encoder that teaches the shipped one: MPNet's first layers under the same heads, training only."""

from __future__ import annotations

import math

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from counterclaim.reader.surface import N_FEATURES
from network import OUTPUTS, Layer, drop
from prepare import CLS, SEP

WIDTH, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 768, 12, 3072, 30527, 514
BUCKETS, FAR = 32, 128  # of distances between tokens, as MPNet has them
SHIFT = 4  # MPNet's pieces are BERT's, after four of its own


def bucket(length: int) -> Tensor:
    """The bucket of the distance between every two tokens (length, length), as in T5 (Raffel et al. 2020)."""
    place = torch.arange(length)
    ahead = place[None, :] - place[:, None]
    half = BUCKETS // 2
    far = ahead.abs()
    exact = half // 2
    log = exact + (torch.log(far.clamp(min=1) / exact) / math.log(FAR / exact) * (half - exact)).long()
    return (ahead > 0).long() * half + torch.where(far < exact, far, log.clamp(max=half - 1))


class Large(nn.Module):
    """Token numbers of MiniLM's vocabulary and surface features in, one row of scores per token out."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.surface = nn.Embedding(N_FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.distance = nn.Embedding(BUCKETS, ATTENTION_HEADS)
        self.layers = nn.ModuleList(Layer(dropout, INNER, WIDTH, eps=1e-5, curve="none") for _ in range(layers))
        self.heads = nn.Linear(WIDTH, OUTPUTS)
        self.dropout = dropout
        nn.init.zeros_(self.surface.weight)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """Scores (batch, length, OUTPUTS); token number 0 is padding."""
        length = ids.shape[1]
        own = torch.where(ids == 0, 1, torch.where(ids == CLS, 0, torch.where(ids == SEP, 2, ids + SHIFT)))
        x = self.norm(self.words(own) + self.positions.weight[2 : length + 2] + self.surface(features))
        x = drop(x, self.dropout, self.training)
        bias = self.distance(bucket(length)).permute(2, 0, 1)[None]
        bias = bias.masked_fill((ids == 0)[:, None, None, :], -1e4)
        for layer in self.layers:
            x = layer(x, bias)
        return self.heads(x)


def from_mpnet(path: str, layers: int, dropout: float = 0.1) -> Large:
    """The network with the first `layers` of an MPNet checkpoint."""
    w = load_file(path)
    net = Large(layers, dropout)
    state = net.state_dict()
    state["words.weight"] = w["embeddings.word_embeddings.weight"]
    state["positions.weight"] = w["embeddings.position_embeddings.weight"]
    state["distance.weight"] = w["encoder.relative_attention_bias.weight"]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = w[f"embeddings.LayerNorm.{kind}"]
        for i in range(layers):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            state[f"{new}qkv.{kind}"] = torch.cat([w[f"{old}attention.attn.{n}.{kind}"] for n in "qkv"])
            state[f"{new}out.{kind}"] = w[f"{old}attention.attn.o.{kind}"]
            state[f"{new}norm1.{kind}"] = w[f"{old}attention.LayerNorm.{kind}"]
            state[f"{new}inner.{kind}"] = w[f"{old}intermediate.dense.{kind}"]
            state[f"{new}outer.{kind}"] = w[f"{old}output.dense.{kind}"]
            state[f"{new}norm2.{kind}"] = w[f"{old}output.LayerNorm.{kind}"]
    net.load_state_dict(state)
    return net


def from_file(path: str, dropout: float = 0.1) -> Large:
    """The network with weights that train_large.py wrote."""
    w = load_file(path)
    net = Large(1 + max(int(name.split(".")[1]) for name in w if name.startswith("layers.")), dropout)
    net.load_state_dict(w)
    return net
