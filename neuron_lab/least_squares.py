"""Many examples: the bowl that their mean squared error makes over (w, b), its floor, and the ways down.

For examples xᵢ, yᵢ the loss L(w, b) = (1/n) Σ (w·xᵢ + b − yᵢ)² is a bowl: a quadratic function of w and b. Its
second derivatives are H = 2 · [[mean x², mean x], [mean x, 1]], whatever the targets are. The eigenvalues of H
are the curvatures of the bowl. An update with learning rate α multiplies the distance to the lowest point by
1 − α · curvature, in each of the two directions by its own factor. So the steep direction limits the learning
rate, and the flat one says how long it takes.

See S. Boyd and L. Vandenberghe, *Convex Optimization* (2004), section 9.3 (the ratio of the curvatures decides
how fast descent goes), and Y. LeCun et al., *Efficient BackProp* (1998), sections 4.3 and 5 (scaled inputs,
the largest learning rate).

The loss over a whole map follows from five means of the examples (:mod:`neuron_lab.means`), and the ways down
take a few examples at a time (:mod:`neuron_lab.batches`); both can be had from here.
"""

import math
from typing import NamedTuple

import numpy as np

from neuron_lab.batches import means_of_batches, train_in_batches, walk
from neuron_lab.means import Means, loss_surface, means_of, pairs, surface_from
from neuron_lab.neuron import forward, mean_squared_error
from neuron_lab.validation import count, numbers, one_number, positive_number

__all__ = [
    "Fit", "Means", "Standardised", "best_fit", "curvatures", "direction_factor", "directions",
    "epochs_for_a_tenth", "largest_learning_rate_for", "loss_surface", "means_of",
    "means_of_batches", "noisy_line", "standardise", "surface_from", "train_in_batches", "walk",
]  # fmt: skip

# ------------------------------------------------------------------------------------------ the examples


def noisy_line(x, w, b, noise, seed):
    """Targets that follow a line, but not exactly: y = w·x + b + noise · (a random number for each example).

    :param x: inputs, a number or an array.
    :param noise: how large the noise is, 0 or more: its standard deviation.
    :param seed: a whole number, 0 or more; the same seed gives the same normally distributed numbers, so that
        a larger ``noise`` stretches the same pattern.
    :returns: targets, of the shape of x.
    """
    x, noise, seed = numbers("x", x), one_number("noise", noise), count("seed", seed)
    if noise < 0:
        raise ValueError(f"noise must be 0 or more, not {noise:g}")
    pattern = np.random.default_rng(seed).standard_normal(np.shape(x))
    return forward(x, one_number("w", w), one_number("b", b)) + noise * pattern


class Standardised(NamedTuple):
    """Inputs that are scaled, and what it takes to scale others alike: (x − mean) / spread."""

    x: np.ndarray
    mean: float
    spread: float


def standardise(x):
    """Scale inputs: minus their mean, divided by their spread.

    The spread is the standard deviation √(mean of (x − mean)²). The scaled inputs have mean 0 and spread 1, so
    both curvatures are 2: the bowl is round.

    :param x: an array of inputs, not all equal.
    :returns: ``(x, mean, spread)``.
    """
    x = numbers("x", x)
    mean, spread = float(np.mean(x)), float(np.std(x))
    _must_differ(x)
    return Standardised((x - mean) / spread, mean, spread)


# ---------------------------------------------------------------------------------------------- the bowl


def curvatures(x):
    """How sharply the loss bends in its steep and in its flat direction: the eigenvalues of H.

    steep = m + 1 + √((m − 1)² + 4·(mean x)²) with m = mean x², and steep · flat = 4 · (mean of (x − mean x)²).
    For x = 1, 2, 3 they are 11.09 and 0.24. The targets have no say.

    :param x: inputs, a number or an array.
    :returns: ``(steep, flat)``, two floats; flat is 0 where all x are equal, and the valley has no end.
    """
    x = numbers("x", x)
    mean, square = float(np.mean(x)), float(np.mean(x * x))
    steep = square + 1 + math.hypot(square - 1, 2 * mean)
    return steep, 4 * float(np.var(x)) / steep if np.ptp(x) else 0.0


def directions(x):
    """The steep and the flat direction on the map, as two vectors (w, b) of length 1: the eigenvectors of H."""
    x = numbers("x", x)
    mean, square = np.mean(x), np.mean(x * x)
    _, vectors = np.linalg.eigh([[square, mean], [mean, 1.0]])  # the flatter direction first
    flat, steep = vectors.T
    return steep * _sign(steep[0]), flat * _sign(flat[1])


def _sign(value):
    return 1.0 if value >= 0 else -1.0


def largest_learning_rate_for(x):
    """The learning rate that only just bounces in the steep direction: α = 2 / steep. A larger one explodes."""
    return 2 / curvatures(x)[0]


def direction_factor(curvature, learning_rate):
    """What an update leaves of the error along a direction of this curvature: 1 − α · curvature.

    As :func:`neuron_lab.training.step_factor` for one example, whose only curvature is 2(x² + 1). For x = 1, 2, 3
    and α = 0.09 it is 0.002 in the steep and 0.978 in the flat direction.
    """
    return 1 - positive_number("learning_rate", learning_rate) * one_number("curvature", curvature)


def epochs_for_a_tenth(factor):
    """How many updates it takes until a tenth of the error is left: ln 10 / −ln |factor|.

    The loss above its floor is a square, so it takes half as many. For x = 1, 2, 3 and α = 0.09 the flat
    direction's factor is 0.978: 105.3 updates for each factor of 10 of the error, 52.6 of the loss.

    :param factor: what an update multiplies the error by, between −1 and 1.
    :returns: a float; 0 where nothing is left at once.
    """
    factor = one_number("factor", factor)
    if not -1 < factor < 1:
        raise ValueError(f"factor must be between −1 and 1, or nothing shrinks; not {factor:g}")
    return math.log(10) / -math.log(abs(factor)) if factor else 0.0


class Fit(NamedTuple):
    """The line with the lowest loss, and that loss: the floor."""

    w: float
    b: float
    floor: float


def best_fit(x, y):
    """The line of least squares: w = mean of (x − x̄)(y − ȳ) / mean of (x − x̄)², b = ȳ − w·x̄.

    :param x: inputs, not all equal.
    :param y: targets, of the same shape, or one number for all.
    :returns: ``(w, b, floor)``: no w and b have a loss below the floor. It is 0 only where one line meets all
        targets.
    """
    x, y = pairs(x, y)
    at = means_of(x, y)
    _must_differ(x)
    w = float(at.x_with_y / at.x_with_x)
    b = float(at.y - w * at.x)
    return Fit(w, b, mean_squared_error(forward(x, w, b), y))


def _must_differ(x):
    if np.max(x) == np.min(x):  # their spread may be a rounding above 0
        raise ValueError("x must hold at least two different numbers: all its numbers are equal")
