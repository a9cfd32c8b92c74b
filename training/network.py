"""The encoder as a PyTorch module: MiniLM with a surface-feature embedding and one linear layer for all heads."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from counterclaim.reader.surface import N_FEATURES
from heads import HEADS, Head

LAYERS, WIDTH, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 6, 384, 12, 1536, 30522, 512
OUTPUTS = sum(len(h.labels) for h in HEADS)


def drop(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout of whole channels over a window: as good as one mask per token here, and nearly free."""
    if not training or rate == 0.0:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= rate).to(x.dtype).div_(1.0 - rate)


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT.

    inner: units between; width: of a token's vector; eps: of the norms; curve: how GELU is reckoned, "tanh" or "none".
    """

    def __init__(
        self, dropout: float, inner: int, width: int = WIDTH, *, eps: float = 1e-12, curve: str = "tanh"
    ) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.dropout = dropout
        self.curve = curve

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Self-attention and feed-forward, each with a residual; mask: what is added to the attention's scores."""
        batch, length, width = x.shape
        qkv = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, width // ATTENTION_HEADS).permute(2, 0, 3, 1, 4)
        mask = None if mask is None else mask.to(qkv.dtype)
        a = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + drop(a, self.dropout, self.training))
        f = self.outer(F.gelu(self.inner(x), approximate=self.curve))
        return self.norm2(x + drop(f, self.dropout, self.training))


class Network(nn.Module):
    """Token numbers and surface features in, one row of scores per token out (all heads side by side)."""

    def __init__(
        self,
        dropout: float = 0.1,
        inner: int = INNER,
        vocabulary: int = VOCABULARY,
        positions: int = POSITIONS,
        layers: int = LAYERS,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.surface = nn.Embedding(N_FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout, inner) for _ in range(layers))
        self.heads = nn.Linear(WIDTH, OUTPUTS)
        self.dropout = dropout
        nn.init.zeros_(self.surface.weight)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """Scores (batch, length, OUTPUTS); token number 0 is padding."""
        return self.heads(self.hidden(ids, features)[-1])

    def hidden(self, ids: Tensor, features: Tensor) -> list[Tensor]:
        """What every layer gives, each (batch, length, WIDTH)."""
        length = ids.shape[1]
        x = self.norm(self.words(ids) + self.positions.weight[:length] + self.surface(features))
        x = drop(x, self.dropout, self.training)
        padding = ids == 0
        mask = None
        if bool(padding.any()):
            mask = torch.zeros(ids.shape[0], 1, 1, length).masked_fill_(padding[:, None, None, :], -1e4)
            mask = mask.expand(-1, ATTENTION_HEADS, length, -1)
        found = []
        for layer in self.layers:
            x = layer(x, mask)
            found.append(x)
        return found


def columns(heads: Sequence[Head]) -> dict[str, slice]:
    """The output columns of each head."""
    out, at = {}, 0
    for head in heads:
        out[head.name] = slice(at, at + len(head.labels))
        at += len(head.labels)
    return out


def shaped_like(w: dict[str, Tensor], dropout: float = 0.1) -> Network:
    """A network of the size of these weights; it doesn't hold them."""
    layers = 1 + max(int(name.split(".")[1]) for name in w if name.startswith("layers."))
    size = {"vocabulary": len(w["words.weight"]), "positions": len(w["positions.weight"]), "layers": layers}
    return Network(dropout, inner=len(w["layers.0.inner.bias"]), **size)


def headless(path: str, dropout: float = 0.1) -> Network:
    """The network with weights that have no heads yet, as pieces.py and shorten.py write them."""
    w = load_file(path)
    net = shaped_like(w, dropout)
    net.load_state_dict(w, strict=False)
    return net


def from_own(path: str, dropout: float = 0.1, heads: Sequence[tuple[str, Sequence[str]]] | None = None) -> Network:
    """The network with weights that train.py or prune.py wrote; its inner width is the file's.

    heads: names and labels of the file's heads where they are not today's; heads of both keep their weights.
    """
    w = load_file(path)
    net = shaped_like(w, dropout)
    if heads is not None:
        old, now = w.pop("heads.weight"), net.heads.weight.data
        old_bias, bias = w.pop("heads.bias"), net.heads.bias.data
        at, to = 0, columns(HEADS)
        for name, labels in heads:
            if name in to:
                now[to[name]], bias[to[name]] = old[at : at + len(labels)], old_bias[at : at + len(labels)]
            at += len(labels)
        w |= {"heads.weight": now, "heads.bias": bias}
    net.load_state_dict(w)
    return net


def from_minilm(path: str, dropout: float = 0.1) -> Network:
    """The network with a MiniLM checkpoint's weights; the token type embedding is folded into the positions."""
    w = load_file(path)
    net = Network(dropout)
    state = net.state_dict()
    e = "embeddings."
    state["words.weight"] = w[e + "word_embeddings.weight"]
    state["positions.weight"] = w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][:1]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = w[f"{e}LayerNorm.{kind}"]
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            parts = [w[f"{old}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            state[f"{new}qkv.{kind}"] = torch.cat(parts)
            state[f"{new}out.{kind}"] = w[f"{old}attention.output.dense.{kind}"]
            state[f"{new}norm1.{kind}"] = w[f"{old}attention.output.LayerNorm.{kind}"]
            state[f"{new}inner.{kind}"] = w[f"{old}intermediate.dense.{kind}"]
            state[f"{new}outer.{kind}"] = w[f"{old}output.dense.{kind}"]
            state[f"{new}norm2.{kind}"] = w[f"{old}output.LayerNorm.{kind}"]
    net.load_state_dict(state)
    return net
