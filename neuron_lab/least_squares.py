"""Many examples: the bowl that their mean squared error makes over (w, b), its floor, and the ways down.

For examples xᵢ, yᵢ the loss L(w, b) = (1/n) Σ (w·xᵢ + b − yᵢ)² is a bowl: a quadratic function of w and b. Its
second derivatives are H = 2 · [[mean x², mean x], [mean x, 1]], whatever the targets are. The eigenvalues of H
are the curvatures of the bowl. An update with learning rate α multiplies the distance to the lowest point by
1 − α · curvature, in each of the two directions by its own factor. So the steep direction limits the learning
rate, and the flat one says how long it takes.

See S. Boyd and L. Vandenberghe, *Convex Optimization* (2004), section 9.3 (the ratio of the curvatures decides
how fast descent goes), and Y. LeCun et al., *Efficient BackProp* (1998), sections 4.3 and 5 (scaled inputs,
the largest learning rate).
"""

import math
from typing import NamedTuple

import numpy as np

from neuron_lab.neuron import backward, forward, mean_squared_error, update
from neuron_lab.training import History
from neuron_lab.validation import (
    NotFiniteError,
    broadcastable,
    count,
    numbers,
    one_number,
    positive_number,
    same_shape,
)

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
    x, y = _pairs(x, y)
    at = _means(x, y)
    _must_differ(x)
    w = float(at.x_with_y / at.x_with_x)
    b = float(at.y - w * at.x)
    return Fit(w, b, mean_squared_error(forward(x, w, b), y))


def loss_surface(x, y, w, b):
    """The mean squared error for a whole map of weights and biases, from five means of the data.

    L = (b + w·x̄ − ȳ)² + mean (y − ȳ)² − 2w · mean (x − x̄)(y − ȳ) + w² · mean (x − x̄)²

    The examples are read once, and the map never meets them: the cost grows as examples + points of the map,
    where the direct way takes their product. The two agree but for rounding.

    :param x: inputs, a number or an array.
    :param y: targets, of the same shape, or one number for all.
    :param w, b: numbers or arrays that broadcast, for example a row and a column, or two of ``np.meshgrid``.
    :returns: the loss, of the shape that w and b broadcast to; a float for two numbers.
    """
    x, y = _pairs(x, y)
    w, b = numbers("w", w), numbers("b", b)
    broadcastable(w=w, b=b)
    return surface_from(_means(x, y), w, b)


def surface_from(means, w, b):
    """The loss at w and b from the five means of the data, as :func:`means_of` gives them."""
    at_the_mean = b + w * means.x - means.y
    return at_the_mean * at_the_mean + (w * means.x_with_x - 2 * means.x_with_y) * w + means.y_with_y


class Means(NamedTuple):
    """All that the loss of a line knows of the examples: five means, of one batch or of many at once."""

    x: float
    y: float
    x_with_x: float  # the mean of (x − x̄)², and so on
    x_with_y: float
    y_with_y: float


def means_of(x, y):
    """The five means of the examples that their loss, its gradient and its bowl follow from."""
    return _means(*_pairs(x, y))


def _means(x, y):
    """Of the last axis. Taken around the mean, no large numbers cancel."""
    x_mean, y_mean = np.mean(x, axis=-1), np.mean(y, axis=-1)
    x, y = x - x_mean[..., None], y - y_mean[..., None]
    return Means(x_mean, y_mean, *(np.mean(product, axis=-1) for product in (x * x, x * y, y * y)))


def _pairs(x, y):
    x, y = numbers("x", x), numbers("y", y)
    same_shape(x=x, y=y)
    x, y = np.broadcast_arrays(x, y)
    return x.ravel(), y.ravel()


def _must_differ(x):
    if np.max(x) == np.min(x):  # their spread may be a rounding above 0
        raise ValueError("x must hold at least two different numbers: all its numbers are equal")


# ------------------------------------------------------------------------------------- the ways down it


