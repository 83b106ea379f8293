"""What a network is made of, how it starts, and what fits what: the guards of :mod:`neuron_lab.network`.

A guard takes the arguments of a formula and returns them as the formula may use them, see
:mod:`neuron_lab.guards`. A complaint about shapes names both.
"""

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from neuron_lab.scores import scores_and_labels
from neuron_lab.validation import (
    DIVERGED,
    array,
    count,
    labels_for,
    positive_count,
    positive_number,
)


class Layer(NamedTuple):
    """Neurons that look at the same inputs: ``weights`` (neurons, inputs), a row each; ``biases`` (neurons,)."""

    weights: np.ndarray
    biases: np.ndarray


ACTIVATIONS = {
    "none": (lambda s: s, np.ones_like),
    "relu": (lambda s: np.maximum(s, 0), lambda output: output > 0),
    "tanh": (np.tanh, lambda output: 1 - output * output),
}
"""Name → (the function of a score s, its derivative told from its output). At s = 0 we take relu's as 0."""


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


# ---------------------------------------------------------------------------------------- what fits what


def fitting_layers(name, layers):
    """Return pairs (weights, biases) as a tuple of layers, each fitting the one before it, else complain."""
    __tracebackhide__ = True
    try:
        pairs = [(weights, biases) for weights, biases in layers]
    except (TypeError, ValueError):
        pairs = []
    if not pairs:
        raise TypeError(f"{name} must be one or more layers, each a pair of weights and biases")
    fitting = []
    for k, pair in enumerate(pairs, start=1):
        layer = _layer(f"{name}, layer {k}", *pair)
        if fitting:
            _must_follow(f"{name}, layer {k}", layer, k - 1, fitting[-1])
        fitting.append(layer)
    return tuple(fitting)


def _layer(name, weights, biases):
    __tracebackhide__ = True
    weights = array(f"{name}: weights", weights, (2,), DIVERGED)
    biases = array(f"{name}: biases", biases, (1,), DIVERGED)
    if len(weights) != len(biases):
        raise ValueError(
            f"{name}: biases must be {len(weights)}, one for each row of the weights; "
            f"weights has shape {weights.shape}, biases has shape {biases.shape}"
        )
    return Layer(weights, biases)


def _must_follow(name, layer, number, before):
    __tracebackhide__ = True
    if layer.weights.shape[1] != len(before.biases):
        raise ValueError(
            f"{name}: weights must have {len(before.biases)} columns, one for each neuron of "
            f"layer {number}; weights has shape {layer.weights.shape}, "
            f"those of layer {number} have shape {before.weights.shape}"
        )


def _fitting_examples(x, weights):
    """Return x as an array of examples, or of one, with a number for each column of the weights, else complain."""
    __tracebackhide__ = True
    x = array("x", x, (1, 2))
    if x.shape[-1] != weights.shape[1]:
        raise ValueError(
            f"x must have {weights.shape[1]} numbers an example, one for each column of the weights; "
            f"x has shape {x.shape}, weights has shape {weights.shape}"
        )
    return x


def _must_be_known(activation):
    __tracebackhide__ = True
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(map(repr, ACTIVATIONS))}, not {activation!r}")


# ----------------------------------------------------------------------------------------------- guards


def one_network(network):
    """Layers that fit one another."""
    __tracebackhide__ = True
    return (fitting_layers("network", network),)


def examples_and_layer(x, layer):
    """Examples, or one, and a layer that looks at so many inputs."""
    __tracebackhide__ = True
    (layer,) = fitting_layers("network", (layer,))
    return _fitting_examples(x, layer.weights), layer


def network_and_examples(network, x, activation):
    """A network, examples that its first layer can look at, and the name of an activation."""
    __tracebackhide__ = True
    _must_be_known(activation)
    network = fitting_layers("network", network)
    return network, _fitting_examples(x, network[0].weights), activation


def outputs_and_labels(network, outputs, labels, activation):
    """A network, what each of its layers made of a batch, and the batch's labels."""
    __tracebackhide__ = True
    network, outputs = _fitting_outputs(network, outputs, activation)
    _, labels = scores_and_labels(outputs[-1], labels)
    return network, outputs, labels, activation


def outputs_and_slopes(network, outputs, dL_ds, activation):
    """A network, what each of its layers made of a batch, and a slope of the loss for each of the last numbers."""
    __tracebackhide__ = True
    network, outputs = _fitting_outputs(network, outputs, activation)
    dL_ds = array("dL_ds", dL_ds, (2,), DIVERGED)
    if dL_ds.shape != outputs[-1].shape:
        raise ValueError(
            f"dL_ds must have a slope for each number of the last layer; dL_ds has shape {dL_ds.shape}, "
            f"the last of outputs has shape {outputs[-1].shape}"
        )
    return network, outputs, dL_ds, activation


def _fitting_outputs(network, outputs, activation):
    """Return a network, and x with what each of its layers made of it, else complain."""
    __tracebackhide__ = True
    _must_be_known(activation)
    network = fitting_layers("network", network)
    outputs = [array("outputs", each, (2,), DIVERGED) for each in outputs]
    shapes, rows = [each.shape for each in outputs], len(outputs[0])
    if shapes[1:] != [(rows, len(layer.biases)) for layer in network]:
        weights = [layer.weights.shape for layer in network]
        raise ValueError(
            f"outputs must be x and what each layer made of it; shapes {shapes}, weights {weights}"
        )
    outputs[0] = _fitting_examples(outputs[0], network[0].weights)
    return network, outputs


def matching_gradient(network, gradient, learning_rate):
    """A network, a gradient of the same shapes, and a learning rate above 0."""
    __tracebackhide__ = True
    learning_rate = positive_number("learning_rate", learning_rate)
    network, gradient = fitting_layers("network", network), fitting_layers("gradient", gradient)
    shapes, others = ([layer.weights.shape for layer in each] for each in (network, gradient))
    if shapes != others:
        raise ValueError(f"gradient must have the shapes of network: {shapes}, not {others}")
    return network, gradient, learning_rate


def examples_to_shuffle(x, labels, size, random_numbers):
    """Several examples, a label for each, and the size of a batch."""
    __tracebackhide__ = True
    x, size = array("x", x, (2,)), positive_count("size", size)
    return x, labels_for("x", x, labels, math.inf), size, random_numbers


def training_run(network, x, labels, learning_rate, epochs, batch_size, seed, activation):
    """All that training needs; x in the network's kind of float, labels that its last layer knows."""
    __tracebackhide__ = True
    _must_be_known(activation)
    learning_rate, epochs = positive_number("learning_rate", learning_rate), count("epochs", epochs)
    batch_size, seed = positive_count("batch_size", batch_size), count("seed", seed)
    network, x, _ = network_and_examples(network, array("x", x, (2,)), activation)
    labels = labels_for("x", x, labels, len(network[-1].biases))
    x = x.astype(network[0].weights.dtype)
    return network, x, labels, learning_rate, epochs, batch_size, seed, activation
