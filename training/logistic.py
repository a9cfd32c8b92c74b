"""Logistic regression of weighted rows by Newton's method."""

import numpy as np


def regression(x: np.ndarray, y: np.ndarray, w: np.ndarray, ridge: float, steps: int) -> tuple[np.ndarray, float]:
    """Weights of the columns of `x` (rows, features), and the bias. y: 0 or 1; w: the weight of each row.

    ridge: how strongly weights of columns of one spread are held near 0; the bias is free.
    """
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = np.c_[(x - mean) / scale, np.ones(len(x), dtype=np.float32)]
    b = np.zeros(z.shape[1])
    held = np.r_[np.full(z.shape[1] - 1, ridge), 0.0]
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(z @ b)))
        slope = z.T @ (w * (y - p)) - held * b
        b = b + np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + np.diag(held), slope)
    weights = b[:-1] / scale
    return weights, float(b[-1] - weights @ mean)