def train_in_batches(x, y, w, b, learning_rate, epochs, batch_size, seed):
    """Train on a few examples at a time: each epoch sees all of them once, in a new random order.

    A batch of all examples is the training loop as it was; a batch of one takes an update after each example.
    The last batch of an epoch is smaller where the division leaves a rest.

    :param x: an array of n inputs.
    :param y: targets, of the same shape, or one number for all.
    :param w, b: where to start.
    :param learning_rate: α, above 0.
    :param epochs: how often to go through the examples, 0 or more.
    :param batch_size: how many examples an update looks at, from 1 to n.
    :param seed: of the random orders, a whole number, 0 or more.
    :returns: a :class:`~neuron_lab.training.History`. Entry k is the state after k **epochs** (not updates), and
        its loss and gradient are those of all examples. As with ``train`` it is shorter where the loss grew
        beyond what a float holds; it then says ``diverged``, and its numbers are finite.
    """
    learning_rate, epochs = positive_number("learning_rate", learning_rate), count("epochs", epochs)
    x, y = _pairs(x, y)
    w, b = one_number("w", w), one_number("b", b)

    def look(w, b):
        loss, gradient = mean_squared_error(forward(x, w, b), y), backward(x, y, w, b)
        numbers("loss", [loss, *gradient])
        return w, b, loss, *gradient

    diverged = False
    with np.errstate(over="ignore", invalid="ignore"):
        record = [look(w, b)]
        try:
            for batches in _shuffled(len(x), epochs, batch_size, seed):
                for batch in batches:
                    w, b = update(w, b, backward(x[batch], y[batch], w, b), learning_rate)
                record.append(look(w, b))
        except NotFiniteError:
            diverged = True
    w, b, loss, *gradient = np.array(record).T
    return History(w, b, loss, np.stack(gradient, axis=1), diverged)


def means_of_batches(x, y, epochs, batch_size, seed):
    """The five means of each batch that :func:`train_in_batches` meets, in its order: see :func:`walk`.

    :returns: :class:`Means`, each an array of one entry an update.
    """
    x, y = _pairs(x, y)
    orders = _shuffled(len(x), count("epochs", epochs), batch_size, seed)
    batches = [_means(x[batch], y[batch]) for batches in orders for batch in batches]
    return Means(*np.reshape(batches, (-1, 5)).T)


def walk(means, w, b, learning_rate, updates=None):
    """The path of w and b through these batches: the same updates as ever, from the means of each batch.

    For a picture that has to follow the hand. The gradient of a batch, ``backward(x, y, w, b)``, is
    dL/db = 2(b + w·x̄ − ȳ) and dL/dw = dL/db · x̄ + 2(w · mean (x − x̄)² − mean (x − x̄)(y − ȳ)). With the means
    known beforehand, an update is a few multiplications: some hundred times as fast.

    :param means: :class:`Means` with one entry an update, as :func:`means_of_batches` gives them.
    :param updates: how many there are, where ``means`` are those of all examples, the same at each of them.
    :returns: an array of shape (updates + 1, 2); it ends early, and is finite, where the path grows beyond
        what a float holds.
    """
    learning_rate = positive_number("learning_rate", learning_rate)
    if updates is not None:
        means = Means(*(np.full(count("updates", updates), mean) for mean in means))
    path = [(w, b)]
    columns = (column.tolist() for column in means[:4])
    for x_mean, y_mean, x_with_x, x_with_y in zip(*columns, strict=True):
        dL_db = 2 * (b + w * x_mean - y_mean)
        dL_dw = dL_db * x_mean + 2 * (w * x_with_x - x_with_y)
        w, b = w - learning_rate * dL_dw, b - learning_rate * dL_db
        if not abs(w) + abs(b) < _FARTHEST:
            break
        path.append((w, b))
    return np.array(path)


_FARTHEST = 1e150  # beyond, the square would fit no float


def _shuffled(n, epochs, batch_size, seed):
    """For each epoch its batches: arrays of positions, all examples once, in a random order."""
    batch_size, generator = count("batch_size", batch_size), np.random.default_rng(count("seed", seed))
    if not 1 <= batch_size <= n:
        raise ValueError(f"batch_size must be from 1 to {n}, the number of examples; not {batch_size}")
    cuts = range(batch_size, n, batch_size)
    return [np.split(generator.permutation(n), cuts) for _ in range(epochs)]
