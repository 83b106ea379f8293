"""All that the mean squared error of a line knows of the examples: five means.

From them follow the loss for any w and b, its gradient and its bowl. The examples are read once, however many
pairs of w and b are asked for.
"""

from typing import NamedTuple

import numpy as np

from neuron_lab.guards import checked
from neuron_lab.validation import broadcastable, numbers, same_shape


class Means(NamedTuple):
    """The five means of the examples: of one batch, or of many batches at once."""

    x: float
    y: float
    x_with_x: float  # the mean of (x − x̄)², and so on
    x_with_y: float
    y_with_y: float


def pairs(x, y):
    """Examples as two arrays of shape (n,): of one shape, or one of the two a single number for all."""
    __tracebackhide__ = True
    x, y = numbers("x", x), numbers("y", y)
    same_shape(x=x, y=y)
    x, y = np.broadcast_arrays(x, y)
    return x.ravel(), y.ravel()


def means_of(x, y):
    """The five means of the examples. Taken around x̄ and ȳ, no large numbers cancel.

    :param x: inputs, a number or an array.
    :param y: targets, of the same shape, or one number for all.
    """
    x_mean, y_mean = np.mean(x), np.mean(y)
    x, y = x - x_mean, y - y_mean
    return Means(x_mean, y_mean, *(np.mean(product) for product in (x * x, x * y, y * y)))


def surface_from(means, w, b):
    """The loss at w and b from the five means of the data, as :func:`means_of` gives them."""
    at_the_mean = b + w * means.x - means.y
    return at_the_mean * at_the_mean + (w * means.x_with_x - 2 * means.x_with_y) * w + means.y_with_y


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
    means = means_of(x, y)
    w, b = numbers("w", w), numbers("b", b)
    broadcastable(w=w, b=b)
    return surface_from(means, w, b)


means_of = checked(pairs, means_of)
