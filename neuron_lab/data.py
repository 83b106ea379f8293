"""The numbers that the lessons use: given once, here."""

from typing import NamedTuple

import numpy as np


class Example(NamedTuple):
    """One neuron and one example: the input ``x``, the target ``y``, and where learning starts."""

    x: float
    y: float
    w: float
    b: float
    learning_rate: float


WORKED = Example(x=2.0, y=1.5, w=0.5, b=0.1, learning_rate=0.1)
"""The example that runs through every lesson."""

CANCELLING_X = (1.0, 2.0, 3.0)
CANCELLING_Y = (1.6, 1.1, 0.6)
"""Three examples, exactly on ŷ = −0.5x + 2.1. At the worked w and b the errors are −1, 0 and +1:
their mean is 0 although the line is badly wrong."""


def rings():
    """Two rings of 30 points, one inside the other: positions, shape (60, 2), and labels, 0 inside and 1 outside.

    No line parts them. The inner one is a little off the middle, so that there is one best line, bad as it is.
    """
    draw = np.random.default_rng(1).normal
    angles = np.tile(np.linspace(0, 2 * np.pi, 30, endpoint=False), 2) + draw(0, 0.1, 60)
    radii = np.repeat([0.75, 1.9], 30) + draw(0, 0.15, 60)
    points = radii[:, None] * np.column_stack([np.cos(angles), np.sin(angles)])
    points[:30] += (0.4, -0.3)
    return points, np.repeat([0, 1], 30)
