"""Takes the least used inner units out of every layer, so that a pass costs a fifth less; train.py then trains on.

usage: prune.py --weights final.safetensors --windows WORK/epoch-0.npz --keep 1024 --out pruned.safetensors

A unit's use is the mean size of its activation over windows of training text, times the size of its outgoing weights.
"""

from __future__ import annotations

import argparse

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from network import Network, from_own

WINDOWS = 384  # some 20,000 tokens: the order of units hardly changes from half as many on


def uses(net: Network, path: str) -> list[torch.Tensor]:
    """For each layer the use of each inner unit."""
    data = np.load(path)
    chosen = np.random.default_rng(0).choice(len(data["ids"]), WINDOWS, replace=False)
    totals = [torch.zeros(layer.inner.out_features) for layer in net.layers]
    handles = []
    for number, layer in enumerate(net.layers):

        def seen(_: object, __: object, out: torch.Tensor, number: int = number) -> None:
            totals[number] += F.gelu(out, approximate="tanh").abs().sum(dim=(0, 1))

        handles.append(layer.inner.register_forward_hook(seen))
    with torch.no_grad():
        for i in chosen:
            n = int((data["ids"][i] > 0).sum())
            net(*(torch.from_numpy(data[k][i : i + 1, :n].astype(np.int64)) for k in ("ids", "features")))
    for handle in handles:
        handle.remove()
    return [t * layer.outer.weight.detach().norm(dim=0) for t, layer in zip(totals, net.layers, strict=True)]


def main() -> None:
    """Write the pruned weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--windows", required=True)
    parser.add_argument("--keep", type=int, required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    net = from_own(args.weights).eval()
    state = net.state_dict()
    for number, use in enumerate(uses(net, args.windows)):
        kept = use.topk(args.keep).indices.sort().values
        name = f"layers.{number}."
        for part in ("inner.weight", "inner.bias"):
            state[name + part] = state[name + part][kept].contiguous()
        state[name + "outer.weight"] = state[name + "outer.weight"][:, kept].contiguous()
        print(f"layer {number}: {float(use[kept].sum() / use.sum()):.3f} of all use kept")
    save_file(state, args.out)


if __name__ == "__main__":
    main()
