"""Where a neuron with two inputs says a number: a line on their plane; and where it says more: a side of it."""

import numpy as np


def above(level, w1, w2, b, reach):
    """The part of the square where w₁x₁ + w₂x₂ + b is above this level: the corners of a polygon, maybe none.

    :param reach: how far the square goes from the middle, in each direction.
    """
    square = reach * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    height = square @ (w1, w2) + b - level
    corners = []
    for k in range(4):
        one, other = height[k - 1], height[k]
        if (one > 0) != (other > 0):
            corners.append(square[k - 1] + one / (one - other) * (square[k] - square[k - 1]))
        if other > 0:
            corners.append(square[k])
    return np.array(corners).reshape(-1, 2)


def line_at(level, w1, w2, b, reach):
    """The two ends of the line w₁x₁ + w₂x₂ + b = level on that square, or none: shape (2, 2) or (0, 2)."""
    corners = above(level, w1, w2, b, reach)
    on_it = np.abs(corners @ (w1, w2) + b - level) < 1e-9
    ends = corners[on_it]
    return ends[[0, -1]] if len(ends) > 1 else np.empty((0, 2))


def segments(lines):
    """Several lines as the data of one artist, with gaps between them: shape (2, n)."""
    gap = np.full((1, 2), np.nan)
    parts = [part for line in lines if len(line) for part in (line, gap)]
    return np.vstack(parts[:-1]).T if parts else np.empty((2, 0))
