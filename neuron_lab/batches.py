"""Down the bowl, a few examples at a time: each epoch sees all of them once, in a new random order.

Twice: as the training loop, which records, and as the same walk from the means of each batch, for pictures.
"""

import numpy as np

from neuron_lab.means import Means, means_of, pairs
from neuron_lab.neuron import backward, update
from neuron_lab.training import recorded
from neuron_lab.validation import count, one_number, positive_number


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
    x, y = pairs(x, y)

    def through(batches):
        def epoch(w, b, _gradient_of_all):
            for batch in batches:
                w, b = update(w, b, backward(x[batch], y[batch], w, b), learning_rate)
            return w, b

        return epoch

    return recorded(x, y, w, b, map(through, _shuffled(len(x), epochs, batch_size, seed)))


def means_of_batches(x, y, epochs, batch_size, seed):
    """The five means of each batch that :func:`train_in_batches` meets, in its order: see :func:`walk`.

    :returns: :class:`~neuron_lab.means.Means`, each an array of one entry an update.
    """
    x, y = pairs(x, y)
    orders = _shuffled(len(x), count("epochs", epochs), batch_size, seed)
    means = [means_of.unchecked(x[batch], y[batch]) for batches in orders for batch in batches]
    return Means(*np.reshape(means, (-1, 5)).T)


def walk(means, w, b, learning_rate, updates=None):
    """The path of w and b through these batches: the same updates as ever, from the means of each batch.

    For a picture that has to follow the hand. The gradient of a batch, ``backward(x, y, w, b)``, is
    dL/db = 2(b + w·x̄ − ȳ) and dL/dw = dL/db · x̄ + 2(w · mean (x − x̄)² − mean (x − x̄)(y − ȳ)). With the means
    known beforehand, an update is a few multiplications: some hundred times as fast.

    :param means: :class:`~neuron_lab.means.Means` with one entry an update, as :func:`means_of_batches` gives
        them.
    :param w, b: where to start.
    :param updates: how many there are, where ``means`` are those of all examples, the same at each of them.
    :returns: an array of shape (updates + 1, 2); it ends early, and is finite, where the path grows beyond
        what a float holds.
    """
    w, b = one_number("w", w), one_number("b", b)
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
