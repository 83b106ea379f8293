"""The three examples of lessons 7 and 8, and the bowl that their loss makes over weight and bias."""

import numpy as np

from neuron_lab.least_squares import Fit, curvatures, directions
from neuron_lab.neuron import forward

X = np.array([1.0, 2.0, 3.0])
LINE = Fit(w=0.2, b=2.2, floor=0.0)
"""The line that the targets are on, but for the noise."""
RATE = 0.09
"""About half of the largest learning rate that does not explode."""
STEEP, FLAT = curvatures(X)
DIRECTIONS = np.array(directions(X))
"""The steep way and the flat way on the map, each of length 1."""
_PATTERN = np.array([1.0, -2.0, 1.0])
"""The noise for each example: no line can follow it, so the best line stays, and its floor is 2 · noise²."""


def noisy_targets(noise):
    """Three targets: on the line, plus this much of the pattern."""
    return forward(X, LINE.w, LINE.b) + noise * _PATTERN
