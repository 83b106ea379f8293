"""Neurons side by side make a layer, layers one after another a network; the four phases stay the same.

A network is a tuple of :class:`Layer`. Examples are rows: x has shape (n, inputs), its labels are n whole
numbers from 0. Everything returns new values and stores nothing. What is no number raises TypeError; NaN,
infinity, empty arrays, labels that are not whole or out of range, and shapes that do not fit raise ValueError;
the complaint names the argument and both shapes. What starts with _ is the bare formula, unchecked, as the
training loop uses it.

The formulas are those of M. Nielsen, *Neural Networks and Deep Learning* (2015), chapter 2, and of
I. Goodfellow et al., *Deep Learning* (2016), sections 6.2 and 6.5.
"""

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from neuron_lab.validation import (
    NotFiniteError,
    array,
    count,
    fitting_examples,
    fitting_layers,
    labels_for,
    positive_count,
    positive_number,
)

_DIVERGED = "If it came out of training, the steps grew without end: try a smaller learning rate."


class Layer(NamedTuple):
    """Neurons that look at the same inputs: ``weights`` (neurons, inputs), a row each; ``biases`` (neurons,)."""

    weights: np.ndarray
    biases: np.ndarray


def start_network(sizes, seed, dtype=float):
    """A network to start from: biases 0, weights random with mean 0 and variance 2 / inputs (K. He et al. 2015).

    :param sizes: inputs, then the neurons of each layer: (64, 512, 128, 10) makes three layers.
    :param seed: a whole number, 0 or more; the same seed gives the same network.
    :param dtype: float, or np.float32: faster, with 7 digits instead of 16.
    """
    sizes = tuple(positive_count("sizes", size) for size in sizes)
    if len(sizes) < 2:
        raise ValueError(f"sizes must be two numbers or more, inputs and neurons; not {sizes}")
    if np.dtype(dtype).kind != "f":
        raise TypeError(f"dtype must be a kind of float, not {np.dtype(dtype)}")
    normal = np.random.default_rng(count("seed", seed)).standard_normal
    return tuple(
        Layer((normal((neurons, inputs)) * math.sqrt(2 / inputs)).astype(dtype), np.zeros(neurons, dtype))
        for inputs, neurons in pairwise(sizes)
    )


def count_parameters(network):
    """How many numbers training may change: every weight and every bias."""
    return sum(layer.weights.size + layer.biases.size for layer in _fitting(network))


# ----------------------------------------------------------------------------------------- forward pass


def dense(x, layer):
    """What every neuron of a layer says of every example: x · Wᵀ + b, each entry a w·x + b.

    :param x: shape (n, inputs), or one example (inputs,).
    :returns: shape (n, neurons), or (neurons,).
    """
    (layer,), x = _fitting_with((layer,), x)
    return _dense(x, layer)


def _dense(x, layer):
    return x @ layer.weights.T + layer.biases


def dense_by_loops(x, layer):
    """The same as :func:`dense`, one multiplication at a time: the same numbers but for rounding, and slow."""
    (layer,), x = _fitting_with((layer,), x)
    examples = np.atleast_2d(x)
    result = np.zeros((len(examples), len(layer.biases)))
    for i in range(len(examples)):
        for j in range(len(layer.biases)):
            for k in range(examples.shape[1]):
                result[i, j] += layer.weights[j, k] * examples[i, k]
            result[i, j] += layer.biases[j]
    return result if x.ndim == 2 else result[0]


ACTIVATIONS = {
    "none": (lambda s: s, np.ones_like),
    "relu": (lambda s: np.maximum(s, 0), lambda output: output > 0),
    "tanh": (np.tanh, lambda output: 1 - output * output),
}
"""Name → (the function of a score s, its derivative told from its output). At s = 0 we take relu's as 0."""


