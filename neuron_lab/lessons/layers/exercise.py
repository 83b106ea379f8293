"""Lesson 8, make it yours: the learner writes the forward pass of a layer, and the slopes of its weights.

Each diagnosis uses only words that the lessons so far have introduced.
"""

import numpy as np

from neuron_lab.network import Layer, dense
from neuron_lab.ui.exercise import Check, Mistake


def layer(x, weights, biases):
    """What each neuron of a layer says of one example."""
    return dense(x, Layer(weights, biases))


CHECK = Check(
    "layer",
    ("x", "weights", "biases"),
    layer,
    cases=tuple(
        tuple(map(np.array, case))
        for case in (
            ([2.0, 1.0], [[0.5, 0.4], [-0.3, 0.7]], [0.1, -0.4]),
            ([-1.0, 3.0], [[1.0, -0.6], [0.2, 0.9]], [0.3, 0.5]),
            ([0.5, 0.0], [[-0.8, 0.1], [0.6, -0.2]], [0.0, -1.0]),
            ([-2.0, -1.5], [[0.7, 0.4], [0.3, -0.5]], [-0.2, 0.6]),
        )
    ),
    mistakes=(
        Mistake(
            lambda x, weights, biases: layer(x, weights, biases)[0],
            "Only the first neuron is given back. Does return stand inside the loop?",
        ),
        Mistake(
            lambda x, weights, biases: weights * x + biases,
            "* multiplies number by number and adds nothing up. Each row times x is weights @ x.",
        ),
        Mistake(lambda x, weights, biases: weights @ x, "Are the biases missing? Add them at the end."),
        Mistake(
            lambda x, weights, biases: weights.T @ x + biases,
            "Here the columns are multiplied by the inputs. A neuron is a row: write the matrix first, weights @ x.",
        ),
        Mistake(
            lambda x, weights, biases: weights.T @ x,
            "Here the columns are multiplied by the inputs, and the biases are missing. A neuron is a row: "
            "weights @ x, plus the biases.",
        ),
        Mistake(lambda x, weights, biases: weights @ x - biases, "The biases are subtracted here. Add them."),
        Mistake(
            lambda x, weights, biases: weights @ x * biases,
            "The biases are multiplied here. They are added, after the weights have multiplied the inputs.",
        ),
        Mistake(
            lambda x, weights, biases: np.maximum(layer(x, weights, biases), 0),
            "What is below 0 became 0: that is relu. Here the neurons say what they say before an activation.",
        ),
        Mistake(
            lambda x, weights, biases: np.tanh(layer(x, weights, biases)),
            "These went through tanh. Here the neurons say what they say before an activation.",
        ),
        Mistake(
            lambda x, weights, biases: weights @ x + biases[0],
            "Both neurons have the first bias here. Each has its own.",
        ),
        Mistake(
            lambda x, weights, biases: weights @ x + biases.sum(),
            "Each neuron has the sum of all biases here. Each has its own.",
        ),
        Mistake(
            lambda x, weights, biases: weights @ (x + biases),
            "Here the biases are added to the inputs. Multiply first, then add them.",
        ),
        Mistake(
            lambda x, weights, biases: weights[:, 0] * x[0] + biases,
            "Only the first input counts here. Each weight of a row has its own input.",
        ),
        Mistake(
            lambda x, weights, biases: weights.sum(axis=1) * x + biases,
            "Here each row is added up first. Multiply each weight by its own input, then add.",
        ),
        Mistake(
            lambda x, weights, biases: np.diag(weights) * x + biases,
            "Here each neuron looks at one input only. Each has a weight for every input.",
        ),
        Mistake(
            lambda x, weights, biases: layer(x, weights, biases)[::-1],
            "The two are exchanged. Return the first neuron first.",
        ),
    ),
)

BACKWARD = Check(
    "backward",
    ("x", "dL_dy_hat"),
    lambda x, dL_dy_hat: np.outer(dL_dy_hat, x),
    cases=tuple(
        tuple(map(np.array, case))
        for case in (
            ([2.0, 1.0], [1.0, -0.6]),
            ([-1.0, 3.0], [0.5, 2.0]),
            ([0.0, -1.5], [-0.4, 0.3]),
        )
    ),
    mistakes=(
        Mistake(
            lambda x, dL_dy_hat: dL_dy_hat * x,
            "Every slope times every input makes a table: np.outer, with the slopes first.",
        ),
        Mistake(
            lambda x, dL_dy_hat: dL_dy_hat @ x,
            "Every slope times every input makes a table, and nothing is added up: np.outer, with the slopes first.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(x, dL_dy_hat),
            "The table is turned on its side. A row belongs to a neuron: the slopes come first.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(-dL_dy_hat, x),
            "All signs are turned round. The minus comes with the update; the slopes are not yet a step.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.add.outer(dL_dy_hat, x),
            "The inputs are added to the slopes here. Multiply them.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(2 * dL_dy_hat, x),
            "All are twice what they should be. The 2 of the square is in dL_dy_hat already.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(dL_dy_hat, np.ones_like(x)),
            "These are the slopes at the outputs. On the way to a weight there is one more link: its input.",
        ),
        Mistake(
            lambda x, dL_dy_hat: np.outer(np.ones_like(dL_dy_hat), x),
            "These are the inputs alone. Multiply them by each neuron's slope.",
        ),
    ),
)
