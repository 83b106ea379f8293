"""Neurons side by side make a layer, layers one after another a network; the four phases stay the same.

A network is a tuple of :class:`Layer`. Examples are rows: x has shape (n, inputs), its labels are n whole
numbers from 0. Everything returns new values and stores nothing. What is no number raises TypeError; NaN,
infinity, empty arrays, labels that are not whole or out of range, and shapes that do not fit raise ValueError;
the complaint names the argument and both shapes. ``forward.unchecked`` is the bare formula, as the training
loop uses it, and so with the others. The loss and its first derivative come from :mod:`neuron_lab.scores`.

The formulas are those of M. Nielsen, *Neural Networks and Deep Learning* (2015), chapter 2, and of
I. Goodfellow et al., *Deep Learning* (2016), sections 6.2 and 6.5.
"""

import sys
from typing import NamedTuple

import numpy as np

from neuron_lab.guards import checked
from neuron_lab.layer import (
    ACTIVATIONS,
    Layer,
    examples_and_layer,
    examples_to_shuffle,
    fitting_layers,
    matching_gradient,
    network_and_examples,
    one_network,
    outputs_and_labels,
    outputs_and_slopes,
    start_network,
    training_run,
)
from neuron_lab.scores import cross_entropy, dL_dscores, scores_and_labels, softmax
from neuron_lab.validation import NotFiniteError, numbers

__all__ = [
    "ACTIVATIONS", "Epoch", "Layer", "accuracy", "backward", "backward_from", "batches",
    "count_parameters", "cross_entropy", "dL_dscores", "dense", "dense_by_loops", "forward", "predict", "softmax",
    "start_network", "train", "update",
]  # fmt: skip


def count_parameters(network):
    """How many numbers training may change: every weight and every bias."""
    return sum(layer.weights.size + layer.biases.size for layer in network)


# ----------------------------------------------------------------------------------------- forward pass


def _product(left, right, blas=sys.platform != "emscripten"):
    """left @ right: the same sums, in the quicker way.

    In a browser NumPy has no BLAS. Its ``@`` then adds one product after the other, and leaps through what is stored
    the other way round; ``einsum`` chooses its own way through both and adds four products at a time.
    """
    return left @ right if blas else np.einsum("...j,jk->...k", left, right)


def dense(x, layer):
    """What every neuron of a layer says of every example: x · Wᵀ + b, each entry a w·x + b.

    :param x: shape (n, inputs), or one example (inputs,).
    :returns: shape (n, neurons), or (neurons,).
    """
    return _product(x, layer.weights.T) + layer.biases


def dense_by_loops(x, layer):
    """The same as :func:`dense`, one multiplication at a time: the same numbers but for rounding, and slow."""
    examples = np.atleast_2d(x)
    result = np.zeros((len(examples), len(layer.biases)))
    for i in range(len(examples)):
        for j in range(len(layer.biases)):
            for k in range(examples.shape[1]):
                result[i, j] += layer.weights[j, k] * examples[i, k]
            result[i, j] += layer.biases[j]
    return result if x.ndim == 2 else result[0]


def forward(network, x, activation="relu"):
    """The forward pass: every layer takes what the one before it gives.

    :param x: shape (n, inputs), or one example (inputs,).
    :param activation: a name in ``ACTIVATIONS``, for every layer but the last.
    :returns: a list: x, then the output of each layer, (n, neurons); the last are scores, not activated.
    """
    activate, _ = ACTIVATIONS[activation]
    *hidden, last = network
    outputs = [x]
    for layer in hidden:
        outputs.append(activate(dense.unchecked(outputs[-1], layer)))
    return [*outputs, dense.unchecked(outputs[-1], last)]


def predict(network, x, activation="relu"):
    """The label with the highest score: shape (n,), or an int for one example."""
    labels = forward(network, x, activation)[-1].argmax(axis=-1)
    return labels if labels.ndim else int(labels)


def accuracy(network, x, labels, activation="relu"):
    """The share of examples whose label is predicted, from 0 to 1."""
    scores, labels = scores_and_labels(forward(network, x, activation)[-1], labels)
    return float(np.mean(scores.argmax(axis=-1) == labels))


# ---------------------------------------------------------------------------------------- backward pass


def backward(network, outputs, labels, activation="relu"):
    """The backward pass of cross-entropy: :func:`backward_from` its slopes at the scores.

    :param outputs: what :func:`forward` returned for a batch, by the same network and activation.
    :param labels: n whole numbers, from 0.
    :returns: a tuple of :class:`Layer`: for each weight and each bias, its gradient.
    """
    return backward_from.unchecked(network, outputs, dL_dscores.unchecked(outputs[-1], labels), activation)