def forward(network, x, activation="relu"):
    """The forward pass: every layer takes what the one before it gives.

    :param x: shape (n, inputs), or one example (inputs,).
    :param activation: a name in ``ACTIVATIONS``, for every layer but the last.
    :returns: a list: x, then the output of each layer, (n, neurons); the last are scores, not activated.
    """
    _known(activation)
    return _forward(*_fitting_with(network, x), activation)


def _forward(network, x, activation):
    activate, _ = ACTIVATIONS[activation]
    *hidden, last = network
    outputs = [x]
    for layer in hidden:
        outputs.append(activate(_dense(outputs[-1], layer)))
    return [*outputs, _dense(outputs[-1], last)]


def predict(network, x, activation="relu"):
    """The label with the highest score: shape (n,), or an int for one example."""
    labels = forward(network, x, activation)[-1].argmax(axis=-1)
    return labels if labels.ndim else int(labels)


def accuracy(network, x, labels, activation="relu"):
    """The share of examples whose label is predicted, from 0 to 1."""
    scores, labels = _labelled(forward(network, x, activation)[-1], labels)
    return float(np.mean(scores.argmax(axis=1) == labels))


# ------------------------------------------------------------------------------------------------- loss


def softmax(scores):
    """Scores as shares that add up to 1 for each example: exp(sᵢ) / Σ exp(sⱼ).

    :param scores: shape (n, classes), or (classes,) for one example; of any size, nothing overflows.
    :returns: the same shape, each from 0 to 1.
    """
    return _softmax(array("scores", scores, (1, 2), _DIVERGED))


def _softmax(scores):
    powers = np.exp(_below_highest(scores))
    return powers / powers.sum(axis=-1, keepdims=True)


def _below_highest(scores):
    """Scores moved so that the highest of each example is 0: softmax stays the same, and exp cannot overflow."""
    with np.errstate(over="ignore"):
        return scores - scores.max(axis=-1, keepdims=True)


def cross_entropy(scores, labels):
    """The loss: −log of the share that softmax gives to the right label, averaged over the examples.

    :param scores: shape (n, classes), or (classes,) for one example.
    :param labels: n whole numbers from 0 to classes − 1, or one.
    :returns: one float, 0 or more; equal scores have log(classes).
    """
    loss = _cross_entropy(*_labelled(scores, labels))
    if not math.isfinite(loss):
        raise NotFiniteError(f"scores must be closer together: their differences fit no float. {_DIVERGED}")
    return loss


def _cross_entropy(scores, labels):
    scores = _below_highest(scores)
    right = scores[np.arange(len(labels)), labels]
    return float(np.mean(np.log(np.exp(scores).sum(axis=1)) - right))


# ---------------------------------------------------------------------------------------- backward pass


def dL_dscores(scores, labels):
    """How the loss changes with each score: (softmax − 1) / n at the right label, softmax / n elsewhere.

    :param scores, labels: as :func:`cross_entropy` takes them. :returns: the shape of scores.
    """
    return _dL_dscores(*_labelled(scores, labels)).reshape(np.shape(scores))


def _dL_dscores(scores, labels):
    gradient = _softmax(scores)
    gradient[np.arange(len(labels)), labels] -= 1
    return gradient / len(labels)


def backward(network, outputs, labels, activation="relu"):
    """The backward pass: the chain rule, from the last layer to the first.

    For each layer dL/dW = (dL/ds)ᵀ · (what went in) and dL/db = Σ dL/ds, summed over the examples. For the
    layer before it dL/ds is (dL/ds · W) times the derivative of the activation, entry by entry.

    :param outputs: what :func:`forward` returned for a batch, by the same network and activation.
    :param labels: n whole numbers, from 0.
    :returns: a tuple of :class:`Layer`: for each weight and each bias, its gradient.
    """
    _known(activation)
    network, outputs = _fitting(network), [array("outputs", each, (2,), _DIVERGED) for each in outputs]
    shapes, rows = [each.shape for each in outputs], len(outputs[0])
    if shapes[1:] != [(rows, len(layer.biases)) for layer in network]:
        weights = [layer.weights.shape for layer in network]
        raise ValueError(
            f"outputs must be x and what each layer made of it; shapes {shapes}, weights {weights}"
        )
    _, outputs[0] = _fitting_with(network, outputs[0])
    _, labels = _labelled(outputs[-1], labels)
    return _backward(network, outputs, labels, activation)


