"""Means of random numbers in NumPy: blocks of samples that fit into a cache, as one writes them.

    python3 chance.py WORK GENERATOR SAMPLES SEED

WORK is pi or option, as in pi.c and options.c; GENERATOR is PCG64, NumPy's default, or Philox, with four words of 64
bits and ten rounds. Normal numbers are NumPy's own, by its ziggurat. The numbers are not those of Halocline: the means
agree within their standard errors.

Prints one line of JSON: the time, the mean and its standard error.
"""

import json
import math
import sys
import time

import numpy as np

BLOCK = 1 << 14


def pi(generator, samples):
    x = generator.random(samples)
    y = generator.random(samples)
    inside = 4.0 * np.count_nonzero(x * x + y * y < 1)
    return inside, 4 * inside


def option(generator, samples, spot=100.0, strike=100.0, rate=0.05, volatility=0.2, maturity=1.0):
    drift = (rate - volatility**2 / 2) * maturity
    z = generator.standard_normal(samples)
    gain = spot * np.exp(drift + volatility * math.sqrt(maturity) * z) - strike
    score = math.exp(-rate * maturity) * np.maximum(gain, 0)
    return score.sum(), score @ score


def main(work, generator, samples, seed):
    generator = np.random.Generator({"PCG64": np.random.PCG64, "Philox": np.random.Philox}[generator](seed))
    work = {"pi": pi, "option": option}[work]
    total, squares = 0.0, 0.0
    begun = time.perf_counter()
    for begin in range(0, samples, BLOCK):
        some, some_squares = work(generator, min(BLOCK, samples - begin))
        total += some
        squares += some_squares
    seconds = time.perf_counter() - begun
    mean = float(total / samples)
    error = math.sqrt((squares / samples - mean**2) / (samples - 1))
    print(json.dumps({"seconds": seconds, "updates": float(samples), "mean": mean, "error": error}))


main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
