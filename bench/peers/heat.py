"""Heat equation in NumPy: plain slices, as one writes them.

    python3 heat.py DIMENSIONS CELLS STEPS

Prints one line of JSON: the time of the steps, and the distance from the closed form of the discrete scheme.
"""

import json
import sys
import time

import numpy as np


def step2(u, v, r):
    u[0, :], u[-1, :] = -u[1, :], -u[-2, :]
    u[:, 0], u[:, -1] = -u[:, 1], -u[:, -2]
    c = u[1:-1, 1:-1]
    v[1:-1, 1:-1] = c + r * (u[1:-1, :-2] + u[1:-1, 2:] + u[:-2, 1:-1] + u[2:, 1:-1] - 4 * c)


def step3(u, v, r):
    u[0], u[-1] = -u[1], -u[-2]
    u[:, 0], u[:, -1] = -u[:, 1], -u[:, -2]
    u[:, :, 0], u[:, :, -1] = -u[:, :, 1], -u[:, :, -2]
    c = u[1:-1, 1:-1, 1:-1]
    v[1:-1, 1:-1, 1:-1] = c + r * (
        u[1:-1, 1:-1, :-2] + u[1:-1, 1:-1, 2:] + u[1:-1, :-2, 1:-1] + u[1:-1, 2:, 1:-1]
        + u[:-2, 1:-1, 1:-1] + u[2:, 1:-1, 1:-1] - 6 * c)


def main(dimensions, n, steps):
    line = np.sin(np.pi * (np.arange(n) + 0.5) / n)
    start = line[:, None] * line if dimensions == 2 else line[:, None, None] * line[:, None] * line
    u = np.zeros((n + 2,) * dimensions)
    v = np.zeros_like(u)
    inner = (slice(1, -1),) * dimensions
    u[inner] = start
    step = step2 if dimensions == 2 else step3
    r = 0.9 / (2 * dimensions)
    begun = time.perf_counter()
    for _ in range(steps):
        step(u, v, r)
        u, v = v, u
    seconds = time.perf_counter() - begun
    factor = np.exp(steps * np.log1p(-4 * dimensions * r * np.sin(np.pi / (2 * n)) ** 2))
    error = float(np.max(np.abs(u[inner] - factor * start)) / factor)
    print(json.dumps({"seconds": seconds, "updates": float(n) ** dimensions * steps, "error": error}))


main(*map(int, sys.argv[1:4]))
