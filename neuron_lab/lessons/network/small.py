"""Lesson 10, the smallest network with a hidden layer: one input, two hidden neurons with tanh, one last neuron.

Its first hidden neuron is the neuron of the first lessons. Seven parameters, trained on the worked example.
"""

from typing import NamedTuple

import numpy as np

from neuron_lab.datasets import WORKED
from neuron_lab.network import Layer, backward_from, forward, update
from neuron_lab.neuron import dL_dy_hat, squared_error

START = (
    Layer(np.array([[WORKED.w], [-0.3]]), np.array([WORKED.b, 0.05])),
    Layer(np.array([[1.0, -0.6]]), np.array([0.1])),
)
X = np.array([[WORKED.x]])
PARAMETERS = ("w₁", "w₂", "b₁", "b₂", "v₁", "v₂", "c")
"""In the order of :func:`parameters`."""


class Round(NamedTuple):
    """One round of training: the network before it, what it makes of the example, its slopes, and the network after."""

    before: tuple
    s: np.ndarray  # the hidden sums, shape (2,)
    h: np.ndarray  # what tanh makes of them
    y_hat: float
    loss: float
    dL_dy_hat: float
    gradient: tuple
    after: tuple


def parameters(network):
    """All seven numbers of a network, or of its gradient, by their names."""
    values = (float(each) for layer in network for part in layer for each in part.ravel())
    return dict(zip(PARAMETERS, values, strict=True))


def one_round(network, learning_rate):
    """Forward pass, loss, backward pass, update."""
    outputs = forward(network, X, "tanh")  # 1. forward pass
    y_hat = float(outputs[-1][0, 0])
    loss = squared_error(y_hat, WORKED.y)  # 2. loss
    slope = dL_dy_hat(y_hat, WORKED.y)
    gradient = backward_from(network, outputs, [[slope]], "tanh")  # 3. backward pass
    after = update(network, gradient, learning_rate)  # 4. update
    weights, biases = network[0]
    return Round(
        network, weights[:, 0] * WORKED.x + biases, outputs[1][0], y_hat, loss, slope, gradient, after
    )


def rounds(learning_rate, count):
    """So many rounds from ``START``, each from where the one before ended."""
    network, made = START, []
    for _ in range(count):
        made.append(one_round(network, learning_rate))
        network = made[-1].after
    return made
