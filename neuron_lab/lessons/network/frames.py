"""The recorded runs of the two rings: a network after each epoch, its boundary, and the hidden neurons' lines."""

import math
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import rings
from neuron_lab.lessons.shared.half_plane import line_at, segments
from neuron_lab.network import cross_entropy, forward, start_network, train

EPOCHS, SIZES, LEARNING_RATE, BATCH, SEED = 30, (2, 8, 2), 0.3, 10, 2
REACH = 2.6
ONE_PLACE = 0.06
"""Crossings as close together as this, three pixels, are one."""


POINTS, LABELS = rings()


class Frame(NamedTuple):
    """A network at the end of an epoch: what it says of every point, and where it says "outside"."""

    loss: float
    wrong: np.ndarray  # for each point, whether it lies on the wrong side
    region: tuple  # rings of points, around all that is taken for outside
    lines: np.ndarray  # where each hidden neuron's sum is 0, as the data of one artist
    crossings: np.ndarray  # where the boundary crosses these lines, shape (n, 2)


@cache
def trained_with(activation):
    """Train once, and keep each epoch: a tuple of frames."""
    start = start_network(SIZES, SEED)
    run = train(start, POINTS, LABELS, LEARNING_RATE, EPOCHS, BATCH, SEED, activation)
    networks = [start, *(epoch.network for epoch in run)]
    return tuple(_frame(network, activation) for network in networks)


def _frame(network, activation):
    scores = forward(network, POINTS, activation)[-1]
    region, hidden = _region(network, activation), network[0]
    lines = [line_at(0, *w, b, REACH) for w, b in zip(*hidden, strict=True)]
    wrong = scores.argmax(axis=1) != LABELS
    return Frame(cross_entropy(scores, LABELS), wrong, region, segments(lines), _crossings(region, hidden))


def _crossings(region, hidden):
    """Where the boundary crosses the line of a hidden neuron, within the picture."""
    met = [np.empty((0, 2))]
    for ring in region:
        sums = ring @ hidden.weights.T + hidden.biases
        for one, other, before, after in zip(ring, ring[1:], sums, sums[1:], strict=False):
            crossed = (before > 0) != (after > 0)
            share = before[crossed] / (before - after)[crossed]
            met.append(one + share[:, None] * (other - one))
    kept = np.empty((0, 2))
    for place in np.concatenate(met):
        if np.abs(place).max() < REACH and (np.hypot(*(kept - place).T) > ONE_PLACE).all():
            kept = np.vstack([kept, place])
    return kept


def _region(network, activation, points=169):
    """Where the score of class 1 is the higher one: polygons, in as few points as a quarter of a pixel allows.

    Before training tanh bends sharply near the middle: with a third of these points it would look cornered.
    """
    from contourpy import FillType, contour_generator

    side = np.linspace(-REACH - 0.2, REACH + 0.2, points)  # beyond the picture, so that no edge shows there
    plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    scores = forward(network, plane, activation)[-1]
    lead = (scores[:, 1] - scores[:, 0]).reshape(points, points)
    polygons, offsets = contour_generator(side, side, lead, fill_type=FillType.OuterOffset).filled(0, 1e9)
    return tuple(
        _thinned(polygon[first:last], 0.004)
        for polygon, starts in zip(polygons, offsets, strict=True)
        for first, last in pairwise(starts)
    )


def _thinned(points, tolerance):
    """A line without the points that lie on it anyway (U. Ramer 1972)."""
    if len(points) < 3:
        return points
    away, chord = points - points[0], points[-1] - points[0]
    length = math.hypot(*chord)
    distance = np.abs(away @ (-chord[1], chord[0])) / length if length > 1e-9 else np.hypot(*away.T)
    furthest = int(np.argmax(distance))
    if distance[furthest] <= tolerance:
        return points[[0, -1]]
    return np.vstack(
        [_thinned(points[: furthest + 1], tolerance)[:-1], _thinned(points[furthest:], tolerance)]
    )