def backward_from(network, outputs, dL_ds, activation="relu"):
    """The backward pass of any loss: the chain rule, from the last layer to the first.

    For each layer dL/dW = (dL/ds)ᵀ · (what went in) and dL/db = Σ dL/ds, summed over the examples. For the
    layer before it dL/ds is (dL/ds · W) times the derivative of the activation, entry by entry.

    :param outputs: what :func:`forward` returned for a batch, by the same network and activation.
    :param dL_ds: the slopes of the loss at what the last layer says, shape (n, neurons).
    :returns: a tuple of :class:`Layer`: for each weight and each bias, its gradient.
    """
    _, derivative = ACTIVATIONS[activation]
    gradient = []
    for k in reversed(range(len(network))):
        gradient.append(Layer(_product(dL_ds.T, outputs[k]), dL_ds.sum(axis=0)))
        if k > 0:
            dL_ds = _product(dL_ds, network[k].weights) * derivative(outputs[k])
    return tuple(reversed(gradient))


# --------------------------------------------------------------------------------- update, and the loop


def update(network, gradient, learning_rate):
    """One step downhill: each weight and each bias minus the learning rate times its gradient.

    :param gradient: as :func:`backward` returns it, with the shapes of the network.
    :param learning_rate: α, above 0.
    :returns: the new network.
    """
    return tuple(
        Layer(w - learning_rate * dL_dw, b - learning_rate * dL_db)
        for (w, b), (dL_dw, dL_db) in zip(network, gradient, strict=True)
    )


def batches(x, labels, size, random_numbers):
    """All examples once, in a new random order, so many at a time; the last batch may be smaller.

    :param size: how many to a batch, 1 or more.
    :param random_numbers: a NumPy ``Generator``, as ``np.random.default_rng(seed)`` makes it.
    :returns: a generator of pairs of x and labels.
    """
    order = random_numbers.permutation(len(x))
    x, labels = x[order], labels[order]
    return ((x[i : i + size], labels[i : i + size]) for i in range(0, len(x), size))


class Epoch(NamedTuple):
    """Once through all examples: the network after it, and the mean of the losses met on the way.

    ``diverged`` is True where training stopped because the numbers were no longer finite; ``network`` and
    ``loss`` are then those of the epoch before, or of the start.
    """

    number: int
    network: tuple
    loss: float
    diverged: bool = False

    def __str__(self):
        if not self.diverged:
            return f"Epoch {self.number}: loss {self.loss:.4g}."
        return (
            f"Epoch {self.number} stopped: the steps grew until the numbers no longer fitted. "
            f"The loss was {self.loss:.4g} before. Try a smaller learning rate."
        )


def train(network, x, labels, learning_rate, epochs, batch_size, seed, activation="relu"):
    """Run the training loop, batch by batch, and hand over after each epoch.

    A learning rate far too large need not diverge: all relu neurons may fall silent for good, and the loss
    then stays near log(classes), the loss of equal shares, or above it.

    :param network: where to start; it is not changed. x is brought to its dtype.
    :param x: shape (n, inputs).
    :param labels: n whole numbers from 0, below the number of neurons in the last layer.
    :param learning_rate: α, above 0.
    :param epochs: how often to go through all examples, 0 or more.
    :param batch_size: how many examples to a step, 1 or more.
    :param seed: for the order of the examples: a whole number, 0 or more.
    :param activation: a name in ``ACTIVATIONS``.
    :returns: a generator of one :class:`Epoch` after another, fewer than asked for where training diverges:
        the last one then says ``diverged``, and its numbers are finite.
    """
    random_numbers = np.random.default_rng(seed)
    with np.errstate(over="ignore", invalid="ignore"):
        start = Epoch(0, network, cross_entropy(forward.unchecked(network, x, activation)[-1], labels))

    def each_epoch(epoch):
        while epoch.number < epochs and not epoch.diverged:
            epoch = _next_epoch(
                epoch, batches.unchecked(x, labels, batch_size, random_numbers), learning_rate, activation
            )
            yield epoch

    return each_epoch(start)


def _next_epoch(epoch, shuffled, learning_rate, activation):
    network, losses, sizes = epoch.network, [], []
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            for x, labels in shuffled:
                outputs = forward.unchecked(network, x, activation)  # 1. forward pass
                losses.append(cross_entropy.unchecked(outputs[-1], labels))  # 2. loss
                gradient = backward.unchecked(network, outputs, labels, activation)  # 3. backward pass
                network = update.unchecked(network, gradient, learning_rate)  # 4. update
                sizes.append(len(x))
            loss = numbers("loss", np.average(losses, weights=sizes))
        fitting_layers("network", network)
    except NotFiniteError:
        return Epoch(epoch.number + 1, epoch.network, epoch.loss, diverged=True)
    return Epoch(epoch.number + 1, network, loss)


# ------------------------------------------------------- what each takes: its guard looks at every call

count_parameters = checked(one_network, count_parameters)
dense = checked(examples_and_layer, dense)
dense_by_loops = checked(examples_and_layer, dense_by_loops)
forward = checked(network_and_examples, forward)
backward = checked(outputs_and_labels, backward)
backward_from = checked(outputs_and_slopes, backward_from)
update = checked(matching_gradient, update)
batches = checked(examples_to_shuffle, batches)
train = checked(training_run, train)
