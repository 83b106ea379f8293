"""A run drawn in few points, so that a move sends little."""

import numpy as np

FIRST = 20


def few(epoch):
    """The epochs of a run worth drawing: the first ones, then every fifth, and the last.

    Five is odd, so a run that bounces to and fro still does.
    """
    return np.array([*range(min(epoch, FIRST)), *range(FIRST, epoch, 5), epoch])


def on_axes(axes, xs, ys):
    """Points for a moving line, to the half pixel, up to where it leaves the surroundings of the axes.

    Half a pixel is not seen, and writes a coordinate with four digits instead of nine.
    """
    points = np.column_stack([xs, ys]).astype(float)
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    if axes.get_yscale() == "log":
        low, high = 0.5 * low, 100 * high
        points[:, 1] = np.maximum(points[:, 1], low)
        far = points[:, 1] > high
        points[:, 1] = np.minimum(points[:, 1], high)
    else:
        middle, reach = np.array([left + right, low + high]) / 2, 3 * max(right - left, high - low)
        away = points - middle
        distance = np.hypot(*away.T)
        far = distance > reach
        points[far] = middle + away[far] * (reach / distance[far])[:, None]
    if far.any():
        points = points[: int(np.argmax(far)) + 1]
    return to_the_pixel(axes, points, 2).T


def to_the_pixel(axes, points, parts):
    """Points moved to the nearest part of a pixel (2: half, 4: quarter): not seen, and written with fewer digits."""
    pixels = np.round(parts * axes.transData.transform(points)) / parts
    return axes.transData.inverted().transform(pixels)