def _backward(network, outputs, labels, activation):
    _, derivative = ACTIVATIONS[activation]
    dL_ds, gradient = _dL_dscores(outputs[-1], labels), []
    for k in reversed(range(len(network))):
        gradient.append(Layer(dL_ds.T @ outputs[k], dL_ds.sum(axis=0)))
        if k > 0:
            dL_ds = (dL_ds @ network[k].weights) * derivative(outputs[k])
    return tuple(reversed(gradient))


# --------------------------------------------------------------------------------- update, and the loop


def update(network, gradient, learning_rate):
    """One step downhill: each weight and each bias minus the learning rate times its gradient.

    :param gradient: as :func:`backward` returns it, with the shapes of the network.
    :param learning_rate: α, above 0.
    :returns: the new network.
    """
    learning_rate, network = positive_number("learning_rate", learning_rate), _fitting(network)
    gradient = _fitting(gradient, name="gradient")
    shapes, others = ([layer.weights.shape for layer in each] for each in (network, gradient))
    if shapes != others:
        raise ValueError(f"gradient must have the shapes of network: {shapes}, not {others}")
    return _update(network, gradient, learning_rate)


def _update(network, gradient, learning_rate):
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
    x, size = array("x", x, (2,)), positive_count("size", size)
    labels = labels_for("x", x, labels, math.inf)
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
    then stays near log(classes) or above it, where whoever knows nothing stands.

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
    _known(activation)
    learning_rate, epochs = positive_number("learning_rate", learning_rate), count("epochs", epochs)
    batch_size = positive_count("batch_size", batch_size)
    random_numbers = np.random.default_rng(count("seed", seed))
    network, x = _fitting_with(network, array("x", x, (2,)))
    labels = labels_for("x", x, labels, len(network[-1].biases))
    x = x.astype(network[0].weights.dtype)
    with np.errstate(over="ignore", invalid="ignore"):
        start = Epoch(0, network, cross_entropy(_forward(network, x, activation)[-1], labels))

    def each_epoch(epoch):
        while epoch.number < epochs and not epoch.diverged:
            epoch = _next_epoch(
                epoch, batches(x, labels, batch_size, random_numbers), learning_rate, activation
            )
            yield epoch

    return each_epoch(start)


def _next_epoch(epoch, shuffled, learning_rate, activation):
    network, losses, sizes = epoch.network, [], []
    with np.errstate(over="ignore", invalid="ignore"):
        for x, labels in shuffled:
            outputs = _forward(network, x, activation)  # 1. forward pass
            losses.append(_cross_entropy(outputs[-1], labels))  # 2. loss
            gradient = _backward(network, outputs, labels, activation)  # 3. backward pass
            network = _update(network, gradient, learning_rate)  # 4. update
            sizes.append(len(x))
        loss = float(np.average(losses, weights=sizes))
    if not all(np.isfinite(part).all() for part in (loss, *sum(network, ()))):
        return Epoch(epoch.number + 1, epoch.network, epoch.loss, diverged=True)
    return Epoch(epoch.number + 1, network, loss)


# ---------------------------------------------------------------------------------------- what fits what


def _fitting(network, name="network"):
    return tuple(Layer(*pair) for pair in fitting_layers(name, network, _DIVERGED))


def _fitting_with(network, x):
    network = _fitting(network)
    return network, fitting_examples(x, network[0].weights)


def _labelled(scores, labels):
    scores = np.atleast_2d(array("scores", scores, (1, 2), _DIVERGED))
    return scores, labels_for("scores", scores, labels, scores.shape[1])


def _known(activation):
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(map(repr, ACTIVATIONS))}, not {activation!r}")
